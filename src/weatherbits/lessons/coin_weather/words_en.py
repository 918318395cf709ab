"""What a learner reads in lesson 1, in English."""

from ...words_en import (
    COIN_LABELS,
    USED_LOGARITHM_TO_BASE_10,
    USED_NATURAL_LOGARITHM,
    YOUR_GUESS,
    amount,
    count,
    with_guess,
)

TITLE = "Coin weather"
ABOUT = "What a bit is, and how many bits a forecast tells you."  # what one will see in it


class Message:
    # The messages themselves; the last one is asked for in an exercise, so no preset shows it.
    texts = {"rainy": "Rainy", "one_letter": "R", "sunshine": "Sunshine", "thunderstorm": "Thunderstorm"}
    labels = {
        "text": "Message",
        "outcomes": "Equally likely outcomes",
        "rainy": "Rainy",
        "one_letter": "R",
        "sunshine": "Sunshine, 4 outcomes",
    }
    your_guess = f"{YOUR_GUESS}:"

    def sentence(state):
        worth = (
            f"The news is one of {state.outcomes} equally likely outcomes, so it tells you "
            f"{amount(state.bits_of_use)}."
            if state.outcomes > 1
            else "There is only one possible outcome. You knew it before, so the news tells you 0 bits."
        )
        if not state.text:
            would = f"News of one of {state.outcomes} equally likely outcomes would tell you"
            text = f"Nothing is sent, so you learn nothing. {would} {amount(state.bits_of_use)}."
            text = text if state.outcomes > 1 else f"Nothing is sent. {worth}"
            return with_guess(text, state.guess, of=" for two outcomes")
        letters, sent = len(state.letters), len(state.data)
        size = count(letters, "character", "characters")
        if sent != letters:
            size += f" in {count(sent, 'byte', 'bytes')}"
        text = f"“{state.quote}” is {size}: {count(state.bits_sent, 'bit', 'bits')} sent. {worth}"
        return with_guess(text, state.guess, of=" for two outcomes")

    def sent(state):
        return f"sent: {count(state.bits_sent, 'bit', 'bits')}"

    def of_use(state):
        return f"useful: {amount(state.bits_of_use)}"


class Halving:
    labels = {
        "possibilities": "Equally likely possibilities",
        "received": "Bits received",
        "coin_weather": "Coin weather",
        "eight_states": "Eight states",
        "sixty_four": "64",
    }
    before = "before"

    def sentence(state):
        left, needed = int(state.left[-1]), state.bits_needed
        text = f"{state.possibilities} possibilities, {count(state.received, 'bit', 'bits')} received: "
        if left > 1:
            text += f"{left} are left. You still need {amount(needed - state.received)}."
        elif state.received > needed:
            text += f"one is left. Bit number {needed} was the last one that told you anything new."
        else:
            text += (
                f"one is left. You needed {amount(needed)} to know which of the {state.possibilities} it is."
            )
        return with_guess(text, state.guess, of=" for 8 possibilities")

    def half(bit, is_right):
        return f"bit {bit}: {'right' if is_right else 'left'}"

    def left(number):
        return f"{number} left"


class TwoTowns:
    labels = {
        "here": "States here",
        "there": "States there",
        "two_and_two": "2 and 2",
        "two_and_four": "2 and 4",
        "eight_and_eight": "8 and 8",
        "three_and_five": "3 and 5",
    }
    possibilities = "Possibilities are multiplied"
    bits = "Bits are added"

    def sentence(state):
        here, there = state.bits
        return (
            f"The possibilities are all equally likely. They are multiplied: {state.here} × {state.there} = "
            f"{count(state.pairs, 'pair', 'pairs')} of weather. "
            f"The bits are added: {amount(here)} + {amount(there)} = {amount(here + there)}."
        )

    def pairs(state):
        return f"{state.here} here × {state.there} there = {state.pairs}"

    def here(bits):
        return f"here {bits:.3f}"

    def there(bits):
        return f"there {bits:.3f}"


class News:
    labels = COIN_LABELS
    chances = "How likely"
    told = "What the news tells"
    chance = "chance of the outcome"
    both = "sun, rain 1.000"  # of a fair coin
    your_guess = f"{YOUR_GUESS}:"

    def sentence(state):
        return with_guess(News.both_kinds(state), state.guess, of=" for sun, at 75% sun")

    def both_kinds(state):
        if 0 < state.p_rain < 1:
            sun, rain = state.surprisals
            return (
                f"The chance of rain is {state.p_rain:.0%}. "
                f"News of sun tells you {amount(sun)}, news of rain {amount(rain)}."
            )
        always, never = ("sun", "rain") if state.p_rain == 0 else ("rain", "sun")
        return (
            f"Every day brings {always}, so news of {always} tells you 0 bits. "
            f"News of {never} would tell you infinitely many bits, but it never comes."
        )


class CoinWeather:
    labels = News.labels
    average = "What a day tells on average"
    chance = "chance of rain"

    def sentence(state):
        return f"{News.both_kinds(state)} On average a day tells you {amount(state.entropy)}."


class Average:
    labels = COIN_LABELS
    share_of_days = "share of days"
    boxes = "What each kind of day tells"
    level = "The same area, spread evenly"

    def sentence(state):
        if not 0 < state.p_rain < 1:
            text = "The weather never changes. No day tells you anything new, so the entropy is 0 bits a day."
        else:
            (p_sun, p_rain), (sun, rain) = state.pmf, state.surprisals
            text = (
                f"{p_sun:.2f} × {amount(sun)} for sun + {p_rain:.2f} × {amount(rain)} for rain "
                f"{state.equals} {amount(state.entropy)} a day on average. This is the entropy."
            )
        return with_guess(text, state.guess, of=" a day for 75% sun")

    def amount(state):
        return f"{state.entropy:.3f} bits a day"


class DayByDay:
    labels = COIN_LABELS | {"days": "Days", "new_sample": "New sample", "play": "Play"}
    days_so_far = "days so far"
    average = "bits a day, on average"
    inside = "two standard errors: on any late day you choose, about 19 of 20 samples are inside"

    def sentence(state):
        mean, rainy = state.running_mean[-1], int(state.is_rainy.sum())
        gap = abs(round(mean, 3) - round(state.entropy, 3))  # of the numbers as they are told
        text = (
            f"After {count(state.days, 'day', 'days')} ({rainy:,} rainy) the forecasts have told you "
            f"{amount(mean)} a day on average. The entropy is {amount(state.entropy)}, "
        )
        if not state.standard_deviation:
            return f"{text}too. Every day tells the same, so there is never a gap."
        return (
            f"{text}so the gap is {amount(gap)}. The usual size of such a gap, the standard error, is "
            f"{amount(state.standard_error)}."
        )

    def shown(state, number):
        if state.days == number:
            return count(state.days, "day", "days")
        return f"The last {number} of {state.days:,} days"

    def entropy(state):
        return f"H = {state.entropy:z.3f}"


_SIGN = "The logarithm of a number below 1 is negative. The minus sign in -log2 p makes it positive."
_TIMES_HOW_OFTEN = (
    "You multiplied by the chance of rain. That is what rain adds to the average. "
    "The question is about a rainy day alone."
)

PREDICTIONS = {
    "useful-bits-of-rainy": {},
    "bits-for-one-of-eight": {},
    "sun-or-rain": {"sun": "news of sun", "rain": "news of rain", "same": "both the same"},
    "bits-of-sun": {},
    "average-bits": {},
    "after-a-month": {
        "exactly": "exactly on it",
        "near": "most likely within 0.3 bits of it",
        "anywhere": "anywhere: far away is as likely as near",
    },
}

EXERCISES = {
    "thunderstorm-sent": {
        "hint": "count the letters. Each takes one byte, and a byte is 8 bits.",
        "solution": '8 * len("Thunderstorm".encode()) counts eight bits for each byte.',
        "rainy": "That is the number for Rainy. Thunderstorm has more letters.",
        "even_chances": "1 bit is what news of sun or rain tells at even chances. How many bits are sent?",
        "bytes": "That is the number of letters, so of bytes. How many bits has each byte?",
        "of_use": "2 bits are useful if there are four equally likely outcomes. How many are sent?",
    },
    "from-64-to-8": {
        "hint": "how often must you halve 64 to get 8?",
        "solution": "64 → 32 → 16 → 8 are three halvings: np.log2(64 / 8).",
        "factor": "8 is the factor by which the possibilities shrank. How many halvings is that?",
        "difference": "56 possibilities are gone. But bits count halvings, not how many are gone.",
        "to_one": "That many halvings would leave a single possibility. Here 8 are left.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "sun-at-80": {
        "hint": "the news is sun. What is the chance of sun there, as a number from 0 to 1?",
        "solution": "The news is sun, and its chance is 0.8. So np.log2(1 / 0.8).",
        "blank_alone": "0.8 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "rain": "0.2 is the chance of rain. This time the news is sun.",
        "percent": "You wrote the chance as 80. As a number from 0 to 1 it is 0.8.",
        "factor_twice": "You put in the factor, 1 / 0.8. The line divides 1 by the chance already.",
        "even": "This is the answer for a chance of 50%. Here sun has a chance of 80%.",
        "mostly_sunny": "That is the place with 75% sun. Here the sun shines on 80% of days.",
        "times_how_often": (
            "You multiplied by the chance of sun. That is what sun adds to the average. "
            "The question is about a sunny day alone."
        ),
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "rain-bits": {
        "hint": "by what factor do your possibilities shrink, and how many halvings is that?",
        "solution": "The chance of rain is 1/8, so its surprisal is np.log2(1 / 0.125).",
        "factor": "8 is the factor by which your possibilities shrink. How many halvings is that?",
        "chance": "1/8 is the chance of rain. How many halvings is a factor of 8?",
        "sun": "These are the bits of sun. The rarer outcome tells more, not less.",
        "average": "This is the average over all days. The question is about rainy days.",
        "times_how_often": _TIMES_HOW_OFTEN,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
        "sign": _SIGN,
    },
    "desert-rain-bits": {
        "hint": "one day in fifty is rainy. How many halvings is a factor of 50?",
        "solution": "News of one rainy day in fifty tells -np.log2(0.02).",
        "average": "This is the average over all days, and most are sunny. How much does a rainy day tell?",
        "sun": "These are the bits of a sunny day. The rarer the news, the more it tells.",
        "sign": _SIGN,
        "times_how_often": _TIMES_HOW_OFTEN,
        "factor": "50 is the factor. How many halvings is that?",
        "chance": "0.02 is the chance of rain. How many halvings is a factor of 50?",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "average-at-80": {
        "hint": "how often does rain come in this place? That share belongs in place of blank.",
        "solution": "Rain comes on 20% of days, so 0.8 * np.log2(1 / 0.8) + 0.2 * np.log2(1 / 0.2).",
        "blank_alone": "0.2 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "share_of_sun": "You gave rain the share of the sunny days, 0.8. How often does rain come?",
        "unweighted": "You counted rain in full, as if every day were rainy. How often does rain come?",
        "half": "You gave rain a share of 0.5. Here it is rarer than that.",
        "left_out": "Now rain adds nothing. But it does come: how often?",
        "percent": "You wrote the share as 20. As a number from 0 to 1 it is 0.2.",
        "bits_again": "You put the bits of rain in place of blank. They stand there already. How often does rain come?",
    },
    "average-at-90": {
        "hint": "multiply each surprisal by its own chance, and add the two products.",
        "solution": "0.9 * np.log2(1 / 0.9) + 0.1 * np.log2(1 / 0.1): each surprisal times its chance.",
        "mean": (
            "You took the average as if sun and rain came equally often. "
            "Multiply each surprisal by its own chance."
        ),
        "sum": "You added the two surprisals. Multiply each by its chance first.",
        "sun_adds": (
            "If this is what sunny days add, then add what rainy days add. "
            "If you used np.log10, take np.log2: that counts bits."
        ),
        "rain_adds": "This is what rainy days add. Now add what sunny days add.",
        "sign": "A minus sign is missing: -log2 p is never negative.",
        "mostly_sunny": "That is the place with 75% sun. Here the sun shines on 90% of days.",
        "rain": "This is what a rainy day tells. The question is about the average day.",
        "sun": "This is what a sunny day tells. The question is about the average day.",
        "nats": USED_NATURAL_LOGARITHM,
    },
    "die-entropy": {
        "hint": "all six faces are equally likely, so each throw tells the same number of bits.",
        "solution": "Each face has a chance of 1/6 and tells np.log2(6) bits. So the average is the same.",
        "coin": "Entropy is at most 1 bit only if there are two outcomes. A die has six, so it tells more.",
        "faces": "6 is the number of faces. How many halvings is that?",
        "eight": "That is for eight equally likely outcomes. A die has six.",
        "one_face": "This is what one face adds to the average. There are six faces.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
}

QUESTIONS = {
    "longer-message": {
        "asks": (
            "Sun and rain are equally likely. Today the station does not send “Rainy”. "
            "It sends “It will be rainy tomorrow, dear listeners”. How much more does the long message tell you?"
        ),
        "much": (
            "About eight times as much",
            "You counted what is sent. The long message sends more bits, but it names one of the same two outcomes.",
        ),
        "a_little": (
            "A little more",
            "The extra words do not rule out any outcome. Both messages leave one of two possibilities.",
        ),
        "nothing": (
            "Nothing more",
            "Both messages name one of two equally likely outcomes. Each tells you 1 bit.",
        ),
    },
    "key-in-sixteen-boxes": {
        "asks": "A key is in one of 16 boxes, all equally likely. How many bits tell you which box it is?",
        "sixteen": ("16 bits", "16 is the number of possibilities. Bits count how often you halve them."),
        "four": ("4 bits", "16 → 8 → 4 → 2 → 1: four halvings."),
        "eight": ("8 bits", "8 boxes are left after the first bit. Count the halvings until one is left."),
    },
    "rare-rain": {
        "asks": (
            "In one place it rains on 50% of days, in another place on 1% of days. "
            "What is true of the place with 1% rain?"
        ),
        "both_more": (
            "News of rain tells more, so an average day tells more, too",
            "News of rain does tell more. But it comes so rarely that it adds little to the average.",
        ),
        "rarer_less": (
            "News of rain tells less, because rain is rare",
            "It is the other way round: the rarer the news, the more it tells.",
        ),
        "average_less": (
            "News of rain tells more, but an average day tells less",
            "News of rain tells 6.644 bits, not 1. But nearly every day is sunny and tells next to nothing: "
            "the entropy is 0.081 bits a day, not 1.",
        ),
    },
    "above-one-bit": {
        "asks": "Can the entropy of tomorrow's weather be more than 1 bit?",
        "many_outcomes": (
            "Yes, if there are more than two outcomes",
            "A fair die has 2.585 bits, and eight equally likely states have 3 bits.",
        ),
        "never": (
            "No, entropy is at most 1 bit",
            "That is true for two outcomes only. More outcomes can be harder to predict.",
        ),
        "rare": (
            "Yes, even with two outcomes, if one of them is very rare",
            "A rare outcome tells much, but it comes rarely. With two outcomes the average never passes 1 bit.",
        ),
    },
    "after-a-wet-start": {
        "asks": (
            "The chance of rain is 25%. In the first 100 days it rained on 35 days. "
            "What do you expect of the next 100 days?"
        ),
        "balance": (
            "About 15 rainy days, because the weather has to balance out",
            "The weather has no memory here. The wet start is not paid back: "
            "among more and more days it only counts for less and less.",
        ),
        "quarter": (
            "About 25 rainy days, perhaps a few more or fewer",
            "Each day still has a chance of 25%, no matter what came before.",
        ),
        "as_before": (
            "About 35 rainy days, as in the first 100",
            "35 days were an unusually wet sample. The chance of rain is still 25% a day.",
        ),
    },
}
