"""The whole story in one picture: from the coin to the classifier, -log q is the length of a message."""

from dataclasses import dataclass

import numpy as np

from ...animals import ANIMALS
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...measures import NATS_IN_A_BIT, entropy, surprisal
from ...pictures import style
from ...pictures.codes import AreaPicture, Levels, keep_apart, size_in_pixels
from ...pictures.faces import typical_portrait
from ...pictures.marks import UnitAxis
from ...pictures.skies import Sky
from ...story import (
    CODES,
    COIN_STATES,
    EQUAL_SKY,
    FAIR_COIN,
    MOSTLY_SUNNY,
    RAINY_REGION,
    STATES,
    STORY_BELIEF,
    SUNNY_REGION,
)
from ...teaching.explorer import Explorer, check_option, choice, int_slider

words = Words(__package__)

MOST_BITS = 7.0
BLOCKS = 8
UNITS = {"bits": 1.0, "nats": NATS_IN_A_BIT}  # how many make a bit


@dataclass(frozen=True)
class Chapter:
    """What happens, what is believed or coded, and the outcomes that are drawn."""

    id: str
    p: np.ndarray  # how often each outcome comes
    q: np.ndarray  # what is believed: a code's words are -log2 q bits long
    outcomes: tuple[str, ...]
    codewords: tuple[str, ...] = ()  # where there is a code


_CODE = CODES["article"]
_RACCOON = np.eye(len(ANIMALS))[0]

CHAPTERS = (
    Chapter("fair_coin", FAIR_COIN, FAIR_COIN, COIN_STATES),
    Chapter("mostly_sunny", MOSTLY_SUNNY, MOSTLY_SUNNY, COIN_STATES),
    Chapter("equal_sky", EQUAL_SKY, EQUAL_SKY, STATES),
    Chapter("sunny_region", SUNNY_REGION, _CODE.implied_weights(), STATES, _CODE.codewords),
    Chapter("rainy_region", RAINY_REGION, _CODE.implied_weights(), STATES, _CODE.codewords),
    Chapter("raccoon", _RACCOON, np.array(STORY_BELIEF), ANIMALS),
)


@dataclass(frozen=True)
class Story:
    """One of the chapters."""

    number: int = 1
    unit: str = "bits"

    def __post_init__(self):
        if not 1 <= self.number <= len(CHAPTERS):
            raise ValueError(f"the chapters are numbered from 1 to {len(CHAPTERS)}; got {self.number}")
        check_option("unit", self.unit, UNITS)

    @property
    def chapter(self) -> Chapter:
        return CHAPTERS[self.number - 1]

    @property
    def lengths(self) -> np.ndarray:
        """-log2 q for each outcome, in bits."""
        return surprisal(self.chapter.q)

    @property
    def average(self) -> float:
        """Σ p · -log2 q, in bits: the entropy of the coin, the average word of a code, the loss of a classifier.

        The code leaves some code space unused, so its q adds up to less than 1; the sum is the same.
        """
        return float(self.chapter.p @ self.lengths)

    @property
    def entropy(self) -> float:
        return entropy(self.chapter.p)

    @property
    def extra(self) -> float:
        """How much the average is above the entropy, in bits."""
        return self.average - self.entropy

    def shown(self, bits: float) -> float:
        """Return an amount of bits in the unit that is shown."""
        return bits * UNITS[self.unit]

    @property
    def sentence(self) -> str:
        return words.Story.sentence(self)


class StoryScene(Scene):
    """The area picture that every chapter shares: width p, height -log q, and the area is the average."""

    def __init__(self, state: Story):
        super().__init__(new_figure(820, 440))
        ax = self.ax = self.figure.add_axes((0.065, 0.25, 0.72, 0.565))
        ax.set(xlim=(0, 1), ylim=(0, MOST_BITS), xticks=[])
        ax.grid(axis="y")
        self.units = UnitAxis(ax, UNITS)
        title = {"size": style.LARGE, "weight": style.BOLD, "align": "left"}
        self.title = self.moving(Label(ax, 0, 1.16 * MOST_BITS, **title))
        for x, color, text in (
            (0.0, style.TRUTH_INK, words.Story.width),
            (0.24, style.SENT_INK, words.Story.height),
            (0.55, style.INFORMATION_INK, words.Story.line),
            (0.74, style.WASTE_INK, words.Story.waste),
        ):
            ax.text(x, 1.045, text, transform=ax.transAxes, color=color)
        self.area = self.moving(AreaPicture(ax, BLOCKS))
        looks = {
            "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "average": (style.SENT, style.SENT_INK, "--"),
        }
        self.levels = self.moving(Levels(ax, looks))
        under = {"transform": ax.get_xaxis_transform()}
        place = {"offset": (0, -32), **under}
        skies = {name: Sky(ax, name, size=30, **place) for name in (*STATES, COIN_STATES[1])}
        faces = {
            animal: Picture(ax, pixels=typical_portrait(animal, 34), size=34, **place) for animal in ANIMALS
        }
        self.drawings = self.moving(skies | faces)
        (self.ties,) = self.moving(ax.plot([], [], color=style.QUIET_INK, lw=0.9, clip_on=False, **under))
        length = {"weight": style.BOLD, "valign": "top", "offset": (0, -39)}
        self.lengths = self.moving([Label(ax, **length) for _ in range(BLOCKS)])
        self.words = self.moving([Label(ax, valign="top", offset=(0, -54)) for _ in range(BLOCKS)])

    def show(self, state: Story) -> bool:
        chapter, n = state.chapter, len(state.chapter.p)
        p = np.zeros(BLOCKS)
        p[:n] = chapter.p
        lengths, news = np.zeros(BLOCKS), np.zeros(BLOCKS)
        lengths[:n] = np.where(chapter.p > 0, state.lengths, 0.0)  # what never happens has no block
        news[p > 0] = surprisal(p[p > 0])
        news[p == 0] = news[p > 0][-1]  # the line ends where the last block does
        self.area.show(p, lengths, news)
        self.levels.show(
            entropy=(state.entropy, words.Story.entropy(state)),
            average=(state.average, words.Story.average(state)),
        )
        places = np.cumsum(chapter.p) - chapter.p / 2
        width, height = size_in_pixels(self.ax)
        stands = keep_apart(places, 66 / width, 0.035, 0.965)
        for name, drawing in self.drawings.items():
            drawing.set_visible(name in chapter.outcomes)
        for name, x in zip(chapter.outcomes, stands, strict=True):
            self.drawings[name].x = x
        happens = chapter.p > 0
        ends = np.column_stack([places, stands, np.full(n, np.nan)])[happens]
        self.ties.set_data(ends.ravel(), np.tile(np.array([-4.0, -14.0, np.nan]) / height, happens.sum()))
        for label in (*self.lengths, *self.words):
            label.set(text="")
        codewords = chapter.codewords or [""] * n
        rows = zip(self.lengths, self.words, stands, state.lengths, happens, codewords, strict=False)
        for length, word, x, amount, is_real, codeword in rows:
            color = style.SENT_INK if is_real else style.UNUSED_INK
            length.set(x=x, text=_short(state.shown(amount)), color=color)
            word.set(x=x, text=codeword)
        self.title.set(text=words.Story.title(state))
        return self.units.show(state.unit, common.unit(state.unit))


def _short(length: float) -> str:
    """Return a length with three decimals, or none where it is a whole number.

    Examples
    --------
    >>> _short(3.0), _short(0.41504)
    ('3', '0.415')
    """
    return f"{length:.0f}" if abs(length - round(length)) < 1e-9 else f"{length:.3f}"


def story_explorer() -> Explorer:
    """Return a live picture of the whole story, chapter by chapter."""
    return Explorer(
        Story(),
        StoryScene,
        {
            "number": int_slider(1, len(CHAPTERS)),
            "unit": choice({unit: common.unit(unit) for unit in UNITS}),
        },
        labels=words.Story.labels,
        presets={chapter.id: {"number": number} for number, chapter in enumerate(CHAPTERS, 1)},
    )
