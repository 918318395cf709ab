"""Numbers that are drawn: enough of them, all different, their answers from elsewhere, their mistakes told apart."""

import heapq
import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import entropy as scipy_entropy

from tools.teachers import drawn
from tools.teachers import words_en as words
from weatherbits.lessons.contents import LESSONS
from weatherbits.words_en import UNITS


def bits(*chances, q=None):
    return float(scipy_entropy(chances, q, base=2))


def two(share):
    return share, 1 - share


def huffman(chances):
    """Return the average length, as the sum of the chances of all joined parts."""
    heap, total = list(chances), 0.0
    heapq.heapify(heap)
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        total += joined
        heapq.heappush(heap, joined)
    return total


def rate(dry, wet):
    """Return the entropy rate, with the share of dry days from a long walk."""
    share = np.linalg.matrix_power(np.array([[dry, 1 - dry], [1 - wet, wet]]), 4096)[0, 0]
    return share * bits(*two(dry)) + (1 - share) * bits(*two(wet))


# The same answers by other means than the package's.
ELSEWHERE = {
    "rare-rain": lambda days: math.log(days) / math.log(2),
    "from-many-to-fewer": lambda before, after: (before // after).bit_length() - 1,
    "sun-and-rain": lambda rainy, days: bits(rainy, days - rainy),
    "equal-states": lambda states: bits(*[1] * states),
    "enough-questions": lambda towns: (towns - 1).bit_length(),
    "three-states": lambda chances: bits(*chances),
    "as-many-equal-states": lambda chances: math.exp(scipy_entropy(chances)),
    "average-length": lambda chances, code: sum(
        round(100 * chance) * len(word) for chance, word in zip(chances, code, strict=True)
    )
    / 100,
    "unused-space": lambda lengths: float(100 * (1 - sum(Fraction(1, 2**length) for length in lengths))),
    "cost-of-a-belief": lambda truth, belief: (
        bits(*two(truth)) + bits(*two(truth), q=two(belief))
    ),
    "extra-bits": lambda truth, belief: bits(*two(truth), q=two(belief)),
    "by-hand": huffman,
    "loss-of-a-picture": lambda belief: -math.log(belief),
    "mean-loss": lambda beliefs: -math.log(math.prod(beliefs)) / 3,
    "back-to-a-belief": lambda loss: 1 / math.e**loss,
    "three-days": lambda stated, wet: (
        -math.log2(math.prod(q if rain else 1 - q for q, rain in zip(stated, wet, strict=True))) / 3
    ),
    "a-place-that-remembers": rate,
}  # fmt: skip

VARIANTS = {name: list(drawn.variants(name)) for name in drawn.TEMPLATES}


def test_there_are_at_least_ten_questions_and_one_for_each_lesson():
    assert len(drawn.TEMPLATES) >= 10
    assert {template.room for template in drawn.TEMPLATES.values()} == {lesson.room for lesson in LESSONS[1:]}
    assert all(template.unit in {"", *UNITS} for template in drawn.TEMPLATES.values())
    assert drawn.VARIANTS >= 50


@pytest.mark.parametrize("name", drawn.TEMPLATES)
def test_no_two_variants_are_alike_and_the_same_seed_draws_them_again(name):
    variants = VARIANTS[name]
    assert len({tuple(one.given.values()) for one in variants}) == len(variants) == drawn.VARIANTS
    asked = {words.NUMBERS[name]["asks"](**one.given) for one in variants}
    assert len(asked) == drawn.VARIANTS
    again = list(drawn.variants(name, 5))
    assert [one.given for one in again] == [one.given for one in variants[:5]]
    assert [one.given for one in drawn.variants(name, 5, seed=1)] != [one.given for one in again]


@pytest.mark.parametrize("name", drawn.TEMPLATES)
def test_each_answer_is_what_other_means_compute(name):
    for variant in VARIANTS[name]:
        assert variant.answer == pytest.approx(ELSEWHERE[name](**variant.given), abs=1e-9)


@pytest.mark.parametrize("name", drawn.TEMPLATES)
def test_each_rounded_answer_is_right_and_each_mistake_is_taken_for_nothing_else(name):
    decimals = drawn.TEMPLATES[name].decimals
    told = words.NUMBERS[name] | {"hint": "hint"}
    for variant in VARIANTS[name]:
        exercise = drawn.as_exercise(variant)
        assert exercise.respond(round(variant.answer, decimals), told) == "Right."
        values = [variant.answer, *variant.mistakes.values()]
        assert all(math.isfinite(value) for value in values)
        for one, other in itertools.combinations(values, 2):
            assert abs(one - other) > 2 * drawn.tolerance(decimals)
        for mistake, value in variant.mistakes.items():
            assert told[mistake] in exercise.respond(value, told)


@pytest.mark.parametrize("name", drawn.TEMPLATES)
def test_a_question_has_words_for_all_that_it_says_and_no_others(name):
    told = words.NUMBERS[name]
    assert set(told) == {"title", "asks", "way", *drawn.TEMPLATES[name].mistakes}
    replies = [told[mistake] for mistake in drawn.TEMPLATES[name].mistakes]
    assert len(set(replies)) == len(replies)
    variant = VARIANTS[name][0]
    assert told["asks"](**variant.given).rstrip(")").endswith((".", "?"))
    assert told["way"](**variant.given)


def test_what_is_told_of_a_place_that_remembers_is_exact():
    for variant in VARIANTS["a-place-that-remembers"]:
        dry, wet = variant.given["dry"], variant.given["wet"]
        told = words.NUMBERS["a-place-that-remembers"]["asks"](dry, wet)
        assert f"{round(1000 * (1 - wet) / (2 - dry - wet)) / 10:g}% of all days are dry" in told


def test_where_there_are_not_so_many_numbers_it_says_so(monkeypatch):
    monkeypatch.setattr(drawn, "TRIES", 300)
    with pytest.raises(ValueError, match=r"rare-rain: \d+ sets of numbers"):
        list(drawn.variants("rare-rain", 200))
