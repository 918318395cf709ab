"""The measures, against the article, SciPy, scikit-learn, exact arithmetic, and the laws they obey."""

import warnings
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import mutual_info_score

from weatherbits import (
    as_pmf,
    conditional_entropy,
    cross_entropy,
    entropy,
    entropy_rate,
    kl_divergence,
    mutual_information,
    stationary_distribution,
    surprisal,
)
from weatherbits.story import DESERT, EQUAL_SKY, RAINY_REGION, SUNNY_REGION

MEASURES_OF_TWO = (cross_entropy, kl_divergence)


def pmfs(size=None, smallest=0):
    """Return a strategy for distributions, many of them with zeros and with very uneven entries."""
    weights = st.integers(smallest, 10**6) | st.integers(smallest, 3)
    sizes = {"min_size": size or 1, "max_size": size or 12}
    return st.lists(weights, **sizes).filter(any).map(lambda ints: np.array(ints) / sum(ints))


pairs = st.integers(1, 12).flatmap(lambda size: st.tuples(pmfs(size), pmfs(size, smallest=1)))


@pytest.mark.parametrize(
    ("measured", "article"),
    [
        (lambda: surprisal(0.5), 1),
        (lambda: surprisal(0.25), 2),
        (lambda: surprisal(0.75), 0.415),
        (lambda: entropy([0.75, 0.25]), 0.811),
        (lambda: entropy([1.0, 0.0]), 0),
        (lambda: entropy(EQUAL_SKY), 3),
        (lambda: entropy(SUNNY_REGION), 2.229),
        (lambda: entropy(RAINY_REGION), 2.229),
        (lambda: entropy(DESERT), 0),
        (lambda: kl_divergence(RAINY_REGION, SUNNY_REGION), 3.6465),
        (lambda: cross_entropy([1, 0], [0.3, 0.7], base=np.e), 1.2040),
        (lambda: cross_entropy([1, 0], [0.3, 0.7]), 1.7370),
    ],
)
def test_the_numbers_of_the_story(measured, article):
    assert measured() == pytest.approx(article, abs=6e-5 if article > 1.1 else 5e-4)


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_entropy_and_divergence_agree_with_scipy(pair):
    p, q = pair
    assert entropy(p) == pytest.approx(stats.entropy(p, base=2), abs=1e-12)
    assert kl_divergence(p, q, base=10) == pytest.approx(stats.entropy(p, q, base=10), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(pairs)
def test_cross_entropy_is_entropy_plus_divergence_and_never_below_entropy(pair):
    p, q = pair
    assert cross_entropy(p, q) == pytest.approx(entropy(p) + kl_divergence(p, q), abs=1e-9)
    assert kl_divergence(p, q) >= 0


@settings(max_examples=60, deadline=None)
@given(pmfs())
def test_a_distribution_does_not_diverge_from_itself(p):
    assert kl_divergence(p, p) == 0
    assert cross_entropy(p, p) == entropy(p)
    assert 0 <= entropy(p) <= np.log2(p.size) + 1e-12


@settings(max_examples=30, deadline=None)
@given(pmfs(4), pmfs(3))
def test_the_bits_of_independent_news_add_up(p, q):
    assert entropy(np.outer(p, q).ravel()) == pytest.approx(entropy(p) + entropy(q), abs=1e-9)


@pytest.mark.parametrize("gap", [0.05, 0.02, 0.012, 1e-3, 1e-6, 1e-9, 1e-13])
def test_divergence_keeps_its_digits_where_p_is_close_to_q(gap):
    p = np.array([0.3, 0.7])
    q = np.array([0.3 + gap, 0.7 - gap])
    with localcontext(prec=60):
        # The floats are what they are: 60 digits on them, scaled to add up to 1.
        exact_p, exact_q = ([Decimal(x) / sum(map(Decimal, v.tolist())) for x in v.tolist()] for v in (p, q))
        nats = sum(a * (a / b).ln() for a, b in zip(exact_p, exact_q, strict=True))
        exact = nats / Decimal(2).ln()
    assert kl_divergence(p, q) == pytest.approx(float(exact), rel=1e-5 if gap < 1e-12 else 1e-12, abs=0)


def test_an_impossible_outcome_that_comes_costs_infinitely_much():
    for measure in MEASURES_OF_TWO:
        assert measure([0.5, 0.5], [1.0, 0.0]) == np.inf
        assert np.isfinite(measure([1.0, 0.0], [0.5, 0.5]))
    assert surprisal(0.0) == np.inf


def test_a_barely_possible_outcome_that_comes_costs_1074_bits():
    smallest = 5e-324  # 2^-1074, the smallest float above 0
    assert surprisal(smallest) == pytest.approx(1074)
    for measure in MEASURES_OF_TWO:
        assert measure([1.0, 0.0], [smallest, 1.0]) == pytest.approx(1074)


def test_what_never_comes_adds_nothing():
    assert entropy([0.5, 0.5, 0.0]) == 1
    assert cross_entropy([1.0, 0.0], [1.0, 0.0]) == 0
    assert kl_divergence([1.0, 0.0], [1.0, 0.0]) == 0


@pytest.mark.parametrize("certain", [[1.0, 0.0], [1], [0, 0, 1.0]])
def test_a_certain_outcome_prints_no_minus(certain):
    for value in (entropy(certain), cross_entropy(certain, certain), kl_divergence(certain, certain)):
        assert f"{value:.3f}" == "0.000"
        assert str(value) == "0.0"
    assert str(surprisal(1.0)) == "0.0"


def test_one_distribution_gives_a_plain_float():
    for value in (surprisal(0.3), entropy([1.0]), cross_entropy([1.0], [1.0]), kl_divergence([1.0], [1.0])):
        assert type(value) is float
    assert surprisal([0.5]).shape == (1,)


def test_the_last_axis_is_the_outcomes_and_the_others_broadcast():
    rng = np.random.default_rng(3)
    p, q = rng.dirichlet(np.ones(5), size=(4, 1)), rng.dirichlet(np.ones(5), size=3)
    table = kl_divergence(p, q)
    assert table.shape == (4, 3)
    assert table[2, 1] == kl_divergence(p[2, 0], q[1])
    assert entropy(p).shape == (4, 1)
    assert cross_entropy(p[0, 0], q).shape == (3,)


def test_nats_are_bits_times_the_logarithm_of_2():
    assert entropy(SUNNY_REGION, base=np.e) == pytest.approx(entropy(SUNNY_REGION) * np.log(2))
    assert surprisal(0.3, base=np.e) == pytest.approx(1.2039728)


NOT_DISTRIBUTIONS = [
    ([0.5, 0.6], "add up to 1.1"),
    ([0.33, 0.33, 0.33], "add up to 0.99"),
    ([-0.5, 1.5], "negative number -0.5"),
    ([np.nan, 1.0], "NaN"),
    ([np.inf, 0.0], "add up to inf"),
    ([1e308, 1e308], "add up to inf"),
    ([np.inf, -np.inf], "negative number -inf"),
    ([], "at least one"),
    (0.5, "at least one"),
    (["sunny"], "should be numbers"),
    (None, "should be numbers"),
    ([[0.5, 0.5], [0.5, 0.4]], "at least one row"),
    ([[0.5, 0.5], [1.0]], "should be numbers"),
    ([1j, 1], "should be numbers"),
]


@pytest.mark.parametrize(("p", "says"), NOT_DISTRIBUTIONS)
def test_what_is_no_distribution_is_refused_in_words(p, says):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for measure in (
            entropy,
            lambda p: cross_entropy(p, [0.5, 0.5]),
            lambda p: kl_divergence(p, [0.5, 0.5]),
        ):
            with pytest.raises(ValueError, match=says):
                measure(p)


@pytest.mark.parametrize(
    "p",
    [
        np.full(10, 0.1, dtype=np.float32),
        [np.float32(0.1)] * 10,
        np.full(10, 0.1, dtype=np.float32).astype(float),  # adds up to 1.000000015
        [0.3333333, 0.3333333, 0.3333333],
    ],
)
def test_rounding_to_seven_digits_is_no_mistake(p):
    assert entropy(p) == pytest.approx(np.log2(len(p)), abs=1e-6)
    np.testing.assert_array_equal(as_pmf(as_pmf(p)), as_pmf(p))


@pytest.mark.parametrize("certain", [0.05 + 0.55 + 0.3 + 0.1, 1.0000009, 0.9999995])
def test_a_certainty_that_came_out_a_hair_from_1_still_tells_nothing(certain):
    assert certain != 1
    assert f"{entropy([certain, 0.0]):.3f}" == f"{cross_entropy([1.0], [certain]):.3f}" == "0.000"
    assert f"{surprisal(certain):.3f}" == "0.000"


def test_what_is_masked_is_not_measured():
    p = np.ma.array([0.25, 0.25, 0.5], mask=[False, True, False])
    for measure in (surprisal, entropy):
        with pytest.raises(ValueError, match="p has masked entries"):
            measure(p)


def test_two_distributions_are_about_the_same_outcomes():
    for measure in MEASURES_OF_TWO:
        with pytest.raises(ValueError, match="p has 2 outcomes and q has 3"):
            measure([0.5, 0.5], [0.5, 0.25, 0.25])
        with pytest.raises(ValueError, match="cannot be paired"):
            measure(np.full((2, 2), 0.5), np.full((3, 2), 0.5))
        with pytest.raises(ValueError, match="in q"):
            measure([0.5, 0.5], [0.5, 0.6])


@pytest.mark.parametrize("p", [-0.1, 1.1, np.nan, [0.5, np.inf]])
def test_a_surprisal_takes_probabilities_only(p):
    with pytest.raises(ValueError, match="from 0 to 1"):
        surprisal(p)


@pytest.mark.parametrize("base", [1, 0, -2, np.nan, np.inf, "two", None])
def test_a_base_is_a_number_above_1(base):
    for measure in (surprisal, entropy):
        with pytest.raises(ValueError, match="number above 1"):
            measure([0.5, 0.5], base=base)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=6))
def test_any_list_of_floats_is_measured_or_refused_without_a_warning(values):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            h = entropy(values)
        except ValueError:
            return
    assert 0 <= h <= np.log2(len(values)) + 1e-9


# ---- What one thing tells of another ----

# Many tables have zeros, some whole rows of them.
tables = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: (
        st.lists(
            st.integers(0, 3) | st.integers(0, 10**6),
            min_size=shape[0] * shape[1],
            max_size=shape[0] * shape[1],
        )
        .filter(any)
        .map(lambda ints: np.array(ints).reshape(shape))
    )
)


@given(tables)
def test_mutual_information_agrees_with_scikit_learn(counts):
    expected = mutual_info_score(None, None, contingency=counts)
    assert mutual_information(counts / counts.sum(), base=np.e) == pytest.approx(expected, abs=1e-12)


@given(tables)
def test_what_is_left_and_what_is_told_make_up_what_there_was(counts):
    joint = counts / counts.sum()
    told = mutual_information(joint)
    h_x, h_y = stats.entropy(joint.sum(axis=1), base=2), stats.entropy(joint.sum(axis=0), base=2)
    both = stats.entropy(joint.ravel(), base=2)
    assert conditional_entropy(joint) == pytest.approx(both - h_x, abs=1e-12)
    assert conditional_entropy(joint, given=1) == pytest.approx(both - h_y, abs=1e-12)
    assert conditional_entropy(joint) + told == pytest.approx(h_y, abs=1e-12)
    assert told == pytest.approx(mutual_information(joint.T), abs=1e-12)  # it has no direction
    assert 0 <= told <= min(h_x, h_y) + 1e-12


def test_a_noisy_wire_tells_what_cover_and_thomas_say():
    # A fair bit that is flipped one time in ten, section 7.1.4: 1 - H(0.1).
    joint = [[0.45, 0.05], [0.05, 0.45]]
    assert mutual_information(joint) == pytest.approx(0.5310044064107188)
    # Example 2.2.1 of the book.
    book = np.array([[4, 2, 1, 1], [2, 4, 1, 1], [2, 2, 2, 2], [8, 0, 0, 0]]) / 32
    assert conditional_entropy(book) == pytest.approx(11 / 8)
    assert conditional_entropy(book, given=1) == pytest.approx(13 / 8)
    assert mutual_information(book) == pytest.approx(3 / 8)


def test_independent_things_tell_exactly_nothing_and_twins_tell_all():
    assert mutual_information(np.outer([0.5, 0.25, 0.25], [0.75, 0.25])) == 0
    assert mutual_information(np.diag([0.5, 0.25, 0.25])) == 1.5
    assert conditional_entropy(np.diag([0.5, 0.25, 0.25])) == 0
    assert str(conditional_entropy([[1.0]])) == str(mutual_information([[1.0]])) == "0.0"


def test_what_almost_never_comes_breaks_nothing():
    tiny = 5e-324
    assert mutual_information([[1.0, 0.0], [0.0, tiny]]) == pytest.approx(0, abs=1e-300)
    assert conditional_entropy([[1.0, tiny], [tiny, tiny]]) == pytest.approx(0, abs=1e-300)
    assert stationary_distribution([[1.0, tiny], [1.0, 0.0]]).tolist() == [1.0, tiny]
    assert stationary_distribution([[1.0, tiny], [tiny, 1.0]]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("joint", "says"),
    [
        ([0.5, 0.5], "a table with the chance of each pair"),
        ([[]], "a table with the chance of each pair"),
        ([[3, 1], [2, 4]], "add up to 10; .* divide them by their sum"),
        ([[0.5, 0.5], [0.5, 0.5]], "add up to 2"),
        ([[1.5, -0.5]], "negative number -0.5"),
        ([[np.nan, 1.0]], "NaN"),
        ([["sunny"]], "should be numbers"),
    ],
)
def test_what_is_no_joint_distribution_is_refused_in_words(joint, says):
    for measure in (conditional_entropy, mutual_information):
        with pytest.raises(ValueError, match=says):
            measure(joint)


@pytest.mark.parametrize("given", [2, -1, True, None, "rows", 0.5])
def test_what_is_known_is_in_the_rows_or_in_the_columns(given):
    with pytest.raises(ValueError, match=r"given should be 0, .* or 1"):
        conditional_entropy([[0.5, 0.5]], given=given)


# ---- Days that depend on the day before ----


def test_the_entropy_rate_of_the_sellers_weather():
    days = [[0.9, 0.1], [0.3, 0.7]]  # sun after sun, rain after rain: by hand 3/4·H(0.1) + 1/4·H(0.3)
    assert stationary_distribution(days) == pytest.approx([0.75, 0.25])
    assert entropy_rate(days) == pytest.approx(0.75 * 0.4689955936 + 0.25 * 0.8812908992)
    assert f"{entropy_rate(days):.3f}" == "0.572"
    assert entropy_rate(days, base=np.e) == pytest.approx(0.572069 * np.log(2), abs=1e-6)


def test_the_entropy_rate_is_what_one_more_day_adds_to_the_entropy_of_all_days():
    days = np.array([[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.0, 0.4, 0.6]])
    start = np.linalg.matrix_power(days, 200)[0]
    runs = [start]  # the chances of all runs of 1, 2, ... 6 days, spelt out
    for _ in range(5):
        runs.append(runs[-1][..., np.newaxis] * days)
    added = np.diff([stats.entropy(run.ravel(), base=2) for run in runs])
    assert added == pytest.approx([entropy_rate(days)] * 5)


transitions = st.integers(1, 6).flatmap(
    lambda n: st.lists(pmfs(n, smallest=1), min_size=n, max_size=n).map(np.array)
)


@given(transitions)
def test_the_long_run_is_what_another_day_does_not_change(days):
    pmf = stationary_distribution(days)
    assert pmf @ days == pytest.approx(pmf, abs=1e-15)
    balance = np.vstack(
        [days.T - np.eye(len(days)), np.ones(len(days))]
    )  # pmf @ days = pmf, and it adds up to 1
    solved = np.linalg.lstsq(balance, np.eye(len(days) + 1)[-1])[0]
    assert pmf == pytest.approx(solved, abs=1e-7)
    assert entropy_rate(days) <= stats.entropy(pmf, base=2) + 1e-12


def test_days_that_do_not_depend_on_the_day_before_have_the_entropy_of_one_day():
    assert entropy_rate([SUNNY_REGION] * 8) == pytest.approx(entropy(SUNNY_REGION))
    np.testing.assert_allclose(stationary_distribution([SUNNY_REGION] * 8), SUNNY_REGION)


def test_a_clockwork_has_a_long_run_and_no_news():
    wheel = np.roll(np.eye(4), 1, axis=1)
    assert stationary_distribution(wheel).tolist() == [0.25] * 4
    assert str(entropy_rate(wheel)) == "0.0"


def test_what_is_left_for_good_does_not_come_in_the_long_run():
    days = [[0.5, 0.5, 0.0], [0.0, 0.9, 0.1], [0.0, 0.3, 0.7]]
    assert stationary_distribution(days) == pytest.approx([0, 0.75, 0.25])
    assert entropy_rate(days) == pytest.approx(entropy_rate([[0.9, 0.1], [0.3, 0.7]]))


def test_the_long_run_keeps_its_digits_where_changes_are_rare():
    rare = 1e-13
    assert stationary_distribution([[1 - rare, rare], [3 * rare, 1 - 3 * rare]]) == pytest.approx(
        [0.75, 0.25]
    )


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (np.eye(2), "never lead to each other"),
        ([[0.0, 0.5, 0.5], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], "never lead to each other"),
        ([0.5, 0.5], "square table"),
        ([[0.5, 0.5]], "square table"),
        ([[0.9, 0.1], [0.5, 0.7]], r"transitions\[1\] add up to 1.2"),
        (
            [[9, 1], [3, 7]],
            r"add up to 10; .* divide them by their sum: transitions\[0\] / transitions\[0\].sum",
        ),
        ([], "square table"),
        (np.empty((0, 0)), "square table"),
        ([[np.nan]], "NaN"),
    ],
)
def test_what_is_no_chain_with_one_long_run_is_refused_in_words(days, says):
    for measure in (stationary_distribution, entropy_rate):
        with pytest.raises(ValueError, match=says):
            measure(days)
