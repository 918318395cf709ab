"""The story's places, states and codewords, as data."""

import numpy as np

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

# The codes that stations send the eight states with, in the order of STATES.
FIXED_CODEWORDS = ("000", "001", "010", "011", "100", "101", "110", "111")
ARTICLE_CODEWORDS = ("00", "01", "100", "101", "1100", "1101", "11100", "11101")
REPAIRED_CODEWORDS = ("00", "01", "100", "101", "1100", "1101", "1110", "1111")
