"""The gallery: faces between typical and wild, and honest chances under them."""

import numpy as np
import pytest
from driving import make, moves
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits.animals import ANIMALS, draw, log_density, typical
from weatherbits.explorers import gallery_explorer
from weatherbits.explorers.gallery import ROWS, Gallery, GalleryScene, individuals
from weatherbits.plots.canvas import LiveCanvas
from weatherbits.plots.faces import cut_out


@pytest.fixture(scope="module")
def explorer():
    return gallery_explorer()


def drawn(state):
    canvas = LiveCanvas(GalleryScene, Gallery())
    canvas.show(state)
    return canvas.scene


def test_at_wildness_0_every_face_is_typical_and_at_1_it_is_the_individual():
    typical_faces = np.array([typical(animal) for animal in ANIMALS])
    np.testing.assert_allclose(Gallery(wildness=0.0).faces, np.broadcast_to(typical_faces, (ROWS, 7, 14)))
    np.testing.assert_allclose(Gallery(wildness=1.0, sample=3).faces, individuals(3))
    np.testing.assert_allclose(Gallery(wildness=0.5).faces, (typical_faces + individuals(0)) / 2)


@given(st.floats(0, 1), st.integers(0, 50))
@settings(max_examples=40, deadline=None)
def test_the_chances_are_bayes_rule_for_the_animal_above(wildness, sample):
    state = Gallery(wildness, sample=sample)
    densities = np.exp(log_density(state.faces) - log_density(state.faces).max(axis=-1, keepdims=True))
    for column in range(7):
        expected = densities[:, column, column] / densities[:, column].sum(axis=-1)
        np.testing.assert_allclose(state.chances[:, column], expected, rtol=1e-9)


def test_the_picture_shows_these_faces_and_these_chances():
    state = Gallery(wildness=0.8, animal="dog", sample=2)
    scene = drawn(state)
    size = len(scene.pictures[0][0].pixels)
    np.testing.assert_array_equal(scene.pictures[1][4].pixels, cut_out(draw(state.faces[1, 4], size)))
    assert [label.text for row in scene.labels for label in row] == [
        f"{c:.0%}" for c in state.chances.ravel()
    ]
    left, width = scene.band.get_x(), scene.band.get_width()
    assert left < scene.columns[4] < left + width


def test_the_sentence_names_what_marks_an_animal_and_warns_of_a_misleading_face():
    explorer = gallery_explorer()
    assert "A typical raccoon has" in explorer.sentence.value
    assert "a dark mask across the eyes" in explorer.sentence.value
    assert "a fox that looks like a cat: of such faces only" in explorer.sentence.value
    explorer.controls["animal"].value = "cat"
    assert "pointed ears" in explorer.sentence.value
    explorer.buttons["Typical"].click()
    assert "misleading" not in explorer.sentence.value


def test_new_individuals_are_new_and_the_same_ones_each_time():
    one, other = gallery_explorer(), gallery_explorer()
    for explorer in (one, other):
        explorer.buttons["New individuals"].click()
    assert one.state.sample == 1
    np.testing.assert_array_equal(one.state.faces, other.state.faces)
    assert not np.array_equal(one.state.faces, Gallery().faces)


def test_an_animal_that_is_none_is_refused_in_words():
    with pytest.raises(ValueError, match="red panda"):
        Gallery(animal="wolf")


@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_whatever_a_learner_moves_the_picture_and_the_words_stay_whole(explorer, data):
    explorer.reset()
    for _ in range(4):
        make(explorer, data.draw(moves(explorer)))
