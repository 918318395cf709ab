"""The training explorer: what it reports, and that it can be started, stopped and started again."""

import asyncio
import gc
import itertools
import threading
import weakref

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss
from threadpoolctl import threadpool_limits

from tests.driving import APOLOGY
from weatherbits import classifier as classifier_module
from weatherbits.animals import ANIMALS, features_given, render
from weatherbits.classifier import HiddenLayerClassifier
from weatherbits.lessons.animal_classifier import training as module
from weatherbits.lessons.animal_classifier import training_explorer

UNBEATABLE = 0.327


def pictures_of_each(n, seed):
    labels = np.repeat(np.arange(7), n)
    return render(features_given(labels, np.random.default_rng(seed))), labels


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    # Of such small matrices several threads make slow work, on a busy machine very slow.
    with threadpool_limits(1):
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


@pytest.mark.parametrize(("name", "network"), module.NETWORKS.items())
def test_the_last_report_is_what_scikit_learn_measures_of_the_same_training(data, explorer, name, network):
    explorer.controls["network"].value = name
    explorer.buttons["train"].click()
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


def test_only_the_first_so_many_examples_of_each_animal_are_learnt_from(data, explorer):
    explorer.controls["examples"].value = 5
    pictures, labels = explorer.state.chosen_examples()
    assert np.array_equal(np.bincount(labels), [5] * 7)
    np.testing.assert_array_equal(pictures[5:10], data[0][0][8:13])


def test_other_examples_or_another_network_forget_what_was_learnt(explorer):
    explorer.buttons["train"].click()
    explorer.controls["examples"].value = 5
    assert explorer.state.history == ()
    assert "Nothing is learnt yet" in explorer.sentence
    assert explorer.idle == {"shown": "nothing is learnt yet"}


def test_curves_confusion_and_pictures_are_drawn_at_the_reported_numbers(data, explorer):
    explorer.buttons["train"].click()
    scene, state = explorer.picture.scene, explorer.state
    np.testing.assert_allclose(
        scene.validation.get_ydata(), [report.progress.validation_loss for report in state.history]
    )
    np.testing.assert_allclose(scene.training.get_xdata(), [0, 10, 20, 30, 40, 50, 60])
    np.testing.assert_allclose([cell.get_alpha() for cell in scene.cells], state.report.confusion.ravel())
    assert [cell.get_xy() for cell in scene.cells[5:8]] == [(4.5, -0.5), (5.5, -0.5), (-0.5, 0.5)], (
        "row by row"
    )
    worst = state.report.surprising[0]
    np.testing.assert_array_equal(scene.pictures[0].pixels, data[1][0][worst])
    assert scene.truths[0].text == ANIMALS[data[1][1][worst]]
    assert scene.curve_labels[1].text == f"new pictures {state.report.progress.validation_loss:.2f}"
    assert scene.curve_labels[3].text == "floor 0.33"


def test_the_slider_goes_as_far_back_as_the_training_came_and_before_says_why_it_is_idle(explorer):
    run, shown = explorer.state.train(), explorer.controls["shown"]
    for latest in (0, 0, 1, 2):  # of no report, of one, of two, of three
        shown.value = 6
        assert shown.value == shown.max == shown.accept(6) == explorer.state.shown == latest
        assert explorer.idle == ({} if latest else {"shown": "nothing is learnt yet"})
        explorer.play(itertools.islice(run, 1))


def test_whoever_looks_back_goes_on_looking_at_that_report_and_whoever_looks_at_the_newest_follows_it(
    explorer,
):
    run = explorer.state.train()
    explorer.play(itertools.islice(run, 3))
    assert explorer.state.shown == 2
    explorer.controls["shown"].value = 1
    explorer.play(itertools.islice(run, 2))
    assert (explorer.state.shown, len(explorer.state.history)) == (1, 5)
    assert "Step 10 of 60" in explorer.sentence
    assert explorer.picture.scene.bar.get_xdata()[1] == 10
    np.testing.assert_allclose(explorer.picture.scene.training.get_xdata(), [0, 10, 20, 30, 40])
    explorer.controls["shown"].value = 4
    explorer.play(run)
    assert (explorer.state.shown, len(explorer.state.history)) == (6, 7)
    assert "Step 60 of 60" in explorer.sentence


def test_the_first_report_comes_before_any_work_and_is_what_the_classifier_would_report(
    data, explorer, monkeypatch
):
    made = []
    for name, network in module.NETWORKS.items():

        class Watched(network):
            def __init__(self, *arguments):
                super().__init__(*arguments)
                made.append(self)

        monkeypatch.setitem(module.NETWORKS, name, Watched)
        explorer.controls["network"].value = name
        made.clear()
        run = explorer.state.train()
        state = next(run)(explorer.state)
        assert not made
        assert (
            "Step 0 of 60, with 8 pictures of each animal. On the pictures learnt from, the loss is 1.95 nats"
            in state.sentence
        )
        net = network(7)
        expected = next(net.fit(*data[0], rng=np.random.default_rng(0), steps=60, validation=data[1]))
        assert vars(state.report.progress) == pytest.approx(vars(expected))
        beliefs = net.predict_proba(data[1][0])
        np.testing.assert_allclose(state.report.beliefs, beliefs[: module.SURPRISING, 0])
        np.testing.assert_allclose(
            state.report.confusion, confusion_matrix(data[1][1], beliefs.argmax(axis=1), normalize="true")
        )


def test_the_same_surprising_picture_is_sent_once_however_often_it_is_looked_at(explorer):
    explorer.buttons["train"].click()
    pictures = {int(number) for report in explorer.state.history[1:] for number in report.surprising}
    for shown in range(7):
        explorer.controls["shown"].value = shown
        assert "data:image" not in explorer.picture.moving
    assert explorer.picture.moving.count("<use") == module.SURPRISING + 2, "and a dot for each loss"
    assert explorer.picture.svg().count("data:image") <= 2 * 7 + 49 + 35, (
        "small faces, those to learn from, new ones"
    )
    assert len(pictures) <= 35


def test_before_anything_is_learnt_the_picture_shows_what_it_will_learn_from(data, explorer):
    (pictures, labels), (new_pictures, new_labels) = data
    explorer.controls["examples"].value = 5
    scene = explorer.picture.scene
    assert (scene.before.get_visible(), scene.confusion.get_visible()) == (True, False)
    for animal in range(len(ANIMALS)):
        column = scene.examples[7 * animal : 7 * animal + 7]
        of_animal = pictures[labels == animal]
        for picture, expected in zip(column[:5], of_animal, strict=False):
            np.testing.assert_array_equal(picture.pixels, expected)
        assert [picture.pixels for picture in column[5:]] == [None, None], "it learns from five"
        first = new_pictures[new_labels == animal][0]
        np.testing.assert_array_equal(scene.pictures[animal].pixels, first)
    still = explorer.picture.still
    explorer.buttons["train"].click()
    assert explorer.picture.still != still
    assert (scene.before.get_visible(), scene.confusion.get_visible()) == (False, True)
    explorer.reset()
    assert scene.before.get_visible()


def test_fewer_validation_pictures_than_places_leave_places_empty(data):
    training, (pictures, labels) = data
    explorer = training_explorer(training, (pictures[:4], labels[:4]), UNBEATABLE)
    explorer.buttons["train"].click()
    assert "Step 60 of 60" in explorer.sentence
    assert [picture.pixels is None for picture in explorer.picture.scene.pictures] == [False] * 4 + [True] * 3


def test_a_training_can_be_stopped_started_twice_and_left_by_a_slider_and_nothing_is_left_over(explorer):
    train, stop = explorer.buttons["train"], explorer.buttons["stop"]

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
        explorer.play(explorer.state.train(), "train")  # started twice: the first one gives way
        await until(lambda: len(explorer.state.history) >= 2)
        explorer.controls["shown"].value = 0  # the slider answers in the middle of it, and lets it go on
        assert "Step 0 of 60" in explorer.sentence
        seen = len(explorer.state.history)
        await until(lambda: len(explorer.state.history) > seen)
        assert not stop.disabled
        assert explorer.state.shown == 0
        assert "Step 0 of 60" in explorer.sentence
        explorer.controls["examples"].value = 5  # another training than the one that goes on: this one ends
        await asyncio.sleep(0.15)
        assert explorer.state.history == ()
        assert stop.disabled
        explorer.controls["examples"].value = 8

        train.click()
        await until(lambda: len(explorer.state.history) == 7 and stop.disabled)
        assert APOLOGY not in explorer.sentence
        assert len(asyncio.all_tasks()) == 1, "no task is left over"

    asyncio.run(learner())
    assert threading.active_count() == 1


def test_looking_back_from_another_thread_while_a_report_is_worked_out_loses_neither(explorer, monkeypatch):
    is_working, may_go_on = threading.Event(), threading.Event()

    class Waiting(HiddenLayerClassifier):
        def predict_proba(self, pictures):
            if len(explorer.state.history) == 3:
                is_working.set()
                may_go_on.wait(10)
            return super().predict_proba(pictures)

    monkeypatch.setitem(module.NETWORKS, "hidden_layer", Waiting)

    async def run():
        explorer.buttons["train"].click()
        while explorer.running:
            await asyncio.sleep(0.01)

    # JupyterLab hands a control's messages to another thread than that of a run.
    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    assert is_working.wait(10)
    explorer.controls["shown"].value = 1
    assert "Step 10 of 60" in explorer.sentence
    assert explorer.running == "train"
    may_go_on.set()
    thread.join(10)
    assert (explorer.state.shown, len(explorer.state.history)) == (1, 7)
    assert "Step 10 of 60" in explorer.sentence
    assert explorer.controls["shown"].max == 6
    assert not explorer.buttons["train"].disabled


def test_a_training_that_was_left_half_way_is_forgotten(explorer, monkeypatch):
    seen = []

    class Watched(HiddenLayerClassifier):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            seen.append(weakref.ref(self))

    monkeypatch.setitem(module.NETWORKS, "hidden_layer", Watched)
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


def test_where_python_is_slow_stop_is_heard_between_bits_of_work_and_there_are_fewer_reports(
    data, explorer, monkeypatch
):
    explorer.buttons["train"].click()
    quick = explorer.state.history
    monkeypatch.setattr(module, "IS_SLOW", True)
    monkeypatch.setattr(module, "EVERY_WHERE_SLOW", 30)
    explorer.reset()
    moments = list(explorer.state.train())
    assert len([moment for moment in moments if moment is not None]) == 3
    reports = [place for place, moment in enumerate(moments) if moment is not None]
    assert all(later - earlier > 30 / 5 for earlier, later in itertools.pairwise(reports)), (
        "bits of work in between"
    )
    explorer.reset()
    explorer.buttons["train"].click()
    slow = explorer.state.history
    assert [report.progress for report in slow] == [quick[i].progress for i in (0, 3, 6)]


def test_a_bit_of_work_is_a_small_part_of_a_report(monkeypatch):
    # In a browser a step was measured to take 22 ms, which is 1.75 ns for each product of a weight and an input.
    weights = 32 * 32 * 3 * 32
    assert classifier_module._BIT * weights * 1.75e-9 < 0.3
    assert module.PICTURES_IN_A_BIT * weights * 1.75e-9 < 0.3
    assert classifier_module._STEPS_IN_A_BIT * 64 * weights * 2 * 1.75e-9 < 0.3
