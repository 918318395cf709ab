"""The explorers of notebooks 00 and 01, driven through their controls: what is drawn and said is what is true."""

import itertools

import numpy as np
import pytest
from driving import make, moves
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits import explorers
from weatherbits.explorers.average import AverageScene
from weatherbits.explorers.day_by_day import MOST_DAYS, DayByDay
from weatherbits.explorers.halving import Halving
from weatherbits.explorers.message import Message
from weatherbits.explorers.two_towns import TwoTowns

NAMES = ("news", "coin_weather", "hundred_days", "message", "halving", "two_towns", "average", "day_by_day")
EXPLORERS = {name: getattr(explorers, f"{name}_explorer")() for name in NAMES}


@pytest.mark.parametrize("name", EXPLORERS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_move_breaks_an_explorer(name, data):
    explorer = EXPLORERS[name]
    make(explorer, data.draw(moves(explorer)))


def heights(bars):
    return [bar.get_height() for bar in bars]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100))
def test_coin_weather_draws_its_chances_surprisals_and_entropy(percent):
    explorer = EXPLORERS["coin_weather"]
    explorer.controls["p_rain"].value = p = percent / 100
    scene = explorer.live.scene
    assert heights(scene.bars) == pytest.approx([1 - p, p])
    x, y = scene.dots.get_data()
    assert x == pytest.approx([1 - p, p])
    with np.errstate(divide="ignore"):
        assert y == pytest.approx(np.minimum(-np.log2([1 - p, p]), 7), abs=1e-12)
    expected = sum(-share * np.log2(share) for share in (p, 1 - p) if share > 0)
    assert scene.average_dot.get_ydata()[0] == pytest.approx(expected, abs=1e-12)
    assert f"On average a day tells you {expected:.3f} bits" in explorer.sentence.value or percent in (
        0,
        50,
        100,
    )


@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("Fair coin", "sun tells you 1 bit, news of rain 1 bit. On average a day tells you 1 bit."),
        ("75% sun", "sun tells you 0.415 bits, news of rain 2 bits. On average a day tells you 0.811 bits."),
        (
            "99% sun",
            "sun tells you 0.014 bits, news of rain 6.644 bits. On average a day tells you 0.081 bits.",
        ),
        ("Desert", "always sunny, and news of it tells you 0 bits"),
    ],
)
def test_the_presets_of_coin_weather_give_the_articles_numbers(preset, words):
    explorer = EXPLORERS["coin_weather"]
    explorer.buttons[preset].click()
    assert words in explorer.sentence.value


def test_as_many_days_are_rainy_as_the_chance_of_rain_says():
    explorer = EXPLORERS["hundred_days"]
    for percent in (0, 1, 25, 50, 99, 100):
        explorer.controls["p_rain"].value = percent / 100
        assert [sky.state for sky in explorer.live.scene.days].count("rainy") == percent
        assert f"{percent} {'is' if percent == 1 else 'are'} rainy" in explorer.sentence.value


@pytest.mark.parametrize(
    ("text", "outcomes", "sent", "use"),
    [("Rainy", 2, 40, 1), ("R", 2, 8, 1), ("Thunderstorm", 8, 96, 3), ("ë", 3, 16, 1.585), ("", 1, 0, 0)],
)
def test_a_message_is_counted_in_bytes_and_worth_what_it_decides(text, outcomes, sent, use):
    state = Message(text, outcomes)
    assert state.bits_sent == sent
    assert state.bits_of_use == pytest.approx(use, abs=5e-4)


def test_a_message_is_drawn_bit_for_bit():
    explorer = EXPLORERS["message"]
    explorer.controls["text"].value = "Rainy"
    explorer.controls["outcomes"].value = 3
    scene = explorer.live.scene
    drawn = np.zeros((5, 8), dtype=int)
    x, y = scene.ones.get_data()
    drawn[np.asarray(x, int) - 1, 9 - np.asarray(y, int)] = 1
    assert ["".join(map(str, column)) for column in drawn] == [f"{byte:08b}" for byte in b"Rainy"]
    assert len(scene.zeros.get_xdata()) + drawn.sum() == 40
    assert sum(heights(scene.useful)) / 0.81 == pytest.approx(np.log2(3))
    assert "40 bits sent" in explorer.sentence.value
    assert "1.585 bits" in explorer.sentence.value


def test_a_message_too_short_for_its_outcomes_is_said_to_be():
    assert "too short" not in Message("R", 64).sentence
    assert "no two outcomes can be told apart" in Message("", 64).sentence


@pytest.mark.parametrize("possibilities", [2, 4, 8, 16, 32, 64])
def test_each_bit_halves_what_is_left(possibilities):
    explorer = EXPLORERS["halving"]
    explorer.controls["possibilities"].value = possibilities
    for received in range(7):
        explorer.controls["received"].value = received
        left = max(possibilities / 2**received, 1)
        assert explorer.state.left[-1] == left
        bright = [bar for bar in explorer.live.scene.bright if bar.get_visible()]
        assert bright[-1].get_width() == left / possibilities
        for wide, narrow in itertools.pairwise(bright):
            assert wide.get_x() <= narrow.get_x() < wide.get_x() + wide.get_width()


def test_eight_possibilities_take_three_bits():
    assert "one is left. It took 3 bits to learn which of the 8 it is." in Halving(8, 3).sentence
    assert "2 are left, 1 bit to go" in Halving(8, 2).sentence
    assert "since bit number 3" in Halving(8, 6).sentence


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 8), st.integers(1, 8))
def test_possibilities_multiply_where_bits_add(here, there):
    explorer = EXPLORERS["two_towns"]
    explorer.controls["here"].value = here
    explorer.controls["there"].value = there
    scene = explorer.live.scene
    assert sum(tile.get_visible() for tile in scene.tiles) == here * there
    top = scene.high.get_y() + scene.high.get_height()
    assert top == pytest.approx(np.log2(here * there))
    assert scene.low.get_height() == pytest.approx(np.log2(here))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100))
def test_the_boxes_have_the_area_of_the_level(percent):
    explorer = EXPLORERS["average"]
    explorer.controls["p_rain"].value = percent / 100
    scene: AverageScene = explorer.live.scene
    area = sum(box.get_width() * box.get_height() for box in scene.boxes)
    assert area == pytest.approx(scene.level.get_height(), abs=1e-12)
    assert area == pytest.approx(explorer.state.entropy, abs=1e-12)
    assert explorer.state.shares.sum() == pytest.approx(area, abs=1e-12)


def test_the_average_of_75_percent_sun_is_spelled_out():
    EXPLORERS["average"].buttons["75% sun"].click()
    assert EXPLORERS["average"].sentence.value.startswith(
        "0.75 × 0.415 bits for sun + 0.25 × 2 bits for rain = 0.811 bits a day"
    )


def test_the_running_average_is_the_mean_of_what_the_days_told():
    state = DayByDay(p_rain=0.25, days=500, sample=3)
    rainy = np.random.default_rng(3).random(MOST_DAYS)[:500] < 0.25
    told = np.where(rainy, 2.0, np.log2(4 / 3))
    assert state.running_mean[-1] == pytest.approx(told.mean())
    assert state.running_mean[9] == pytest.approx(told[:10].mean())
    explorer = EXPLORERS["day_by_day"]
    explorer.set(p_rain=0.25, days=500, sample=3)
    assert explorer.live.scene.mean.get_ydata()[-1] == pytest.approx(told.mean())


def test_about_19_samples_of_20_end_inside_the_dotted_lines():
    ends = [DayByDay(0.25, MOST_DAYS, sample).running_mean[-1] for sample in range(400)]
    reach = 2 * DayByDay(0.25).spread / np.sqrt(MOST_DAYS)
    inside = np.mean(np.abs(np.array(ends) - 0.811278) < reach)
    assert 0.92 < inside < 0.98


def test_a_new_sample_is_another_one_and_play_reaches_the_last_day():
    explorer = EXPLORERS["day_by_day"]
    explorer.buttons["Reset"].click()
    before = explorer.sentence.value
    explorer.buttons["New sample"].click()
    assert explorer.state.sample == 2
    assert explorer.sentence.value != before
    explorer.set(days=1500)
    explorer.buttons["Play"].click()
    assert explorer.state.days == MOST_DAYS
    assert "2,000 days" in explorer.sentence.value


@pytest.mark.parametrize("name", ["news", "average", "message", "halving", "hundred_days"])
def test_a_guess_is_said_and_changes_the_picture(name):
    explorer = EXPLORERS[name]
    explorer.buttons["Reset"].click()
    before = explorer.picture.value
    explorer.set(guess=1.25)
    assert "You guessed 1" in explorer.sentence.value
    if name in ("news", "average", "message"):
        assert explorer.picture.value != before
    explorer.set(guess=None)


@pytest.mark.parametrize(
    "make_state",
    [
        lambda: Message("R", 65), lambda: Message("R", 0), lambda: Halving(3, 1), lambda: Halving(8, 7),
        lambda: TwoTowns(0, 1), lambda: TwoTowns(1, 9),
    ],
)  # fmt: skip
def test_a_state_out_of_range_is_refused_in_words(make_state):
    with pytest.raises(ValueError, match="should be"):
        make_state()
