"""Lesson 0: how a picture moves, and how a guess is kept."""

from . import asked as asked
from .hundred_days import hundred_days_explorer

__all__ = ["hundred_days_explorer"]
