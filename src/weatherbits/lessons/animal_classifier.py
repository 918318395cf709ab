"""Predictions and exercises of notebook 04."""

import numpy as np

from ..animals import ANIMALS
from ..classifier import one_hot, smooth_labels, softmax
from ..measures import cross_entropy, entropy, surprisal
from .checks import Exercise, Mistake
from .predictions import Prediction

N = len(ANIMALS)

# What the classifier of the story believes of a picture of a raccoon, in the order of ANIMALS.
STORY_BELIEF = (0.30, 0.25, 0.15, 0.08, 0.06, 0.05, 0.11)
RACCOON, RED_PANDA, _, CAT = STORY_BELIEF[:4]

TINY_BELIEF = 0.001
MANY_CLASSES = 100
LOSS_TO_UNDO = 0.5
THREE_BELIEFS = (0.9, 0.5, 0.1)  # in the truth, on three pictures
RIGHT, BELIEF_IF_RIGHT, BELIEF_IF_WRONG = (
    0.9,
    0.9,
    0.05,
)  # of a classifier that is right on 90 of 100 pictures
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


_TIMES = ("a little more", "twice as much", "ten times as much")

PREDICTIONS = {
    "loss-at-30": Prediction(truth=lambda: _nats(RACCOON), unit="nats"),
    "one-percent": Prediction(
        truth=lambda: _TIMES[{2: 1, 10: 2}.get(round(_nats(0.01) / _nats(0.1)), 0)], options=_TIMES
    ),
    "five-to-every-logit": Prediction(
        truth=lambda: "nothing changes",
        options=("the largest gains", "nothing changes", "all come closer together"),
    ),
    "certain-but-twice": Prediction(truth=_best_after_two_softmaxes, unit="nats"),
    "can-loss-reach-zero": Prediction(
        truth=lambda: "no, some faces could be either",
        options=(
            "yes, with enough pictures",
            "yes, with a large enough network",
            "no, some faces could be either",
        ),
    ),
    "loss-before-training": Prediction(truth=lambda: float(np.log(N)), unit="nats"),
    "what-more-pictures-improve": Prediction(
        truth=lambda: "how well it knows when it may be wrong",
        options=("how often it is right", "how well it knows when it may be wrong", "both about equally"),
    ),
    "lowest-soft-loss": Prediction(truth=lambda: entropy(_softened(SOFTENED), base=np.e), unit="nats"),
}

_BITS = "This is measured in bits: you used the logarithm to base 2. The loss is asked in nats: np.log."
_LOG10 = "You used the logarithm to base 10. Nats take the natural logarithm: np.log."
_AT_MOST_ONE = (
    "A loss is no share, and does not end at 1: it grows without end as the belief in the truth nears 0."
)

EXERCISES = {
    "red-panda-loss": Exercise(
        answer=lambda: _nats(RED_PANDA),
        unit="nats",
        hint="which of the seven beliefs is the one in the true animal? Only its term is left of the sum.",
        solution="The truth is a red panda, which got 0.25, so -np.log(0.25).",
        mistakes=(
            Mistake(lambda: surprisal(RED_PANDA), _BITS),
            Mistake(lambda: surprisal(RED_PANDA, base=10), _LOG10),
            Mistake(
                lambda: float(np.sum(_nats(np.array(STORY_BELIEF)))),
                "You added up -ln q for all seven animals. Each term is multiplied by p, and p is 0 for six of them.",
            ),
            Mistake(
                lambda: float(np.mean(_nats(np.array(STORY_BELIEF)))),
                "You averaged -ln q over all seven animals. Weigh it with p, which is 0 for six of them.",
            ),
            Mistake(
                lambda: entropy(STORY_BELIEF, base=np.e),
                "This is the entropy of the belief: you weighed -ln q with q. Weigh it with the truth p.",
            ),
            Mistake(
                lambda: _nats(RACCOON), "This would be the loss if it were a raccoon. Now it is a red panda."
            ),
            Mistake(
                lambda: surprisal(RACCOON),
                "This would be the loss if it were a raccoon, and in bits. Now it is a red panda, and nats are asked.",
            ),
            Mistake(
                lambda: surprisal(RACCOON, base=10),
                "This is -log10 of the raccoon's 0.30. Now it is a red panda, and nats take the natural logarithm.",
            ),
            Mistake(
                lambda: 1 - RED_PANDA,
                "This is how much belief went elsewhere. The loss is the message length of what is left: -ln q.",
            ),
            Mistake(
                lambda: -_nats(RED_PANDA),
                "The logarithm of a number below 1 is negative; the minus sign in -ln q turns it round.",
            ),
        ),
    ),
    "hundred-classes": Exercise(
        answer=lambda: _nats(1 / MANY_CLASSES),
        unit="nats",
        hint="knowing nothing is the same belief in each class: what is it, of 100 classes?",
        solution="Each class gets 1/100, so -np.log(1 / 100), which is np.log(100).",
        mistakes=(
            Mistake(lambda: surprisal(1 / MANY_CLASSES), _BITS),
            Mistake(lambda: surprisal(1 / MANY_CLASSES, base=10), _LOG10),
            Mistake(lambda: _nats(1 / N), "This is for seven classes. Here there are 100."),
            Mistake(lambda: 1.0, _AT_MOST_ONE),
            Mistake(
                lambda: 1 - 1 / MANY_CLASSES,
                "This is how often a blind guess is wrong. An error rate is no loss: take -ln of the belief.",
            ),
        ),
    ),
    "tiny-belief": Exercise(
        answer=lambda: _nats(TINY_BELIEF),
        unit="nats",
        hint="it is -ln q for the belief in the truth, however small.",
        solution="-np.log(0.001): three times what a belief of 0.1 costs.",
        mistakes=(
            Mistake(lambda: 1.0, _AT_MOST_ONE),
            Mistake(lambda: surprisal(TINY_BELIEF), _BITS),
            Mistake(lambda: surprisal(TINY_BELIEF, base=10), _LOG10),
            Mistake(
                lambda: _nats(1 - TINY_BELIEF),
                "This is the loss of a classifier that is almost sure of the truth. This one is almost sure of the "
                "opposite.",
            ),
            Mistake(
                lambda: TINY_BELIEF * _nats(TINY_BELIEF),
                "You weighed -ln q with the belief. The weight is the truth, and the truth is certain: 1.",
            ),
            Mistake(
                lambda: np.log(TINY_BELIEF),
                "The logarithm of a number below 1 is negative; the minus sign in -ln q turns it round.",
            ),
        ),
    ),
    "undo-the-loss": Exercise(
        answer=lambda: float(np.exp(-LOSS_TO_UNDO)),
        unit="",
        hint="the loss is -ln q; which function takes back a natural logarithm?",
        solution="From -ln q = 0.5 follows q = e to the -0.5: np.exp(-0.5).",
        mistakes=(
            Mistake(
                lambda: 2.0**-LOSS_TO_UNDO,
                "You took 2 to the minus 0.5, which undoes bits. The loss is in nats: np.exp.",
            ),
            Mistake(lambda: 10.0**-LOSS_TO_UNDO, "You took 10 to the minus 0.5. Nats are undone by np.exp."),
            Mistake(
                lambda: 1 - LOSS_TO_UNDO,
                "A loss is no share that is missing from 1. It is -ln q: turn the logarithm round.",
            ),
            Mistake(
                lambda: np.exp(LOSS_TO_UNDO),
                "A probability is at most 1. Mind the minus sign: -ln q is 0.5, not ln q.",
            ),
            Mistake(
                lambda: _nats(LOSS_TO_UNDO), "This is the loss at a belief of 0.5. Here 0.5 is the loss."
            ),
        ),
    ),
    "push-on-the-cat": Exercise(
        answer=lambda: CAT - 1.0,
        unit="nats",
        hint="the gradient by the logits is belief minus truth; what are both for the cat?",
        solution="Adding 5 to every logit changes no belief. Belief minus truth is 0.08 - 1.",
        mistakes=(
            Mistake(
                lambda: 1.0 - CAT,
                "The right size with the wrong sign: a larger logit of the true animal makes the loss smaller.",
            ),
            Mistake(
                lambda: CAT, "This is the belief. The gradient is belief minus truth, and the truth is 1."
            ),
            Mistake(lambda: RACCOON - 1.0, "This would be the raccoon's, if it were a raccoon. It is a cat."),
            Mistake(
                lambda: CAT + 5.0 - 1.0,
                "The 5 was added to the logits. What does that do to the belief, which is what the gradient takes?",
            ),
            Mistake(
                lambda: -1.0 / CAT,
                "This is the slope of -ln q in q itself. A logit moves all seven beliefs: the slope there is q - p.",
            ),
            Mistake(lambda: _nats(CAT), "This is the loss itself; asked is how it changes with the logit."),
        ),
    ),
    "three-pictures": Exercise(
        answer=lambda: float(np.mean(_nats(THREE_BELIEFS))),
        unit="nats",
        hint="take the loss of each picture first, and average the three losses.",
        solution="np.mean(-np.log([0.9, 0.5, 0.1])).",
        mistakes=(
            Mistake(
                lambda: _nats(np.mean(THREE_BELIEFS)),
                "You averaged the beliefs, and then took the logarithm. Average the losses: first -ln, then the mean.",
            ),
            Mistake(
                lambda: float(np.sum(_nats(THREE_BELIEFS))),
                "This is the sum over the pictures. Divide by three.",
            ),
            Mistake(
                lambda: 1 - np.mean(THREE_BELIEFS),
                "This is the average belief that went elsewhere. A loss is -ln q, not 1 - q.",
            ),
            Mistake(lambda: float(np.mean(surprisal(THREE_BELIEFS))), _BITS),
            Mistake(lambda: float(np.mean(surprisal(THREE_BELIEFS, base=10))), _LOG10),
            Mistake(
                lambda: 1 / 3,
                "One answer in three is wrong; but an error rate is no loss. Average -ln q.",
            ),
            Mistake(lambda: 2 / 3, "This looks like an accuracy. The loss asks for -ln of each belief."),
        ),
    ),
    "accuracy-and-loss": Exercise(
        answer=_average_loss,
        unit="nats",
        hint="90 pictures cost -ln 0.9 each, and 10 cost -ln 0.05 each; what is the average of the 100?",
        solution="-(0.9 * np.log(0.9) + 0.1 * np.log(0.05)).",
        mistakes=(
            Mistake(
                lambda: 1 - RIGHT,
                "This is how often it is wrong, read off the accuracy. The loss also asks how sure it was each time.",
            ),
            Mistake(
                lambda: RIGHT,
                "This is the accuracy. The loss asks how much belief the truth was given each time.",
            ),
            Mistake(
                lambda: _nats(BELIEF_IF_RIGHT),
                "This is the loss where it is right. What do the other 10 cost?",
            ),
            Mistake(
                lambda: _nats(BELIEF_IF_WRONG),
                "This is the loss where it is wrong, which happens 10 times in 100.",
            ),
            Mistake(
                lambda: float(np.mean(_nats([BELIEF_IF_RIGHT, BELIEF_IF_WRONG]))),
                "You averaged the two as if it were wrong half of the time. Weigh them 90 to 10.",
            ),
            Mistake(lambda: _average_loss(2.0), _BITS),
            Mistake(lambda: _average_loss(10.0), _LOG10),
        ),
    ),
    "soft-floor": Exercise(
        answer=lambda: entropy(_softened(SOFTENED_LESS), base=np.e),
        unit="nats",
        hint="the lowest cross-entropy is reached where q equals y; what is it called then?",
        solution="y = np.full(7, 0.1 / 7); y[0] += 0.9; then -np.sum(y * np.log(y)), the entropy of y.",
        mistakes=(
            Mistake(
                lambda: 0.0,
                "0 can be reached only where the truth is certain. Here a belief of 1 would be infinitely wrong about "
                "the rest.",
            ),
            Mistake(lambda: entropy(_softened(SOFTENED_LESS)), _BITS),
            Mistake(lambda: entropy(_softened(SOFTENED_LESS), base=10), _LOG10),
            Mistake(
                lambda: _nats(_softened(SOFTENED_LESS)[0]),
                "This is the raccoon's surprisal alone. The other six have a share of the truth now, and of the sum.",
            ),
            Mistake(
                lambda: _nats(1 - SOFTENED_LESS),
                "This is -ln 0.9, one term, and without the raccoon's own seventh of the 0.1.",
            ),
            Mistake(
                lambda: entropy(_softened(SOFTENED), base=np.e),
                "This is for an amount of 0.2. Asked is 0.1.",
            ),
            Mistake(
                lambda: cross_entropy(_softened(SOFTENED_LESS), np.full(N, 1 / N), base=np.e),
                "This is what a belief that knows nothing costs. Which belief costs least?",
            ),
        ),
    ),
}
