"""What notebook 01 asks."""

import numpy as np

from ...language import Words
from ...measures import entropy, surprisal
from ...story import MOSTLY_SUNNY
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions
from ...teaching.quizzes import Question, quizzes

words = Words(__package__)

P_SUN = MOSTLY_SUNNY[0]
DIE = np.full(6, 1 / 6)
SUN_80, RAIN_20 = 0.8, 0.2  # of the place in the two faded examples
RAIN_ELSEWHERE = 1 / 8
RARE_RAIN = 0.02


def _bytes(message: str) -> int:
    return len(words.Message.texts[message].encode())


def _average_at_80(blank: float) -> float:
    """Return what the line of the faded example gives, with this number in its blank."""
    return float(SUN_80 * np.log2(1 / SUN_80) + blank * np.log2(1 / RAIN_20))


PREDICTIONS = {
    "useful-bits-of-rainy": Prediction(truth=lambda: float(np.log2(2)), unit="bits"),
    "bits-for-one-of-eight": Prediction(truth=lambda: float(np.log2(8)), unit="bits"),
    "sun-or-rain": Prediction(truth=lambda: "rain", options=("sun", "rain", "same")),
    "bits-of-sun": Prediction(truth=lambda: surprisal(P_SUN), unit="bits"),
    "average-bits": Prediction(truth=lambda: entropy(MOSTLY_SUNNY), unit="bits_a_day"),
    "after-a-month": Prediction(truth=lambda: "near", options=("exactly", "near", "anywhere")),
}

EXERCISES = {
    "thunderstorm-sent": Exercise(
        answer=lambda: 8.0 * _bytes("thunderstorm"),
        unit="bits",
        decimals=0,
        mistakes={
            "rainy": lambda: 8.0 * _bytes("rainy"),
            "even_chances": lambda: 1,
            "bytes": lambda: _bytes("thunderstorm"),
            "of_use": lambda: 2,  # as with the four outcomes in the picture
        },
    ),
    "from-64-to-8": Exercise(
        answer=lambda: float(np.log2(64 / 8)),
        unit="bits",
        mistakes={
            "factor": lambda: 64 / 8,
            "difference": lambda: 64 - 8,
            "to_one": lambda: np.log2(64),
            "nats": lambda: np.log(64 / 8),
            "log10": lambda: np.log10(64 / 8),
        },
    ),
    "sun-at-80": Exercise(
        answer=lambda: surprisal(SUN_80),
        unit="bits",
        mistakes={
            "blank_alone": lambda: SUN_80,
            "rain": lambda: surprisal(RAIN_20),
            "percent": lambda: np.log2(1 / (100 * SUN_80)),
            "factor_twice": lambda: np.log2(SUN_80),
            "even": lambda: surprisal(0.5),
            "mostly_sunny": lambda: surprisal(P_SUN),
            "times_how_often": lambda: SUN_80 * surprisal(SUN_80),
            "nats": lambda: surprisal(SUN_80, base=np.e),
            "log10": lambda: surprisal(SUN_80, base=10),
        },
    ),
    "rain-bits": Exercise(
        answer=lambda: surprisal(RAIN_ELSEWHERE),
        unit="bits",
        mistakes={
            "factor": lambda: 1 / RAIN_ELSEWHERE,
            "chance": lambda: RAIN_ELSEWHERE,
            "sun": lambda: surprisal(1 - RAIN_ELSEWHERE),
            "average": lambda: entropy([1 - RAIN_ELSEWHERE, RAIN_ELSEWHERE]),
            "times_how_often": lambda: RAIN_ELSEWHERE * surprisal(RAIN_ELSEWHERE),
            "nats": lambda: surprisal(RAIN_ELSEWHERE, base=np.e),
            "log10": lambda: surprisal(RAIN_ELSEWHERE, base=10),
            "sign": lambda: -surprisal(RAIN_ELSEWHERE),
        },
    ),
    "desert-rain-bits": Exercise(
        answer=lambda: surprisal(RARE_RAIN),
        unit="bits",
        mistakes={
            "average": lambda: entropy([1 - RARE_RAIN, RARE_RAIN]),
            "sun": lambda: surprisal(1 - RARE_RAIN),
            "sign": lambda: -surprisal(RARE_RAIN),
            "times_how_often": lambda: RARE_RAIN * surprisal(RARE_RAIN),
            "factor": lambda: 1 / RARE_RAIN,
            "chance": lambda: RARE_RAIN,
            "nats": lambda: surprisal(RARE_RAIN, base=np.e),
            "log10": lambda: surprisal(RARE_RAIN, base=10),
        },
    ),
    "average-at-80": Exercise(
        answer=lambda: _average_at_80(RAIN_20),
        unit="bits_a_day",
        mistakes={
            "blank_alone": lambda: RAIN_20,
            "share_of_sun": lambda: _average_at_80(SUN_80),
            "unweighted": lambda: _average_at_80(1),
            "half": lambda: _average_at_80(0.5),
            "left_out": lambda: _average_at_80(0),
            "percent": lambda: _average_at_80(100 * RAIN_20),
            "bits_again": lambda: _average_at_80(surprisal(RAIN_20)),
        },
    ),
    "average-at-90": Exercise(
        answer=lambda: entropy([0.9, 0.1]),
        unit="bits_a_day",
        mistakes={
            "mean": lambda: np.mean(surprisal([0.9, 0.1])),
            "sum": lambda: np.sum(surprisal([0.9, 0.1])),
            "sun_adds": lambda: 0.9 * surprisal(0.9),  # also what base 10 gives, nearly
            "rain_adds": lambda: 0.1 * surprisal(0.1),
            "sign": lambda: -entropy([0.9, 0.1]),
            "mostly_sunny": lambda: entropy(MOSTLY_SUNNY),
            "rain": lambda: surprisal(0.1),
            "sun": lambda: surprisal(0.9),
            "nats": lambda: entropy([0.9, 0.1], base=np.e),
        },
    ),
    "die-entropy": Exercise(
        answer=lambda: entropy(DIE),
        unit="bits_a_throw",
        mistakes={
            "coin": lambda: 1.0,
            "faces": lambda: 6.0,
            "eight": lambda: 3.0,
            "one_face": lambda: surprisal(1 / 6) / 6,
            "nats": lambda: entropy(DIE, base=np.e),
            "log10": lambda: entropy(DIE, base=10),
        },
    ),
}

QUESTIONS = {
    "longer-message": Question(options=("much", "a_little", "nothing"), right="nothing"),
    "key-in-sixteen-boxes": Question(options=("sixteen", "four", "eight"), right="four"),
    "rare-rain": Question(options=("both_more", "rarer_less", "average_less"), right="average_less"),
    "above-one-bit": Question(options=("many_outcomes", "never", "rare"), right="many_outcomes"),
    "after-a-wet-start": Question(options=("balance", "quarter", "as_before"), right="quarter"),
}

predictions.take(PREDICTIONS, words)
exercises.take(EXERCISES, words)
quizzes.take(QUESTIONS, words)
