"""Codes against the article, laws, exhaustive search, and a decoder that reads bit by bit."""

from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from weatherbits.codes import (
    CodeError,
    PrefixCode,
    all_readings,
    block_pmf,
    block_symbols,
    code_slice,
    fixed_length_code,
    from_blocks,
    huffman_code,
    huffman_merges,
    huffman_tree_code,
    kraft_sum,
    to_blocks,
)
from weatherbits.measures import cross_entropy, kl_divergence, surprisal
from weatherbits.story import (
    ARTICLE_CODEWORDS,
    EQUAL_SKY,
    RAINY_REGION,
    REPAIRED_CODEWORDS,
    STATES,
    SUNNY_REGION,
)

ARTICLE = PrefixCode(dict(zip(STATES, ARTICLE_CODEWORDS, strict=True)))
REPAIRED = PrefixCode(dict(zip(STATES, REPAIRED_CODEWORDS, strict=True)))
SUN_AND_RAIN = PrefixCode({"sunny": "0", "cloudy": "10", "rainy": "110"})


@st.composite
def codewords(draw):
    """Words of a prefix code: branches of a tree that is split at random, some of them then cut off."""
    words = ["0", "1"]
    for choice in draw(st.lists(st.integers(0, 10**6), max_size=30)):
        word = words.pop(choice % len(words))
        words += [word + "0", word + "1"]
    words = draw(st.permutations(words))
    return words[: draw(st.integers(1, len(words)))]


@st.composite
def distributions(draw, most=40):
    weights = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=most))
    assume(sum(weights) > 0)
    return np.array(weights) / sum(weights)


def numbered(words):
    return PrefixCode(dict(enumerate(words)))


def read_bit_by_bit(words, bits):
    """Return the symbols' numbers, and where the first unread word begins, with its bits up to a dead end."""
    number_of = {word: number for number, word in enumerate(words)}
    numbers, read = [], ""
    for position, bit in enumerate(bits, start=1):
        read += bit
        if read in number_of:
            numbers.append(number_of[read])
            read = ""
        elif not any(word.startswith(read) for word in words):
            return numbers, position - len(read), read
    return numbers, len(bits) - len(read), read


# The article's numbers


def test_the_articles_code_costs_2_42_bits_at_home_and_4_58_abroad():
    assert ARTICLE.expected_length(SUNNY_REGION) == pytest.approx(2.42, abs=1e-12)
    assert ARTICLE.expected_length(RAINY_REGION) == pytest.approx(4.58, abs=1e-12)


def test_lengths_written_by_hand_make_the_articles_words():
    code = PrefixCode.from_lengths([2, 2, 3, 3, 4, 4, 5, 5], STATES)
    assert code.codewords == ("00", "01", "100", "101", "1100", "1101", "11100", "11101")
    assert code.symbols == STATES
    assert code.lengths.tolist() == [2, 2, 3, 3, 4, 4, 5, 5]


def test_the_articles_code_wastes_one_word_of_four_bits():
    assert ARTICLE.kraft_sum == 15 / 16
    assert ARTICLE.unused == ("1111",)


def test_the_articles_code_predicts_powers_of_a_half_that_add_up_to_15_16ths():
    q = [1 / 4, 1 / 4, 1 / 8, 1 / 8, 1 / 16, 1 / 16, 1 / 32, 1 / 32]
    assert ARTICLE.implied_weights().tolist() == q
    assert ARTICLE.implied_weights(normalise=True) == pytest.approx(np.array(q) * 16 / 15, abs=1e-15)


def test_the_extra_bits_are_divergence_plus_unused_code_space():
    q = ARTICLE.implied_weights(normalise=True)
    unused = np.log2(16 / 15)
    assert kl_divergence(RAINY_REGION, q) == pytest.approx(2.2579, abs=5e-5)
    assert kl_divergence(SUNNY_REGION, q) == pytest.approx(0.0979, abs=5e-5)
    for p, extra in ((RAINY_REGION, 2.3510), (SUNNY_REGION, 0.1910)):
        assert kl_divergence(p, q) + unused == pytest.approx(extra, abs=5e-5)
        assert cross_entropy(p, q) + unused == pytest.approx(ARTICLE.expected_length(p), abs=1e-12)


def test_the_repaired_code_uses_all_space_and_costs_2_40_and_3_88():
    assert REPAIRED.kraft_sum == 1.0
    assert REPAIRED.unused == ()
    assert REPAIRED.expected_length(SUNNY_REGION) == pytest.approx(2.40, abs=1e-12)
    assert REPAIRED.expected_length(RAINY_REGION) == pytest.approx(3.88, abs=1e-12)


def test_huffman_costs_2_33_in_the_sunny_region_and_5_45_in_the_rainy_one():
    code = huffman_code(SUNNY_REGION, STATES)
    assert code.lengths.tolist() == [1, 2, 4, 4, 4, 5, 6, 6]
    assert code.expected_length(SUNNY_REGION) == pytest.approx(2.33, abs=1e-12)
    assert code.expected_length(RAINY_REGION) == pytest.approx(5.45, abs=1e-12)


def test_huffman_on_two_days_at_once_costs_2_233_bits_a_day():
    pairs = block_pmf(SUNNY_REGION, 2)
    code = huffman_code(pairs, block_symbols(STATES, 2))
    assert code.expected_length(pairs) / 2 == pytest.approx(2.233, abs=5e-4)
    message = [("sunny", "sunny"), ("sunny", "thunderstorm")]
    assert code.decode(code.encode(message)) == message


def test_partly_sunny_then_light_rain_takes_the_six_bits_011100_and_01100_says_something_else():
    assert ARTICLE.encode(["partly sunny", "light rain"]) == "011100"
    assert ARTICLE.decode("011100") == ["partly sunny", "light rain"]
    assert ARTICLE.decode("01100") == ["partly sunny", "cloudy"]


def test_eight_states_of_equal_length_take_the_eight_words_of_three_bits():
    code = fixed_length_code(STATES)
    assert code.codewords == ("000", "001", "010", "011", "100", "101", "110", "111")
    assert code.expected_length(EQUAL_SKY) == 3.0
    assert code.expected_length(SUNNY_REGION) == pytest.approx(3.0, abs=1e-12)


@pytest.mark.parametrize("p", [SUNNY_REGION, RAINY_REGION], ids=["sunny", "rainy"])
def test_a_million_random_days_come_back_and_average_what_theory_says(p):
    days = np.random.default_rng(2026).choice(8, size=1_000_000, p=p)
    bits = ARTICLE.encode_array(days)
    assert np.array_equal(ARTICLE.decode_array(bits), days)
    lengths = np.array([2, 2, 3, 3, 4, 4, 5, 5])
    mean = 2.42 if p is SUNNY_REGION else 4.58
    standard_error = np.sqrt((p @ lengths**2 - mean**2) / days.size)
    assert abs(bits.size / days.size - mean) < 4 * standard_error


# Laws


@settings(deadline=None)
@given(codewords())
def test_a_prefix_code_never_needs_more_than_the_whole_code_space(words):
    code = numbered(words)
    exact = sum(Fraction(1, 2 ** len(word)) for word in words)
    assert exact <= 1
    assert code.kraft_sum == kraft_sum([len(word) for word in words]) == float(exact)
    assert code.implied_weights().sum() == float(exact)
    assert code.implied_weights(normalise=True).sum() == pytest.approx(1.0, abs=1e-12)


@settings(deadline=None)
@given(codewords())
def test_words_and_unused_slices_together_fill_the_code_space_just_once(words):
    unused = numbered(words).unused
    slices = sorted(code_slice(prefix) for prefix in (*words, *unused))
    edge = 0.0
    for start, width in slices:
        assert start == edge
        edge = start + width
    assert edge == 1.0
    assert list(unused) == sorted(unused)
    # None could be shorter: its sibling is used, at least in part.
    for prefix in unused:
        sibling = prefix[:-1] + "10"[int(prefix[-1])]
        assert any(word.startswith(sibling) or sibling.startswith(word) for word in words)


@settings(deadline=None)
@given(st.lists(st.text("01", min_size=1, max_size=4), min_size=1, max_size=6))
def test_words_are_accepted_just_where_none_begins_another(words):
    is_free = not any(
        i != j and longer.startswith(word) for i, word in enumerate(words) for j, longer in enumerate(words)
    )
    if is_free:
        assert numbered(words).codewords == tuple(words)
    else:
        with pytest.raises(CodeError) as caught:
            numbered(words)
        word, longer = caught.value.words
        assert longer.startswith(word)
        first, second = caught.value.symbols
        assert first != second
        assert (words[first], words[second]) == (word, longer)


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=20))
def test_lengths_make_a_code_just_where_their_kraft_sum_is_at_most_1(lengths):
    if sum(Fraction(1, 2**length) for length in lengths) > 1:
        with pytest.raises(CodeError, match="of the code space, and there is only 1"):
            PrefixCode.from_lengths(lengths)
    else:
        words = PrefixCode.from_lengths(lengths).codewords
        assert [len(word) for word in words] == lengths
        assert numbered(words).codewords == words  # the checked way in finds no conflict
        # Canonical: by length, then as listed, the words fill code space from left to right without a gap.
        edge = 0.0
        for index in sorted(range(len(lengths)), key=lambda index: (lengths[index], index)):
            start, width = code_slice(words[index])
            assert start == edge
            edge += width


@settings(deadline=None)
@given(codewords(), st.data())
def test_what_is_encoded_is_decoded(words, data):
    code = numbered(words)
    message = data.draw(st.lists(st.sampled_from(range(len(words))), max_size=60))
    text = code.encode(message)
    assert text == "".join(words[symbol] for symbol in message)
    assert code.decode(text) == message
    bits = code.encode_array(message)
    assert bits.dtype == np.uint8
    assert bits.tolist() == [int(bit) for bit in text]
    assert code.decode_array(bits).tolist() == message
    assert code.steps(text)[-1].decoded == tuple(message)
    assert code.steps(text)[-1].problem is None


@settings(max_examples=300, deadline=None)
@given(codewords(), st.text("01", max_size=200))
def test_decoding_gives_what_reading_bit_by_bit_gives(words, bits):
    numbers, start, pending = read_bit_by_bit(words, bits)
    if not pending:
        assert numbered(words).decode(bits) == numbers
    else:
        with pytest.raises(CodeError) as caught:
            numbered(words).decode(bits)
        assert (caught.value.position, caught.value.pending) == (start, pending)
        kind = "incomplete" if any(word.startswith(pending) for word in words) else "no word begins"
        assert kind in str(caught.value)


@settings(deadline=None)
@given(distributions())
def test_huffman_is_at_least_the_entropy_and_less_than_a_bit_above_it(p):
    entropy = scipy.stats.entropy(p, base=2)
    average = huffman_code(p).expected_length(p)
    assert entropy - 1e-9 <= average
    if p.max() < 1:
        assert average < entropy + 1
    else:  # a word takes at least a bit, even where it tells nothing
        assert average == 1


@settings(deadline=None)
@given(distributions())
def test_huffman_uses_the_whole_code_space(p):
    assert huffman_code(p).unused == (("1",) if p.size == 1 else ())


@settings(deadline=None)
@given(distributions())
def test_the_merges_weigh_what_the_code_costs_and_their_tree_has_the_codes_lengths(p):
    merges = huffman_merges(p)
    code = huffman_code(p)
    assert len(merges) == p.size - 1
    if merges:
        assert sum(merge.weight for merge in merges) == pytest.approx(code.expected_length(p), abs=1e-9)
        assert merges[-1].weight == pytest.approx(1.0, abs=1e-9)
    assert huffman_tree_code(merges).lengths.tolist() == code.lengths.tolist()


@settings(deadline=None)
@given(distributions(most=12))
def test_each_merge_joins_the_two_lightest_nodes_there_are(p):
    weights = dict(enumerate(p.tolist()))
    for merge in huffman_merges(p):
        assert merge.weights == tuple(weights.pop(part) for part in merge.parts)
        assert max(merge.weights) <= min(weights.values(), default=1.0) + 1e-9
        assert merge.weight == pytest.approx(sum(merge.weights), abs=1e-15)
        weights[merge.node] = merge.weight
    assert len(weights) == 1


@cache
def length_assignments(n_symbols):
    """Every rising list of lengths that fits into the code space."""
    longest = max(1, n_symbols - 1)
    return [
        lengths
        for lengths in combinations_with_replacement(range(1, longest + 1), n_symbols)
        if sum(2 ** (longest - length) for length in lengths) <= 2**longest
    ]


@settings(deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_no_lengths_beat_huffman_and_of_the_best_its_longest_word_is_shortest(weights):
    assume(sum(weights) > 0)
    n_symbols = len(weights)
    heavy_first = sorted(weights, reverse=True)

    def cost_longest_spread(lengths):
        pairs = list(zip(heavy_first, sorted(lengths), strict=True))
        cost = sum(weight * length for weight, length in pairs)
        return cost, max(lengths), sum(weight * length**2 for weight, length in pairs)

    found = huffman_code(np.array(weights) / sum(weights)).lengths.tolist()
    given_cost = sum(weight * length for weight, length in zip(weights, found, strict=True))
    assert given_cost == cost_longest_spread(found)[0]  # heavier symbols have the shorter words
    everything = [cost_longest_spread(lengths) for lengths in length_assignments(n_symbols)]
    assert cost_longest_spread(found)[:2] == min(everything)[:2]
    least_spread = min(spread for cost, _, spread in everything if cost == given_cost)
    assert cost_longest_spread(found)[2] == least_spread


# Huffman, the special cases


def test_symbols_that_differ_by_a_hair_tie_and_the_words_are_as_for_equal_ones():
    exact = [0.343, 0.147, 0.147, 0.063, 0.147, 0.063, 0.063, 0.027]
    by_product = block_pmf([0.7, 0.3], 3)
    assert list(by_product) != exact
    assert huffman_code(by_product).codewords == huffman_code(exact).codewords
    assert huffman_code([1 / 3 - 1e-16, 1 / 3, 1 / 3]).lengths.tolist() == [1, 2, 2]


def test_floats_that_should_tie_do_tie():
    # 0.3 is less than 0.1 + 0.2 in floats, so without care the merged node could not wait behind the symbol.
    assert 0.1 + 0.2 > 0.3
    assert huffman_code([0.1, 0.2, 0.3, 0.4]).lengths.tolist() == [3, 3, 2, 1]
    # (0.1 + 0.2) + 0.3 would tie with 0.6 on either side.
    weights = np.array([0.6, 0.3, 0.2, 0.1]) / 1.2
    assert huffman_code(weights).lengths.tolist() == [1, 2, 3, 3]
    assert huffman_code([0.1] * 10).lengths.max() == 4


def test_symbols_that_never_occur_still_get_words():
    assert huffman_code([1.0, 0.0, 0.0, 0.0]).lengths.tolist() == [1, 2, 3, 3]
    # Four that never occur tie with each other, and so share their half of the code space evenly.
    assert huffman_code([1.0, 0.0, 0.0, 0.0, 0.0]).lengths.tolist() == [1, 3, 3, 3, 3]


def test_of_equal_symbols_the_early_ones_get_the_shorter_words():
    # 100 words in a full tree: 28 of 6 bits and 72 of 7, as 28/64 + 72/128 = 1.
    assert huffman_code(np.full(100, 0.01)).lengths.tolist() == [6] * 28 + [7] * 72


def test_a_single_symbol_gets_the_word_0():
    assert huffman_code([1.0], ["sunny"]).codewords == ("0",)
    assert fixed_length_code(["sunny"]).codewords == ("0",)
    assert huffman_merges([1.0]) == ()
    assert huffman_tree_code((), ["sunny"]).codewords == ("0",)
    assert fixed_length_code(["sunny"]).decode("000") == ["sunny"] * 3


def test_the_merges_of_the_sunny_region_are_those_made_by_hand():
    merges = huffman_merges(SUNNY_REGION)
    assert [merge.parts for merge in merges] == [
        (6, 7), (5, 8), (4, 9), (2, 3), (10, 11)[::-1], (1, 12), (0, 13),
    ]  # fmt: skip
    assert [merge.node for merge in merges] == list(range(8, 15))
    weights = [0.02, 0.06, 0.10, 0.20, 0.30, 0.65, 1.00]
    assert [merge.weight for merge in merges] == pytest.approx(weights, abs=1e-12)


def test_words_read_off_the_tree_follow_its_branches():
    code = huffman_tree_code(huffman_merges(SUNNY_REGION), STATES)
    assert code.codewords == ("0", "10", "1100", "1101", "1110", "11110", "111110", "111111")


# Very long words and many symbols


def test_a_unary_code_of_words_up_to_300_bits_is_read_right():
    code = PrefixCode.from_lengths([*range(1, 300), 299])
    days = np.random.default_rng(3).integers(0, 300, 2000)
    assert code.lengths.max() == 299
    assert np.array_equal(code.decode_array(code.encode_array(days)), days)
    assert code.kraft_sum == 1.0
    assert PrefixCode.from_lengths(range(1, 300)).unused == ("1" * 299,)


def test_halving_probabilities_get_words_of_their_own_surprisal():
    p = 0.5 ** np.array([*range(1, 100), 99])
    assert huffman_code(p).lengths.tolist() == [*range(1, 100), 99]


def test_words_too_long_for_any_float_still_make_a_distribution():
    q = PrefixCode.from_lengths([2000, 2001]).implied_weights(normalise=True)
    assert q.tolist() == pytest.approx([2 / 3, 1 / 3])
    assert PrefixCode.from_lengths([2000, 2001]).implied_weights().tolist() == [0.0, 0.0]


def test_ten_thousand_skewed_symbols_with_words_over_64_bits_are_read_right():
    p = np.arange(1.0, 10_001) ** -6
    p /= p.sum()
    code = huffman_code(p)
    assert code.lengths.max() > 64
    assert scipy.stats.entropy(p, base=2) <= code.expected_length(p) < scipy.stats.entropy(p, base=2) + 1
    days = np.concatenate([np.arange(0, 10_000, 37), np.random.default_rng(4).choice(p.size, 10_000, p=p)])
    assert np.array_equal(code.decode_array(code.encode_array(days)), days)


def test_a_dead_end_deep_in_a_long_stream_is_found():
    bits = np.tile(ARTICLE.encode_array(range(8)), 100_000)
    start = 3_000 * bits.size // 100_000  # where a word begins
    bits[start : start + 4] = 1
    with pytest.raises(CodeError) as caught:
        ARTICLE.decode_array(bits)
    assert (caught.value.position, caught.value.pending) == (start, "1111")


# Step by step


def test_steps_say_what_is_known_after_each_bit():
    steps = SUN_AND_RAIN.steps("1100")
    assert [step.position for step in steps] == [0, 1, 2, 3, 4]
    assert [step.pending for step in steps] == ["", "1", "11", "", ""]
    assert [step.possible for step in steps] == [
        ("sunny", "cloudy", "rainy"),
        ("cloudy", "rainy"),
        ("rainy",),
        ("sunny", "cloudy", "rainy"),
        ("sunny", "cloudy", "rainy"),
    ]
    assert [step.completed for step in steps] == [None, None, None, "rainy", "sunny"]
    assert [step.word for step in steps] == ["", "", "", "110", "0"]
    assert [step.decoded for step in steps] == [(), (), (), ("rainy",), ("rainy", "sunny")]
    assert all(step.problem is None for step in steps)


def test_steps_end_with_an_incomplete_word_without_raising():
    *before, last = SUN_AND_RAIN.steps("011")
    assert all(step.problem is None for step in before)
    assert last.pending == "11"
    assert last.possible == ("rainy",)
    assert str(last.problem) == 'the last word is incomplete: "11", which begins at bit 2'


def test_steps_stop_at_a_dead_end_without_raising():
    steps = SUN_AND_RAIN.steps("0111000")
    assert len(steps) == 5
    assert steps[-1].pending == "111"
    assert steps[-1].possible == ()
    assert (
        str(steps[-1].problem)
        == 'no word begins with "111": stuck at bit 4, in the word that begins at bit 2'
    )


@settings(deadline=None)
@given(codewords(), st.text("01", max_size=40))
def test_the_last_step_has_the_problem_that_decode_raises(words, bits):
    code = numbered(words)
    last = code.steps(bits)[-1]
    if last.problem is None:
        assert code.decode(bits) == list(last.decoded)
    else:
        with pytest.raises(CodeError) as caught:
            code.decode(bits)
        assert str(caught.value) == str(last.problem)
        assert vars(caught.value) == vars(last.problem)


# Blocks of days


@settings(deadline=None)
@given(distributions(most=5), st.integers(1, 4))
def test_blocks_multiply_the_probabilities_of_their_days(p, n):
    symbols = block_symbols(range(p.size), n)
    assert block_pmf(p, n).tolist() == pytest.approx([np.prod(p[list(days)]) for days in symbols])


@settings(deadline=None)
@given(st.integers(1, 6), st.integers(1, 4), st.data())
def test_days_go_into_blocks_and_come_out_again(n_symbols, n, data):
    runs = data.draw(st.lists(st.tuples(*[st.integers(0, n_symbols - 1)] * n), max_size=20))
    days = [day for run in runs for day in run]
    blocks = to_blocks(days, n_symbols, n)
    names = block_symbols(range(n_symbols), n)
    assert [names[block] for block in blocks] == runs
    assert from_blocks(blocks, n_symbols, n).tolist() == days


def test_longer_blocks_come_closer_to_the_entropy():
    averages = [huffman_code(block_pmf(SUNNY_REGION, n)).expected_length(block_pmf(SUNNY_REGION, n)) / n
                for n in (1, 2, 3)]  # fmt: skip
    entropy = scipy.stats.entropy(SUNNY_REGION, base=2)
    for n, average in enumerate(averages, start=1):
        assert entropy <= average < entropy + 1 / n


# Words of any kind


def test_a_word_takes_the_slice_of_its_binary_fraction():
    assert code_slice("") == (0.0, 1.0)
    assert code_slice("1") == (0.5, 0.5)
    assert code_slice("011") == (0.375, 0.125)


def test_without_the_prefix_rule_a_message_can_be_read_in_several_ways_or_none():
    words = {"sunny": "0", "cloudy": "01", "rainy": "10"}
    assert all_readings(words, "010") == [("sunny", "rainy"), ("cloudy", "sunny")]
    assert all_readings(words, "11") == []
    assert all_readings(words, "") == [()]
    assert len(all_readings({"a": "0", "b": "00"}, "0" * 60)) == 10
    assert all_readings({"a": "0", "b": "00"}, "0" * 4000 + "1") == []


@settings(deadline=None)
@given(st.lists(st.text("01", min_size=1, max_size=3), min_size=1, max_size=4), st.text("01", max_size=8))
def test_all_readings_are_all_there_are(words, bits):
    expected = {
        run
        for length in range(len(bits) + 1)
        for run in product(range(len(words)), repeat=length)
        if "".join(words[symbol] for symbol in run) == bits
    } if len(words) ** len(bits) <= 5000 else None  # fmt: skip
    found = all_readings(dict(enumerate(words)), bits, limit=10**6)
    assert len(set(found)) == len(found)
    if expected is not None:
        assert set(found) == expected
    assert all("".join(words[symbol] for symbol in run) == bits for run in found)


# What goes wrong, and what is said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "the code has no symbols: give at least one, with its word"),
        (["0", "1"], 'a code pairs symbols with words, such as {"sunny": "0", "rainy": "1"}'),
        ({"sunny": 1}, 'the word of sunny should be a text of 0s and 1s, such as "01"; got 1'),
        ({"sunny": ""}, "the word of sunny is empty: with no bits, nobody can tell whether it was sent"),
        ({"sunny": "0a1"}, 'the word "0a1" of sunny holds "a": a word has only 0s and 1s'),
        (
            {"sunny": "10", "rainy": "10"},
            'sunny and rainy have the same word "10": nobody could tell which was sent',
        ),
        (
            {"sunny": "01", "cloudy": "1", "rainy": "0"},
            '"0" (rainy) begins "01" (sunny): is a 0 the whole word, or not yet?',
        ),
    ],
)
def test_a_code_that_does_not_work_says_why(words, said):
    with pytest.raises(CodeError) as caught:
        PrefixCode(words)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("words", "kind", "symbols", "position"),
    [
        ({"sunny": "1", "rainy": "0a1"}, "not_a_bit", ("rainy",), 1),
        ({"sunny": "10", "cloudy": "0", "rainy": "10"}, "same_word", ("sunny", "rainy"), None),
        ({"sunny": "01", "cloudy": "1", "rainy": "0"}, "begins", ("rainy", "sunny"), None),
        ({"sunny": ""}, "", ("sunny",), None),
    ],
)
def test_an_error_carries_what_is_wrong_for_others_to_put_into_words(words, kind, symbols, position):
    with pytest.raises(CodeError) as caught:
        PrefixCode(words)
    assert (caught.value.kind, caught.value.symbols, caught.value.position) == (kind, symbols, position)
    assert caught.value.words == tuple(words[symbol] for symbol in symbols)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (["sunny", "fog"],
         "fog (number 2 of the message) has no word in this code; it knows sunny, cloudy, rainy"),
        ("sunny", 's (number 1 of the message) has no word in this code; it knows sunny, cloudy, rainy; '
                  'to send one symbol, put it in a list: ["sunny"]'),
        ([["sunny"]],
         "['sunny'] (number 1 of the message) has no word in this code; it knows sunny, cloudy, rainy"),
        (5, "a message is a list of symbols; got 5"),
    ],
)  # fmt: skip
def test_a_symbol_without_a_word_is_named(message, said):
    with pytest.raises(CodeError) as caught:
        SUN_AND_RAIN.encode(message)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("bits", "said", "position", "pending"),
    [
        ("0111", 'no word begins with "111": stuck at bit 4, in the word that begins at bit 2', 1, "111"),
        ("0011", 'the last word is incomplete: "11", which begins at bit 3', 2, "11"),
        ("01 0", 'the message holds " " at place 3: it can have only 0s and 1s', 2, ""),
        ("01é0", 'the message holds "é" at place 3: it can have only 0s and 1s', 2, ""),
        ("2", 'the message holds "2" at place 1: it can have only 0s and 1s', 0, ""),
        (1, 'bits should be a text of 0s and 1s, such as "0110"; got 1', None, ""),
    ],
)
def test_bits_that_cannot_be_decoded_say_where(bits, said, position, pending):
    with pytest.raises(CodeError) as caught:
        SUN_AND_RAIN.decode(bits)
    assert str(caught.value) == said
    assert caught.value.position == position
    assert caught.value.pending == pending


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: SUN_AND_RAIN.encode_array([0, 3]),
         "3 (number 2 of the message) is no symbol's place: 3 symbols have the places 0 to 2"),
        (lambda: SUN_AND_RAIN.encode_array([0.5]),
         "indices should be one list of whole numbers, such as [0, 3, 1]; got [0.5]"),
        (lambda: SUN_AND_RAIN.encode_array([[0], [1, 2]]),
         "indices should be one list of whole numbers, such as [0, 3, 1]; got [[0], [1, 2]]"),
        (lambda: SUN_AND_RAIN.decode_array([0, 2]),
         'the message holds "2" at place 2: it can have only 0s and 1s'),
        (lambda: SUN_AND_RAIN.decode_array([0, -1]),
         'the message holds "-1" at place 2: it can have only 0s and 1s'),
        (lambda: SUN_AND_RAIN.decode_array("01"), "bits should be one list of 0s and 1s; got '01'"),
        (lambda: SUN_AND_RAIN.decode_array([0, 1]),
         'the last word is incomplete: "1", which begins at bit 2'),
        (lambda: SUN_AND_RAIN.steps("0x"), 'the message holds "x" at place 2: it can have only 0s and 1s'),
        (lambda: SUN_AND_RAIN.expected_length([0.5, 0.5]), "p has 2 probabilities, and the code has 3 words"),
        (lambda: SUN_AND_RAIN.expected_length([0.5, 0.5, 0.5]),
         "the probabilities in p add up to 1.5; a distribution adds up to 1. To make one of counts or weights, "
         "divide them by their sum: p / p.sum() of a NumPy array"),
        (lambda: PrefixCode.from_lengths([1, 1, 2]),
         "these lengths need 5/4 of the code space, and there is only 1"),
        (lambda: PrefixCode.from_lengths([1, 1, 99]),
         "these lengths need just over 1 of the code space, and there is only 1"),
        (lambda: PrefixCode.from_lengths([1, 1, 2, 99]),
         "these lengths need 1.25 of the code space, and there is only 1"),
        (lambda: PrefixCode.from_lengths([]), "the code has no symbols: give at least one length"),
        (lambda: PrefixCode.from_lengths([1, 0]), "a word has at least 1 bit; got a length of 0"),
        (lambda: PrefixCode.from_lengths([1.5]),
         "lengths should be one list of whole numbers, such as [1, 2, 2]; got [1.5]"),
        (lambda: PrefixCode.from_lengths([1, 1], ["sunny"]),
         "there are 1 symbols for 2 words: each needs just one"),
        (lambda: PrefixCode.from_lengths([1, 1], ["sunny", "sunny"]),
         "sunny is listed more than once: every symbol should have one word"),
        (lambda: PrefixCode.from_lengths([1, 1], 7), "symbols should be a list of names or numbers; got 7"),
        (lambda: fixed_length_code([]), "the code has no symbols: give at least one"),
        (lambda: huffman_code([[0.5, 0.5]]),
         "p should be one list of probabilities; got an array of shape (1, 2)"),
        (lambda: huffman_merges([0.5, 0.6]),
         "the probabilities in p add up to 1.1; a distribution adds up to 1. To make one of counts or weights, "
         "divide them by their sum: p / p.sum() of a NumPy array"),
        (lambda: block_pmf([0.5, 0.5], 0), "a block has a whole number of days, 1 or more; got 0"),
        (lambda: to_blocks([7] * 22, 8, 22),
         "8 symbols make 7.38e+19 blocks of 22 days: too many to be numbered"),
        (lambda: from_blocks([5], 2, 70),
         "2 symbols make 1.18e+21 blocks of 70 days: too many to be numbered"),
        (lambda: to_blocks([0, 1], 2.5, 2), "there is a whole number of symbols, 1 or more; got 2.5"),
        (lambda: to_blocks([0, 1, 0], 2, 2), "3 days make no whole number of blocks of 2: 1 left over"),
        (lambda: code_slice("012"), 'the message holds "2" at place 3: it can have only 0s and 1s'),
        (lambda: all_readings({"sunny": ""}, "0"),
         "the word of sunny is empty: with no bits, nobody can tell whether it was sent"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_a_learners_words(call, said):
    with pytest.raises(ValueError, match=r"\w") as caught:
        call()
    assert str(caught.value) == said


# Small conveniences


def test_empty_messages_are_empty_both_ways():
    assert SUN_AND_RAIN.encode([]) == ""
    assert SUN_AND_RAIN.decode("") == []
    assert SUN_AND_RAIN.encode_array([]).shape == (0,)
    assert SUN_AND_RAIN.decode_array([]).shape == (0,)
    assert len(SUN_AND_RAIN.steps("")) == 1


def test_several_distributions_at_once_get_an_average_each():
    averages = ARTICLE.expected_length([SUNNY_REGION, RAINY_REGION])
    assert averages == pytest.approx([2.42, 4.58], abs=1e-12)


def test_a_codes_lengths_cannot_be_changed_behind_its_back():
    with pytest.raises(ValueError, match="read-only"):
        ARTICLE.lengths[0] = 1


def test_a_small_code_shows_its_words_and_a_large_one_its_size():
    assert repr(SUN_AND_RAIN) == "PrefixCode({'sunny': '0', 'cloudy': '10', 'rainy': '110'})"
    large = repr(fixed_length_code(range(100)))
    assert large == "<PrefixCode of 100 symbols, with words of 7 to 7 bits>"


@pytest.mark.parametrize("values", [[1.0, 2.0, 2.0], np.ceil(surprisal([0.5, 0.25, 0.25]))])
def test_whole_numbers_may_come_as_floats(values):
    code = PrefixCode.from_lengths(values)
    assert code.lengths.tolist() == [1, 2, 2]
    bits = code.encode_array([0.0, 2.0])
    assert code.decode_array(bits.astype(float)).tolist() == [0, 2]


@pytest.mark.parametrize("lengths", [[0.5, 1.0], [np.nan, 1.0], [np.inf, 1.0], [1e300, 1.0]])
def test_floats_that_are_not_whole_are_no_lengths(lengths):
    with pytest.raises(CodeError, match="whole numbers"):
        PrefixCode.from_lengths(lengths)


def test_a_thousand_and_one_days_come_back_from_packed_bits_as_the_docstring_says():
    days = np.random.default_rng(0).choice(8, size=1001, p=SUNNY_REGION)
    code = huffman_code(SUNNY_REGION)
    bits = code.encode_array(days)
    assert code.decode_array(np.unpackbits(np.packbits(bits), count=bits.size)).tolist() == days.tolist()
