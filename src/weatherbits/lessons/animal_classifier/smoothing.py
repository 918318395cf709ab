"""Soft truth: where the truth itself is unsure, the loss has a floor, and the floor is its entropy."""

from dataclasses import dataclass

import numpy as np

from ...animals import ANIMALS
from ...classifier import one_hot, smooth_labels
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...measures import cross_entropy, entropy, surprisal
from ...pictures import style
from ...pictures.codes import AreaPicture, keep_apart, size_in_pixels
from ...pictures.faces import typical_portrait
from ...pictures.marks import GuessLine
from ...teaching.explorer import Explorer, Guessable, slider

words = Words(__package__)

MOST_NATS = 7.0
N = len(ANIMALS)


def spread_evenly(q: float) -> np.ndarray:
    """Return the belief that gives q to the raccoon, and the same to each of the other six animals."""
    return np.array([q, *[(1 - q) / (N - 1)] * (N - 1)])


@dataclass(frozen=True)
class Smoothing(Guessable):
    """A raccoon's label, smoothed, and a belief that gives some probability to the raccoon."""

    amount: float = 0.2
    q_raccoon: float = 0.99

    @property
    def p(self) -> np.ndarray:
        """The soft truth."""
        return smooth_labels(one_hot(0, N), self.amount)

    @property
    def q(self) -> np.ndarray:
        """The belief."""
        return spread_evenly(self.q_raccoon)

    @property
    def loss(self) -> float:
        """The cross-entropy, in nats; infinite where the belief rules out what the truth does not."""
        return cross_entropy(self.p, self.q, base=np.e)

    @property
    def floor(self) -> float:
        """The entropy of the soft truth, in nats: the lowest loss that there is."""
        return entropy(self.p, base=np.e)

    @property
    def best(self) -> float:
        """The belief in the raccoon at which the loss is lowest."""
        return float(self.p[0])

    @property
    def is_lowest(self) -> bool:
        """Whether the loss is the lowest one, in as many digits as are shown."""
        return f"{self.loss:.3f}" == f"{self.floor:.3f}"

    @property
    def sentence(self) -> str:
        return words.Smoothing.sentence(self)


class SmoothingScene(Scene):
    """The loss as an area, with the line that it cannot get below; and the loss against the belief."""

    def __init__(self, state: Smoothing):
        super().__init__(new_figure(820, 420))
        area = self.figure.add_axes((0.065, 0.235, 0.42, 0.595))
        area.set(xlim=(0, 1), ylim=(0, MOST_NATS), ylabel=common.unit("nats"))
        area.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        area.set_xlabel(words.Smoothing.share_of_truth, labelpad=38)
        area.set_title(words.Smoothing.area, pad=24)
        for x, text, color in (
            (0, words.Smoothing.line, style.INFORMATION_INK),
            (0.24, words.Smoothing.height, style.SENT_INK),
            (0.51, words.Smoothing.extra, style.WASTE_INK),
        ):
            area.text(x, 1.025, text, color=color, transform=area.transAxes)
        self.area = self.moving(AreaPicture(area, N))
        # What stands under its block: the raccoon, and the six others together, which are too narrow for a name each.
        under = {"size": 30, "offset": (0, -36), "transform": area.get_xaxis_transform()}
        self.raccoon = self.moving(Picture(area, pixels=typical_portrait("raccoon", 30), **under))
        self.others = self.moving(Label(area, text=words.Smoothing.others, valign="top", offset=(0, -22)))
        # What each of the two adds to the area, in numbers: a block can be too flat to be seen.
        part = {"color": style.SENT_INK, "offset": (0, 5)}
        self.parts = self.moving(
            [Label(area, 0.015, align="left", **part), Label(area, 1, align="right", **part)]
        )

        curve = self.figure.add_axes((0.57, 0.235, 0.215, 0.595))
        curve.set(xlim=(0, 1), ylim=(0, MOST_NATS), xlabel=words.Smoothing.belief)
        curve.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        curve.set_title(words.Smoothing.curve, pad=24)
        self._q = np.concatenate(
            [np.geomspace(1e-12, 0.02, 60), np.linspace(0.021, 0.98, 150), 1 - np.geomspace(0.02, 1e-15, 60)]
        )
        (self.line,) = self.moving(curve.plot([], [], color=style.WASTE, alpha=0.5))
        (self.floor,) = self.moving(curve.plot([], [], ":", color=style.INFORMATION, lw=1.8))
        (self.valley,) = self.moving(curve.plot([], [], "v", ms=7, color=style.INFORMATION, clip_on=False))
        label = {"weight": style.BOLD, "offset": (9, 0)}
        self.guess = self.moving(GuessLine(curve, label=label))
        dot = {"ms": 9, "color": style.WASTE, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(curve.plot([], [], "o", **dot))
        self.loss_label, self.floor_label = self.moving(
            [
                Label(curve, 1, align="left", valign="middle", color=color, **label)
                for color in (style.WASTE_INK, style.INFORMATION_INK)
            ]
        )
        _, pixels = size_in_pixels(curve)
        self._apart = 17 * MOST_NATS / pixels

    def show(self, state: Smoothing) -> None:
        p, lengths = state.p, surprisal(state.q, base=np.e)
        has_width = p > 0  # what has no width plays no part
        lengths = np.where(has_width, np.minimum(lengths, 2 * MOST_NATS), 0.0)
        lines = np.where(has_width, np.minimum(surprisal(p, base=np.e), 2 * MOST_NATS), 0.0)
        self.area.show(p, lengths, lines)
        self.raccoon.x = p[0] / 2
        self.others.set(x=(1 + p[0]) / 2)
        self.others.set_visible(bool(has_width[-1]))
        shares = p[0], 1 - p[0]
        for label, which, share in zip(self.parts, (0, -1), shares, strict=True):
            label.set(
                y=max(lengths[which], lines[which]),
                text=words.Smoothing.part(share, lengths[which]) if has_width[which] else "",
            )

        beliefs = np.stack([self._q, *[(1 - self._q) / (N - 1)] * (N - 1)], axis=-1)
        self.line.set_data(self._q, np.minimum(cross_entropy(p, beliefs, base=np.e), 2 * MOST_NATS))
        self.floor.set_data([0, 1], [state.floor, state.floor])
        self.valley.set_data([state.best], [state.floor + 0.2])
        height = min(state.loss, MOST_NATS)
        self.dot.set_data([state.q_raccoon], [height])
        self.loss_label.set(text=words.Smoothing.loss(state))
        self.floor_label.set(text=words.Smoothing.lowest(state))
        levels = {self.loss_label: height, self.floor_label: state.floor}
        guess = self.guess.show(state.guess)
        if guess is not None:
            levels[self.guess.label] = guess
        for label, y in zip(levels, keep_apart([*levels.values()], self._apart, 0, MOST_NATS), strict=True):
            label.set(y=y)


def smoothing_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of the loss where the truth has been smoothed."""
    return Explorer(
        Smoothing(),
        SmoothingScene,
        {
            "amount": slider(0, 0.6, 0.05),
            "q_raccoon": slider(0.01, 0.99, 0.01),
        },
        labels=words.Smoothing.labels,
        presets={
            "certain": {"amount": 0.0, "q_raccoon": 0.99},
            "too_sure": {"amount": 0.2, "q_raccoon": 0.99},
            "just_right": {"amount": 0.2, "q_raccoon": 0.8 + 0.2 / N},
        },
        rows=[["amount", "q_raccoon"]],
        prediction=prediction,
    )
