"""Entropy, cross-entropy and KL divergence, understood by moving a slider."""

from .distributions import as_pmf, mix, set_chance, sharpen
from .measures import (
    conditional_entropy,
    cross_entropy,
    entropy,
    entropy_rate,
    kl_divergence,
    mutual_information,
    stationary_distribution,
    surprisal,
)

__version__ = "0.1.0"

__all__ = [
    "as_pmf",
    "conditional_entropy",
    "cross_entropy",
    "entropy",
    "entropy_rate",
    "kl_divergence",
    "mix",
    "mutual_information",
    "set_chance",
    "sharpen",
    "stationary_distribution",
    "surprisal",
]
