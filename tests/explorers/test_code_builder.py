"""The code builder: its presets' averages, conflicts that are named, and slices that are where they belong."""

import itertools
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
from driving import make, moves
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits.explorers import code_builder_explorer
from weatherbits.explorers.code_builder import FIELDS, MOST_BITS, CodeBuilder, CodeBuilderScene
from weatherbits.plots.canvas import LiveCanvas
from weatherbits.weather import ARTICLE_CODEWORDS, REPAIRED_CODEWORDS, STATES


def with_words(words, **fields):
    return CodeBuilder(**dict(zip(FIELDS, words, strict=True)), **fields)


@cache
def canvas():
    return LiveCanvas(CodeBuilderScene, CodeBuilder())


def drawn(state):
    canvas().show(state)
    return canvas().scene


def press(label, **fields):
    explorer = code_builder_explorer()
    explorer.set(**fields)
    explorer.buttons[label].click()
    return explorer


short_words = st.lists(st.text("01", min_size=1, max_size=5), min_size=8, max_size=8)
typed_words = st.lists(st.text("01", max_size=5) | st.text(max_size=3), min_size=8, max_size=8)


@pytest.mark.parametrize(
    ("label", "sunny", "rainy", "unused"),
    [
        ("Three bits", "3 bits", "3 bits", "0"),
        ("The article's", "2.420 bits", "4.580 bits", "1/16"),
        ("Repaired", "2.400 bits", "3.880 bits", "0"),
        ("Huffman, sunny", "2.330 bits", "5.450 bits", "0"),
        ("Huffman, rainy", "5.450 bits", "2.330 bits", "0"),
    ],
)
def test_each_preset_averages_what_the_story_says_in_both_regions(label, sunny, rainy, unused):
    for region, average in ((0.0, sunny), (1.0, rainy)):
        explorer = press(label, region=region)
        assert f"the words average {average} a day; the entropy is 2.229 bits." in explorer.sentence.value
        assert explorer.live.scene.average_label.text == average
        assert explorer.state.unused_share == Fraction(unused)
        assert explorer.state.region == region  # a preset of words leaves the weather alone


def test_the_articles_unused_space_is_named_by_place_and_not_by_word():
    sentence = CodeBuilder().sentence
    assert "No word uses 1/16 of the code space, from 0.9375 to 1." in sentence
    assert "1111" not in sentence  # finding it is an exercise


def test_the_wasted_word_completes_the_code_when_thunderstorm_takes_it():
    state = with_words([*ARTICLE_CODEWORDS[:6], "1110", "1111"])
    assert state.words == REPAIRED_CODEWORDS
    assert "The words use all of the code space." in state.sentence


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            {"cloudy": "01"},
            'Partly sunny and cloudy have the same word "01": nobody could tell which was sent.',
        ),
        ({"sunny": "1"}, '"1" (sunny) begins "100" (cloudy): is a 1 the whole word, or not yet?'),
        (
            {"thunderstorm": "0011"},
            '"00" (sunny) begins "0011" (thunderstorm): is a 00 the whole word, or not yet?',
        ),
        ({"heavy_rain": ""}, "Heavy rain has no word yet."),
        ({"heavy_rain": " ", "cloudy": ""}, "Cloudy and heavy rain have no word yet."),
        ({"cloudy": "10a"}, 'The word "10a" of cloudy holds "a": a word has only 0s and 1s.'),
        ({"cloudy": "２"}, "a word has only 0s and 1s."),
    ],
)
def test_what_is_wrong_is_named_at_once(typed, says):
    explorer = code_builder_explorer()
    for field, word in typed.items():
        explorer.controls[field].value = word
    assert says in explorer.sentence.value.replace("&quot;", '"')
    assert explorer.state.code is None


def test_a_conflict_is_named_even_while_another_word_is_missing():
    sentence = with_words(["0", "01", "", *ARTICLE_CODEWORDS[3:]]).sentence
    assert "Cloudy has no word yet." in sentence
    assert '"0" (sunny) begins "01" (partly sunny)' in sentence


def test_nothing_is_lost_while_a_word_is_being_typed():
    explorer = code_builder_explorer()
    before = explorer.state.slices
    for typed in ("", "x", "1", "11", "111", "1111"):
        explorer.controls["thunderstorm"].value = typed
        assert explorer.state.slices[:7] == before[:7]
        assert explorer.controls["thunderstorm"].value == typed
    assert explorer.state.code is not None
    assert explorer.state.average == pytest.approx(2.41)  # one bit less on one day in a hundred


def test_words_that_are_too_short_beat_the_entropy_only_because_nobody_can_read_them():
    explorer = press("Too short")
    state = explorer.state
    assert state.average == pytest.approx(1.32)  # .7·1 + .28·2 + .02·3, by hand
    assert state.average < state.entropy
    assert "a receiver could not always tell which words were sent" in explorer.sentence.value
    assert "in conflict" in explorer.live.scene.average_label.text
    assert not explorer.live.scene.extra_bar.get_visible()


@settings(max_examples=60, deadline=None)
@given(short_words)
def test_conflicts_and_unused_space_agree_with_trying_every_message(words):
    state = with_words(words)
    pairs = {
        frozenset(pair)
        for pair in itertools.combinations(range(8), 2)
        if words[pair[0]].startswith(words[pair[1]]) or words[pair[1]].startswith(words[pair[0]])
    }
    assert {frozenset(pair) for pair in state.conflicts} == pairs
    assert (state.code is None) == bool(pairs)
    messages = ["".join(bits) for bits in itertools.product("01", repeat=5)]
    unused = sum(not any(message.startswith(word) for word in words) for message in messages)
    assert state.unused_share == Fraction(unused, 32)
    if state.code:
        assert state.average >= state.entropy - 1e-12
        assert sum(width for _, width in state.slices) + state.unused_share == 1


def test_the_stretches_that_no_word_uses_are_exact_also_for_very_long_words():
    state = with_words(["1" * n + "0" for n in range(7)] + ["1" * 70])
    assert state.unused_share == Fraction(1, 2**7) - Fraction(1, 2**70)
    assert state.code is not None


@settings(max_examples=30, deadline=None)
@given(typed_words, st.floats(0, 1), st.none() | st.floats(-5, 1e6))
def test_the_picture_shows_the_states_numbers(words, region, guess):
    state = with_words(words, region=region, guess=guess)
    scene = drawn(state)
    shown = {}
    for word, (left, _, width, _) in enumerate(scene.bar.words.boxes):
        if width:
            shown[word] = (left, width)
    for word, patch in zip(scene.bar.order, scene.bar.conflicts, strict=False):
        assert word in state.depths
        shown[word] = (patch.get_x(), patch.get_width())
    for word, piece in enumerate(state.slices):
        if piece is None:
            assert word not in shown
            assert not scene.row.skies[word].get_visible()
        else:
            start, length = (
                Fraction(int(state.words[word], 2), 2 ** len(state.words[word])),
                len(state.words[word]),
            )
            assert shown[word] == piece == (float(start), 0.5**length)
    assert scene.entropy_bar.get_width() == state.entropy
    assert scene.average_bar.get_visible() == (state.average is not None)
    if state.code:
        drawn_average = scene.average_bar.get_width() + scene.extra_bar.get_width()
        assert drawn_average == pytest.approx(min(state.average, MOST_BITS - 1))
    assert scene.guess_bar.get_visible() == (guess is not None)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_no_move_of_any_control_leads_to_nonsense(data):
    explorer = code_builder_explorer()
    for _ in range(6):
        make(explorer, data.draw(moves(explorer)))
        state = explorer.state
        assert 0 <= state.unused_share <= 1
        assert state.pmf.sum() == pytest.approx(1)


def test_a_guess_is_said_and_drawn_beside_the_average():
    state = CodeBuilder(guess=2.3)
    assert state.sentence.endswith("You guessed 2.3 bits.")
    scene = drawn(state)
    assert scene.guess_bar.get_width() == 2.3
    assert scene.guess_label.text == "2.3 bits"


def test_the_fields_stand_in_the_order_of_the_states():
    assert [field.replace("_", " ") for field in FIELDS] == list(STATES)
    assert CodeBuilder().words == ARTICLE_CODEWORDS
    assert np.isclose(CodeBuilder().average, 2.42)
