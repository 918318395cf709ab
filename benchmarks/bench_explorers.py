"""One refresh of every explorer, in the kernel, beside ``interact`` with a new figure each time.

What ``interact`` costs in the kernel is to make the figure anew and to print it as IPython's inline backend does.
It is measured at the inline backend's own resolution, and at the resolution of our pictures (twice as fine).

    python benchmarks/bench_explorers.py
"""

import statistics
import time

import ipywidgets as widgets
from IPython.core.pylabtools import print_figure

from making import NAMES, make
from weatherbits.plots.style import PIXELS_PER_INCH, SCALE, style

REFRESHES = 60


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
    print(f"{'':24}{'ours, ms':>10}{'new figure, ms':>16}{'at 2x, ms':>12}{'times faster':>14}{'at 2x':>8}")
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

        ours = milliseconds(refresh, REFRESHES)
        plain = milliseconds(lambda turn, new=new_figure: new(turn, PIXELS_PER_INCH), 10)
        fine = milliseconds(lambda turn, new=new_figure: new(turn, PIXELS_PER_INCH * SCALE), 10)
        print(
            f"{name.removesuffix('_explorer'):24}{ours:10.1f}{plain:16.0f}{fine:12.0f}"
            f"{plain / ours:14.1f}{fine / ours:8.1f}"
        )


if __name__ == "__main__":
    main()
