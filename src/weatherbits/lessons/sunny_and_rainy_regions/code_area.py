"""The area picture of a code: as wide as a chance, as high as a word, and the area is the average message."""

from dataclasses import dataclass

import numpy as np

from ...codes import PrefixCode
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import entropy, surprisal
from ...pictures import style
from ...pictures.codes import AreaPicture, Levels, SkyRow
from ...pictures.marks import arrow, short
from ...pictures.skies import Sky
from ...story import CODES, STATES
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider
from .skies import EQUAL_CHANCES, REGIONS, sky_pmf

words = Words(__package__)

MOST_BITS = 7.0  # the rarest weather, 1 day in 100, tells 6.64 bits


@dataclass(frozen=True)
class CodeArea(Guessable):
    """A code, and the weather that is sent with it."""

    code: str = "article"
    sky: str = REGIONS
    region: float = 0.0  # how far on the way from the sunny region, 0, to the rainy one, 1

    def __post_init__(self):
        check_option("code", self.code, CODES)

    @property
    def prefix_code(self) -> PrefixCode:
        return CODES[self.code]

    @property
    def pmf(self) -> np.ndarray:
        return sky_pmf(self.sky, self.region)

    @property
    def surprisals(self) -> np.ndarray:
        return surprisal(self.pmf)

    @property
    def average(self) -> float:
        return self.prefix_code.expected_length(self.pmf)

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)

    @property
    def wasted(self) -> float:
        return self.average - self.entropy

    @property
    def sentence(self) -> str:
        return words.CodeArea.sentence(self)


class CodeAreaScene(Scene):
    """Eight blocks under the line of their surprisals, their areas as levels, and a table of their words."""

    def __init__(self, state: CodeArea):
        super().__init__(new_figure(820, 430))
        ax = self.figure.add_axes((0.06, 0.185, 0.575, 0.665))
        ax.set(xlim=(0, 1), ylim=(0, MOST_BITS), ylabel=words.CodeArea.bits_in_the_word, xticks=[])
        ax.set_title(words.CodeArea.title, pad=30)
        for x, color, text in (
            (0.0, style.INFORMATION_INK, words.CodeArea.line),
            (0.45, style.WASTE_INK, words.CodeArea.above_the_line),
            (0.84, style.SENT_INK, words.CodeArea.under_the_line),
        ):
            ax.text(x, 1.045, text, transform=ax.transAxes, color=color)
        ax.grid(axis="y")
        self.area = self.moving(AreaPicture(ax, len(STATES)))
        looks = {
            "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "average": (style.SENT, style.SENT_INK, "--"),
            "guess": (style.GUESS, style.GUESS_INK, "--"),
        }
        self.levels = self.moving(Levels(ax, looks))
        self.row = self.moving(SkyRow(ax, STATES))

        # A narrow block has no name under it: the table has the words of all.
        table = self.figure.add_axes((682 / 820, 0.0, 138 / 820, 1.0))
        table.set(xlim=(0, 138), ylim=(0, 430))  # CSS pixels
        table.set_axis_off()
        head = {"y": 356, "color": style.QUIET_INK, "size": style.SMALL}
        table.text(34, s=words.CodeArea.word, **head)
        table.text(128, s=words.CodeArea.chance, ha="right", **head)
        heights = 336 - 32.0 * np.arange(len(STATES))
        for name, y in zip(STATES, heights, strict=True):
            Sky(table, name, 14, y)
        small = {"valign": "middle", "size": style.SMALL}
        bold = {"align": "left", "weight": style.BOLD, **small}
        self.codewords = self.moving([Label(table, 34, y, **bold) for y in heights])
        blue = {"align": "right", "color": style.TRUTH_INK, **small}
        self.chances = self.moving([Label(table, 128, y, **blue) for y in heights])

    def show(self, state: CodeArea) -> None:
        p, codewords = state.pmf, state.prefix_code.codewords
        self.area.show(p, state.prefix_code.lengths, state.surprisals)
        self.row.show(np.cumsum(p) - p / 2, p, codewords)
        for word, chance, text, share in zip(self.codewords, self.chances, codewords, p, strict=True):
            word.set(text=text)
            chance.set(text=common.percent(share))
        self.levels.show(
            entropy=(state.entropy, words.CodeArea.entropy(state)),
            average=(state.average, words.CodeArea.average(state)),
            guess=None if state.guess is None else (state.guess, _shown(state.guess)),
        )


def _shown(guess: float) -> str:
    return words.CodeArea.guess(short(guess), arrow(guess, 0, MOST_BITS))


def code_area_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a code's average message, as an area."""
    return Explorer(
        CodeArea(),
        CodeAreaScene,
        {
            "code": choice(words.CODES),
            "sky": choice(words.SKIES),
            "region": slider(0, 1, 0.01),
        },
        labels=words.CodeArea.labels,
        presets={
            "equal_three_bits": {"code": "three_bits", "sky": EQUAL_CHANCES},
            "sunny_three_bits": {"code": "three_bits", "sky": REGIONS, "region": 0.0},
            "sunny_article": {"code": "article", "sky": REGIONS, "region": 0.0},
            "rainy_article": {"code": "article", "sky": REGIONS, "region": 1.0},
        },
        rows=[["code", "sky"], ["region"]],
        idle=lambda state: {"region": words.CodeArea.no_region} if state.sky == EQUAL_CHANCES else {},
        told="sunny_three_bits",
        prediction=prediction,
    )
