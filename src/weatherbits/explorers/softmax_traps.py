"""Softmax's traps: adding a number to all logits changes nothing, except where exp(z) no longer fits a float."""

from dataclasses import dataclass

import numpy as np

from ..animals import ANIMALS
from ..classifier import log_sum_exp, softmax
from ..live import Label, Scene, new_figure
from ..plots import style
from ..plots.faces import draw_animals_under
from ..plots.hatched import HatchedBars
from ._animals import bar_percent
from ._explorer import Explorer, slider
from ._words import percent

LOGITS = (2.0, 1.2, 0.6, -0.4, -1.0, -1.6, 0.2)  # a logit for each animal, before they are spread and shifted

# The range of a float64, in powers of ten: from its smallest number above 0 to its largest.
SMALLEST = float(np.log10(5e-324))
LARGEST = float(np.log10(np.finfo(float).max))
EDGE = 480  # how far the picture reaches on either side


@dataclass(frozen=True)
class SoftmaxTraps:
    """Seven logits, the same number added to each; softmax by the formula as it stands, and with care."""

    shift: float = 0.0
    spread: float = 1.0  # multiplies the logits before the shift

    @property
    def logits(self) -> np.ndarray:
        return self.spread * np.array(LOGITS) + self.shift

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
    def is_broken(self) -> bool:
        return bool(np.isnan(self.naive_softmax).any())

    @property
    def sentence(self) -> str:
        careful = f"With care it is the same as ever: the raccoon gets {percent(self.careful_softmax[0])}."
        start = f"With {self.shift:+.0f} added to every logit, ".replace("-", "−")
        if self.shift == 0:
            start = "With nothing added to the logits, "
        overflowed, vanished = int(np.isinf(self.naive_weights).sum()), int((self.naive_weights == 0).sum())
        if overflowed:
            how_many = "all seven" if overflowed == len(ANIMALS) else f"{overflowed} of the seven"
            return (
                f"{start}{how_many} exp(z) are too large for a float64 and become inf. The plain formula divides "
                f"inf by inf, which is no number. {careful}"
            )
        if vanished == len(ANIMALS):
            return (
                f"{start}all seven exp(z) are too small for a float64 and become 0. The plain formula divides "
                f"0 by 0, which is no number. {careful}"
            )
        lost = (
            f", though {vanished} of the seven exp(z) are too small for a float64 and become 0"
            if vanished
            else ""
        )
        naive = f"the plain formula still works: the raccoon gets {percent(self.naive_softmax[0])}"
        return f"{start}{naive}{lost}. {careful}"


class SoftmaxTrapsScene(Scene):
    """Above, where the seven exp(z) lie in the range of a float64; below, what softmax makes of them."""

    def __init__(self, state: SoftmaxTraps):
        super().__init__(new_figure(820, 420))
        self._draw_range()
        self.naive = self._draw_result(0.06, "By the formula, exp(z) / Σ exp(z)")
        self.careful = self._draw_result(0.55, "With care: max z taken off first")

    def _draw_range(self) -> None:
        ax = self.figure.add_axes((0.15, 0.59, 0.82, 0.27))
        ax.set(xlim=(-EDGE, EDGE), ylim=(-0.55, 1.55))
        ax.set_title("Where the seven numbers lie in the range of a float64", pad=26)
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
            (-EDGE, EDGE + SMALLEST, "becomes 0"),
            (LARGEST, EDGE - LARGEST, "becomes inf"),
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
            label.set(x=seen.max(), text=_power(unlimited))
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
                y=share if is_number else 0.0, text=bar_percent(share) if is_number else "nan",
                color=style.BELIEF_INK if is_number else style.WASTE_INK,
            )  # fmt: skip
        self.sum.set(
            text=f"log Σ exp(z) = {log_sum:z.2f}".replace("-", "−"),
            color=style.SENT_INK if np.isfinite(log_sum) else style.WASTE_INK,
        )


def _power(power: float) -> str:
    """Return how large the largest of the numbers is, in words that fit over a mark.

    Examples
    --------
    >>> _power(0.0), _power(0.87), _power(313.2)
    ('largest: 1', 'largest: 7.4', 'largest: about 1e+313')
    """
    return f"largest: {10**power:.2g}" if abs(power) < 2 else f"largest: about 1e{power:+.0f}"


def softmax_traps_explorer() -> Explorer:
    """Return a live picture of softmax where the numbers get too large or too small for the machine."""
    return Explorer(
        SoftmaxTraps(),
        SoftmaxTrapsScene,
        {
            "shift": slider("added to every logit", -1000, 1000, 10, decimals=0),
            "spread": slider("logits spread", 1, 200, 1, decimals=0),
        },
        presets={
            "As they are": {"shift": 0.0, "spread": 1.0},
            "+700": {"shift": 700.0, "spread": 1.0},
            "+710": {"shift": 710.0, "spread": 1.0},
            "−760": {"shift": -760.0, "spread": 1.0},
            "Spread wide": {"shift": 0.0, "spread": 200.0},
        },
        told="+710",
    )
