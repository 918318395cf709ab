"""Move an explorer as a learner would, in plain Python: to set a control's value is to move it."""

import itertools

from hypothesis import strategies as st

from weatherbits.live import Choice, Control, Explorer, Slider, Switch, TextField

APOLOGY = "could not be drawn"


def moves(explorer: Explorer) -> st.SearchStrategy:
    """Return a strategy for one thing a learner can do: move a control, or press a button."""
    return st.one_of(
        [
            *(st.tuples(st.just(field), _values(control)) for field, control in explorer.controls.items()),
            st.tuples(st.just("press"), st.sampled_from(sorted(explorer.buttons))),
        ]
    )


def make(explorer: Explorer, move) -> None:
    """Do one thing, and check what holds after any of them: an honest sentence, a picture, no apology."""
    target, value = move
    if target == "press" and value in explorer.runs:
        # Outside of an event loop a run plays to its end: its first few states will do here.
        explorer.play(itertools.islice(explorer.runs[value](explorer.state), 3))
    elif target == "press":
        explorer.buttons[value].click()
    else:
        explorer.controls[target].value = value
    sentence = explorer.sentence
    assert APOLOGY not in sentence, sentence
    assert "nan" not in sentence.lower(), sentence
    assert "-0.0" not in sentence, sentence
    assert explorer.picture.moving
    for field, control in explorer.controls.items():
        shown, true = control.value, getattr(explorer.state, field)
        if isinstance(control, Slider):
            assert abs(shown - true) <= control.step / 2 + 1e-12, (field, shown, true)
        else:
            assert shown == true, (field, shown, true)


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
    return ["", "0110", "11111111", "0", "Rainy", "a long message, much too long"]


def _values(control: Control) -> st.SearchStrategy:
    if isinstance(control, Slider):
        steps = round((control.max - control.min) / control.step)
        return st.integers(0, steps).map(lambda step: control.on_step(control.min + step * control.step))
    if isinstance(control, TextField):
        return st.text(max_size=20).map(control.accept) | st.text("01 ", max_size=12)
    return st.sampled_from(values_of(control))
