"""Calibration: the dots, the isotonic line, and the parts of the score as they are drawn."""

import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression

from tests.driving import seen
from weatherbits.lessons.forecasts import calibration_explorer
from weatherbits.lessons.forecasts.record import FORECASTERS, forecasts
from weatherbits.rain import seattle
from weatherbits.scores import log_score

EXPLORER = calibration_explorer()


@pytest.fixture(params=FORECASTERS)
def state(request):
    EXPLORER.reset()
    EXPLORER.set(forecaster=request.param, bins=10)
    return EXPLORER.state


def test_the_parts_as_they_are_drawn_add_up_to_the_score(state):
    scene, parts = EXPLORER.picture.scene, state.parts
    total = scene.totals[0]
    end = total.extra.box.get_x() + total.extra.box.get_width()
    assert scene.open.get_width() - scene.told.get_width() == pytest.approx(total.base.get_width())
    chances, rained = forecasts()
    score = np.mean(log_score(chances[state.forecaster], rained))
    if np.isinf(score):
        assert total.extra.tip.get_visible()
        assert scene.paid.tip.get_visible()
    else:
        assert end == pytest.approx(score, abs=1e-12)
        assert parts.uncertainty - parts.resolution + parts.miscalibration == pytest.approx(score, abs=1e-12)
        assert not total.extra.tip.get_visible()


def test_the_line_is_the_isotonic_regression_of_scikit_learn(state):
    chances, rained = forecasts()
    chance = chances[state.forecaster]
    fitted = IsotonicRegression().fit(chance, rained.astype(float)).predict(chance)
    x, y = EXPLORER.picture.scene.line.get_data()
    for group in range(state.isotonic.count.size):
        inside = (chance >= x[2 * group]) & (chance <= x[2 * group + 1])
        assert fitted[inside] == pytest.approx(y[2 * group])


@pytest.mark.parametrize("bins", [2, 7, 30])
def test_each_dot_has_the_days_of_its_bin(bins):
    EXPLORER.set(forecaster="logistic", bins=bins)
    chances, rained = forecasts()
    place = np.ceil(chances["logistic"] * bins)
    dots = seen(EXPLORER.picture.scene.dots)
    assert len(dots) == np.unique(place).size
    for dot, which in zip(dots, np.unique(place), strict=True):
        inside = place == which
        assert dot.get_xydata()[0] == pytest.approx(
            [chances["logistic"][inside].mean(), rained[inside].mean()]
        )


def test_bins_too_wide_make_a_cost_below_nothing_and_this_is_said_and_drawn_hollow():
    EXPLORER.set(forecaster="logistic", bins=2)
    assert EXPLORER.state.parts_in_bins.miscalibration < 0 < EXPLORER.state.parts.miscalibration
    assert "these bins mislead" in EXPLORER.sentence
    in_bins = EXPLORER.picture.scene.totals[1]
    box = in_bins.extra.box
    assert in_bins.base.get_width() == pytest.approx(box.get_x() + box.get_width())
    assert box.get_x() == pytest.approx(EXPLORER.state.parts.score)


@pytest.mark.parametrize("bins", range(2, 31))
def test_no_number_of_bins_hides_a_day_that_was_certain_and_wrong(bins):
    EXPLORER.set(forecaster="similar_days", bins=bins)
    assert EXPLORER.state.parts_in_bins.miscalibration == np.inf
    assert "infinitely many bits" in EXPLORER.sentence
    assert EXPLORER.state.wrong_and_certain == 6


def test_climatology_tells_nothing_and_is_nearly_calibrated():
    EXPLORER.buttons["climatology"].click()
    parts = EXPLORER.state.parts
    assert parts.resolution == 0
    assert 0 < parts.miscalibration < 0.01
    assert not EXPLORER.picture.scene.told.get_visible()


def test_what_was_wet_is_that_of_the_record():
    days = seattle()
    assert (forecasts()[1] == (days.precipitation[-365:] > 0)).all()
