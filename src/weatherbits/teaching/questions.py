"""What the lessons have handed over, by name: each question, and the words that belong to it."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

Asked = TypeVar("Asked")


class Register(Generic[Asked]):
    """Questions of one kind, each under a name of its own, with the words of the lesson that asks it.

    Parameters
    ----------
    told : str
        What a module of words calls the texts of these questions: a mapping from their names.
    """

    def __init__(self, told: str):
        self._told = told
        self._questions: dict[str, tuple[Asked, Any]] = {}

    def take(self, questions: Mapping[str, Asked], words: Any) -> None:
        """Take a lesson's questions, and its words."""
        self._questions |= {name: (question, words) for name, question in questions.items()}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._questions

    def __getitem__(self, name: str) -> tuple[Asked, Mapping[str, str]]:
        """Return a question and its texts."""
        question, words = self._questions[name]
        return question, getattr(words, self._told)[name]

    def find(self, name: str, unknown: Callable[[str, str], str]) -> tuple[Asked, Mapping[str, Any]]:
        """Return a question and its texts, or say in a ``ValueError`` which one may have been meant."""
        if name not in self:
            raise ValueError(unknown(name, self.nearest(name)))
        return self[name]

    def nearest(self, name: object) -> str:
        """Return the name that may have been meant; empty where no lesson has handed over any."""
        return next(iter(get_close_matches(str(name), self._questions, n=1, cutoff=0)), "")

    def names(self, room: str = "") -> list[str]:
        """Return the names of all questions, or of those that one lesson asks, by the name of its package."""
        return [name for name, (_, words) in self._questions.items() if not room or _ends(words.room) == room]

    def rooms(self) -> set[str]:
        """Return the lessons that have handed over any."""
        return {_ends(words.room) for _, words in self._questions.values()}


def _ends(package: str) -> str:
    return package.rpartition(".")[2]
