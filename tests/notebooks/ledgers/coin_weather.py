"""The numbers in the prose of notebook 01, in the order in which each cell states them."""

import numpy as np

from weatherbits import entropy, surprisal
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
ONE_BIT = np.log2(len(COIN_STATES))

NUMBERS = {
    "title": [ONE_BIT, LESSONS[1].minutes],
    "message": [FAIR_COIN[0], 8, RAINY_BYTES, 1, 8 * RAINY_BYTES, len(COIN_STATES), 8 * RAINY_BYTES],
    "message-seen": [8, len(COIN_STATES), ONE_BIT],
    "message-exercise": [1],
    "halving": [len(COIN_STATES), ONE_BIT, len(STATES)],
    "halving-seen": [np.log2(8), np.log2(8), 2**6, np.log2(64), 64 / 8],
    "two-towns": [2, 2, 4, 2],
    "two-towns-seen": [2 * 4, np.log2(2), np.log2(4), np.log2(2 * 4)],
    "unequal": [P_SUN, P_RAIN],
    "unequal-second-guess": [1 / P_RAIN, RAIN, np.log2(1), P_SUN, 1 / P_SUN, 4, np.log2(2), 4 * P_SUN],
    "unequal-seen": [
        surprisal(1.0), surprisal(0.5), 0.0, P_SUN, RAIN, SUN,
        np.floor(100 * SUN) / 100,  # the article's number, cut instead of rounded
    ],
    "unequal-exercise": [8 * 0.125],
    "desert-exercise": [0.02],
    "average": [RAIN, SUN, P_SUN, SUN],
    "average-seen": [
        P_SUN, H, P_SUN, P_SUN, P_RAIN, P_RAIN, H,
        100 * NEARLY_ALWAYS_SUNNY[1], entropy(NEARLY_ALWAYS_SUNNY), NEARLY_ALWAYS_SUNNY[0],
    ],
    "arch": [1],
    "arch-seen": [entropy(FAIR_COIN)],
    "average-exercise": [0.9, 0.1],
    "die-exercise": [6, 2, np.log2(2)],
    "days": [H, SUN, 30],
    "days-seen": [30, 2000, 2**2],
    "recap": [8 * RAINY_BYTES, len(COIN_STATES), ONE_BIT, ONE_BIT, P_SUN, H, len(COIN_STATES), len(STATES)],
}  # fmt: skip
