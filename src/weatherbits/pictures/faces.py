"""The animals' faces inside a picture: big ones cut out of their ground, and small ones pixel by pixel."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ..animals import ANIMALS, render, typical
from ..language import common
from ..live import Picture
from ..live.artists import PIXELS_PER_INCH
from ..live.svg import SvgRenderer

SCALE = 2  # pixels of a face to a CSS pixel, for sharp screens
SCALE_IN_MOTION = 1.5  # the same for a face that is painted anew at each move


def cut_out(pictures: np.ndarray) -> np.ndarray:
    """Return drawn faces as whole numbers with opacity: nothing is left around the round ground.

    Parameters
    ----------
    pictures : ndarray, shape (..., size, size, 3)
        As :func:`weatherbits.animals.render` returns them.

    Returns
    -------
    ndarray of uint8, shape (..., size, size, 4)
        Red, green, blue and opacity, the top row first.

    Examples
    --------
    >>> face = cut_out(render(typical("fox"), 80))
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
        As :func:`weatherbits.animals.render` takes them.
    size : float, CSS pixels
    scale : float
        Pixels to a CSS pixel; a large face that changes at each move is quicker to paint with fewer.

    Returns
    -------
    ndarray of uint8, shape (..., scale·size, scale·size, 4)

    Examples
    --------
    >>> portrait(typical("fox"), 40).shape
    (80, 80, 4)
    """
    return cut_out(render(features, round(scale * size)))


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


class ChangingFace(Picture):
    """A face that is another one at each move, and the same on its left and on its right, as all faces here are.

    It is sent lying on its side, and set upright again by the page: then its lower half repeats the rows of the upper
    one, which a PNG can say in few bytes.
    """

    def draw(self, renderer) -> None:
        if not isinstance(renderer, SvgRenderer) or self._whole is None or not self.get_visible():
            super().draw(renderer)
            return
        left, bottom, side = self.square()
        x, y = round(left, 1), round(renderer.height - bottom - side, 1)
        renderer.elements.append(f'<g transform="matrix(0 1 1 0 {x:g} {y:g})">')
        lying = self._whole.transpose(1, 0, 2)
        renderer.draw_pixels(lying, 0, renderer.height - side, side, is_shared=False)
        renderer.elements.append("</g>")


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
    >>> from weatherbits.live import new_figure
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
    ax.set_xticks(positions, [common.ANIMALS[animal] if names else "" for animal in ANIMALS])
    return faces
