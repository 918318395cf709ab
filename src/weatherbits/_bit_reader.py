"""Read the words of a prefix code off a long stream of bits, in many places at once."""

from collections.abc import Sequence
from math import gcd, lcm

import numpy as np

LANES = 900
BITS_A_LANE = 2048
LARGEST_TABLE = 2**18


class BitReader:
    """A decoder for arrays of bits; its words are numbered from 0, in the order in which they are given.

    A decoder has to remember one thing only: what it has read of the present word. These beginnings are the
    inner nodes of the code's tree. So a table can say beforehand, for each node and each chunk of 8 bits, which
    words end at which of the bits, and to which node the chunk leads. (A large tree would need too large a
    table: it is read in chunks of 1 bit.)

    Each look-up has to wait for the one before. To have NumPy do a thousand at once, the stream is cut into
    lanes that are read side by side, and each lane supposes that a word begins where it begins. Often that is
    wrong; but a decoder that starts out of step nearly always falls into step after a few words. So afterwards
    the truth is carried over each seam between two lanes, until it meets what the lane supposed; from there on
    the lane was right. A code that never falls into step is still read correctly, just more slowly.
    """

    def __init__(self, codewords: Sequence[str]) -> None:
        node_of = {"": 0}
        for word in codewords:
            for end in reversed(range(1, len(word))):
                if word[:end] in node_of:
                    break  # and so are all shorter ones
                node_of[word[:end]] = len(node_of)

        # What each bit does at each node: it ends a word, or none yet, or there is no word that goes on so.
        self.none_yet, dead_end = len(codewords), len(codewords) + 1
        self.dtype = np.min_scalar_type(dead_end)
        ends = dict.fromkeys(node_of, self.none_yet) | {word: number for number, word in enumerate(codewords)}
        branches = [beginning + bit for beginning in node_of for bit in "01"]
        ended_by = np.array([ends.get(branch, dead_end) for branch in branches], self.dtype)
        goes_to = np.array([node_of.get(branch, 0) for branch in branches])

        # The same for whole chunks. A row of the table is numbered node·2^width + chunk, and `leads_to` holds
        # node·2^width, ready for the next chunk to be added.
        self.width = 8 if len(node_of) << 8 <= LARGEST_TABLE else 1
        chunks = np.arange(1 << self.width)
        node = np.repeat(np.arange(len(node_of))[:, np.newaxis], chunks.size, axis=1)
        ended = np.empty((*node.shape, self.width), self.dtype)
        for place in range(self.width):
            branch = 2 * node + (chunks >> (self.width - 1 - place) & 1)
            ended[:, :, place], node = ended_by[branch], goes_to[branch]
        self.ended = ended.view((np.void, ended.strides[1])).ravel()  # NumPy moves a row faster as one lump
        self.leads_to = node.ravel() << self.width

        # Words of one length can only begin at its multiples: a lane that begins there too starts in step.
        rhythm = lcm(self.width, gcd(*map(len, codewords)))
        self.steps = max(1, BITS_A_LANE // rhythm) * rhythm // self.width

    def read(self, bits: np.ndarray) -> tuple[np.ndarray, int]:
        """Return the numbers of the words in an array of 0s and 1s, and how many bits they take up.

        That is fewer bits than there are where the last word is incomplete, or no word fits.
        """
        parts, end, state = [np.empty(0, np.intp)], 0, 0
        piece = LANES * self.steps * self.width  # so that the arrays at work stay small
        for first in range(0, bits.size, piece):
            ended, state = self._read_lanes(bits[first : first + piece], state)
            places = np.flatnonzero(ended != self.none_yet)
            words = ended.take(places)
            dead_ends = np.flatnonzero(words > self.none_yet)
            good = dead_ends[0] if dead_ends.size else words.size
            parts.append(words[:good])
            if good:
                end = first + int(places[good - 1]) + 1
            if dead_ends.size:
                break
        return np.concatenate(parts, dtype=np.intp), end

    def _read_lanes(self, bits: np.ndarray, state: int) -> tuple[np.ndarray, int]:
        """Return which word each bit ends, and the state (node·2^width) after them, from the state before."""
        chunks = np.packbits(bits) if self.width == 8 else bits
        steps = min(self.steps, chunks.size)
        chunks = np.pad(chunks, (0, -chunks.size % steps)).reshape(-1, steps)
        rows = np.empty(chunks.T.shape, np.intp)  # of the table, at each step in each lane
        states = np.zeros(len(chunks), np.intp)
        states[0] = state
        for chunk, row in zip(np.ascontiguousarray(chunks.T), rows, strict=True):
            np.add(states, chunk, out=row)
            self.leads_to.take(row, out=states, mode="clip")  # "clip" spares a check: all rows exist
        self._mend_seams(chunks, rows, states)
        ended = self.ended.take(rows, mode="clip").T.ravel().view(self.dtype)
        return ended[: bits.size], states.item(-1)

    def _mend_seams(self, chunks: np.ndarray, rows: np.ndarray, states: np.ndarray) -> None:
        """Carry the true state from each lane into the next, until it meets what the lane supposed."""
        # Python gets at single numbers faster through a memoryview than through an array.
        chunk_at, supposed, leads_to = memoryview(chunks), memoryview(rows), memoryview(self.leads_to)
        for lane in range(1, len(states)):
            state = states.item(lane - 1)
            for step in range(len(rows)):
                row = state + chunk_at[lane, step]
                if row == supposed[step, lane]:
                    break
                supposed[step, lane] = row
                state = leads_to[row]
            else:
                states[lane] = state
