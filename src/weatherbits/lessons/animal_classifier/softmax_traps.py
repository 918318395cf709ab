"""Softmax's traps: adding a number to all logits changes nothing, except where exp(z) no longer fits a float."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Rectangle

from ...animals import ANIMALS
from ...classifier import log_sum_exp, softmax
from ...language import Words
from ...live import Label, Picture, Scene, new_figure
from ...pictures import style
from ...pictures.faces import typical_portrait
from ...teaching.explorer import Explorer, slider

words = Words(__package__)

LOGITS = (2.0, 1.2, 0.6, -0.4, -1.0, -1.6, 0.2)  # a logit for each animal, before they are scaled and shifted

# The range of a float64, in powers of ten: from its smallest number above 0 to its largest.
SMALLEST = float(np.log10(5e-324))
LARGEST = float(np.log10(np.finfo(float).max))
EDGE = 480  # how far the picture reaches on either side
TITLE = -0.162  # where titles begin, in widths of the axes
MOST = 1000  # can be added to the logits, or taken off
MOST_TIMES = 250  # by which they can be multiplied: enough that with care some exp(z - max z) become 0


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

    def naive_belief_at(self, shifts: np.ndarray) -> np.ndarray:
        """Return what the plain formula gives the raccoon, for each of these shifts."""
        with np.errstate(all="ignore"):
            weights = np.exp(self.scale * np.array(LOGITS) + shifts[:, np.newaxis])
            return weights[:, 0] / weights.sum(axis=1)

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
    def careful_vanished(self) -> int:
        """How many of the seven exp(z - max z) are too small: their true values are next to nothing."""
        return int((np.exp(self.logits - self.logits.max()) == 0).sum())

    @property
    def formula_works(self) -> bool:
        """Whether the plain formula gives what care gives, in the digits that are shown."""
        naive, careful = (np.round(1000 * q) for q in (self.naive_softmax, self.careful_softmax))
        return np.array_equal(naive, careful)

    @property
    def sentence(self) -> str:
        return words.SoftmaxTraps.sentence(self)


class SoftmaxTrapsScene(Scene):
    """Where the seven exp(z) lie in the range of a float64; what softmax makes of them, without care and with it.

    Below, the raccoon's belief for all that can be added to the logits: without care the line ends where the formula
    breaks.
    """

    def __init__(self, state: SoftmaxTraps):
        super().__init__(new_figure(820, 520))
        self._draw_range()
        self._draw_table()
        self._draw_breaks()

    def _draw_range(self) -> None:
        ax = self.figure.add_axes((0.15, 0.715, 0.82, 0.175))
        ax.set(xlim=(-EDGE, EDGE), ylim=(-0.6, 1.6))
        ax.set_title(words.SoftmaxTraps.float64_range, pad=24, x=TITLE)
        ax.set_yticks([1, 0], ["exp(z)", "exp(z − max z)"])
        ax.tick_params("y", length=0, labelsize=style.NORMAL)
        ax.spines["left"].set_visible(False)
        powers = range(-300, 301, 100)
        ax.set_xticks(powers, ["" if power else "1" for power in powers])
        # The typeface has no raised minus sign: an exponent is a text of its own.
        place = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "va": "top"}
        for power in filter(None, powers):
            ax.annotate("10", (power, 0), (0, -7), size=style.SMALL, ha="right", **place)
            ax.annotate(f"{power}".replace("-", "−"), (power, 0), (0, -5), size=0.8 * style.SMALL, **place)
        for start, width, text in (
            (-EDGE, EDGE + SMALLEST, words.SoftmaxTraps.becomes_0),
            (LARGEST, EDGE - LARGEST, words.SoftmaxTraps.becomes_inf),
        ):
            ax.axvspan(start, start + width, fc=style.LOST_FILL, lw=0)
            ax.text(start + width / 2, 1.7, text, ha="center", color=style.WASTE_INK, weight=style.BOLD)
        mark = {"ms": 12, "mew": 2, "color": style.BELIEF_INK, "clip_on": False}
        band = {"color": style.BELIEF, "lw": 3, "alpha": 0.5, "solid_capstyle": "butt"}
        label = {"color": style.BELIEF_INK, "size": style.SMALL, "offset": (0, 8)}
        self.marks = self.moving([ax.plot([], [], "|", **mark)[0] for _ in range(2)])
        self.bands = self.moving([ax.plot([], [], **band)[0] for _ in range(2)])
        self.mark_labels = self.moving([Label(ax, y=y, **label) for y in (1, 0)])

    def _draw_table(self) -> None:
        """Draw a row for each way to compute, a column for each animal, and one for the log-sum-exp."""
        ax = self.figure.add_axes((0, 0.395, 1, 0.245))
        ax.set(xlim=(0, 820), ylim=(0, 127))  # CSS pixels
        ax.set_axis_off()
        columns = 232 + 62 * np.arange(len(ANIMALS))
        last, rows = 800, (46, 12)
        ax.text(14, 112, words.SoftmaxTraps.table, size=style.LARGE, weight=style.BOLD)
        ax.text(last, 78, words.SoftmaxTraps.log_sum, ha="right", va="center")
        for x, animal in zip(columns, ANIMALS, strict=True):
            Picture(ax, x, 80, typical_portrait(animal, 32), size=32)
        for y, text in zip(rows, (words.SoftmaxTraps.naive, words.SoftmaxTraps.careful), strict=True):
            ax.plot([14, last], [y + 17, y + 17], color=style.GRID, lw=1)
            ax.text(14, y, text, va="center")
        bold = {"valign": "middle", "weight": style.BOLD}
        self.naive, self.careful = (
            self.moving(
                [*(Label(ax, x, y, **bold) for x in columns), Label(ax, last, y, align="right", **bold)]
            )
            for y in rows
        )

    def _draw_breaks(self) -> None:
        ax = self.figure.add_axes((0.15, 0.1, 0.82, 0.2))
        ax.set(xlim=(-MOST, MOST), ylim=(0, 1.08), xlabel=words.SoftmaxTraps.added)
        ax.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        ticks = range(-MOST, MOST + 1, 250)
        ax.set_xticks(ticks, [f"{tick:+}".replace("-", "−") if tick else "0" for tick in ticks])
        ax.set_title(words.SoftmaxTraps.raccoon, x=TITLE)
        for x, color, text in (
            (0.64, style.BELIEF_INK, words.SoftmaxTraps.line),
            (1.0, style.INK, words.SoftmaxTraps.dotted),
        ):
            ax.text(x, 1.1, text, color=color, ha="right", transform=ax.transAxes)
        self._added = np.linspace(-MOST, MOST, 401)
        look = {"fc": style.LOST_FILL, "lw": 0, "zorder": 0}
        self.broken = self.moving([ax.add_patch(Rectangle((0, 0), 0, 1.08, **look)) for _ in range(2)])
        name = {"y": 0.14, "color": style.WASTE_INK, "weight": style.BOLD}
        self.broken_names = self.moving([Label(ax, text=words.SoftmaxTraps.breaks, **name) for _ in range(2)])
        (self.careful_line,) = self.moving(ax.plot([], [], ":", color=style.INK, lw=1.6))
        (self.naive_line,) = self.moving(ax.plot([], [], color=style.BELIEF, lw=3.4, solid_capstyle="butt"))
        dot = {"ms": 9, "mec": style.PAPER, "clip_on": False}
        (self.here,) = self.moving(ax.plot([], [], ":", color=style.INK, lw=1))
        (self.dot,) = self.moving(ax.plot([], [], "o", color=style.BELIEF_INK, **dot))

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
        self._fill(self.naive, state.naive_softmax, state.naive_log_sum_exp)
        self._fill(self.careful, state.careful_softmax, state.careful_log_sum_exp)

        belief = state.naive_belief_at(self._added)
        works = ~np.isnan(belief)
        self.naive_line.set_data(self._added[works], belief[works])
        level = state.careful_softmax[0]
        self.careful_line.set_data([-MOST, MOST], [level, level])
        low, high = (self._added[works][[0, -1]]) if works.any() else (MOST, MOST)
        for patch, name, left, right in zip(
            self.broken, self.broken_names, (-MOST, high), (low, MOST), strict=True
        ):
            patch.set_bounds(left, 0, right - left, 1.08)
            name.set(x=(left + right) / 2)
            name.set_visible(right - left > 180)
        self.here.set_data([state.shift] * 2, [0, 1.08])
        here = state.naive_softmax[0]
        self.dot.set_data([state.shift], [here])
        self.dot.set_visible(not np.isnan(here))

    @staticmethod
    def _fill(labels: list[Label], q: np.ndarray, log_sum: float) -> None:
        texts = ["nan" if np.isnan(share) else words.bar_percent(min(share, 1 - 1e-6)) for share in q]
        texts.append(f"{log_sum:z.2f}".replace("-", "−"))
        for label, text, value in zip(labels, texts, (*q, log_sum), strict=True):
            label.set(text=text, color=style.INK if np.isfinite(value) else style.WASTE_INK)


def softmax_traps_explorer() -> Explorer:
    """Return a live picture of softmax where the numbers get too large or too small for the machine."""
    return Explorer(
        SoftmaxTraps(),
        SoftmaxTrapsScene,
        {
            "shift": slider(-MOST, MOST, 10, decimals=0),
            "scale": slider(1, MOST_TIMES, 1, decimals=0),
        },
        labels=words.SoftmaxTraps.labels,
        presets={
            "as_they_are": {"shift": 0.0, "scale": 1.0},
            "plus_700": {"shift": 700.0, "scale": 1.0},
            "plus_710": {"shift": 710.0, "scale": 1.0},
            "minus_760": {"shift": -760.0, "scale": 1.0},
            "spread_wide": {"shift": 0.0, "scale": float(MOST_TIMES)},
        },
        rows=[["shift", "scale"]],
        told="plus_710",
    )
