"""Checking and changing distributions: the laws they keep, and what they say of bad input."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits import as_pmf, cross_entropy, entropy, kl_divergence, mix, set_chance, sharpen
from weatherbits.codes import huffman_code
from weatherbits.story import DESERT, EQUAL_SKY, RAINY_REGION, STATES, SUNNY_REGION

weights = st.lists(st.integers(0, 1000) | st.just(0), min_size=1, max_size=9).filter(any)
pmfs = weights.map(lambda ints: np.array(ints) / sum(ints))


def adds_up(pmf) -> bool:
    return bool(pmf.min() >= 0) and pmf.sum() == pytest.approx(1, abs=1e-12)


@settings(max_examples=150)
@given(pmfs, st.data())
def test_setting_a_chance_sets_one_entry_keeps_the_locked_ones_and_adds_up_to_1(pmf, data):
    index = data.draw(st.integers(0, pmf.size - 1))
    value = data.draw(st.floats(0, 1))
    locked = data.draw(st.sets(st.integers(0, pmf.size - 1)))
    after = set_chance(pmf, index, value, locked=locked)
    assert adds_up(after)
    held = sorted(locked - {index})
    np.testing.assert_array_equal(after[held], pmf[held])
    free = [i for i in range(pmf.size) if i not in locked and i != index]
    room = 1 - pmf[held].sum()
    if free:
        assert after[index] == pytest.approx(min(value, max(room, 0)), abs=1e-12)
        # The free entries keep their proportions.
        if pmf[free].sum() > 0:
            np.testing.assert_allclose(
                after[free] * pmf[free].sum(), pmf[free] * after[free].sum(), atol=1e-12
            )
        else:
            np.testing.assert_allclose(after[free], after[free].mean(), atol=1e-12)
    else:
        assert after[index] == pytest.approx(room, abs=1e-12)


def test_setting_a_chance_by_hand():
    np.testing.assert_allclose(set_chance([0.5, 0.3, 0.2], 0, 0.0), [0, 0.6, 0.4])
    np.testing.assert_allclose(set_chance([1.0, 0.0, 0.0], 0, 0.5), [0.5, 0.25, 0.25])
    np.testing.assert_allclose(set_chance([0.5, 0.3, 0.2], 0, 0.9, locked=[1]), [0.7, 0.3, 0.0])
    np.testing.assert_allclose(set_chance([0.5, 0.3, 0.2], 0, 0.1, locked=[1, 2]), [0.5, 0.3, 0.2])


def test_setting_a_chance_leaves_what_it_was_given_alone():
    pmf = np.array([0.5, 0.5])
    set_chance(pmf, 0, 1.0)
    assert pmf.tolist() == [0.5, 0.5]


@settings(max_examples=60)
@given(weights, st.floats(0, 1))
def test_a_mixture_stays_a_distribution_and_reaches_both_ends(ints, t):
    p = np.array(ints) / sum(ints)
    q = p[::-1]
    assert adds_up(mix(p, q, t))
    np.testing.assert_array_equal(mix(p, q, 0), p)
    np.testing.assert_array_equal(mix(p, q, 1), q)


def test_the_regions_meet_half_way():
    np.testing.assert_allclose(mix(SUNNY_REGION, RAINY_REGION, 0.5)[[0, 7]], [0.18, 0.18])


@settings(max_examples=60)
@given(pmfs, st.floats(0, 1e6))
def test_sharpening_stays_a_distribution_for_any_power(pmf, power):
    assert adds_up(sharpen(pmf, power))


@settings(max_examples=60)
@given(pmfs, st.floats(0, 20), st.floats(0, 20))
def test_a_sharper_distribution_never_has_more_entropy(pmf, a, b):
    assert entropy(sharpen(pmf, max(a, b))) <= entropy(sharpen(pmf, min(a, b))) + 1e-9


def test_sharpening_by_hand():
    np.testing.assert_array_equal(sharpen(SUNNY_REGION, 1), SUNNY_REGION)
    np.testing.assert_allclose(sharpen(SUNNY_REGION, 0), EQUAL_SKY)
    np.testing.assert_allclose(sharpen([0.8, 0.2], 2), [16 / 17, 1 / 17])
    np.testing.assert_array_equal(sharpen(DESERT, 0), DESERT)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: set_chance([0.5, 0.5], 2, 0.1), "whole number from 0 to 1; got 2"),
        (lambda: set_chance([0.5, 0.5], -1, 0.1), "got -1"),
        (lambda: set_chance([0.5, 0.5], 0, 1.5), "value should be from 0 to 1; got 1.5"),
        (lambda: set_chance([0.5, 0.5], 0, np.nan), "from 0 to 1; got nan"),
        (lambda: set_chance([0.5, 0.5], 0, "much"), "value should be a number"),
        (lambda: set_chance([0.5, 0.5], 0, 0.5, locked=[7]), "got 7"),
        (lambda: set_chance([0.5, 0.6], 0, 0.5), "add up to 1.1"),
        (lambda: set_chance([[1.0]], 0, 0.5), "one list of probabilities"),
        (lambda: mix([1.0], [0.5, 0.5], 0.5), "p has 1 outcomes and q has 2"),
        (lambda: mix([1.0], [1.0], 2), "t should be from 0 to 1; got 2"),
        (lambda: sharpen([1.0], -1), "0 or more; got -1"),
        (lambda: sharpen([1.0], np.inf), "finite"),
        (lambda: sharpen([1.0], np.nan), "finite"),
        (lambda: as_pmf([0.5, 0.6], name="your sky"), "your sky"),
    ],
)
def test_bad_input_is_refused_in_words(call, says):
    with pytest.raises(ValueError, match=says):
        call()


@settings(max_examples=100)
@given(
    st.lists(st.floats(allow_nan=True) | st.text(max_size=2) | st.none(), max_size=4),
    st.integers(-2, 5) | st.floats() | st.none(),
    st.floats(allow_nan=True) | st.text(max_size=2) | st.none(),
)
def test_whatever_it_is_given_setting_a_chance_returns_a_distribution_or_a_value_error(p, index, value):
    try:
        after = set_chance(p, index, value)
    except ValueError:
        return
    assert adds_up(after)


def test_the_storys_places_are_distributions_that_cannot_be_changed():
    for place in (SUNNY_REGION, RAINY_REGION, EQUAL_SKY, DESERT):
        assert as_pmf(place).size == len(STATES)
        with pytest.raises(ValueError, match="read-only"):
            place[0] = 1


@pytest.mark.parametrize("dust", [1 - 0.8 - 0.2, -1e-7, 0.0, 1e-7])
def test_dust_of_rounding_on_either_side_of_0_does_no_harm(dust):
    assert entropy([0.8, 0.2, dust]) == pytest.approx(0.7219, abs=1e-4)
    assert as_pmf([0.8, 0.2, dust]).min() >= 0


@pytest.mark.parametrize("negative", [-2e-6, -0.001])
def test_what_is_negative_beyond_rounding_is_refused(negative):
    with pytest.raises(ValueError, match="holds the negative number"):
        as_pmf([0.8, 0.2 - negative, negative])


@pytest.mark.parametrize(
    "p",
    [
        [Fraction(1, 3), Fraction(2, 3)],
        [Decimal(1) / 3, Decimal(2) / 3],
        np.array([1 / 3, 2 / 3], dtype=object),
        {"a": 1 / 3, "b": 2 / 3}.values(),
        pd.Series([1 / 3, 2 / 3], dtype=object),
        pd.Series([Fraction(1, 3), Fraction(2, 3)], index=["a", "b"]),
    ],
)
def test_numbers_of_any_kind_are_numbers(p):
    assert entropy(p) == pytest.approx(0.9183, abs=1e-4)


@pytest.mark.parametrize(
    "p", [["1/3", "2/3"], np.array(["0.5"] * 2, dtype=object), [None, 1.0], {"a": "x"}.values()]
)
def test_texts_are_no_numbers(p):
    with pytest.raises(ValueError, match="should be numbers"):
        entropy(p)


def test_counts_are_refused_everywhere_with_the_way_out():
    counts = Counter("abracadabra").values()
    for function in (entropy, huffman_code, as_pmf):
        with pytest.raises(ValueError, match=r"add up to 11; .* divide them by their sum: p / p.sum\(\)"):
            function(counts)
    array = np.array(list(counts))
    assert huffman_code(array / array.sum()).lengths.max() == 3


def test_a_joint_table_and_an_image_are_told_what_to_do():
    with pytest.raises(ValueError, match=r"if it is one table, give p.ravel\(\)"):
        entropy(np.full((2, 2), 0.25))
    assert entropy(np.full((2, 2), 0.25).ravel()) == 2.0
    with pytest.raises(ValueError, match=r"p.ravel\(\) / p.sum\(\)"):
        entropy(np.full((4, 4), 128))


def test_labelled_data_are_compared_label_by_label():
    p = pd.Series([0.75, 0.25], index=["a", "b"])
    assert kl_divergence(p, p[::-1]) == 0.0
    assert kl_divergence(p, pd.Series([0.5, 0.5], index=["b", "a"])) == pytest.approx(1 - entropy(p))
    assert cross_entropy(p, [0.25, 0.75]) == pytest.approx(0.75 * 2 + 0.25 * np.log2(4 / 3)), (
        "without labels: in order"
    )
    assert mix(p, p[::-1], 0.5).tolist() == [0.75, 0.25]


@pytest.mark.parametrize(
    ("q", "says"),
    [
        (pd.Series([0.5, 0.5], index=["a", "c"]), "p has the label 'b', and q has not"),
        (pd.Series([0.5, 0.25, 0.25], index=["a", "b", "c"]), "q has the label 'c', and p has not"),
        (pd.Series([0.5, 0.5], index=["a", "a"]), "q has the label 'a' more than once"),
    ],
)
def test_labels_that_do_not_match_are_named(q, says):
    with pytest.raises(ValueError, match=says):
        kl_divergence(pd.Series([0.75, 0.25], index=["a", "b"]), q)
