"""The little form that takes a learner's guess."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..lessons.predictions import find_prediction, guesses
from ..live import TextField
from ._explorer import Explorer


@dataclass(frozen=True)
class Answer:
    """What stands in the form, and what the form says of it."""

    text: str = ""
    sentence: str = ""


class PredictionForm(Explorer):
    """A field for a guess and a button that keeps it, or a button for each choice; and a line about what is kept."""

    def __init__(self, name: str):
        self.name, self.prediction = name, find_prediction(name)
        kept = guesses.get(name)
        start = Answer()
        if kept is not None:
            text = kept if self.prediction.options else f"{kept:g}"
            start = Answer(text, f"Kept: {self.prediction.say(kept)}.")
        if self.prediction.options:
            parts = {
                "presets": {option: {"text": option} for option in self.prediction.options},
                "controls": {},
            }
        else:
            field = TextField("My guess", width=12, most=40, placeholder="a number", at_once=False)
            parts = {
                "controls": {"text": field},
                "rows": [["text", self.prediction.unit]],
                "actions": {"Keep my guess": lambda answer: answer},
            }
        super().__init__(start, None, **parts)

    def _go_to(self, make_state: Callable[[], Answer]) -> None:
        super()._go_to(lambda: self._say_what_is_kept(make_state()))

    def _say_what_is_kept(self, answer: Answer) -> Answer:
        """Keep a guess, and say so; or say what a guess looks like."""
        try:
            kept = guesses.keep(self.name, answer.text)
        except ValueError as error:
            return replace(answer, sentence=f"Not kept: {error}.")
        return replace(answer, sentence=f"Kept: {self.prediction.say(kept)}. Now look.")

    def __repr__(self) -> str:
        return "A place for your guess: run this cell to open it."


def predict(name: str) -> PredictionForm:
    """Return a form for a guess. The guess is kept, shown in the picture that follows, and never blocks anything."""
    return PredictionForm(name)
