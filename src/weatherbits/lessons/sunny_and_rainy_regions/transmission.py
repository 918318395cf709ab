"""Real days, sent as a real stream of bits and decoded again: what a day costs, day after day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from matplotlib.patches import Rectangle

from ...codes import PrefixCode, block_pmf, from_blocks, huffman_code, to_blocks
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import entropy
from ...pictures import style
from ...pictures.codes import Levels
from ...pictures.marks import arrow, short
from ...pictures.skies import Sky
from ...story import CODES, STATES
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider
from .skies import REGIONS, sky_pmf

words = Words(__package__)

# Huffman's codes are made for the weather that is sent; how many days one of their words stands for.
BLOCKS = {"huffman_1_day": 1, "huffman_2_days": 2, "huffman_3_days": 3}
SENDERS = ("three_bits", "article", "repaired", *BLOCKS)
MOST_DAYS = 1_000_000
AMOUNTS = tuple(10**k for k in range(2, 7))  # days to choose from
AT_ONCE = 10_000  # days that are sent without waiting for the Send button
TAIL = 12  # days at the end of the tape; a whole number of words, however many days a word stands for

# After so many days the running average is noted: 24 times for each factor of 10.
_MARKS = np.unique(np.geomspace(1, MOST_DAYS, 6 * 24 + 1).round().astype(int))
# A run shows a picture after so many days: quickly more and more, and then in even pieces.
_PICTURES = np.unique(
    [*np.geomspace(1, 10_000, 33).round().astype(int), *range(20_000, MOST_DAYS + 1, 20_000)]
)


@dataclass(frozen=True, eq=False)
class Sent:
    """What has been sent so far, and what was decoded from it.

    Attributes
    ----------
    order : tuple
        What it belongs to: the weather, the code, the number of days ordered, and the seed.
    days, bits : ndarray of int, shape (n_marks,)
        Days and bits up to each mark; the last mark is the present.
    wrong : int
        Days on which decoded and sent differ.
    tail : ndarray of int
        The last few days.
    decoded_tail : ndarray of int
        What was decoded for them.
    """

    order: tuple
    days: np.ndarray
    bits: np.ndarray
    wrong: int
    tail: np.ndarray
    decoded_tail: np.ndarray


@dataclass(frozen=True)
class Transmission(Guessable):
    """A region, a code, and an order to send so many days."""

    region: float = 0.0  # how far on the way from the sunny region, 0, to the rainy one, 1
    sender: str = "article"
    ordered: int = AT_ONCE
    seed: int = 1
    sent: Sent | None = None  # what a run has sent so far; it counts as long as it belongs to this very order

    def __post_init__(self):
        check_option("code", self.sender, SENDERS)
        if not 1 <= self.ordered <= MOST_DAYS:
            raise ValueError(f"the number of days should be from 1 to {MOST_DAYS:,}; got {self.ordered}")

    @property
    def order(self) -> tuple:
        return self.region, self.sender, self.ordered, self.seed

    @property
    def pmf(self) -> np.ndarray:
        return sky_pmf(REGIONS, self.region)

    @property
    def days_a_word(self) -> int:
        return BLOCKS.get(self.sender, 1)

    @property
    def code(self) -> PrefixCode:
        """The code, for days or for blocks of days."""
        return code_of(self.sender, self.region)

    @property
    def days_ordered(self) -> int:
        """The days that fill whole words."""
        return self.ordered - self.ordered % self.days_a_word

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)

    @property
    def expected(self) -> float:
        """The bits a day that the average comes to in the long run."""
        return expected_bits(self.sender, self.region)

    @cached_property
    def record(self) -> Sent:
        """What has been sent."""
        if self.sent and self.sent.order == self.order:
            return self.sent
        days = min(self.days_ordered, AT_ONCE - AT_ONCE % self.days_a_word)
        return next(self._send([days]))

    @property
    def days(self) -> int:
        return int(self.record.days[-1])

    @property
    def averages(self) -> np.ndarray:
        """The running average, in bits a day, at each mark."""
        return self.record.bits / self.record.days

    def sending(self) -> Iterator["Transmission"]:
        """Send the ordered days from the first on, and return the state again and again on the way."""
        n = self.days_a_word
        goals = -(-_PICTURES // n) * n  # rounded up to whole words
        goals = np.unique([*goals[goals < self.days_ordered], self.days_ordered])
        for sent in self._send(goals.tolist()):
            yield replace(self, sent=sent)

    def _send(self, goals: list[int]) -> Iterator[Sent]:
        """Draw days, encode and decode them, and say what has been sent when each goal is reached."""
        rng = np.random.default_rng(self.seed)
        n, code = self.days_a_word, self.code
        days_at, bits_at = np.empty(0, dtype=int), np.empty(0, dtype=int)
        n_days = n_bits = wrong = 0
        tail = decoded_tail = np.empty(0, dtype=int)
        for goal in goals:
            days = rng.choice(len(STATES), size=goal - n_days, p=self.pmf)
            blocks = to_blocks(days, len(STATES), n)
            stream = code.encode_array(blocks)
            decoded = from_blocks(code.decode_array(stream), len(STATES), n)
            wrong += int(np.count_nonzero(decoded != days))

            ends = np.append(-(-_MARKS // n) * n, goal)  # the marks, moved to ends of words
            ends = np.unique(ends[(ends > n_days) & (ends <= goal)])
            sizes = n_bits + np.cumsum(code.lengths[blocks])
            days_at = np.append(days_at, ends)
            bits_at = np.append(bits_at, sizes[(ends - n_days) // n - 1])
            n_days, n_bits = goal, n_bits + stream.size
            tail, decoded_tail = (
                np.append(*pair)[-TAIL:] for pair in ((tail, days), (decoded_tail, decoded))
            )
            yield Sent(self.order, days_at, bits_at, wrong, tail, decoded_tail)

    @property
    def tail_words(self) -> tuple[str, ...]:
        """The last words on the tape."""
        blocks = to_blocks(self.record.tail, len(STATES), self.days_a_word)
        return tuple(self.code.codewords[block] for block in blocks)

    @property
    def next_sample(self) -> "Transmission":
        return replace(self, seed=self.seed + 1)

    @property
    def sentence(self) -> str:
        return words.Transmission.sentence(self)


@lru_cache(maxsize=64)
def code_of(sender: str, region: float) -> PrefixCode:
    """Return a sender's code for a region: for days, or for blocks of days by number."""
    if sender in BLOCKS:
        return huffman_code(block_pmf(sky_pmf(REGIONS, region), BLOCKS[sender]))
    return CODES[sender]


@lru_cache(maxsize=1024)
def expected_bits(sender: str, region: float) -> float:
    """Return how many bits a day a sender needs on average in a region."""
    n = BLOCKS.get(sender, 1)
    return code_of(sender, region).expected_length(block_pmf(sky_pmf(REGIONS, region), n)) / n


class TransmissionScene(Scene):
    """The running average, the codes compared, and the end of the tape."""

    LEAST, MOST = 0.5, 7.0  # bits a day
    CELL = 58.0  # CSS pixels that a day takes on the tape

    def __init__(self, state: Transmission):
        super().__init__(new_figure(820, 470))
        run = self.figure.add_axes((0.06, 0.53, 0.365, 0.37))
        run.set(
            xscale="log", xlim=(1, MOST_DAYS), ylim=(self.LEAST, self.MOST), ylabel=common.per_day("bits")
        )
        run.set_xticks([10**k for k in range(7)], ["1", "", "100", "", "10,000", "", "1,000,000"])
        run.minorticks_off()
        run.set_xlabel(words.Transmission.days_sent)
        run.set_title(words.Transmission.run)
        looks = {
            "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "expected": (style.SENT, style.SENT_INK, "--"),
            "guess": (style.GUESS, style.GUESS_INK, "--"),
        }
        self.levels = self.moving(Levels(run, looks))
        (self.line,) = self.moving(run.plot([], [], color=style.INK, lw=1.8))
        (self.dot,) = self.moving(
            run.plot([], [], "o", ms=7, color=style.INK, mec=style.PAPER, clip_on=False)
        )
        bold = {"align": "left", "weight": style.BOLD}
        self.so_far = self.moving(Label(run, 1, self.MOST, **bold, offset=(122, 11)))

        codes = self.codes = self.figure.add_axes((0.775, 0.5, 0.15, 0.4))
        codes.set(xlim=(0, 5.45), ylim=(len(SENDERS) - 0.4, -0.6), xticks=[])
        codes.spines[:].set_visible(False)
        codes.set_title(words.Transmission.codes, x=-0.96)
        rows = range(len(SENDERS))
        codes.set_yticks(rows, [words.Transmission.short_senders[sender] for sender in SENDERS])
        codes.tick_params("y", length=0, labelsize=style.NORMAL)
        block = {"fc": style.SENT_FILL, "ec": style.SENT, "lw": 0.8}
        self.code_bars = self.moving(
            [codes.add_patch(Rectangle((0, y - 0.32), 0, 0.64, **block)) for y in rows]
        )
        self.code_numbers = self.moving(
            [Label(codes, 5.45, y, **bold, valign="middle", offset=(4, 0)) for y in rows]
        )
        (self.code_entropy,) = self.moving(codes.plot([], [], ":", color=style.INFORMATION, lw=2))

        tape = self.figure.add_axes((0, 0, 1, 0.4))
        tape.set(xlim=(0, 820), ylim=(0, 188))  # CSS pixels
        tape.set_axis_off()
        tape.text(18, 160, words.Transmission.tape, size=style.LARGE, weight=style.BOLD)
        names = words.Transmission.sent, words.Transmission.bits, words.Transmission.decoded
        for y, name in zip((132, 104, 76), names, strict=True):
            tape.text(76, y, name, ha="right", va="center")
        middles = 88 + self.CELL * (np.arange(TAIL) + 0.5)
        self.tail, self.decoded_tail = (
            self.moving([Sky(tape, STATES[0], x, y) for x in middles]) for y in (132, 76)
        )
        self.codewords = self.moving(
            [tape.add_patch(Rectangle((0, 93), 0, 22, **block)) for _ in range(TAIL)]
        )
        self.codeword_labels = self.moving(
            [Label(tape, 0, 104, valign="middle", size=style.SMALL) for _ in range(TAIL)]
        )
        self.comparison = self.moving(Label(tape, 784, 160, align="right", weight=style.BOLD))
        tape.add_patch(Rectangle((88, 26), 696, 8, fc=style.GRID, lw=0))
        self.progress = self.moving(tape.add_patch(Rectangle((88, 26), 0, 8, fc=style.SENT, lw=0)))
        self.progress_label = self.moving(Label(tape, 88, 38, align="left", size=style.SMALL))

    def show(self, state: Transmission) -> None:
        averages = np.clip(state.averages, self.LEAST, self.MOST)
        self.line.set_data(state.record.days, averages)
        self.dot.set_data([state.days], [averages[-1]])
        self.so_far.set(text=words.Transmission.so_far(state))
        self.levels.show(
            entropy=(state.entropy, words.Transmission.entropy(state)),
            expected=(state.expected, words.Transmission.expected(state)),
            guess=None if state.guess is None else (state.guess, self._shown(state.guess)),
        )
        self._show_codes(state)
        self._show_tape(state)
        self.progress.set_width(696 * state.days / state.days_ordered)
        self.progress_label.set(text=words.Transmission.progress(state))

    def _shown(self, guess: float) -> str:
        return f"{common.YOUR_GUESS} {short(guess)}{arrow(guess, self.LEAST, self.MOST)}"

    def _show_codes(self, state: Transmission) -> None:
        for sender, bar, number in zip(SENDERS, self.code_bars, self.code_numbers, strict=True):
            expected = expected_bits(sender, state.region)
            bar.set_width(expected)
            bar.set_facecolor(style.SENT if sender == state.sender else style.SENT_FILL)
            number.weight = style.BOLD if sender == state.sender else style.REGULAR
            number.set(text=f"{expected:.3f}")
        self.code_entropy.set_data([state.entropy] * 2, [-0.6, len(SENDERS) - 0.4])

    def _show_tape(self, state: Transmission) -> None:
        record, codewords = state.record, state.tail_words
        for skies, days in ((self.tail, record.tail), (self.decoded_tail, record.decoded_tail)):
            for i, sky in enumerate(skies):
                sky.set_visible(i < days.size)
                if i < days.size:
                    sky.set(state=STATES[days[i]])
        width = self.CELL * state.days_a_word
        for i, (patch, label) in enumerate(zip(self.codewords, self.codeword_labels, strict=True)):
            patch.set(x=88 + width * i + 2, width=width - 4, visible=i < len(codewords))
            label.set(x=88 + width * (i + 0.5), text=codewords[i] if i < len(codewords) else "")
        self.comparison.set(
            text=f"{words.Transmission.comparison(state)}{'' if record.wrong else ' ✓'}",
            color=style.WASTE_INK if record.wrong else style.INFORMATION_INK,
        )


def transmission_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of days that are sent as bits and decoded again."""
    return Explorer(
        Transmission(),
        TransmissionScene,
        {
            "region": slider(0, 1, 0.01),
            "sender": choice(words.Transmission.senders),
            "ordered": choice({days: words.Transmission.days(days) for days in AMOUNTS}),
        },
        labels=words.Transmission.labels,
        presets={
            "sunny_article": {"region": 0.0, "sender": "article"},
            "rainy_article": {"region": 1.0, "sender": "article"},
            "sunny_two_days": {"region": 0.0, "sender": "huffman_2_days"},
            "million_days": {"ordered": MOST_DAYS},
        },
        rows=[["sender", "ordered"], ["region"]],
        actions={"new_sample": lambda state: state.next_sample},
        runs={"send": Transmission.sending},
        told="rainy_article",
        prediction=prediction,
    )
