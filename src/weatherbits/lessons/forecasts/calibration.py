"""Calibration: how often it rained after each stated chance, and what the log score is made of."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...scores import Reliability, ScoreParts, binned_reliability, decompose, isotonic_reliability
from ...teaching.explorer import Explorer, Guessable, check_option, choice, int_slider
from .record import FORECASTERS, forecasts

words = Words(__package__)

FEWEST_BINS, MOST_BINS = 2, 30
MOST_BITS = 1.1  # bits a day; what is infinite leaves the picture there, with an arrow
ISOTONIC = 0  # instead of a number of bins


@lru_cache(maxsize=256)
def _judged(forecaster: str, bins: int) -> tuple[Reliability, ScoreParts]:
    """Return how a forecaster's days are grouped, and what its score is made of in these groups."""
    chances, rained = forecasts()
    chance = chances[forecaster]
    groups = binned_reliability(chance, rained, bins) if bins else isotonic_reliability(chance, rained)
    return groups, decompose(chance, rained, groups=groups)


@dataclass(frozen=True)
class Calibration(Guessable):
    """A forecaster of 2015, judged in groups of days: isotonic ones, and bins. All amounts are in bits a day."""

    forecaster: str = "climatology"
    bins: int = 10

    def __post_init__(self):
        check_option("forecaster", self.forecaster, FORECASTERS)
        if not FEWEST_BINS <= self.bins <= MOST_BINS:
            raise ValueError(
                f"the number of bins should be from {FEWEST_BINS} to {MOST_BINS}; got {self.bins}"
            )

    @property
    def isotonic(self) -> Reliability:
        return _judged(self.forecaster, ISOTONIC)[0]

    @property
    def binned(self) -> Reliability:
        return _judged(self.forecaster, self.bins)[0]

    @property
    def parts(self) -> ScoreParts:
        """What the score is made of, with isotonic groups."""
        return _judged(self.forecaster, ISOTONIC)[1]

    @property
    def parts_in_bins(self) -> ScoreParts:
        """What the same score is made of, with bins."""
        return _judged(self.forecaster, self.bins)[1]

    @property
    def wrong_and_certain(self) -> int:
        """On how many days it gave no chance at all to what came."""
        chances, rained = forecasts()
        chance = chances[self.forecaster]
        return int(np.sum(np.where(rained, chance, 1.0 - chance) == 0.0))

    @property
    def sentence(self) -> str:
        return words.Calibration.sentence(self)


class CalibrationScene(Scene):
    """Left, how often it rained against the stated chance; right, the parts of the score, one below the other."""

    ROWS = ("uncertainty", "resolution", "miscalibration", "score", "in_bins")

    def __init__(self, state: Calibration):
        super().__init__(new_figure(820, 440))
        ax = self.figure.add_axes((0.08, 0.135, 0.4, 0.72))
        ax.set(xlim=(0, 1), ylim=(0, 1), xlabel=words.Calibration.stated, ylabel=words.Calibration.rained)
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_ticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        ax.set_title(words.Calibration.diagram, pad=28)
        ax.plot([0, 1], [0, 1], ":", color=style.INK, lw=1.2)
        quiet = {"color": style.QUIET_INK, "size": style.SMALL, "align": "left"}
        Label(ax, 0.985, 0.04, words.Calibration.kept, **(quiet | {"align": "right"}))
        above = {"y": 1, "weight": style.BOLD, "offset": (0, 10)}
        Label(ax, 0, text=words.Calibration.isotonic, color=style.TRUTH_INK, align="left", **above)
        self.bins_name = self.moving(Label(ax, 1, color=style.SENT_INK, align="right", **above))
        (self.gaps,) = self.moving(ax.plot([], [], color=style.SENT, lw=1, alpha=0.6))
        dot = {"color": style.SENT, "mec": style.PAPER, "mew": 1, "clip_on": False, "alpha": 0.8}
        self.dots = self.moving([ax.plot([], [], "o", **dot)[0] for _ in range(MOST_BINS)])
        (self.line,) = self.moving(
            ax.plot([], [], "-", marker=".", ms=7, color=style.TRUTH, lw=2.2, clip_on=False)
        )

        bars = self.bars = self.figure.add_axes((0.535, 0.135, 0.42, 0.72))
        n = len(self.ROWS)
        bars.set(xlim=(0, MOST_BITS), ylim=(n - 0.45, -0.6), yticks=[], xlabel=words.Calibration.bits)
        bars.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "0.25", "0.5", "0.75", "1"])
        bars.spines["left"].set_visible(False)
        bars.set_title(words.Calibration.parts_title, pad=28)
        Label(bars, 0, -0.6, words.Calibration.in_sample, offset=(0, 10), **quiet)
        # From one row to the next: where a part begins, the one above it has ended.
        self.steps = self.moving([bars.plot([], [], ":", color=style.QUIET_INK, lw=1)[0] for _ in range(3)])
        told = {"fc": style.PAPER, "ec": style.INFORMATION, "lw": 1.5}
        self.open = self.moving(_box(bars, 0, fc=style.INFORMATION, lw=0))
        self.told = self.moving(_box(bars, 1, **told))
        self.paid = self.moving(_Part(bars, 2))
        self.totals = self.moving([_Stack(bars, 3), _Stack(bars, 4)])
        inks = (style.INFORMATION_INK, style.INFORMATION_INK, style.WASTE_INK, style.INK, style.SENT_INK)
        self.labels = self.moving(
            [
                Label(bars, 0, row - 0.33, color=ink, weight=style.BOLD if row != 4 else style.REGULAR,
                      align="left", offset=(0, 4))
                for row, ink in enumerate(inks)
            ]
        )  # fmt: skip

    def show(self, state: Calibration) -> None:
        line, bins = state.isotonic, state.binned
        self.line.set_data(np.column_stack([line.low, line.high]).ravel(), np.repeat(line.rate, 2))
        n = bins.count.size
        nothing = np.full(n, np.nan)
        self.gaps.set_data(
            np.column_stack([bins.chance, bins.chance, nothing]).ravel(),
            np.column_stack([bins.chance, bins.rate, nothing]).ravel(),
        )
        for i, dot in enumerate(self.dots):
            dot.set_visible(i < n)
            if i < n:
                dot.set_data([bins.chance[i]], [bins.rate[i]])
                dot.set_markersize(3.5 + 0.85 * np.sqrt(bins.count[i]))
        self.bins_name.set(text=words.Calibration.bins_name(state))

        parts = state.parts
        recalibrated = parts.uncertainty - parts.resolution
        self.open.set_width(parts.uncertainty)
        self.told.set(x=recalibrated, width=parts.resolution, visible=parts.resolution > 0)
        self.paid.show(recalibrated, parts.miscalibration)
        for stack, score in zip(self.totals, (parts, state.parts_in_bins), strict=True):
            stack.show(score.uncertainty - score.resolution, score.miscalibration)
        places = (parts.uncertainty, recalibrated, min(recalibrated + parts.miscalibration, MOST_BITS))
        for row, (step, x) in enumerate(zip(self.steps, places, strict=True)):
            step.set_data([x, x], [row + HALF, row + 1 - HALF])
        for label, name in zip(self.labels, self.ROWS, strict=True):
            label.set(text=words.Calibration.row(name, state))


HALF = 0.24  # of a bar's height


def _box(ax, row: float, **look) -> Rectangle:
    return ax.add_patch(Rectangle((0, row - HALF), 0, 2 * HALF, **look))


class _Part:
    """A part of a bar that says what miscalibration costs: filled where it adds, hollow where it takes away."""

    def __init__(self, ax, row: float):
        self.box = _box(ax, row, lw=1.5, ec=style.WASTE)
        tip = [(MOST_BITS, row - 0.34), (MOST_BITS, row + 0.34), (1.035 * MOST_BITS, row)]
        self.tip = ax.add_patch(Polygon(tip, fc=style.WASTE, lw=0, clip_on=False))
        self.artists = [self.box, self.tip]

    def show(self, start: float, amount: float) -> None:
        end = min(start + amount, MOST_BITS)
        self.box.set(x=min(start, end), width=abs(end - start), visible=end != start)
        self.box.set_facecolor(style.WASTE if amount > 0 else style.PAPER)
        self.tip.set_visible(np.isinf(amount))


class _Stack:
    """The score as one bar, as in notebook 3: what is still open after the forecast, and what is extra."""

    def __init__(self, ax, row: float):
        self.base = _box(ax, row, fc=style.INFORMATION, lw=0)
        self.extra = _Part(ax, row)
        self.artists = [self.base, *self.extra.artists]

    def show(self, left: float, extra: float) -> None:
        self.base.set_width(left)
        self.extra.show(left, extra)


def calibration_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of how well the chances of five forecasters were kept, and of what it cost them."""
    return Explorer(
        Calibration(),
        CalibrationScene,
        {
            "forecaster": choice({name: words.FORECASTERS[name] for name in FORECASTERS}),
            "bins": int_slider(FEWEST_BINS, MOST_BINS),
        },
        labels=words.Calibration.labels,
        presets={
            "climatology": {"forecaster": "climatology", "bins": 10},
            "few_bins": {"forecaster": "logistic", "bins": 2},
            "many_bins": {"forecaster": "logistic", "bins": 30},
            "sure": {"forecaster": "similar_days", "bins": 10},
        },
        told={"forecaster": "logistic", "bins": 10},
        rows=[["forecaster"], ["bins"]],
        prediction=prediction,
    )
