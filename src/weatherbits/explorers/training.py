"""Training: a classifier lowers its cross-entropy step by step, towards a loss that no classifier can beat."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from ..animals import ANIMALS
from ..classifier import HiddenLayerClassifier, Progress, SoftmaxClassifier
from ..measures import surprisal
from ..plots import style
from ..plots.codes import size_in_pixels, spread
from ..plots.faces import Picture, draw_animals_under, typical_portrait
from ..plots.style import Label, new_figure
from ._animals import whole_percent
from ._live import Explorer, choice, int_slider

NETWORKS = {"one hidden layer": HiddenLayerClassifier, "softmax regression": SoftmaxClassifier}
STEPS, EVERY = 600, 15
SIZES = (5, 20, 100, 500)  # examples per animal to choose from
SURPRISING = 7  # how many of the most surprising pictures are shown

Examples = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Report:
    """How far a training has come, and what its classifier does with the validation pictures by now."""

    progress: Progress
    confusion: (
        np.ndarray
    )  # shape (7, 7): of each animal (row) the share that is taken for each animal (column)
    surprising: np.ndarray  # the validation pictures that cost most, by number, the worst first
    beliefs: np.ndarray  # what the classifier gives their true animals


@dataclass(frozen=True)
class Training:
    """A training and all its reports so far, one of which is looked at."""

    training: Examples = field(repr=False)
    validation: Examples = field(repr=False)
    unbeatable: float  # H(animal | features), in nats
    examples: int  # of each animal
    network: str = "one hidden layer"
    history: tuple[Report, ...] = field(default=(), repr=False)
    shown: int = 0  # the report that is looked at

    def __post_init__(self):
        if self.network not in NETWORKS:
            raise ValueError(f"the network should be one of {', '.join(NETWORKS)}; got {self.network!r}")
        if self.examples < 1:
            raise ValueError(f"a training needs at least 1 example of each animal; got {self.examples}")

    @property
    def report(self) -> Report | None:
        return self.history[self.shown] if self.history else None

    def chosen_examples(self) -> Examples:
        """Return the first so many training examples of each animal."""
        pictures, labels = self.training
        rows = np.concatenate([np.flatnonzero(labels == i)[: self.examples] for i in range(len(ANIMALS))])
        return pictures[rows], labels[rows]

    def train(self) -> Iterator["Training"]:
        """Train from the beginning, and give the state at each report."""
        state = replace(self, history=(), shown=0)
        classifier = NETWORKS[self.network](len(ANIMALS))
        for progress in classifier.fit(
            *self.chosen_examples(),
            rng=np.random.default_rng(0),
            steps=STEPS,
            every=EVERY,
            validation=self.validation,
        ):
            history = (*state.history, self._report(progress, classifier))
            state = replace(state, history=history, shown=len(history) - 1)
            yield state

    def _report(self, progress: Progress, classifier) -> Report:
        pictures, labels = self.validation
        beliefs = classifier.predict_proba(pictures)
        confusion = np.zeros((len(ANIMALS), len(ANIMALS)))
        np.add.at(confusion, (labels, beliefs.argmax(axis=1)), 1)
        of_truth = beliefs[np.arange(len(labels)), labels]
        worst = np.argsort(of_truth, kind="stable")[:SURPRISING]
        return Report(progress, confusion / confusion.sum(axis=1, keepdims=True), worst, of_truth[worst])

    def changed(self, **fields) -> "Training":
        """Return the state after a control has moved. Other examples or another network: nothing is learnt yet."""
        if "shown" in fields:
            return replace(self, shown=min(fields["shown"], max(len(self.history) - 1, 0)))
        return replace(self, history=(), shown=0, **fields)

    @property
    def sentence(self) -> str:
        if self.report is None:
            return (
                f"Nothing is learnt yet. Press Train: {self.network} will look at {self.examples} pictures of each "
                f"animal. No classifier gets below {self.unbeatable:.2f} nats in the long run."
            )
        progress = self.report.progress
        return (
            f"Step {progress.step} of {progress.steps}, with {self.examples} pictures of each animal: the loss is "
            f"{progress.training_loss:z.2f} nats on the pictures learnt from and {progress.validation_loss:z.2f} nats "
            f"on new ones, of which {whole_percent(progress.validation_accuracy)} are named rightly. No classifier "
            f"gets below {self.unbeatable:.2f} nats in the long run."
        )


PROGRESS = "#c3cad3"  # pale: the loss on pictures learnt by heart runs right above it
HIGHEST = 2.1  # nats; a loss above it is drawn at the upper edge


class TrainingScene:
    """The losses as curves over the steps, who is taken for whom, and the most surprising pictures."""

    def __init__(self, state: Training):
        self.figure = new_figure(820, 520)
        self._draw_curves(state)
        self._draw_confusion()
        self._draw_surprising()
        self.moving = [
            self.hint, self.bar, self.training, self.validation, *self.dots, *self.curve_labels,
            self.cells, *self.shares, *self.pictures, *self.surprises,
        ]  # fmt: skip
        self._report = None

    def _draw_curves(self, state: Training) -> None:
        ax = self.curves = self.figure.add_axes((0.065, 0.385, 0.335, 0.54))
        ax.set(xlim=(0, STEPS), ylim=(0, HIGHEST), xlabel="steps of training", ylabel="loss, nats")
        ax.set_yticks([0, 0.5, 1, 1.5, 2])
        ax.set_title("The loss")
        self.nothing = float(np.log(len(ANIMALS)))
        ax.axhline(self.nothing, color=style.UNUSED, lw=1.6, ls=":")
        ax.axhline(state.unbeatable, color=style.INFORMATION, lw=1.6, ls=":")
        self.hint = Label(ax, STEPS / 2, 1.1, "Press Train", size=style.LARGE, color=style.QUIET_INK)
        self.bar = ax.plot([], [], color=PROGRESS, lw=6, solid_capstyle="butt")[0]
        self.training = ax.plot([], [], "--", color=style.SENT, lw=1.8)[0]
        self.validation = ax.plot([], [], color=style.WASTE, lw=2.2)[0]
        self.dots = [
            ax.plot([], [], "o", ms=8, color=color, mec=style.PAPER, clip_on=False)[0]
            for color in (style.SENT, style.WASTE)
        ]
        # At the right, in the order of their heights, and never upon each other.
        self.curve_labels = [
            Label(ax, STEPS, color=color, weight=weight, align="left", valign="middle", offset=(7, 0))
            for color, weight in (
                (style.UNUSED_INK, style.REGULAR),
                (style.WASTE_INK, style.BOLD),
                (style.SENT_INK, style.BOLD),
                (style.INFORMATION_INK, style.REGULAR),
            )
        ]

    def _draw_confusion(self) -> None:
        ax = self.figure.add_axes((0.648, 0.385, 0.337, 0.54))
        n = len(ANIMALS)
        ax.set(xlim=(-0.5, n - 0.5), ylim=(n - 0.5, -0.5), yticks=[])
        ax.set_title("Who is taken for whom")
        ax.spines[:].set_visible(False)
        colors = LinearSegmentedColormap.from_list("shares", ["#ffffff", style.BELIEF])
        self.cells = ax.imshow(np.zeros((n, n)), vmin=0, vmax=1, cmap=colors, aspect="auto")
        draw_animals_under(ax, size=28, gap=4, names=False)
        for i, animal in enumerate(ANIMALS):
            Picture(
                ax,
                0,
                i,
                typical_portrait(animal, 28),
                size=28,
                offset=(-19, 0),
                transform=ax.get_yaxis_transform(),
            )
        ax.set_xlabel("what it is taken for", labelpad=2)
        ax.set_ylabel("what it is", labelpad=38)
        self.shares = [
            Label(ax, column, row, size=style.SMALL, valign="middle")
            for row in range(n)
            for column in range(n)
        ]

    def _draw_surprising(self) -> None:
        ax = self.figure.add_axes((0, 0, 1, 0.27))
        ax.set(xlim=(0, 820), ylim=(0, 140))  # CSS pixels
        ax.set_axis_off()
        ax.text(14, 118, "The most surprising new pictures", size=style.LARGE, weight=style.BOLD)
        ax.text(300, 118, "what each is, and what the classifier gave it", color=style.WASTE_INK)
        places = 116.0 * np.arange(SURPRISING) + 44
        self.pictures = [Picture(ax, x, 70, size=64) for x in places]
        self.surprises = [
            Label(
                ax, x - 32, 70, align="left", valign="top", offset=(0, -32 * 0.72 - y), color=color, size=size
            )
            for x in places
            for y, color, size in ((5, style.TRUTH_INK, style.SMALL), (17, style.WASTE_INK, style.SMALL))
        ]

    def show(self, state: Training) -> None:
        report = state.report
        self.hint.set_visible(report is None)
        for artist in self.moving[1:]:
            artist.set_visible(report is not None or artist in self.curve_labels)
        self._label_curves(state)
        if report is None:
            return
        steps = [past.progress.step for past in state.history]
        step = report.progress.step
        self.bar.set_data([0, step], [0, 0])
        losses = (report.progress.training_loss, report.progress.validation_loss)
        for line, name in ((self.training, "training_loss"), (self.validation, "validation_loss")):
            line.set_data(steps, [min(getattr(past.progress, name), HIGHEST) for past in state.history])
        for dot, loss in zip(self.dots, losses, strict=True):
            dot.set_data([step], [min(loss, HIGHEST)])
        if report is not self._report:
            self._show_report(state, report)

    def _label_curves(self, state: Training) -> None:
        learnt, new = None, None
        if state.report is not None:
            learnt, new = state.report.progress.training_loss, state.report.progress.validation_loss
        lines = zip(
            self.curve_labels,
            ("know nothing", "new pictures", "learnt from", "unbeatable"),
            (self.nothing, new, learnt, state.unbeatable),
            strict=True,
        )
        shown = [(label, name, height) for label, name, height in lines if height is not None]
        for label in self.curve_labels[1:3]:
            label.set(text="")
        _, pixels = size_in_pixels(self.curves)
        heights = spread([min(height, HIGHEST) for _, _, height in shown], 16 * HIGHEST / pixels, 0, HIGHEST)
        for (label, name, height), y in zip(shown, heights, strict=True):
            label.set(y=y, text=f"{name} {height:z.2f}")

    def _show_report(self, state: Training, report: Report) -> None:
        self._report = report
        self.cells.set_data(report.confusion)
        for label, share in zip(self.shares, report.confusion.ravel(), strict=True):
            label.set(text=f"{share:.0%}" if share >= 0.0095 else "")
        pictures, labels = state.validation
        is_anything_learnt = report.progress.step > 0
        for i, (number, belief) in enumerate(zip(report.surprising, report.beliefs, strict=True)):
            self.pictures[i].show(pictures[number] if is_anything_learnt else None)
            texts = (
                f"{ANIMALS[labels[number]]}",
                f"{whole_percent(belief)}: {surprisal(belief, base=np.e):.1f} nats",
            )
            for label, text in zip(self.surprises[2 * i : 2 * i + 2], texts, strict=True):
                label.set(text=text if is_anything_learnt else "")


def training_explorer(training: Examples, validation: Examples, unbeatable: float) -> Explorer:
    """Return a live picture of a training that can be started, stopped, and looked at step by step.

    Parameters
    ----------
    training, validation : (pictures, labels)
        Pictures of shape (n, 32, 32, 3), and the places of their animals in ``ANIMALS``. From ``validation``
        nothing is learnt.
    unbeatable : float
        The loss in nats that no classifier can beat.

    Raises
    ------
    ValueError
        If an animal has no training picture.
    """
    most = int(np.bincount(training[1], minlength=len(ANIMALS)).min())
    sizes = (*(size for size in SIZES if size < most), most)
    return Explorer(
        Training(training, validation, unbeatable, examples=most),
        TrainingScene,
        {
            "examples": choice("pictures of each animal", sizes),
            "network": choice("network", tuple(NETWORKS)),
            "shown": int_slider("look back at report", 0, STEPS // EVERY),
        },
        runs={"Train": Training.train},
        change=Training.changed,
    )
