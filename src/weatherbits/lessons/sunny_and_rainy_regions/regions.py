"""Two regions and a code: what a day's message costs, and what each part of the cost is called."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from ...codes import PrefixCode
from ...language import Words, common
from ...live import Scene, new_figure
from ...measures import entropy, kl_divergence
from ...story import CODES
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider
from .digits import number, percent
from .pairs import MessageBar, Pairs
from .skies import REGIONS, sky_pmf

words = Words(__package__)

BEST = "best"  # besides the codes: the belief q = p, as if words could have any length
BELIEFS = (*CODES, BEST)
MOST = 0.5  # the largest chance that is drawn: a word of 1 bit believes in it


@dataclass(frozen=True)
class Regions(Guessable):
    """Weather p, sent with a code that believes in q. All amounts are in bits."""

    region: float = 0.0  # how far the weather is on the way from the sunny region, 0, to the rainy one, 1
    belief: str = "article"
    asks_for_extra: bool = False  # whether the headline is the extra, rather than the whole length

    def __post_init__(self):
        check_option("belief", self.belief, BELIEFS)

    @property
    def p(self) -> np.ndarray:
        """What really happens."""
        return sky_pmf(REGIONS, self.region)

    @property
    def code(self) -> PrefixCode | None:
        """The code behind the belief; None for the best belief, which has no words of whole bits."""
        return CODES.get(self.belief)

    @property
    def q(self) -> np.ndarray:
        """What is believed: 2^-length for a code, which adds up to less than 1 where space is unused."""
        return self.code.implied_weights() if self.code else self.p

    @property
    def normalised_q(self) -> np.ndarray:
        """What is believed, rescaled to add up to 1."""
        return self.code.implied_weights(normalise=True) if self.code else self.p

    @property
    def unused_share(self) -> float:
        """The part of the code space that no word uses."""
        return 1.0 - self.code.kraft_sum if self.code else 0.0

    @property
    def entropy(self) -> float:
        return entropy(self.p)

    @property
    def divergence(self) -> float:
        """What it costs that the belief misses the weather."""
        return kl_divergence(self.p, self.normalised_q)

    @property
    def cross_entropy(self) -> float:
        """What an ideal code for the rescaled belief would average."""
        return self.entropy + self.divergence

    @property
    def unused(self) -> float:
        """What it costs that every word is longer than a code without free space would make it."""
        return float(np.log2(1.0 / (1.0 - self.unused_share)))

    @property
    def extra(self) -> float:
        return self.divergence + self.unused

    @property
    def length(self) -> float:
        """The average length of a day's message."""
        return self.code.expected_length(self.p) if self.code else self.entropy

    @property
    def parts(self) -> tuple[float, float, float]:
        return self.entropy, self.divergence, self.unused

    def changed(self, **fields) -> "Regions":
        """Return the state after a control has moved."""
        return replace(self, **fields, asks_for_extra=False)

    def on_the_way(self) -> Iterator["Regions"]:
        """Return the states of a walk from the sunny region to the rainy one, with the same belief."""
        for region in np.linspace(0, 1, 51):
            yield self.changed(region=float(region))

    @property
    def sentence(self) -> str:
        return words.Regions.sentence(self)


class RegionsScene(Scene):
    """Above, p beside q for each state; below, the message's length as one bar in three parts."""

    def __init__(self, state: Regions):
        super().__init__(new_figure(820, 460))
        pairs = self.figure.add_axes((0.065, 0.505, 0.925, 0.425))
        self.pairs = self.moving(Pairs(pairs, MOST, words.Pairs.q, has_unused=True))
        stack = self.figure.add_axes((0.065, 0.112, 0.80, 0.085))
        self.bar = self.moving(MessageBar(stack, words.Pairs.parts))
        stack.set_xlabel(common.per_day("bits"))

    def show(self, state: Regions) -> None:
        q = state.q
        self.pairs.show(
            state.p,
            q,
            [percent(share) for share in state.p],
            [words.fraction(Fraction(share)) if state.code else percent(share) for share in q],
            state.unused_share,
            words.fraction(Fraction(state.unused_share)),
        )
        self.bar.show(
            state.parts,
            headline=words.Regions.headline(state),
            total=common.with_unit(number(state.length), "bits"),
            texts=[number(part) for part in state.parts],
            equals=words.equals(state.length, state.parts),
            marks_extra=state.asks_for_extra and state.extra > 0,
            guess=None if state.asks_for_extra else state.guess,  # a guess is about the whole length
        )


def regions_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of what a day's message costs, between two regions and for the codes."""
    return Explorer(
        Regions(),
        RegionsScene,
        {
            "region": slider(0, 1, 0.02),
            "belief": choice(words.Regions.beliefs),
        },
        labels=words.Regions.labels,
        presets={
            "sunny_entropy": {"region": 0.0, "belief": BEST, "asks_for_extra": False},
            "sunny_article": {"region": 0.0, "belief": "article", "asks_for_extra": False},
            "rainy_article": {"region": 1.0, "belief": "article", "asks_for_extra": False},
            "rainy_extra": {"region": 1.0, "belief": "article", "asks_for_extra": True},
        },
        runs={"walk": Regions.on_the_way},
        change=Regions.changed,
        rows=[["region"], ["belief"]],
        told={"region": 0.5},
        prediction=prediction,
    )
