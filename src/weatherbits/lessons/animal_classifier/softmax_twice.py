"""Softmax applied twice: a belief that was sure becomes a shrug, and no training can make it sure again."""

from dataclasses import dataclass

import numpy as np

from ...animals import ANIMALS
from ...classifier import softmax
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import surprisal
from ...pictures import style
from ...pictures.faces import draw_animals_under
from ...pictures.hatched import HatchedBars
from ...teaching.explorer import Explorer, int_slider, slider

words = Words(__package__)

MOST_TIMES = 6


@dataclass(frozen=True)
class SoftmaxTwice:
    """A classifier that is right about a raccoon, and softmax applied to its logits, and to what came of it."""

    logit: float = 5.0  # of the raccoon; those of the other six are 0
    times: int = 1

    def __post_init__(self):
        if not 1 <= self.times <= MOST_TIMES:
            raise ValueError(f"times should be from 1 to {MOST_TIMES}; got {self.times}")

    def belief_after(self, times: int) -> np.ndarray:
        """Return the belief after softmax has been applied so many times."""
        q = np.array([self.logit, *[0.0] * (len(ANIMALS) - 1)])
        for _ in range(times):
            q = softmax(q)
        return q

    @property
    def q(self) -> np.ndarray:
        return self.belief_after(self.times)

    @property
    def losses(self) -> np.ndarray:
        """The loss in nats after 1, 2, 3 ... times."""
        return surprisal([self.belief_after(times)[0] for times in range(1, MOST_TIMES + 1)], base=np.e)

    @property
    def loss(self) -> float:
        return float(self.losses[self.times - 1])

    @property
    def best_twice(self) -> float:
        """The lowest loss in nats that there can be after softmax is applied twice: that of a certain belief."""
        return float(surprisal(softmax([1.0, *[0.0] * (len(ANIMALS) - 1)])[0], base=np.e))

    @property
    def know_nothing(self) -> float:
        """The loss in nats of a belief that gives the same to each animal."""
        return float(np.log(len(ANIMALS)))

    @property
    def sentence(self) -> str:
        return words.SoftmaxTwice.sentence(self)


class SoftmaxTwiceScene(Scene):
    """The belief over the animals, and the loss by how many times softmax was applied."""

    def __init__(self, state: SoftmaxTwice):
        super().__init__(new_figure(820, 320))
        bars = self.figure.add_axes((0.06, 0.235, 0.5, 0.63))
        bars.set(xlim=(-0.5, 6.5), ylim=(0, 1.12))
        bars.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        bars.set_title(words.SoftmaxTwice.bars)
        draw_animals_under(bars)
        self.bars = self.moving(HatchedBars(bars, len(ANIMALS)))
        share = {"color": style.BELIEF_INK, "weight": style.BOLD, "offset": (0, 3)}
        self.labels = self.moving([Label(bars, x, **share) for x in range(len(ANIMALS))])
        ax = self.figure.add_axes((0.64, 0.235, 0.33, 0.63))
        ax.set(xlim=(0.5, MOST_TIMES + 0.5), ylim=(0, 2.4))
        ax.set(xlabel=words.SoftmaxTwice.times_applied, ylabel=common.unit("nats"))
        ax.set_xticks(range(1, MOST_TIMES + 1))
        ax.set_title(words.SoftmaxTwice.loss)
        ax.axhline(state.know_nothing, color=style.UNUSED, lw=1.2, ls="--")
        know_nothing = words.SoftmaxTwice.know_nothing(state)
        ax.text(0.6, state.know_nothing + 0.09, know_nothing, color=style.UNUSED_INK)
        floor = state.best_twice
        ax.plot([1.55, 2.45], [floor, floor], color=style.INK, lw=2)
        never_less = {"va": "center", "color": style.INK, "size": style.SMALL}
        ax.text(2.55, floor, words.SoftmaxTwice.never_less, **never_less)
        (self.line,) = self.moving(ax.plot([], [], "o-", ms=6, color=style.WASTE, alpha=0.45, lw=1.5))
        dot = {"ms": 10, "color": style.WASTE, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(ax.plot([], [], "o", **dot))
        self.amount = self.moving(Label(ax, color=style.WASTE_INK, weight=style.BOLD))

    def show(self, state: SoftmaxTwice) -> None:
        self.bars.set_boxes(left=np.arange(len(ANIMALS)) - 0.3, bottom=0, width=0.6, height=state.q)
        for label, q in zip(self.labels, state.q, strict=True):
            label.set(y=q, text=words.bar_percent(q))
        self.line.set_data(np.arange(1, MOST_TIMES + 1), state.losses)
        loss = state.loss
        self.dot.set_data([state.times], [loss])
        is_last = state.times > MOST_TIMES - 2
        is_low = loss < 0.3
        self.amount.align = "right" if is_last else "left"
        self.amount.valign, away, up = ("bottom", 12, 1) if is_low else ("top", 4, -9)
        self.amount.offset = (0 if is_last else away, up)
        self.amount.set(x=state.times, y=loss, text=f"{loss:z.3f}")


def softmax_twice_explorer() -> Explorer:
    """Return a live picture of what happens where softmax is applied more than once."""
    return Explorer(
        SoftmaxTwice(),
        SoftmaxTwiceScene,
        {
            "times": int_slider(1, MOST_TIMES),
            "logit": slider(0, 20, 0.5, decimals=1),
        },
        labels=words.SoftmaxTwice.labels,
        presets={
            "once": {"times": 1, "logit": 5.0},
            "twice": {"times": 2, "logit": 5.0},
            "certain_but_twice": {"times": 2, "logit": 20.0},
            "six_times": {"times": 6, "logit": 5.0},
        },
        rows=[["times", "logit"]],
        told="certain_but_twice",
    )
