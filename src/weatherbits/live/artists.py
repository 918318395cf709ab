"""Artists that move fast, and the scene that holds a picture's artists."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, Transform
from PIL import Image

from .svg import SvgRenderer

PIXELS_PER_INCH = 100  # a picture is laid out in CSS pixels: so many make an inch of its figure


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of width × height CSS pixels, outside of pyplot's bookkeeping.

    Examples
    --------
    >>> new_figure(820, 400).bbox.size
    array([820., 400.])
    """
    return Figure(figsize=(width / PIXELS_PER_INCH, height / PIXELS_PER_INCH), dpi=PIXELS_PER_INCH)


class Scene:
    """A picture: artists that are made once, and then moved from state to state.

    A scene of your own draws in ``__init__``, names with :meth:`moving` what will move, and moves it in :meth:`show`.
    Its axes keep fixed limits: when a bar moves, the number moved, not the axis.

    Parameters
    ----------
    figure : Figure
        See :func:`new_figure`.
    """

    def __init__(self, figure: Figure):
        self.figure = figure
        self.movers: list[Artist] = []

    def moving(self, made: Any) -> Any:
        """Name something that moves, where it is made; return it.

        It may be an artist, what ``ax.plot`` or ``ax.bar`` returned, any collection of these, or an object with
        ``artists``. All else in the figure is drawn once.
        """
        for artist in _artists_in(made):
            artist.set_animated(True)  # matplotlib's word for: leave this one out of the still picture
            self.movers.append(artist)
        return made

    def show(self, state: Any) -> bool | None:
        """Move the artists to a state. Return True only where what stands still has changed as well."""
        raise NotImplementedError


def _artists_in(made: Any) -> Iterable[Artist]:
    if isinstance(made, Artist):
        yield made
    elif hasattr(made, "artists"):
        yield from _artists_in(made.artists)
    elif hasattr(made, "values"):
        yield from _artists_in(made.values())
    else:
        for part in made:
            yield from _artists_in(part)


class Label(Artist):
    """A short text that moves: drawn many times faster than matplotlib's ``Text``.

    Parameters
    ----------
    ax : Axes
        Where it belongs; x and y are in its data coordinates, plus an offset in points.
    x, y : float
    text : str
        One line. An empty text draws nothing.
    color, size : optional
        By default those of the scene's look.
    align : "left", "center" or "right"
    valign : "bottom", "middle" or "top"
    offset : (float, float), points
    """

    def __init__(
        self, ax: Axes, x=0.0, y=0.0, text="", *, color=None, size=None, weight="normal",
        align="center", valign="bottom", offset=(0.0, 0.0), zorder=5,
    ):  # fmt: skip
        super().__init__()
        self.x, self.y, self.text = x, y, text
        self.color = matplotlib.rcParams["text.color"] if color is None else color
        self.size = matplotlib.rcParams["font.size"] if size is None else size
        self.family = matplotlib.rcParams["font.family"]
        self.weight = weight
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
        point = renderer.points_to_pixels(1.0)
        x, y = self.axes.transData.transform((self.x, self.y))
        x += self.offset[0] * point
        # The height of a capital, not of this very text: a comma or a p must not make the line jump.
        capital = 0.7 * self.size * point
        y += self.offset[1] * point - {"bottom": 0.0, "middle": 0.5, "top": 1.0}[self.valign] * capital
        if isinstance(renderer, SvgRenderer):
            anchor = {"left": "start", "center": "middle", "right": "end"}[self.align]
            renderer.draw_label(
                x, y, self.text, size=self.size * point, weight=self.weight, color=self.color, anchor=anchor
            )
            return
        font = FontProperties(family=self.family, size=self.size, weight=self.weight)
        text = _writable(self.text, font)
        width, *_ = renderer.get_text_width_height_descent(text, font, False)
        x -= {"left": 0.0, "center": 0.5, "right": 1.0}[self.align] * width
        gc = renderer.new_gc()
        gc.set_foreground(to_rgba(self.color), isRGBA=True)
        renderer.draw_text(gc, x, renderer.height - y, text, font, 0)
        gc.restore()


def _writable(text: str, font: FontProperties) -> str:
    """Return a text with question marks for the letters that a typeface lacks; a page has other typefaces for them."""
    letters = font_manager.get_font(font_manager.findfont(font)).get_char_index
    return "".join(
        letter if letters(ord(letter)) else "?"
        for letter in text
        if unicodedata.category(letter) not in ("Mn", "Me", "Cf")  # signs that have no width of their own
    )


class Placed(Artist):
    """Something square, in a size of CSS pixels, at a place of the axes or beside them.

    Parameters
    ----------
    ax : Axes
    x, y : float
        The middle, in data coordinates, or in those of ``transform``.
    size : float, CSS pixels
        The length of a side, whatever the scale of the data.
    offset : (float, float), CSS pixels
        How far it stands to the right of (x, y), and above.
    transform : Transform, optional
        The coordinates of x and y, such as ``ax.get_xaxis_transform()``.
    """

    def __init__(
        self,
        ax: Axes,
        x=0.0,
        y=0.0,
        *,
        size=24.0,
        offset=(0.0, 0.0),
        transform: Transform | None = None,
        zorder=5,
    ):
        super().__init__()
        self.x, self.y, self.size, self.offset = x, y, size, offset
        self.set_zorder(zorder)
        if transform is not None:
            self.set_transform(transform)
        ax.add_artist(self)
        self.set_clip_on(False)

    def square(self) -> tuple[float, float, float]:
        """Return left, bottom and side in the figure's pixels."""
        pixel = self.get_figure(root=True).dpi / PIXELS_PER_INCH
        side = self.size * pixel
        x, y = self.get_transform().transform((self.x, self.y))
        right, up = self.offset
        return x + right * pixel - side / 2, y + up * pixel - side / 2, side

    def get_window_extent(self, renderer=None) -> Bbox:
        left, bottom, side = self.square()
        return Bbox.from_bounds(left, bottom, side, side)


class Icon(Placed):
    """A small drawing out of outlines, which is sent once, however often it is shown.

    ``drawing`` is what :meth:`shapes_of` takes; it names the drawing as well.
    """

    GRID = 24  # the drawings lie on a grid of so many units either way, y upwards

    def __init__(self, ax: Axes, drawing: str, x=0.0, y=0.0, **place):
        super().__init__(ax, x, y, **place)
        self.drawing = drawing

    def shapes_of(self, drawing: str) -> Sequence[tuple[Path, Any, float, Any]]:
        """Return the outlines from back to front: path, filling (None for none), width of the line, its colour."""
        raise NotImplementedError

    def draw(self, renderer) -> None:
        if not self.get_visible():
            return
        left, bottom, side = self.square()
        shapes = self.shapes_of(self.drawing)
        if isinstance(renderer, SvgRenderer):
            grid = self.GRID

            def symbol(name: str) -> str:
                inner = SvgRenderer(grid, grid, 72, renderer.look, {})
                _draw_shapes(inner, shapes, Affine2D(), 1.0)
                return f'<symbol id="{name}" viewBox="0 0 {grid} {grid}">{"".join(inner.elements)}</symbol>'

            key = self.drawing.replace(" ", "-")
            renderer.draw_shared(key, symbol, left, bottom, side, self.get_alpha())
        else:
            scale = side / self.GRID
            to_pixels = Affine2D().scale(scale).translate(left, bottom)
            alpha = self.get_alpha()
            if alpha is not None:  # it fades as a whole: no shape shines through another
                renderer.start_filter()
            _draw_shapes(renderer, shapes, to_pixels, scale * 72 / renderer.dpi)
            if alpha is not None:
                renderer.stop_filter(lambda pixels, dpi: (pixels * [1, 1, 1, alpha], 0, 0))


def _draw_shapes(renderer, shapes, transform, points: float) -> None:
    gc = renderer.new_gc()
    gc.set_capstyle("round")
    gc.set_joinstyle("round")
    for path, fill, line, ink in shapes:
        gc.set_foreground(to_rgba(ink), isRGBA=True)
        gc.set_linewidth(line * points)
        renderer.draw_path(gc, path, transform, None if fill is None else to_rgba(fill))
    gc.restore()


class Picture(Placed):
    """Pixels at a place of the axes, in a size of CSS pixels.

    They are a square, red, green and blue (from 0 to 1, or whole numbers up to 255) and perhaps opacity, the top row
    first. Fewer pixels than there is room for become larger squares: nothing is smoothed away. Pixels that cannot be
    written to (``pixels.flags.writeable`` is False) are taken to come again: they are sent once.
    """

    def __init__(
        self, ax: Axes, x=0.0, y=0.0, pixels: np.ndarray | None = None, *, size=32.0, zorder=4, **place
    ):
        super().__init__(ax, x, y, size=size, zorder=zorder, **place)
        self.pixels: Any = None
        self._whole: np.ndarray | None = None
        self.show(pixels)

    def show(self, pixels: np.ndarray | None) -> None:
        """Show other pixels; None shows nothing."""
        if pixels is not self.pixels:
            self.pixels = pixels
            self._whole = None if pixels is None else _as_whole_numbers(pixels)

    def draw(self, renderer) -> None:
        if self._whole is None or not self.get_visible():
            return
        left, bottom, side = self.square()
        if isinstance(renderer, SvgRenderer):
            renderer.draw_pixels(self._whole, left, bottom, side, is_shared=not self.pixels.flags.writeable)
            return
        sides = (round(side), round(side))
        way = Image.Resampling.BOX if len(self._whole) > round(side) else Image.Resampling.NEAREST
        resized = np.asarray(Image.fromarray(self._whole).resize(sides, way))
        gc = renderer.new_gc()
        # draw_image counts the rows of a picture from the bottom.
        renderer.draw_image(gc, round(left), round(bottom), np.ascontiguousarray(resized[::-1]))
        gc.restore()


def _as_whole_numbers(pixels: np.ndarray) -> np.ndarray:
    """Return pixels as whole numbers up to 255, with opacity."""
    if pixels.dtype != np.uint8:
        pixels = np.rint(255 * pixels).astype(np.uint8)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    return np.ascontiguousarray(pixels)
