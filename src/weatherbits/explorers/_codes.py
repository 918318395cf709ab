"""The codes and the weather that the pictures of notebook 03 choose from."""

from fractions import Fraction

import numpy as np

from ..codes import PrefixCode, fixed_length_code, huffman_code
from ..distributions import morph
from ..weather import ARTICLE_CODEWORDS, EQUAL_SKY, RAINY_REGION, REPAIRED_CODEWORDS, STATES, SUNNY_REGION

ARTICLE_CODE = "the article's code"
THREE_BITS = "three bits for each state"
REPAIRED_CODE = "the repaired code"
HUFFMAN_SUNNY = "Huffman's code for the sunny region"
HUFFMAN_RAINY = "Huffman's code for the rainy region"
CODES = {
    THREE_BITS: fixed_length_code(STATES),
    ARTICLE_CODE: PrefixCode(dict(zip(STATES, ARTICLE_CODEWORDS, strict=True))),
    REPAIRED_CODE: PrefixCode(dict(zip(STATES, REPAIRED_CODEWORDS, strict=True))),
    HUFFMAN_SUNNY: huffman_code(SUNNY_REGION, STATES),
    HUFFMAN_RAINY: huffman_code(RAINY_REGION, STATES),
}

# Shorter than any code can be: most of them begin others, so that a message can be read in many ways.
TOO_SHORT_WORDS = ("0", "1", "00", "01", "10", "11", "000", "001")

REGIONS = "sunny to rainy region"
EQUAL_CHANCES = "eight equal chances"
SKIES = (REGIONS, EQUAL_CHANCES)


def sky_pmf(sky: str, region: float) -> np.ndarray:
    """Return the chances of the eight states: all equal, or on the way from the sunny region to the rainy one."""
    check_option("sky", sky, SKIES)
    return morph(SUNNY_REGION, RAINY_REGION, region) if sky == REGIONS else EQUAL_SKY


def place(sky: str, region: float) -> str:
    """Return where that weather is, in words.

    Examples
    --------
    >>> place(REGIONS, 0.0), place(REGIONS, 0.3)
    ('the sunny region', 'weather 30% of the way from the sunny to the rainy region')
    """
    if sky == EQUAL_CHANCES:
        return "weather with eight equal chances"
    between = f"weather {region:.0%} of the way from the sunny to the rainy region"
    return {0.0: "the sunny region", 1.0: "the rainy region"}.get(region, between)


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(names) -> str:
    """Return names as a list in words.

    Examples
    --------
    >>> listed(["sunny"]), listed(["sunny", "cloudy", "light rain"])
    ('sunny', 'sunny, cloudy and light rain')
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def fraction(share: Fraction) -> str:
    """Return a share of code space as it is read, or as a decimal number where the fraction would be long.

    Examples
    --------
    >>> fraction(Fraction(15, 16)), fraction(Fraction(1)), fraction(Fraction(1, 2**40))
    ('15/16', '1', '9.09e-13')
    >>> fraction(1 - Fraction(1, 2**40))
    'over 0.999'
    """
    text = str(share) if share.denominator <= 1024 else f"{float(share):.3g}"
    return "over 0.999" if text == "1" and share < 1 else text


def check_option(name: str, value: object, options) -> None:
    """Say in a ``ValueError`` what there is to choose from, where a value is none of it."""
    if value not in options:
        raise ValueError(f"the {name} should be one of: {', '.join(options)}; got {value!r}")
