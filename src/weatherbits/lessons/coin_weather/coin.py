"""What the pictures of coin weather share: a chance of rain, what follows from it, and the story's places."""

from dataclasses import dataclass

import numpy as np

from ...measures import entropy, surprisal
from ...story import COIN_PLACES

PLACES = {place: {"p_rain": p_rain} for place, p_rain in COIN_PLACES.items()}  # a button for each


@dataclass(frozen=True)
class Coin:
    """A place where each day is sunny or rainy."""

    p_rain: float = 0.25

    def __post_init__(self):
        if not 0 <= self.p_rain <= 1:
            raise ValueError(f"p_rain should be from 0 to 1; got {self.p_rain}")

    @property
    def pmf(self) -> np.ndarray:
        """The chances of sun and of rain."""
        return np.array([1.0 - self.p_rain, self.p_rain])

    @property
    def surprisals(self) -> np.ndarray:
        """What news of sun and of rain tells, in bits."""
        return surprisal(self.pmf)

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)
