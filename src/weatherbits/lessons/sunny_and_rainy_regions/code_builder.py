"""Make your own code: eight words, the slices of code space they take, and what a day's message costs."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, compress

import numpy as np
from matplotlib.patches import Rectangle

from ...codes import CodeError, PrefixCode, code_slice
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import entropy
from ...pictures import style
from ...pictures.codes import CodeSpaceBar, SkyRow
from ...story import ARTICLE_CODEWORDS, CODES, STATES, TOO_SHORT_CODEWORDS
from ...teaching.explorer import Explorer, Guessable, field_of, labels_of_each, one_each, slider, text_field
from .skies import REGIONS, sky_pmf

words = Words(__package__)

FIELDS = tuple(map(field_of, STATES))
MOST_BITS = 7.0


@dataclass(frozen=True)
class CodeBuilder(Guessable):
    """Eight words as they were typed, in the order of the states, and the weather that they are to send."""

    sunny: str = ARTICLE_CODEWORDS[0]
    partly_sunny: str = ARTICLE_CODEWORDS[1]
    cloudy: str = ARTICLE_CODEWORDS[2]
    mostly_cloudy: str = ARTICLE_CODEWORDS[3]
    light_rain: str = ARTICLE_CODEWORDS[4]
    moderate_rain: str = ARTICLE_CODEWORDS[5]
    heavy_rain: str = ARTICLE_CODEWORDS[6]
    thunderstorm: str = ARTICLE_CODEWORDS[7]
    region: float = 0.0  # how far on the way from the sunny region, 0, to the rainy one, 1

    @cached_property
    def codewords(self) -> tuple[str, ...]:
        """The words without the spaces that slipped in."""
        return tuple("".join(getattr(self, field).split()) for field in FIELDS)

    @cached_property
    def are_written(self) -> tuple[bool, ...]:
        """For each state, whether its word has 0s and 1s and nothing else."""
        return tuple(word != "" and not word.strip("01") for word in self.codewords)

    @cached_property
    def slices(self) -> tuple[tuple[float, float] | None, ...]:
        """For each state where its word's slice of code space begins, and how wide it is; None without a word."""
        return tuple(
            code_slice(word) if is_written else None
            for word, is_written in zip(self.codewords, self.are_written, strict=True)
        )

    @cached_property
    def conflicts(self) -> tuple[tuple[int, int], ...]:
        """The pairs of states of which one has the other's word, or a beginning of it; the shorter word first."""
        written = sorted(
            np.flatnonzero(self.are_written).tolist(), key=lambda state: len(self.codewords[state])
        )
        return tuple(
            (one, other)
            for one, other in combinations(written, 2)
            if self.codewords[other].startswith(self.codewords[one])
        )

    @cached_property
    def depths(self) -> dict[int, int]:
        """For each state whose word is in conflict, how many others begin it."""
        depths = {state: 0 for pair in self.conflicts for state in pair}
        for _, longer in self.conflicts:
            depths[longer] += 1
        return depths

    @cached_property
    def code(self) -> PrefixCode | None:
        """The code, once every state has a word and no two of them are in conflict."""
        if self.conflicts or not all(self.are_written):
            return None
        return PrefixCode(dict(zip(STATES, self.codewords, strict=True)))

    @cached_property
    def free(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """The stretches of code space that no word uses: where each begins and how wide it is, exactly."""
        written = compress(self.codewords, self.are_written)
        slices = sorted(
            (Fraction(int(word, 2), 2 ** len(word)), Fraction(1, 2 ** len(word))) for word in written
        )
        stretches, end = [], Fraction(0)
        for start, width in [*slices, (Fraction(1), Fraction(0))]:
            if start > end:
                stretches.append((end, start - end))
            end = max(end, start + width)
        return tuple(stretches)

    @property
    def unused_share(self) -> Fraction:
        return sum((width for _, width in self.free), Fraction(0))

    @property
    def needed(self) -> float:
        """How much code space the words would take, if each had its slice for itself."""
        return sum(width for _, width in filter(None, self.slices))

    @property
    def pmf(self) -> np.ndarray:
        return sky_pmf(REGIONS, self.region)

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)

    @property
    def average(self) -> float | None:
        """The average length of the words, also of words in conflict; None while one of them is missing."""
        if not all(self.are_written):
            return None
        return float(self.pmf @ [len(word) for word in self.codewords])

    @property
    def missing(self) -> list[str]:
        """The states that have no word yet."""
        return [state for state, word in zip(STATES, self.codewords, strict=True) if not word]

    @property
    def errors(self) -> list[CodeError]:
        """What the code itself says against words that are no chain of bits, and against the first two in conflict."""
        rows = zip(STATES, self.codewords, self.are_written, strict=True)
        wrong = [{state: word} for state, word, is_written in rows if word and not is_written]
        if self.conflicts:
            wrong.append({STATES[state]: self.codewords[state] for state in self.conflicts[0]})
        return [_error_in(codewords) for codewords in wrong]

    @property
    def sentence(self) -> str:
        return words.CodeBuilder.sentence(self)


def _error_in(codewords: dict[str, str]) -> CodeError:
    try:
        PrefixCode(codewords)
    except CodeError as error:
        return error
    raise AssertionError(f"nothing is wrong with {codewords}")


class CodeBuilderScene(Scene):
    """Code space as a bar with its slices, and under it the average beside the entropy."""

    def __init__(self, state: CodeBuilder):
        super().__init__(new_figure(820, 424))
        space = self.figure.add_axes((0.05, 296 / 424, 0.9, 56 / 424))
        self.bar = self.moving(CodeSpaceBar(space, len(STATES)))
        space.set_title(words.CodeBuilder.code_space, pad=26)
        space.xaxis.tick_top()
        space.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "1/4", "1/2", "3/4", "1"])
        self.unused_label = self.moving(
            Label(space, 1, 1, align="right", color=style.UNUSED_INK, weight=style.BOLD, offset=(0, 28))
        )
        self.row = self.moving(SkyRow(space, STATES, levels=3, drop=18))

        cost = self.figure.add_axes((0.22, 46 / 424, 0.73, 84 / 424))
        cost.set(xlim=(0, MOST_BITS), ylim=(-0.6, 2.5), yticks=[], xlabel=common.per_day("bits"))
        cost.spines["left"].set_visible(False)
        for y, name in ((1, words.CodeBuilder.entropy), (0, words.CodeBuilder.average)):
            cost.text(0, y, f"{name}  ", ha="right", va="center")

        def bar(y: float, edge: str, **look) -> Rectangle:
            look = {"fc": edge, "ec": edge, "lw": 1.5} | look
            return self.moving(cost.add_patch(Rectangle((0, y - 0.36), 0, 0.72, **look)))

        def number(y: float, ink: str) -> Label:
            look = {"align": "left", "valign": "middle", "weight": style.BOLD, "offset": (6, 0)}
            return self.moving(Label(cost, 0, y, color=ink, **look))

        self.entropy_bar, self.entropy_label = bar(1, style.INFORMATION), number(1, style.INFORMATION_INK)
        self.average_bar, self.average_label = bar(0, style.SENT), number(0, style.SENT_INK)
        self.extra_bar = bar(0, style.WASTE)
        self.guess_bar = bar(2, style.GUESS, fc=style.PAPER, ls="--")
        self.guess_label = number(2, style.GUESS_INK)
        name = {"align": "right", "valign": "middle", "color": style.GUESS_INK, "offset": (-6, 0)}
        self.guess_name = self.moving(Label(cost, 0, 2, common.YOUR_GUESS, **name))

    def show(self, state: CodeBuilder) -> None:
        self.bar.show(state.slices, state.depths)
        self.unused_label.set(text=words.CodeBuilder.unused(state.unused_share))
        middles = [np.nan if piece is None else piece[0] + piece[1] / 2 for piece in state.slices]
        widths = [0.0 if piece is None else piece[1] for piece in state.slices]
        colors = [style.WASTE_INK if i in state.depths else style.INK for i in range(len(STATES))]
        self.row.show(middles, widths, [_cut(word) for word in state.codewords], colors, state.depths)

        self.entropy_bar.set_width(state.entropy)
        self.entropy_label.set(x=state.entropy, text=common.amount(state.entropy))
        self._show_average(state)
        for artist in (self.guess_bar, self.guess_name, self.guess_label):
            artist.set_visible(state.guess is not None)
        if state.guess is not None:
            width = min(max(state.guess, 0.0), MOST_BITS - 1)
            self.guess_bar.set_width(width)
            self.guess_label.set(x=width, text=common.guessed(state.guess))

    def _show_average(self, state: CodeBuilder) -> None:
        average, is_code = state.average, state.code is not None
        self.average_bar.set_visible(average is not None)
        self.extra_bar.set_visible(is_code)
        if average is None:
            self.average_label.set(x=0, text=words.CodeBuilder.no_average, color=style.QUIET_INK)
            return
        shown = min(average, MOST_BITS - 1)  # a longer one is cut, and its number says so
        if is_code:
            self.average_bar.set_width(min(shown, state.entropy))
            self.average_bar.set(fc=style.SENT, ec=style.SENT, ls="-")
            self.extra_bar.set_bounds(state.entropy, -0.36, max(0.0, shown - state.entropy), 0.72)
            self.average_label.set(x=shown, text=common.amount(average), color=style.SENT_INK)
        else:
            self.average_bar.set_width(shown)
            self.average_bar.set(fc=style.PAPER, ec=style.WASTE, ls=":")
            say = words.CodeBuilder.in_conflict if shown < 4 else common.amount
            self.average_label.set(x=shown, text=say(average), color=style.WASTE_INK)


def _cut(word: str) -> str:
    return word if len(word) <= 7 else word[:5] + "…"


def code_builder_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of a code whose eight words can be typed."""
    presets = {name: code.codewords for name, code in CODES.items()} | {"too_short": TOO_SHORT_CODEWORDS}
    return Explorer(
        CodeBuilder(),
        CodeBuilderScene,
        {
            **one_each(STATES, lambda state: text_field(width=12)),
            "region": slider(0, 1, 0.01),
        },
        labels=labels_of_each(common.STATES) | words.CodeBuilder.labels,
        presets={name: dict(zip(FIELDS, codewords, strict=True)) for name, codewords in presets.items()},
        rows=[FIELDS[:4], FIELDS[4:], ["region"]],
        told={"sunny": "0"},
        prediction=prediction,
    )
