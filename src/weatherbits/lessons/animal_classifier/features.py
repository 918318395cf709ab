"""What a face is made of: the named features of two animals, and how much their individuals scatter."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ...animals import ANIMALS, FEATURES, features_given, typical
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...pictures import style
from ...pictures.faces import typical_portrait
from ...teaching.explorer import Explorer, check_option, choice

words = Words(__package__)

CROWD = 60  # individuals of each animal
LAYERS = 4  # among which they are shared out
ROWS = 7  # features that are shown at a time
WHICH = "most", "least"  # those in which the two animals differ most, or least
FACE = 22.0  # CSS pixels
# In rows, from a feature's line: where the marks are, how high they are, and where the faces are.
MARKS, MARK, FACES = 0.09, 0.13, 0.33


@lru_cache(maxsize=16)
def crowd(animal: str, sample: int) -> np.ndarray:
    """Return the features of some individuals of an animal, shape (CROWD, n_features)."""
    label = ANIMALS.index(animal)
    return features_given(np.full(CROWD, label), np.random.default_rng([5, label, sample]))


@dataclass(frozen=True)
class Features:
    """Two animals side by side."""

    one: str = "raccoon"
    other: str = "red panda"
    which: str = WHICH[0]
    sample: int = 0

    def __post_init__(self):
        check_option("choice", self.which, WHICH)
        check_option("animal", self.one, ANIMALS)
        check_option("animal", self.other, ANIMALS)

    @property
    def differences(self) -> np.ndarray:
        """How far apart the two typical faces are in each feature; positive where the first has more of it."""
        return typical(self.one) - typical(self.other)

    @property
    def order(self) -> np.ndarray:
        """The places of the features in ``FEATURES``, those that differ most first."""
        return np.argsort(-abs(self.differences), kind="stable")

    @property
    def shown(self) -> np.ndarray:
        """The places of the features that are shown."""
        return self.order[:ROWS] if self.which == WHICH[0] else self.order[ROWS:]

    @property
    def largest(self) -> dict[str, float]:
        """The three features that differ most, and by how much."""
        return {FEATURES[i]: self.differences[i] for i in self.order[:3]}

    @property
    def alike(self) -> int:
        """In how many features the two typical faces are nearly alike."""
        return int((abs(self.differences) < 0.15).sum())

    @property
    def sentence(self) -> str:
        return words.Features.sentence(self, CROWD)


class FeaturesScene(Scene):
    """A line for each feature: faces at the two animals' typical values, and marks where their individuals are.

    What belongs to the first animal stands above the line, what belongs to the other below: first the marks, then the
    face, so that no mark is hidden.
    """

    def __init__(self, state: Features):
        super().__init__(new_figure(820, 540))
        ax = self.figure.add_axes((0.3, 0.02, 0.33, 0.86))
        ax.set(xlim=(0, 1), ylim=(ROWS - 0.5, -0.5), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        for row in range(ROWS):
            ax.plot([0, 1], [row, row], color=style.QUIET_INK, lw=1, zorder=0)
            ax.plot(
                [0, 0, np.nan, 1, 1],
                row + np.array([-0.08, 0.08, np.nan] * 2)[:5],
                color=style.QUIET_INK,
                lw=1,
            )
        top = self.figure.add_axes((0, 0.9, 1, 0.1))
        top.set(xlim=(0, 820), ylim=(0, 54))  # CSS pixels
        top.set_axis_off()
        top.text(14, 24, words.Features.title, size=style.LARGE, weight=style.BOLD)
        self.key_faces = self.moving([Picture(top, x, 28, size=FACE) for x in (400, 610)])
        beside = {"align": "left", "valign": "middle"}
        self.key = self.moving([Label(top, x, 28, **beside) for x in (418, 628)])
        ends = ((0, "right", -14), (1, "left", 14))
        self.ends = [
            self.moving(
                [
                    Label(ax, x, row, align=align, valign="middle", offset=(away, 0), size=style.SMALL)
                    for row in range(ROWS)
                ]
            )
            for x, align, away in ends
        ]
        # All marks of a layer are one line that begins anew for each, which a page draws fast; where marks of several
        # layers fall together, they show darker.
        self.crowds = [
            [
                self.moving(ax.plot([], [], color=color, lw=0.9, alpha=0.6, solid_capstyle="butt")[0])
                for _ in range(LAYERS)
            ]
            for color in (style.INK, style.QUIET_INK)
        ]
        self.faces = [self.moving([Picture(ax, 0, row, size=FACE) for row in range(ROWS)]) for _ in range(2)]

    def show(self, state: Features) -> None:
        rows, shown = np.arange(ROWS), state.shown
        for row, feature in enumerate(shown):
            for labels, text in zip(self.ends, words.FEATURES[FEATURES[feature]], strict=True):
                labels[row].set(text=text)
        animals = state.one, state.other
        for animal, face, label, text in zip(
            animals, self.key_faces, self.key, words.Features.key(state), strict=True
        ):
            face.show(typical_portrait(animal, FACE))
            label.set(text=text)
        for animal, lines, faces, side in zip(animals, self.crowds, self.faces, (-1, 1), strict=True):
            individuals = crowd(animal, state.sample)[:, shown]
            marks = (rows + side * MARKS)[:, np.newaxis] + [-MARK / 2, MARK / 2, np.nan]
            for layer, line in enumerate(lines):
                x = individuals[layer::LAYERS]
                line.set_data(np.repeat(x, 3), np.tile(marks.ravel(), len(x)))
            for face, value, line_at in zip(faces, typical(animal)[shown], rows, strict=True):
                face.x, face.y = value, line_at + side * FACES
                face.show(typical_portrait(animal, FACE))


def features_explorer() -> Explorer:
    """Return a live picture of the features that tell two animals apart."""
    return Explorer(
        Features(),
        FeaturesScene,
        {
            "one": choice(common.ANIMALS),
            "other": choice(common.ANIMALS),
            "which": choice(words.Features.which),
        },
        labels=words.Features.labels,
        presets={
            "raccoon_and_red_panda": {"one": "raccoon", "other": "red panda"},
            "cat_and_dog": {"one": "cat", "other": "dog"},
            "badger_and_raccoon": {"one": "badger", "other": "raccoon"},
        },
        rows=[["one", "other", "which"]],
        actions={"new_individuals": lambda state: replace(state, sample=state.sample + 1)},
    )
