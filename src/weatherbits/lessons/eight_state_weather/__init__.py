"""Lesson 2: entropy for any chances, as the questions that a sky is worth."""

from . import asked as asked
from .equal_states import equal_states_explorer
from .question import question_explorer
from .sky import sky_explorer

__all__ = ["equal_states_explorer", "question_explorer", "sky_explorer"]
