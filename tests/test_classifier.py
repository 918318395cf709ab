"""The classifier against SciPy, scikit-learn, finite differences and arithmetic by hand."""

import numpy as np
import pytest
import scipy.special
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from threadpoolctl import threadpool_limits

from weatherbits.animals import features_given, posterior, render, sample_features
from weatherbits.classifier import (
    HiddenLayerClassifier,
    SoftmaxClassifier,
    log_softmax,
    log_sum_exp,
    loss_and_gradient,
    one_hot,
    smooth_labels,
    softmax,
)

LOGITS = arrays(float, array_shapes(max_dims=3, max_side=6), elements=st.floats(-1e4, 1e4))
CLASSIFIERS = [
    SoftmaxClassifier(4, penalty=0.3),
    HiddenLayerClassifier(4, n_hidden=5, activation="relu", penalty=0.3),
    HiddenLayerClassifier(4, n_hidden=5, activation="tanh", penalty=0.3),
]


def rng(seed=0):
    return np.random.default_rng(seed)


def clouds(n=120, n_inputs=6, n_classes=4, seed=0):
    """Return examples in overlapping clouds, one cloud a class, and their labels."""
    random = rng(seed)
    y = np.arange(n) % n_classes
    centres = 1.5 * rng(99).normal(size=(n_classes, n_inputs))
    return centres[y] + random.normal(size=(n, n_inputs)), y


def train(classifier, x, y, *, seed=0, **settings):
    """Walk a whole training and return its reports."""
    return list(classifier.fit(x, y, rng=rng(seed), **settings))


def slope(function, array):
    """Return the gradient of function at array by central differences, moving one entry at a time."""
    gradient, step = np.empty(array.shape), 1e-6
    for index in np.ndindex(array.shape):
        here = array[index]
        array[index] = here + step
        above = function()
        array[index] = here - step
        below = function()
        array[index] = here
        gradient[index] = (above - below) / (2 * step)
    return gradient


# ---- Softmax ----


@given(LOGITS)
def test_the_softmax_family_agrees_with_scipy(logits):
    np.testing.assert_allclose(softmax(logits), scipy.special.softmax(logits, axis=-1), atol=1e-14)
    np.testing.assert_allclose(log_softmax(logits), scipy.special.log_softmax(logits, axis=-1), atol=1e-11)
    soft_maximum = scipy.special.logsumexp(logits, axis=-1)
    np.testing.assert_allclose(log_sum_exp(logits), soft_maximum, rtol=1e-14, atol=1e-14)


def test_logits_far_apart_neither_overflow_nor_round_the_logarithm_away():
    assert log_softmax([1e4, -1e4, 0.0]).tolist() == [0.0, -2e4, -1e4]
    assert softmax([1e4, -1e4]).tolist() == [1.0, 0.0]
    assert log_sum_exp([-1e4, -1e4]) == pytest.approx(-1e4 + np.log(2), abs=1e-11)
    assert softmax([1e100, 1e100, -1e100]).tolist() == [0.5, 0.5, 0.0]
    assert log_softmax([1e100, 1e100]) == pytest.approx([-np.log(2)] * 2)


def test_log_sum_exp_of_one_row_is_a_plain_float():
    assert type(log_sum_exp([0.0, 0.0])) is float


# ---- Targets ----


def test_one_hot_puts_a_one_at_each_label_and_keeps_the_shape_of_the_labels():
    assert one_hot([[0, 1], [2, 0]], 3).tolist() == [[[1, 0, 0], [0, 1, 0]], [[0, 0, 1], [1, 0, 0]]]
    assert one_hot(1, 2).tolist() == [0, 1]
    assert one_hot(np.array([1, 0], dtype=np.uint8), 2).tolist() == [[0, 1], [1, 0]]


def test_smoothing_a_tenth_over_five_classes_leaves_92_percent_on_the_label():
    np.testing.assert_allclose(smooth_labels(one_hot([1], 5), 0.1), [[0.02, 0.92, 0.02, 0.02, 0.02]])
    assert smooth_labels([0.0, 1.0], 0).tolist() == [0.0, 1.0]
    assert smooth_labels([0.0, 1.0], 1).tolist() == [0.5, 0.5]


# ---- Loss ----


def test_the_raccoon_at_thirty_percent_costs_the_articles_1_204_nats():
    p = [0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1]
    loss, gradient = loss_and_gradient(np.log(p), 0)
    assert loss == pytest.approx(1.2039728, abs=1e-7)
    np.testing.assert_allclose(gradient, [-0.7, *p[1:]])


def test_the_loss_agrees_with_scikit_learn():
    logits, labels = 3 * rng(1).normal(size=(50, 7)), np.arange(50) % 7
    expected = log_loss(labels, scipy.special.softmax(logits, axis=1))
    assert loss_and_gradient(logits, labels)[0] == pytest.approx(expected, rel=1e-12)


def test_the_loss_of_soft_targets_is_their_entropy_plus_their_divergence_from_the_prediction():
    y, logits = rng(2).dirichlet(np.ones(5), size=8), rng(3).normal(size=(8, 5))
    p = scipy.special.softmax(logits, axis=1)
    expected = (scipy.stats.entropy(y, axis=1) + scipy.stats.entropy(y, p, axis=1)).mean()
    assert loss_and_gradient(logits, y)[0] == pytest.approx(expected, rel=1e-12)


def test_the_true_class_all_but_ruled_out_costs_a_large_finite_loss():
    assert loss_and_gradient([[1e4, 0.0, -1e4]], [2])[0] == 2e4


def test_a_perfect_answer_costs_zero_without_a_minus_sign():
    loss, gradient = loss_and_gradient([[1e4, 0.0]], [0])
    assert str(loss) == "0.0"
    assert gradient.tolist() == [[0.0, 0.0]]


def test_labels_and_their_one_hot_rows_cost_the_same_whatever_the_leading_axes():
    logits, labels = rng(4).normal(size=(2, 3, 4)), np.array([[0, 1, 2], [3, 0, 1]])
    loss, gradient = loss_and_gradient(logits, labels)
    again, same_gradient = loss_and_gradient(logits.reshape(6, 4), one_hot(labels, 4).reshape(6, 4))
    assert loss == pytest.approx(again)
    np.testing.assert_allclose(gradient.reshape(6, 4), same_gradient)


@pytest.mark.parametrize("targets", [[2, 0, 1], rng(5).dirichlet(np.ones(4), size=3)], ids=["labels", "soft"])
def test_the_gradient_of_the_loss_agrees_with_finite_differences(targets):
    logits = 2 * rng(6).normal(size=(3, 4))
    expected = slope(lambda: loss_and_gradient(logits, targets)[0], logits)
    np.testing.assert_allclose(loss_and_gradient(logits, targets)[1], expected, atol=1e-9)


# ---- Gradients of the weights ----


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_the_gradients_of_all_weights_agree_with_finite_differences(classifier):
    random = rng(7)
    x, y = random.normal(size=(9, 3)), random.dirichlet(np.ones(4), size=9)
    shapes = [(3, 4), (4,)] if isinstance(classifier, SoftmaxClassifier) else [(3, 5), (5,), (5, 4), (4,)]
    weights = [random.normal(size=shape) for shape in shapes]
    _, gradients = classifier.loss_and_gradients(weights, x, y)
    for w, gradient in zip(weights, gradients, strict=True):
        expected = slope(lambda: classifier.loss_and_gradients(weights, x, y)[0], w)
        np.testing.assert_allclose(gradient, expected, atol=1e-8)


# ---- What training finds ----


def test_softmax_regression_ends_where_scikit_learn_does():
    penalty = 0.01
    x, y = clouds(n=200)
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    theirs = LogisticRegression(C=1 / (len(x) * penalty), tol=1e-10, max_iter=10_000).fit(x, y)
    ours = SoftmaxClassifier(4, penalty=penalty)
    train(ours, x, y, steps=2000, batch_size=len(x), learning_rate=0.1)
    np.testing.assert_allclose(ours.weights[0].T, theirs.coef_, atol=1e-6)
    np.testing.assert_allclose(ours.predict_proba(x), theirs.predict_proba(x), atol=1e-6)


def test_small_batches_end_near_the_optimum():
    x, y = clouds(n=200)
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    theirs = LogisticRegression(C=1 / (len(x) * 0.01), tol=1e-10, max_iter=10_000).fit(x, y)
    lowest = log_loss(y, theirs.predict_proba(x)) + 0.005 * (theirs.coef_**2).sum()
    ours = SoftmaxClassifier(4, penalty=0.01)
    train(ours, x, y, steps=2000, batch_size=32, learning_rate=0.03)
    assert lowest < ours.loss(x, y) + 0.005 * (ours.weights[0] ** 2).sum() < 1.01 * lowest


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_a_hidden_layer_learns_exclusive_or_and_softmax_regression_cannot(activation):
    x, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), [0, 1, 1, 0]
    network = HiddenLayerClassifier(2, n_hidden=8, activation=activation, penalty=0.0)
    train(network, x, y, learning_rate=0.02)
    assert network.predict(x).tolist() == y
    assert network.loss(x, y) < 0.05
    line = SoftmaxClassifier(2, penalty=0.0)
    train(line, x, y, learning_rate=0.02)
    assert line.loss(x, y) == pytest.approx(np.log(2))


def test_a_classifier_of_smoothed_labels_stays_above_their_entropy_and_comes_near_it():
    x, y = np.eye(3), smooth_labels(np.eye(3), 0.3)
    floor = scipy.stats.entropy([0.8, 0.1, 0.1])
    last = train(SoftmaxClassifier(3, penalty=0.0), x, y, learning_rate=0.05)[-1]
    assert floor - 1e-12 < last.training_loss < floor + 1e-6
    assert last.training_accuracy == 1.0


def test_on_the_animals_the_loss_falls_with_more_examples_to_within_a_fifth_of_the_unbeatable_one():
    features, labels = sample_features(2000, rng(1))
    pictures = render(features)
    unbeatable = log_loss(labels, posterior(features), labels=range(7))
    reached = []
    for of_each in (15, 100, 500):
        y = np.repeat(np.arange(7), of_each)
        classifier = HiddenLayerClassifier(7, penalty=5 / of_each)
        with threadpool_limits(1):  # threads that wait for a busy core make this many times slower
            train(classifier, render(features_given(y, rng(2))), y, steps=600, every=600)
        reached.append(classifier.loss(pictures, labels))
    print(f"unbeatable {unbeatable:.3f} nats; with 15, 100, 500 of each animal {np.round(reached, 3)}")
    assert reached[0] > reached[1] > reached[2] > unbeatable
    assert reached[2] < 1.2 * unbeatable


# ---- Walking a training ----


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_training_starts_from_knowing_nothing_and_lowers_the_loss(classifier):
    reports = train(classifier, *clouds(), learning_rate=0.01)
    assert reports[0].training_loss == pytest.approx(np.log(4), rel=1e-12)
    assert reports[-1].training_loss < 0.8 * reports[0].training_loss
    assert reports[-1].training_accuracy > 0.8


def test_there_is_a_report_at_the_start_at_every_so_many_steps_and_at_the_end():
    reports = train(SoftmaxClassifier(4), *clouds(), steps=25, every=10)
    assert [report.step for report in reports] == [0, 10, 20, 25]
    assert {report.steps for report in reports} == {25}
    assert {report.validation_loss for report in reports} == {None}
    assert [report.step for report in train(SoftmaxClassifier(4), *clouds(), steps=20, every=10)] == [
        0,
        10,
        20,
    ]


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_a_report_tells_what_the_classifier_of_that_moment_says(classifier):
    (x, y), (new_x, new_y) = clouds(), clouds(n=80, seed=1)
    for report in classifier.fit(x, y, rng=rng(), steps=60, every=20, validation=(new_x, new_y)):
        assert report.training_loss == pytest.approx(log_loss(y, classifier.predict_proba(x)))
        assert report.validation_loss == pytest.approx(log_loss(new_y, classifier.predict_proba(new_x)))
        assert report.training_accuracy == (classifier.predict(x) == y).mean()
        assert report.validation_accuracy == (classifier.predict(new_x) == new_y).mean()
        assert classifier.loss(new_x, new_y) == pytest.approx(report.validation_loss)


def test_a_training_not_walked_at_all_has_taught_nothing_and_says_so():
    classifier = SoftmaxClassifier(4)
    reports = classifier.fit(*clouds(), rng=rng())
    for ask in (classifier.predict, classifier.predict_proba):
        with pytest.raises(
            ValueError, match=r"learnt nothing yet: fit\(...\) trains only as far as its reports"
        ):
            ask(np.zeros((2, 6)))
    next(reports)
    assert (classifier.predict_proba(np.zeros((2, 6))) == 0.25).all(), (
        "before the first step every class is alike"
    )
    classifier.fit(*clouds(), rng=rng())
    with pytest.raises(ValueError, match="learnt nothing yet"):
        classifier.predict(np.zeros((2, 6)))


@pytest.mark.parametrize("classifier", CLASSIFIERS)
def test_the_same_seed_gives_the_same_classifier_whatever_was_trained_before(classifier):
    x, y = clouds()
    first = train(classifier, x, y, seed=5, steps=100)
    next(classifier.fit(x[::-1], y, rng=rng(1)))
    assert train(classifier, x, y, seed=5, steps=100) == first
    assert train(classifier, x, y, seed=6, steps=100) != first


def test_an_older_training_that_has_not_begun_never_begins():
    x, y = clouds()
    classifier = SoftmaxClassifier(4)
    older, newer = (classifier.fit(x, y, rng=rng(1), steps=5) for _ in range(2))
    assert list(older) == []
    assert len(list(newer)) > 0


def test_an_older_training_ends_once_a_newer_one_has_begun_and_does_no_harm():
    x, y = clouds()
    classifier = SoftmaxClassifier(4)
    older = classifier.fit(x, y, rng=rng(1))
    next(older)
    expected = train(SoftmaxClassifier(4), x, y)
    newer = classifier.fit(x, y, rng=rng(0))
    reports = [next(newer)]
    assert list(older) == []
    assert [*reports, *newer] == expected


def test_looking_at_validation_examples_changes_nothing_that_is_learnt():
    x, y = clouds()
    alone, watched = SoftmaxClassifier(4), SoftmaxClassifier(4)
    train(alone, x, y, steps=50)
    train(watched, x, y, steps=50, validation=clouds(n=8, seed=3))
    assert all((a == b).all() for a, b in zip(alone.weights, watched.weights, strict=True))


def test_pictures_and_their_flat_rows_are_the_same_to_a_classifier():
    pictures = rng(8).random((20, 4, 4, 3))
    y = np.arange(20) % 2
    of_pictures, of_rows = HiddenLayerClassifier(2), HiddenLayerClassifier(2)
    expected = train(of_rows, pictures.reshape(20, -1), y, steps=30)
    assert train(of_pictures, pictures, y, steps=30) == expected
    assert (of_pictures.predict_proba(pictures) == of_rows.predict_proba(pictures)).all()


def test_brightness_and_contrast_of_all_pictures_do_not_matter():
    x, y = clouds()
    plain, bright = SoftmaxClassifier(4), SoftmaxClassifier(4)
    train(plain, x, y, steps=50)
    train(bright, 255 * x + 1000, y, steps=50)
    np.testing.assert_allclose(bright.predict_proba(255 * x + 1000), plain.predict_proba(x), atol=1e-9)


@pytest.mark.parametrize("kind", [np.uint8, np.int64, np.float32, np.float64, list])
def test_pixels_may_be_of_any_kind_of_number_and_are_left_as_they_are(kind):
    pixels = rng(9).integers(0, 256, size=(12, 5))
    y = np.arange(12) % 3
    x = pixels.tolist() if kind is list else pixels.astype(kind)
    classifier = SoftmaxClassifier(3)
    last = train(classifier, x, y, steps=30, validation=(x, y))[-1]
    assert last.validation_loss == last.training_loss == pytest.approx(classifier.loss(x, y))
    expected = train(SoftmaxClassifier(3), pixels.astype(float), y, steps=30)[-1]
    assert last.training_loss == pytest.approx(expected.training_loss)
    assert np.array_equal(x, pixels)


def test_a_pixel_that_never_changes_is_no_trouble():
    x, y = clouds()
    x[:, 2] = 0.1
    last = train(HiddenLayerClassifier(4), x, y, steps=300)[-1]
    assert last.training_accuracy > 0.8


# ---- What is refused, and in which words ----

X, Y = clouds(n=8, n_inputs=3)
NAN = np.where(np.eye(8, 3) == 1, np.nan, 0.5)


@pytest.mark.parametrize("function", [softmax, log_softmax, log_sum_exp])
@pytest.mark.parametrize(
    ("logits", "says"),
    [
        ([], "no scores"),
        (3.0, "no scores"),
        (np.empty((2, 0)), "no scores"),
        ([1.0, np.nan], "finite"),
        ([1.0, np.inf], "finite"),
        ([1.0, -1e101], "finite"),
        (["raccoon"], "should be numbers"),
        ([[1.0, 2.0], [3.0]], "should be numbers"),
    ],
)
def test_logits_that_are_none_are_refused(function, logits, says):
    with pytest.raises(ValueError, match=says):
        function(logits)


@pytest.mark.parametrize("labels", [[0.0, 1.0], np.array([0, 1], dtype=object), np.array([0, 1], np.uint8)])
def test_whole_numbers_of_any_kind_are_labels(labels):
    assert one_hot(labels, 3).tolist() == [[1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize(
    ("labels", "n_classes", "says"),
    [
        ([0, 7], 7, "7 classes go from 0 to 6; got 7"),
        ([-1], 7, "got -1"),
        ([0.0, 0.5], 7, "whole numbers"),
        ([True, False], 7, "whole numbers"),
        (["fox"], 7, r"whole numbers such as 0 or 6; got \['fox'\]"),
        ([[0], [1, 2]], 7, "whole numbers"),
        ([0], 1, "n_classes should be a whole number, 2 or more; got 1"),
        ([0], 2.0, "n_classes"),
        ([0], True, "n_classes"),
    ],
)
def test_labels_that_name_no_class_are_refused(labels, n_classes, says):
    with pytest.raises(ValueError, match=says):
        one_hot(labels, n_classes)


@pytest.mark.parametrize(
    ("targets", "amount", "says"),
    [
        ([1.0, 0.0], 1.5, "amount should be a number from 0 to 1; got 1.5"),
        ([1.0, 0.0], -0.1, "amount"),
        ([1.0, 0.0], np.nan, "amount"),
        ([1.0, 0.0], "much", "amount"),
        ([1.0, 1.0], 0.1, "the probabilities in targets add up to 2"),
        (3, 0.1, "targets holds no list of probabilities"),
    ],
)
def test_smoothing_refuses_what_is_no_distribution_and_no_share(targets, amount, says):
    with pytest.raises(ValueError, match=says):
        smooth_labels(targets, amount)


@pytest.mark.parametrize(
    ("targets", "says"),
    [
        ([0, 3], "got 3"),
        ([0, 1, 2], r"labels, shape \(2,\), or distributions, shape \(2, 3\); got \(3,\)"),
        (0, r"got \(\)"),
        ([[0.5, 0.5], [0.5, 0.5]], r"got \(2, 2\)"),
        ([[0.5, 0.5, 0.5], [1, 0, 0]], "add up to 1.5"),
        ([[1.5, -0.5, 0.0], [1, 0, 0]], "negative"),
        ([[np.nan, 0.5, 0.5], [1, 0, 0]], "NaN"),
        ([0.0, 0.5], "whole numbers"),
        (["fox", "cat"], "targets should be numbers"),
    ],
)
def test_targets_that_do_not_fit_the_logits_are_refused(targets, says):
    with pytest.raises(ValueError, match=says):
        loss_and_gradient(np.zeros((2, 3)), targets)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"x": NAN}, "x should be finite numbers"),
        ({"x": X[:0], "y": Y[:0]}, "x holds no examples"),
        ({"x": X[0]}, "x should hold pictures"),
        ({"x": [["a"], ["b"]]}, "x should be numbers"),
        ({"x": np.full((8, 3), 0.1)}, "all examples are the same"),
        ({"x": np.zeros((8, 3))}, "all examples are the same"),
        ({"x": 1e-200 * X}, "all examples are the same"),
        ({"x": X[:7]}, r"y should be labels, shape \(7,\), or distributions, shape \(7, 4\); got \(8,\)"),
        ({"y": Y + 1}, "4 classes go from 0 to 3; got 4"),
        ({"y": Y + 0.5}, "whole numbers"),
        ({"y": np.zeros(8, int)}, "all examples have the same target"),
        ({"y": np.full((8, 4), 0.25)}, "all examples have the same target"),
        ({"y": np.full((8, 4), 0.5)}, "y add up to 2"),
        ({"y": np.full((8, 3), 1 / 3)}, r"got \(8, 3\)"),
        ({"validation": X}, "pair of examples and targets"),
        ({"validation": (X, Y[:2])}, r"y of validation should be labels, shape \(8,\)"),
        ({"validation": (X[:, :2], Y)}, "each example should be 3 numbers, as in training; got 2"),
        ({"validation": (NAN, Y)}, "x of validation should be finite"),
        ({"rng": 0}, r"np.random.default_rng\(0\)"),
        ({"steps": 0}, "steps should be a whole number, 1 or more; got 0"),
        ({"batch_size": 0}, "batch_size"),
        ({"every": None}, "every"),
        ({"learning_rate": 0}, "learning_rate should be a number from 1e-09 to 1; got 0"),
    ],
)
def test_fit_refuses_at_the_call_what_it_cannot_learn_from_and_keeps_what_was_learnt(change, says):
    classifier = SoftmaxClassifier(4)
    train(classifier, X, Y, steps=5)
    before = classifier.predict_proba(X)
    with pytest.raises(ValueError, match=says):
        classifier.fit(**{"x": 2 * X + 1, "y": Y, "rng": rng(), **change})
    assert (classifier.predict_proba(X) == before).all()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: SoftmaxClassifier(1), "n_classes should be a whole number, 2 or more; got 1"),
        (lambda: SoftmaxClassifier(3, penalty=-1), "penalty should be a number from 0 to 1000; got -1"),
        (lambda: HiddenLayerClassifier(3, n_hidden=0), "n_hidden should be a whole number, 1 or more; got 0"),
        (lambda: HiddenLayerClassifier(3, activation="sine"), '"relu" or "tanh"; got \'sine\''),
    ],
)
def test_a_classifier_refuses_settings_out_of_range(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_asking_before_training_is_refused_with_the_way_out():
    for ask in (lambda c: c.predict_proba(X), lambda c: c.predict(X), lambda c: c.loss(X, Y)):
        with pytest.raises(ValueError, match=r"learnt nothing yet: fit\(...\) trains only as far"):
            ask(SoftmaxClassifier(4))


@pytest.mark.parametrize(
    ("x", "says"),
    [
        (X[:, :2], "each example should be 3 numbers, as in training; got 2"),
        (X[0], r"x\[np.newaxis\]"),
        (NAN, "finite"),
        (X[:0], "no examples"),
    ],
)
def test_a_trained_classifier_refuses_examples_it_cannot_read(x, says):
    classifier = SoftmaxClassifier(4)
    next(classifier.fit(X, Y, rng=rng()))
    with pytest.raises(ValueError, match=says):
        classifier.predict_proba(x)


def test_the_strongest_settings_allowed_bring_no_overflow():
    for classifier in (SoftmaxClassifier(4, penalty=1000.0), HiddenLayerClassifier(4, penalty=0.0)):
        last = train(classifier, 1e99 * X / np.abs(X).max(), Y, steps=200, learning_rate=1.0)[-1]
        assert np.isfinite(last.training_loss)
