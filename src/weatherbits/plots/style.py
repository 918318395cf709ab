"""The look of every picture: one palette with one meaning for each colour, one typeface, one way to label."""

from contextlib import AbstractContextManager
from functools import cache, lru_cache
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

# What each colour means, in every notebook. The marks are fills and lines; the inks are the same hue,
# dark enough to be read as text on paper. They also differ in grey: p is dark, q is light and hatched.
PAPER = "#ffffff"
INK = "#1d2733"
QUIET_INK = "#566270"
GRID = "#dde2e8"
TRUTH = TRUTH_INK = "#0a5a9c"  # p, what really happens
BELIEF, BELIEF_INK = "#d9730d", "#9a4a00"  # q, what a code or a model expects
INFORMATION = INFORMATION_INK = "#00766a"  # surprisal and entropy: bits that tell something
WASTE = WASTE_INK = "#b3175a"  # bits beyond the entropy: divergence
UNUSED, UNUSED_INK = "#868e99", "#5a636e"  # code space that no word uses
SENT = SENT_INK = "#46526a"  # bits on the wire, useful or not
GUESS = GUESS_INK = "#7a3ba8"  # the learner's own prediction

BELIEF_HATCH = "////"

# A picture is laid out in CSS pixels and drawn at twice as many, so that it is crisp on fine screens. (On a coarse
# screen a live picture is drawn at just as many: the rest could not be seen, and takes time; see ``canvas``.)
PIXELS_PER_INCH = 100
SCALE = 2

SMALL, NORMAL, LARGE = 9.0, 10.5, 13.0  # points
REGULAR, BOLD = "normal", 600

_FAMILY = "IBM Plex Sans"  # ships with the package; it has all we write but ‖, for which | stands in pictures

for _file in sorted((Path(__file__).parents[1] / "fonts").glob("*.ttf")):
    font_manager.fontManager.addfont(_file)


def style() -> AbstractContextManager:
    """Return a context in which new figures take the look of the notebooks.

    Examples
    --------
    >>> with style():
    ...     figure = new_figure(300, 200)
    """
    return matplotlib.rc_context(
        {
            "font.family": _FAMILY,
            "font.size": NORMAL,
            "mathtext.default": "regular",
            "text.hinting": "none",  # or letters take more room on a coarse screen than on a fine one
            "text.color": INK,
            "axes.edgecolor": QUIET_INK,
            "axes.labelcolor": INK,
            "axes.labelsize": NORMAL,
            "axes.titlesize": LARGE,
            "axes.titleweight": BOLD,
            "axes.titlelocation": "left",
            "axes.titlepad": 10,
            "axes.linewidth": 1.0,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.axisbelow": True,
            "axes.facecolor": "none",
            "axes.unicode_minus": True,
            "grid.color": GRID,
            "grid.linewidth": 1.0,
            "xtick.color": QUIET_INK,
            "ytick.color": QUIET_INK,
            "xtick.labelcolor": INK,
            "ytick.labelcolor": INK,
            "xtick.labelsize": SMALL,
            "ytick.labelsize": SMALL,
            "figure.facecolor": PAPER,
            "hatch.linewidth": 1.2,
            "lines.linewidth": 2.0,
            "lines.solid_capstyle": "round",
        }
    )


def new_figure(width: int = 820, height: int = 400) -> Figure:
    """Return an empty figure of width × height CSS pixels, outside of pyplot's bookkeeping.

    Examples
    --------
    >>> new_figure(820, 400).get_size_inches() * PIXELS_PER_INCH
    array([820., 400.])
    """
    return Figure(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH * SCALE)


class Label(Artist):
    """A short text that moves: drawn many times faster than matplotlib's ``Text``.

    matplotlib draws each letter once; after that its picture is pasted where it is needed.

    Parameters
    ----------
    ax : Axes
        Where it belongs; x and y are in its data coordinates, plus an offset in points.
    x, y : float
    text : str
        One line. An empty text draws nothing.
    align : "left", "center" or "right"
    valign : "bottom", "middle" or "top"
    offset : (float, float), points
    """

    def __init__(
        self, ax: Axes, x=0.0, y=0.0, text="", *, color=INK, size=NORMAL, weight=REGULAR,
        align="center", valign="bottom", offset=(0.0, 0.0), zorder=5,
    ):  # fmt: skip
        super().__init__()
        self.x, self.y, self.text = x, y, text
        self.color, self.size, self.weight = color, size, weight
        self.align, self.valign, self.offset = align, valign, offset
        self.set_zorder(zorder)
        ax.add_artist(self)

    def set(self, *, x=None, y=None, text=None, color=None) -> None:
        """Move the label, or change what it says, or its colour; what is not given stays."""
        self.x = self.x if x is None else x
        self.y = self.y if y is None else y
        self.text = self.text if text is None else text
        self.color = self.color if color is None else color

    def draw(self, renderer) -> None:
        if not self.text or not self.get_visible():
            return
        glyphs = [_glyph(letter, self.size, self.weight, self.color, renderer.dpi) for letter in self.text]
        points = renderer.points_to_pixels(1.0)
        x, y = self.axes.transData.transform((self.x, self.y))
        width = sum(advance for _, advance in glyphs)
        x += self.offset[0] * points - {"left": 0.0, "center": 0.5, "right": 1.0}[self.align] * width
        # The height of a capital, not of this very text: a comma or a p must not make the line jump.
        capital = 0.7 * self.size * points
        y += self.offset[1] * points - {"bottom": 0.0, "middle": 0.5, "top": 1.0}[self.valign] * capital
        gc = renderer.new_gc()
        margin = self.size * points  # around each letter's picture, see _glyph
        for picture, advance in glyphs:
            renderer.draw_image(gc, round(x - margin), round(y - margin), picture)
            x += advance
        gc.restore()


@lru_cache(maxsize=4096)
def _glyph(letter: str, size: float, weight, color: str, dpi: float) -> tuple[np.ndarray, float]:
    """Return the picture of a letter, its origin one font size from the left and the bottom, and its advance."""
    font = FontProperties(family=_FAMILY, size=size, weight=weight)
    side = round(3 * size * dpi / 72)
    renderer = RendererAgg(side, side, dpi)
    gc = renderer.new_gc()
    gc.set_foreground(to_rgba(color), isRGBA=True)
    margin = round(size * dpi / 72)
    with style():
        renderer.draw_text(gc, margin, side - margin, letter, font, 0)
        between, beside = (
            renderer.get_text_width_height_descent(text, font, False)[0] for text in (f"0{letter}0", "00")
        )
    picture = np.asarray(renderer.buffer_rgba())
    # Rows count from the top and the origin from the bottom, so only the top and the right can be cut off.
    rows, columns = np.nonzero(picture[:, :, 3])
    if rows.size:
        picture = picture[rows.min() :, : columns.max() + 1]
    # draw_image counts the rows of a picture from the bottom.
    return np.ascontiguousarray(picture[::-1]), between - beside


@cache
def can_write(letter: str) -> bool:
    """Return whether the typeface of the pictures has a letter.

    Examples
    --------
    >>> can_write("R"), can_write("☔")
    (True, False)
    """
    path = font_manager.findfont(FontProperties(family=_FAMILY))
    return font_manager.get_font(path).get_char_index(ord(letter)) != 0
