"""The explorers of notebooks 00 and 01, driven through their controls: what is drawn and said is what is true."""

import itertools
from dataclasses import replace
from xml.etree import ElementTree

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
    scene = explorer.picture.scene
    assert heights(scene.bars) == pytest.approx([1 - p, p])
    x, y = scene.dots.get_data()
    assert x == pytest.approx([1 - p, p])
    with np.errstate(divide="ignore"):
        assert y == pytest.approx(np.minimum(-np.log2([1 - p, p]), 7), abs=1e-12)
    expected = sum(-share * np.log2(share) for share in (p, 1 - p) if share > 0)
    assert scene.average_dot.get_ydata()[0] == pytest.approx(expected, abs=1e-12)
    said = f"On average a day tells you {expected:.3f} bits"
    assert said in explorer.sentence or percent in (0, 50, 100)


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
    assert words in explorer.sentence


def test_as_many_days_are_rainy_as_the_chance_of_rain_says():
    explorer = EXPLORERS["hundred_days"]
    for percent in (0, 1, 25, 50, 99, 100):
        explorer.controls["p_rain"].value = percent / 100
        assert [sky.state for sky in explorer.picture.scene.days].count("rainy") == percent
        assert f"{percent} {'is' if percent == 1 else 'are'} rainy" in explorer.sentence


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
    scene = explorer.picture.scene
    drawn = np.zeros((5, 8), dtype=int)
    x, y = scene.ones.get_data()
    drawn[np.asarray(x, int) - 1, 9 - np.asarray(y, int)] = 1
    assert ["".join(map(str, column)) for column in drawn] == [f"{byte:08b}" for byte in b"Rainy"]
    assert len(scene.zeros.get_xdata()) + drawn.sum() == 40
    assert sum(heights(scene.useful)) / 0.81 == pytest.approx(np.log2(3))
    assert "40 bits sent" in explorer.sentence
    assert "1.585 bits" in explorer.sentence


@pytest.mark.parametrize(
    ("text", "letters", "middles"),
    [
        ("Rainy", "Rainy", [1, 2, 3, 4, 5]),
        (
            "e\u0301té",
            ["e\u0301", "t", "é"],
            [2, 4, 5.5],
        ),  # an accent belongs to its letter, however it is typed
        ("☀\ufe0f!", ["☀\ufe0f", "!"], [3.5, 7]),
        ("مطر", "مطر", [1.5, 3.5, 5.5]),  # the bytes stand in the order in which they are sent
        ("🇯🇵🇧🇷", ["🇯🇵", "🇧🇷"], [4.5, 12.5]),
        ("👩🏽\u200d🚀", ["👩🏽\u200d🚀"], [8]),
        (
            "👨\u200d👩\u200d👧\u200d👦!",
            ["👨\u200d👩\u200d👧\u200d👦"],
            [8.5],
        ),  # more bytes than there are columns
        ("a\u202eb\x07", "a�b�", [1, 3, 5, 6]),  # what cannot be seen, or turns what follows, is marked
        ("Z" + "\u0301" * 7, "Z", [8]),  # a tower of accents would stand in the squares
        (chr(0xD83C), "?", [1]),
        ("<b>", "<b>", [1, 2, 3]),
        ("", "", []),
    ],
)
def test_each_letter_stands_under_its_bytes(text, letters, middles):
    explorer = EXPLORERS["message"]
    explorer.controls["text"].value = text
    scene = explorer.picture.scene
    shown = [(label.text, label.x) for label in scene.letters if label.text]
    assert shown == list(zip(letters, middles, strict=True))
    columns = [*scene.ones.get_xdata(), *scene.zeros.get_xdata()]
    assert sorted(columns) == sorted([*range(1, min(len(explorer.state.data), 16) + 1)] * 8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rainy", "“Rainy” is 5 characters: 40 bits sent."),
        ("☀\ufe0f", "“☀\ufe0f” is 1 character in 6 bytes: 48 bits sent."),
        ("مطر", "“مطر” is 3 characters in 6 bytes: 48 bits sent."),
        ("\u202e", "“�” is 1 character in 3 bytes: 24 bits sent."),
        ("W" * 60, f"“{'W' * 60}” is 60 characters: 480 bits sent."),
        ("ab" * 100, f"“{'ab' * 20}…b{'ab' * 9}” is 200 characters: 1,600 bits sent."),
        ("<i>&amp;", "“<i>&amp;” is 8 characters: 64 bits sent."),
    ],
)
def test_a_message_is_repeated_as_it_is_seen_and_a_long_one_in_short(text, said):
    assert Message(text, 2).sentence == f"{said} News of one of 2 equally likely outcomes is worth 1 bit."


@pytest.mark.parametrize(
    "text", ["", " ", "W" * 200, "🌧" * 200, "﷽" * 200, "Z\u0301\u0327" * 100, "<b>" * 60, "\u202e" * 9]
)
def test_no_text_is_too_long_or_too_odd_for_the_picture(text):
    explorer = EXPLORERS["message"]
    field = explorer.controls["text"]
    field.value = field.accept(text)
    explorer.controls["outcomes"].value = 64
    pixels = explorer.picture.pixels(1)
    assert (pixels[[0, -1]] == 255).all()
    assert (pixels[:, [0, -1]] == 255).all()
    assert (pixels[:, 530:580] == 255).all()  # between the message and what is of use
    assert len(explorer.sentence) < 400
    assert len(explorer.picture.moving) < 12_000
    svg = ElementTree.fromstring(explorer.picture.svg())
    assert {element.tag.split("}")[1] for element in svg.iter()} <= {
        "svg",
        "defs",
        "g",
        "path",
        "use",
        "text",
    }


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
        bright = [bar for bar in explorer.picture.scene.bright if bar.get_visible()]
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
    scene = explorer.picture.scene
    tiles = {(float(x), float(y)) for x, y in zip(*scene.tiles.get_data(), strict=True)}
    assert tiles == {(x + 0.5, y + 0.5) for x in range(here) for y in range(there)}
    top = scene.high.get_y() + scene.high.get_height()
    assert top == pytest.approx(np.log2(here * there))
    assert scene.low.get_height() == pytest.approx(np.log2(here))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100))
def test_the_boxes_have_the_area_of_the_level(percent):
    explorer = EXPLORERS["average"]
    explorer.controls["p_rain"].value = percent / 100
    scene: AverageScene = explorer.picture.scene
    area = sum(box.get_width() * box.get_height() for box in scene.boxes)
    assert area == pytest.approx(scene.level.get_height(), abs=1e-12)
    assert area == pytest.approx(explorer.state.entropy, abs=1e-12)
    assert explorer.state.shares.sum() == pytest.approx(area, abs=1e-12)


def test_the_average_of_75_percent_sun_is_spelled_out():
    EXPLORERS["average"].buttons["75% sun"].click()
    assert EXPLORERS["average"].sentence.startswith(
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
    assert explorer.picture.scene.mean.get_ydata()[-1] == pytest.approx(told.mean())


def test_about_19_samples_of_20_end_inside_the_dotted_lines():
    ends = [DayByDay(0.25, MOST_DAYS, sample).running_mean[-1] for sample in range(400)]
    reach = 2 * DayByDay(0.25).spread / np.sqrt(MOST_DAYS)
    inside = np.mean(np.abs(np.array(ends) - 0.811278) < reach)
    assert 0.92 < inside < 0.98


def test_a_new_sample_is_another_one_and_play_reaches_the_last_day():
    explorer = EXPLORERS["day_by_day"]
    explorer.buttons["Reset"].click()
    before = explorer.sentence
    explorer.buttons["New sample"].click()
    assert explorer.state.sample == 2
    assert explorer.sentence != before
    explorer.set(days=1500)
    explorer.buttons["Play"].click()
    assert explorer.state.days == MOST_DAYS
    assert "2,000 days" in explorer.sentence


@pytest.mark.parametrize("name", ["news", "average", "message", "halving", "hundred_days"])
def test_a_guess_is_said_and_changes_the_picture(name):
    explorer = EXPLORERS[name]
    explorer.buttons["Reset"].click()
    before = explorer.picture.moving
    explorer.set(guess=1.25)
    assert "You guessed 1.25 " in explorer.sentence
    if name in ("news", "average", "message"):
        assert explorer.picture.moving != before
        assert "1.25</text>" in explorer.picture.moving
    explorer.set(guess=None)
    assert explorer.picture.moving == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("news", "You guessed 1 bit for sun, at 75% sun."),
        ("average", "You guessed 1 bit a day for 75% sun."),
        ("message", "You guessed 1 bit for two outcomes."),
        ("halving", "You guessed 1 bit for 8 possibilities."),
        ("hundred_days", "You guessed 1 rainy day."),
    ],
)
def test_a_guess_is_said_with_what_it_was_about(name, said):
    state = replace(EXPLORERS[name].state, guess=1.0)
    assert state.sentence.endswith(f" {said}")
    assert "You guessed" not in replace(state, guess=None).sentence


@pytest.mark.parametrize(
    ("guess", "height", "text"), [(2.5, 2.5, "2.5"), (24.0, 6.5, "24 ↑"), (-1.0, 0.0, "-1 ↓")]
)
def test_a_guess_of_the_useful_bits_stands_on_their_scale(guess, height, text):
    explorer = EXPLORERS["message"]
    explorer.set(guess=guess)
    mark = explorer.picture.scene.guess
    assert list(mark.line.get_ydata()) == [height, height]
    assert mark.label.text == f"your guess: {text}"
    explorer.set(guess=None)
    assert mark.label.text == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("message", "of 2 equally likely outcomes is worth 1 bit"),
        ("halving", "It took 3 bits to learn which of the 8 it is"),
        ("average", "= 0.811 bits a day"),
        ("news", "sun tells you 0.415 bits"),
        ("hundred_days", "25 are rainy"),
        ("coin_weather", "On average a day tells you 1 bit."),
        ("two_towns", None),  # the text tells of the start itself
        ("day_by_day", "After 2,000 days"),
    ],
)
def test_what_the_text_tells_of_is_stored_beside_the_start(name, told):
    html = getattr(explorers, f"{name}_explorer")().static_html()
    start, *folded = html.split("<details>")
    assert len(folded) == (told is not None)
    assert told is None or (told in folded[0] and told not in start)


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
