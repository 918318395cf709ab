"""Soft truth: where the truth itself is unsure, the loss has a floor, and the floor is its entropy."""

from dataclasses import dataclass

import numpy as np

from ..animals import ANIMALS
from ..classifier import one_hot, smooth_labels
from ..measures import cross_entropy, entropy, surprisal
from ..plots import style
from ..plots.codes import AreaPicture, size_in_pixels, spread
from ..plots.faces import Picture, typical_portrait
from ..plots.style import Label, new_figure
from ._animals import whole_percent
from ._live import Explorer, slider
from ._words import bits as in_words

MOST_NATS = 7.0
N = len(ANIMALS)


def spread_evenly(q: float) -> np.ndarray:
    """Return the belief that gives q to the raccoon, and the same to each of the other six animals."""
    return np.array([q, *[(1 - q) / (N - 1)] * (N - 1)])


@dataclass(frozen=True)
class Smoothing:
    """A raccoon's label, smoothed, and a belief that gives some probability to the raccoon."""

    amount: float = 0.2
    q_raccoon: float = 0.99
    guess: float | None = None  # the learner's guess of the lowest loss at an amount of 0.2, in nats

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
    def sentence(self) -> str:
        if self.amount == 0:
            text = "The truth is certain: a raccoon. "
        else:
            text = (
                f"The truth is softened by {whole_percent(self.amount)}: {whole_percent(self.p[0])} raccoon and "
                f"{whole_percent(self.p[1])} for each of the others. "
            )
        text += (
            f"A belief of {whole_percent(self.q_raccoon)} in the raccoon costs {in_words(self.loss, 'nat')}. "
        )
        if self.loss - self.floor < 5e-4:
            text += "No belief costs less."
        else:
            lowest = in_words(self.floor, "nat")
            text += f"The lowest loss there is, {lowest}, needs a belief of {whole_percent(self.best)}."
        return (
            text if self.guess is None else f"{text} You guessed {self.guess:g} nats for the lowest, at 20%."
        )


class SmoothingScene:
    """The loss as an area, with the line that it cannot get below; and the loss against the belief."""

    def __init__(self, state: Smoothing):
        self.figure = new_figure(820, 400)
        area = self.figure.add_axes((0.065, 0.235, 0.42, 0.6))
        area.set(xlim=(0, 1), ylim=(0, MOST_NATS), ylabel="nats")
        area.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        area.set_xlabel("share of the soft truth, p", labelpad=38)
        area.set_title("The loss as an area", pad=24)
        area.text(0, 1.025, "line: −ln p", color=style.INFORMATION_INK, transform=area.transAxes)
        area.text(0.24, 1.025, "height: −ln q", color=style.SENT_INK, transform=area.transAxes)
        area.text(0.51, 1.025, "dark: beyond the line", color=style.WASTE_INK, transform=area.transAxes)
        self.area = AreaPicture(area, N)
        under = area.get_xaxis_transform()
        self.faces = [
            Picture(area, 0, 0, typical_portrait(animal, 26), size=26, offset=(0, -34), transform=under)
            for animal in ANIMALS
        ]

        curve = self.figure.add_axes((0.575, 0.235, 0.26, 0.6))
        curve.set(xlim=(0, 1), ylim=(0, MOST_NATS), xlabel="belief in the raccoon, q")
        curve.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        curve.set_title("... and for any belief", pad=24)
        self._q = np.concatenate(
            [np.geomspace(1e-12, 0.02, 60), np.linspace(0.021, 0.98, 150), 1 - np.geomspace(0.02, 1e-15, 60)]
        )
        self.line = curve.plot([], [], color=style.WASTE, alpha=0.5)[0]
        self.floor = curve.plot([], [], ":", color=style.INFORMATION, lw=1.8)[0]
        self.valley = curve.plot([], [], "v", ms=7, color=style.INFORMATION)[0]
        self.guess_line = curve.plot([], [], "--", color=style.GUESS, lw=1.5)[0]
        self.dot = curve.plot([], [], "o", ms=9, color=style.WASTE, mec=style.PAPER, clip_on=False)[0]
        self.loss_label, self.floor_label, self.guess_label = (
            Label(curve, 1, align="left", valign="middle", color=color, weight=style.BOLD, offset=(9, 0))
            for color in (style.WASTE_INK, style.INFORMATION_INK, style.GUESS_INK)
        )
        self.curve = curve
        self.moving = [
            *self.area.moving, *self.faces, self.line, self.floor, self.valley, self.guess_line, self.dot,
            self.loss_label, self.floor_label, self.guess_label,
        ]  # fmt: skip

    def show(self, state: Smoothing) -> None:
        p, lengths = state.p, surprisal(state.q, base=np.e)
        has_width = p > 0  # what has no width plays no part
        self.area.show(
            p,
            np.where(has_width, np.minimum(lengths, 2 * MOST_NATS), 0.0),
            np.where(has_width, np.minimum(surprisal(p, base=np.e), 2 * MOST_NATS), 0.0),
        )
        places = spread(np.cumsum(p) - p / 2, 0.082, 0.03, 0.97)
        for face, x, is_seen in zip(self.faces, places, has_width, strict=True):
            face.x = x
            face.set_visible(bool(is_seen))

        beliefs = np.stack([self._q, *[(1 - self._q) / (N - 1)] * (N - 1)], axis=-1)
        self.line.set_data(self._q, np.minimum(cross_entropy(p, beliefs, base=np.e), 2 * MOST_NATS))
        self.floor.set_data([0, 1], [state.floor, state.floor])
        self.valley.set_data([state.best], [state.floor + 0.2])
        height = min(state.loss, MOST_NATS)
        self.dot.set_data([state.q_raccoon], [height])
        levels = {
            self.loss_label: (height, "loss ∞" if np.isinf(state.loss) else f"loss {state.loss:z.3f}"),
            self.floor_label: (state.floor, f"lowest {state.floor:z.3f}"),
        }
        for artist in (self.guess_line, self.guess_label):
            artist.set_visible(state.guess is not None)
        if state.guess is not None:
            guess = min(max(state.guess, 0.0), MOST_NATS)
            self.guess_line.set_data([0, 1], [guess, guess])
            levels[self.guess_label] = guess, f"your guess {state.guess:g}"
        _, pixels = size_in_pixels(self.curve)
        heights = spread([y for y, _ in levels.values()], 17 * MOST_NATS / pixels, 0, MOST_NATS)
        for (label, (_, text)), y in zip(levels.items(), heights, strict=True):
            label.set(y=y, text=text)


def smoothing_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of the loss where the truth has been smoothed."""
    return Explorer(
        Smoothing(),
        SmoothingScene,
        {
            "amount": slider("softened by", 0, 0.6, 0.05),
            "q_raccoon": slider("belief in the raccoon", 0.01, 0.99, 0.01),
        },
        presets={
            "Certain truth": {"amount": 0.0, "q_raccoon": 0.99},
            "Softened, too sure": {"amount": 0.2, "q_raccoon": 0.99},
            "Softened, just right": {"amount": 0.2, "q_raccoon": 0.8 + 0.2 / N},
        },
        prediction=prediction,
    )
