"""The numbers in the prose of notebook 05, in the order in which each cell states them."""

import numpy as np
from scipy.stats import hypergeom

from weatherbits import (
    conditional_entropy,
    cross_entropy,
    entropy,
    entropy_rate,
    mutual_information,
    surprisal,
)
from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.forecasts import asked
from weatherbits.lessons.forecasts.game import Game
from weatherbits.rain import (
    as_rate,
    count_pairs,
    count_similar,
    five_forecasts,
    known_before,
    logistic_regression,
    mix_chances,
    seattle,
)
from weatherbits.scores import binned_reliability, brier_score, decompose, isotonic_reliability, log_score

DAYS = seattle()
WET = DAYS.is_wet
RAINED = WET[DAYS.year == 2015]
YEARS_BEFORE = np.unique(DAYS.year[DAYS.year < 2015]).size
CHANCES = five_forecasts(DAYS)
CLIMATE = CHANCES["climatology"][0]
BITS = {name: np.mean(log_score(chance, RAINED)) for name, chance in CHANCES.items()}
BRIER = {name: np.mean(brier_score(chance, RAINED)) for name, chance in CHANCES.items()}
PARTS = {name: decompose(chance, RAINED) for name, chance in CHANCES.items()}
LOGISTIC = PARTS["logistic"]
TWO_BINS = decompose(CHANCES["logistic"], RAINED, groups=binned_reliability(CHANCES["logistic"], RAINED, 2))
LINE = isotonic_reliability(CHANCES["logistic"], RAINED).recalibrated
# How much miscalibration is found in years in which it rains with exactly the stated chances.
YEARS, RNG = 200, np.random.default_rng(2)
BY_LUCK = np.array(
    [
        decompose(CHANCES["logistic"], RNG.random(RAINED.size) < CHANCES["logistic"]).miscalibration
        for _ in range(YEARS)
    ]
)

# The game of the notebook, and how often who always says 50% beats climatology in a game of so many days.
SHUFFLED = Game.begin()
INFINITE_FROM = None
while True:
    SHUFFLED = SHUFFLED.state_it()
    if INFINITE_FROM is None and np.isinf(SHUFFLED.averages["similar_days"]):
        INFINITE_FROM = SHUFFLED.played.size
    if SHUFFLED.next is None:
        break
    SHUFFLED = SHUFFLED.next_day()


def share_beaten_by_a_coin(n_days: int) -> float:
    """Return in which share of games of so many days climatology pays more than 1 bit a day."""
    wet, dry = (float(log_score(CLIMATE, came)) for came in (True, False))
    fewest = int(np.floor(n_days * (1 - dry) / (wet - dry))) + 1
    return hypergeom.sf(fewest - 1, RAINED.size, RAINED.sum(), n_days)


# The ensemble: how many of the similar days were wet, and what is done about its certainty.
N = 10
K = np.rint(CHANCES["similar_days"] * N)
NEVER, ALWAYS = K == 0, K == N
CERTAIN = np.sum(NEVER | ALWAYS)
WRONG = np.sum(NEVER & RAINED) + np.sum(ALWAYS & ~RAINED)
ONE_ADDED = np.mean(log_score(as_rate(K, N, added=1), RAINED))
MIXES = [np.mean(log_score(mix_chances(K / N, CLIMATE, w / 100), RAINED)) for w in range(101)]
BEST_WEIGHT, BEST_MIX = np.argmin(MIXES) / 100, min(MIXES)
KNOWN = known_before(DAYS)
BEFORE, CAME = DAYS.year[1:] < 2015, WET[1:]
FIFTY = count_similar(KNOWN[BEFORE], CAME[BEFORE], KNOWN[~BEFORE], 50)
FIFTY_PAY = np.mean(log_score(as_rate(FIFTY, 50), RAINED))
IN_2014, RAINED_2014 = five_forecasts(DAYS, 2014), WET[DAYS.year == 2014]
OLDER_MIXES = [
    np.mean(log_score(mix_chances(IN_2014["similar_days"], IN_2014["climatology"][0], w / 100), RAINED_2014))
    for w in range(101)
]
OLDER_WEIGHT = np.argmin(OLDER_MIXES) / 100
OLDER_MIX = np.mean(log_score(mix_chances(K / N, CLIMATE, OLDER_WEIGHT), RAINED))
LARGER_WEIGHTS = logistic_regression(KNOWN[BEFORE], CAME[BEFORE], KNOWN[~BEFORE], penalty=0)

# What you believe and what you state.
P, BOLD = np.array([0.7, 0.3]), np.array([0.9, 0.1])
EXAGGERATED = cross_entropy(P, BOLD)

# Today and tomorrow, and the seller's town.
PAIRS = count_pairs(WET)
JOINT = PAIRS / PAIRS.sum()
TOLD, LEFT, DAY = mutual_information(JOINT), conditional_entropy(JOINT), entropy(JOINT.sum(axis=0))
TWO_DAYS = 2 * WET[:-2] + WET[1:-1]  # the two days before each, as a number from 0 to 3
LEFT_BY_TWO = conditional_entropy(
    np.bincount(2 * TWO_DAYS + WET[2:], minlength=8).reshape(4, 2) / TWO_DAYS.size
)
TODAY, TOMORROW, MONTH = WET[:-1], WET[1:], DAYS.month[1:]
IN_MONTH = sum(
    np.mean(month == MONTH) * mutual_information(table / table.sum())
    for month in range(1, 13)
    for table in [np.bincount((2 * TODAY + TOMORROW)[month == MONTH], minlength=4).reshape(2, 2)]
)
TOWN = np.array([[0.9, 0.1], [0.3, 0.7]])
TOWN_LEFT = entropy_rate(TOWN)
SUN = entropy([0.75, 0.25])

WORKED = np.array([0.8, 0.3, 0.5]), np.array([True, False, False])
WORKED_GIVEN = np.where(WORKED[1], WORKED[0], 1 - WORKED[0])
WORKED_BITS = log_score(*WORKED)

NUMBERS = {
    "title": [RAINED.size, LESSONS[5].minutes],
    "recall": [3],
    "day": [1, 0.9, 2, 0.9],
    "day-seen": [
        0.9, surprisal(0.9), 0.9, 1 - 0.9, surprisal(1 - 0.9), 0.5, surprisal(0.5),
        1.0, 1.0, surprisal(1.0), 1.0,
    ],
    "day-one": [1, 0.3, 0.5, 0.3, 3 / 0.3],
    "day-worked": [
        *WORKED[0], WORKED[0].size, WORKED_GIVEN[0], WORKED[0][1], WORKED_GIVEN[1], WORKED[0][2], WORKED_GIVEN[2],
        *WORKED_BITS, *WORKED_BITS[:2], WORKED_BITS.mean(), *asked.BLANK_DAYS[0],
    ],
    "day-exercise": [asked.OWN_DAYS[0].size, *asked.OWN_DAYS[0]],
    "game-five": [N, N, 2, BITS["climatology"], YEARS_BEFORE, RAINED.size],
    "game-how": [N, SHUFFLED.played.size, INFINITE_FROM + 1],  # one more than that: it is seen
    "game-seen": [1, 0.0, 1.0, 10, 0.5],
    "game-simple-seen": [
        CLIMATE, BITS["climatology"], BITS["month"], BITS["yesterday"], min(BITS.values()), RAINED.size, CLIMATE,
    ],
    "game-exercise": [asked.JULY[0][0], asked.JULY[0][1] / asked.JULY[0][0], asked.JULY[1][0]],
    "sure": [N, 0.0, 1.0, 1],
    "sure-second-guess": [BITS["climatology"]],
    "sure-predict-text": [CERTAIN, CERTAIN],
    "sure-seen": [
        N, np.sum(NEVER), 0.0, np.sum(ALWAYS), WRONG, 1, 1, N, ONE_ADDED, BEST_WEIGHT, BEST_MIX, WRONG,
    ],
    "sure-brier": [
        2, BRIER["similar_days"], BRIER["month"], WRONG, 0.0, WRONG, 50, FIFTY_PAY, FIFTY.min() / 50,
    ],
    "sure-hindsight": [BEST_WEIGHT],
    "sure-hindsight-seen": [OLDER_WEIGHT, OLDER_MIX, 100],
    # Cited: Dimitriadis, Gneiting & Jordan (2021), doi 10.1073/pnas.2016191118.
    "sure-niamey": [1.0, 92, 24],
    "sure-exercise": [N],
    "brier-exercise": [asked.LITTLE, 0.0],
    "honest": [P[0]],
    "honest-seen": [
        P[0], P[0], P[0], BOLD[0], EXAGGERATED, entropy(P),
        P[0], asked.expected_distance(0.7, 0.7), 1.0, asked.expected_distance(0.7, 1.0), 0.0, 1.0, 0.5,
    ],
    "honest-worked": [
        P[0], BOLD[0], BOLD[0], surprisal(BOLD[0]), BOLD[1], surprisal(BOLD[1]), *P,
        P[0], surprisal(BOLD[0]), P[1], surprisal(BOLD[1]), EXAGGERATED, P[0], entropy(P),
        asked.BLANK_BELIEF[0], asked.BLANK_STATED[0],
    ],
    "honest-exercise": [asked.OWN_BELIEF[0], asked.OWN_STATED[0]],
    "learn": [2],
    "learn-seen": [
        np.mean(log_score(LARGER_WEIGHTS, RAINED)), BITS["logistic"], YEARS_BEFORE, N, 50, FIFTY_PAY, ONE_ADDED,
    ],
    "calibration": [0.7, 0.7, 1, 0.1, 0.2, BITS["logistic"]],
    "calibration-seen": [
        RAINED.size, LOGISTIC.uncertainty, LOGISTIC.resolution, LOGISTIC.miscalibration,
        LOGISTIC.uncertainty, LOGISTIC.resolution, LOGISTIC.miscalibration, LOGISTIC.score,
        TWO_BINS.resolution, TWO_BINS.score,
        PARTS["climatology"].miscalibration, N, PARTS["similar_days"].resolution, WRONG,
    ],
    "calibration-luck": [RAINED.size, YEARS],
    "calibration-luck-seen": [
        BY_LUCK.mean(), LOGISTIC.miscalibration, LOGISTIC.resolution, LOGISTIC.uncertainty, LOGISTIC.score,
        LOGISTIC.uncertainty - LOGISTIC.score, 0.0, np.sum(LINE == 0), 1.0, np.sum(LINE == 1),
    ],
    "bins-exercise": [asked.STATED[0], 20, asked.CAME[0], asked.CAME[0]],
    "parts-exercise": [asked.LEFT_OPEN, asked.TOLD, asked.PAID],
    "yesterday": [PAIRS.size],
    "yesterday-predict-text": [PAIRS[1].sum(), PAIRS[0].sum(), DAY],
    "yesterday-seen": [DAY, TOLD, LEFT, 0.0, 0.0],
    "yesterday-worth": [IN_MONTH],
    "seller": [
        0.6, 0.75, SUN, *TOWN.diagonal(), SUN - TOWN_LEFT, TOWN_LEFT,
        2, LEFT_BY_TWO, LEFT, BITS["yesterday"], BITS["logistic"], 0.6,
        BITS["logistic"], BITS["logistic"], 2 ** BITS["logistic"], 2 ** BITS["logistic"], N, CERTAIN,
    ],
    "valley-exercise": [*asked.VALLEY.diagonal()],
    "last-questions": [10],
    "recap": [1, ONE_ADDED, BY_LUCK.mean(), TOLD, LEFT, 0.8],
}  # fmt: skip
