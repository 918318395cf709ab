"""What a learner reads is short and plain, says how long it takes, and explains its terms where they first appear."""

import ast
import re

import nbformat
import pytest

from tests.notebooks.quantities import SECTION_TIME
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons import contents
from weatherbits.lessons.contents import LESSONS

FILES = [lesson.file for lesson in LESSONS]
MOST_WORDS = 30  # in a sentence
WIDEST_LINE = 88  # characters of code that a page of 1280 px shows beside JupyterLab's list of files

# Turns of phrase that somebody who reads English slowly has to read twice. Each was in these lessons once.
HARD = [
    "is dear", "what lacks", "by way of", "draw level", "draws level", "leans to", "is for you to set", "does not mind",
    "do not mind", "whoever", "whatever", "melts away", "peel off", "put right", "old friends", "nothing but",
    "in the long run", "out of its depth", "is to say", "thereof", "hence", "henceforth", "albeit", "lest", "be it",
    "save for", "at last", "as it were", "so to speak", "not to mention", "let alone", "afresh", "none the less",
]  # fmt: skip


def cells(file: str, kind: str) -> list:
    return [c for c in nbformat.read(NOTEBOOKS / f"{file}.ipynb", as_version=4).cells if c.cell_type == kind]


def prose(markdown: str) -> str:
    """Return what is read as sentences: without formulas, code, tables, links' addresses, and headings."""
    text = re.sub(r"<!-- (\w+) -->.*?<!-- end of \1 -->", " ", markdown, flags=re.DOTALL)
    text = re.sub(r"```.*?```|\$\$.*?\$\$", " ", text, flags=re.DOTALL)
    text = re.sub(r"\*\*To read on\.\*\*.*", " ", text, flags=re.DOTALL)  # titles of books
    text = re.sub(r"`[^`\n]*`|\$[^$\n]*\$", "x", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"^(#|\|).*$", " ", text, flags=re.MULTILINE)
    text = re.sub(r"<[^>]*>|[*\[\]]", " ", text)
    return text


def sentences(markdown: str) -> list[str]:
    """Return the sentences; a line of a list, and what stands before a colon at its end, is one of its own."""
    parts = re.split(r"(?<=[.?!])[”\")]?\s+|\n\s*(?:[-–]|\d+\.)\s+|\n\s*\n|:\s*\n", prose(markdown))
    return [" ".join(part.split()).removeprefix("- ") for part in parts if part.strip()]


@pytest.mark.parametrize("file", [*FILES, "glossary"])
def test_no_sentence_is_long_and_none_has_to_be_read_twice(file):
    problems = []
    for cell in cells(file, "markdown"):
        for sentence in sentences(cell.source):
            if len(sentence.split()) > MOST_WORDS:
                problems.append(f"{cell.id}: {len(sentence.split())} words: {sentence}")
            if "…" in sentence or "..." in sentence:
                problems.append(f"{cell.id}: a sentence that trails off: {sentence}")
        low = f" {prose(cell.source).lower()} "
        problems += [f"{cell.id}: {phrase!r}" for phrase in HARD if re.search(rf"\b{phrase}\b", low)]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("room", [lesson.room for lesson in LESSONS])
def test_the_words_of_a_lesson_are_as_plain_as_its_notebook(room):
    path = NOTEBOOKS.parent / "src/weatherbits/lessons" / room / "words_en.py"
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    problems = [
        f"{phrase!r}: {text}"
        for text in texts
        for phrase in HARD
        if re.search(rf"\b{phrase}\b", text.lower())
    ]
    problems += [f"it trails off: {text}" for text in texts if "…" in text or text.startswith("... ")]
    problems += [
        f"{len(part.split())} words: {part}"
        for text in texts
        for part in sentences(text)
        if len(part.split()) > MOST_WORDS
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("file", FILES[1:])
def test_each_section_says_how_long_it_takes_and_all_together_what_the_title_says(file):
    lesson = LESSONS[FILES.index(file)]
    texts = [cell.source for cell in cells(file, "markdown")]
    assert f"About {lesson.fewest_minutes} to {lesson.minutes} minutes" in texts[0]
    minutes = 0
    for text in texts[1:]:
        if re.search(r"^## ", text, re.MULTILINE) and "What you can say now" not in text:
            found = SECTION_TIME.search(text)
            assert found, f"how long does this take? {text.splitlines()[0]}"
            minutes += int(found[1])
    assert lesson.fewest_minutes <= minutes <= lesson.minutes


@pytest.mark.parametrize("file", FILES)
def test_the_first_code_is_imports_alone_and_no_line_of_code_is_cut_off(file):
    code = cells(file, "code")
    first = ast.parse(code[0].source).body
    assert all(isinstance(n, ast.Import | ast.ImportFrom) or "Ready" in ast.unparse(n) for n in first)
    wide = [line for cell in code for line in cell.source.splitlines() if len(line) > WIDEST_LINE]
    assert not wide, "\n".join(wide)


def test_every_term_of_the_glossary_is_linked_from_where_it_is_first_used_and_every_link_leads_to_one():
    headings = re.findall(
        r"^### (.*)$", "\n".join(c.source for c in cells("glossary", "markdown")), re.MULTILINE
    )
    linked = set()
    for file in FILES:
        seen = []
        for cell in cells(file, "markdown"):
            seen += re.findall(r"\(glossary\.ipynb#([^)\s]*)\)", cell.source)
        linked |= set(seen)
    assert linked <= {heading.replace(" ", "-") for heading in headings}
    assert {heading.replace(" ", "-") for heading in headings} <= linked


def test_the_table_of_contents_gives_a_range_of_minutes():
    assert f"| {LESSONS[1].fewest_minutes}–{LESSONS[1].minutes} |" in contents.table()


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("One idea. *Another* one!", ["One idea.", "Another one!"]),
        ("Look:\n\n- this is $x + y$\n- that", ["Look:", "this is x", "that"]),
        ("| a | table |\n# and a title\nA line.", ["A line."]),
    ],
)
def test_sentences_are_told_apart(markdown, found):
    assert [s.rstrip(":") for s in sentences(markdown)] == [s.rstrip(":") for s in found]
