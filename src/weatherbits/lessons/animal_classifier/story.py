"""The whole story in one picture: from the coin to the classifier, -log q is the length of a message."""

from dataclasses import dataclass

import numpy as np

from ...animals import ANIMALS
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...measures import NATS_IN_A_BIT, entropy, surprisal
from ...pictures import style
from ...pictures.codes import AreaPicture, Levels, size_in_pixels
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
WIDEST, NARROWEST = 32.0, 22.0  # CSS pixels of a drawing under its block; a block that is narrower has none
LETTER = 9.0  # CSS pixels of a digit there
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

    def named(self, width: float) -> list[str]:
        """Return the outcomes whose blocks are wide enough for a name, where all together have so many pixels."""
        pairs = zip(self.chapter.outcomes, self.chapter.p, strict=True)
        return [outcome for outcome, p in pairs if p * width >= NARROWEST]

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
            (0.235, style.SENT_INK, words.Story.height),
            (0.525, style.INFORMATION_INK, words.Story.line),
            (0.69, style.WASTE_INK, words.Story.extra),
            (0.955, style.INFORMATION_INK, words.Story.saved),
        ):
            ax.text(x, 1.045, text, transform=ax.transAxes, color=color)
        self.area = self.moving(AreaPicture(ax, BLOCKS))
        looks = {
            "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "average": (style.SENT, style.SENT_INK, "--"),
        }
        self.levels = self.moving(Levels(ax, looks))
        self._width, _ = size_in_pixels(ax)
        place = {"offset": (0, -22), "transform": ax.get_xaxis_transform()}
        skies = {name: Sky(ax, name, size=WIDEST, **place) for name in (*STATES, COIN_STATES[1])}
        faces = {
            animal: Picture(ax, pixels=typical_portrait(animal, WIDEST), size=WIDEST, **place)
            for animal in ANIMALS
        }
        self.drawings = self.moving(skies | faces)
        length = {"weight": style.BOLD, "color": style.SENT_INK, "valign": "top", "offset": (0, -30)}
        self.lengths = self.moving([Label(ax, **length) for _ in range(BLOCKS)])
        self.words = self.moving([Label(ax, valign="top", offset=(0, -45)) for _ in range(BLOCKS)])
        self.nameless = self.moving(
            Label(ax, 0, valign="top", align="left", offset=(0, -64), color=style.QUIET_INK)
        )

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
        # What stands under a block belongs to it; a block that is too narrow has nothing under it.
        middles, wide = np.cumsum(chapter.p) - chapter.p / 2, chapter.p * self._width
        for name, drawing in self.drawings.items():
            drawing.set_visible(name in state.named(self._width))
        for name, x, pixels in zip(chapter.outcomes, middles, wide, strict=True):
            self.drawings[name].x, self.drawings[name].size = x, min(WIDEST, pixels)
        for label in (*self.lengths, *self.words):
            label.set(text="")
        codewords = chapter.codewords or [""] * n
        rows = zip(self.lengths, self.words, middles, wide, state.lengths, codewords, strict=False)
        for length, word, x, pixels, amount, codeword in rows:
            if pixels >= NARROWEST:
                for label, text in ((length, _short(state.shown(amount))), (word, codeword)):
                    label.set(x=x, text=text if pixels >= LETTER * len(text) else "")
        self.nameless.set(text=words.Story.nameless(state, self._width))
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
        rows=[["number", "unit"]],
        presets={chapter.id: {"number": number} for number, chapter in enumerate(CHAPTERS, 1)},
    )
