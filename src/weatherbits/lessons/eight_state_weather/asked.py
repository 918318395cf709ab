"""What notebook 02 asks."""

import numpy as np

from ...codes import huffman_code
from ...language import Words
from ...measures import entropy, surprisal
from ...story import EQUAL_SKY, ONE_OF_TWO, SUNNY_REGION
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions
from ...teaching.quizzes import Question, quizzes

# One nearly certain state and seven rare ones: eight are possible, and yet the day is no great surprise.
WIDE_SKY = np.array([0.93, *[0.01] * 7])
HALF_SUNNY = np.array([1 / 2, *[1 / 14] * 7])
OTHER_WIDE_SKY = np.array([0.86, *[0.02] * 7])
HAIL = 0.05
# Skies of four states. By the sea stands the worked example of questions; in the town, that of the entropy.
SEA = np.array([1 / 2, 1 / 4, 1 / 8, 1 / 8])
ISLAND = np.array([0.4, 0.3, 0.2, 0.1])
VALLEY = np.array([0.6, 0.2, 0.1, 0.1])
ONE_BY_ONE = np.array([1, 2, 3, 3])  # the questions for each state, asking about one state after the other
TOWN = np.array([1 / 2, 1 / 4, 1 / 4])
LAKE = np.array([0.6, 0.3, 0.1])
MOUNTAINS = np.array([0.5, 0.2, 0.1, 0.1, 0.05, 0.05, 0.0, 0.0])

# What 0 times the logarithm of 0 is, when a computer is asked step by step: as 0 times infinity.
ZERO_TIMES_INFINITY = 0.0 * float("inf")


def _fewest_questions(p) -> float:
    """Return how many yes/no questions the best plan takes on average: each answer is one bit of a word."""
    return huffman_code(p).expected_length(p)


PREDICTIONS = {
    "questions-for-eight": Prediction(truth=lambda: _fewest_questions(EQUAL_SKY), unit="questions"),
    "questions-in-the-sunny-region": Prediction(
        truth=lambda: _fewest_questions(SUNNY_REGION), unit="questions_a_day"
    ),
    "bits-for-twelve": Prediction(truth=lambda: float(np.log2(12)), unit="bits"),
    "two-or-eight": Prediction(
        truth=lambda: "eight_states" if entropy(WIDE_SKY) > entropy(ONE_OF_TWO) else "two_states",
        options=("two_states", "eight_states", "same"),
    ),
    "sunny-half-the-time": Prediction(truth=lambda: entropy(HALF_SUNNY), unit="bits_a_day"),
    "zero-log-zero": Prediction(truth=lambda: f"{ZERO_TIMES_INFINITY:.0f}", options=("0", "1", "inf", "nan")),
}


def _possible(p: np.ndarray) -> np.ndarray:
    return p[p > 0]


def _with_blank(share: float) -> float:
    """Return the entropy by the lake where this is put in place of the share of rain."""
    return float(LAKE[:2] @ surprisal(LAKE[:2])) + share


EXERCISES = {
    "island-questions": Exercise(
        answer=lambda: ISLAND @ ONE_BY_ONE,
        unit="questions_a_day",
        mistakes={
            "one_for_cloudy": lambda: ISLAND @ [1, 1, 3, 3],
            "three_for_cloudy": lambda: ISLAND @ [1, 3, 3, 3],
            "plain_mean": lambda: np.mean(ONE_BY_ONE),
            "blank_alone": lambda: ONE_BY_ONE[1],
        },
    ),
    "valley-questions": Exercise(
        answer=lambda: _fewest_questions(VALLEY),
        unit="questions_a_day",
        mistakes={
            "two_halvings": lambda: 2,
            "plain_mean": lambda: np.mean(ONE_BY_ONE),
            "entropy": lambda: entropy(VALLEY),
            "four_for_the_last": lambda: VALLEY @ [1, 2, 3, 4],
            "rare_states_first": lambda: VALLEY @ ONE_BY_ONE[::-1],
        },
    ),
    "a-hundred-towns": Exercise(
        answer=lambda: np.ceil(np.log2(100)),
        unit="questions",
        mistakes={
            "not_whole": lambda: np.log2(100),
            "rounded_down": lambda: np.floor(np.log2(100)),
            "half": lambda: 50,
            "all_but_one": lambda: 99,
            "town_by_town": lambda: 100,
            "ten_groups": lambda: 10,
            "powers_of_10": lambda: np.log10(100),
        },
    ),
    "lots-among-thirty": Exercise(
        answer=lambda: float(np.log2(30)),
        unit="bits",
        mistakes={
            "factor": lambda: 30,
            "rounded_up": lambda: 5,
            "rounded_down": lambda: 4,
            "chance": lambda: 1 / 30,
            "one_share": lambda: np.log2(30) / 30,
            "nats": lambda: np.log(30),
            "log10": lambda: np.log10(30),
            "negative": lambda: -np.log2(30),
        },
    ),
    "lake-entropy": Exercise(
        answer=lambda: entropy(LAKE),
        unit="bits_a_day",
        mistakes={
            "blank_alone": lambda: LAKE[2] * surprisal(LAKE[2]),
            "surprisal": lambda: _with_blank(surprisal(LAKE[2])),
            "chance": lambda: _with_blank(LAKE[2]),
            "nothing": lambda: _with_blank(0.0),
            "most_of_three": lambda: np.log2(3),
            "nats": lambda: entropy(LAKE, base=np.e),
            "log10": lambda: entropy(LAKE, base=10),
        },
    ),
    "most-bits-of-five": Exercise(
        answer=lambda: float(np.log2(5)),
        unit="bits_a_day",
        mistakes={
            "number_of_states": lambda: 5,
            "most_of_two": lambda: 1,
            "most_of_four": lambda: 2,
            "most_of_eight": lambda: 3,
            "one_share": lambda: np.log2(5) / 5,
            "nats": lambda: np.log(5),
            "log10": lambda: np.log10(5),
        },
    ),
    "the-share-of-hail": Exercise(
        answer=lambda: HAIL * surprisal(HAIL),
        unit="bits",
        mistakes={
            "surprisal": lambda: surprisal(HAIL),
            "chance": lambda: HAIL,
            "all_days": lambda: entropy([1 - HAIL, HAIL]),
            "negative": lambda: -HAIL * surprisal(HAIL),
            "nats": lambda: HAIL * surprisal(HAIL, base=np.e),
            "log10": lambda: HAIL * surprisal(HAIL, base=10),
        },
    ),
    "wide-but-not-uncertain": Exercise(
        answer=lambda: entropy(OTHER_WIDE_SKY),
        unit="bits_a_day",
        mistakes={
            "most_of_eight": lambda: 3,
            "most_of_two": lambda: 1,
            "not_weighed": lambda: np.sum(surprisal(OTHER_WIDE_SKY)),
            "weighed_alike": lambda: np.mean(surprisal(OTHER_WIDE_SKY)),
            "one_rare_state": lambda: np.sum(OTHER_WIDE_SKY[:2] * surprisal(OTHER_WIDE_SKY[:2])),
            "common_state_alone": lambda: np.sum(OTHER_WIDE_SKY[:1] * surprisal(OTHER_WIDE_SKY[:1])),
            "sky_of_the_picture": lambda: entropy(WIDE_SKY),
            "equal_states": lambda: 2 ** entropy(OTHER_WIDE_SKY),
            "negative": lambda: -entropy(OTHER_WIDE_SKY),
            "nats": lambda: entropy(OTHER_WIDE_SKY, base=np.e),
            "log10": lambda: entropy(OTHER_WIDE_SKY, base=10),
        },
    ),
    "entropy-in-the-mountains": Exercise(
        answer=lambda: entropy(MOUNTAINS),
        unit="bits_a_day",
        mistakes={
            "nan": lambda: ZERO_TIMES_INFINITY,
            "most_of_eight": lambda: np.log2(MOUNTAINS.size),
            "most_of_six": lambda: np.log2(_possible(MOUNTAINS).size),
            "not_weighed": lambda: np.sum(surprisal(_possible(MOUNTAINS))),
            "weighed_alike": lambda: np.mean(surprisal(_possible(MOUNTAINS))),
            "mean_of_six": lambda: entropy(MOUNTAINS) / _possible(MOUNTAINS).size,
            "mean_of_eight": lambda: entropy(MOUNTAINS) / MOUNTAINS.size,
            "negative": lambda: -entropy(MOUNTAINS),
            "nats": lambda: entropy(MOUNTAINS, base=np.e),
            "log10": lambda: entropy(MOUNTAINS, base=10),
        },
    ),
    "as-unpredictable-as": Exercise(
        answer=lambda: 2 ** entropy(MOUNTAINS),
        unit="states",
        mistakes={
            "bits": lambda: entropy(MOUNTAINS),
            "all_eight": lambda: 8,
            "all_six": lambda: 6,
            "power_of_e": lambda: np.exp(entropy(MOUNTAINS)),
            "power_of_nats": lambda: 2 ** entropy(MOUNTAINS, base=np.e),
        },
    ),
}

QUESTIONS = {
    # From notebook 01, before the beginning.
    "long-or-short-message": Question(options=("longer", "same", "shorter"), right="same"),
    "one-day-in-sixteen": Question(options=("hardly_anything", "halvings", "factor"), right="halvings"),
    "mostly-sun": Question(options=("weighted", "plain_mean", "sum"), right="weighted"),
    # At the end.
    "one-answer": Question(options=("always_one", "at_most_one", "on_average"), right="on_average"),
    "ten-sunny-days": Question(options=("less", "same", "more"), right="same"),
    "twenty-or-two": Question(options=("it_depends", "wider", "narrower"), right="it_depends"),
    "perplexity-of-a-coin": Question(options=("bits", "chance", "states"), right="states"),
    "rare-thunderstorm": Question(options=("large", "small", "nothing"), right="small"),
}

predictions.take(PREDICTIONS, Words(__package__))
exercises.take(EXERCISES, Words(__package__))
quizzes.take(QUESTIONS, Words(__package__))
