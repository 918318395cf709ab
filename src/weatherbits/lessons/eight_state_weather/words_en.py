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
ABOUT = "A game of yes/no questions, and entropy for any chances."  # what one will see in it


class QuestionGame:
    states = "Which state has the station picked?"
    this_day = "This day"
    averages = "Questions a day, on average so far"
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
                f"So far you have needed {game.your_average:.2f} questions a day on average, over "
                f"{count(len(game.your_days), 'day', 'days')}."
            )
        if game.plan_days:
            said.append(_plans(game))
        text = " ".join(said)
        if game.guessed_place == "sunny_region":
            return with_guess(text, game.guess, "questions_a_day", of=" for the sunny region")
        return with_guess(text, game.guess, "questions", of=" for eight equally likely states")

    def entropy(bits):
        return f"entropy {bits:.3f} bits"

    def plan(name, average):
        return f"{_PLANS_IN_SHORT[name]} {average:.2f}"

    def either_plan(average):
        return f"either plan {average:.2f}"

    def you(average):
        return f"you {average:.2f}"


_PLANS = {"halve_states": "halving the states", "halve_chances": "halving the chances"}
_PLANS_IN_SHORT = {"halve_states": "halve the states", "halve_chances": "halve the chances"}


def _answer(game):
    return "Yes" if game.answer else "No"


def _found(game):
    (state,) = game.possible
    return (
        f"{_answer(game)}: it is {STATES[state]}. You asked {count(game.asked, 'question', 'questions')} and learnt "
        f"{amount(game.bits_learnt)}. To play again, press New day."
    )


def _next_question(game):
    if game.answer is None:
        before = "The station has picked a state. All eight states are possible."
    else:
        before = (
            f"{_answer(game)}. So far: {count(game.asked, 'question', 'questions')}, "
            f"{amount(game.bits_learnt)} learnt, {len(game.possible)} states left."
        )
    return (
        f"{before} Your next question: is it {either(STATES[state] for state in game.asked_about)}? The chance of a "
        f"yes is {percent(game.chance_of_yes)}, so the answer tells you {amount(game.question_bits)} on average."
    )


def _plans(game):
    names = _PLANS
    if game.plans_are_equal:
        names = {"halve_states": "halving the states, which here halves the chances too,"}
    averages, goals = game.plan_averages, game.plan_expectations
    told = (
        f"{text} took {averages[name][-1]:.2f} questions a day on average (expected value {goals[name]:.2f})"
        for name, text in names.items()
    )
    return (
        f"Over {count(game.plan_days, 'day', 'days')}, {listed(told)}. "
        f"No plan has an expected value below the entropy, {amount(game.entropy)}."
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
            text = "Only one state is possible. You know it before any news, so the news is worth 0 bits."
        else:
            text = (
                f"Of {state.n} equally likely states, the news leaves 1. Your uncertainty shrinks by a factor of "
                f"{state.n}, and that is {amount(state.bits)}. {_questions(state)}"
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
            f"You can halve {state.n} exactly {times}, and 1 is left: you always find the state with "
            f"{count(halvings, 'yes/no question', 'yes/no questions')}."
        )
    return (
        f"This is between {halvings} and {halvings + 1} halvings. The best plan asks {halvings} or {halvings + 1} "
        f"yes/no questions, {state.questions:.3f} on average."
    )


class ReshapedSky:
    labels = {
        "power": "Flatten or sharpen",
        "equal_sky": "Equal",
        "sunny_region": "Sunny region",
        "rainy_region": "Rainy region",
        "desert": "Desert",
        "one_of_two": "One of two",
    }
    hold_button = "Hold"
    chances = "How likely is each state?"
    shares = "Its share of the average, in bits"
    states_axis = "equal states"
    your_guess = "your guess, sunny at 50%:"
    all_others_held = "all others are held"
    no_room = "the held states leave no room"
    all_equal = "all are equal already"
    no_two_free = "no two states can change"

    def hold(state):
        return f"Hold {STATES[state]}: it keeps its chance while other sliders move"

    def sentence(sky):
        if sky.entropy == 0:
            text = f"It is the same every day, {STATES[sky.likeliest]}: the news is worth 0 bits. You knew it before."
        else:
            chances = ", ".join(map(percent, sky.pmf))
            shares = ", ".join(f"{share:z.3f}" for share in sky.shares)
            text = (
                f"The chances, from sunny to thunderstorm: {chances}. Their shares of the average: {shares} bits. "
                f"Added up, the news of a day is worth {amount(sky.entropy)}, of at most 3. That is as unpredictable "
                f"as {_equal_states(sky.equal_states)}."
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
        return "All eight states are held, so no slider can move. Release one."
    if len(sky.free_states) == 1:
        return f"All other states are held, so {STATES[sky.free_states[0]]} cannot move. Release one more."
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

_TOWN_BY_TOWN = "You asked about one town at a time. One question can be about many towns."
_NEGATIVE = "The size is right, but not the sign. Use np.log2(1 / p), or put a minus sign before np.log2(p)."
_NOT_WEIGHTED = "You added the surprisals as they are. Multiply each one by its chance first, then add."
_WEIGHTED_ALIKE = "You gave all states the same weight. Multiply each surprisal by its own chance, then add."
_PLAIN_MEAN = "You counted all four states alike. Multiply each number of questions by its own chance."

EXERCISES = {
    "island-questions": {
        "hint": "how many questions have you asked when the answer to the second one is yes?",
        "solution": "0.4 * 1 + 0.3 * 2 + 0.2 * 3 + 0.1 * 3: a cloudy day takes 2 questions.",
        "one_for_cloudy": "You put 1 in the blank. The first question was about sunny, so cloudy takes one more.",
        "three_for_cloudy": "You put 3 in the blank. The second question is about cloudy, and its answer is yes.",
        "plain_mean": _PLAIN_MEAN,
        "blank_alone": "2 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
    },
    "valley-questions": {
        "hint": "which state do you ask about first? Write down the number of questions for each state.",
        "solution": "0.6 * 1 + 0.2 * 2 + 0.1 * 3 + 0.1 * 3: sunny first, then cloudy, then rainy or snowy.",
        "two_halvings": (
            "Two questions are enough on every day, but another order of questions needs fewer on average."
        ),
        "plain_mean": _PLAIN_MEAN,
        "entropy": "That is the entropy of this sky. Questions are whole, so here the best plan needs a little more.",
        "four_for_the_last": (
            "You counted 4 questions for the last state. The third question already tells the last two states apart."
        ),
        "rare_states_first": "You began with the rare states. Here one state has 60%: ask about it first.",
    },
    "a-hundred-towns": {
        "hint": "with k questions you can tell at most 2**k towns apart. For which k is that 100 or more?",
        "solution": "int(np.ceil(np.log2(100))): six questions tell only 64 towns apart, so it takes one more.",
        "not_whole": "That is what the news is worth in bits. A number of questions is whole: round up.",
        "rounded_down": "So many questions tell at most 64 towns apart. There are more towns than that.",
        "half": "Your first question rules out 50 towns. Your second question rules out half of those left. Go on.",
        "all_but_one": _TOWN_BY_TOWN,
        "town_by_town": f"{_TOWN_BY_TOWN} (And after 99 times no, you would know the town.)",
        "ten_groups": (
            "Did you make ten groups of ten? An answer is only yes or no. "
            "Split the towns in two halves, again and again."
        ),
        "powers_of_10": "You counted in powers of 10. An answer is yes or no, so count in powers of 2.",
    },
    "lots-among-thirty": {
        "hint": "there are thirty equally likely outcomes. How often do you halve 30 until 1 is left?",
        "solution": "np.log2(30): it lies between 4 halvings (16 states) and 5 halvings (32 states).",
        "factor": "30 is the factor by which your uncertainty shrinks. How many halvings is that?",
        "rounded_up": "That is how many questions are always enough. The news itself is worth a little less.",
        "rounded_down": "4 bits are for 16 equally likely outcomes. Here there are more.",
        "chance": "This is the chance of one pupil. The question is about the surprisal.",
        "one_share": "This is the share of one pupil. There are thirty of them.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
        "negative": "The minus sign is for the logarithm of a chance: -log2(1/30). The answer is positive.",
    },
    "lake-entropy": {
        "hint": "the missing part is the share of rain: its chance times its surprisal.",
        "solution": (
            "0.6 * np.log2(1 / 0.6) + 0.3 * np.log2(1 / 0.3) + 0.1 * np.log2(1 / 0.1): the last part was missing."
        ),
        "blank_alone": "0.332 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "surprisal": "You put the whole surprisal of rain in the blank. Multiply it by the chance of rain.",
        "chance": "You put the chance of rain in the blank. Multiply it by the surprisal of rain.",
        "nothing": "You put 0 in the blank. Rain is rare here, but it has a share too.",
        "most_of_three": "That would be three equally likely states. Here one state is likelier than the others.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "most-bits-of-five": {
        "hint": "for which chances are five states hardest to predict?",
        "solution": "np.log2(5): the entropy is highest where all five states are equally likely.",
        "number_of_states": "5 is the number of states. How many halvings is that?",
        "most_of_two": "1 bit is the most that two states can have. Five states can have more.",
        "most_of_four": "2 bits is the most that four states can have. A fifth state adds a little.",
        "most_of_eight": "3 bits is the most that eight states can have. Five states cannot reach it.",
        "one_share": "This is the share of one state. There are five of them.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "the-share-of-hail": {
        "hint": "how much does a day of hail tell you, and how often does hail come?",
        "solution": "0.05 * np.log2(1 / 0.05): the chance of hail times its surprisal.",
        "surprisal": "That is what a day of hail tells. Hail comes on 5% of days only: multiply by its chance.",
        "chance": "This is how often hail comes. How much does it tell each time?",
        "all_days": "This counts the days without hail too. The question is about the share of hail alone.",
        "negative": _NEGATIVE,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "wide-but-not-uncertain": {
        "hint": "there is one share of the common state, and the same small share seven times.",
        "solution": "0.86 * np.log2(1 / 0.86) + 7 * 0.02 * np.log2(1 / 0.02).",
        "most_of_eight": (
            "That would be eight equally likely states. Wider is not always more uncertain: here one state is far "
            "likelier than the others."
        ),
        "most_of_two": "That would be two equally likely states, like a coin. It is near, but compute it.",
        "not_weighed": _NOT_WEIGHTED,
        "weighed_alike": _WEIGHTED_ALIKE,
        "one_rare_state": "You counted one rare state. There are seven of them.",
        "common_state_alone": "This is the share of the common state alone. Add the shares of the rare states.",
        "sky_of_the_picture": "That is the sky of the picture, with 93%. Here the common state has 86%.",
        "equal_states": "This is the perplexity, a number of equally likely states. How many bits is it?",
        "negative": _NEGATIVE,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "entropy-in-the-mountains": {
        "hint": "give all eight chances, with the zeros, to the mended my_entropy.",
        "solution": "my_entropy(mountains), where my_entropy has the line p = p[p > 0].",
        "nan": (
            "NaN comes from a chance of 0, because 0 times infinity has no value. Leave such states out: p = p[p > 0]."
        ),
        "most_of_eight": "This is the most that eight states can have, with equal chances. These are far from equal.",
        "most_of_six": "This would be right if the six possible states were equally likely.",
        "not_weighed": _NOT_WEIGHTED,
        "weighed_alike": _WEIGHTED_ALIKE,
        "mean_of_six": (
            "np.mean divides by the number of states. Your terms have their weights already: add them with np.sum."
        ),
        "mean_of_eight": "np.mean divides by 8. Your terms have their weights already: add them with np.sum.",
        "negative": _NEGATIVE,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "as-unpredictable-as": {
        "hint": "how many equally likely states have this entropy? Undo the logarithm.",
        "solution": "2 ** my_entropy(mountains): a power of 2 undoes the logarithm to base 2.",
        "bits": "These are the bits, so the number of halvings. Which number has so many halvings?",
        "all_eight": "That would be right if all eight states were equally likely.",
        "all_six": "That would be right if the six possible states were equally likely.",
        "power_of_e": "You computed a power of e. The entropy is in bits, so compute a power of 2.",
        "power_of_nats": "You computed 2 to the power of a number of nats. Take the entropy in bits.",
    },
}

QUESTIONS = {
    "long-or-short-message": {
        "asks": (
            "Sun and rain are equally likely. One station sends “Rain”. Another sends “Tomorrow you will get wet”. "
            "Which message gives you more information?"
        ),
        "longer": (
            "the longer one, because it has more letters",
            "More letters are more bits sent. Both messages leave one of two equally likely outcomes: 1 bit.",
        ),
        "shorter": (
            "the shorter one, because it is clearer",
            "Style does not count. Both messages leave one of two equally likely outcomes: 1 bit.",
        ),
        "same": (
            "both give the same: 1 bit",
            "What counts is how many outcomes were possible before, and how likely they were.",
        ),
    },
    "one-day-in-sixteen": {
        "asks": "Rain falls on 1 day in 16. How much does news of rain tell you?",
        "factor": (
            "16 bits",
            "16 is the factor by which your uncertainty shrinks. Bits count halvings: 16, 8, 4, 2, 1.",
        ),
        "halvings": ("4 bits", "You halve 16 four times until 1 is left: log2(16) = 4."),
        "hardly_anything": (
            "less than 1 bit, because rain is so rare",
            "It is the other way round. The rarer an outcome, the more news of it tells you.",
        ),
    },
    "mostly-sun": {
        "asks": (
            "The sun shines on 90% of days. News of sun tells 0.152 bits, news of rain 3.322 bits. How much does the "
            "news tell you on average?"
        ),
        "plain_mean": (
            "(0.152 + 3.322) / 2 = 1.737 bits",
            "This would be right if sun and rain were equally common. Multiply each by its own chance: 0.9 and 0.1.",
        ),
        "sum": (
            "0.152 + 3.322 = 3.474 bits",
            "A day is sunny or rainy, never both. Multiply each surprisal by its chance before you add.",
        ),
        "weighted": (
            "0.9 × 0.152 + 0.1 × 3.322 ≈ 0.469 bits",
            "Each surprisal is multiplied by its chance. This average is the entropy.",
        ),
    },
    "one-answer": {
        "asks": "How much can the answer to one yes/no question tell you?",
        "always_one": (
            "always exactly 1 bit",
            "That is so only where yes and no are equally likely. “Is it sunny?” in the desert tells you nothing.",
        ),
        "at_most_one": (
            "never more than 1 bit",
            "A surprising answer can tell more: of eight equally likely states, “yes, it is sunny” tells 3 bits.",
        ),
        "on_average": (
            "at most 1 bit on average, but a surprising answer tells more",
            "A surprising answer tells a lot, but it comes seldom. The average is never above 1 bit.",
        ),
    },
    "ten-sunny-days": {
        "asks": (
            "It rains on 25% of days, and the days are independent. The last ten days were sunny. How much does news "
            "of rain tell you now?"
        ),
        "less": (
            "less than 2 bits, because rain has to come soon",
            "Independent days have no memory. The chance of rain is still 25%, so it is 2 bits.",
        ),
        "more": (
            "more than 2 bits, because it has been sunny for so long",
            "In real weather this may be so. Independent days have no memory: the chance is still 25%, so 2 bits.",
        ),
        "same": ("2 bits, as on every day", "Independent means that the days before change nothing."),
    },
    "twenty-or-two": {
        "asks": "Place A has 20 states of weather, place B has only 2. Where is the entropy higher?",
        "wider": (
            "always at A, because it has more states",
            "Wider is not always more uncertain. If one state of A comes on nearly all days, its entropy is near 0.",
        ),
        "narrower": (
            "always at B, because each of its states is likelier",
            "If all 20 states of A are equally likely, A has more than 4 bits. B has 1 bit at most.",
        ),
        "it_depends": (
            "it depends on the chances",
            "The number of states sets the limit. The chances decide how near the entropy comes to it.",
        ),
    },
    "perplexity-of-a-coin": {
        "asks": "What is the perplexity of a fair coin?",
        "bits": ("1", "1 bit is its entropy. The perplexity is 2 to the power of the entropy."),
        "states": ("2", "The entropy is 1 bit, and 2 to the power of 1 is 2: two equally likely states."),
        "chance": (
            "1/2",
            "1/2 is the chance of each side. The perplexity is the number of equally likely sides: 1 / (1/2) = 2.",
        ),
    },
    "rare-thunderstorm": {
        "asks": (
            "A thunderstorm comes on 1% of days. Then it tells 6.644 bits. Is its share of the entropy large?"
        ),
        "large": (
            "yes: what tells most adds most",
            "It tells most when it comes. But it comes seldom: 0.01 × 6.644 is about 0.066 bits.",
        ),
        "small": (
            "no: it comes so seldom that it adds only about 0.066 bits",
            "The share is the chance times the surprisal: 0.01 × 6.644.",
        ),
        "nothing": (
            "it has no share: 1% is too rare to count",
            "Only a state with a chance of 0 adds nothing. This one adds 0.01 × 6.644, about 0.066 bits.",
        ),
    },
}
