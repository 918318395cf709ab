"""Message length is not information: what a message weighs, and what it tells."""

import unicodedata
from dataclasses import dataclass

import numpy as np

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.marks import GuessLine
from ...teaching.explorer import Explorer, Guessable, int_slider, text_field

words = Words(__package__)

MOST_COLUMNS = 16  # bytes that fit into the picture; longer messages are counted whole, and drawn so far
MOST_QUOTED = 60  # letters that the sentence repeats; of a longer message it leaves out the middle
MOST_OUTCOMES = 64
MOST_BITS = 6.5  # on the scale of what is of use


@dataclass(frozen=True)
class Message(Guessable):
    """A message that names one of several equally likely outcomes."""

    text: str = ""
    outcomes: int = 1

    def __post_init__(self):
        if not 1 <= self.outcomes <= MOST_OUTCOMES:
            raise ValueError(f"outcomes should be from 1 to {MOST_OUTCOMES}; got {self.outcomes}")

    @property
    def data(self) -> bytes:
        # Half of a surrogate pair cannot be sent on its own; UTF-8 sends a question mark in its place.
        return self.text.encode("utf-8", errors="replace")

    @property
    def letters(self) -> list[str]:
        return _letters(self.data.decode())

    @property
    def quote(self) -> str:
        """The text as it can be written among others, the middle of a long one left out."""
        shown = [_shown(letter) for letter in self.letters]
        if len(shown) > MOST_QUOTED:
            shown[MOST_QUOTED - 20 : -19] = "…"
        return "".join(shown)

    @property
    def bits_sent(self) -> int:
        return 8 * len(self.data)

    @property
    def bits_of_use(self) -> float:
        return float(np.log2(self.outcomes))

    @property
    def sentence(self) -> str:
        return words.Message.sentence(self)


def _letters(text: str) -> list[str]:
    """Return a text's letters as they are seen: an accent, or a part of an emoji, belongs to what it follows.

    Examples
    --------
    >>> [len(letter) for letter in _letters("ok e\\u0301 ☀\\ufe0f 🇯🇵🇧🇷 👩🏽\\u200d🚀")]
    [1, 1, 1, 2, 1, 2, 1, 2, 2, 1, 4]
    """
    letters: list[str] = []
    for sign in text:
        before = letters[-1] if letters else ""
        is_joined = before.endswith("\u200d") and not sign.isalpha()  # the zero-width joiner
        makes_a_flag = _is_half_a_flag(sign) and _is_half_a_flag(before)
        if before and (_is_attached(sign) or is_joined or makes_a_flag):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _is_attached(sign: str) -> bool:
    """Return whether a sign is never seen on its own: an accent, a joiner, a tone of skin, a tag."""
    return unicodedata.category(sign).startswith("M") or any(
        first <= sign <= last
        for first, last in (
            ("\u1160", "\u11ff"),  # the later parts of a Korean syllable
            ("\u200c", "\u200d"),
            ("\U0001f3fb", "\U0001f3ff"),
            ("\U000e0020", "\U000e007f"),
        )
    )


def _is_half_a_flag(letter: str) -> bool:
    return len(letter) == 1 and "\U0001f1e6" <= letter <= "\U0001f1ff"


def _shown(letter: str) -> str:
    """Return a letter as it can be written among others.

    What cannot be seen, or turns the order of writing, has a sign that stands for it. A tower of accents is left out.
    """
    if unicodedata.category(letter[0]) in ("Cc", "Cf", "Zl", "Zp"):
        return "�"
    is_tower = sum(unicodedata.combining(sign) > 0 for sign in letter) > 4
    return letter[0] if is_tower else letter


class MessageScene(Scene):
    """Each byte a column of eight squares; beside it, on the same scale, the bits that are of use."""

    def __init__(self, state: Message):
        super().__init__(new_figure(820, 330))
        ax = self.figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 27.333), ylim=(0, 11))  # a unit is 30 pixels either way: squares are square
        ax.axis("off")
        square = {"marker": "s", "ls": "none", "ms": 17.5, "mec": style.SENT, "mew": 1.2}
        (self.ones,) = self.moving(ax.plot([], [], mfc=style.SENT, **square))
        (self.zeros,) = self.moving(ax.plot([], [], mfc=style.PAPER, **square))
        self.letters = self.moving([Label(ax, y=0.55) for _ in range(MOST_COLUMNS)])
        self.more = self.moving(Label(ax, MOST_COLUMNS + 0.7, 5, size=style.LARGE, align="left"))
        title = {"y": 9.9, "size": style.LARGE, "weight": style.BOLD, "align": "left"}
        self.sent = self.moving(Label(ax, 0.55, color=style.SENT_INK, **title))
        self.use = self.moving(Label(ax, 19.6, color=style.INFORMATION_INK, **title))

        # Of use: as many squares as there are bits, the last one filled as far as it goes.
        scale = self.figure.add_axes((19.6 / 27.333, 1.595 / 11, 1.4 / 27.333, MOST_BITS / 11))
        scale.set(xlim=(0, 1.4), ylim=(0, MOST_BITS))
        scale.axis("off")
        levels, color = np.arange(6), style.INFORMATION
        self.useful = self.moving(scale.bar([0.6] * 6, [0] * 6, width=0.81, bottom=levels, color=color))
        scale.plot([0.6] * 6, levels + 0.405, mfc="none", **square | {"mec": color})
        self.guess = self.moving(GuessLine(scale, words.Message.your_guess))

    def show(self, state: Message) -> None:
        data = np.frombuffer(state.data[:MOST_COLUMNS], dtype=np.uint8)
        columns, rows = np.divmod(np.arange(8 * data.size), 8)
        is_one = np.unpackbits(data).astype(bool)
        x, y = 1.0 + columns, 9.0 - rows
        self.ones.set_data(x[is_one], y[is_one])
        self.zeros.set_data(x[~is_one], y[~is_one])
        self.sent.set(text=words.Message.sent(state))
        self.more.set(text="…" if len(state.data) > MOST_COLUMNS else "")

        for label in self.letters:
            label.set(text="")
        column = 0
        for label, letter in zip(self.letters, state.letters, strict=False):
            # A letter of several bytes stands under the middle of them, as far as they are drawn.
            width = min(len(letter.encode()), MOST_COLUMNS - column)
            if width > 0:
                label.set(x=1.0 + column + (width - 1) / 2, text=_shown(letter))
            column += width

        for square, filled in zip(self.useful, np.clip(state.bits_of_use - np.arange(6), 0, 1), strict=True):
            square.set_height(0.81 * filled)
        self.use.set(text=words.Message.of_use(state))
        self.guess.show(state.guess)


def message_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a message: the bits it takes, and the bits it tells."""
    texts = words.Message.texts
    return Explorer(
        Message(texts["rainy"]),
        MessageScene,
        {"text": text_field(), "outcomes": int_slider(1, MOST_OUTCOMES)},
        labels=words.Message.labels,
        presets={
            "rainy": {"text": texts["rainy"], "outcomes": 2},
            "one_letter": {"text": texts["one_letter"], "outcomes": 2},
            "sunshine": {"text": texts["sunshine"], "outcomes": 4},
        },
        told="rainy",
        prediction=prediction,
    )
