"""Entropy, cross-entropy and KL divergence, understood by moving a slider."""

from .distributions import as_pmf, mix, set_chance, sharpen
from .measures import cross_entropy, entropy, kl_divergence, surprisal

__version__ = "0.1.0"

__all__ = [
    "as_pmf",
    "cross_entropy",
    "entropy",
    "kl_divergence",
    "mix",
    "set_chance",
    "sharpen",
    "surprisal",
]
