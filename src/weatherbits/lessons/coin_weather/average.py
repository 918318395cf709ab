"""On average: surprisal as an area, and the entropy as the level it settles at."""

from dataclasses import dataclass

import numpy as np

from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.marks import GuessLine
from ...story import COIN_STATES
from ...teaching.explorer import Explorer, Guessable, slider
from .coin import PLACES, Coin

words = Words(__package__)

HIGHEST_BITS = 7.0


@dataclass(frozen=True)
class Average(Coin, Guessable):
    """Coin weather once more: what each outcome adds to the average."""

    p_rain: float = 0.5

    @property
    def shares(self) -> np.ndarray:
        """Probability times surprisal; an outcome that never comes adds nothing."""
        return np.array([p * s if p > 0 else 0.0 for p, s in zip(self.pmf, self.surprisals, strict=True)])

    @property
    def equals(self) -> str:
        """An equals sign where the numbers, as they are rounded, make up the rounded average; otherwise ≈."""
        total = sum(round(p, 2) * round(s, 3) for p, s in zip(self.pmf, self.surprisals, strict=True))
        return "=" if abs(total - round(self.entropy, 3)) < 6e-4 else "≈"

    @property
    def sentence(self) -> str:
        return words.Average.sentence(self)


class AverageScene(Scene):
    """Two boxes, as wide as likely and as high as surprising; beside them the same area, levelled out."""

    def __init__(self, state: Average):
        super().__init__(new_figure(820, 410))
        boxes, level = self.figure.subplots(
            1, 2, sharey=True,
            gridspec_kw={"left": 0.06, "right": 0.8, "bottom": 0.13, "top": 0.89, "wspace": 0.15},
        )  # fmt: skip
        for ax in (boxes, level):
            ax.set(xlim=(0, 1), ylim=(0, HIGHEST_BITS))
            ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
            ax.set_xlabel(words.Average.share_of_days)
        boxes.set_ylabel(common.unit("bits"))
        boxes.set_title(words.Average.boxes)
        level.set_title(words.Average.level)
        box = {"color": style.INFORMATION, "edgecolor": style.PAPER, "linewidth": 1.5}
        self.boxes = self.moving(boxes.bar([0, 0], [0, 0], align="edge", **box))
        self.boxes[1].set_alpha(0.6)
        self.names = self.moving([Label(boxes, offset=(0, 4), weight=style.BOLD) for _ in range(2)])
        self.level = self.moving(level.bar([0.5], [0], width=1, color=style.INFORMATION))[0]
        self.guess = self.moving(GuessLine(level, on_areas=True, label={"offset": (10, 3)}))
        self.amount = self.moving(Label(level, 0.5, weight=style.BOLD, size=style.LARGE))

    def show(self, state: Average) -> None:
        left = 0.0
        rows = zip(self.boxes, self.names, COIN_STATES, state.pmf, state.surprisals, strict=True)
        for box, label, coin_state, share, height in rows:
            is_there = share > 0
            box.set(x=left, width=share, height=height if is_there else 0.0)
            label.set(
                x=min(max(left + share / 2, 0.21), 0.79),
                y=min(height, HIGHEST_BITS) if is_there else 0.0,
                text=f"{common.NEWS[coin_state]} {share:.2f} × {height:.3f}" if is_there else "",
            )
            left += share
        self.level.set_height(state.entropy)
        guess = self.guess.show(state.guess)
        # The rim keeps a guess apart from the area behind it; at the level it would only hide the level.
        self.guess.rim.set_visible(guess is not None and abs(guess - state.entropy) > 0.1)
        # The number stands inside where there is room and no guess; otherwise on the level, or on a guess that is in
        # its way there.
        is_inside = state.entropy > 0.6 and not (guess is not None and -0.6 < guess - state.entropy < -0.05)
        is_in_the_way = guess is not None and 0 <= guess - state.entropy < 0.62
        self.amount.valign, self.amount.offset = ("top", (0, -5)) if is_inside else ("bottom", (0, 5))
        self.amount.set(
            y=guess if is_in_the_way and not is_inside else state.entropy,
            text=words.Average.amount(state),
            color=style.PAPER if is_inside else style.INFORMATION_INK,
        )


def average_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of the entropy as an area: probability wide, surprisal high."""
    return Explorer(
        Average(),
        AverageScene,
        {"p_rain": slider(0, 1, 0.01)},
        labels=words.Average.labels,
        presets=PLACES,
        told="mostly_sunny",
        prediction=prediction,
    )
