"""The numbers in the prose of notebook 01, in the order in which each cell states them."""

import numpy as np

from weatherbits import entropy, surprisal
from weatherbits.lessons import coin_weather
from weatherbits.lessons.coin_weather.asked import QUESTIONS, RAIN_20, RAIN_ELSEWHERE, RARE_RAIN, SUN_80
from weatherbits.lessons.coin_weather.day_by_day import MOST_DAYS
from weatherbits.lessons.coin_weather.message import MOST_OUTCOMES
from weatherbits.lessons.contents import LESSONS
from weatherbits.story import (
    COIN_STATES,
    FAIR_COIN,
    MOSTLY_SUNNY,
    NEARLY_ALWAYS_SUNNY,
    STATES,
)

P_SUN, P_RAIN = MOSTLY_SUNNY
SUN, RAIN = surprisal(MOSTLY_SUNNY)
H = entropy(MOSTLY_SUNNY)
RAINY_BYTES = len(b"Rainy")
TWO = len(COIN_STATES)
ONE_BIT = np.log2(TWO)
MONTH = 30
START = coin_weather.message_explorer().state  # of the picture, before anything is moved


def average_with(rainy: int) -> float:
    """Return what a day of a month tells on average, with so many rainy days."""
    return (rainy * RAIN + (MONTH - rainy) * SUN) / MONTH


NUMBERS = {
    "title": [ONE_BIT, LESSONS[1].minutes],
    "message": [
        FAIR_COIN[0], 8, RAINY_BYTES, 1, 8 * RAINY_BYTES, TWO,
        START.outcomes, START.bits_of_use, TWO, 8 * RAINY_BYTES, TWO,
    ],
    "message-seen": [
        8, RAINY_BYTES, 8 * RAINY_BYTES, np.log2(MOST_OUTCOMES), np.log2(MOST_OUTCOMES), MOST_OUTCOMES, TWO, ONE_BIT
    ],
    "message-exercise": [1],
    "halving": [TWO, ONE_BIT, len(STATES)],
    "halving-seen": [np.log2(8), np.log2(8), 2**6, np.log2(64), 64 / 8, 64 / 8, 3, 2, 2**3, 2],
    "two-towns": [2, 2, 2, 4],
    "two-towns-seen": [2 * 4, np.log2(2), np.log2(4), np.log2(2 * 4)],
    "unequal": [P_SUN, P_RAIN, sum(MOSTLY_SUNNY)],
    "unequal-second-guess": [
        1 / P_RAIN, 4 * P_RAIN, 1 / P_RAIN, RAIN, RAIN, np.log2(2), 8 / 2, np.log2(8), np.log2(8 / 2), np.log2(1),
        1 / P_RAIN, P_SUN, 1 / P_SUN, np.log2(2), 2 ** (1 / 2), 4 * P_SUN,
    ],
    "unequal-seen": [
        surprisal(1.0), 0.5, surprisal(0.5), 0.0, P_SUN, RAIN, SUN,
        np.floor(100 * SUN) / 100,  # the article's number, cut instead of rounded
    ],
    "surprisal-worked": [RAIN_20],
    "surprisal-blank": [SUN_80],
    "unequal-exercise": [8 * RAIN_ELSEWHERE],
    "desert-exercise": [RARE_RAIN],
    "average": [RAIN, SUN, P_SUN, SUN],
    "average-seen": [
        P_SUN, H, P_SUN, P_SUN, P_RAIN, P_RAIN, H,
        NEARLY_ALWAYS_SUNNY[0], 100 * NEARLY_ALWAYS_SUNNY[1], entropy(NEARLY_ALWAYS_SUNNY),
    ],
    "average-worked": [P_SUN],
    "average-blank": [SUN_80, RAIN_20],
    "average-exercise": [0.9, 0.1],
    "arch-seen": [entropy(FAIR_COIN), TWO, 0.9, 0.9],
    "die-exercise": [6, 2, np.log2(2)],
    "days": [H, RAIN, SUN, MONTH],
    "days-seen": [
        MONTH, P_SUN, MONTH, P_RAIN * MONTH, 7, average_with(7), average_with(8), MOST_DAYS,
        100 / 10,  # from one mark of the log axis to the next
        2**2,
        SUN,
    ],
    "days-error": [1],
    "quiz": [len(QUESTIONS)],
    "recap": [8 * RAINY_BYTES, TWO, ONE_BIT, ONE_BIT, P_SUN, H, TWO, len(STATES)],
}  # fmt: skip
