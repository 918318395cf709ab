"""What the pictures of coin weather share: a chance of rain, what follows from it, and the story's places."""

from dataclasses import dataclass

import numpy as np

from ..measures import entropy, surprisal

PLACES = {
    "Fair coin": {"p_rain": 0.5},
    "75% sun": {"p_rain": 0.25},
    "99% sun": {"p_rain": 0.01},
    "Desert": {"p_rain": 0.0},
}


@dataclass(frozen=True)
class Coin:
    """A place where each day is sunny or rainy."""

    p_rain: float = 0.25

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
