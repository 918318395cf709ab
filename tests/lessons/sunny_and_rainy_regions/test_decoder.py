"""The decoder: what 011100 and 01100 say, where a message ends or sticks, and words that nobody can tell apart."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgba

from tests.driving import LONGEST_SENTENCE, drawn, is_whole, press, seen, texts
from weatherbits.lessons.sunny_and_rainy_regions import decoder_explorer
from weatherbits.lessons.sunny_and_rainy_regions.decoder import (
    CODEWORDS,
    MOST_BITS,
    MOST_READINGS,
    TOO_SHORT,
    Decoder,
    DecoderScene,
)
from weatherbits.pictures.style import CONFLICT_FILL, PAPER, SENT_FILL
from weatherbits.story import STATES


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
        "01 can be read in 2 ways. One is: sunny, partly sunny. Another is: mostly cloudy. A receiver cannot tell"
        in state.sentence
    )
    scene = drawn(DecoderScene, state)
    assert [sky.state for sky in seen(scene.skies)] == ["sunny", "partly sunny", "mostly cloudy"]
    assert scene.note.text == "2 ways to read it"


@settings(max_examples=30, deadline=None)
@given(st.text("01 ", max_size=30), st.sampled_from(list(CODEWORDS)), st.integers(0, MOST_BITS))
def test_the_picture_shows_the_bits_the_words_and_what_is_possible(text, code, step):
    state = Decoder(text, code, step)
    scene = drawn(DecoderScene, state)
    assert "".join(texts(scene.digits)) == state.bits == text.replace(" ", "")[:MOST_BITS]
    fills = ["read" if cell.get_facecolor() != (1, 1, 1, 1) else "unread" for cell in scene.cells]
    assert fills[: len(state.bits)].count("read") == state.position
    assert len(seen(scene.cells)) == len(state.bits)
    shown = [sky.state for sky in seen(scene.skies)]
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
    scene = drawn(DecoderScene, read("011100"))
    x = scene.brackets.get_xdata().reshape(-1, 5)
    widths = (x[:, 2] - x[:, 1] + 6) / scene.side
    assert widths == pytest.approx([2, 4])


def test_a_dead_end_stops_the_reading_and_is_marked():
    state = read("0011110000")
    assert state.position == 6
    scene = drawn(DecoderScene, state)
    assert scene.open_label.text == "no word begins like this"
    fills = [cell.get_facecolor() for cell in scene.cells[:10]]
    assert fills == [to_rgba(fill) for fill in [SENT_FILL] * 2 + [CONFLICT_FILL] * 4 + [PAPER] * 4]


def test_the_step_slider_ends_where_the_message_ends():
    explorer = decoder_explorer()
    step = explorer.controls["step"]
    assert (step.value, step.max) == (0, 5)  # the message of the question, to be read by the learner
    explorer.controls["text"].value = "0001"
    assert (step.value, step.max) == (4, 4)
    explorer.controls["text"].value = "0001100"
    assert (step.value, step.max) == (7, 7)
    explorer.controls["text"].value = "0011110000"  # a dead end after six
    assert (step.value, step.max) == (6, 6)
    explorer.controls["text"].value = ""
    assert step.max >= 1  # a slider of no length cannot be drawn


def test_buttons_step_forward_and_back_and_stop_at_the_ends():
    explorer = press(decoder_explorer(), "corrected", "bit_back")
    assert explorer.state.position == 5
    assert "The next word begins with 110. It can be light rain or moderate rain." in explorer.sentence
    assert press(explorer, *["next_bit"] * 3).state.position == 6
    assert press(explorer, "from_the_start").state.position == 0
    assert "0 of 6 bits read: no complete word yet. A new word begins." in explorer.sentence
    assert press(explorer, "bit_back").state.position == 0


def test_what_is_no_bit_is_named_and_what_stands_before_it_is_read():
    state = read("0111x00")
    assert state.bits == "0111"
    assert 'The reading ends before "x". A message has only 0s and 1s.' in state.sentence
    assert read("01 11\t00").sentence == read("011100").sentence


def test_more_bits_than_the_tape_holds_are_left_off_and_said():
    assert "There is room for 24 bits. You typed more." in read("00" * 13).sentence
    assert "You typed more" not in read("00" * 12).sentence


@pytest.mark.parametrize("text", ["", "  ", "<b>x</b>"])
def test_without_bits_the_step_is_idle_and_says_why(text):
    explorer = decoder_explorer()
    explorer.controls["text"].value = text
    assert explorer.idle == {"step": "there are no bits to read"}
    assert explorer.controls["step"].value == 0


@pytest.mark.parametrize("code", CODEWORDS)
def test_a_very_long_message_stays_in_the_picture(code):
    explorer = decoder_explorer()
    for text in ["01" * 100, "0" * 200, "1" * 200, "00" * 9 + "1111", "rain " * 40]:
        explorer.set(text=text, code=code, step=MOST_BITS)
        assert len(explorer.sentence) < LONGEST_SENTENCE
        assert is_whole(explorer.picture.pixels(1)), text
