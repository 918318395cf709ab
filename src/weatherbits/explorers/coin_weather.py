"""Coin weather: one slider for the chance of rain; what the news tells, and what it tells on average."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from ..live import Label, Scene, new_figure
from ..measures import entropy, surprisal
from ..plots import style
from ..plots.marks import GuessLine
from ..plots.skies import draw_skies_under
from ..weather import COIN_STATES
from ._coin import PLACES, Coin
from ._explorer import Explorer, Guessable, slider
from ._words import bits

HIGHEST_BITS = 7.0  # the surprisal of a 1-in-128 event: the curve leaves the picture there


@dataclass(frozen=True)
class News(Coin, Guessable):
    """What news of sun, and of rain, tells."""

    p_rain: float = 0.5
    guess_is = " for sun, at 75% sun"

    @property
    def sentence(self) -> str:
        sun, rain = self.surprisals
        if self.p_rain in (0.0, 1.0):
            always, never = ("sunny", "rain") if self.p_rain == 0 else ("rainy", "sun")
            text = (
                f"It is always {always}, and news of it tells you 0 bits. "
                f"News of {never} would be infinitely surprising, but it never comes."
            )
        else:
            text = (
                f"Chance of rain {self.p_rain:.0%}: news of sun tells you {bits(sun)}, "
                f"news of rain {bits(rain)}."
            )
        return self.with_guess(text)


@dataclass(frozen=True)
class CoinWeather(News):
    """The same, and what a day tells on average."""

    p_rain: float = 0.25

    @property
    def sentence(self) -> str:
        return f"{super().sentence} On average a day tells you {bits(self.entropy)}."


class NewsScene(Scene):
    """Two panels: how likely sun and rain are, and what news of them tells."""

    def __init__(self, state: News):
        super().__init__(new_figure(640, 340))
        grid = {"left": 0.08, "right": 0.76, "bottom": 0.16, "top": 0.87, "wspace": 0.26}
        self._draw_news(*self.figure.subplots(1, 2, width_ratios=[0.8, 1.35], gridspec_kw=grid))

    def _draw_news(self, chances: Axes, told: Axes) -> None:
        chances.set_title("How likely")
        chances.set(xlim=(-0.6, 1.6), ylim=(0, 1.12), xticks=[])
        chances.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        draw_skies_under(chances, COIN_STATES)
        self.bars = self.moving(chances.bar([0, 1], [0, 0], width=0.8, color=style.TRUTH))
        self.bar_labels = self.moving([Label(chances, x, weight=style.BOLD, offset=(0, 3)) for x in (0, 1)])

        told.set_title("What the news tells")
        told.set(xlim=(0, 1), ylim=(0, HIGHEST_BITS), xlabel="chance of the outcome", ylabel="bits")
        told.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        p = np.linspace(2**-HIGHEST_BITS, 1, 400)
        told.plot(p, surprisal(p), color=style.INFORMATION, alpha=0.45, zorder=1)
        drop = {"color": style.INFORMATION, "lw": 1, "ls": ":"}
        self.drops = self.moving([told.plot([], [], **drop)[0] for _ in range(2)])
        self.guess = self.moving(GuessLine(told, "your guess:", label={"offset": (10, 0)}))
        dot = {"ms": 9, "color": style.INFORMATION, "mec": style.PAPER, "clip_on": False}
        (self.dots,) = self.moving(told.plot([], [], "o", **dot))
        self.dot_labels = self.moving([Label(told, align="left", weight=style.BOLD) for _ in range(2)])

    def show(self, state: News) -> None:
        for bar, label, share in zip(self.bars, self.bar_labels, state.pmf, strict=True):
            bar.set_height(share)
            label.set(y=share, text=f"{share:.0%}")
        heights = np.minimum(state.surprisals, HIGHEST_BITS)
        self.dots.set_data(state.pmf, heights)
        rows = zip(self.drops, self.dot_labels, ("sun", "rain"), state.pmf, state.surprisals, strict=True)
        for drop, label, name, share, told in rows:
            height = min(told, HIGHEST_BITS)
            drop.set_data([share, share], [0, height])
            # Up to the right, above the curve; where the edge is near, further up instead. The higher one of
            # two close neighbours makes room for the lower.
            up = 14 if 0.4 < share < 0.5 else 5
            label.align, label.offset = ("right", (10, 16)) if share > 0.72 else ("left", (8, up))
            number = "∞" if np.isinf(told) else f"{told:.3f}"
            label.set(x=share, y=min(height, HIGHEST_BITS - 0.6), text=f"{name} {number}")
        if state.p_rain == 0.5:  # the two dots are one
            self.dot_labels[0].set(text="sun, rain 1.000")
            self.dot_labels[1].set(text="")
        self.guess.show(state.guess)


class CoinWeatherScene(NewsScene):
    """A third panel beside the two: what a day tells on average, for every chance of rain."""

    def __init__(self, state: CoinWeather):
        Scene.__init__(self, new_figure(820, 340))
        grid = {"left": 0.06, "right": 0.97, "bottom": 0.16, "top": 0.87, "wspace": 0.26}
        chances, told, average = self.figure.subplots(1, 3, width_ratios=[0.8, 1.35, 1.35], gridspec_kw=grid)
        self._draw_news(chances, told)
        average.set_title("... and on average")
        average.set(xlim=(0, 1), ylim=(0, 1.12), xlabel="chance of rain", ylabel="bits a day")
        average.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        average.set_yticks([0, 0.5, 1])
        p = np.linspace(0, 1, 401)
        average.plot(p, entropy(np.stack([1 - p, p], axis=-1)), color=style.INFORMATION, alpha=0.45)
        (self.average_drop,) = self.moving(average.plot([], [], color=style.INFORMATION, lw=1, ls=":"))
        dot = {"ms": 10, "color": style.INFORMATION, "mec": style.PAPER, "clip_on": False}
        (self.average_dot,) = self.moving(average.plot([], [], "o", **dot))
        self.average_label = self.moving(Label(average, weight=style.BOLD))

    def show(self, state: CoinWeather) -> None:
        super().show(state)
        self.average_dot.set_data([state.p_rain], [state.entropy])
        self.average_drop.set_data([state.p_rain, state.p_rain], [0, state.entropy])
        # The number stands under the arch, on the side where there is room.
        left, down = state.p_rain <= 0.5, -30 if state.entropy > 0.9 else -8
        self.average_label.align, self.average_label.offset = (
            ("left", (9, down)) if left else ("right", (-9, down))
        )
        self.average_label.set(x=state.p_rain, y=max(state.entropy, 0.08), text=f"{state.entropy:.3f}")


def news_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of what news of sun, and of rain, tells."""
    return Explorer(News(), NewsScene, _controls(), presets=PLACES, told="75% sun", prediction=prediction)


def coin_weather_explorer() -> Explorer:
    """Return the same with a third panel: what a day tells on average, for every chance of rain."""
    return Explorer(CoinWeather(), CoinWeatherScene, _controls(), presets=PLACES, told="Fair coin")


def _controls() -> dict:
    return {"p_rain": slider("P(rain)", 0, 1, 0.01)}
