"""What the notebooks ask and answer: contents, predictions, exercises. Knows numbers, no pictures, no widgets.

Each lesson has a module of its own with its ``PREDICTIONS`` and ``EXERCISES``, by name.
"""

from .checks import Exercise, check, solution
from .predictions import Prediction, reveal

__all__ = ["check", "reveal", "solution"]


def predictions_of_all_lessons() -> dict[str, Prediction]:
    """Return every prediction of every notebook, by name."""
    return {name: prediction for lesson in _lessons() for name, prediction in lesson.PREDICTIONS.items()}


def exercises_of_all_lessons() -> dict[str, Exercise]:
    """Return every exercise of every notebook, by name."""
    return {name: exercise for lesson in _lessons() for name, exercise in lesson.EXERCISES.items()}


def _lessons():
    from . import animal_classifier, coin_weather, eight_state_weather, start_here, sunny_and_rainy_regions

    return (start_here, coin_weather, eight_state_weather, sunny_and_rainy_regions, animal_classifier)
