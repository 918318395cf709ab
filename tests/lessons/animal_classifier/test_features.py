"""The features explorer: what tells two animals apart, named and drawn."""

import numpy as np
import pytest

from tests.driving import drawn, texts
from weatherbits.animals import ANIMALS, FEATURES, typical
from weatherbits.animals.model import SCATTER
from weatherbits.lessons.animal_classifier import features_explorer
from weatherbits.lessons.animal_classifier.features import (
    CROWD,
    ROWS,
    WHICH,
    Features,
    FeaturesScene,
    crowd,
)


def test_the_sentence_names_the_three_largest_differences_in_the_right_direction():
    sentence = features_explorer().sentence
    # by hand, from the table of typical faces: mask 0.95 - 0.08, tear marks 0.05 - 0.92, redness 0.08 - 0.92
    assert "raccoon has (1) a dark mask across the eyes, (2) no tear marks, (3) grey fur." in sentence
    assert (
        "red panda has (1) no mask, (2) dark marks from the eyes down the cheeks, (3) red-brown fur"
        in sentence
    )
    assert "In 8 of the 14 features" in sentence


def test_an_animal_is_not_compared_with_itself():
    assert "Both animals are foxes. Choose two different animals" in Features("fox", "fox").sentence


@pytest.mark.parametrize("which", WHICH)
def test_the_faces_stand_at_the_typical_values_and_the_marks_at_the_individuals(which):
    state = Features("cat", "dog", which, sample=2)
    scene = drawn(FeaturesScene, state)
    for faces, lines, animal, side in zip(scene.faces, scene.crowds, ("cat", "dog"), (-1, 1), strict=True):
        np.testing.assert_array_equal([face.x for face in faces], typical(animal)[state.shown])
        # Each mark is drawn from one end to the other, and left: so many features in turn, for one after another.
        x, y = np.concatenate([line.get_data() for line in lines], axis=1)
        starts, ends, gaps = (np.stack([x, y])[:, part::3].reshape(2, CROWD, ROWS) for part in range(3))
        assert {tuple(face) for face in starts[0]} == {
            tuple(face) for face in crowd(animal, 2)[:, state.shown]
        }
        np.testing.assert_array_equal(ends[0], starts[0])
        assert np.isnan(gaps[1]).all()
        middles = (starts[1] + ends[1]) / 2
        assert (np.rint(middles) == np.arange(ROWS)).all()
        assert (np.sign(middles - np.rint(middles)) == side).all(), "the first animal's above the line"


def test_the_features_shown_are_those_that_differ_most_or_least():
    most, least = (Features("raccoon", "red panda", which) for which in WHICH)
    assert sorted([*most.shown, *least.shown]) == list(range(len(FEATURES)))
    differences = abs(typical("raccoon") - typical("red panda"))
    assert differences[most.shown].min() >= differences[least.shown].max()
    scene = drawn(FeaturesScene, most)
    assert texts(scene.ends[1])[:3] == [
        "a dark mask across the eyes",
        "dark marks from the eyes down the cheeks",
        "red-brown fur",
    ]


@pytest.mark.parametrize("animals", [("raccoon", "red panda"), ("cat", "dog"), ("bear", "bear")])
def test_no_mark_is_hidden_behind_a_face(animals):
    scene = drawn(FeaturesScene, Features(*animals))
    ax = scene.faces[0][0].axes
    for faces, lines in zip(scene.faces, scene.crowds, strict=True):
        y = np.concatenate([line.get_ydata() for line in lines])
        for row, face in enumerate(faces):
            marks = y[np.rint(y) == row]
            ends = ax.transData.transform(np.column_stack([np.zeros(len(marks)), marks]))[:, 1]
            bottom, top = face.get_window_extent().intervaly
            assert ((ends <= bottom) | (ends >= top)).all()


def test_a_picture_with_so_many_marks_is_a_few_lines_and_no_face_is_sent_twice():
    explorer = features_explorer()
    assert explorer.picture.moving.count("<path") == sum(map(len, explorer.picture.scene.crowds)) == 8
    assert explorer.picture.moving.count("<use") == 2 * ROWS + 2, "and two beside the title"
    assert "data:image" not in explorer.picture.moving
    for animal in ANIMALS:
        explorer.controls["other"].value = animal
    assert explorer.picture.svg().count("data:image") == len(ANIMALS)


@pytest.mark.parametrize("animal", ANIMALS)
def test_individuals_scatter_about_the_typical_face_or_lean_towards_a_neighbour(animal):
    here = ANIMALS.index(animal)
    corners = np.array([typical(ANIMALS[(here + step) % 7]) for step in (-1, 0, 1)])
    faces = crowd(animal, 0)
    assert faces.shape == (CROWD, len(FEATURES))
    assert (faces > corners.min(axis=0) - 5 * SCATTER).all()
    assert (faces < corners.max(axis=0) + 5 * SCATTER).all()
