"""What is for teachers is made from the lessons: a number changed in one exercise changes it everywhere."""

import re

import pytest

from tools.teachers import bank, key, plans, slides, worksheet
from weatherbits.lessons.coin_weather import asked

NO_NOTES = "document.write(`<script></script>`)"  # instead of the script of reveal.js


def made(folder) -> dict[str, str]:
    """Return what is made, by what it is; bank and slides without what is drawn, which takes a while."""
    return {
        "key": key.make(folder)[0].read_text(encoding="utf-8"),
        "plan": plans.make(folder)[0].read_text(encoding="utf-8"),
        "worksheet": worksheet.make(folder)[0].read_text(encoding="utf-8"),
        "Moodle": bank.as_moodle_xml(list(bank.exercises(plans.section("coin_weather/message").lesson))),
        "GIFT": bank.as_gift(list(bank.exercises(plans.section("coin_weather/message").lesson))),
        "slides": slides.as_page(plans.section("coin_weather/message").lesson, [], NO_NOTES),
    }


def test_a_number_that_changes_in_an_exercise_changes_key_plan_worksheet_bank_and_slides(
    monkeypatch, tmp_path
):
    before = made(tmp_path)
    monkeypatch.setattr(
        asked, "RAIN_ELSEWHERE", 1 / 32
    )  # of rain-bits: 3 bits become 5, the factor 8 becomes 32
    after = made(tmp_path)
    for name in before:
        assert before[name] != after[name], name
    assert re.search(r"rain-bits = 3 bits", before["plan"])
    assert re.search(r"rain-bits = 5 bits", after["plan"])
    assert "rain-bits: <b>32 bits</b>" in after["plan"]
    assert '<span class="value">5 bits</span>' in after["key"]
    assert "<b>5 bits</b>" in after["worksheet"]
    assert "<b>Solution:</b> 5 bits." in after["slides"]
    assert "rain-bits: 32 bits" in after["slides"], "what goes wrong is in the notes"
    assert "=5:0.005#Right" in after["GIFT"]
    assert "=%0%32:0.005#Not yet" in after["GIFT"]


@pytest.mark.parametrize("product", [bank, key, plans, slides, worksheet])
def test_every_product_is_made_by_one_call_that_says_which_files_it_wrote(product):
    assert callable(product.make)
