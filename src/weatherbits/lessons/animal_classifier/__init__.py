"""Lesson 4: a classifier that tells seven look-alike animals apart, and its loss."""

from . import asked as asked
from .features import features_explorer
from .gallery import gallery_explorer
from .learning_curve import learning_curve_explorer, train_once
from .likelihood import likelihood_explorer
from .loss import loss_explorer
from .mix import mix_explorer
from .network import network_explorer
from .smoothing import smoothing_explorer
from .softmax_traps import softmax_traps_explorer
from .softmax_twice import softmax_twice_explorer
from .story import story_explorer
from .training import training_explorer

__all__ = [
    "features_explorer",
    "gallery_explorer",
    "learning_curve_explorer",
    "likelihood_explorer",
    "loss_explorer",
    "mix_explorer",
    "network_explorer",
    "smoothing_explorer",
    "softmax_traps_explorer",
    "softmax_twice_explorer",
    "story_explorer",
    "train_once",
    "training_explorer",
]
