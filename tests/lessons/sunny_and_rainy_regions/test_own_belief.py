"""Your own belief: eight sliders each that add up to 1, and a cross-entropy that is least where q is p."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import rel_entr

from tests.driving import drawn, heights, press, widths
from weatherbits.lessons.sunny_and_rainy_regions import own_belief_explorer
from weatherbits.lessons.sunny_and_rainy_regions.own_belief import (
    P_FIELDS,
    Q_FIELDS,
    OwnBelief,
    OwnBeliefScene,
)
from weatherbits.lessons.sunny_and_rainy_regions.pairs import MOST_BITS


def shares(sides=8):
    weights = st.lists(st.sampled_from([0.0, 0.001, 0.1, 1.0, 3.0]), min_size=sides, max_size=sides)
    return weights.filter(any).map(lambda values: tuple(np.array(values) / np.sum(values)))


states = st.builds(OwnBelief, p=shares(), q=shares(), unit=st.sampled_from(["bits", "nats"]))


@settings(max_examples=60, deadline=None)
@given(states)
def test_the_cross_entropy_is_entropy_and_divergence_and_never_below_the_entropy(state):
    by_scipy = rel_entr(state.p, state.q).sum() / np.log(2)
    assert state.divergence == pytest.approx(by_scipy, abs=1e-9)
    assert state.cross_entropy >= state.entropy
    assert np.isinf(state.cross_entropy) == bool(state.missed)


@settings(max_examples=25, deadline=None)
@given(states)
def test_the_picture_shows_the_states_numbers(state):
    scene = drawn(OwnBeliefScene, state)
    assert heights(scene.pairs.p_bars) == list(state.p)
    assert list(scene.pairs.q_bars.boxes[:, 3]) == list(state.q)
    ends = np.minimum(np.cumsum([state.entropy, state.divergence]), MOST_BITS)
    assert [part.get_x() + part.get_width() for part in scene.bar.parts] == pytest.approx(list(ends))
    assert scene.bar.arrow.get_visible() == (state.cross_entropy > MOST_BITS)
    factor = np.log(2) if state.unit == "nats" else 1
    expected = "∞" if np.isinf(state.cross_entropy) else f"{state.cross_entropy * factor:z.3f}"
    assert scene.bar.total.text == f"{expected} {state.unit}"


def test_the_article_s_numbers_with_its_belief_rescaled():
    explorer = press(own_belief_explorer(), "article_q")
    assert f"{explorer.state.cross_entropy:.3f}" == "2.327"  # 2.42 less log2(16/15)
    assert f"{press(explorer, 'rainy_region').state.cross_entropy:.3f}" == "4.487"  # 4.58 less log2(16/15)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(P_FIELDS + Q_FIELDS), st.integers(0, 100)), max_size=6))
def test_whatever_is_moved_p_and_q_add_up_to_1(moves):
    state = OwnBelief()
    for field, percent in moves:
        state = state.changed(**{field: percent / 100})
        assert getattr(state, field) == pytest.approx(percent / 100, abs=0.0026)
        assert sum(state.p) == pytest.approx(1)
        assert sum(state.q) == pytest.approx(1)


def test_a_slider_that_comes_back_brings_all_others_back():
    explorer = own_belief_explorer()
    before = explorer.state.p
    for value in (0.6, 1.0, 0.0, 0.35):
        explorer.controls["p_sunny"].value = value
    assert explorer.state.p == before
    assert explorer.state.q == OwnBelief().q


def test_q_that_is_p_has_no_divergence_and_no_other_q_does():
    explorer = press(own_belief_explorer(), "rainy_region", "same_q")
    assert explorer.state.divergence == 0
    assert "q is the same as p, so nothing is extra." in explorer.sentence
    explorer.controls["q_cloudy"].value = 0.5
    assert explorer.state.divergence > 0
    assert "q is not the same as p" in explorer.sentence


def test_a_belief_that_rules_out_what_happens_is_said_and_drawn_as_infinite():
    explorer = press(own_belief_explorer(), "rule_out")
    explorer.controls["q_heavy_rain"].value = 0.0
    bar = explorer.picture.scene.bar
    assert "q gives heavy rain and thunderstorm no chance, but p does." in explorer.sentence
    assert "the cross-entropy is infinite too" in explorer.sentence
    assert bar.arrow.get_visible()
    assert bar.total.text == "∞ bits"
    assert bar.headline.text.startswith("∞")


def test_nats_are_bits_on_another_ruler():
    explorer = press(own_belief_explorer(), "rainy_region", "article_q")
    before = widths(explorer.picture.scene.bar.parts)
    still = explorer.picture.still
    explorer.controls["unit"].value = "nats"
    assert explorer.picture.still != still, "the ruler stands still, and has to be drawn anew"
    assert widths(explorer.picture.scene.bar.parts) == before
    # 4.4869·ln 2 = 3.1101, by hand
    assert "The cross-entropy is 3.110 nats a day." in explorer.sentence
    assert explorer.picture.scene.stack.get_xlabel() == "nats a day"
    # The ruler's 1 stands at 1 nat, which is 1/ln 2 = 1.4427 bits.
    assert explorer.picture.scene.stack.get_xticks()[1] == pytest.approx(1.4427, abs=1e-4)
    explorer.controls["unit"].value = "bits"
    assert explorer.picture.scene.stack.get_xticks()[1] == 1


def test_the_q_of_a_state_stands_beside_its_p():
    explorer = own_belief_explorer()
    assert explorer.rows[0][:4] == ["p_sunny", "q_sunny", "p_partly_sunny", "q_partly_sunny"]
