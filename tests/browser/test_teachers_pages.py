"""The worksheet fits its paper: four pages and the answers, at A4 and at Letter; and nothing runs over an edge."""

import re

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.driver import CHROMIUM_FLAGS, find_chromium
from tools.teachers import plans, worksheet
from tools.teachers.pages import print_to_pdf

SIZES = {"worksheet-a4": (595, 842), "worksheet-letter": (612, 792)}  # points


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    return worksheet.make(tmp_path_factory.mktemp("worksheet"))


def pages_of(pdf) -> list[tuple[int, int]]:
    """Return the sizes of a PDF's pages, in points."""
    data = pdf.read_bytes()
    assert data.startswith(b"%PDF")
    return [
        (round(float(box[1])), round(float(box[2])))
        for page in re.findall(rb"/Type /Page\b.*?endobj", data, re.DOTALL)
        if (box := re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page))
    ]


def test_the_worksheet_is_four_pages_and_one_with_the_answers(sheets):
    for pdf in print_to_pdf(sheets):
        assert pages_of(pdf) == [SIZES[pdf.stem]] * (worksheet.PAGES + 1)


def test_no_page_of_the_worksheet_holds_more_than_it_shows(sheets):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        for path in sheets:
            width = {"worksheet-a4": 210 - 34, "worksheet-letter": 216 - 34}[
                path.stem
            ]  # less the margins, in mm
            page = browser.new_page(viewport={"width": round(width * 96 / 25.4), "height": 900})
            page.emulate_media(media="print")
            page.goto(path.as_uri())
            page.evaluate("document.fonts.ready")
            for heights in page.evaluate(
                "[...document.querySelectorAll('.sheet')]"
                ".map(s => [s.scrollHeight, s.clientHeight, s.scrollWidth, s.clientWidth])"
            ):
                assert heights[0] <= heights[1], f"{path.stem}: {heights[0] - heights[1]} pixels too high"
                assert heights[2] <= heights[3], f"{path.stem}: too wide"
        browser.close()


def test_a_plan_for_a_lesson_fits_on_four_pages(tmp_path):
    (pdf,) = print_to_pdf(plans.make(tmp_path)[:1])
    assert len(pages_of(pdf)) <= 4
