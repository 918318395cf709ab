"""Exercises: check an answer, and say what a known wrong value gives away about the mistake behind it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np

from ..language import Words
from .kept import kept
from .questions import Register
from .reading import in_words, read_quantity, tell

Answer = float | str

words = Words(__package__)


@dataclass(frozen=True)
class Exercise:
    """A question of a notebook with its answer and its known mistakes.

    Its words stand in the lesson's ``EXERCISES``, by its name: a ``hint`` for an answer that is wrong in a way nobody
    foresaw, which does not give the answer away; a ``solution``, how to get there in a line or two; and for each
    mistake, by its name, a sentence that says what it gives away about the way there.

    Parameters
    ----------
    answer : callable
        Returns the right answer: a number in ``unit``, or a text.
    unit : str
        What a number counts, as one of the ``UNITS`` that have words; empty for a share from 0 to 1; for a text, what
        kind of text, such as "codeword".
    mistakes : mapping of str to callable
        Wrong values that learners are known to reach.
    decimals : int, default 2
        A number is right if it is within half a unit of this decimal of the answer. 0 asks for the exact number.
    """

    answer: Callable[[], Any]
    unit: str = ""
    mistakes: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    decimals: int = 2

    @property
    def wanted(self) -> str:
        """What an answer should be, in words."""
        if isinstance(self.answer(), str):
            return words.Exercise.a_text(self.unit)
        if not self.unit:
            return words.Exercise.a_share
        return words.Exercise.a_number(self.unit, 1.5 if self.decimals else 12)

    def agrees(self, given: Answer, value: Any) -> bool:
        """Return whether what was given is this value, as far as an answer is asked for."""
        if isinstance(value, str) or isinstance(given, str):
            return isinstance(given, type(value)) and given.strip().lower() == value.lower()
        tolerance = 0.5 * 10.0**-self.decimals if self.decimals else 1e-9
        # Compared first, as infinity less infinity is no number.
        return given == value or abs(given - value) <= tolerance or (math.isnan(given) and math.isnan(value))

    def respond(self, given: object, told: Mapping[str, str]) -> str:
        """Return one line about an answer; it never holds the right answer unless that was given.

        ``told`` has the words of this exercise: its hint, and a sentence for each mistake.
        """
        say, answer = words.Exercise, self.answer()
        value, problem = self.read(given)
        if value is None:
            return problem
        if self.agrees(value, answer):
            return say.right
        matching = {name: wrong() for name, wrong in self.mistakes.items() if self.agrees(value, wrong())}
        if matching:
            # Two known values can lie close together; the nearer one is the likelier way to have gone wrong.
            return say.mistaken(told[min(matching, key=lambda name: _distance(value, matching[name]))])
        if isinstance(value, str):
            return say.hint(told["hint"])
        if math.isnan(value):
            return say.not_a_number(self.wanted)
        if self._is_rounded_too_far(value, answer):
            return say.rounded_too_far(self.decimals)
        if self._is_one_digit_off(value, answer):
            return say.one_digit_off(self.decimals)
        if value < 0 and self.agrees(-value, answer):
            return say.wrong_sign
        return say.hint(told["hint"])

    def _is_rounded_too_far(self, given: float, answer: float) -> bool:
        """Return whether a number is the answer, but with fewer decimals than are asked for."""
        # Rounded to a whole number, what lies between 0 and 1 is gone, not rounded too far.
        fewest = 0 if abs(answer) >= 1 else 1
        return any(math.isclose(given, round(answer, digits)) for digits in range(fewest, self.decimals))

    def _is_one_digit_off(self, given: float, answer: float) -> bool:
        """Return whether a number would be right, were its last digit that is asked for one more or less."""
        one_digit = 10.0**-self.decimals + 1e-9
        return self.decimals > 0 and abs(given - round(answer, self.decimals)) <= one_digit

    @property
    def result(self) -> str:
        """The answer in words, with its unit, and with three decimals; with four where it has no more."""
        answer = self.answer()
        if isinstance(answer, str):
            return answer
        return in_words(answer, self.unit, decimals=4 if math.isclose(answer, round(answer, 4)) else 3)

    def read(self, given: object) -> tuple[Answer | None, str]:
        """Return an answer as a number or text, and otherwise a sentence that says what was expected."""
        say, wants_text = words.Exercise, isinstance(self.answer(), str)
        if given is None:
            return None, say.not_answered
        if isinstance(given, str) and wants_text:
            return given, ""
        if not wants_text and isinstance(given, tuple) and [type(part) for part in given] == [int, int]:
            given = "{},{}".format(*given)  # 0,81 was typed, and Python read two numbers
        if isinstance(given, str):
            try:
                return read_quantity(given, self.unit), ""
            except ValueError:
                return None, say.a_text_given(self.wanted)
        if isinstance(given, np.ndarray) and given.size == 1 and not np.ma.is_masked(given):
            given = given.item()
        if isinstance(given, tuple):
            return None, say.a_decimal_comma(self.wanted)
        if isinstance(given, list | dict | set | np.ndarray):
            return None, say.a_collection(self.wanted)
        if wants_text:
            return None, say.give(self.wanted)
        if isinstance(given, bool | np.bool_ | np.timedelta64) or not isinstance(given, Real | Decimal):
            return None, say.no_number(self.wanted)
        try:
            return float(given), ""
        except OverflowError:  # a whole number of more than 300 digits
            return (-math.inf if given < 0 else math.inf), ""
        except Exception:  # a number of somebody's own making
            return None, say.no_number(self.wanted)


exercises: Register[Exercise] = Register("EXERCISES")

# It stands where a learner has to put what is missing: a line with it runs, and its result is no number.
blank = math.nan


def _distance(given: Answer, value: Any) -> float:
    """Return how far apart two answers that agree are; texts, and numbers that are the same, not at all."""
    return 0.0 if isinstance(given, str) or given == value else abs(given - value)


def check(name: str, answer: object) -> None:
    """Print one line that says whether an answer is right, and if not, what may have gone wrong.

    Examples
    --------
    >>> import weatherbits.lessons.coin_weather  # which hands its exercises over
    >>> check("rain-bits", None)
    rain-bits: Not answered yet. Put your answer in place of None, and run the cell again.
    >>> check("rain-bits", 8)
    rain-bits: Not yet. 8 is the factor by which your possibilities shrink. How many halvings is that?
    """
    _tell(name, lambda exercise, told: _respond(name, answer, exercise, told))


def _respond(name: str, given: object, exercise: Exercise, told: Mapping[str, str]) -> str:
    """Respond to an answer, and keep it; where there is none, respond to the one that was kept."""
    before = kept.get("answers", name) if given is None else None
    if before is not None:
        shown = before if isinstance(before, str) else f"{before:.6g}"
        return words.Exercise.from_before(shown, exercise.respond(before, told))
    value, _ = exercise.read(given)
    if value is not None and value == value:
        kept.keep("answers", name, value)
    return exercise.respond(given, told)


def solution(name: str) -> None:
    """Print how an exercise is solved. Nothing stops you; but a guess first is worth more.

    Examples
    --------
    >>> import weatherbits.lessons.coin_weather
    >>> solution("rain-bits")
    rain-bits: The chance of rain is 1/8, so its surprisal is np.log2(1 / 0.125). The result: 3 bits.
    """
    _tell(name, lambda exercise, told: words.Exercise.solved(told["solution"], exercise.result))


def _tell(name: str, make_line: Callable[[Exercise, Mapping[str, str]], str]) -> None:
    if name in exercises:
        tell(f"{name}: {make_line(*exercises[name])}")
    else:
        tell(words.Exercise.unknown(name, exercises.nearest(name)))
