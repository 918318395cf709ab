"""The days of 2015 that this lesson judges, and the chances that five forecasters stated for them."""

from functools import cache

import numpy as np

from ...rain import five_forecasts, seattle

YEAR = 2015
FORECASTERS = ("climatology", "month", "yesterday", "similar_days", "logistic")
SKIES = {"wet": "rainy", "dry": "partly sunny"}  # how each kind of day is drawn


@cache
def forecasts() -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Return the chances of rain that each of the five stated, by its name, and which days of 2015 were wet."""
    days = seattle()
    return five_forecasts(days, YEAR), days.is_wet[days.year == YEAR]
