"""What notebook 03 asks."""

import numpy as np

from ...codes import block_pmf, huffman_code
from ...distributions import mix
from ...language import Words
from ...measures import cross_entropy, entropy, kl_divergence, surprisal
from ...story import CODES, RAINY_REGION, SUNNY_REGION
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions
from ...teaching.quizzes import Question, quizzes

ARTICLE_CODE, REPAIRED_CODE = CODES["article"], CODES["repaired"]
HALFWAY = mix(SUNNY_REGION, RAINY_REGION, 0.5)
COIN = np.array([0.5, 0.5])
NEARLY_SUN = np.array([0.99, 0.01])

# Two places of the exercises, each with the chances of sun and rain.
MUCH_SUN = np.array([0.9, 0.1])
SOME_SUN = np.array([0.75, 0.25])
NEVER_RAIN = np.array([1.0, 0.0])
FOUR_STATES = np.array([0.4, 0.3, 0.2, 0.1])

# Sun, rain and fog, with a word for each, in the worked example and with a blank.
WORDS_FOR_THREE = ("0", "10", "11")
WORKED_PLACE = np.array([0.5, 0.25, 0.25])
BLANK_PLACE = np.array([0.7, 0.2, 0.1])

# Sun and rain, where the belief is SOME_SUN: in the worked example, and with a blank.
WORKED_SUN = np.array([0.8, 0.2])
BLANK_SUN = np.array([0.6, 0.4])

# Days that depend on the day before: what a day of sun and a day of rain are followed by, sun and rain.
AFTER_SUN = np.array([0.9, 0.1])
AFTER_RAIN = np.array([0.3, 0.7])


def average_length(p: np.ndarray, *bits: float) -> float:
    """Return the average message length of words with so many bits."""
    return float(np.sum(p * bits))


def cost_of_sun_and_rain(believed_rain: float) -> float:
    """Return what is in the cell with the blank, where this stands in its place."""
    return float(np.sum(BLANK_SUN * np.log2(1 / np.array([SOME_SUN[0], believed_rain]))))


def entropy_rate_with_memory() -> float:
    """Return what a day tells on average, if the day before is known."""
    return float(SOME_SUN @ entropy(np.array([AFTER_SUN, AFTER_RAIN])))


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
            "message": lambda: float(ARTICLE_CODE.encode(["thunderstorm", "thunderstorm"])),
            "words": lambda: 2.0,
        },
    ),
    "average-with-one-blank": Exercise(
        answer=lambda: average_length(BLANK_PLACE, *map(len, WORDS_FOR_THREE)),
        unit="bits_a_day",
        mistakes={
            "blank_alone": lambda: len(WORDS_FOR_THREE[-1]),
            "one_bit": lambda: average_length(BLANK_PLACE, 1, 2, 1),
            "three_bits": lambda: average_length(BLANK_PLACE, 1, 2, 3),
            "value_of_the_word": lambda: average_length(BLANK_PLACE, 1, 2, int(WORDS_FOR_THREE[-1])),
            "chance_again": lambda: average_length(BLANK_PLACE, 1, 2, BLANK_PLACE[-1]),
            "all_as_common": lambda: np.mean([len(word) for word in WORDS_FOR_THREE]),
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
            "begins_0": lambda: "0",
            "begins_1": lambda: "1",
            "begins_10": lambda: "10",
            "begins_11": lambda: "11",
            "begins_110": lambda: "110",
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
            "with_memory": entropy_rate_with_memory,
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
    "cross-entropy-with-one-blank": Exercise(
        answer=lambda: cross_entropy(BLANK_SUN, SOME_SUN),
        unit="bits_a_day",
        mistakes={
            "blank_alone": lambda: SOME_SUN[1],
            "truth_inside": lambda: cost_of_sun_and_rain(BLANK_SUN[1]),
            "belief_in_sun": lambda: cost_of_sun_and_rain(SOME_SUN[0]),
            "even_chance": lambda: cost_of_sun_and_rain(0.5),
            "bits": lambda: cost_of_sun_and_rain(2.0),
            "only_divergence": lambda: kl_divergence(BLANK_SUN, SOME_SUN),
            "entropy": lambda: entropy(BLANK_SUN),
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
            "between_averages": lambda: (
                REPAIRED_CODE.expected_length(RAINY_REGION) - REPAIRED_CODE.expected_length(SUNNY_REGION)
            ),
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

QUESTIONS = {
    "snow-one-day-in-four": Question(options=("factor", "two_bits", "chance"), right="two_bits"),
    "rain-one-day-in-a-hundred": Question(
        options=("high_entropy", "little", "low_average"), right="low_average"
    ),
    "eight-unequal-states": Question(options=("less", "exactly", "more"), right="less"),
    "equal-states-for-two-bits": Question(options=("eight", "two", "four"), right="four"),
    "truth-and-belief-swapped": Question(options=("another", "same", "sign"), right="another"),
    "chance-of-zero": Question(options=("as_nothing", "leave_out", "infinite"), right="infinite"),
    "days-that-remember": Question(options=("never", "with_blocks", "always"), right="with_blocks"),
    "two-numbers-of-extra-bits": Question(
        options=("one_is_wrong", "other_belief", "both_directions"), right="other_belief"
    ),
}

predictions.take(PREDICTIONS, Words(__package__))
exercises.take(EXERCISES, Words(__package__))
quizzes.take(QUESTIONS, Words(__package__))
