"""A line that says how far a long cell has come, while it works."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from IPython import get_ipython
from IPython.display import display

from ..language import Words
from .explorer import Explorer

words = Words(__package__)

T = TypeVar("T")
PAUSE = 0.2  # seconds from one line to the next, at least: nobody reads faster


@dataclass(frozen=True)
class Progress:
    """How many things are done, of how many, and how long that took."""

    total: int
    of: str = ""  # what is counted, such as "classifiers trained"
    done: int = 0
    seconds: float = 0.0
    is_over: bool = False  # whether nothing more will come

    @property
    def seconds_left(self) -> float:
        """How long the rest will take, if each thing takes as long as those before it did on average."""
        return self.seconds / self.done * (self.total - self.done)

    @property
    def sentence(self) -> str:
        return words.Progress.sentence(self)


class ProgressLine(Explorer):
    """The line. It has no picture, and nothing to press."""

    def __init__(self, state: Progress):
        super().__init__(state, None, {})

    def __repr__(self) -> str:
        return words.Progress.not_running


def show_progress(items: Iterable[T], of: str = "") -> Iterator[T]:
    """Give things one after the other, and show under the cell how many of them are done, and how long the rest takes.

    Outside of a notebook it shows nothing.

    Parameters
    ----------
    items : iterable
        It has an end.
    of : str
        What is counted, as it stands after the numbers: "classifiers trained".

    Examples
    --------
    >>> [2 * number for number in show_progress([1, 2, 3], of="numbers doubled")]
    [2, 4, 6]
    """
    items = list(items)
    if getattr(get_ipython(), "kernel", None) is None:
        yield from items
        return
    line, start, shown = ProgressLine(Progress(len(items), of)), time.monotonic(), 0.0
    display(line)
    done = 0
    try:
        for item in items:
            yield item
            done += 1
            seconds = time.monotonic() - start
            if seconds - shown >= PAUSE:
                line.set(done=done, seconds=seconds)
                shown = seconds
    finally:  # also where the cell was interrupted
        line.set(done=done, seconds=time.monotonic() - start, is_over=True)
