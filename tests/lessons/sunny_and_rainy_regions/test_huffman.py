"""Huffman's method: each merge by hand, the tree that is drawn, and that nothing in it covers anything else."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from tests.driving import drawn, heights, press, seen, texts
from weatherbits.lessons.sunny_and_rainy_regions import huffman_explorer
from weatherbits.lessons.sunny_and_rainy_regions.huffman import LAST_STEP, Huffman, HuffmanScene
from weatherbits.lessons.sunny_and_rainy_regions.skies import EQUAL_CHANCES, SKIES
from weatherbits.pictures.style import LOOK
from weatherbits.story import STATES
from weatherbits.words_en import percent

PAPER = RendererAgg(820, 430, 100)  # where texts are measured: 100 pixels to an inch, as in a page

states = st.builds(
    Huffman,
    step=st.integers(0, LAST_STEP),
    sky=st.sampled_from(SKIES),
    region=st.floats(0, 1),
)


def test_the_merges_of_the_sunny_region_are_those_made_by_hand():
    # 35 35 10 10 4 4 1 1: join 1+1, 4+2, 4+6, 10+10, 20+10, 35+30, 35+65 (of equals, states before merged parts)
    weights = [merge.weight for merge in Huffman().all_merges]
    assert weights == pytest.approx([0.02, 0.06, 0.10, 0.20, 0.30, 0.65, 1.00])


@pytest.mark.parametrize(
    ("preset", "lengths"),
    [
        ("sunny_region", [1, 2, 4, 4, 4, 5, 6, 6]),
        ("rainy_region", [6, 6, 4, 5, 4, 4, 1, 2]),
        ("equal_chances", [3] * 8),
    ],
)
def test_each_preset_ends_with_the_storys_lengths(preset, lengths):
    state = press(huffman_explorer(), preset).state
    assert sorted(state.code.lengths) == sorted(lengths)


def test_the_first_and_a_middle_step_are_told_in_words():
    explorer = press(huffman_explorer(), "from_the_start")
    assert (
        "there are eight parts, one for each state. Two parts with the smallest chances are joined first: "
        "heavy rain (1%) and thunderstorm (1%)."
    ) in explorer.sentence
    explorer.controls["step"].value = 2
    assert (
        "step 2 of 7: moderate rain (4%) and the part of heavy rain and thunderstorm (2%) become one part of 6%. "
        "On these days the word gets one more bit. So far that is 0.080 bits a day. "
        "Next: light rain (4%) and the part of moderate rain, heavy rain and thunderstorm (6%)."
    ) in explorer.sentence


@settings(max_examples=60, deadline=None)
@given(states)
def test_the_words_grow_from_the_back_and_are_whole_at_the_end(state):
    assert state.pmf.sum() == pytest.approx(1)
    for ending, word in zip(state.endings, state.code.codewords, strict=True):
        assert word.endswith(ending)
    if state.step == LAST_STEP:
        assert state.endings == state.code.codewords
        assert state.entropy <= state.paid + 1e-12
    # Each merge puts one bit before the words of the states in it: what is paid is the average of the endings.
    lengths = [len(ending) for ending in state.endings]
    assert state.paid == pytest.approx(state.pmf @ lengths)


@settings(max_examples=30, deadline=None)
@given(states)
def test_the_drawn_tree_spells_the_words(state):
    scene = drawn(HuffmanScene, state)
    n = len(STATES)
    position = {
        (round(label.x, 6), round(label.y, 6)): node for node, label in enumerate(scene.weights) if label.text
    }
    assert len(position) == n + state.step
    corners = np.reshape(np.transpose(scene.branches.get_data()), (-1, 5, 2))
    assert len(corners) == state.step
    bit_above, parent = {}, {}
    for merge, elbow in enumerate(corners):
        left, right = (position[tuple(np.round(elbow[end], 6))] for end in (0, 3))
        assert elbow[0, 0] < elbow[3, 0]
        for bit, child in (("0", left), ("1", right)):
            bit_above[child], parent[child] = bit, n + merge
    for leaf, (label, ending) in enumerate(zip(scene.codewords, state.endings, strict=True)):
        word, node = "", leaf
        while node in parent:
            word, node = bit_above[node] + word, parent[node]
        assert word == ending == label.text.removeprefix("…")
    shown = texts(scene.weights[: n + state.step])
    assert shown == [percent(weight) for weight in state.weights[: n + state.step]]


@settings(max_examples=40, deadline=None)
@given(states)
def test_nothing_in_the_tree_covers_anything_else(state):
    scene = drawn(HuffmanScene, state)
    boxes = []
    width, height = scene.PILL
    for label in scene.weights:
        if label.text:
            assert _width(label) <= 2 * width - height, "it stays between the round ends"
            boxes.append((label.x - width, label.x + width, label.y - height, label.y + height))
    texts = [*scene.digits, *scene.codewords, *(line for name in scene.names for line in name)]
    boxes += [_box(label) for label in texts if label.text]
    boxes += [(sky.x - 12, sky.x + 12, sky.y - 12, sky.y + 12) for sky in scene.skies]
    assert min(box[0] for box in boxes) >= 0
    assert max(box[1] for box in boxes) <= 620
    assert max(box[3] for box in boxes) <= 400  # under the title
    for one, other in itertools.combinations(boxes, 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2], (
            one,
            other,
        )


def _width(label) -> float:
    """Return how wide a label is, in CSS pixels."""
    with LOOK.drawing():
        font = FontProperties(family=label.family, size=label.size, weight=label.weight)
        return PAPER.get_text_width_height_descent(label.text, font, False)[0]


def _box(label) -> tuple[float, float, float, float]:
    half, capital = _width(label) / 2, 0.7 * label.size * 100 / 72
    low = {"middle": label.y - capital / 2, "top": label.y - capital}[label.valign]
    return label.x - half, label.x + half, low, low + capital


def test_branches_never_cross():
    for region in np.linspace(0, 1, 21):
        state = Huffman(region=float(region))
        for members in state.members:
            stands = sorted(state.leaves.index(leaf) for leaf in members)
            assert stands == list(range(stands[0], stands[0] + len(stands)))


@settings(max_examples=20, deadline=None)
@given(states)
def test_the_bar_of_costs_is_a_piece_for_each_merge(state):
    scene = drawn(HuffmanScene, state)
    assert heights(seen(scene.steps)) == [merge.weight for merge in state.merges]
    assert scene.levels.lines["paid"].get_ydata()[0] == pytest.approx(state.paid)
    assert scene.levels.lines["entropy"].get_ydata()[0] == state.entropy


def test_equal_chances_draw_an_even_tree():
    scene = drawn(HuffmanScene, Huffman(sky=EQUAL_CHANCES))
    heights = [label.y for label in scene.weights]
    assert len(set(heights)) == 4
    assert [heights.count(height) for height in sorted(set(heights))] == [8, 4, 2, 1]


@settings(max_examples=40, deadline=None)
@given(states)
def test_what_is_joined_stands_below_what_it_becomes(state):
    y = [label.y for label in drawn(HuffmanScene, state).weights]
    for merge in state.merges:
        assert y[merge.node] > max(y[part] for part in merge.parts)


def test_the_two_that_come_next_are_marked():
    scene = drawn(HuffmanScene, Huffman(step=0))
    marked = sorted(scene.pills[1].get_xdata())
    assert marked == [scene.skies[6].x, scene.skies[7].x]  # heavy rain and thunderstorm
    assert len(drawn(HuffmanScene, Huffman()).pills[1].get_xdata()) == 0


def test_buttons_walk_the_merges_and_stop_at_the_ends():
    explorer = huffman_explorer()
    assert explorer.state.step == 0, "the tree grows under the learner's hands"
    assert press(explorer, "sunny_region", "next_merge").state.step == LAST_STEP
    assert press(explorer, "merge_back").state.step == LAST_STEP - 1
    assert press(explorer, "from_the_start", "merge_back").state.step == 0
