"""Honest is best: what you expect of three scores if you believe one chance and state another."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from ...distributions import Floats
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import cross_entropy
from ...pictures import style
from ...pictures.marks import short
from ...scores import brier_score, log_score
from ...teaching.explorer import Explorer, Guessable, slider

words = Words(__package__)


def distance(q: ArrayLike, y: int) -> Floats:
    """Return |q - y|, which looks like a score, but is no proper one."""
    return np.abs(np.asarray(q) - y)


SCORES = {"log": log_score, "brier": brier_score, "distance": distance}
TOPS = {"log": 4.0, "brier": 1.0, "distance": 1.0}  # what is higher is drawn at the upper edge


@dataclass(frozen=True)
class Honest(Guessable):
    """A chance of rain that you believe, p, and the one that you state, q."""

    p: float = 0.7
    q: float = 0.5

    def __post_init__(self):
        for name, chance in (("p", self.p), ("q", self.q)):
            if not 0 <= chance <= 1:
                raise ValueError(f"{name} should be from 0 to 1; got {chance}")

    def expected(self, score: str, q: float) -> float:
        """Return what you expect a score to be if you state q: its average over rain and no rain, weighed with p."""
        if score == "log":  # log(0) counts only where it can happen
            return cross_entropy([self.p, 1 - self.p], [q, 1 - q])
        return float(self.p * SCORES[score](q, 1) + (1 - self.p) * SCORES[score](q, 0))

    def best(self, score: str) -> float | None:
        """Return the q with the lowest expected score; None where all are as good."""
        if score != "distance":
            return self.p
        return None if self.p == 0.5 else float(self.p > 0.5)

    @property
    def sentence(self) -> str:
        return words.Honest.sentence(self)


class HonestScene(Scene):
    """Three panels side by side, one for each score: the expected score over the stated q, and its lowest point."""

    def __init__(self, state: Honest):
        super().__init__(new_figure(820, 380))
        lefts = (0.065, 0.4, 0.725)
        self.panels = {
            score: _Panel(self, self.figure.add_axes((left, 0.225, 0.25, 0.44)), score)
            for score, left in zip(SCORES, lefts, strict=True)
        }
        note = {"color": style.QUIET_INK, "size": style.SMALL}
        self.figure.text(lefts[0], 0.035, words.Honest.what_y_is, **note)
        ax = self.panels["distance"].ax
        looks = {"color": style.GUESS, "lw": 2, "clip_on": False}
        (self.guess,) = self.moving(ax.plot([], [], "--", **looks))
        self.guess_label = self.moving(
            Label(ax, 1, 0, color=style.GUESS_INK, align="right", valign="top", offset=(0, -45))
        )

    def show(self, state: Honest) -> None:
        for panel in self.panels.values():
            panel.show(state)
        self.guess.set_visible(state.guess is not None)
        self.guess_label.set_visible(state.guess is not None)
        if state.guess is not None:
            at = min(max(state.guess / 100, 0.0), 1.0)
            self.guess.set_data([at, at], [0, TOPS["distance"]])
            arrow = " →" if state.guess > 100 else " ←" if state.guess < 0 else ""
            self.guess_label.set(text=f"{common.YOUR_GUESS} {short(state.guess)}%{arrow}")


class _Panel:
    """One score, as you expect it, over the chance that you state."""

    # Close to 0 and 1, where the log score is steep, the points stand close together.
    Q = (1 - np.cos(np.linspace(0.004, np.pi - 0.004, 70))) / 2

    def __init__(self, scene: Scene, ax: Axes, score: str):
        self.ax, self.score, self.top = ax, score, TOPS[score]
        ax.set(xlim=(0, 1), ylim=(0, self.top), xlabel=words.Honest.stated)
        ax.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
        ax.set_yticks(np.arange(self.top + 1) if score == "log" else [0, 0.5, 1])
        ax.set_title(words.Honest.titles[score], pad=74)
        color = style.WASTE if score == "log" else style.SENT
        self.costs = [SCORES[score](self.Q, y) for y in (1, 0)]
        (self.line,) = scene.moving(ax.plot([], [], color=color))
        # Where p and q are, and their names on the upper edge.
        self.drops = scene.moving(
            [ax.plot([], [], ":", color=hue, lw=1.5)[0] for hue in (style.TRUTH, style.BELIEF)]
        )
        name = {"y": self.top, "weight": style.BOLD, "offset": (0, 11)}
        self.names = scene.moving(
            [
                Label(ax, text=text, color=ink, **name)
                for text, ink in (("p", style.TRUTH_INK), ("q", style.BELIEF_INK))
            ]
        )
        # Two rows above the panel say what stands at the marks; each has its mark before it. A ring leaves a diamond
        # in its middle to be seen: then the q that is stated is the best one.
        ring = {"mfc": "none", "mec": style.BELIEF, "mew": 2.5, "clip_on": False}
        diamond = {"color": style.INK, "ms": 6, "clip_on": False}
        (self.lowest,) = scene.moving(ax.plot([], [], "D", **diamond))
        (self.dot,) = scene.moving(ax.plot([], [], "o", ms=13, **ring))
        high, low = 1.44, 1.29
        (self.key,) = scene.moving(ax.plot([0.02], [high * self.top], "D", **diamond))
        ax.plot([0.02], [low * self.top], "o", ms=9, **ring)
        row = {"align": "left", "valign": "middle", "offset": (13, 0)}
        self.rows = scene.moving(
            [
                Label(ax, 0, y * self.top, color=ink, **row)
                for y, ink in ((high, style.INK), (low, style.BELIEF_INK))
            ]
        )

    def show(self, state: Honest) -> None:
        wet, dry = self.costs
        expected = state.p * wet + (1 - state.p) * dry
        self.line.set_data(self.Q, np.minimum(expected, 1.5 * self.top))
        for drop, chance in zip(self.drops, (state.p, state.q), strict=True):
            drop.set_data([chance, chance], [0, self.top])
        near = abs(state.p - state.q) < 0.1
        for name, chance, other in zip(self.names, (state.p, state.q), (state.q, state.p), strict=True):
            # Two close neighbours step aside.
            aside = 0 if not near or chance == other else 5 if chance > other else -5
            name.offset = (aside, 11)
            name.set(x=chance)
        self.names[1].set(text="p = q" if state.p == state.q else "q")
        self.names[0].set_visible(state.p != state.q)

        best, now = state.best(self.score), state.expected(self.score, state.q)
        is_above = now > self.top
        self.dot.set_marker("^" if is_above else "o")
        self.dot.set_data([state.q], [min(now, self.top)])
        self.lowest.set_visible(best is not None)
        self.key.set_visible(best is not None)
        if best is None:
            self.rows[0].set(text=words.Honest.all_alike)
        else:
            lowest = state.expected(self.score, best)
            self.lowest.set_data([best], [lowest])
            self.rows[0].set(text=words.Honest.lowest(self.score, lowest, best))
        self.rows[1].set(text=words.Honest.stating(self.score, now, state.q))


def honest_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of three scores that you expect if you believe p and state q."""
    return Explorer(
        Honest(),
        HonestScene,
        {"p": slider(0, 1, 0.01), "q": slider(0, 1, 0.01)},
        labels=words.Honest.labels,
        presets={
            "honest": {"p": 0.7, "q": 0.7},
            "bolder": {"p": 0.7, "q": 0.9},
            "sure": {"p": 0.7, "q": 1.0},
            "even": {"p": 0.5, "q": 0.5},
        },
        rows=[["p", "q"]],
        told="sure",
        prediction=prediction,
    )
