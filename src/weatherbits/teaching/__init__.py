"""What a learner is asked, and what is answered: predictions, exercises, and what was guessed so far.

It knows no lesson: each lesson hands its questions and their words over (see ``questions``).
"""

from .exercises import blank, check, solution
from .form import predict
from .predictions import reveal
from .progress import show_progress
from .quizzes import ask
from .results import my_answers, my_results

__all__ = [
    "ask",
    "blank",
    "check",
    "my_answers",
    "my_results",
    "predict",
    "reveal",
    "show_progress",
    "solution",
]
