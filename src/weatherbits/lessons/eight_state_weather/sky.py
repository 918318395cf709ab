"""Reshape the sky: eight chances that always add up to 1, and how unpredictable they make the weather."""

from dataclasses import dataclass, replace

import numpy as np

from ...distributions import as_pmf, set_chance, sharpen
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import entropy, surprisal
from ...pictures import style
from ...pictures.codes import keep_apart, size_in_pixels
from ...pictures.marks import GuessLine
from ...pictures.skies import Sky, draw_skies_under
from ...story import DESERT, EQUAL_SKY, ONE_OF_TWO, RAINY_REGION, STATES, SUNNY_REGION
from ...teaching.explorer import Explorer, Guessable, field_of, labels_of_each, one_each, slider, switch

words = Words(__package__)

FIELDS = tuple(map(field_of, STATES))
HOLDS = tuple(f"hold_{field}" for field in FIELDS)
MOST_BITS = 3.0  # of eight states
SHARPEST = 4.0
LEAST_SHARE = 0.0005  # bits: what is less is written as 0.000, and no slab can be seen
SKY_SIZE = 24  # pixels of a drawing beside the gauge
STEP = 0.001  # of a state's slider: it reads 0.071 where the picture says 7.1%


@dataclass(frozen=True)
class ReshapedSky(Guessable):
    """Eight chances, and which slider the hand is on.

    A slider works on the sky as it found it: whatever it does, moving it back undoes it. Only when another
    slider is touched, or a hold, the sky of that moment is the new start.
    """

    pmf: tuple[float, ...] = tuple(EQUAL_SKY.tolist())
    held: frozenset[int] = frozenset()  # states that keep their chance while others move
    power: float = 1.0  # below 1 flattens, above 1 sharpens
    hand: str | None = None  # the field of the slider that moved last
    found: tuple[float, ...] = ()  # the chances that it found

    def __post_init__(self):
        if as_pmf(self.pmf).shape != (len(STATES),):
            raise ValueError(f"pmf should hold a chance for each of 8 states; got {len(self.pmf)}")

    @property
    def shares(self) -> np.ndarray:
        """What each state adds to the entropy: its chance times its surprisal, in bits."""
        p = np.array(self.pmf)
        is_possible = p > 0
        return np.where(is_possible, p * surprisal(np.where(is_possible, p, 1.0)), 0.0)

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)

    @property
    def equal_states(self) -> float:
        """How many equally likely states would be just as unpredictable."""
        return 2.0**self.entropy

    @property
    def likeliest(self) -> str:
        return STATES[np.argmax(self.pmf)]

    @property
    def held_states(self) -> list[str]:
        return [state for index, state in enumerate(STATES) if index in self.held]

    @property
    def free_states(self) -> list[str]:
        return [state for index, state in enumerate(STATES) if index not in self.held]

    def move(self, **control) -> "ReshapedSky":
        """Return the sky after one control has moved, given as field=value."""
        ((field, value),) = control.items()
        if field in HOLDS:
            index = HOLDS.index(field)
            held = self.held | {index} if value else self.held - {index}
            return replace(self, held=held, hand=None, found=(), power=1.0)
        found = self.found if self.hand == field else self.pmf
        power = 1.0
        if field == "power":
            pmf, power = _sharpen_free(found, value, self.held), value
        elif abs(value - round(found[FIELDS.index(field)] / STEP) * STEP) < 1e-9:
            pmf = np.array(found)  # back where the slider stood; the chance itself may lie between two steps
        else:
            pmf = set_chance(found, FIELDS.index(field), value, locked=self.held)
        return replace(self, pmf=tuple(map(float, pmf)), power=power, hand=field, found=found)

    def idle(self) -> dict[str, str]:
        """Return for each slider that cannot change this sky the reason."""
        reasons = {}
        for index, field in enumerate(FIELDS):
            others = self.held - {index}
            if len(others) == len(FIELDS) - 1:
                reasons[field] = words.ReshapedSky.all_others_held
            elif sum(self.pmf[other] for other in others) > 1 - 1e-9:
                reasons[field] = words.ReshapedSky.no_room
        found = self.found if self.hand == "power" else self.pmf
        flattest, sharpest = (_sharpen_free(found, power, self.held) for power in (0.0, SHARPEST))
        if abs(sharpest - flattest).max() < 1e-9:
            movable = [chance for index, chance in enumerate(found) if chance > 0 and index not in self.held]
            reasons["power"] = (
                words.ReshapedSky.all_equal if len(movable) > 1 else words.ReshapedSky.no_two_free
            )
        return reasons

    @property
    def sentence(self) -> str:
        return words.ReshapedSky.sentence(self)


# A slider and a hold for each state show these fields of the sky.
def _add_fields(index: int) -> None:
    setattr(ReshapedSky, FIELDS[index], property(lambda self: self.pmf[index]))
    setattr(ReshapedSky, HOLDS[index], property(lambda self: index in self.held))


for _index in range(len(STATES)):
    _add_fields(_index)


def _sharpen_free(pmf: tuple[float, ...], power: float, held: frozenset[int]) -> np.ndarray:
    """Return chances where those that are not held are sharpened among themselves."""
    sharpened = np.array(pmf)
    is_free = ~np.isin(np.arange(sharpened.size), list(held))
    room = sharpened[is_free].sum()
    if power != 1.0 and room > 0:
        sharpened[is_free] = room * sharpen(sharpened[is_free] / room, power)
    return sharpened


class ReshapedSkyScene(Scene):
    """The chances; under them what each adds to the average; and a gauge in which those shares are stacked."""

    def __init__(self, state: ReshapedSky):
        super().__init__(new_figure(820, 430))
        self._draw_chances()
        self._draw_shares()
        self._draw_gauge()

    def _draw_chances(self) -> None:
        ax = self.figure.add_axes((0.065, 0.52, 0.625, 0.385))
        ax.set(xlim=(-0.55, 7.55), ylim=(0, 1.14))
        ax.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        ax.set_title(words.ReshapedSky.chances)
        draw_skies_under(ax)
        self.bars = self.moving(ax.bar(range(8), np.zeros(8), width=0.74, color=style.TRUTH))
        self.chances = self.moving([Label(ax, x, offset=(0, 3), weight=style.BOLD) for x in range(8)])

    def _draw_shares(self) -> None:
        ax = self.figure.add_axes((0.065, 0.03, 0.625, 0.22))
        ax.set(xlim=(-0.55, 7.55), ylim=(0, 0.72), xticks=[])
        ax.set_yticks([0, 0.5], ["0", "0.5"])
        ax.set_title(words.ReshapedSky.shares)
        self.share_bars = self.moving(ax.bar(range(8), np.zeros(8), width=0.74, color=style.INFORMATION))
        look = {"offset": (0, 3), "weight": style.BOLD, "color": style.INFORMATION_INK}
        self.share_labels = self.moving([Label(ax, x, **look) for x in range(8)])

    def _draw_gauge(self) -> None:
        ax = self.gauge = self.figure.add_axes((0.77, 0.03, 0.155, 0.73))
        ax.set(
            xlim=(0, 1), ylim=(0, MOST_BITS), xticks=[], yticks=[0, 1, 2, 3], ylabel=common.per_day("bits")
        )
        right = ax.twinx()
        right.set(ylim=(0, MOST_BITS), ylabel=words.ReshapedSky.states_axis)
        right.set_yticks([0, 1, 2, 3], ["1", "2", "4", "8"])
        right.spines["right"].set_visible(True)
        for axes in (ax, right):
            axes.spines["bottom"].set_visible(False)
        slab = {"width": 0.49, "color": style.INFORMATION, "ec": style.PAPER, "lw": 1}
        self.stack = self.moving(ax.bar([0.265] * 8, np.zeros(8), **slab))
        # Each slab has its state's drawing beside it. Where slabs are thin, the drawings stand apart, and a thin
        # line leads from each to its own slab.
        self.stack_skies = self.moving([Sky(ax, state, 0.86, size=SKY_SIZE, zorder=1) for state in STATES])
        lead = {"color": style.QUIET_INK, "lw": 0.9}
        self.leaders = self.moving([ax.plot([], [], **lead)[0] for _ in STATES])
        level = (0.0, 0.53)  # across the slabs, and not through the drawings beside them
        (self.top,) = self.moving(ax.plot(level, [0, 0], color=style.INK, lw=2.5))
        # Three lines of text above the gauge, from the top: where they stand, nothing can cross them.
        above = {"x": 0.5, "y": MOST_BITS}
        big = {"size": 16, "weight": style.BOLD, "color": style.INFORMATION_INK}
        self.bits_label = self.moving(Label(ax, **above, offset=(0, 44), **big))
        self.states_label = self.moving(Label(ax, **above, offset=(0, 28)))
        label = {"x": 0.5, "align": "center", "valign": "bottom", "offset": (0, 13)}
        self.guess = self.moving(
            GuessLine(ax, words.ReshapedSky.your_guess, ends=level, label=label, on_areas=True)
        )

    def show(self, state: ReshapedSky) -> None:
        for bar, label, chance in zip(self.bars, self.chances, state.pmf, strict=True):
            bar.set_height(chance)
            label.set(y=chance, text=common.percent(chance))
        edges = np.concatenate([[0.0], np.cumsum(state.shares)])
        shares = zip(self.share_bars, self.share_labels, self.stack, state.shares, edges[:-1], strict=True)
        for bar, label, slab, share, bottom in shares:
            bar.set_height(share)
            label.set(y=share, text=f"{share:z.3f}")
            slab.set_y(bottom)
            slab.set_height(share)
        self._show_stack_skies((edges[:-1] + edges[1:]) / 2, state.shares >= LEAST_SHARE)
        self.top.set_ydata([state.entropy, state.entropy])
        self.bits_label.set(text=words.ReshapedSky.bits(state))
        self.states_label.set(text=words.ReshapedSky.like(state))
        self.guess.show(state.guess)
        self.guess.label.set(y=MOST_BITS)

    def _show_stack_skies(self, middles: np.ndarray, has_slab: np.ndarray) -> None:
        """Draw the states that have a slab, each tied to the middle of its own; the others have nothing to name."""
        _, height = size_in_pixels(self.gauge)
        apart = (SKY_SIZE + 2) * MOST_BITS / height
        stands = middles.copy()
        stands[has_slab] = keep_apart(middles[has_slab], apart, apart / 2, MOST_BITS - apart / 2)
        marks = zip(self.stack_skies, self.leaders, stands, middles, has_slab, strict=True)
        for sky, leader, stand, middle, is_seen in marks:
            sky.set(y=stand)
            sky.set_visible(bool(is_seen))
            leader.set_data([0.52, 0.56, 0.69, 0.73], [middle, middle, stand, stand])
            leader.set_visible(bool(is_seen))


def _place(pmf: np.ndarray) -> dict:
    return {"pmf": tuple(pmf.tolist()), "held": frozenset(), "power": 1.0, "hand": None, "found": ()}


def sky_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of eight chances that the learner reshapes, and of their entropy."""
    return Explorer(
        ReshapedSky(),
        ReshapedSkyScene,
        {
            **one_each(STATES, lambda state: slider(0, 1, STEP, decimals=3)),
            **one_each(STATES, lambda state: switch(words.ReshapedSky.hold(state)), "hold_"),
            "power": slider(0, SHARPEST, 0.05),
        },
        labels={
            **labels_of_each(common.STATES),
            **dict.fromkeys(HOLDS, words.ReshapedSky.hold_button),
            **words.ReshapedSky.labels,
        },
        presets={
            "equal_sky": _place(EQUAL_SKY),
            "sunny_region": _place(SUNNY_REGION),
            "rainy_region": _place(RAINY_REGION),
            "desert": _place(DESERT),
            "one_of_two": _place(ONE_OF_TWO),
        },
        change=ReshapedSky.move,
        # What holds a state stands beside its slider.
        rows=[[field for pair in zip(FIELDS, HOLDS, strict=True) for field in pair], ["power"]],
        idle=ReshapedSky.idle,
        told="sunny_region",
        prediction=prediction,
    )
