"""Message length is not information: bytes are counted, drawn and told as they are seen."""

import numpy as np
import pytest

from tests.driving import TYPED, heights, is_whole
from weatherbits.lessons.coin_weather import message_explorer
from weatherbits.lessons.coin_weather.message import Message

EXPLORER = message_explorer()
ONE_OF_TWO = "The news is one of 2 equally likely outcomes, so it tells you 1 bit."


@pytest.mark.parametrize(
    ("text", "outcomes", "sent", "use"), [("Thunderstorm", 8, 96, 3), ("ë", 3, 16, 1.585), ("", 1, 0, 0)]
)
def test_a_message_is_counted_in_bytes_and_worth_what_it_decides(text, outcomes, sent, use):
    state = Message(text, outcomes)
    assert state.bits_sent == sent
    assert state.bits_of_use == pytest.approx(use, abs=5e-4)


def test_a_message_is_drawn_bit_for_bit():
    EXPLORER.controls["text"].value = "Rainy"
    EXPLORER.controls["outcomes"].value = 3
    scene = EXPLORER.picture.scene
    drawn = np.zeros((5, 8), dtype=int)
    x, y = scene.ones.get_data()
    drawn[np.asarray(x, int) - 1, 9 - np.asarray(y, int)] = 1
    assert ["".join(map(str, column)) for column in drawn] == [f"{byte:08b}" for byte in b"Rainy"]
    assert len(scene.zeros.get_xdata()) + drawn.sum() == 40
    assert sum(heights(scene.useful)) / 0.81 == pytest.approx(np.log2(3))


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
    EXPLORER.controls["text"].value = text
    scene = EXPLORER.picture.scene
    shown = [(label.text, label.x) for label in scene.letters if label.text]
    assert shown == list(zip(letters, middles, strict=True))
    columns = [*scene.ones.get_xdata(), *scene.zeros.get_xdata()]
    assert sorted(columns) == sorted([*range(1, min(len(EXPLORER.state.data), 16) + 1)] * 8)


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
    assert Message(text, 2).sentence == f"{said} {ONE_OF_TWO}"


@pytest.mark.parametrize("text", TYPED)
def test_no_text_is_too_long_or_too_odd_for_the_picture(text):
    field = EXPLORER.controls["text"]
    field.value = field.accept(text)
    EXPLORER.controls["outcomes"].value = 64
    pixels = EXPLORER.picture.pixels(1)
    assert is_whole(pixels)
    assert (pixels[:, 530:580] == 255).all()  # between the message and what is of use


def test_where_nothing_is_sent_nothing_is_learnt():
    would = "News of one of 64 equally likely outcomes would tell you 6 bits."
    assert Message("", 64).sentence == f"Nothing is sent, so you learn nothing. {would}"
    assert Message("", 1).sentence.endswith("so the news tells you 0 bits.")
