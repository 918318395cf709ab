"""The numbers in the prose of notebook 04, in the order in which each cell states them."""

import numpy as np

from weatherbits import cross_entropy, entropy, surprisal
from weatherbits.animals import ANIMALS, conditional_entropy, mix, posterior, typical
from weatherbits.classifier import one_hot, smooth_labels, softmax
from weatherbits.lessons.animal_classifier.asked import (
    BELIEF_IF_RIGHT,
    BELIEF_IF_WRONG,
    LOSS_TO_UNDO,
    MANY_CLASSES,
    SOFTENED,
    SOFTENED_LESS,
    THREE_BELIEFS,
    TINY_BELIEF,
)
from weatherbits.lessons.contents import LESSONS
from weatherbits.story import (
    CODES,
    EQUAL_SKY,
    FAIR_COIN,
    MOSTLY_SUNNY,
    RAINY_REGION,
    STATES,
    STORY_BELIEF,
    SUNNY_REGION,
)

N = len(ANIMALS)
TRUTH = one_hot(0, N)
LOSS = cross_entropy(TRUTH, STORY_BELIEF, base=np.e)
LOSS_IN_BITS = cross_entropy(TRUTH, STORY_BELIEF)
KNOW_NOTHING = entropy(np.full(N, 1 / N), base=np.e)
TWICE = softmax(softmax(1e4 * TRUTH))[0]  # logits so far apart that the first softmax is certain
SOFT = smooth_labels(TRUTH, SOFTENED)
HALFWAY = posterior(mix(typical("raccoon"), typical("red panda"), 0.5))
UNBEATABLE, _ = conditional_entropy(np.random.default_rng(0))
CODE = CODES["article"]


def nats(q: float) -> float:
    return surprisal(q, base=np.e)


NUMBERS = {
    "title": [LESSONS[4].minutes],
    "one-hot": [
        N, TRUTH.max(), TRUTH.min(), STORY_BELIEF[0], 1, 1 / np.log(2), 0.5, np.log(0.5), 0.1, np.log(0.1),
    ],
    "one-hot-seen": [
        STORY_BELIEF[0], LOSS, np.floor(1000 * LOSS) / 1000,  # the article's number, cut instead of rounded
        LOSS, LOSS_IN_BITS, 1 / N, KNOW_NOTHING, nats(0.99), nats(0.01 / (N - 1)),
    ],
    "one-hot-package": [2],
    "steep": [0.1, 0.01],
    "steep-seen": [nats(0.1), 1.0, 0.0, 1],
    "red-panda-exercise": [*(STORY_BELIEF[i] for i in range(6)), STORY_BELIEF[6], 1],
    "tiny-exercise": [TINY_BELIEF],
    "hundred-exercise": [MANY_CLASSES],
    "softmax": [1],
    "twice-seen": [TWICE, nats(TWICE)],
    "undo-exercise": [LOSS_TO_UNDO, LOSS_TO_UNDO],
    "animals-seen": [2],
    "posterior-seen": [HALFWAY[0], HALFWAY[1], entropy(HALFWAY, base=np.e)],
    "unbeatable-seen": [UNBEATABLE],
    "push-exercise": [STORY_BELIEF[ANIMALS.index("cat")]],
    "training-seen": [KNOW_NOTHING, 5],
    "blend-seen": [1],
    "three-exercise": [len(THREE_BELIEFS), *THREE_BELIEFS],
    "more": [10, 4],
    "more-seen": [500, UNBEATABLE],
    "accuracy-exercise": [100, BELIEF_IF_RIGHT, BELIEF_IF_WRONG],
    "soft": [TRUTH.max(), N, SOFTENED, 1 - SOFTENED, SOFTENED],
    "soft-seen": [0.99, SOFT[0], entropy(SOFT, base=np.e), 0.8],
    "soft-exercise": [SOFTENED_LESS, N],
    "likelihood": [1, 10],
    "story-seen": [
        entropy(FAIR_COIN), MOSTLY_SUNNY[0], entropy(MOSTLY_SUNNY), len(STATES), entropy(EQUAL_SKY),
        CODE.expected_length(SUNNY_REGION), CODE.expected_length(RAINY_REGION),
        STORY_BELIEF[0], LOSS_IN_BITS, LOSS,
    ],
    "recap": [KNOW_NOTHING, N],
}  # fmt: skip
