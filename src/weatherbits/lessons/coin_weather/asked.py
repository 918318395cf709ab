"""What notebook 01 asks."""

import numpy as np

from ...language import Words
from ...measures import entropy, surprisal
from ...story import MOSTLY_SUNNY
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions

words = Words(__package__)

P_SUN = MOSTLY_SUNNY[0]
DIE = np.full(6, 1 / 6)
RAIN_ELSEWHERE = 1 / 8
RARE_RAIN = 0.02


def _bytes(message: str) -> int:
    return len(words.Message.texts[message].encode())


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
            "of_use": lambda: 3,
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
    "rain-bits": Exercise(
        answer=lambda: surprisal(RAIN_ELSEWHERE),
        unit="bits",
        mistakes={
            "factor": lambda: 1 / RAIN_ELSEWHERE,
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
            "nats": lambda: surprisal(RARE_RAIN, base=np.e),
            "log10": lambda: surprisal(RARE_RAIN, base=10),
        },
    ),
    "average-at-90": Exercise(
        answer=lambda: entropy([0.9, 0.1]),
        unit="bits_a_day",
        mistakes={
            "mean": lambda: np.mean(surprisal([0.9, 0.1])),
            "sum": lambda: np.sum(surprisal([0.9, 0.1])),
            "sun_adds": lambda: 0.9 * surprisal(0.9),
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

predictions.take(PREDICTIONS, words)
exercises.take(EXERCISES, words)
