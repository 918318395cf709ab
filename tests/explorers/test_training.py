"""The training explorer: what it reports, and that it can be started, stopped and started again."""

import asyncio
import gc
import itertools
import threading
import weakref

import numpy as np
import pytest
from driving import APOLOGY, make, moves
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss
from threadpoolctl import threadpool_limits

from weatherbits.animals import ANIMALS, draw, features_given
from weatherbits.classifier import HiddenLayerClassifier, SoftmaxClassifier
from weatherbits.explorers import training as module
from weatherbits.explorers import training_explorer

UNBEATABLE = 0.327


def pictures_of_each(n, seed):
    labels = np.repeat(np.arange(7), n)
    return draw(features_given(labels, np.random.default_rng(seed))), labels


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    with threadpool_limits(
        1
    ):  # of such small matrices several threads make slow work, on a busy machine very slow
        yield


@pytest.fixture(scope="module")
def data():
    return pictures_of_each(8, 0), pictures_of_each(5, 1)


@pytest.fixture(autouse=True, scope="module")
def short_training():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "STEPS", 60)
        patch.setattr(module, "EVERY", 10)
        yield


@pytest.fixture(scope="module")
def shared_explorer(data, short_training):
    return training_explorer(*data, UNBEATABLE)


@pytest.fixture
def explorer(shared_explorer):
    shared_explorer.reset()
    return shared_explorer


@pytest.mark.parametrize("network", [HiddenLayerClassifier, SoftmaxClassifier])
def test_the_last_report_is_what_scikit_learn_measures_of_the_same_training(data, explorer, network):
    name = {HiddenLayerClassifier: "one hidden layer", SoftmaxClassifier: "softmax regression"}[network]
    explorer.controls["network"].value = name
    explorer.buttons["Train"].click()
    state = explorer.state
    (x, y), (new_x, new_y) = data
    net = network(7)
    for _ in net.fit(x, y, rng=np.random.default_rng(0), steps=60, every=60):
        pass
    q, new_q = net.predict_proba(x), net.predict_proba(new_x)
    assert [report.progress.step for report in state.history] == [0, 10, 20, 30, 40, 50, 60]
    progress = state.report.progress
    assert progress.training_loss == pytest.approx(log_loss(y, q))
    assert progress.validation_loss == pytest.approx(log_loss(new_y, new_q))
    assert progress.validation_accuracy == pytest.approx(accuracy_score(new_y, new_q.argmax(axis=1)))
    expected = confusion_matrix(new_y, new_q.argmax(axis=1), normalize="true")
    np.testing.assert_allclose(state.report.confusion, expected)
    losses = -np.log(new_q[np.arange(35), new_y])
    np.testing.assert_allclose(losses[state.report.surprising], np.sort(losses)[::-1][: module.SURPRISING])


def test_a_training_begins_at_ln_7_and_ends_lower(explorer):
    explorer.buttons["Train"].click()
    history = explorer.state.history
    assert history[0].progress.validation_loss == pytest.approx(np.log(7))
    assert history[-1].progress.validation_loss < 1.0
    assert "Step 60 of 60, with 8 pictures of each animal" in explorer.sentence.value


def test_only_the_first_so_many_examples_of_each_animal_are_learnt_from(data, explorer):
    explorer.controls["examples"].value = 5
    pictures, labels = explorer.state.chosen_examples()
    assert np.array_equal(np.bincount(labels), [5] * 7)
    np.testing.assert_array_equal(pictures[5:10], data[0][0][8:13])


def test_other_examples_or_another_network_forget_what_was_learnt(explorer):
    explorer.buttons["Train"].click()
    explorer.controls["examples"].value = 5
    assert explorer.state.history == ()
    assert "Nothing is learnt yet" in explorer.sentence.value


def test_curves_confusion_and_pictures_are_drawn_at_the_reported_numbers(data, explorer):
    explorer.buttons["Train"].click()
    scene, state = explorer.live.scene, explorer.state
    np.testing.assert_allclose(
        scene.validation.get_ydata(), [report.progress.validation_loss for report in state.history]
    )
    np.testing.assert_allclose(scene.training.get_xdata(), [0, 10, 20, 30, 40, 50, 60])
    np.testing.assert_allclose(scene.cells.get_array(), state.report.confusion)
    worst = state.report.surprising[0]
    np.testing.assert_array_equal(scene.pictures[0].pixels, data[1][0][worst])
    assert scene.surprises[0].text == ANIMALS[data[1][1][worst]]
    assert scene.curve_labels[1].text == f"new pictures {state.report.progress.validation_loss:.2f}"
    assert scene.curve_labels[3].text == "unbeatable 0.33"


def test_the_slider_looks_back_at_earlier_reports(explorer):
    explorer.buttons["Train"].click()
    assert explorer.controls["shown"].value == 6
    explorer.controls["shown"].value = 2
    assert "Step 20 of 60" in explorer.sentence.value
    assert explorer.live.scene.bar.get_xdata()[1] == 20
    explorer.controls["shown"].value = 6
    assert "Step 60 of 60" in explorer.sentence.value, "what came later is still there"


def test_the_slider_goes_no_further_than_the_training_did(explorer):
    explorer.play(itertools.islice(explorer.state.train(), 3))
    explorer.controls["shown"].value = 6
    assert explorer.controls["shown"].value == explorer.state.shown == 2


def test_before_training_the_slider_has_nothing_to_look_back_at(explorer):
    explorer.controls["shown"].value = 1
    assert explorer.controls["shown"].value == explorer.state.shown == 0
    assert "Nothing is learnt yet" in explorer.sentence.value


def test_a_training_can_be_stopped_started_twice_and_left_by_a_slider_and_nothing_is_left_over(explorer):
    train, stop = explorer.buttons["Train"], explorer.buttons["Stop"]

    async def until(condition):
        for _ in range(400):
            if condition():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("it never came to that")

    async def learner():
        train.click()
        assert train.disabled
        assert not stop.disabled
        await until(lambda: len(explorer.state.history) >= 3)
        stop.click()
        seen = len(explorer.state.history)
        await asyncio.sleep(0.15)
        assert len(explorer.state.history) == seen, "a stopped training goes no further"
        assert stop.disabled
        assert not train.disabled

        train.click()  # from the beginning again
        await until(lambda: 1 <= len(explorer.state.history) < seen)
        explorer.play(explorer.state.train())  # started twice: the first one gives way
        await until(lambda: len(explorer.state.history) >= 2)
        explorer.controls["shown"].value = 0  # the slider answers in the middle of it, and stops it
        assert "Step 0 of 60" in explorer.sentence.value
        await asyncio.sleep(0.15)
        assert explorer.state.shown == 0

        train.click()
        await until(lambda: len(explorer.state.history) == 7 and stop.disabled)
        assert APOLOGY not in explorer.sentence.value
        assert len(asyncio.all_tasks()) == 1, "no task is left over"

    asyncio.run(learner())
    assert threading.active_count() == 1


def test_two_trainings_of_the_same_pictures_are_the_same(explorer):
    first, second = list(explorer.state.train())[-1], list(explorer.state.train())[-1]
    assert first.report.progress == second.report.progress


def test_a_training_that_was_left_half_way_is_forgotten(explorer, monkeypatch):
    seen = []

    class Watched(HiddenLayerClassifier):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            seen.append(weakref.ref(self))

    monkeypatch.setitem(module.NETWORKS, "one hidden layer", Watched)
    half = explorer.state.train()
    next(half)
    next(half)
    del half
    gc.collect()
    assert seen[0]() is None


def test_pictures_of_only_some_animals_are_refused():
    (pictures, labels), validation = pictures_of_each(3, 0), pictures_of_each(2, 1)
    with pytest.raises(ValueError, match="each animal"):
        training_explorer((pictures[:6], labels[:6]), validation, UNBEATABLE)


@given(moves_made=st.data())
@settings(max_examples=10, deadline=None)
def test_whatever_a_learner_moves_the_picture_and_the_words_stay_whole(shared_explorer, moves_made):
    shared_explorer.reset()
    for _ in range(4):
        make(shared_explorer, moves_made.draw(moves(shared_explorer)))
