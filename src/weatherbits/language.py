"""Which language the course speaks.

Whoever reads is a learner: every label, title and sentence comes from a module of words, one in each room and for each
language, ``words_en`` for English. Whoever calls is a program: states, units and choices have names of their own.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

_spoken = "en"


class Words:
    """The words of a room, in the language that is spoken when they are asked for.

    Parameters
    ----------
    room : str
        A package with a module ``words_en``.

    Examples
    --------
    >>> Words("weatherbits").STATES["partly sunny"]
    'partly sunny'
    """

    def __init__(self, room: str):
        self.room = room

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(f"{self.room}.words_{_spoken}"), name)


common = Words(__package__)  # what every lesson says in the same way: states, units, numbers, lists


def speak(language: str) -> None:
    """Speak another language from here on: in pictures that are made after this, and in what is asked and answered.

    Parameters
    ----------
    language : str
        The end of the name of its modules of words: "en" for ``words_en``.

    Raises
    ------
    ValueError
        If there are no words in this language.

    Examples
    --------
    >>> speak("en")
    >>> speak("tlh")
    Traceback (most recent call last):
    ...
    ValueError: there are no words in 'tlh' here: weatherbits.words_tlh is missing
    """
    global _spoken
    module = f"{__package__}.words_{language}"
    if not isinstance(language, str) or not language.isidentifier() or find_spec(module) is None:
        raise ValueError(f"there are no words in {language!r} here: {module} is missing")
    _spoken = language


def spoken() -> str:
    """Return the language that is spoken: "en" unless somebody chose another."""
    return _spoken
