"""The area picture of a code: the article's averages, and areas that are what they are said to be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import area, drawn, texts, widths
from weatherbits.lessons.sunny_and_rainy_regions.code_area import CodeArea, CodeAreaScene
from weatherbits.lessons.sunny_and_rainy_regions.skies import SKIES
from weatherbits.story import CODES

states = st.builds(
    CodeArea,
    code=st.sampled_from(list(CODES)),
    sky=st.sampled_from(SKIES),
    region=st.floats(0, 1),
    guess=st.none() | st.floats(-10, 1e6),
)


@settings(max_examples=40, deadline=None)
@given(states)
def test_the_drawn_areas_are_the_average_the_entropy_and_the_waste(state):
    scene = drawn(CodeAreaScene, state)
    assert widths(scene.area.blocks) == list(state.pmf)
    assert sum(state.pmf) == pytest.approx(1)
    assert area(scene.area.blocks) == pytest.approx(state.average)
    x, y = scene.area.line.get_data()
    assert np.sum(np.diff(x) * np.asarray(y)[:-1]) == pytest.approx(state.entropy)
    saved = state.pmf @ np.maximum(0, state.surprisals - state.prefix_code.lengths)
    assert area(scene.area.excess) - saved == pytest.approx(state.wasted)
    assert state.wasted >= -1e-12  # no code beats the entropy
    for name in ("average", "entropy"):
        assert scene.levels.lines[name].get_ydata()[0] == pytest.approx(getattr(state, name))


def test_each_word_stands_under_its_own_block():
    row = drawn(CodeAreaScene, CodeArea("article")).row
    assert texts(row.labels) == list(CODES["article"].codewords)
    tops = np.reshape(row.leaders.get_xdata(), (-1, 3))[:, 0]
    assert tops == pytest.approx([0.175, 0.525, 0.75, 0.85, 0.92, 0.96, 0.985, 0.995])  # by hand
