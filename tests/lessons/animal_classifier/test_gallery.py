"""The gallery: faces between typical and wild, and honest chances under them."""

import base64
import io
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.driving import drawn, press, texts
from weatherbits.animals import ANIMALS, log_density, render, typical
from weatherbits.lessons.animal_classifier import gallery_explorer
from weatherbits.lessons.animal_classifier.gallery import ROWS, Gallery, GalleryScene, individuals
from weatherbits.pictures.faces import cut_out


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
    scene = drawn(GalleryScene, state)
    size = len(scene.pictures[0].pixels)
    for row in range(ROWS):
        pixels = scene.pictures[7 * row + 4].pixels
        np.testing.assert_array_equal(pixels, cut_out(render(state.faces[row, 4], size)))
    assert texts(scene.labels) == [f"{c:.0%}" for c in state.chances.ravel()]
    left, width = scene.band.get_x(), scene.band.get_width()
    assert left < scene.columns[4] < left + width


def test_a_face_is_sent_lying_on_its_side_and_set_upright_by_the_page():
    explorer = gallery_explorer()
    explorer.controls["animal"].value = "badger"
    scene, moving = explorer.picture.scene, explorer.picture.moving
    sent = re.findall(
        r'<g transform="matrix\(0 1 1 0 ([\d.]+) ([\d.]+)\)"><image x="0" y="0" [^>]*base64,([^"]+)"', moving
    )
    assert len(sent) == ROWS * len(ANIMALS)
    for (x, y, data), picture in zip(sent, scene.pictures, strict=True):
        left, bottom, side = picture.square()
        assert (float(x), float(y)) == pytest.approx((left, 410 - bottom - side), abs=0.05)
        lying = np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGBA"))
        shown, true = lying.transpose(1, 0, 2).astype(float), picture.pixels.astype(float)
        assert abs(shown[..., 3] - true[..., 3]).mean() < 1
        assert abs(shown - true)[..., :3][true[..., 3] == 255].mean() < 4, (
            "few colours, and nearly the true ones"
        )


def test_a_face_is_the_same_on_its_left_and_on_its_right():
    for picture in gallery_explorer().picture.scene.pictures:
        np.testing.assert_array_equal(picture.pixels, picture.pixels[:, ::-1])


def test_fourteen_new_faces_at_each_move_are_not_kept():
    explorer = gallery_explorer()
    kept = len(explorer.picture.defined)
    for wildness in (0.0, 0.35, 1.0):
        explorer.controls["wildness"].value = wildness
        assert explorer.picture.moving.count("data:image/png") == ROWS * len(ANIMALS)
    assert len(explorer.picture.defined) == kept == len(ANIMALS)


def test_the_sentence_names_what_marks_an_animal_and_warns_of_a_misleading_face():
    explorer = gallery_explorer()
    assert "A typical raccoon has" in explorer.sentence
    assert "a dark mask across the eyes" in explorer.sentence
    assert "a fox that looks like a cat: of all faces like it, only" in explorer.sentence
    explorer.controls["animal"].value = "cat"
    assert "pointed ears" in explorer.sentence


def test_new_individuals_are_new_and_the_same_ones_each_time():
    one, other = gallery_explorer(), gallery_explorer()
    for explorer in (one, other):
        press(explorer, "new_individuals")
    assert one.state.sample == 1
    np.testing.assert_array_equal(one.state.faces, other.state.faces)
    assert not np.array_equal(one.state.faces, Gallery().faces)
