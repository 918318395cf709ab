"""The loss of one picture: a belief about seven animals, one of which is true, and what that costs."""

from dataclasses import dataclass

import numpy as np

from ...animals import ANIMALS
from ...classifier import log_softmax, one_hot
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import NATS_IN_A_BIT
from ...pictures import style
from ...pictures.codes import AreaPicture
from ...pictures.faces import draw_animals_under
from ...pictures.hatched import HatchedBars
from ...pictures.marks import GuessLine, UnitAxis, arrow, short
from ...story import STORY_BELIEF
from ...teaching.explorer import (
    Explorer,
    Guessable,
    check_option,
    choice,
    field_of,
    labels_of_each,
    one_each,
    slider,
)

words = Words(__package__)

MOST_NATS = 7.0  # a belief of 1 in 1,097; what costs more is drawn at the upper edge
UNITS = {"nats": 1.0, "bits": 1 / NATS_IN_A_BIT}  # how many make a nat


@dataclass(frozen=True)
class Loss(Guessable):
    """A picture of one animal, and what a classifier believes that it shows.

    The belief is given by a logit for each animal, as a classifier gives it: softmax makes it a distribution.
    """

    raccoon: float = float(np.log(STORY_BELIEF[0]))
    red_panda: float = float(np.log(STORY_BELIEF[1]))
    fox: float = float(np.log(STORY_BELIEF[2]))
    cat: float = float(np.log(STORY_BELIEF[3]))
    dog: float = float(np.log(STORY_BELIEF[4]))
    bear: float = float(np.log(STORY_BELIEF[5]))
    badger: float = float(np.log(STORY_BELIEF[6]))
    temperature: float = 1.0  # divides the logits: a high one flattens the belief, a low one sharpens it
    truth: str = "raccoon"
    unit: str = "nats"

    def __post_init__(self):
        check_option("animal", self.truth, ANIMALS)
        check_option("unit", self.unit, UNITS)
        if not 0.01 <= self.temperature <= 100:
            raise ValueError(f"the temperature should be from 0.01 to 100; got {self.temperature}")

    @property
    def logits(self) -> np.ndarray:
        return np.array([getattr(self, field) for field in FIELDS])

    @property
    def p(self) -> np.ndarray:
        """The truth: certainty for one animal."""
        return one_hot(ANIMALS.index(self.truth), len(ANIMALS))

    @property
    def lengths(self) -> np.ndarray:
        """-log q for each animal, in nats: how long its word would be in an ideal code made for the belief."""
        return 0.0 - log_softmax(self.logits / self.temperature)

    @property
    def q(self) -> np.ndarray:
        """The belief."""
        return np.exp(-self.lengths)

    @property
    def q_of_truth(self) -> float:
        return float(self.q[ANIMALS.index(self.truth)])

    @property
    def loss(self) -> float:
        """The cross-entropy of truth and belief, in nats: as the truth is certain, one term is left of the sum."""
        return float(self.p @ self.lengths)

    @property
    def loss_in_bits(self) -> float:
        return self.loss * UNITS["bits"]

    def shown(self, nats: float) -> float:
        """Return an amount of nats in the unit that is shown."""
        return nats * UNITS[self.unit]

    @property
    def sentence(self) -> str:
        return words.Loss.sentence(self)


FIELDS = tuple(map(field_of, ANIMALS))


class GuessInNats(GuessLine):
    """A guess with its unit, in the singular where it is 1."""

    def text(self, guess: float) -> str:
        return f"{self.name} {words.Loss.guess_line(short(guess))}{arrow(guess, self.low, self.high)}"


class LossScene(Scene):
    """Truth and belief as bars, over the animals; the loss on the curve -log q; the loss as an area."""

    def __init__(self, state: Loss):
        super().__init__(new_figure(820, 430))
        places = np.arange(len(ANIMALS))

        bars = self.figure.add_axes((0.06, 0.315, 0.475, 0.575))
        bars.set(xlim=(-0.5, 6.5), ylim=(0, 1.13))
        bars.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        bars.set_title(words.Loss.bars)
        draw_animals_under(bars)
        self.truth_bar = self.moving(bars.bar([0], [1], width=0.4, color=style.TRUTH))[0]
        truth = {"color": style.TRUTH_INK, "weight": style.BOLD, "offset": (0, 3)}
        self.truth_label = self.moving(Label(bars, 0, 1, words.Loss.truth_bar, align="left", **truth))
        self.belief_bars = self.moving(HatchedBars(bars, len(ANIMALS)))
        share = {"color": style.BELIEF_INK, "size": style.SMALL, "weight": style.BOLD}
        self.belief_labels = self.moving([Label(bars, **share) for _ in places])
        self.words_title = bars.text(
            -0.42, -0.315, "", color=style.SENT_INK, va="top", transform=bars.get_xaxis_transform()
        )
        self.words = self.moving([Label(bars, x, 0, valign="top", offset=(0, -71)) for x in places])

        curve = self.curve = self.figure.add_axes((0.603, 0.315, 0.19, 0.575))
        curve.set(xlim=(0, 1), ylim=(0, MOST_NATS), xlabel=words.Loss.belief_in_truth)
        curve.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        self.curve_title = curve.set_title("")
        self.axis = UnitAxis(curve, UNITS, {"bits": 2})
        q = np.linspace(np.exp(-MOST_NATS), 1, 400)
        curve.plot(q, -np.log(q), color=style.WASTE, alpha=0.45)
        (self.drop,) = self.moving(curve.plot([], [], ":", color=style.WASTE, lw=1.2))
        # Its number stands high up, where the curve leaves room for it.
        label = {"x": 1.1, "align": "right", "valign": "top", "offset": (0, 0), "size": style.SMALL}
        self.guess = self.moving(GuessInNats(curve, label=label))

        area = self.figure.add_axes((0.84, 0.315, 0.135, 0.575))
        area.set(xlim=(0, 1), ylim=(0, MOST_NATS), yticks=[], xlabel=words.Loss.share_of_truth)
        area.set_xticks([0, 1], ["0%", "100%"])
        area.set_title(words.Loss.area)
        self.area = self.moving(AreaPicture(area, len(ANIMALS)))
        for y, color, text in (
            (-0.33, style.WASTE_INK, words.Loss.the_area),
            (-0.42, style.INFORMATION_INK, words.Loss.the_line),
        ):
            area.text(1, y, text, color=color, ha="right", va="top", transform=area.transAxes)
        # From the dot on the curve over to the area.
        (self.level,) = self.moving(curve.plot([], [], ":", color=style.WASTE, lw=1.2, clip_on=False))
        dot = {"ms": 9, "color": style.WASTE, "mec": style.PAPER, "clip_on": False}
        (self.dot,) = self.moving(curve.plot([], [], "o", **dot))
        self.amount = self.moving(Label(area, 0.5, size=style.LARGE, weight=style.BOLD, offset=(0, 20)))
        self.amount_unit = self.moving(Label(area, 0.5, offset=(0, 5)))

    def show(self, state: Loss) -> bool:
        true = ANIMALS.index(state.truth)
        self.truth_bar.set_x(true - 0.4)
        self.truth_label.set(x=true - 0.4)
        self.belief_bars.set_boxes(left=np.arange(len(ANIMALS)) + 0.02, bottom=0, width=0.38, height=state.q)
        for i, (label, q) in enumerate(zip(self.belief_labels, state.q, strict=True)):
            # Beside the bar of the truth, and where that leaves no room, beside its own bar.
            aside, high = (i == true), (i == true and q > 0.86)
            label.align, label.offset = ("left", (3, -7)) if high else ("center", (6 * aside, 3))
            label.set(x=i + (0.4 if high else 0.21), y=q, text=words.bar_percent(q))
        for animal, word, length in zip(ANIMALS, self.words, state.lengths, strict=True):
            is_sent = animal == state.truth
            word.set(text=_short(state.shown(length)), color=style.WASTE_INK if is_sent else style.SENT_INK)
            word.weight = style.BOLD if is_sent else style.REGULAR

        height = min(state.loss, MOST_NATS)
        self.dot.set_data([state.q_of_truth], [height])
        self.drop.set_data([state.q_of_truth] * 2, [0, height])
        self.level.set_data([state.q_of_truth, 1.95], [height, height])
        # Classes that are not true have no width; their surprisal, infinite, plays no part.
        lengths = np.where(state.p > 0, np.minimum(state.lengths, MOST_NATS), 0.0)
        self.area.show(state.p, lengths, np.zeros(len(ANIMALS)))
        is_low = height < 0.75 * MOST_NATS
        y, color = (height, style.WASTE_INK) if is_low else (height - 1.25, style.PAPER)
        text = _short(state.shown(state.loss), 3) + arrow(state.loss, 0, MOST_NATS)
        self.amount.set(y=y, text=text, color=color)
        self.amount_unit.set(y=y, text=common.unit(state.unit), color=color)
        guess = self.guess.show(state.guess)
        if guess is not None:
            self.guess.label.set(y=_free_height(guess, height))
        if not self.axis.show(state.unit, common.unit(state.unit)):
            return False
        self.curve_title.set_text(words.Loss.curve_title(state.unit))
        self.words_title.set_text(words.Loss.words_title(state.unit))
        return True


def _free_height(*lines: float) -> float:
    """Return the height at which a number that hangs down from it keeps clear of lines at these heights.

    Examples
    --------
    >>> _free_height(1.0, 1.2), _free_height(1.0, 6.4), _free_height(7.0, 5.7)
    (6.9, 5.9, 4.9)
    """
    heights = (0.99 * MOST_NATS - step for step in (0.0, 1.0, 2.0))
    free = (y for y in heights if all(not y - 0.65 < line < y + 0.15 for line in lines))
    return round(next(free), 1)


def _short(amount: float, decimals: int = 2) -> str:
    """Return an amount in as few letters as tell it.

    Examples
    --------
    >>> _short(1.20397), _short(1.20397, 3), _short(41.5), _short(0.0)
    ('1.20', '1.204', '41.5', '0.00')
    """
    return f"{amount:z.{decimals}f}" if amount < 9.995 else f"{amount:.1f}"


def _logits(q) -> dict[str, float]:
    """Return a field for each animal that makes the belief q."""
    return dict(zip(FIELDS, np.log(q).tolist(), strict=True))


def _idle(state: Loss) -> dict[str, str]:
    return {} if np.ptp(state.logits) else {"temperature": words.Loss.no_effect}


def loss_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of the cross-entropy between a certain truth and a belief."""
    sure = dict.fromkeys(FIELDS, float(np.log(0.01 / 6)))
    plain = {"temperature": 1.0, "truth": "raccoon"}
    return Explorer(
        Loss(),
        LossScene,
        {
            **one_each(ANIMALS, lambda animal: slider(-7, 7, 0.1)),
            "temperature": slider(0.1, 5, 0.1, decimals=1),
            "truth": choice({animal: common.ANIMALS[animal] for animal in ANIMALS}),
            "unit": choice({unit: common.unit(unit) for unit in UNITS}),
        },
        labels=words.Loss.labels | labels_of_each(common.ANIMALS),
        presets={
            "story": {**_logits(STORY_BELIEF), **plain},
            "know_nothing": {**dict.fromkeys(FIELDS, 0.0), **plain},
            "sure_and_right": {**sure, "raccoon": float(np.log(0.99)), **plain},
            "sure_and_wrong": {**sure, "fox": float(np.log(0.99)), **plain},
        },
        rows=[[*FIELDS], ["temperature"], ["truth", "unit"]],
        idle=_idle,
        prediction=prediction,
    )
