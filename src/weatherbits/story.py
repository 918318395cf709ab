"""The story's places, states, codes and beliefs, as data."""

import numpy as np

from .codes import PrefixCode, fixed_length_code, huffman_code
from .distributions import as_pmf


def _place(*probabilities: float) -> np.ndarray:
    pmf = as_pmf(probabilities)
    pmf.flags.writeable = False  # the story's numbers stay what they are
    return pmf


# Coin weather: two states.
COIN_STATES = ("sunny", "rainy")
FAIR_COIN = _place(0.5, 0.5)
MOSTLY_SUNNY = _place(0.75, 0.25)
NEARLY_ALWAYS_SUNNY = _place(0.99, 0.01)
ALWAYS_SUNNY = _place(1.0, 0.0)

# The chances of rain at these places, by name.
COIN_PLACES = {
    "fair_coin": float(FAIR_COIN[1]),
    "mostly_sunny": float(MOSTLY_SUNNY[1]),
    "nearly_always_sunny": float(NEARLY_ALWAYS_SUNNY[1]),
    "desert": float(ALWAYS_SUNNY[1]),
}

# Eight-state weather, from the brightest sky to the darkest.
STATES = (
    "sunny",
    "partly sunny",
    "cloudy",
    "mostly cloudy",
    "light rain",
    "moderate rain",
    "heavy rain",
    "thunderstorm",
)
EQUAL_SKY = _place(*[1 / 8] * 8)
SUNNY_REGION = _place(0.35, 0.35, 0.10, 0.10, 0.04, 0.04, 0.01, 0.01)
RAINY_REGION = _place(*SUNNY_REGION[::-1])
DESERT = _place(1.0, *[0.0] * 7)
ONE_OF_TWO = _place(0.5, 0.5, *[0.0] * 6)

# The codewords that stations send the eight states with, in the order of STATES.
ARTICLE_CODEWORDS = ("00", "01", "100", "101", "1100", "1101", "11100", "11101")
REPAIRED_CODEWORDS = ("00", "01", "100", "101", "1100", "1101", "1110", "1111")

# The codes, by name.
CODES = {
    "three_bits": fixed_length_code(STATES),
    "article": PrefixCode(dict(zip(STATES, ARTICLE_CODEWORDS, strict=True))),
    "repaired": PrefixCode(dict(zip(STATES, REPAIRED_CODEWORDS, strict=True))),
    "huffman_sunny": huffman_code(SUNNY_REGION, STATES),
    "huffman_rainy": huffman_code(RAINY_REGION, STATES),
}

# Shorter than any code can be: most of them begin others, so that a message can be read in many ways.
TOO_SHORT_CODEWORDS = ("0", "1", "00", "01", "10", "11", "000", "001")

# What the classifier of the story believes of a picture of a raccoon, in the order of ``animals.ANIMALS``.
STORY_BELIEF = (0.30, 0.25, 0.15, 0.08, 0.06, 0.05, 0.11)
