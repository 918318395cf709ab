"""More examples: the loss on new pictures against the number of pictures learnt from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...animals import ANIMALS
from ...classifier import HiddenLayerClassifier
from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.codes import keep_apart, size_in_pixels
from ...pictures.hatched import HatchedBars
from ...pictures.marks import arrow
from ...teaching.explorer import Explorer, choice, switch
from .training import IS_SLOW, Examples, first_of_each

words = Words(__package__)

HIGHEST = 1.0  # nats; a loss above it is drawn at the upper edge
STEPS, EVERY = 600, 25  # how long each network is trained, and after how many steps it is looked at


@dataclass(frozen=True)
class Measured:
    """What a network reached by a step of its training."""

    step: int
    learnt: float  # its loss on the pictures it learnt from, in nats
    new: float  # its loss on new pictures, in nats
    right: float  # the share of new pictures that it names rightly
    sure: float  # the probability that it gives its own answer, averaged over the new pictures


@dataclass(frozen=True)
class Run:
    """One training: where it ended, and where its loss on new pictures was lowest."""

    examples: int  # of each animal
    last: Measured
    best: Measured


def train_once(training: Examples, validation: Examples, examples: int, seed: int) -> Run:
    """Train one network with a hidden layer, and return what it reached.

    It takes 600 steps and is looked at every 25. The best step is chosen on the same new pictures on which its loss
    is measured, so it is a little better than what could be hoped for. In a browser, where it is slow, the notebook's
    own trainings are looked up instead, and it says so.

    Parameters
    ----------
    training, validation : (pictures, labels)
        Pictures of shape (n, 32, 32, 3), and the places of their animals in ``ANIMALS``. From ``validation``
        nothing is learnt.
    examples : int
        How many of the training pictures of each animal to learn from: the first ones.
    seed : int
        Same seed, same network.
    """
    if IS_SLOW:
        from .stored_runs import stored_run

        run = stored_run(training[0], validation[0], examples, seed)
        if run is not None:
            if (examples, seed) == (2, 0):  # the first of them
                print(words.LearningCurve.stored)
            return run
    network = HiddenLayerClassifier(len(ANIMALS))
    new_pictures, _ = validation
    now: Any = None
    best: Any = None
    for progress in network.fit(
        *first_of_each(training, examples),
        rng=np.random.default_rng(seed),
        steps=STEPS,
        every=EVERY,
        validation=validation,
    ):
        loss: Any = progress.validation_loss
        right: Any = progress.validation_accuracy
        is_best = best is None or loss < best.new
        if is_best or progress.step == STEPS:
            sure = float(network.predict_proba(new_pictures).max(axis=1).mean())
            now = Measured(progress.step, progress.training_loss, loss, right, sure)
            best = now if is_best else best
    return Run(examples, last=now, best=best)


@dataclass(frozen=True)
class LearningCurve:
    """Runs with more and more examples, one number of which is looked at."""

    runs: tuple[Run, ...] = field(repr=False)
    unbeatable: float  # the floor of the features: a loss that no classifier can beat, in nats
    examples: int
    early: bool = False  # whether each run is stopped where its loss on new pictures is lowest

    def __post_init__(self):
        if self.examples not in self.sizes:
            raise ValueError(
                f"there are runs with {self.sizes} pictures of each animal, and none with {self.examples}"
            )

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(sorted({run.examples for run in self.runs}))

    @property
    def steps(self) -> int:
        """How many steps the runs were trained for."""
        return max(run.last.step for run in self.runs)

    def values(self, name: str, examples: int | None = None, early: bool | None = None) -> np.ndarray:
        """Return what the runs reached with so many examples; by default, with those looked at."""
        examples = self.examples if examples is None else examples
        early = self.early if early is None else early
        runs = [run for run in self.runs if run.examples == examples]
        return np.array([getattr(run.best if early else run.last, name) for run in runs])

    def means(self, name: str, early: bool | None = None) -> np.ndarray:
        """Return the average over the runs for each of the sizes."""
        return np.array([self.values(name, size, early).mean() for size in self.sizes])

    @property
    def sentence(self) -> str:
        return words.LearningCurve.sentence(self)


class LearningCurveScene(Scene):
    """The losses against the examples, every run a dot; beside it, how often right and how sure."""

    def __init__(self, state: LearningCurve):
        super().__init__(new_figure(820, 430))
        ax = self.curve = self.figure.add_axes((0.065, 0.175, 0.47, 0.735))
        first, last = state.sizes[0], state.sizes[-1]
        ax.set(
            xscale="log", xlim=(first / 1.2, last * 1.15), ylim=(0, HIGHEST), ylabel=words.LearningCurve.nats,
            xlabel=words.LearningCurve.to_learn_from,
        )  # fmt: skip
        ax.set_xticks(state.sizes, [f"{size:,}" for size in state.sizes])
        ax.xaxis.minorticks_off()
        ax.set_title(words.LearningCurve.loss)
        ax.axhline(state.unbeatable, color=style.INFORMATION, lw=1.6, ls=":")
        # Beside what is looked at, the other way to stop, pale.
        (self.other,) = self.moving(ax.plot([], [], color=style.WASTE, lw=1.2, alpha=0.35))
        self.other_name = self.moving(Label(ax, color=style.WASTE_INK))
        looks = (("new", style.WASTE, "-", "o"), ("learnt", style.SENT, "--", "s"))
        small = {"ms": 4.5, "alpha": 0.6, "mew": 0, "clip_on": False}
        self.runs = {
            name: self.moving(ax.plot([], [], mark, color=color, **small)[0])
            for name, color, _, mark in looks
        }
        self.lines = {
            name: self.moving(ax.plot([], [], line, color=color)[0]) for name, color, line, _ in looks
        }
        (self.here,) = self.moving(ax.plot([], [], color=style.INK, lw=1, ls=":"))
        # From the dots to their labels.
        self.leads = self.moving([ax.plot([], [], color=color, lw=1, ls=":")[0] for _, color, _, _ in looks])
        dot = {"ms": 9, "mec": style.PAPER, "clip_on": False}
        self.dots = self.moving([ax.plot([], [], mark, color=color, **dot)[0] for _, color, _, mark in looks])
        label = {"weight": style.BOLD, "align": "left", "valign": "middle", "offset": (7, 0)}
        inks = style.WASTE_INK, style.SENT_INK, style.INFORMATION_INK
        self.labels = self.moving([Label(ax, last * 1.15, color=ink, **label) for ink in inks])

        bars = self.figure.add_axes((0.765, 0.175, 0.22, 0.735))
        bars.set(xlim=(-0.6, 1.6), ylim=(0, 1.12))
        bars.set_xticks([0, 1], [words.LearningCurve.right, words.LearningCurve.sure])
        bars.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        bars.tick_params("x", length=0)
        bars.set_title(words.LearningCurve.new_pictures)
        self.right = self.moving(bars.bar([0], [0], width=0.62, color=style.TRUTH))[0]
        self.sure = self.moving(HatchedBars(bars, 1))
        share = {"weight": style.BOLD, "offset": (0, 4)}
        self.shares = self.moving(
            [Label(bars, x, color=ink, **share) for x, ink in enumerate((style.TRUTH_INK, style.BELIEF_INK))]
        )

    def show(self, state: LearningCurve) -> None:
        every = [run.examples for run in state.runs]
        for name in ("new", "learnt"):
            reached = [getattr(run.best if state.early else run.last, name) for run in state.runs]
            self.runs[name].set_data(every, np.minimum(reached, HIGHEST))
            self.lines[name].set_data(state.sizes, np.minimum(state.means(name), HIGHEST))
        other = np.minimum(state.means("new", not state.early), HIGHEST)
        self.other.set_data(state.sizes, other)
        # Its name stands where the lines are apart, on the side where the other one is not.
        middle = max(len(state.sizes) // 2 - 1, 0)
        name = self.other_name
        name.align, name.valign, name.offset = (
            ("left", "bottom", (3, 4)) if state.early else ("right", "top", (-3, -4))
        )
        name.set(x=state.sizes[middle], y=other[middle], text=words.LearningCurve.other(state))
        x, new, learnt = state.examples, state.values("new").mean(), state.values("learnt").mean()
        self.here.set_data([x, x], [0, HIGHEST])
        right_edge = self.curve.get_xlim()[1]
        for dot, lead, loss in zip(self.dots, self.leads, (new, learnt), strict=True):
            dot.set_data([x], [min(loss, HIGHEST)])
            lead.set_data([x, right_edge], [min(loss, HIGHEST)] * 2)
        losses = (new, learnt, state.unbeatable)
        _, pixels = size_in_pixels(self.curve)
        heights = keep_apart(np.minimum(losses, HIGHEST), 17 * HIGHEST / pixels, 0, HIGHEST)
        for label, name, loss, y in zip(
            self.labels, ("new", "learnt", "floor"), losses, heights, strict=True
        ):
            label.set(y=y, text=words.loss_label(name, loss) + arrow(loss, 0, HIGHEST))
        right, sure = state.values("right").mean(), state.values("sure").mean()
        self.right.set_height(right)
        self.sure.set_boxes(left=0.69, bottom=0, width=0.62, height=sure)
        for label, share in zip(self.shares, (right, sure), strict=True):
            label.set(y=share, text=f"{share:.0%}")


def learning_curve_explorer(runs: Sequence[Run], unbeatable: float) -> Explorer:
    """Return a live picture of what more examples are good for.

    Parameters
    ----------
    runs : sequence of Run
        One for each network that was trained, as :func:`train_once` returns them.
    unbeatable : float
        The floor of the features: a loss in nats that no classifier can beat.
    """
    reached = tuple(runs)
    sizes = sorted({run.examples for run in reached})
    return Explorer(
        LearningCurve(reached, unbeatable, examples=sizes[0]),
        LearningCurveScene,
        {"examples": choice({size: f"{size}" for size in sizes}), "early": switch(words.LearningCurve.hint)},
        labels=words.LearningCurve.labels,
        presets={
            "fewest": {"examples": sizes[0], "early": False},
            "fewest_early": {"examples": sizes[0], "early": True},
            "most": {"examples": sizes[-1], "early": False},
        },
        rows=[["examples", "early"]],
        told="most",
        idle=lambda state: {} if len(sizes) > 1 else {"examples": words.LearningCurve.one_size},
    )
