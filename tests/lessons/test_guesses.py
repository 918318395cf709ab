"""A guess, in every explorer that asks for a number: it comes from its form, is drawn, and stays after Reset.

How it is said stands in the table of sentences, in ``test_presets.py``.
"""

import inspect

import pytest

from tests.builders import MAKERS
from weatherbits.teaching.predictions import guesses

# What stands in the picture beside a guess of 1.25, and beside one of 12,345.67. The others do not draw it.
DRAWN = {
    "message": ("your guess: 1.25", "your guess: 12346 ↑"),
    "news": ("your guess: 1.25", "your guess: 12346 ↑"),
    "average": ("your guess 1.25", "your guess 12346 ↑"),
    "question": ("your guess 1.25 ↓", "your guess 12346 ↑"),
    "equal_states": ("guess for 12: 1.25", "guess for 12: 12346 ↑"),
    "sky": ("your guess, sunny at 50%: 1.25", "your guess, sunny at 50%: 12346 ↑"),
    "code_area": ("your guess 1.25 bits", "your guess 12346 ↑"),
    "code_builder": ("1.25 bits", "12345.7 bits"),
    "transmission": ("your guess 1.25", "your guess 12346 ↑"),
    "regions": ("your guess 1.25 bits", "your guess 12345.7 bits"),
    "loss": ("your guess 1.25 nats", "your guess 12346 nats ↑"),
    "smoothing": ("your guess 1.25", "your guess 12346 ↑"),
    "score": ("your guess: 1.25", "your guess: 12346 ↑"),
    "honest": ("your guess 1.25%", "your guess 12346% →"),
    "yesterday": ("your guess 1.25 →", "your guess 12346 →"),
    "game": ("your guess 1.25", "your guess 12346 ↑"),
    "certain": ("your guess 1.25 ↑", "your guess 12346 ↑"),
}
ASKING = [
    name.removesuffix("_explorer")
    for name, maker in MAKERS.items()
    if "prediction" in inspect.signature(maker).parameters
    if name != "decoder_explorer"  # its guess is no number
]


@pytest.fixture(autouse=True)
def no_guesses():
    guesses.clear()
    yield
    guesses.clear()


@pytest.mark.parametrize("name", ASKING)
def test_a_guess_comes_from_its_form_is_drawn_and_stays_after_reset(name):
    explorer = MAKERS[f"{name}_explorer"](prediction="bits-of-sun")
    without = explorer.picture.moving
    for guess, text in zip((1.25, 12345.67), DRAWN.get(name, (None, None)), strict=True):
        guesses.keep("bits-of-sun", guess)
        explorer.reset()
        assert explorer.state.guess == guess
        if text:
            assert f">{text}</text>" in explorer.picture.moving
        else:
            assert explorer.picture.moving == without
    explorer.set(guess=None)
    assert explorer.picture.moving == without
