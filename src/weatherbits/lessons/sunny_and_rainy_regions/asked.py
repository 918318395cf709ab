"""What notebook 03 asks."""

import numpy as np

from ...codes import block_pmf, huffman_code
from ...distributions import mix
from ...language import Words
from ...measures import cross_entropy, entropy, kl_divergence, surprisal
from ...story import CODES, RAINY_REGION, SUNNY_REGION
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions

ARTICLE_CODE, REPAIRED_CODE = CODES["article"], CODES["repaired"]
HALFWAY = mix(SUNNY_REGION, RAINY_REGION, 0.5)
COIN = np.array([0.5, 0.5])
NEARLY_SUN = np.array([0.99, 0.01])

# Two places of the exercises, each with the chances of sun and rain.
MUCH_SUN = np.array([0.9, 0.1])
SOME_SUN = np.array([0.75, 0.25])
NEVER_RAIN = np.array([1.0, 0.0])
FOUR_STATES = np.array([0.4, 0.3, 0.2, 0.1])

PREDICTIONS = {
    "what-01100-says": Prediction(
        truth=lambda: "article_reading",
        options=("partly_sunny_light_rain", "article_reading", "nothing"),
    ),
    "average-of-the-code": Prediction(
        truth=lambda: ARTICLE_CODE.expected_length(SUNNY_REGION), unit="bits_a_day", decimals=2
    ),
    "smallest-average": Prediction(
        truth=lambda: huffman_code(SUNNY_REGION).expected_length(SUNNY_REGION), unit="bits_a_day", decimals=2
    ),
    "average-abroad": Prediction(
        truth=lambda: ARTICLE_CODE.expected_length(RAINY_REGION), unit="bits_a_day", decimals=2
    ),
    "sum-of-q": Prediction(
        truth=lambda: "less" if ARTICLE_CODE.kraft_sum < 1 else "exactly",
        options=("less", "exactly", "more"),
    ),
    "average-halfway": Prediction(
        truth=lambda: ARTICLE_CODE.expected_length(HALFWAY), unit="bits_a_day", decimals=2
    ),
    "two-coins-swapped": Prediction(
        truth=lambda: "less" if kl_divergence(NEARLY_SUN, COIN) < kl_divergence(COIN, NEARLY_SUN) else "more",
        options=("more", "less", "same"),
    ),
    "longest-word": Prediction(
        truth=lambda: float(huffman_code(SUNNY_REGION).lengths.max()), unit="bits", decimals=0
    ),
}

EXERCISES = {
    "two-storms": Exercise(
        answer=lambda: float(len(ARTICLE_CODE.encode(["thunderstorm", "thunderstorm"]))),
        unit="bits",
        decimals=0,
        mistakes={
            "one_storm": lambda: len(ARTICLE_CODE.encode(["thunderstorm"])),
            "three_bits_each": lambda: 2 * 3,
            "words": lambda: 2.0,
        },
    ),
    "average-of-the-repaired-code": Exercise(
        answer=lambda: REPAIRED_CODE.expected_length(SUNNY_REGION),
        unit="bits_a_day",
        mistakes={
            "all_as_common": lambda: REPAIRED_CODE.lengths.mean(),
            "rainy": lambda: REPAIRED_CODE.expected_length(RAINY_REGION),
            "article": lambda: ARTICLE_CODE.expected_length(SUNNY_REGION),
            "entropy": lambda: entropy(SUNNY_REGION),
            "no_weights": lambda: float(REPAIRED_CODE.lengths.sum()),
        },
    ),
    "wasted-word": Exercise(
        answer=lambda: ARTICLE_CODE.unused[0],
        unit="codeword",
        mistakes={
            "begins_both": lambda: ARTICLE_CODE.unused[0][:-1],
            "begins_both_too": lambda: ARTICLE_CODE.unused[0][:-1] + "0",
            "upper_half": lambda: ARTICLE_CODE.unused[0] + "1",
            "lower_half": lambda: ARTICLE_CODE.unused[0] + "0",
        },
    ),
    "no-code-below": Exercise(
        answer=lambda: entropy(SOME_SUN),
        unit="bits_a_day",
        mistakes={
            "single_days": lambda: huffman_code(SOME_SUN).expected_length(SOME_SUN),
            "two_days": lambda: (
                huffman_code(block_pmf(SOME_SUN, 2)).expected_length(block_pmf(SOME_SUN, 2)) / 2
            ),
            "claim": lambda: 0.6,
            "all_as_common": lambda: np.mean(surprisal(SOME_SUN)),
            "eight_states": lambda: entropy(SUNNY_REGION),
            "nats": lambda: entropy(SOME_SUN, base=np.e),
            "log10": lambda: entropy(SOME_SUN, base=10),
        },
    ),
    "belief-of-six-bits": Exercise(
        answer=lambda: 100 * 2.0**-6,
        unit="percent",
        mistakes={
            "share": lambda: 2.0**-6,
            "divided_by_6": lambda: 100 / 6,
            "factor": lambda: 2.0**6,
            "five_bits": lambda: 100 * 2.0**-5,
        },
    ),
    "cross-entropy-of-two-coins": Exercise(
        answer=lambda: cross_entropy(MUCH_SUN, SOME_SUN),
        unit="bits_a_day",
        mistakes={
            "swapped": lambda: cross_entropy(SOME_SUN, MUCH_SUN),
            "joint": lambda: entropy(MUCH_SUN) + entropy(SOME_SUN),
            "divergence": lambda: kl_divergence(MUCH_SUN, SOME_SUN),
            "entropy": lambda: entropy(MUCH_SUN),
            "entropy_of_belief": lambda: entropy(SOME_SUN),
            "nats": lambda: cross_entropy(MUCH_SUN, SOME_SUN, base=np.e),
            "log10": lambda: cross_entropy(MUCH_SUN, SOME_SUN, base=10),
        },
    ),
    "extra-with-the-repaired-code": Exercise(
        answer=lambda: REPAIRED_CODE.expected_length(RAINY_REGION) - entropy(RAINY_REGION),
        unit="bits_a_day",
        mistakes={
            "between_regions": lambda: kl_divergence(RAINY_REGION, SUNNY_REGION),
            "whole_message": lambda: REPAIRED_CODE.expected_length(RAINY_REGION),
            "article": lambda: ARTICLE_CODE.expected_length(RAINY_REGION) - entropy(RAINY_REGION),
            "sunny": lambda: REPAIRED_CODE.expected_length(SUNNY_REGION) - entropy(SUNNY_REGION),
            "sign": lambda: entropy(RAINY_REGION) - REPAIRED_CODE.expected_length(RAINY_REGION),
            "swapped": lambda: kl_divergence(REPAIRED_CODE.implied_weights(), RAINY_REGION),
        },
    ),
    "believing-in-a-fair-coin": Exercise(
        answer=lambda: kl_divergence(MUCH_SUN, COIN),
        unit="bits_a_day",
        mistakes={
            "swapped": lambda: kl_divergence(COIN, MUCH_SUN),
            "mean_of_both": lambda: (kl_divergence(MUCH_SUN, COIN) + kl_divergence(COIN, MUCH_SUN)) / 2,
            "cross_entropy": lambda: cross_entropy(MUCH_SUN, COIN),
            "entropy": lambda: entropy(MUCH_SUN),
            "q_of_1": lambda: -entropy(MUCH_SUN),
            "sign": lambda: -kl_divergence(MUCH_SUN, COIN),
            "nats": lambda: kl_divergence(MUCH_SUN, COIN, base=np.e),
            "log10": lambda: kl_divergence(MUCH_SUN, COIN, base=10),
        },
    ),
    "never-say-never": Exercise(
        answer=lambda: kl_divergence(COIN, NEVER_RAIN),
        unit="bits_a_day",
        mistakes={
            "left_out": lambda: 0.5 * np.log2(0.5 / 1.0),
            "swapped": lambda: kl_divergence(NEVER_RAIN, COIN),
            "zero": lambda: 0.0,
        },
    ),
    "huffman-by-hand": Exercise(
        answer=lambda: huffman_code(FOUR_STATES).expected_length(FOUR_STATES),
        unit="bits_a_day",
        mistakes={
            "entropy": lambda: entropy(FOUR_STATES),
            "two_bits_each": lambda: 2.0,
            "all_as_common": lambda: huffman_code(FOUR_STATES).lengths.mean(),
            "last_joining": lambda: huffman_code(FOUR_STATES).expected_length(FOUR_STATES) - 1,
        },
    ),
}

predictions.take(PREDICTIONS, Words(__package__))
exercises.take(EXERCISES, Words(__package__))
