"""How a learner's number is read, and how a line is told: alike for a guess and for an answer."""

import math
import re
import sys

from ..language import Words, common
from ..live import read_number

words = Words(__package__)


def read_quantity(text: str, unit: str = "") -> float:
    """Return the number that a text stands for, with its unit after it or without.

    Decimals have a point or a comma; a percentage, a fraction and infinity can be read as well.

    Raises
    ------
    ValueError
        If it stands for no number, or for one in another unit.

    Examples
    --------
    >>> read_quantity("0,81"), read_quantity("25%"), read_quantity("1/4"), read_quantity("25 %", "percent")
    (0.81, 0.25, 0.25, 25.0)
    >>> read_quantity("2 bits", "bits_a_day"), read_quantity("infinity", "bits")
    (2.0, inf)
    >>> read_quantity("2 nats", "bits")
    Traceback (most recent call last):
    ...
    ValueError: '2 nats' is no number
    """
    written = " ".join(text.split())
    if match := re.fullmatch(r"(.*[\d%.∞]|[^\W\d_]+?) ?([^\W\d_]\D*)", written):
        number, rest = match.groups()
        if any(f" {form} ".find(f" {rest} ") >= 0 for form in (common.UNITS[unit] if unit else ())):
            written = number
    if unit == "percent":
        written = written.removesuffix("%").rstrip()
    sign = -1 if written[:1] in ("-", "−") else 1
    if written.lstrip("+-−").casefold() in words.INFINITE:
        return sign * float("inf")
    return read_number(written)


def in_words(amount: float, unit: str, decimals: int) -> str:
    """Return an amount with its unit, if it has one, and no more decimals than it needs.

    Examples
    --------
    >>> in_words(0.8112781, "bits_a_day", 3), in_words(-0.25, "", 3), in_words(float("inf"), "bits", 3)
    ('0.811 bits a day', '−0.25', 'infinitely many bits')
    """
    digits = f"{amount:z.{decimals}f}".replace("-", "−")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if math.isinf(amount):
        digits = words.INFINITELY_MANY if amount > 0 else f"−{words.INFINITELY_MANY}"
    return common.with_unit(digits, unit) if unit else digits


def tell(text: str) -> None:
    """Print a line, also where the console lacks some of its letters."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(text.encode(encoding, errors="replace").decode(encoding))
