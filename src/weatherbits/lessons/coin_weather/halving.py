"""Halving: each bit received rules out half of what was possible."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Rectangle

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...teaching.explorer import Explorer, Guessable, choice, int_slider

words = Words(__package__)

MOST_BITS = 6
POSSIBILITIES = tuple(2**k for k in range(1, MOST_BITS + 1))

# Where the truth lies among the possibilities, as a fraction; in binary 0.010110, so the answers vary.
TRUTH_AT = 0b010110 / 2**MOST_BITS


@dataclass(frozen=True)
class Halving(Guessable):
    """Some equally likely possibilities, and how many bits about them have arrived."""

    possibilities: int = 8
    received: int = 0

    def __post_init__(self):
        if self.possibilities not in POSSIBILITIES:
            raise ValueError(f"possibilities should be one of {POSSIBILITIES}; got {self.possibilities}")
        if not 0 <= self.received <= MOST_BITS:
            raise ValueError(f"received should be from 0 to {MOST_BITS} bits; got {self.received}")

    @property
    def bits_needed(self) -> int:
        return round(np.log2(self.possibilities))

    @property
    def left(self) -> np.ndarray:
        """How many possibilities are left after 0, 1, 2, ... bits, as far as they have arrived."""
        useful = min(self.received, self.bits_needed)
        return self.possibilities // 2 ** np.arange(useful + 1)

    @property
    def sentence(self) -> str:
        return words.Halving.sentence(self)


class HalvingScene(Scene):
    """A row of tiles before the news, and one more row for each bit: what is left is bright."""

    def __init__(self, state: Halving):
        super().__init__(new_figure(820, 330))
        ax = self.figure.add_axes((0.13, 0.03, 0.69, 0.94))
        ax.set(xlim=(0, 1), ylim=(MOST_BITS + 0.95, -0.05))
        ax.axis("off")
        rows = range(MOST_BITS + 1)
        self.full, self.bright = (
            self.moving([ax.add_patch(Rectangle((0, row + 0.1), 1, 0.8, fc=fill, lw=0)) for row in rows])
            for fill in (style.GRID, style.TRUTH)
        )
        (self.gaps,) = self.moving(ax.plot([], [], color=style.PAPER, solid_capstyle="butt"))
        name = {"align": "right", "valign": "middle", "offset": (-8, 0), "color": style.QUIET_INK}
        amount = {"align": "left", "valign": "middle", "offset": (8, 0), "weight": style.BOLD}
        self.names = self.moving([Label(ax, 0, row + 0.5, **name) for row in rows])
        self.counts = self.moving([Label(ax, 1, row + 0.5, **amount) for row in rows])

    def show(self, state: Halving) -> None:
        gaps = np.arange(1, state.possibilities) / state.possibilities
        self.gaps.set_data(np.repeat(gaps, 3), np.tile([0.1, MOST_BITS + 0.9, np.nan], gaps.size))
        for row, (full, bright) in enumerate(zip(self.full, self.bright, strict=True)):
            has_come = row < state.left.size
            full.set_visible(has_come)
            bright.set_visible(has_come)
            name = amount = ""
            if has_come:
                width = 2.0**-row
                bright.set_x(np.floor(TRUTH_AT / width) * width)
                bright.set_width(width)
                is_right = int(TRUTH_AT * 2**row) % 2 == 1
                name = words.Halving.half(row, is_right) if row else words.Halving.before
                amount = words.Halving.left(state.left[row])
            self.names[row].set(text=name)
            self.counts[row].set(text=amount)


def halving_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of possibilities that are halved, bit by bit."""
    return Explorer(
        Halving(),
        HalvingScene,
        {
            "possibilities": choice({number: str(number) for number in POSSIBILITIES}),
            "received": int_slider(0, MOST_BITS),
        },
        labels=words.Halving.labels,
        presets={
            "coin_weather": {"possibilities": 2, "received": 1},
            "eight_states": {"possibilities": 8, "received": 3},
            "sixty_four": {"possibilities": 64, "received": 6},
        },
        told="eight_states",
        prediction=prediction,
    )
