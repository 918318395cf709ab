"""Sure and wrong, for real: what certainty costs an ensemble of similar days, and two ways out of it."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.codes import keep_apart, size_in_pixels
from ...pictures.marks import GuessLine, arrow
from ...rain import as_rate, mix_chances
from ...scores import brier_score, log_score
from ...teaching.explorer import Explorer, Guessable, check_option, choice, slider
from .record import forecasts

words = Words(__package__)

SIMILAR = 10
ADDED = (0, 1)
WEIGHTS = np.arange(101) / 100


@dataclass(frozen=True, eq=False)
class _Year:
    """The 365 days of 2015, by how many of ten similar days were wet: shape (11,) each."""

    wet: np.ndarray
    dry: np.ndarray
    rate: float  # of the years before: climatology


@cache
def _year() -> _Year:
    stated, is_wet = forecasts()
    k = np.rint(SIMILAR * stated["similar_days"]).astype(int)
    wet, dry = (np.bincount(k[came], minlength=SIMILAR + 1) for came in (is_wet, ~is_wet))
    return _Year(wet, dry, float(stated["climatology"][0]))


def _chances(added: int, weight: float) -> np.ndarray:
    """Return the chance that is stated for each number of wet days among the similar ones, shape (11,)."""
    return mix_chances(as_rate(np.arange(SIMILAR + 1), SIMILAR, added=added), _year().rate, weight)


def _mean(score, chances: np.ndarray) -> float:
    """Return a mean score over the year. What would cost infinitely much counts only where it happened."""
    year = _year()
    total = 0.0
    for counts, came in ((year.wet, True), (year.dry, False)):
        is_there = counts > 0
        total += float(counts[is_there] @ score(chances[is_there], came))
    return total / (year.wet.sum() + year.dry.sum())


@cache
def _curves(added: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the bits a day and the Brier score at each of the weights."""
    chances = [_chances(added, weight) for weight in WEIGHTS]
    return np.array([_mean(log_score, q) for q in chances]), np.array(
        [_mean(brier_score, q) for q in chances]
    )


@dataclass(frozen=True)
class Certain(Guessable):
    """An ensemble's forecasts of a year, with something added to each count, and mixed with climatology."""

    added: int = 0
    weight: float = 0.0

    def __post_init__(self):
        check_option("number that is added", self.added, ADDED)
        if not 0 <= self.weight <= 1:
            raise ValueError(f"the weight of climatology should be from 0 to 1; got {self.weight}")

    @property
    def wet(self) -> np.ndarray:
        """The days of the year that were wet, by how many of ten similar days were; shape (11,)."""
        return _year().wet

    @property
    def dry(self) -> np.ndarray:
        return _year().dry

    @property
    def rate(self) -> float:
        """Climatology: the chance that it states on every day."""
        return _year().rate

    @property
    def chances(self) -> np.ndarray:
        """What is stated where so many of ten similar days were wet, shape (11,)."""
        return _chances(self.added, self.weight)

    @property
    def bits(self) -> float:
        """The mean log score, in bits a day."""
        return _mean(log_score, self.chances)

    @property
    def brier(self) -> float:
        return _mean(brier_score, self.chances)

    @property
    def curves(self) -> tuple[np.ndarray, np.ndarray]:
        """The bits a day and the Brier score at each of ``WEIGHTS``."""
        return _curves(self.added)

    @property
    def lowest_bits(self) -> tuple[float, float]:
        """The lowest of the bits a day over all weights, and the weight."""
        return _lowest(self.curves[0])

    @property
    def lowest_brier(self) -> tuple[float, float]:
        return _lowest(self.curves[1])

    @property
    def brier_of_climatology(self) -> float:
        return float(self.curves[1][-1])

    @property
    def n_days(self) -> int:
        return int(self.wet.sum() + self.dry.sum())

    @property
    def is_ever_certain(self) -> bool:
        return bool(((self.chances == 0) | (self.chances == 1)).any())

    @property
    def n_certain(self) -> int:
        """On how many days the ensemble, as it is, is certain."""
        return int((self.wet + self.dry)[[0, -1]].sum())

    @property
    def n_certain_and_wrong(self) -> int:
        return int(self.wet[0] + self.dry[-1])

    @property
    def n_missed(self) -> int:
        """The days that were wet although none of ten similar days was."""
        return int(self.wet[0])

    @property
    def cost_of_missed(self) -> float:
        """What each of these costs, in bits."""
        return float(log_score(self.chances[0], True))

    @property
    def sentence(self) -> str:
        return words.Certain.sentence(self)


def _lowest(curve: np.ndarray) -> tuple[float, float]:
    at = int(curve.argmin())
    return float(curve[at]), float(WEIGHTS[at])


MOST_DAYS = 82
BITS, BRIER = (0.78, 1.06), (0.18, 0.25)  # the ranges of the curves


class _Curve:
    """A score over the weight, with its lowest point and the one where the slider stands."""

    def __init__(self, scene: Scene, ax, color: str, ink: str):
        self.low, self.high = ax.get_ylim()
        (self.line,) = scene.moving(ax.plot([], [], color=color, alpha=0.55, clip_on=False))
        (self.valley,) = scene.moving(ax.plot([], [], "v", ms=7, color=style.INFORMATION, clip_on=False))
        dot = {"ms": 9, "color": color, "mec": style.PAPER, "clip_on": False, "zorder": 4}
        (self.dot,) = scene.moving(ax.plot([], [], "o", **dot))
        right = {"align": "left", "valign": "middle", "offset": (9, 0)}
        self.now, self.lowest = scene.moving(
            [
                Label(ax, 1, color=ink, weight=style.BOLD, **right),
                Label(ax, 1, color=style.INFORMATION_INK, **right),
            ]
        )
        _, pixels = size_in_pixels(ax)
        self.gap = 17 * (self.high - self.low) / pixels

    def show(
        self, curve: np.ndarray, weight: float, value: float, guess: GuessLine | None, guessed: float | None
    ):
        is_seen = curve <= self.high
        first = int(is_seen.argmax())  # to the left of it the curve goes up beyond the edge
        x, y = WEIGHTS[is_seen], curve[is_seen]
        if first:
            x, y = np.r_[WEIGHTS[first - 1], x], np.r_[self.high, y]
        self.line.set_data(x, y)
        lowest, at = _lowest(curve)
        self.valley.set_data([at], [lowest - 0.35 * self.gap])
        height = min(value, self.high)
        self.dot.set_data([weight], [height])
        self.now.set(text=words.Certain.now(value) + arrow(value, self.low, self.high))
        self.lowest.set(text=words.Certain.lowest(lowest, at))
        levels = {self.now: height, self.lowest: lowest}
        if guess is not None and (level := guess.show(guessed)) is not None:
            levels[guess.label] = level
        places = keep_apart([*levels.values()], self.gap, self.low, self.high)
        for label, place in zip(levels, places, strict=True):
            label.set(y=place)


class CertainScene(Scene):
    """The days by what the ensemble said, and what came; beside it, both scores over the weight of climatology."""

    def __init__(self, state: Certain):
        super().__init__(new_figure(820, 430))
        self._draw_days(state)
        top = self.figure.add_axes((0.615, 0.555, 0.195, 0.36))
        top.set(xlim=(0, 1), ylim=BITS, title=words.Certain.bits)
        top.set_yticks([0.8, 0.9, 1.0])
        bottom = self.figure.add_axes((0.615, 0.115, 0.195, 0.29))
        bottom.set(xlim=(0, 1), ylim=BRIER, title=words.Certain.brier, xlabel=words.Certain.weight)
        bottom.set_yticks([0.18, 0.2, 0.22, 0.24])
        for ax in (top, bottom):
            ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        self.guess = self.moving(GuessLine(top, label={"offset": (9, 0)}))
        self.bits = _Curve(self, top, style.WASTE, style.WASTE_INK)
        self.brier = _Curve(self, bottom, style.SENT, style.SENT_INK)

    def _draw_days(self, state: Certain) -> None:
        ax = self.figure.add_axes((0.075, 0.225, 0.455, 0.69))
        n = SIMILAR + 1
        ax.set(xlim=(-0.6, n - 0.4), ylim=(0, MOST_DAYS), xticks=range(n), ylabel=words.Certain.y_days)
        ax.set_title(words.Certain.days)
        ax.set_xlabel(words.Certain.n_wet, labelpad=4)
        ax.tick_params("x", length=0, labelsize=style.NORMAL)
        k = np.arange(n)
        colors = [style.WASTE, *[style.TRUTH] * SIMILAR]
        ax.bar(k, state.wet, width=0.78, color=colors)
        ax.bar(k, state.dry, width=0.78, bottom=state.wet, color=style.PROGRESS)
        for x, count in enumerate(state.wet + state.dry):
            ax.text(x, count + 1, f"{count}", ha="center", va="bottom", size=style.SMALL)
        ax.text(2.0, 30, words.Certain.dry, ha="center", va="center", size=style.SMALL)
        ax.text(8, 12, words.Certain.wet, ha="center", va="center", size=style.SMALL, color=style.PAPER)
        self.missed_label = self.moving(
            Label(ax, -0.5, 74, align="left", color=style.WASTE_INK, weight=style.BOLD)
        )
        ax.plot([-0.45, -0.45], [6, 72.5], color=style.WASTE, lw=1)
        # The chance that is stated for each, in a second line under the axis.
        under = {"valign": "top", "offset": (0, -43), "size": style.SMALL, "weight": style.BOLD}
        Label(ax, -0.55, 0, words.Certain.stated, align="right", color=style.BELIEF_INK, **under)
        self.stated = self.moving([Label(ax, x, 0, color=style.BELIEF_INK, **under) for x in k])

    def show(self, state: Certain) -> None:
        for label, chance in zip(self.stated, state.chances, strict=True):
            label.set(text=words.Certain.chance(float(chance)))
        self.missed_label.set(text=words.Certain.each_wrong_day(state))
        bits, brier = state.curves
        self.bits.show(bits, state.weight, state.bits, self.guess, state.guess)
        self.brier.show(brier, state.weight, state.brier, None, None)


def certain_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of an ensemble that was certain and wrong, and of what makes up for it.

    Parameters
    ----------
    prediction : str, optional
        The name of a prediction, of the bits a day of the best mix; its guess is drawn in the picture.
    """
    _, best = Certain().lowest_bits
    return Explorer(
        Certain(),
        CertainScene,
        {"added": choice(words.Certain.added), "weight": slider(0, 1, 0.01)},
        labels=words.Certain.labels,
        presets={
            "as_it_is": {"added": 0, "weight": 0.0},
            "one_added": {"added": 1, "weight": 0.0},
            "best_mix": {"added": 0, "weight": best},
            "climatology": {"added": 0, "weight": 1.0},
        },
        rows=[["added", "weight"]],
        told="best_mix",
        prediction=prediction,
    )
