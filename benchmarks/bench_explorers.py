"""One refresh of every explorer, in the kernel, beside ``interact`` with a new figure each time.

A refresh is all that a move asks of the kernel: the state, the picture, and what is sent of it. Each move goes where
the control has not been before, so that nothing that was kept of an earlier picture helps. What ``interact`` costs is
to make the figure anew and to print it as IPython's inline backend does, with one pixel to a CSS pixel.

    python -m benchmarks.bench_explorers                  # all explorers
    python -m benchmarks.bench_explorers average sky      # those with one of these in their names
"""

import argparse
import time
from statistics import median

from IPython.core.pylabtools import print_figure

from tests.builders import NAMES, make, moves_of
from weatherbits.live import Explorer
from weatherbits.live.artists import PIXELS_PER_INCH

MOST_REFRESHES, MOST_FIGURES = 60, 10


def milliseconds(call, *arguments) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    call(*arguments)
    return 1e3 * (time.perf_counter() - start)


def some(values: list, most: int) -> list:
    """Return at most so many values, spread over all of them."""
    number = min(most, len(values))
    return [values[round(place * (len(values) - 1) / (number - 1))] for place in range(number)]


def refreshes(explorer: Explorer) -> tuple[list[float], list[int], list]:
    """Move an explorer through its places; return milliseconds, the sizes of what moves in bytes, and the states."""
    field, what, values = moves_of(explorer)
    control = explorer.controls[field]

    def refresh(value):
        setattr(control, what, value)
        explorer.frame()

    refresh(values[-1])
    taken, sizes, states = [], [], []
    for value in some(values, MOST_REFRESHES):
        taken.append(milliseconds(refresh, value))
        sizes.append(len(explorer.picture.moving.encode()))
        states.append(explorer.state)
    return taken, sizes, states


def new_figure(explorer: Explorer, state) -> None:
    """Make a state's picture as ``interact`` does."""
    with explorer.look.drawing():
        scene = type(explorer.picture.scene)(state)
        scene.show(state)
        print_figure(scene.figure, "png", dpi=PIXELS_PER_INCH, base64=True)


def line(name: str, cells: list) -> str:
    return f"{name:20}" + "".join(
        f"{cell:>14}" if isinstance(cell, str) else f"{cell:14.1f}" for cell in cells
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "only", nargs="*", metavar="NAME", help="measure only explorers with this in their names"
    )
    arguments = parser.parse_args()
    names = [name for name in NAMES if any(part in name for part in arguments.only or [""])]
    if not names:
        parser.error(f"no explorer has any of {arguments.only} in its name")

    print(line("", ["ours, ms", "new, ms", "faster", "kB"]))
    for name in names:
        explorer = make(name)
        taken, sizes, states = refreshes(explorer)
        new = median(milliseconds(new_figure, explorer, state) for state in some(states, MOST_FIGURES))
        cells = [median(taken), new, new / median(taken), median(sizes) / 1e3]
        print(line(name.removesuffix("_explorer"), cells), flush=True)


if __name__ == "__main__":
    main()
