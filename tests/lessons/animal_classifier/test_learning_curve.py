"""The learning curve: averages and spreads of the runs it was given."""

import numpy as np
import pytest

from tests.driving import texts
from weatherbits.lessons.animal_classifier import learning_curve_explorer
from weatherbits.lessons.animal_classifier.learning_curve import HIGHEST

RUNS = [
    # examples, learnt, new, right, sure
    (2, 0.01, 0.70, 0.80, 0.95),
    (2, 0.03, 0.90, 0.84, 0.93),
    (50, 0.20, 0.40, 0.86, 0.90),
    (50, 0.22, 0.44, 0.88, 0.90),
    (500, 0.33, 0.36, 0.87, 0.87),
    (500, 0.33, 0.35, 0.87, 0.87),
]


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
        "2 pictures of each animal: 0.80 nats on new pictures, from 0.70 to 0.90 over 2 runs"
        in explorer.sentence
    )
    assert "2.4 times the unbeatable 0.33" in explorer.sentence
    assert "right about 82% of new pictures, and believes that it is right about 94%" in explorer.sentence
    explorer.buttons["most"].click()
    assert "500 pictures of each animal: 0.35 nats" in explorer.sentence or "0.36 nats" in explorer.sentence
    assert "1.1 times" in explorer.sentence


def test_dots_and_bars_stand_at_the_averages(explorer):
    explorer.controls["examples"].value = 50
    scene = explorer.picture.scene
    np.testing.assert_allclose(scene.dots[0].get_data(), [[50], [0.42]])
    np.testing.assert_allclose(scene.dots[1].get_data(), [[50], [0.21]])
    assert scene.right.get_height() == pytest.approx(0.87)
    assert scene.sure.boxes[0, 3] == pytest.approx(0.90)
    assert texts(scene.labels) == ["new pictures 0.42", "learnt from 0.21", "unbeatable 0.33"]


def test_every_run_is_a_dot(explorer):
    drawn = {
        tuple(np.ravel(line.get_data()))
        for line in explorer.picture.scene.curve.lines
        if len(line.get_xdata()) == 1
    }
    assert {(run[0], min(run[2], HIGHEST)) for run in RUNS} <= drawn


def test_where_all_runs_had_as_many_examples_there_is_nothing_to_choose(explorer):
    assert not explorer.idle
    assert learning_curve_explorer(RUNS[:2], 0.327).idle == {
        "examples": "there are no runs with another number"
    }
