"""The animals' truth against SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import logsumexp
from scipy.stats import chisquare, truncnorm

from weatherbits.animals import (
    ANIMALS,
    FEATURES,
    conditional_entropy,
    features_given,
    log_density,
    mix,
    posterior,
    render,
    sample_features,
    typical,
)
from weatherbits.animals.model import LEAN, SCATTER

TYPICAL = np.array([typical(animal) for animal in ANIMALS])
CORNERS = np.vstack([np.zeros(14), np.ones(14), np.eye(14), 1 - np.eye(14)])
RNG = np.random.default_rng(0)
faces = arrays(float, (14,), elements=st.floats(0, 1))


@pytest.fixture(scope="module")
def individuals():
    return sample_features(4000, np.random.default_rng(11))


def recipe(label):
    """Return the log weight and the centre of each of an animal's 21 places, built from the words alone."""
    weights, centres = [], []
    for tenths in range(-10, 11):
        t = abs(tenths) / 10
        look_alike = TYPICAL[(label + np.sign(tenths)) % 7]
        weights.append(-LEAN * t)
        centres.append((1 - t) * TYPICAL[label] + t * look_alike)
    return np.array(weights) - logsumexp(weights), np.array(centres)


def truncated(centres):
    return truncnorm(-centres / SCATTER, (1 - centres) / SCATTER, loc=centres, scale=SCATTER)


def scipy_log_density(features):
    columns = []
    for label in range(7):
        log_weights, centres = recipe(label)
        by_place = truncated(centres).logpdf(features[:, np.newaxis, :]).sum(axis=2)
        columns.append(logsumexp(by_place + log_weights, axis=1))
    return np.stack(columns, axis=1)


# ---- What is known about each animal.


def test_there_are_seven_animals_and_the_raccoon_comes_first():
    assert len(set(ANIMALS)) == 7
    assert ANIMALS[0] == "raccoon"


def test_a_typical_face_is_the_reader_s_to_change():
    typical("fox")[:] = 0.5
    assert np.array_equal(typical("fox"), TYPICAL[ANIMALS.index("fox")])


@pytest.mark.parametrize(
    ("feature", "animal"),
    [
        ("mask", "raccoon"),
        ("tear_marks", "red panda"),
        ("ear_pointedness", "fox"),
        ("feline", "cat"),
        ("ear_droop", "dog"),
        ("muzzle_width", "bear"),
        ("face_stripes", "badger"),
    ],
)
def test_each_animal_has_most_of_the_feature_it_is_known_by(feature, animal):
    column = TYPICAL[:, list(FEATURES).index(feature)]
    assert ANIMALS[column.argmax()] == animal


# ---- The truth.


def test_the_density_is_the_weighted_sum_of_truncated_normals_that_scipy_gives(individuals):
    anywhere = np.random.default_rng(1).random((50, 14))
    features = np.vstack([TYPICAL, CORNERS, anywhere, individuals[0][:200]])
    np.testing.assert_allclose(log_density(features), scipy_log_density(features), rtol=1e-10, atol=1e-9)


def test_the_posterior_is_bayes_rule_on_scipys_densities(individuals):
    features = individuals[0][:500]
    densities = np.exp(scipy_log_density(features))
    expected = densities / densities.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(posterior(features), expected, rtol=1e-8, atol=1e-14)


@given(faces)
def test_the_posterior_of_any_face_at_all_is_a_distribution(features):
    p = posterior(features)
    assert p.shape == (7,)
    assert (p >= 0).all()
    assert p.sum() == pytest.approx(1.0, abs=1e-12)


def test_the_posterior_keeps_the_leading_axes(individuals):
    features = individuals[0][:12]
    np.testing.assert_allclose(posterior(features.reshape(3, 4, 14)).reshape(12, 7), posterior(features))


def test_typical_faces_leave_little_doubt():
    assert np.diag(posterior(TYPICAL)).min() > 0.95


@pytest.mark.parametrize("label", range(7))
def test_on_the_way_to_a_look_alike_the_log_odds_fall_in_a_straight_line(label):
    other = (label + 1) % 7
    t = np.linspace(0.1, 0.9, 9)
    p = posterior(mix(TYPICAL[label], TYPICAL[other], t))
    assert (p[:, label] + p[:, other]).min() > 0.99
    # Beside the straight line, the truncation at 0 and 1 and the next look-alikes leave a small trace.
    np.testing.assert_allclose(np.log(p[:, label] / p[:, other]), LEAN * (1 - 2 * t), atol=0.25)


def test_the_floor_is_what_the_true_labels_cost_under_the_true_posterior():
    floor, standard_error = conditional_entropy(np.random.default_rng(1), 50_000)
    features, labels = sample_features(50_000, np.random.default_rng(2))
    losses = -np.log(posterior(features)[np.arange(50_000), labels])
    error = np.hypot(standard_error, losses.std() / np.sqrt(50_000))
    assert abs(floor - losses.mean()) < 4 * error


def test_the_floor_is_a_visible_number_and_its_standard_error_is_honest():
    estimates = [conditional_entropy(np.random.default_rng(seed), 2000) for seed in range(60)]
    floors, errors = np.transpose(estimates)
    assert 0.25 < np.mean(floors) < 0.5
    assert np.std(floors) == pytest.approx(np.mean(errors), rel=0.4)
    # With centres left to luck, it would be three times as large.
    features, _ = sample_features(2000, np.random.default_rng(3))
    p = posterior(features)
    plain = (p * np.log(p)).sum(axis=1).std() / np.sqrt(2000)
    assert np.mean(errors) < plain / 3


def test_the_best_guess_is_right_between_80_and_90_times_in_100(individuals):
    features, labels = individuals
    assert 0.80 < (posterior(features).argmax(axis=1) == labels).mean() < 0.90


# ---- The individuals.


def test_the_same_seed_gives_the_same_individuals_and_another_seed_gives_others():
    first, again, other = (sample_features(50, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    assert not np.array_equal(first[0], other[0])


def test_all_animals_are_equally_likely_and_all_features_stay_from_0_to_1(individuals):
    features, labels = individuals
    assert features.shape == (4000, 14)
    assert chisquare(np.bincount(labels, minlength=7)).pvalue > 0.001
    assert features.min() >= 0
    assert features.max() <= 1


@pytest.mark.parametrize("label", range(7))
def test_the_means_and_variances_of_the_features_are_those_of_the_mixture(label):
    n = 20_000
    features = features_given(np.full(n, label), np.random.default_rng(label))
    log_weights, centres = recipe(label)
    weights, parts = np.exp(log_weights)[:, np.newaxis], truncated(centres)
    mean = (weights * parts.mean()).sum(axis=0)
    variance = (weights * (parts.var() + parts.mean() ** 2)).sum(axis=0) - mean**2
    assert np.abs(features.mean(axis=0) - mean).max() < 5 * np.sqrt(variance.max() / n)
    np.testing.assert_allclose(features.var(axis=0), variance, rtol=0.12)


def test_features_come_in_the_shape_of_the_labels():
    labels = np.repeat(np.arange(7), 3).reshape(7, 3)
    assert features_given(labels, np.random.default_rng(0)).shape == (7, 3, 14)


def test_a_mixture_starts_and_ends_at_its_faces_and_is_the_mean_half_way():
    start, end = typical("raccoon"), typical("red panda")
    steps = mix(start, end, [0.0, 0.5, 1.0])
    np.testing.assert_allclose(steps, [start, (start + end) / 2, end])


@given(faces, faces, st.floats(0, 1))
def test_a_mixture_of_two_faces_is_a_face(start, end, t):
    between = mix(start, end, t)
    assert (between >= np.minimum(start, end) - 1e-15).all()
    assert (between <= np.maximum(start, end) + 1e-15).all()
    assert posterior(between).shape == (7,)


# ---- The pictures.


@pytest.mark.parametrize("function", [posterior, log_density, render])
@pytest.mark.parametrize(
    ("features", "message"),
    [
        (np.zeros(13), "14 features"),
        (0.5, "14 features"),
        (np.full(14, np.nan), "fur_redness is nan"),
        (np.full((2, 14), 1.5), "fur_redness is 1.5"),
        (np.eye(14)[4] * -0.1, "ear_droop is -0.1"),
        (["russet"] * 14, "numbers"),
    ],
)
def test_what_is_no_face_is_refused_in_words(function, features, message):
    with pytest.raises(ValueError, match=message):
        function(features)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: typical("wolf"), "no animal 'wolf'.*raccoon"),
        (lambda: typical(3), "no animal 3"),
        (lambda: render(TYPICAL, 7), "size.*got 7"),
        (lambda: render(TYPICAL, 32.0), "size.*got 32.0"),
        (lambda: render(TYPICAL, True), "size.*got True"),
        (lambda: render(TYPICAL, 4096), "size.*got 4096"),
        (lambda: mix(TYPICAL[0], TYPICAL[1], 1.5), "t should be from 0 to 1; got 1.5"),
        (lambda: mix(TYPICAL[0], TYPICAL[1], np.nan), "t should be from 0 to 1; got nan"),
        (lambda: mix(TYPICAL[0], TYPICAL[1][:5], 0.5), "end has 5"),
        (lambda: sample_features(0, RNG), "n should be.*got 0"),
        (lambda: sample_features(2.5, RNG), "n should be.*got 2.5"),
        (lambda: sample_features(5, 0), "rng should be a generator"),
        (lambda: features_given([7], RNG), "labels.*from 0"),
        (lambda: features_given([0.5], RNG), "labels.*from 0"),
        (lambda: features_given([-1], RNG), "labels.*from 0"),
        (lambda: features_given([0], None), "rng should be a generator"),
        (lambda: conditional_entropy(RNG, 1), "n should be.*got 1"),
        (lambda: conditional_entropy(7), "rng should be a generator"),
    ],
)
def test_bad_input_is_refused_in_words(call, message):
    with pytest.raises(ValueError, match=message):
        call()
