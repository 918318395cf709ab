"""What bench_browser.py runs in the kernel: it shows an explorer, or the floor."""

import gc
import itertools

import ipywidgets as widgets
import psutil
from IPython.display import display

from tests.builders import make, moves_of
from weatherbits.live import Explorer, LivePicture, Slider

WARM_UP = 200  # moves after which all that is kept on purpose has been made

shown: Explorer | None = None
field = ""  # of the control to be moved


def ours(name: str) -> None:
    """Display an explorer."""
    global shown, field
    shown = make(name)
    field, *_ = moves_of(shown)
    display(shown)


def floor() -> None:
    """Display a slider, and a text that says its value."""
    slider, text = widgets.FloatSlider(0.25, min=0, max=1, step=0.01), widgets.Label("floor 0.25")
    slider.observe(lambda event: setattr(text, "value", f"floor {event.new:.2f}"), names="value")
    slider.add_class("bench-control")
    text.add_class("bench-floor")
    display(widgets.VBox([slider, text]))


def truth() -> dict:
    """Tell what the page should show: the state's picture, drawn anew, its sentence, and where the control stands."""
    anew = LivePicture(type(shown.picture.scene), shown.state, shown.look, shown.picture.prefix)
    control = shown.controls[field]
    place = control.as_sent()
    if isinstance(control, Slider):
        place = round((place - control.min) / control.step)
    return {
        "kernel_agrees": (shown.picture.still, shown.picture.moving) == (anew.still, anew.moving),
        "still": anew.still,
        "moving": anew.moving,
        "defined": "".join(anew.defined.values()),
        "sentence": shown.state.sentence,
        "place": place,
    }


def clean() -> None:
    """Forget all widgets."""
    global shown
    if shown is not None:
        shown.close()
    shown = None
    widgets.Widget.close_all()
    gc.collect()


def growth(name: str, moves: int) -> int:
    """Move an explorer's control up and down many times, as a page does; return by how many bytes the kernel grew."""
    ours(name)
    *_, values = moves_of(shown)
    numbered = enumerate(itertools.cycle(values + values[::-1]), start=1)

    def move(times: int) -> int:
        for n, value in itertools.islice(numbered, times):
            shown.hear({"do": "move", "name": field, "value": value, "n": n})
        gc.collect()
        return psutil.Process().memory_info().rss

    before = move(WARM_UP)
    after = move(moves)
    clean()
    return after - before
