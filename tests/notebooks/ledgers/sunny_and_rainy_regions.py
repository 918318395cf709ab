"""The numbers in the prose of notebook 03, in the order in which each cell states them."""

import numpy as np

from weatherbits import cross_entropy, entropy, kl_divergence, mix, surprisal
from weatherbits.codes import block_pmf, fixed_length_code, huffman_code
from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.sunny_and_rainy_regions.asked import (
    AFTER_RAIN,
    AFTER_SUN,
    BLANK_PLACE,
    BLANK_SUN,
    COIN,
    FOUR_STATES,
    MUCH_SUN,
    NEARLY_SUN,
    QUESTIONS,
    SOME_SUN,
    WORDS_FOR_THREE,
    WORKED_PLACE,
    WORKED_SUN,
)
from weatherbits.lessons.sunny_and_rainy_regions.transmission import Transmission
from weatherbits.story import (
    ARTICLE_CODEWORDS,
    CODES,
    EQUAL_SKY,
    RAINY_REGION,
    REPAIRED_CODEWORDS,
    STATES,
    SUNNY_REGION,
)

ARTICLE, BEST = CODES["article"], CODES["huffman_sunny"]
HALFWAY = mix(SUNNY_REGION, RAINY_REGION, 0.5)
BITS = dict(zip(STATES, ARTICLE.lengths, strict=True))

H = entropy(SUNNY_REGION)
THREE = int(fixed_length_code(STATES).lengths.max())
HOME, ABROAD, MIDWAY = (ARTICLE.expected_length(p) for p in (SUNNY_REGION, RAINY_REGION, HALFWAY))
BEST_HOME, BEST_ABROAD = BEST.expected_length(SUNNY_REGION), BEST.expected_length(RAINY_REGION)
PAIRS = block_pmf(SUNNY_REGION, 2)
BEST_PAIRS = huffman_code(PAIRS).expected_length(PAIRS) / 2
USED = ARTICLE.kraft_sum
UNUSED = np.log2(1 / USED)
CROSS_HOME, CROSS_ABROAD = (
    cross_entropy(p, ARTICLE.implied_weights(normalise=True)) for p in (SUNNY_REGION, RAINY_REGION)
)
REPAIRED_HOME, REPAIRED_ABROAD = (CODES["repaired"].expected_length(p) for p in (SUNNY_REGION, RAINY_REGION))
DEAR, CHEAP = kl_divergence(COIN, NEARLY_SUN), kl_divergence(NEARLY_SUN, COIN)
REGION_AGAINST_REGION = kl_divergence(RAINY_REGION, SUNNY_REGION)
SUN, LIGHT_RAIN, STORM = BITS["partly sunny"], BITS["light rain"], BITS["thunderstorm"]

# The small place of the worked example: what each of its three states adds to the average.
SHORT, LONG, LONG_TOO = map(len, WORDS_FOR_THREE)
ADDS = WORKED_PLACE * [SHORT, LONG, LONG_TOO]

# Days that depend on the day before: changes from sun to rain and back, in 100 days.
N_SUNNY, N_RAINY = 100 * SOME_SUN
TO_RAIN, TO_SUN = N_SUNNY * AFTER_SUN[1], N_RAINY * AFTER_RAIN[0]
RATE = SOME_SUN[0] * entropy(AFTER_SUN) + SOME_SUN[1] * entropy(AFTER_RAIN)

HALF = 1 / 2  # in 1/2ⁿ, another way to write 2⁻ⁿ

N_FIRST = 3  # questions that begin the notebook; the others end it

NUMBERS = {
    "title": [LESSONS[3].minutes],
    "recall": [N_FIRST],
    "codes": [len(STATES), len(ARTICLE_CODEWORDS), THREE],
    "codes-seen": [1, SUN, LIGHT_RAIN, len(ARTICLE.encode(["partly sunny", "light rain"])), 2, 2],
    "codes-exercise": [2, 2],
    "average": [THREE, len(STATES), np.log2(len(STATES)), THREE, THREE, ARTICLE.lengths.mean(), len(STATES)],
    "average-predict-text": [THREE, THREE, SUN],
    "average-seen": [THREE, THREE, np.log2(len(STATES)), THREE, H, THREE - H, THREE, SUN, HOME, HOME - H],
    "average-worked": [
        3, *WORKED_PLACE, SHORT, LONG, LONG_TOO,
        WORKED_PLACE[0], ADDS[0], WORKED_PLACE[1], ADDS[1], WORKED_PLACE[2], ADDS[2], ADDS.sum(), *BLANK_PLACE,
    ],
    "average-exercise": [sum(a != b for a, b in zip(ARTICLE_CODEWORDS, REPAIRED_CODEWORDS, strict=True))],
    "builder": [
        HALF,
        sum(p for p, word in zip(SUNNY_REGION, ARTICLE_CODEWORDS, strict=True) if word.startswith("0")),
        SUNNY_REGION[STATES.index("sunny")] + SUNNY_REGION[STATES.index("partly sunny")],
        len(STATES),
    ],
    "builder-seen": [1 - USED, 2, BEST_HOME, BEST_HOME, BEST_HOME, len(STATES)],
    "builder-exercise": [len(STATES)],
    "send": [1],
    "send-seen": [HOME, ABROAD, entropy(RAINY_REGION), 2],
    "blocks": [BEST_HOME, H, len(PAIRS), 2, 5],
    "blocks-seen": [2, BEST_PAIRS, 3, 1, 2, BEST_PAIRS, Transmission().ordered],
    "blocks-exercise": [
        SOME_SUN[0], huffman_code(SOME_SUN).expected_length(SOME_SUN), 0.6, *SOME_SUN
    ],
    "memory": [
        1, RATE, AFTER_SUN[0], AFTER_RAIN[1], AFTER_RAIN[0] / (AFTER_SUN[1] + AFTER_RAIN[0]),
        100, AFTER_SUN[1], TO_RAIN, AFTER_RAIN[0], AFTER_RAIN[0], N_RAINY, TO_SUN,
    ],
    "memory-seen": [entropy(SOME_SUN), RATE, entropy(SOME_SUN), 0.6, 1],
    "break": [1],
    "belief": [
        sum(word.startswith("0") for word in ARTICLE_CODEWORDS), 2, HALF, SUN, 1, STORM, 1, len(STATES)
    ],
    "belief-seen": [USED, 1 - USED, 1],
    "belief-repair": [2, CODES["repaired"].lengths.max()],
    "belief-exercise": [1, 6, 100],
    "cross": [REPAIRED_HOME, REPAIRED_ABROAD, HOME, ABROAD],
    "cross-seen": [
        1, surprisal(SUNNY_REGION[0]), H, HOME, HOME - H, ABROAD, ABROAD - H, UNUSED,
        HOME, MIDWAY, ABROAD, entropy(HALFWAY), MIDWAY - entropy(HALFWAY), MIDWAY, 2,
    ],
    "cross-own": [1 / 2, 1 / 4, 1 / 8],
    "cross-own-seen": [cross_entropy(SUNNY_REGION, EQUAL_SKY), THREE],
    "cross-worked": [
        *WORKED_SUN, *SOME_SUN, SOME_SUN[0], surprisal(SOME_SUN[0]), SOME_SUN[1], surprisal(SOME_SUN[1]),
        *WORKED_SUN, WORKED_SUN[0], surprisal(SOME_SUN[0]), WORKED_SUN[1], cross_entropy(WORKED_SUN, SOME_SUN),
        *BLANK_SUN,
    ],
    "cross-exercise-coins": [MUCH_SUN[0], SOME_SUN[0]],
    "unused": [UNUSED, HOME, ABROAD, USED, USED, 1 / USED, 1 / USED, UNUSED, 1 / USED],
    "unused-seen": [CROSS_HOME, CROSS_ABROAD, UNUSED, USED],
    "divergence": [NEARLY_SUN[0], DEAR],
    "divergence-seen": [DEAR, CHEAP, 0.0, 1],
    "divergence-which": [
        ABROAD - H, REGION_AGAINST_REGION, REGION_AGAINST_REGION, ABROAD - H, REGION_AGAINST_REGION,
        SUNNY_REGION[-1], np.floor(surprisal(SUNNY_REGION[-1])), ABROAD - H, 1, STORM, UNUSED, ABROAD - H,
    ],
    "divergence-exercise": [MUCH_SUN[0]],
    "huffman": [1, len(STATES), ARTICLE.lengths.max()],
    "huffman-seen": [
        1, BEST_HOME, BEST.lengths.max(), BEST_ABROAD, ABROAD
    ],
    "huffman-exercise": [FOUR_STATES.size, *FOUR_STATES],
    "quiz": [len(QUESTIONS) - N_FIRST],
    "recap": [2, HOME, ABROAD, UNUSED],
}  # fmt: skip
