"""Predictions and exercises of notebook 00."""

from ..weather import MOSTLY_SUNNY
from .checks import Exercise, Mistake
from .predictions import Prediction

PREDICTIONS = {
    "rainy-days-in-100": Prediction(truth=lambda: 100 * MOSTLY_SUNNY[1], unit="rainy days"),
}

EXERCISES = {
    "sunny-days-in-200": Exercise(
        answer=lambda: 200 * MOSTLY_SUNNY[0],
        unit="days",
        decimals=0,
        hint="find the share of sunny days first, then take that share of 200.",
        solution="Three days in four are sunny, so 200 * 0.75.",
        mistakes=(
            Mistake(
                lambda: 200 * MOSTLY_SUNNY[1],
                "These are the rainy days; the question is about the sunny ones.",
            ),
            Mistake(lambda: 100 * MOSTLY_SUNNY[0], "That many of 100 days; here there are 200."),
            Mistake(lambda: MOSTLY_SUNNY[0], "That is the share of sunny days; how many days is it, of 200?"),
        ),
    ),
}
