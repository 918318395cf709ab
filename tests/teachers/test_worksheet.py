"""The worksheet's numbers are those of the lessons, and each task has its answer."""

import doctest
import re

import pytest

from tools.teachers import worksheet
from weatherbits.story import CODES

ANSWERS = worksheet.answers(worksheet.asked_on_pages())


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    made = worksheet.make(tmp_path_factory.mktemp("worksheet"))
    return {path.stem: path.read_text(encoding="utf-8") for path in made}


def test_it_is_made_for_both_sizes_of_paper(sheets):
    assert set(sheets) == {"worksheet-a4", "worksheet-letter"}
    assert "size: A4" in sheets["worksheet-a4"]
    assert "size: Letter" in sheets["worksheet-letter"]


def test_each_task_of_four_pages_has_an_answer_of_the_same_number(sheets):
    for text in sheets.values():
        *four, answers = re.findall(r'<section class="sheet.*?</section>', text, re.DOTALL)
        assert len(four) == worksheet.PAGES == 4
        for number, page in enumerate(four, start=1):
            tasks = re.findall(r'<span class="task">(\d+)</span>', page)
            assert tasks == [str(one.number) for one in ANSWERS[number]]
        assert len(re.findall('class="task"', answers)) == sum(map(len, ANSWERS.values()))


def test_no_page_for_learners_gives_an_answer_of_an_exercise_away(sheets):
    for text in sheets.values():
        *four, _ = re.findall(r'<section class="sheet.*?</section>', text, re.DOTALL)
        for number, page in enumerate(four, start=1):
            for one in worksheet.asked_on_pages()[number]:
                if one.how == "check":
                    assert one.one.result not in re.sub(r"<table.*?</table>", "", page, flags=re.DOTALL)


def test_the_numbers_are_those_of_the_story():
    numbers = worksheet.numbers()
    assert numbers["entropy"] == "0.811"  # the article's 0.81 bits a day
    assert numbers["average"] == "2.42"  # and its average message length
    assert numbers["questions"] == "3"
    assert CODES["article"].decode(numbers["message"]) == list(worksheet.READ)
    assert sum(float(row.wanted[-1]) for row in worksheet.news_table()) == pytest.approx(0.811, abs=1e-3)
    assert sum(float(row.wanted[-1]) for row in worksheet.code_table()) == pytest.approx(2.42)
    assert float(numbers["cross"]) - float(numbers["entropy_of_truth"]) == pytest.approx(
        float(numbers["divergence"]), abs=1.1e-3
    )


def test_nothing_of_it_needs_a_computer(sheets):
    assert doctest.testmod(worksheet).attempted
    assert set(worksheet.words.Worksheet.tasks) | set(worksheet.words.Worksheet.ways) <= {
        name for names in worksheet.EXERCISES.values() for name in names
    }
    for text in sheets.values():
        body = text.partition("</style>")[2]
        assert not re.search(r"np\.|\*\*|quotation marks|\(\[", body)


def test_a_task_that_no_notebook_has_is_not_found():
    with pytest.raises(StopIteration):
        worksheet.find("check", "snow")
