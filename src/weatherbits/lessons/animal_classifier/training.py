"""Training: a classifier lowers its cross-entropy step by step, towards a loss that no classifier can beat."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
from matplotlib.patches import Rectangle

from ...animals import ANIMALS
from ...classifier import HiddenLayerClassifier, Progress, SoftmaxClassifier
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...measures import surprisal
from ...pictures import style
from ...pictures.codes import POINTS_PER_PIXEL, keep_apart, size_in_pixels
from ...pictures.faces import draw_animals_under, typical_portrait
from ...teaching.explorer import Explorer, check_option, choice, int_slider

words = Words(__package__)

NETWORKS = {"hidden_layer": HiddenLayerClassifier, "softmax_regression": SoftmaxClassifier}
STEPS, EVERY = 600, 15
# A browser's Python has no fast matrices: a step takes ten times as long. There are fewer reports there, and between
# bits of work Stop can be heard.
IS_SLOW = sys.platform == "emscripten"
EVERY_WHERE_SLOW = 60
PICTURES_IN_A_BIT = 500
SIZES = (5, 20, 100, 500)  # examples per animal to choose from
SURPRISING = 7  # how many of the most surprising pictures are shown

Examples = tuple[np.ndarray, np.ndarray]


def first_of_each(examples: Examples, number: int) -> Examples:
    """Return the first so many pictures of each animal, and their labels."""
    pictures, labels = examples
    rows = np.concatenate([np.flatnonzero(labels == i)[:number] for i in range(len(ANIMALS))])
    return pictures[rows], labels[rows]


@dataclass(frozen=True)
class Report:
    """How far a training has come, and what its classifier does with the validation pictures by now."""

    progress: Progress
    # Shape (7, 7): of each animal (row) the share that is taken for each animal (column).
    confusion: np.ndarray
    surprising: np.ndarray  # the validation pictures that cost most, by number, the worst first
    beliefs: np.ndarray  # what the classifier gives their true animals


@dataclass(frozen=True)
class Training:
    """A training and all its reports so far, one of which is looked at."""

    training: Examples = field(repr=False)
    validation: Examples = field(repr=False)
    unbeatable: float  # H(animal | features), in nats
    examples: int  # of each animal
    network: str = "hidden_layer"
    history: tuple[Report, ...] = field(default=(), repr=False)
    shown: int = 0  # the report that is looked at

    def __post_init__(self):
        check_option("network", self.network, NETWORKS)
        if self.examples < 1:
            raise ValueError(f"a training needs at least 1 example of each animal; got {self.examples}")

    @property
    def report(self) -> Report | None:
        return self.history[self.shown] if self.history else None

    @property
    def shown_max(self) -> int:
        """The newest report, which is the slider's end."""
        return max(len(self.history) - 1, 0)

    def chosen_examples(self) -> Examples:
        """Return the first so many training examples of each animal."""
        return first_of_each(self.training, self.examples)

    def train(self) -> Iterator[Callable[["Training"], "Training"] | None]:
        """Train from the beginning, and at each report give what takes the state that is on show to the next one.

        Where it takes long, None stands in between: nothing is new, but somebody may want to stop.
        """
        yield partial(replace, history=(self._nothing_learnt(),), shown=0)
        classifier = NETWORKS[self.network](len(ANIMALS))
        training = classifier.fit(
            *self.chosen_examples(),
            rng=np.random.default_rng(0),
            steps=STEPS,
            every=EVERY_WHERE_SLOW if IS_SLOW else EVERY,
            validation=self.validation,
            in_bits=True,
        )
        pictures, _ = self.validation
        for progress in training:
            if progress is not None and progress.step > 0:
                beliefs = []
                for start in range(0, len(pictures), PICTURES_IN_A_BIT):
                    beliefs.append(classifier.predict_proba(pictures[start : start + PICTURES_IN_A_BIT]))
                    if IS_SLOW:
                        yield None
                yield partial(Training.with_report, report=self._report(progress, np.concatenate(beliefs)))
            elif IS_SLOW:
                yield None

    def with_report(self, report: Report) -> "Training":
        """Return the state after one more report. Whoever looks back at an earlier one goes on looking at that."""
        history = (*self.history, report)
        is_newest_shown = self.shown == self.shown_max
        return replace(self, history=history, shown=len(history) - 1 if is_newest_shown else self.shown)

    def _nothing_learnt(self) -> Report:
        """Return the report at step 0, at once: whatever the pictures, each animal is given the same belief."""
        n, (_, labels) = len(ANIMALS), self.validation
        loss, accuracy = float(np.log(n)), float((labels == 0).mean())  # of equals the first is named
        return self._report(Progress(0, STEPS, loss, 1 / n, loss, accuracy), np.full((len(labels), n), 1 / n))

    def _report(self, progress: Progress, beliefs: np.ndarray) -> Report:
        """Return a report on what is believed of the validation pictures."""
        _, labels = self.validation
        confusion = np.zeros((len(ANIMALS), len(ANIMALS)))
        np.add.at(confusion, (labels, beliefs.argmax(axis=1)), 1)
        of_truth = beliefs[np.arange(len(labels)), labels]
        worst = np.argsort(of_truth, kind="stable")[:SURPRISING]
        of_each = np.maximum(confusion.sum(axis=1, keepdims=True), 1)
        return Report(progress, confusion / of_each, worst, of_truth[worst])

    def changed(self, **fields) -> "Training":
        """Return the state after a control has moved. Other examples or another network: nothing is learnt yet."""
        if "shown" in fields:
            return replace(self, shown=min(fields["shown"], self.shown_max))
        return replace(self, history=(), shown=0, **fields)

    @property
    def sentence(self) -> str:
        return words.Training.sentence(self)


HIGHEST = 2.1  # nats; a loss above it is drawn at the upper edge


class TrainingScene(Scene):
    """The losses as curves over the steps, who is taken for whom, and the most surprising pictures.

    Before anything is learnt: some of the pictures to learn from, and some of those that are kept apart.
    """

    def __init__(self, state: Training):
        super().__init__(new_figure(820, 520))
        self._draw_curves(state)
        self._draw_confusion()
        self._draw_examples()
        self._draw_surprising()
        always = (self.hint, *self.curve_labels, *self.examples, *self.pictures, *self.truths)
        self.learnt = [artist for artist in self.movers if artist not in always]
        self._is_before: bool | None = None

    def _draw_curves(self, state: Training) -> None:
        ax = self.curves = self.figure.add_axes((0.065, 0.385, 0.335, 0.54))
        ax.set(xlim=(0, STEPS), ylim=(0, HIGHEST), xlabel=words.Training.steps, ylabel=words.Training.nats)
        ax.set_yticks([0, 0.5, 1, 1.5, 2])
        ax.set_title(words.Training.loss)
        self.nothing = float(np.log(len(ANIMALS)))
        ax.axhline(self.nothing, color=style.UNUSED, lw=1.6, ls=":")
        ax.axhline(state.unbeatable, color=style.INFORMATION, lw=1.6, ls=":")
        hint = {"size": style.LARGE, "color": style.QUIET_INK}
        self.hint = self.moving(Label(ax, STEPS / 2, 1.1, words.Training.hint, **hint))
        # Pale: the loss on pictures learnt by heart runs right above it.
        (self.bar,) = self.moving(ax.plot([], [], color=style.PROGRESS, lw=6, solid_capstyle="butt"))
        (self.training,) = self.moving(ax.plot([], [], "--", color=style.SENT, lw=1.8))
        (self.validation,) = self.moving(ax.plot([], [], color=style.WASTE, lw=2.2))
        dot = {"ms": 8, "mec": style.PAPER, "clip_on": False}
        self.dots = [
            self.moving(ax.plot([], [], "o", color=color, **dot)[0]) for color in (style.SENT, style.WASTE)
        ]
        # At the right, in the order of their heights, and never upon each other.
        looks = (
            (style.UNUSED_INK, style.REGULAR),
            (style.WASTE_INK, style.BOLD),
            (style.SENT_INK, style.BOLD),
            (style.INFORMATION_INK, style.REGULAR),
        )
        right = {"align": "left", "valign": "middle", "offset": (7, 0)}
        self.curve_labels = self.moving(
            [Label(ax, STEPS, color=color, weight=weight, **right) for color, weight in looks]
        )

    def _draw_confusion(self) -> None:
        ax = self.confusion = self.figure.add_axes((0.648, 0.385, 0.337, 0.54))
        n = len(ANIMALS)
        ax.set(xlim=(-0.5, n - 0.5), ylim=(n - 0.5, -0.5), yticks=[])
        ax.set_title(words.Training.confusion)
        ax.spines[:].set_visible(False)
        places = [(column, row) for row in range(n) for column in range(n)]
        cells = [Rectangle((x - 0.5, y - 0.5), 1, 1, fc=style.BELIEF, lw=0) for x, y in places]
        self.cells = self.moving([ax.add_patch(cell) for cell in cells])
        self.shares = self.moving([Label(ax, x, y, size=style.SMALL, valign="middle") for x, y in places])
        draw_animals_under(ax, size=28, gap=4, names=False)
        beside = {"size": 28, "offset": (-19, 0), "transform": ax.get_yaxis_transform()}
        for i, animal in enumerate(ANIMALS):
            Picture(ax, 0, i, typical_portrait(animal, 28), **beside)
        ax.set_xlabel(words.Training.taken_for, labelpad=2)
        ax.set_ylabel(words.Training.is_truly, labelpad=38)

    def _draw_examples(self) -> None:
        """Draw some of the pictures to learn from, a column for each animal, where the confusion comes later."""
        ax = self.before = self.figure.add_axes((0.648, 0.385, 0.337, 0.54))
        n = len(ANIMALS)
        ax.set(xlim=(-0.5, n - 0.5), ylim=(n - 0.5, -0.5), yticks=[])
        ax.set_title(words.Training.examples)
        ax.spines[:].set_visible(False)
        draw_animals_under(ax, size=28, gap=4, names=False)
        ax.set_xlabel(words.Training.is_truly, labelpad=2)
        self.examples = self.moving(
            [Picture(ax, column, row, size=36) for column in range(n) for row in range(n)]
        )

    def _draw_surprising(self) -> None:
        ax = self.figure.add_axes((0, 0, 1, 0.27))
        ax.set(xlim=(0, 820), ylim=(0, 140))  # CSS pixels
        ax.set_axis_off()
        heading = {"size": style.LARGE, "weight": style.BOLD}
        self.headings = [
            ax.text(14, 118, words.Training.surprising, **heading),
            ax.text(300, 118, words.Training.under_each, color=style.WASTE_INK),
        ]
        self.headings_before = [
            ax.text(14, 118, words.Training.new_pictures, **heading),
            ax.text(140, 118, words.Training.kept_apart, color=style.TRUTH_INK),
        ]
        places = 116.0 * np.arange(SURPRISING) + 44
        self.pictures = self.moving([Picture(ax, x, 70, size=64) for x in places])
        small = {"size": style.SMALL, "align": "left", "valign": "top"}
        half = 32 * POINTS_PER_PIXEL
        self.truths, self.beliefs = (
            self.moving([Label(ax, x - 32, 70, offset=(0, -half - down), color=ink, **small) for x in places])
            for down, ink in ((5, style.TRUTH_INK), (17, style.WASTE_INK))
        )

    def show(self, state: Training) -> bool:
        report, is_before = state.report, state.report is None
        self.hint.set_visible(is_before)
        for artist in self.learnt:
            artist.set_visible(not is_before)
        for picture in self.examples:
            picture.set_visible(is_before)
        self._label_curves(state)
        if report is None:
            self._show_examples(state)
        else:
            self._show_curves(state, report.progress)
            self._show_confusion(report)
            self._show_surprising(state, report)
        if is_before == self._is_before:
            return False
        self._is_before = is_before
        self.before.set_visible(is_before)
        self.confusion.set_visible(not is_before)
        for texts, are_shown in ((self.headings_before, is_before), (self.headings, not is_before)):
            for text in texts:
                text.set_visible(are_shown)
        return True

    def _show_examples(self, state: Training) -> None:
        n = len(ANIMALS)
        places = [self.examples[n * column : n * (column + 1)] for column in range(n)]
        for animal, column in enumerate(places):
            self._fill(column[: state.examples], state.training, animal)
            self._fill(column[state.examples :], state.training, None)
        for animal, (picture, truth) in enumerate(zip(self.pictures, self.truths, strict=True)):
            self._fill([picture], state.validation, animal)
            picture.set_visible(True)
            truth.set_visible(True)
            truth.set(text=common.ANIMALS[ANIMALS[animal]] if picture.pixels is not None else "")

    def _fill(self, places: list[Picture], examples: Examples, animal: int | None) -> None:
        """Show the first pictures of an animal; where there are fewer than places, places stay empty."""
        pictures, labels = examples
        rows: Any = [] if animal is None else np.flatnonzero(labels == animal)
        for i, place in enumerate(places):
            place.show(_as_shared(pictures[rows[i]]) if i < len(rows) else None)

    def _show_curves(self, state: Training, progress: Progress) -> None:
        self.bar.set_data([0, progress.step], [0, 0])
        steps = [past.progress.step for past in state.history]
        lines, names = (self.training, self.validation), ("training_loss", "validation_loss")
        for line, dot, name in zip(lines, self.dots, names, strict=True):
            line.set_data(steps, [min(getattr(past.progress, name), HIGHEST) for past in state.history])
            dot.set_data([progress.step], [min(getattr(progress, name), HIGHEST)])

    def _label_curves(self, state: Training) -> None:
        learnt, new = None, None
        if state.report is not None:
            learnt, new = state.report.progress.training_loss, state.report.progress.validation_loss
        lines = zip(
            self.curve_labels,
            ("nothing", "new", "learnt", "floor"),
            (self.nothing, new, learnt, state.unbeatable),
            strict=True,
        )
        shown = [(label, name, height) for label, name, height in lines if height is not None]
        for label in self.curve_labels[1:3]:
            label.set(text="")
        _, pixels = size_in_pixels(self.curves)
        heights = keep_apart(
            [min(height, HIGHEST) for _, _, height in shown], 16 * HIGHEST / pixels, 0, HIGHEST
        )
        for (label, name, height), y in zip(shown, heights, strict=True):
            label.set(y=y, text=words.loss_label(name, height))

    def _show_confusion(self, report: Report) -> None:
        for cell, label, share in zip(self.cells, self.shares, report.confusion.ravel(), strict=True):
            cell.set(alpha=share, visible=share > 0)
            ink = style.ON_BELIEF if share > 0.8 else style.INK
            label.set(text=f"{share:.0%}" if share >= 0.0095 else "", color=ink)

    def _show_surprising(self, state: Training, report: Report) -> None:
        pictures, labels = state.validation
        is_anything_learnt = report.progress.step > 0
        artists = list(zip(self.pictures, self.truths, self.beliefs, strict=True))
        # There may be fewer pictures than places.
        for picture, *others in artists[len(report.surprising) :]:
            picture.show(None)
            for other in others:
                other.set(text="")
        for parts, number, belief in zip(artists, report.surprising, report.beliefs, strict=False):
            for part in parts:
                part.set_visible(is_anything_learnt)
            picture, truth, given = parts
            picture.show(_as_shared(pictures[number]))
            truth.set(text=common.ANIMALS[ANIMALS[labels[number]]])
            given.set(text=words.Training.given(belief, surprisal(belief, base=np.e)))


def _as_shared(face: np.ndarray) -> np.ndarray:
    """Return a picture that is sent once, as the same few come again and again."""
    face = face.view()
    face.flags.writeable = False  # of this view alone
    return face


def _trained(state: Training) -> Training:
    """Return the state at the end of a training, which takes its time."""
    for report in state.train():
        if report is not None:
            state = report(state)
    return state


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
            "examples": choice({size: f"{size}" for size in sizes}),
            "network": choice(words.Training.networks),
            "shown": int_slider(0, STEPS // EVERY),
        },
        labels=words.Training.labels,
        runs={"train": Training.train},
        beside_runs=("shown",),
        rows=[["examples", "network"], ["shown"]],
        told=_trained,
        change=Training.changed,
        idle=lambda state: {} if state.shown_max else {"shown": words.Training.nothing_learnt},
    )
