"""The answer key: all that the notebooks ask, the answers, and what to say to each known mistake."""

import math
from pathlib import Path

from weatherbits.lessons.contents import LESSONS

from . import words_en as words
from .notebooks import Asked, sections, value_in_words
from .pages import page, write


def exact(asked: Asked) -> str:
    """Return how exact an answer has to be; empty where it is no number of an exercise, or an infinite one."""
    if asked.how != "check" or isinstance(asked.one.answer(), str) or math.isinf(asked.one.answer()):
        return ""
    return words.Key.exact(asked.one.decimals)


def answer(asked: Asked) -> str:
    """Return the right answer, in words."""
    if asked.how == "predict":
        return asked.one.say(asked.one.truth(), asked.told, asked.one.decimals)
    return asked.told[asked.one.right][0] if asked.how == "ask" else asked.one.result


def mistakes(asked: Asked) -> list[tuple[str, str]]:
    """Return the known wrong answers, and what to say to each."""
    if asked.how == "ask":
        return [asked.told[option] for option in asked.one.options if option != asked.one.right]
    if asked.how == "check":
        return [
            (value_in_words(asked, wrong()), asked.told[name]) for name, wrong in asked.one.mistakes.items()
        ]
    if asked.one.options:
        replies = words.GUESSES.get(asked.name, {})
        return [
            (asked.told[option], replies.get(option, ""))
            for option in asked.one.options
            if option != asked.one.truth()
        ]
    return []


def way(asked: Asked) -> str:
    """Return how the answer is reached."""
    if asked.how == "predict":
        return words.WAYS.get(asked.name, "")
    return asked.told[asked.one.right][1] if asked.how == "ask" else asked.told["solution"]


def make(folder: Path) -> list[Path]:
    """Write the key as one page."""
    text = page(
        "key.html.j2",
        lessons=[(lesson, sections(lesson.room)) for lesson in LESSONS],
        answer=answer,
        mistakes=mistakes,
        way=way,
        exact=exact,
    )
    return [write(folder / "key" / "answer-key.html", text)]
