"""News of sun or rain: one slider for the chance of rain, and what the news tells."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import surprisal
from ...pictures import style
from ...pictures.marks import GuessLine
from ...pictures.skies import draw_skies_under
from ...story import COIN_STATES
from ...teaching.explorer import Explorer, Guessable, slider
from .coin import PLACES, Coin

words = Words(__package__)

HIGHEST_BITS = 7.0  # the surprisal of a 1-in-128 event: the curve leaves the picture there


@dataclass(frozen=True)
class News(Coin, Guessable):
    """What news of sun, and of rain, tells."""

    p_rain: float = 0.5

    @property
    def sentence(self) -> str:
        return words.News.sentence(self)


class NewsPanels(Scene):
    """Two panels: how likely sun and rain are, and what news of them tells."""

    def draw_news(self, chances: Axes, told: Axes) -> None:
        chances.set_title(words.News.chances)
        chances.set(xlim=(-0.6, 1.6), ylim=(0, 1.12), xticks=[])
        chances.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        draw_skies_under(chances, COIN_STATES)
        self.bars = self.moving(chances.bar([0, 1], [0, 0], width=0.8, color=style.TRUTH))
        self.bar_labels = self.moving([Label(chances, x, weight=style.BOLD, offset=(0, 3)) for x in (0, 1)])

        told.set_title(words.News.told)
        told.set(xlim=(0, 1), ylim=(0, HIGHEST_BITS), xlabel=words.News.chance, ylabel=common.unit("bits"))
        told.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        p = np.linspace(2**-HIGHEST_BITS, 1, 400)
        told.plot(p, surprisal(p), color=style.INFORMATION, alpha=0.45, zorder=1)
        drop = {"color": style.INFORMATION, "lw": 1, "ls": ":"}
        self.drops = self.moving([told.plot([], [], **drop)[0] for _ in range(2)])
        # Above what else may be drawn here, such as the line of a guess.
        dot = {"ms": 9, "color": style.INFORMATION, "mec": style.PAPER, "clip_on": False, "zorder": 3}
        (self.dots,) = self.moving(told.plot([], [], "o", **dot))
        self.dot_labels = self.moving([Label(told, align="left", weight=style.BOLD) for _ in range(2)])

    def show_news(self, state: Coin) -> None:
        for bar, label, share in zip(self.bars, self.bar_labels, state.pmf, strict=True):
            bar.set_height(share)
            label.set(y=share, text=f"{share:.0%}")
        heights = np.minimum(state.surprisals, HIGHEST_BITS)
        self.dots.set_data(state.pmf, heights)
        rows = zip(self.drops, self.dot_labels, COIN_STATES, state.pmf, state.surprisals, strict=True)
        for drop, label, coin_state, share, told in rows:
            height = min(told, HIGHEST_BITS)
            drop.set_data([share, share], [0, height])
            # Up to the right, above the curve; where the edge is near, further up instead. The higher one of
            # two close neighbours makes room for the lower.
            up = 14 if 0.4 < share < 0.5 else 5
            label.align, label.offset = ("right", (10, 16)) if share > 0.72 else ("left", (8, up))
            number = "∞" if np.isinf(told) else f"{told:.3f}"
            label.set(x=share, y=min(height, HIGHEST_BITS - 0.6), text=f"{common.NEWS[coin_state]} {number}")
        if state.p_rain == 0.5:  # the two dots are one
            self.dot_labels[0].set(text=words.News.both)
            self.dot_labels[1].set(text="")


class NewsScene(NewsPanels):
    """The two panels, and beside them room for a guess."""

    def __init__(self, state: News):
        super().__init__(new_figure(680, 340))
        grid = {"left": 0.075, "right": 0.735, "bottom": 0.16, "top": 0.87, "wspace": 0.26}
        chances, told = self.figure.subplots(1, 2, width_ratios=[0.8, 1.35], gridspec_kw=grid)
        self.draw_news(chances, told)
        self.guess = self.moving(GuessLine(told, words.News.your_guess, label={"offset": (10, 3)}))

    def show(self, state: News) -> None:
        self.show_news(state)
        self.guess.show(state.guess)


def news_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of what news of sun, and of rain, tells."""
    return Explorer(
        News(),
        NewsScene,
        {"p_rain": slider(0, 1, 0.01)},
        labels=words.News.labels,
        presets=PLACES,
        told="mostly_sunny",
        prediction=prediction,
    )
