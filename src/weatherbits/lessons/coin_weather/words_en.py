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
ABOUT = "What a bit is, and how many of them a forecast is worth."  # what one will see in it


class Message:
    texts = {"rainy": "Rainy", "one_letter": "R", "thunderstorm": "Thunderstorm"}  # the messages themselves
    labels = {
        "text": "Message",
        "outcomes": "Equally likely outcomes",
        "rainy": "Rainy",
        "one_letter": "R",
        "thunderstorm": "Thunderstorm, of 8",
    }
    your_guess = f"{YOUR_GUESS}:"

    def sentence(state):
        worth = (
            f"News of one of {state.outcomes} equally likely outcomes is worth {amount(state.bits_of_use)}."
            if state.outcomes > 1
            else "With one possible outcome you knew it before: the news is worth 0 bits."
        )
        if not state.text:
            return f"Nothing is sent, so no two outcomes can be told apart. {worth}"
        letters, sent = len(state.letters), len(state.data)
        size = count(letters, "character", "characters")
        if sent != letters:
            size += f" in {count(sent, 'byte', 'bytes')}"
        is_short = state.bits_sent < state.bits_of_use
        short = " The message is too short to tell so many outcomes apart." if is_short else ""
        text = f"“{state.quote}” is {size}: {count(state.bits_sent, 'bit', 'bits')} sent. {worth}{short}"
        return with_guess(text, state.guess, of=" for two outcomes")

    def sent(state):
        return f"sent: {count(state.bits_sent, 'bit', 'bits')}"

    def of_use(state):
        return f"of use: {amount(state.bits_of_use)}"


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
            text += f"{left} are left, {amount(needed - state.received)} to go."
        elif state.received > needed:
            text += f"one is left since bit number {needed}; what came after told you nothing new."
        else:
            text += (
                f"one is left. It took {amount(needed)} to learn which of the {state.possibilities} it is."
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
            f"{state.here} × {state.there} = {count(state.pairs, 'pair', 'pairs')} of weather; "
            f"{amount(here)} + {amount(there)} = {amount(here + there)}. "
            "The possibilities are multiplied, the bits are added."
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
        if 0 < state.p_rain < 1:
            sun, rain = state.surprisals
            text = (
                f"Chance of rain {state.p_rain:.0%}: news of sun tells you {amount(sun)}, "
                f"news of rain {amount(rain)}."
            )
        else:
            always, never = ("sunny", "rain") if state.p_rain == 0 else ("rainy", "sun")
            text = (
                f"It is always {always}, and news of it tells you 0 bits. "
                f"News of {never} would be infinitely surprising, but it never comes."
            )
        return with_guess(text, state.guess, of=" for sun, at 75% sun")


class CoinWeather:
    labels = News.labels
    average = "... and on average"
    chance = "chance of rain"

    def sentence(state):
        return f"{News.sentence(state)} On average a day tells you {amount(state.entropy)}."


class Average:
    labels = COIN_LABELS
    share_of_days = "share of days"
    boxes = "What each kind of day tells"
    level = "The same area, levelled"

    def sentence(state):
        if not 0 < state.p_rain < 1:
            text = "The weather never changes: no day tells you anything, and the entropy is 0 bits."
        else:
            (p_sun, p_rain), (sun, rain) = state.pmf, state.surprisals
            text = (
                f"{p_sun:.2f} × {amount(sun)} for sun + {p_rain:.2f} × {amount(rain)} for rain "
                f"{state.equals} {amount(state.entropy)} a day on average: the entropy."
            )
        return with_guess(text, state.guess, of=" a day for 75% sun")

    def amount(state):
        return f"{state.entropy:.3f} bits a day"


class DayByDay:
    labels = COIN_LABELS | {"days": "Days", "new_sample": "New sample", "play": "Play"}
    days_so_far = "days so far"
    average = "bits a day, on average"
    inside = "after many days, about 19 samples of 20 are inside"

    def sentence(state):
        mean, rainy = state.running_mean[-1], int(state.is_rainy.sum())
        gap = abs(round(mean, 3) - round(state.entropy, 3))  # of the numbers as they are told
        return (
            f"After {count(state.days, 'day', 'days')} ({rainy:,} rainy) the forecasts have told "
            f"{amount(mean)} a day on average. The entropy is {amount(state.entropy)}: a gap of {amount(gap)}."
        )

    def latest(state):
        return f"day {state.days:,}"

    def entropy(state):
        return f"H = {state.entropy:z.3f}"


_SIGN = "The logarithm of a number below 1 is negative; the minus sign in -log2 p turns it round."
_TIMES_HOW_OFTEN = (
    "You have multiplied by how often it rains; that gives what rain adds to the average. Leave it out."
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
        "anywhere": "as likely far as near",
    },
}

EXERCISES = {
    "thunderstorm-sent": {
        "hint": "count the letters; each takes one byte, and a byte is 8 bits.",
        "solution": '8 * len("Thunderstorm".encode()), eight bits for each of its bytes.',
        "rainy": "That is Rainy. Thunderstorm has more letters.",
        "even_chances": "1 bit is what news of sun or rain is worth at even chances. How many are sent?",
        "bytes": "These are the letters, which is to say the bytes. How many bits in each?",
        "of_use": "These are the bits of use, among eight equally likely states. How many are sent?",
    },
    "from-64-to-8": {
        "hint": "how many times must 64 be halved to leave 8?",
        "solution": "64 → 32 → 16 → 8 are three halvings: np.log2(64 / 8).",
        "factor": "8 is the factor by which the possibilities shrank. How many halvings is that?",
        "difference": "56 possibilities are gone, but bits count halvings, not what is lost.",
        "to_one": "That would leave one single possibility; here 8 are left.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "rain-bits": {
        "hint": "by what factor does your uncertainty shrink, and how many halvings is that?",
        "solution": "The surprisal of a chance of 1/8 is log2(8), so np.log2(1 / 0.125).",
        "factor": "8 is the factor by which your uncertainty shrinks; how many halvings is that?",
        "sun": "These are the bits of sun. The rarer outcome tells more, not less.",
        "average": "This is the average over all days; the question is about rainy days.",
        "times_how_often": _TIMES_HOW_OFTEN,
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
        "sign": _SIGN,
    },
    "desert-rain-bits": {
        "hint": "one day in fifty is rainy: how many halvings is a factor of 50?",
        "solution": "-np.log2(0.02): the news of one rainy day in fifty.",
        "average": "This is the average over all days, most of them dull. How much does a rainy day tell?",
        "sun": "These are the bits of a sunny day. The rarer the news, the more it tells.",
        "sign": _SIGN,
        "times_how_often": _TIMES_HOW_OFTEN,
        "factor": "50 is the factor; how many halvings is that?",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "average-at-90": {
        "hint": "weigh each outcome's surprisal with its own probability, and add the two up.",
        "solution": "-(0.9 * np.log2(0.9) + 0.1 * np.log2(0.1)): each surprisal times how often it comes.",
        "mean": (
            "You averaged the surprisals as if sun and rain were equally common. "
            "Weigh each with its probability."
        ),
        "sum": "You added the surprisals up; weigh each with its probability first.",
        "sun_adds": "This is what sunny days add; add what the rainy ones do, too.",
        "rain_adds": "This is what rainy days add; add what the sunny ones do, too.",
        "sign": "A minus sign is missing: -log2 p is never negative.",
        "mostly_sunny": "That is the place with 75% sun; here the sun shines on 90% of days.",
        "rain": "This is what a rainy day tells; the question is about the average day.",
        "sun": "This is what a sunny day tells; the question is about the average day.",
        "nats": USED_NATURAL_LOGARITHM,
    },
    "die-entropy": {
        "hint": "all six faces are equally likely, so each throw tells the same number of bits.",
        "solution": "Each face has a chance of 1/6 and a surprisal of np.log2(6), and so has the average.",
        "coin": "Entropy is at most 1 bit only where there are two outcomes. Six faces leave more to be learnt.",
        "faces": "6 is the number of faces; how many halvings is that?",
        "eight": "That is for eight equally likely outcomes; a die has six.",
        "one_face": "This is what one face adds to the average. There are six faces.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
}
