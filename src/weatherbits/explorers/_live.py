"""The engine under every live picture: controls, a picture, and a sentence that says what it shows.

An explorer has three parts that do not know each other. The *state* is a frozen dataclass: numbers in,
numbers and one ``sentence`` out. The *scene* (see ``plots.canvas``) draws a state. The *wiring*, here,
says which control feeds which field of the state.
"""

import asyncio
import base64
import html
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from ..lessons.predictions import guesses
from ..plots.canvas import LiveCanvas
from ..plots.style import SCALE

# The sentence stands in a box of its own, at a height that does not jump when it takes one line more.
_CSS = """<style>
.weatherbits .widget-html-content, .weatherbits-static figcaption { font-size: 15px; line-height: 1.5; }
.weatherbits .weatherbits-sentence { max-width: 820px; min-height: 4.5em; overflow-wrap: anywhere; }
.weatherbits img { border-radius: 6px; }
.weatherbits .widget-readout { min-width: 4.5em; }
.weatherbits .noUi-handle { border: 2px solid var(--jp-brand-color1, #1976d2); }
</style>"""

# Where the widget lives, the static picture hides. Where the widget cannot be found (an old notebook
# opened anew), the message about it hides, and the static picture stays.
_STATIC_CSS = """<style>
.jp-OutputArea:has(.weatherbits-live) .weatherbits-static { display: none; }
.jp-OutputArea:has(.weatherbits-static):not(:has(.weatherbits-live))
 .jp-OutputArea-child:not(:has(.weatherbits-static)) { display: none; }
</style>"""

# Runs with the live picture; notebooks that are only looked at run no scripts, and need none.
_SCRIPT = f"<script>{Path(__file__).with_name('access.js').read_text(encoding='utf-8')}</script>"


class Explorer(widgets.VBox):
    """A live picture with its controls.

    Parameters
    ----------
    state : frozen dataclass with a ``sentence``
        Where the explorer starts, and where Reset goes back to.
    make_scene : callable
        Takes a state, returns a scene.
    controls : mapping of field name to widget
        Each widget has a ``value``; when it changes, the field of that name changes.
    presets : mapping of label to mapping of field name to value
        A button each.
    actions : mapping of label to function from state to state
        A button each, such as "New sample".
    runs : mapping of label to function from state to iterator of states
        A button each, that plays one state after the other until they end or Stop is pressed.
    change : callable, default ``dataclasses.replace``
        ``change(state, field=value)`` returns the new state when a control moves. A state in which one
        field moves others (eight sliders that add up to 1) brings its own.
    arrange : callable, optional
        Takes the controls by field, and returns the widget that lays them out; by default they follow each
        other in rows.
    prediction : str, optional
        The name of a prediction. The learner's guess is kept in the state's field ``guess``.
    """

    def __init__(
        self,
        state: Any,
        make_scene: Callable,
        controls: Mapping[str, widgets.Widget],
        *,
        presets: Mapping[str, Mapping[str, Any]] | None = None,
        actions: Mapping[str, Callable] | None = None,
        runs: Mapping[str, Callable[[Any], Iterator]] | None = None,
        change: Callable = replace,
        arrange: Callable[[Mapping[str, widgets.Widget]], widgets.Widget] | None = None,
        prediction: str | None = None,
    ):
        if prediction is not None:
            state = replace(state, guess=guesses.get(prediction))
            guesses.watch(prediction, self._take_guess)
        self.state = self._start = state
        self.controls = dict(controls)
        self._change = change
        self._is_syncing = False
        # JupyterLab may hand a control's message to another thread than the one that a run goes on in.
        self._lock = threading.RLock()
        self._run: asyncio.Task | None = None

        self.live = LiveCanvas(make_scene, state)
        width, _ = self.live.size
        self.picture = widgets.Image(
            format="png",
            layout=widgets.Layout(
                width=f"{width}px", max_width="100%", height="auto", align_self="flex-start", margin="4px 0"
            ),
        )
        # How many pixels the screen has to a CSS pixel: access.js types it here, where nobody sees it.
        self.screen = widgets.FloatText(SCALE, layout=widgets.Layout(display="none"))
        self.screen.add_class("weatherbits-screen")
        self.screen.observe(lambda event: self._fit(event["new"]), names="value")
        self.sentence = widgets.HTML()
        self.sentence.add_class("weatherbits-sentence")
        self.buttons = {
            **{label: self._button(label, self._preset, fields) for label, fields in (presets or {}).items()},
            **{label: self._button(label, self._act, step) for label, step in (actions or {}).items()},
            **{label: self._button(label, self._start_run, states) for label, states in (runs or {}).items()},
        }
        self.runs = dict(runs or {})
        if runs:
            self.buttons["Stop"] = self._button("Stop", lambda _: self.stop(), None)
            self.buttons["Stop"].disabled = True
        self.buttons["Reset"] = self._button("Reset", lambda _: self.reset(), None)
        for field, control in self.controls.items():
            control.observe(lambda event, field=field: self._moved(field, event), names="value")

        wrap = widgets.Layout(flex_flow="row wrap", align_items="center")
        super().__init__(
            [
                widgets.HTML(_CSS, layout=widgets.Layout(display="none")),
                widgets.Box(list(self.buttons.values()), layout=wrap),
                arrange(self.controls) if arrange else widgets.Box(list(self.controls.values()), layout=wrap),
                self.picture,
                self.sentence,
                self.screen,
            ]
        )
        self.add_class("weatherbits")
        self._sync()
        self._show(state)

    def set(self, **fields) -> None:
        """Set fields of the state, several at once, with one redraw."""
        self.stop()
        self._go_to(lambda: replace(self.state, **fields))

    def reset(self) -> None:
        """Go back to the start; a guess that was kept stays."""
        self.stop()
        kept = {"guess": self.state.guess} if hasattr(self.state, "guess") else {}
        self._go_to(lambda: replace(self._start, **kept))

    def stop(self) -> None:
        """Stop a run, where one is going on; what it has drawn so far stays."""
        with self._lock:
            if self._run is not None:
                self._run.get_loop().call_soon_threadsafe(self._run.cancel)
                self._run_is_over()

    def play(self, states: Iterator, seconds_between: float = 0.05) -> None:
        """Show states one after the other, while the controls stay alive.

        Outside of a running event loop (plain Python) the states are shown at once, one after the other.
        """
        self.stop()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            for state in states:
                self._go_to(lambda state=state: state)
            return
        for label in self.runs:
            self.buttons[label].disabled = True
        if "Stop" in self.buttons:
            self.buttons["Stop"].disabled = False
        self._run = loop.create_task(self._play(states, seconds_between))

    async def _play(self, states: Iterator, seconds_between: float) -> None:
        try:
            for state in states:
                with self._lock:
                    if self._run is not asyncio.current_task():
                        return  # stopped while this state was being worked out
                    self._go_to(lambda state=state: state)
                await asyncio.sleep(seconds_between)
        except Exception as error:
            self._apologise(error)
        with self._lock:
            if self._run is asyncio.current_task():
                self._run_is_over()

    def _run_is_over(self) -> None:
        self._run = None
        for label in self.runs:
            self.buttons[label].disabled = False
        if "Stop" in self.buttons:
            self.buttons["Stop"].disabled = True

    def _button(self, label: str, on_click: Callable, argument: Any) -> widgets.Button:
        button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
        button.on_click(lambda _: on_click(argument))
        return button

    def _preset(self, fields: Mapping[str, Any]) -> None:
        self.set(**fields)

    def _act(self, step: Callable) -> None:
        self.stop()
        self._go_to(lambda: step(self.state))

    def _start_run(self, states: Callable[[Any], Iterator]) -> None:
        self.play(states(self.state))

    def _moved(self, field: str, event: Mapping[str, Any]) -> None:
        if not (self._is_syncing or _is_echo(event["old"], event["new"])):
            self.stop()
            self._go_to(lambda: self._change(self.state, **{field: _sound(event["new"])}))

    def _take_guess(self, guess: float | str | None) -> None:
        self._go_to(lambda: replace(self.state, guess=guess))

    def _go_to(self, make_state: Callable[[], Any]) -> None:
        """Make a new state and show it. What goes wrong is said; the state before stays, and so do its controls."""
        with self._lock:
            try:
                state = make_state()
                self._show(state)
            except Exception as error:
                self._apologise(error)
                return
            self.state = state
            self._sync()

    def _show(self, state: Any) -> None:
        sentence = state.sentence
        self.live.show(state)
        self.picture.value = self.live.png()
        self.sentence.value = html.escape(sentence)

    def _fit(self, pixels: float) -> None:
        """Draw for a screen with so many pixels to a CSS pixel."""
        with self._lock:
            self.live.set_scale(SCALE if pixels > 1 else 1, self.state)
            self.picture.value = self.live.png()

    def _apologise(self, error: Exception) -> None:
        problem = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        self.sentence.value = html.escape(f"This could not be drawn: {problem}. Move on, or press Reset.")

    def _sync(self) -> None:
        """Set the controls to what the state says, where they differ by more than their own steps can tell.

        What is set lies on a step: an off-step value would be rounded by the browser and sent back, which
        moves the other controls, which are rounded and sent back, and so on.

        A slider of "step" whose end moves with the state takes it from the state's ``step_max``.
        """
        self._is_syncing = True
        try:
            for field, control in self.controls.items():
                value = getattr(self.state, field)
                control_max = getattr(self.state, f"{field}_max", None)
                if control_max is not None:
                    control.max = control_max
                if isinstance(control, widgets.FloatSlider):
                    if not abs(control.value - value) <= control.step / 2:
                        steps = round((value - control.min) / control.step)
                        # Rounded as the browser rounds it: 35 steps of 0.01 are 0.35, not 0.35000000000000003.
                        control.value = round(control.min + steps * control.step, 10)
                elif control.value != value:
                    control.value = value
        finally:
            self._is_syncing = False

    def static_html(self) -> str:
        """Return the picture and its sentence as HTML, for readers who have no kernel running."""
        data = base64.b64encode(self.live.small_png()).decode()
        text = html.escape(self.state.sentence)
        width, height = self.live.size
        return (
            f'<figure class="weatherbits-static" style="margin: 4px 0; max-width: {width}px">'
            f'<img src="data:image/png;base64,{data}" alt="{text}" width="{width}" height="{height}" '
            f'style="max-width: 100%; height: auto"><figcaption>{text}</figcaption></figure>{_SCRIPT}'
        )

    def __repr__(self) -> str:
        return "A live picture: run this cell to move it."

    def _ipython_display_(self) -> None:
        show_live_and_static(self, self.static_html(), self.state.sentence)


def show_live_and_static(widget: widgets.DOMWidget, static_html: str, words: str) -> None:
    """Display a widget, and what stands in its place where no kernel is running: as HTML, and in words."""
    widget.add_class("weatherbits-live")
    display({**widget._repr_mimebundle_(), "text/plain": repr(widget)}, raw=True)
    display({"text/html": _STATIC_CSS + static_html, "text/plain": words}, raw=True)


def _is_echo(old: Any, new: Any) -> bool:
    """Return whether a value only came back rounded: for 0.35, a browser's slider sends 0.35000000000000003."""
    return isinstance(old, float) and isinstance(new, float) and 0 < abs(new - old) < 1e-9


def _sound(value: Any) -> Any:
    """Return what a control holds, unless it is NaN, which a slider's number field lets through."""
    if value != value:
        raise ValueError("this is NaN, which is no number")
    return value


def slider(
    label: str, low: float, high: float, step: float, *, readout_format: str = ".2f"
) -> widgets.FloatSlider:
    """Return a slider for a number. Its value can be dragged, typed, or moved with the arrow keys."""
    return widgets.FloatSlider(
        min=low, max=high, step=step, description=label, readout_format=readout_format, **_wide(label)
    )


def int_slider(label: str, low: int, high: int, *, step: int = 1) -> widgets.IntSlider:
    """Return a slider for a whole number."""
    return widgets.IntSlider(min=low, max=high, step=step, description=label, **_wide(label))


def text_field(label: str, *, width: str = "24em") -> widgets.Text:
    """Return a field for a line of text that is read at each key."""
    return widgets.Text(description=label, layout=widgets.Layout(width=width, max_width="100%"), style=_LABEL)


def choice(label: str, options) -> widgets.Dropdown:
    """Return a menu of options."""
    return widgets.Dropdown(
        options=options,
        description=label,
        layout=widgets.Layout(width="auto", max_width="100%"),
        style=_LABEL,
    )


_LABEL = {"description_width": "initial"}


def _wide(label: str) -> dict:
    """Return the looks of a slider whose track is as long beside a long label as beside a short one."""
    width = f"{22 + len(label) // 2}em"
    return {"style": _LABEL, "layout": widgets.Layout(width=width, max_width="100%")}
