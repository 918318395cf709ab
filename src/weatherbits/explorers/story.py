"""The whole story in one picture: from the coin to the classifier, -log q is the length of a message."""

from dataclasses import dataclass

import numpy as np

from ..animals import ANIMALS
from ..codes import PrefixCode
from ..lessons.animal_classifier import STORY_BELIEF
from ..live import Label, Picture, Scene, new_figure
from ..measures import entropy, surprisal
from ..plots import style
from ..plots.codes import AreaPicture, Levels, size_in_pixels, spread
from ..plots.faces import typical_portrait
from ..plots.marks import UnitAxis
from ..plots.skies import Sky
from ..weather import (
    ARTICLE_CODEWORDS,
    COIN_STATES,
    EQUAL_SKY,
    FAIR_COIN,
    MOSTLY_SUNNY,
    RAINY_REGION,
    STATES,
    SUNNY_REGION,
)
from ._explorer import Explorer, choice, int_slider
from ._words import bits as in_words
from .loss import NATS_IN_A_BIT

MOST_BITS = 7.0
BLOCKS = 8


@dataclass(frozen=True)
class Chapter:
    """What happens, what is believed or coded, and the outcomes that are drawn."""

    name: str
    p: np.ndarray  # how often each outcome comes
    q: np.ndarray  # what is believed: a code's words are -log2 q bits long
    outcomes: tuple[str, ...]
    words: tuple[str, ...] = ()  # the code's words, where there is a code


_CODE = PrefixCode(dict(zip(STATES, ARTICLE_CODEWORDS, strict=True)))
_RACCOON = np.eye(len(ANIMALS))[0]

CHAPTERS = (
    Chapter("A fair coin", FAIR_COIN, FAIR_COIN, COIN_STATES),
    Chapter("75% sun", MOSTLY_SUNNY, MOSTLY_SUNNY, COIN_STATES),
    Chapter("Eight equal states", EQUAL_SKY, EQUAL_SKY, STATES),
    Chapter("Sunny region, with a code", SUNNY_REGION, _CODE.implied_pmf(), STATES, tuple(ARTICLE_CODEWORDS)),
    Chapter("Rainy region, same code", RAINY_REGION, _CODE.implied_pmf(), STATES, tuple(ARTICLE_CODEWORDS)),
    Chapter("A raccoon, believed at 30%", _RACCOON, np.array(STORY_BELIEF), ANIMALS),
)


@dataclass(frozen=True)
class Story:
    """One of the chapters."""

    number: int = 1
    unit: str = "bits"

    def __post_init__(self):
        if not 1 <= self.number <= len(CHAPTERS):
            raise ValueError(f"the chapters are numbered from 1 to {len(CHAPTERS)}; got {self.number}")
        if self.unit not in ("bits", "nats"):
            raise ValueError(f"the unit should be bits or nats; got {self.unit!r}")

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

    def shown(self, bits: float) -> float:
        """Return an amount of bits in the unit that is shown."""
        return bits * NATS_IN_A_BIT if self.unit == "nats" else bits

    @property
    def sentence(self) -> str:
        unit = self.unit.removesuffix("s")
        average, floor = (in_words(self.shown(amount), unit) for amount in (self.average, self.entropy))
        text = f"{self.chapter.name}: the average of −log q, weighed with p, is {average}"
        extra = self.average - self.entropy
        if extra < 5e-4:
            return f"{text}. It is the entropy: what is believed is what happens, and nothing is wasted."
        if self.entropy == 0:
            return f"{text}. The truth is certain, so its entropy is {floor}, and all of this is extra: it is the loss."
        return f"{text}. The entropy is {floor}; {self.shown(extra):.3f} are extra, because q is not p."


class StoryScene(Scene):
    """The area picture that every chapter shares: width p, height -log q, and the area is the average."""

    def __init__(self, state: Story):
        super().__init__(new_figure(820, 440))
        ax = self.ax = self.figure.add_axes((0.065, 0.25, 0.72, 0.565))
        ax.set(xlim=(0, 1), ylim=(0, MOST_BITS), xticks=[])
        ax.grid(axis="y")
        self.units = UnitAxis(ax, {"bits": 1, "nats": NATS_IN_A_BIT})
        title = {"size": style.LARGE, "weight": style.BOLD, "align": "left"}
        self.title = self.moving(Label(ax, 0, 1.16 * MOST_BITS, **title))
        for x, color, text in (
            (0.0, style.TRUTH_INK, "width: how often, p"),
            (0.24, style.SENT_INK, "height: how long, −log q"),
            (0.55, style.INFORMATION_INK, "line: −log p"),
            (0.74, style.WASTE_INK, "above the line: waste"),
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
            entropy=(state.entropy, f"entropy {state.shown(state.entropy):z.3f}"),
            average=(state.average, f"average {state.shown(state.average):z.3f}"),
        )
        places = np.cumsum(chapter.p) - chapter.p / 2
        width, height = size_in_pixels(self.ax)
        stands = spread(places, 66 / width, 0.035, 0.965)
        for name, drawing in self.drawings.items():
            drawing.set_visible(name in chapter.outcomes)
        for name, x in zip(chapter.outcomes, stands, strict=True):
            self.drawings[name].x = x
        happens = chapter.p > 0
        ends = np.column_stack([places, stands, np.full(n, np.nan)])[happens]
        self.ties.set_data(ends.ravel(), np.tile(np.array([-4.0, -14.0, np.nan]) / height, happens.sum()))
        for label in (*self.lengths, *self.words):
            label.set(text="")
        words = chapter.words or [""] * n
        rows = zip(self.lengths, self.words, stands, state.lengths, happens, words, strict=False)
        for length, word, x, amount, is_real, codeword in rows:
            color = style.SENT_INK if is_real else style.UNUSED_INK
            length.set(x=x, text=_short(state.shown(amount)), color=color)
            word.set(x=x, text=codeword)
        self.title.set(text=f"{state.number} · {chapter.name}")
        return self.units.show(state.unit)


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
        {"number": int_slider("chapter", 1, len(CHAPTERS)), "unit": choice("unit", ("bits", "nats"))},
        presets={chapter.name: {"number": number} for number, chapter in enumerate(CHAPTERS, 1)},
    )
