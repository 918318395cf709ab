"""What can be wrong with a code or a message: found, and put into words."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .distributions import as_whole


class CodeError(ValueError):
    """What is wrong with a code or a message, in words, with the details that a picture can point at."""

    __module__ = "weatherbits.codes"  # the name it is imported by

    def __init__(self, message: str, *, kind="", symbols=(), words=(), position=None, pending="") -> None:
        super().__init__(message)
        self.kind = kind  # "not_a_bit", "same_word" or "begins", for whoever says it in words of its own
        self.symbols = symbols  # those at fault, if any are
        self.words = words  # and their words, in the same order
        self.position = position  # how many bits (or symbols) of the message come before the trouble, or None
        self.pending = pending  # the bits from there on that belong to no whole word


# Codes


def check_words(codewords: Mapping[Hashable, str]) -> None:
    """Check that there are words, that none is empty, and that all are made of 0s and 1s."""
    if not isinstance(codewords, Mapping):
        raise CodeError('a code pairs symbols with words, such as {"sunny": "0", "rainy": "1"}')
    if not codewords:
        raise CodeError("the code has no symbols: give at least one, with its word")
    for symbol, word in codewords.items():
        if not isinstance(word, str):
            text = f'the word of {symbol} should be a text of 0s and 1s, such as "01"; got {_cut(repr(word))}'
            raise CodeError(text, symbols=(symbol,))
        if not word:
            text = f"the word of {symbol} is empty: with no bits, nobody can tell whether it was sent"
            raise CodeError(text, symbols=(symbol,), words=(word,))
        if wrong := word.strip("01"):
            text = f'the word "{_cut(word)}" of {symbol} holds "{wrong[0]}": a word has only 0s and 1s'
            raise CodeError(
                text, kind="not_a_bit", symbols=(symbol,), words=(word,), position=word.index(wrong[0])
            )


def check_prefix_free(codewords: Mapping[Hashable, str]) -> None:
    """Check that no word begins another."""
    # Sorted as in a dictionary, a word is followed at once by those that begin with it, if there are any.
    for symbol, other in pairwise(sorted(codewords, key=codewords.__getitem__)):
        word, longer = codewords[symbol], codewords[other]
        if longer.startswith(word):
            if word == longer:
                kind = "same_word"
                text = f'{symbol} and {other} have the same word "{_cut(word)}": nobody could tell which was sent'
            else:
                kind = "begins"
                text = (
                    f'"{_cut(word)}" ({symbol}) begins "{_cut(longer)}" ({other}): '
                    f"is a {_cut(word)} the whole word, or not yet?"
                )
            raise CodeError(text, kind=kind, symbols=(symbol, other), words=(word, longer))


def as_lengths(lengths: ArrayLike) -> list[int]:
    """Return word lengths as a list, checked to be whole numbers above 0."""
    array = _whole_numbers(lengths, "lengths should be one list of whole numbers, such as [1, 2, 2]")
    if not array.size:
        raise CodeError("the code has no symbols: give at least one length")
    if array.min() < 1:
        raise CodeError(f"a word has at least 1 bit; got a length of {array.min()}")
    return array.astype(int).tolist()


def check_room(needed: Fraction) -> None:
    """Check that words whose Kraft sum this is fit into the code space."""
    if needed > 1:
        amount = str(needed)
        if needed.denominator > 10**4:  # long words make an unreadable fraction
            amount = f"{float(needed):.6g}" if needed > 1.00001 else "just over 1"
        raise CodeError(f"these lengths need {amount} of the code space, and there is only 1")


def as_symbols(symbols: Any, n_words: int | None = None) -> tuple:
    """Return the symbols as a tuple, checked to be different and as many as the words, where there are any."""
    if symbols is None and n_words:
        return tuple(range(n_words))
    try:
        symbols = tuple(symbols)
        counts = Counter(symbols)
    except TypeError:
        raise CodeError(f"symbols should be a list of names or numbers; got {_cut(repr(symbols))}") from None
    if not symbols:
        raise CodeError("the code has no symbols: give at least one")
    if n_words and len(symbols) != n_words:
        raise CodeError(f"there are {len(symbols)} symbols for {n_words} words: each needs just one")
    if len(counts) < len(symbols):
        twice = counts.most_common(1)[0][0]
        raise CodeError(
            f"{twice} is listed more than once: every symbol should have one word", symbols=(twice,)
        )
    return symbols


def block_length(n: int) -> int:
    """Return the number of days in a block, checked to be a whole number above 0."""
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or n < 1:
        raise ValueError(f"a block has a whole number of days, 1 or more; got {n!r}")
    return int(n)


def n_blocks(n_symbols: int, n: int) -> int:
    """Return how many blocks of n days there are, checked to be few enough to be numbered."""
    if isinstance(n_symbols, bool) or not isinstance(n_symbols, int | np.integer) or n_symbols < 1:
        raise ValueError(f"there is a whole number of symbols, 1 or more; got {n_symbols!r}")
    number = int(n_symbols) ** int(n)
    if number >= 2**63:
        raise ValueError(f"{n_symbols} symbols make {number:.3g} blocks of {n} days: too many to be numbered")
    return number


# Messages


def as_message(symbols: Iterable[Hashable]) -> Sequence:
    """Return the symbols in a form that can be gone through twice."""
    if not isinstance(symbols, Iterable):
        raise CodeError(f"a message is a list of symbols; got {_cut(repr(symbols))}")
    return symbols if isinstance(symbols, Sequence) else list(symbols)


def unknown_symbol(message: Sequence, word_of: Mapping[Hashable, str]) -> CodeError:
    """Return the error for a message in which some symbol has no word."""

    def has_word(symbol: object) -> bool:
        try:
            return symbol in word_of
        except TypeError:  # a list, say, which no dictionary takes
            return False

    position, symbol = next((place, symbol) for place, symbol in enumerate(message) if not has_word(symbol))
    known = ", ".join(map(str, list(word_of)[:8])) + (", ..." if len(word_of) > 8 else "")
    text = f"{symbol} (number {position + 1} of the message) has no word in this code; it knows {known}"
    if isinstance(message, str) and message in word_of:
        text += f'; to send one symbol, put it in a list: ["{message}"]'
    return CodeError(text, symbols=(symbol,), position=position)


def unreadable(rest: str, start: int, codewords: Sequence[str]) -> CodeError:
    """Return the error for bits, from some bit of a message on, that begin no word or do not end one."""
    for end in range(1, len(rest) + 1):
        pending = rest[:end]
        if not any(word.startswith(pending) for word in codewords):
            where = f"stuck at bit {start + end}, in the word that begins at bit {start + 1}"
            text = f'no word begins with "{_cut(pending)}": {where}'
            return CodeError(text, position=start, pending=pending)
    text = f'the last word is incomplete: "{_cut(rest)}", which begins at bit {start + 1}'
    return CodeError(text, position=start, pending=rest)


def bits_of_text(bits: str) -> np.ndarray:
    """Return the bits in a text of 0s and 1s."""
    if not isinstance(bits, str):
        raise CodeError(f'bits should be a text of 0s and 1s, such as "0110"; got {_cut(repr(bits))}')
    # Every other character, whatever it is, becomes a number above 1.
    array = np.frombuffer(bits.encode("ascii", "replace"), np.uint8) - np.uint8(ord("0"))
    _check_below(2, array, _NOT_A_BIT, shown=bits)
    return array


def as_bits(bits: ArrayLike) -> np.ndarray:
    """Return 0s and 1s as an array of bytes."""
    array = _whole_numbers(bits, "bits should be one list of 0s and 1s")
    _check_below(2, array, _NOT_A_BIT, shown=array)
    return array.astype(np.uint8, copy=False)


def as_indices(indices: ArrayLike, n_symbols: int) -> np.ndarray:
    """Return symbols' numbers as an array, checked to be from 0 to n_symbols - 1."""
    array = _whole_numbers(indices, "indices should be one list of whole numbers, such as [0, 3, 1]")
    places = f"{n_symbols} symbols have the places 0 to {n_symbols - 1}"
    complaint = "{} (number {} of the message) is no symbol's place: " + places
    _check_below(n_symbols, array, complaint, shown=array)
    return array.astype(np.intp, copy=False)


_NOT_A_BIT = 'the message holds "{}" at place {}: it can have only 0s and 1s'


def _check_below(stop: int, array: np.ndarray, complaint: str, shown: Sequence | np.ndarray) -> None:
    if array.size and (array.min() < 0 or array.max() >= stop):
        position = int(np.flatnonzero((array < 0) | (array >= stop))[0])
        raise CodeError(complaint.format(shown[position], position + 1), position=position)


def _whole_numbers(values: ArrayLike, expected: str) -> np.ndarray:
    try:
        array = as_whole(np.asarray(values))
    except (TypeError, ValueError):  # rows of different lengths, say
        array = np.empty((0, 0))
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iub"):
        raise CodeError(f"{expected}; got {_cut(repr(values))}")
    return array if array.size else array.astype(np.intp)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
