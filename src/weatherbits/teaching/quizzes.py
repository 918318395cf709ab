"""Questions with an answer to choose: each option is answered by what it gives away about the way of thinking."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from IPython.display import display

from ..language import Words
from ..live import stored
from .explorer import Explorer
from .kept import kept
from .questions import Register

words = Words(__package__)


@dataclass(frozen=True)
class Question:
    """A question of a notebook, to be answered from memory.

    Its words stand in the lesson's ``QUESTIONS``, by its name: what it ``asks``; and for each option, by its name, its
    label and what is replied to who chooses it.

    Parameters
    ----------
    options : tuple of str
        The names of the options, in the order in which they are shown.
    right : str
        The right one. The others are misconceptions that learners are known to have.
    """

    options: tuple[str, ...]
    right: str

    def __post_init__(self) -> None:
        if self.right not in self.options:
            raise ValueError(
                f"the right option should be one of: {', '.join(self.options)}; got {self.right!r}"
            )

    def respond(self, choice: str, told: Mapping[str, Any]) -> str:
        """Return what is said to who chooses this option."""
        _, reply = told[choice]
        return words.Question.right(reply) if choice == self.right else words.Question.wrong(reply)


quizzes: Register[Question] = Register("QUESTIONS")


def find_question(name: str) -> tuple[Question, Mapping[str, Any]]:
    """Return the question of this name and its words, or say in a ``ValueError`` which one may have been meant."""
    return quizzes.find(name, words.Question.unknown)


@dataclass(frozen=True)
class Chosen:
    """Which option was chosen last, and what is said of it."""

    choice: str = ""
    sentence: str = ""


class QuestionForm(Explorer):
    """A question, a button for each option, and the reply."""

    def __init__(self, name: str):
        self.name = name
        self.question, self.told = find_question(name)
        options = self.question.options
        before = kept.get("choices", name)
        start = self._respond(Chosen(str(before))) if before in options else Chosen()
        super().__init__(
            start,
            None,
            {},
            labels={option: self.told[option][0] for option in options},
            presets={option: {"choice": option} for option in options},
            asks=self.told["asks"],
        )

    @property
    def chosen(self) -> str:
        return self.state.choice

    def _respond(self, state: Chosen) -> Chosen:
        return replace(state, sentence=self.question.respond(state.choice, self.told))

    def _go_to(self, make_state) -> None:
        state = make_state()
        kept.keep("choices", self.name, state.choice)
        super()._go_to(lambda: self._respond(state))

    def static_html(self, png: bytes | None = None) -> str:
        """Return the question for readers who have no kernel running; the answer is folded."""
        right = self.question.right
        page = stored.words(self.asks)
        page += "".join(
            stored.words(words.Question.option(self.told[name][0])) for name in self.question.options
        )
        answer = f"{self.told[right][0]}: {self.told[right][1]}"
        return stored.still(page + stored.folded(words.Question.answer, stored.words(answer)))

    def __repr__(self) -> str:
        return words.Question.not_running


def ask(*names: str) -> None:
    """Show questions with an answer to choose. Each choice is answered at once, and can be changed."""
    for form in [QuestionForm(name) for name in names]:
        display(form)
