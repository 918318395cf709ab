"""Likelihood: the belief that makes the labels most probable is the one with the lowest cross-entropy."""

from dataclasses import dataclass

import numpy as np

from ...animals import mix, typical
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...measures import cross_entropy, entropy
from ...pictures import style
from ...pictures.faces import portrait
from ...teaching.explorer import Explorer, int_slider, slider

words = Words(__package__)

PICTURES = 10
MOST_NATS = 2.5


@dataclass(frozen=True)
class Likelihood:
    """Ten pictures that look the same; some are raccoons, the rest red pandas; and one belief for all of them."""

    raccoons: int = 7
    q: float = 0.5  # the belief that such a picture is a raccoon

    def __post_init__(self):
        if not 0 <= self.raccoons <= PICTURES:
            raise ValueError(f"of {PICTURES} pictures 0 to {PICTURES} are raccoons; got {self.raccoons}")
        if not 0 < self.q < 1:
            raise ValueError(f"the belief should be between 0 and 1; got {self.q}")

    @property
    def red_pandas(self) -> int:
        return PICTURES - self.raccoons

    @property
    def share(self) -> float:
        """The share of raccoons: the belief that nothing beats."""
        return self.raccoons / PICTURES

    def likelihood_of(self, q):
        """Return how probable a belief makes these ten labels: a product with a factor for each picture."""
        return q**self.raccoons * (1 - q) ** self.red_pandas

    @property
    def likelihood(self) -> float:
        return float(self.likelihood_of(self.q))

    @property
    def loss(self) -> float:
        """The average loss a picture, in nats."""
        return cross_entropy([self.share, 1 - self.share], [self.q, 1 - self.q], base=np.e)

    @property
    def floor(self) -> float:
        return entropy([self.share, 1 - self.share], base=np.e)

    @property
    def is_best(self) -> bool:
        return bool(np.isclose(self.q, self.share))

    @property
    def sentence(self) -> str:
        return words.Likelihood.sentence(self)


class LikelihoodScene(Scene):
    """The ten pictures; above, how probable each belief makes their labels; below, what each belief costs."""

    def __init__(self, state: Likelihood):
        super().__init__(new_figure(820, 450))
        row = self.figure.add_axes((0.1, 0.845, 0.87, 0.14))
        row.set(xlim=(-0.5, PICTURES - 0.5), ylim=(0, 1))
        row.set_axis_off()
        # All ten look the same, half-way between the two animals; only their labels differ.
        look_alike = portrait(mix(typical("raccoon"), typical("red panda"), 0.5), 40)
        look_alike.flags.writeable = False  # it is the same picture ten times
        for i in range(PICTURES):
            Picture(row, i, 0.65, look_alike, size=40)
        name = {"size": style.SMALL, "color": style.TRUTH_INK, "offset": (0, 1)}
        self.names = self.moving([Label(row, i, **name) for i in range(PICTURES)])

        above = self.figure.add_axes((0.1, 0.49, 0.87, 0.25))
        above.set(xlim=(0, 1), ylim=(0, 1.15), yticks=[])
        above.set_xticks(np.linspace(0, 1, 11), [""] * 11)
        above.set_title(words.Likelihood.hill)
        below = self.figure.add_axes((0.1, 0.12, 0.87, 0.25))
        below.set(
            xlim=(0, 1), ylim=(0, MOST_NATS), ylabel=common.unit("nats"), xlabel=words.Likelihood.belief
        )
        below.set_xticks(np.linspace(0, 1, 11), [f"{share:.0%}" for share in np.linspace(0, 1, 11)])
        below.set_title(words.Likelihood.valley)
        edges = np.geomspace(1e-12, 0.01, 40)
        self._q = np.concatenate([edges, np.linspace(0.011, 0.989, 320), 1 - edges[::-1]])
        panels = (above, style.BELIEF, style.BELIEF_INK), (below, style.WASTE, style.WASTE_INK)
        self.tops = self.moving([ax.plot([], [], ":", color=style.TRUTH, lw=1.6)[0] for ax, _, _ in panels])
        self.drops = self.moving([ax.plot([], [], ":", color=style.INK, lw=1)[0] for ax, _, _ in panels])
        self.lines = self.moving([ax.plot([], [], color=color, alpha=0.6)[0] for ax, color, _ in panels])
        dot = {"ms": 9, "mec": style.PAPER, "clip_on": False}
        self.dots = self.moving([ax.plot([], [], "o", color=color, **dot)[0] for ax, color, _ in panels])
        self.labels = self.moving([Label(ax, color=ink, weight=style.BOLD) for ax, _, ink in panels])
        truth = {"color": style.TRUTH_INK, "weight": style.BOLD, "valign": "top"}
        self.truth = self.moving(Label(below, y=MOST_NATS, **truth))

    def show(self, state: Likelihood) -> None:
        for i, name in enumerate(self.names):
            name.set(text=common.ANIMALS["raccoon" if i < state.raccoons else "red panda"])
        # The curve is drawn as tall as the picture: what counts is where its top is.
        highest = state.likelihood_of(np.clip(state.share, 1e-12, 1 - 1e-12))
        share = np.array([state.share, 1 - state.share])
        losses = cross_entropy(share, np.stack([self._q, 1 - self._q], axis=-1), base=np.e)
        curves = state.likelihood_of(self._q) / highest, losses
        heights = state.likelihood / highest, min(state.loss, MOST_NATS)
        texts = words.Likelihood.chance(state.likelihood), f"{state.loss:z.3f}"
        for line, dot, top, label, drop, curve, y, text, high in zip(
            self.lines, self.dots, self.tops, self.labels, self.drops, curves, heights, texts, (1.15, MOST_NATS),
            strict=True,
        ):  # fmt: skip
            line.set_data(self._q, np.minimum(curve, 2 * high))
            dot.set_data([state.q], [y])
            drop.set_data([state.q] * 2, [0, high])
            top.set_data([state.share] * 2, [0, high])
            label.align, label.valign, label.offset, height = _free_place(
                self._q, curve, state.q, y, len(text), high
            )
            label.set(x=state.q, y=height, text=text)
        self.truth.align, away = ("left", 6) if state.share < 0.7 else ("right", -6)
        self.truth.offset = (away, -2)
        self.truth.set(x=state.share, text=words.Likelihood.share(state))


def _free_place(
    x: np.ndarray, curve: np.ndarray, dot: float, y: float, letters: int, top: float
) -> tuple[str, str, tuple[float, float], float]:
    """Return how a dot's number stands clear of the curve: align, valign, offset in points, and height.

    It stands beside the dot, on the side where the curve is lower, and on top of whatever the curve does there; or
    beneath the curve, where above there is no room left.
    """
    reach = 0.03 + 0.012 * letters  # how far the number gets away from the dot, as a share of the axis
    places = []
    for align, start, end in (("left", dot, dot + reach), ("right", dot - reach, dot)):
        if start >= 0 and end <= 1:
            beside = curve[(start <= x) & (x <= end)]
            places.append((max(y, *beside), min(y, *beside), align))
    above, below, align = min(places)
    way = 9 if align == "left" else -9
    return (align, "bottom", (way, 5), above) if above < 0.8 * top else (align, "top", (way, -5), below)


def likelihood_explorer() -> Explorer:
    """Return a live picture of ten labels, and of the belief that fits them best."""
    return Explorer(
        Likelihood(),
        LikelihoodScene,
        {
            "q": slider(0.01, 0.99, 0.01),
            "raccoons": int_slider(0, PICTURES),
        },
        labels=words.Likelihood.labels,
        presets={
            "even": {"q": 0.5, "raccoons": 7},
            "fitting": {"q": 0.7, "raccoons": 7},
            "too_sure": {"q": 0.99, "raccoons": 7},
        },
        rows=[["q", "raccoons"]],
        told="fitting",
    )
