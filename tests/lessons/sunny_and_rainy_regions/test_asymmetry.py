"""The asymmetry explorer: terms of either sign that add up to what is never negative, and may be infinite."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import rel_entr

from tests.driving import drawn, press, widths
from weatherbits.lessons.sunny_and_rainy_regions import asymmetry_explorer
from weatherbits.lessons.sunny_and_rainy_regions.asymmetry import (
    LEAST_BITS,
    MOST_BITS,
    Asymmetry,
    AsymmetryScene,
)
from weatherbits.story import STATES


def shares():
    weights = st.lists(st.sampled_from([0.0, 1e-6, 0.01, 0.1, 1.0, 3.0]), min_size=8, max_size=8)
    return weights.filter(any).map(lambda values: tuple(np.array(values) / np.sum(values)))


states = st.builds(Asymmetry, p=shares(), q=shares(), selected=st.sampled_from(STATES))


@settings(max_examples=60, deadline=None)
@given(states)
def test_terms_add_up_to_the_divergence_which_is_never_negative(state):
    by_scipy = rel_entr(state.p, state.q) / np.log(2)
    assert state.terms == pytest.approx(by_scipy, abs=1e-9)
    assert state.terms.sum() == pytest.approx(state.divergence, abs=1e-9)
    assert state.divergence >= 0
    assert state.reverse == Asymmetry(p=state.q, q=state.p).divergence


@settings(max_examples=60, deadline=None)
@given(states)
def test_no_running_sum_leaves_the_picture_on_the_left(state):
    # Any part of the sum is at least P·log2(P/Q) >= P·log2(P) >= -log2(e)/e, by the log-sum inequality.
    assert np.cumsum(state.terms).min() >= -np.log2(np.e) / np.e - 1e-9
    assert -np.log2(np.e) / np.e > LEAST_BITS


@settings(max_examples=25, deadline=None)
@given(states)
def test_the_picture_shows_the_states_numbers(state):
    scene = drawn(AsymmetryScene, state)
    assert widths(scene.p_bars) == list(state.p)
    assert list(scene.q_bars.boxes[:, 2]) == list(state.q)
    running = np.minimum(np.concatenate([[0.0], np.cumsum(state.terms)]), MOST_BITS)
    edges = [sorted((bar.get_x(), bar.get_x() + bar.get_width())) for bar in scene.bars]
    assert edges[:8] == [pytest.approx(sorted(pair)) for pair in pairwise(running)]
    assert edges[8][1] == pytest.approx(min(state.divergence, MOST_BITS))
    assert edges[10][1] == pytest.approx(min(state.reverse, MOST_BITS))
    for row, amount in ((8, state.divergence), (10, state.reverse)):
        assert scene.labels[row].text == ("∞" if np.isinf(amount) else f"{amount:z.3f}")
        has_arrow = scene.bar_rows[row] in scene.arrows.get_ydata()
        assert has_arrow == (amount > MOST_BITS)


@settings(max_examples=30, deadline=None)
@given(states)
def test_swapping_twice_changes_nothing(state):
    assert state.swapped().swapped() == state
    assert state.swapped().divergence == state.reverse


def test_swapping_back_brings_the_codes_unused_space_back():
    explorer = press(asymmetry_explorer(), "region_and_code")
    before = explorer.state
    scene = explorer.picture.scene
    assert scene.sum_names[1].get_visible()
    assert "unused" not in press(explorer, "swap").sentence
    assert not scene.sum_names[1].get_visible()
    assert scene.labels[9].text == ""
    assert press(explorer, "swap").state == before


def test_ruling_out_what_happens_is_infinite_in_words_and_picture():
    explorer = press(asymmetry_explorer(), "two_regions")
    explorer.controls["selected"].value = "thunderstorm"
    explorer.buttons["rule_out"].click()
    assert np.isinf(explorer.state.divergence)
    assert "infinite: q gives thunderstorm no chance, but p does" in explorer.sentence
    scene = explorer.picture.scene
    assert scene.labels[7].text == "+∞"
    assert scene.labels[8].text == "∞"
    assert scene.bar_rows[8] in scene.arrows.get_ydata()
    # The other way round it costs something, but not infinitely much: what never happens is never sent.
    assert np.isfinite(explorer.state.reverse)
    explorer.buttons["swap"].click()
    assert "With p and q swapped, the divergence is infinite." in explorer.sentence


def test_a_state_that_never_happens_and_is_not_expected_counts_nothing():
    explorer = press(asymmetry_explorer(), "two_coins")
    assert explorer.state.terms[1] == 0
    assert explorer.picture.scene.labels[1].text == "0"


def test_negative_terms_are_hollow():
    bars = press(asymmetry_explorer(), "two_coins").picture.scene.bars[:8]
    assert [bar.get_facecolor() == (1, 1, 1, 1) for bar in bars] == [True, *[False] * 7]


def test_parts_that_add_up_only_before_rounding_stand_behind_a_wavy_sign():
    explorer = press(asymmetry_explorer(), "two_coins", "swap")
    assert "0.919 bits ≈ 0.976 − 0.056." in explorer.sentence  # rounded, they would make 0.920
    assert "2.329 bits = 2.822 − 0.493." in press(explorer, "swap").sentence
