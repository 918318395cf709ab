"""What notebook 04 asks: answers by hand or by SciPy, and the numbers that are said in replies."""

import math

import pytest
from scipy.stats import entropy

from tests.builders import all_exercises
from tests.notebooks.ledgers.animal_classifier import FEWEST, MOST, UNBEATABLE
from weatherbits.classifier import softmax
from weatherbits.lessons.animal_classifier import asked
from weatherbits.lessons.animal_classifier import words_en as words
from weatherbits.measures import kl_divergence
from weatherbits.story import CODES, RAINY_REGION, STORY_BELIEF, SUNNY_REGION

EXERCISES = all_exercises()


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        ("two-pictures", (0.223144 + 1.386294) / 2),
        ("three-pictures", (0.105361 + 0.693147 + 2.302585) / 3),
        ("two-kinds-of-faces", (entropy([80, 20]) + entropy([50, 50])) / 2),
        ("mostly-sure-faces", 0.7 * 0 + 0.3 * entropy([75, 25])),
        ("accuracy-and-loss", (90 * 0.105361 + 10 * 2.995732) / 100),
        ("push-on-the-cat", -0.92),
    ],
)
def test_answers_are_those_that_are_found_by_hand(name, by_hand):
    assert EXERCISES[name].answer() == pytest.approx(by_hand, abs=1e-6)


def test_all_faces_together_are_less_clear_than_each_kind_alone():
    """What is left open before one looks is more than what is left open after."""
    shares_first = EXERCISES["mostly-sure-faces"].mistakes["shares_first"]()
    assert shares_first == pytest.approx(entropy([92.5, 7.5]))
    assert shares_first > EXERCISES["mostly-sure-faces"].answer()


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("red-panda-loss", "belief"),
        ("hundred-classes", "belief"),
        ("tiny-belief", "belief"),
        ("undo-the-loss", "loss"),
        ("two-pictures", "blank_alone"),
        ("three-pictures", "mean_belief"),
        ("two-kinds-of-faces", "blank_alone"),
    ],
)
def test_a_reply_to_a_number_that_was_not_asked_for_begins_with_this_number(name, mistake):
    number = words.EXERCISES[name][mistake].split()[0]
    assert float(number) == pytest.approx(EXERCISES[name].mistakes[mistake](), abs=5e-4)


@pytest.mark.parametrize(
    ("shares", "mistake"), [([0.9, *[0.1 / 6] * 6], "six_others"), ([0.9, 0.1], "two_states")]
)
def test_a_soft_truth_that_was_shared_in_another_way_has_another_entropy(shares, mistake):
    exercise = EXERCISES["soft-floor"]
    assert exercise.mistakes[mistake]() == pytest.approx(entropy(shares))
    assert exercise.answer() == pytest.approx(entropy([0.9 + 0.1 / 7, *[0.1 / 7] * 6]))


def _said(question: str, option: str) -> str:
    return " ".join(words.QUESTIONS[question][option])


def _rounded(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}"


@pytest.mark.parametrize(
    ("question", "option", "value", "decimals"),
    [
        ("rain-on-a-quarter-of-days", "average", entropy([3, 1], base=2), 3),
        ("rain-on-a-quarter-of-days", "rain", math.log2(4), 0),
        ("rain-on-a-quarter-of-days", "sun", math.log2(4 / 3), 3),
        ("right-equally-often", "small", -math.log(0.001), 1),
        ("right-equally-often", "small", 1 - 0.87, 2),
        ("right-equally-often", "small", -13 * math.log(0.001) / 100, 2),
        ("too-large-by-a-factor", "twice", -math.log(softmax(STORY_BELIEF)[0]), 3),
        ("too-large-by-a-factor", "bits", -math.log2(0.30), 3),
        ("what-a-better-code-saves", "all", CODES["article"].expected_length(RAINY_REGION), 2),
        ("what-a-better-code-saves", "regions", kl_divergence(RAINY_REGION, SUNNY_REGION), 2),
        (
            "what-a-better-code-saves",
            "beyond_entropy",
            CODES["article"].expected_length(RAINY_REGION) - entropy(RAINY_REGION, base=2),
            2,
        ),
    ],
)
def test_the_numbers_in_options_and_replies_are_right(question, option, value, decimals):
    assert _rounded(value, decimals) in _said(question, option)


def test_the_right_option_is_not_always_in_the_same_place():
    places = {question.options.index(question.right) for question in asked.QUESTIONS.values()}
    assert places == {0, 1, 2}


def test_the_posterior_of_half_and_half_costs_what_the_question_says():
    assert f"{entropy([50, 50]):.3f} nats" in words.QUESTIONS["raccoon-or-red-panda"]["asks"]


def test_more_pictures_lower_the_loss_by_a_larger_part_than_the_wrong_answers():
    """As measured in the notebook, which nbval runs again: 0.731 nats, and 0.669 with early stopping; 83% and 87%."""
    loss, right, sure, stopped_early, early_right, early_sure = FEWEST
    assert (loss, stopped_early, round(right, 2)) == (0.731, 0.669, 0.83)
    most_loss, most_right, most_sure, most_stopped_early, *_ = MOST
    assert round(most_right, 2) == 0.87
    assert most_loss / loss == pytest.approx(0.49, abs=0.01), "about half"
    assert (1 - most_right) / (1 - right) == pytest.approx(0.76, abs=0.01), (
        "about a quarter of the errors is gone"
    )
    assert most_stopped_early / stopped_early < (1 - most_right) / (1 - right), "so also with early stopping"
    assert sure - right > early_sure - early_right > 0.05 > abs(most_sure - most_right)
    assert stopped_early > 2 * UNBEATABLE
