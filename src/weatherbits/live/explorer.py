"""The wiring of a live picture: which control feeds which field of the state, and what the state shows.

An explorer has three parts that do not know each other. The *state* is a frozen dataclass: numbers in, numbers and one
``sentence`` out. The *scene* (see ``artists``) draws a state. The *wiring*, here, says which control feeds which field.
"""

import asyncio
import contextlib
import itertools
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from . import stored
from .artists import Scene
from .cell import is_watched
from .controls import Control, Slider, read_number
from .look import Look
from .picture import LivePicture

Shown = Any  # a state, or a function from the state that is shown to the next one


@dataclass(frozen=True)
class Words:
    """What an explorer says itself, in the language of the course.

    Parameters
    ----------
    reset, stop : str
        Names of buttons.
    typed : callable
        Takes the label of a slider; names the field beside it, in which its number can be typed.
    failed : callable
        Takes what went wrong, in words; says that the picture is still the one before.
    no_number : callable
        Takes what was typed; says that it cannot be read.
    no_whole_number : callable
        The same for a number that has to be whole, and is not.
    out_of_range : callable
        Takes what was typed, and the slider's two ends; says that it lies beyond them.
    working : str
        Stands beside the picture while a run works.
    silent : str
        What to do when nobody answers: the kernel may be busy, or gone.
    not_running : str
        Stands for the live picture in a program that shows none.
    told : str
        What the text below the picture describes: the title of the folded picture of a stored notebook.
    """

    reset: str
    stop: str
    typed: Callable[[str], str]
    failed: Callable[[str], str]
    no_number: Callable[[str], str]
    no_whole_number: Callable[[str], str]
    out_of_range: Callable[[str, str, str], str]
    working: str
    silent: str
    not_running: str
    told: str


class Button:
    """A button; ``click`` presses it."""

    def __init__(self, label: str, press: Callable[[], None]):
        self.label, self.click, self.disabled = label, press, False


class Explorer:
    """A live picture with its controls.

    Parameters
    ----------
    state : frozen dataclass with a ``sentence``
        Where the explorer starts, and where Reset goes back to.
    make_scene : callable or None
        Takes a state, returns a :class:`Scene`. None: there are only controls and a sentence.
    controls : mapping of field name to Control
        When one is moved, the field of that name changes.
    look, words
        How it looks, and what it says itself.
    labels : mapping of str to str
        What a control or a button is called, by its field or its name. What is not in it is called by its name.
    presets : mapping of name to mapping of field name to value
        A button each.
    actions : mapping of name to function from state to state
        A button each, such as for a new sample.
    starts : sequence of str
        The actions that set where to begin, as presets do: they stand with those.
    runs : mapping of name to function from state to iterator
        A button each, that plays one state after the other until they end or Stop is pressed. The iterator gives
        states, or functions from the state that is shown to the next one; and None where nothing is new yet, so that
        Stop is heard.
    beside_runs : sequence of field name
        Controls that may be moved while a run goes on; to move any other one ends it.
    change : callable, default ``dataclasses.replace``
        ``change(state, field=value)`` returns the new state when a control moves. A state in which one
        field moves others (eight sliders that add up to 1) brings its own.
    rows : sequence of sequence of str, optional
        How the controls are laid out: in each row their fields, and between them, if need be, names of other words.
        Sliders that follow each other in a row stay beside each other. By default two controls share a row; among
        more than two, what is no slider begins a new row after a slider.
    idle : callable, optional
        Takes a state, returns for each field whose control can do nothing in that state the reason, in words.
    kept : sequence of field name
        What Reset leaves as it is.
    told : str, mapping of field name to value, or callable, optional
        The state that the text below describes, as the name of a preset or as fields: stored beside the start, folded.
        A callable takes the start and returns that state; it may take its time, as it is called only where a notebook
        is run to be stored, and nobody waits.
    asks : str, optional
        A question that the buttons are the answers to: it stands above them, and they stand one below the other.
    """

    def __init__(
        self,
        state: Any,
        make_scene: Callable[[Any], Scene] | None,
        controls: Mapping[str, Control],
        *,
        look: Look,
        words: Words,
        labels: Mapping[str, str] | None = None,
        presets: Mapping[str, Mapping[str, Any]] | None = None,
        actions: Mapping[str, Callable] | None = None,
        starts: Sequence[str] = (),
        runs: Mapping[str, Callable[[Any], Iterator[Shown]]] | None = None,
        beside_runs: Sequence[str] = (),
        change: Callable = replace,
        rows: Sequence[Sequence[str]] | None = None,
        idle: Callable[[Any], Mapping[str, str]] | None = None,
        kept: Sequence[str] = (),
        told: str | Mapping[str, Any] | Callable[[Any], Any] | None = None,
        asks: str = "",
    ):
        self.state = self._start = state
        self.controls = dict(controls)
        self.look, self.words, self.asks = look, words, asks
        labels = {"reset": words.reset, "stop": words.stop, **(labels or {})}
        self.rows = [
            [name if name in controls else labels[name] for name in row] for row in rows or _rows_of(controls)
        ]
        self.presets, self.actions, self.runs = dict(presets or {}), dict(actions or {}), dict(runs or {})
        self._change, self._idle = change, idle or (lambda state: {})
        self._beside_runs, self._kept = frozenset(beside_runs), tuple(kept)
        self._told = self.presets[told] if isinstance(told, str) else told
        # JupyterLab may hand a control's message to another thread than the one that a run goes on in.
        self._lock = threading.RLock()
        self._run: asyncio.Task | None = None
        self._page: Any = None  # the widget that carries it, once it is shown
        self._answered = 0  # the number of the latest request of the page
        self.running = ""  # the name of the run that goes on
        self.is_closed = False

        presses: dict[str, Callable[[], None]] = {
            **{name: partial(self.set, **fields) for name, fields in self.presets.items()},
            **{name: partial(self._act, step) for name, step in self.actions.items()},
            **{name: partial(self._start_run, name) for name in self.runs},
        }
        if self.runs:
            presses["stop"] = self.stop
        if make_scene:
            presses["reset"] = self.reset
        self.buttons = {name: Button(labels.get(name, name), press) for name, press in presses.items()}
        self._kinds = {
            **dict.fromkeys([*self.presets, *starts], "preset"),
            **dict.fromkeys(self.runs, "run"),
            "stop": "stop",
            "reset": "reset",
        }
        for field, control in self.controls.items():
            control.label = labels.get(field, field)
            control._moved = partial(self._take, field)

        self.picture: Any = make_scene and LivePicture(
            make_scene, state, look, prefix=f"live{next(_numbers)}-"
        )
        self.sentence = state.sentence
        self._sync()

    # What a learner does.

    def set(self, **fields) -> None:
        """Set fields of the state, several at once, with one redraw."""
        self.stop()
        self._go_to(lambda: replace(self.state, **fields))

    def reset(self) -> None:
        """Go back to the start; what is kept (a guess) stays."""
        self.stop()
        self._go_to(lambda: replace(self._start, **{name: getattr(self.state, name) for name in self._kept}))

    def type(self, field: str, text: str) -> None:
        """Type a number beside a slider. What cannot be read is refused in the sentence, and the value stays."""
        slider, words = cast(Slider, self.controls[field]), self.words
        try:
            number = read_number(text)
        except ValueError:
            self._say(words.no_number(text))
            return
        if not slider.min - 1e-9 <= number <= slider.max + 1e-9:
            self._say(words.out_of_range(text, f"{slider.min:g}", f"{slider.max:g}"))
        elif isinstance(slider.step, int) and number != round(number):
            self._say(words.no_whole_number(text))
        else:
            slider.value = slider.on_step(number)

    def visit(self, fields: Mapping[str, str]) -> None:
        """Go to the state that an address asks for: controls by their fields, and ``preset`` by its name.

        All is read as if it were typed: a number that a slider does not have is refused in the sentence. What is no
        control, no preset, or no option of a menu, is passed over.
        """
        for name, text in fields.items():
            control = self.controls.get(name)
            if name == "preset" and text in self.presets:
                self.buttons[text].click()
            elif isinstance(control, Slider):
                self.type(name, text)
            elif control is not None:
                with contextlib.suppress(ValueError):
                    control.value = control.read(text)

    def stop(self) -> None:
        """Stop a run, where one is going on; what it has drawn so far stays."""
        with self._lock:
            if self._run is not None:
                with contextlib.suppress(RuntimeError):  # its loop has come to an end before it
                    self._run.get_loop().call_soon_threadsafe(self._run.cancel)
                self._run_is_over()

    def play(self, states: Iterator[Shown], name: str = "…", seconds_between: float = 0.05) -> None:
        """Show states one after the other, while the controls stay alive.

        Outside of a running event loop (plain Python) the states are shown at once, one after the other.
        """
        self.stop()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            for shown in states:
                if shown is not None:
                    self._go_to(partial(self._next, shown))
            return
        with self._lock:
            self.running = name
            self._sync()
            self._publish()
            self._run = loop.create_task(self._play(states, seconds_between))

    async def _play(self, states: Iterator[Shown], seconds_between: float) -> None:
        try:
            await asyncio.sleep(seconds_between)  # the page shows first that something has begun
            for shown in states:
                with self._lock:
                    if self._run is not asyncio.current_task():
                        return  # stopped while this state was being worked out
                    if shown is not None:
                        self._go_to(partial(self._next, shown))
                await asyncio.sleep(0 if shown is None else seconds_between)
        except Exception as error:
            self._apologise(error)
        with self._lock:
            if self._run is asyncio.current_task():
                self._run_is_over()

    def _next(self, shown: Shown) -> Any:
        return shown(self.state) if callable(shown) else shown

    def _run_is_over(self) -> None:
        self._run, self.running = None, ""
        self._sync()
        self._publish()

    def _act(self, step: Callable) -> None:
        self.stop()
        self._go_to(lambda: step(self.state))

    def _start_run(self, name: str) -> None:
        self.play(self.runs[name](self.state), name)

    def _take(self, field: str, value: Any) -> None:
        """Change the field of a control that was moved."""
        if field not in self._beside_runs:
            self.stop()
        self._go_to(lambda: self._change(self.state, **{field: _sound(value)}))

    def _go_to(self, make_state: Callable[[], Any]) -> None:
        """Make a new state and show it. What goes wrong is said; the state before stays, and so do its controls."""
        with self._lock:
            if self.is_closed:
                return
            try:
                state = make_state()
                sentence = state.sentence
                has_new_still = self.picture is not None and self.picture.show(state)
            except Exception as error:
                self._apologise(error)
                return
            self.state, self.sentence = state, sentence
            self._sync()
            self._publish(has_new_still)

    def _say(self, sentence: str) -> None:
        """Say something else than what the state says, until the next move."""
        with self._lock:
            self.sentence = sentence
            self._sync()
            self._publish()

    def _apologise(self, error: Exception) -> None:
        problem = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        self._say(self.words.failed(problem))

    def _sync(self) -> None:
        """Let the controls show what the state says.

        A slider whose end moves with the state takes it from the state's ``FIELD_max``.
        """
        for field, control in self.controls.items():
            if isinstance(control, Slider):
                control.max = getattr(self.state, f"{field}_max", control.max)
            control.follow(getattr(self.state, field))
        for name in self.runs:
            self.buttons[name].disabled = bool(self.running)
        if self.runs:
            self.buttons["stop"].disabled = not self.running

    @property
    def idle(self) -> Mapping[str, str]:
        """The controls that can do nothing right now, by field, and why."""
        return self._idle(self.state)

    @property
    def chosen(self) -> str:
        """The name of the button that stays pressed, if there is one."""
        return ""

    # What the page is told, and what it says.

    def shape(self) -> dict[str, Any]:
        """Return all that a page has to know once: how large the picture is, which controls there are, and words."""
        specs = {}
        for field, control in self.controls.items():
            specs[field] = control.spec()
            if isinstance(control, Slider):
                specs[field]["typed"] = self.words.typed(control.label)
        return {
            "size": [self.picture.width, self.picture.height] if self.picture else None,
            "controls": specs,
            "rows": self.rows,
            "asks": stored.plain(self.asks),
            "buttons": [
                [name, button.label, self._kinds.get(name, "action")] for name, button in self.buttons.items()
            ],
            "working": self.words.working,
            "silent": self.words.silent,
        }

    def frame(self) -> dict[str, Any]:
        """Return what a page shows of the state, but for what stands still."""
        return {
            "n": self._answered,
            "moving": stored.plain(self.picture.moving) if self.picture else "",
            "least": self.picture.least_width if self.picture else 0,
            "sentence": stored.plain(self.sentence),
            "values": {field: control.as_sent() for field, control in self.controls.items()},
            "ends": {
                f: getattr(self.state, f"{f}_max") for f in self.controls if hasattr(self.state, f"{f}_max")
            },
            "idle": dict(self.idle),
            "running": self.running,
            "chosen": self.chosen,
        }

    def hear(self, request: Any) -> None:
        """Do what a page asks for. Whatever it sends, it is answered."""
        with self._lock:
            if self.is_closed or not isinstance(request, dict):
                return
            if isinstance(request.get("n"), int):
                self._answered = request["n"]
            kind, name = request.get("do"), str(request.get("name"))
            try:
                if kind == "move" and name in self.controls:
                    self.controls[name].value = self.controls[name].accept(request.get("value"))
                elif kind == "type" and isinstance(self.controls.get(name), Slider):
                    self.type(name, str(request.get("value")))
                elif kind == "press" and name in self.buttons and not self.buttons[name].disabled:
                    self.buttons[name].click()
                elif kind == "visit" and isinstance(request.get("fields"), dict):
                    self.visit({str(name): str(text)[:200] for name, text in request["fields"].items()})
                elif kind == "look":
                    self._publish(has_new_still=True)
            except ValueError as error:
                self._apologise(error)
            if self._page and self._page.frame["n"] != self._answered:
                self._publish()

    def _publish(self, has_new_still: bool = False) -> None:
        if self._page:
            self._page.publish(self, has_new_still)

    # How it is shown.

    def static_html(self, png: bytes | None = None) -> str:
        """Return the picture and its sentence as HTML, for readers who have no kernel running.

        Where the text below tells of another state, that one follows, folded: it gives nothing away to who has not
        guessed yet. Without a picture it says what to do to see more.
        """
        if not self.picture:
            return stored.still(stored.words(repr(self)))
        with self._lock:
            html = self._figure(png or self.picture.png(), self.sentence)
            told = self._told_state()
            if told is not None:
                self.picture.show(told)
                inside = self._figure(self.picture.png(), told.sentence)
                self.picture.show(self.state)
                html += stored.folded(self.words.told, inside)
            return stored.still(html)

    def _figure(self, png: bytes, sentence: str) -> str:
        picture = self.picture
        return stored.figure(png, sentence, picture.width, picture.height, picture.least_width)

    def _told_state(self) -> Any:
        if callable(self._told):
            return None if is_watched() else self._told(self.state)
        return self._told and replace(self.state, **self._told)

    def __repr__(self) -> str:
        return self.words.not_running

    def _ipython_display_(self) -> None:
        """Show the live picture, and, for where no kernel runs, a still one with its words."""
        from IPython.display import display

        from . import page  # here, as whoever only draws pictures needs no widgets

        page.let_go_of_what_this_cell_showed(self)
        if self._page is None:
            self._page = page.Page(self)
        bundle, metadata = self._page.bundle(repr(self))
        display(bundle, metadata=metadata, raw=True)
        if self.picture:
            png = self.picture.png()
            display(stored.bundle(self.static_html(png), self.sentence, png), raw=True)
        else:
            display(stored.bundle(self.static_html(), repr(self)), raw=True)

    def close(self) -> None:
        """Let go of the page and of all that was drawn; what is left does nothing any more."""
        self.stop()
        with self._lock:
            self.is_closed = True
            if self._page:
                self._page.close()
            self._page = self.picture = self._told = None
            self.presets, self.actions, self.runs, self.buttons = {}, {}, {}, {}
            for control in self.controls.values():
                control._moved = lambda value: None
            self.state = self._start = None
            self._change, self._idle = replace, lambda state: {}


_numbers = itertools.count(1)


def _rows_of(controls: Mapping[str, Control]) -> list[list[str]]:
    """Return how controls are laid out where nobody says it.

    Examples
    --------
    >>> _rows_of({"p": Slider(0, 1, 0.1), "unit": Control(), "day": Slider(1, 9, 1)})
    [['p'], ['unit', 'day']]
    """
    rows: list[list[str]] = []
    after_slider = True
    for field, control in controls.items():
        is_slider = isinstance(control, Slider)
        if not rows or (after_slider and not is_slider and len(controls) > 2):
            rows.append([])
        rows[-1].append(field)
        after_slider = is_slider
    return rows


def _sound(value: Any) -> Any:
    """Return what a control holds, unless it is NaN."""
    if value != value:
        raise ValueError("this is NaN, which is no number")
    return value
