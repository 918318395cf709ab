"""More examples: the loss on new pictures against the number of pictures learnt from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...language import Words
from ...live import Label, Scene, new_figure
from ...pictures import style
from ...pictures.codes import keep_apart, size_in_pixels
from ...pictures.hatched import HatchedBars
from ...teaching.explorer import Explorer, choice

words = Words(__package__)

HIGHEST = 1.2  # nats; a loss above it is drawn at the upper edge


@dataclass(frozen=True)
class Run:
    """What one trained classifier reached."""

    examples: int  # of each animal
    learnt: float  # its loss on the pictures it learnt from, in nats
    new: float  # its loss on new pictures, in nats
    right: float  # the share of new pictures that it names rightly
    sure: float  # the probability that it gives its own answer, averaged over the new pictures


@dataclass(frozen=True)
class LearningCurve:
    """Runs with more and more examples, one number of which is looked at."""

    runs: tuple[Run, ...] = field(repr=False)
    unbeatable: float  # the loss that no classifier can beat, in nats
    examples: int

    def __post_init__(self):
        if self.examples not in self.sizes:
            raise ValueError(
                f"there are runs with {self.sizes} pictures of each animal, and none with {self.examples}"
            )

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(sorted({run.examples for run in self.runs}))

    def values(self, name: str, examples: int | None = None) -> np.ndarray:
        """Return what the runs reached with so many examples; by default, with those looked at."""
        examples = self.examples if examples is None else examples
        return np.array([getattr(run, name) for run in self.runs if run.examples == examples])

    def means(self, name: str) -> np.ndarray:
        """Return the average over the runs for each of the sizes."""
        return np.array([self.values(name, size).mean() for size in self.sizes])

    @property
    def sentence(self) -> str:
        return words.LearningCurve.sentence(self)


class LearningCurveScene(Scene):
    """The losses against the examples, every run a dot; beside it, how often right and how sure."""

    def __init__(self, state: LearningCurve):
        super().__init__(new_figure(820, 400))
        ax = self.curve = self.figure.add_axes((0.065, 0.135, 0.47, 0.77))
        first, last = state.sizes[0], state.sizes[-1]
        ax.set(
            xscale="log", xlim=(first / 1.2, last * 1.15), ylim=(0, HIGHEST), ylabel=words.LearningCurve.nats,
            xlabel=words.LearningCurve.to_learn_from,
        )  # fmt: skip
        ax.set_xticks(state.sizes, [f"{size:,}" for size in state.sizes])
        ax.xaxis.minorticks_off()
        ax.set_title(words.LearningCurve.loss)
        ax.axhline(state.unbeatable, color=style.INFORMATION, lw=1.6, ls=":")
        for name, color, line, mark in (("learnt", style.SENT, "--", "s"), ("new", style.WASTE, "-", "o")):
            for run in state.runs:
                height = min(getattr(run, name), HIGHEST)
                ax.plot(run.examples, height, mark, ms=4.5, color=color, alpha=0.6, mew=0, clip_on=False)
            ax.plot(state.sizes, np.minimum(state.means(name), HIGHEST), line, color=color)
        # The gap that more examples can close, and the part that none can.
        ax.fill_between(
            state.sizes,
            state.unbeatable,
            np.minimum(state.means("new"), HIGHEST),
            color=style.WASTE,
            alpha=0.12,
            lw=0,
        )
        (self.here,) = self.moving(ax.plot([], [], color=style.INK, lw=1, ls=":"))
        new, learnt = style.WASTE, style.SENT
        # From the dots to their labels.
        self.leads = self.moving([ax.plot([], [], color=color, lw=1, ls=":")[0] for color in (new, learnt)])
        dot = {"ms": 9, "mec": style.PAPER, "clip_on": False}
        self.dots = self.moving(
            [ax.plot([], [], shape, color=color, **dot)[0] for shape, color in (("o", new), ("s", learnt))]
        )
        label = {"weight": style.BOLD, "align": "left", "valign": "middle", "offset": (7, 0)}
        inks = style.WASTE_INK, style.SENT_INK, style.INFORMATION_INK
        self.labels = self.moving([Label(ax, last * 1.15, color=ink, **label) for ink in inks])

        bars = self.figure.add_axes((0.765, 0.135, 0.22, 0.77))
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
            self.labels, ("new", "learnt", "unbeatable"), losses, heights, strict=True
        ):
            label.set(y=y, text=words.loss_label(name, loss))
        right, sure = state.values("right").mean(), state.values("sure").mean()
        self.right.set_height(right)
        self.sure.set_boxes(left=0.69, bottom=0, width=0.62, height=sure)
        for label, share in zip(self.shares, (right, sure), strict=True):
            label.set(y=share, text=f"{share:.0%}")


def learning_curve_explorer(runs: Sequence[tuple], unbeatable: float) -> Explorer:
    """Return a live picture of what more examples are good for.

    Parameters
    ----------
    runs : sequence of (examples, learnt, new, right, sure)
        For each trained classifier: how many pictures of each animal it learnt from; its loss in nats on these, and
        on new pictures; the share of new pictures that it names rightly; and the probability that it gives its own
        answers, on average.
    unbeatable : float
        The loss in nats that no classifier can beat.
    """
    reached = tuple(Run(*run) for run in runs)
    sizes = sorted({run.examples for run in reached})
    return Explorer(
        LearningCurve(reached, unbeatable, examples=sizes[0]),
        LearningCurveScene,
        {"examples": choice({size: f"{size}" for size in sizes})},
        labels=words.LearningCurve.labels,
        presets={"fewest": {"examples": sizes[0]}, "most": {"examples": sizes[-1]}},
        told="most",
        idle=lambda state: {} if len(sizes) > 1 else {"examples": words.LearningCurve.one_size},
    )
