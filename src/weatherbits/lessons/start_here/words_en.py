"""What a learner reads in lesson 0, in English."""

from ...words_en import COIN_LABELS, count, with_guess

TITLE = "Start here"
ABOUT = "How the pictures move, and what to do if they do not."  # what one will see in it


class HundredDays:
    labels = COIN_LABELS

    def sentence(state):
        text = (
            f"The chance of rain is {state.p_rain:.0%}: of 100 days, you expect {state.rainy} to be rainy "
            f"and {100 - state.rainy} to be sunny."
        )
        return with_guess(text, state.guess, "rainy_days")

    def title(state):
        return f"{count(state.rainy, 'rainy day', 'rainy days')} expected in 100"


PREDICTIONS: dict[str, dict] = {"rainy-days-in-100": {}}

EXERCISES = {
    "sunny-days-in-200": {
        "hint": "first find the share of sunny days. Then take that share of 200.",
        "solution": "Three days in four are sunny, so the answer is 200 * 0.75.",
        "rainy": "These are the rainy days. The question is about the sunny ones.",
        "of_100": "That would be right for 100 days. Here there are 200.",
        "share": "That is the share of sunny days. How many of 200 days is that?",
    },
}
