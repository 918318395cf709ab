"""The animals' faces inside a picture: big ones cut out of their ground, and small ones pixel by pixel."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox, Transform
from numpy.typing import ArrayLike

from ..animals import ANIMALS, draw, typical
from .style import PIXELS_PER_INCH, SCALE


def cut_out(pictures: np.ndarray) -> np.ndarray:
    """Return drawn faces as whole numbers with opacity: nothing is left around the round ground.

    Parameters
    ----------
    pictures : ndarray, shape (..., size, size, 3)
        As :func:`weatherbits.animals.draw` returns them.

    Returns
    -------
    ndarray of uint8, shape (..., size, size, 4)
        Red, green, blue and opacity, the top row first.

    Examples
    --------
    >>> face = cut_out(draw(typical("fox"), 80))
    >>> face.shape, face[0, 0, 3].item(), face[40, 40, 3].item()
    ((80, 80, 4), 0, 255)
    """
    disc = _disc(pictures.shape[-2])
    beside = disc < 1
    cut = np.empty((*pictures.shape[:-1], 4), np.uint8)
    cut[..., :3] = 255 * pictures + 0.5
    cut[..., 3] = 255
    # Beside the disc there is paper, and perhaps an ear that reaches over the edge.
    from_paper = np.abs(pictures[..., beside, :] - pictures[..., :1, 0, :]).max(axis=-1)
    cut[..., beside, 3] = 255 * np.minimum(np.maximum(disc[beside], 4 * from_paper), 1) + 0.5
    return cut


@lru_cache(maxsize=16)
def _disc(side: int) -> np.ndarray:
    """Return how much of each pixel lies on the round ground."""
    y, x = np.indices((side, side)) * (2 / side) + (1 / side - 1)
    return np.clip((0.97 - np.hypot(x, y)) * (side / 2) + 0.5, 0.0, 1.0)


def portrait(features: ArrayLike, size: float, scale: float = SCALE) -> np.ndarray:
    """Return a face of size × size CSS pixels, with nothing around its round ground.

    Parameters
    ----------
    features : array_like, shape (..., n_features)
        As :func:`weatherbits.animals.draw` takes them.
    size : float, CSS pixels
    scale : float
        Pixels to a CSS pixel, such as the ``scale`` of the :class:`Picture` that will show it.

    Returns
    -------
    ndarray of uint8, shape (..., scale·size, scale·size, 4)

    Examples
    --------
    >>> portrait(typical("fox"), 40).shape
    (80, 80, 4)
    """
    return cut_out(draw(features, round(scale * size)))


@lru_cache(maxsize=64)
def typical_portrait(animal: str, size: float) -> np.ndarray:
    """Return the portrait of an animal's typical face; it is drawn once and kept, so leave it as it is.

    Examples
    --------
    >>> typical_portrait("raccoon", 20).shape
    (40, 40, 4)
    """
    picture = portrait(typical(animal), size)
    picture.flags.writeable = False
    return picture


class Picture(Artist):
    """Pixels pasted at a place of the axes, in a size of CSS pixels: what the figure's scale makes of them is sharp.

    Parameters
    ----------
    ax : Axes
    x, y : float
        The middle, in data coordinates, or in those of ``transform``.
    pixels : ndarray, optional
        See :meth:`show`. Without any, nothing is drawn.
    size : float, CSS pixels
        The length of a side.
    offset : (float, float), CSS pixels
        Moves the middle to the right and up.
    """

    def __init__(
        self, ax: Axes, x=0.0, y=0.0, pixels: np.ndarray | None = None, *, size=32.0, offset=(0.0, 0.0),
        transform: Transform | None = None, zorder=4,
    ):  # fmt: skip
        super().__init__()
        self.x, self.y, self.size, self.offset = x, y, size, offset
        self.pixels = self._pasted = None
        self.set_zorder(zorder)
        if transform is not None:
            self.set_transform(transform)
        ax.add_artist(self)
        self.set_clip_on(False)
        self.show(pixels)

    def show(self, pixels: np.ndarray | None) -> None:
        """Show other pixels; None shows nothing.

        They are a square, red, green and blue (from 0 to 1, or whole numbers up to 255) and perhaps opacity, the
        top row first. Fewer pixels than there is room for become larger squares: nothing is smoothed away.
        Twice as many are averaged.
        """
        if pixels is self.pixels:
            return
        self.pixels = pixels
        self._pasted = None

    @property
    def scale(self) -> float:
        """The figure's pixels to a CSS pixel."""
        return self.get_figure(root=True).dpi / PIXELS_PER_INCH

    def get_window_extent(self, renderer=None) -> Bbox:
        """Return the square of device pixels that the picture fills."""
        left, bottom, side = self._square()
        return Bbox.from_bounds(left, bottom, side, side)

    def draw(self, renderer) -> None:
        if self.pixels is None or not self.get_visible():
            return
        left, bottom, side = self._square()
        if self._pasted is None or len(self._pasted) != side:
            self._pasted = _as_pasted(self.pixels, side)
        gc = renderer.new_gc()
        renderer.draw_image(gc, left, bottom, self._pasted)
        gc.restore()

    def _square(self) -> tuple[int, int, int]:
        side = round(self.size * self.scale)
        x, y = self.get_transform().transform((self.x, self.y))
        right, up = self.offset
        return round(x + right * self.scale - side / 2), round(y + up * self.scale - side / 2), side


def _as_pasted(pixels: np.ndarray, side: int) -> np.ndarray:
    """Return pixels as matplotlib pastes them: side × side, with opacity, the bottom row first."""
    if pixels.dtype != np.uint8:
        pixels = np.rint(255 * pixels).astype(np.uint8)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    if len(pixels) == 2 * side:  # drawn for a fine screen, shown on a coarse one
        pixels = np.rint(pixels.reshape(side, 2, side, 2, 4).mean(axis=(1, 3))).astype(np.uint8)
    if len(pixels) != side:
        nearest = (2 * np.arange(side) + 1) * len(pixels) // (2 * side)
        pixels = pixels[nearest[:, np.newaxis], nearest]
    return np.ascontiguousarray(pixels[::-1])


def draw_animals_under(
    ax: Axes,
    positions: Sequence[float] | None = None,
    *,
    size: float = 34.0,
    gap: float = 6.0,
    names: bool = True,
) -> list[Picture]:
    """Draw the typical faces of the seven animals under the x axis, with their names beneath; return the faces.

    The names become the tick labels. Set the limits of the x axis before.

    Parameters
    ----------
    ax : Axes
    positions : sequence of float, optional
        Where they stand on the x axis; by default 0, 1, 2 ... 6.
    size : float, CSS pixels
        Side of a face.
    gap : float, CSS pixels
        From the axis to the faces.
    names : bool
        False leaves the names out.

    Examples
    --------
    >>> from weatherbits.plots.style import new_figure
    >>> ax = new_figure(820, 400).add_subplot(xlim=(-0.5, 6.5))
    >>> len(draw_animals_under(ax))
    7
    >>> ax.get_xticklabels()[1].get_text()
    'red panda'
    """
    positions = range(len(ANIMALS)) if positions is None else positions
    faces = [
        Picture(
            ax, x, 0, typical_portrait(animal, size), size=size, offset=(0, -gap - size / 2),
            transform=ax.get_xaxis_transform(),
        )
        for animal, x in zip(ANIMALS, positions, strict=True)
    ]  # fmt: skip
    ax.tick_params("x", length=0, pad=(gap + size + 3) * 72 / PIXELS_PER_INCH)
    ax.set_xticks(positions, ANIMALS if names else [""] * len(ANIMALS))
    return faces
