"""The regions explorer: the article's numbers, and three parts that always add up to the message."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import drawn, heights, press
from weatherbits.lessons.sunny_and_rainy_regions import regions_explorer
from weatherbits.lessons.sunny_and_rainy_regions.pairs import MOST_BITS
from weatherbits.lessons.sunny_and_rainy_regions.regions import BELIEFS, BEST, MOST, Regions, RegionsScene

states = st.builds(
    Regions,
    region=st.floats(0, 1),
    belief=st.sampled_from(BELIEFS),
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
    by_hand = state.p @ -np.log2(state.q)  # 2^-length is what a code believes
    assert state.length == pytest.approx(by_hand, abs=1e-9)
    assert sum(state.parts) == pytest.approx(state.length, abs=1e-9)
    assert min(state.parts) >= 0
    assert state.divergence == pytest.approx(scipy_entropy(state.p, state.normalised_q, base=2), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(states)
def test_the_average_is_called_cross_entropy_only_where_no_code_space_is_unused(state):
    cross_entropy = -state.p @ np.log2(state.normalised_q)
    assert state.cross_entropy == pytest.approx(cross_entropy)
    if state.belief == "article":  # 15/16 of its space is used
        assert state.length - cross_entropy == pytest.approx(np.log2(16 / 15))
        assert f"the cross-entropy, {cross_entropy:.3f} bits." in state.sentence
    else:
        assert state.length == pytest.approx(cross_entropy)
        assert "so the average message length is the cross-entropy." in state.sentence


@settings(max_examples=25, deadline=None)
@given(states)
def test_the_picture_shows_the_states_numbers(state):
    scene = drawn(RegionsScene, state)
    assert heights(scene.pairs.p_bars) == list(state.p)
    assert list(scene.pairs.q_bars.boxes[:, 3]) == list(state.q)
    assert max(*state.p, *state.q) <= MOST, "all bars end in the picture"
    assert scene.pairs.unused_bar.get_height() == state.unused_share
    bar = scene.bar
    assert [part.get_x() + part.get_width() for part in bar.parts] == pytest.approx(
        list(np.cumsum(state.parts))
    )
    assert bar.parts[0].get_x() == 0
    assert not bar.arrow.get_visible()
    assert bar.total.text == f"{state.length:.3f} bits"
    total = state.extra if state.asks_for_extra else state.length
    assert bar.headline.text.startswith(f"{total:z.2f} bits a day")


@settings(max_examples=40, deadline=None)
@given(states)
def test_a_sum_that_is_off_by_rounding_is_not_called_equal(state):
    written = state.sentence.split("With three decimals, ")[1].split(" for unused")[0]
    is_equal = " = " in written
    total, parts = written.split(" = " if is_equal else " ≈ ")
    amounts = [float(part.split()[0]) for part in parts.split(" + ")]
    assert (abs(float(total) - sum(amounts)) < 1e-6) == is_equal


def test_the_best_belief_leaves_nothing_but_entropy():
    explorer = regions_explorer()
    explorer.controls["belief"].value = BEST
    for region in (0.0, 0.3, 1.0):
        explorer.controls["region"].value = region
        assert explorer.state.extra == 0
        assert "No bits are extra." in explorer.sentence


def test_a_walk_leads_from_sunny_to_rainy_with_the_same_code():
    explorer = regions_explorer()
    explorer.buttons["walk"].click()
    assert explorer.state.region == 1.0
    assert f"{explorer.state.length:.2f}" == "4.58"


def test_a_guess_is_drawn_but_not_beside_the_extra():
    assert drawn(RegionsScene, Regions(guess=3.5)).bar.guess_mark.get_xdata()[0] == 3.5
    assert drawn(RegionsScene, Regions(guess=99.0)).bar.guess_mark.get_xdata()[0] == MOST_BITS
    assert not drawn(RegionsScene, Regions(guess=3.5, asks_for_extra=True)).bar.guess_mark.get_visible()


def test_the_text_tells_of_the_middle():
    assert "0.645 of these bits are extra" in regions_explorer().static_html().split("<details>")[1]
