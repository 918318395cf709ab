"""Two towns: where possibilities multiply, bits add up."""

from dataclasses import dataclass

import numpy as np
from matplotlib.patches import Rectangle

from ..plots import style
from ..plots.style import Label, new_figure
from ._live import Explorer, int_slider
from ._words import bits, count

MOST = 8


@dataclass(frozen=True)
class TwoTowns:
    """Two towns whose weather is independent, each with some equally likely states."""

    here: int = 2
    there: int = 4

    def __post_init__(self):
        for name in ("here", "there"):
            if not 1 <= getattr(self, name) <= MOST:
                raise ValueError(f"{name} should be from 1 to {MOST} states; got {getattr(self, name)}")

    @property
    def pairs(self) -> int:
        return self.here * self.there

    @property
    def bits(self) -> tuple[float, float]:
        """What the news from each town is worth."""
        return float(np.log2(self.here)), float(np.log2(self.there))

    @property
    def sentence(self) -> str:
        here, there = self.bits
        return (
            f"{self.here} × {self.there} = {count(self.pairs, 'pair')} of weather; "
            f"{bits(here)} + {bits(there)} = {bits(here + there)}. "
            "The possibilities are multiplied, the bits are added."
        )


class TwoTownsScene:
    """A grid of pairs on the left; on the right the two towns' bits, one on top of the other."""

    def __init__(self, state: TwoTowns):
        self.figure = new_figure(820, 380)
        grid = self.figure.add_axes((0.075, 0.03, 0.37, 0.86))  # about square
        grid.set(xlim=(0, MOST), ylim=(0, MOST + 0.8), xticks=[], yticks=[])
        grid.spines[:].set_visible(False)
        grid.set_title("Possibilities are multiplied")
        self.tiles = [
            grid.add_patch(Rectangle((x + 0.05, y + 0.05), 0.9, 0.9, fc=style.TRUTH, lw=0))
            for x in range(MOST)
            for y in range(MOST)
        ]
        self.here_label = Label(grid, 0, 0, align="left", weight=style.BOLD, offset=(1, 4))

        stack = self.figure.add_axes((0.66, 0.03, 0.3, 0.86))
        stack.set(xlim=(-0.6, 1.4), ylim=(0, 6.4), xticks=[], yticks=range(7), ylabel="bits")
        stack.spines["bottom"].set_visible(False)
        stack.set_title("Bits are added")
        color = style.INFORMATION
        self.low = stack.bar([0], [0], width=0.8, color=color)[0]
        self.high = stack.bar([0], [0], width=0.8, color=color, alpha=0.6)[0]
        self.bit_labels = [Label(stack, 0.5, align="left", valign="middle") for _ in range(2)]
        self.sum_label = Label(stack, 0, weight=style.BOLD, color=style.INFORMATION_INK, offset=(0, 4))
        self.moving = [
            *self.tiles, self.here_label, self.low, self.high, *self.bit_labels, self.sum_label,
        ]  # fmt: skip

    def show(self, state: TwoTowns) -> None:
        for index, tile in enumerate(self.tiles):
            column, row = divmod(index, MOST)
            tile.set_visible(column < state.here and row < state.there)
        self.here_label.set(y=state.there, text=f"{state.here} here × {state.there} there = {state.pairs}")
        here, there = state.bits
        self.low.set_height(here)
        self.high.set(y=here, height=there)
        self.bit_labels[0].set(y=here / 2, text=f"here {here:.3f}" if here else "")
        self.bit_labels[1].set(y=here + there / 2, text=f"there {there:.3f}" if there else "")
        self.sum_label.set(y=here + there, text=f"{here + there:.3f}")


def two_towns_explorer() -> Explorer:
    """Return a live picture of two independent towns, whose possibilities multiply while their bits add up."""
    return Explorer(
        TwoTowns(),
        TwoTownsScene,
        {"here": int_slider("States here", 1, MOST), "there": int_slider("States there", 1, MOST)},
        presets={
            "2 and 2": {"here": 2, "there": 2},
            "2 and 4": {"here": 2, "there": 4},
            "8 and 8": {"here": 8, "there": 8},
            "3 and 5": {"here": 3, "there": 5},
        },
    )
