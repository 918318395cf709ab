"""What a learner reads in lesson 3, in English."""

from fractions import Fraction
from math import isclose, isinf

from ...words_en import (
    STATES,
    USED_LOGARITHM_TO_BASE_10,
    USED_NATURAL_LOGARITHM,
    YOUR_GUESS,
    amount,
    capital,
    count,
    either,
    listed,
    per_day,
    percent,
    unit,
    with_guess,
    with_unit,
)

TITLE = "Sunny and rainy regions"
ABOUT = "Why a good code at home is poor abroad: cross-entropy and divergence."  # what one will see in it

# The codes, as they are chosen from, and as they stand in a sentence.
CODES = {
    "three_bits": "three bits for each state",
    "article": "the article's code",
    "repaired": "the repaired code",
    "huffman_sunny": "Huffman's code for the sunny region",
    "huffman_rainy": "Huffman's code for the rainy region",
}
SKIES = {"regions": "sunny to rainy region", "equal_chances": "eight equal chances"}
SUNNY_TO_RAINY = "Sunny 0 → rainy 1"  # a slider from one region to the other
NO_REGION = "no region here: all chances are equal"  # why it is idle


def place(sky: str, region: float) -> str:
    """Return where that weather is.

    Examples
    --------
    >>> place("regions", 0.0), place("regions", 0.3)
    ('the sunny region', 'weather 30% of the way from the sunny to the rainy region')
    """
    if sky == "equal_chances":
        return "weather with eight equal chances"
    between = f"weather {region:.0%} of the way from the sunny to the rainy region"
    return {0.0: "the sunny region", 1.0: "the rainy region"}.get(region, between)


def fraction(share: Fraction) -> str:
    """Return a share of code space as it is read, or as a decimal number where the fraction would be long.

    Examples
    --------
    >>> fraction(Fraction(15, 16)), fraction(Fraction(1)), fraction(Fraction(1, 2**40))
    ('15/16', '1', '9.09e-13')
    >>> fraction(1 - Fraction(1, 2**40))
    'over 0.999'
    """
    text = str(share) if share.denominator <= 1024 else f"{float(share):.3g}"
    return "over 0.999" if text == "1" and share < 1 else text


def code_problem(error) -> str:
    """Return what is wrong with a code, from the ``CodeError`` that found it."""
    names = [STATES[symbol] for symbol in error.symbols]
    codewords = [shortened(word) for word in error.words]
    if error.kind == "not_a_bit":
        wrong = error.words[0][error.position]
        return f'The word "{codewords[0]}" of {names[0]} holds "{wrong}": a word has only 0s and 1s.'
    if error.kind == "same_word":
        return (
            f'{capital(names[0])} and {names[1]} have the same word "{codewords[0]}": '
            "nobody could tell which was sent."
        )
    return (
        f'"{codewords[0]}" ({names[0]}) begins "{codewords[1]}" ({names[1]}): '
        f"is a {codewords[0]} the whole word, or not yet?"
    )


def reading(symbols) -> str:
    """Return what a message says, state after state."""
    return ", ".join(STATES[symbol] for symbol in symbols)


def shortened(text: str) -> str:
    """Return a text of at most 40 letters."""
    return text if len(text) <= 40 else text[:37] + "..."


class Decoder:
    labels = {
        "text": "Message",
        "step": "Bits read",
        "code": "Code",
        "corrected": "011100",
        "as_printed": "The article's 01100",
        "incomplete": "Incomplete",
        "dead_end": "Dead end",
        "ambiguous": "Words too short",
        "from_the_start": "From the start",
        "bit_back": "Bit back",
        "next_bit": "Next bit",
    }
    codes = CODES | {"too_short": "words that are too short"}
    tape = "The message"
    table = "Which word is it?"
    no_bits = "there are no bits to read"

    def sentence(state):
        parts = [Decoder.so_far(state) if state.prefix_code else Decoder.ways(state)]
        if state.left_off and state.left_off in "01":
            parts.append(f"The tape holds {len(state.bits)} bits; you typed more, and the rest is left off.")
        elif state.left_off:
            parts.append(f'Reading ends before "{state.left_off}": a message has only 0s and 1s.')
        if state.guess is not None:
            parts.append(f"You guessed for 01100: {PREDICTIONS['what-01100-says'][state.guess]}.")
        return " ".join(parts)

    def so_far(state):
        """What has come out of the bits that have come in, with words that can be told apart."""
        if not state.bits:
            return "Type a message of 0s and 1s, and watch words peel off."
        now, possible = state.now, [STATES[name] for name in state.possible]
        text = f"{state.position} of {count(len(state.bits), 'bit', 'bits')} read: "
        text += f"{reading(now.decoded)}." if now.decoded else "no word yet."
        if state.is_stuck:
            return f"{text} Then a dead end: no word of {CODES[state.code]} begins with {now.pending}."
        if now.problem:
            return f"{text} The message ends within a word: {now.pending} could become {either(possible)}."
        if now.pending:
            return f"{text} Then {now.pending}, which can become {either(possible)}."
        if state.position == len(state.bits):
            return f"{text} The words come out whole, and in no other way."
        return f"{text} A new word begins."

    def ways(state):
        """What can be made of the bits that have come in, with words that begin others."""
        if not state.read:
            return (
                "Some of these words begin others. Type a message of 0s and 1s, and see what becomes of it."
            )
        ways = "1 way so far" if state.n_readings == 1 else f"{state.n_readings:,} ways"
        text = f"{state.read} can be read in {ways}"
        if state.position <= 6:
            text += f": {'; or '.join(map(reading, state.readings[:2]))}"
            if state.n_readings > 2:
                text += f"; or {count(state.n_readings - 2, 'other way', 'other ways')}"
        if state.n_readings == 1:
            return f"{text}."
        return f"{text}. Nobody can tell which was meant: some of these words begin others."

    def n_ways(state):
        shown = len(state.readings)
        more = f", {shown} of them shown" if shown < state.n_readings else ""
        return f"{state.n_readings:,} ways to read it{more}"

    def pending(state):
        if not state.possible:
            return "begins no word"
        text = f"begins {count(len(state.possible), 'word', 'words')}"
        return f"incomplete: {text}" if state.now.problem else text


class CodeBuilder:
    labels = {
        "region": SUNNY_TO_RAINY,
        "three_bits": "Three bits",
        "article": "The article's",
        "repaired": "Repaired",
        "huffman_sunny": "Huffman, sunny",
        "huffman_rainy": "Huffman, rainy",
        "too_short": "Too short",
    }
    code_space = "Code space: a word takes all messages that begin with it"
    entropy = "entropy"
    average = "average"
    no_average = "every state needs a word of 0s and 1s"

    def sentence(state):
        where, space = place("regions", state.region), CodeBuilder.space(state)
        if state.code:
            text = (
                f"No word begins another, so every message can be read in one way only. {space} In {where} "
                f"the words average {amount(state.average)} a day; the entropy is {amount(state.entropy)}."
            )
        else:
            text = f"{CodeBuilder.problems(state)} {space}"
            if state.average is not None:
                text += (
                    f" In {where} the words would average {amount(state.average)} a day, and the entropy is "
                    f"{amount(state.entropy)}; but a receiver could not always tell which words were sent."
                )
        return with_guess(text, state.guess)

    def problems(state):
        """What keeps the words from being a code."""
        problems = []
        if state.missing:
            missing = capital(listed(STATES[name] for name in state.missing))
            problems.append(f"{missing} {'has' if len(state.missing) == 1 else 'have'} no word yet.")
        problems += map(code_problem, state.errors)
        if (more := len(state.conflicts) - 1) > 0:
            problems.append(f"{count(more, 'more pair is', 'more pairs are')} in conflict.")
        return " ".join(problems)

    def space(state):
        """How much of the code space the words use."""
        if not any(state.are_written):
            return "All of the code space is free."
        if state.needed > 1:
            times = f"{state.needed:.4g}" if state.needed > 1.0005 else "just over 1"
            return f"The words would need {times} times the code space that there is."
        if not state.free:
            return "The words use all of the code space."
        unused = f"No word uses {fraction(state.unused_share)} of the code space"
        if len(state.free) > 1:
            return f"{unused}, in {len(state.free)} places."
        start, width = state.free[0]
        return f"{unused}, from {float(start):g} to {float(start + width):g}."

    def unused(share):
        return {0: "all used", 1: "all unused"}.get(share, f"unused: {fraction(share)}")

    def in_conflict(average):
        return f"{amount(average)}, in conflict"


class CodeArea:
    labels = {
        "code": "Code",
        "sky": "Weather",
        "region": SUNNY_TO_RAINY,
        "equal_three_bits": "Equal chances, three bits",
        "sunny_three_bits": "Sunny, three bits",
        "sunny_article": "Sunny, article's code",
        "rainy_article": "Rainy, article's code",
    }
    no_region = NO_REGION
    title = "Width: how likely · height: how many bits · area: the average message"
    bits_in_the_word = "bits in the word"
    line = "line: what the news tells, −log₂ p bits"
    above_the_line = "above it: bits wasted"
    under_the_line = "gap under the line: bits saved"

    def sentence(state):
        where = capital(place(state.sky, state.region))
        text = f"{where}, sent with {CODES[state.code]}: the area is {amount(state.average)} a day"
        if state.wasted < 5e-4:
            text += ", and the weather tells just as much: nothing is wasted."
        else:
            are = "is" if isclose(state.wasted, 1) else "are"
            text += (
                f". The weather tells {amount(state.entropy)} a day, so {amount(state.wasted)} {are} wasted."
            )
        return with_guess(text, state.guess, of=" for the article's code in the sunny region")

    def entropy(state):
        return f"entropy {amount(state.entropy)}"

    def average(state):
        return f"average {amount(state.average)}"

    def guess(digits, arrow):
        """There is no room for both a unit and an arrow."""
        return f"{YOUR_GUESS} {digits}{arrow}" if arrow else f"{YOUR_GUESS} {with_unit(digits, 'bits')}"


class Transmission:
    # The codes, as they are chosen from, and as they stand in a sentence.
    senders = {
        "three_bits": CODES["three_bits"],
        "article": CODES["article"],
        "repaired": CODES["repaired"],
        "huffman_1_day": "Huffman's code, 1 day a word",
        "huffman_2_days": "Huffman's code, 2 days a word",
        "huffman_3_days": "Huffman's code, 3 days a word",
    }
    # The same, beside their bars.
    short_senders = {
        "three_bits": "three bits",
        "article": "the article's",
        "repaired": "repaired",
        "huffman_1_day": "Huffman, 1 day",
        "huffman_2_days": "Huffman, 2 days",
        "huffman_3_days": "Huffman, 3 days",
    }
    labels = {
        "region": SUNNY_TO_RAINY,
        "sender": "Code",
        "ordered": "Send",
        "sunny_article": "Sunny, article's code",
        "rainy_article": "Rainy, article's code",
        "sunny_two_days": "Sunny, 2 days a word",
        "million_days": "A million days",
        "new_sample": "New sample",
        "send": "Send",
    }
    run, days_sent = "The average so far", "days sent"
    codes = "Expected bits a day"
    tape, sent, bits, decoded = "The end of the tape", "sent", "bits", "decoded"

    def sentence(state):
        days = Transmission.days(state.days)
        if state.days < state.days_ordered:
            days += f" of {Transmission.days(state.days_ordered)} ordered"
        text = (
            f"{capital(place('regions', state.region))}, sent with {Transmission.senders[state.sender]}: "
            f"{days} took {count(state.record.bits[-1], 'bit', 'bits')}, {amount(state.averages[-1])} a day. "
            f"{amount(state.expected)} a day were to be expected; the entropy is {amount(state.entropy)}. "
            f"{Transmission.comparison(state)}."
        )
        return with_guess(text, state.guess, of=" for the rainy region")

    def comparison(state):
        """What came of comparing the decoded days with those that were sent."""
        if state.record.wrong:
            return f"Decoded and sent differ on {Transmission.days(state.record.wrong)}"
        return f"Decoded = sent on {'the first day' if state.days == 1 else f'all {state.days:,} days'}"

    def days(number):
        return count(number, "day", "days")

    def so_far(state):
        return f"{amount(state.averages[-1])} after {Transmission.days(state.days)}"

    def entropy(state):
        return f"entropy {state.entropy:.3f}"

    def expected(state):
        return f"expected {state.expected:.3f}"

    def progress(state):
        return f"{state.days:,} of {Transmission.days(state.days_ordered)} sent"


class Regions:
    # What the weather is sent with, as it is chosen from, and as it stands in a sentence.
    beliefs = CODES | {
        "ideal_for_sunny": "an ideal code for the sunny region",
        "ideal_for_rainy": "an ideal code for the rainy region",
        "ideal_for_p": "an ideal code for this very weather",
        "own_q": "an ideal code for your own q",
    }
    labels = {
        "region": SUNNY_TO_RAINY,
        "belief": "Sent with",
        "unit": "Unit",
        "selected": "Move one state",
        "p_of_selected": "its p",
        "q_of_selected": "its q",
        "sunny_entropy": "Sunny: entropy",
        "sunny_article": "Sunny: article's code",
        "rainy_article": "Rainy: same code",
        "rainy_extra": "Rainy: the extra",
        "walk": "Walk from sunny to rainy",
    }
    p, q = "p, what really happens", "q, what the code expects"
    unused_space = "unused\nspace"
    parts = ("entropy", "divergence", "unused code space")  # of the message

    def headline(state):
        total, what = (state.extra, "extra") if state.asks_for_extra else (state.length, "on average")
        digits = "∞" if isinf(total) else f"{state.shown(total):z.2f}"
        return f"{digits} {per_day(state.unit)} {what}"

    def sentence(state):
        where = place("regions", state.region) if state.own_p is None else "your own weather"
        start = f"{capital(where)}, sent with {Regions.beliefs[state.belief]}"
        a_day = per_day(state.unit)
        if isinf(state.length):
            missed = listed(STATES[name] for name in state.missed)
            return (
                f"{start}: infinitely many {a_day} on average. q gives {missed} no chance, yet p does; "
                f"no word is long enough for that. "
                f"The entropy is only {amount(state.shown(state.entropy), state.unit)}; the divergence is infinite."
            )
        length, extra, entropy, divergence, unused = map(
            state.shown, (state.length, state.extra, state.entropy, state.divergence, state.unused)
        )
        if state.asks_for_extra:
            headline = f"{extra:z.2f} {a_day} are extra, beyond the entropy"
        else:
            headline = f"{length:z.2f} {a_day} on average"
        text = (
            f"{start}: {headline}. With three decimals: {length:z.3f} {unit(state.unit)} of message {state.equals} "
            f"{entropy:z.3f} of entropy + {divergence:z.3f} of divergence + {unused:z.3f} for unused code space"
        )
        if not state.asks_for_extra:
            text += f"; {extra:z.3f} of them are extra" if state.extra else "; nothing is extra"
        return with_guess(f"{text}.", state.guess, of=" for halfway")


class Asymmetry:
    # What p and q can be.
    names = {
        "sunny_region": "the sunny region",
        "rainy_region": "the rainy region",
        "article_belief": "what the article's code believes",
        "fair_coin": "a fair coin",
        "nearly_always_sunny": "a coin that nearly always says sun",
        "own_weather": "your own weather",
        "own_belief": "your own belief",
    }
    labels = {
        "selected": "Move one state",
        "p_of_selected": "its p",
        "q_of_selected": "its q",
        "two_regions": "Region against region",
        "region_and_code": "Region against the code",
        "two_coins": "Two coins",
        "same": "The same",
        "swap": "Swap p and q",
        "rule_out": "Rule the state out (q = 0)",
    }
    p, q = "p, the truth", "q, the belief"
    sums = "p × log₂(p/q), added up"
    rows = ("divergence of p from q", "and unused code space", "swapped: of q from p")

    def sentence(state):
        p, q = Asymmetry.names[state.p_name], Asymmetry.names[state.q_name]
        text = f"p is {p}, q is {q}. The divergence of p from q is {Asymmetry.divergence(state)}"
        if state.unused:
            text += (
                f". The code also leaves space unused, which costs {amount(state.unused)}; "
                f"together {amount(state.extra)} a day are extra"
            )
        return f"{text}. With p and q swapped it is {Asymmetry.reverse(state)}."

    def divergence(state):
        if state.divergence == state.reverse == 0:
            return "0 bits, as they are the same"
        if isinf(state.divergence):
            missed = listed(STATES[name] for name in state.missed)
            return f"infinite: q gives {missed} no chance, and p does"
        text = amount(state.divergence)
        negative = state.terms[state.terms < 0]
        if negative.size:
            gains = f"{state.terms[state.terms > 0].sum():.3f} − {-negative.sum():.3f}"
            what = "1 term is" if negative.size == 1 else f"{negative.size} terms are"
            text += f" = {gains}: {what} negative, the sum is not"
        return text

    def reverse(state):
        text = "infinite" if isinf(state.reverse) else amount(state.reverse)
        if isinf(state.divergence) and isinf(state.reverse):
            text += " too"
        if state.is_mirrored:
            text += " too, but only because p and q are each other read backwards"
        return text


class Huffman:
    labels = {
        "step": "Merges",
        "sky": "Weather",
        "region": SUNNY_TO_RAINY,
        "sunny_region": "Sunny region",
        "rainy_region": "Rainy region",
        "equal_chances": "Equal chances",
        "from_the_start": "From the start",
        "merge_back": "Merge back",
        "next_merge": "Next merge",
    }
    tree = "Join the two lightest parts, again and again"
    guess = "guess"
    no_region = NO_REGION

    def sentence(state):
        where = capital(place(state.sky, state.region))
        if state.step == 0:
            text = (
                f"{where}: eight parts, one for each state. The two lightest come first: "
                f"{Huffman.pair(state, state.next_merge)}."
            )
        else:
            merge = state.merges[-1]
            text = (
                f"{where}, merge {state.step} of {len(state.all_merges)}: {Huffman.pair(state, merge)} become one "
                f"part of {percent(merge.weight)}. {Huffman.outlook(state)}"
            )
        return with_guess(text, state.guess)

    def outlook(state):
        """What the merges so far make up, and what comes next."""
        if state.next_merge:
            return (
                f"On such days the word is one bit longer: {amount(state.paid)} a day so far. "
                f"Next: {Huffman.pair(state, state.next_merge)}."
            )
        rows = zip(state.code.symbols, state.code.codewords, strict=True)
        table = ", ".join(f"{STATES[name]} {codeword}" for name, codeword in rows)
        return (
            f"The tree is whole; from its top down it reads {table}. "
            f"These words average {amount(state.paid)} a day; the entropy is {amount(state.entropy)}."
        )

    def pair(state, merge):
        left, right = (
            f"{Huffman.part(state, node)} ({percent(state.weights[node])})" for node in merge.parts
        )
        return f"{left} and {right}"

    def part(state, node):
        names = [STATES[name] for name in state.states_under(node)]
        if len(names) == 1:
            return names[0]
        return f"the part of {len(names)} states" if len(names) > 3 else f"the part of {listed(names)}"

    def entropy(state):
        return f"entropy {state.entropy:.3f}"

    def paid(state):
        return f"{'so far' if state.next_merge else 'average'} {state.paid:z.3f}"


PREDICTIONS = {
    "what-01100-says": {
        "partly_sunny_light_rain": "partly sunny, light rain",
        "article_reading": "partly sunny, cloudy",
        "nothing": "nothing that can be read",
    },
    "average-of-the-code": {},
    "smallest-average": {},
    "average-abroad": {},
    "sum-of-q": {"less": "less than 1", "exactly": "exactly 1", "more": "more than 1"},
    "average-halfway": {},
    "two-coins-swapped": {"more": "more", "less": "less", "same": "the same"},
    "longest-word": {},
}

EXERCISES = {
    "two-storms": {
        "hint": "look the word up in the table, and count its digits. How many words are sent?",
        "solution": 'A thunderstorm is 11101, five digits; two of them: len(code.encode(["thunderstorm"] * 2)).',
        "one_storm": "That is one thunderstorm; two are sent.",
        "three_bits_each": "That would be two words of 3 bits each, from the table where all are alike.",
        "words": "That is the number of words. How many bits are in each?",
    },
    "average-of-the-repaired-code": {
        "hint": "multiply each length by how often the word is sent, and add the products up.",
        "solution": "np.sum(SUNNY_REGION * [2, 2, 3, 3, 4, 4, 4, 4]): each length times how often it comes.",
        "all_as_common": (
            "You averaged the lengths as if all states were equally common. Weigh each with its probability."
        ),
        "rainy": "This is the average in the rainy region; the question is about the sunny one.",
        "article": "This is the article's code, whose last two words have 5 bits.",
        "entropy": "This is the entropy: what a day tells. Words of whole bits hardly ever get down to it.",
        "no_weights": "You added the lengths up without any weights.",
    },
    "wasted-word": {
        "hint": "the bar shows free space at its right end. Which words begin there, and which is the shortest?",
        "solution": "code.unused finds it: four 1s in a row. No word of the code begins with them.",
        "begins_both": "111 begins both 11100 and 11101; a receiver who has read it has to wait.",
        "begins_both_too": "1110 begins both 11100 and 11101; a receiver who has read it has to wait.",
        "upper_half": "This one is free, but it fills only half of the gap: a shorter word is free as well.",
        "lower_half": "This one is free, but it is only half of what is free: a shorter word will do.",
    },
    "no-code-below": {
        "hint": "the blocks of days came ever closer to one number. Which was it?",
        "solution": "The entropy, -(0.75 * np.log2(0.75) + 0.25 * np.log2(0.25)): what a day tells.",
        "single_days": "This is the best that words for single days can do. Words for several days do better.",
        "two_days": "This is the best that words for two days can do. Words for more days do better.",
        "claim": (
            "That is what the seller claims. A code below the entropy would have to give two different weathers "
            "the same message."
        ),
        "all_as_common": "You averaged the two surprisals as if sun and rain were equally common.",
        "eight_states": "That is the sunny region, with its eight states. Here are only two.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "belief-of-six-bits": {
        "hint": "each bit of the word halves what is expected, and it starts from 100 percent.",
        "solution": "100 * 2**-6: six halvings of 100 percent.",
        "share": "This is the share, out of 1. In percent it is 100 times as much.",
        "divided_by_6": "You divided by 6. Each of the six bits halves: divide by 2 six times.",
        "factor": "This is the factor: the word expects one day in so many.",
        "five_bits": "That is what a word of five bits expects.",
    },
    "cross-entropy-of-two-coins": {
        "hint": "the truth says how often, the belief says how many bits: p in front, q in the logarithm.",
        "solution": (
            "0.9 * np.log2(1 / 0.75) + 0.1 * np.log2(1 / 0.25), or cross_entropy([0.9, 0.1], [0.75, 0.25])."
        ),
        "swapped": (
            "The arguments are swapped: this is a place with 75% sun, and someone who believes in 90%."
        ),
        "joint": (
            "You added two entropies. That is the joint entropy of two independent places, which some books also "
            "write H(p, q). Here there is one place, and a belief about it."
        ),
        "divergence": (
            "This is the divergence, the extra alone. The cross-entropy is the whole message: add the entropy."
        ),
        "entropy": "This is the entropy, the cost with a perfect belief. This belief is not perfect.",
        "entropy_of_belief": (
            "This is the entropy of the belief. How often it rains is decided by the truth."
        ),
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "extra-with-the-repaired-code": {
        "hint": "from the average message of the repaired code, take off what the weather tells.",
        "solution": "3.88 - entropy(RAINY_REGION); or kl_divergence(RAINY_REGION, 2.0 ** -repaired).",
        "between_regions": (
            "This is the divergence of one region from the other. The code has beliefs of its own: q = 2^-length."
        ),
        "whole_message": "This is the whole message. Part of it tells something: take off the entropy.",
        "article": "That is the article's code. The repaired one has four words of 4 bits.",
        "sunny": "That is the extra in the sunny region; the question is about the rainy one.",
        "sign": "The sign is turned round: no average message is shorter than the entropy.",
        "swapped": "The arguments are swapped: the weather is the truth, and the code is the belief.",
    },
    "believing-in-a-fair-coin": {
        "hint": "the truth comes first: p * np.log2(p / q), added up over sun and rain.",
        "solution": (
            "0.9 * np.log2(0.9 / 0.5) + 0.1 * np.log2(0.1 / 0.5), or kl_divergence([0.9, 0.1], [0.5, 0.5])."
        ),
        "swapped": "The arguments are swapped: here a fair coin is the truth, and 90% sun is the belief.",
        "mean_of_both": (
            "You took the mean of both directions. Divergence is not symmetric: only one direction is asked for."
        ),
        "cross_entropy": (
            "This is the cross-entropy, the whole message. The divergence is the extra beyond the entropy."
        ),
        "entropy": "This is the entropy, the part of the message that is not extra.",
        "q_of_1": (
            "Your q is 1 for both states. It has to add up to 1; if it does not, the sum can come out negative."
        ),
        "sign": "A divergence is never negative. You have q / p in the logarithm; turn it round.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "never-say-never": {
        "hint": "how long must the word for rain be, if rain has a chance of 0? And it does come.",
        "solution": "The word for rain never ends, and is needed every other day: kl_divergence([0.5, 0.5], [1, 0]).",
        "left_out": (
            "You left out the state whose q is 0. It is the very one that costs most; and a negative divergence "
            "is always the sign of a mistake."
        ),
        "swapped": (
            "The arguments are swapped: this is a place where it never rains, and a belief in a fair coin."
        ),
        "zero": (
            "0 would mean that truth and belief are the same. Where only p is 0, a term is 0; here it is q."
        ),
    },
    "huffman-by-hand": {
        "hint": "join 0.1 and 0.2 first. Each joining costs its own weight, and the last one costs 1.",
        "solution": "0.1 + 0.2 = 0.3; 0.3 + 0.3 = 0.6; 0.4 + 0.6 = 1; and 0.3 + 0.6 + 1 is the average.",
        "entropy": (
            "This is the entropy. No code of whole bits averages less, and here none averages as little."
        ),
        "two_bits_each": "That is two bits for each state. The most common one can do with a single bit.",
        "all_as_common": (
            "You averaged the lengths as if all states were equally common. Weigh each with its probability."
        ),
        "last_joining": "You left out the last joining, which weighs 1: it gives every word its first bit.",
    },
}
