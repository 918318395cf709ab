"""Make what tests and benchmarks look at: each explorer as its notebook does, and every question of every lesson."""

from functools import cache
from importlib import import_module
from itertools import accumulate

import numpy as np

from weatherbits.animals import conditional_entropy, features_given, render
from weatherbits.lessons.animal_classifier.learning_curve import Measured, Run
from weatherbits.lessons.contents import LESSONS
from weatherbits.live import Explorer, Slider
from weatherbits.teaching.exercises import Exercise, exercises
from weatherbits.teaching.predictions import Prediction, predictions
from weatherbits.teaching.quizzes import Question, quizzes

ROOMS = {lesson.room: import_module(f"weatherbits.lessons.{lesson.room}") for lesson in LESSONS}
MAKERS = {
    name: getattr(room, name)
    for room in ROOMS.values()
    for name in room.__all__
    if name.endswith("_explorer")
}
NAMES = sorted(MAKERS)
EACH = 100  # pictures of each animal


def make(name: str, *, is_trained: bool = True) -> Explorer:
    """Return an explorer, ready to be moved; the one that shows a training has been through it, which takes a while."""
    if name == "learning_curve_explorer":
        return MAKERS[name](learning_runs(), unbeatable())
    if name == "training_explorer":
        explorer = MAKERS[name](individuals(0), individuals(1), unbeatable())
        for state in trained_states() if is_trained else []:
            explorer._go_to(lambda state=state: state)
        return explorer
    return MAKERS[name]()


def all_predictions() -> dict[str, Prediction]:
    """Return every prediction of every lesson, by name."""
    return {name: predictions[name][0] for name in predictions.names()}


def all_exercises() -> dict[str, Exercise]:
    """Return every exercise of every lesson, by name."""
    return {name: exercises[name][0] for name in exercises.names()}


def all_questions() -> dict[str, Question]:
    """Return every question of every lesson, by name."""
    return {name: quizzes[name][0] for name in quizzes.names()}


def moves_of(explorer: Explorer) -> tuple[str, str, list]:
    """Return what is moved to time an explorer: a field, what of its control is set, and all that it can be set to.

    The control is the slider with the most steps, or, where there is no slider, the longest menu.
    """

    def steps(field):
        control = explorer.controls[field]
        if field in explorer.idle:
            return 0, 0
        if isinstance(control, Slider):
            return 2, (control.max - control.min) / control.step
        return 1, len(getattr(control, "options", ()))

    field = max(explorer.controls, key=steps)
    control = explorer.controls[field]
    if isinstance(control, Slider):
        last = round((control.max - control.min) / control.step)
        return (
            field,
            "value",
            [control.on_step(control.min + step * control.step) for step in range(last + 1)],
        )
    return field, "index", list(range(len(control.options)))


@cache
def individuals(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return pictures of animals, and which animals they are."""
    labels = np.repeat(np.arange(7), EACH)
    return render(features_given(labels, np.random.default_rng(seed))), labels


@cache
def unbeatable() -> float:
    return conditional_entropy(np.random.default_rng(0))[0]


@cache
def trained_states() -> list:
    """Return the states of a training, from its beginning to its end."""
    explorer = MAKERS["training_explorer"](individuals(0), individuals(1), unbeatable())
    reports = explorer.runs["train"](explorer.state)
    return list(accumulate(reports, lambda state, report: report(state), initial=explorer.state))


def learning_runs() -> list[Run]:
    """Return figures such as trainings would give: the picture is as quick to draw with any."""
    return [
        Run(
            size,
            last=Measured(600, 0.3, 0.35 + 0.8 / size + 0.02 * seed, 0.87 - 0.1 / size, 0.88),
            best=Measured(100, 0.2, 0.34 + 0.6 / size + 0.02 * seed, 0.87 - 0.1 / size, 0.87),
        )
        for seed in range(4)
        for size in (2, 5, 10, 20, 50, 100, 200, 500)
    ]
