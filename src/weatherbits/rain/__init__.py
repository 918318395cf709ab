"""The weather of Seattle, day by day, and forecasts of its rain from what was known the evening before."""

from .forecasts import (
    as_rate,
    count_pairs,
    count_similar,
    five_forecasts,
    known_before,
    logistic_regression,
    mix_chances,
    rate_of_kind,
)
from .record import Days, seattle

__all__ = [
    "Days",
    "as_rate",
    "count_pairs",
    "count_similar",
    "five_forecasts",
    "known_before",
    "logistic_regression",
    "mix_chances",
    "rate_of_kind",
    "seattle",
]
