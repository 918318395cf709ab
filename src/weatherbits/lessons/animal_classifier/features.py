"""What a face is made of: the named features of two animals, and how much their individuals scatter."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from ...animals import ANIMALS, FEATURES, features_given, typical
from ...language import Words, common
from ...live import Picture, Scene, new_figure
from ...pictures import style
from ...pictures.faces import typical_portrait
from ...teaching.explorer import Explorer, check_option, choice

words = Words(__package__)

CROWD = 60  # individuals of each animal
LAYERS = 4  # among which they are shared out
MARK = 0.27  # the height of their marks, in rows


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
    sample: int = 0

    def __post_init__(self):
        check_option("animal", self.one, ANIMALS)
        check_option("animal", self.other, ANIMALS)

    @property
    def differences(self) -> np.ndarray:
        """How far apart the two typical faces are in each feature; positive where the first has more of it."""
        return typical(self.one) - typical(self.other)

    @property
    def largest(self) -> dict[str, float]:
        """The three features that differ most, and by how much."""
        order = np.argsort(-abs(self.differences), kind="stable")
        return {FEATURES[i]: self.differences[i] for i in order[:3]}

    @property
    def alike(self) -> int:
        """In how many features the two typical faces are nearly alike."""
        return int((abs(self.differences) < 0.15).sum())

    @property
    def sentence(self) -> str:
        return words.Features.sentence(self, CROWD)


class FeaturesScene(Scene):
    """A line for each feature: a face where each animal's typical value is, and marks where its individuals are."""

    def __init__(self, state: Features):
        super().__init__(new_figure(820, 480))
        n = len(FEATURES)
        ax = self.figure.add_axes((0.29, 0.02, 0.3, 0.9))
        ax.set(xlim=(0, 1), ylim=(n - 0.5, -0.5), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        for i, name in enumerate(FEATURES):
            little, much = words.FEATURES[name]
            ax.plot([0, 1], [i, i], color=style.GRID, lw=1.5, zorder=0)
            beside = {"textcoords": "offset points", "va": "center", "size": style.SMALL}
            ax.annotate(little, (0, i), (-14, 0), ha="right", **beside)
            ax.annotate(much, (1, i), (14, 0), **beside)
        ax.set_title(words.Features.title, loc="center")
        # The first animal's individuals stand above the line, the other's below. All marks of a layer are one line that
        # begins anew for each, which a page draws fast; where marks of several layers fall together, they show darker.
        self.crowds = [
            [
                self.moving(ax.plot([], [], color=color, lw=0.8, alpha=0.55, solid_capstyle="butt")[0])
                for _ in range(LAYERS)
            ]
            for color in (style.INK, style.QUIET_INK)
        ]
        # Where two faces meet, the first animal's is in front.
        others, ones = (self.moving([Picture(ax, 0, i, size=26) for i in range(n)]) for _ in range(2))
        self.faces = [ones, others]

    def show(self, state: Features) -> None:
        rows = np.arange(len(FEATURES))
        for animal, lines, faces, up in zip(
            (state.one, state.other), self.crowds, self.faces, (-0.22, 0.22), strict=True
        ):
            individuals = crowd(animal, state.sample)
            marks = (rows + up)[:, np.newaxis] + [-MARK / 2, MARK / 2, np.nan]
            for layer, line in enumerate(lines):
                x = individuals[layer::LAYERS]
                line.set_data(np.repeat(x, 3), np.tile(marks.ravel(), len(x)))
            for face, value, row in zip(faces, typical(animal), rows, strict=True):
                face.x, face.y = value, row + up / 2
                face.show(typical_portrait(animal, 26))


def features_explorer() -> Explorer:
    """Return a live picture of the features that tell two animals apart."""
    return Explorer(
        Features(),
        FeaturesScene,
        {"one": choice(common.ANIMALS), "other": choice(common.ANIMALS)},
        labels=words.Features.labels,
        presets={
            "raccoon_and_red_panda": {"one": "raccoon", "other": "red panda"},
            "cat_and_dog": {"one": "cat", "other": "dog"},
            "badger_and_raccoon": {"one": "badger", "other": "raccoon"},
        },
        actions={"new_individuals": lambda state: replace(state, sample=state.sample + 1)},
    )
