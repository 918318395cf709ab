"""What a learner moves: sliders, menus, fields and switches, as plain objects that know no page."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from .stored import plain


class Control:
    """Something that holds a value. To set it is to move it, as a hand does.

    Its ``label``, for the eye and for a screen reader, is given by the explorer that it belongs to.
    """

    kind = ""

    def __init__(self) -> None:
        self.label = ""
        self._value: Any = None
        self._moved: Callable[[Any], None] = lambda value: None

    @property
    def value(self) -> Any:
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value = value
        self._moved(value)

    def follow(self, value: Any) -> None:
        """Show a value without having been moved."""
        self._value = value

    def accept(self, sent: Any) -> Any:
        """Return what a page has sent as a value, or raise a ``ValueError``."""
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """Return the value that an address writes in this way, or raise a ``ValueError``."""
        return self.accept(text)

    def as_sent(self) -> Any:
        """Return the value as a page takes it."""
        return self.value

    def spec(self) -> dict[str, Any]:
        """Return all that a page has to know beforehand."""
        return {"kind": self.kind, "label": self.label}


class Slider(Control):
    """A number between two ends. It can be dragged, moved with keys, or typed.

    A value in between two steps is shown at the nearer one.
    """

    kind = "slider"

    def __init__(self, low: float, high: float, step: float, decimals: int = 2):
        super().__init__()
        self.min, self.max, self.step, self.decimals = low, high, step, decimals

    def on_step(self, value: float) -> float:
        """Return the step that is nearest to a value."""
        steps = round((min(max(value, self.min), self.max) - self.min) / self.step)
        value = min(self.min + steps * self.step, self.max)
        return round(value, 10) if isinstance(self.step, float) else int(value)

    def follow(self, value: float) -> None:
        self._value = self.on_step(value)

    def accept(self, sent: Any) -> float:
        if isinstance(sent, bool) or not isinstance(sent, int | float) or not math.isfinite(sent):
            raise ValueError(f"a slider is moved to a number; got {sent!r}")
        return self.on_step(sent)

    def spec(self) -> dict[str, Any]:
        return super().spec() | {
            "min": self.min,
            "max": self.max,
            "step": self.step,
            "decimals": self.decimals,
        }


class Choice(Control):
    """A menu: for each value the text that stands for it."""

    kind = "choice"

    def __init__(self, options: Mapping[Any, str]):
        super().__init__()
        self.options, self.texts = list(options), list(options.values())

    @property
    def index(self) -> int:
        return self.options.index(self.value)

    @index.setter
    def index(self, index: int) -> None:
        self.value = self.options[index]

    def accept(self, sent: Any) -> Any:
        if isinstance(sent, bool) or not isinstance(sent, int) or not 0 <= sent < len(self.options):
            raise ValueError(f"there are {len(self.options)} options; got {sent!r}")
        return self.options[sent]

    def read(self, text: str) -> Any:
        for option in self.options:
            if str(option) == text:
                return option
        raise ValueError(f"the options are {', '.join(map(str, self.options))}; got {text!r}")

    def as_sent(self) -> int:
        return self.index

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"options": self.texts}


class TextField(Control):
    """A line of text, read at each key, or, where ``at_once`` is False, with Enter and when it is left."""

    kind = "text"

    def __init__(self, width: int = 24, most: int = 200, placeholder: str = "", at_once: bool = True):
        super().__init__()
        self.width, self.most, self.placeholder, self.at_once = width, most, placeholder, at_once

    def accept(self, sent: Any) -> str:
        if not isinstance(sent, str):
            raise ValueError(f"a field holds a text; got {sent!r}")
        return plain(sent)[: self.most]

    def spec(self) -> dict[str, Any]:
        looks = {
            "width": self.width,
            "most": self.most,
            "placeholder": self.placeholder,
            "at_once": self.at_once,
        }
        return super().spec() | looks


class Switch(Control):
    """A button that stays pressed. ``hint`` says what it is for."""

    kind = "switch"

    def __init__(self, hint: str = ""):
        super().__init__()
        self.hint = hint

    def accept(self, sent: Any) -> bool:
        if not isinstance(sent, bool):
            raise ValueError(f"a switch is on or off; got {sent!r}")
        return sent

    def read(self, text: str) -> bool:
        if text not in ("on", "off"):
            raise ValueError(f"a switch is on or off; got {text!r}")
        return text == "on"

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"hint": self.hint}


_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"


def read_number(text: str) -> float:
    """Return the number that a text stands for: decimals with a point or a comma, a percentage, or a fraction.

    Raises
    ------
    ValueError
        If it stands for none.

    Examples
    --------
    >>> read_number("0,3"), read_number("25 %"), read_number("1/4"), read_number("−2.5")
    (0.3, 0.25, 0.25, -2.5)
    >>> read_number("a lot")
    Traceback (most recent call last):
    ...
    ValueError: 'a lot' is no number
    """
    plain = "".join(text.split()).replace("−", "-").replace(",", ".").lower()
    if match := re.fullmatch(rf"({_NUMBER})%", plain):
        return float(match[1]) / 100
    if (match := re.fullmatch(rf"({_NUMBER})/({_NUMBER})", plain)) and float(match[2]) != 0:
        return float(match[1]) / float(match[2])
    if re.fullmatch(_NUMBER, plain) and math.isfinite(float(plain)):
        return float(plain)
    raise ValueError(f"{text!r} is no number")
