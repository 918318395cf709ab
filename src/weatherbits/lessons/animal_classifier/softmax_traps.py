"""Softmax's traps: adding a number to all logits changes nothing, except where exp(z) no longer fits a float."""

from dataclasses import dataclass

import numpy as np

from ...animals import ANIMALS
from ...classifier import log_sum_exp, softmax
from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.faces import draw_animals_under
from ...pictures.hatched import HatchedBars
from ...teaching.explorer import Explorer, slider

words = Words(__package__)

LOGITS = (2.0, 1.2, 0.6, -0.4, -1.0, -1.6, 0.2)  # a logit for each animal, before they are scaled and shifted

# The range of a float64, in powers of ten: from its smallest number above 0 to its largest.
SMALLEST = float(np.log10(5e-324))
LARGEST = float(np.log10(np.finfo(float).max))
EDGE = 480  # how far the picture reaches on either side


@dataclass(frozen=True)
class SoftmaxTraps:
    """Seven logits, the same number added to each; softmax by the formula as it stands, and with care."""

    shift: float = 0.0
    scale: float = 1.0  # multiplies the logits before the shift

    @property
    def logits(self) -> np.ndarray:
        return self.scale * np.array(LOGITS) + self.shift

    @property
    def naive_weights(self) -> np.ndarray:
        """exp(z), as a float64 holds it: inf where it is too large, 0 where it is too small."""
        with np.errstate(over="ignore", under="ignore"):
            return np.exp(self.logits)

    @property
    def naive_softmax(self) -> np.ndarray:
        """exp(z) / Σ exp(z): no number (NaN) where inf is divided by inf, or 0 by 0."""
        with np.errstate(all="ignore"):
            return self.naive_weights / self.naive_weights.sum()

    @property
    def naive_log_sum_exp(self) -> float:
        with np.errstate(all="ignore"):
            return float(np.log(self.naive_weights.sum()))

    @property
    def careful_softmax(self) -> np.ndarray:
        return softmax(self.logits)

    @property
    def careful_log_sum_exp(self) -> float:
        return log_sum_exp(self.logits)

    @property
    def powers(self) -> np.ndarray:
        """The powers of ten of the seven exp(z), as they would be if numbers had no limits."""
        return self.logits / np.log(10)

    @property
    def careful_powers(self) -> np.ndarray:
        """The same for exp(z - max z)."""
        return (self.logits - self.logits.max()) / np.log(10)

    @property
    def overflowed(self) -> int:
        """How many of the seven exp(z) are too large for a float64."""
        return int(np.isinf(self.naive_weights).sum())

    @property
    def vanished(self) -> int:
        """How many are too small."""
        return int((self.naive_weights == 0).sum())

    @property
    def sentence(self) -> str:
        return words.SoftmaxTraps.sentence(self)


class SoftmaxTrapsScene(Scene):
    """Above, where the seven exp(z) lie in the range of a float64; below, what softmax makes of them."""

    def __init__(self, state: SoftmaxTraps):
        super().__init__(new_figure(820, 420))
        self._draw_range()
        self.naive = self._draw_result(0.06, words.SoftmaxTraps.naive)
        self.careful = self._draw_result(0.55, words.SoftmaxTraps.careful)

    def _draw_range(self) -> None:
        ax = self.figure.add_axes((0.15, 0.59, 0.82, 0.27))
        ax.set(xlim=(-EDGE, EDGE), ylim=(-0.55, 1.55))
        ax.set_title(words.SoftmaxTraps.float64_range, pad=26)
        ax.set_yticks([1, 0], ["exp(z)", "exp(z − max z)"])
        ax.tick_params("y", length=0, labelsize=style.NORMAL)
        ax.spines["left"].set_visible(False)
        powers = range(-300, 301, 100)
        ax.set_xticks(powers, ["" if power else "1" for power in powers])
        # The typeface has no raised minus sign: an exponent is a text of its own.
        place = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "va": "top"}
        for power in filter(None, powers):
            ax.annotate("10", (power, 0), (0, -7), size=style.SMALL, ha="right", **place)
            ax.annotate(f"{power}".replace("-", "−"), (power, 0), (0, -5), size=0.7 * style.SMALL, **place)
        for start, width, text in (
            (-EDGE, EDGE + SMALLEST, words.SoftmaxTraps.becomes_0),
            (LARGEST, EDGE - LARGEST, words.SoftmaxTraps.becomes_inf),
        ):
            ax.axvspan(start, start + width, fc=style.LOST_FILL, lw=0)
            ax.text(start + width / 2, 1.62, text, ha="center", color=style.WASTE_INK, weight=style.BOLD)
        mark = {"ms": 15, "mew": 2, "color": style.BELIEF_INK, "clip_on": False}
        band = {"color": style.BELIEF, "lw": 3, "alpha": 0.5, "solid_capstyle": "butt"}
        label = {"color": style.BELIEF_INK, "size": style.SMALL, "offset": (0, 10)}
        self.marks = self.moving([ax.plot([], [], "|", **mark)[0] for _ in range(2)])
        self.bands = self.moving([ax.plot([], [], **band)[0] for _ in range(2)])
        self.mark_labels = self.moving([Label(ax, y=y, **label) for y in (1, 0)])

    def _draw_result(self, left: float, title: str) -> "_Result":
        ax = self.figure.add_axes((left, 0.115, 0.43, 0.29))
        ax.set(xlim=(-0.5, 6.5), ylim=(0, 1.2))
        ax.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        ax.set_title(title)
        return self.moving(_Result(ax))

    def show(self, state: SoftmaxTraps) -> None:
        for mark, line, label, powers, unlimited in zip(
            self.marks, self.bands, self.mark_labels,
            (state.powers, state.careful_powers), (state.powers.max(), 0.0), strict=True,
        ):  # fmt: skip
            y = label.y
            seen = np.clip(powers, -EDGE, EDGE)
            mark.set_data(seen, np.full(seen.size, y))
            line.set_data([seen.min(), seen.max()], [y, y])
            label.align = (
                "right" if seen.max() > EDGE - 100 else "left" if seen.max() < 100 - EDGE else "center"
            )
            label.set(x=seen.max(), text=words.SoftmaxTraps.largest(unlimited))
        self.naive.show(state.naive_softmax, state.naive_log_sum_exp)
        self.careful.show(state.careful_softmax, state.careful_log_sum_exp)


class _Result:
    """Seven bars over the animals, a word where a bar is no number, and the log-sum-exp."""

    def __init__(self, ax):
        draw_animals_under(ax, size=30, names=False)
        self.bars = HatchedBars(ax, len(ANIMALS))
        self.labels = [
            Label(ax, x, size=style.SMALL, weight=style.BOLD, offset=(0, 3)) for x in range(len(ANIMALS))
        ]
        self.sum = Label(ax, 6.45, 1.2, align="right", valign="top", offset=(0, 1), color=style.SENT_INK)
        self.artists = [self.bars, *self.labels, self.sum]

    def show(self, q: np.ndarray, log_sum: float) -> None:
        self.bars.set_boxes(left=np.arange(len(ANIMALS)) - 0.3, bottom=0, width=0.6, height=np.nan_to_num(q))
        for label, share in zip(self.labels, q, strict=True):
            is_number = not np.isnan(share)
            label.set(
                y=share if is_number else 0.0, text=words.bar_percent(share) if is_number else "nan",
                color=style.BELIEF_INK if is_number else style.WASTE_INK,
            )  # fmt: skip
        self.sum.set(
            text=f"log Σ exp(z) = {log_sum:z.2f}".replace("-", "−"),
            color=style.SENT_INK if np.isfinite(log_sum) else style.WASTE_INK,
        )


def softmax_traps_explorer() -> Explorer:
    """Return a live picture of softmax where the numbers get too large or too small for the machine."""
    return Explorer(
        SoftmaxTraps(),
        SoftmaxTrapsScene,
        {
            "shift": slider(-1000, 1000, 10, decimals=0),
            "scale": slider(1, 200, 1, decimals=0),
        },
        labels=words.SoftmaxTraps.labels,
        presets={
            "as_they_are": {"shift": 0.0, "scale": 1.0},
            "plus_700": {"shift": 700.0, "scale": 1.0},
            "plus_710": {"shift": 710.0, "scale": 1.0},
            "minus_760": {"shift": -760.0, "scale": 1.0},
            "spread_wide": {"shift": 0.0, "scale": 200.0},
        },
        told="plus_710",
    )
