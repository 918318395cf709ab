"""Predictions and exercises of notebook 01."""

import numpy as np

from ..measures import entropy, surprisal
from ..weather import MOSTLY_SUNNY
from .checks import Exercise, Mistake
from .predictions import Prediction

P_SUN = MOSTLY_SUNNY[0]
DIE = np.full(6, 1 / 6)
RAIN_ELSEWHERE = 1 / 8
RARE_RAIN = 0.02

PREDICTIONS = {
    "useful-bits-of-rainy": Prediction(truth=lambda: float(np.log2(2)), unit="bits"),
    "bits-for-one-of-eight": Prediction(truth=lambda: float(np.log2(8)), unit="bits"),
    "sun-or-rain": Prediction(
        truth=lambda: "news of rain", options=("news of sun", "news of rain", "both the same")
    ),
    "bits-of-sun": Prediction(truth=lambda: surprisal(P_SUN), unit="bits"),
    "average-bits": Prediction(truth=lambda: entropy(MOSTLY_SUNNY), unit="bits a day"),
    "after-a-month": Prediction(
        truth=lambda: "most likely within 0.3 bits of it",
        options=("exactly on it", "most likely within 0.3 bits of it", "as likely far as near"),
    ),
}

_NATS = "This is measured in nats: you used the natural logarithm. Bits take np.log2."
_LOG10 = "You used the logarithm to base 10. Bits take base 2: np.log2."

EXERCISES = {
    "thunderstorm-sent": Exercise(
        answer=lambda: 8.0 * len("Thunderstorm"),
        unit="bits",
        decimals=0,
        hint="count the letters; each takes one byte, and a byte is 8 bits.",
        solution='8 * len("Thunderstorm".encode()), eight bits for each of its bytes.',
        mistakes=(
            Mistake(lambda: 8.0 * len("Rainy"), "That is Rainy. Thunderstorm has more letters."),
            Mistake(
                lambda: 1, "1 bit is what news of sun or rain is worth at even chances. How many are sent?"
            ),
            Mistake(
                lambda: len("Thunderstorm"),
                "These are the letters, which is to say the bytes. How many bits in each?",
            ),
            Mistake(
                lambda: 3, "These are the bits of use, among eight equally likely states. How many are sent?"
            ),
        ),
    ),
    "from-64-to-8": Exercise(
        answer=lambda: float(np.log2(64 / 8)),
        unit="bits",
        hint="how many times must 64 be halved to leave 8?",
        solution="64 → 32 → 16 → 8 are three halvings: np.log2(64 / 8).",
        mistakes=(
            Mistake(
                lambda: 64 / 8,
                "8 is the factor by which the possibilities shrank. How many halvings is that?",
            ),
            Mistake(lambda: 64 - 8, "56 possibilities are gone, but bits count halvings, not what is lost."),
            Mistake(lambda: np.log2(64), "That would leave one single possibility; here 8 are left."),
            Mistake(lambda: np.log(64 / 8), _NATS),
            Mistake(lambda: np.log10(64 / 8), _LOG10),
        ),
    ),
    "rain-bits": Exercise(
        answer=lambda: surprisal(RAIN_ELSEWHERE),
        unit="bits",
        hint="by what factor does your uncertainty shrink, and how many halvings is that?",
        solution="The surprisal of a chance of 1/8 is log2(8), so np.log2(1 / 0.125).",
        mistakes=(
            Mistake(
                lambda: 1 / RAIN_ELSEWHERE,
                "8 is the factor by which your uncertainty shrinks; how many halvings is that?",
            ),
            Mistake(
                lambda: surprisal(1 - RAIN_ELSEWHERE),
                "These are the bits of sun. The rarer outcome tells more, not less.",
            ),
            Mistake(
                lambda: entropy([1 - RAIN_ELSEWHERE, RAIN_ELSEWHERE]),
                "This is the average over all days; the question is about rainy days.",
            ),
            Mistake(
                lambda: RAIN_ELSEWHERE * surprisal(RAIN_ELSEWHERE),
                "You have multiplied by how often it rains; that gives what rain adds to the average. Leave it out.",
            ),
            Mistake(lambda: surprisal(RAIN_ELSEWHERE, base=np.e), _NATS),
            Mistake(lambda: surprisal(RAIN_ELSEWHERE, base=10), _LOG10),
            Mistake(
                lambda: -surprisal(RAIN_ELSEWHERE),
                "The logarithm of a number below 1 is negative; the minus sign in -log2 p turns it round.",
            ),
        ),
    ),
    "desert-rain-bits": Exercise(
        answer=lambda: surprisal(RARE_RAIN),
        unit="bits",
        hint="one day in fifty is rainy: how many halvings is a factor of 50?",
        solution="-np.log2(0.02): the news of one rainy day in fifty.",
        mistakes=(
            Mistake(
                lambda: entropy([1 - RARE_RAIN, RARE_RAIN]),
                "This is the average over all days, most of them dull. How much does a rainy day tell?",
            ),
            Mistake(
                lambda: surprisal(1 - RARE_RAIN),
                "These are the bits of a sunny day. The rarer the news, the more it tells.",
            ),
            Mistake(
                lambda: -surprisal(RARE_RAIN),
                "The logarithm of a number below 1 is negative; the minus sign in -log2 p turns it round.",
            ),
            Mistake(
                lambda: RARE_RAIN * surprisal(RARE_RAIN),
                "You have multiplied by how often it rains; that gives what rain adds to the average. Leave it out.",
            ),
            Mistake(lambda: 1 / RARE_RAIN, "50 is the factor; how many halvings is that?"),
            Mistake(lambda: surprisal(RARE_RAIN, base=np.e), _NATS),
            Mistake(lambda: surprisal(RARE_RAIN, base=10), _LOG10),
        ),
    ),
    "average-at-90": Exercise(
        answer=lambda: entropy([0.9, 0.1]),
        unit="bits a day",
        hint="weigh each outcome's surprisal with its own probability, and add the two up.",
        solution="-(0.9 * np.log2(0.9) + 0.1 * np.log2(0.1)): each surprisal times how often it comes.",
        mistakes=(
            Mistake(
                lambda: np.mean(surprisal([0.9, 0.1])),
                "You averaged the surprisals as if sun and rain were equally common. Weigh each with its probability.",
            ),
            Mistake(
                lambda: np.sum(surprisal([0.9, 0.1])),
                "You added the surprisals up; weigh each with its probability first.",
            ),
            Mistake(
                lambda: 0.9 * surprisal(0.9), "This is what sunny days add; add what the rainy ones do, too."
            ),
            Mistake(
                lambda: 0.1 * surprisal(0.1), "This is what rainy days add; add what the sunny ones do, too."
            ),
            Mistake(lambda: -entropy([0.9, 0.1]), "A minus sign is missing: -log2 p is never negative."),
            Mistake(
                lambda: entropy(MOSTLY_SUNNY),
                "That is the place with 75% sun; here the sun shines on 90% of days.",
            ),
            Mistake(
                lambda: surprisal(0.1),
                "This is what a rainy day tells; the question is about the average day.",
            ),
            Mistake(
                lambda: surprisal(0.9),
                "This is what a sunny day tells; the question is about the average day.",
            ),
            Mistake(lambda: entropy([0.9, 0.1], base=np.e), _NATS),
            Mistake(lambda: entropy([0.9, 0.1], base=10), _LOG10),
        ),
    ),
    "die-entropy": Exercise(
        answer=lambda: entropy(DIE),
        unit="bits a throw",
        hint="all six faces are equally likely, so each throw tells the same number of bits.",
        solution="Each face has a chance of 1/6 and a surprisal of np.log2(6), and so has the average.",
        mistakes=(
            Mistake(
                lambda: 1.0,
                "Entropy is at most 1 bit only where there are two outcomes. Six faces leave more to be learnt.",
            ),
            Mistake(lambda: 6.0, "6 is the number of faces; how many halvings is that?"),
            Mistake(lambda: 3.0, "That is for eight equally likely outcomes; a die has six."),
            Mistake(
                lambda: surprisal(1 / 6) / 6,
                "This is what one face adds to the average. There are six faces.",
            ),
            Mistake(lambda: entropy(DIE, base=np.e), _NATS),
            Mistake(lambda: entropy(DIE, base=10), _LOG10),
        ),
    ),
}
