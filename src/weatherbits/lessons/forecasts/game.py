"""You against the forecasters: a chance of rain for real days of 2015, and what it costs once the day has come."""

import contextlib
import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
from matplotlib.patches import Rectangle

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.codes import keep_apart, size_in_pixels
from ...pictures.hatched import HatchedBars
from ...pictures.marks import GuessLine, arrow
from ...pictures.skies import Sky
from ...rain import seattle
from ...scores import log_score
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider, switch
from ...teaching.kept import kept
from .record import FORECASTERS, SKIES, YEAR, forecasts

words = Words(__package__)

ORDERS = ("shuffled", "in_order")
DAYS_BEFORE = 3  # of each day that is asked about, so many days before it are shown
SIMILAR = 10
KEPT_AS = "rain-2015"


@dataclass(frozen=True)
class Day:
    """The weather of one day."""

    date: datetime.date
    precipitation: float  # mm
    temp_min: float  # °C
    temp_max: float
    wind: float  # m/s

    @property
    def is_wet(self) -> bool:
        return self.precipitation > 0.0

    @property
    def sky(self) -> str:
        return SKIES["wet" if self.is_wet else "dry"]


@cache
def _days() -> tuple[Day, ...]:
    """Return the days of 2015, and before them as many as are shown of the year before."""
    days = seattle()
    rows = zip(days.date, days.precipitation, days.temp_min, days.temp_max, days.wind, strict=True)
    first = int(np.flatnonzero(days.year == YEAR)[0])
    return tuple(
        Day(date.item(), *map(float, measured)) for date, *measured in list(rows)[first - DAYS_BEFORE :]
    )


def _stated() -> dict[str, np.ndarray]:
    """Return what each of the five states for each day of 2015."""
    return forecasts()[0]


def _is_wet() -> np.ndarray:
    return forecasts()[1]


@cache
def _order(name: str, seed: int) -> tuple[int, ...]:
    """Return the days of 2015, as numbers from 0, in the order in which they may be asked about."""
    n_days = _is_wet().size
    return tuple(
        np.random.default_rng(seed).permutation(n_days).tolist() if name == "shuffled" else range(n_days)
    )


def days_before(day: int) -> range:
    """Return the days that are on show together with one that is asked about, by their numbers.

    Examples
    --------
    >>> list(days_before(30))
    [27, 28, 29]
    """
    return range(day - DAYS_BEFORE, day)


@dataclass(frozen=True)
class Game(Guessable):
    """A game: the days that were asked about so far, and the chance of rain that was stated for each.

    A day whose weather has been on show, also as one of the days before another day, is never asked about later.
    """

    # Days of 2015, by number from 0, with the chance that was stated; None: none was (yet). The last one is on show.
    shown: tuple[tuple[int, float | None], ...] = ((0, None),)
    chance: float = 0.5  # where the slider stands
    order: str = "shuffled"
    ensemble: bool = False  # whether the learner has asked for it
    seed: int = 5
    is_leaving: bool = False  # whether Start again was pressed once

    def __post_init__(self):
        check_option("order", self.order, ORDERS)
        stated = [chance for _, chance in self.shown if chance is not None]
        for chance in (self.chance, *stated):
            if not 0 <= chance <= 1:
                raise ValueError(f"a chance of rain should be from 0 to 1; got {chance}")
        numbers = [day for day, _ in self.shown]
        if not numbers or len(set(numbers)) < len(numbers) or not set(numbers) <= set(range(_is_wet().size)):
            raise ValueError(
                f"the days should be different numbers from 0 to {_is_wet().size - 1}, at least one; got {numbers}"
            )

    @classmethod
    def begin(cls, seed: int = 5, order: str = "shuffled", **fields) -> "Game":
        """Return a game on its first day."""
        check_option("order", order, ORDERS)
        return cls(shown=((_order(order, seed)[0], None),), order=order, seed=seed, **fields)

    # The days.

    @property
    def day(self) -> int:
        """The day on show, which is asked about."""
        return self.shown[-1][0]

    @property
    def is_stated(self) -> bool:
        """Whether a chance was stated for the day on show, so that its weather is on show, too."""
        return self.shown[-1][1] is not None

    @property
    def today(self) -> Day:
        return _days()[DAYS_BEFORE + self.day]

    @property
    def before(self) -> tuple[Day, ...]:
        """The days before the one on show."""
        return tuple(_days()[DAYS_BEFORE + day] for day in days_before(self.day))

    @property
    def n_similar_wet(self) -> int:
        """How many of the ten most similar days of the past were wet."""
        return round(SIMILAR * _stated()["similar_days"][self.day])

    @cached_property
    def next(self) -> int | None:
        """The day that would be asked about next; None: every day of the year has been seen."""
        seen = {day for day, chance in self.shown if chance is not None}
        seen.update(before for day, _ in self.shown for before in days_before(day))
        return next((day for day in _order(self.order, self.seed) if day not in seen), None)

    # The score.

    @property
    def played(self) -> np.ndarray:
        """The days for which a chance was stated, by number."""
        return np.array([day for day, chance in self.shown if chance is not None], dtype=int)

    @property
    def your_bits(self) -> np.ndarray:
        """What each played day has cost."""
        chances = np.array([chance for _, chance in self.shown if chance is not None])
        return log_score(chances, _is_wet()[self.played]) if chances.size else chances

    @cached_property
    def bits(self) -> dict[str, np.ndarray]:
        """For you and each of the five, what each played day has cost."""
        played = self.played
        return {"you": self.your_bits} | {
            name: log_score(chances[played], _is_wet()[played]) if played.size else np.empty(0)
            for name, chances in _stated().items()
        }

    @property
    def averages(self) -> dict[str, float]:
        """For you and each of the five, the bits a day so far; empty before the first day."""
        return {name: float(bits.mean()) for name, bits in self.bits.items() if bits.size}

    @property
    def best_so_far(self) -> str:
        """Who has paid least so far: you, or one of the five."""
        return min(self.averages, key=self.averages.__getitem__)

    @property
    def n_wrong_and_sure(self) -> int:
        return int(np.isinf(self.your_bits).sum())

    @property
    def chances_today(self) -> dict[str, float]:
        """What you and each of the five have stated for the day on show; of them, nothing before you have."""
        yours = self.shown[-1][1]
        if yours is None:
            return {"you": self.chance}
        return {"you": yours} | {name: float(chances[self.day]) for name, chances in _stated().items()}

    # What a learner does.

    def changed(self, **fields) -> "Game":
        """Move a control. Another order puts another day on show, unless the outcome of this one is being looked at."""
        if self.is_stated:
            fields.pop("chance", None)
        game = replace(self, is_leaving=False, **fields)
        return game if game.is_stated or game.order == self.order else game._go_to(game.next)

    def state_it(self) -> "Game":
        """State the chance for the day on show: its weather comes to light."""
        game = replace(self, is_leaving=False)
        if self.is_stated:
            return game
        return replace(game, shown=(*self.shown[:-1], (self.day, self.chance)))

    def next_day(self) -> "Game":
        """Go on to the next day, where a chance was stated for this one."""
        game = replace(self, is_leaving=False)
        return game._go_to(self.next) if self.is_stated else game

    def _go_to(self, day: int | None) -> "Game":
        if day is None or day == self.day:
            return self
        others = tuple(entry for entry in self.shown if entry[0] != day)
        return replace(self, shown=(*others, (day, None)), chance=0.5)

    def idle(self) -> dict[str, str]:
        """Return why the slider cannot be moved, where it cannot."""
        if not self.is_stated:
            return {}
        return {"chance": words.Game.stated if self.next is not None else words.Game.all_seen}

    # What is kept.

    @property
    def as_text(self) -> str:
        """The game as it is kept.

        Examples
        --------
        >>> Game(((0, 0.25), (1, None)), order="in_order").as_text
        'in_order: 2015-01-01 0.25, 2015-01-02 ?'
        """
        new_year = np.datetime64("2015-01-01")
        days = (f"{new_year + day} {'?' if chance is None else f'{chance:g}'}" for day, chance in self.shown)
        return f"{self.order}: {', '.join(days)}"

    def resumed(self, text: object) -> "Game":
        """Return the game that was kept, or this one, where nobody can read it.

        Examples
        --------
        >>> Game().resumed("shuffled: 2015-03-01 0.4, 2015-01-31 0.8").shown
        ((59, 0.4), (30, 0.8))
        """
        with contextlib.suppress(ValueError, TypeError, AttributeError):
            order, _, days = str(text).partition(": ")
            shown = []
            for entry in days.split(", "):
                date, stated = entry.split(" ")
                day = int((np.datetime64(date, "D") - np.datetime64("2015-01-01")).astype(int))
                shown.append((day, None if stated == "?" else float(stated)))
            yours = shown[-1][1]
            return replace(
                self,
                order=order,
                shown=tuple(shown),
                is_leaving=False,
                chance=0.5 if yours is None else yours,
            )
        return self

    @property
    def sentence(self) -> str:
        return words.Game.sentence(self)


HIGHEST = 2.0  # bits a day; averages above are drawn at the edge
MOST_DAYS = 365
BOLD, PALE = 2.2, 1.2  # widths of lines
PLAYERS = ("you", *FORECASTERS)


class GameScene(Scene):
    """The days before, and the day that is asked about; what was stated for it; and the bits a day so far."""

    def __init__(self, state: Game):
        super().__init__(new_figure(820, 480))
        self._draw_days()
        self._draw_today()
        self._draw_averages()

    def _draw_days(self) -> None:
        ax = self.figure.add_axes((0.015, 0.475, 0.5, 0.51))
        width, height = size_in_pixels(ax)
        ax.set(xlim=(0, width), ylim=(-height, 0))
        ax.axis("off")
        self.heading = self.moving(
            Label(ax, 2, -4, align="left", valign="top", size=style.LARGE, weight=style.BOLD)
        )
        column = width / (DAYS_BEFORE + 1)
        ax.add_patch(Rectangle((DAYS_BEFORE * column + 3, -181), column - 8, 147, fc=style.OPEN_FILL, lw=0))
        middles = (np.arange(DAYS_BEFORE + 1) + 0.5) * column
        lines = {
            "dates": (-44, style.BOLD),
            "rains": (-115, style.REGULAR),
            "temperatures": (-136, style.REGULAR),
            "winds": (-157, style.REGULAR),
        }
        self.lines = self.moving(
            {
                name: [Label(ax, x, y, valign="top", weight=weight) for x in middles]
                for name, (y, weight) in lines.items()
            }
        )
        self.skies = self.moving([Sky(ax, "rainy", x, -82, size=42) for x in middles])
        self.question = self.moving(
            Label(ax, middles[-1], -82, "?", valign="middle", size=28, weight=style.BOLD)
        )
        self.similar_label = self.moving(Label(ax, 2, -191, align="left", valign="top"))
        self.similar = self.moving([Sky(ax, "rainy", 14 + 34 * i, -228, size=26) for i in range(SIMILAR)])

    def _draw_today(self) -> None:
        ax = self.figure.add_axes((0.17, 0.045, 0.2, 0.34))
        n = len(PLAYERS)
        ax.set(xlim=(0, 1), ylim=(n - 0.4, -0.6), xticks=[])
        ax.set_yticks(range(n), [words.Game.players[name] for name in PLAYERS])
        ax.tick_params("y", length=0, labelsize=style.NORMAL)
        ax.spines["bottom"].set_visible(False)
        ax.text(0, -0.95, words.Game.stated_chances, weight=style.BOLD, va="bottom")
        ax.text(
            1.72,
            -0.95,
            words.Game.bits_today,
            weight=style.BOLD,
            va="bottom",
            ha="right",
            color=style.WASTE_INK,
        )
        (self.your_bar,) = self.moving(ax.barh([0], [0], height=0.66, color=style.INK))
        self.bars = self.moving(HatchedBars(ax, n - 1))
        self.chances = self.moving(
            [Label(ax, y=y, align="left", valign="middle", offset=(5, 0)) for y in range(n)]
        )
        self.costs = self.moving(
            [
                Label(ax, 1.72, y, align="right", valign="middle", weight=style.BOLD, color=style.WASTE_INK)
                for y in range(n)
            ]
        )

    def _draw_averages(self) -> None:
        ax = self.axes = self.figure.add_axes((0.57, 0.115, 0.215, 0.805))
        ax.set(xscale="log", xlim=(1, MOST_DAYS), ylim=(0, HIGHEST), xlabel=words.Game.days_played)
        ax.set_xticks([1, 10, 100], ["1", "10", "100"])
        ax.tick_params("x", which="minor", length=0)
        ax.set_yticks([0, 0.5, 1, 1.5, 2])
        ax.set_title(words.Game.averages)
        hint = {"color": style.QUIET_INK, "valign": "middle"}
        self.hint = self.moving(Label(ax, np.sqrt(MOST_DAYS), 1, words.Game.nothing_yet, **hint))
        # You, climatology as the mark to beat, and the best of the five can be followed; the others are pale.
        looks = {name: {"color": style.BELIEF, "lw": PALE} for name in FORECASTERS}
        looks["climatology"] |= {"ls": "--", "lw": 1.6}
        looks["you"] = {"color": style.INK, "lw": 2.2, "zorder": 4}
        # From where a line has come to, a pale one leads on to its label.
        self.levels = self.moving(
            {
                name: ax.plot([], [], ":", color=look["color"], lw=1, zorder=1)[0]
                for name, look in looks.items()
            }
        )
        self.runs = self.moving(
            {name: ax.plot([], [], clip_on=False, **look)[0] for name, look in looks.items()}
        )
        dot = {"mec": style.PAPER, "clip_on": False, "zorder": 4}
        (self.dots,) = self.moving(ax.plot([], [], "o", ms=6, color=style.BELIEF, **dot))
        (self.your_dot,) = self.moving(ax.plot([], [], "D", ms=8, color=style.INK, **dot))
        beside = {"size": style.SMALL, "align": "left", "valign": "middle", "offset": (11, 0)}
        self.guess = self.moving(GuessLine(ax, label=beside))
        labels = {name: Label(ax, MOST_DAYS, color=style.BELIEF_INK, **beside) for name in FORECASTERS}
        labels["you"] = Label(ax, MOST_DAYS, color=style.INK, weight=style.BOLD, **beside)
        self.labels = self.moving(labels) | {"guess": self.guess.label}
        across = {"transform": ax.get_yaxis_transform(), "clip_on": False, "lw": 1}
        self.leaders = self.moving(
            {name: ax.plot([], [], color=label.color, **across)[0] for name, label in self.labels.items()}
        )

    def show(self, state: Game) -> None:
        self._show_days(state)
        self._show_today(state)
        self._show_averages(state)

    def _show_days(self, state: Game) -> None:
        self.heading.set(text=words.Game.heading(state))
        is_known = [True] * DAYS_BEFORE + [state.is_stated]
        columns = zip((*state.before, state.today), is_known, self.skies, *self.lines.values(), strict=True)
        for day, known, sky, date, rain, temperature, wind in columns:
            date.set(text=words.Game.short_date(day))
            sky.set_visible(known)
            sky.state = day.sky if known else SKIES["dry"]
            rain.set(text=words.Game.rain(day) if known else "")
            temperature.set(text=words.Game.temperature(day) if known else "")
            wind.set(text=words.Game.wind(day) if known else "")
        self.question.set_visible(not state.is_stated)
        self.similar_label.set(text=words.Game.similar(state.n_similar_wet) if state.ensemble else "")
        for index, sky in enumerate(self.similar):
            sky.set_visible(state.ensemble)
            sky.state = SKIES["wet" if state.ensemble and index < state.n_similar_wet else "dry"]

    def _show_today(self, state: Game) -> None:
        stated = state.chances_today
        self.your_bar.set_width(stated["you"])
        self.bars.set_boxes(
            left=0,
            bottom=np.arange(1, len(PLAYERS)) - 0.33,
            width=[stated.get(name, 0.0) for name in FORECASTERS],
            height=0.66,
        )
        for name, chance, cost in zip(PLAYERS, self.chances, self.costs, strict=True):
            chance.set(
                x=stated.get(name, 0.0), text=words.Game.chance(stated[name]) if name in stated else ""
            )
            cost.set(text=words.Game.cost(float(state.bits[name][-1])) if state.is_stated else "")

    def _show_averages(self, state: Game) -> None:
        averages = state.averages
        n_days = state.played.size
        self.hint.set_visible(not n_days)
        at = np.unique(np.geomspace(1, max(n_days, 1), 40).round().astype(int))[: n_days or None]
        for name, bits in state.bits.items():
            means = np.cumsum(bits) / np.arange(1, n_days + 1)
            self.runs[name].set_data(
                at if n_days else [], np.minimum(means[at - 1], HIGHEST) if n_days else []
            )
            level = [min(averages[name], HIGHEST)] * 2 if n_days else []
            self.levels[name].set_data([n_days, MOST_DAYS] if n_days else [], level)
        # Those above the edge stand there in their order.
        ends = {
            name: (
                min(averages[name], HIGHEST),
                words.Game.average(name, averages[name]) + arrow(averages[name], 0, HIGHEST),
            )
            for name in sorted(averages, key=lambda name: averages[name])
        }
        best = min(FORECASTERS, key=lambda name: averages.get(name, 0.0))
        for name in FORECASTERS:
            is_best = name == best and n_days > 0
            if name != "climatology":
                self.runs[name].set(alpha=1.0 if is_best else 0.4, lw=BOLD if is_best else PALE)
            self.labels[name].weight = style.BOLD if is_best else style.REGULAR
        heights = [ends[name][0] for name in FORECASTERS if name in ends]
        self.dots.set_data([n_days] * len(heights), heights)
        self.your_dot.set_data([n_days] if n_days else [], [ends["you"][0]] if n_days else [])
        if (height := self.guess.show(state.guess)) is not None:
            ends["guess"] = height, self.guess.label.text
        self._label(ends)

    def _label(self, ends: dict[str, tuple[float, str]]) -> None:
        """Write the labels beside the ends of their lines, moved apart where they would overlap."""
        width, height = size_in_pixels(self.axes)
        heights = [y for y, _ in ends.values()]
        places = keep_apart(heights, 16 * HIGHEST / height, 0, HIGHEST)
        for name, label in self.labels.items():
            self.leaders[name].set_visible(name in ends)
            label.set_visible(name in ends)
        for (name, (_, text)), y, place in zip(ends.items(), heights, places, strict=True):
            self.leaders[name].set_data([1 + 2 / width, 1 + 13 / width], [y, place])
            self.labels[name].set(y=place, text=text)


class GameExplorer(Explorer):
    """A game that is kept from day to day: it goes on where it was left."""

    def __init__(self, start: Game, *options, **more):
        super().__init__(start, *options, **more)
        before = kept.get("games", KEPT_AS)
        if before is not None:
            self._go_to(lambda: self.state.resumed(before))
        kept.when_forgotten(KEPT_AS, self._begin)

    def _go_to(self, make_state: Callable[[], Any]) -> None:
        before = self.state
        super()._go_to(make_state)
        if not self.is_closed and self.state.as_text != before.as_text:
            kept.keep("games", KEPT_AS, self.state.as_text)

    def _begin(self) -> None:
        """Begin anew without a question, and keep nothing."""
        if not self.is_closed:
            super()._go_to(lambda: replace(self._start, guess=self.state.guess))

    def reset(self) -> None:
        """Begin anew; where that would lose a game, the button is to be pressed once more."""
        if self.state.played.size and not self.state.is_leaving:
            self._go_to(lambda: replace(self.state, is_leaving=True))
        else:
            super().reset()


def game_explorer(prediction: str | None = None, *, seed: int = 5) -> Explorer:
    """Return a game against five forecasters of rain, on real days. It is kept, and goes on where it was left.

    Parameters
    ----------
    prediction : str, optional
        The name of a prediction, of bits a day; its guess is drawn in the picture.
    seed : int
        Which way the days are shuffled: the same seed asks about the same days.
    """
    return GameExplorer(
        Game.begin(seed),
        GameScene,
        {
            "chance": slider(0, 1, 0.01),
            "ensemble": switch(words.Game.ensemble_hint),
            "order": choice(words.Game.orders),
        },
        labels=words.Game.labels,
        actions={"state_it": Game.state_it, "next_day": Game.next_day},
        change=Game.changed,
        idle=Game.idle,
        rows=[["chance"], ["ensemble", "order"]],
        prediction=prediction,
    )
