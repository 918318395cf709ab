"""The numbers in the prose of notebook 05, in the order in which each cell states them."""

import numpy as np

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
from weatherbits.scores import brier_score, decompose, log_score

DAYS = seattle()
WET = DAYS.is_wet
RAINED = WET[DAYS.year == 2015]
CHANCES = five_forecasts(DAYS)
CLIMATE = CHANCES["climatology"][0]
BITS = {name: np.mean(log_score(chance, RAINED)) for name, chance in CHANCES.items()}
BRIER = {name: np.mean(brier_score(chance, RAINED)) for name, chance in CHANCES.items()}
PARTS = {name: decompose(chance, RAINED) for name, chance in CHANCES.items()}
LOGISTIC = PARTS["logistic"]

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
LARGER_WEIGHTS = logistic_regression(KNOWN[BEFORE], CAME[BEFORE], KNOWN[~BEFORE], penalty=0)

# What you believe and what you state.
P, BOLD = np.array([0.7, 0.3]), np.array([0.9, 0.1])
EXAGGERATED = cross_entropy(P, BOLD)

# Today and tomorrow, and the seller's town.
PAIRS = count_pairs(WET)
JOINT = PAIRS / PAIRS.sum()
TOLD, LEFT, DAY = mutual_information(JOINT), conditional_entropy(JOINT), entropy(JOINT.sum(axis=0))
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
    "game-five": [N, N, 2, RAINED.size],
    "game-how": [10, N],
    "game-seen": [1, 0.0, 1.0, np.unique(DAYS.year[DAYS.year < 2015]).size],
    "game-simple-seen": [
        CLIMATE, BITS["climatology"], 1.0, BITS["month"], BITS["yesterday"], min(BITS.values()), RAINED.size, CLIMATE,
    ],
    "game-exercise": [asked.JULY[0][0], asked.JULY[0][1] / asked.JULY[0][0], asked.JULY[1][0]],
    "sure": [N, 0.0, 1.0],
    "sure-predict-text": [CERTAIN, CERTAIN],
    "sure-seen": [
        N, np.sum(NEVER), 0.0, np.sum(ALWAYS), WRONG, N, 1, 1, ONE_ADDED, BEST_WEIGHT, BEST_MIX, WRONG,
    ],
    "sure-brier": [
        BRIER["similar_days"], BRIER["month"], WRONG, 0.0, WRONG, FIFTY_PAY, 1 / 50, BEST_WEIGHT,
    ],
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
    "gain-exercise": [asked.BELIEVED, 1.0, asked.BELIEVED],
    "learn": [2],
    "learn-seen": [np.mean(log_score(LARGER_WEIGHTS, RAINED)), BITS["logistic"]],
    "calibration": [0.7, 0.7, 1, 0.1, 0.2, BITS["logistic"]],
    "calibration-seen": [
        RAINED.size, LOGISTIC.uncertainty, LOGISTIC.resolution, LOGISTIC.miscalibration,
        LOGISTIC.uncertainty, LOGISTIC.resolution, LOGISTIC.miscalibration, LOGISTIC.score,
        PARTS["climatology"].miscalibration, N, PARTS["similar_days"].resolution, WRONG, RAINED.size,
    ],
    "bins-exercise": [asked.STATED[0], 20, asked.CAME[0], asked.CAME[0]],
    "parts-exercise": [asked.LEFT_OPEN, asked.TOLD, asked.PAID],
    "yesterday": [PAIRS.size],
    "yesterday-predict-text": [PAIRS[1].sum(), PAIRS[0].sum(), DAY],
    "yesterday-seen": [DAY, TOLD, LEFT, 0.0, 0.0],
    "seller": [
        0.6, 0.75, SUN, *TOWN.diagonal(), SUN - TOWN_LEFT, TOWN_LEFT, LEFT, BITS["logistic"], 0.6,
        BITS["logistic"], BITS["logistic"], 2 ** BITS["logistic"], 2 ** BITS["logistic"],
    ],
    "valley-exercise": [*asked.VALLEY.diagonal()],
    "last-questions": [10],
    "recap": [1, N, RAINED.size, ONE_ADDED, TOLD, LEFT, 0.8],
}  # fmt: skip
