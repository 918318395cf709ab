"""Move an explorer as a learner would, in plain Python, and see what it draws.

To set a control's value is to move it.
"""

import itertools
import random
from collections.abc import Callable, Iterable

import numpy as np
from hypothesis import strategies as st

from weatherbits.live import Choice, Control, Explorer, LivePicture, Scene, Slider, Switch, TextField
from weatherbits.pictures.style import LOOK, PAPER

APOLOGY = "could not be drawn"
LONGEST_SENTENCE = 600  # letters

# What a field of text can be given: nothing, bits, words, and what is too long or too odd for any picture.
TYPED = [
    *("", "0110", "Rainy", "01" * 100, "11111111", "0", "W" * 200),
    *("🌧" * 200, "﷽" * 200, "Z\u0301\u0327" * 100, "<b>" * 60, "\u202e" * 9),
]


def moves(explorer: Explorer) -> st.SearchStrategy:
    """Return a strategy for one thing a learner can do: move a control, or press a button."""
    return st.one_of(
        [
            *(st.tuples(st.just(field), _values(control)) for field, control in explorer.controls.items()),
            st.tuples(st.just("press"), st.sampled_from(sorted(explorer.buttons))),
        ]
    )


def move_at_random(explorer: Explorer, rng: random.Random) -> str:
    """Move one control or press one button, and return which. A training takes its time, and has its own tests."""
    name = rng.choice([*sorted(explorer.controls), *sorted(set(explorer.buttons) - {"train"})])
    if name in explorer.buttons:
        make(explorer, ("press", name))
    else:
        values = values_of(explorer.controls[name])
        # The ends are where things are cut off: they come as often as all that lies between.
        make(explorer, (name, rng.choice([values[0], values[-1], *rng.choices(values, k=2)])))
    return name


def make(explorer: Explorer, move) -> None:
    """Do one thing, and check what holds after any of them: an honest sentence, a picture, no apology."""
    target, value = move
    if target == "press":
        press(explorer, value)
    else:
        explorer.controls[target].value = value
    sentence = explorer.sentence
    assert APOLOGY not in sentence, sentence
    assert "nan" not in sentence.lower(), sentence
    assert "-0.0" not in sentence, sentence
    assert len(sentence) < LONGEST_SENTENCE, sentence
    assert explorer.picture.moving
    for field, control in explorer.controls.items():
        shown, true = control.value, getattr(explorer.state, field)
        if isinstance(control, Slider):
            assert abs(shown - true) <= control.step / 2 + 1e-12, (field, shown, true)
        else:
            assert shown == true, (field, shown, true)


def press(explorer: Explorer, *names: str) -> Explorer:
    """Press buttons, one after the other, and return the explorer. Of a run, the first few states are shown."""
    for name in names:
        if name in explorer.runs:
            # Outside of an event loop a run plays to its end: its first few states will do here.
            explorer.play(itertools.islice(explorer.runs[name](explorer.state), 3))
        else:
            explorer.buttons[name].click()
    return explorer


def without_effect(explorer: Explorer) -> set[str]:
    """Return the fields whose controls can change neither the picture nor the sentence, wherever they are moved."""
    state, before = explorer.state, _shown(explorer)

    def can_change_something(control: Control) -> bool:
        for value in values_of(control, 5):
            control.value = value
            has_changed = _shown(explorer) != before
            explorer._go_to(lambda: state)
            if has_changed:
                return True
        return False

    return {field for field, control in explorer.controls.items() if not can_change_something(control)}


def _shown(explorer: Explorer) -> tuple[str, str, str]:
    return explorer.picture.still, explorer.picture.moving, explorer.sentence


def values_of(control: Control, most: int = 12) -> list:
    """Return values that a control can be moved to: the ends, and some in between."""
    if isinstance(control, Slider):
        steps = round((control.max - control.min) / control.step)
        chosen = {round(step * steps / (most - 1)) for step in range(most)}
        return [control.on_step(control.min + step * control.step) for step in sorted(chosen)]
    if isinstance(control, Choice):
        return control.options
    if isinstance(control, Switch):
        return [False, True]
    return [control.accept(text) for text in TYPED[:most]]


def _values(control: Control) -> st.SearchStrategy:
    if isinstance(control, Slider):
        steps = round((control.max - control.min) / control.step)
        return st.integers(0, steps).map(lambda step: control.on_step(control.min + step * control.step))
    if isinstance(control, TextField):
        return st.text(max_size=20).map(control.accept) | st.text("01 ", max_size=12)
    return st.sampled_from(values_of(control))


_pictures: dict[Callable, LivePicture] = {}


def drawn(make_scene: Callable, state) -> Scene:
    """Return a scene that shows a state; it has shown others before, as in an explorer."""
    if make_scene not in _pictures:
        _pictures[make_scene] = LivePicture(make_scene, state, LOOK)
    _pictures[make_scene].show(state)
    return _pictures[make_scene].scene


def is_as_drawn_anew(explorer: Explorer) -> bool:
    """Return whether an explorer's picture is the one that its state has when it is made from nothing."""
    picture = explorer.picture
    anew = LivePicture(type(picture.scene), explorer.state, explorer.look, picture.prefix)
    return (picture.still, picture.moving) == (anew.still, anew.moving)


def is_whole(pixels: np.ndarray) -> bool:
    """Return whether the rim of a picture is paper all around: what is cut off would reach it."""
    rim = np.concatenate([pixels[[0, -1]].reshape(-1, 4), pixels[:, [0, -1]].reshape(-1, 4)])
    paper = [int(PAPER[i : i + 2], 16) for i in (1, 3, 5)]
    return bool((rim == [*paper, 255]).all())


def heights(bars: Iterable) -> list[float]:
    return [bar.get_height() for bar in bars]


def widths(bars: Iterable) -> list[float]:
    return [bar.get_width() for bar in bars]


def area(boxes: Iterable) -> float:
    return sum(box.get_width() * box.get_height() for box in boxes)


def texts(labels: Iterable) -> list[str]:
    return [label.text for label in labels]


def seen(artists: Iterable) -> list:
    return [artist for artist in artists if artist.get_visible()]
