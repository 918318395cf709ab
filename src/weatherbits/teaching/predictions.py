"""Predictions: a learner's guess is kept, and later shown beside the truth. Skipping one blocks nothing."""

import html
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from IPython import get_ipython
from IPython.display import display

from ..language import Words
from .kept import kept
from .questions import Register
from .reading import in_words, read_quantity, tell

Guess = float | str

words = Words(__package__)


@dataclass(frozen=True)
class Prediction:
    """A question to guess at before looking. The words of its options stand in the lesson's ``PREDICTIONS``.

    Parameters
    ----------
    truth : callable
        Returns the right answer: a number in ``unit``, or one of ``options``.
    unit : str
        What a number counts, as one of the ``UNITS`` that have words; empty for a choice.
    options : tuple of str
        The names of what there is to choose from; empty for a number.
    decimals : int
        How many decimals the truth is told with.
    """

    truth: Callable[[], Any]
    unit: str = ""
    options: tuple[str, ...] = ()
    decimals: int = 3

    def read(self, guess: Any) -> Guess:
        """Return a guess as a number or an option, or say in a ``ValueError`` what was expected."""
        if self.options:
            if guess not in self.options:
                raise ValueError(f"the options are {', '.join(self.options)}; got {guess!r}")
            return guess
        try:
            number = read_quantity(guess, self.unit) if isinstance(guess, str) else float(guess)
        except (TypeError, ValueError, OverflowError):
            raise ValueError(words.Guess.not_a_number(self.unit)) from None
        if not (abs(number) < 1e9 or number == math.inf):
            raise ValueError(words.Guess.too_large(self.unit))
        return number

    def say(self, answer: Guess, told: Mapping[str, str], decimals: int = 6) -> str:
        """Return a guess or an answer in words, with its unit, and no more decimals than it has."""
        if isinstance(answer, str):
            return told[answer]
        return in_words(answer, self.unit, decimals)


predictions: Register[Prediction] = Register("PREDICTIONS")


def find_prediction(name: str) -> tuple[Prediction, Mapping[str, str]]:
    """Return the prediction of this name and its words, or say in a ``ValueError`` which one may have been meant."""
    return predictions.find(name, words.Guess.unknown)


class Guesses:
    """The guesses made so far, by the name of their prediction; an explorer can watch for one."""

    def __init__(self) -> None:
        self._watchers: dict[str, Callable[[Guess | None], None]] = {}
        kept.when_forgotten("guesses", self._forgotten)

    def get(self, name: str) -> Guess | None:
        """Return what was guessed, also before the kernel was restarted. None: nothing that makes sense."""
        guess = kept.get("guesses", name)
        if guess is None:
            return None
        try:
            return find_prediction(name)[0].read(guess)
        except ValueError:  # somebody has changed the file
            return None

    def keep(self, name: str, guess: object) -> Guess:
        """Keep a guess, and tell the one who watches for it. A guess that makes no sense is a ``ValueError``."""
        taken = find_prediction(name)[0].read(guess)
        kept.keep("guesses", name, taken)
        if name in self._watchers:
            self._watchers[name](taken)
        return taken

    def watch(self, name: str, callback: Callable[[Guess | None], None]) -> None:
        """Call back when a guess of this name is kept. Only the latest watcher of a name is told."""
        find_prediction(name)
        self._watchers[name] = callback

    def unwatch(self, name: str, callback: Callable[[Guess | None], None]) -> None:
        """Call this one back no more."""
        if self._watchers.get(name) == callback:
            del self._watchers[name]

    def _forgotten(self) -> None:
        """Tell the pictures that show a guess."""
        for callback in list(self._watchers.values()):
            callback(None)

    def clear(self) -> None:
        """Forget all that is kept, and every watcher."""
        self._watchers.clear()
        kept.forget()


guesses = Guesses()


def reveal(name: str) -> None:
    """Show the learner's guess beside the truth. In a notebook the answer is folded until a guess has been kept.

    Examples
    --------
    >>> import weatherbits.lessons.coin_weather  # which hands its predictions over
    >>> reveal("useful-bits-of-rainy")
    You kept no guess this time. The answer: 1 bit.
    """
    prediction, told = find_prediction(name)
    truth = words.Guess.the_answer(prediction.say(prediction.truth(), told, prediction.decimals))
    guess = guesses.get(name)
    said = words.Guess.none_kept
    if guess is not None:
        said = words.Guess.you_guessed(prediction.say(guess, told))
    if not hasattr(get_ipython(), "kernel"):
        tell(f"{said} {truth}")
        return
    is_open = "" if guess is None else " open"
    page = (
        f"<details{is_open}><summary>{html.escape(words.Guess.answer)}</summary>"
        f"<p>{html.escape(f'{said} {truth}')}</p></details>"
    )
    display({"text/html": page, "text/plain": words.Guess.answer_is_folded}, raw=True)
