"""A decoder at work: bits come in one by one, and words peel off; or they do not."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from matplotlib.patches import Rectangle

from ...codes import DecoderStep, PrefixCode, all_readings
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.skies import Sky
from ...story import CODES, STATES, TOO_SHORT_CODEWORDS
from ...teaching.explorer import Explorer, check_option, choice, int_slider, text_field

words = Words(__package__)

TOO_SHORT = "too_short"
CODEWORDS = {name: CODES[name].codewords for name in ("article", "repaired", "three_bits")}
CODEWORDS[TOO_SHORT] = TOO_SHORT_CODEWORDS
MOST_BITS = 24  # that many fit on the tape
MOST_READINGS = 4


@dataclass(frozen=True)
class Decoder:
    """A message as it was typed, and how many of its bits have come in."""

    text: str = "01100"
    code: str = "article"
    step: int = 0  # the message is there to be read
    guess: str | None = None  # what the learner thinks that 01100 says: an option of the prediction

    def __post_init__(self):
        check_option("code", self.code, CODEWORDS)

    @cached_property
    def codewords(self) -> dict[str, str]:
        return dict(zip(STATES, CODEWORDS[self.code], strict=True))

    @cached_property
    def prefix_code(self) -> PrefixCode | None:
        """The code, if a receiver can tell where each of its words ends."""
        return CODES.get(self.code)

    @cached_property
    def typed(self) -> str:
        return "".join(self.text.split())

    @cached_property
    def bits(self) -> str:
        """What can be read: up to the first character that is no bit, and no more than the tape holds."""
        wrong = self.typed.strip("01")
        return (self.typed[: self.typed.index(wrong)] if wrong else self.typed)[:MOST_BITS]

    @property
    def left_off(self) -> str:
        """The first character that cannot be read: no bit, or a bit that the tape has no room for."""
        return self.typed[len(self.bits) :][:1]

    @cached_property
    def steps(self) -> tuple[DecoderStep, ...]:
        """What the decoder knows after each bit; nothing where the words are no prefix code."""
        return self.prefix_code.steps(self.bits) if self.prefix_code else ()

    @property
    def end(self) -> int:
        """How many bits can be read: all of them, or those up to a dead end."""
        return len(self.steps) - 1 if self.steps else len(self.bits)

    @property
    def step_max(self) -> int:
        """Where the slider ends; at least 1, so that it can be drawn."""
        return max(1, self.end)

    @property
    def position(self) -> int:
        """How many bits have come in."""
        return max(0, min(self.step, self.end))

    @property
    def read(self) -> str:
        return self.bits[: self.position]

    @property
    def now(self) -> DecoderStep | None:
        """What the decoder knows now."""
        return self.steps[self.position] if self.steps else None

    @property
    def pending(self) -> str:
        """The bits that have come in since the last whole word."""
        return self.now.pending if self.now else ""

    @property
    def is_stuck(self) -> bool:
        """Whether no word begins with the bits that have come in since the last one."""
        return bool(self.now and not self.now.possible)

    @cached_property
    def n_readings(self) -> int:
        """In how many ways the bits that have come in can be cut into words."""
        ways = [1]  # ways to read the first 0, 1, 2, ... bits
        for end in range(1, self.position + 1):
            last = [word for word in self.codewords.values() if self.read.endswith(word, 0, end)]
            ways.append(sum(ways[end - len(word)] for word in last))
        return ways[-1]

    @cached_property
    def readings(self) -> list[tuple[str, ...]]:
        """The first few ways to cut the bits that have come in into words."""
        if self.now:
            return [self.now.decoded]
        return all_readings(self.codewords, self.read, limit=MOST_READINGS)

    @property
    def possible(self) -> tuple[str, ...]:
        """The states whose word may be the one that is coming in."""
        return self.now.possible if self.now else STATES

    def changed(self, **fields) -> "Decoder":
        """Return the state after a control has moved; a new message, or another code, is read to its end."""
        new = replace(self, **fields)
        return new if "step" in fields else replace(new, step=new.end)

    def moved(self, by: int) -> "Decoder":
        return replace(self, step=min(max(self.position + by, 0), self.end))

    @property
    def sentence(self) -> str:
        return words.Decoder.sentence(self)


class DecoderScene(Scene):
    """The tape with the words under it, and beside it the code's table."""

    LEFT, BASE, HEIGHT = 18.0, 206.0, 40.0  # CSS pixels: where the tape begins, its lower edge, its height
    READING = 44.0  # from one reading down to the next
    DIGIT = 8.5  # the width of a digit in the table

    def __init__(self, state: Decoder):
        super().__init__(new_figure(820, 300))
        # Both halves are measured in CSS pixels, y upwards.
        tape = self.figure.add_axes((0.0, 0.0, 612 / 820, 1.0))
        tape.set(xlim=(0, 612), ylim=(0, 300))
        table = self.figure.add_axes((612 / 820, 0.0, 208 / 820, 1.0))
        table.set(xlim=(0, 208), ylim=(0, 300))
        for ax, x, title in ((tape, self.LEFT, words.Decoder.tape), (table, 10, words.Decoder.table)):
            ax.set_axis_off()
            ax.text(x, 274, title, size=style.LARGE, weight=style.BOLD)

        bold = {"weight": style.BOLD}
        base, height = self.BASE, self.HEIGHT
        cell = {"height": height, "ec": style.QUIET_INK, "lw": 0.9}
        middle = {"valign": "middle", "size": style.LARGE, **bold}
        self.cells = self.moving([tape.add_patch(Rectangle((0, base), 0, **cell)) for _ in range(MOST_BITS)])
        self.digits = self.moving([Label(tape, 0, base + height / 2, **middle) for _ in range(MOST_BITS)])
        (self.cursor,) = self.moving(tape.plot([], [], color=style.INK, lw=3, clip_on=False))
        (self.brackets,) = self.moving(tape.plot([], [], color=style.SENT, lw=1.8))
        (self.open_bracket,) = self.moving(tape.plot([], [], lw=2))
        self.open_label = self.moving(Label(tape, 0, base + height, offset=(0, 6), **bold))
        self.skies = self.moving([Sky(tape, STATES[0]) for _ in range(MOST_READINGS * MOST_BITS)])
        self.names = self.moving([Label(tape, valign="top") for _ in range(MOST_BITS)])
        self.note = self.moving(Label(tape, self.LEFT, 6, align="left", color=style.WASTE_INK, **bold))

        heights = 248 - 30.0 * np.arange(len(STATES))
        places = list(zip(STATES, heights, strict=True))
        left = {"align": "left", "valign": "middle"}
        self.rows = self.moving([table.add_patch(Rectangle((4, y - 14), 198, 28, lw=1.4)) for y in heights])
        self.row_skies = self.moving([Sky(table, name, 24, y) for name, y in places])
        self.row_names = self.moving([Label(table, 44, y, common.STATES[name], **left) for name, y in places])
        self.matched = self.moving([Label(table, 150, y, **left, **bold) for y in heights])
        self.rest = self.moving([Label(table, 150, y, **left) for y in heights])

    def show(self, state: Decoder) -> None:
        # A short message is written large.
        is_short = len(state.bits) <= 15
        self.side = 38.0 if is_short else 24.0
        for sky in self.skies:
            sky.size = 34.0 if is_short else 24.0
        for name in self.names:
            name.size = style.NORMAL if is_short else style.SMALL
        self._show_tape(state)
        self._show_words(state)
        self._show_open_word(state)
        self._show_table(state)

    def _show_tape(self, state: Decoder) -> None:
        whole = state.position - len(state.pending)
        open_fill = style.CONFLICT_FILL if state.is_stuck else style.OPEN_FILL
        for i, (cell, digit) in enumerate(zip(self.cells, self.digits, strict=True)):
            has_come = i < state.position
            x = self.LEFT + self.side * i
            cell.set(x=x, width=self.side, visible=i < len(state.bits))
            cell.set_facecolor(style.SENT_FILL if i < whole else open_fill if has_come else style.PAPER)
            ink = style.INK if has_come else style.UNUSED_INK
            digit.set(x=x + self.side / 2, text=state.bits[i : i + 1], color=ink)
        x = self.LEFT + self.side * state.position
        self.cursor.set_data([x, x], [self.BASE - 5, self.BASE + self.HEIGHT + 5])

    def _show_words(self, state: Decoder) -> None:
        corners, skies, names = [], iter(self.skies), iter(self.names)
        size = self.skies[0].size
        for row, reading in enumerate(state.readings):
            top = self.BASE - 4 - self.READING * row
            x = self.LEFT
            for symbol in reading:
                end = x + self.side * len(state.codewords[symbol])
                corners += [
                    (x + 3, top),
                    (x + 3, top - 4),
                    (end - 3, top - 4),
                    (end - 3, top),
                    (np.nan, np.nan),
                ]
                sky = next(skies)
                sky.set(x=(x + end) / 2, y=top - 5 - size / 2, state=symbol)
                sky.set_visible(True)
                if state.prefix_code:
                    for line, part in enumerate(common.STATES_IN_LINES[symbol].split("\n")):
                        y = top - 10 - size - 15 * line
                        next(names).set(x=(x + end) / 2, y=y, text=part)
                x = end
        for sky in skies:
            sky.set_visible(False)
        for name in names:
            name.set(text="")
        self.brackets.set_data(*np.array(corners).reshape(-1, 2).T)
        self.note.set(text=words.Decoder.n_ways(state) if state.n_readings > 1 else "")

    def _show_open_word(self, state: Decoder) -> None:
        end = self.LEFT + self.side * state.position
        start, top = end - self.side * len(state.pending), self.BASE - 4
        color = style.WASTE_INK if state.is_stuck else style.INFORMATION_INK
        x, y = [start + 3, start + 3, end - 3, end - 3], [top, top - 4, top - 4, top]
        self.open_bracket.set_data(*((x, y) if state.pending else ([], [])))
        self.open_bracket.set_color(color)
        self.open_label.align = "left" if start < 450 else "right"
        edge = start if start < 450 else end
        self.open_label.set(x=edge, text=words.Decoder.pending(state) if state.pending else "", color=color)

    def _show_table(self, state: Decoder) -> None:
        n = len(state.pending)
        completed = state.now.completed if state.now else None
        columns = self.rows, self.row_skies, self.row_names, self.matched, self.rest, state.codewords.items()
        for row, sky, name, matched, rest, (symbol, word) in zip(*columns, strict=True):
            is_possible = symbol in state.possible
            row.set_visible(symbol == completed or (n > 0 and is_possible))
            row.set_facecolor(style.SENT_FILL if symbol == completed else style.OPEN_FILL)
            row.set_edgecolor(style.SENT if symbol == completed else style.INFORMATION)
            sky.set_alpha(None if is_possible else 0.35)
            ink = style.INK if is_possible else style.UNUSED_INK
            name.set(color=ink)
            matched.set(text=word[:n] if is_possible else "", color=style.INFORMATION_INK)
            rest.set(x=150 + self.DIGIT * len(matched.text), text=word[len(matched.text) :], color=ink)


def decoder_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a decoder that reads a message bit by bit."""

    def preset(text: str, code: str = "article") -> dict:
        return {"text": text, "code": code, "step": Decoder(text, code).end}

    return Explorer(
        Decoder(),
        DecoderScene,
        {
            "text": text_field(width=28),
            "step": int_slider(0, MOST_BITS),
            "code": choice({code: words.Decoder.codes[code] for code in CODEWORDS}),
        },
        labels=words.Decoder.labels,
        presets={
            "corrected": preset("011100"),
            "as_printed": preset("01100"),
            "incomplete": preset("0111"),
            "dead_end": preset("001111"),
            "ambiguous": preset("011100", TOO_SHORT),
        },
        actions={
            "from_the_start": lambda state: replace(state, step=0),
            "bit_back": lambda state: state.moved(-1),
            "next_bit": lambda state: state.moved(1),
        },
        change=Decoder.changed,
        rows=[["text", "code"], ["step"]],
        idle=lambda state: {} if state.bits else {"step": words.Decoder.no_bits},
        told="as_printed",
        prediction=prediction,
    )
