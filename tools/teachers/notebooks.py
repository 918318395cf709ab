"""Read the notebooks: their sections, how long each takes, and what is asked in it, in which words."""

import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import nbformat

from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS, Lesson
from weatherbits.teaching.exercises import Exercise, exercises
from weatherbits.teaching.predictions import Prediction, predictions
from weatherbits.teaching.questions import Register
from weatherbits.teaching.quizzes import Question, quizzes
from weatherbits.teaching.reading import in_words

from . import words_en as words

for _lesson in LESSONS:  # which hand their questions over
    importlib.import_module(f"weatherbits.lessons.{_lesson.room}")

_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
_MINUTES = re.compile(r"^\*About (\d+) minutes?\.? ?([^\n]*?)\*$", re.MULTILINE)
_NEEDS = re.compile(r"\*\*You need\*\* ((?:[^.]|\.(?!\s|$))*\.)")
_DETAILS = re.compile(r"<details>.*?</details>", re.DOTALL)
_CALL = re.compile(r"\b(predict|reveal|check|ask)\(([^)]*)\)")
_NAME = re.compile(r'"([\w-]+)"')

REGISTERS: Mapping[str, Register] = {"predict": predictions, "check": exercises, "ask": quizzes}


@dataclass(frozen=True)
class Asked:
    """Something that a notebook asks.

    Parameters
    ----------
    how : str
        The function that asks it: ``predict``, ``check`` or ``ask``.
    name : str
        Its name in the lesson's room.
    markdown : str
        What the notebook asks, without hint; empty for a question with options, whose words are in the room.
    code : str
        The line with a blank that has to be filled; empty where there is none.
    """

    how: str
    name: str
    markdown: str = ""
    code: str = ""

    @property
    def plain(self) -> str:
        """What is asked, without the words in bold before it that say what kind of task it is."""
        return re.sub(r"^\*\*[^*]*\*\*\s*", "", self.markdown)

    @property
    def one(self) -> Prediction | Exercise | Question:
        return REGISTERS[self.how][self.name][0]

    @property
    def told(self) -> Mapping[str, Any]:
        """Its words in the lesson's room."""
        return REGISTERS[self.how][self.name][1]


def value_in_words(asked: Asked, value) -> str:
    """Return a value with the unit of its exercise, and no more decimals than three."""
    if isinstance(value, str):
        return value
    return words.NOT_A_NUMBER if value != value else in_words(float(value), asked.one.unit, decimals=3)


@dataclass(frozen=True)
class Section:
    """A section of a notebook: what stands under a heading of the second rank."""

    lesson: Lesson
    cell: str  # the id of its first cell
    title: str
    minutes: int
    note: str  # what its line says besides the minutes: what can be skipped
    asked: tuple[Asked, ...]
    has_picture: bool  # one that moves

    @property
    def key(self) -> str:
        return f"{self.lesson.room}/{self.cell}"

    def all(self, how: str) -> list[Asked]:
        """Return what is asked in one way."""
        return [asked for asked in self.asked if asked.how == how]


def calls(code: str) -> list[tuple[str, str]]:
    """Return what a cell of code asks and answers: the function, and the name that it is given.

    Examples
    --------
    >>> calls('reveal("sun")\\nask("one", "two")')
    [('reveal', 'sun'), ('ask', 'one'), ('ask', 'two')]
    """
    return [(how, name) for how, arguments in _CALL.findall(code) for name in _NAME.findall(arguments)]


@cache
def cells(file: str) -> list:
    return nbformat.read(NOTEBOOKS / f"{file}.ipynb", as_version=4).cells


def last_paragraphs(markdown: str) -> str:
    """Return what is asked at the end of a cell: from its last paragraph that begins in bold, without what is folded.

    Examples
    --------
    >>> last_paragraphs("A story.\\n\\n**Predict.** How many?\\n\\n<details>a hint</details>")
    '**Predict.** How many?'
    """
    paragraphs = _DETAILS.sub("", markdown).strip().split("\n\n")
    bold = [number for number, paragraph in enumerate(paragraphs) if paragraph.startswith("**")]
    return "\n\n".join(paragraphs[bold[-1] if bold else 0 :])


@cache
def sections(room: str) -> tuple[Section, ...]:
    """Return the sections of a lesson's notebook that say how long they take."""
    (lesson,) = (lesson for lesson in LESSONS if lesson.room == room)
    found: list[dict] = []
    text = ""
    for cell in cells(lesson.file):
        if cell.cell_type == "markdown":
            text = cell.source
            if heading := _HEADING.search(text):
                time = _MINUTES.search(text)
                found.append(
                    {
                        "lesson": lesson,
                        "cell": cell.id,
                        "title": heading[1],
                        "minutes": int(time[1]) if time else 0,
                        "note": time[2] if time else "",
                        "asked": [],
                        "has_picture": False,
                    }
                )
        elif found:
            found[-1]["has_picture"] |= "_explorer(" in cell.source
            for how, name in calls(cell.source):
                if how == "ask":
                    found[-1]["asked"].append(Asked(how, name))
                elif how != "reveal":
                    found[-1]["asked"].append(
                        Asked(how, name, last_paragraphs(text), _with_blank(cell.source))
                    )
    return tuple(Section(**one | {"asked": tuple(one["asked"])}) for one in found if one["minutes"])


def _with_blank(code: str) -> str:
    lines = code.splitlines()
    return "\n".join(lines[:-1]) if re.search(r"\bblank\b", code) else ""


def section(key: str) -> Section:
    """Return a section by the names of its room and of its first cell, such as ``coin_weather/message``."""
    room, _, cell = key.partition("/")
    found = [section for section in sections(room) if section.cell == cell]
    if not found:
        known = ", ".join(section.cell for section in sections(room))
        raise ValueError(f"there is no section {cell!r} in {room}; there is: {known}")
    return found[0]


def all_sections() -> list[Section]:
    """Return the sections of all lessons, in their order."""
    return [section for lesson in LESSONS for section in sections(lesson.room)]


def needs(lesson: Lesson) -> str:
    """Return what a learner needs for a notebook, in its own words, as Markdown."""
    found = _NEEDS.search(cells(lesson.file)[0].source)
    if not found:
        raise ValueError(f"{lesson.file}: its first cell does not say what **You need**")
    return found[1]
