"""The page for teachers promises what `make teachers` makes, and its sizes on paper are worked out right."""

import importlib
import re
from pathlib import Path

import pytest

from tests.notebooks.test_plain_words import HARD, MOST_WORDS, sentences
from tools.teachers.__main__ import FOR_PAPER, PRODUCTS
from tools.teachers.drawn import VARIANTS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
PROSE = re.sub(r"```.*?```|<!--.*?-->", "", PAGE, flags=re.DOTALL)
# A number, times or divided by another one, and what comes out: "300 × 0.5 GB = 150 GB", "150 GB / 64 GB = 3".
SUMS = re.findall(r"([\d.,]+)(?: [A-Za-z]+)* (×|/) ([\d.,]+)(?: [A-Za-z]+)* = ([\d.,]*\d)", PAGE)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return what is made, by product: all but the slides, which take their time and have tests of their own."""
    folder = tmp_path_factory.mktemp("for-teachers")
    return {
        product: {
            path.relative_to(folder).as_posix()
            for path in importlib.import_module(f"tools.teachers.{product}").make(folder)
        }
        for product in PRODUCTS
        if product != "slides"
    }


def test_it_lists_a_folder_for_each_product_and_no_other(made):
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.M)) == set(PRODUCTS)
    for product, files in made.items():
        assert {file.partition("/")[0] for file in files} == {product}


def test_every_file_that_it_names_is_made(made):
    named = re.findall(rf"`((?:{'|'.join(PRODUCTS)})/[\w./-]+)`", PAGE)
    assert len(named) > 3
    printed = {
        file.replace(".html", ".pdf") for product in FOR_PAPER for file in made[product] if ".html" in file
    }
    assert set(named) <= set().union(*made.values()) | printed


def test_it_says_how_many_variants_there_are():
    assert f"{VARIANTS} variants" in PAGE


def test_the_readme_leads_to_it():
    assert "](docs/teaching.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_sizes_on_paper_are_worked_out_right():
    assert len(SUMS) > 5
    for first, sign, second, result in SUMS:
        left, right, told = (float(number.replace(",", "")) for number in (first, second, result))
        value = left * right if sign == "×" else left / right
        assert told == pytest.approx(value, rel=0.05), f"{first} {sign} {second} = {result}"


def test_it_is_as_plain_as_the_lessons():
    assert not [phrase for phrase in HARD if re.search(rf"\b{phrase}\b", PROSE.lower())]
    assert not [part for part in sentences(PROSE) if len(part.split()) > MOST_WORDS]
