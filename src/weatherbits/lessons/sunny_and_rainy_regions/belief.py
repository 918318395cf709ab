"""A code is a belief: the weather p beside what the article's code expects, q = 2^-length."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ...language import Words
from ...live import Scene, new_figure
from ...story import CODES
from ...teaching.explorer import Explorer, slider
from .digits import percent
from .pairs import Pairs
from .skies import REGIONS, sky_pmf

words = Words(__package__)

CODE = CODES["article"]
MOST = 0.4  # the largest chance that is drawn; the regions' is 0.35


@dataclass(frozen=True)
class Belief:
    """Weather p between the two regions, and the belief q of the article's code."""

    region: float = 0.0  # how far the weather is on the way from the sunny region, 0, to the rainy one, 1

    @property
    def p(self) -> np.ndarray:
        """What really happens."""
        return sky_pmf(REGIONS, self.region)

    @property
    def q(self) -> np.ndarray:
        """What the code believes; where space is unused, this adds up to less than 1."""
        return CODE.implied_weights()

    @property
    def unused_share(self) -> Fraction:
        """The part of the code space that no word uses."""
        return 1 - sum(map(Fraction, self.q.tolist()), Fraction(0))

    @property
    def sentence(self) -> str:
        return words.Belief.sentence(self)


class BeliefScene(Scene):
    """Two bars for each state, and a ninth for the space that no word uses."""

    def __init__(self, state: Belief):
        super().__init__(new_figure(820, 330))
        ax = self.figure.add_axes((0.065, 0.235, 0.925, 0.66))
        self.pairs = self.moving(Pairs(ax, MOST, words.Pairs.q, has_unused=True))

    def show(self, state: Belief) -> None:
        q, unused = state.q, state.unused_share
        self.pairs.show(
            state.p,
            q,
            [percent(share) for share in state.p],
            [words.fraction(Fraction(share)) for share in q],
            float(unused),
            words.fraction(unused),
        )


def belief_explorer() -> Explorer:
    """Return a live picture of the weather beside what the article's code expects."""
    return Explorer(
        Belief(),
        BeliefScene,
        {"region": slider(0, 1, 0.02)},
        labels=words.Belief.labels,
        presets={"sunny_region": {"region": 0.0}, "rainy_region": {"region": 1.0}},
        told="rainy_region",
    )
