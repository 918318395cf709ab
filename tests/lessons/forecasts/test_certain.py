"""Sure and wrong: the infinite days, what one added to each count does, and where the best mix lies."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from tests.driving import drawn, texts
from weatherbits.lessons.forecasts import certain_explorer
from weatherbits.lessons.forecasts.certain import BITS, WEIGHTS, Certain, CertainScene
from weatherbits.rain import five_forecasts, seattle

DAYS = seattle()
IS_WET = DAYS.is_wet[DAYS.year == 2015]
STATED = five_forecasts(DAYS)
K = np.rint(10 * STATED["similar_days"]).astype(int)


def by_hand(added, weight):
    """Return bits a day and Brier score, day by day, without the package's scores."""
    q = (1 - weight) * (K + added) / (10 + 2 * added) + weight * STATED["climatology"]
    of_what_came = np.where(IS_WET, q, 1 - q)
    bits = np.inf if (of_what_came == 0).any() else -np.log2(of_what_came).mean()
    return bits, ((q - IS_WET) ** 2).mean()


@pytest.mark.parametrize("added", [0, 1])
@pytest.mark.parametrize("weight", [0.0, 0.01, 0.19, 0.5, 1.0])
def test_both_scores_are_those_of_the_365_days(added, weight):
    state = Certain(added=added, weight=weight)
    assert (state.bits, state.brier) == pytest.approx(by_hand(added, weight))
    assert state.n_days == 365


def test_the_ensemble_is_certain_on_31_days_and_wrong_on_6():
    state = Certain()
    is_certain = (K == 0) | (K == 10)
    assert (state.n_certain, state.n_certain_and_wrong) == (31, 6)
    assert state.n_certain == is_certain.sum()
    assert state.n_certain_and_wrong == (is_certain & ((K == 10) != IS_WET)).sum()
    assert (state.bits, round(state.brier, 3)) == (np.inf, 0.188)


def test_the_best_mix_is_where_a_search_finds_it():
    bits, at = Certain().lowest_bits
    found = minimize_scalar(lambda weight: by_hand(0, weight)[0], bounds=(0.001, 1), method="bounded")
    assert at == pytest.approx(found.x, abs=0.005)
    assert bits == pytest.approx(found.fun, abs=1e-4)
    assert (at, round(bits, 3)) == (0.19, 0.805)


def test_with_one_added_mixing_does_not_help():
    state = Certain(added=1)
    assert state.lowest_bits[1] == state.lowest_brier[1] == 0
    assert round(state.bits, 3) == 0.805


def test_the_curves_and_the_dots_are_at_the_scores():
    scene = drawn(CertainScene, Certain(weight=0.5))
    for curve, value, score in (
        (scene.bits, Certain(weight=0.5).bits, 0),
        (scene.brier, Certain(weight=0.5).brier, 1),
    ):
        assert curve.dot.get_xydata()[0] == pytest.approx([0.5, value])
        x, y = curve.line.get_data()
        inside = np.searchsorted(x, 0.3)
        assert y[inside] == pytest.approx(by_hand(0, x[inside])[score])
    assert scene.bits.line.get_ydata()[0] == BITS[1], "it goes on upwards"
    assert scene.bits.line.get_xdata()[-1] == WEIGHTS[-1] == 1


def test_infinitely_many_bits_are_drawn_at_the_edge_with_an_arrow():
    scene = drawn(CertainScene, Certain())
    assert scene.bits.now.text == "now ∞ ↑"
    assert scene.bits.dot.get_ydata() == [BITS[1]]
    assert scene.missed_label.text == "6 wet days: ∞ bits each"
    scene = drawn(CertainScene, Certain(added=1))
    assert scene.missed_label.text == f"6 wet days: {np.log2(12):.3f} bits each"


def test_what_is_stated_stands_under_each_bar():
    assert texts(drawn(CertainScene, Certain()).stated) == [f"{10 * k}%" for k in range(11)]
    assert texts(drawn(CertainScene, Certain(added=1)).stated) == [
        f"{100 * (k + 1) / 12:.0f}%" for k in range(11)
    ]
    assert set(texts(drawn(CertainScene, Certain(weight=1.0)).stated)) == {"44%"}
    assert texts(drawn(CertainScene, Certain(weight=0.01)).stated)[0] == "<1%"


def test_the_button_best_mix_leads_to_the_lowest_point():
    explorer = certain_explorer()
    explorer.buttons["best_mix"].click()
    assert explorer.state.bits == explorer.state.lowest_bits[0]
