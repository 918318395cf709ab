"""What notebook 04 asks."""

import numpy as np

from ...animals import ANIMALS
from ...classifier import one_hot, smooth_labels, softmax
from ...language import Words
from ...measures import cross_entropy, entropy, surprisal
from ...story import STORY_BELIEF
from ...teaching.exercises import Exercise, exercises
from ...teaching.predictions import Prediction, predictions
from ...teaching.quizzes import Question, quizzes

N = len(ANIMALS)
RACCOON, RED_PANDA, _, CAT = STORY_BELIEF[:4]

TINY_BELIEF = 0.001
MANY_CLASSES = 100
LOSS_TO_UNDO = 0.5
TWO_BELIEFS = (0.8, 0.25)  # in the truth, on two pictures
THREE_BELIEFS = (0.9, 0.5, 0.1)  # ... and on three
# Two kinds of faces, each as common as the other: of faces that look alike, the share of one of two animals.
FIRST_KIND, SECOND_KIND = 0.8, 0.5
# A part of all faces can be only one animal; of the others, the share of one of two animals.
SURE_FACES, OTHER_FACES = 0.7, 0.75
# Of a classifier that is right on 90 of 100 pictures.
RIGHT, BELIEF_IF_RIGHT, BELIEF_IF_WRONG = 0.9, 0.9, 0.05
SOFTENED, SOFTENED_LESS = 0.2, 0.1


def _nats(q) -> float:
    return surprisal(q, base=np.e)


def _softened(amount: float) -> np.ndarray:
    return smooth_labels(one_hot(0, N), amount)


def _best_after_two_softmaxes() -> float:
    return float(_nats(softmax(one_hot(0, N))[0]))


def _entropy_of_two(share: float, base: float = np.e) -> float:
    return float(entropy([share, 1 - share], base=base))


def _two_kinds(second: float) -> float:
    """Return the average over the two kinds of faces, if the second had this entropy."""
    return (_entropy_of_two(FIRST_KIND) + second) / 2


def _sure_and_other(base: float = np.e) -> float:
    return (1 - SURE_FACES) * _entropy_of_two(OTHER_FACES, base)


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
    "what-more-pictures-improve": Prediction(truth=lambda: "loss", options=("wrong_answers", "loss", "both")),
    "lowest-soft-loss": Prediction(truth=lambda: entropy(_softened(SOFTENED), base=np.e), unit="nats"),
}

EXERCISES = {
    "red-panda-loss": Exercise(
        answer=lambda: _nats(RED_PANDA),
        unit="nats",
        mistakes={
            "belief": lambda: RED_PANDA,
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
            "belief": lambda: 1 / MANY_CLASSES,
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
            "belief": lambda: TINY_BELIEF,
            "weighed_with_belief": lambda: TINY_BELIEF * _nats(TINY_BELIEF),
            "sign": lambda: np.log(TINY_BELIEF),
        },
    ),
    "undo-the-loss": Exercise(
        answer=lambda: float(np.exp(-LOSS_TO_UNDO)),
        mistakes={
            "power_of_2": lambda: 2.0**-LOSS_TO_UNDO,
            "power_of_10": lambda: 10.0**-LOSS_TO_UNDO,
            "loss": lambda: LOSS_TO_UNDO,
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
            "shifted_belief": lambda: CAT + 5.0,
            "slope_in_belief": lambda: -1.0 / CAT,
            "loss": lambda: _nats(CAT),
        },
    ),
    "two-pictures": Exercise(
        answer=lambda: float(np.mean(_nats(TWO_BELIEFS))),
        unit="nats",
        mistakes={
            "blank_alone": lambda: _nats(TWO_BELIEFS[1]),
            "sign": lambda: (_nats(TWO_BELIEFS[0]) - _nats(TWO_BELIEFS[1])) / 2,
            "belief": lambda: (_nats(TWO_BELIEFS[0]) + TWO_BELIEFS[1]) / 2,
            "missing_from_1": lambda: (_nats(TWO_BELIEFS[0]) + 1 - TWO_BELIEFS[1]) / 2,
            "bits": lambda: (_nats(TWO_BELIEFS[0]) + surprisal(TWO_BELIEFS[1])) / 2,
            "log10": lambda: (_nats(TWO_BELIEFS[0]) + surprisal(TWO_BELIEFS[1], base=10)) / 2,
            "first_again": lambda: _nats(TWO_BELIEFS[0]),
        },
    ),
    "three-pictures": Exercise(
        answer=lambda: float(np.mean(_nats(THREE_BELIEFS))),
        unit="nats",
        mistakes={
            "averaged_beliefs": lambda: _nats(np.mean(THREE_BELIEFS)),
            "sum": lambda: float(np.sum(_nats(THREE_BELIEFS))),
            "mean_belief": lambda: np.mean(THREE_BELIEFS),
            "bits": lambda: float(np.mean(surprisal(THREE_BELIEFS))),
            "log10": lambda: float(np.mean(surprisal(THREE_BELIEFS, base=10))),
            "error_rate": lambda: 1 / 3,
            "accuracy": lambda: 2 / 3,
        },
    ),
    "two-kinds-of-faces": Exercise(
        answer=lambda: _two_kinds(_entropy_of_two(SECOND_KIND)),
        unit="nats",
        mistakes={
            "blank_alone": lambda: _entropy_of_two(SECOND_KIND),
            "share": lambda: _two_kinds(SECOND_KIND),
            "bits": lambda: _two_kinds(_entropy_of_two(SECOND_KIND, 2.0)),
            "log10": lambda: _two_kinds(_entropy_of_two(SECOND_KIND, 10.0)),
            "nothing": lambda: _two_kinds(0.0),
            "one_term": lambda: _two_kinds(_entropy_of_two(SECOND_KIND) / 2),
            "sign": lambda: _two_kinds(-_entropy_of_two(SECOND_KIND)),
        },
    ),
    "mostly-sure-faces": Exercise(
        answer=_sure_and_other,
        unit="nats",
        mistakes={
            "only_unsure": lambda: _entropy_of_two(OTHER_FACES),
            "shares_first": lambda: _entropy_of_two(SURE_FACES + (1 - SURE_FACES) * OTHER_FACES),
            "wrong_weight": lambda: SURE_FACES * _entropy_of_two(OTHER_FACES),
            "half_and_half": lambda: _entropy_of_two(OTHER_FACES) / 2,
            "bits": lambda: _sure_and_other(2.0),
            "log10": lambda: _sure_and_other(10.0),
        },
    ),
    "accuracy-and-loss": Exercise(
        answer=_average_loss,
        unit="nats",
        mistakes={
            "sum": lambda: 100 * _average_loss(),
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
            "six_others": lambda: entropy(
                [1 - SOFTENED_LESS, *[SOFTENED_LESS / (N - 1)] * (N - 1)], base=np.e
            ),
            "two_states": lambda: _entropy_of_two(SOFTENED_LESS),
            "softened_more": lambda: entropy(_softened(SOFTENED), base=np.e),
            "know_nothing": lambda: cross_entropy(_softened(SOFTENED_LESS), np.full(N, 1 / N), base=np.e),
        },
    ),
}

QUESTIONS = {
    # Before the first section.
    "rain-on-a-quarter-of-days": Question(options=("average", "rain", "sun"), right="rain"),
    "most-of-seven-states": Question(options=("one_bit", "no_limit", "log_seven"), right="log_seven"),
    "what-cross-entropy-costs": Question(options=("message", "joint", "extra"), right="message"),
    # After the last.
    "raccoon-or-red-panda": Question(options=("whole_loss", "stays", "more_pictures"), right="stays"),
    "right-equally-often": Question(options=("yes", "small", "no"), right="no"),
    "which-order-is-trained": Question(options=("truth_first", "belief_first", "same"), right="truth_first"),
    "too-large-by-a-factor": Question(options=("twice", "sum", "bits"), right="bits"),
    "what-a-better-code-saves": Question(
        options=("all", "regions", "beyond_entropy"), right="beyond_entropy"
    ),
}

predictions.take(PREDICTIONS, Words(__package__))
exercises.take(EXERCISES, Words(__package__))
quizzes.take(QUESTIONS, Words(__package__))
