"""A small drawing for each state of the weather, to stand wherever it appears: under bars, in tables."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path

from ..language import common
from ..live import Icon
from ..live.artists import PIXELS_PER_INCH
from ..story import STATES
from .style import DARK_CLOUD, GREY_CLOUD, INK, LIGHT_CLOUD, PALE_CLOUD, SKY_LINE, SUNLIGHT

# The drawings live on a grid of 24 × 24 units, y upwards; at the usual size a unit is one CSS pixel.
LINE = 1.5


class _Shape(NamedTuple):
    path: Path
    fill: str | None = None
    line: float = LINE
    ink: str = SKY_LINE


def _closed(points: np.ndarray) -> Path:
    """Return the outline through points given as complex numbers, x + iy."""
    points = np.append(points, points[0])
    return Path(np.column_stack([points.real, points.imag]), closed=True)


def _arc(centre: complex, radius: float, start: float, end: float) -> np.ndarray:
    return centre + radius * np.exp(1j * np.linspace(start, end, 40))


def _sun(x: float, y: float, radius: float, rays: Sequence[float]) -> list[_Shape]:
    """Return a disc and its rays, at the given angles in degrees."""
    ways = [np.array([np.cos(angle), np.sin(angle)]) for angle in np.radians(rays)]
    beams = [Path([(x, y) + (radius + 2.3) * way, (x, y) + (radius + 4.3) * way]) for way in ways]
    disc = _closed(_arc(x + 1j * y, radius, 0, 2 * np.pi))
    return [_Shape(Path.make_compound_path(*beams), ink=INK), _Shape(disc, SUNLIGHT)]


def _cloud(x: float, y: float, width: float, fill: str) -> _Shape:
    """Return three puffs on a flat base, the middle of the base at (x, y)."""
    # Centre and radius of each puff, from right to left, of a cloud 18 wide with its base at 0.
    puffs = [(5.3 + 3.7j, 3.7), (-0.6 + 6.4j, 5.2), (-5.0 + 4.0j, 4.0)]
    starts, ends = [-np.pi / 2], []
    for (one, r), (other, s) in pairwise(puffs):
        # The upper point where two neighbours cross: so far along the line of centres, so far beside it.
        distance = abs(other - one)
        along = (distance**2 + r**2 - s**2) / (2 * distance)
        crossing = one + (other - one) / distance * (along - 1j * np.sqrt(r**2 - along**2))
        ends.append(np.angle(crossing - one) % (2 * np.pi))
        starts.append(np.angle(crossing - other))
    ends.append(3 * np.pi / 2)
    arcs = [_arc(*puff, start, end) for puff, start, end in zip(puffs, starts, ends, strict=True)]
    return _Shape(_closed(x + 1j * y + width / 18 * np.concatenate(arcs)), fill)


def _drops(height: float, *middles: tuple[float, float]) -> list[_Shape]:
    """Return rain drops: a tip, and its tangents to a circle below."""
    radius = 0.33 * height
    tip = height - radius  # above the middle of the circle
    side = np.arccos(radius / tip)
    drop = np.append(1j * tip, _arc(0, radius, np.pi / 2 + side, 5 * np.pi / 2 - side))
    return [_Shape(_closed(drop + x + 1j * (y + radius - height / 2)), INK, 0) for x, y in middles]


def _bolt(x: float, y: float) -> _Shape:
    corners = np.array([2.6 + 7.2j, -5.4 - 1.6j, -1.4 - 1.6j, -2.6 - 6.9j, 5.6 + 2j, 1.6 + 2j])
    return _Shape(_closed(corners + x + 1j * y), SUNLIGHT)


# From back to front. All clouds that rain are one cloud: what falls from it makes the difference.
_DRAWINGS = {
    "sunny": _sun(12, 12, 5.6, range(0, 360, 45)),
    "partly sunny": [*_sun(10.7, 13.3, 4.9, range(0, 270, 45)), _cloud(16, 2.75, 13, LIGHT_CLOUD)],
    "cloudy": [_cloud(12, 5.25, 20, LIGHT_CLOUD)],
    "mostly cloudy": [_cloud(15.6, 10.75, 14, DARK_CLOUD), _cloud(9.8, 3.25, 16.6, GREY_CLOUD)],
    "light rain": [_cloud(12, 10.25, 18.5, PALE_CLOUD), *_drops(6.6, (12, 4.6))],
    "moderate rain": [_cloud(12, 10.25, 18.5, GREY_CLOUD), *_drops(5.6, (6.4, 5.6), (12, 3.7), (17.6, 5.6))],
    "heavy rain": [
        _cloud(12, 10.25, 18.5, DARK_CLOUD),
        *_drops(4.6, (3.6, 6.6), (9.2, 6.6), (14.8, 6.6), (20.4, 6.6), (6.4, 3), (12, 3), (17.6, 3)),
    ],
    "thunderstorm": [_cloud(12, 10.25, 18.5, DARK_CLOUD), _bolt(12, 8.25)],
    "rainy": [_cloud(12, 10.25, 18.5, GREY_CLOUD), *_drops(7.0, (8, 4.7), (16, 4.7))],
}


class Sky(Icon):
    """The weather as a small drawing that can move and change, within the axes or beside them.

    Parameters
    ----------
    ax : Axes
        Where it belongs.
    state : str
        One of ``weather.STATES`` or ``weather.COIN_STATES``.
    x, y, size, offset, transform
        See :class:`weatherbits.live.Placed`. A size of 24 CSS pixels is the least that reads well.

    Raises
    ------
    ValueError
        If there is no drawing for the state.

    Examples
    --------
    >>> from weatherbits.live import new_figure
    >>> ax = new_figure(300, 200).add_subplot(xlim=(0, 8), ylim=(0, 1))
    >>> sky = Sky(ax, "sunny", 2, 0.5)
    >>> sky.set(state="light rain", x=3)
    >>> sky.state, sky.x, sky.y
    ('light rain', 3, 0.5)
    >>> sky.set(state="snow")
    Traceback (most recent call last):
    ...
    ValueError: there is no drawing for 'snow'; the states that have one are sunny, partly sunny, cloudy, \
mostly cloudy, light rain, moderate rain, heavy rain, thunderstorm, rainy
    """

    def __init__(self, ax: Axes, state: str, x=0.0, y=0.0, **place):
        super().__init__(ax, "", x, y, **place)
        self.state = state

    @property
    def state(self) -> str:
        return self.drawing

    @state.setter
    def state(self, state: str) -> None:
        if not isinstance(state, str) or state not in _DRAWINGS:
            raise ValueError(
                f"there is no drawing for {state!r}; the states that have one are {', '.join(_DRAWINGS)}"
            )
        self.drawing = state

    def set(self, *, x=None, y=None, state=None) -> None:
        """Move the drawing, or change its weather; what is not given stays."""
        self.x = self.x if x is None else x
        self.y = self.y if y is None else y
        self.state = self.state if state is None else state

    def shapes_of(self, drawing: str) -> list[_Shape]:
        return _DRAWINGS[drawing]


def draw_sky(ax: Axes, state: str, x: float, y: float, size: float = 24.0, **options) -> Sky:
    """Draw the weather with its middle at (x, y) and return the drawing; the options are those of ``Sky``.

    Examples
    --------
    >>> from weatherbits.live import new_figure
    >>> ax = new_figure(300, 200).add_subplot()
    >>> draw_sky(ax, "thunderstorm", 0.5, 0.5, offset=(0, 20)).get_window_extent().size
    array([24., 24.])
    """
    return Sky(ax, state, x, y, size=size, **options)


def draw_skies_under(
    ax: Axes, states: Sequence[str] = STATES, positions: Sequence[float] | None = None, *,
    size: float = 28.0, gap: float = 6.0, names: bool = True,
) -> list[Sky]:  # fmt: skip
    """Draw each state's picture under the x axis, and its name beneath; return the pictures.

    The names become the tick labels. Set the limits of the x axis before: names that would touch each other
    are left out, all of them.

    Parameters
    ----------
    ax : Axes
    states : sequence of str
    positions : sequence of float, optional
        Where they stand on the x axis; by default 0, 1, 2 ...
    size : float, CSS pixels
        Side of a picture.
    gap : float, CSS pixels
        From the axis to the pictures.
    names : bool
        False leaves the names out.

    Raises
    ------
    ValueError
        If there is no drawing for a state, or not one position for each state.

    Examples
    --------
    >>> from weatherbits.live import new_figure
    >>> ax = new_figure(820, 400).add_subplot(xlim=(-0.5, 7.5))
    >>> len(draw_skies_under(ax))
    8
    >>> ax.get_xticklabels()[1].get_text()
    'partly\\nsunny'
    """
    positions = range(len(states)) if positions is None else positions
    if len(positions) != len(states):
        raise ValueError(
            f"each state needs its own position; got {len(states)} states and {len(positions)} positions"
        )
    skies = [
        Sky(ax, state, x, 0, size=size, offset=(0, -gap - size / 2), transform=ax.get_xaxis_transform())
        for state, x in zip(states, positions, strict=True)
    ]
    below = (gap + size + 2) * 72 / PIXELS_PER_INCH  # points
    ax.tick_params("x", length=0, pad=below)
    # Every name gets as many lines as the longest, so that their first lines stand level.
    written = [common.STATES_IN_LINES[state] for state in states]
    most = max((name.count("\n") for name in written), default=0)
    ax.set_xticks(positions, [name + "\n" * (most - name.count("\n")) for name in written])
    if not names or _touch(ax):
        ax.set_xticklabels([""] * len(states))
    return skies


def _touch(ax: Axes) -> bool:
    """Return whether two labels of the x axis are closer to each other than a space."""
    extents = sorted((label.get_window_extent().intervalx for label in ax.get_xticklabels()), key=min)
    space = 4 * ax.get_figure(root=True).dpi / PIXELS_PER_INCH
    return any(right[0] - left[1] < space for left, right in pairwise(extents))
