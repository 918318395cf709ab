"""The numbers in the prose of notebook 02, in the order in which each cell states them."""

from itertools import product

import numpy as np

from weatherbits import entropy, surprisal
from weatherbits.codes import huffman_code
from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.eight_state_weather.asked import (
    HAIL,
    HALF_SUNNY,
    MOUNTAINS,
    OTHER_WIDE_SKY,
    WIDE_SKY,
)
from weatherbits.story import DESERT, EQUAL_SKY, ONE_OF_TWO, STATES, SUNNY_REGION


def fewest_questions(p):
    return huffman_code(p).expected_length(p)


N = len(STATES)
H = entropy(SUNNY_REGION)
HALVINGS = np.log2(N)
ASKED = huffman_code(SUNNY_REGION).lengths
AVERAGE = fewest_questions(SUNNY_REGION)
FIRST = EQUAL_SKY[0]
SCATTERED = np.isin(STATES, ["sunny", "cloudy", "light rain", "heavy rain"])
EVEN_START = SUNNY_REGION[SCATTERED].sum()
# Every first question that splits the chances exactly in half, with the best questions after it.
AFTER_EVEN_START = min(
    1 + yes * fewest_questions(SUNNY_REGION[part] / yes) + no * fewest_questions(SUNNY_REGION[~part] / no)
    for part in (np.array(states) for states in product([True, False], repeat=N))
    for yes, no in [(SUNNY_REGION[part].sum(), SUNNY_REGION[~part].sum())]
    if np.isclose(yes, no)
)
EVEN = entropy([0.5, 0.5])
TWELVE = np.full(12, 1 / 12)
PAIRS = np.full(144, 1 / 144)
HIGHEST = entropy(EQUAL_SKY)

NUMBERS = {
    "title": [N, LESSONS[2].minutes],
    "questions": [N],
    "questions-seen": [
        fewest_questions(EQUAL_SKY), EVEN, HALVINGS, HIGHEST,
        surprisal(FIRST), N * FIRST, surprisal(1 - FIRST), entropy([FIRST, 1 - FIRST]), EVEN,
        1,  # "one whose answer": no claim
    ],
    "skewed": [*SUNNY_REGION[[0, 2, 4, 6]], HALVINGS],
    "skewed-seen": [
        1000, HALVINGS, 0.5, SUNNY_REGION[0], 1 - SUNNY_REGION[0], ASKED[0], AVERAGE, 1,
        EVEN_START, 1 - EVEN_START, AFTER_EVEN_START, AVERAGE, H, H, EVEN,
    ],
    "towns-exercise": [100, 2, 2**2],
    "any": [12],
    "any-seen": [
        2**3, np.log2(9), 9, np.log2(12), np.log2(2), np.log2(12) % 1,
        12, huffman_code(TWELVE).lengths.min(), fewest_questions(TWELVE), np.log2(12),
        2, 12**2, fewest_questions(PAIRS) / 2,
    ],
    "lots-exercise": [16],
    "reshape": [np.count_nonzero(ONE_OF_TWO), ONE_OF_TWO[0], WIDE_SKY[0], WIDE_SKY[1]],
    "reshape-second-guess": [HALF_SUNNY[0], N - 1, HIGHEST],
    "reshape-how": [SUNNY_REGION.sum()],
    "reshape-seen": [
        HIGHEST, N, np.log2(N), H, surprisal(SUNNY_REGION[7]), SUNNY_REGION[7] * surprisal(SUNNY_REGION[7]),
        entropy(DESERT), entropy(ONE_OF_TWO),
        HALF_SUNNY[0], entropy([0.5, 0.5]), N - 1, np.log2(7), np.log2(7), entropy(HALF_SUNNY),
        WIDE_SKY[0], WIDE_SKY[1], N, entropy(WIDE_SKY), 2**H,
    ],
    "five-exercise": [5, 5],
    "hail-exercise": [HAIL],
    "wide-exercise": [1, *OTHER_WIDE_SKY[:2]],
    "formula": [1, 1, np.log2(1), np.log2(1)],
    "zero": [3],
    "zero-seen": [0],
    "mountains-exercise": MOUNTAINS.tolist(),
    "recap": [
        EVEN, N, HIGHEST, 12, np.log2(12), N, entropy(DESERT), 1, HIGHEST, H, HALVINGS,
    ],
}  # fmt: skip
