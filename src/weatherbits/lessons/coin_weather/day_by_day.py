"""Day by day: the running average of what the forecast told comes to rest at the entropy."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.skies import Sky
from ...teaching.explorer import Explorer, int_slider, slider
from .coin import PLACES, Coin

words = Words(__package__)

MOST_DAYS = 2000
HIGHEST_BITS = 2.2  # averages above it, which only the first few days reach, are marked at the edge
LAST_DAYS = 30  # how many days' weather is drawn


@lru_cache(maxsize=8)
def _draws(seed: int) -> np.ndarray:
    """Return a number from 0 to 1 for each day: it rains where the number is below the chance of rain."""
    return np.random.default_rng(seed).random(MOST_DAYS)


@dataclass(frozen=True)
class DayByDay(Coin):
    """Days drawn at random, and the average of what their forecasts told."""

    days: int = 30
    sample: int = 1

    @property
    def is_rainy(self) -> np.ndarray:
        return _draws(self.sample)[: self.days] < self.p_rain

    @property
    def running_mean(self) -> np.ndarray:
        sun, rain = self.surprisals
        return np.cumsum(np.where(self.is_rainy, rain, sun)) / np.arange(1, self.days + 1)

    @property
    def standard_deviation(self) -> float:
        """The standard deviation of one day's surprisal, in bits."""
        if not 0 < self.p_rain < 1:
            return 0.0
        return float(np.sqrt(self.pmf @ (self.surprisals - self.entropy) ** 2))

    @property
    def standard_error(self) -> float:
        """The standard deviation of the average of so many days, in bits: how far off it usually is."""
        return self.standard_deviation / float(np.sqrt(self.days))

    @property
    def sentence(self) -> str:
        return words.DayByDay.sentence(self)


class DayByDayScene(Scene):
    """The latest days as drawings; under them the running average, the entropy, and the range around it."""

    def __init__(self, state: DayByDay):
        super().__init__(new_figure(820, 425))
        sky = self.figure.add_axes((0.03, 0.82, 0.94, 0.1))
        sky.set(xlim=(-0.5, LAST_DAYS - 0.5), ylim=(-1, 1))
        sky.axis("off")
        self.skies = self.moving([Sky(sky, "sunny", i, 0, size=24) for i in range(LAST_DAYS)])
        self.shown = self.moving(Label(sky, -0.45, 1, offset=(0, 2), align="left", weight=style.BOLD))
        ax = self.figure.add_axes((0.08, 0.125, 0.78, 0.66))
        ax.set(
            xscale="log",
            xlim=(1, MOST_DAYS),
            ylim=(0, HIGHEST_BITS),
            xlabel=words.DayByDay.days_so_far,
            ylabel=words.DayByDay.average,
        )
        ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
        ax.set_yticks([0, 0.5, 1, 1.5, 2])
        ax.xaxis.minorticks_off()
        self._n = np.geomspace(1, MOST_DAYS, 120)
        dotted = {"color": style.QUIET_INK, "lw": 1, "ls": ":"}
        self.range = self.moving([ax.plot([], [], **dotted)[0] for _ in range(2)])
        (self.level,) = self.moving(ax.plot([], [], color=style.INFORMATION, lw=1.5, ls="--"))
        (self.mean,) = self.moving(ax.plot([], [], color=style.INFORMATION))
        dot = {"ms": 8, "color": style.INFORMATION, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(ax.plot([], [], "o", **dot))
        strong = {"color": style.INFORMATION_INK, "weight": style.BOLD}
        beside = {"align": "left", "valign": "middle", "offset": (9, 0)}
        self.level_label = self.moving(Label(ax, MOST_DAYS, **strong, **beside))
        quiet = {"color": style.QUIET_INK, "size": style.SMALL}
        self.range_label = self.moving(Label(ax, 5, align="left", offset=(3, 2), **quiet))
        self.mean_label = self.moving(Label(ax, weight=style.BOLD))

    def show(self, state: DayByDay) -> None:
        latest = state.is_rainy[-LAST_DAYS:]
        for index, sky in enumerate(self.skies):
            sky.set_visible(index < latest.size)
            if index < latest.size:
                sky.state = "rainy" if latest[index] else "sunny"
        self.shown.set(text=words.DayByDay.shown(state, latest.size))
        mean, days = state.running_mean, np.arange(1, state.days + 1)
        self.mean.set_data(days, mean)
        height, is_above = min(mean[-1], HIGHEST_BITS), mean[-1] > HIGHEST_BITS
        self.dot.set_data([state.days], [height])
        foot = self._place_number(state, height)
        self.mean_label.set(
            x=max(state.days, 1.02), y=foot, text=f"{'↑ ' if is_above else ''}{mean[-1]:z.3f}"
        )
        self.level.set_data([1, MOST_DAYS], [state.entropy] * 2)
        self.level_label.set(y=state.entropy, text=words.DayByDay.entropy(state))
        reach = 2 * state.standard_deviation / np.sqrt(self._n)
        for line, sign in zip(self.range, (-1, 1), strict=True):
            line.set_data(self._n, state.entropy + sign * reach)
        y = state.entropy + 2 * state.standard_deviation / np.sqrt(5)
        self.range_label.set(y=y, text=words.DayByDay.inside if state.standard_deviation else "")

    def _place_number(self, state: DayByDay, height: float) -> float:
        """Set the average's number where no line crosses it, and return the height at which it stands."""
        label, line = self.mean_label, state.entropy
        has_room = abs(height - line) > 0.12  # for a line of text between the dot and the entropy
        if state.days < 700 and has_room:
            label.align, label.valign, label.offset = "left", "middle", (9, 3 if height < line else -3)
            return height
        # On the far side of the entropy's line; down at the axis there is none.
        is_under = 0.2 < height < line or height == HIGHEST_BITS
        label.align = "center" if 1.5 < state.days < 1500 else "left" if state.days < 1500 else "right"
        label.valign, label.offset = ("top", (0, -9)) if is_under else ("bottom", (0, 9))
        return height if is_under or has_room else max(height, line)


def _play(state: DayByDay) -> Iterator[DayByDay]:
    """Yield the same sample with more and more days: one at a time at first, then in longer and longer steps."""
    days = np.unique(np.geomspace(1, MOST_DAYS, 140).astype(int))
    start = state.days if state.days < MOST_DAYS else 0
    for day in days[days > start]:
        yield replace(state, days=int(day))


def day_by_day_explorer() -> Explorer:
    """Return a live picture of many days: their average surprisal nears the entropy."""
    return Explorer(
        DayByDay(),
        DayByDayScene,
        {"p_rain": slider(0, 1, 0.01), "days": int_slider(1, MOST_DAYS)},
        labels=words.DayByDay.labels,
        presets=PLACES,
        told={"days": MOST_DAYS},
        actions={"new_sample": lambda state: replace(state, sample=state.sample + 1)},
        runs={"play": _play},
    )
