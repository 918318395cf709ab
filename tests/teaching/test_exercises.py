"""Predictions and checks: one honest line for anything a learner may type."""

import itertools
import os
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import all_exercises, all_predictions
from tools.store_notebooks import NOTEBOOKS
from weatherbits.teaching import check, reveal, solution
from weatherbits.teaching.exercises import exercises
from weatherbits.teaching.predictions import find_prediction, guesses

EXERCISES = all_exercises()
PREDICTIONS = all_predictions()


def lines_with_a_blank() -> list[tuple[str, str]]:
    """Return each line of a notebook that has a blank, after the name of the exercise that checks it."""
    found = []
    for path in sorted(NOTEBOOKS.glob("0*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            line, _, checked = cell.source.rpartition("\n")
            name = re.match(r'check\("([^"]+)"', checked)
            if cell.cell_type == "code" and name and re.search(r"\bblank\b", line):
                found.append((name[1], line))
    return [(name, line) for name, line in found if "blank_alone" in EXERCISES[name].mistakes]


@pytest.fixture(autouse=True)
def forget_guesses():
    guesses.clear()
    yield
    guesses.clear()


def said(capsys, name, answer) -> str:
    check(name, answer)
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(f"{name}: ")
    assert out.count("\n") == 1
    return out


def respond(name, answer) -> str:
    exercise, told = exercises[name]
    return exercise.respond(answer, told)


@pytest.mark.parametrize("name", EXERCISES)
def test_the_right_answer_is_right_also_where_it_is_rounded_to_three_decimals(name, capsys):
    answer = EXERCISES[name].answer()
    for typed in (answer, answer if isinstance(answer, str) else round(answer, 3)):
        assert said(capsys, name, typed) == f"{name}: Right.\n"


@pytest.mark.parametrize("name", EXERCISES)
def test_each_known_mistake_is_recognised_by_its_value_and_said(name, capsys):
    exercise, told = exercises[name]
    assert exercise.mistakes
    for mistake, wrong in exercise.mistakes.items():
        value = wrong()
        out = said(capsys, name, value if isinstance(value, str) else round(float(value), 3))
        assert told[mistake] in out, (name, value, out)


@pytest.mark.parametrize("name", EXERCISES)
def test_no_two_mistakes_agree_nor_one_with_the_answer(name):
    exercise = EXERCISES[name]
    values = {"answer": exercise.answer(), **{name: wrong() for name, wrong in exercise.mistakes.items()}}
    for (one, value), (other, another) in itertools.combinations(values.items(), 2):
        assert not exercise.agrees(value, another), f"{one} and {other}: {value} and {another}"


@pytest.mark.parametrize(("name", "line"), lines_with_a_blank())
def test_who_answers_the_blank_alone_is_told_that_this_belongs_there(name, line):
    alone = EXERCISES[name].mistakes["blank_alone"]()
    scope = {"np": np, "blank": alone}
    exec(line, scope)
    assert respond(name, scope["my_answer"]) == "Right."
    number, rest = exercises[name][1]["blank_alone"].split(maxsplit=1)
    assert rest.startswith("is what belongs in the blank. ")
    assert round(alone, len(number.partition(".")[2])) == float(number)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_words_for_all_that_it_says_and_no_others(name, capsys):
    exercise, told = exercises[name]
    assert set(told) == {"hint", "solution", *exercise.mistakes}
    assert len(set(told.values())) == len(told), "no two mistakes are told in the same words"
    solution(name)
    assert told["solution"] in capsys.readouterr().out


@pytest.mark.parametrize("name", EXERCISES)
def test_an_unknown_wrong_answer_gets_a_hint_and_not_the_answer(name, capsys):
    exercise, told = exercises[name]
    answer = exercise.answer()
    wrong = "000000000" if isinstance(answer, str) else 1234.5
    out = said(capsys, name, wrong)
    assert f"Hint: {told['hint']}" in out
    if isinstance(answer, str):
        assert answer not in out
    else:
        assert f"{answer:.3f}" not in out
        assert f"{answer:.2f}" not in out


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "Not answered yet"),
        ("3", "Right."),
        ("a lot", "This is a text"),
        ((1, 2, 3), "collection"),
        ((0.5, 2), "collection"),
        ([3], "collection"),
        (np.array([1.0, 2.0]), "collection"),
        ({}, "collection"),
        (float("nan"), "NaN"),
        (True, "no number"),
        (1j, "no number"),
        (print, "no number"),
        (float("inf"), "Hint"),
        (10**400, "Hint"),
        (-(10**400), "Hint"),
        (-3, "minus sign"),  # a mistake of its own
        ((0, 3), "Not yet"),  # 0,3
        (np.float32(3), "Right."),
        (np.array(3.0), "Right."),
        (Fraction(3), "Right."),
        (Decimal(3), "Right."),
        (np.timedelta64(3, "D"), "no number"),
        (np.ma.masked, "collection"),
    ],
)
def test_anything_a_learner_may_type_gets_a_sentence(answer, says, capsys):
    assert says in said(capsys, "rain-bits", answer)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(EXERCISES)),
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.lists(st.floats(), max_size=3),
)
def test_no_answer_ever_raises(name, answer):
    assert respond(name, answer)


def test_a_number_that_was_cut_instead_of_rounded_is_not_right():
    assert EXERCISES["average-at-90"].answer() == pytest.approx(0.468996)
    assert respond("average-at-90", 0.47) == "Right."
    assert respond("average-at-90", 0.46) != "Right."


@pytest.mark.parametrize("answer", [0.46, 0.48, "0,48"])
def test_an_answer_one_digit_off_is_told_to_look_at_the_rounding(answer):
    assert "look at the last of the 2 decimals" in respond("average-at-90", answer)  # 0.469


@pytest.mark.parametrize("answer", [-0.469, -0.47])
def test_a_right_size_with_a_wrong_sign_is_recognised(answer):
    assert "minus sign" in respond("average-at-90", answer)  # a mistake of its own
    assert "The size is right, the sign is not" in respond("from-64-to-8", -3)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("average-at-90", "0,469"),
        ("average-at-90", (0, 469)),
        ("average-at-90", "0.469 bits"),
        ("average-at-90", "0.469 bits a day"),
        ("average-at-90", "46.9%"),
        ("rain-bits", "3 bits"),
        ("rain-bits", "6/2"),
        ("never-say-never", "infinity"),
        ("never-say-never", "∞ bits"),
    ],
)
def test_an_answer_is_read_as_a_guess_is(name, answer):
    assert respond(name, answer) == "Right."


def test_two_numbers_in_place_of_a_word_are_a_collection():
    assert "collection of values" in respond("wasted-word", (0, 81))


def test_a_solution_shows_its_result(capsys):
    for name, result in [
        ("rain-bits", "3 bits"),
        ("die-entropy", "2.585 bits a throw"),
        ("belief-of-six-bits", "1.5625 percent"),  # in full: it has four decimals
        ("wasted-word", "1111"),
    ]:
        solution(name)
        assert capsys.readouterr().out.endswith(f"The result: {result}.\n")


def test_before_a_lesson_is_imported_its_questions_say_what_to_do():
    code = """if True:
        from weatherbits.teaching import check, predict
        check("rain-bits", 3)
        try:
            predict("bits-of-sun")
        except ValueError as error:
            print(error)"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.count("un the cell with the imports first") == 2


def test_on_a_console_without_unicode_everything_prints():
    code = """if True:
        import weatherbits.lessons.coin_weather
        from weatherbits.teaching import check, reveal, solution
        solution("from-64-to-8"); check("nobody", 1); check("rain-bits", 1); reveal("bits-of-sun")"""
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert b"64 ? 32" in ran.stdout


def test_an_answer_far_off_is_not_called_rounded_too_far():
    assert "rounded too far" in respond("average-at-90", 0.5)
    assert "rounded too far" not in respond("average-at-90", 0)
    assert "rounded too far" in respond("die-entropy", 2.6)  # of 2.585


def test_in_a_notebook_an_answer_is_folded_until_a_guess_was_kept(monkeypatch):
    shown = []
    predictions = "weatherbits.teaching.predictions"
    monkeypatch.setattr(f"{predictions}.get_ipython", lambda: type("Shell", (), {"kernel": True}))
    monkeypatch.setattr(f"{predictions}.display", lambda data, raw: shown.append(data))
    reveal("longest-word")
    guesses.keep("longest-word", 2.5)
    reveal("longest-word")
    folded, unfolded = shown
    assert folded["text/html"].startswith("<details><summary>")
    assert "The answer: 6 bits." in folded["text/html"]
    assert "6" not in folded["text/plain"]
    assert unfolded["text/html"].startswith("<details open><summary>")
    assert "You guessed 2.5 bits. The answer: 6 bits." in unfolded["text/html"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("rian-bits", "There is no exercise 'rian-bits'. Did you mean 'rain-bits'?\n"),
        ([1, 2], "There is no exercise [1, 2]. Did you mean "),
    ],
)
def test_a_name_that_no_exercise_has_is_told_its_neighbour(name, says, capsys):
    check(name, 3)
    assert capsys.readouterr().out.startswith(says)


@pytest.mark.parametrize("name", PREDICTIONS)
def test_a_prediction_is_revealed_with_and_without_a_guess(name, capsys):
    prediction = PREDICTIONS[name]
    truth = prediction.truth()
    reveal(name)
    assert capsys.readouterr().out.startswith("You kept no guess this time. The answer: ")
    guesses.keep(name, truth)
    reveal(name)
    assert capsys.readouterr().out.startswith("You guessed ")
    if prediction.options:
        assert truth in prediction.options


def test_a_guess_is_read_kept_and_told_to_its_watcher(capsys):
    seen = []
    guesses.watch("bits-of-sun", seen.append)
    assert guesses.get("bits-of-sun") is None
    guesses.keep("bits-of-sun", " 0.5 ")
    assert guesses.get("bits-of-sun") == 0.5
    assert seen == [0.5]
    reveal("bits-of-sun")
    assert capsys.readouterr().out == "You guessed 0.5 bits. The answer: 0.415 bits.\n"


@pytest.mark.parametrize("guess", ["", "many", None, float("nan"), "1e12", "-inf", [1]])
def test_a_guess_that_is_no_number_is_refused_and_the_one_before_stays(guess):
    guesses.keep("bits-of-sun", 1)
    with pytest.raises(ValueError, match="number of bits"):
        guesses.keep("bits-of-sun", guess)
    assert guesses.get("bits-of-sun") == 1


def test_a_choice_takes_its_options_only():
    with pytest.raises(ValueError, match="the options are sun, rain, same; got 'snow'"):
        guesses.keep("sun-or-rain", "snow")


def test_an_unknown_prediction_is_told_its_neighbour():
    with pytest.raises(ValueError, match="did you mean 'bits-of-sun'"):
        find_prediction("bits-of-son")
