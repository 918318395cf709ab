"""News of sun or rain: a guess, and what is stored. What is drawn is tested with coin weather's picture."""

from weatherbits.lessons.coin_weather import news_explorer


def test_a_guess_is_said_and_drawn():
    explorer = news_explorer()
    before = explorer.picture.moving
    explorer.set(guess=1.0)
    assert explorer.sentence.endswith(" You guessed 1 bit for sun, at 75% sun.")
    explorer.set(guess=1.25)
    assert "You guessed 1.25 " in explorer.sentence
    assert "1.25</text>" in explorer.picture.moving
    explorer.set(guess=None)
    assert "You guessed" not in explorer.sentence
    assert explorer.picture.moving == before


def test_what_the_text_tells_of_is_stored_beside_the_start():
    start, folded = news_explorer().static_html().split("<details>")
    assert "sun tells you 0.415 bits" in folded
    assert "sun tells you 0.415 bits" not in start
