"""The area picture of a code: the article's averages, and areas that are what they are said to be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import area, drawn, seen, texts, widths
from weatherbits.lessons.sunny_and_rainy_regions.code_area import CodeArea, CodeAreaScene
from weatherbits.lessons.sunny_and_rainy_regions.skies import SKIES
from weatherbits.story import CODES
from weatherbits.words_en import percent

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


def test_in_the_sunny_region_the_four_wide_blocks_have_their_words_under_them():
    row = drawn(CodeAreaScene, CodeArea("article")).row
    assert [sky.state for sky in seen(row.skies)] == ["sunny", "partly sunny", "cloudy", "mostly cloudy"]
    assert [sky.x for sky in seen(row.skies)] == pytest.approx([0.175, 0.525, 0.75, 0.85])  # by hand
    assert texts(seen(row.labels)) == ["00", "01", "100", "101"]


@settings(max_examples=40, deadline=None)
@given(states)
def test_a_word_and_its_drawing_stand_between_the_edges_of_their_own_block(state):
    scene = drawn(CodeAreaScene, state)
    for sky, label, block in zip(scene.row.skies, scene.row.labels, scene.area.blocks, strict=True):
        if sky.get_visible():
            half = scene.row.half_width(label.text) / scene.row.pixels
            assert sky.x == label.x
            assert sky.x - half >= block.get_x() - 1 / scene.row.pixels - 1e-9
            assert sky.x + half <= block.get_x() + block.get_width() + 1 / scene.row.pixels + 1e-9


@settings(max_examples=20, deadline=None)
@given(states)
def test_the_table_has_the_words_of_all(state):
    scene = drawn(CodeAreaScene, state)
    assert texts(scene.codewords) == list(state.prefix_code.codewords)
    assert texts(scene.chances) == [percent(share) for share in state.pmf]
