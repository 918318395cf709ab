"""N equal states: the bits on the curve, the tiles, and the halvings between them."""

import math

import numpy as np
import pytest

from weatherbits.lessons.eight_state_weather import equal_states_explorer
from weatherbits.lessons.eight_state_weather.equal_states import (
    MOST_STATES,
    EqualStates,
    best_cuts,
    tile_corners,
)

EXPLORER = equal_states_explorer()


def fewest_questions(n):
    """Return how many questions a best plan for n equal states asks, over all of the states together."""
    k = int(math.log2(n))
    return n * (k + 2) - 2 ** (k + 1)


@pytest.mark.parametrize("n", range(1, MOST_STATES + 1))
def test_the_best_plan_needs_the_known_average_for_equal_states(n):
    # With k = floor(log2 n), 2^(k+1) - n states get k questions and the others k + 1.
    expected = fewest_questions(n) / n
    assert EqualStates(n).questions == pytest.approx(expected)
    assert math.log2(n) - 1e-12 <= expected < math.log2(n) + 0.0861


def test_the_sentence_tells_whole_halvings_from_what_lies_between():
    assert (
        "You can halve 2 exactly once, and 1 is left: you always find the state with 1 yes/no question."
        in EqualStates(2).sentence
    )
    assert (
        "You can halve 8 exactly 3 times, and 1 is left: you always find the state with 3 yes/no questions."
        in EqualStates(8).sentence
    )
    assert (
        "between 1 and 2 halvings. The best plan asks 1 or 2 yes/no questions, 1.667 on average."
        in EqualStates(3).sentence
    )
    assert "0 bits" in EqualStates(1).sentence


@pytest.mark.parametrize("k", range(7))
def test_the_first_powers_of_two_tiles_fill_a_rectangle(k):
    corners = tile_corners()[: 2**k]
    width, height = corners.max(axis=0) + 1
    assert width * height == len(np.unique(corners, axis=0)) == 2**k
    assert width in (height, 2 * height)


@pytest.mark.parametrize("n", range(1, MOST_STATES + 1))
def test_the_picture_shows_n_tiles_their_cuts_and_the_dot_on_the_curve(n):
    EXPLORER.controls["n"].value = n
    scene = EXPLORER.picture.scene
    tiles = [np.column_stack(marks.get_data()) for marks in (scene.left, scene.possible, scene.impossible)]
    assert [len(places) for places in tiles] == [1, n - 1, MOST_STATES - n]
    np.testing.assert_array_equal(np.concatenate(tiles), tile_corners() + 0.5)
    lines = [tuple(zip(*cut.get_data(), strict=True)) for cut in scene.cuts if cut.get_visible()]
    assert lines == [tuple(zip(*cut[:2], strict=True)) for cut in best_cuts(n)]
    assert [value for values in scene.dot.get_data() for value in values] == pytest.approx([n, math.log2(n)])
    states = "1 state" if n == 1 else f"{n} states"
    x, y = scene.curve.get_data()
    assert (x[0], x[-1]) == (1, n)  # what lies beyond N is still to be guessed
    assert y == pytest.approx(np.log2(x))
    said = scene.levels.labels["news"].text
    assert said.startswith(f"{states}: ")
    assert float(said.split(" ")[-2]) == pytest.approx(math.log2(n), abs=5e-4)
    assert scene.before.text == f"Before the news: {states}"


@pytest.mark.parametrize("n", range(1, MOST_STATES + 1))
def test_the_cuts_are_the_questions_of_a_best_plan_on_the_way_to_the_first_tile(n):
    left = tile_corners()[:n] + 0.5
    for (x0, x1), (y0, y1), yes, no in best_cuts(n):
        axis, at, ends = (0, x0, (y0, y1)) if x0 == x1 else (1, y0, (x0, x1))
        is_yes = left[:, axis] < at
        assert (is_yes.sum(), (~is_yes).sum()) == (yes, no)
        # No question is wasted: with the best questions after it, it takes as few as the best plan of all.
        assert yes + no + fewest_questions(yes) + fewest_questions(no) == fewest_questions(yes + no)
        # The line has a tile of these beside each of its ends, and does not go on where there is none.
        beside = left[abs(left[:, axis] - at) < 1, 1 - axis]
        assert (beside.min() - 0.5, beside.max() + 0.5) == ends
        left = left[is_yes]
    assert left.tolist() == [[0.5, 0.5]]
    assert len(best_cuts(n)) == math.ceil(math.log2(n))


def test_only_for_a_power_of_two_is_every_cut_in_half():
    for n in range(1, MOST_STATES + 1):
        assert all(cut.yes == cut.no for cut in best_cuts(n)) is (n in (1, 2, 4, 8, 16, 32, 64))
    assert [(cut.yes, cut.no) for cut in best_cuts(12)] == [(8, 4), (4, 4), (2, 2), (1, 1)]
