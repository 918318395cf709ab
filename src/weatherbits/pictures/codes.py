"""Pieces that pictures of codes are put together from: an area that is an average, code space, a tape of bits."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike

from ..live import Label
from ..live.artists import PIXELS_PER_INCH
from . import style
from .hatched import HatchedBars
from .skies import Sky

POINTS_PER_PIXEL = 72 / PIXELS_PER_INCH


def keep_apart(places: ArrayLike, gap: float, low: float, high: float) -> np.ndarray:
    """Return places moved as little as possible, so that neighbours stand at least a gap apart.

    Parameters
    ----------
    places : array_like, shape (n,)
        Where the things belong, in any order; the order is kept, and of equals the first stays before.
    gap : float
        The least distance between neighbours. Where low and high leave no room for it, they share evenly.
    low, high : float
        No place is set below or above these.

    Returns
    -------
    ndarray, shape (n,)
        The places whose squared distances from where they belong add up to the least (before the ends are
        taken into account).

    References
    ----------
    Barlow & Brunk, "The Isotonic Regression Problem and Its Dual" (1972): the max-min formula.

    Examples
    --------
    >>> keep_apart([5.0, 5.0, 9.0], 2, 0, 10)
    array([4., 6., 9.])
    """
    places = np.asarray(places, dtype=float)
    n = places.size
    gap = min(gap, (high - low) / max(n - 1, 1))
    order = np.argsort(places, kind="stable")
    # With the gaps taken out, what is looked for is the nearest sequence that never steps back.
    steps = gap * np.arange(n)
    sums = np.concatenate([[0.0], np.cumsum(places[order] - steps)])
    first, last = np.arange(n)[:, np.newaxis], np.arange(n)
    with np.errstate(divide="ignore", invalid="ignore"):
        means = (sums[last + 1] - sums[first]) / (last + 1 - first)
    level = [means[: i + 1, i:].min(axis=1).max() for i in range(n)]
    moved = np.empty(n)
    moved[order] = np.clip(level, low, max(low, high - gap * (n - 1))) + steps
    return moved


def size_in_pixels(ax: Axes) -> tuple[float, float]:
    """Return the width and the height of axes in CSS pixels."""
    box = ax.get_window_extent()
    return box.width, box.height


class AreaPicture:
    """Blocks side by side, each as wide as a probability and as high as a message: the area is the average.

    A thin line runs at the height of each block's surprisal, -log2 p. The area under it is the entropy. What
    of a block stands above the line was sent without telling anything.

    Parameters
    ----------
    ax : Axes
        Its x axis from 0 to 1; its y axis counts bits (or nats) and is set beforehand.
    n : int
        How many blocks.
    """

    def __init__(self, ax: Axes, n: int):
        self.ax = ax
        self.blocks, self.excess = (
            [ax.add_patch(Rectangle((0, 0), 0, 0, fc=fill, ec=edge, lw=0.8)) for _ in range(n)]
            for fill, edge in ((style.SENT_FILL, style.SENT), (style.WASTE, style.PAPER))
        )
        self.halo = ax.plot([], [], color=style.PAPER, lw=5, solid_joinstyle="miter")[0]
        self.line = ax.plot([], [], color=style.INFORMATION, lw=2.2, solid_joinstyle="miter")[0]
        self.artists: list[Artist] = [*self.blocks, *self.excess, self.halo, self.line]

    def show(self, p: ArrayLike, lengths: ArrayLike, surprisals: ArrayLike) -> None:
        """Move the blocks: widths p, heights lengths, and the line at the surprisals (which may be infinite)."""
        p, lengths = np.asarray(p, dtype=float), np.asarray(lengths, dtype=float)
        top = self.ax.get_ylim()[1]
        heights = np.minimum(surprisals, 2 * top)  # as good as infinite: far out of the picture
        edges = np.concatenate([[0.0], np.cumsum(p)])
        for i, (block, excess) in enumerate(zip(self.blocks, self.excess, strict=True)):
            block.set_bounds(edges[i], 0, p[i], lengths[i])
            above = max(0.0, lengths[i] - heights[i])
            excess.set_bounds(edges[i], lengths[i] - above, p[i], above)
        x, y = np.repeat(edges, 2)[1:-1], np.repeat(heights, 2)
        self.halo.set_data(x, y)
        self.line.set_data(x, y)


class Levels:
    """Lines across a picture at named heights, with labels at their right ends that never cover each other.

    Parameters
    ----------
    ax : Axes
        Its limits are set beforehand; the labels stand to its right.
    looks : mapping of name to (color of the line, color of the text, line style)
        In the order in which they are drawn.
    """

    LEAD = 14.0  # CSS pixels between the end of a line and its label

    def __init__(self, ax: Axes, looks: Mapping[str, tuple[str, str, str]]):
        self.ax = ax
        _, self._height = size_in_pixels(ax)
        self._lead = self.LEAD / size_in_pixels(ax)[0]
        across = {"transform": ax.get_yaxis_transform(), "clip_on": False}
        self.halos = {name: ax.plot([], [], color=style.PAPER, lw=3.6, **across)[0] for name in looks}
        self.lines = {
            name: ax.plot([], [], ls, color=color, lw=1.8, **across)[0]
            for name, (color, _, ls) in looks.items()
        }
        offset = ((self.LEAD + 3) * POINTS_PER_PIXEL, 0)
        self.labels = {
            name: Label(
                ax,
                ax.get_xlim()[1],
                color=ink,
                align="left",
                valign="middle",
                weight=style.BOLD,
                offset=offset,
            )
            for name, (_, ink, _) in looks.items()
        }
        self.artists: list[Artist] = [*self.halos.values(), *self.lines.values(), *self.labels.values()]

    def show(self, **levels: tuple[float, str] | None) -> None:
        """Set the named levels to (height, text); one that is None is not drawn."""
        low, high = self.ax.get_ylim()
        shown = {name: level for name, level in levels.items() if level is not None}
        heights = np.clip([height for height, _ in shown.values()], low, high)
        apart = 17 * (high - low) / self._height
        label_heights = keep_apart(heights, apart, low, high)
        for name in levels:
            for artist in (self.halos[name], self.lines[name], self.labels[name]):
                artist.set_visible(name in shown)
        for (name, (_, text)), y, label_y in zip(shown.items(), heights, label_heights, strict=True):
            self.halos[name].set_data([0, 1], [y, y])
            self.lines[name].set_data([0, 1, 1 + self._lead], [y, y, label_y])
            self.labels[name].set(y=label_y, text=text)


class SkyRow:
    """The states' small drawings under an axis, each in the middle under its own block, with a short text below it.

    Where a block is too narrow for its drawing and its text, they stand on a lower level, tied to the block by an
    upright line that crosses nothing. Where no level has room for them, they are left out: what stands under a block
    always belongs to it.

    Parameters
    ----------
    ax : Axes
        Its x limits are set beforehand.
    states : sequence of str
    levels : int
        How many levels there are. With one, only what fits under its own block is drawn.
    drop : float, CSS pixels
        From the axis down to the upper edge of the uppermost drawings.
    """

    SIZE = 24.0
    LEVEL = 44.0  # CSS pixels from one level down to the next
    GAP = 4.0  # CSS pixels that stay free between two neighbours

    def __init__(self, ax: Axes, states: Sequence[str], *, levels: int = 1, drop: float = 16.0):
        width, self._height = size_in_pixels(ax)
        self.low, high = ax.get_xlim()
        self.pixels = width / (high - self.low)  # to a unit of the x axis
        self.levels, self.drop = levels, drop
        under = ax.get_xaxis_transform()
        self.skies = [Sky(ax, state, self.low, 0, size=self.SIZE, transform=under) for state in states]
        self.labels = [
            Label(ax, self.low, ax.get_ylim()[0], valign="top", size=style.SMALL, zorder=6) for _ in states
        ]
        self.leaders = Line2D([], [], color=style.QUIET_INK, lw=0.9, transform=under, clip_on=False)
        ax.add_line(self.leaders)
        self.artists: list[Artist] = [self.leaders, *self.skies, *self.labels]

    def half_width(self, text: str) -> float:
        """Return half the room that a drawing and its text need, in CSS pixels."""
        digit = 0.6 * style.SMALL / POINTS_PER_PIXEL
        return max(self.SIZE, digit * len(text)) / 2

    def arrange(
        self, places: np.ndarray, widths: np.ndarray, texts: Sequence[str], depths: Mapping[int, int]
    ) -> list[int | None]:
        """Return the level of each drawing; None where there is room for it on no level."""
        found: list[int | None] = [None] * len(texts)
        # Of what stands: its level, and its left end, middle and right end.
        boxes: list[tuple[int, float, float, float]] = []

        def is_free(level: int, left: float, middle: float, right: float) -> bool:
            for other, start, centre, end in boxes:
                if other == level and left < end + self.GAP and start < right + self.GAP:
                    return False
                # Neither line may cross the other's drawing; two of the very same place stand under each other.
                if centre == middle:
                    continue
                if other < level and start - self.GAP < middle < end + self.GAP:
                    return False
                if level < other and left - self.GAP < centre < right + self.GAP:
                    return False
            return True

        seen = [i for i in range(len(texts)) if not np.isnan(places[i])]
        for i in sorted(seen, key=lambda i: (depths.get(i, 0), -widths[i], places[i])):
            middle, half = (places[i] - self.low) * self.pixels, self.half_width(texts[i])
            fits = 2 * half <= widths[i] * self.pixels + 2
            for level in range(max(depths.get(i, 0), 0 if fits else 1), self.levels):
                if is_free(level, middle - half, middle, middle + half):
                    found[i] = level
                    boxes.append((level, middle - half, middle, middle + half))
                    break
        return found

    def show(
        self,
        places: ArrayLike,
        widths: ArrayLike,
        texts: Sequence[str],
        colors: Sequence[str] | None = None,
        depths: Mapping[int, int] | None = None,
    ) -> None:
        """Put the drawings under their blocks.

        Parameters
        ----------
        places, widths : array_like
            The middle and the width of each block, on the x axis. A place that is NaN leaves a drawing out.
        texts, colors : sequence of str
            What is written under each, and in which colour.
        depths : mapping of int to int, optional
            Blocks that lie within others, and within how many: they stand at least so many levels down.
        """
        places, widths = np.asarray(places, dtype=float), np.asarray(widths, dtype=float)
        ends, taken = [], set()
        for i, level in enumerate(self.arrange(places, widths, texts, depths or {})):
            sky, label = self.skies[i], self.labels[i]
            sky.set_visible(level is not None)
            label.set_visible(level is not None)
            if level is None:
                continue
            top = self.drop + level * self.LEVEL
            sky.offset = (0, -top - self.SIZE / 2)
            sky.set(x=places[i])
            label.offset = (0, -(top + self.SIZE + 5) * POINTS_PER_PIXEL)
            label.set(x=places[i], text=texts[i], color=colors[i] if colors else None)
            ends.append((places[i], level))
            taken.add((places[i], level))
        lines = []
        for place, level in ends:
            if not any((place, above) in taken for above in range(level)):
                down = 3.0 - self.drop - level * self.LEVEL
                lines += [(place, -3.0 / self._height), (place, down / self._height), (np.nan, np.nan)]
        self.leaders.set_data(*np.array(lines).reshape(-1, 2).T)


class CodeSpaceBar:
    """A bar from 0 to 1 on which each word takes the slice of all messages that begin with it.

    Where no word has a slice, the ground is seen: unused code space. Words in conflict have another colour; the
    longer one of the two lies within the other's slice, drawn on top and less high.

    Parameters
    ----------
    ax : Axes
        The bar fills it.
    n : int
        How many words.

    Attributes
    ----------
    words : HatchedBars
        The slice of each word that is in no conflict.
    conflicts : list of Rectangle
        The slices of the words in conflict, from the widest to the narrowest; those left over are not seen.
    order : list of int
        Which word each of these belongs to.
    """

    def __init__(self, ax: Axes, n: int):
        ax.set(xlim=(0, 1), ylim=(0, 1), yticks=[])
        ax.spines[:].set_visible(False)
        ax.add_patch(Rectangle((0, 0), 1, 1, fc=style.UNUSED, lw=0))
        self.words = HatchedBars(ax, n)
        look = {"fc": style.CONFLICT_FILL, "ec": style.WASTE, "lw": 1.2, "clip_on": False}
        self.conflicts = [ax.add_patch(Rectangle((0, 0), 0, 1, **look)) for _ in range(n)]
        self.order: list[int] = []
        self.words.set_clip_on(False)
        self.artists: list[Artist] = [self.words, *self.conflicts]

    def show(self, slices: Sequence[tuple[float, float] | None], depths: Mapping[int, int]) -> None:
        """Set the slices.

        Parameters
        ----------
        slices : sequence of (start, width) or None
            One for each word; None leaves it out.
        depths : mapping of int to int
            The words that are in conflict, and within how many others each of them lies.
        """
        starts, widths = np.array([piece or (0.0, 0.0) for piece in slices]).T
        alone = np.array([word not in depths for word in range(len(slices))])
        self.words.set_boxes(left=starts, bottom=0, width=widths * alone, height=1)
        self.order = sorted(depths, key=lambda word: (-widths[word], depths[word], word))
        for place, patch in enumerate(self.conflicts):
            patch.set_visible(place < len(self.order))
            if place < len(self.order):
                word = self.order[place]
                margin = 0.06 * depths[word]
                patch.set_bounds(starts[word], margin, widths[word], 1 - 2 * margin)
