"""The record: the weather of Seattle on 1,461 days in a row."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

_TABLE = Path(__file__).with_name("seattle.csv")


@dataclass(frozen=True, eq=False)
class Days:
    """Days in their order, and the weather on each; every array has shape (n_days,).

    ``date`` is of type ``datetime64[D]``, ``precipitation`` in mm, ``temp_max`` and ``temp_min`` in °C, and ``wind``,
    its mean speed, in m/s.
    """

    date: np.ndarray
    precipitation: np.ndarray
    temp_max: np.ndarray
    temp_min: np.ndarray
    wind: np.ndarray

    @property
    def is_wet(self) -> np.ndarray:
        """Whether any rain was measured, or snow once it was melted; the least that is measured is 0.3 mm."""
        return self.precipitation > 0.0

    @property
    def year(self) -> np.ndarray:
        """The year of each day, such as 2015."""
        return self.date.astype("datetime64[Y]").astype(int) + 1970

    @property
    def month(self) -> np.ndarray:
        """The month of each day, from 1 to 12."""
        return self.date.astype("datetime64[M]").astype(int) % 12 + 1


@cache
def seattle() -> Days:
    """Return the weather of Seattle from 2012 to 2015; nothing is missing. The arrays cannot be written to.

    Source and licence stand in ``seattle.txt``, beside the table.

    Examples
    --------
    >>> days = seattle()
    >>> len(days.date), days.is_wet.mean().round(3).item()
    (1461, 0.426)
    """
    _, *rows = _TABLE.read_text(encoding="utf-8").splitlines()
    date, *measured = zip(*(row.split(",") for row in rows), strict=True)
    columns = [np.array(date, dtype="datetime64[D]"), *(np.array(column, dtype=float) for column in measured)]
    for column in columns:
        column.flags.writeable = False
    return Days(*columns)
