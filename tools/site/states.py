"""An explorer as a table: all the states that a page without Python can show, and what leads from one to another.

The table is *closed*: whatever a page lets a learner move or press, in any of its states, leads to a state of the
table; and each of them was computed and drawn by the same Python that runs in the notebook. Where the states would be
too many, a slider has fewer steps, or a control stays where it is: that one needs the live notebook.
"""

import contextlib
import dataclasses
import gzip
import hashlib
import itertools
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from weatherbits.live import Choice, Control, Explorer, Slider, Switch

MOST_STATES = 520  # of a table: drawing one takes some milliseconds
MOST_OF = {  # fewer where each is large, more where they are small
    "DayByDay": 200, "Features": 21, "Gallery": 56, "Game": 1860, "Loss": 350, "Mix": 48, "Network": 200,
    "QuestionGame": 1200, "ReshapedSky": 420, "SoftmaxTraps": 420,
}  # fmt: skip
MOST_AT_FIRST = 405  # of a table that grows, where only what is free to move has been moved
MOST_PRESSES = 4  # of a button that could be pressed for ever
LARGE = 1000  # numbers
FEWEST_STATES = 24  # a table may have them, however large they are
ALIKE = 4  # controls of one kind
MOST_STEPS = 201  # of the slider that counts most
FEWER_STEPS = (51, 21, 11, 5)  # of the others
FEW_STEPS = 13  # a slider that has no more keeps them all
MOST_KILOBYTES = 170  # of a table, gzipped

# What the texts name, by the kind of state: of many controls that are alike, those (each leads to other places, so
# they are moved from the presets); the button that ends a day of a game; how many steps are enough, where each leads
# to other places again; and, where a run takes its time, where it is followed from.
NAMED = {"OwnBelief": ["q_sunny", "p_sunny"]}
GAMES = {"QuestionGame": "ask", "Game": "state_it"}
STEPS = {"Game": 11, "Gallery": 5, "Asymmetry": 21}
SLOW_RUNS: dict[str, list[dict[str, Any]]] = {
    "Training": [{}, {"examples": 5}, {"network": "softmax_regression"}],
    "Transmission": [
        {**place, **order}
        for place in ({}, {"region": 1.0}, {"sender": "huffman_2_days"})
        for order in ({}, {"ordered": 1_000_000})
    ],
}

Key = Any


@dataclass
class Table:
    """The states of an explorer, and what leads from one to another. State 0 is where it starts.

    Attributes
    ----------
    states : list
        The states.
    axes : dict of field name to list
        What each control can be set to.
    lines : dict of field name to list of list of int
        For each state (or, where a control cannot be moved, an empty list), the states that its values lead to;
        -1 stands for none.
    presses : dict of name to list of int
        For each button, and each state, where it leads to.
    """

    explorer: Explorer
    axes: dict[str, list]
    states: list = field(default_factory=list)
    lines: dict[str, list[Sequence[int]]] = field(default_factory=dict)
    presses: dict[str, list[int]] = field(default_factory=dict)

    @property
    def main(self) -> str:
        return main_control(self.explorer)

    @property
    def thinned(self) -> list[str]:
        """The sliders that have fewer steps than in the notebook."""
        return [
            name
            for name, values in self.axes.items()
            if 1 < len(values) < len(_all_values(self.explorer, name))
            and name not in self.explorer._idle(self.states[0])
        ]

    @property
    def needs_python(self) -> tuple[list[str], list[str]]:
        """The controls, and the buttons, that need the live notebook."""
        controls = [name for name in self.explorer.controls if name not in self.axes]
        buttons = [name for name in self.explorer.buttons if name not in self.presses and name != "stop"]
        return controls, buttons

    @property
    def only_live(self) -> tuple[list[str], list[str]]:
        """The same by the labels that a learner sees."""
        controls, buttons = self.needs_python
        return (
            [self.explorer.controls[name].label for name in controls],
            [self.explorer.buttons[name].label for name in buttons],
        )


class TooMany(Exception):
    """A table would have more states than it may have."""


def main_control(explorer: Explorer) -> str:
    """Return the control that the picture is about: its first slider, or what stands first where there is none."""
    named = NAMED.get(type(explorer.state).__name__, [])
    sliders = [name for name, control in explorer.controls.items() if isinstance(control, Slider)]
    movable = [name for name, control in explorer.controls.items() if isinstance(control, Choice | Switch)]
    return next(iter(named or sliders or movable), "")


def packed_table(explorer: Explorer, numbers: Collection[float] = ()) -> tuple[Table, "Packed"]:
    """Return the table of an explorer: with as much of it as it can have without growing too large.

    ``numbers`` are those that the text beside the explorer names: where a slider has them, it keeps them.
    """
    ways, drawn = Ways(explorer, numbers), Drawn(explorer)
    most = MOST_OF.get(type(explorer.state).__name__, MOST_STATES)
    while True:
        table = _fitting(ways, most)
        packed = pack(table, drawn)
        size = len(gzip.compress(packed.file + json.dumps(packed.images).encode()))
        if size < MOST_KILOBYTES * 1000 or most < FEWEST_STATES:
            return table, packed
        most = min(most, len(table.states)) * 3 // 4


class Ways:
    """What leads from a state of an explorer to others: what its controls can be set to, and where its buttons lead.

    Of states that are the same it gives the first one, again and again. Each way is gone once.
    """

    def __init__(self, explorer: Explorer, numbers: Collection[float] = ()):
        self.explorer, self.numbers = explorer, numbers
        self.slow = SLOW_RUNS.get(type(explorer.state).__name__)
        self._states: dict[Key, Any] = {}
        self._gone: dict[tuple, Any] = {}
        self._ends: dict[Key, Any] = {}
        self.start = self.the(explorer.state)
        for fields in self.slow or []:
            for name in explorer.runs:
                state = replace(self.start, **fields)
                self._ends[self._run(name, state)] = self._end(name, state)

    def the(self, state: Any) -> Any:
        return self._states.setdefault(_key(state), state)

    def move(self, state: Any, name: str, value: Any) -> Any:
        """Return where a control leads when it is set to a value; None: nowhere."""
        end = getattr(state, f"{name}_max", None)  # that of some sliders moves
        if end is not None and value > end:
            return None
        return self._go((id(state), name, value), partial(self.explorer._change, state, **{name: value}))

    def press(self, state: Any, name: str) -> Any:
        """Return where a button leads: that of a run, to its end. None: nowhere, or nobody has waited for that end."""
        return self._go((id(state), name), partial(self._pressed, state, name))

    def _go(self, way: tuple, make: Callable[[], Any]) -> Any:
        if way not in self._gone:
            try:
                to = make()
            except ValueError:
                to = None
            self._gone[way] = None if to is None else self.the(to)
        return self._gone[way]

    def _pressed(self, state: Any, name: str) -> Any:
        explorer = self.explorer
        if name in explorer.presets:
            return replace(state, **explorer.presets[name])
        if name in explorer.actions:
            return explorer.actions[name](state)
        return self._end(name, state) if self.slow is None else self._ends.get(self._run(name, state))

    def _end(self, name: str, state: Any) -> Any:
        for shown in self.explorer.runs[name](state):
            if shown is not None:
                state = shown(state) if callable(shown) else shown
        return state

    def _run(self, name: str, state: Any) -> Key:
        """Return what tells slow runs apart: the plain values, and not what a run before has left."""
        beside = self.explorer._beside_runs
        values = {part.name: getattr(state, part.name) for part in dataclasses.fields(state)}
        plain = {
            n: v for n, v in values.items() if n not in beside and isinstance(v, str | int | float | None)
        }
        return name, _key(plain)

    @property
    def ends(self) -> list:
        """Where the runs that take seconds have ended."""
        return list(self._ends.values())

    @cached_property
    def worth_trying(self) -> list[str]:
        """The controls, the main one first; of many that are alike, such as one for each state, no others."""
        explorer = self.explorer
        named = NAMED.get(type(explorer.state).__name__, [])
        main = main_control(explorer)
        kinds = [_kind(control) for control in explorer.controls.values()]
        others = [
            name
            for name, control in explorer.controls.items()
            if name in named or kinds.count(_kind(control)) <= ALIKE
        ]
        return list(dict.fromkeys(name for name in [main, *named, *others] if name))

    def values(self, name: str, most: int) -> list:
        """Return what a control is set to in a page: all, or, of a slider with more steps, every so many-th."""
        values = _all_values(self.explorer, name, self.ends)
        slider: Any = self.explorer.controls[name]
        if not isinstance(slider, Slider):
            return values
        if name == main_control(self.explorer):
            most = min(most, STEPS.get(type(self.explorer.state).__name__, most))
        if len(values) <= max(most, FEW_STEPS):
            return values
        stride = next(n for n in _ROUND if (len(values) - 1) // n + 1 <= most)
        on_stride = [value for value in values if round(value / slider.step) % stride == 0]
        told = _preset_values(self.explorer, name, self.ends)
        named = {slider.on_step(value) for value in told}
        named |= {slider.on_step(n) for n in self.numbers if abs(slider.on_step(n) - n) < 1e-9}
        return sorted({values[0], *on_stride, values[-1]} | named)


def _kind(control: Control) -> tuple:
    return control.kind, *(getattr(control, part, None) for part in ("min", "max", "step"))


def _all_values(explorer: Explorer, name: str, ends: Collection[Any] = ()) -> list:
    control = explorer.controls[name]
    if isinstance(control, Slider):
        highest = max([control.max, *_preset_values(explorer, f"{name}_max", ends)])
        steps = round((highest - control.min) / control.step)
        values = (control.min + step * control.step for step in range(steps + 1))
        return [round(value, 10) if isinstance(control.step, float) else int(value) for value in values]
    if isinstance(control, Choice):
        return list(control.options)
    return [False, True] if isinstance(control, Switch) else []


def _preset_values(explorer: Explorer, attribute: str, ends: Collection[Any]) -> list:
    """Return what the start, the presets, and what the text below tells, set a field to."""
    told = [explorer._told] if isinstance(explorer._told, Mapping) else []
    states = [explorer.state, *ends]
    states += [replace(explorer.state, **fields) for fields in [*explorer.presets.values(), *told]]
    return [getattr(state, attribute) for state in states if hasattr(state, attribute)]


_ROUND = [n * 10**power for power in range(6) for n in (1, 2, 5)]


def _fitting(ways: Ways, most: int) -> Table:
    """Return a table with all that can be moved and pressed; where that is too much, with what matters most."""
    at_first, left = _free(ways, min(most, MOST_STATES))
    if not left:
        return at_first
    if len(at_first.states) > MOST_AT_FIRST:
        at_first, left = _free(ways, min(most, MOST_AT_FIRST))
    return Grown(at_first, ways, left, most).table()


def _free(ways: Ways, most: int) -> tuple[Table, list[str]]:
    """Return a table of all that can be reached by what is free to move and to press, and what is not.

    First the main control, with as many steps as can be; then the buttons; then the other controls.
    """
    explorer = ways.explorer
    main = main_control(explorer)
    for steps in [MOST_STEPS, *FEWER_STEPS, 0]:
        axes: dict[str, list] = {main: ways.values(main, steps)} if steps and main else {}
        if type(ways.start).__name__ in NAMED and 0 < steps < FEWER_STEPS[0]:
            continue  # rather finer, and not from everywhere
        try:
            table = _closed(ways, axes, [], most)
        except TooMany:
            continue
        if steps <= FEWER_STEPS[0] or _has_room_for_short_ones(ways, axes, most):
            break
    presses: list[str] = []
    for name in [*explorer.actions, *explorer.runs]:
        with contextlib.suppress(TooMany):
            table = _closed(ways, axes, [*presses, name], most)
            presses.append(name)
    for name in ways.worth_trying:
        if name == main:
            continue
        for steps in [*sorted(FEWER_STEPS), MOST_STEPS]:
            values = ways.values(name, steps)
            if values and values != axes.get(name):
                try:
                    table = _closed(ways, axes | {name: values}, presses, most)
                except TooMany:
                    break
                axes[name] = values
    left = [name for name in [*explorer.actions, *explorer.runs] if name not in presses]
    left += [name for name in ways.worth_trying if name not in axes and ways.values(name, FEWER_STEPS[-1])]
    return table, left


def _has_room_for_short_ones(ways: Ways, axes: dict[str, list], most: int) -> bool:
    """Return whether other sliders that are short stay whole."""
    explorer = ways.explorer
    short = {
        name: _all_values(explorer, name)
        for name in ways.worth_trying
        if isinstance(explorer.controls[name], Slider) and name not in axes
    }
    short = {name: values for name, values in short.items() if len(values) <= FEW_STEPS}
    try:
        _closed(ways, axes | short, [], most)
    except TooMany:
        return False
    return True


class States:
    """States that were given by :class:`Ways`, each once, with its number."""

    def __init__(self, states: Iterable = ()):
        self.states: list = []
        self._numbers: dict[int, int] = {}
        for state in states:
            self.add(state)

    def add(self, state: Any) -> int:
        if id(state) not in self._numbers:
            self._numbers[id(state)] = len(self.states)
            self.states.append(state)
        return self._numbers[id(state)]

    def find(self, state: Any) -> int:
        """Return the number of a state; -1, where it is not there, or there is none."""
        return -1 if state is None else self._numbers.get(id(state), -1)


def _closed(ways: Ways, axes: dict[str, list], presses: Sequence[str], most: int) -> Table:
    """Return the table of all states that can be reached, or say that they are too many."""
    explorer = ways.explorer
    states = States([ways.start])
    shared: dict[Key, list[int]] = {}

    def number(state: Any) -> int:
        if state is None:
            return -1
        found = states.add(state)
        if len(states.states) > most:
            raise TooMany
        return found

    def line(state: Any, name: str, values: list) -> list[int]:
        if name in explorer._idle(state):
            return []
        if explorer._change is not replace:
            return [number(ways.move(state, name, value)) for value in values]
        # To move one control leaves all others alone: all states of a line share it.
        key = name, _key(replace(state, **{name: values[0]}))
        if key not in shared:
            shared[key] = [number(ways.move(state, name, value)) for value in values]
        return shared[key]

    pressed = [*explorer.presets, *presses]
    lines: dict[str, list[Sequence[int]]] = {name: [] for name in axes}
    leads: dict[str, list[int]] = {name: [] for name in [*pressed, "reset"]}
    for state in _growing(states.states):
        for name in pressed:
            leads[name].append(number(ways.press(state, name)))
        leads["reset"].append(0)
        for name, values in axes.items():
            lines[name].append(line(state, name, values))
    kept = {name: leads[name] for name in explorer.buttons if name in leads}
    return Table(explorer, axes, states.states, lines, kept)


class Grown:
    """A table that grows as far as there is room, by what it leaves to press and to move."""

    def __init__(self, table: Table, ways: Ways, left: list[str], most: int):
        self.ways, self.explorer, self.most = ways, ways.explorer, most
        self.first, self.states = table, States(table.states)
        controls = [name for name in left if name in self.explorer.controls]
        self.left, self.buttons = left, [name for name in left if name not in controls]
        self.actions = [name for name in self.buttons if name in self.explorer.actions]
        self.main = main_control(self.explorer)
        self.game = GAMES.get(type(ways.start).__name__, "")
        self.fine = table.axes | {
            name: ways.values(name, FEWER_STEPS[0] if name == self.main else FEWER_STEPS[2])
            for name in controls
        }
        self.coarse = {name: ways.values(name, FEWER_STEPS[2]) for name in table.axes}
        self.free = [name for name in table.presses if name != "reset"]

    def table(self) -> Table:
        """Return it with all that fits: first where a learner begins, at the start and the presets; then all else."""
        self._press_from(_landmarks(self.ways))
        self._follow_from(self._where_a_game_goes_on(), self.actions)
        others = {name: values for name, values in self.coarse.items() if name != self.main}
        for axes in (others, self.coarse):
            for state in self.states.states[len(self.first.states) :]:
                self._add(self._around([state], self.free, axes) or self._around([state], [], axes))
        for names in (self.buttons, self.left):
            self._follow_from(_growing(self.states.states), names)
        return self._connected()

    def _press_from(self, fringe: list) -> None:
        """Follow what is left from some states, and the actions from there again and again."""
        left = [name for name in self.left if not (self.game and name in self.actions)]
        for _ in range(MOST_PRESSES):
            new = {name: self._after(fringe, name) for name in left}
            pressed = [
                self.ways.press(state, name) for state in fringe for name in left if name in self.buttons
            ]
            for name in sorted(new, key=lambda name: (name != self.main, len(new[name]))):
                if len(new[name]) <= self._room:
                    self._add(new[name])
                    if not isinstance(self.explorer.controls.get(name), Slider):
                        pressed += new[name]
            fringe = States(state for state in pressed if self.states.find(state) >= 0).states
            if self.game or self.ways.slow is not None:
                left = [name for name in left if name in self.actions]
            else:
                left = self.buttons

    def _follow_from(self, states: Iterable, names: list[str]) -> None:
        """Follow buttons and controls from some states, each with all that leads on from there."""
        for state in states:
            for name in names if self._room else []:
                self._add(self._around(self._new(state, name, self.fine), self.free, self.coarse))

    def _where_a_game_goes_on(self) -> list:
        """Return the states of a game in which a day is over: first those that need no preset and no menu."""
        if not self.game:
            return []
        near = States([self.ways.start])
        for state in _growing(near.states):
            moved = [self.ways.move(state, self.main, value) for value in self.coarse[self.main]]
            for to in [self.ways.press(state, self.game), *moved]:
                if to is not None:
                    near.add(to)
        over = [state for state in self.first.states if self.ways.press(state, self.game) is state]
        return sorted(over, key=lambda state: near.find(state) < 0)

    def _after(self, states: Iterable, name: str) -> list:
        """Return the new states that a button or a control leads to from any of some states."""
        new = States()
        for state in states:
            for to in self._new(state, name, self.fine):
                new.add(to)
            if len(new.states) > self._room:
                break
        return new.states

    def _around(self, states: list, pressed: list[str], axes: Mapping[str, list]) -> list:
        """Return states with all that leads on from them freely; nothing, where there is no room for that."""
        new = States(states)
        for state in _growing(new.states):
            for name in [*pressed, *axes]:
                for to in self._new(state, name, axes):
                    new.add(to)
            if len(new.states) > self._room:
                return []
        return new.states

    def _new(self, state: Any, name: str, axes: Mapping[str, list]) -> list:
        """Return the new states that a button or a control leads to."""
        if name not in axes:
            made = [self.ways.press(state, name)]
        elif name in self.explorer._idle(state):
            return []
        else:
            made = [self.ways.move(state, name, value) for value in axes[name]]
        return [to for to in made if to is not None and self.states.find(to) < 0]

    @property
    def _room(self) -> int:
        return self.most - len(self.states.states)

    def _add(self, states: Iterable) -> None:
        for state in states:
            self.states.add(state)

    def _connected(self) -> Table:
        """Return the table of the states that were found: what leads to others leads nowhere."""
        found, explorer = self.states, self.explorer
        table = Table(explorer, self.fine, found.states)
        for name, values in self.fine.items():
            lines = list(self.first.lines.get(name, []))  # they lead everywhere
            for state in found.states[len(lines) :]:
                is_idle = name in explorer._idle(state)
                lines.append([] if is_idle else [found.find(self.ways.move(state, name, v)) for v in values])
            table.lines[name] = lines
        pressed = {*self.free, *self.buttons}
        for name in explorer.buttons:
            if name == "reset":
                table.presses[name] = [0] * len(found.states)
            elif name in pressed:
                table.presses[name] = [found.find(self.ways.press(state, name)) for state in found.states]
        return _without_what_leads_nowhere(table)


def _landmarks(ways: Ways) -> list:
    """Return the start, and where presets lead from it."""
    found = States([ways.start])
    for state in _growing(found.states):
        for name in ways.explorer.presets:
            found.add(ways.press(state, name))
    return found.states


def _without_what_leads_nowhere(table: Table) -> Table:
    for name in list(table.axes):
        if all(to in (-1, here) for here, line in enumerate(table.lines[name]) for to in line):
            del table.axes[name], table.lines[name]
    for name, leads in list(table.presses.items()):
        if all(to in (-1, here) for here, to in enumerate(leads)) and name != "reset":
            del table.presses[name]
    return table


def _growing(states: list) -> Iterator:
    """Give the items of a list that grows meanwhile."""
    for place in itertools.count():
        if place >= len(states):
            return
        yield states[place]


def _key(value: Any) -> Key:
    """Return what tells states apart: all that they hold, numbers to nine decimals."""
    if isinstance(value, float | np.floating):
        return round(float(value), 9) + 0.0
    if isinstance(value, str | int | bool | None):
        return value
    if isinstance(value, np.ndarray) and value.size > LARGE:
        return id(value)  # pictures to learn from, say: what is moved does not change them
    if isinstance(value, np.ndarray):
        numbers = np.round(value, 9) if value.dtype.kind == "f" else value
        return numbers.shape, numbers.dtype.str, numbers.tobytes()
    if isinstance(value, tuple | list):
        return tuple(map(_key, value))
    if isinstance(value, dict):
        return tuple((_key(name), _key(held)) for name, held in value.items())
    if dataclasses.is_dataclass(value):
        return type(value).__name__, *(_key(getattr(value, part.name)) for part in dataclasses.fields(value))
    return id(value)


# How a table is written, for a page.


@dataclass(frozen=True)
class Packed:
    """What a page is told.

    Attributes
    ----------
    shape, frame : dict
        What ``live.js`` mounts: the start.
    still, defined, moving : str
        The picture of the start, which stands in the page itself.
    told : dict
        The table, which stands in a file of its own.
    images : dict of str to str
        The pictures made of pixels that the table refers to, by name: several tables of a page can share them.
    """

    shape: dict
    frame: dict
    still: str
    defined: str
    moving: str
    told: dict
    images: dict[str, str]

    @cached_property
    def file(self) -> bytes:
        """The table as it is written."""
        return json.dumps(self.told, separators=(",", ":"), ensure_ascii=False).encode()


class Drawn:
    """The states of an explorer that have been drawn so far."""

    def __init__(self, explorer: Explorer):
        self.explorer = explorer
        self._frames: dict[Key, tuple[dict, str]] = {}

    def __call__(self, state: Any) -> tuple[dict, str]:
        """Return what a page is told of a state, and what stands still in its picture."""
        key = _key(state)
        if key not in self._frames:
            frame = shown(self.explorer, state)
            self._frames[key] = frame, self.explorer.picture.still if self.explorer.picture else ""
        return self._frames[key]


class Numbers(dict):
    """Gives each new thing the next number."""

    def __missing__(self, thing) -> int:
        self[thing] = len(self)
        return self[thing]


def pack(table: Table, drawn: Drawn | None = None) -> Packed:
    """Draw all states, and write each piece of what moves, and each sentence, once."""
    explorer = table.explorer
    picture = explorer.picture
    drawn = drawn or Drawn(explorer)
    pieces, sentences, stills = Numbers(), Numbers(), Numbers()
    images: dict[str, str] = {}
    frames = []
    for state in table.states:
        frame, still = drawn(state)
        frames.append(
            {
                "moving": [pieces[_without_data(piece, images)] for piece in elements(frame["moving"])],
                "sentence": sentences[frame["sentence"]],
                "still": stills[still],
                **{part: frame[part] for part in ("values", "ends", "idle", "chosen")},
            }
        )
    first, still = drawn(table.states[0])
    defined = dict(picture.defined) if picture else {}
    at_start = _used(first["moving"] + still, defined)
    later = {
        name: None for text in [*pieces, *stills] for name in _used(text, defined) if name not in at_start
    }
    told = {
        "least": picture.least_width if picture else 0,
        "defined": [_without_data(unstyled(defined[name]), images) for name in later],
        "stills": [unstyled(still) for still in stills][1:],
        "still": _column([frame["still"] for frame in frames]),
        "pieces": [unstyled(piece) for piece in pieces],
        "moving": [frame["moving"] for frame in frames],
        "sentences": list(sentences),
        "sentence": [frame["sentence"] for frame in frames],
        "values": {name: _column([frame["values"][name] for frame in frames]) for name in explorer.controls},
        "ends": {name: [frame["ends"][name] for frame in frames] for name in first["ends"]},
        "idle": _column([frame["idle"] for frame in frames]),
        "chosen": _column([frame["chosen"] for frame in frames]),
        "axes": {name: _sent(explorer.controls[name], values) for name, values in table.axes.items()},
        "names": {name: _names(explorer.controls[name], values) for name, values in table.axes.items()},
        "lines": {name: _lines(lines) for name, lines in table.lines.items()},
        "presses": {name: _column(to) for name, to in table.presses.items()},
    }
    told["images"] = list(images)
    frame = {name: value for name, value in first.items() if name != "moving"} | {"least": told["least"]}
    shown(explorer, table.states[0])
    return Packed(
        explorer.shape(),
        frame,
        unstyled(still),
        unstyled("".join(defined[name] for name in at_start)),
        unstyled(first["moving"]),
        told,
        images,
    )


_DATA = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=]+)")


def _without_data(markup: str, images: dict[str, str]) -> str:
    """Return SVG in which the name of a picture stands for its pixels."""

    def name(data: re.Match) -> str:
        name = hashlib.blake2b(data[1].encode(), digest_size=6).hexdigest()
        images[name] = data[1]
        return f"data:{name}"

    return _DATA.sub(name, markup)


def _used(markup: str, defined: dict[str, str]) -> list[str]:
    """Return the names of the definitions that SVG refers to, also by way of others."""
    found: dict[str, None] = {}
    waiting = [markup]
    while waiting:
        for name in re.findall(r"#([\w-]+)", waiting.pop()):
            if name in defined and name not in found:
                found[name] = None
                waiting.append(defined[name])
    return list(found)


def shown(explorer: Explorer, state: Any) -> dict:
    """Show a state, as the notebook would, and return what a page is told of it."""
    explorer._go_to(lambda: state)
    if explorer.state is not state:
        raise ValueError(f"a state could not be drawn: {explorer.sentence}")
    return explorer.frame()


def _column(values: list) -> Any:
    """Return the values of all states, or, where they are all the same, just that one, in a list."""
    return values[:1] if all(value == values[0] for value in values) else values


def _lines(lines: list[Sequence[int]]) -> dict[str, list]:
    """Return each line once, and for each state the number of its line."""
    numbers: dict[tuple[int, ...], int] = {}
    of = [numbers.setdefault(tuple(line), len(numbers)) for line in lines]
    return {"of": _column(of), "to": [list(line) for line in numbers]}


def _sent(control: Control, values: list) -> list:
    if isinstance(control, Choice):
        return [control.options.index(value) for value in values]
    return values


def _names(control: Control, values: list) -> list[str]:
    """Return how the options of a menu are called in an address."""
    return [str(value) for value in values] if isinstance(control, Choice) else []


_TAG = re.compile(r"<(/?)[^>]*?(/?)>")


def elements(markup: str) -> list[str]:
    """Return the elements that SVG is made of, one after the other.

    Examples
    --------
    >>> elements('<path d="M0 0"/><g><use/><use/></g><text>a &lt; b</text>')
    ['<path d="M0 0"/>', '<g><use/><use/></g>', '<text>a &lt; b</text>']
    """
    found, depth, begin = [], 0, 0
    for tag in _TAG.finditer(markup):
        closes, is_empty = tag[1], tag[2]
        depth += -1 if closes else 0 if is_empty else 1
        if depth == 0:
            found.append(markup[begin : tag.end()])
            begin = tag.end()
    return found


def unstyled(markup: str) -> str:
    """Return SVG without the one style that a strict policy of a page would forbid: as an attribute it may stay."""
    return markup.replace(' style="image-rendering:pixelated"', ' image-rendering="pixelated"')
