"""Two towns: where possibilities multiply, bits add up."""

from dataclasses import dataclass

import numpy as np

from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...teaching.explorer import Explorer, int_slider

words = Words(__package__)

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
        return words.TwoTowns.sentence(self)


class TwoTownsScene(Scene):
    """A grid of pairs on the left; on the right the two towns' bits, one on top of the other."""

    def __init__(self, state: TwoTowns):
        super().__init__(new_figure(820, 380))
        grid = self.figure.add_axes((0.075, 0.03, 0.37, 0.86))  # about square
        grid.set(xlim=(0, MOST), ylim=(0, MOST + 0.8), xticks=[], yticks=[])
        grid.spines[:].set_visible(False)
        grid.set_title(words.TwoTowns.possibilities)
        (self.tiles,) = self.moving(grid.plot([], [], "s", ms=24.3, color=style.TRUTH, mew=0))
        self.pairs_label = self.moving(Label(grid, align="left", weight=style.BOLD, offset=(1, 4)))

        stack = self.figure.add_axes((0.66, 0.03, 0.3, 0.86))
        stack.set(xlim=(-0.6, 1.4), ylim=(0, 6.4), xticks=[], yticks=range(7), ylabel=common.unit("bits"))
        stack.spines["bottom"].set_visible(False)
        stack.set_title(words.TwoTowns.bits)
        color = style.INFORMATION
        (self.low,) = self.moving(stack.bar([0], [0], width=0.8, color=color))
        (self.high,) = self.moving(stack.bar([0], [0], width=0.8, color=color, alpha=0.6))
        self.bit_labels = self.moving([Label(stack, 0.5, align="left", valign="middle") for _ in range(2)])
        total = {"weight": style.BOLD, "color": style.INFORMATION_INK, "offset": (0, 4)}
        self.sum_label = self.moving(Label(stack, **total))

    def show(self, state: TwoTowns) -> None:
        columns, rows = np.divmod(np.arange(state.pairs), state.there)
        self.tiles.set_data(columns + 0.5, rows + 0.5)
        self.pairs_label.set(y=state.there, text=words.TwoTowns.pairs(state))
        here, there = state.bits
        self.low.set_height(here)
        self.high.set(y=here, height=there)
        self.bit_labels[0].set(y=here / 2, text=words.TwoTowns.here(here) if here else "")
        self.bit_labels[1].set(y=here + there / 2, text=words.TwoTowns.there(there) if there else "")
        self.sum_label.set(y=here + there, text=f"{here + there:.3f}")


def two_towns_explorer() -> Explorer:
    """Return a live picture of two independent towns, whose possibilities multiply while their bits add up."""
    return Explorer(
        TwoTowns(),
        TwoTownsScene,
        {"here": int_slider(1, MOST), "there": int_slider(1, MOST)},
        labels=words.TwoTowns.labels,
        presets={
            "two_and_two": {"here": 2, "there": 2},
            "two_and_four": {"here": 2, "there": 4},
            "eight_and_eight": {"here": 8, "there": 8},
            "three_and_five": {"here": 3, "there": 5},
        },
    )
