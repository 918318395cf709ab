"""The regions explorer: the article's numbers, and three parts that always add up to the message."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import drawn, heights, press, widths
from weatherbits.lessons.sunny_and_rainy_regions import regions_explorer
from weatherbits.lessons.sunny_and_rainy_regions.regions import (
    BELIEFS,
    IDEAL_FOR_P,
    MOST_BITS,
    OWN_Q,
    Regions,
    RegionsScene,
)
from weatherbits.story import STATES


def shares(sides=8):
    weights = st.lists(st.sampled_from([0.0, 0.001, 0.1, 1.0, 3.0]), min_size=sides, max_size=sides)
    return weights.filter(any).map(lambda values: tuple(np.array(values) / np.sum(values)))


states = st.builds(
    Regions,
    region=st.floats(0, 1),
    own_p=st.none() | shares(),
    belief=st.sampled_from(BELIEFS),
    own_q=shares(),
    selected=st.sampled_from(STATES),
    unit=st.sampled_from(["bits", "nats"]),
    asks_for_extra=st.booleans(),
    guess=st.none() | st.floats(-10, 1e6),
)


def test_the_extra_is_divergence_and_unused_code_space():
    state = press(regions_explorer(), "rainy_extra").state
    # errata 3, worked out there by hand: 2.3510 = 2.2579 + 0.0931, and 0.1910 = 0.0979 + 0.0931
    assert (round(state.extra, 4), round(state.divergence, 4), round(state.unused, 4)) == (
        2.351,
        2.2579,
        0.0931,
    )
    home = press(regions_explorer(), "sunny_article").state
    assert (round(home.extra, 4), round(home.divergence, 4), round(home.unused, 4)) == (0.191, 0.0979, 0.0931)


@settings(max_examples=60, deadline=None)
@given(states)
def test_entropy_divergence_and_unused_space_add_up_to_the_message(state):
    assert state.p.sum() == pytest.approx(1)
    assert state.normalised_q.sum() == pytest.approx(1)
    assert state.q.sum() + state.unused_share == pytest.approx(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        lengths = -np.log2(state.q)  # 2^-length is what a code believes
        by_hand = np.sum(np.where(state.p > 0, state.p * lengths, 0.0))
    assert state.length == pytest.approx(by_hand, abs=1e-9)
    assert state.entropy + state.divergence + state.unused == pytest.approx(state.length, abs=1e-9)
    assert min(state.entropy, state.divergence, state.unused) >= 0
    assert state.divergence == pytest.approx(scipy_entropy(state.p, state.normalised_q, base=2), abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(states)
def test_the_picture_shows_the_states_numbers(state):
    scene = drawn(RegionsScene, state)
    assert heights(scene.p_bars) == list(state.p)
    assert list(scene.q_bars.boxes[:, 3]) == list(state.q)
    assert scene.unused_bar.get_height() == state.unused_share
    ends = np.minimum(np.cumsum([state.entropy, state.divergence, state.unused]), MOST_BITS)
    assert [part.get_x() + part.get_width() for part in scene.parts] == pytest.approx(list(ends))
    assert scene.parts[0].get_x() == 0
    assert scene.arrow.get_visible() == (state.length > MOST_BITS)
    factor = np.log(2) if state.unit == "nats" else 1
    expected = "∞" if np.isinf(state.length) else f"{state.length * factor:z.3f}"
    assert scene.length_label.text == f"{expected} {state.unit}"
    total = state.extra if state.asks_for_extra else state.length
    expected = "∞" if np.isinf(total) else f"{total * factor:z.2f}"
    assert scene.headline.text.startswith(f"{expected} {state.unit} a day")


@settings(max_examples=40, deadline=None)
@given(states)
def test_a_sum_that_is_off_by_rounding_is_not_called_equal(state):
    if np.isfinite(state.length) and not state.asks_for_extra:
        total, parts = (
            state.sentence.split("With three decimals: ")[1].split(";")[0].split(f" {state.equals} ")
        )
        amounts = [float(part.split()[0]) for part in parts.split(" + ")]
        assert (abs(float(total.split()[0]) - sum(amounts)) < 1e-6) == (state.equals == "=")


def test_nats_are_bits_on_another_ruler():
    explorer = press(regions_explorer(), "rainy_article")
    before = widths(explorer.picture.scene.parts)
    still = explorer.picture.still
    explorer.controls["unit"].value = "nats"
    assert explorer.picture.still != still, "the ruler stands still, and has to be drawn anew"
    assert widths(explorer.picture.scene.parts) == before
    assert "3.175 nats of message = 1.545 of entropy + 1.565 of divergence" in explorer.sentence
    # 4.58·ln 2 = 3.17461..., by hand
    assert explorer.picture.scene.stack.get_xlabel() == "nats a day"
    # The ruler's 1 stands at 1 nat, which is 1/ln 2 = 1.4427 bits.
    assert explorer.picture.scene.stack.get_xticks()[1] == pytest.approx(1.4427, abs=1e-4)
    explorer.controls["unit"].value = "bits"
    assert explorer.picture.scene.stack.get_xticks()[1] == 1


def test_moving_one_states_q_starts_from_what_the_code_believes_and_uses_all_the_space():
    explorer = press(regions_explorer(), "rainy_article")
    explorer.controls["selected"].value = "thunderstorm"
    explorer.controls["q_of_selected"].value = 0.5
    state = explorer.state
    assert state.belief == OWN_Q == explorer.controls["belief"].value
    assert state.unused == 0
    assert state.q_of_selected == 0.5
    assert state.q[0] / state.q[6] == pytest.approx(8)  # 1/4 and 1/32 keep their proportion


def test_your_own_q_is_there_again_after_a_look_at_another():
    explorer = regions_explorer()
    explorer.controls["q_of_selected"].value = 0.5
    own = explorer.state.q
    explorer.controls["belief"].value = IDEAL_FOR_P
    assert explorer.state.extra == 0
    explorer.controls["belief"].value = OWN_Q
    assert list(explorer.state.q) == list(own)


def test_the_region_slider_takes_the_weather_back_onto_the_way():
    explorer = regions_explorer()
    explorer.controls["p_of_selected"].value = 1.0
    assert "Your own weather" in explorer.sentence
    assert explorer.state.entropy == 0
    explorer.controls["region"].value = 1.0
    assert list(explorer.state.p) == [0.01, 0.01, 0.04, 0.04, 0.10, 0.10, 0.35, 0.35]


def test_a_belief_that_rules_out_what_happens_is_said_and_drawn_as_infinite():
    explorer = press(regions_explorer(), "rainy_article")
    for state in ("heavy rain", "thunderstorm"):
        explorer.controls["selected"].value = state
        explorer.controls["q_of_selected"].value = 0.0
    scene = explorer.picture.scene
    assert "infinitely many bits a day" in explorer.sentence
    assert "heavy rain and thunderstorm no chance" in explorer.sentence
    assert scene.arrow.get_visible()
    assert scene.length_label.text == "∞ bits"
    assert scene.headline.text.startswith("∞")


def test_a_walk_leads_from_sunny_to_rainy_with_the_same_code():
    explorer = regions_explorer()
    explorer.buttons["walk"].click()
    assert explorer.state.region == 1.0
    assert f"{explorer.state.length:.2f}" == "4.58"


def test_a_guess_is_drawn_but_not_beside_the_extra():
    assert drawn(RegionsScene, Regions(guess=3.5)).guess_mark.get_xdata()[0] == 3.5
    assert drawn(RegionsScene, Regions(guess=99.0)).guess_mark.get_xdata()[0] == MOST_BITS
    assert not drawn(RegionsScene, Regions(guess=3.5, asks_for_extra=True)).guess_mark.get_visible()


def test_where_a_guess_was_made_the_text_tells_of_the_middle():
    explorer = regions_explorer(prediction="average-halfway")
    assert "0.645 of them are extra" in explorer.static_html().split("<details>")[1]
    explorer.close()
