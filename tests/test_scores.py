"""The scores, against scoringrules, scikit-learn, SciPy, the scores' own papers, and arithmetic by hand."""

import warnings

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.optimize import isotonic_regression, minimize_scalar
from scipy.special import rel_entr
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss

from weatherbits import cross_entropy, kl_divergence
from weatherbits.scores import (
    binned_reliability,
    brier_score,
    decompose,
    isotonic_reliability,
    log_score,
    log_score_of_pmf,
)

SCORES = (log_score, brier_score)
OF_DAYS = (*SCORES, binned_reliability, isotonic_reliability, decompose)

# Many days share a chance, and some forecasts are certain.
CHANCES = st.integers(0, 10).map(lambda k: k / 10) | st.floats(0, 1)
day_lists = st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=40).map(
    lambda days: tuple(map(np.array, zip(*days, strict=True)))
)


def days(n=300, seed=0, sharp=1.0):
    """Return chances, none of them certain, and what came of them; too bold where sharp is above 1."""
    rng = np.random.default_rng(seed)
    log_odds = 1.5 * rng.normal(size=n)
    happened = rng.random(n) < 1 / (1 + np.exp(-log_odds))
    return 1 / (1 + np.exp(-sharp * log_odds)), happened


# ---- One day ----


@pytest.mark.parametrize(
    ("chance", "happened", "bits", "brier"),
    [
        (0.5, True, 1, 0.25),
        (0.25, True, 2, 0.5625),
        (0.25, False, 0.4150375, 0.0625),
        (1.0, True, 0, 0),
        (0.0, False, 0, 0),
        (0.0, True, np.inf, 1),
        (1.0, False, np.inf, 1),
    ],
)
def test_one_day_by_hand(chance, happened, bits, brier):
    assert log_score(chance, happened) == pytest.approx(bits)
    assert brier_score(chance, happened) == brier
    assert type(log_score(chance, happened)) is type(brier_score(chance, happened)) is float


def test_who_was_sure_and_right_pays_0_without_a_minus():
    assert str(log_score(1, 1)) == str(log_score(0, 0)) == str(brier_score(0, 0)) == "0.0"


@given(day_lists)
def test_both_scores_agree_with_scoringrules(forecasts):
    q, y = (
        forecasts[0].round(4),
        forecasts[1],
    )  # theirs adds 1 and takes it off again: a chance of 1e-20 would be 0
    with np.errstate(divide="ignore"):
        theirs = scoringrules.log_score(y.astype(float), q)
    np.testing.assert_allclose(log_score(q, y, base=np.e), theirs, rtol=1e-11, atol=1e-15)
    np.testing.assert_allclose(brier_score(q, y), scoringrules.brier_score(y.astype(float), q), atol=1e-15)


def test_the_means_agree_with_scikit_learn():
    q, y = days()
    assert log_score(q, y, base=np.e).mean() == pytest.approx(log_loss(y, q), rel=1e-12)
    assert brier_score(q, y).mean() == pytest.approx(brier_score_loss(y, q), rel=1e-12)


def test_the_score_of_many_outcomes_agrees_with_scikit_learn_and_with_that_of_two():
    rng = np.random.default_rng(1)
    q, came = rng.dirichlet(np.ones(5), size=60), np.arange(60) % 5
    assert log_score_of_pmf(q, came, base=np.e).mean() == pytest.approx(log_loss(came, q), rel=1e-12)
    chance, happened = days(50)
    two = np.column_stack([1 - chance, chance])
    np.testing.assert_allclose(log_score_of_pmf(two, happened), log_score(chance, happened), rtol=1e-12)
    assert log_score_of_pmf([0.5, 0.5, 0.0], 2) == np.inf
    assert log_score_of_pmf(q.reshape(3, 20, 5), came.reshape(3, 20)).shape == (3, 20)
    assert type(log_score_of_pmf([0.5, 0.5], 1.0)) is float


def test_the_mean_score_is_a_cross_entropy():
    y = np.array([1, 0, 0, 1, 0, 0, 0, 0])
    assert log_score(0.4, y).mean() == pytest.approx(cross_entropy([0.75, 0.25], [0.6, 0.4]))
    assert log_score(0.0, y).mean() == np.inf


@pytest.mark.parametrize("belief", [0.1, 0.43, 0.5, 0.9])
@pytest.mark.parametrize("score", SCORES)
def test_to_say_what_one_believes_has_the_lowest_expected_score(score, belief):
    def expected(q):
        return belief * score(q, True) + (1 - belief) * score(q, False)

    best = minimize_scalar(expected, bounds=(0, 1), method="bounded", options={"xatol": 1e-9})
    assert best.x == pytest.approx(belief, abs=1e-5)
    # What it costs to say 0.2 instead: a divergence.
    assert log_score(0.2, True) * belief + log_score(0.2, False) * (1 - belief) == pytest.approx(
        stats.entropy([belief, 1 - belief], base=2) + kl_divergence([belief, 1 - belief], [0.2, 0.8])
    )


def test_one_chance_goes_with_many_days_and_many_chances_with_one_outcome():
    assert log_score(0.25, [True, False]) == pytest.approx([2, 0.4150375])
    assert brier_score([[0.0], [0.5]], True).tolist() == [[1.0], [0.25]]


# ---- Reliability ----


@pytest.mark.parametrize("n_bins", [1, 2, 3, 7, 10, 50])
def test_bins_are_those_of_scikit_learn(n_bins):
    q, y = days()
    found = binned_reliability(q, y, n_bins)
    rate, chance = calibration_curve(y, q, n_bins=n_bins)
    np.testing.assert_allclose(found.rate, rate)
    np.testing.assert_allclose(found.chance, chance)


def test_a_chance_on_an_edge_falls_into_the_lower_bin_however_it_was_rounded():
    q = [0.0, 0.1, 0.1 + 0.2, 0.3, 0.30001, 0.7, 1 - 0.3, 1.0]
    assert binned_reliability(q, [0] * 8).group.tolist() == [0, 0, 1, 1, 2, 3, 3, 4]
    eleven = np.arange(11) / 10
    assert binned_reliability(eleven, eleven > 0.5).count.tolist() == [2, *[1] * 9]


@given(day_lists)
def test_isotonic_groups_agree_with_scikit_learn_and_scipy(forecasts):
    q, y = forecasts[0].round(4), forecasts[1]  # to scikit-learn, chances that are nearly equal are one
    found = isotonic_reliability(q, y)
    expected = IsotonicRegression().fit(q, y.astype(float)).predict(q)
    np.testing.assert_allclose(found.recalibrated, expected, atol=1e-12)

    stated, where, count = np.unique(q, return_inverse=True, return_counts=True)
    rates = np.bincount(where, weights=y) / count
    pooled = isotonic_regression(rates, weights=count)
    np.testing.assert_allclose(found.recalibrated, pooled.x[where], atol=1e-12)
    assert stated.size >= found.count.size


@given(day_lists)
def test_groups_follow_each_other_and_account_for_every_day(forecasts):
    q, y = forecasts
    for found in (isotonic_reliability(q, y), binned_reliability(q, y, 7)):
        assert found.count.sum() == q.size
        assert (found.low[1:] > found.high[:-1]).all()
        assert ((found.low <= found.chance) & (found.chance <= found.high)).all()
        for group, (low, high) in enumerate(zip(found.low, found.high, strict=True)):
            mine = found.group == group
            assert (q[mine].min(), q[mine].max()) == (low, high)
            assert found.rate[group] == pytest.approx(y[mine].mean())
            assert found.count[group] == mine.sum()
    assert (np.diff(isotonic_reliability(q, y).rate) > 0).all()


@given(day_lists, st.lists(st.floats(0.001, 0.999), min_size=40, max_size=40).map(sorted))
def test_no_rising_rule_restates_the_chances_better(forecasts, rule):
    q, y = forecasts
    restated = np.array(rule)[np.unique(q, return_inverse=True)[1]]
    best = isotonic_reliability(q, y).recalibrated
    for score in SCORES:
        assert score(best, y).mean() <= score(restated, y).mean() + 1e-12


def test_the_order_of_the_days_does_not_matter():
    q, y = days(80)
    back = isotonic_reliability(q[::-1], y[::-1])
    np.testing.assert_array_equal(isotonic_reliability(q, y).recalibrated, back.recalibrated[::-1])


def test_what_is_kept_already_stays_and_what_runs_backwards_is_one_group():
    kept = isotonic_reliability([0.25] * 4 + [0.75] * 4, [1, 0, 0, 0, 1, 1, 1, 0])
    assert kept.rate.tolist() == kept.chance.tolist() == [0.25, 0.75]
    backwards = isotonic_reliability([0.1, 0.5, 0.9], [1, 1, 0])
    assert backwards.rate == pytest.approx([2 / 3])


# ---- The parts ----


@given(day_lists)
def test_the_parts_add_up_and_none_is_below_0(forecasts):
    q, y = forecasts
    for score in SCORES:
        parts = decompose(q, y, score=score)
        assert parts.score == pytest.approx(score(q, y).mean())
        total = parts.uncertainty - parts.resolution + parts.miscalibration
        assert total == pytest.approx(parts.score, abs=1e-12)
        assert parts.uncertainty >= parts.resolution - 1e-12
        assert min(parts.resolution, parts.miscalibration) >= 0


@given(day_lists)
def test_what_is_open_is_the_entropy_of_all_days_or_their_variance(forecasts):
    q, y = forecasts
    assert decompose(q, y).uncertainty == pytest.approx(
        stats.entropy([y.mean(), 1 - y.mean()], base=2), abs=1e-12
    )
    assert decompose(q, y, score=brier_score).uncertainty == pytest.approx(np.var(y), abs=1e-12)


@given(st.lists(st.tuples(st.sampled_from([0.125, 0.375, 0.625, 0.875]), st.booleans()), min_size=1))
def test_with_one_chance_a_bin_the_parts_are_those_of_murphy_and_of_weijs(forecasts):
    q, y = map(np.array, zip(*forecasts, strict=True))
    bins = binned_reliability(q, y, 4)
    share, all_days = bins.count / q.size, y.mean()
    parts = decompose(q, y, score=brier_score, groups=bins)
    assert parts.miscalibration == pytest.approx(share @ (bins.chance - bins.rate) ** 2, abs=1e-12)
    assert parts.resolution == pytest.approx(share @ (bins.rate - all_days) ** 2, abs=1e-12)

    def divergence(p, q):  # of yes and no, in bits
        return (rel_entr(p, q) + rel_entr(1 - p, 1 - q)) / np.log(2)

    parts = decompose(q, y, groups=bins)
    assert parts.miscalibration == pytest.approx(share @ divergence(bins.rate, bins.chance), abs=1e-12)
    assert parts.resolution == pytest.approx(share @ divergence(bins.rate, all_days), abs=1e-12)


def test_the_parts_are_those_of_dimitriadis_gneiting_and_jordan():
    # Their definitions, with the isotonic regression of scikit-learn and its scores.
    q, y = days(200, sharp=2.0)
    restated = IsotonicRegression().fit(q, y.astype(float)).predict(q)
    open_, kept, stated = (
        brier_score_loss(y, chances) for chances in (np.full(q.size, y.mean()), restated, q)
    )
    parts = decompose(q, y, score=brier_score)
    assert [parts.uncertainty, parts.resolution, parts.miscalibration] == pytest.approx(
        [open_, open_ - kept, stated - kept], abs=1e-9
    )


def test_a_forecast_that_was_sure_and_wrong_is_infinitely_miscalibrated_and_still_tells_something():
    q, y = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0]), [1, 0, 0, 0, 1, 1]
    parts = decompose(q, y)
    assert parts.score == parts.miscalibration == np.inf
    assert parts.uncertainty == 1
    assert parts.resolution == pytest.approx(1 - 4 / 6 * 0.8112781245)  # of four days, one was wet
    assert np.isfinite(decompose(q, y, score=brier_score).miscalibration)


def test_climatology_is_calibrated_and_tells_nothing():
    y = [1, 0, 0, 1, 0, 0, 0]
    for score in SCORES:
        parts = decompose(2 / 7, y, score=score)
        assert (parts.score, parts.resolution, parts.miscalibration) == (parts.uncertainty, 0, 0)


def test_bins_that_lump_unlike_days_together_blame_them_for_less_than_nothing():
    q, y = [0.1, 0.9] * 10, [0, 1] * 10
    parts = decompose(q, y, groups=binned_reliability(q, y, 1))
    assert parts.resolution == 0
    assert parts.miscalibration < 0


def test_over_confidence_is_paid_for_as_miscalibration():
    honest, bold = (decompose(*days(20_000, sharp=sharp)) for sharp in (1.0, 2.0))
    assert honest.resolution == pytest.approx(bold.resolution)  # the same days, in the same order
    assert honest.miscalibration < 0.01 < 0.05 < bold.miscalibration


# ---- What is refused ----


@pytest.mark.parametrize(
    ("chance", "happened", "says"),
    [
        ([0.5, 1.2], [0, 1], "chance holds 1.2: a chance is from 0 to 1"),
        ([0.5, 80], [0, 1], "80 % is 0.8"),
        ([-0.1], [1], "chance holds -0.1"),
        ([np.nan], [1], "chance holds nan"),
        (["rain"], [1], "chance should be numbers"),
        (np.ma.array([0.5, 0.5], mask=[0, 1]), [1, 0], "chance has masked entries"),
        ([0.5, 0.5], [1, np.nan], "a day without an outcome"),
        ([0.5, 0.5], [1, None], "happened has a day without an outcome \\(None\\): leave it out"),
        ([0.5, 0.5], np.ma.array([1, 0], mask=[0, 1]), "happened has masked entries"),
        ([0.5], [0.3], "happened holds 0.3: an outcome is 1 or True"),
        ([0.5], [12.8], "happened holds 12.8"),
        ([0.5], [np.inf], "happened holds inf"),
        ([0.5], ["wet"], "happened should say of each day whether it happened"),
        ([0.5, 0.5], [1, 0, 1], r"chance has shape \(2,\) and happened \(3,\)"),
        ([[0.5], [0.5]], [1, 0], r"chance has shape \(2, 1\) and happened \(2,\)"),
        ([], [], "there are no days"),
        ([], True, "there are no days"),
    ],
)
def test_what_cannot_be_scored_is_refused_in_words(chance, happened, says):
    for function in OF_DAYS:
        with pytest.raises(ValueError, match=says):
            function(chance, happened)


def test_a_chance_that_rounding_brought_a_hair_outside_is_as_good_as_certain():
    assert log_score([1 + 1e-12, -1e-12], [1, 0]).tolist() == [0, 0]
    assert log_score(1 + 1e-12, 0) == np.inf


@pytest.mark.parametrize("function", [binned_reliability, isotonic_reliability, decompose])
def test_reliability_is_of_a_list_of_days(function):
    for chance, happened in ((0.5, True), ([[0.5, 0.5]], [[1, 0]])):
        with pytest.raises(ValueError, match="give a list of days"):
            function(chance, happened)


@pytest.mark.parametrize("n_bins", [0, -1, 2.5, True, "10", None])
def test_a_number_of_bins_is_a_whole_number(n_bins):
    with pytest.raises(ValueError, match="n_bins should be a whole number, 1 or more"):
        binned_reliability([0.5], [1], n_bins)


def test_groups_are_of_the_same_days():
    with pytest.raises(ValueError, match="groups is of 2 days, and chance of 3"):
        decompose([0.1, 0.2, 0.3], [0, 1, 1], groups=isotonic_reliability([0.1, 0.2], [0, 1]))


@pytest.mark.parametrize(
    ("q", "outcome", "says"),
    [
        ([0.5, 0.6], 0, "add up to 1.1"),
        (0.5, 0, "at least one"),
        ([0.5, 0.5], 2, "from 0 to 1; got 2"),
        ([0.5, 0.5], -1, "from 0 to 1; got -1"),
        ([0.5, 0.5], 0.5, "whole numbers from 0 to 1; got 0.5"),
        ([0.5, 0.5], np.nan, "whole numbers"),
        ([0.5, 0.5], "rain", "outcome should be numbers"),
        ([0.5, 0.5], [0, 1], r"one entry for each distribution, shape \(\); got shape \(2,\)"),
        ([[0.5, 0.5]] * 2, [0, 1, 1], r"shape \(2,\); got shape \(3,\)"),
    ],
)
def test_an_outcome_that_was_not_to_be_had_is_refused_in_words(q, outcome, says):
    with pytest.raises(ValueError, match=says):
        log_score_of_pmf(q, outcome)


@pytest.mark.parametrize("base", [1, 0, np.inf, "two"])
def test_a_base_is_a_number_above_1(base):
    for score in (lambda: log_score(0.5, 1, base=base), lambda: log_score_of_pmf([0.5, 0.5], 1, base=base)):
        with pytest.raises(ValueError, match="number above 1"):
            score()


@given(
    st.lists(st.floats(allow_nan=True), max_size=5),
    st.lists(st.sampled_from([0, 1, True, 0.5, np.nan]), max_size=5),
)
def test_anything_is_scored_or_refused_without_a_warning(chance, happened):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for function in OF_DAYS:
            try:
                function(chance, happened)
            except ValueError:
                continue
