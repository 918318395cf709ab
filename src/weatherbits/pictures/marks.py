"""Marks that many pictures need: the line of a guess, and an axis that counts in one unit or another."""

from collections.abc import Mapping

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from ..language import common
from ..live import Label
from . import style


class GuessLine:
    """A learner's guess as a dashed line across a picture, with its number at the right end.

    Parameters
    ----------
    ax : Axes
        Its limits are set beforehand. A guess beyond them stands at the edge, with an arrow.
    name : str, optional
        What stands before the number; "your guess" unless told otherwise.
    ends : (float, float)
        Where the line begins and ends, in data coordinates; by default it crosses the axes.
    label : Mapping
        Other places and looks for the number, as :class:`weatherbits.live.Label` takes them.
    on_areas : bool
        True draws a rim, which keeps the line apart from an area behind it.
    """

    def __init__(
        self, ax: Axes, name: str | None = None, *, ends: tuple[float, float] | None = None, unit: str = "",
        label: Mapping | None = None, on_areas: bool = False,
    ):  # fmt: skip
        self.name, self.unit = name or common.YOUR_GUESS, unit
        self.low, self.high = ax.get_ylim()
        self.ends = ax.get_xlim() if ends is None else ends
        self.rim = ax.plot([], [], "-", color=style.PAPER, lw=5, clip_on=False)[0]
        self.rim.set_visible(on_areas)
        self.line = ax.plot([], [], "--", color=style.GUESS, lw=2, clip_on=False)[0]
        place = {"x": self.ends[1], "align": "left", "valign": "middle", "offset": (6, 0)} | dict(label or {})
        self.label = Label(ax, color=style.GUESS_INK, **place)
        self.artists: list[Artist] = [self.rim, self.line, self.label]

    def show(self, guess: float | None) -> float | None:
        """Draw a guess, and return the height at which it stands; None draws nothing."""
        if guess is None:
            self.line.set_data([], [])
            self.rim.set_data([], [])
            self.label.set(text="")
            return None
        height = min(max(guess, self.low), self.high)
        self.line.set_data(self.ends, [height, height])
        self.rim.set_data(self.ends, [height, height])
        self.label.set(y=height, text=self.text(guess))
        return height

    def text(self, guess: float) -> str:
        return f"{self.name} {short(guess)}{self.unit}{arrow(guess, self.low, self.high)}"


def short(guess: float) -> str:
    """Return a guess in no more digits than fit beside a picture.

    Examples
    --------
    >>> short(0.811278), short(12345.6), short(-123456789)
    ('0.811', '12346', '−1e8')
    """
    if np.isinf(guess):
        return "∞"
    if abs(guess) < 1e4:
        digits = f"{round(guess, 3):z.4g}"
    else:
        digits = (
            f"{guess:.0f}" if abs(guess) < 99999.5 else f"{guess:.0e}".replace("e+0", "e").replace("e+", "e")
        )
    return digits.replace("-", "−")


def arrow(value: float, low: float, high: float) -> str:
    """Return what a label adds to a number that lies beyond the ends of its axis: an arrow to where it is.

    Examples
    --------
    >>> arrow(2.5, 0, 3), arrow(24, 0, 3), arrow(-1, 0, 3)
    ('', ' ↑', ' ↓')
    """
    return " ↑" if value > high else " ↓" if value < low else ""


class UnitAxis:
    """An axis whose places are amounts in one unit, and whose ticks can be read in another.

    Parameters
    ----------
    ax : Axes
        Its limits are set beforehand, in the unit that counts 1 in ``units``.
    units : mapping of name to float
        How many of each unit one of the axis' own makes: ``{"bits": 1, "nats": np.log(2)}``.
    steps : mapping of name to float, optional
        From tick to tick, in each unit; 1 unless told otherwise.
    along : "y" or "x"
        Which of the two axes it is.
    """

    def __init__(
        self, ax: Axes, units: Mapping[str, float], steps: Mapping[str, float] | None = None, along: str = "y"
    ):
        self.axis = {"x": ax.xaxis, "y": ax.yaxis}[along]
        self.units, self.steps = units, steps or {}
        self.unit: str | None = None

    def show(self, unit: str, label: str) -> bool:
        """Count in a unit, under a label; return whether that is a change.

        Then what stands still has to be drawn anew.
        """
        if unit == self.unit:
            return False
        self.unit = unit
        rate = self.units[unit]
        ticks = np.arange(0, self.axis.get_view_interval()[1] * rate + 1e-9, self.steps.get(unit, 1))
        self.axis.set_ticks(ticks / rate, [f"{tick:g}" for tick in ticks])
        self.axis.set_label_text(label)
        return True
