"""What bench_browser.py runs in the kernel: it shows an explorer, its naive twin, or the floor."""

import gc
import hashlib
import itertools
import json

import ipywidgets as widgets
import psutil
from IPython import get_ipython
from IPython.display import display

from making import make
from weatherbits.explorers._live import Explorer
from weatherbits.plots.canvas import LiveCanvas
from weatherbits.plots.style import PIXELS_PER_INCH, style

shown: Explorer | None = None


def with_control(name: str) -> tuple[Explorer, str, widgets.Widget]:
    """Return an explorer, and the field and the control to be moved: the slider with the most steps, or a menu."""
    explorer = make(name)

    def steps(field):
        control = explorer.controls[field]
        if control.layout.display == "none":
            return 0, 0
        if isinstance(control, widgets.FloatSlider | widgets.IntSlider):
            return 2, (control.max - control.min) / control.step
        return 1, len(getattr(control, "options", ()))

    field = max(explorer.controls, key=steps)
    explorer.controls[field].add_class("bench-control")
    return explorer, field, explorer.controls[field]


def ours(name: str) -> None:
    """Display an explorer."""
    global shown, control
    shown, _, control = with_control(name)
    display(shown)


def naive(name: str, scale: int) -> None:
    """Display the same picture, made by ``interact``: a new figure at each move, shown inline, as fine as ours."""
    explorer, field, control = with_control(name)
    control.unobserve_all()
    if hasattr(control, "options"):  # a menu watches its own index
        control = widgets.Dropdown(options=control.options, value=control.value).add_class("bench-control")

    def draw(value):
        state = explorer._change(explorer.state, **{field: value})
        with style():
            scene = type(explorer.live.scene)(state)
            scene.show(state)
            scene.figure.set_dpi(PIXELS_PER_INCH * scale)
            display(scene.figure)
        print(state.sentence)

    widgets.interact(draw, value=control)


def floor() -> None:
    """Display a slider, and a text that says its value."""
    slider, text = widgets.FloatSlider(0.25, min=0, max=1, step=0.01), widgets.Label("floor 0.25")
    slider.observe(lambda event: setattr(text, "value", f"floor {event.new:.2f}"), names="value")
    slider.add_class("bench-control")
    text.add_class("bench-floor")
    display(widgets.VBox([slider, text]))


def truth() -> str:
    """Tell what the page should show: the control's value; the picture that was sent; the same, drawn anew."""
    anew = LiveCanvas(type(shown.live.scene), shown.state)
    anew.set_scale(shown.live.scale, shown.state)
    pictures = [hashlib.sha256(png).hexdigest() for png in (shown.picture.value, anew.png())]
    value = control.index if hasattr(control, "index") else control.value
    return json.dumps([value, *pictures])


def clean() -> None:
    """Forget all widgets."""
    global shown
    shown = None
    widgets.Widget.close_all()
    gc.collect()


def growth(name: str, moves: int) -> int:
    """Move an explorer's control up and down many times; return by how many bytes the kernel grew."""
    ours(name)
    if hasattr(control, "options"):
        trait, values = "index", list(range(len(control.options)))
    else:
        trait, steps = "value", round((control.max - control.min) / control.step)
        values = [type(control.value)(control.min + step * control.step) for step in range(steps + 1)]
    gc.collect()
    before = psutil.Process().memory_info().rss
    for value in itertools.islice(itertools.cycle(values + values[::-1]), moves):
        setattr(control, trait, value)
    gc.collect()
    after = psutil.Process().memory_info().rss
    clean()
    return after - before


get_ipython().run_line_magic("matplotlib", "inline")
