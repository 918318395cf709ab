"""A first slider: a chance of rain, shown as rainy days among a hundred."""

from dataclasses import dataclass

import numpy as np

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.skies import Sky
from ...story import COIN_PLACES
from ...teaching.explorer import Explorer, Guessable, slider

words = Words(__package__)

COLUMNS, ROWS = 20, 5

# The order in which the days turn rainy as the chance grows: mixed once, the same for everyone.
TURN = np.random.default_rng(8).permutation(COLUMNS * ROWS)


@dataclass(frozen=True)
class HundredDays(Guessable):
    """A hundred days, of which as many are rainy as the chance of rain says."""

    p_rain: float = 0.5

    def __post_init__(self):
        if not 0 <= self.p_rain <= 1:
            raise ValueError(f"p_rain should be from 0 to 1; got {self.p_rain}")

    @property
    def rainy(self) -> int:
        return round(self.p_rain * TURN.size)

    @property
    def is_rainy(self) -> np.ndarray:
        return self.rainy > TURN

    @property
    def sentence(self) -> str:
        return words.HundredDays.sentence(self)


class HundredDaysScene(Scene):
    """A weather drawing for each day, in five rows of twenty."""

    def __init__(self, state: HundredDays):
        super().__init__(new_figure(820, 250))
        ax = self.figure.add_axes((0.01, 0.02, 0.98, 0.8))
        ax.set(xlim=(-0.5, COLUMNS - 0.5), ylim=(ROWS - 0.5, -0.5))
        ax.axis("off")
        places = [(i % COLUMNS, i // COLUMNS) for i in range(TURN.size)]
        self.days = self.moving([Sky(ax, "sunny", *place, size=30) for place in places])
        self.title = self.moving(Label(ax, -0.3, -0.75, size=style.LARGE, weight=style.BOLD, align="left"))

    def show(self, state: HundredDays) -> None:
        for day, is_rainy in zip(self.days, state.is_rainy, strict=True):
            day.state = "rainy" if is_rainy else "sunny"
        self.title.set(text=words.HundredDays.title(state))


def hundred_days_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a hundred days under one slider: the chance of rain."""
    return Explorer(
        HundredDays(),
        HundredDaysScene,
        {"p_rain": slider(0, 1, 0.01)},
        labels=words.HundredDays.labels,
        presets={place: {"p_rain": p_rain} for place, p_rain in COIN_PLACES.items()},
        told="mostly_sunny",
        prediction=prediction,
    )
