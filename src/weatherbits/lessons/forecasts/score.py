"""One day: a stated chance of rain, what came, and how many bits the forecast pays for it."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Polygon

from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.marks import GuessLine
from ...pictures.skies import draw_sky
from ...scores import log_score
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider
from .record import SKIES

words = Words(__package__)

DAYS = ("wet", "dry")  # what can come
MOST_BITS = 8.0  # the curves leave the picture there
TIP = 7.2  # of the arrow that stands for a bar without an end


@dataclass(frozen=True)
class Score(Guessable):
    """A chance of rain that was stated for a day, and the kind of day that came."""

    chance: float = 0.5
    came: str = "wet"

    def __post_init__(self):
        if not 0 <= self.chance <= 1:
            raise ValueError(f"the stated chance should be from 0 to 1; got {self.chance}")
        check_option("day", self.came, DAYS)

    @property
    def given(self) -> tuple[float, float]:
        """The chances that were given to a wet day and to a dry one."""
        return self.chance, 1.0 - self.chance

    @property
    def costs(self) -> tuple[float, float]:
        """What the forecast pays if the day is wet, and if it is dry, in bits."""
        wet, dry = log_score([self.chance, self.chance], [True, False])
        return float(wet), float(dry)

    @property
    def given_to_came(self) -> float:
        return self.given[DAYS.index(self.came)]

    @property
    def paid(self) -> float:
        return self.costs[DAYS.index(self.came)]

    @property
    def other(self) -> float:
        """What it would have paid on a day of the other kind."""
        return self.costs[1 - DAYS.index(self.came)]

    @property
    def sentence(self) -> str:
        return words.Score.sentence(self)


class ScoreScene(Scene):
    """Left, the bits paid over the stated chance, for rain and for a dry day; right, both for this chance, as bars."""

    def __init__(self, state: Score):
        super().__init__(new_figure(820, 370))
        curves = self.figure.add_axes((0.075, 0.165, 0.46, 0.68))
        curves.set(xlim=(0, 1), ylim=(0, MOST_BITS))
        curves.set(xlabel=words.Score.chance, ylabel=words.Score.paid)
        curves.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        curves.set_title(words.Score.curves, pad=26)
        least = 2**-MOST_BITS
        q = np.concatenate([np.linspace(least, 0.1, 60), np.linspace(0.1, 1, 60)[1:]])
        self.lines = [(q, log_score(q, True)), (1 - q, log_score(1 - q, False))]
        for (x, y), day, side, align in zip(self.lines, DAYS, (0, 1), ("left", "right"), strict=True):
            curves.plot(x, y, color=style.WASTE, alpha=0.35)
            inwards = 1 - 2 * side
            draw_sky(curves, SKIES[day], side, MOST_BITS, offset=(inwards * 30, 6))
            name = Label(curves, side, MOST_BITS, words.Score.if_it_is[day], align=align, valign="middle")
            name.offset = (inwards * 34, 4)
        (self.line,) = self.moving(curves.plot([], [], color=style.WASTE, lw=2.5))
        (self.drop,) = self.moving(curves.plot([], [], ":", color=style.BELIEF, lw=1.5))
        ring = {"ms": 8, "mfc": style.PAPER, "mec": style.WASTE, "mew": 1.5, "clip_on": False}
        (self.ring,) = self.moving(curves.plot([], [], "o", **ring))
        dot = {"ms": 10, "color": style.WASTE, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(curves.plot([], [], "o", **dot))

        self.infinity = self.moving(Label(curves, y=MOST_BITS, text="∞", weight=style.BOLD, offset=(0, 8)))

        bars = self.figure.add_axes((0.61, 0.165, 0.2, 0.68))
        bars.set(xlim=(-0.6, 1.6), ylim=(0, MOST_BITS), xticks=[])
        bars.tick_params("y", length=0, labelleft=False)
        bars.set_title(words.Score.bars, pad=26)
        bars.set_xticks([0, 1], [words.Score.days[day] for day in DAYS])
        bars.tick_params("x", length=0, pad=26)
        for place, day in enumerate(DAYS):
            draw_sky(bars, SKIES[day], place, 0, offset=(0, -17))
        self.bars = self.moving(bars.bar([0, 1], [0, 0], width=0.62, color=style.WASTE))
        self.tips = self.moving([bars.add_patch(_tip(x)) for x in (0, 1)])
        self.labels = self.moving([Label(bars, x, weight=style.BOLD, offset=(0, 4)) for x in (0, 1)])
        self.guess = self.moving(GuessLine(bars, f"{common.YOUR_GUESS}:"))

    def show(self, state: Score) -> None:
        came = DAYS.index(state.came)
        self.line.set_data(*self.lines[came])
        heights = np.minimum(state.costs, MOST_BITS)
        self.drop.set_data([state.chance] * 2, [0, heights.max()])
        self.dot.set_data([state.chance], [heights[came]])
        self.ring.set_data([state.chance], [heights[1 - came]])
        self.infinity.set(x=state.chance)
        self.infinity.set_visible(np.isinf(state.costs).any())
        for i, (bar, tip, label, cost) in enumerate(
            zip(self.bars, self.tips, self.labels, state.costs, strict=True)
        ):
            is_infinite, color = np.isinf(cost), style.WASTE if i == came else style.CONFLICT_FILL
            bar.set(height=TIP - 0.6 if is_infinite else cost, facecolor=color)
            tip.set(visible=is_infinite, facecolor=color)
            label.weight, label.size = (
                (style.BOLD, style.LARGE) if i == came else (style.REGULAR, style.NORMAL)
            )
            label.set(y=min(cost, TIP), text="∞" if is_infinite else f"{cost:z.3f}")
        self.guess.show(state.guess)


def _tip(x: float) -> Polygon:
    """Return the head of an arrow for a bar without an end."""
    corners = [(x - 0.45, TIP - 0.61), (x + 0.45, TIP - 0.61), (x, TIP)]
    return Polygon(corners, lw=0)


def score_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of what one forecast of one day pays, in bits."""
    return Explorer(
        Score(),
        ScoreScene,
        {
            "chance": slider(0, 1, 0.01),
            "came": choice({day: words.Score.days[day] for day in DAYS}),
        },
        labels=words.Score.labels,
        presets={
            "even": {"chance": 0.5, "came": "wet"},
            "bold_right": {"chance": 0.9, "came": "wet"},
            "bold_wrong": {"chance": 0.9, "came": "dry"},
            "sure_right": {"chance": 1.0, "came": "wet"},
            "sure_wrong": {"chance": 1.0, "came": "dry"},
        },
        told="bold_wrong",
        prediction=prediction,
    )
