"""What teachers read is as plain as the lessons."""

import ast
import re
from pathlib import Path

import pytest

from tests.notebooks.test_plain_words import HARD, MOST_WORDS, sentences
from tools.teachers import words_en

TEXTS = [
    node.value
    for node in ast.walk(ast.parse(Path(words_en.__file__).read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
]


@pytest.mark.parametrize("text", [text for text in TEXTS if " " in text.strip()])
def test_no_sentence_is_long_and_none_has_to_be_read_twice(text):
    assert not [phrase for phrase in HARD if re.search(rf"\b{phrase}\b", text.lower())]
    assert not [part for part in sentences(text) if len(part.split()) > MOST_WORDS]
