"""What a learner reads in lesson 5, in English."""

import math

from ...words_en import (
    USED_LOGARITHM_TO_BASE_10,
    USED_NATURAL_LOGARITHM,
    amount,
    capital,
    count,
    listed,
    percent,
    with_guess,
)

TITLE = "Was the forecast any good?"
ABOUT = "Real rain, scored in bits: what a forecast tells, and what it costs to be sure and wrong."


class Score:
    labels = {
        "chance": "Stated chance of rain",
        "came": "What comes",
        "even": "50%, rain",
        "bold_right": "90%, rain",
        "bold_wrong": "90%, dry",
        "sure_right": "100%, rain",
        "sure_wrong": "100%, dry",
    }
    days = {"wet": "rain", "dry": "dry"}
    if_it_is = {"wet": "if it rains", "dry": "if it stays dry"}
    curves = "What a day costs the forecast"
    chance = "stated chance of rain"
    paid = "bits paid"
    bars = "This day, in bits"

    def sentence(state):
        news = "it rains" if state.came == "wet" else "the day stays dry"
        given = percent(state.given_to_came)
        if math.isinf(state.paid):
            paid = (
                "Your forecast gave this no chance at all, so it pays infinitely many bits. "
                "No later day can make up for that."
            )
        elif state.paid == 0:
            paid = "Your forecast was sure and right, so it pays 0 bits."
        else:
            paid = f"Your forecast gave this a chance of {given}, so it pays {amount(state.paid)}."
        other = "a dry day" if state.came == "wet" else "a day with rain"
        text = (
            f"You state a chance of rain of {percent(state.chance)}, and {news}. {paid} "
            f"On {other} it would have paid {amount(state.other)}."
        )
        return with_guess(text, state.guess, of=" for a dry day after 90%")


class Honest:
    labels = {
        "p": "You believe p",
        "q": "You state q",
        "honest": "Believe 70%, state 70%",
        "bolder": "Believe 70%, state 90%",
        "sure": "Believe 70%, state 100%",
        "even": "Believe 50%, state 50%",
    }
    titles = {"log": "Log score, in bits", "brier": "Brier score, (q − y)²", "distance": "Distance, |q − y|"}
    stated = "stated chance q"
    what_y_is = "y is 1 if it rains, and 0 if the day stays dry. Each curve is an average, weighted with p."
    all_alike = "the same for every q"
    names = {"log": "log score", "brier": "Brier score", "distance": "distance |q − y|"}

    def amount(score, value):
        return amount(value) if score == "log" else f"{value:.3f}"

    def short(value):
        return "∞" if math.isinf(value) else f"{value:.3f}"

    def lowest(score, value, at):
        return f"lowest: {Honest.short(value)} at {percent(at)}"

    def stating(score, value, at):
        return f"stated: {Honest.short(value)} at {percent(at)}"

    def sentence(state):
        text = f"You believe that rain has a chance of p = {percent(state.p)}, and you state q = {percent(state.q)}."
        for score in Honest.titles:
            name, now = Honest.names[score], state.expected(score, state.q)
            best = state.best(score)
            text += f" You expect a {name} of {Honest.amount(score, now)}."
            if best is None:
                text += " It is the same for every q."
            elif best == state.q:
                text += " No other q has a lower one."
            else:
                lowest = Honest.amount(score, state.expected(score, best))
                text += f" The lowest is {lowest}, at q = {percent(best)}."
        best = state.best("distance")
        if best is not None and best != state.p:
            text += " So the distance rewards exaggeration."
        return with_guess(text, state.guess, "percent", of=" for the lowest distance at p = 70%")


# The five whose chances of rain are judged, as they are chosen from and stand beside their lines.
FORECASTERS = {
    "climatology": "climatology",
    "month": "the month",
    "yesterday": "yesterday",
    "similar_days": "ten similar days",
    "logistic": "logistic regression",
}


class Calibration:
    labels = {
        "forecaster": "Forecaster",
        "bins": "Number of bins",
        "climatology": "Climatology",
        "few_bins": "Logistic regression, 2 bins",
        "many_bins": "Logistic regression, 30 bins",
        "sure": "Ten similar days",
    }
    diagram = "How often did it rain?"
    stated = "stated chance of rain"
    rained = "share of these days that were wet"
    isotonic = "isotonic line"
    kept = "dotted: it rained as often as stated"
    parts_title = "What the log score is made of"
    in_sample = "all computed from the same 365 days, in hindsight"
    bits = "bits a day"

    def bins_name(state):
        return f"{state.bins} bins, larger dots for more days"

    def row(name, state):
        parts, binned = state.parts, state.parts_in_bins
        if name == "uncertainty":
            return f"{three(parts.uncertainty)} that the weather leaves open"
        if name == "resolution":
            return f"− {three(parts.resolution)} that the forecast tells"
        if name == "miscalibration":
            return f"+ {three(parts.miscalibration)} for miscalibration"
        if name == "score":
            return f"{sum_sign(parts)} {three(parts.score)} bits a day"
        sign = "−" if binned.miscalibration < 0 else "+"
        return (
            f"with {state.bins} bins: {three(binned.uncertainty)} − {three(binned.resolution)} "
            f"{sign} {three(abs(binned.miscalibration))}"
        )

    def sentence(state):
        parts, binned = state.parts, state.parts_in_bins
        who = capital(FORECASTERS[state.forecaster])
        text = f"{who}: {amount(parts.score, 'bits_a_day')} in 2015. "
        text += f"The weather leaves {three(parts.uncertainty)} bits open. "
        if parts.resolution:
            text += f"The forecast tells {three(parts.resolution)} of them. "
        else:
            text += "The forecast tells none of them, because it says the same every day. "
        if math.isinf(parts.miscalibration):
            text += (
                f"On {state.wrong_and_certain} days it gave no chance at all to what came. So miscalibration costs "
                "infinitely many bits, with the isotonic line and with any number of bins."
            )
            return with_guess(text, state.guess, "bits_a_day", of=GUESSED_MISCALIBRATION)
        text += (
            f"In hindsight, miscalibration costs {three(parts.miscalibration)}: {three(parts.uncertainty)} − "
            f"{three(parts.resolution)} + {three(parts.miscalibration)} {sum_sign(parts)} {three(parts.score)}. "
        )
        if binned.miscalibration < -0.0005:
            text += (
                f"With {state.bins} bins it seems to cost −{three(-binned.miscalibration)}. That is less than nothing, "
                "so these bins mislead."
            )
        else:
            text += f"With {state.bins} bins it seems to cost {three(abs(binned.miscalibration))}."
        return with_guess(text, state.guess, "bits_a_day", of=GUESSED_MISCALIBRATION)


GUESSED_MISCALIBRATION = " for the miscalibration of logistic regression"


def three(bits):
    """Return an amount of bits with three decimals, or the sign of infinity.

    Examples
    --------
    >>> three(0.0438), three(math.inf)
    ('0.044', '∞')
    """
    return "∞" if math.isinf(bits) else f"{bits:z.3f}"


def sum_sign(parts):
    """Return an equals sign where the parts of a score, as they are rounded, add up to it; otherwise ≈."""
    rounded = [round(part, 3) for part in (parts.uncertainty, -parts.resolution, parts.miscalibration)]
    return "=" if math.isinf(parts.score) or abs(sum(rounded) - round(parts.score, 3)) < 5e-4 else "≈"


class Yesterday:
    labels = {
        "wet_after_wet": "P(wet | wet before)",
        "wet_after_dry": "P(wet | dry before)",
        "independent": "Independent days",
        "seattle": "Seattle",
        "seller": "The seller of notebook 3",
        "turns": "Rain every second day",
    }
    pairs = "Four pairs of days"
    today = "today"
    tomorrow = "tomorrow"
    then = {"dry": "then dry", "wet": "then wet"}
    bars = "How far the two days overlap"
    names = {
        "today": "H(today)",
        "tomorrow": "H(tomorrow)",
        "shared": "I(today; tomorrow)",
        "left": "H(tomorrow | today)",
    }
    # Half the width of each, in bits of the axis: so far they stay from its ends.
    HALVES = {"today": 0.34, "tomorrow": 0.38, "shared": 0.46, "left": 0.48}

    def named(row, value):
        return f"{Yesterday.names[row]} = {value:z.3f}"

    def sentence(state):
        wet = state.shares[1]
        if state.never_changes:
            days = (
                "The weather never changes: all days are like the first one. "
                "Here half of all chains begin with rain."
            )
        else:
            days = (
                f"After a wet day, {percent(state.wet_after_wet)} of days are wet, and after a dry one "
                f"{percent(state.wet_after_dry)}. In all, {percent(wet)} of days are wet."
            )
        alone, known = state.perplexities
        if state.entropy < 5e-10:
            told = "All days are of one kind, so tomorrow tells 0 bits, and today tells you nothing about it."
        elif state.shared < 5e-10:
            told = (
                f"Tomorrow tells {amount(state.entropy)}. The days are independent, so today tells you nothing "
                f"about tomorrow. The entropy rate is {amount(state.rate)} a day too."
            )
        else:
            told = (
                f"Tomorrow tells {amount(state.entropy)}, but only {amount(state.rate)} if you know today. "
                f"This is the entropy rate, if earlier days make no difference. Today tells you "
                f"{amount(state.shared)} about tomorrow, and tomorrow tells you as much about today."
            )
        if state.entropy < 5e-10:
            hard = " So tomorrow is certain, and its perplexity is 1."
        elif state.rate < 5e-10:
            hard = (
                " If you know today, tomorrow is certain: its perplexity is 1. "
                f"If you do not know today, it is {alone:.2f}."
            )
        else:
            hard = (
                f" If you know today, tomorrow is as hard to predict as {known:.2f} equally likely kinds of day. "
                f"This is the perplexity. If you do not know today, it is {alone:.2f}."
            )
        return with_guess(f"{days} {told}{hard}", state.guess, of=" for Seattle")


class Game:
    labels = {
        "chance": "Your chance of rain",
        "ensemble": "Ask the ensemble",
        "order": "Days",
        "state_it": "State it",
        "next_day": "Next day",
        "reset": "Start again",
    }
    orders = {"shuffled": "shuffled", "in_order": "in order"}
    ensemble_hint = "Show how many of the ten most similar days of 2012 to 2014 were wet"
    players = {"you": "you"} | FORECASTERS
    stated_chances = "Stated chance of rain"
    bits_today = "bits paid"
    averages = "Bits a day so far"
    days_played = "days played"
    nothing_yet = "State a chance first."
    stated = "stated: press Next day"
    all_seen = "you have seen all days"

    def heading(state):
        number = state.played.size + (not state.is_stated)
        return f"Day {number} of your game ({Game.orders[state.order]})"

    def date(day):
        return f"{day.date.day} {MONTHS[day.date.month - 1]}"

    def short_date(day):
        return f"{day.date.day} {MONTHS[day.date.month - 1][:3]}"

    def rain(day):
        return f"wet, {day.precipitation:.1f} mm" if day.is_wet else "dry"

    def temperature(day):
        return f"{degrees(day.temp_min)} to {degrees(day.temp_max)} °C"

    def wind(day):
        return f"wind {day.wind:.1f} m/s"

    def similar(wet):
        return f"The ensemble: of the ten most similar days, {wet} {'was' if wet == 1 else 'were'} wet."

    def chance(value):
        return percent(value)

    def cost(bits):
        return three(bits)

    def average(name, bits):
        return f"{Game.players[name]} {three(bits)}"

    def sentence(state):
        if state.is_leaving:
            days = count(state.played.size, "day", "days")
            text = (
                f"This deletes the chances that you stated for {days}. Press Start again once more if you are sure. "
                "You will see some of these days again."
            )
        elif state.is_stated:
            text = f"{_outcome(state)} {_so_far(state, and_all=True)} {_go_on(state)}"
        else:
            so_far = [_so_far(state, and_all=False)] if state.averages else []
            text = " ".join([_before(state), *so_far, _ask_for_chance(state)])
        return with_guess(text, state.guess, "bits_a_day", of=" for the best of the five over all of 2015")


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def degrees(temperature):
    """Return a temperature in whole degrees.

    Examples
    --------
    >>> degrees(-2.8), degrees(-0.2)
    ('−3', '0')
    """
    return f"{temperature:z.0f}".replace("-", "−")


def _dated(day):
    return f"{Game.date(day)} {day.date.year}"


def _before(state):
    days = listed(
        f"{Game.date(day)} {Game.rain(day)} ({Game.temperature(day)}, {Game.wind(day)})"
        for day in state.before
    )
    text = f"Will it rain on {_dated(state.today)}? The days before: {days}."
    return f"{text} {Game.similar(state.n_similar_wet)}" if state.ensemble else text


def _ask_for_chance(state):
    text = f"Your chance of rain is {percent(state.chance)}."
    if state.chance in (0, 1):
        other = "rains" if state.chance == 0 else "stays dry"
        text += f" If it {other}, you pay infinitely many bits."
    return f"{text} Press State it."


def _outcome(state):
    chances = state.chances_today
    day = state.today
    came = f"{_dated(day)} was {Game.rain(day)}."
    five = ", ".join(f"{FORECASTERS[name]} {percent(chances[name])}" for name in FORECASTERS)
    return (
        f"{came} You stated {percent(chances['you'])} and pay {amount(float(state.your_bits[-1]))}. "
        f"The others stated: {five}."
    )


def _so_far(state, and_all):
    best = state.best_so_far
    text = f"Best after {count(state.played.size, 'day', 'days')}: {Game.players[best]}, "
    text += f"{amount(state.averages[best], 'bits_a_day')}."
    if and_all:
        averages = ", ".join(f"{Game.players[name]} {three(bits)}" for name, bits in state.averages.items())
        text += f" All in bits a day: {averages}."
    elif best != "you":
        text += f" You: {amount(state.averages['you'], 'bits_a_day')}."
    if math.isinf(state.averages["you"]):
        wrong = count(state.n_wrong_and_sure, "day", "days")
        text += f" You were sure and wrong on {wrong}, so your average stays infinite."
    return text


def _go_on(state):
    if state.next is None:
        return "You have seen all days of 2015. Press Start again to begin a new game."
    return "Press Next day."


class Certain:
    labels = {
        "added": "Added to each count",
        "weight": "Weight of climatology",
        "as_it_is": "The ensemble",
        "one_added": "1 added",
        "best_mix": "Best mix",
        "climatology": "Climatology alone",
    }
    added = {0: "0", 1: "1"}
    days = "Days of 2015, by what the ensemble said"
    n_wet = "of ten similar days, so many were wet"
    y_days = "days"
    stated = "stated:"
    wet, dry = "wet", "dry"
    bits = "Bits a day"
    brier = "Brier score"
    weight = "weight of climatology"

    def chance(value):
        if 0 < value < 0.005:
            return "<1%"
        return ">99%" if 0.995 <= value < 1 else f"{value:.0%}"

    def each_wrong_day(state):
        return f"{state.n_missed} wet days: {three(state.cost_of_missed)} bits each"

    def now(value):
        return f"now {three(value)}"

    def lowest(value, at):
        return f"lowest {three(value)} at {at:.2f}"

    def sentence(state):
        text = f"{_forecast(state)}: {amount(state.bits, 'bits_a_day')}, Brier score {state.brier:.3f}."
        if state.is_ever_certain:
            text += (
                f" On {state.n_certain} of {state.n_days} days it was certain. On {state.n_certain_and_wrong} of these "
                "it was wrong, and each of them costs infinitely many bits. The Brier score does not show that: "
                f"climatology alone has a higher one, {state.brier_of_climatology:.3f}."
            )
        else:
            text += (
                f" It is never certain. Each of the {state.n_missed} days that were wet after “0 of 10” costs "
                f"{amount(state.cost_of_missed)}."
            )
        (bits, at), (brier, brier_at) = state.lowest_bits, state.lowest_brier
        if at == brier_at == 0:
            text += f" With {state.added} added, mixing does not help: both scores are lowest at weight 0."
            return with_guess(text, state.guess, "bits_a_day", of=" for the best mix")
        text += (
            f" With {state.added} added, the bits are lowest at a weight of {at:.2f}: {amount(bits, 'bits_a_day')}. "
            f"The Brier score is lowest at {brier_at:.2f}: {brier:.3f}."
        )
        return with_guess(text, state.guess, "bits_a_day", of=" for the best mix")


def _forecast(state):
    if state.weight == 1:
        return f"Climatology alone, which states {percent(state.rate)} every day"
    added = " with 1 added to each count" if state.added else ""
    if state.weight == 0:
        return f"The ensemble{added}" if added else "The ensemble as it is"
    return f"The ensemble{added}, mixed with climatology at a weight of {state.weight:.2f}"


PREDICTIONS: dict[str, dict[str, str]] = {
    "bits-of-a-wrong-ninety": {},
    "best-of-five": {},
    "wrong-though-sure": {},
    "best-mix": {},
    "state-for-the-lowest-distance": {},
    "bits-of-miscalibration": {},
    "today-tells-tomorrow": {},
}

EXERCISES = {
    "two-days-with-one-blank": {
        "blank_alone": "0.8 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "hint": "the second day stayed dry. Which chance did the forecast give to a dry day?",
        "solution": "A dry day was given 1 - 0.2 = 0.8, so (np.log2(1 / 0.9) + np.log2(1 / 0.8)) / 2.",
        "chance_of_rain": "You put 0.2 into the blank. That is the chance of rain, but the day stayed dry.",
        "first_day": "You put 0.9 into the blank. That is the first day. The second forecast said 20% rain.",
        "even": "You put 0.5 into the blank. The forecast said 20% rain. How much is left for a dry day?",
        "percent": "You wrote the chance as 80. As a number from 0 to 1 it is 0.8.",
        "both_for_rain": "This is not the mean of the two days. Put only the missing chance in place of blank.",
    },
    "four-days": {
        "hint": "for each day, take the chance that was given to what came. Then take the logarithms, and their mean.",
        "solution": (
            "What came was given 0.5, 0.75, 0.9 and 0.2: np.mean(np.log2(1 / np.array([0.5, 0.75, 0.9, 0.2])))."
        ),
        "always_rain": "You took the chance of rain on every day. The third day stayed dry, so take 1 - 0.1 there.",
        "other_outcome": "You took the chance of what did not come. Take the chance that was given to what came.",
        "mean_first": "You took the mean of the chances first. Take the logarithm of each day, and then the mean.",
        "sum": "This is the sum of the four days. Divide it by 4.",
        "entropies": "This is the mean entropy of the four forecasts. The score depends on what came.",
        "right_or_wrong": (
            "You counted a forecast as right if it gave what came more than 50%. The score looks at the chance itself."
        ),
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "the-month-in-july": {
        "hint": "2 days pay for rain, and 29 days pay for no rain. Add up, and divide by 31.",
        "solution": (
            "The stated chance is q = 9 / 93 every day: (2 * np.log2(1 / q) + 29 * np.log2(1 / (1 - q))) / 31. "
            "It is the cross-entropy of what came and what was stated."
        ),
        "swapped": "What came and what was stated are swapped. What came says how often, and goes in front.",
        "entropy": "This is the entropy of July 2015. Nobody knew before that only 2 of 31 days would be wet.",
        "entropy_of_belief": "This is the entropy of the belief, as if it had rained on 9.7% of days in 2015, too.",
        "divergence": "This is the divergence, the extra bits only. The question is about the whole cost.",
        "rain_only": "This is what a wet day costs. Most days of July 2015 stayed dry.",
        "dry_only": "This is what a dry day costs. Two days of July 2015 were wet.",
        "plain_mean": "You averaged a wet day and a dry day, as if both were equally common. Count the days.",
        "sum": "This is the sum over the whole month. Divide it by its 31 days.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "rain-after-none-of-ten": {
        "hint": "first work out the stated chance, (k + 1) / 12. How many halvings is that?",
        "solution": "The stated chance is (0 + 1) / 12, and rain comes: np.log2(12).",
        "nothing_added": "That is so without the added ones. With them, the stated chance is not 0.",
        "only_to_wet": "You divided by 11. One is added to the count of wet days, and one to that of dry days.",
        "total_stays": "You divided by 10. The two added days count as well, so there are 12.",
        "dry": "This is what a dry day costs. Here it rains.",
        "chance": "This is the stated chance. How many bits does rain cost with this chance?",
        "chance_of_11": "This is a chance of 1 in 11. One dry day is added, too. And how many bits is a chance?",
        "factor": "12 is the factor. How many halvings is that?",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "brier-of-one-percent": {
        "hint": "it rains, so y is 1. Take q - 1, and square it.",
        "solution": "(0.01 - 1) ** 2. With a chance of 0 it would be 1, which is hardly more.",
        "dry": "This is the score of a dry day, where y is 0. Here it rains.",
        "of_zero": "This is the score with a stated chance of 0. Here it is 1%.",
        "not_squared": "This is the distance of q from 1. The Brier score is its square.",
        "bits": "This is the log score in bits. The question is about the Brier score.",
        "both_outcomes": "This is Brier's own sum over both outcomes. Here we count only one of them, (q - y) ** 2.",
    },
    "expected-bits-with-one-blank": {
        "blank_alone": "0.4 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "hint": "the blank says how often you expect a dry day. Is that what you believe, or what you state?",
        "solution": "You believe in 60% rain, so in 40% dry: 0.6 * np.log2(1 / 0.8) + 0.4 * np.log2(1 / 0.2).",
        "stated_dry": "You put 0.2 into the blank. That is what you state. The blank is about what you believe.",
        "belief_in_rain": "You put 0.6 into the blank. That is your belief in rain. How much is left for a dry day?",
        "stated_rain": "You put 0.8 into the blank. That is the chance of rain that you state.",
        "unweighted": "You put 1 into the blank, as if every day were dry. How often do you expect that?",
        "half": "You put 0.5 into the blank. You believe in 60% rain. How much is left for a dry day?",
    },
    "a-forecaster-who-holds-back": {
        "hint": "the belief says how often, so it stands in front. What is stated stands inside the logarithm.",
        "solution": (
            "0.4 * np.log2(1 / 0.25) + 0.6 * np.log2(1 / 0.75), or cross_entropy([0.4, 0.6], [0.25, 0.75])."
        ),
        "swapped": "The belief and what is stated are swapped. The belief says how often, and goes in front.",
        "honest": "This is the expected score of an honest forecast. Here another chance is stated.",
        "entropy_of_stated": "This would be right for a belief of 25%. But here the belief is 40%.",
        "divergence": "These are the extra bits only. The question is about the whole expected score.",
        "unweighted": "You averaged rain and dry as if both were equally likely. Use the chances that are believed.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "ninety-percent-too-bold": {
        "hint": "the best chance would have been 75%. How many extra bits does a belief of 90% cost?",
        "solution": (
            "The divergence of what came from what was stated: 0.75 * np.log2(0.75 / 0.9) + 0.25 * np.log2(0.25 / 0.1)."
        ),
        "swapped": "You have the divergence in the other direction. What came is the truth, and goes in front.",
        "cross_entropy": "This is the whole cost of these days. A part of it would be there with 75%, too.",
        "entropy": "This is what these days would have cost with 75%. How much more did they cost with 90%?",
        "entropies": "You subtracted two entropies. The bits that a stated 90% pays depend on what came.",
        "difference": "This is the difference of the two chances. How many bits does it cost?",
        "brier": "This is what the Brier score counts for these days. The question is about bits.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "score-from-its-parts": {
        "hint": "what the forecast tells makes the score lower. What miscalibration costs makes it higher.",
        "solution": "0.9 - 0.3 + 0.05: left open, less what it tells, plus what miscalibration costs.",
        "all_added": "You added all three. What the forecast tells makes the score lower.",
        "both_taken": "You subtracted both. Miscalibration is a cost, so it makes the score higher.",
        "signs_swapped": "The signs are swapped: telling something lowers the score, and miscalibration raises it.",
        "recalibrated": "This is the score after recalibration. The forecast still pays for its miscalibration.",
        "only_paid": "This forecast also tells something. That makes its score lower.",
    },
    "rate-of-the-valley": {
        "hint": "there are two entropies, after a dry day and after a wet one. How often does each kind of day come?",
        "solution": (
            "2/3 of the entropy of [0.9, 0.1] plus 1/3 of that of [0.2, 0.8]: "
            "2 / 3 * entropy([0.9, 0.1]) + 1 / 3 * entropy([0.2, 0.8])."
        ),
        "plain_mean": "You averaged the two entropies as if dry and wet days were equally common.",
        "entropy": "This is the entropy of a day if you do not know the day before.",
        "weights_swapped": "The weights are swapped. Two thirds of days are dry. After them, it is 90% and 10%.",
        "told": "This is what today tells about tomorrow. The question is about what is left.",
        "sum": "You added the two entropies. Multiply each by its share of days first.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
}

QUESTIONS = {
    "a-day-of-rain-with-a-belief-in-sun": {
        "asks": (
            "You believe in 75% sun and 25% rain. Your code is ideal for this belief. Today it rains. "
            "How long is the message?"
        ),
        "average": (
            "0.811 bits",
            "That is the average if the belief is true. This question is about one rainy day.",
        ),
        "sun": ("0.415 bits", "That is the message for sun. The word for the rarer outcome is longer."),
        "rain": ("2 bits", "The belief gave rain a quarter, and a quarter is two halvings."),
    },
    "the-cheapest-belief": {
        "asks": "The sun shines on 75% of days, and it rains on 25%. Which belief has the lowest cross-entropy?",
        "certain": (
            "100% sun, because sun is more likely",
            "This belief gives rain a chance of 0, and rain does come. So its cross-entropy is infinite.",
        ),
        "truth": ("75% sun", "The divergence is 0 if the belief is the truth. Only the entropy is left."),
        "careful": (
            "50% sun, because it is never far off",
            "It costs 1 bit on every day. The entropy is only 0.811 bits a day.",
        ),
    },
    "one-zero-in-a-hundred": {
        "asks": (
            "A classifier gave the truth a belief of 1 on 99 pictures, and a belief of 0 on one picture. "
            "What is its mean loss?"
        ),
        "infinite": (
            "infinite",
            "One infinite loss makes the whole mean infinite. No other picture can make up for it.",
        ),
        "one_percent": (
            "0.01 nats",
            "You counted the wrong answers. The loss depends on the belief: −ln 0 is infinite.",
        ),
        "share": (
            "0.046 nats",
            "You took −ln 0.01 / 100. On this picture the belief in the truth was 0, and not 0.01.",
        ),
    },
    "one-day-in-four": {
        "asks": "The chance of rain is 25% on every day, and the days are independent. What about the next four days?",
        "exactly": (
            "Exactly one of them will be wet",
            "It can also be none, two or more. One in four is the average over many days.",
        ),
        "average": (
            "On average one of four is wet, but it can be none or more",
            "25% says what you expect over many days. Four days are few.",
        ),
        "after_three": (
            "After three dry days, the fourth is wet",
            "Independent days do not remember. The fourth day has a chance of 25%, too.",
        ),
    },
    "five-bits-on-a-quiet-island": {
        "asks": (
            "On an island the entropy of the weather is 0.3 bits a day. "
            "Can there be a day whose news tells 5 bits?"
        ),
        "never": (
            "No, no day tells more than 0.3 bits",
            "0.3 bits is the average. A rare outcome tells much more than the average day.",
        ),
        "rare": (
            "Yes, if its weather is rare",
            "5 bits are a chance of 1/32. Such a day adds little to the average.",
        ),
        "many": (
            "Yes, but then most days tell 5 bits",
            "Then the average would be near 5 bits. What tells 5 bits comes on 1 day in 32.",
        ),
    },
    "eight-states-with-perplexity-eight": {
        "asks": "A sky has eight states, and a perplexity of 8. What do you know about its chances?",
        "nothing": (
            "nothing, every sky with eight states has perplexity 8",
            "The sunny region has eight states, too, and its perplexity is 4.69.",
        ),
        "eight_bits": (
            "that its entropy is 8 bits",
            "The perplexity is 2 to the power of the entropy. 8 is 2 to the power of 3.",
        ),
        "equal": (
            "all eight are equally likely",
            "Only then is the entropy log₂ 8 = 3 bits, and 2 to the power of 3 is 8.",
        ),
    },
    "a-word-for-each-day": {
        "asks": (
            "The sun shines on 90% of days, and it rains on 10%. The days are independent, and the entropy is "
            "0.469 bits a day. Can a code without errors average less than 1 bit a day?"
        ),
        "short_words": (
            "Yes, with a very short word for sun",
            "No word is shorter than 1 bit. With one word for each day, the average is at least 1 bit.",
        ),
        "never": (
            "No, each day needs a word of its own",
            "One word can also stand for several days.",
        ),
        "blocks": (
            "Yes, if one word stands for a block of days",
            "Ten sunny days can share one short word. So the average can come near 0.469 bits a day.",
        ),
    },
    "the-same-entropy-abroad": {
        "asks": (
            "A code is ideal for one region. It is used in a second region, which has the same entropy but other "
            "chances. How long are the messages there, on average?"
        ),
        "same": (
            "as long as at home, because the entropy is the same",
            "The entropy is only what the weather tells. A belief that is not the truth costs extra bits.",
        ),
        "more": (
            "longer, by the divergence",
            "The cross-entropy is the entropy plus the divergence, and that is not 0 here.",
        ),
        "unknown": (
            "longer or shorter, nobody can know",
            "They cannot be shorter than the entropy, and at home they were exactly as long.",
        ),
    },
    "half-a-nat-above-the-floor": {
        "asks": (
            "The floor of some features is 0.3 nats. A classifier that sees them has a mean loss of 0.8 nats on new "
            "pictures. How much can better training save at most?"
        ),
        "difference": (
            "0.5 nats",
            "Training can lower the divergence. The floor is an entropy, and it stays.",
        ),
        "all": ("0.8 nats", "Then the loss would be 0. But faces that look alike can be different animals."),
        "floor": ("0.3 nats", "0.3 nats is what stays. The rest can be saved."),
    },
    "rain-after-thirty-percent": {
        "asks": "The forecast said 30% rain, and it rained. What can you say about the forecast?",
        "wrong": (
            "It was wrong: less than 50% means no rain",
            "30% means that it rains on 3 of 10 such days. This can be one of the three.",
        ),
        "one_day": (
            "It paid 1.737 bits, but one day cannot show if it is good",
            "You need many days: their mean score, and how often it rained after 30%.",
        ),
        "bad": (
            "It is bad, because it paid more than 1 bit",
            "A good forecast also pays more than 1 bit on some days. The mean over many days counts.",
        ),
    },
    "six-certain-days": {
        "asks": (
            "The ten similar days were certain and wrong on 6 days. "
            "Why does their Brier score still look good?"
        ),
        "small_share": (
            "6 of 365 days are too few for any score",
            "For the log score one such day is enough: it costs infinitely many bits.",
        ),
        "not_hidden": (
            "Because certain forecasts are bold, and boldness is good",
            "Boldness pays if it is right. Certain and wrong is the worst that a forecast can be.",
        ),
        "at_most_one": (
            "A day costs 1 at most in the Brier score",
            "So 6 days add at most 6 / 365 to the mean. In bits there is no such limit.",
        ),
    },
    "calibrated-every-day": {
        "asks": (
            "In a place it rains on 40% of days. A forecaster states 40% every day. Is this a good forecast?"
        ),
        "good": (
            "Yes, because it is calibrated",
            "Calibration is not enough. A forecast should also tell wet days from dry ones.",
        ),
        "worthless": (
            "No, it is worthless",
            "It is the mark that others have to beat. It pays 0.971 bits a day. If you always say 50%, you pay 1 bit, "
            "and if you always say 0%, infinitely many.",
        ),
        "tells_nothing": (
            "It is calibrated, but it does not tell wet days from dry ones",
            "After 40% it rains on 40% of days. A better forecast is also sometimes higher, and sometimes lower.",
        ),
    },
    "tomorrow-tells-today": {
        "asks": (
            "In Seattle, today tells 0.136 bits about tomorrow, on average. "
            "You slept through today. How much does tomorrow tell you about today?"
        ),
        "nothing": (
            "nothing, because today comes first",
            "A wet tomorrow makes a wet today more likely. Information does not ask what comes first.",
        ),
        "less": ("something below 0, because it is backwards", "Mutual information is never negative."),
        "same": ("0.136 bits", "Mutual information is the same in both directions."),
    },
}
