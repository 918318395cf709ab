"""What several pictures of this lesson are put together from: p beside q for each state, and a message in parts."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle
from numpy.typing import ArrayLike

from ...language import Words, common
from ...live import Label
from ...pictures import style
from ...pictures.hatched import HatchedBars
from ...pictures.skies import draw_skies_under
from ...story import STATES

words = Words(__package__)

MOST_BITS = 8.0  # longer messages leave the picture, with an arrow


class Pairs:
    """Two bars for each state: p, what really happens, and q, what is believed; and perhaps a ninth for unused space.

    Parameters
    ----------
    ax : Axes
        It is filled; its limits are set here.
    top : float
        The largest chance that there is room for.
    q_title : str
        What q is.
    has_unused : bool
        Whether there is a ninth bar, for the code space that no word uses.
    """

    WIDTH, ASIDE = 0.4, 0.22  # of a bar, and from the middle of a state to the middle of its bar

    def __init__(self, ax: Axes, top: float, q_title: str, *, has_unused: bool):
        n = len(STATES)
        self.places = np.arange(n)
        ax.set(xlim=(-0.5, n - 0.5 + has_unused), ylim=(0, 1.1 * top))
        step = 0.25 if top > 0.5 else 0.1
        ticks = np.arange(0, top + 1e-9, step)
        ax.set_yticks(ticks, [f"{tick:.0%}" for tick in ticks])
        ax.grid(axis="y")
        draw_skies_under(ax, STATES)
        if has_unused:
            names = [*(label.get_text() for label in ax.get_xticklabels()), words.Pairs.unused_space]
            ax.set_xticks(range(n + 1), names)
        ax.set_title(words.Pairs.p, color=style.TRUTH_INK)
        ax.set_title(q_title, color=style.BELIEF_INK, loc="right")
        self.p_bars = list(ax.bar(self.places - self.ASIDE, 0, width=self.WIDTH, color=style.TRUTH))
        self.q_bars = HatchedBars(ax, n)
        small = {"size": style.SMALL, "offset": (0, 3)}
        self.p_labels, self.q_labels = (
            [Label(ax, x + aside, color=ink, **small) for x in self.places]
            for aside, ink in ((-self.ASIDE, style.TRUTH_INK), (self.ASIDE, style.BELIEF_INK))
        )
        self.unused_bar = Rectangle((n - self.WIDTH / 2, 0), self.WIDTH, 0, fc=style.UNUSED, lw=0)
        ax.add_patch(self.unused_bar)
        self.unused_label = Label(ax, n, color=style.UNUSED_INK, **small)
        self.artists: list[Artist] = [
            *self.p_bars, self.q_bars, self.unused_bar, *self.p_labels, *self.q_labels, self.unused_label
        ]  # fmt: skip

    def show(
        self,
        p: ArrayLike,
        q: ArrayLike,
        p_texts: Sequence[str],
        q_texts: Sequence[str],
        unused: float = 0.0,
        unused_text: str = "",
    ) -> None:
        """Set the heights of the bars, and what is written above each."""
        p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
        for bar, label, share, text in zip(self.p_bars, self.p_labels, p, p_texts, strict=True):
            bar.set_height(share)
            label.set(y=share, text=text)
        left = self.places + self.ASIDE - self.WIDTH / 2
        self.q_bars.set_boxes(left=left, bottom=0, width=self.WIDTH, height=q)
        for label, share, text in zip(self.q_labels, q, q_texts, strict=True):
            label.set(y=share, text=text)
        self.unused_bar.set_height(unused)
        self.unused_label.set(y=unused, text=unused_text)


class MessageBar:
    """One bar, as long as a day's average message, in up to three parts; above it the same as a sum in numbers.

    Parameters
    ----------
    ax : Axes
        The bar fills it; its limits are set here.
    parts : sequence of str
        What the parts are called, from left to right: two or three.
    """

    LOOKS = (
        (style.INFORMATION, style.INFORMATION_INK),
        (style.WASTE, style.WASTE_INK),
        (style.UNUSED, style.UNUSED_INK),
    )

    def __init__(self, ax: Axes, parts: Sequence[str]):
        ax.set(xlim=(0, MOST_BITS), ylim=(-0.1, 1), yticks=[])
        ax.spines["left"].set_visible(False)
        self.part_names = parts
        looks = self.LOOKS[: len(parts)]
        self.parts = [
            ax.add_patch(Rectangle((0, 0), 0, 1, fc=color, ec=style.PAPER, lw=1)) for color, _ in looks
        ]
        tip = [(MOST_BITS, -0.25), (MOST_BITS, 1.25), (MOST_BITS + 0.25, 0.5)]
        self.arrow = ax.add_patch(Polygon(tip, fc=style.WASTE, lw=0, clip_on=False))
        inside = {"valign": "middle", "weight": style.BOLD}
        self.names = [Label(ax, 0, 0.5, name, color=style.PAPER, **inside) for name in parts[:2]]
        self.total = Label(ax, 0, 0.5, align="left", offset=(5, 0), **inside)
        above = {"y": 1, "align": "left"}
        self.headline = Label(ax, size=style.LARGE, weight=style.BOLD, offset=(0, 40), **above)
        # The sum: each part in its own colour, at its own place.
        self.sum = [
            Label(ax, x, color=color, offset=(0, 21), **above)
            for x, color in zip((0, 1.0, 2.5, 4.3), (style.INK, *(ink for _, ink in looks)), strict=False)
        ]
        (self.bracket,) = ax.plot([], [], color=style.WASTE, lw=2, clip_on=False)
        (self.guess_mark,) = ax.plot([], [], "v", color=style.GUESS, ms=7, clip_on=False)
        self.guess_label = Label(ax, color=style.GUESS_INK, size=style.SMALL, offset=(6, 4), **above)
        self.artists: list[Artist] = [
            *self.parts, self.arrow, *self.names, self.total, self.headline, *self.sum,
            self.bracket, self.guess_mark, self.guess_label,
        ]  # fmt: skip

    def show(
        self,
        amounts: Sequence[float],
        *,
        headline: str,
        total: str,
        texts: Sequence[str],
        equals: str = "=",
        marks_extra: bool = False,
        guess: float | None = None,
    ) -> None:
        """Set the parts.

        Parameters
        ----------
        amounts : sequence of float
            How long each part is, in bits; one may be infinite.
        headline, total : str
            What stands above everything, and what the whole bar comes to, with its unit.
        texts : sequence of str
            The amounts in writing.
        equals : str
            The sign between the total and its parts.
        marks_extra : bool
            Whether a bracket spans all but the first part.
        guess : float, optional
            A guess of the whole length, in bits.
        """
        ends = np.minimum(np.cumsum([0.0, *amounts]), MOST_BITS)
        for box, start, end in zip(self.parts, ends[:-1], ends[1:], strict=True):
            box.set(x=start, width=end - start)
            box.set_visible(end > start)
        for name, start, end, room in zip(self.names, ends[:-1], ends[1:], (0.85, 1.1), strict=False):
            name.set(x=(start + end) / 2)
            name.set_visible(end - start > room)
        leaves = sum(amounts) > MOST_BITS
        self.arrow.set_visible(leaves)
        self.total.set(x=ends[-1] + 0.25 * leaves, text=total)
        self.headline.set(text=headline)
        self.bracket.set_data([ends[1], ends[1], ends[-1], ends[-1]], [1.1, 1.25, 1.25, 1.1])
        self.bracket.set_visible(marks_extra)
        signs = (equals, *"+" * (len(amounts) - 1))
        self.sum[0].set(text=total)
        for label, sign, text, part in zip(self.sum[1:], signs, texts, self.part_names, strict=True):
            label.set(text=f"{sign}  {text} {part}")
        self.guess_mark.set_visible(guess is not None)
        self.guess_label.set_visible(guess is not None)
        if guess is not None:
            x = min(max(guess, 0.0), MOST_BITS)
            self.guess_mark.set_data([x], [1.2])
            # Its words stand where there is room for them, however many digits the guess has.
            self.guess_label.align, self.guess_label.offset = (
                ("left", (6, 4)) if x < MOST_BITS - 1 else ("right", (-6, 4))
            )
            self.guess_label.set(x=x, text=f"{common.YOUR_GUESS} {common.guessed(guess)}")
