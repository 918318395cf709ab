"""The code builder: its presets' averages, conflicts that are named, and slices that are where they belong."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import LONGEST_SENTENCE, drawn, is_whole, press, texts
from weatherbits.lessons.sunny_and_rainy_regions import code_builder_explorer
from weatherbits.lessons.sunny_and_rainy_regions.code_builder import (
    FIELDS,
    MOST_BITS,
    CodeBuilder,
    CodeBuilderScene,
)
from weatherbits.story import ARTICLE_CODEWORDS, REPAIRED_CODEWORDS, STATES, TOO_SHORT_CODEWORDS


def with_words(words, **fields):
    return CodeBuilder(**dict(zip(FIELDS, words, strict=True)), **fields)


CHAIN = tuple("1" * ones + "0" for ones in range(6))  # 0, 10, 110, ...: a sixty-fourth of the space is left
short_words = st.lists(st.text("01", min_size=1, max_size=5), min_size=8, max_size=8)
typed_words = st.lists(st.text("01", max_size=5) | st.text(max_size=3), min_size=8, max_size=8)


@pytest.mark.parametrize(
    ("preset", "sunny", "rainy", "unused"),
    [
        ("three_bits", "3 bits", "3 bits", "0"),
        ("article", "2.420 bits", "4.580 bits", "1/16"),
        ("repaired", "2.400 bits", "3.880 bits", "0"),
        ("huffman_sunny", "2.330 bits", "5.450 bits", "0"),
        ("huffman_rainy", "5.450 bits", "2.330 bits", "0"),
    ],
)
def test_each_preset_averages_what_the_story_says_in_both_regions(preset, sunny, rainy, unused):
    for region, average in ((0.0, sunny), (1.0, rainy)):
        explorer = code_builder_explorer()
        explorer.controls["region"].value = region
        press(explorer, preset)
        assert (
            f"the average message length is {average} a day, and the entropy is 2.229 bits."
            in explorer.sentence
        )
        assert explorer.picture.scene.average_label.text == average
        assert explorer.state.unused_share == Fraction(unused)
        assert explorer.state.region == region  # a preset of words leaves the weather alone


def test_the_articles_unused_space_is_named_by_place_and_not_by_word():
    sentence = CodeBuilder().sentence
    assert "No word uses 1/16 of the code space, from 0.9375 to 1." in sentence
    assert "1111" not in sentence  # finding it is an exercise


def test_the_wasted_word_completes_the_code_when_thunderstorm_takes_it():
    state = with_words([*ARTICLE_CODEWORDS[:6], "1110", "1111"])
    assert state.codewords == REPAIRED_CODEWORDS
    assert "The words use all of the code space." in state.sentence


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            {"cloudy": "01"},
            'Partly sunny and cloudy have the same word "01". A receiver could not tell which of them was sent.',
        ),
        (
            {"sunny": "1"},
            '"1" (sunny) is the beginning of "100" (cloudy). After 1, a receiver cannot tell whether the word',
        ),
        (
            {"thunderstorm": "0011"},
            '"00" (sunny) is the beginning of "0011" (thunderstorm). After 00, a receiver cannot tell at once whether',
        ),
        ({"heavy_rain": ""}, "Heavy rain has no word yet."),
        ({"heavy_rain": " ", "cloudy": ""}, "Cloudy and heavy rain have no word yet."),
        ({"cloudy": "10a"}, 'The word "10a" of cloudy contains "a". A word has only 0s and 1s.'),
        ({"cloudy": "２"}, "A word has only 0s and 1s."),
    ],
)
def test_what_is_wrong_is_named_at_once(typed, says):
    explorer = code_builder_explorer()
    for field, word in typed.items():
        explorer.controls[field].value = word
    assert says in explorer.sentence
    assert explorer.state.code is None


def test_a_conflict_is_named_even_while_another_word_is_missing():
    sentence = with_words(["0", "01", "", *ARTICLE_CODEWORDS[3:]]).sentence
    assert "Cloudy has no word yet." in sentence
    assert '"0" (sunny) is the beginning of "01" (partly sunny)' in sentence


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
    explorer = press(code_builder_explorer(), "too_short")
    state = explorer.state
    assert state.average == pytest.approx(1.32)  # .7·1 + .28·2 + .02·3, by hand
    assert state.average < state.entropy
    assert "The words need 2.25 times the code space that there is." in explorer.sentence
    assert "So some messages can be read in more than one way." in explorer.sentence
    assert "at once" not in explorer.sentence  # waiting does not help
    assert "in conflict" in explorer.picture.scene.average_label.text
    assert not explorer.picture.scene.extra_bar.get_visible()


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


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([""] * 8, "All of the code space is free."),
        # What is nearly 1 must not be rounded to it.
        (["0" * n + "1" * 180 for n in range(8)], "No word uses over 0.999 of the code space, in 8 places."),
        (
            [*CHAIN, "111111", "0" * 30],
            "The words need just over 1 times the code space that there is.",
        ),
        ([*CHAIN, "1111110", "1" * 70], "No word uses 0.00781 of the code space, from 0.992188 to 1."),
        (["a" * 200, *ARTICLE_CODEWORDS[1:]], 'The word "aaa'),
        (["01" * 100] * 8, '0101010...". A receiver could not tell which of them was sent. 27 more pairs'),
    ],
)
def test_no_word_and_very_long_words_are_said_truly_and_stay_in_the_picture(words, says):
    state = with_words(words)
    assert says in state.sentence
    assert len(state.sentence) < LONGEST_SENTENCE
    explorer = code_builder_explorer()
    explorer.set(**dict(zip(FIELDS, words, strict=True)))
    assert max(map(len, texts(explorer.picture.scene.row.labels))) <= 7
    assert is_whole(explorer.picture.pixels(1))


@settings(max_examples=30, deadline=None)
@given(typed_words, st.floats(0, 1), st.none() | st.floats(-5, 1e6))
def test_the_picture_shows_the_states_numbers(words, region, guess):
    state = with_words(words, region=region, guess=guess)
    scene = drawn(CodeBuilderScene, state)
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
            assert (
                scene.row.skies[word].x == piece[0] + piece[1] / 2 or not scene.row.skies[word].get_visible()
            )
            start, length = (
                Fraction(int(state.codewords[word], 2), 2 ** len(state.codewords[word])),
                len(state.codewords[word]),
            )
            assert shown[word] == piece == (float(start), 0.5**length)
    assert 0 <= state.unused_share <= 1
    assert scene.entropy_bar.get_width() == state.entropy
    assert scene.average_bar.get_visible() == (state.average is not None)
    if state.code:
        drawn_average = scene.average_bar.get_width() + scene.extra_bar.get_width()
        assert drawn_average == pytest.approx(min(state.average, MOST_BITS - 1))
    assert scene.guess_bar.get_visible() == (guess is not None)
    if guess is not None:
        assert scene.guess_bar.get_width() == min(max(guess, 0), MOST_BITS - 1)


def test_words_that_begin_others_and_have_room_can_be_read_in_the_end():
    chain = with_words(["0" + "1" * n for n in range(8)])  # 0, 01, 011, ...: each 0 begins a word
    assert chain.needed < 1
    assert "But a receiver could not tell at once where a word ends." in chain.sentence
    assert "more than one way" not in chain.sentence


def test_of_two_equal_words_it_can_be_seen_where_each_ends():
    sentence = with_words(["00", "01", "01", *ARTICLE_CODEWORDS[3:]]).sentence
    assert "But a receiver could not always tell which state was sent." in sentence


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        (ARTICLE_CODEWORDS, [0, 0, 0, 0, 0, 0, 1, 2]),
        (REPAIRED_CODEWORDS, [0] * 8),
        (TOO_SHORT_CODEWORDS, [0, 0, 1, 1, 1, 1, 2, 2]),  # a word that lies within another stands below it
    ],
)
def test_names_stand_under_the_middle_of_their_slices_and_narrow_ones_lower(words, levels):
    row = drawn(CodeBuilderScene, with_words(words)).row
    assert [round((-sky.offset[1] - row.drop - row.SIZE / 2) / row.LEVEL) for sky in row.skies] == levels
    assert all(sky.get_visible() for sky in row.skies)


def test_the_fields_stand_in_the_order_of_the_states():
    assert [field.replace("_", " ") for field in FIELDS] == list(STATES)
    assert CodeBuilder().codewords == ARTICLE_CODEWORDS
