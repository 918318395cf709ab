"""Message length is not information: what a message weighs, and what it tells."""

from dataclasses import dataclass

import numpy as np

from ..plots import style
from ..plots.style import Label, new_figure
from ._live import Explorer, int_slider, text_field
from ._words import arrow, bits, count, guessed

MOST_COLUMNS = 16  # bytes that fit into the picture; longer messages are counted whole, and drawn so far
MOST_OUTCOMES = 64


@dataclass(frozen=True)
class Message:
    """A message that names one of several equally likely outcomes."""

    text: str = "Rainy"
    outcomes: int = 1
    guess: float | None = None  # the learner's guess of the useful bits

    def __post_init__(self):
        if not 1 <= self.outcomes <= MOST_OUTCOMES:
            raise ValueError(f"outcomes should be from 1 to {MOST_OUTCOMES}; got {self.outcomes}")

    @property
    def data(self) -> bytes:
        # Half of a surrogate pair cannot be sent on its own; UTF-8 sends a question mark in its place.
        return self.text.encode("utf-8", errors="replace")

    @property
    def bits_sent(self) -> int:
        return 8 * len(self.data)

    @property
    def bits_of_use(self) -> float:
        return float(np.log2(self.outcomes))

    @property
    def sentence(self) -> str:
        worth = (
            f"News of one of {self.outcomes} equally likely outcomes is worth {bits(self.bits_of_use)}."
            if self.outcomes > 1
            else "With one possible outcome you knew it before: the news is worth 0 bits."
        )
        if not self.text:
            return f"Nothing is sent, so no two outcomes can be told apart. {worth}"
        size = count(len(self.text), "character")
        if len(self.data) != len(self.text):
            size += f" in {count(len(self.data), 'byte')}"
        short = (
            " The message is too short to tell so many outcomes apart."
            if self.bits_sent < self.bits_of_use
            else ""
        )
        guess = "" if self.guess is None else f" You guessed {guessed(self.guess, 'bit')} for two outcomes."
        return f"“{self.text}” is {size}: {count(self.bits_sent, 'bit')} sent. {worth}{short}{guess}"


class MessageScene:
    """Each byte a column of eight squares; beside it, on the same scale, the bits that are of use."""

    def __init__(self, state: Message):
        self.figure = new_figure(820, 330)
        ax = self.figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 27.333), ylim=(0, 11))  # a unit is 30 pixels either way: squares are square
        ax.axis("off")
        square = {"marker": "s", "ls": "none", "ms": 17.5, "mec": style.SENT, "mew": 1.2}
        self.ones = ax.plot([], [], mfc=style.SENT, **square)[0]
        self.zeros = ax.plot([], [], mfc=style.PAPER, **square)[0]
        self.letters = [Label(ax, 1.0 + i, 0.55, size=style.NORMAL) for i in range(MOST_COLUMNS)]
        self.more = Label(ax, MOST_COLUMNS + 0.7, 5, "…", size=style.LARGE, align="left")
        self.sent = Label(
            ax, 0.55, 9.9, size=style.LARGE, weight=style.BOLD, color=style.SENT_INK, align="left"
        )

        # Of use: as many squares as there are bits, the last one filled as far as it goes.
        self.useful = ax.bar(
            [20.2] * 6, [0] * 6, width=0.81, bottom=np.arange(6) + 1.595, color=style.INFORMATION
        )
        ax.plot([20.2] * 6, np.arange(6) + 2, mfc="none", **{**square, "mec": style.INFORMATION})
        self.use = Label(
            ax, 19.6, 9.9, size=style.LARGE, weight=style.BOLD, color=style.INFORMATION_INK, align="left"
        )
        self.guess = ax.plot([], [], "--", color=style.GUESS, lw=2)[0]
        self.guess_label = Label(ax, 21.2, color=style.GUESS_INK, align="left", valign="middle")
        self.moving = [
            self.ones, self.zeros, *self.letters, self.more, self.sent, *self.useful, self.use,
            self.guess, self.guess_label,
        ]  # fmt: skip

    def show(self, state: Message) -> None:
        data = np.frombuffer(state.data[:MOST_COLUMNS], dtype=np.uint8)
        columns, rows = np.divmod(np.arange(8 * data.size), 8)
        is_one = np.unpackbits(data).astype(bool)
        x, y = 1.0 + columns, 9.0 - rows
        self.ones.set_data(x[is_one], y[is_one])
        self.zeros.set_data(x[~is_one], y[~is_one])
        self.sent.set(text=f"sent: {count(state.bits_sent, 'bit')}")
        self.more.set(text="…" if len(state.data) > MOST_COLUMNS else "")

        for label in self.letters:
            label.set(text="")
        column = 0
        for letter in state.text:
            width = len(letter.encode("utf-8", errors="replace"))
            if column + width > MOST_COLUMNS:
                break
            # A letter of several bytes stands under the middle of them. Our typeface knows Latin letters only.
            shown = letter if style.can_write(letter) else "?"
            self.letters[column].set(x=1.0 + column + (width - 1) / 2, text=shown)
            column += width

        for square, filled in zip(self.useful, np.clip(state.bits_of_use - np.arange(6), 0, 1), strict=True):
            square.set_height(0.81 * filled)
        self.use.set(text=f"of use: {bits(state.bits_of_use)}")
        if state.guess is not None:
            height = 1.595 + min(max(state.guess, 0), 6.5)
            self.guess.set_data([19.6, 21.0], [height, height])
            self.guess_label.set(y=height, text=f"your guess: {state.guess:g}{arrow(state.guess, 0.0, 6.5)}")


def message_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a message: the bits it takes, and the bits it tells."""
    return Explorer(
        Message(),
        MessageScene,
        {
            "text": text_field("Message"),
            "outcomes": int_slider("Equally likely outcomes", 1, MOST_OUTCOMES),
        },
        presets={
            "Rainy": {"text": "Rainy", "outcomes": 2},
            "R": {"text": "R", "outcomes": 2},
            "Thunderstorm, of 8": {"text": "Thunderstorm", "outcomes": 8},
        },
        prediction=prediction,
    )
