"""Exercises: check an answer, and say what a known wrong value gives away about the mistake behind it."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from numbers import Real

import numpy as np

Answer = float | str


@dataclass(frozen=True)
class Mistake:
    """A wrong value that learners are known to reach, and what it says about how they got there."""

    value: Callable[[], Answer]
    says: str


@dataclass(frozen=True)
class Exercise:
    """A question of a notebook with its answer, its known mistakes, a hint and a worked solution.

    Parameters
    ----------
    answer : callable
        Returns the right answer: a number in ``unit``, or a text.
    unit : str
        What a number counts, such as "bits"; empty for a share from 0 to 1; for a text, what kind of text, such as
        "codeword".
    hint : str
        For an answer that is wrong in a way nobody foresaw. It does not give the answer away.
    solution : str
        How to get there, in a line or two.
    mistakes : tuple of Mistake
    decimals : int, default 2
        A number is right if it is within half a unit of this decimal of the answer. 0 asks for the exact number.
    """

    answer: Callable[[], Answer]
    unit: str
    hint: str
    solution: str
    mistakes: tuple[Mistake, ...] = field(default=())
    decimals: int = 2

    @property
    def wanted(self) -> str:
        """What an answer should be, in words."""
        if isinstance(self.answer(), str):
            return f"a {self.unit} as a text, in quotation marks"
        if not self.unit:
            return "a number from 0 to 1, such as 0.25"
        return f"a number of {self.unit}, such as {1.5 if self.decimals else 12}"

    def agrees(self, given: Answer, value: Answer) -> bool:
        """Return whether what was given is this value, as far as an answer is asked for."""
        if isinstance(value, str) or isinstance(given, str):
            return isinstance(given, type(value)) and given.strip().lower() == value.lower()
        tolerance = 0.5 * 10.0**-self.decimals if self.decimals else 1e-9
        # Compared first, as infinity less infinity is no number.
        return given == value or abs(given - value) <= tolerance or (math.isnan(given) and math.isnan(value))

    def respond(self, given: object) -> str:
        """Return one line about an answer; it never holds the right answer unless that was given."""
        given, problem = self._read(given)
        if problem:
            return problem
        if self.agrees(given, self.answer()):
            return "Right."
        matching = [mistake for mistake in self.mistakes if self.agrees(given, mistake.value())]
        if matching:
            # Two known values can lie close together; the nearer one is the likelier way to have gone wrong.
            nearest = min(matching, key=lambda mistake: _distance(given, mistake.value()))
            return f"Not yet. {nearest.says}"
        if self._is_rounded_too_far(given):
            return f"Close, but rounded too far. Give {self.decimals} decimals."
        if isinstance(given, float) and math.isnan(given):
            return f"This is NaN, which is no number. Give {self.wanted}."
        return f"Not yet. Hint: {self.hint}"

    def _is_rounded_too_far(self, given: Answer) -> bool:
        """Return whether a number is the answer, but with fewer decimals than are asked for."""
        answer = self.answer()
        if isinstance(given, str) or isinstance(answer, str) or not math.isfinite(answer):
            return False
        # Rounded to a whole number, what lies between 0 and 1 is gone, not rounded too far.
        fewest = 0 if abs(answer) >= 1 else 1
        return any(math.isclose(given, round(answer, digits)) for digits in range(fewest, self.decimals))

    def _read(self, given: object) -> tuple[Answer | None, str]:
        """Return an answer as a number or text, and otherwise a sentence that says what was expected."""
        if given is None:
            return None, "Not answered yet. Put your answer in place of None, and run the cell again."
        wants_text = isinstance(self.answer(), str)
        if isinstance(given, str):
            if wants_text:
                return given, ""
            return None, f"This is a text. Give {self.wanted}, without quotation marks."
        if isinstance(given, np.ndarray) and given.size == 1 and not np.ma.is_masked(given):
            given = given.item()
        if isinstance(given, list | tuple | dict | set | np.ndarray):
            comma = " If you typed a decimal comma: write a point." if isinstance(given, tuple) else ""
            return None, f"This is a collection of values. Give one alone: {self.wanted}.{comma}"
        if wants_text:
            return None, f"Give {self.wanted}."
        no_number = f"This is no number to compare. Give {self.wanted}."
        if isinstance(given, bool | np.bool_ | np.timedelta64) or not isinstance(given, Real | Decimal):
            return None, no_number
        try:
            return float(given), ""
        except OverflowError:  # a whole number of more than 300 digits
            return (math.inf if given > 0 else -math.inf), ""
        except Exception:  # a number of somebody's own making
            return None, no_number


def _distance(given: Answer, value: Answer) -> float:
    """Return how far apart two answers that agree are; texts, and numbers that are the same, not at all."""
    return 0.0 if isinstance(given, str) or given == value else abs(given - value)


def check(name: str, answer: object) -> None:
    """Print one line that says whether an answer is right, and if not, what may have gone wrong.

    Examples
    --------
    >>> check("rain-bits", None)
    rain-bits: Not answered yet. Put your answer in place of None, and run the cell again.
    >>> check("rain-bits", 8)
    rain-bits: Not yet. 8 is the factor by which your uncertainty shrinks; how many halvings is that?
    """
    print(_with_exercise(name, lambda exercise: exercise.respond(answer)))


def solution(name: str) -> None:
    """Print how an exercise is solved. Nothing stops you; but a guess first is worth more.

    Examples
    --------
    >>> solution("rain-bits")
    rain-bits: The surprisal of a chance of 1/8 is log2(8), so np.log2(1 / 0.125).
    """
    print(_with_exercise(name, lambda exercise: exercise.solution))


def _with_exercise(name: str, tell: Callable[[Exercise], str]) -> str:
    from . import exercises_of_all_lessons

    exercises = exercises_of_all_lessons()
    if not isinstance(name, str) or name not in exercises:
        near = get_close_matches(str(name), exercises, n=1, cutoff=0)
        return f"There is no exercise {name!r}. Did you mean {near[0]!r}?"
    return f"{name}: {tell(exercises[name])}"
