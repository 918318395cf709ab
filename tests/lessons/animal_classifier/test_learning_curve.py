"""The learning curve: averages and spreads of the runs it was given, after all steps and stopped early."""

import re
from dataclasses import asdict

import nbformat
import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss
from threadpoolctl import threadpool_limits

from tests.driving import texts
from tools.store_notebooks import NOTEBOOKS
from weatherbits.animals import features_given, render
from weatherbits.classifier import HiddenLayerClassifier
from weatherbits.lessons.animal_classifier import learning_curve as module
from weatherbits.lessons.animal_classifier import learning_curve_explorer, train_once
from weatherbits.lessons.animal_classifier.learning_curve import HIGHEST, Measured, Run
from weatherbits.lessons.animal_classifier.stored_runs import stored_run, stored_runs

# step, learnt, new, right, sure: of the last step, and of the best one
RUNS = [
    Run(2, Measured(600, 0.01, 0.70, 0.80, 0.95), Measured(50, 0.10, 0.60, 0.80, 0.90)),
    Run(2, Measured(600, 0.03, 0.90, 0.84, 0.93), Measured(100, 0.12, 0.70, 0.84, 0.88)),
    Run(50, Measured(600, 0.20, 0.40, 0.86, 0.90), Measured(200, 0.22, 0.38, 0.86, 0.88)),
    Run(50, Measured(600, 0.22, 0.44, 0.88, 0.90), Measured(200, 0.23, 0.40, 0.88, 0.88)),
    Run(500, Measured(600, 0.33, 0.36, 0.87, 0.87), Measured(600, 0.33, 0.36, 0.87, 0.87)),
    Run(500, Measured(600, 0.33, 0.35, 0.87, 0.87), Measured(600, 0.33, 0.35, 0.87, 0.87)),
]


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    # Of such small matrices several threads make slow work, on a busy machine very slow.
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def shared_explorer():
    return learning_curve_explorer(RUNS, 0.327)


@pytest.fixture
def explorer(shared_explorer):
    shared_explorer.reset()
    return shared_explorer


def test_the_sentence_tells_averages_spread_and_how_far_from_the_floor(explorer):
    # by hand: (0.70 + 0.90) / 2 = 0.80, 0.80 / 0.327 = 2.4
    assert (
        "2 pictures of each animal, 2 networks. Each network has learnt for 600 steps." in explorer.sentence
    )
    assert "The loss on new pictures is 0.80 nats (0.70 to 0.90), which is 2.4 times" in explorer.sentence
    assert "the floor of the features, 0.33" in explorer.sentence
    assert "82% of new pictures are named rightly. The belief in the answer is 94%" in explorer.sentence
    explorer.buttons["most"].click()
    assert "1.1 times" in explorer.sentence


def test_with_early_stopping_the_numbers_are_those_of_the_best_step(explorer):
    explorer.controls["early"].value = True
    # by hand: (50 + 100) / 2 = 75, (0.60 + 0.70) / 2 = 0.65
    assert "That is step 75 of 600 on average. The loss on new pictures is 0.65 nats (0.60 to 0.70)" in (
        explorer.sentence
    )
    scene = explorer.picture.scene
    np.testing.assert_allclose(scene.lines["new"].get_ydata(), [0.65, 0.39, 0.355])
    np.testing.assert_allclose(scene.other.get_ydata(), [0.80, 0.42, 0.355])
    assert scene.other_name.text == "after 600 steps"
    explorer.controls["early"].value = False
    np.testing.assert_allclose(scene.other.get_ydata(), [0.65, 0.39, 0.355])
    assert scene.other_name.text == "stopped early"


def test_dots_and_bars_stand_at_the_averages(explorer):
    explorer.controls["examples"].value = 50
    scene = explorer.picture.scene
    np.testing.assert_allclose(scene.dots[0].get_data(), [[50], [0.42]])
    np.testing.assert_allclose(scene.dots[1].get_data(), [[50], [0.21]])
    assert scene.right.get_height() == pytest.approx(0.87)
    assert scene.sure.boxes[0, 3] == pytest.approx(0.90)
    assert texts(scene.labels) == ["new pictures 0.42", "learnt from 0.21", "floor 0.33"]


@pytest.mark.parametrize("early", [False, True])
def test_every_run_is_a_dot(explorer, early):
    explorer.controls["early"].value = early
    drawn = set(zip(*explorer.picture.scene.runs["new"].get_data(), strict=True))
    assert drawn == {(run.examples, (run.best if early else run.last).new) for run in RUNS}


def test_a_loss_beyond_the_axis_stands_at_its_edge_with_an_arrow():
    high = Measured(600, 0.1, 1.5, 0.5, 0.9)
    scene = learning_curve_explorer([Run(2, high, high), *RUNS[2:]], 0.327).picture.scene
    assert scene.dots[0].get_data()[1] == [HIGHEST]
    assert scene.labels[0].text == "new pictures 1.50 ↑"


def test_where_all_runs_had_as_many_examples_there_is_nothing_to_choose(explorer):
    assert not explorer.idle
    assert learning_curve_explorer(RUNS[:2], 0.327).idle == {
        "examples": "there are no runs with another number"
    }


def test_what_the_notebook_measures():
    def individuals(n, seed):
        labels = np.repeat(np.arange(7), n)
        return features_given(labels, np.random.default_rng(seed)), labels

    def first(features, labels, n):
        some = np.arange(len(labels)) % 500 < n
        return render(features[some]), labels[some]

    new_features, new_labels = individuals(200, seed=1)
    validation = render(new_features), new_labels
    fewest = [
        train_once(first(*individuals(500, seed=10 + seed), 2), validation, 2, seed) for seed in range(4)
    ]
    most = train_once(first(*individuals(500, seed=10), 500), validation, 500, 0)
    # what the issue says, found with a program of its own
    assert np.mean([run.last.new for run in fewest]) == pytest.approx(0.731, abs=0.002)
    assert np.mean([run.best.new for run in fewest]) == pytest.approx(0.669, abs=0.002)
    assert np.mean([run.last.right for run in fewest]) == pytest.approx(0.83, abs=0.005)
    assert most.last.right == pytest.approx(0.87, abs=0.005)


def test_a_run_is_what_scikit_learn_measures_of_the_same_training(monkeypatch):
    monkeypatch.setattr(module, "STEPS", 60)
    monkeypatch.setattr(module, "EVERY", 10)
    sets = [
        (render(features_given(labels, np.random.default_rng(seed))), labels)
        for seed, labels in enumerate((np.repeat(np.arange(7), 4), np.repeat(np.arange(7), 5)))
    ]
    training, validation = sets
    run = train_once(training, validation, 3, seed=0)
    some = np.arange(28) % 4 < 3  # by hand: the first three of each animal
    seen = []
    network = HiddenLayerClassifier(7)
    for progress in network.fit(
        training[0][some], training[1][some], rng=np.random.default_rng(0), steps=60, every=10
    ):
        q = network.predict_proba(validation[0])
        learnt = log_loss(training[1][some], network.predict_proba(training[0][some]))
        right = accuracy_score(validation[1], q.argmax(axis=1))
        seen.append((progress.step, learnt, log_loss(validation[1], q), right, q.max(axis=1).mean()))
    assert run.examples == 3
    assert tuple(vars(run.last).values()) == pytest.approx(seen[-1])
    assert tuple(vars(run.best).values()) == pytest.approx(min(seen, key=lambda measured: measured[2]))


@pytest.fixture(scope="module")
def of_the_notebook():
    def pictures(n, seed):
        labels = np.repeat(np.arange(7), n)
        return render(features_given(labels, np.random.default_rng(seed))), labels

    return pictures(500, 10), pictures(200, 1)


def test_a_stored_run_is_what_its_training_reaches(of_the_notebook):
    stored = stored_run(of_the_notebook[0][0], of_the_notebook[1][0], 2, 0)
    trained = train_once(*of_the_notebook, 2, 0)
    assert asdict(stored.last) == pytest.approx(asdict(trained.last), abs=1e-6)
    assert asdict(stored.best) == pytest.approx(asdict(trained.best), abs=1e-6)


def test_in_a_slow_browser_the_runs_of_the_notebook_are_looked_up_and_it_says_so(
    of_the_notebook, monkeypatch, capsys
):
    monkeypatch.setattr(module, "IS_SLOW", True)
    monkeypatch.setattr(module, "HiddenLayerClassifier", None)  # nothing is trained
    runs = [train_once(*of_the_notebook, size, 0) for size in (2, 500)]
    assert runs == [stored_runs()[0, 2], stored_runs()[0, 500]]
    assert capsys.readouterr().out == module.words.LearningCurve.stored + "\n"


def test_a_run_of_other_pictures_sizes_or_seeds_is_not_one_of_the_notebook(of_the_notebook):
    (training, _), (validation, _) = of_the_notebook
    assert stored_run(training, validation, 3, 0) is None
    assert stored_run(training, validation, 2, 4) is None
    assert stored_run(training, validation, 2, 1) is None, "the second seed has other pictures"
    assert stored_run(training[:-1], validation, 2, 0) is None
    assert stored_run(training, validation[1:], 2, 0) is None


def test_all_runs_of_the_notebook_are_stored():
    sizes = (2, 5, 10, 20, 50, 100, 200, 500)
    assert list(stored_runs()) == [(seed, size) for seed in range(4) for size in sizes]
    stored = NOTEBOOKS / "04_animal_classifier.ipynb"
    (cell,) = (cell for cell in nbformat.read(stored, as_version=4).cells if cell.id == "more-numpy")
    (output,) = cell.outputs
    for size, line in zip(sizes, output.text.splitlines()[1:], strict=True):
        of_size = [run for (_, examples), run in stored_runs().items() if examples == size]
        assert line.split(" of each:")[0].strip() == str(size)
        told = [float(loss) for loss in re.findall(r"loss ([\d.]+),", line)]
        means = [np.mean([getattr(run, moment).new for run in of_size]) for moment in ("last", "best")]
        assert told == [round(mean, 3) for mean in means]
