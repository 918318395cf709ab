"""How the sentences under the pictures put numbers into words."""

import math
from collections.abc import Sequence


def bits(value: float, unit: str = "bit") -> str:
    """Return a number of bits in words: whole numbers plain, others with three decimals.

    Examples
    --------
    >>> bits(1.0), bits(0.8112781), bits(3), bits(float("inf"))
    ('1 bit', '0.811 bits', '3 bits', 'infinitely many bits')
    """
    if math.isinf(value):
        return f"infinitely many {unit}s"
    nearest = round(value)
    number = str(nearest) if abs(value - nearest) < 5e-10 else f"{value:z.3f}"
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def count(number: int, noun: str) -> str:
    """Return a count with its noun, in the plural where there is not just one.

    Examples
    --------
    >>> count(1, "day"), count(1200, "day")
    ('1 day', '1,200 days')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def guessed(value: float, noun: str) -> str:
    """Return a learner's guess with its noun, as it was typed.

    Examples
    --------
    >>> guessed(1.0, "bit"), guessed(2.5, "question")
    ('1 bit', '2.5 questions')
    """
    return f"{value:g} {noun}" if value == 1 else f"{value:g} {noun}s"


def arrow(value: float, low: float, high: float) -> str:
    """Return what a label adds to a number that lies beyond the ends of its axis: an arrow to where it is.

    Examples
    --------
    >>> arrow(2.5, 0, 3), arrow(24, 0, 3), arrow(-1, 0, 3)
    ('', ' ↑', ' ↓')
    """
    return " ↑" if value > high else " ↓" if value < low else ""


def percent(share: float) -> str:
    """Return a share in percent, with a decimal where it needs one; what is not 0 or 1 never looks like it.

    Examples
    --------
    >>> percent(0.35), percent(0.125), percent(0.00001), percent(0.99999), percent(1.0)
    ('35%', '12.5%', '<0.1%', '>99.9%', '100%')
    """
    tenths = round(1000 * share)
    if tenths == 0 and share > 0:
        return "<0.1%"
    if tenths == 1000 and share < 1 - 1e-9:
        return ">99.9%"
    return f"{tenths / 10:g}%"


def listed(words: Sequence[str], link: str) -> str:
    """Return words as a list that can be read aloud.

    Examples
    --------
    >>> listed(["sun"], "or"), listed(["sun", "rain"], "or"), listed(["sun", "cloud", "rain"], "and")
    ('sun', 'sun or rain', 'sun, cloud and rain')
    """
    return f" {link} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
