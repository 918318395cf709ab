"""Predictions and exercises of notebook 03."""

import numpy as np

from ..codes import PrefixCode, block_pmf, huffman_code
from ..distributions import morph
from ..measures import cross_entropy, entropy, kl_divergence, surprisal
from ..weather import ARTICLE_CODEWORDS, RAINY_REGION, REPAIRED_CODEWORDS, STATES, SUNNY_REGION
from .checks import Exercise, Mistake
from .predictions import Prediction

ARTICLE_CODE = PrefixCode(dict(zip(STATES, ARTICLE_CODEWORDS, strict=True)))
REPAIRED_CODE = PrefixCode(dict(zip(STATES, REPAIRED_CODEWORDS, strict=True)))
HALFWAY = morph(SUNNY_REGION, RAINY_REGION, 0.5)
COIN = np.array([0.5, 0.5])
NEARLY_SUN = np.array([0.99, 0.01])

# Two places of the exercises, each with the chances of sun and rain.
MUCH_SUN = np.array([0.9, 0.1])
SOME_SUN = np.array([0.75, 0.25])
NEVER_RAIN = np.array([1.0, 0.0])
FOUR_STATES = np.array([0.4, 0.3, 0.2, 0.1])


def _listed(message: str) -> str:
    return ", ".join(ARTICLE_CODE.decode(message))


PREDICTIONS = {
    "what-01100-says": Prediction(
        truth=lambda: _listed("01100"),
        options=("partly sunny, light rain", _listed("01100"), "nothing that can be read"),
    ),
    "average-of-the-code": Prediction(
        truth=lambda: ARTICLE_CODE.expected_length(SUNNY_REGION), unit="bits a day", decimals=2
    ),
    "smallest-average": Prediction(
        truth=lambda: huffman_code(SUNNY_REGION).expected_length(SUNNY_REGION), unit="bits a day", decimals=2
    ),
    "average-abroad": Prediction(
        truth=lambda: ARTICLE_CODE.expected_length(RAINY_REGION), unit="bits a day", decimals=2
    ),
    "sum-of-q": Prediction(
        truth=lambda: "less than 1" if ARTICLE_CODE.kraft_sum < 1 else "exactly 1",
        options=("less than 1", "exactly 1", "more than 1"),
    ),
    "average-halfway": Prediction(
        truth=lambda: ARTICLE_CODE.expected_length(HALFWAY), unit="bits a day", decimals=2
    ),
    "two-coins-swapped": Prediction(
        truth=lambda: "less" if kl_divergence(NEARLY_SUN, COIN) < kl_divergence(COIN, NEARLY_SUN) else "more",
        options=("more", "less", "the same"),
    ),
    "longest-word": Prediction(
        truth=lambda: float(huffman_code(SUNNY_REGION).lengths.max()), unit="bits", decimals=0
    ),
}

_NATS = "This is measured in nats: you used the natural logarithm. Bits take np.log2."
_LOG10 = "You used the logarithm to base 10. Bits take base 2: np.log2."

EXERCISES = {
    "two-storms": Exercise(
        answer=lambda: float(len(ARTICLE_CODE.encode(["thunderstorm", "thunderstorm"]))),
        unit="bits",
        decimals=0,
        hint="look the word up in the table, and count its digits. How many words are sent?",
        solution='A thunderstorm is 11101, five digits; two of them: len(code.encode(["thunderstorm"] * 2)).',
        mistakes=(
            Mistake(
                lambda: len(ARTICLE_CODE.encode(["thunderstorm"])), "That is one thunderstorm; two are sent."
            ),
            Mistake(
                lambda: 2 * 3, "That would be two words of 3 bits each, from the table where all are alike."
            ),
            Mistake(lambda: 2.0, "That is the number of words. How many bits are in each?"),
        ),
    ),
    "average-of-the-repaired-code": Exercise(
        answer=lambda: REPAIRED_CODE.expected_length(SUNNY_REGION),
        unit="bits a day",
        hint="multiply each length by how often the word is sent, and add the products up.",
        solution="np.sum(SUNNY_REGION * [2, 2, 3, 3, 4, 4, 4, 4]): each length times how often it comes.",
        mistakes=(
            Mistake(
                lambda: REPAIRED_CODE.lengths.mean(),
                "You averaged the lengths as if all states were equally common. Weigh each with its probability.",
            ),
            Mistake(
                lambda: REPAIRED_CODE.expected_length(RAINY_REGION),
                "This is the average in the rainy region; the question is about the sunny one.",
            ),
            Mistake(
                lambda: ARTICLE_CODE.expected_length(SUNNY_REGION),
                "This is the article's code, whose last two words have 5 bits.",
            ),
            Mistake(
                lambda: entropy(SUNNY_REGION),
                "This is the entropy: what a day tells. Words of whole bits hardly ever get down to it.",
            ),
            Mistake(
                lambda: float(REPAIRED_CODE.lengths.sum()), "You added the lengths up without any weights."
            ),
        ),
    ),
    "wasted-word": Exercise(
        answer=lambda: ARTICLE_CODE.unused[0],
        unit="codeword",
        hint="the bar shows free space at its right end. Which words begin there, and which is the shortest?",
        solution="code.unused finds it: four 1s in a row. No word of the code begins with them.",
        mistakes=(
            Mistake(
                lambda: ARTICLE_CODE.unused[0][:-1],
                "111 begins both 11100 and 11101; a receiver who has read it has to wait.",
            ),
            Mistake(
                lambda: ARTICLE_CODE.unused[0][:-1] + "0",
                "1110 begins both 11100 and 11101; a receiver who has read it has to wait.",
            ),
            Mistake(
                lambda: ARTICLE_CODE.unused[0] + "1",
                "This one is free, but it fills only half of the gap: a shorter word is free as well.",
            ),
            Mistake(
                lambda: ARTICLE_CODE.unused[0] + "0",
                "This one is free, but it is only half of what is free: a shorter word will do.",
            ),
        ),
    ),
    "no-code-below": Exercise(
        answer=lambda: entropy(SOME_SUN),
        unit="bits a day",
        hint="the blocks of days came ever closer to one number. Which was it?",
        solution="The entropy, -(0.75 * np.log2(0.75) + 0.25 * np.log2(0.25)): what a day tells.",
        mistakes=(
            Mistake(
                lambda: huffman_code(SOME_SUN).expected_length(SOME_SUN),
                "This is the best that words for single days can do. Words for several days do better.",
            ),
            Mistake(
                lambda: huffman_code(block_pmf(SOME_SUN, 2)).expected_length(block_pmf(SOME_SUN, 2)) / 2,
                "This is the best that words for two days can do. Words for more days do better.",
            ),
            Mistake(
                lambda: 0.6,
                "That is what the seller claims. A code below the entropy would have to give two different "
                "weathers the same message.",
            ),
            Mistake(
                lambda: np.mean(surprisal(SOME_SUN)),
                "You averaged the two surprisals as if sun and rain were equally common.",
            ),
            Mistake(
                lambda: entropy(SUNNY_REGION),
                "That is the sunny region, with its eight states. Here are only two.",
            ),
            Mistake(lambda: entropy(SOME_SUN, base=np.e), _NATS),
            Mistake(lambda: entropy(SOME_SUN, base=10), _LOG10),
        ),
    ),
    "belief-of-six-bits": Exercise(
        answer=lambda: 100 * 2.0**-6,
        unit="percent",
        hint="each bit of the word halves what is expected, and it starts from 100 percent.",
        solution="100 * 2**-6: six halvings of 100 percent.",
        mistakes=(
            Mistake(lambda: 2.0**-6, "This is the share, out of 1. In percent it is 100 times as much."),
            Mistake(lambda: 100 / 6, "You divided by 6. Each of the six bits halves: divide by 2 six times."),
            Mistake(lambda: 2.0**6, "This is the factor: the word expects one day in so many."),
            Mistake(lambda: 100 * 2.0**-5, "That is what a word of five bits expects."),
        ),
    ),
    "cross-entropy-of-two-coins": Exercise(
        answer=lambda: cross_entropy(MUCH_SUN, SOME_SUN),
        unit="bits a day",
        hint="the truth says how often, the belief says how many bits: p in front, q in the logarithm.",
        solution="0.9 * np.log2(1 / 0.75) + 0.1 * np.log2(1 / 0.25), or cross_entropy([0.9, 0.1], [0.75, 0.25]).",
        mistakes=(
            Mistake(
                lambda: cross_entropy(SOME_SUN, MUCH_SUN),
                "The arguments are swapped: this is a place with 75% sun, and someone who believes in 90%.",
            ),
            Mistake(
                lambda: entropy(MUCH_SUN) + entropy(SOME_SUN),
                "You added two entropies. That is the joint entropy of two independent places, which some books "
                "also write H(p, q). Here there is one place, and a belief about it.",
            ),
            Mistake(
                lambda: kl_divergence(MUCH_SUN, SOME_SUN),
                "This is the divergence, the extra alone. The cross-entropy is the whole message: add the entropy.",
            ),
            Mistake(
                lambda: entropy(MUCH_SUN),
                "This is the entropy, the cost with a perfect belief. This belief is not perfect.",
            ),
            Mistake(
                lambda: entropy(SOME_SUN),
                "This is the entropy of the belief. How often it rains is decided by the truth.",
            ),
            Mistake(lambda: cross_entropy(MUCH_SUN, SOME_SUN, base=np.e), _NATS),
            Mistake(lambda: cross_entropy(MUCH_SUN, SOME_SUN, base=10), _LOG10),
        ),
    ),
    "extra-with-the-repaired-code": Exercise(
        answer=lambda: REPAIRED_CODE.expected_length(RAINY_REGION) - entropy(RAINY_REGION),
        unit="bits a day",
        hint="from the average message of the repaired code, take off what the weather tells.",
        solution="3.88 - entropy(RAINY_REGION); or kl_divergence(RAINY_REGION, 2.0 ** -repaired).",
        mistakes=(
            Mistake(
                lambda: kl_divergence(RAINY_REGION, SUNNY_REGION),
                "This is the divergence of one region from the other. The code has beliefs of its own: q = 2^-length.",
            ),
            Mistake(
                lambda: REPAIRED_CODE.expected_length(RAINY_REGION),
                "This is the whole message. Part of it tells something: take off the entropy.",
            ),
            Mistake(
                lambda: ARTICLE_CODE.expected_length(RAINY_REGION) - entropy(RAINY_REGION),
                "That is the article's code. The repaired one has four words of 4 bits.",
            ),
            Mistake(
                lambda: REPAIRED_CODE.expected_length(SUNNY_REGION) - entropy(SUNNY_REGION),
                "That is the extra in the sunny region; the question is about the rainy one.",
            ),
            Mistake(
                lambda: entropy(RAINY_REGION) - REPAIRED_CODE.expected_length(RAINY_REGION),
                "The sign is turned round: no average message is shorter than the entropy.",
            ),
            Mistake(
                lambda: kl_divergence(REPAIRED_CODE.implied_pmf(), RAINY_REGION),
                "The arguments are swapped: the weather is the truth, and the code is the belief.",
            ),
        ),
    ),
    "believing-in-a-fair-coin": Exercise(
        answer=lambda: kl_divergence(MUCH_SUN, COIN),
        unit="bits a day",
        hint="the truth comes first: p * np.log2(p / q), added up over sun and rain.",
        solution="0.9 * np.log2(0.9 / 0.5) + 0.1 * np.log2(0.1 / 0.5), or kl_divergence([0.9, 0.1], [0.5, 0.5]).",
        mistakes=(
            Mistake(
                lambda: kl_divergence(COIN, MUCH_SUN),
                "The arguments are swapped: here a fair coin is the truth, and 90% sun is the belief.",
            ),
            Mistake(
                lambda: (kl_divergence(MUCH_SUN, COIN) + kl_divergence(COIN, MUCH_SUN)) / 2,
                "You took the mean of both directions. Divergence is not symmetric: only one direction is asked for.",
            ),
            Mistake(
                lambda: cross_entropy(MUCH_SUN, COIN),
                "This is the cross-entropy, the whole message. The divergence is the extra beyond the entropy.",
            ),
            Mistake(
                lambda: entropy(MUCH_SUN), "This is the entropy, the part of the message that is not extra."
            ),
            Mistake(
                lambda: -entropy(MUCH_SUN),
                "Your q is 1 for both states. It has to add up to 1; if it does not, the sum can come out negative.",
            ),
            Mistake(
                lambda: -kl_divergence(MUCH_SUN, COIN),
                "A divergence is never negative. You have q / p in the logarithm; turn it round.",
            ),
            Mistake(lambda: kl_divergence(MUCH_SUN, COIN, base=np.e), _NATS),
            Mistake(lambda: kl_divergence(MUCH_SUN, COIN, base=10), _LOG10),
        ),
    ),
    "never-say-never": Exercise(
        answer=lambda: kl_divergence(COIN, NEVER_RAIN),
        unit="bits a day",
        hint="how long must the word for rain be, if rain has a chance of 0? And it does come.",
        solution="The word for rain never ends, and is needed every other day: kl_divergence([0.5, 0.5], [1, 0]).",
        mistakes=(
            Mistake(
                lambda: 0.5 * np.log2(0.5 / 1.0),
                "You left out the state whose q is 0. It is the very one that costs most; and a "
                "negative divergence is always the sign of a mistake.",
            ),
            Mistake(
                lambda: kl_divergence(NEVER_RAIN, COIN),
                "The arguments are swapped: this is a place where it never rains, and a belief in a fair coin.",
            ),
            Mistake(
                lambda: 0.0,
                "0 would mean that truth and belief are the same. Where only p is 0, a term is 0; here it is q.",
            ),
        ),
    ),
    "huffman-by-hand": Exercise(
        answer=lambda: huffman_code(FOUR_STATES).expected_length(FOUR_STATES),
        unit="bits a day",
        hint="join 0.1 and 0.2 first. Each joining costs its own weight, and the last one costs 1.",
        solution="0.1 + 0.2 = 0.3; 0.3 + 0.3 = 0.6; 0.4 + 0.6 = 1; and 0.3 + 0.6 + 1 is the average.",
        mistakes=(
            Mistake(
                lambda: entropy(FOUR_STATES),
                "This is the entropy. No code of whole bits averages less, and here none averages as little.",
            ),
            Mistake(
                lambda: 2.0, "That is two bits for each state. The most common one can do with a single bit."
            ),
            Mistake(
                lambda: huffman_code(FOUR_STATES).lengths.mean(),
                "You averaged the lengths as if all states were equally common. Weigh each with its probability.",
            ),
            Mistake(
                lambda: huffman_code(FOUR_STATES).expected_length(FOUR_STATES) - 1,
                "You left out the last joining, which weighs 1: it gives every word its first bit.",
            ),
        ),
    ),
}
