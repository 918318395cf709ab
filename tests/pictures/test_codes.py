"""The pieces that pictures of codes are made of: where things stand, and that nothing covers anything."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression

from weatherbits.live import new_figure
from weatherbits.pictures.codes import AreaPicture, CodeSpaceBar, Levels, SkyRow, keep_apart, size_in_pixels
from weatherbits.story import STATES

places = st.lists(st.floats(0, 100), min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(places, st.floats(0.1, 30))
def test_spread_things_keep_their_order_their_distance_and_their_limits(wanted, gap):
    moved = keep_apart(wanted, gap, 0, 100)
    order = np.argsort(wanted, kind="stable")
    fits = gap * (len(wanted) - 1) <= 100
    least = gap if fits else 100 / (len(wanted) - 1)
    assert (np.diff(moved[order]) >= least - 1e-9).all()
    assert moved.min() >= -1e-9
    assert moved.max() <= 100 + 1e-9


@settings(max_examples=60, deadline=None)
@given(places, st.floats(0.1, 30))
def test_spread_moves_things_as_little_as_possible(wanted, gap):
    far = 1e6  # limits that play no part
    moved = np.sort(keep_apart(wanted, gap, -far, far))
    steps = gap * np.arange(len(wanted))
    assert moved == pytest.approx(isotonic_regression(np.sort(wanted) - steps).x + steps, abs=1e-6)


def test_spread_leaves_alone_what_stands_well():
    assert keep_apart([9.0, 1.0, 5.0], 4, 0, 10).tolist() == [9.0, 1.0, 5.0]


def test_the_area_of_the_blocks_is_the_average_and_the_area_under_the_line_is_the_entropy():
    ax = new_figure(400, 300).add_subplot(xlim=(0, 1), ylim=(0, 5))
    area = AreaPicture(ax, 3)
    area.show([0.5, 0.25, 0.25], [1, 3, 1], [1, 2, 2])
    assert [block.get_bbox().bounds for block in area.blocks] == [
        (0, 0, 0.5, 1), (0.5, 0, 0.25, 3), (0.75, 0, 0.25, 1)
    ]  # fmt: skip
    assert [patch.get_height() for patch in area.excess] == [0, 1, 0]
    assert area.excess[1].get_y() == 2
    assert list(area.line.get_xdata()) == [0, 0.5, 0.5, 0.75, 0.75, 1]
    assert list(area.line.get_ydata()) == [1, 1, 2, 2, 2, 2]


def test_an_infinite_surprisal_leaves_the_picture_and_wastes_nothing():
    ax = new_figure(400, 300).add_subplot(xlim=(0, 1), ylim=(0, 5))
    area = AreaPicture(ax, 2)
    area.show([1.0, 0.0], [1, 4], [0.0, np.inf])
    assert np.isfinite(area.line.get_ydata()).all()
    assert area.line.get_ydata()[-1] > 5
    assert [patch.get_height() for patch in area.excess] == [1, 0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-5, 20), min_size=3, max_size=3))
def test_labels_of_levels_never_cover_each_other(heights):
    ax = new_figure(400, 300).add_subplot(xlim=(0, 1), ylim=(0, 10))
    levels = Levels(ax, {name: ("k", "#000000", "-") for name in "abc"})
    levels.show(**{name: (height, name) for name, height in zip("abc", heights, strict=True)})
    stands = sorted(label.y for label in levels.labels.values())
    pixels = size_in_pixels(ax)[1] / 10
    assert np.diff(stands).min() * pixels >= 17 - 1e-6
    for name, height in zip("abc", heights, strict=True):
        assert levels.lines[name].get_ydata()[0] == min(max(height, 0), 10)


def test_a_level_that_is_not_there_is_not_drawn():
    ax = new_figure(400, 300).add_subplot(xlim=(0, 1), ylim=(0, 10))
    levels = Levels(ax, {name: ("k", "#000000", "-") for name in "ab"})
    levels.show(a=(3, "three"), b=None)
    assert [levels.labels[name].get_visible() for name in "ab"] == [True, False]
    assert [levels.lines[name].get_visible() for name in "ab"] == [True, False]


blocks = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0.005, 0.03, 0.1, 0.4])), min_size=8, max_size=8
)


@settings(max_examples=60, deadline=None)
@given(blocks, st.integers(1, 3), st.integers(0, 8))
def test_what_stands_under_a_block_is_its_own(places, levels, n_missing):
    ax = new_figure(800, 300).add_axes((0.1, 0.4, 0.8, 0.5), xlim=(0, 1))
    row = SkyRow(ax, STATES, levels=levels)
    middles, widths = np.array(places).T
    middles[:n_missing] = np.nan
    row.show(middles, widths, STATES)
    boxes = []
    for i, (sky, label) in enumerate(zip(row.skies, row.labels, strict=True)):
        assert sky.get_visible() == label.get_visible()
        if not sky.get_visible():
            continue
        assert sky.x == label.x == middles[i]
        assert (sky.state, label.text) == (STATES[i], STATES[i])
        level = round((-sky.offset[1] - row.drop - row.SIZE / 2) / row.LEVEL)
        assert 0 <= level < levels
        middle, half = 640 * sky.x, row.half_width(label.text)
        if level == 0:
            assert 2 * half <= 640 * widths[i] + 2, "it stands under its own block alone"
        boxes.append((level, middle - half, middle, middle + half))
    for one in boxes:
        for other in boxes:
            if one is not other:
                apart = one[3] < other[1] or other[3] < one[1]
                if one[0] == other[0]:
                    assert apart
                elif one[0] < other[0] and one[2] != other[2]:
                    assert not one[1] < other[2] < one[3], "a line crosses a drawing"


def test_a_wide_block_keeps_its_name_whatever_is_beside_it():
    ax = new_figure(800, 300).add_axes((0.1, 0.4, 0.8, 0.5), xlim=(0, 1))
    row = SkyRow(ax, STATES)
    row.show([0.3, *[0.605, 0.615, 0.625, 0.635, 0.645, 0.655, 0.665]], [0.6, *[0.01] * 7], ["00"] * 8)
    assert [sky.get_visible() for sky in row.skies] == [True, *[False] * 7]
    assert row.leaders.get_xdata().tolist()[:2] == [0.3, 0.3]


def test_code_space_shows_words_alone_hatched_and_words_in_conflict_one_in_the_other():
    bar = CodeSpaceBar(new_figure(400, 100).add_subplot(), 4)
    bar.show([(0.0, 0.5), (0.75, 0.125), (0.75, 0.25), None], {1: 1, 2: 0})
    assert bar.words.boxes[:, 0].tolist() == [0.0, 0.75, 0.75, 0.0]
    assert bar.words.boxes[:, 2].tolist() == [0.5, 0.0, 0.0, 0.0]
    assert bar.order == [2, 1]  # the longer word is drawn later, on top
    outer, inner, *left_over = bar.conflicts
    assert (outer.get_x(), outer.get_width(), outer.get_height()) == (0.75, 0.25, 1)
    assert (inner.get_x(), inner.get_width()) == (0.75, 0.125)
    assert inner.get_height() < outer.get_height()
    assert not any(patch.get_visible() for patch in left_over)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 8))
def test_words_that_are_all_the_same_lie_within_each_other(n):
    bar = CodeSpaceBar(new_figure(400, 100).add_subplot(), n)
    bar.show([(0.5, 0.5)] * n, {word: word for word in range(n)})
    heights = [patch.get_height() for patch in bar.conflicts]
    assert bar.order == list(range(n))
    assert heights == sorted(heights, reverse=True)
    assert min(heights) > 0
