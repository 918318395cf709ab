"""Move an explorer as a learner would, in plain Python: its controls fire the same observers as the browser's."""

import itertools

import ipywidgets as widgets
from hypothesis import strategies as st

APOLOGY = "could not be drawn"


def moves(explorer) -> st.SearchStrategy:
    """Return a strategy for one thing a learner can do: move a control, or press a button."""
    return st.one_of(
        [
            *(st.tuples(st.just(field), _values(control)) for field, control in explorer.controls.items()),
            st.tuples(st.just("press"), st.sampled_from(sorted(explorer.buttons))),
        ]
    )


def make(explorer, move) -> None:
    """Do one thing, and check what holds after any of them: an honest sentence, a picture, no apology."""
    target, value = move
    if target == "press" and value in explorer.runs:
        # Outside of an event loop a run plays to its end: its first few states will do here.
        explorer.play(itertools.islice(explorer.runs[value](explorer.state), 3))
    elif target == "press":
        explorer.buttons[value].click()
    else:
        explorer.controls[target].value = value
    sentence = explorer.sentence.value
    assert APOLOGY not in sentence, sentence
    assert "nan" not in sentence.lower(), sentence
    assert "-0.0" not in sentence, sentence
    assert bytes(explorer.picture.value[:4]) == b"\x89PNG"
    for field, control in explorer.controls.items():
        shown, true = control.value, getattr(explorer.state, field)
        if isinstance(control, widgets.FloatSlider):
            assert abs(shown - true) <= control.step / 2 + 1e-12, (field, shown, true)
        else:
            assert shown == true, (field, shown, true)


def _values(control: widgets.Widget) -> st.SearchStrategy:
    if isinstance(control, widgets.FloatSlider):
        steps = round((control.max - control.min) / control.step)
        return st.integers(0, steps).map(lambda step: min(control.min + step * control.step, control.max))
    if isinstance(control, widgets.IntSlider):
        return st.integers(control.min, control.max)
    if isinstance(control, widgets.Checkbox | widgets.ToggleButton):
        return st.booleans()
    if isinstance(control, widgets.Text):
        return st.text(max_size=20) | st.text("01 ", max_size=12)
    return st.sampled_from([value for _, value in control._options_full])
