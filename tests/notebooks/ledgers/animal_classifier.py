"""The numbers in the prose of notebook 04, in the order in which each cell states them."""

import re

import nbformat
import numpy as np

from tools.store_notebooks import NOTEBOOKS
from weatherbits import cross_entropy, entropy, kl_divergence, surprisal
from weatherbits.animals import ANIMALS, conditional_entropy, mix, posterior, typical
from weatherbits.classifier import one_hot, smooth_labels, softmax
from weatherbits.lessons.animal_classifier import gallery_explorer
from weatherbits.lessons.animal_classifier.asked import (
    BELIEF_IF_RIGHT,
    BELIEF_IF_WRONG,
    LOSS_TO_UNDO,
    MANY_CLASSES,
    SOFTENED,
    SOFTENED_LESS,
    SURE_FACES,
    THREE_BELIEFS,
    TINY_BELIEF,
    TWO_BELIEFS,
)
from weatherbits.lessons.animal_classifier.network import HIDDEN
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
UNBEATABLE, GIVE_OR_TAKE = conditional_entropy(np.random.default_rng(0))
CODE = CODES["article"]


def nats(q: float) -> float:
    return surprisal(q, base=np.e)


def _printed(cell_id: str) -> str:
    """Return what a cell prints in the stored notebook, which nbval runs again and compares."""
    notebook = nbformat.read(NOTEBOOKS / "04_animal_classifier.ipynb", as_version=4)
    (outputs,) = [cell.outputs for cell in notebook.cells if cell.id == cell_id]
    return "".join(output.text for output in outputs if output.output_type == "stream")


def _numbers(line: str) -> list[float]:
    """Return the numbers in a line; a percentage is a share."""
    found = re.findall(r"(\d+(?:\.\d+)?)(%?)", line)
    return [float(number) / 100 if percent else float(number) for number, percent in found]


# Of the 32 trainings, by the number of pictures of each animal: loss on new pictures, share of right answers, how sure
# on average; first at the end, then where the loss was lowest.
RUNS = {int(n): rest for n, *rest in map(_numbers, _printed("more-numpy").splitlines()[1:])}
FEWEST, MOST = RUNS[2], RUNS[500]
(POSTERIOR_PAYS, POSTERIOR_RIGHT), (CLASSIFIER_PAYS, CLASSIFIER_RIGHT), (PIXELS_DIVERGENCE,) = map(
    _numbers, _printed("lucky-numpy").splitlines()
)

FOX_LIKE_A_CAT = gallery_explorer().state.least_clear[2]
UNIT, GRADIENT = HIDDEN[0], STORY_BELIEF[0] - 1  # of the sketch, where its thick line starts and ends
PAIR, LEANING = np.array([0.5, 0.5]), np.array([0.75, 0.25])  # half-way, and a belief about it
CATS_AND_FOXES = entropy([0.91, 0.09], base=np.e)
SOFT_BELIEF = kl_divergence(SOFT, STORY_BELIEF, base=np.e)
YES = 1 / (1 + 1 / np.array(STORY_BELIEF))  # the sigmoid of ln q
YES_NO = -np.mean(np.log(np.where(TRUTH == 1, YES, 1 - YES)))

NUMBERS = {
    "title": [LESSONS[4].minutes],
    "first-questions": [3],
    "one-hot": [
        N, TRUTH.max(), TRUTH.min(), STORY_BELIEF[0], np.e, 1, 1 / np.log(2), 0.5, np.log(0.5), 0.1, np.log(0.1),
    ],
    "one-hot-seen": [
        STORY_BELIEF[0], LOSS, np.floor(1000 * LOSS) / 1000,  # the article's number, cut instead of rounded
        LOSS, LOSS_IN_BITS, 1 / N, KNOW_NOTHING, nats(0.99), nats(0.01 / (N - 1)), TRUTH.max(), 1, 1,
    ],
    "one-hot-package": [2],
    "steep": [0.1, 0.01],
    "steep-seen": [nats(0.1), 1.0, 0.0, 1],
    "red-panda-exercise": [*STORY_BELIEF, 1],
    "tiny-exercise": [TINY_BELIEF],
    "hundred-exercise": [MANY_CLASSES],
    "mean-loss": [
        1, 2, 0.6, 0.2, 0.6, nats(0.6), 0.2, nats(0.2), nats(0.6), nats(0.2), (nats(0.6) + nats(0.2)) / 2,
        2, *TWO_BELIEFS,
    ],
    "three-exercise": [len(THREE_BELIEFS), *THREE_BELIEFS],
    "softmax": [1],
    "shift-seen": [64],
    "twice-seen": [TWICE, N, nats(TWICE)],
    "undo-exercise": [LOSS_TO_UNDO, LOSS_TO_UNDO],
    "animals-seen": [FOX_LIKE_A_CAT, 100, 100, 1 + 10, 1 / (1 + 10), 1 / (1 + 10), N],
    "features": [2, 2],
    "posterior-seen": [HALFWAY[0], HALFWAY[1], entropy(HALFWAY, base=np.e)],
    "two-truths": [
        1, 100, entropy(HALFWAY, base=np.e), LEANING[0], LEANING[0], nats(0.75), LEANING[1], nats(0.25),
        cross_entropy(PAIR, LEANING, base=np.e), entropy(PAIR, base=np.e), kl_divergence(PAIR, LEANING, base=np.e),
    ],
    "unbeatable-seen": [UNBEATABLE, GIVE_OR_TAKE, N, N, KNOW_NOTHING, UNBEATABLE, KNOW_NOTHING - UNBEATABLE],
    "by-counting": [
        2, 100, 0.6, 0.4, 0.91, 0.91, 0.09, 0.09, CATS_AND_FOXES, 0, 0.6, CATS_AND_FOXES, 0.4, 0.6 * CATS_AND_FOXES,
        2, 100,
    ],
    "by-counting-exercise": [SURE_FACES, 1 - SURE_FACES],
    "network": [64],  # the default of fit's batch_size
    "gradient-seen": [1 - STORY_BELIEF[0], UNIT, GRADIENT, UNIT, GRADIENT, UNIT * GRADIENT],
    "push-exercise": [STORY_BELIEF[ANIMALS.index("cat")]],
    "training-seen": [KNOW_NOTHING, 5],
    "lucky-seen": [
        200 * N, POSTERIOR_PAYS, CLASSIFIER_PAYS, PIXELS_DIVERGENCE, CLASSIFIER_PAYS - POSTERIOR_PAYS,
        PIXELS_DIVERGENCE, PIXELS_DIVERGENCE, PIXELS_DIVERGENCE, POSTERIOR_RIGHT, CLASSIFIER_RIGHT,
    ],
    "mix-seen": [1],
    "more": [10, 4, 2],
    "more-wait": [2],
    "more-seen": [
        2, FEWEST[0], MOST[0], FEWEST[1], MOST[1], 1 - FEWEST[1], 1 - MOST[1], RUNS[10][4], POSTERIOR_RIGHT, MOST[1],
        2, FEWEST[1], FEWEST[2], MOST[1], MOST[2],
        2, FEWEST[0], FEWEST[3], UNBEATABLE, FEWEST[2], FEWEST[5], FEWEST[4], RUNS[10][0], RUNS[10][3],
        500, RUNS[200][0], MOST[0], UNBEATABLE,
    ],
    "accuracy-exercise": [100, BELIEF_IF_RIGHT, BELIEF_IF_WRONG],
    "soft": [TRUTH.max(), N, SOFTENED, 1 - SOFTENED, SOFTENED],
    "soft-seen": [0.99, SOFT[0], entropy(SOFT, base=np.e), 1, 0.8],
    "soft-exercise": [SOFTENED_LESS, N],
    "likelihood": [1, 10],
    "bridge": [N],
    "bridge-traps": [
        STORY_BELIEF[0], LOSS, LOSS, STORY_BELIEF[0], LOSS_IN_BITS, nats(softmax(STORY_BELIEF)[0]),
        nats(STORY_BELIEF[5]), STORY_BELIEF[5], N, LOSS / N, LOSS, YES_NO, 64, 64 * LOSS, 64, 0,
        entropy(STORY_BELIEF, base=np.e), SOFTENED, SOFT_BELIEF, SOFT_BELIEF + entropy(SOFT, base=np.e),
        nats(np.finfo(float).eps),
    ],
    "story-seen": [
        entropy(FAIR_COIN), MOSTLY_SUNNY[0], entropy(MOSTLY_SUNNY), len(STATES), entropy(EQUAL_SKY),
        CODE.expected_length(SUNNY_REGION), CODE.expected_length(RAINY_REGION),
        STORY_BELIEF[0], LOSS_IN_BITS, LOSS,
    ],
    "last-questions": [5],
    "recap": [N, KNOW_NOTHING, 1, KNOW_NOTHING - UNBEATABLE, KNOW_NOTHING, UNBEATABLE],
}  # fmt: skip
