"""What yesterday tells: two kinds of days, their four pairs, and how far the entropies of two days in a row overlap."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.patches import Rectangle

from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import conditional_entropy, entropy, mutual_information, stationary_distribution
from ...pictures import style
from ...pictures.marks import short
from ...pictures.skies import draw_sky
from ...rain import count_pairs, seattle
from ...teaching.explorer import Explorer, Guessable, slider
from .record import SKIES

words = Words(__package__)

MOST_BITS = 2.0  # of two days together
KINDS = ("dry", "wet")  # in this order the tables have them
ROWS = {"today": 3, "tomorrow": 2, "shared": 1, "left": 0}  # of the bars, from below
BAR = 0.4  # the height of each
_OWN, _SHARED = (style.INFORMATION, style.INFORMATION_INK), (style.SENT, style.SENT_INK)
LOOKS = {"today": _OWN, "tomorrow": _OWN, "shared": _SHARED, "left": _OWN}


@dataclass(frozen=True)
class Yesterday(Guessable):
    """A chain of days: how likely rain is after a wet day, and after a dry one. Earlier days make no difference."""

    wet_after_wet: float = 0.5
    wet_after_dry: float = 0.5

    def __post_init__(self):
        for chance in (self.wet_after_wet, self.wet_after_dry):
            if not 0 <= chance <= 1:
                raise ValueError(f"the chance of a wet day should be from 0 to 1; got {chance}")

    @property
    def transitions(self) -> np.ndarray:
        """In each row what comes after one kind of day, first the dry one."""
        wet = np.array([self.wet_after_dry, self.wet_after_wet])
        return np.column_stack([1 - wet, wet])

    @property
    def never_changes(self) -> bool:
        """Whether all days are as the first one, so that nothing says how often each kind comes."""
        return (self.wet_after_wet, self.wet_after_dry) == (1, 0)

    @property
    def shares(self) -> np.ndarray:
        """How often a day is dry, and how often wet; where days never change, half of all first days are wet."""
        if self.never_changes:
            return np.array([0.5, 0.5])
        return stationary_distribution(self.transitions)

    @property
    def joint(self) -> np.ndarray:
        """The chance of each pair: today in the rows, tomorrow in the columns."""
        return self.shares[:, np.newaxis] * self.transitions

    @property
    def entropy(self) -> float:
        """What a day tells to who knows nothing of the day before; today and tomorrow are alike in this."""
        return entropy(self.shares)

    @property
    def rate(self) -> float:
        """H(tomorrow | today): what is left to tell if the day before is known."""
        return conditional_entropy(self.joint)

    @property
    def shared(self) -> float:
        """I(today; tomorrow): what either tells of the other."""
        return mutual_information(self.joint)

    @property
    def perplexities(self) -> tuple[float, float]:
        """How many equally likely kinds of day are as hard to predict: without yesterday, and with it."""
        return 2**self.entropy, 2**self.rate

    @property
    def sentence(self) -> str:
        return words.Yesterday.sentence(self)


class YesterdayScene(Scene):
    """Left, the four pairs as areas of a square; right, the entropies of both days as bars, shifted to overlap."""

    FILLS = (style.SUNLIGHT, style.TRUTH)  # of a dry day and of a wet one, and what is written on them
    INKS = (style.ON_BELIEF, style.PAPER)

    def __init__(self, state: Yesterday):
        super().__init__(new_figure(820, 400))
        square = self.square = self.figure.add_axes((0.115, 0.21, 0.275, 0.61))
        square.set(xlim=(0, 1), ylim=(0, 1), xticks=[])
        square.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        square.set_ylabel(words.Yesterday.tomorrow)
        square.set_title(words.Yesterday.pairs, pad=24)
        edge = {"ec": style.PAPER, "lw": 2}
        self.cells = self.moving(
            [
                [square.add_patch(Rectangle((0, 0), 0, 0, fc=fill, **edge)) for fill in self.FILLS]
                for _ in KINDS
            ]
        )
        inside = {"valign": "middle", "weight": style.BOLD}
        self.cell_labels = self.moving(
            [[Label(square, color=ink, **inside) for ink in self.INKS] for _ in KINDS]
        )
        key = {"align": "left", "size": style.NORMAL, "offset": (15, 9)}
        for x, kind, fill in zip((0, 0.52), KINDS, self.FILLS, strict=True):
            mark = Rectangle((x, 1.045), 0.06, 0.05, fc=fill, lw=0, transform=square.transAxes, clip_on=False)
            square.add_patch(mark)
            Label(square, x, 1, words.Yesterday.then[kind], **key)
        self.skies = self.moving(
            [
                draw_sky(square, SKIES[kind], 0, 0, offset=(0, -18), transform=square.get_xaxis_transform())
                for kind in KINDS
            ]
        )
        self.shares = self.moving([Label(square, 0, 0, valign="top", offset=(0, -25)) for _ in KINDS])
        self.figure.text(0.2525, 0.03, words.Yesterday.today, ha="center")

        bars = self.bars = self.figure.add_axes((0.47, 0.21, 0.5, 0.61))
        bars.set(xlim=(0, MOST_BITS), ylim=(-0.45, 3.85), yticks=[], xlabel=common.unit("bits"))
        bars.set_xticks([0, 0.5, 1, 1.5, 2])
        bars.spines["left"].set_visible(False)
        bars.set_title(words.Yesterday.bars, pad=24)
        self.band = self.moving(
            bars.add_patch(Rectangle((0, -0.45), 0, 4.3, fc=style.SENT_FILL, alpha=0.5, lw=0, zorder=0))
        )
        self.blocks = {
            row: self.moving(bars.add_patch(Rectangle((0, y - BAR / 2), 0, BAR, fc=LOOKS[row][0], lw=0)))
            for row, y in ROWS.items()
        }
        self.names = {
            row: self.moving(Label(bars, 0, y + BAR / 2, color=LOOKS[row][1], offset=(0, 4)))
            for row, y in ROWS.items()
        }
        (self.guess,) = self.moving(bars.plot([], [], color=style.GUESS, lw=3, solid_capstyle="butt"))
        self.guess_label = self.moving(
            Label(bars, color=style.GUESS_INK, size=style.SMALL, align="left", valign="middle", offset=(6, 0))
        )

    def show(self, state: Yesterday) -> None:
        edges = np.concatenate([[0], np.cumsum(state.shares)])
        for i, share in enumerate(state.shares):
            left, middle = edges[i], edges[i] + share / 2
            below = 0.0
            for cell, label, chance, pair in zip(
                self.cells[i], self.cell_labels[i], state.transitions[i], state.joint[i], strict=True
            ):
                cell.set(x=left, y=below, width=share, height=chance)
                label.set(x=middle, y=below + chance / 2, text=common.percent(pair))
                label.set_visible(share > 0.24 and chance > 0.075)
                below += chance
            is_wide = share > 0.1
            self.skies[i].set(x=middle)
            self.skies[i].set_visible(is_wide)
            self.shares[i].set(x=middle, text=common.percent(share))
            self.shares[i].set_visible(is_wide)

        h, rate, shared = state.entropy, state.rate, state.shared
        spans = {
            "today": (0, h),
            "tomorrow": (h - shared, h),
            "shared": (h - shared, shared),
            "left": (h, rate),
        }
        self.band.set(x=h - shared, width=shared)
        for row, (start, length) in spans.items():
            self.blocks[row].set(x=start, width=length)
            text, half = words.Yesterday.named(row, length), words.Yesterday.HALVES[row]
            self.names[row].set(x=min(max(start + length / 2, half), MOST_BITS - half), text=text)
        self.guess.set_visible(state.guess is not None)
        self.guess_label.set_visible(state.guess is not None)
        if state.guess is not None:
            # As long as the guess, under the block that it is a guess of.
            start, y = h - shared, ROWS["shared"] - BAR / 2 - 0.08
            end = start + state.guess
            arrow = " →" if end > MOST_BITS else " ←" if end < 0 else ""
            end = min(max(end, 0.0), MOST_BITS)
            self.guess.set_data([start, end], [y, y])
            # Beside its end, or above it, where there is no room beside.
            self.guess_label.align, self.guess_label.offset = (
                ("left", (6, 0)) if end < 1.5 else ("right", (0, 9))
            )
            self.guess_label.set(x=end, y=y, text=f"{common.YOUR_GUESS} {short(state.guess)}{arrow}")


@cache
def _pairs() -> np.ndarray:
    """Return how often each kind of day came after each in Seattle, as :func:`weatherbits.rain.count_pairs` does."""
    return count_pairs(seattle().is_wet)


def of_seattle() -> dict[str, float]:
    """Return how often rain came after a wet day and after a dry one, in Seattle from 2012 to 2015."""
    after_dry, after_wet = (float(wet / (dry + wet)) for dry, wet in _pairs())
    return {"wet_after_wet": after_wet, "wet_after_dry": after_dry}


def independent() -> dict[str, float]:
    """Return the same for days that are wet as often as in Seattle, but do not depend on each other."""
    wet = float(_pairs()[:, 1].sum() / _pairs().sum())
    return {"wet_after_wet": wet, "wet_after_dry": wet}


def yesterday_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of what a day tells of the next one."""
    return Explorer(
        Yesterday(**independent()),
        YesterdayScene,
        {"wet_after_wet": slider(0, 1, 0.01), "wet_after_dry": slider(0, 1, 0.01)},
        labels=words.Yesterday.labels,
        presets={
            "independent": independent(),
            "seattle": of_seattle(),
            "seller": {"wet_after_wet": 0.7, "wet_after_dry": 0.1},
            "turns": {"wet_after_wet": 0.0, "wet_after_dry": 1.0},
        },
        rows=[["wet_after_wet", "wet_after_dry"]],
        told="seattle",
        prediction=prediction,
    )
