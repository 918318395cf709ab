"""What is kept of a learner's answers: it survives a restart, and nothing that happens to its file does harm."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from weatherbits.lessons import start_here
from weatherbits.lessons.coin_weather import news_explorer
from weatherbits.teaching import blank, check, my_answers, my_results, predict, reveal
from weatherbits.teaching.kept import FILE, Kept, kept
from weatherbits.teaching.predictions import guesses
from weatherbits.teaching.quizzes import QuestionForm, quizzes

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def nothing_kept():
    guesses.clear()
    yield
    guesses.clear()


def test_a_guess_survives_a_restart_and_is_said_and_drawn_again(restart, capsys):
    form = predict("bits-of-sun")
    form.controls["text"].value = "0,7"
    form.buttons["keep"].click()
    restart()
    assert predict("bits-of-sun").sentence == "Kept: 0.7 bits."
    assert news_explorer(prediction="bits-of-sun").state.guess == 0.7
    reveal("bits-of-sun")
    assert "You guessed 0.7 bits." in capsys.readouterr().out


def test_an_answer_survives_a_restart_and_is_said_again(restart, capsys):
    check("rain-bits", 8)
    restart()
    capsys.readouterr()
    check("rain-bits", None)
    assert capsys.readouterr().out.startswith("rain-bits: Your answer from before was 8. Not yet. ")
    check("rain-bits", 3)
    restart()
    check("rain-bits", None)
    assert capsys.readouterr().out.endswith("Your answer from before was 3. Right.\n")


def test_the_file_can_be_read_by_people(restart):
    check("rain-bits", 8)
    guesses.keep("sun-or-rain", "rain")
    text = Path(FILE).read_text(encoding="utf-8")
    assert json.loads(text) == {"answers": {"rain-bits": 8.0}, "guesses": {"sun-or-rain": "rain"}}
    assert '"rain-bits": 8.0\n' in text


def test_what_is_no_answer_is_not_kept(restart):
    for given in (None, blank, "a lot", [1, 2], print):
        check("rain-bits", given)
    assert len(kept) == 0


def test_a_blank_that_is_left_is_said(capsys):
    check("rain-bits", 2 * blank)
    assert "put what is missing in its place" in capsys.readouterr().out


def test_two_notebooks_that_are_open_at_once_keep_both_what_they_are_told(restart):
    first, second = Kept(), Kept()
    first.keep("answers", "a", 1.0)
    second.keep("answers", "b", 2.0)
    first.keep("guesses", "c", "x")
    assert len(first) == len(second) == len(Kept()) == 3


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", "null", "[" * 100_000, '{"answers": 3, "guesses": {"bits-of-sun": [1]}}',
     '{"answers": {"rain-bits": {}}, "guesses": {"bits-of-sun": "lots", "sun-or-rain": "snow"}}',
     "\x00\x01"],
)  # fmt: skip
def test_a_file_that_somebody_has_broken_does_no_harm(text, restart, capsys):
    Path(FILE).write_text(text, encoding="utf-8")
    assert predict("bits-of-sun").sentence == ""
    assert predict("sun-or-rain").sentence == ""
    check("rain-bits", None)
    my_results("coin_weather")
    my_answers()
    assert "Not answered yet" in capsys.readouterr().out
    check("rain-bits", 3)
    assert kept.get("answers", "rain-bits") == 3


def test_a_file_of_other_bytes_does_no_harm(restart):
    Path(FILE).write_bytes(b"\xff\xfe\x00")
    assert kept.get("answers", "rain-bits") is None


def test_where_nothing_can_be_written_memory_has_to_do(restart):
    Path(FILE).mkdir()  # nobody, not even root, writes into a file of this name now
    check("rain-bits", 8)
    check("die-entropy", 6)
    assert kept.get("answers", "rain-bits") == 8
    assert kept.get("answers", "die-entropy") == 6
    assert os.listdir(FILE) == []


def test_answers_are_forgotten_when_the_button_is_pressed_twice(restart, capsys):
    guesses.keep("bits-of-sun", 0.5)
    check("rain-bits", 8)
    explorer = news_explorer(prediction="bits-of-sun")
    form = my_answers()
    assert form.sentence == "2 guesses and answers of yours are kept in the file my_answers.json."
    form.buttons["forget"].click()
    assert form.sentence.startswith("This deletes all 2 guesses and answers. Press the button again")
    assert len(kept) == 2
    form.buttons["forget"].click()
    assert form.sentence == "All is forgotten."
    assert len(kept) == 0
    assert explorer.state.guess is None
    form.buttons["forget"].click()
    assert form.sentence == "Nothing is kept yet."


def test_a_program_that_runs_notebooks_neither_reads_nor_writes_what_a_person_has_kept(tmp_path):
    """As nbval, and as what stores the notebooks: a kernel, but no page."""
    (tmp_path / FILE).write_text('{"answers": {"rain-bits": 8}}', encoding="utf-8")
    code = (
        "import nbformat\nfrom nbclient import NotebookClient\n"
        "cell = nbformat.v4.new_code_cell('import weatherbits.lessons.coin_weather\\n'\n"
        '    \'from weatherbits.teaching import check\\ncheck("rain-bits", None); check("rain-bits", 3)\')\n'
        "notebook = nbformat.v4.new_notebook(cells=[cell])\n"
        f"NotebookClient(notebook, resources={{'metadata': {{'path': {str(tmp_path)!r}}}}}).execute()\n"
        "print(notebook.cells[0].outputs[0].text)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert "Not answered yet" in done.stdout, done.stderr
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8")) == {"answers": {"rain-bits": 8}}


def test_git_ignores_the_file():
    done = subprocess.run(["git", "check-ignore", f"notebooks/{FILE}"], cwd=ROOT, capture_output=True)
    assert done.returncode == 0


def test_results_tell_what_is_right_and_what_to_try_again(capsys):
    assert start_here  # whose exercise it is
    my_results("start_here")
    assert capsys.readouterr().out == "0 of 1 checks of this notebook are right. Not answered yet: 1.\n"
    check("sunny-days-in-200", 50)
    capsys.readouterr()
    my_results("start_here")
    assert capsys.readouterr().out == (
        "0 of 1 checks of this notebook are right. Try again: sunny-days-in-200.\n"
    )
    check("sunny-days-in-200", 150)
    capsys.readouterr()
    my_results("start_here")
    assert capsys.readouterr().out == "All 1 checks of this notebook are right.\n"


def test_results_count_questions_too(capsys):
    names = quizzes.names("coin_weather")
    for name in names:
        form = QuestionForm(name)
        wrong = next(option for option in form.question.options if option != form.question.right)
        form.buttons[wrong if name == names[0] else form.question.right].click()
    my_results("coin_weather")
    out = capsys.readouterr().out
    assert out.startswith(f"{len(names) - 1} of ")
    assert f"Try again: {names[0]}." in out


def test_results_of_a_notebook_that_is_none_are_answered_in_one_line(capsys):
    for room in ("coin", 3, None, ""):
        my_results(room)
        assert capsys.readouterr().out.startswith(f"There is no notebook {room!r} here. There is: ")
