"""The numbers in the prose of notebook 00, in the order in which each cell states them."""

from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.sunny_and_rainy_regions.asked import QUESTIONS
from weatherbits.story import FAIR_COIN, MOSTLY_SUNNY, STATES

P_SUN, P_RAIN = MOSTLY_SUNNY
N_FIRST = len(QUESTIONS) - 5  # questions that begin notebook 3; the others end it

NUMBERS = {
    "title": [LESSONS[0].minutes],
    "why": [len(STATES), 7],
    "contents": [N_FIRST],
    "first-guess": [P_RAIN, 100],
    "warm-up": [P_RAIN, P_RAIN, P_RAIN, P_RAIN, P_RAIN, P_RAIN, P_SUN, P_RAIN, FAIR_COIN[0]],
    "warm-up-seen": [P_RAIN, 4 * P_RAIN],
    "exercise": [P_RAIN, 200],
}
