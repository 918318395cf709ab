"""Coin weather: what news of sun, and of rain, tells, and what it tells on average."""

from dataclasses import dataclass

import numpy as np

from ...language import Words, common
from ...live import Label, new_figure
from ...measures import entropy
from ...pictures import style
from ...teaching.explorer import Explorer, slider
from .coin import PLACES, Coin
from .news import NewsPanels

words = Words(__package__)


@dataclass(frozen=True)
class CoinWeather(Coin):
    """What news of sun, and of rain, tells, and what a day tells on average."""

    @property
    def sentence(self) -> str:
        return words.CoinWeather.sentence(self)


class CoinWeatherScene(NewsPanels):
    """A third panel beside the two: what a day tells on average, for every chance of rain."""

    def __init__(self, state: CoinWeather):
        super().__init__(new_figure(820, 340))
        grid = {"left": 0.06, "right": 0.97, "bottom": 0.16, "top": 0.87, "wspace": 0.26}
        chances, told, average = self.figure.subplots(1, 3, width_ratios=[0.8, 1.35, 1.35], gridspec_kw=grid)
        self.draw_news(chances, told)
        average.set_title(words.CoinWeather.average)
        average.set(
            xlim=(0, 1), ylim=(0, 1.12), xlabel=words.CoinWeather.chance, ylabel=common.per_day("bits")
        )
        average.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        average.set_yticks([0, 0.5, 1])
        p = np.linspace(0, 1, 401)
        average.plot(p, entropy(np.stack([1 - p, p], axis=-1)), color=style.INFORMATION, alpha=0.45)
        (self.average_drop,) = self.moving(average.plot([], [], color=style.INFORMATION, lw=1, ls=":"))
        dot = {"ms": 10, "color": style.INFORMATION, "mec": style.PAPER, "clip_on": False}
        (self.average_dot,) = self.moving(average.plot([], [], "o", **dot))
        self.average_label = self.moving(Label(average, weight=style.BOLD))

    def show(self, state: CoinWeather) -> None:
        self.show_news(state)
        self.average_dot.set_data([state.p_rain], [state.entropy])
        self.average_drop.set_data([state.p_rain, state.p_rain], [0, state.entropy])
        # The number stands under the arch, on the side where there is room.
        left, down = state.p_rain <= 0.5, -40 if state.entropy > 0.9 else -8
        self.average_label.align, self.average_label.offset = (
            ("left", (9, down)) if left else ("right", (-9, down))
        )
        self.average_label.set(x=state.p_rain, y=max(state.entropy, 0.08), text=f"{state.entropy:.3f}")


def coin_weather_explorer() -> Explorer:
    """Return the picture of news with a third panel: what a day tells on average, for every chance of rain."""
    return Explorer(
        CoinWeather(),
        CoinWeatherScene,
        {"p_rain": slider(0, 1, 0.01)},
        labels=words.CoinWeather.labels,
        presets=PLACES,
        told="fair_coin",
    )
