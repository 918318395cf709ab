"""Predictions: a learner's guess is kept, and later shown beside the truth. Skipping one blocks nothing."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from IPython import get_ipython
from IPython.display import display

Guess = float | str


@dataclass(frozen=True)
class Prediction:
    """A question to guess at before looking.

    Parameters
    ----------
    truth : callable
        Returns the right answer: a number in ``unit``, or one of ``options``.
    unit : str
        What a number counts, such as "bits"; empty for a choice.
    options : tuple of str
        What there is to choose from; empty for a number.
    decimals : int
        How many decimals the truth is told with.
    """

    truth: Callable[[], Guess]
    unit: str = ""
    options: tuple[str, ...] = ()
    decimals: int = 3

    def read(self, guess: object) -> Guess:
        """Return a guess as a number or an option, or say in a ``ValueError`` what was expected."""
        if self.options:
            if not isinstance(guess, str) or guess not in self.options:
                raise ValueError(f"choose one of: {', '.join(self.options)}")
            return guess
        try:
            # In many countries the decimal point is a comma.
            number = float(guess.replace(",", ".") if isinstance(guess, str) else guess)
        except (TypeError, ValueError, OverflowError):
            raise ValueError(f"a guess is a number of {self.unit}, such as 1.5") from None
        if not abs(number) < 1e9:
            raise ValueError(f"a guess is an ordinary number of {self.unit}, such as 1.5")
        return number

    def say(self, answer: Guess, decimals: int = 6) -> str:
        """Return a guess or an answer as words, with its unit, and no more decimals than it has."""
        if isinstance(answer, str):
            return answer
        digits = f"{answer:z.{decimals}f}"
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        return f"1 {_singular(self.unit)}" if digits == "1" else f"{digits} {self.unit}"


class Guesses:
    """The guesses made so far, by the name of their prediction; an explorer can watch for one."""

    def __init__(self):
        self._kept: dict[str, Guess] = {}
        self._watchers: dict[str, Callable[[Guess], None]] = {}

    def get(self, name: str) -> Guess | None:
        return self._kept.get(name)

    def keep(self, name: str, guess: object) -> Guess:
        """Keep a guess, and tell the one who watches for it. A guess that makes no sense is a ``ValueError``."""
        self._kept[name] = kept = find_prediction(name).read(guess)
        if name in self._watchers:
            self._watchers[name](kept)
        return kept

    def watch(self, name: str, callback: Callable[[Guess], None]) -> None:
        """Call back when a guess of this name is kept. Only the latest watcher of a name is told."""
        find_prediction(name)
        self._watchers[name] = callback

    def unwatch(self, name: str, callback: Callable[[Guess], None]) -> None:
        """Call this one back no more."""
        if self._watchers.get(name) == callback:
            del self._watchers[name]

    def clear(self) -> None:
        """Forget every guess and every watcher."""
        self._kept.clear()
        self._watchers.clear()


guesses = Guesses()


def reveal(name: str) -> None:
    """Show the learner's guess beside the truth. In a notebook the answer is folded until a guess has been kept.

    Examples
    --------
    >>> reveal("useful-bits-of-rainy")
    You kept no guess this time. The answer: 1 bit.
    """
    prediction = find_prediction(name)
    truth = f"The answer: {prediction.say(prediction.truth(), prediction.decimals)}."
    guess = guesses.get(name)
    said = "You kept no guess this time." if guess is None else f"You guessed {prediction.say(guess)}."
    if not hasattr(get_ipython(), "kernel"):
        print(f"{said} {truth}")
        return
    is_open = "" if guess is None else " open"
    page = (
        f"<details{is_open}><summary>The answer (guess first, then open it)</summary>"
        f"<p>{html.escape(f'{said} {truth}')}</p></details>"
    )
    display({"text/html": page, "text/plain": "The answer is folded."}, raw=True)


def find_prediction(name: str) -> Prediction:
    """Return the prediction of this name, or say in a ``ValueError`` which one may have been meant."""
    from . import predictions_of_all_lessons

    known = predictions_of_all_lessons()
    if not isinstance(name, str) or name not in known:
        near = get_close_matches(str(name), known, n=1, cutoff=0)
        raise ValueError(f"there is no prediction {name!r}; did you mean {near[0]!r}?")
    return known[name]


def _singular(unit: str) -> str:
    """Return a unit for one: "bits a day" becomes "bit a day".

    Examples
    --------
    >>> _singular("bits a day"), _singular("rainy days")
    ('bit a day', 'rainy day')
    """
    first, *rest = unit.split(" ")
    if first.endswith("s"):
        return " ".join([first[:-1], *rest])
    return unit[:-1] if unit.endswith("s") else unit
