"""The forecasts, against scikit-learn, SciPy and pandas; what they score; and that none sees the day it is about."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, mutual_info_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

from weatherbits import conditional_entropy, entropy, entropy_rate, mutual_information
from weatherbits.rain import (
    Days,
    as_rate,
    count_pairs,
    count_similar,
    five_forecasts,
    known_before,
    logistic_regression,
    mix_chances,
    rate_of_kind,
    seattle,
)
from weatherbits.scores import brier_score, decompose, log_score

DAYS = seattle()
IN_2015 = DAYS.year == 2015
WET_2015 = DAYS.is_wet[IN_2015]
FORECASTS = five_forecasts(DAYS)

KNOWN, CAME = known_before(DAYS), DAYS.is_wet[1:]
ASKED = IN_2015[1:]
LEARNT = KNOWN[~ASKED], CAME[~ASKED], KNOWN[ASKED]
OF_TEN = count_similar(*LEARNT)
CLIMATOLOGY = DAYS.is_wet[~IN_2015].mean()


def scores(chance):
    return f"{log_score(chance, WET_2015).mean():.3f} | {brier_score(chance, WET_2015).mean():.3f}"


# ---- What they score ----


@pytest.mark.parametrize(
    ("name", "bits_and_brier"),
    [
        ("climatology", "0.973 | 0.241"),
        ("month", "0.852 | 0.203"),
        ("yesterday", "0.867 | 0.206"),
        ("similar_days", "inf | 0.188"),
        ("logistic", "0.798 | 0.186"),
    ],
)
def test_what_the_five_score_in_2015(name, bits_and_brier):
    chance = FORECASTS[name]
    assert chance.shape == WET_2015.shape == (365,)
    assert scores(chance) == bits_and_brier
    assert brier_score_loss(WET_2015, chance) == pytest.approx(brier_score(chance, WET_2015).mean())
    if name != "similar_days":
        bits = log_loss(WET_2015, chance) / np.log(2)
        assert bits == pytest.approx(log_score(chance, WET_2015).mean())


def test_the_ensemble_is_certain_on_31_days_and_wrong_on_6_of_them():
    dry, wet = OF_TEN == 0, OF_TEN == 10
    assert (dry.sum(), wet.sum()) == (28, 3)
    assert (WET_2015[dry].sum(), WET_2015[wet].sum()) == (6, 3)
    assert np.isinf(log_score(FORECASTS["similar_days"], WET_2015)).sum() == 6


def test_what_makes_it_finite():
    assert scores(as_rate(OF_TEN, 10, added=1)) == "0.805 | 0.187"
    assert scores(as_rate(count_similar(*LEARNT, 50), 50)) == "0.788 | 0.184"

    def mixed(weight):
        return log_score(mix_chances(OF_TEN / 10, CLIMATOLOGY, weight), WET_2015).mean()

    best = minimize_scalar(mixed, bounds=(0, 1), method="bounded")
    assert (round(best.x, 2), round(best.fun, 3)) == (0.19, 0.805)
    assert mixed(0.0) == np.inf


def test_it_tells_more_than_climatology_and_the_month():
    told = {name: decompose(chance, WET_2015).resolution for name, chance in FORECASTS.items()}
    assert (
        told["climatology"] == 0 < told["yesterday"] < told["month"] < told["similar_days"] < told["logistic"]
    )
    assert decompose(FORECASTS["similar_days"], WET_2015).miscalibration == np.inf


def test_what_yesterday_tells():
    pairs = count_pairs(DAYS.is_wet)
    assert pairs.sum() == 1460
    joint = pairs / pairs.sum()
    nats = mutual_info_score(DAYS.is_wet[:-1], DAYS.is_wet[1:])
    assert mutual_information(joint) == pytest.approx(nats / np.log(2))
    assert f"{mutual_information(joint):.3f}" == "0.136"
    assert f"{entropy([DAYS.is_wet.mean(), 1 - DAYS.is_wet.mean()]):.3f}" == "0.984"
    # A chain with these pairs of days goes on as it began, so that its entropy rate is what yesterday leaves open.
    chain = pairs / pairs.sum(axis=1, keepdims=True)
    assert entropy_rate(chain) == pytest.approx(conditional_entropy(joint))
    assert f"{entropy_rate(chain):.3f}" == "0.849"


# ---- None sees the day that it is about ----


def another_world(day, seed=0):
    """Return days whose weather is another one from a day of 2015 on, wet where it was dry."""
    from_then_on, rng = np.flatnonzero(IN_2015)[day], np.random.default_rng(seed)

    def changed(column):
        return np.concatenate([column[:from_then_on], rng.permutation(column[from_then_on:]) + 1.0])

    return replace(
        DAYS,
        precipitation=np.concatenate(
            [DAYS.precipitation[:from_then_on], np.where(DAYS.is_wet[from_then_on:], 0.0, 20.0)]
        ),
        **{name: changed(getattr(DAYS, name)) for name in ("temp_max", "temp_min", "wind")},
    )


@pytest.mark.parametrize("day", [0, 1, 100, 364])
def test_the_weather_of_a_day_and_of_all_later_ones_changes_no_forecast_up_to_that_day(day):
    changed = five_forecasts(another_world(day))
    for name, chance in FORECASTS.items():
        np.testing.assert_array_equal(changed[name][: day + 1], chance[: day + 1])


def test_the_weather_of_the_day_before_does_change_a_forecast():
    changed = five_forecasts(another_world(100))
    for name in ("yesterday", "similar_days", "logistic"):
        assert changed[name][101] != FORECASTS[name][101]


def test_nothing_is_learnt_from_the_year_that_is_judged_or_from_later_ones():
    for name, chance in five_forecasts(another_world(0), 2014).items():
        np.testing.assert_array_equal(chance, five_forecasts(DAYS, 2014)[name])


def test_what_is_known_is_of_the_evening_before():
    assert KNOWN.shape == (1460, 6)
    row = np.flatnonzero(DAYS.date[1:] == np.datetime64("2012-01-05"))[0]
    # January 4 in the source: 20.3 mm, 12.2 and 5.6 °C, 4.7 m/s. January 5 is day 5 of 365.25.
    angle = 5 / 365.25 * 2 * np.pi
    assert KNOWN[row] == pytest.approx([np.log(21.3), 12.2, 5.6, 4.7, np.cos(angle), np.sin(angle)])


# ---- One by one ----


def test_the_month_and_yesterday_are_the_means_of_pandas():
    past = pd.DataFrame({"month": DAYS.month, "wet": DAYS.is_wet, "before": pd.Series(DAYS.is_wet).shift()})
    past = past[~IN_2015]
    by_month, after = past.groupby("month")["wet"].mean(), past.dropna().groupby("before")["wet"].mean()
    np.testing.assert_allclose(FORECASTS["month"], by_month.loc[DAYS.month[IN_2015]])
    yesterday = DAYS.is_wet[:-1][ASKED]
    np.testing.assert_allclose(FORECASTS["yesterday"], np.where(yesterday, after.loc[True], after.loc[False]))
    assert (FORECASTS["climatology"] == past["wet"].mean()).all()


@pytest.mark.parametrize("n", [1, 10, 50])
def test_similar_days_are_the_nearest_neighbours_of_scikit_learn(n):
    known, came, asked = LEARNT
    scaler = StandardScaler().fit(known)
    neighbours = KNeighborsClassifier(n, algorithm="brute").fit(scaler.transform(known), came)
    expected = neighbours.predict_proba(scaler.transform(asked))[:, 1] * n
    np.testing.assert_array_equal(count_similar(*LEARNT, n), np.rint(expected))


def test_the_tenth_and_the_eleventh_day_are_nowhere_so_close_that_rounding_could_swap_them():
    known, _, asked = LEARNT
    scaler = StandardScaler().fit(known)
    here, there = scaler.transform(known), scaler.transform(asked)
    distances = np.sort(((there[:, np.newaxis] - here) ** 2).sum(axis=2), axis=1)
    for n in (10, 50):
        assert (distances[:, n] - distances[:, n - 1]).min() > 1e-6


def test_of_two_days_equally_near_the_earlier_one_is_taken():
    assert count_similar([[1.0], [3.0], [3.0], [1.0]], [1, 0, 1, 0], [[2.0]], 1).tolist() == [1]
    assert count_similar([[1.0], [3.0], [3.0], [1.0]], [1, 0, 1, 0], [[3.0]], 1).tolist() == [0]


@pytest.mark.parametrize("penalty", [0, 1, 100.0])
def test_logistic_regression_agrees_with_scikit_learn(penalty):
    known, came, asked = LEARNT
    scaler = StandardScaler().fit(known)
    theirs = LogisticRegression(C=1 / penalty if penalty else np.inf, solver="newton-cholesky", tol=1e-10)
    theirs.fit(scaler.transform(known), came)
    expected = theirs.predict_proba(scaler.transform(asked))[:, 1]
    np.testing.assert_allclose(logistic_regression(*LEARNT, penalty=penalty), expected, atol=1e-7)


def test_logistic_regression_without_a_penalty_says_on_average_what_came():
    known, came, _ = LEARNT
    chance = logistic_regression(known, came, known, penalty=0)
    assert chance.mean() == pytest.approx(came.mean())  # its gradient is 0, for the bias too
    assert scores(logistic_regression(*LEARNT, penalty=0)) == "0.799 | 0.186"


def test_days_that_a_line_tells_apart_need_a_penalty():
    known, came = [[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1]
    with pytest.raises(ValueError, match="no best weights"):
        logistic_regression(known, came, known, penalty=0)
    low, *_, high = logistic_regression(known, came, known, penalty=1e-3)
    assert low < 0.01 < 0.99 < high
    twice = np.repeat(known, 2, axis=1)
    assert logistic_regression(twice, [0, 1, 0, 1], twice) == pytest.approx(
        1 - logistic_regression(twice, [1, 0, 1, 0], twice)
    )


def test_a_rate_by_hand():
    assert as_rate(3, 10) == 0.3
    assert as_rate(0, 10, added=1) == pytest.approx(1 / 12)
    assert as_rate([0, 10], 10, added=1) == pytest.approx([1 / 12, 11 / 12])
    assert as_rate(0, 0, added=1) == 0.5
    assert type(as_rate(np.int64(3), 10)) is float


def test_a_mixture_by_hand():
    assert mix_chances(0.2, 0.6, 0.25) == pytest.approx(0.3)
    assert mix_chances([0.0, 1.0], 0.4, 0).tolist() == [0, 1]
    assert mix_chances([0.0, 1.0], [0.4, 0.3], 1).tolist() == [0.4, 0.3]


def test_pairs_are_counted_in_their_order():
    assert count_pairs([0, 1, 1, 0, 0, 0]).tolist() == [[2, 1], [1, 1]]
    assert count_pairs([True, True]).tolist() == [[0, 0], [0, 1]]
    theirs = pd.crosstab(DAYS.is_wet[:-1], DAYS.is_wet[1:])
    assert (count_pairs(DAYS.is_wet) == theirs.to_numpy()).all()


# ---- What is refused ----

GOOD = [[0.0, 1.0], [1.0, 1.0], [2.0, 3.0]], [0, 1, 1], [[1.0, 2.0]]


@pytest.mark.parametrize("forecast", [count_similar, logistic_regression])
@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        (0, [0.0, 1.0], "known should be a table"),
        (0, [[0.0, np.nan], [1.0, 1.0], [2.0, 3.0]], "known should be finite"),
        (0, [[0.0, 1.0], [1.0, 1.0], [2.0, 1.0]], "feature 1 is the same on all past days"),
        (0, [[0.1 + 0.2, 1.0], [0.3, 2.0], [0.3, 1.0]], "feature 0 is the same"),
        (0, [["a", "b"]], "known should be numbers"),
        (1, [0, 1], r"known is of 3 days, but happened has shape \(2,\)"),
        (1, [0, 1, np.nan], "a day without an outcome"),
        (1, [0, 1, 2], "happened holds 2"),
        (2, [[1.0]], "known has 2 features a day, and asked has 1"),
        (2, [[np.inf, 1.0]], "asked should be finite"),
        (2, [], "asked should be a table"),
    ],
)
def test_a_past_that_cannot_be_learnt_from_is_refused_in_words(forecast, place, value, says):
    given = list(GOOD)
    given[place] = value
    with pytest.raises(ValueError, match=says):
        forecast(*given, **({"n": 1} if forecast is count_similar else {}))


@pytest.mark.parametrize("n", [0, 4, -1, 2.5, True, "ten", None])
def test_a_number_of_similar_days_is_one_that_there_are(n):
    with pytest.raises(ValueError, match="n should be a whole number of days, from 1 to 3"):
        count_similar(*GOOD, n)


def test_where_it_always_rains_there_is_nothing_to_tell_apart():
    with pytest.raises(ValueError, match="the same outcome"):
        logistic_regression(GOOD[0], [1, 1, 1], GOOD[2])


@pytest.mark.parametrize("penalty", [-1, np.nan, np.inf, "much", None])
def test_a_penalty_is_a_number_from_0_on(penalty):
    with pytest.raises(ValueError, match="penalty should be a number, 0 or more"):
        logistic_regression(*GOOD, penalty=penalty)


@pytest.mark.parametrize(
    ("kind", "happened", "asked", "says"),
    [
        ([1, 2], [0, 1], [3], "no past day is of the kind 3"),
        ([1, 2], [0, 1, 1], [1], "lists of the same past days"),
        ([], [], [1], "no past day is of the kind 1"),
        ([1, 2], [0, np.nan], [1], "a day without an outcome"),
        ([1, 2], [0, 1], 1, "a list of kinds"),
    ],
)
def test_a_kind_that_never_came_has_no_rate(kind, happened, asked, says):
    with pytest.raises(ValueError, match=says):
        rate_of_kind(kind, happened, asked)


@pytest.mark.parametrize(
    ("count", "n", "added", "says"),
    [
        (11, 10, 0, "count should be from 0 to n, which is 10"),
        (-1, 10, 0, "count should be from 0 to n"),
        (np.nan, 10, 0, "count should be from 0 to n"),
        (0, 0, 0, "no times at all"),
        (0, 10, -1, "added should be a number, 0 or more"),
        (0, "ten", 0, "n should be a number, 0 or more"),
        ("none", 10, 0, "count should be numbers"),
    ],
)
def test_what_is_no_count_is_refused_in_words(count, n, added, says):
    with pytest.raises(ValueError, match=says):
        as_rate(count, n, added=added)


@pytest.mark.parametrize(
    ("chance", "other", "weight", "says"),
    [
        ([0.5, 1.5], 0.4, 0.5, "chance holds 1.5"),
        (0.5, 40, 0.5, "other holds 40"),
        (0.5, 0.4, 1.1, "weight holds 1.1"),
        (0.5, 0.4, [0.1, 0.2], "weight should be one number"),
        ([0.5, 0.5], [0.1, 0.2, 0.3], 0.5, "cannot be paired"),
    ],
)
def test_what_cannot_be_mixed_is_refused_in_words(chance, other, weight, says):
    with pytest.raises(ValueError, match=says):
        mix_chances(chance, other, weight)


@pytest.mark.parametrize("happened", [[1], [], [[0, 1], [1, 0]], True])
def test_pairs_need_two_days_in_a_row(happened):
    with pytest.raises(ValueError, match="two days or more"):
        count_pairs(happened)


@pytest.mark.parametrize("year", [2012, 2011, 2016, 0])
def test_a_year_is_forecast_from_years_before_it(year):
    with pytest.raises(ValueError, match=f"to forecast {year}, there should be days"):
        five_forecasts(DAYS, year)


@pytest.mark.parametrize("year", ["2015", 2015.0, None, True])
def test_a_year_is_a_whole_number(year):
    with pytest.raises(ValueError, match="year should be a whole number"):
        five_forecasts(DAYS, year)


def test_a_day_that_was_left_out_is_missed():
    gap = np.arange(1461) != 700
    columns = (DAYS.date, DAYS.precipitation, DAYS.temp_max, DAYS.temp_min, DAYS.wind)
    for function in (known_before, five_forecasts):
        with pytest.raises(ValueError, match="follow each other, none left out"):
            function(Days(*(column[gap] for column in columns)))
