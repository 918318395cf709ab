"""Your own weather and your own belief, state by state: what an ideal code for the belief costs."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ...distributions import as_pmf, set_chance
from ...language import Words, common
from ...live import Scene, new_figure
from ...measures import NATS_IN_A_BIT, entropy, kl_divergence
from ...pictures.marks import UnitAxis
from ...story import CODES, EQUAL_SKY, RAINY_REGION, STATES, SUNNY_REGION
from ...teaching.explorer import Explorer, check_option, choice, field_of, labels_of_each, one_each, slider
from .digits import number
from .pairs import MessageBar, Pairs

words = Words(__package__)

UNITS = {"bits": 1.0, "nats": NATS_IN_A_BIT}  # how many of each a bit makes
P_FIELDS, Q_FIELDS = (tuple(prefix + field_of(state) for state in STATES) for prefix in ("p_", "q_"))
STEP = 0.005

SUNNY, RAINY, EQUAL = (tuple(map(float, pmf)) for pmf in (SUNNY_REGION, RAINY_REGION, EQUAL_SKY))
ARTICLE = tuple(map(float, CODES["article"].implied_weights(normalise=True)))
UNLIKELIEST = len(STATES) - 1  # thunderstorm: the state that a button rules out


@dataclass(frozen=True)
class OwnBelief:
    """Weather p and a belief q, both moved state by state.

    All amounts are in bits, also where ``unit`` says that they are shown in nats.
    """

    p: tuple[float, ...] = SUNNY
    q: tuple[float, ...] = EQUAL
    unit: str = "bits"
    hand: str | None = None  # the slider that was moved last
    found: tuple[float, ...] = ()  # what it found: its way back is the way it came

    def __post_init__(self):
        check_option("unit", self.unit, UNITS)
        for name in ("p", "q"):
            if as_pmf(getattr(self, name), name=name).shape != (len(STATES),):
                raise ValueError(f"{name} needs a probability for each of the {len(STATES)} states")

    @property
    def entropy(self) -> float:
        return entropy(self.p)

    @property
    def divergence(self) -> float:
        return kl_divergence(self.p, self.q)

    @property
    def cross_entropy(self) -> float:
        """The average message length of an ideal code for q."""
        return self.entropy + self.divergence

    def shown(self, amount: float) -> float:
        """Return an amount of bits in the unit that is shown."""
        return amount * UNITS[self.unit]

    @property
    def missed(self) -> list[str]:
        """The states that happen, although q gives them no chance."""
        return [state for state, p, q in zip(STATES, self.p, self.q, strict=True) if p > 0 and q == 0]

    @property
    def p_name(self) -> str:
        return {SUNNY: "sunny_region", RAINY: "rainy_region"}.get(self.p, "own_weather")

    @property
    def is_same(self) -> bool:
        return bool(np.allclose(self.p, self.q, rtol=0, atol=1e-12))

    def changed(self, **fields) -> "OwnBelief":
        """Return the state after a control has moved."""
        ((field, value),) = fields.items()
        if field == "unit":
            return replace(self, unit=value)
        name = field[0]
        found = self.found if self.hand == field else getattr(self, name)
        index = (P_FIELDS if name == "p" else Q_FIELDS).index(field)
        if abs(value - round(found[index] / STEP) * STEP) < 1e-9:
            pmf = found  # back where the slider stood; the chance itself may lie between two steps
        else:
            pmf = tuple(map(float, set_chance(found, index, value)))
        moved: dict[str, Any] = {name: pmf, "hand": field, "found": found}
        return replace(self, **moved)

    def ruled_out(self) -> "OwnBelief":
        """Return the state in which q gives a thunderstorm no chance at all."""
        return replace(self, q=tuple(map(float, set_chance(self.q, UNLIKELIEST, 0.0))), hand=None)

    def agreeing(self) -> "OwnBelief":
        """Return the state in which q is p."""
        return replace(self, q=self.p, hand=None)

    @property
    def sentence(self) -> str:
        return words.OwnBelief.sentence(self)


# A slider for each state shows these fields.
def _add_fields(index: int) -> None:
    setattr(OwnBelief, P_FIELDS[index], property(lambda self: self.p[index]))
    setattr(OwnBelief, Q_FIELDS[index], property(lambda self: self.q[index]))


for _index in range(len(STATES)):
    _add_fields(_index)


class OwnBeliefScene(Scene):
    """Above, p beside q for each state; below, the cross-entropy as one bar in two parts."""

    def __init__(self, state: OwnBelief):
        super().__init__(new_figure(820, 460))
        pairs = self.figure.add_axes((0.065, 0.505, 0.925, 0.425))
        self.pairs = self.moving(Pairs(pairs, 1.0, words.OwnBelief.q, has_unused=False))
        stack = self.stack = self.figure.add_axes((0.065, 0.112, 0.80, 0.085))
        self.bar = self.moving(MessageBar(stack, words.Pairs.parts[:2]))
        self.axis = UnitAxis(stack, UNITS, along="x")

    def show(self, state: OwnBelief) -> bool:
        self.pairs.show(
            state.p,
            state.q,
            [common.percent(share) for share in state.p],
            [common.percent(share) for share in state.q],
        )
        parts = state.entropy, state.divergence
        length, *shown = map(state.shown, (state.cross_entropy, *parts))
        self.bar.show(
            parts,
            headline=words.OwnBelief.headline(state),
            total=common.with_unit(number(length), state.unit),
            texts=[number(part) for part in shown],
            equals=words.equals(length, shown),
        )
        return self.axis.show(state.unit, common.per_day(state.unit))


def own_belief_explorer() -> Explorer:
    """Return a live picture of weather and belief, with a slider of each for every state."""

    def chance(state: str):
        return slider(0, 1, STEP, decimals=3)

    sliders = one_each(STATES, chance, "p_") | one_each(STATES, chance, "q_")
    return Explorer(
        OwnBelief(),
        OwnBeliefScene,
        {**sliders, "unit": choice({unit: common.unit(unit) for unit in UNITS})},
        labels={
            **labels_of_each(words.OwnBelief.p_labels, "p_"),
            **labels_of_each(words.OwnBelief.q_labels, "q_"),
            **words.OwnBelief.labels,
        },
        presets={
            "sunny_region": {"p": SUNNY, "hand": None},
            "rainy_region": {"p": RAINY, "hand": None},
            "equal_q": {"q": EQUAL, "hand": None},
            "article_q": {"q": ARTICLE, "hand": None},
        },
        actions={"same_q": OwnBelief.agreeing, "rule_out": OwnBelief.ruled_out},
        change=OwnBelief.changed,
        # The p of a state stands beside its q.
        rows=[[field for pair in zip(P_FIELDS, Q_FIELDS, strict=True) for field in pair], ["unit"]],
        told={"q": SUNNY},  # which is p
    )
