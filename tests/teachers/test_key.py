"""The answer key has every prediction, exercise and question, its answer, its way, and all known mistakes."""

import doctest
import html
import re

import pytest

from tools.teachers import key, notebooks, pages
from tools.teachers import words_en as words
from weatherbits.teaching.predictions import predictions

ASKED = [one for section in notebooks.all_sections() for one in section.asked]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    (path,) = key.make(tmp_path_factory.mktemp("key"))
    return path.read_text(encoding="utf-8")


def article(page: str, one) -> str:
    found = re.search(rf'<article class="asked" id="{one.how}-{one.name}">.*?</article>', page, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", found[0])).split())


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_the_examples_hold():
    assert doctest.testmod(pages).failed == 0


def test_every_prediction_has_a_way_and_no_other():
    assert set(words.WAYS) == set(predictions.names())


@pytest.mark.parametrize("one", ASKED, ids=lambda one: f"{one.how}-{one.name}")
def test_all_that_is_asked_has_its_answer_its_way_and_its_mistakes(page, one):
    text = article(page, one)
    assert words_of(key.answer(one)) in text
    assert key.way(one)
    assert words_of(key.way(one)) in text
    for value, says in key.mistakes(one):
        assert words_of(value) in text
        assert words_of(says) in text
    if one.how == "check":
        assert len(key.mistakes(one)) == len(one.one.mistakes)


@pytest.mark.parametrize("one", [one for one in ASKED if one.how != "ask"], ids=lambda one: one.name)
def test_what_is_asked_is_a_question_of_the_notebook_without_hint_and_without_marks_of_markdown(one):
    assert one.markdown
    assert "<details>" not in one.markdown
    shown = pages.from_markdown(one.plain)
    assert not re.search(r"\$|\\|\*\*", shown), shown


def test_a_page_needs_no_other_file_and_no_other_host(page):
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert not re.search(r"url\((?!data:)", page)


@pytest.mark.parametrize("end", ["", ".pdf"])
def test_nothing_of_it_is_in_the_folder_of_the_notebooks(end):
    assert not list(notebooks.NOTEBOOKS.glob(f"**/answer-key*{end}"))
