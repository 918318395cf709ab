"""Any number of equally likely states: how many bits the news is worth, also between the powers of two."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from ...codes import huffman_code
from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.codes import Levels
from ...pictures.marks import arrow, short
from ...teaching.explorer import Explorer, Guessable, int_slider

words = Words(__package__)

MOST_STATES = 64
HIGHEST = 6.6  # bits on the axis


@dataclass(frozen=True)
class EqualStates(Guessable):
    """N states, each as likely as any other."""

    n: int = 8

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
    def whole_halvings(self) -> int:
        """How often the states can be halved, with one or more of them left."""
        return int(np.log2(self.n))

    @property
    def questions(self) -> float:
        """How many yes/no questions the best plan needs on average, asking for one day at a time."""
        return huffman_code(self.pmf).expected_length(self.pmf) if self.n > 1 else 0.0

    @property
    def sentence(self) -> str:
        return words.EqualStates.sentence(self)


def tile_corners() -> np.ndarray:
    """Return the corner (x, y) of each of 64 tiles, so that the first 2, 4, 8, ... form a rectangle.

    The binary digits of a tile's number are dealt out to x and y in turn.
    """
    number = np.arange(MOST_STATES)
    x, y = ((sum(((number >> 2 * k + first) & 1) << k for k in range(3))) for first in (0, 1))
    return np.column_stack([x, y])


class Cut(NamedTuple):
    """A yes/no question about the tiles: a straight line that parts them, drawn as far as it has a tile beside it."""

    x: tuple[int, int]
    y: tuple[int, int]
    yes: int  # tiles on the side of the first one
    no: int


@cache
def best_cuts(n: int) -> tuple[Cut, ...]:
    """Return the questions that a best plan for n tiles asks on the way to the first tile, as straight cuts.

    Of the best plans that have this tile among those with the most questions, it is one with the fewest uneven cuts.

    Examples
    --------
    >>> [(cut.yes, cut.no) for cut in best_cuts(9)]
    [(5, 4), (3, 2), (2, 1), (1, 1)]
    """
    return min(_plans(tile_corners()[:n]), key=lambda cuts: sum(cut.yes != cut.no for cut in cuts))


def _plans(tiles: np.ndarray) -> Iterator[tuple[Cut, ...]]:
    """Give every way to cut down to the first tile, with as many questions as any of these tiles needs.

    The best plan for n tiles asks log2 n questions about each of them, rounded down for some and up for the others.
    So each side of a cut has to hold so many tiles that this stays possible with one question less.
    """
    n = len(tiles)
    if n == 1:
        yield ()
        return
    fewest, most = 2 ** (n.bit_length() - 2), 2 ** ((n - 1).bit_length() - 1)  # tiles on one side
    width, height = np.ptp(tiles, axis=0)
    for axis in (0, 1) if width > height else (1, 0):  # the longer side is cut first
        along = tiles[:, axis]
        for at in range(1, along.max() + 1):
            is_yes = along < at
            yes = int(is_yes.sum())
            if most / 2 < yes <= most and fewest <= n - yes <= most:
                beside = tiles[(along == at - 1) | (along == at), 1 - axis]
                line = (at, at), (int(beside.min()), int(beside.max()) + 1)
                cut = Cut(*(line if axis == 0 else line[::-1]), yes, n - yes)
                yield from ((cut, *later) for later in _plans(tiles[is_yes]))


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
        line = {"color": style.INK, "lw": 2.5, "solid_capstyle": "butt"}
        most_questions = len(best_cuts(MOST_STATES))
        self.cuts = self.moving([ax.plot([], [], **line)[0] for _ in range(most_questions)])
        self.before = self.moving(Label(ax, 0, -0.85, align="left", weight=style.BOLD, size=style.LARGE))
        Label(ax, 0, -0.28, words.EqualStates.after, align="left", color=style.TRUTH_INK)

    def _draw_curve(self) -> None:
        ax = self.figure.add_axes((0.445, 0.135, 0.33, 0.725))
        ax.set_title(words.EqualStates.curve)
        ax.set(
            xlim=(0, MOST_STATES),
            ylim=(0, HIGHEST),
            xlabel=words.EqualStates.states_axis,
            ylabel=words.EqualStates.bits_axis,
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
        left, possible, impossible = np.split(tile_corners() + 0.5, [1, state.n])
        self.left.set_data(*left.T)
        self.possible.set_data(*possible.T)
        self.impossible.set_data(*impossible.T)
        cuts = best_cuts(state.n)
        for number, line in enumerate(self.cuts):
            line.set_visible(number < len(cuts))
        for line, cut in zip(self.cuts, cuts, strict=False):
            line.set_data(cut.x, cut.y)
        self.before.set(text=words.EqualStates.before(state))
        n = np.linspace(1, state.n, 200)
        self.curve.set_data(n, np.log2(n))
        self.drop.set_data([state.n, state.n], [state.bits, 0])
        self.dot.set_data([state.n], [state.bits])
        news, guess = (state.bits, words.EqualStates.news(state)), None
        if state.guess is not None:
            label = words.EqualStates.guess(short(state.guess) + arrow(state.guess, 0, HIGHEST))
            guess = state.guess, label
        self.levels.show(news=news, guess=guess)


def equal_states_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of N equally likely states, from 1 to 64, and of what the news is worth."""
    return Explorer(
        EqualStates(),
        EqualStatesScene,
        {"n": int_slider(1, MOST_STATES)},
        labels=words.EqualStates.labels,
        presets={
            "coin": {"n": 2},
            "die": {"n": 6},
            "sky": {"n": 8},
            "months": {"n": 12},
            "cards": {"n": 52},
            "two_days": {"n": 64},
        },
        told="months",
        prediction=prediction,
    )
