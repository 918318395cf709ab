"""The little form that takes a learner's guess."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..language import Words
from ..live import TextField
from .explorer import Explorer
from .predictions import find_prediction, guesses

words = Words(__package__)


@dataclass(frozen=True)
class Answer:
    """What stands in the form, and what the form says of it."""

    text: str = ""
    sentence: str = ""


class PredictionForm(Explorer):
    """A field for a guess and a button that keeps it, or a button for each choice; and a line about what is kept."""

    def __init__(self, name: str):
        self.name = name
        self.prediction, self.told = find_prediction(name)
        say, kept = words.Guess, guesses.get(name)
        start = Answer()
        if kept is not None:
            text = kept if isinstance(kept, str) else f"{kept:g}"
            start = Answer(text, say.kept(self.prediction.say(kept, self.told)))
        if self.prediction.options:
            presets = {option: {"text": option} for option in self.prediction.options}
            super().__init__(start, None, {}, labels=self.told, presets=presets)
        else:
            super().__init__(
                start,
                None,
                {"text": TextField(width=12, most=40, placeholder=say.placeholder, at_once=False)},
                labels=say.labels | {"unit": say.unit(self.prediction.unit)},
                rows=[["text", "unit"]],
                actions={"keep": lambda answer: answer},
            )

    def _go_to(self, make_state: Callable[[], Answer]) -> None:
        super()._go_to(lambda: self._say_what_is_kept(make_state()))

    def _say_what_is_kept(self, answer: Answer) -> Answer:
        """Keep a guess, and say so; or say what a guess looks like."""
        try:
            kept = guesses.keep(self.name, answer.text)
        except ValueError as error:
            return replace(answer, sentence=words.Guess.not_kept(error))
        return replace(answer, sentence=words.Guess.just_kept(self.prediction.say(kept, self.told)))

    def __repr__(self) -> str:
        return words.Guess.not_running


def predict(name: str) -> PredictionForm:
    """Return a form for a guess. The guess is kept, shown in the picture that follows, and never blocks anything."""
    return PredictionForm(name)
