"""A first slider: a chance of rain, shown as rainy days among a hundred."""

from dataclasses import dataclass

import numpy as np

from ..plots import style
from ..plots.skies import Sky
from ..plots.style import Label, new_figure
from ._coin import PLACES
from ._live import Explorer, slider
from ._words import count, guessed

COLUMNS, ROWS = 20, 5

# The order in which the days turn rainy as the chance grows: mixed once, the same for everyone.
TURN = np.random.default_rng(8).permutation(COLUMNS * ROWS)


@dataclass(frozen=True)
class HundredDays:
    """A hundred days, of which as many are rainy as the chance of rain says."""

    p_rain: float = 0.5
    guess: float | None = None  # the learner's guess of how many are rainy

    @property
    def rainy(self) -> int:
        return round(self.p_rain * TURN.size)

    @property
    def is_rainy(self) -> np.ndarray:
        return self.rainy > TURN

    @property
    def sentence(self) -> str:
        text = (
            f"A chance of rain of {self.p_rain:.0%}: of these 100 days, {self.rainy} "
            f"{'is' if self.rainy == 1 else 'are'} rainy and {TURN.size - self.rainy} sunny."
        )
        return text if self.guess is None else f"{text} You guessed {guessed(self.guess, 'rainy day')}."


class HundredDaysScene:
    """A weather drawing for each day, in five rows of twenty."""

    def __init__(self, state: HundredDays):
        self.figure = new_figure(820, 250)
        ax = self.figure.add_axes((0.01, 0.02, 0.98, 0.8))
        ax.set(xlim=(-0.5, COLUMNS - 0.5), ylim=(ROWS - 0.5, -0.5))
        ax.axis("off")
        self.days = [Sky(ax, "sunny", i % COLUMNS, i // COLUMNS, size=30) for i in range(TURN.size)]
        self.title = Label(ax, -0.3, -0.75, size=style.LARGE, weight=style.BOLD, align="left")
        self.moving = [*self.days, self.title]

    def show(self, state: HundredDays) -> None:
        for day, is_rainy in zip(self.days, state.is_rainy, strict=True):
            day.state = "rainy" if is_rainy else "sunny"
        self.title.set(text=f"{count(state.rainy, 'rainy day')} in 100")


def hundred_days_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a hundred days under one slider: the chance of rain."""
    return Explorer(
        HundredDays(),
        HundredDaysScene,
        {"p_rain": slider("P(rain)", 0, 1, 0.01)},
        presets=PLACES,
        prediction=prediction,
    )
