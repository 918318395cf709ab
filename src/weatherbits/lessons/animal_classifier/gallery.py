"""The gallery: seven typical faces, and individuals that look more or less like them."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from matplotlib.patches import Rectangle

from ...animals import ANIMALS, FEATURES, features_given, mix, posterior, typical
from ...language import Words, common
from ...live import Label, Picture, Scene, new_figure
from ...pictures import style
from ...pictures.faces import SCALE_IN_MOTION, ChangingFace, portrait, typical_portrait
from ...teaching.explorer import Explorer, check_option, choice, slider

words = Words(__package__)

ROWS = 2  # individuals of each animal
BIG, SMALL = 100.0, 52.0  # CSS pixels


@lru_cache(maxsize=8)
def individuals(sample: int) -> np.ndarray:
    """Return the features of some individuals of each animal: shape (rows, 7, n_features)."""
    labels = np.tile(np.arange(len(ANIMALS)), (ROWS, 1))
    return features_given(labels, np.random.default_rng([4, sample]))


def faces(wildness: float, sample: int) -> np.ndarray:
    """Return the features of these individuals on the way from their animals' typical faces."""
    return mix([typical(animal) for animal in ANIMALS], individuals(sample), wildness)


@lru_cache(maxsize=21)  # the steps of the slider: it is moved to and fro
def portraits(wildness: float, sample: int) -> np.ndarray:
    """Return the same faces as pictures, one after the other."""
    return portrait(faces(wildness, sample).reshape(-1, len(FEATURES)), SMALL, SCALE_IN_MOTION)


@dataclass(frozen=True)
class Gallery:
    """Individuals on the way from their animal's typical face, at wildness 0, to what they are, at 1."""

    wildness: float = 1.0
    animal: str = "raccoon"
    sample: int = 0

    def __post_init__(self):
        check_option("animal", self.animal, ANIMALS)

    @property
    def faces(self) -> np.ndarray:
        """The individuals' features, shape (rows, 7, n_features)."""
        return faces(self.wildness, self.sample)

    @property
    def chances(self) -> np.ndarray:
        """For each of these faces the chance that it belongs to the animal it does belong to, shape (rows, 7)."""
        return np.diagonal(posterior(self.faces), axis1=1, axis2=2)

    @property
    def marks(self) -> list[str]:
        """The features that a typical face of the chosen animal has much of."""
        return [name for name, value in zip(FEATURES, typical(self.animal), strict=True) if value >= 0.7]

    @property
    def least_clear(self) -> tuple[str, str, float]:
        """Of the face that is least likely to be what it is: what it is, what it looks like, and its chance."""
        chances = self.chances
        row, column = np.unravel_index(chances.argmin(), chances.shape)
        likeliest = ANIMALS[posterior(self.faces[row, column]).argmax()]
        return ANIMALS[column], likeliest, chances[row, column]

    @property
    def sentence(self) -> str:
        return words.Gallery.sentence(self)


class GalleryScene(Scene):
    """A row of large typical faces, and rows of individuals, each with the chance that it is what it is."""

    def __init__(self, state: Gallery):
        super().__init__(new_figure(820, 410))
        ax = self.figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 820), ylim=(0, 410))  # CSS pixels
        ax.set_axis_off()
        self.columns = 115.0 * np.arange(len(ANIMALS)) + 66
        band = Rectangle((0, 234), 112, 140, fc="none", ec=style.QUIET_INK, lw=1.2)
        self.band = self.moving(ax.add_patch(band))
        ax.text(12, 386, words.Gallery.typical_faces, size=style.LARGE, weight=style.BOLD)
        for x, animal in zip(self.columns, ANIMALS, strict=True):
            Picture(ax, x, 318, typical_portrait(animal, BIG), size=BIG)
            ax.text(x, 246, common.ANIMALS[animal], ha="center", size=style.NORMAL, weight=style.BOLD)
        ax.text(16, 208, words.Gallery.individuals, size=style.LARGE, weight=style.BOLD)
        ax.text(120, 208, words.Gallery.under_each, color=style.TRUTH_INK)
        heights = [164 - 98 * row for row in range(ROWS)]
        places = [(x, y) for y in heights for x in self.columns]
        self.pictures = self.moving([ChangingFace(ax, x, y, size=SMALL) for x, y in places])
        below = {"color": style.TRUTH_INK, "weight": style.BOLD}
        self.labels = self.moving([Label(ax, x, y - 47, **below) for x, y in places])

    def show(self, state: Gallery) -> None:
        self.band.set_x(self.columns[ANIMALS.index(state.animal)] - 56)
        for picture, face in zip(self.pictures, portraits(state.wildness, state.sample), strict=True):
            picture.show(face)
        for label, chance in zip(self.labels, state.chances.ravel(), strict=True):
            label.set(text=words.whole_percent(chance))


def gallery_explorer() -> Explorer:
    """Return a live picture of the seven animals, and of individuals of each."""
    return Explorer(
        Gallery(),
        GalleryScene,
        {"wildness": slider(0, 1, 0.05), "animal": choice(common.ANIMALS)},
        labels=words.Gallery.labels,
        presets={"typical": {"wildness": 0.0}, "as_they_come": {"wildness": 1.0}},
        rows=[["wildness", "animal"]],
        told="typical",
        actions={"new_individuals": lambda state: replace(state, sample=state.sample + 1)},
    )
