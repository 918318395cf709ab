"""The decoder: what 011100 and 01100 say, where a message ends or sticks, and words that nobody can tell apart."""

import itertools
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgba

from tests.driving import values_of
from weatherbits.lessons.sunny_and_rainy_regions import decoder_explorer
from weatherbits.lessons.sunny_and_rainy_regions.decoder import (
    CODEWORDS,
    MOST_BITS,
    MOST_READINGS,
    TOO_SHORT,
    Decoder,
    DecoderScene,
)
from weatherbits.live import LivePicture
from weatherbits.pictures.style import CONFLICT_FILL, LOOK, PAPER, SENT_FILL
from weatherbits.story import STATES


@cache
def picture():
    return LivePicture(DecoderScene, Decoder(), LOOK)


def drawn(state):
    picture().show(state)
    return picture().scene


def read(text, code="article", step=MOST_BITS):
    return Decoder(text, code, step)


def test_words_peel_off_one_bit_after_the_other():
    # 01 | 1100, by hand: what is decoded, and what still can become of the bits after it
    expected = [
        ((), "", 8),
        ((), "0", 2),  # 00, 01
        (("partly sunny",), "", 8),
        (("partly sunny",), "1", 6),  # all words but 00 and 01
        (("partly sunny",), "11", 4),  # 1100, 1101, 11100, 11101
        (("partly sunny",), "110", 2),  # 1100, 1101
        (("partly sunny", "light rain"), "", 8),
    ]
    for step, (decoded, pending, n_possible) in enumerate(expected):
        state = read("011100", step=step)
        assert state.readings == [decoded]
        assert state.pending == pending
        assert len(state.possible) == n_possible


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["article", "repaired", "three_bits"]), st.lists(st.integers(0, 7), max_size=8))
def test_what_was_written_with_a_code_is_read_with_it(code, days):
    text = "".join(CODEWORDS[code][day] for day in days)
    whole = [
        n for n in range(len(days) + 1) if len("".join(CODEWORDS[code][day] for day in days[:n])) <= MOST_BITS
    ]
    state = read(text, code)
    assert state.readings[0] == tuple(STATES[day] for day in days[: whole[-1]])


@settings(max_examples=40, deadline=None)
@given(st.text("01", max_size=9))
def test_the_ways_to_read_words_that_are_too_short_are_all_the_ways_to_cut_the_bits(bits):
    words = dict(zip(CODEWORDS[TOO_SHORT], STATES, strict=True))
    cuts = []
    for n_cuts in range(len(bits)):
        for places in itertools.combinations(range(1, len(bits)), n_cuts):
            parts = [bits[start:end] for start, end in itertools.pairwise([0, *places, len(bits)])]
            if all(part in words for part in parts):
                cuts.append(tuple(words[part] for part in parts))
    state = read(bits, TOO_SHORT)
    assert state.n_readings == (len(cuts) if bits else 1)
    if bits:
        assert set(state.readings) <= set(cuts)
        assert len(set(state.readings)) == min(len(cuts), MOST_READINGS)


def test_a_message_of_two_readings_shows_both():
    state = read("01", TOO_SHORT)
    assert (
        "01 can be read in 2 ways: sunny, partly sunny; or mostly cloudy. Nobody can tell" in state.sentence
    )
    scene = drawn(state)
    assert [sky.state for sky in scene.skies if sky.get_visible()] == [
        "sunny",
        "partly sunny",
        "mostly cloudy",
    ]
    assert scene.note.text == "2 ways to read it"


@settings(max_examples=30, deadline=None)
@given(st.text("01 ", max_size=30), st.sampled_from(list(CODEWORDS)), st.integers(0, MOST_BITS))
def test_the_picture_shows_the_bits_the_words_and_what_is_possible(text, code, step):
    state = Decoder(text, code, step)
    scene = drawn(state)
    assert "".join(digit.text for digit in scene.digits) == state.bits == text.replace(" ", "")[:MOST_BITS]
    fills = ["read" if cell.get_facecolor() != (1, 1, 1, 1) else "unread" for cell in scene.cells]
    assert fills[: len(state.bits)].count("read") == state.position
    assert [cell.get_visible() for cell in scene.cells].count(True) == len(state.bits)
    shown = [sky.state for sky in scene.skies if sky.get_visible()]
    assert shown == [symbol for reading in state.readings for symbol in reading]
    if state.pending:
        highlighted = [name for name, row in zip(STATES, scene.rows, strict=True) if row.get_visible()]
        expected = [
            name for name, word in zip(STATES, CODEWORDS[code], strict=True) if word.startswith(state.pending)
        ]
        assert highlighted == expected
    table = [a.text + b.text for a, b in zip(scene.matched, scene.rest, strict=True)]
    assert table == list(CODEWORDS[code])


def test_a_bracket_spans_the_bits_of_its_word():
    scene = drawn(read("011100"))
    x = scene.brackets.get_xdata().reshape(-1, 5)
    widths = (x[:, 2] - x[:, 1] + 6) / scene.side
    assert widths == pytest.approx([2, 4])


def test_a_dead_end_stops_the_reading_and_is_marked():
    state = read("0011110000")
    assert state.position == 6
    scene = drawn(state)
    assert scene.open_label.text == "begins no word"
    fills = [cell.get_facecolor() for cell in scene.cells[:10]]
    assert fills == [to_rgba(fill) for fill in [SENT_FILL] * 2 + [CONFLICT_FILL] * 4 + [PAPER] * 4]


def test_1111_is_a_dead_end_in_the_articles_code_and_thunderstorm_in_the_repaired_one():
    assert read("1111").is_stuck
    assert read("1111", "repaired").readings == [("thunderstorm",)]


def test_the_step_slider_ends_where_the_message_ends():
    explorer = decoder_explorer()
    step = explorer.controls["step"]
    assert (step.value, step.max) == (6, 6)
    explorer.controls["text"].value = "0001"
    assert (step.value, step.max) == (4, 4)
    explorer.controls["text"].value = "0001100"
    assert (step.value, step.max) == (7, 7)
    explorer.controls["text"].value = "0011110000"  # a dead end after six
    assert (step.value, step.max) == (6, 6)
    explorer.controls["text"].value = ""
    assert step.max >= 1  # a slider of no length cannot be drawn


def test_buttons_step_forward_and_back_and_stop_at_the_ends():
    explorer = decoder_explorer()
    explorer.buttons["bit_back"].click()
    assert explorer.state.position == 5
    assert "Then 110, which can become light rain or moderate rain." in explorer.sentence
    for _ in range(3):
        explorer.buttons["next_bit"].click()
    assert explorer.state.position == 6
    explorer.buttons["from_the_start"].click()
    assert explorer.state.position == 0
    assert "0 of 6 bits read: no word yet. A new word begins." in explorer.sentence
    explorer.buttons["bit_back"].click()
    assert explorer.state.position == 0


def test_what_is_no_bit_is_named_and_what_stands_before_it_is_read():
    state = read("0111x00")
    assert state.bits == "0111"
    assert 'Reading ends before "x": a message has only 0s and 1s.' in state.sentence
    assert read("01 11\t00").sentence == read("011100").sentence


def test_more_bits_than_the_tape_holds_are_left_off_and_said():
    assert "The tape holds 24 bits; you typed more" in read("00" * 13).sentence
    assert "you typed more" not in read("00" * 12).sentence


def test_without_bits_the_step_is_idle_and_says_why():
    explorer = decoder_explorer()
    assert not explorer.idle
    for text in ("", "  ", "<b>x</b>"):
        explorer.controls["text"].value = text
        assert explorer.idle == {"step": "there are no bits to read"}
        assert explorer.controls["step"].value == 0
        before = explorer.picture.moving, explorer.sentence
        for step in values_of(explorer.controls["step"]):
            explorer.controls["step"].value = step
            assert (explorer.picture.moving, explorer.sentence) == before
    explorer.controls["text"].value = "01"
    assert not explorer.idle
    assert explorer.state.position == 2


def test_what_is_typed_is_text_and_never_markup():
    explorer = decoder_explorer()
    explorer.controls["text"].value = "01<b>x</b>"
    assert explorer.sentence.endswith('Reading ends before "<": a message has only 0s and 1s.')
    assert "<b>" not in explorer.picture.svg()
    assert "<b>" not in explorer.static_html()


@pytest.mark.parametrize("text", ["01" * 100, "0" * 200, "1" * 200, "00" * 9 + "1111", "rain " * 40])
@pytest.mark.parametrize("code", list(CODEWORDS))
def test_a_very_long_message_stays_in_the_picture(text, code):
    state = read(text, code)
    assert len(state.sentence) < 600
    drawn(state)
    rim = picture().pixels(1)
    assert (rim[:, [0, -1]] == 255).all()
    assert (rim[[0, -1]] == 255).all()


def test_a_guess_is_said():
    assert read("01100", step=5).sentence.find("You guessed") == -1
    assert Decoder(guess="article_reading").sentence.endswith("You guessed for 01100: partly sunny, cloudy.")


def test_a_code_that_nobody_knows_is_refused_in_words():
    with pytest.raises(ValueError, match="the code should be one of"):
        Decoder(code="morse")
