"""What notebook 01 asks: its questions, and the numbers in what is replied."""

import numpy as np
import pytest

from weatherbits.lessons.coin_weather import words_en
from weatherbits.lessons.coin_weather.asked import EXERCISES, QUESTIONS


@pytest.mark.parametrize(
    ("question", "option", "number"),
    [
        ("longer-message", "nothing", "1 bit"),
        ("key-in-sixteen-boxes", "four", "four halvings"),
        ("rare-rain", "average_less", f"{-np.log2(0.01):.3f} bits"),
        ("rare-rain", "average_less", f"{-0.01 * np.log2(0.01) - 0.99 * np.log2(0.99):.3f} bits a day"),
        ("above-one-bit", "many_outcomes", f"{np.log2(6):.3f} bits"),
        ("above-one-bit", "many_outcomes", "3 bits"),
        ("after-a-wet-start", "quarter", "25%"),
    ],
)
def test_a_reply_has_the_numbers_that_come_out(question, option, number):
    assert number in words_en.QUESTIONS[question][option][1]


def test_a_message_with_more_letters_sends_about_eight_times_as_much_and_tells_no_more():
    sent = [len(text) for text in ("Rainy", "It will be rainy tomorrow, dear listeners")]
    assert "It will be rainy tomorrow, dear listeners" in words_en.QUESTIONS["longer-message"]["asks"]
    assert round(sent[1] / sent[0]) == 8
    assert QUESTIONS["longer-message"].right == "nothing"


def test_the_right_option_does_not_always_stand_in_the_same_place():
    assert len({question.options.index(question.right) for question in QUESTIONS.values()}) > 1


@pytest.mark.parametrize(
    ("name", "blank", "mistake"),
    [
        ("sun-at-80", 0.8, None),
        ("sun-at-80", 0.75, "mostly_sunny"),
        ("sun-at-80", 0.2, "rain"),
        ("sun-at-80", 1 / 0.8, "factor_twice"),
        ("sun-at-80", 80, "percent"),
        ("average-at-80", 0.2, None),
        ("average-at-80", 0.8, "share_of_sun"),
        ("average-at-80", 1, "unweighted"),
        ("average-at-80", np.log2(5), "bits_again"),
        ("average-at-80", 20, "percent"),
    ],
)
def test_what_is_put_in_a_blank_is_recognised(name, blank, mistake):
    lines = {
        "sun-at-80": np.log2(1 / blank),
        "average-at-80": 0.8 * np.log2(1 / 0.8) + blank * np.log2(1 / 0.2),
    }
    reply = EXERCISES[name].respond(lines[name], words_en.EXERCISES[name])
    assert reply == "Right." if mistake is None else words_en.EXERCISES[name][mistake] in reply


@pytest.mark.parametrize(
    "answer", [0.9 * np.log2(1 / 0.9), 0.9 * np.log10(1 / 0.9) + 0.1 * np.log10(1 / 0.1)]
)
def test_what_sun_adds_and_the_average_to_base_10_lie_so_close_that_one_reply_is_for_both(answer):
    told = words_en.EXERCISES["average-at-90"]["sun_adds"]
    assert "np.log10" in told
    assert told in EXERCISES["average-at-90"].respond(answer, words_en.EXERCISES["average-at-90"])
