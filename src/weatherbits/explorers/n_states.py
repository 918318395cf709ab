"""Any number of equally likely states: how many bits the news is worth, also between the powers of two."""

from dataclasses import dataclass

import numpy as np

from ..codes import huffman_code
from ..live import Label, Scene, new_figure
from ..plots import style
from ..plots.codes import Levels
from ..plots.marks import short
from ._explorer import Explorer, Guessable, int_slider
from ._words import arrow, bits, count

MOST_STATES = 64
HIGHEST = 6.6  # bits on the axis


@dataclass(frozen=True)
class EqualStates(Guessable):
    """N states, each as likely as any other."""

    n: int = 8
    guess_is = " for 12 states"

    def __post_init__(self):
        if not 1 <= self.n <= MOST_STATES:
            raise ValueError(f"n should be from 1 to {MOST_STATES} states; got {self.n}")

    @property
    def pmf(self) -> np.ndarray:
        return np.full(self.n, 1 / self.n)

    @property
    def bits(self) -> float:
        return float(np.log2(self.n))

    @property
    def questions(self) -> float:
        """How many yes/no questions the best plan needs on average, asking for one day at a time."""
        return huffman_code(self.pmf).expected_length(self.pmf) if self.n > 1 else 0.0

    @property
    def sentence(self) -> str:
        if self.n == 1:
            text = "Only one state is possible: you know it before any news, and the news is worth 0 bits."
        else:
            text = (
                f"{self.n} equally likely states: the news leaves 1 of {self.n}, so your uncertainty shrinks "
                f"by a factor of {self.n}, and that is {bits(self.bits)}. {self._questions}"
            )
        return self.with_guess(text)

    @property
    def _questions(self) -> str:
        below = int(np.log2(self.n))
        if self.n == 2**below:
            times = "once" if below == 1 else f"{below} times"
            return (
                f"{self.n} can be halved {times}, down to 1: you always find the state with "
                f"{count(below, 'yes/no question')}."
            )
        return (
            f"More than {count(below, 'halving')} and less than {below + 1}: the best plan asks {below} or "
            f"{below + 1} yes/no questions, {self.questions:.3f} on average."
        )


def _tile_corners() -> np.ndarray:
    """Return the corner (x, y) of each of 64 tiles, so that the first 2, 4, 8, ... form a rectangle.

    The binary digits of a tile's number are dealt out to x and y in turn.
    """
    number = np.arange(MOST_STATES)
    x, y = ((sum(((number >> 2 * k + first) & 1) << k for k in range(3))) for first in (0, 1))
    return np.column_stack([x, y])


class EqualStatesScene(Scene):
    """A tile for each state, with a cut for each question; and the curve of log2 N, drawn as far as N."""

    def __init__(self, state: EqualStates):
        super().__init__(new_figure(820, 370))
        self._draw_tiles()
        self._draw_curve()

    def _draw_tiles(self) -> None:
        ax = self.figure.add_axes((0.02, 0.02, 0.36, 0.797))
        ax.set(xlim=(-0.06, 8.06), ylim=(8.06, -0.06), aspect="equal")
        ax.axis("off")
        self.impossible, self.possible, self.left = (
            self.moving(ax.plot([], [], "s", ms=23, mew=0, color=color, alpha=alpha))[0]
            for color, alpha in ((style.GRID, 1), (style.TRUTH, 0.4), (style.TRUTH, 1))
        )
        # Between the first 2^k tiles and the next as many; the cuts stand upright and lie flat in turn.
        self.cuts = []
        for k in range(6):
            at, across = 2 ** (k // 2), 2 ** ((k + 1) // 2)
            ends = ([at, at], [0, across]) if k % 2 == 0 else ([0, across], [at, at])
            self.cuts += self.moving(ax.plot(*ends, color=style.INK, lw=2.5, solid_capstyle="butt"))
        self.before = self.moving(Label(ax, 0, -0.85, align="left", weight=style.BOLD, size=style.LARGE))
        Label(ax, 0, -0.28, "after it: 1", align="left", color=style.TRUTH_INK)

    def _draw_curve(self) -> None:
        ax = self.figure.add_axes((0.445, 0.135, 0.33, 0.725))
        ax.set_title("What the news is worth")
        ax.set(
            xlim=(0, MOST_STATES), ylim=(0, HIGHEST), xlabel="equally likely states, N", ylabel="bits, log₂ N"
        )
        ax.set_xticks([1, 4, 8, 16, 32, 64])
        ax.set_yticks(range(7))
        ax.grid(axis="y")
        powers = 2 ** np.arange(7)
        ax.plot(powers, np.log2(powers), "o", ms=4.5, color=style.INFORMATION, clip_on=False)
        (self.drop,) = self.moving(ax.plot([], [], ":", color=style.INFORMATION, lw=1.2))
        looks = {
            "news": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "guess": (style.GUESS, style.GUESS_INK, "--"),
        }
        self.levels = self.moving(Levels(ax, looks))
        # Drawn up to N and no farther: what it is for 12 states should be guessed before it is seen.
        (self.curve,) = self.moving(ax.plot([], [], color=style.INFORMATION, alpha=0.45))
        dot = {"ms": 11, "color": style.INFORMATION, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(ax.plot([], [], "o", **dot))

    def show(self, state: EqualStates) -> None:
        left, possible, impossible = np.split(_tile_corners() + 0.5, [1, state.n])
        self.left.set_data(*left.T)
        self.possible.set_data(*possible.T)
        self.impossible.set_data(*impossible.T)
        for k, cut in enumerate(self.cuts):
            cut.set_visible(2**k < state.n)
        self.before.set(text=f"Before the news: {count(state.n, 'state')}")
        n = np.linspace(1, state.n, 200)
        self.curve.set_data(n, np.log2(n))
        self.drop.set_data([state.n, state.n], [state.bits, 0])
        self.dot.set_data([state.n], [state.bits])
        guess = state.guess
        self.levels.show(
            news=(state.bits, f"{count(state.n, 'state')}: {bits(state.bits)}"),
            guess=None
            if guess is None
            else (guess, f"guess for 12: {short(guess)}{arrow(guess, 0, HIGHEST)}"),
        )


def equal_states_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of N equally likely states, from 1 to 64, and of what the news is worth."""
    return Explorer(
        EqualStates(),
        EqualStatesScene,
        {"n": int_slider("Equally likely states, N", 1, MOST_STATES)},
        presets={
            "Coin: 2": {"n": 2},
            "Die: 6": {"n": 6},
            "Sky: 8": {"n": 8},
            "Months: 12": {"n": 12},
            "Cards: 52": {"n": 52},
            "Two days of sky: 64": {"n": 64},
        },
        told="Months: 12",
        prediction=prediction,
    )
