"""A network with one hidden layer, as a sketch: one weight can be nudged, and the loss moves with it."""

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch

from ...animals import ANIMALS, render, typical
from ...classifier import log_softmax
from ...language import Words
from ...live import Label, Picture, Scene, new_figure
from ...pictures import style
from ...pictures.faces import typical_portrait
from ...pictures.hatched import HatchedBars
from ...story import STORY_BELIEF
from ...teaching.explorer import Explorer, slider

words = Words(__package__)

# What the four hidden units of the sketch make of the picture, and what the weight is that can be moved: made up so
# that the classifier believes what the story says.
HIDDEN = (0.5, 1.2, 0.0, 0.8)
START = 0.6
LOWEST, HIGHEST = -4.0, 10.0  # the ends of its slider
NUDGE = 0.1
RATE = 2.0  # how far a step goes, for a slope of 1
MOST_NATS = 3.5

# The logits of the story's belief. The part of the raccoon's that does not come through this weight stays as it is.
_LOGITS = np.log(STORY_BELIEF) + 2.0
_LOGITS[0] -= HIDDEN[0] * START


@dataclass(frozen=True)
class Network:
    """A picture of a raccoon goes through a small network. One of its weights is moved."""

    weight: float = START  # from the first hidden unit to the raccoon's logit

    @property
    def logits(self) -> np.ndarray:
        logits = _LOGITS.copy()
        logits[0] += HIDDEN[0] * self.weight
        return logits

    @property
    def q(self) -> np.ndarray:
        """The belief."""
        return np.exp(log_softmax(self.logits))

    @property
    def loss(self) -> float:
        """-ln q of the raccoon, in nats."""
        return loss_at(self.weight)

    @property
    def nudged(self) -> float:
        """The loss after a small push to the weight."""
        return loss_at(self.weight + NUDGE)

    @property
    def slope(self) -> float:
        """How the loss changes with the weight: the hidden unit's value times belief minus truth."""
        return HIDDEN[0] * float(self.q[0] - 1)

    def stepped(self) -> "Network":
        """Return the network after one step: the weight has moved against the slope."""
        return replace(self, weight=min(max(self.weight - RATE * self.slope, LOWEST), HIGHEST))

    @property
    def sentence(self) -> str:
        return words.Network.sentence(self)


def loss_at(weight) -> float:
    """Return the loss in nats where the weight is so large."""
    return 0.0 - float(log_softmax(Network(weight).logits)[0])


class NetworkScene(Scene):
    """The sketch, from the picture to the belief; beside it the loss against the weight; below, what a step is."""

    FACE, UNITS, SCORES, BELIEFS = 66, 222, 352, 432  # where they stand, in CSS pixels from the left
    MIDDLE, APART, WIDE = 236, 38, 52

    def __init__(self, state: Network):
        super().__init__(new_figure(820, 470))
        ax = self.figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 820), ylim=(0, 470))  # CSS pixels
        ax.set_axis_off()
        self._draw_sketch(ax)
        self._draw_step(ax)
        self._draw_curve()

    def _draw_sketch(self, ax) -> None:
        ax.text(14, 440, words.Network.title, size=style.LARGE, weight=style.BOLD)
        for x, text in (
            (self.FACE, words.Network.pixels),
            (self.UNITS, words.Network.hidden),
            (self.SCORES, words.Network.logits),
            (self.BELIEFS + 46, words.Network.beliefs),
        ):
            ax.text(x, 392, text, ha="center", va="center", linespacing=1.3)
        units = self.MIDDLE + 62 * (1.5 - np.arange(len(HIDDEN)))
        scores = self.MIDDLE + self.APART * (3 - np.arange(len(ANIMALS)))
        Picture(ax, self.FACE, self.MIDDLE, render(typical("raccoon")), size=96)
        line = {"color": style.GRID, "lw": 1, "zorder": 1}
        for unit in units:
            for start in self.MIDDLE + np.linspace(-44, 44, 7):
                ax.plot([self.FACE + 50, self.UNITS], [start, unit], **line)
            for score in scores:
                ax.plot([self.UNITS, self.SCORES], [unit, score], **line)
        # The weight that can be moved.
        ax.plot([self.UNITS, self.SCORES], [units[0], scores[0]], color=style.INK, lw=2.4, zorder=2)
        where = (self.UNITS + self.SCORES) / 2, (units[0] + scores[0]) / 2
        bold = {"weight": style.BOLD}
        self.weight = self.moving(Label(ax, where[0] - 4, where[1] + 10, **bold))
        small = {"ha": "center", "va": "center", "size": style.SMALL, "zorder": 5}
        for y, value in zip(units, HIDDEN, strict=True):
            ax.add_patch(
                Circle((self.UNITS, y), 17, fc=style.OPEN_FILL, ec=style.INFORMATION, lw=1.2, zorder=3)
            )
            ax.text(self.UNITS, y, f"{value:.1f}", **small)
        for y in scores:
            pill = {
                "boxstyle": "round,pad=0,rounding_size=13",
                "fc": style.SENT_FILL,
                "ec": style.SENT,
                "lw": 1.2,
            }
            ax.add_patch(FancyBboxPatch((self.SCORES - 24, y - 13), 48, 26, zorder=3, **pill))
        number = {"size": style.SMALL, "valign": "middle"}
        self.scores = self.moving([Label(ax, self.SCORES, y, **number) for y in scores])
        arrow = {"arrowstyle": "-|>", "mutation_scale": 12, "color": style.QUIET_INK, "lw": 1.2}
        for y in scores:
            ends = (self.SCORES + 26, y), (self.BELIEFS - 20, y)
            ax.add_patch(FancyArrowPatch(*ends, shrinkA=0, shrinkB=0, **arrow))
        for y, animal in zip(scores, ANIMALS, strict=True):
            Picture(ax, self.BELIEFS - 4, y, typical_portrait(animal, 28), size=28)
        self.places = scores
        self.bars = self.moving(HatchedBars(ax, len(ANIMALS)))
        share = {"color": style.BELIEF_INK, "valign": "middle", "align": "left", "offset": (4, 0), **bold}
        self.shares = self.moving([Label(ax, y=y, **share) for y in scores])

    def _draw_step(self, ax) -> None:
        """Draw what one step of a training is, as a ring of three."""
        ax.text(14, 52, words.Network.step, size=style.LARGE, weight=style.BOLD, va="center")
        box = {
            "boxstyle": "round,pad=0,rounding_size=8",
            "fc": style.OPEN_FILL,
            "ec": style.QUIET_INK,
            "lw": 1,
        }
        arrow = {"arrowstyle": "-|>", "mutation_scale": 14, "color": style.INK, "lw": 1.4}
        lefts = (176, 376, 576)
        for left, text in zip(lefts, words.Network.parts, strict=True):
            ax.add_patch(FancyBboxPatch((left, 34), 164, 36, **box))
            ax.text(left + 82, 52, text, ha="center", va="center")
        for left in lefts[:2]:
            ax.add_patch(FancyArrowPatch((left + 166, 52), (left + 198, 52), shrinkA=0, shrinkB=0, **arrow))
        back = {"connectionstyle": "arc,angleA=-90,angleB=-90,armA=22,armB=22,rad=6", **arrow}
        ax.add_patch(FancyArrowPatch((658, 33), (258, 33), shrinkA=0, shrinkB=0, **back))
        ax.text(752, 52, words.Network.again, ha="left", va="center")

    def _draw_curve(self) -> None:
        ax = self.curve = self.figure.add_axes((0.715, 0.335, 0.26, 0.575))
        ax.set(xlim=(LOWEST, HIGHEST), ylim=(0, MOST_NATS), xlabel=words.Network.weight)
        ticks = range(int(LOWEST), int(HIGHEST) + 1, 2)
        ax.set_xticks(ticks, [f"{tick}".replace("-", "−") for tick in ticks])
        ax.set_title(words.Network.loss)
        w = np.linspace(LOWEST, HIGHEST, 141)
        ax.plot(w, [loss_at(weight) for weight in w], color=style.WASTE, alpha=0.45)
        (self.tangent,) = self.moving(ax.plot([], [], "--", color=style.INK, lw=1.4))
        dot = {"ms": 9, "color": style.WASTE, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(ax.plot([], [], "o", **dot))
        self.amount = self.moving(
            Label(ax, color=style.WASTE_INK, weight=style.BOLD, align="left", offset=(8, 8))
        )
        self.slope = self.moving(Label(ax, HIGHEST, 0.93 * MOST_NATS, align="right"))

    def show(self, state: Network) -> None:
        self.weight.set(text=words.Network.of_weight(state))
        for label, logit in zip(self.scores, state.logits, strict=True):
            label.set(text=words.Network.number(logit))
        q = state.q
        self.bars.set_boxes(
            left=self.BELIEFS + 18, bottom=self.places - 10, width=np.maximum(self.WIDE * q, 0.1), height=20
        )
        for label, share in zip(self.shares, q, strict=True):
            label.set(x=self.BELIEFS + 18 + self.WIDE * share, text=words.bar_percent(share))
        w, loss, reach = state.weight, state.loss, 2.2
        self.dot.set_data([w], [loss])
        self.tangent.set_data(
            [w - reach, w + reach], [loss - reach * state.slope, loss + reach * state.slope]
        )
        is_right = w > 0.6 * HIGHEST
        self.amount.align, self.amount.offset = ("right", (0, 9)) if is_right else ("left", (7, 7))
        self.amount.set(x=w, y=loss, text=f"{loss:.3f}")
        self.slope.set(text=words.Network.of_slope(state))


def network_explorer() -> Explorer:
    """Return a live picture of a small network, one weight of which can be nudged."""
    return Explorer(
        Network(),
        NetworkScene,
        {"weight": slider(LOWEST, HIGHEST, 0.1, decimals=1)},
        labels=words.Network.labels,
        actions={"one_step": Network.stepped},
    )
