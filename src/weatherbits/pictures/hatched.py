"""Hatched bars that move fast: all of them are one patch, whose hatching is worked out only once."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import ArrayLike

from . import style


class HatchedBars(PathPatch):
    """Bars in the look of q, the belief: light and hatched.

    Parameters
    ----------
    ax : Axes
        Where they belong.
    count : int
        How many there are.

    Examples
    --------
    >>> from weatherbits.live import new_figure
    >>> bars = HatchedBars(new_figure(300, 200).add_subplot(), 2)
    >>> bars.set_boxes(left=[0, 1], bottom=0, width=0.8, height=[0.25, 0.75])
    >>> bars.boxes[:, 3]
    array([0.25, 0.75])
    """

    def __init__(self, ax: Axes, count: int):
        self.boxes = np.zeros((count, 4))  # left, bottom, width, height of each
        self._steps = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY] * count
        super().__init__(
            self._outline(),
            fc=style.PAPER,
            ec=style.BELIEF,
            hatch=style.BELIEF_HATCH,
            lw=1.5,
            joinstyle="miter",
        )
        ax.add_patch(self)

    def set_boxes(self, *, left: ArrayLike, bottom: ArrayLike, width: ArrayLike, height: ArrayLike) -> None:
        """Move the bars; a number given alone counts for all of them. A bar without an area is not drawn."""
        self.boxes = np.column_stack(np.broadcast_arrays(left, bottom, width, height))
        self.set_path(self._outline())

    def _outline(self) -> Path:
        left, bottom, width, height = self.boxes.T
        x = np.stack([left, left + width, left + width, left, left], axis=1)
        y = np.stack([bottom, bottom, bottom + height, bottom + height, bottom], axis=1)
        x[width * height == 0] = np.nan  # matplotlib leaves out what is not a number
        return Path(np.column_stack([x.ravel(), y.ravel()]), self._steps)
