"""What a learner reads in lesson 2, in English."""

from ...words_en import (
    STATES,
    USED_LOGARITHM_TO_BASE_10,
    USED_NATURAL_LOGARITHM,
    amount,
    count,
    either,
    listed,
    percent,
    with_guess,
)

TITLE = "Eight-state weather"
ABOUT = "How many questions a sky is worth: entropy for any chances."  # what one will see in it


class QuestionGame:
    states = "Which day has the station drawn?"
    averages = "Questions a day, so far"
    bits_learnt = "bits learnt"
    yes, no, found = "yes", "no", "found"
    nothing_to_cut = "found: press New day"
    one_cut_left = "only one cut is left"

    def labels(plan_days):
        return {
            "cut": "Cut after state",
            "equal_sky": "Equal sky",
            "sunny_region": "Sunny region",
            "ask": "Ask",
            "new_day": "New day",
            "play_plans": f"Two plans play {plan_days:,} days",
        }

    def sentence(game):
        said = [_found(game) if game.is_found else _next_question(game)]
        if game.your_days:
            said.append(
                f"So far you needed {game.your_average:.2f} questions a day, over "
                f"{count(len(game.your_days), 'day', 'days')}."
            )
        if game.plan_days:
            said.append(_plans(game))
        return with_guess(" ".join(said), game.guess, "questions")

    def entropy(bits):
        return f"entropy {bits:.3f} bits"

    def plan(name, average):
        return f"{_PLANS_IN_SHORT[name]} {average:.2f}"

    def either_plan(average):
        return f"either plan {average:.2f}"

    def you(average):
        return f"you {average:.2f}"


_PLANS = {"halve_states": "halving the states", "halve_chances": "halving the chances"}
_PLANS_IN_SHORT = {"halve_states": "halve states", "halve_chances": "halve chances"}


def _answer(game):
    return "Yes" if game.answer else "No"


def _found(game):
    (state,) = game.possible
    return (
        f"{_answer(game)}: it is {STATES[state]}. You asked {count(game.asked, 'question', 'questions')} and learnt "
        f"{amount(game.bits_learnt)}. Press New day to play again."
    )


def _next_question(game):
    if game.answer is None:
        before = "The station has drawn a day, and all eight states are possible."
    else:
        before = (
            f"{_answer(game)}. {count(game.asked, 'question', 'questions')} asked, {amount(game.bits_learnt)} learnt, "
            f"{len(game.possible)} states left."
        )
    return (
        f"{before} The next question: is it {either(STATES[state] for state in game.asked_about)}? The chance of a yes "
        f"is {percent(game.chance_of_yes)}, so the answer tells {amount(game.question_bits)} on average."
    )


def _plans(game):
    names = _PLANS
    if game.plans_are_equal:
        names = {"halve_states": "halving the states, which here halves the chances as well,"}
    averages, goals = game.plan_averages, game.plan_expectations
    told = (
        f"{text} took {averages[name][-1]:.2f} questions a day (in the long run {goals[name]:.2f})"
        for name, text in names.items()
    )
    return (
        f"Over {count(game.plan_days, 'day', 'days')}, {listed(told)}. "
        f"In the long run no plan gets below the entropy, {amount(game.entropy)}."
    )


class EqualStates:
    labels = {
        "n": "Equally likely states, N",
        "coin": "Coin: 2",
        "die": "Die: 6",
        "sky": "Sky: 8",
        "months": "Months: 12",
        "cards": "Cards: 52",
        "two_days": "Two days of sky: 64",
    }
    after = "after it: 1"
    curve = "What the news is worth"
    states_axis = "equally likely states, N"
    bits_axis = "bits, log₂ N"

    def sentence(state):
        if state.n == 1:
            text = "Only one state is possible: you know it before any news, and the news is worth 0 bits."
        else:
            text = (
                f"{state.n} equally likely states: the news leaves 1 of {state.n}, so your uncertainty shrinks "
                f"by a factor of {state.n}, and that is {amount(state.bits)}. {_questions(state)}"
            )
        return with_guess(text, state.guess, of=" for 12 states")

    def before(state):
        return f"Before the news: {count(state.n, 'state', 'states')}"

    def news(state):
        return f"{count(state.n, 'state', 'states')}: {amount(state.bits)}"

    def guess(digits):
        return f"guess for 12: {digits}"


def _questions(state):
    halvings = state.whole_halvings
    if state.n == 2**halvings:
        times = "once" if halvings == 1 else f"{halvings} times"
        return (
            f"{state.n} can be halved {times}, down to 1: you always find the state with "
            f"{count(halvings, 'yes/no question', 'yes/no questions')}."
        )
    return (
        f"More than {count(halvings, 'halving', 'halvings')} and less than {halvings + 1}: the best plan asks "
        f"{halvings} or {halvings + 1} yes/no questions, {state.questions:.3f} on average."
    )


class ReshapedSky:
    labels = {
        "hold": "Hold",
        "power": "Flatten or sharpen",
        "equal_sky": "Equal",
        "sunny_region": "Sunny region",
        "rainy_region": "Rainy region",
        "desert": "Desert",
        "one_of_two": "One of two",
    }
    chances = "How likely is each sky?"
    shares = "Its share of the average, in bits"
    states_axis = "equal states"
    your_guess = "your guess, sunny at 50%:"
    all_others_held = "all others are held"
    no_room = "no room is left"
    all_equal = "equals stay equal"
    no_two_free = "no two can change"

    def hold(state):
        return f"Hold {STATES[state]}: it keeps its chance while the others move"

    def sentence(sky):
        if sky.entropy == 0:
            text = (
                f"It is the same every day, {STATES[sky.likeliest]}: the news is worth 0 bits, and nothing is left to "
                "tell."
            )
        else:
            chances = ", ".join(map(percent, sky.pmf))
            shares = ", ".join(f"{share:z.3f}" for share in sky.shares)
            text = (
                f"From sunny to thunderstorm the chances are {chances}, and they add {shares} bits: on average "
                f"the news is worth {amount(sky.entropy)}, of at most 3. That is as unpredictable as "
                f"{_equal_states(sky.equal_states)}."
            )
        if sky.held:
            text += f" {_holds(sky)}"
        return with_guess(text, sky.guess, of=" for sunny at 50%, the others equal")

    def bits(sky):
        return f"{sky.entropy:z.3f} bits"

    def like(sky):
        return f"like {_equal_states(sky.equal_states)}"


def _equal_states(number):
    """Return a number of equal states in words: with two decimals, or none where it is whole."""
    if abs(number - round(number)) > 1e-9:
        return f"{number:.2f} equal states"
    return "1 state" if round(number) == 1 else f"{number:.0f} equal states"


def _holds(sky):
    if not sky.free_states:
        return "All eight are held, so no slider can move: release one, and it makes room."
    if len(sky.free_states) == 1:
        return f"All others are held, so {STATES[sky.free_states[0]]} cannot move: release one."
    return f"Held: {listed(STATES[state] for state in sky.held_states)}."


PREDICTIONS = {
    "questions-for-eight": {},
    "questions-in-the-sunny-region": {},
    "bits-for-twelve": {},
    "two-or-eight": {
        "two_states": "the place with two states",
        "eight_states": "the place with eight states",
        "same": "both the same",
    },
    "sunny-half-the-time": {},
    "zero-log-zero": {"0": "0", "1": "1", "inf": "inf", "nan": "nan"},
}

_TOWN_BY_TOWN = "Asking town by town. One question can be about many towns at once."
_NEGATIVE = "An average of surprisals is never negative: mind the minus sign, or use np.log2(1 / p)."
_NOT_WEIGHED = "You added the surprisals up as they are. Weigh each term with its chance first."
_WEIGHED_ALIKE = (
    "You averaged the surprisals as if all states were equally common. Weigh each with its chance."
)

EXERCISES = {
    "a-hundred-towns": {
        "hint": "after k questions at most 2**k towns can be told apart; when does that reach a hundred?",
        "solution": "int(np.ceil(np.log2(100))): with one question fewer you can tell only 64 towns apart.",
        "not_whole": "That is what the news is worth in bits. Questions are whole: round up.",
        "rounded_down": "That many answers tell 64 towns apart at most, and there are more.",
        "half": "Half of the towns go with the first answer, and half of the rest with the next.",
        "all_but_one": _TOWN_BY_TOWN,
        "town_by_town": f"{_TOWN_BY_TOWN} (And after 99 times no, you would know.)",
        "powers_of_10": "10 × 10 is 100, but an answer leaves two ways to go on, not ten: count in powers of 2.",
    },
    "lots-among-thirty": {
        "hint": "thirty equally likely outcomes: how often must 30 be halved to reach 1?",
        "solution": "np.log2(30): between 4 halvings (16) and 5 (32).",
        "factor": "30 is the factor by which your uncertainty shrinks. How many halvings is that?",
        "rounded_up": (
            "So many questions always suffice, as questions are whole; the news itself is worth a little less."
        ),
        "rounded_down": "4 bits single out one of 16. Here there are more.",
        "chance": "This is the chance of one pupil; its surprisal is asked for.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
        "negative": "The minus sign belongs before the logarithm of a chance, log2(1/30).",
    },
    "most-bits-of-five": {
        "hint": "which chances make five states as unpredictable as they can be?",
        "solution": "Entropy is highest where all five are equally likely: np.log2(5).",
        "number_of_states": "5 is the number of states; how many halvings is that?",
        "most_of_two": "1 bit is the most that two states can have. Five leave more to be learnt.",
        "most_of_four": "2 bits are for four equal states. A fifth leaves a little more to be learnt.",
        "most_of_eight": "3 bits take eight equal states. Entropy never passes log2 of the number of states.",
        "one_share": "This is the share of one state. There are five.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "the-share-of-hail": {
        "hint": "how much does a day of hail tell, and on what part of all days does it tell that?",
        "solution": "0.05 * np.log2(1 / 0.05): its surprisal, weighed with how often it comes.",
        "surprisal": "That is what a day of hail tells. It comes on 5% of days only: weigh it with its chance.",
        "chance": "This is how often hail comes. How much does it tell each time?",
        "all_days": "This counts the days without hail as well; only hail's own share is asked for.",
        "negative": _NEGATIVE,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "wide-but-not-uncertain": {
        "hint": "one term for the common state, and the same small term seven times.",
        "solution": "0.86 * np.log2(1 / 0.86) + 7 * 0.02 * np.log2(1 / 0.02).",
        "most_of_eight": (
            "That would be eight equal states. Wider is not more uncertain: here one state is far likelier."
        ),
        "most_of_two": "That would be two equal states, like a coin. This sky comes near it, but work it out.",
        "not_weighed": _NOT_WEIGHED,
        "weighed_alike": _WEIGHED_ALIKE,
        "one_rare_state": "One rare state is in it; there are seven of them.",
        "common_state_alone": "This is the share of the common state alone. The rare ones add theirs.",
        "equal_states": "This is the number of equal states that are as unpredictable. How many bits is it?",
        "negative": _NEGATIVE,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "entropy-in-the-mountains": {
        "hint": "hand the eight chances, zeros and all, to your own mended function.",
        "solution": "my_entropy(mountains), with the line p = p[p > 0] in my_entropy.",
        "nan": (
            "NaN comes from a chance of 0: 0 times infinity is not defined. Leave such states out: p = p[p > 0]."
        ),
        "most_of_eight": "This is the most that eight states can have, with equal chances. These are far from equal.",
        "most_of_six": "This would be right if the six possible states were equally likely.",
        "not_weighed": _NOT_WEIGHED,
        "weighed_alike": _WEIGHED_ALIKE,
        "mean_of_six": (
            "np.mean divides by the number of states; the chances have weighed the terms already: add them up."
        ),
        "mean_of_eight": "np.mean divides by 8; the chances have weighed the terms already: add them up.",
        "negative": _NEGATIVE,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "as-unpredictable-as": {
        "hint": "which number of equal states has this many halvings in it?",
        "solution": "2 ** my_entropy(mountains): the power undoes the logarithm.",
        "bits": "These are the bits. Bits count halvings; go back to the factor.",
        "all_eight": "That would be so if all eight were equally likely.",
        "all_six": "That would be so if the six possible states were equally likely.",
        "power_of_e": "You raised e to a number of bits. Bits are to base 2: raise 2 to it.",
        "power_of_nats": "You raised 2 to a number of nats. Take the entropy in bits.",
    },
}
