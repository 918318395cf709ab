"""The mix explorer: a face between two animals, the truth about it, and a classifier's belief."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy
from threadpoolctl import threadpool_limits

from tests.driving import drawn, heights, make, moves, texts, without_effect
from weatherbits.animals import ANIMALS, FEATURES, features_given, posterior, render, typical
from weatherbits.classifier import HiddenLayerClassifier
from weatherbits.lessons.animal_classifier import mix_explorer
from weatherbits.lessons.animal_classifier.mix import NOT_OWN, WAY, Mix, MixScene
from weatherbits.lessons.animal_classifier.words_en import ANIMALS_MANY


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    # Of such small matrices several threads make slow work, on a busy machine very slow.
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def classifier():
    labels = np.repeat(np.arange(7), 20)
    pictures = render(features_given(labels, np.random.default_rng(0)))
    net = HiddenLayerClassifier(7, n_hidden=16)
    for _ in net.fit(pictures, labels, rng=np.random.default_rng(0), steps=60, every=60):
        pass
    return net


def test_a_raccoon_turns_into_a_red_panda():
    np.testing.assert_allclose(Mix(t=0.0).features, typical("raccoon"))
    np.testing.assert_allclose(Mix(t=1.0).features, typical("red panda"))
    half = Mix(t=0.5)
    np.testing.assert_allclose(half.features, (typical("raccoon") + typical("red panda")) / 2)
    np.testing.assert_allclose(half.truth[:2], 0.5, atol=0.01)


def test_without_a_classifier_only_the_truth_is_told():
    explorer = mix_explorer()
    assert "classifier" not in explorer.sentence
    assert "The entropy of the posterior p is 0.69 nats" in explorer.sentence
    assert not explorer.picture.scene.belief_bars.boxes.any()


def test_a_feature_set_by_hand_stays_while_the_rest_goes_on_its_way():
    state = Mix(t=0.25).changed(feature="mask").changed(value=0.0).changed(t=0.75)
    expected = 0.25 * typical("raccoon") + 0.75 * typical("red panda")
    expected[FEATURES.index("mask")] = 0.0
    np.testing.assert_allclose(state.features, expected)
    assert state.value == 0.0
    assert "with mask set by hand" in state.sentence
    assert state.changed(end="bear").own == NOT_OWN


def test_the_classifier_sees_the_picture_and_the_loss_is_split_as_it_should_be(classifier):
    state = Mix(classifier, t=0.3)
    expected = classifier.predict_proba(render(state.features)[np.newaxis])[0]
    np.testing.assert_allclose(state.belief, expected)
    divergence = scipy_entropy(state.truth, state.belief)
    assert state.loss == pytest.approx(scipy_entropy(state.truth) + divergence)
    assert state.loss >= state.unbeatable_loss


def test_bars_dots_and_curves_are_drawn_at_the_state_s_numbers(classifier):
    state = Mix(classifier, start="badger", end="raccoon", t=0.4)
    scene = drawn(MixScene, state)
    np.testing.assert_allclose(heights(scene.truth_bars), posterior(state.features))
    np.testing.assert_allclose(scene.belief_bars.boxes[:, 3], state.belief)
    to = ANIMALS.index("raccoon")
    for dot, share in zip(scene.dots, (state.truth[to], state.belief[to]), strict=True):
        np.testing.assert_allclose(dot.get_data(), [[0.4], [share]])
    at = int(np.argmin(abs(WAY - 0.4)))
    np.testing.assert_allclose(scene.lines[0].get_ydata()[at], state.truth[to], atol=1e-9)
    np.testing.assert_allclose(scene.lines[1].get_ydata()[at], state.belief[to], atol=1e-6)
    np.testing.assert_array_equal(scene.pixels.pixels, render(state.features))
    assert "raccoon" in scene.title.text
    assert texts(scene.ends) == ["a typical badger", "a typical raccoon"]


def test_the_curves_follow_a_feature_that_is_set_by_hand(classifier):
    scene = drawn(MixScene, Mix(classifier))
    before = scene.lines[0].get_ydata().copy()
    scene.show(Mix(classifier).changed(feature="tear_marks").changed(value=1.0))
    assert not np.allclose(scene.lines[0].get_ydata(), before)


def test_a_move_sends_two_faces_as_small_pictures_and_nothing_else_that_is_large(classifier):
    explorer = mix_explorer(classifier)
    for t in (0.0, 0.3, 1.0):
        explorer.controls["t"].value = t
        assert explorer.picture.moving.count("data:image/png") == 2
        assert len(explorer.picture.moving) < 20_000
    assert explorer.picture.svg().count("data:image/png") == 2 + len(ANIMALS), "what moves is not kept"


def test_no_control_is_idle_not_even_between_an_animal_and_itself():
    explorer = mix_explorer()
    explorer.set(start="fox", end="fox")
    assert not explorer.idle
    assert not without_effect(explorer)


@pytest.fixture(scope="module")
def explorer(classifier):
    return mix_explorer(classifier)


@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_wherever_a_classifier_believes_in_another_animal_most_it_is_named(explorer, data):
    # The test that moves every explorer makes this one without a classifier.
    explorer.reset()
    for _ in range(4):
        make(explorer, data.draw(moves(explorer)))
        state = explorer.state
        favourite = ANIMALS[state.belief.argmax()]
        is_another = favourite != ANIMALS[state.truth.argmax()]
        assert (f"It gives {ANIMALS_MANY[favourite]} most" in explorer.sentence) == is_another
