"""One refresh of every explorer, in the kernel, beside ``interact`` with a new figure each time.

What ``interact`` costs in the kernel is to make the figure anew and to print it as IPython's inline backend does.
Both are measured for a coarse screen, with one pixel to a CSS pixel, and for a fine one, with two.

    python benchmarks/bench_explorers.py
"""

import statistics
import time

import ipywidgets as widgets
from IPython.core.pylabtools import print_figure

from making import NAMES, make
from weatherbits.plots.style import PIXELS_PER_INCH, SCALE, style

REFRESHES = 60
SCALES = (1, SCALE)


def milliseconds(call, times: int) -> float:
    """Return the median time of a call."""
    taken = []
    for turn in range(times):
        start = time.perf_counter()
        call(turn)
        taken.append(1e3 * (time.perf_counter() - start))
    return statistics.median(taken)


def values_of(control: widgets.Widget) -> list:
    """Return two values that a control can be moved between."""
    if hasattr(control, "min"):
        span = control.max - control.min
        low, high = control.min + 0.25 * span, control.min + 0.6 * span
        return [int(low), int(high)] if isinstance(control.min, int) else [low, high]
    if hasattr(control, "options"):
        options = [value for _, value in control._options_full]
        return [options[0], options[-1]]
    if isinstance(control.value, bool):
        return [False, True]
    return ["01", "0110"]


def main() -> None:
    columns = "".join(
        f"{f'{name} at {scale}x':>16}" for scale in SCALES for name in ("ours, ms", "new, ms", "faster")
    )
    print(f"{'':20}{columns}")
    for name in NAMES:
        explorer = make(name)
        control = next(iter(explorer.controls.values()))
        values = values_of(control)
        states = []
        for value in values:
            control.value = value
            states.append(explorer.state)

        def refresh(turn, control=control, values=values):
            control.value = values[turn % 2]

        def new_figure(turn, dpi, states=states, explorer=explorer):
            with style():
                scene = type(explorer.live.scene)(states[turn % 2])
                scene.show(states[turn % 2])
                print_figure(scene.figure, "png", dpi=dpi, base64=True)

        line = f"{name.removesuffix('_explorer'):20}"
        for scale in SCALES:
            explorer.screen.value = scale
            ours = milliseconds(refresh, REFRESHES)
            new = milliseconds(lambda turn, new=new_figure, dpi=PIXELS_PER_INCH * scale: new(turn, dpi), 10)
            line += f"{ours:16.1f}{new:16.0f}{new / ours:16.1f}"
        print(line)


if __name__ == "__main__":
    main()
