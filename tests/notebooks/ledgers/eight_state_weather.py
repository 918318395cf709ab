"""The numbers in the prose of notebook 02, in the order in which each cell states them."""

from itertools import product

import numpy as np

from weatherbits import entropy, surprisal
from weatherbits.codes import huffman_code
from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.eight_state_weather.asked import (
    HAIL,
    HALF_SUNNY,
    ISLAND,
    LAKE,
    MOUNTAINS,
    ONE_BY_ONE,
    OTHER_WIDE_SKY,
    QUESTIONS,
    SEA,
    TOWN,
    VALLEY,
    WIDE_SKY,
)
from weatherbits.story import DESERT, EQUAL_SKY, MOSTLY_SUNNY, ONE_OF_TWO, STATES, SUNNY_REGION


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

FIRST_YES, FIRST_NO = surprisal(FIRST), surprisal(1 - FIRST)
# Weather with a memory: the chances of tomorrow after a sunny day, and after a rainy day.
AFTER_SUN, AFTER_RAIN = np.array([0.9, 0.1]), np.array([0.3, 0.7])
LASTING = np.linalg.matrix_power([AFTER_SUN, AFTER_RAIN], 200)[0]  # the shares of sun and rain over many days
KNOWING_TODAY = LASTING @ entropy([AFTER_SUN, AFTER_RAIN])
N_FIRST = 3  # questions that begin the notebook; the others end it

NUMBERS = {
    "title": [N, LESSONS[2].minutes],
    "first-questions": [N_FIRST],
    "questions": [2, N],
    "questions-how": [2, 2],  # two answers; "two or three days" is advice
    "questions-seen": [
        fewest_questions(EQUAL_SKY), EVEN, HALVINGS, HIGHEST,
        FIRST_YES, N, FIRST, FIRST_NO, N - 1, 1 - FIRST,
        FIRST, 1 - FIRST, FIRST_NO, entropy([FIRST, 1 - FIRST]),
        EVEN, EVEN, EVEN, 1,  # "one whose answer": no claim
    ],
    "skewed": [*SUNNY_REGION[[0, 2, 4, 6]], HALVINGS],
    "skewed-how": [1000],
    "skewed-seen": [
        HALVINGS, 0.5, SUNNY_REGION[0], 1 - SUNNY_REGION[0], ASKED[-1], AVERAGE, H, EVEN, H,
    ],
    "independent": [
        AVERAGE, H, 2, AFTER_SUN[0], AFTER_RAIN[1], LASTING[0], entropy(MOSTLY_SUNNY), KNOWING_TODAY,
        entropy(MOSTLY_SUNNY), EVEN_START, 1 - EVEN_START, AFTER_EVEN_START,
    ],
    "sea": [
        SEA.size, *SEA, SEA[0], *ONE_BY_ONE, *SEA, SEA @ ONE_BY_ONE, *ISLAND,
    ],
    "valley-exercise": [*VALLEY, 0.5],
    "towns-exercise": [100, 2, 2**2, 3],
    "any": [1, 12],
    "any-seen": [
        1, 64, 12, 2**3, np.log2(9), 9, np.log2(12), 12, np.log2(2),
        np.log2(12) % 1, 12, huffman_code(TWELVE).lengths.max(), fewest_questions(TWELVE), np.log2(12),
        2, 12**2, fewest_questions(PAIRS) / 2, np.log2(12),
    ],
    "lots-exercise": [16],
    "reshape": [np.count_nonzero(ONE_OF_TWO), ONE_OF_TWO[0], N, WIDE_SKY[0], WIDE_SKY[1]],
    "reshape-second-guess": [HALF_SUNNY[0], N - 1, N, HIGHEST],
    "reshape-how": [1, SUNNY_REGION.sum(), HALF_SUNNY[0], WIDE_SKY[0]],
    "reshape-seen": [
        np.log2(N), N, fewest_questions(EQUAL_SKY), EVEN, H, surprisal(SUNNY_REGION[7]), SUNNY_REGION[7],
        SUNNY_REGION[7] * surprisal(SUNNY_REGION[7]),
        entropy(DESERT), entropy(ONE_OF_TWO),
        HALF_SUNNY[0], entropy([0.5, 0.5]), N - 1, np.log2(7), 1 - HALF_SUNNY[0],
        1 - HALF_SUNNY[0], np.log2(7), entropy(HALF_SUNNY),
        WIDE_SKY[0], N, entropy(WIDE_SKY),
    ],
    "perplexity": [
        H, 2**H, 2**H, SUNNY_REGION[0], surprisal(SUNNY_REGION[0]),
        SUNNY_REGION[0] * surprisal(SUNNY_REGION[0]),
    ],
    "town": [
        TOWN.size, *TOWN, TOWN[0], surprisal(TOWN[0]), TOWN[1], surprisal(TOWN[1]),
        TOWN[0], TOWN[0] * surprisal(TOWN[0]), TOWN[1], TOWN[1] * surprisal(TOWN[1]),
        *(TOWN * surprisal(TOWN)), entropy(TOWN), TOWN.size, np.log2(TOWN.size), *LAKE,
    ],
    "wide-exercise": [N, *OTHER_WIDE_SKY[:2], OTHER_WIDE_SKY[1]],
    "five-exercise": [5, 5],
    "hail-exercise": [HAIL],
    "formula": [1, 1],
    "zero-seen": [0],
    "mountains-exercise": MOUNTAINS.tolist(),
    "last-questions": [len(QUESTIONS) - N_FIRST],
    "recap": [
        EVEN, EVEN, N, HIGHEST, 12, np.log2(12), N, entropy(DESERT), HIGHEST, H, HALVINGS,
    ],
}  # fmt: skip
