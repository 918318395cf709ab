"""What notebook 05 asks."""

import numpy as np

from ...language import Words
from ...measures import cross_entropy, entropy, entropy_rate, kl_divergence, mutual_information
from ...rain import as_rate, count_pairs, mix_chances, seattle
from ...scores import brier_score, decompose, log_score
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions
from ...teaching.quizzes import Question, quizzes
from .record import forecasts

words = Words(__package__)

# Days of the exercises: the stated chances of rain, and whether it rained.
BLANK_DAYS = np.array([0.9, 0.2]), np.array([True, False])
OWN_DAYS = np.array([0.5, 0.75, 0.1, 0.2]), np.array([True, True, False, True])

# July: how many days, and how many of them were wet, in the years learnt from and in the year judged.
JULY = np.array([93, 9]), np.array([31, 2])

N_SIMILAR = 10  # days that the ensemble looks at
LITTLE = 0.01  # a chance that is small, and not 0

# What is believed and what is stated, of a wet day and a dry one.
BLANK_BELIEF, BLANK_STATED = np.array([0.6, 0.4]), np.array([0.8, 0.2])
OWN_BELIEF, OWN_STATED = np.array([0.4, 0.6]), np.array([0.25, 0.75])
BELIEVED = 0.7  # where the score is the distance

# Twenty days on which the same chance was stated, and the share of them that were wet; and of a score, its parts.
STATED, CAME = np.array([0.9, 0.1]), np.array([0.75, 0.25])
LEFT_OPEN, TOLD, PAID = 0.9, 0.3, 0.05

# A valley: after a dry day, and after a wet one, the chances of a dry and a wet day; and how many days are dry.
VALLEY = np.array([[0.9, 0.1], [0.2, 0.8]])
VALLEY_DRY = np.array([2, 1]) / 3


def costs() -> dict[str, float]:
    """Return what each forecaster pays in 2015, in bits a day."""
    chances, rained = forecasts()
    return {name: float(np.mean(log_score(chance, rained))) for name, chance in chances.items()}


def certain_and_wrong() -> int:
    """Return on how many days of 2015 the similar days were certain, and it came otherwise."""
    chances, rained = forecasts()
    return int(np.sum(np.isinf(log_score(chances["similar_days"], rained))))


def cost_of_the_mix(weight: float) -> float:
    """Return what the similar days pay, mixed with so much of climatology, in bits a day."""
    chances, rained = forecasts()
    mixed = mix_chances(chances["similar_days"], chances["climatology"], weight)
    return float(np.mean(log_score(mixed, rained)))


def expected_distance(p: float, q: float) -> float:
    """Return what who believes p expects of |q - y|, by stating q."""
    return p * (1.0 - q) + (1.0 - p) * q


def today_and_tomorrow() -> np.ndarray:
    """Return how often each pair of days comes in Seattle, dry and wet."""
    pairs = count_pairs(seattle().is_wet)
    return pairs / pairs.sum()


def july(base: float = 2.0) -> float:
    """Return what the month pays for a day of July 2015."""
    (days, wet), (judged, rained) = JULY
    return float(np.mean(log_score(np.full(judged, wet / days), np.arange(judged) < rained, base=base)))


def wet_and_dry(share: float) -> np.ndarray:
    return np.array([share, 1.0 - share])


JULY_STATED, JULY_CAME = (wet_and_dry(wet / days) for days, wet in JULY)


def two_days(chance_of_dry: float) -> float:
    """Return what is in the cell with the blank, where this stands in its place."""
    return float(np.mean(np.log2(1 / np.array([BLANK_DAYS[0][0], chance_of_dry]))))


def expected_bits(share_of_dry: float) -> float:
    """The same, in the section on honesty."""
    return float(np.sum(np.array([BLANK_BELIEF[0], share_of_dry]) * np.log2(1 / BLANK_STATED)))


PREDICTIONS = {
    "bits-of-a-wrong-ninety": Prediction(truth=lambda: log_score(0.9, False), unit="bits"),
    "best-of-five": Prediction(truth=lambda: min(costs().values()), unit="bits_a_day"),
    "wrong-though-sure": Prediction(truth=lambda: float(certain_and_wrong()), unit="days", decimals=0),
    "best-mix": Prediction(
        truth=lambda: min(cost_of_the_mix(weight / 100) for weight in range(101)), unit="bits_a_day"
    ),
    "state-for-the-lowest-distance": Prediction(
        truth=lambda: float(min(range(101), key=lambda q: expected_distance(BELIEVED, q / 100))),
        unit="percent",
        decimals=0,
    ),
    "bits-of-miscalibration": Prediction(
        truth=lambda: decompose(forecasts()[0]["logistic"], forecasts()[1]).miscalibration,
        unit="bits_a_day",
    ),
    "today-tells-tomorrow": Prediction(truth=lambda: mutual_information(today_and_tomorrow()), unit="bits"),
}

EXERCISES = {
    "two-days-with-one-blank": Exercise(
        answer=lambda: float(np.mean(log_score(*BLANK_DAYS))),
        unit="bits_a_day",
        mistakes={
            "blank_alone": lambda: 0.8,
            "chance_of_rain": lambda: two_days(BLANK_DAYS[0][1]),
            "first_day": lambda: two_days(BLANK_DAYS[0][0]),
            "even": lambda: two_days(0.5),
            "percent": lambda: two_days(80.0),
            "both_for_rain": lambda: np.mean(log_score(BLANK_DAYS[0], True)) + 1.0,
        },
    ),
    "four-days": Exercise(
        answer=lambda: float(np.mean(log_score(*OWN_DAYS))),
        unit="bits_a_day",
        mistakes={
            "always_rain": lambda: np.mean(log_score(OWN_DAYS[0], True)),
            "other_outcome": lambda: np.mean(log_score(OWN_DAYS[0], ~OWN_DAYS[1])),
            "mean_first": lambda: np.log2(1 / np.mean(np.where(OWN_DAYS[1], OWN_DAYS[0], 1 - OWN_DAYS[0]))),
            "sum": lambda: np.sum(log_score(*OWN_DAYS)),
            "entropies": lambda: np.mean([entropy(wet_and_dry(q)) for q in OWN_DAYS[0]]),
            "right_or_wrong": lambda: np.mean((OWN_DAYS[0] > 0.5) == OWN_DAYS[1]),
            "nats": lambda: np.mean(log_score(*OWN_DAYS, base=np.e)),
            "log10": lambda: np.mean(log_score(*OWN_DAYS, base=10)),
        },
    ),
    "the-month-in-july": Exercise(
        answer=july,
        unit="bits_a_day",
        decimals=3,
        mistakes={
            "swapped": lambda: cross_entropy(JULY_STATED, JULY_CAME),
            "entropy": lambda: entropy(JULY_CAME),
            "entropy_of_belief": lambda: entropy(JULY_STATED),
            "divergence": lambda: kl_divergence(JULY_CAME, JULY_STATED),
            "rain_only": lambda: log_score(JULY_STATED[0], True),
            "dry_only": lambda: log_score(JULY_STATED[0], False),
            "plain_mean": lambda: np.mean(log_score(JULY_STATED[0], [True, False])),
            "sum": lambda: JULY[1][0] * july(),
            "nats": lambda: july(base=np.e),
            "log10": lambda: july(base=10),
        },
    ),
    "rain-after-none-of-ten": Exercise(
        answer=lambda: log_score(as_rate(0, N_SIMILAR, added=1), True),
        unit="bits",
        mistakes={
            "nothing_added": lambda: log_score(0.0, True),
            "only_to_wet": lambda: np.log2(N_SIMILAR + 1),
            "total_stays": lambda: np.log2(N_SIMILAR),
            "dry": lambda: log_score(as_rate(0, N_SIMILAR, added=1), False),
            "chance": lambda: as_rate(0, N_SIMILAR, added=1),
            "chance_of_11": lambda: 1 / (N_SIMILAR + 1),
            "factor": lambda: N_SIMILAR + 2.0,
            "nats": lambda: np.log(N_SIMILAR + 2),
            "log10": lambda: np.log10(N_SIMILAR + 2),
        },
    ),
    "brier-of-one-percent": Exercise(
        answer=lambda: brier_score(LITTLE, True),
        mistakes={
            "dry": lambda: brier_score(LITTLE, False),
            "of_zero": lambda: brier_score(0.0, True),
            "not_squared": lambda: 1.0 - LITTLE,
            "bits": lambda: log_score(LITTLE, True),
            "both_outcomes": lambda: 2 * brier_score(LITTLE, True),
        },
    ),
    "expected-bits-with-one-blank": Exercise(
        answer=lambda: cross_entropy(BLANK_BELIEF, BLANK_STATED),
        unit="bits_a_day",
        mistakes={
            "blank_alone": lambda: 0.4,
            "stated_dry": lambda: expected_bits(BLANK_STATED[1]),
            "belief_in_rain": lambda: expected_bits(BLANK_BELIEF[0]),
            "stated_rain": lambda: expected_bits(BLANK_STATED[0]),
            "unweighted": lambda: expected_bits(1.0),
            "half": lambda: expected_bits(0.5),
        },
    ),
    "a-forecaster-who-holds-back": Exercise(
        answer=lambda: cross_entropy(OWN_BELIEF, OWN_STATED),
        unit="bits_a_day",
        mistakes={
            "swapped": lambda: cross_entropy(OWN_STATED, OWN_BELIEF),
            "honest": lambda: entropy(OWN_BELIEF),
            "entropy_of_stated": lambda: entropy(OWN_STATED),
            "divergence": lambda: kl_divergence(OWN_BELIEF, OWN_STATED),
            "unweighted": lambda: np.mean(np.log2(1 / OWN_STATED)),
            "nats": lambda: cross_entropy(OWN_BELIEF, OWN_STATED, base=np.e),
            "log10": lambda: cross_entropy(OWN_BELIEF, OWN_STATED, base=10),
        },
    ),
    "ninety-percent-too-bold": Exercise(
        answer=lambda: kl_divergence(CAME, STATED),
        unit="bits_a_day",
        decimals=3,
        mistakes={
            "swapped": lambda: kl_divergence(STATED, CAME),
            "cross_entropy": lambda: cross_entropy(CAME, STATED),
            "entropy": lambda: entropy(CAME),
            "entropies": lambda: entropy(CAME) - entropy(STATED),
            "difference": lambda: STATED[0] - CAME[0],
            "brier": lambda: (STATED[0] - CAME[0]) ** 2,
            "nats": lambda: kl_divergence(CAME, STATED, base=np.e),
            "log10": lambda: kl_divergence(CAME, STATED, base=10),
        },
    ),
    "score-from-its-parts": Exercise(
        answer=lambda: LEFT_OPEN - TOLD + PAID,
        unit="bits_a_day",
        mistakes={
            "all_added": lambda: LEFT_OPEN + TOLD + PAID,
            "both_taken": lambda: LEFT_OPEN - TOLD - PAID,
            "signs_swapped": lambda: LEFT_OPEN + TOLD - PAID,
            "recalibrated": lambda: LEFT_OPEN - TOLD,
            "only_paid": lambda: LEFT_OPEN + PAID,
        },
    ),
    "rate-of-the-valley": Exercise(
        answer=lambda: entropy_rate(VALLEY),
        unit="bits_a_day",
        mistakes={
            "plain_mean": lambda: np.mean(entropy(VALLEY)),
            "entropy": lambda: entropy(VALLEY_DRY),
            "weights_swapped": lambda: VALLEY_DRY[::-1] @ entropy(VALLEY),
            "told": lambda: entropy(VALLEY_DRY) - entropy_rate(VALLEY),
            "sum": lambda: np.sum(entropy(VALLEY)),
            "nats": lambda: entropy_rate(VALLEY, base=np.e),
            "log10": lambda: entropy_rate(VALLEY, base=10),
        },
    ),
}

QUESTIONS = {
    "a-day-of-rain-with-a-belief-in-sun": Question(options=("average", "sun", "rain"), right="rain"),
    "the-cheapest-belief": Question(options=("certain", "truth", "careful"), right="truth"),
    "one-zero-in-a-hundred": Question(options=("infinite", "one_percent", "share"), right="infinite"),
    "one-day-in-four": Question(options=("exactly", "average", "after_three"), right="average"),
    "five-bits-on-a-quiet-island": Question(options=("never", "rare", "many"), right="rare"),
    "eight-states-with-perplexity-eight": Question(options=("nothing", "eight_bits", "equal"), right="equal"),
    "a-word-for-each-day": Question(options=("short_words", "never", "blocks"), right="blocks"),
    "the-same-entropy-abroad": Question(options=("same", "more", "unknown"), right="more"),
    "half-a-nat-above-the-floor": Question(options=("difference", "all", "floor"), right="difference"),
    "rain-after-thirty-percent": Question(options=("wrong", "one_day", "bad"), right="one_day"),
    "six-certain-days": Question(options=("small_share", "not_hidden", "at_most_one"), right="at_most_one"),
    "calibrated-every-day": Question(options=("good", "worthless", "tells_nothing"), right="tells_nothing"),
    "tomorrow-tells-today": Question(options=("nothing", "less", "same"), right="same"),
}

predictions.take(PREDICTIONS, words)
exercises.take(EXERCISES, words)
quizzes.take(QUESTIONS, words)
