"""Plans are put together from the notebooks: their minutes add up, and all that they name is there."""

import doctest
import itertools

import pytest

from tools.teachers import notebooks, plans
from tools.teachers import words_en as words
from weatherbits.lessons.contents import LESSONS
from weatherbits.teaching.quizzes import quizzes

PLANS = plans.plans()
MEETINGS = [
    pytest.param(plan, meeting, id=f"{plan.name}-{meeting.title}")
    for plan in PLANS
    for meeting in plan.meetings
]
IN_CLASS = [case for case in MEETINGS if case.values[1].length]


@pytest.mark.parametrize("module", [notebooks, plans])
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_the_plans_are_for_one_lesson_two_four_double_ones_and_a_week():
    lengths = {plan.name: [meeting.length for meeting in plan.meetings] for plan in PLANS}
    assert lengths == {"45": [45], "90": [90], "4x90": [90] * 4, "week": [0] * 7}


@pytest.mark.parametrize(("plan", "meeting"), IN_CLASS)
def test_the_minutes_of_a_lesson_add_up_and_leave_some_to_talk(plan, meeting):
    assert sum(minutes for minutes, _, _ in meeting.rows) == meeting.length == meeting.minutes
    assert 2 <= meeting.spare <= meeting.length / 5
    assert all(minutes > 0 for minutes, _, _ in meeting.rows)


@pytest.mark.parametrize(("plan", "meeting"), MEETINGS)
def test_a_section_takes_what_its_notebook_says_less_what_is_left_out(plan, meeting):
    for step in meeting.steps:
        cells = notebooks.cells(step.section.lesson.file)
        (text,) = [cell.source for cell in cells if cell.id == step.section.cell]
        assert f"## {step.section.title}" in text
        assert f"*About {step.minutes + plans.EXERCISE * len(step.without)} minute" in text


@pytest.mark.parametrize(("plan", "meeting"), IN_CLASS)
def test_what_is_done_and_what_is_left_out_is_the_whole_notebook(plan, meeting):
    whole = sum(section.minutes for lesson in meeting.lessons for section in notebooks.sections(lesson.room))
    done = sum(step.minutes for step in meeting.steps)
    assert done + sum(minutes for _, minutes, _ in meeting.left_out) == whole


@pytest.mark.parametrize(("plan", "meeting"), IN_CLASS)
def test_a_lesson_has_aims_that_are_tested_mistakes_to_expect_and_a_question_at_the_end(plan, meeting):
    assert meeting.aims
    assert any(tests for _, tests in meeting.aims)
    assert all(result for _, tests in meeting.aims for _, result in tests)
    assert any(step.mistakes for step in meeting.steps)
    assert all(need for _, need in meeting.needs)
    assert meeting.leave in quizzes
    assert meeting.leave not in {one.name for step in meeting.steps for one in step.section.all("ask")}


def test_the_week_goes_through_every_section_once_in_days_of_about_the_same_length():
    week = PLANS[-1]
    keys = [step.key for day in week.meetings for step in day.steps]
    assert keys == [section.key for section in notebooks.all_sections()]
    days = [day.minutes for day in week.meetings]
    assert sum(days) == sum(section.minutes for section in notebooks.all_sections())
    assert max(days) - min(days) <= max(section.minutes for section in notebooks.all_sections())


def test_a_row_of_times_is_cut_as_evenly_as_trying_everything_finds():
    minutes = [7, 2, 9, 4, 4, 12, 1, 8]
    for number in (1, 2, 3, 4):
        cuts = plans.in_parts(minutes, number)
        assert cuts[0] == 0
        assert cuts[-1] == len(minutes)

        def longest(cuts):
            return max(sum(minutes[start:end]) for start, end in itertools.pairwise(cuts))

        best = min(
            longest((0, *inner, len(minutes)))
            for inner in itertools.combinations(range(1, len(minutes)), number - 1)
        )
        assert longest(cuts) == best


def test_every_section_that_teaches_has_an_aim_and_a_question_and_no_other_is_named():
    keys = {section.key for section in notebooks.all_sections()}
    teaching = {
        section.key for section in notebooks.all_sections() if section.all("check") or section.all("predict")
    }
    assert teaching <= set(words.SECTIONS) <= keys
    assert all(set(told) == {"aim", "discuss"} for told in words.SECTIONS.values())
    assert all(told["discuss"].endswith((".", "?")) for told in words.SECTIONS.values())


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.room)
def test_all_that_a_room_asks_is_found_in_its_notebook(lesson):
    asked = [(one.how, one.name) for section in notebooks.sections(lesson.room) for one in section.asked]
    assert len(set(asked)) == len(asked)
    for how, register in notebooks.REGISTERS.items():
        assert {name for way, name in asked if way == how} == set(register.names(lesson.room))


@pytest.mark.parametrize(("plan", "meeting"), IN_CLASS)
def test_what_is_left_out_and_needed_later_is_said_by_the_teacher(plan, meeting):
    done = [step.key for step in meeting.steps]
    said = {title: says for title, says in meeting.instead}
    for key, says in words.INSTEAD.items():
        one = notebooks.section(key)
        after = [section.key for section in notebooks.sections(one.lesson.room)]
        after = after[after.index(key) + 1 :]
        is_needed = key not in done and any(later in done for later in after)
        assert (said.get(one.title) == says) == is_needed


def test_the_shortest_plan_says_what_a_halving_is_and_what_is_guessed(tmp_path):
    pages = {path.stem: path.read_text(encoding="utf-8") for path in plans.make(tmp_path)}
    assert words.INSTEAD["coin_weather/halving"] in pages["plan-45"]
    assert "average-bits = 0.811 bits a day" in pages["plan-45"]
    assert "nan " not in "".join(pages.values())


def test_a_step_that_a_notebook_does_not_have_is_refused():
    with pytest.raises(ValueError, match="no section 'snow' in coin_weather; there is: message"):
        notebooks.section("coin_weather/snow")
    with pytest.raises(ValueError, match="no exercise"):
        plans.Step("coin_weather/message", ("snow",))
    with pytest.raises(ValueError, match="no exercise"):
        plans._steps("coin_weather", "message", without=("snow",))


def test_a_plan_for_learners_alone_gives_no_answer_away(tmp_path):
    pages = {path.stem: path.read_text(encoding="utf-8") for path in plans.make(tmp_path)}
    assert "rain-bits (3 bits)" in pages["plan-45"]
    assert "rain-bits" in pages["plan-week"]
    assert "3 bits" not in pages["plan-week"]
