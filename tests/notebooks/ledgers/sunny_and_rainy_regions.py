"""The numbers in the prose of notebook 03, in the order in which each cell states them."""

import numpy as np

from weatherbits import entropy, kl_divergence, mix, surprisal
from weatherbits.codes import block_pmf, fixed_length_code, huffman_code, huffman_merges
from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.sunny_and_rainy_regions.asked import (
    COIN,
    FOUR_STATES,
    MUCH_SUN,
    NEARLY_SUN,
    SOME_SUN,
)
from weatherbits.story import (
    ARTICLE_CODEWORDS,
    CODES,
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
USED = ARTICLE.kraft_sum
DEAR, CHEAP = kl_divergence(COIN, NEARLY_SUN), kl_divergence(NEARLY_SUN, COIN)
REGION_AGAINST_REGION = kl_divergence(RAINY_REGION, SUNNY_REGION)
SUN, LIGHT_RAIN, STORM = BITS["partly sunny"], BITS["light rain"], BITS["thunderstorm"]

NUMBERS = {
    "title": [LESSONS[3].minutes],
    "codes": [len(STATES), len(ARTICLE_CODEWORDS), THREE],
    "codes-seen": [1, SUN, LIGHT_RAIN, len(ARTICLE.encode(["partly sunny", "light rain"]))],
    "codes-exercise": [2],
    "average": [len(STATES)],
    "average-predict-text": [THREE, THREE, SUN],
    "average-seen": [THREE, THREE, SUN, HOME, H, THREE, THREE - H],
    "average-exercise": [sum(a != b for a, b in zip(ARTICLE_CODEWORDS, REPAIRED_CODEWORDS, strict=True))],
    "builder": [len(STATES)],
    "builder-seen": [1 - USED, BEST_HOME, len(STATES)],
    "send-seen": [1, HOME, ABROAD, entropy(RAINY_REGION)],
    "blocks": [BEST_HOME, H],
    "blocks-seen": [2, huffman_code(PAIRS).expected_length(PAIRS) / 2, 3],
    "blocks-exercise": [
        SOME_SUN[0], huffman_code(SOME_SUN).expected_length(SOME_SUN), 0.6, *SOME_SUN
    ],
    "break": [1],
    "belief": [
        sum(word.startswith("0") for word in ARTICLE_CODEWORDS), 2, SUN, SUN - 1, STORM, 1, len(STATES)
    ],
    "belief-seen": [USED, 1 - USED, 1],
    "belief-repair": [2, USED, 1 / USED],
    "belief-exercise": [1, 6, 100],
    "cross": [HOME, ABROAD],
    "cross-seen": [
        H, HOME, HOME - H, ABROAD, ABROAD - H,
        HOME, MIDWAY, ABROAD, entropy(HALFWAY), MIDWAY, MIDWAY - entropy(HALFWAY), 2, 1 / 2, 1 / 4, 1 / 8,
    ],
    "cross-exercise-coins": [MUCH_SUN.size, MUCH_SUN[0], SOME_SUN[0]],
    "divergence": [NEARLY_SUN[0], DEAR],
    "divergence-seen": [DEAR, CHEAP, 0.0, 1],
    "divergence-which": [
        ABROAD - H, REGION_AGAINST_REGION, REGION_AGAINST_REGION, ABROAD - H, REGION_AGAINST_REGION,
        SUNNY_REGION[-1], np.floor(surprisal(SUNNY_REGION[-1])), ABROAD - H, 1,
        kl_divergence(RAINY_REGION, ARTICLE.implied_weights(normalise=True)), np.log2(1 / USED),
    ],
    "divergence-exercise": [MUCH_SUN[0]],
    "huffman": [1, len(STATES), ARTICLE.lengths.max()],
    "huffman-seen": [
        1, len(huffman_merges(SUNNY_REGION)), BEST_HOME, BEST.lengths.max(), BEST_ABROAD, ABROAD
    ],
    "huffman-exercise": [FOUR_STATES.size, *FOUR_STATES],
    "recap": [2, HOME, ABROAD],
}  # fmt: skip
