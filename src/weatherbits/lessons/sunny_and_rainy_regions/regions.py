"""Two regions and a belief: what a day's message costs, and what each part of the cost is called."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from matplotlib.patches import Polygon, Rectangle

from ...codes import PrefixCode
from ...distributions import as_pmf, mix, set_chance
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import NATS_IN_A_BIT, entropy, kl_divergence
from ...pictures import style
from ...pictures.hatched import HatchedBars
from ...pictures.marks import UnitAxis
from ...pictures.skies import draw_skies_under
from ...story import CODES, RAINY_REGION, STATES, SUNNY_REGION
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider
from .digits import number, percent

words = Words(__package__)

# Besides the codes of whole words there are ideal codes, as if words could have any length.
IDEAL_CODES = {"ideal_for_sunny": SUNNY_REGION, "ideal_for_rainy": RAINY_REGION}
IDEAL_FOR_P = "ideal_for_p"  # for this very weather
OWN_Q = "own_q"
BELIEFS = (*CODES, *IDEAL_CODES, IDEAL_FOR_P, OWN_Q)
UNITS = {"bits": 1.0, "nats": NATS_IN_A_BIT}  # how many of each a bit makes

MOST_BITS = 8.0  # longer messages leave the picture, with an arrow


@dataclass(frozen=True)
class Regions(Guessable):
    """Weather p, sent with a code that believes in q.

    All amounts are in bits, also where ``unit`` says that they are shown in nats.
    """

    region: float = 0.0  # how far the weather is on the way from the sunny region, 0, to the rainy one, 1
    own_p: tuple[float, ...] | None = None  # the weather, where it was moved state by state
    belief: str = "article"
    own_q: tuple[float, ...] | None = None  # the belief, where it was moved state by state
    selected: str = STATES[0]  # the state that the sliders of p and q move
    unit: str = "bits"
    asks_for_extra: bool = False  # whether the headline is the extra, rather than the whole length

    def __post_init__(self):
        check_option("belief", self.belief, BELIEFS)
        check_option("state", self.selected, STATES)
        check_option("unit", self.unit, UNITS)
        if self.own_q is None and self.belief == OWN_Q:
            raise ValueError("your own q needs a probability for each state")
        for name, own in (("p", self.own_p), ("q", self.own_q)):
            if own is not None and as_pmf(own, name=name).shape != (len(STATES),):
                raise ValueError(f"{name} needs a probability for each of the {len(STATES)} states")

    @property
    def p(self) -> np.ndarray:
        """What really happens."""
        return mix(SUNNY_REGION, RAINY_REGION, self.region) if self.own_p is None else np.array(self.own_p)

    @property
    def code(self) -> PrefixCode | None:
        """The code behind the belief; None for an ideal code, which has no words of whole bits."""
        return CODES.get(self.belief)

    @property
    def q(self) -> np.ndarray:
        """What is believed: 2^-length for a code, which adds up to less than 1 where space is unused."""
        if self.code:
            return self.code.implied_weights()
        if self.belief == IDEAL_FOR_P:
            return self.p
        return IDEAL_CODES[self.belief] if self.belief in IDEAL_CODES else np.array(self.own_q)

    @property
    def normalised_q(self) -> np.ndarray:
        """What is believed, rescaled to add up to 1."""
        return self.code.implied_weights(normalise=True) if self.code else self.q

    @property
    def unused_share(self) -> float:
        """The part of the code space that no word uses."""
        return 1.0 - self.code.kraft_sum if self.code else 0.0

    @property
    def entropy(self) -> float:
        return entropy(self.p)

    @property
    def divergence(self) -> float:
        """What it costs that the belief misses the weather."""
        return kl_divergence(self.p, self.normalised_q)

    @property
    def unused(self) -> float:
        """What it costs that every word is longer than a code without free space would make it."""
        return float(np.log2(1.0 / (1.0 - self.unused_share)))

    @property
    def extra(self) -> float:
        return self.divergence + self.unused

    @property
    def length(self) -> float:
        """The average length of a day's message."""
        return self.code.expected_length(self.p) if self.code else self.entropy + self.divergence

    @property
    def p_of_selected(self) -> float:
        return float(self.p[STATES.index(self.selected)])

    @property
    def q_of_selected(self) -> float:
        return float(self.q[STATES.index(self.selected)])

    def shown(self, amount: float) -> float:
        """Return an amount of bits in the unit that is shown."""
        return amount * UNITS[self.unit]

    @property
    def equals(self) -> str:
        """An equals sign where the three parts, as they are rounded, add up to the rounded length; otherwise ≈."""
        parts = (self.entropy, self.divergence, self.unused)
        sum_of_rounded = sum(round(self.shown(part), 3) for part in parts)
        return (
            "="
            if np.isinf(self.length) or abs(sum_of_rounded - round(self.shown(self.length), 3)) < 5e-4
            else "≈"
        )

    def changed(self, **fields) -> "Regions":
        """Return the state after a control has moved."""
        index = STATES.index(self.selected)
        if not {"selected", "unit"} & set(fields):
            fields["asks_for_extra"] = False
        if "region" in fields:
            fields["own_p"] = None
        if fields.get("belief") == OWN_Q and self.own_q is None:
            fields["own_q"] = tuple(self.normalised_q)
        if "p_of_selected" in fields:
            fields["own_p"] = tuple(set_chance(self.p, index, fields.pop("p_of_selected")))
        if "q_of_selected" in fields:
            fields["own_q"] = tuple(set_chance(self.normalised_q, index, fields.pop("q_of_selected")))
            fields["belief"] = OWN_Q
        return replace(self, **fields)

    def on_the_way(self) -> Iterator["Regions"]:
        """Return the states of a walk from the sunny region to the rainy one, with the same belief."""
        for region in np.linspace(0, 1, 51):
            yield self.changed(region=float(region))

    @property
    def missed(self) -> list[str]:
        """The states that happen, although q gives them no chance."""
        return [state for state, p, q in zip(STATES, self.p, self.q, strict=True) if p > 0 and q == 0]

    @property
    def sentence(self) -> str:
        return words.Regions.sentence(self)


class RegionsScene(Scene):
    """Above, p beside q for each state; below, the message's length as one bar in three parts."""

    def __init__(self, state: Regions):
        super().__init__(new_figure(820, 460))
        places = np.arange(len(STATES) + 1)
        pairs = self.figure.add_axes((0.065, 0.505, 0.925, 0.425))
        pairs.set(xlim=(-0.5, len(STATES) + 0.5), ylim=(0, 1.1))
        pairs.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
        pairs.grid(axis="y")
        draw_skies_under(pairs, STATES)
        names = [*(label.get_text() for label in pairs.get_xticklabels()), words.Regions.unused_space]
        pairs.set_xticks(places, names)
        pairs.set_title(words.Regions.p, color=style.TRUTH_INK)
        pairs.set_title(words.Regions.q, color=style.BELIEF_INK, loc="right")

        band = {"fc": style.GRID, "alpha": 0.5, "lw": 0, "zorder": 0}
        self.band = self.moving(pairs.add_patch(Rectangle((0, 0), 1, 1.1, **band)))
        self.p_bars = self.moving(pairs.bar(places[:-1] - 0.21, 0, width=0.38, color=style.TRUTH))
        self.q_bars = self.moving(HatchedBars(pairs, len(STATES)))
        (self.unused_bar,) = self.moving(pairs.bar(places[-1], 0, width=0.38, color=style.UNUSED))
        small = {"size": style.SMALL, "offset": (0, 3)}
        self.p_labels, self.q_labels = (
            self.moving([Label(pairs, x + aside, color=ink, **small) for x in places[:-1]])
            for aside, ink in ((-0.21, style.TRUTH_INK), (0.21, style.BELIEF_INK))
        )
        self.unused_label = self.moving(Label(pairs, places[-1], color=style.UNUSED_INK, **small))

        stack = self.stack = self.figure.add_axes((0.065, 0.112, 0.80, 0.085))
        stack.set(xlim=(0, MOST_BITS), ylim=(-0.1, 1), yticks=[])
        stack.spines["left"].set_visible(False)
        colors = (style.INFORMATION, style.WASTE, style.UNUSED)
        inks = (style.INFORMATION_INK, style.WASTE_INK, style.UNUSED_INK)
        self.axis = UnitAxis(stack, UNITS, along="x")
        self.parts = self.moving(
            [stack.add_patch(Rectangle((0, 0), 0, 1, fc=color, ec=style.PAPER, lw=1)) for color in colors]
        )
        tip = [(MOST_BITS, -0.25), (MOST_BITS, 1.25), (MOST_BITS + 0.25, 0.5)]
        self.arrow = self.moving(stack.add_patch(Polygon(tip, fc=style.WASTE, lw=0, clip_on=False)))
        inside = {"valign": "middle", "weight": style.BOLD}
        self.names = self.moving(
            [Label(stack, 0, 0.5, name, color=style.PAPER, **inside) for name in words.Regions.parts[:2]]
        )
        self.length_label = self.moving(Label(stack, 0, 0.5, align="left", offset=(5, 0), **inside))
        # The sum, written out above the bar: each part in its own colour, at its own place.
        above = {"y": 1, "align": "left"}
        self.headline = self.moving(
            Label(stack, size=style.LARGE, weight=style.BOLD, offset=(0, 40), **above)
        )
        self.sum = self.moving(
            [
                Label(stack, x, color=color, offset=(0, 21), **above)
                for x, color in zip((0, 1.0, 2.42, 4.2), (style.INK, *inks), strict=True)
            ]
        )
        (self.bracket,) = self.moving(stack.plot([], [], color=style.WASTE, lw=2, clip_on=False))
        (self.guess_mark,) = self.moving(stack.plot([], [], "v", color=style.GUESS, ms=7, clip_on=False))
        guess = {"color": style.GUESS_INK, "size": style.SMALL, "offset": (6, 4)}
        self.guess_label = self.moving(Label(stack, **guess, **above))

    def show(self, state: Regions) -> bool:
        self.band.set_x(STATES.index(state.selected) - 0.5)
        for bar, label, share in zip(self.p_bars, self.p_labels, state.p, strict=True):
            bar.set_height(share)
            label.set(y=share, text=percent(share))
        self.q_bars.set_boxes(left=np.arange(len(STATES)) + 0.02, bottom=0, width=0.38, height=state.q)
        for label, share in zip(self.q_labels, state.q, strict=True):
            label.set(y=share, text=words.fraction(Fraction(share)) if state.code else percent(share))
        self.unused_bar.set_height(state.unused_share)
        self.unused_label.set(
            y=state.unused_share, text=words.fraction(Fraction(state.unused_share)) if state.code else "0"
        )

        amounts = (state.entropy, state.divergence, state.unused)
        ends = np.minimum(np.cumsum([0.0, *amounts]), MOST_BITS)
        for part, start, end in zip(self.parts, ends[:-1], ends[1:], strict=True):
            part.set(x=start, width=end - start)
            part.set_visible(end > start)
        for name, start, end, room in zip(self.names, ends[:-1], ends[1:], (0.85, 1.1), strict=False):
            name.set(x=(start + end) / 2)
            name.set_visible(end - start > room)
        leaves = state.length > MOST_BITS
        self.arrow.set_visible(leaves)
        self.length_label.set(
            x=ends[-1] + 0.25 * leaves, text=common.with_unit(number(state.shown(state.length)), state.unit)
        )
        self.headline.set(text=words.Regions.headline(state))
        x = ends[1] if state.asks_for_extra else ends[-1]  # a bracket over the parts that are extra
        self.bracket.set_data([x, x, ends[-1], ends[-1]], [1.1, 1.25, 1.25, 1.1])
        self.bracket.set_visible(state.asks_for_extra)
        total, *parts = (number(state.shown(amount)) for amount in (state.length, *amounts))
        self.sum[0].set(text=common.with_unit(total, state.unit))
        signs = (state.equals, "+", "+")
        for label, sign, part, name in zip(self.sum[1:], signs, parts, words.Regions.parts, strict=True):
            label.set(text=f"{sign}  {part} {name}")
        guess = None if state.asks_for_extra else state.guess  # a guess is about the whole length
        self.guess_mark.set_visible(guess is not None)
        self.guess_label.set_visible(guess is not None)
        if guess is not None:
            x = min(max(guess, 0.0), MOST_BITS)
            self.guess_mark.set_data([x], [1.2])
            # Its words stand where there is room for them, however many digits the guess has.
            self.guess_label.align, self.guess_label.offset = (
                ("left", (6, 4)) if x < MOST_BITS - 1 else ("right", (-6, 4))
            )
            self.guess_label.set(x=x, text=f"{common.YOUR_GUESS} {common.guessed(guess)}")
        return self.axis.show(state.unit, common.per_day(state.unit))


def regions_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of what a day's message costs, between two regions and for many beliefs."""
    home = {"own_p": None, "selected": STATES[0], "asks_for_extra": False}
    return Explorer(
        Regions(),
        RegionsScene,
        {
            "region": slider(0, 1, 0.02),
            "belief": choice(words.Regions.beliefs),
            "unit": choice({unit: common.unit(unit) for unit in UNITS}),
            "selected": choice({state: common.STATES[state] for state in STATES}),
            "p_of_selected": slider(0, 1, 0.01),
            "q_of_selected": slider(0, 1, 0.01),
        },
        labels=words.Regions.labels,
        presets={
            "sunny_entropy": {**home, "region": 0.0, "belief": IDEAL_FOR_P},
            "sunny_article": {**home, "region": 0.0, "belief": "article"},
            "rainy_article": {**home, "region": 1.0, "belief": "article"},
            "rainy_extra": {**home, "region": 1.0, "belief": "article", "asks_for_extra": True},
        },
        runs={"walk": Regions.on_the_way},
        change=Regions.changed,
        # What is about all states stands in a first row, what is about one state in a second.
        rows=[["region", "belief", "unit"], ["selected", "p_of_selected", "q_of_selected"]],
        # The notebook shows this twice: first for the two rows of bars, then, with a guess, for the sum under them.
        told="rainy_article" if prediction is None else {"region": 0.5},
        prediction=prediction,
    )
