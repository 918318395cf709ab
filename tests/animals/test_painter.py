"""The animals' pictures against what a face should look like."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.linear_model import Ridge

from weatherbits.animals import (
    ANIMALS,
    FEATURES,
    render,
    sample_features,
    typical,
)
from weatherbits.animals.model import SCATTER

TYPICAL = np.array([typical(animal) for animal in ANIMALS])
CORNERS = np.vstack([np.zeros(14), np.ones(14), np.eye(14), 1 - np.eye(14)])
faces = arrays(float, (14,), elements=st.floats(0, 1))


@pytest.fixture(scope="module")
def individuals():
    features, _ = sample_features(4000, np.random.default_rng(11))
    return features


@pytest.mark.parametrize("size", [8, 32, 33, 100])
def test_a_picture_has_three_colours_from_0_to_1_and_two_equal_halves(size):
    pictures = render(np.vstack([TYPICAL, CORNERS]), size)
    assert pictures.shape == (7 + len(CORNERS), size, size, 3)
    assert pictures.min() >= 0
    assert pictures.max() <= 1
    assert np.array_equal(pictures, pictures[:, :, ::-1])


def test_many_pictures_at_once_are_those_drawn_one_by_one(individuals):
    features = individuals[:200]
    pictures = render(features)
    for i in (0, 31, 32, 199):
        assert np.array_equal(pictures[i], render(features[i]))
    assert np.array_equal(render(features[:6].reshape(2, 3, 14)).reshape(6, 32, 32, 3), pictures[:6])


def test_no_faces_make_no_pictures():
    assert render(np.empty((0, 14))).shape == (0, 32, 32, 3)


def test_a_big_picture_made_small_is_the_small_picture(individuals):
    features = np.vstack([TYPICAL, CORNERS, individuals[:30]])
    averaged = render(features, 256).reshape(-1, 32, 8, 32, 8, 3).mean(axis=(2, 4))
    difference = np.abs(averaged - render(features, 32))
    assert difference.mean(axis=(1, 2, 3)).max() < 0.02
    assert difference.mean() < 0.01


def test_typical_faces_differ_clearly():
    pictures = render(TYPICAL).reshape(7, -1)
    distance = np.sqrt(((pictures[:, np.newaxis] - pictures) ** 2).mean(axis=2))
    assert distance[~np.eye(7, dtype=bool)].min() > 0.1


# The picture at 256 pixels, with x to the right and y up, both from -1 to 1, as the drawing counts them.
def colour_at(picture, x, y):
    return picture[round((1 - y) * 127.5), round((1 + x) * 127.5)]


@pytest.mark.parametrize(
    ("animal", "feature", "x", "y"),
    [
        ("cat", "mask", 0.42, -0.03),
        ("cat", "tear_marks", 0.37, -0.2),
        ("cat", "face_stripes", 0.38, 0.38),
        ("cat", "head_width", 0.64, 0.05),
        ("bear", "muzzle_length", 0.05, -0.40),
        ("bear", "ear_size", 0.62, 0.72),
        ("dog", "ear_droop", 0.68, 0.0),
    ],
)
def test_these_features_darken_the_spot_they_belong_to(animal, feature, x, y):
    without, with_it = np.array([typical(animal)] * 2)
    without[list(FEATURES).index(feature)], with_it[list(FEATURES).index(feature)] = 0, 1
    assert colour_at(render(with_it, 256), x, y).mean() < colour_at(render(without, 256), x, y).mean() - 0.1


@pytest.mark.parametrize(
    ("feature", "x", "y"),
    [("fur_lightness", 0.0, 0.3), ("white_cheeks", 0.35, -0.3), ("white_trim", 0.28, 0.2)],
)
def test_these_features_lighten_the_spot_they_belong_to(feature, x, y):
    without, with_it = np.array([typical("bear")] * 2)
    without[list(FEATURES).index(feature)], with_it[list(FEATURES).index(feature)] = 0, 1
    assert colour_at(render(with_it, 256), x, y).mean() > colour_at(render(without, 256), x, y).mean() + 0.1


def test_the_fox_and_the_red_panda_are_red_and_the_raccoon_is_grey():
    redness = [np.ptp(colour_at(render(typical(a), 256), 0.2, 0.35)) for a in ("fox", "red panda", "raccoon")]
    assert min(redness[:2]) > 0.3
    assert redness[2] < 0.1


def test_every_feature_can_be_read_from_a_small_picture(individuals):
    features = individuals
    pixels = render(features).reshape(4000, -1)
    pixels -= pixels.mean(axis=0)
    reader = Ridge(alpha=1.0).fit(pixels[:3000], features[:3000])
    left_over = (features[3000:] - reader.predict(pixels[3000:])).std(axis=0)
    # Read more sharply than an animal's features scatter, so that the picture hides nothing that matters.
    assert left_over.max() < SCATTER


@settings(max_examples=25)
@given(faces)
def test_any_face_at_all_can_be_drawn(features):
    picture = render(features)
    assert np.isfinite(picture).all()
    assert 0 <= picture.min() < picture.max() <= 1
