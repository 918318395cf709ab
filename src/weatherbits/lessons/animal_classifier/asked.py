"""What notebook 04 asks."""

import numpy as np

from ...animals import ANIMALS
from ...classifier import one_hot, smooth_labels, softmax
from ...language import Words
from ...measures import cross_entropy, entropy, surprisal
from ...story import STORY_BELIEF
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions

N = len(ANIMALS)
RACCOON, RED_PANDA, _, CAT = STORY_BELIEF[:4]

TINY_BELIEF = 0.001
MANY_CLASSES = 100
LOSS_TO_UNDO = 0.5
THREE_BELIEFS = (0.9, 0.5, 0.1)  # in the truth, on three pictures
# Of a classifier that is right on 90 of 100 pictures.
RIGHT, BELIEF_IF_RIGHT, BELIEF_IF_WRONG = 0.9, 0.9, 0.05
SOFTENED, SOFTENED_LESS = 0.2, 0.1


def _nats(q) -> float:
    return surprisal(q, base=np.e)


def _softened(amount: float) -> np.ndarray:
    return smooth_labels(one_hot(0, N), amount)


def _best_after_two_softmaxes() -> float:
    return float(_nats(softmax(one_hot(0, N))[0]))


def _average_loss(unit_base: float = np.e) -> float:
    beliefs = surprisal([BELIEF_IF_RIGHT, BELIEF_IF_WRONG], base=unit_base)
    return float(np.dot([RIGHT, 1 - RIGHT], beliefs))


PREDICTIONS = {
    "loss-at-30": Prediction(truth=lambda: _nats(RACCOON), unit="nats"),
    "one-percent": Prediction(
        truth=lambda: {2: "twice", 10: "ten_times"}.get(round(_nats(0.01) / _nats(0.1)), "a_little_more"),
        options=("a_little_more", "twice", "ten_times"),
    ),
    "five-to-every-logit": Prediction(
        truth=lambda: "nothing_changes", options=("largest_gains", "nothing_changes", "all_come_closer")
    ),
    "certain-but-twice": Prediction(truth=_best_after_two_softmaxes, unit="nats"),
    "can-loss-reach-zero": Prediction(
        truth=lambda: "faces_could_be_either",
        options=("more_pictures", "larger_network", "faces_could_be_either"),
    ),
    "loss-before-training": Prediction(truth=lambda: float(np.log(N)), unit="nats"),
    "what-more-pictures-improve": Prediction(
        truth=lambda: "knowing_its_doubt", options=("being_right", "knowing_its_doubt", "both")
    ),
    "lowest-soft-loss": Prediction(truth=lambda: entropy(_softened(SOFTENED), base=np.e), unit="nats"),
}

EXERCISES = {
    "red-panda-loss": Exercise(
        answer=lambda: _nats(RED_PANDA),
        unit="nats",
        mistakes={
            "bits": lambda: surprisal(RED_PANDA),
            "log10": lambda: surprisal(RED_PANDA, base=10),
            "added_all": lambda: float(np.sum(_nats(np.array(STORY_BELIEF)))),
            "averaged_all": lambda: float(np.mean(_nats(np.array(STORY_BELIEF)))),
            "weighed_with_belief": lambda: entropy(STORY_BELIEF, base=np.e),
            "raccoon": lambda: _nats(RACCOON),
            "raccoon_in_bits": lambda: surprisal(RACCOON),
            "raccoon_log10": lambda: surprisal(RACCOON, base=10),
            "belief_elsewhere": lambda: 1 - RED_PANDA,
            "sign": lambda: -_nats(RED_PANDA),
        },
    ),
    "hundred-classes": Exercise(
        answer=lambda: _nats(1 / MANY_CLASSES),
        unit="nats",
        mistakes={
            "bits": lambda: surprisal(1 / MANY_CLASSES),
            "log10": lambda: surprisal(1 / MANY_CLASSES, base=10),
            "seven_classes": lambda: _nats(1 / N),
            "at_most_one": lambda: 1.0,
            "error_rate": lambda: 1 - 1 / MANY_CLASSES,
        },
    ),
    "tiny-belief": Exercise(
        answer=lambda: _nats(TINY_BELIEF),
        unit="nats",
        mistakes={
            "at_most_one": lambda: 1.0,
            "bits": lambda: surprisal(TINY_BELIEF),
            "log10": lambda: surprisal(TINY_BELIEF, base=10),
            "loss_of_opposite": lambda: _nats(1 - TINY_BELIEF),
            "weighed_with_belief": lambda: TINY_BELIEF * _nats(TINY_BELIEF),
            "sign": lambda: np.log(TINY_BELIEF),
        },
    ),
    "undo-the-loss": Exercise(
        answer=lambda: float(np.exp(-LOSS_TO_UNDO)),
        mistakes={
            "power_of_2": lambda: 2.0**-LOSS_TO_UNDO,
            "power_of_10": lambda: 10.0**-LOSS_TO_UNDO,
            "missing_from_1": lambda: 1 - LOSS_TO_UNDO,
            "sign": lambda: np.exp(LOSS_TO_UNDO),
            "loss_of_loss": lambda: _nats(LOSS_TO_UNDO),
        },
    ),
    "push-on-the-cat": Exercise(
        answer=lambda: CAT - 1.0,
        unit="nats",
        mistakes={
            "sign": lambda: 1.0 - CAT,
            "belief": lambda: CAT,
            "raccoon": lambda: RACCOON - 1.0,
            "shifted": lambda: CAT + 5.0 - 1.0,
            "slope_in_belief": lambda: -1.0 / CAT,
            "loss": lambda: _nats(CAT),
        },
    ),
    "three-pictures": Exercise(
        answer=lambda: float(np.mean(_nats(THREE_BELIEFS))),
        unit="nats",
        mistakes={
            "averaged_beliefs": lambda: _nats(np.mean(THREE_BELIEFS)),
            "sum": lambda: float(np.sum(_nats(THREE_BELIEFS))),
            "missing_from_1": lambda: 1 - np.mean(THREE_BELIEFS),
            "bits": lambda: float(np.mean(surprisal(THREE_BELIEFS))),
            "log10": lambda: float(np.mean(surprisal(THREE_BELIEFS, base=10))),
            "error_rate": lambda: 1 / 3,
            "accuracy": lambda: 2 / 3,
        },
    ),
    "accuracy-and-loss": Exercise(
        answer=_average_loss,
        unit="nats",
        mistakes={
            "error_rate": lambda: 1 - RIGHT,
            "accuracy": lambda: RIGHT,
            "only_right": lambda: _nats(BELIEF_IF_RIGHT),
            "only_wrong": lambda: _nats(BELIEF_IF_WRONG),
            "half_and_half": lambda: float(np.mean(_nats([BELIEF_IF_RIGHT, BELIEF_IF_WRONG]))),
            "bits": lambda: _average_loss(2.0),
            "log10": lambda: _average_loss(10.0),
        },
    ),
    "soft-floor": Exercise(
        answer=lambda: entropy(_softened(SOFTENED_LESS), base=np.e),
        unit="nats",
        mistakes={
            "zero": lambda: 0.0,
            "bits": lambda: entropy(_softened(SOFTENED_LESS)),
            "log10": lambda: entropy(_softened(SOFTENED_LESS), base=10),
            "only_raccoon": lambda: _nats(_softened(SOFTENED_LESS)[0]),
            "only_certain": lambda: _nats(1 - SOFTENED_LESS),
            "softened_more": lambda: entropy(_softened(SOFTENED), base=np.e),
            "know_nothing": lambda: cross_entropy(_softened(SOFTENED_LESS), np.full(N, 1 / N), base=np.e),
        },
    ),
}

predictions.take(PREDICTIONS, Words(__package__))
exercises.take(EXERCISES, Words(__package__))
