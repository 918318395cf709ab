"""The area picture of a code: as wide as a chance, as high as a word, and the area is the average message."""

from dataclasses import dataclass, replace

import numpy as np

from ..codes import PrefixCode
from ..measures import entropy, surprisal
from ..plots import style
from ..plots.codes import AreaPicture, Levels, SkyRow
from ..plots.style import new_figure
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
    guessed,
    place,
    sky_pmf,
)
from ._live import Explorer, choice, slider
from ._words import arrow, bits

MOST_BITS = 7.0  # the rarest weather, 1 day in 100, tells 6.64 bits


@dataclass(frozen=True)
class CodeArea:
    """A code, and the weather that is sent with it."""

    code: str = ARTICLE_CODE
    sky: str = REGIONS
    region: float = 0.0  # how far on the way from the sunny region, 0, to the rainy one, 1
    guess: float | None = None  # the learner's guess of the average, in bits a day

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

    def changed(self, **fields) -> "CodeArea":
        """Return the state after a control has moved; to move the region is to leave the equal chances."""
        if "region" in fields:
            fields["sky"] = REGIONS
        return replace(self, **fields)

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
        return (
            text
            if self.guess is None
            else f"{text} You guessed {guessed(self.guess)} for the article's code in the sunny region."
        )


class CodeAreaScene:
    """Eight blocks under the line of their surprisals, and their areas as levels."""

    def __init__(self, state: CodeArea):
        self.figure = new_figure(820, 430)
        ax = self.figure.add_axes((0.06, 0.185, 0.74, 0.665))
        ax.set(xlim=(0, 1), ylim=(0, MOST_BITS), ylabel="bits in the word", xticks=[])
        ax.set_title("Width: how likely · height: how many bits · area: the average message", pad=30)
        for x, color, text in (
            (0.0, style.INFORMATION_INK, "line: what the news tells, −log$_2$ p bits"),
            (0.44, style.WASTE_INK, "dark: bits beyond that"),
            (0.69, style.SENT_INK, "gap under the line: bits saved"),
        ):
            ax.text(x, 1.045, text, transform=ax.transAxes, color=color)
        ax.grid(axis="y")
        self.area = AreaPicture(ax, len(STATES))
        self.levels = Levels(
            ax,
            {
                "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
                "average": (style.SENT, style.SENT_INK, "--"),
                "guess": (style.GUESS, style.GUESS_INK, "--"),
            },
        )
        self.row = SkyRow(ax, STATES)
        self.moving = [*self.area.moving, *self.levels.moving, *self.row.moving]

    def show(self, state: CodeArea) -> None:
        p = state.pmf
        self.area.show(p, state.prefix_code.lengths, state.surprisals)
        self.row.show(np.cumsum(p) - p / 2, state.prefix_code.codewords)
        self.levels.show(
            entropy=(state.entropy, f"entropy {bits(state.entropy)}"),
            average=(state.average, f"average {bits(state.average)}"),
            guess=None
            if state.guess is None
            else (state.guess, f"your guess {guessed(state.guess)}{arrow(state.guess, 0, MOST_BITS)}"),
        )


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
        change=CodeArea.changed,
        prediction=prediction,
    )
