"""What a learner reads in lesson 0, in English."""

from ...words_en import COIN_LABELS, count, with_guess

TITLE = "Start here"
ABOUT = "How the pictures move, and what to do when they do not."  # what one will see in it


class HundredDays:
    labels = COIN_LABELS

    def sentence(state):
        text = (
            f"A chance of rain of {state.p_rain:.0%}: of these 100 days, {state.rainy} "
            f"{'is' if state.rainy == 1 else 'are'} rainy and {100 - state.rainy} sunny."
        )
        return with_guess(text, state.guess, "rainy_days")

    def title(state):
        return f"{count(state.rainy, 'rainy day', 'rainy days')} in 100"


PREDICTIONS: dict[str, dict] = {"rainy-days-in-100": {}}

EXERCISES = {
    "sunny-days-in-200": {
        "hint": "find the share of sunny days first, then take that share of 200.",
        "solution": "Three days in four are sunny, so 200 * 0.75.",
        "rainy": "These are the rainy days; the question is about the sunny ones.",
        "of_100": "That many of 100 days; here there are 200.",
        "share": "That is the share of sunny days; how many days is it, of 200?",
    },
}
