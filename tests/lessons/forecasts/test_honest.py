"""The honest explorer: two scores are lowest where you say what you believe, and one is not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import entropy as scipy_entropy

from tests.driving import drawn
from weatherbits.lessons.forecasts import honest_explorer
from weatherbits.lessons.forecasts.honest import SCORES, Honest, HonestScene

chances = st.floats(0, 1)


def by_hand(score: str, p: float, q: float) -> float:
    costs = {
        "log": lambda given_to_it: -np.log2(given_to_it),
        "brier": lambda given_to_it: (1 - given_to_it) ** 2,
        "distance": lambda given_to_it: 1 - given_to_it,
    }[score]
    return p * costs(q) + (1 - p) * costs(1 - q)


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("p", [0.05, 0.3, 0.62, 0.9])
def test_the_lowest_point_is_where_a_search_finds_it(score, p):
    found = minimize_scalar(lambda q: by_hand(score, p, q), bounds=(0, 1), method="bounded").x
    assert Honest(p=p).best(score) == pytest.approx(found, abs=1e-4)


@pytest.mark.parametrize("score", SCORES)
@given(p=chances, q=st.floats(0.001, 0.999))
def test_expectations_are_those_worked_out_by_hand(score, p, q):
    state = Honest(p=p, q=q)
    assert state.expected(score, q) == pytest.approx(by_hand(score, p, q))


@given(p=chances, q=chances)
def test_no_stated_chance_is_expected_to_be_below_the_lowest(p, q):
    state = Honest(p=p, q=q)
    for score in SCORES:
        best = state.best(score)
        if best is not None:
            assert state.expected(score, best) <= state.expected(score, q) + 1e-12


@given(p=chances)
def test_the_lowest_log_score_is_the_entropy(p):
    state = Honest(p=p)
    assert state.expected("log", p) == pytest.approx(scipy_entropy([p, 1 - p], base=2), abs=1e-12)


def test_the_distance_of_a_fair_coin_is_the_same_for_every_q():
    state = Honest(p=0.5)
    assert state.best("distance") is None
    assert {round(state.expected("distance", q), 12) for q in np.linspace(0, 1, 21)} == {0.5}
    panel = drawn(HonestScene, state).panels["distance"]
    assert not panel.lowest.get_visible()
    assert panel.rows[0].text == "the same for every q"


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize(("p", "q"), [(0.7, 0.5), (0.2, 0.6), (0.7, 0.7), (1.0, 0.4)])
def test_marks_stand_on_the_curve(score, p, q):
    panel = drawn(HonestScene, Honest(p=p, q=q)).panels[score]
    x, y = panel.line.get_xydata().T
    for mark in (panel.dot, panel.lowest):
        (at,), (height,) = mark.get_data()
        assert height == pytest.approx(np.interp(at, x, y), abs=0.01)
    assert panel.dot.get_xdata()[0] == q
    assert panel.lowest.get_ydata()[0] <= y.min() + 1e-9


def test_what_is_infinite_stands_at_the_upper_edge_as_an_arrow():
    panel = drawn(HonestScene, Honest(p=0.7, q=1.0)).panels["log"]
    assert (panel.dot.get_marker(), panel.dot.get_ydata()[0]) == ("^", panel.top)
    assert panel.rows[1].text == "stated: ∞ at 100%"
    assert drawn(HonestScene, Honest(p=1.0, q=1.0)).panels["log"].rows[1].text == "stated: 0.000 at 100%"


def test_only_who_can_gain_by_it_is_told_of_exaggeration():
    explorer = honest_explorer()
    for p, is_told in ((0.7, True), (0.5, False), (1.0, False), (0.0, False), (0.01, True)):
        explorer.controls["p"].value = p
        assert ("rewards exaggeration" in explorer.sentence) == is_told
