"""The form that takes a guess, and the explorers that show it."""

import pytest

from weatherbits.lessons.coin_weather import news_explorer
from weatherbits.lessons.start_here import hundred_days_explorer
from weatherbits.teaching import predict
from weatherbits.teaching.predictions import guesses


@pytest.fixture(autouse=True)
def no_guesses():
    guesses.clear()
    yield
    guesses.clear()


def test_a_guess_reaches_the_explorer_whichever_of_the_two_comes_first():
    explorer = news_explorer(prediction="bits-of-sun")
    form = predict("bits-of-sun")
    form.controls["text"].value = "0.7"
    form.buttons["keep"].click()
    assert form.sentence == "Kept: 0.7 bits. Now look."
    assert explorer.state.guess == 0.7
    assert news_explorer(prediction="bits-of-sun").state.guess == 0.7


def test_a_guess_that_makes_no_sense_is_answered_in_the_form():
    form = predict("bits-of-sun")
    for text in ("lots", "", "x" * 500, "<b>"):
        form.controls["text"].value = text
        assert form.sentence.startswith("Not kept: a guess is a number of bits")
        assert len(form.sentence) < 120
    assert guesses.get("bits-of-sun") is None


def test_a_choice_is_kept_with_its_button():
    form = predict("sun-or-rain")
    form.buttons["rain"].click()
    assert form.sentence == "Kept: news of rain. Now look."
    assert guesses.get("sun-or-rain") == "rain"


def test_a_form_that_is_opened_again_says_what_was_kept():
    guesses.keep("bits-of-sun", "0,5")
    form = predict("bits-of-sun")
    assert form.controls["text"].value == "0.5"
    assert form.sentence == "Kept: 0.5 bits."


def test_a_closed_explorer_is_told_of_no_guess_and_the_one_after_it_is():
    first = hundred_days_explorer(prediction="rainy-days-in-100")
    second = hundred_days_explorer(prediction="rainy-days-in-100")
    first.close()
    guesses.keep("rainy-days-in-100", 25)
    assert second.state.guess == 25
    second.close()
    guesses.keep("rainy-days-in-100", 30)
    assert not guesses._watchers
