"""What notebook 03 asks and claims: numbers in its words are worked out here, by other means than the package's."""

from itertools import combinations_with_replacement, pairwise, product
from math import log2

import nbformat
import numpy as np
import pytest

from tools.store_notebooks import NOTEBOOKS
from weatherbits import cross_entropy
from weatherbits.codes import all_readings, block_pmf, huffman_code
from weatherbits.lessons.eight_state_weather import asked as eight_states
from weatherbits.lessons.sunny_and_rainy_regions import asked, words_en
from weatherbits.story import (
    ARTICLE_CODEWORDS,
    CODES,
    RAINY_REGION,
    STATES,
    SUNNY_REGION,
    TOO_SHORT_CODEWORDS,
)

# Sun after sun on 9 of 10 days, rain after rain on 7 of 10.
NEXT = {"sun": {"sun": 0.9, "rain": 0.1}, "rain": {"sun": 0.3, "rain": 0.7}}
SKY = {"sun": 0.75, "rain": 0.25}


def entropy_by_hand(chances) -> float:
    return sum(p * log2(1 / p) for p in chances if p)


def blocks_with_memory(n_days: int) -> list[float]:
    """Return the chances of all weathers of so many days, where each day depends on the one before."""
    chances = []
    for days in product(SKY, repeat=n_days):
        chance = SKY[days[0]]
        for today, tomorrow in pairwise(days):
            chance *= NEXT[today][tomorrow]
        chances.append(chance)
    return chances


def notebook_cells():
    return nbformat.read(NOTEBOOKS / "03_sunny_and_rainy_regions.ipynb", as_version=4).cells


def test_the_reading_to_choose_is_what_the_articles_code_says():
    reading = words_en.PREDICTIONS["what-01100-says"]["article_reading"]
    assert reading == ", ".join(CODES["article"].decode("01100"))


def test_the_island_of_the_notebook_before_has_the_same_chances_and_the_same_average():
    assert list(asked.FOUR_STATES) == list(eight_states.ISLAND)
    told = words_en.EXERCISES["huffman-by-hand"]["solution"]
    assert "as many questions a day" in told
    assert asked.EXERCISES["huffman-by-hand"].answer() == pytest.approx(
        eight_states.EXERCISES["island-questions"].answer()
    )


# Days that depend on the day before


def test_where_days_depend_on_each_other_the_sun_still_shines_on_three_days_in_four():
    for sky in ("sun", "rain"):
        assert sum(SKY[today] * NEXT[today][sky] for today in SKY) == pytest.approx(SKY[sky])
    assert list(asked.SOME_SUN) == list(SKY.values())
    assert list(asked.AFTER_SUN) == list(NEXT["sun"].values())
    assert list(asked.AFTER_RAIN) == list(NEXT["rain"].values())


def test_their_entropy_rate_is_what_one_more_day_adds_to_the_entropy_of_a_block():
    added = entropy_by_hand(blocks_with_memory(9)) - entropy_by_hand(blocks_with_memory(8))
    assert added == pytest.approx(0.572, abs=5e-4)
    assert asked.entropy_rate_with_memory() == pytest.approx(added)
    assert entropy_by_hand(SKY.values()) == pytest.approx(0.811, abs=5e-4)


def test_the_sellers_code_exists_for_days_with_memory_and_not_for_independent_ones():
    blocks = blocks_with_memory(12)
    assert huffman_code(blocks).expected_length(blocks) / 12 < 0.6
    independent = block_pmf(list(SKY.values()), 12)
    assert huffman_code(independent).expected_length(independent) / 12 > entropy_by_hand(SKY.values()) > 0.6


# Cross-entropy in the strict sense


@pytest.mark.parametrize(("p", "length", "cross"), [(SUNNY_REGION, 2.42, 2.327), (RAINY_REGION, 4.58, 4.487)])
def test_an_average_is_the_cross_entropy_of_the_rescaled_belief_and_the_unused_space(p, length, cross):
    q = [2.0 ** -len(word) for word in ARTICLE_CODEWORDS]
    rescaled = [share / sum(q) for share in q]
    by_hand = sum(chance * log2(1 / belief) for chance, belief in zip(p, rescaled, strict=True))
    assert by_hand == pytest.approx(cross, abs=5e-4)
    assert cross_entropy(p, rescaled) == pytest.approx(by_hand)
    assert by_hand + log2(16 / 15) == pytest.approx(length)
    assert sum(chance * len(word) for chance, word in zip(p, ARTICLE_CODEWORDS, strict=True)) == (
        pytest.approx(length)
    )
    with pytest.raises(ValueError, match=r"0\.9375"):
        cross_entropy(p, q)


def test_the_article_s_numbers_are_called_average_message_lengths():
    prose = {cell.id: cell.source for cell in notebook_cells() if cell.cell_type == "markdown"}
    for number in ("2.327", "4.487"):
        assert number in prose["unused-seen"]
    assert "loose use of the word" in prose["unused"]


# What can be read in one way only


def test_the_word_that_begins_another_is_not_always_a_problem():
    for n_bits in range(1, 13):
        for bits in product("01", repeat=n_bits):
            assert len(all_readings({"a": "0", "b": "01"}, "".join(bits))) <= 1


def test_with_words_that_are_too_short_00_is_sunny_twice_or_cloudy():
    words = dict(zip(STATES, TOO_SHORT_CODEWORDS, strict=True))
    assert sorted(all_readings(words, "00")) == [("cloudy",), ("sunny", "sunny")]
    assert len(all_readings(words, "011100", limit=99)) == 13


def test_half_of_all_strings_begin_with_0_and_70_percent_of_the_messages_in_the_sunny_region():
    strings = ["".join(bits) for bits in product("01", repeat=10)]
    for beginning, share in (("0", 1 / 2), ("01", 1 / 4), ("011", 1 / 8)):
        assert sum(text.startswith(beginning) for text in strings) == share * len(strings)
    rows = zip(SUNNY_REGION, ARTICLE_CODEWORDS, strict=True)
    assert sum(p for p, word in rows if word.startswith("0")) == pytest.approx(0.70)


def test_no_eight_lengths_that_obey_krafts_inequality_average_less_than_huffmans():
    # Common states first, so that the best lengths never fall; McMillan: they obey it in any code that is
    # read in one way only.
    averages = [
        sum(p * length for p, length in zip(SUNNY_REGION, lengths, strict=True))
        for lengths in combinations_with_replacement(range(1, 9), 8)
        if sum(2.0**-length for length in lengths) <= 1
    ]
    assert min(averages) == pytest.approx(2.33)
    assert huffman_code(SUNNY_REGION).expected_length(SUNNY_REGION) == pytest.approx(2.33)


def test_of_the_two_best_sets_of_lengths_the_answer_is_about_the_one_with_the_shorter_longest_word():
    best = [
        lengths
        for lengths in combinations_with_replacement(range(1, 9), 8)
        if sum(2.0**-length for length in lengths) <= 1
        and sum(p * length for p, length in zip(SUNNY_REGION, lengths, strict=True)) < 2.33 + 1e-9
    ]
    assert [max(lengths) for lengths in best] == [7, 6]
    assert asked.PREDICTIONS["longest-word"].truth() == 6


def test_luck_still_decides_after_10_000_days_with_two_days_a_word_and_not_with_the_articles_code():
    def standard_errors_above_the_entropy(p, lengths, days_a_word):
        expected = p @ lengths
        spread = np.sqrt(p @ lengths**2 - expected**2)
        entropy = days_a_word * entropy_by_hand(SUNNY_REGION)
        return (expected - entropy) / spread * np.sqrt(10_000 / days_a_word)

    pairs = block_pmf(SUNNY_REGION, 2)
    assert standard_errors_above_the_entropy(pairs, huffman_code(pairs).lengths, 2) < 0.5
    assert standard_errors_above_the_entropy(SUNNY_REGION, CODES["article"].lengths, 1) > 20


# Worked, with a blank, alone


@pytest.mark.parametrize(
    ("cell_id", "name", "missing", "answer"),
    [
        ("average-worked-check", "average-with-one-blank", "2", 1.3),
        ("cross-worked-check", "cross-entropy-with-one-blank", "0.25", 1.049),
    ],
)
def test_a_cell_with_a_blank_gives_the_answer_where_it_is_filled_in(cell_id, name, missing, answer, capsys):
    (source,) = (cell.source for cell in notebook_cells() if cell.id == cell_id)
    calculation, checked = source.splitlines()
    assert calculation.count("blank") == 1
    assert f'check("{name}", my_answer)' == checked
    scope = {"np": np}
    exec(calculation.replace("blank", missing), scope)
    assert scope["my_answer"] == pytest.approx(answer, abs=5e-4)
    assert asked.EXERCISES[name].answer() == pytest.approx(scope["my_answer"])


def test_the_worked_examples_come_out_as_they_are_told():
    assert sum(p * bits for p, bits in zip(asked.WORKED_PLACE, (1, 2, 2), strict=True)) == 1.5
    assert 0.8 * log2(1 / 0.75) + 0.2 * log2(1 / 0.25) == pytest.approx(0.732, abs=5e-4)
    assert list(asked.WORKED_SUN) == [0.8, 0.2]


# Numbers in the questions


def test_the_replies_of_the_questions_name_true_numbers():
    replies = {name: str(told) for name, told in words_en.QUESTIONS.items()}
    fair, nearly = (0.5, 0.5), (0.99, 0.01)

    def divergence(p, q):
        return sum(a * log2(a / b) for a, b in zip(p, q, strict=True))

    assert (
        f"{divergence(fair, nearly):.3f} bits, and {divergence(nearly, fair):.3f}"
        in (replies["truth-and-belief-swapped"])
    )
    told = replies["two-numbers-of-extra-bits"]
    extra = sum(
        p * len(word) for p, word in zip(RAINY_REGION, ARTICLE_CODEWORDS, strict=True)
    ) - entropy_by_hand(RAINY_REGION)
    assert f"{extra:.2f} bits a day" in told
    assert f"{divergence(RAINY_REGION, SUNNY_REGION):.2f} bits" in told
    assert f"one day in {2 ** len(ARTICLE_CODEWORDS[-1])}," in told
    assert f"one day in {round(1 / SUNNY_REGION[-1])}." in told
