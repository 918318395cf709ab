"""Lesson 5: real rain, and what a forecast of it is worth in bits."""

from . import asked as asked
from .calibration import calibration_explorer
from .certain import certain_explorer
from .game import game_explorer
from .honest import honest_explorer
from .score import score_explorer
from .yesterday import yesterday_explorer

__all__ = [
    "calibration_explorer",
    "certain_explorer",
    "game_explorer",
    "honest_explorer",
    "score_explorer",
    "yesterday_explorer",
]
