"""Prefix codes: words of 0s and 1s that can be sent one after another and taken apart again.

From top to bottom: what a prefix code is, how much code space its words use, how a message is encoded and
decoded; then words of any kind, the best code for given probabilities, and codes for several days at once.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import _code_checks as check
from ._code_checks import CodeError
from .distributions import Floats, as_one_pmf, as_pmf


@dataclass(frozen=True)
class DecoderStep:
    """What a decoder knows after ``position`` bits; see :meth:`PrefixCode.steps`."""

    position: int
    pending: str  # what has been read of the present word; empty between two words
    possible: tuple  # the symbols whose words begin with it; none at a dead end
    completed: Hashable | None = None  # the symbol whose word this very bit has ended
    word: str = ""  # the word of that symbol
    decoded: tuple = ()  # all the symbols so far
    problem: CodeError | None = None  # why the message cannot be right; only ever on the last step


class PrefixCode:
    """A code in which no word begins another, so that a chain of words can be read in one way only.

    ``codewords`` has for each symbol its word of 0s and 1s. Symbols can be anything that a dictionary takes as
    a key; their order is the order in which probabilities are given to the methods, and that of the attributes
    ``symbols`` and ``codewords`` (tuples) and ``lengths`` (the bits in each word, an array of whole numbers).

    It is a ``CodeError``, which is a ``ValueError``, if there are no symbols, a word is empty, holds a character
    other than 0 and 1, or begins another, or two are the same. See Cover & Thomas, *Elements of Information
    Theory*, 2nd ed., sections 5.1 and 5.2.

    >>> code = PrefixCode({"sunny": "0", "cloudy": "10", "rainy": "110"})
    >>> code.encode(["sunny", "rainy", "sunny"])
    '01100'
    >>> code.decode("01100")
    ['sunny', 'rainy', 'sunny']
    >>> PrefixCode({"sunny": "0", "rainy": "01"})
    Traceback (most recent call last):
    ...
    weatherbits.codes.CodeError: "0" (sunny) begins "01" (rainy): is a 0 the whole word, or not yet?
    """

    def __init__(self, codewords: Mapping[Any, str]) -> None:
        check.check_words(codewords)
        check.check_prefix_free(codewords)
        self._word_of = dict(codewords)
        self.symbols = tuple(codewords)
        self.codewords = tuple(codewords.values())
        self.lengths = np.array([len(word) for word in self.codewords])
        self.lengths.flags.writeable = False  # the words would not follow a change

    @classmethod
    def from_lengths(cls, lengths: ArrayLike, symbols: Iterable[Hashable] | None = None) -> "PrefixCode":
        """Return the canonical code with these word lengths: short words first, each the next free one.

        Words of one length go to their symbols in the order in which these are listed; without ``symbols``
        they are called 0, 1, 2, ... It is a ``CodeError`` if a length is not a whole number above 0, if the
        lengths need more code space than there is (Kraft 1949), or if the symbols are not as many or not all different.

        >>> PrefixCode.from_lengths([2, 1, 3, 3]).codewords
        ('10', '0', '110', '111')
        >>> PrefixCode.from_lengths([1, 2, 2, 2])
        Traceback (most recent call last):
        ...
        weatherbits.codes.CodeError: these lengths need 5/4 of the code space, and there is only 1
        """
        lengths = check.as_lengths(lengths)
        check.check_room(_exact_kraft_sum(lengths))
        words = [""] * len(lengths)
        number, length = -1, 0
        for index in sorted(range(len(lengths)), key=lengths.__getitem__):
            # The next number in binary, with zeros after it where words get longer.
            number, length = (number + 1) << (lengths[index] - length), lengths[index]
            words[index] = format(number, f"0{length}b")
        return cls(dict(zip(check.as_symbols(symbols, len(words)), words, strict=True)))

    def __repr__(self) -> str:
        if len(self.symbols) <= 16:
            return f"PrefixCode({self._word_of})"
        shortest, longest = self.lengths.min(), self.lengths.max()
        return f"<PrefixCode of {len(self.symbols)} symbols, with words of {shortest} to {longest} bits>"

    # Code space, and what a symbol costs

    @property
    def kraft_sum(self) -> float:
        """The sum of 2^-length over the words: how much of the code space they use, at most 1.

        >>> PrefixCode({"sunny": "0", "rainy": "10"}).kraft_sum
        0.75
        """
        return kraft_sum(self.lengths)

    @property
    def unused(self) -> tuple[str, ...]:
        """The free slices of code space: the shortest beginnings that no word has, from left to right.

        Any of them can become a word of the code. Empty where the words use all the space.

        >>> PrefixCode({"sunny": "01", "rainy": "100"}).unused
        ('00', '101', '11')
        """
        used = {word[:end] for word in self.codewords for end in range(1, len(word) + 1)}
        other = {"0": "1", "1": "0"}
        return tuple(sorted({beginning[:-1] + other[beginning[-1]] for beginning in used} - used))

    def expected_length(self, p: ArrayLike) -> Floats:
        """Return L, the average number of bits that a symbol costs when p is true.

        p has the shape (..., n_symbols), in the order of ``symbols``, with a distribution in each row; L has
        the shape (...). It is never below the entropy of p. It is a ``ValueError`` if p is no distribution,
        or counts other symbols than the code.

        >>> PrefixCode.from_lengths([1, 2, 2]).expected_length([0.5, 0.25, 0.25])
        1.5
        """
        p = as_pmf(p)
        if p.shape[-1] != self.lengths.size:
            raise ValueError(f"p has {p.shape[-1]} probabilities, and the code has {self.lengths.size} words")
        average = p @ self.lengths.astype(float)
        return float(average) if p.ndim == 1 else average

    def implied_weights(self, normalise: bool = False) -> np.ndarray:
        """Return q = 2^-length, the weights of the symbols for which the words have just the right lengths.

        They are of the shape (n_symbols,), in the order of ``symbols``, and no distribution where code space is
        unused: they add up to the Kraft sum, which is 15/16 for the article's code. With ``normalise`` they are
        divided by it, and so made one. Without, a word of over 1074 bits gets 0: no float is smaller. See
        MacKay, *Information Theory, Inference, and Learning Algorithms*, section 5.3.

        >>> PrefixCode({"sunny": "0", "rainy": "10"}).implied_weights()
        array([0.5 , 0.25])
        """
        # Measured against the shortest word, normalising works for long words too.
        q = np.ldexp(1.0, self.lengths.min() - self.lengths if normalise else -self.lengths)
        return q / q.sum() if normalise else q

    # Messages as text, for reading along

    def encode(self, symbols: Iterable[Hashable]) -> str:
        """Return the words of the symbols, one after another; a ``CodeError`` names a symbol without a word.

        >>> PrefixCode({"sunny": "0", "rainy": "10"}).encode(["rainy", "sunny"])
        '100'
        """
        message = check.as_message(symbols)
        try:
            return "".join(map(self._word_of.__getitem__, message))
        except (KeyError, TypeError):
            raise check.unknown_symbol(message, self._word_of) from None

    def decode(self, bits: str) -> list:
        """Return the list of symbols whose words are chained in a text of 0s and 1s.

        It is a ``CodeError`` if a character is not 0 or 1, if at some position no word fits, or if the last word
        is incomplete.

        >>> PrefixCode({"sunny": "0", "rainy": "10"}).decode("100")
        ['rainy', 'sunny']
        """
        return [self.symbols[index] for index in self._read(check.bits_of_text(bits))]

    def steps(self, bits: str) -> tuple[DecoderStep, ...]:
        """Return what a decoder knows before the first bit, after it, after the second, and so on.

        Step i is what is known after i bits, so that walking forward and back is moving an index. Where
        :meth:`decode` would raise an error because no word fits or the last one is incomplete, the last step
        holds it as its ``problem``. Made for messages short enough to look at.

        >>> for step in PrefixCode({"sunny": "0", "rainy": "10"}).steps("10"):
        ...     print(step.position, repr(step.pending), step.possible, step.decoded)
        0 '' ('sunny', 'rainy') ()
        1 '1' ('rainy',) ()
        2 '' ('sunny', 'rainy') ('rainy',)
        """
        check.bits_of_text(bits)
        symbol_of = dict(zip(self.codewords, self.symbols, strict=True))
        steps = [DecoderStep(0, "", self.symbols)]
        for position, bit in enumerate(bits, start=1):
            read, decoded = steps[-1].pending + bit, steps[-1].decoded
            if read in symbol_of:
                symbol = symbol_of[read]
                steps.append(DecoderStep(position, "", self.symbols, symbol, read, (*decoded, symbol)))
                continue
            possible = tuple(symbol for word, symbol in symbol_of.items() if word.startswith(read))
            stuck = not possible or position == len(bits)
            problem = check.unreadable(read, position - len(read), self.codewords) if stuck else None
            steps.append(DecoderStep(position, read, possible, decoded=decoded, problem=problem))
            if stuck:
                break
        return tuple(steps)

    # Messages as arrays, for many days

    def encode_array(self, indices: ArrayLike) -> np.ndarray:
        """Return the bits for symbols given by their places in ``symbols``, from 0: an array of shape (n_days,).

        The bits are 0s and 1s of type uint8, a byte each. ``np.packbits`` makes them eight times smaller, and fills
        the last byte up with 0s: whoever unpacks has to say how many bits there were, or reads days that nobody
        sent. It is a ``CodeError`` if the numbers are not whole, or one is no symbol's place.

        >>> code = PrefixCode({"sunny": "0", "rainy": "10"})
        >>> bits = code.encode_array([1, 0, 0])
        >>> bits
        array([1, 0, 0, 0], dtype=uint8)
        >>> code.decode_array(np.unpackbits(np.packbits(bits), count=bits.size))
        array([1, 0, 0])
        """
        indices = check.as_indices(indices, len(self.symbols))
        return check.bits_of_text("".join(map(self.codewords.__getitem__, indices.tolist())))

    def decode_array(self, bits: ArrayLike) -> np.ndarray:
        """Return the places in ``symbols`` of those whose words are chained in bits: the way back of encode_array.

        bits are 0s and 1s (or booleans), of shape (n_bits,); the result has the shape (n_days,). Errors are those
        of :meth:`decode`.

        >>> PrefixCode({"sunny": "0", "rainy": "10"}).decode_array([1, 0, 0, 0])
        array([1, 0, 0])
        """
        return np.array(self._read(check.as_bits(bits)), dtype=np.intp)

    def _read(self, bits: np.ndarray) -> list[int]:
        """Return the places of the symbols whose words are chained in an array of 0s and 1s."""
        indices, node = [], self._tree
        try:
            for bit in bits.tobytes():
                node = node[bit]
                if type(node) is int:  # a leaf: here the word ends, and the next one starts from the root
                    indices.append(node)
                    node = self._tree
        except KeyError:  # no word goes on with this bit
            node = {}
        if node is not self._tree:
            start = int(self.lengths[indices].sum())
            rest = "".join(map(str, bits[start : start + self.lengths.max()].tolist()))
            raise check.unreadable(rest, start, self.codewords)
        return indices

    @cached_property
    def _tree(self) -> dict:
        """The code as a tree: at each node, the bits 0 and 1 lead to another node, or to a symbol's place."""
        root: dict = {}
        for index, word in enumerate(self.codewords):
            *bits, last = map(int, word)
            node = root
            for bit in bits:
                node = node.setdefault(bit, {})
            node[last] = index
        return root


# Words of any kind, in a prefix code or not


def kraft_sum(lengths: ArrayLike) -> float:
    """Return the sum of 2^-length: the share of the code space that words of these lengths need.

    A prefix code with these lengths exists if, and only if, it is at most 1 (Cover & Thomas, *Elements of
    Information Theory*, 2nd ed., section 5.2). It is a ``CodeError`` if there are no lengths, or one is not a
    whole number above 0.

    >>> kraft_sum([2, 2, 3, 3, 4, 4, 5, 5])
    0.9375
    """
    return float(_exact_kraft_sum(check.as_lengths(lengths)))


def _exact_kraft_sum(lengths: list[int]) -> Fraction:
    longest = max(lengths)
    return Fraction(sum(1 << (longest - length) for length in lengths), 1 << longest)


def code_slice(prefix: str) -> tuple[float, float]:
    """Return where the slice of code space begins that a word takes, and how wide it is: 2^-length.

    Code space reaches from 0 to 1. A message of endless bits is a point in it, written as a binary fraction
    0.0110...; all messages that begin with the word make up its slice. Two words conflict just where
    their slices overlap. It is a ``CodeError`` if a character is not 0 or 1.

    >>> code_slice("01")
    (0.25, 0.25)
    """
    check.bits_of_text(prefix)
    return int("0" + prefix, 2) / 2 ** len(prefix), 2.0 ** -len(prefix)


def all_readings(codewords: Mapping[Any, str], bits: str, *, limit: int = 10) -> list[tuple]:
    """Return every way to read bits with words that need not form a prefix code, up to a limit.

    ``codewords`` has a word for each symbol; two may be the same, and one may begin another. Each reading is
    a tuple of symbols. No reading: the words cannot be chained to give just these bits. More than one: the
    message is ambiguous. It is a ``CodeError`` if a word is empty, or a character is not 0 or 1. Made for
    messages short enough to look at.

    >>> all_readings({"sunny": "0", "cloudy": "01", "rainy": "10"}, "010")
    [('sunny', 'rainy'), ('cloudy', 'sunny')]
    """
    check.check_words(codewords)
    check.bits_of_text(bits)
    # Of the bits from each position on: found from the back.
    readings: list[list[tuple]] = [[] for _ in bits] + [[()]]
    for start in reversed(range(len(bits))):
        for symbol, word in codewords.items():
            if bits.startswith(word, start):
                readings[start] += [(symbol, *rest) for rest in readings[start + len(word)]]
        del readings[start][limit:]
    return readings[0][:limit]


# Making codes: all words of one length, or each word as long as its symbol is rare


def fixed_length_code(symbols: Iterable[Hashable]) -> PrefixCode:
    """Return the code whose words all have the same length, the shortest that suffices: ⌈log2 n⌉ bits.

    A single symbol gets a word of 1 bit. It is a ``CodeError`` if there are no symbols, or one is listed twice.

    >>> fixed_length_code(["sunny", "cloudy", "rainy"])
    PrefixCode({'sunny': '00', 'cloudy': '01', 'rainy': '10'})
    """
    symbols = check.as_symbols(symbols)
    return PrefixCode.from_lengths([max(1, (len(symbols) - 1).bit_length())] * len(symbols), symbols)


@dataclass(frozen=True)
class HuffmanMerge:
    """One step of Huffman's method: two parts, that with the earliest symbol first, become one node."""

    parts: tuple[int, int]  # 0 to n - 1 are symbols, higher numbers are earlier merges
    weights: tuple[float, float]  # their probabilities
    node: int  # what they become: n for the first merge, n + 1 for the second, and so on
    weight: float  # its probability, the sum of the two


def huffman_merges(p: ArrayLike) -> tuple[HuffmanMerge, ...]:
    """Return Huffman's method step by step: each time, the two lightest nodes are joined into one.

    Where weights tie, symbols are joined before merged nodes, late symbols before early ones, and old nodes
    before new ones. That keeps the longest word as short as it can be (see :func:`huffman_code`). For n
    probabilities there are n - 1 steps, and the last one's node is the root of the tree; from two symbols on, their
    weights add up to the code's average length. Weights that agree to 12 digits tie. It is a
    ``ValueError`` if p is not one distribution.

    Source: Huffman, "A Method for the Construction of Minimum-Redundancy Codes" (1952).

    >>> for merge in huffman_merges([0.5, 0.25, 0.25]):
    ...     print(merge.parts, merge.weights, "->", merge.node, merge.weight)
    (1, 2) (0.25, 0.25) -> 3 0.5
    (0, 3) (0.5, 0.5) -> 4 1.0
    """
    weights = as_one_pmf(p).tolist()
    n_symbols = len(weights)
    earliest = list(range(n_symbols))  # the earliest symbol in each node
    # Merged nodes come into being in order of weight, so that the lightest node heads one of two queues.
    fractions, exponents = np.frexp(weights)
    rounded = np.ldexp(fractions.round(12), exponents).tolist()  # so that a hair's breadth breaks no tie
    symbols = deque(sorted(reversed(earliest), key=rounded.__getitem__))
    merged: deque[int] = deque()
    merges = []

    def take_lightest() -> int:
        # Here too a hair's breadth does not count: 0.1 + 0.2 ties with 0.3.
        if not merged or (symbols and weights[symbols[0]] <= weights[merged[0]] * (1 + 1e-12)):
            return symbols.popleft()
        return merged.popleft()

    for node in range(n_symbols, 2 * n_symbols - 1):
        first, second = take_lightest(), take_lightest()
        if earliest[first] > earliest[second]:
            first, second = second, first
        both = weights[first], weights[second]
        merges.append(HuffmanMerge((first, second), both, node, sum(both)))
        weights.append(sum(both))
        earliest.append(earliest[first])
        merged.append(node)
    return tuple(merges)


def huffman_code(p: ArrayLike, symbols: Iterable[Hashable] | None = None) -> PrefixCode:
    """Return a code with the smallest average length that whole words of bits can have, for p.

    That average is at least the entropy of p and less than 1 bit above it; just 1 bit above where one symbol
    is certain, whose word still takes a bit. Of several such codes this is the one whose longest word is
    shortest, and whose lengths vary least, because of how :func:`huffman_merges` breaks ties (Schwartz, "An
    Optimum Encoding with Minimum Longest Code and Total Number of Digits", 1964). The words are the canonical
    ones for these lengths; :func:`huffman_tree_code` reads the words off the tree itself.

    p is a distribution of shape (n_symbols,), and ``symbols`` are in its order; without them, they are called
    0, 1, 2, ... A symbol of probability 0 still gets a word. Weights that agree to 12 digits count as equal:
    0.04 + 0.06 ties with 0.1, though the two floats may differ by a hair. It is a ``ValueError`` if p is not
    one distribution, or the symbols are not as many, or not all different.

    >>> huffman_code([0.5, 0.25, 0.25], ["sunny", "cloudy", "rainy"])
    PrefixCode({'sunny': '0', 'cloudy': '10', 'rainy': '11'})
    """
    return PrefixCode.from_lengths(huffman_tree_code(huffman_merges(p)).lengths, symbols)


def huffman_tree_code(merges: Sequence[HuffmanMerge], symbols: Iterable | None = None) -> PrefixCode:
    """Return the code read off Huffman's tree: 0 for each merge's first part, 1 for its second.

    The words have the lengths of :func:`huffman_code`, and are those that a picture of the tree shows.
    ``merges`` are all the steps of :func:`huffman_merges`, and ``symbols`` are in the order of p; without them, they
    are called 0, 1, 2, ... It is a ``CodeError`` if the symbols are not as many, or not all different.

    >>> huffman_tree_code(huffman_merges([0.25, 0.25, 0.5]))
    PrefixCode({0: '00', 1: '01', 2: '1'})
    """
    n_symbols = len(merges) + 1
    words = [""] * (n_symbols + len(merges)) if merges else ["0"]
    for merge in reversed(merges):
        first, second = merge.parts
        words[first], words[second] = words[merge.node] + "0", words[merge.node] + "1"
    return PrefixCode(dict(zip(check.as_symbols(symbols, n_symbols), words[:n_symbols], strict=True)))


# Blocks of days: one word for several days at once


def block_symbols(symbols: Iterable[Hashable], n: int) -> tuple[tuple, ...]:
    """Return all runs of n symbols, as tuples: what a code on blocks of n days has words for.

    The last day changes fastest, as in :func:`block_pmf`. It is a ``ValueError`` if there are no symbols, one is
    listed twice, or n is no whole number above 0.

    >>> block_symbols(["sun", "rain"], 2)
    (('sun', 'sun'), ('sun', 'rain'), ('rain', 'sun'), ('rain', 'rain'))
    """
    return tuple(product(check.as_symbols(symbols), repeat=check.block_length(n)))


def block_pmf(p: ArrayLike, n: int) -> np.ndarray:
    """Return the probabilities of all runs of n independent days, in the order of :func:`block_symbols`.

    p is the distribution of one day, of shape (n_symbols,); the result has the shape (n_symbols**n,), and n
    times the entropy (Cover & Thomas, section 5.4). It is a ``ValueError`` if p is not one distribution, or n
    is no whole number above 0.

    >>> block_pmf([0.75, 0.25], 2)
    array([0.5625, 0.1875, 0.1875, 0.0625])
    """
    p = as_one_pmf(p)
    blocks = np.ones(1)
    for _ in range(check.block_length(n)):
        blocks = np.multiply.outer(blocks, p).ravel()
    return blocks


def to_blocks(indices: ArrayLike, n_symbols: int, n: int) -> np.ndarray:
    """Return the numbers of the blocks that days make up, n days to a block, as in :func:`block_symbols`.

    ``indices`` are the days' symbols, from 0 to n_symbols - 1, in an array of shape (n_days,); the result has
    the shape (n_days / n,). It is a ``ValueError`` if some days are left over, a number is no symbol's, n_symbols
    or n is no whole number above 0, or there are more blocks than a 64-bit number can count.

    >>> to_blocks([0, 0, 1, 0], 2, 2)
    array([0, 2])
    """
    n, _ = check.block_length(n), check.n_blocks(n_symbols, n)
    indices = check.as_indices(indices, n_symbols)
    if left_over := indices.size % n:
        raise ValueError(f"{indices.size} days make no whole number of blocks of {n}: {left_over} left over")
    return indices.reshape(-1, n) @ n_symbols ** np.arange(n - 1, -1, -1)


def from_blocks(blocks: ArrayLike, n_symbols: int, n: int) -> np.ndarray:
    """Return the days that blocks consist of: the way back of :func:`to_blocks`.

    ``blocks`` are the blocks' numbers, in an array of shape (n_blocks,); the result has the shape (n_blocks * n,).
    It is a ``ValueError`` if a number is no block's, or there are more blocks than a 64-bit number can count.

    >>> from_blocks([0, 2], 2, 2)
    array([0, 0, 1, 0])
    """
    n = check.block_length(n)
    blocks = check.as_indices(blocks, check.n_blocks(n_symbols, n))
    return (blocks[:, np.newaxis] // n_symbols ** np.arange(n - 1, -1, -1) % n_symbols).ravel()
