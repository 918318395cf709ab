"""What notebook 00 asks."""

from ...language import Words
from ...story import MOSTLY_SUNNY
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions

PREDICTIONS = {
    "rainy-days-in-100": Prediction(truth=lambda: 100 * MOSTLY_SUNNY[1], unit="rainy_days"),
}

EXERCISES = {
    "sunny-days-in-200": Exercise(
        answer=lambda: 200 * MOSTLY_SUNNY[0],
        unit="days",
        decimals=0,
        mistakes={
            "rainy": lambda: 200 * MOSTLY_SUNNY[1],
            "of_100": lambda: 100 * MOSTLY_SUNNY[0],
            "share": lambda: MOSTLY_SUNNY[0],
        },
    ),
}

predictions.take(PREDICTIONS, Words(__package__))
exercises.take(EXERCISES, Words(__package__))
