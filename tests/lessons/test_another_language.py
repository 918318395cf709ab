"""Nothing that a learner reads is English where another language is spoken; and a language is added by adding files."""

import contextlib
import html
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests import builders, made_up
from tests.driving import press, values_of
from weatherbits.lessons import contents
from weatherbits.live import Choice, Explorer, TextField
from weatherbits.teaching import check, my_answers, my_results, predict, reveal, solution
from weatherbits.teaching.exercises import exercises
from weatherbits.teaching.explorer import Guessable
from weatherbits.teaching.predictions import find_prediction, guesses
from weatherbits.teaching.quizzes import QuestionForm

ROOT = Path(__file__).resolve().parents[2]

# What is written alike in every language: formulas, and the names of numbers in NumPy.
SYMBOLS = {"p", "q", "z", "e", "log", "exp", "max", "inf", "nan"}
WORD = re.compile(r"[A-Za-z]+")


@pytest.fixture(autouse=True)
def no_guesses():
    guesses.clear()
    yield
    guesses.clear()


def english_in(text: str) -> list[str]:
    """Return the words of a text that are not of the made-up language."""
    return [word for word in WORD.findall(text) if word not in SYMBOLS]


def texts_of(explorer: Explorer) -> list[str]:
    """Return all that an explorer says and writes, as it stands."""
    shape, frame = explorer.shape(), explorer.frame()
    texts = [
        shape["asks"],
        frame["sentence"],
        *frame["idle"].values(),
        shape["working"],
        shape["silent"],
        repr(explorer),
    ]
    texts += [label for _, label, _ in shape["buttons"]]
    for row in shape["rows"] or []:
        texts += [name for name in row if name not in shape["controls"]]
    for control in shape["controls"].values():
        texts += [control["label"], *control.get("options", [])]
        texts += [control.get(name, "") for name in ("typed", "hint", "placeholder")]
    if explorer.picture:
        texts += texts_in(explorer.picture.svg())
    return texts


def texts_in(markup: str) -> list[str]:
    """Return what can be read in HTML or SVG."""
    markup = re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)
    texts = re.findall(r'(?:alt|aria-label|title)="([^"]*)"', markup) + re.findall(r">([^<>]+)<", markup)
    return [html.unescape(text) for text in texts]


def assert_no_english(texts: list[str]) -> None:
    left = {word: text for text in texts for word in english_in(text)}
    assert not left, left


def wander(explorer: Explorer, rng: random.Random, moves: int = 12):
    """Press every button, move every control to its ends and elsewhere, and go on at random; stop at each state."""
    yield
    for name in explorer.buttons:
        press(explorer, name)
        yield
    ways = [(field, value) for field, control in explorer.controls.items() for value in values_of(control, 4)]
    for field, value in [*ways, *rng.choices(ways, k=moves if ways else 0)]:
        control = explorer.controls[field]
        control.value = made_up.made_up(value) if isinstance(control, TextField) else value
        yield


@pytest.mark.parametrize("name", builders.NAMES)
def test_an_explorer_speaks_another_language(name):
    with made_up.spoken():
        explorer = builders.make(name)
        assert_no_english(texts_of(explorer))
        if isinstance(explorer.state, Guessable):
            explorer.set(guess=1.5)
        for _ in wander(explorer, random.Random(name)):
            assert_no_english(texts_of(explorer))
        for field, control in explorer.controls.items():
            if not isinstance(control, Choice | TextField) and hasattr(control, "step"):
                for typed in ("?", "1e8", "0.123456"):
                    explorer.type(field, typed)
                    assert_no_english([explorer.sentence.replace("1e8", "")])
        explorer._apologise(ValueError("?"))
        assert_no_english([explorer.sentence])
        explorer.reset()
        if name != "training_explorer":  # which trains for what it stores
            assert_no_english(texts_in(explorer.static_html()))
        explorer.close()


@pytest.mark.parametrize("name", builders.all_predictions())
def test_a_prediction_speaks_another_language(name):
    with made_up.spoken():
        form = predict(name)
        texts = [*texts_of(form), said(reveal, name)]
        prediction, _ = find_prediction(name)
        for text in prediction.options or ("1.5", "1", "?", "1e12"):
            if prediction.options:
                form.buttons[text].click()
            else:
                form.controls["text"].value = text
                form.buttons["keep"].click()
            texts += [*texts_of(form), said(reveal, name)]
        texts += texts_of(predict(name))
        assert_no_english(texts)


@pytest.mark.parametrize("name", builders.all_exercises())
def test_an_exercise_speaks_another_language(name):
    exercise = builders.all_exercises()[name]
    answers = [exercise.answer(), *(wrong() for wrong in exercise.mistakes.values())]
    answers += [None, "?", 1234.5, float("nan"), True, (0, 81), [1, 2], {}, print, np.timedelta64(1)]
    if not isinstance(exercise.answer(), str):
        answers += [round(float(exercise.answer()), digits) for digits in (0, 1)]
    with made_up.spoken():
        texts = [said(solution, name), *(said(check, name, answer) for answer in answers)]
    assert_no_english([text.removeprefix(f"{name}: ") for text in texts])


@pytest.mark.parametrize("name", builders.all_questions())
def test_a_question_speaks_another_language(name):
    with made_up.spoken():
        form = QuestionForm(name)
        texts = [*texts_of(form), *texts_in(form.static_html())]
        for option in form.question.options:
            form.buttons[option].click()
            texts += texts_of(form)
        assert_no_english(texts)


def test_results_and_what_is_kept_speak_another_language():
    with made_up.spoken():
        form = my_answers()
        texts = [*texts_of(form), said(my_results, "coin_weather")]
        check("rain-bits", 8)
        check("thunderstorm-sent", 96)
        texts += [said(my_results, "coin_weather"), *texts_of(my_answers()), said(check, "rain-bits", None)]
        form = my_answers()
        for _ in range(3):
            form.buttons["forget"].click()
            texts += texts_of(form)
        texts.append(said(my_results, 1))
    names = [*exercises.rooms(), *exercises.names(), "my_answers.json"]
    assert_no_english([re.sub("|".join(names), "", text) for text in texts])


def test_what_has_no_name_here_is_answered_in_another_language():
    with made_up.spoken():
        assert_no_english([re.sub("'.*'", "", said(check, 1, 1))])
        with pytest.raises(ValueError, match=r".") as refused:
            reveal(2)
        assert_no_english([re.sub("'.*'", "", str(refused.value))])
        rows = contents.table().splitlines() + [
            contents.navigation(lesson.file) for lesson in contents.LESSONS
        ]
        assert_no_english([re.sub(r"\(\w+\.ipynb\)", "", row) for row in rows])


@pytest.mark.parametrize(
    ("text", "seen_by"),
    [
        ("What each kind of day tells", lambda: texts_of(builders.make("average_explorer"))),
        ("Keep my guess", lambda: texts_of(predict("bits-of-sun"))),
        ("Right.", lambda: [said(check, "rain-bits", 3)]),
    ],
)
def test_what_is_left_in_english_on_purpose_is_found(text, seen_by):
    with made_up.spoken(left_in_english=text):
        texts = [text.removeprefix("rain-bits: ") for text in seen_by()]
    with pytest.raises(AssertionError, match=WORD.search(text)[0]):
        assert_no_english(texts)


def said(tell, *arguments) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as written:
        tell(*arguments)
    return written.getvalue()


def test_a_language_is_added_by_adding_files_only(tmp_path):
    """In a copy: words in each room, and a folder of notebooks; then notebooks are stored as at home."""
    for folder in ("src", "tools", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shutil.copy(ROOT / "README.md", tmp_path)
    for path in (tmp_path / "src").rglob("words_en.py"):
        source = made_up.translated(path.read_text(encoding="utf-8"))
        path.with_name("words_xx.py").write_text(source, encoding="utf-8")
    notebook = json.loads((tmp_path / "notebooks" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    (imports,) = [cell for cell in notebook["cells"] if cell["id"] == "imports"]
    imports["source"].insert(0, 'from weatherbits.language import speak; speak("xx")\n')
    (tmp_path / "notebooks" / "xx").mkdir()
    (tmp_path / "notebooks" / "xx" / "00_start_here.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    environment = os.environ | {"PYTHONPATH": str(tmp_path / "src"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "tools.store_notebooks", "00_start_here"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=300)
    stored = json.loads((tmp_path / "notebooks" / "xx" / "00_start_here.ipynb").read_text(encoding="utf-8"))
    cells = {cell["id"]: cell for cell in stored["cells"]}
    alts = re.findall('alt="([^"]*)"', json.dumps(cells, ensure_ascii=False).replace('\\"', '"'))
    assert alts
    assert_no_english(alts)
    assert made_up.made_up("Contents") in "".join(stored["cells"][0]["source"])
