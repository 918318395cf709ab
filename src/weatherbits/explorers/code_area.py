"""The area picture of a code: as wide as a chance, as high as a word, and the area is the average message."""

from dataclasses import dataclass

import numpy as np

from ..codes import PrefixCode
from ..live import Scene, new_figure
from ..measures import entropy, surprisal
from ..plots import style
from ..plots.codes import AreaPicture, Levels, SkyRow
from ..weather import STATES
from ._codes import (
    ARTICLE_CODE,
    CODES,
    EQUAL_CHANCES,
    REGIONS,
    SKIES,
    THREE_BITS,
    capital,
    check_option,
    place,
    sky_pmf,
)
from ._explorer import Explorer, Guessable, choice, slider
from ._words import arrow, bits, guessed

MOST_BITS = 7.0  # the rarest weather, 1 day in 100, tells 6.64 bits


@dataclass(frozen=True)
class CodeArea(Guessable):
    """A code, and the weather that is sent with it."""

    code: str = ARTICLE_CODE
    sky: str = REGIONS
    region: float = 0.0  # how far on the way from the sunny region, 0, to the rainy one, 1
    guess_is = " for the article's code in the sunny region"

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
        where = capital(place(self.sky, self.region))
        text = f"{where}, sent with {self.code}: the area is {bits(self.average)} a day"
        if self.wasted < 5e-4:
            text += ", and the weather tells just as much: nothing is wasted."
        else:
            wasted = bits(self.wasted)
            verb = "is" if wasted == "1 bit" else "are"
            text += f". The weather tells {bits(self.entropy)} a day, so {wasted} {verb} wasted."
        return self.with_guess(text)


class CodeAreaScene(Scene):
    """Eight blocks under the line of their surprisals, and their areas as levels."""

    def __init__(self, state: CodeArea):
        super().__init__(new_figure(820, 430))
        ax = self.figure.add_axes((0.06, 0.185, 0.74, 0.665))
        ax.set(xlim=(0, 1), ylim=(0, MOST_BITS), ylabel="bits in the word", xticks=[])
        ax.set_title("Width: how likely · height: how many bits · area: the average message", pad=30)
        for x, color, text in (
            (0.0, style.INFORMATION_INK, "line: what the news tells, −log₂ p bits"),
            (0.44, style.WASTE_INK, "above it: bits wasted"),
            (0.69, style.SENT_INK, "gap under the line: bits saved"),
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

    def show(self, state: CodeArea) -> None:
        p = state.pmf
        self.area.show(p, state.prefix_code.lengths, state.surprisals)
        self.row.show(np.cumsum(p) - p / 2, state.prefix_code.codewords)
        self.levels.show(
            entropy=(state.entropy, f"entropy {bits(state.entropy)}"),
            average=(state.average, f"average {bits(state.average)}"),
            guess=None if state.guess is None else (state.guess, f"your guess {_short(state.guess)}"),
        )


def _short(guess: float) -> str:
    """Return a guess as there is room for it: not with all its decimals, nor with both a unit and an arrow."""
    beyond = arrow(guess, 0, MOST_BITS)
    return f"{guess:g}{beyond}" if beyond else guessed(round(guess, 3), "bit")


def code_area_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a code's average message, as an area."""
    return Explorer(
        CodeArea(),
        CodeAreaScene,
        {
            "code": choice("Code", tuple(CODES)),
            "sky": choice("Weather", SKIES),
            "region": slider("Sunny 0 → rainy 1", 0, 1, 0.01),
        },
        presets={
            "Equal chances, three bits": {"code": THREE_BITS, "sky": EQUAL_CHANCES},
            "Sunny, three bits": {"code": THREE_BITS, "sky": REGIONS, "region": 0.0},
            "Sunny, article's code": {"code": ARTICLE_CODE, "sky": REGIONS, "region": 0.0},
            "Rainy, article's code": {"code": ARTICLE_CODE, "sky": REGIONS, "region": 1.0},
        },
        idle=lambda state: (
            {"region": "no region here: all chances are equal"} if state.sky == EQUAL_CHANCES else {}
        ),
        told="Sunny, three bits",
        prediction=prediction,
    )
