"""The yesterday explorer: four pairs, and two entropies that overlap by what the days tell of each other."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import drawn, press
from weatherbits.lessons.forecasts import yesterday_explorer
from weatherbits.lessons.forecasts.yesterday import Yesterday, YesterdayScene
from weatherbits.rain import seattle

chances = st.floats(0, 1) | st.sampled_from([0.0, 1.0])
states = st.builds(Yesterday, wet_after_wet=chances, wet_after_dry=chances)


def test_seattle_is_counted_from_its_days():
    wet = seattle().is_wet
    state = press(yesterday_explorer(), "seattle").state
    assert state.wet_after_wet == pytest.approx(wet[1:][wet[:-1]].mean())
    assert state.wet_after_dry == pytest.approx(wet[1:][~wet[:-1]].mean())
    table = np.array([[(x & y).mean() for y in (~wet[1:], wet[1:])] for x in (~wet[:-1], wet[:-1])])
    # As many days follow dry ones as come before them here, so that counting pairs gives the chain's own shares.
    assert state.joint == pytest.approx(table)
    of_pairs, of_days = (scipy_entropy(chances, base=2) for chances in (table.ravel(), table.sum(axis=0)))
    assert (round(of_days, 3), round(of_pairs - of_days, 3)) == (0.984, 0.849)
    assert state.rate == pytest.approx(of_pairs - of_days)


def test_the_seller_of_notebook_3_is_honest():
    state = press(yesterday_explorer(), "seller").state
    assert state.shares == pytest.approx([0.75, 0.25])
    # by hand: 3/4 of days leave H(0.9), 1/4 leave H(0.7)
    assert state.rate == pytest.approx(0.75 * 0.4689956 + 0.25 * 0.8812909)
    assert state.rate < 0.6


def test_independent_days_share_nothing_and_are_as_wet_as_in_seattle():
    independent, seattles = (press(yesterday_explorer(), name).state for name in ("independent", "seattle"))
    assert independent == yesterday_explorer().state
    assert independent.shared == pytest.approx(0, abs=1e-12)
    assert independent.rate == pytest.approx(independent.entropy)
    assert independent.entropy == pytest.approx(seattles.entropy)


@given(states)
def test_what_a_day_tells_is_what_both_tell_and_what_is_left(state):
    assert state.shares.sum() == pytest.approx(1)
    assert state.shares @ state.transitions == pytest.approx(state.shares), "one more day changes no share"
    assert state.shared + state.rate == pytest.approx(state.entropy, abs=1e-9)
    assert min(state.shared, state.rate) >= 0
    assert state.entropy + state.rate == pytest.approx(scipy_entropy(state.joint.ravel(), base=2), abs=1e-9)


@given(states)
def test_what_the_days_tell_of_each_other_is_the_same_both_ways(state):
    assume(state.shares.min() > 0)
    back = state.joint.T / state.shares[:, np.newaxis]  # of yesterday, given today
    assert state.entropy - state.shares @ scipy_entropy(back, base=2, axis=1) == pytest.approx(
        state.shared, abs=1e-9
    )


@pytest.mark.parametrize(("stays", "rate"), [((1.0, 0.0), 0.0), ((0.0, 1.0), 0.0), ((0.5, 0.5), 1.0)])
def test_days_that_follow_from_the_day_before_leave_nothing(stays, rate):
    state = Yesterday(wet_after_wet=stays[0], wet_after_dry=stays[1])
    assert (state.entropy, state.rate, state.shared) == (1.0, rate, 1.0 - rate)
    assert "If you know today, tomorrow is certain: its perplexity is 1." in state.sentence or rate == 1
    assert state.never_changes == (stays == (1.0, 0.0))
    assert ("never changes" in state.sentence) == state.never_changes


@pytest.mark.parametrize("stays", [(0.0, 0.0), (1.0, 1.0)])
def test_days_of_one_kind_are_certain(stays):
    assert "So tomorrow is certain, and its perplexity is 1." in Yesterday(*stays).sentence


@given(states)
def test_areas_are_pairs_and_bars_overlap_by_what_is_shared(state):
    scene = drawn(YesterdayScene, state)
    areas = [[cell.get_width() * cell.get_height() for cell in column] for column in scene.cells]
    assert areas == [pytest.approx(list(row)) for row in state.joint]
    spans = {row: (block.get_x(), block.get_x() + block.get_width()) for row, block in scene.blocks.items()}
    assert spans["today"] == pytest.approx((0, state.entropy))
    (_, today), (tomorrow, end) = spans["today"], spans["tomorrow"]
    assert today - tomorrow == pytest.approx(state.shared, abs=1e-9)
    assert spans["shared"] == pytest.approx((tomorrow, today), abs=1e-9)
    assert spans["left"] == pytest.approx((today, end), abs=1e-9)
    assert end <= 2 + 1e-9
