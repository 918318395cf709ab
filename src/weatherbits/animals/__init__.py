"""Seven look-alike animals: a model in which all chances are known, and a painter of their faces."""

from .model import (
    ANIMALS,
    FEATURES,
    conditional_entropy,
    features_given,
    log_density,
    mix,
    posterior,
    sample_features,
    typical,
)
from .painter import render

__all__ = [
    "ANIMALS",
    "FEATURES",
    "conditional_entropy",
    "features_given",
    "log_density",
    "mix",
    "posterior",
    "render",
    "sample_features",
    "typical",
]
