"""Predictions and exercises of notebook 02."""

import numpy as np

from ..codes import huffman_code
from ..measures import entropy, surprisal
from ..weather import EQUAL_SKY, ONE_OF_TWO, SUNNY_REGION
from .checks import Exercise, Mistake
from .predictions import Prediction

# One nearly certain state and seven rare ones: eight are possible, and yet the day is no great surprise.
WIDE_SKY = np.array([0.93, *[0.01] * 7])
HALF_SUNNY = np.array([1 / 2, *[1 / 14] * 7])
OTHER_WIDE_SKY = np.array([0.86, *[0.02] * 7])
HAIL = 0.05
MOUNTAINS = np.array([0.5, 0.2, 0.1, 0.1, 0.05, 0.05, 0.0, 0.0])

TWO, WIDE = "the place with two states", "the place with eight states"

# What 0 times the logarithm of 0 is, when a computer is asked step by step: as 0 times infinity.
ZERO_TIMES_INFINITY = 0.0 * float("inf")


def _fewest_questions(p) -> float:
    """Return how many yes/no questions the best plan takes on average: each answer is one bit of a word."""
    return huffman_code(p).expected_length(p)


PREDICTIONS = {
    "questions-for-eight": Prediction(truth=lambda: _fewest_questions(EQUAL_SKY), unit="questions"),
    "questions-in-the-sunny-region": Prediction(
        truth=lambda: _fewest_questions(SUNNY_REGION), unit="questions a day"
    ),
    "bits-for-twelve": Prediction(truth=lambda: float(np.log2(12)), unit="bits"),
    "two-or-eight": Prediction(
        truth=lambda: WIDE if entropy(WIDE_SKY) > entropy(ONE_OF_TWO) else TWO,
        options=(TWO, WIDE, "both the same"),
    ),
    "sunny-half-the-time": Prediction(truth=lambda: entropy(HALF_SUNNY), unit="bits a day"),
    "zero-log-zero": Prediction(truth=lambda: f"{ZERO_TIMES_INFINITY:.0f}", options=("0", "1", "inf", "nan")),
}

_NATS = "This is measured in nats: you used the natural logarithm. Bits take np.log2."
_LOG10 = "You used the logarithm to base 10. Bits take base 2: np.log2."
_NEGATIVE = "An average of surprisals is never negative: mind the minus sign, or use np.log2(1 / p)."


def _possible(p: np.ndarray) -> np.ndarray:
    return p[p > 0]


EXERCISES = {
    "a-hundred-towns": Exercise(
        answer=lambda: np.ceil(np.log2(100)),
        unit="questions",
        hint="after k questions at most 2**k towns can be told apart; when does that reach a hundred?",
        solution="int(np.ceil(np.log2(100))): with one question fewer you can tell only 64 towns apart.",
        mistakes=(
            Mistake(
                lambda: np.log2(100),
                "That is what the news is worth in bits. Questions are whole: round up.",
            ),
            Mistake(
                lambda: np.floor(np.log2(100)),
                "That many answers tell 64 towns apart at most, and there are more.",
            ),
            Mistake(
                lambda: 50, "Half of the towns go with the first answer, and half of the rest with the next."
            ),
            Mistake(lambda: 99, "Asking town by town. One question can be about many towns at once."),
            Mistake(
                lambda: 100,
                "Asking town by town. One question can be about many towns at once."
                " (And after 99 times no, you would know.)",
            ),
            Mistake(
                lambda: 10,
                "10 × 10 is 100, but an answer leaves two ways to go on, not ten: count in powers of 2.",
            ),
        ),
    ),
    "lots-among-thirty": Exercise(
        answer=lambda: float(np.log2(30)),
        unit="bits",
        hint="thirty equally likely outcomes: how often must 30 be halved to reach 1?",
        solution="np.log2(30): between 4 halvings (16) and 5 (32).",
        mistakes=(
            Mistake(
                lambda: 30, "30 is the factor by which your uncertainty shrinks. How many halvings is that?"
            ),
            Mistake(
                lambda: 5,
                "So many questions always suffice, as questions are whole; the news itself is worth a little less.",
            ),
            Mistake(lambda: 4, "4 bits single out one of 16. Here there are more."),
            Mistake(lambda: 1 / 30, "This is the chance of one pupil; its surprisal is asked for."),
            Mistake(lambda: np.log(30), _NATS),
            Mistake(lambda: np.log10(30), _LOG10),
            Mistake(
                lambda: -np.log2(30), "The minus sign belongs before the logarithm of a chance, log2(1/30)."
            ),
        ),
    ),
    "most-bits-of-five": Exercise(
        answer=lambda: float(np.log2(5)),
        unit="bits a day",
        hint="which chances make five states as unpredictable as they can be?",
        solution="Entropy is highest where all five are equally likely: np.log2(5).",
        mistakes=(
            Mistake(lambda: 5, "5 is the number of states; how many halvings is that?"),
            Mistake(lambda: 1, "1 bit is the most that two states can have. Five leave more to be learnt."),
            Mistake(
                lambda: 2, "2 bits are for four equal states. A fifth leaves a little more to be learnt."
            ),
            Mistake(
                lambda: 3,
                "3 bits take eight equal states. Entropy never passes log2 of the number of states.",
            ),
            Mistake(lambda: np.log2(5) / 5, "This is the share of one state. There are five."),
            Mistake(lambda: np.log(5), _NATS),
            Mistake(lambda: np.log10(5), _LOG10),
        ),
    ),
    "the-share-of-hail": Exercise(
        answer=lambda: HAIL * surprisal(HAIL),
        unit="bits",
        hint="how much does a day of hail tell, and on what part of all days does it tell that?",
        solution="0.05 * np.log2(1 / 0.05): its surprisal, weighed with how often it comes.",
        mistakes=(
            Mistake(
                lambda: surprisal(HAIL),
                "That is what a day of hail tells. It comes on 5% of days only: weigh it with its chance.",
            ),
            Mistake(lambda: HAIL, "This is how often hail comes. How much does it tell each time?"),
            Mistake(
                lambda: entropy([1 - HAIL, HAIL]),
                "This counts the days without hail as well; only hail's own share is asked for.",
            ),
            Mistake(lambda: -HAIL * surprisal(HAIL), _NEGATIVE),
            Mistake(lambda: HAIL * surprisal(HAIL, base=np.e), _NATS),
            Mistake(lambda: HAIL * surprisal(HAIL, base=10), _LOG10),
        ),
    ),
    "wide-but-not-uncertain": Exercise(
        answer=lambda: entropy(OTHER_WIDE_SKY),
        unit="bits a day",
        hint="one term for the common state, and the same small term seven times.",
        solution="0.86 * np.log2(1 / 0.86) + 7 * 0.02 * np.log2(1 / 0.02).",
        mistakes=(
            Mistake(
                lambda: 3,
                "That would be eight equal states. Wider is not more uncertain: here one state is far likelier.",
            ),
            Mistake(
                lambda: 1,
                "That would be two equal states, like a coin. This sky comes near it, but work it out.",
            ),
            Mistake(
                lambda: np.sum(surprisal(OTHER_WIDE_SKY)),
                "You added the surprisals up as they are. Weigh each term with its chance first.",
            ),
            Mistake(
                lambda: np.mean(surprisal(OTHER_WIDE_SKY)),
                "You averaged the surprisals as if all states were equally common. Weigh each with its chance.",
            ),
            Mistake(
                lambda: np.sum(OTHER_WIDE_SKY[:2] * surprisal(OTHER_WIDE_SKY[:2])),
                "One rare state is in it; there are seven of them.",
            ),
            Mistake(
                lambda: np.sum(OTHER_WIDE_SKY[:1] * surprisal(OTHER_WIDE_SKY[:1])),
                "This is the share of the common state alone. The rare ones add theirs.",
            ),
            Mistake(
                lambda: 2 ** entropy(OTHER_WIDE_SKY),
                "This is the number of equal states that are as unpredictable. How many bits is it?",
            ),
            Mistake(lambda: -entropy(OTHER_WIDE_SKY), _NEGATIVE),
            Mistake(lambda: entropy(OTHER_WIDE_SKY, base=np.e), _NATS),
            Mistake(lambda: entropy(OTHER_WIDE_SKY, base=10), _LOG10),
        ),
    ),
    "entropy-in-the-mountains": Exercise(
        answer=lambda: entropy(MOUNTAINS),
        unit="bits a day",
        hint="hand the eight chances, zeros and all, to your own mended function.",
        solution="my_entropy(mountains), with the line p = p[p > 0] in my_entropy.",
        mistakes=(
            Mistake(
                lambda: ZERO_TIMES_INFINITY,
                "NaN comes from a chance of 0: 0 times infinity is not defined. Leave such states out: p = p[p > 0].",
            ),
            Mistake(
                lambda: np.log2(MOUNTAINS.size),
                "This is the most that eight states can have, with equal chances. These are far from equal.",
            ),
            Mistake(
                lambda: np.log2(_possible(MOUNTAINS).size),
                "This would be right if the six possible states were equally likely.",
            ),
            Mistake(
                lambda: np.sum(surprisal(_possible(MOUNTAINS))),
                "You added the surprisals up as they are. Weigh each term with its chance first.",
            ),
            Mistake(
                lambda: np.mean(surprisal(_possible(MOUNTAINS))),
                "You averaged the surprisals as if all states were equally common. Weigh each with its chance.",
            ),
            Mistake(
                lambda: entropy(MOUNTAINS) / _possible(MOUNTAINS).size,
                "np.mean divides by the number of states; the chances have weighed the terms already: add them up.",
            ),
            Mistake(
                lambda: entropy(MOUNTAINS) / MOUNTAINS.size,
                "np.mean divides by 8; the chances have weighed the terms already: add them up.",
            ),
            Mistake(lambda: -entropy(MOUNTAINS), _NEGATIVE),
            Mistake(lambda: entropy(MOUNTAINS, base=np.e), _NATS),
            Mistake(lambda: entropy(MOUNTAINS, base=10), _LOG10),
        ),
    ),
    "as-unpredictable-as": Exercise(
        answer=lambda: 2 ** entropy(MOUNTAINS),
        unit="states",
        hint="which number of equal states has this many halvings in it?",
        solution="2 ** my_entropy(mountains): the power undoes the logarithm.",
        mistakes=(
            Mistake(
                lambda: entropy(MOUNTAINS), "These are the bits. Bits count halvings; go back to the factor."
            ),
            Mistake(lambda: 8, "That would be so if all eight were equally likely."),
            Mistake(lambda: 6, "That would be so if the six possible states were equally likely."),
            Mistake(
                lambda: np.exp(entropy(MOUNTAINS)),
                "You raised e to a number of bits. Bits are to base 2: raise 2 to it.",
            ),
            Mistake(
                lambda: 2 ** entropy(MOUNTAINS, base=np.e),
                "You raised 2 to a number of nats. Take the entropy in bits.",
            ),
        ),
    ),
}
