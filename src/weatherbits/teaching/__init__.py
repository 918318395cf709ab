"""What a learner is asked, and what is answered: predictions, exercises, and what was guessed so far.

It knows no lesson: each lesson hands its questions and their words over (see ``questions``).
"""

from .exercises import check, solution
from .form import predict
from .predictions import reveal

__all__ = ["check", "predict", "reveal", "solution"]
