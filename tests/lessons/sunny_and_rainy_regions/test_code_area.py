"""The area picture of a code: the article's averages, and areas that are what they are said to be."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import values_of
from weatherbits.lessons.sunny_and_rainy_regions import code_area_explorer
from weatherbits.lessons.sunny_and_rainy_regions.code_area import CodeArea, CodeAreaScene
from weatherbits.lessons.sunny_and_rainy_regions.skies import EQUAL_CHANCES, REGIONS, SKIES
from weatherbits.live import LivePicture
from weatherbits.pictures.style import LOOK
from weatherbits.story import CODES

states = st.builds(
    CodeArea,
    code=st.sampled_from(list(CODES)),
    sky=st.sampled_from(SKIES),
    region=st.floats(0, 1),
    guess=st.none() | st.floats(-10, 1e6),
)


@cache
def picture():
    return LivePicture(CodeAreaScene, CodeArea(), LOOK)


def drawn(state):
    picture().show(state)
    return picture().scene


@pytest.mark.parametrize(
    ("preset", "average"),
    [
        ("equal_three_bits", "3 bits"),
        ("sunny_three_bits", "3 bits"),
        ("sunny_article", "2.420 bits"),
        ("rainy_article", "4.580 bits"),
    ],
)
def test_each_preset_draws_the_articles_average(preset, average):
    explorer = code_area_explorer()
    explorer.buttons[preset].click()
    assert explorer.picture.scene.levels.labels["average"].text == f"average {average}"


@pytest.mark.parametrize(("region", "average"), [(0.0, 2.33), (1.0, 5.45)])
def test_the_best_code_at_home_is_a_bad_one_abroad(region, average):
    state = CodeArea("huffman_sunny", region=region)
    assert state.average == pytest.approx(average)  # errata 5


@settings(max_examples=40, deadline=None)
@given(states)
def test_the_drawn_areas_are_the_average_the_entropy_and_the_waste(state):
    area = drawn(state).area
    widths = [block.get_width() for block in area.blocks]
    assert sum(widths) == pytest.approx(1)
    assert widths == list(state.pmf)
    blocks = sum(block.get_width() * block.get_height() for block in area.blocks)
    assert blocks == pytest.approx(state.average)
    x, y = area.line.get_data()
    assert np.sum(np.diff(x) * np.asarray(y)[:-1]) == pytest.approx(state.entropy)
    beyond = sum(patch.get_width() * patch.get_height() for patch in area.excess)
    saved = sum(
        p * max(0, bits - n)
        for p, bits, n in zip(widths, state.surprisals, state.prefix_code.lengths, strict=True)
    )
    assert beyond - saved == pytest.approx(state.wasted)
    assert state.wasted >= -1e-12  # no code beats the entropy


def test_each_word_stands_under_its_own_block():
    row = drawn(CodeArea("article")).row
    assert [label.text for label in row.labels] == list(CODES["article"].codewords)
    tops = np.reshape(row.leaders.get_xdata(), (-1, 3))[:, 0]
    assert tops == pytest.approx([0.175, 0.525, 0.75, 0.85, 0.92, 0.96, 0.985, 0.995])  # by hand


def test_where_all_chances_are_equal_the_region_is_idle_and_says_why():
    explorer = code_area_explorer()
    assert not explorer.idle
    explorer.buttons["equal_three_bits"].click()
    assert explorer.controls["sky"].value == EQUAL_CHANCES
    assert explorer.idle == {"region": "no region here: all chances are equal"}
    before = explorer.picture.moving, explorer.sentence
    for region in values_of(explorer.controls["region"]):
        explorer.controls["region"].value = region
        assert (explorer.picture.moving, explorer.sentence) == before
    explorer.controls["sky"].value = REGIONS
    assert not explorer.idle
    explorer.controls["region"].value = 0.5
    assert "50% of the way" in explorer.sentence


def test_the_text_below_tells_of_three_bits_in_the_sunny_region():
    told = code_area_explorer().static_html().partition("<details>")[2]
    assert "sent with three bits for each state: the area is 3 bits a day" in told


def test_a_guess_is_said_and_drawn_as_a_level():
    state = CodeArea(guess=2.5)
    assert state.sentence.endswith("You guessed 2.5 bits for the article's code in the sunny region.")
    levels = drawn(state).levels
    assert levels.labels["guess"].text == "your guess 2.5 bits"
    assert levels.lines["guess"].get_ydata()[0] == 2.5
    assert CodeArea(guess=1.0).sentence.endswith(
        "You guessed 1 bit for the article's code in the sunny region."
    )
    assert not drawn(CodeArea()).levels.lines["guess"].get_visible()


@pytest.mark.parametrize(
    ("guess", "says"),
    [
        (7.0, "7 bits"),
        (2.45678, "2.457 bits"),
        (12.5, "12.5 ↑"),
        (123456.0, "1e+05 ↑"),
        (-3.0, "-3 ↓"),
        (0.0, "0 bits"),
    ],
)
def test_a_guess_has_room_beside_its_line(guess, says):
    state = CodeArea(guess=guess)
    assert drawn(state).levels.labels["guess"].text == f"your guess {says}"
    assert (picture().pixels(1)[:, -1] == 255).all()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"code": "morse"}, "the code should be one of"),
        ({"sky": "snow"}, "the sky should be one of"),
        ({"region": 1.5}, "from 0 to 1"),
    ],
)
def test_a_state_that_makes_no_sense_is_refused_in_words(wrong, says):
    with pytest.raises(ValueError, match=says):
        _ = CodeArea(**wrong).sentence


def test_three_bits_are_three_bits_in_every_weather():
    for region in range(11):
        assert CodeArea("three_bits", region=region / 10).average == pytest.approx(3)
