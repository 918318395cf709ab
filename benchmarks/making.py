"""Make each explorer as its notebook does."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from weatherbits import explorers
from weatherbits.animals import conditional_entropy, draw, features_given
from weatherbits.explorers._live import Explorer

NAMES = sorted(name for name in explorers.__all__ if name.endswith("_explorer"))
EACH = 100  # pictures of each animal


def make(name: str) -> Explorer:
    """Return an explorer, ready to be moved."""
    make_explorer = getattr(explorers, name)
    if name == "learning_curve_explorer":
        return make_explorer(learning_runs(), unbeatable())
    if name == "training_explorer":
        explorer = make_explorer(individuals(0), individuals(1), unbeatable())
        for state in trained_states():
            explorer._go_to(lambda state=state: state)
        return explorer
    return make_explorer()


@cache
def individuals(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return pictures of animals, and which animals they are."""
    labels = np.repeat(np.arange(7), EACH)
    return draw(features_given(labels, np.random.default_rng(seed))), labels


@cache
def unbeatable() -> float:
    return conditional_entropy(np.random.default_rng(0))[0]


@cache
def trained_states() -> list:
    """Return the states of a training, from its beginning to its end."""
    explorer = explorers.training_explorer(individuals(0), individuals(1), unbeatable())
    return list(explorer.runs["Train"](explorer.state))


def learning_runs() -> Iterator[tuple[int, float, float, float, float]]:
    """Give figures such as trainings would: the picture is as quick to draw with any."""
    for seed in range(4):
        for size in (2, 5, 10, 20, 50, 100, 200, 500):
            yield size, 0.3, 0.8 + 1.5 / size + 0.02 * seed, 0.75 - 0.5 / size, 0.8
