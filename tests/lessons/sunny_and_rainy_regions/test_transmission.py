"""The transmission: a million days in both regions, bits that are really decoded, and a run that shows its progress."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.driving import drawn, press, seen, widths
from weatherbits.lessons.sunny_and_rainy_regions import transmission, transmission_explorer
from weatherbits.lessons.sunny_and_rainy_regions.transmission import (
    BLOCKS,
    MOST_DAYS,
    SENDERS,
    TAIL,
    Transmission,
    TransmissionScene,
    expected_bits,
)  # fmt: skip
from weatherbits.story import STATES

states = st.builds(
    Transmission,
    region=st.integers(0, 100).map(lambda percent: percent / 100),
    sender=st.sampled_from(SENDERS),
    ordered=st.sampled_from([6, 100, 1000, 100_000]),
    seed=st.integers(0, 5),
    guess=st.none() | st.floats(-10, 1e6),
)


@pytest.mark.parametrize(("region", "average"), [(0.0, 2.42), (1.0, 4.58)])
def test_a_million_days_decode_to_what_was_sent_at_the_articles_average(region, average):
    # lengths 2 3 4 5 come with .70 .20 .08 .02 in the sunny region, and the other way round in the rainy one
    lengths, chances = np.array([2, 3, 4, 5]), np.array([0.70, 0.20, 0.08, 0.02])
    chances = chances if region == 0 else chances[::-1]
    spread = np.sqrt(chances @ lengths**2 - (chances @ lengths) ** 2)
    *_, last = Transmission(region, ordered=MOST_DAYS).sending()
    assert last.days == 1_000_000
    assert last.expected == pytest.approx(average)
    assert abs(last.averages[-1] - average) <= 4 * spread / 1000
    assert last.record.wrong == 0
    assert "Decoded = sent on all 1,000,000 days." in last.sentence
    # Its picture is sent anew 80 times in a run: 200 marks make a curve, the other 999,800 days none.
    assert last.record.days.size <= 200


@pytest.mark.parametrize(
    ("sender", "sunny", "rainy"),
    [
        ("three_bits", 3, 3),
        ("article", 2.42, 4.58),
        ("repaired", 2.40, 3.88),
        ("huffman_1_day", 2.33, 2.33),
        ("huffman_2_days", 2.2333, 2.2333),
    ],
)
def test_what_is_expected_is_what_the_story_says(sender, sunny, rainy):
    assert expected_bits(sender, 0.0) == pytest.approx(sunny)
    assert expected_bits(sender, 1.0) == pytest.approx(rainy)


@pytest.mark.parametrize("region", [0.0, 0.3, 1.0])
def test_longer_blocks_come_nearer_to_the_entropy_than_one_bit_shared_by_their_days(region):
    entropy = Transmission(region).entropy
    for sender, n in BLOCKS.items():
        assert entropy <= expected_bits(sender, region) < entropy + 1 / n


@settings(max_examples=25, deadline=None)
@given(states)
def test_a_run_and_sending_at_once_come_to_the_same(state):
    state = replace(state, ordered=min(state.ordered, 1000))
    *_, last = state.sending()
    assert last.days == state.days == state.days_ordered
    assert last.record.bits[-1] == state.record.bits[-1]
    assert last.record.tail.tolist() == state.record.tail.tolist()
    # Every mark that was set at once is on the run's line too.
    run = dict(zip(last.record.days.tolist(), last.record.bits.tolist(), strict=True))
    assert all(
        run[day] == n for day, n in zip(state.record.days.tolist(), state.record.bits.tolist(), strict=True)
    )


@settings(max_examples=25, deadline=None)
@given(states)
def test_the_numbers_of_bits_are_those_of_the_days_words(state):
    n = state.days_a_word
    days = np.random.default_rng(state.seed).choice(8, size=state.days, p=state.pmf)
    assert days[-TAIL:].tolist() == state.record.tail.tolist() == state.record.decoded_tail.tolist()
    words = [
        state.code.codewords[int(np.ravel_multi_index(block, (8,) * n))] for block in days.reshape(-1, n)
    ]
    sizes = np.cumsum([len(word) for word in words])
    assert state.record.bits.tolist() == sizes[state.record.days // n - 1].tolist()
    assert state.tail_words == tuple(words[-min(TAIL, state.days) // n :])


def test_the_same_seed_sends_the_same_days_and_a_new_sample_others():
    explorer = transmission_explorer()
    before = explorer.sentence
    assert Transmission().sentence == before
    assert press(explorer, "new_sample").sentence != before


def test_a_decoder_that_errs_is_found_out(monkeypatch):
    class Deaf:
        """Decodes as the code does, but hears a thunderstorm on the second day."""

        def __init__(self, code):
            self.lengths, self.codewords, self.encode_array = code.lengths, code.codewords, code.encode_array
            self.expected_length, self._decode = code.expected_length, code.decode_array

        def decode_array(self, bits):
            days = self._decode(bits).copy()
            days[1] = 7
            return days

    deaf = Deaf(transmission.code_of("article", 0.0))
    hearing = transmission.code_of
    monkeypatch.setattr(
        transmission,
        "code_of",
        lambda sender, *where: deaf if sender == "article" else hearing(sender, *where),
    )
    state = Transmission(ordered=10)
    assert state.record.tail[1] != 7
    assert state.sentence.endswith("Decoded and sent differ on 1 day.")
    scene = drawn(TransmissionScene, state)
    assert "✓" not in scene.comparison.text
    assert scene.decoded_tail[1].state == "thunderstorm" != scene.tail[1].state


def test_what_a_run_has_sent_counts_only_for_its_own_order():
    *_, last = Transmission(ordered=MOST_DAYS).sending()
    assert last.days == MOST_DAYS
    assert replace(last, guess=2.0).days == MOST_DAYS
    for change in ({"region": 0.5}, {"sender": "three_bits"}, {"seed": 2}, {"ordered": 100}):
        changed = replace(last, **change)
        assert changed.days < MOST_DAYS
        assert changed.record.order == changed.order


def test_a_run_shows_its_progress_and_ends():
    days = []
    explorer = transmission_explorer()
    explorer.controls["ordered"].value = 100_000
    for state in explorer.runs["send"](explorer.state):
        scene = drawn(TransmissionScene, state) if len(days) in (0, 20) else None
        if scene:
            assert scene.progress.get_width() == pytest.approx(696 * state.days / 100_000)
            assert scene.progress_label.text == f"{state.days:,} of 100,000 days sent"
        days.append(state.days)
    assert days[0] == 1
    assert days == sorted(days)
    assert days[-1] == 100_000
    assert "1 of 100,000 independent days took" in next(explorer.runs["send"](explorer.state)).sentence


@settings(max_examples=20, deadline=None)
@given(states)
def test_the_picture_shows_the_states_numbers(state):
    scene = drawn(TransmissionScene, state)
    assert scene.line.get_xdata().tolist() == state.record.days.tolist()
    inside = np.clip(state.averages, scene.LEAST, scene.MOST)
    assert scene.line.get_ydata().tolist() == inside.tolist()
    assert scene.dot.get_xdata() == [state.days]
    assert widths(scene.code_bars) == [expected_bits(name, state.region) for name in SENDERS]
    assert scene.levels.lines["expected"].get_ydata()[0] == pytest.approx(state.expected)
    assert scene.levels.lines["entropy"].get_ydata()[0] == state.entropy
    for skies in (scene.tail, scene.decoded_tail):
        assert [sky.state for sky in seen(skies)] == [STATES[day] for day in state.record.tail]
    assert tuple(label.text for label in scene.codeword_labels if label.text) == state.tail_words
    assert scene.comparison.text.endswith("✓")


def test_words_of_the_longest_blocks_fit_their_place_on_the_tape():
    for region in (0.0, 0.5, 1.0):
        for sender, n in BLOCKS.items():
            longest = transmission.code_of(sender, region).lengths.max()
            assert longest * 7.5 <= TransmissionScene.CELL * n - 4  # a small digit is 7.5 pixels wide


@pytest.mark.parametrize("guess", [-12345.6, 0.123456, 123456.7, -123456789.0, 1e300])
def test_a_guess_of_many_digits_does_not_reach_the_names_of_the_codes(guess):
    scene = drawn(TransmissionScene, Transmission(guess=guess))
    names = min(text.get_window_extent().x0 for text in scene.codes.get_yticklabels())
    label = scene.levels.labels["guess"]
    start = label.axes.transData.transform((label.x, 1))[0] + label.offset[0] * 100 / 72
    assert start + 8 * len(label.text) < names  # a bold letter takes 8 pixels on average, or less
