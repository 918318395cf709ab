"""What notebook 02 asks: the numbers in the labels and replies of its questions, and its small skies."""

import numpy as np
import pytest
from scipy.stats import entropy as scipy_entropy

from tests.lessons.eight_state_weather.test_question import fewest_of_any_questions
from weatherbits.lessons.eight_state_weather.asked import (
    ISLAND,
    LAKE,
    ONE_BY_ONE,
    QUESTIONS,
    SEA,
    TOWN,
    VALLEY,
)
from weatherbits.lessons.eight_state_weather.words_en import QUESTIONS as WORDS
from weatherbits.story import SUNNY_REGION


@pytest.mark.parametrize("p", [SEA, ISLAND, VALLEY])
def test_asking_for_one_state_after_the_other_is_the_best_plan_of_the_small_skies(p):
    assert p.sum() == pytest.approx(1)
    assert p @ ONE_BY_ONE == pytest.approx(fewest_of_any_questions(tuple(p)))


@pytest.mark.parametrize("p", [TOWN, LAKE])
def test_the_skies_of_three_states_are_distributions(p):
    assert p.sum() == pytest.approx(1)
    assert scipy_entropy(p, base=2) < np.log2(3)


def test_the_station_can_begin_with_six_of_twelve_tiles_as_well():
    fewest = [fewest_of_any_questions((1 / 12,) * n) * 12 for n in (6, 12)]  # over all tiles together
    assert 12 + 2 * fewest[0] == pytest.approx(fewest[1])


@pytest.mark.parametrize(
    ("name", "option", "number"),
    [
        ("one-day-in-sixteen", "halvings", f"{np.log2(16):.0f} bits"),
        ("mostly-sun", "weighted", f"{scipy_entropy([0.9, 0.1], base=2):.3f}"),
        ("mostly-sun", "plain_mean", f"{-(np.log2(0.9) + np.log2(0.1)) / 2:.3f}"),
        ("mostly-sun", "sum", f"{-np.log2(0.9) - np.log2(0.1):.3f}"),
        ("mostly-sun", "asks", f"{-np.log2(0.9):.3f}"),
        ("mostly-sun", "asks", f"{-np.log2(0.1):.3f}"),
        ("one-answer", "at_most_one", f"{np.log2(8):.0f} bits"),
        ("ten-sunny-days", "same", f"{-np.log2(0.25):.0f} bits"),
        ("twenty-or-two", "narrower", f"more than {np.floor(np.log2(20)):.0f} bits"),
        ("perplexity-of-a-coin", "states", f"{2 ** scipy_entropy([0.5, 0.5], base=2):.0f}"),
        ("rare-thunderstorm", "asks", f"{-np.log2(SUNNY_REGION[7]):.3f}"),
        ("rare-thunderstorm", "small", f"{-SUNNY_REGION[7] * np.log2(SUNNY_REGION[7]):.3f}"),
    ],
)
def test_a_number_in_a_question_is_what_it_says(name, option, number):
    text = WORDS[name][option]
    assert number in (text if isinstance(text, str) else " ".join(text))


def test_the_questions_do_not_always_have_the_right_option_at_one_place():
    places = [question.options.index(question.right) for question in QUESTIONS.values()]
    assert max(places.count(place) for place in set(places)) <= len(places) / 2
