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
    with_guess,
    with_unit,
)

TITLE = "Sunny and rainy regions"
ABOUT = (
    "Why a code that is good in one region is bad in another: cross-entropy and divergence."  # what it shows
)

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
    ('the sunny region', 'a place 30% of the way from the sunny to the rainy region')
    """
    if sky == "equal_chances":
        return "a place with eight equal chances"
    between = f"a place {region:.0%} of the way from the sunny to the rainy region"
    return {0.0: "the sunny region", 1.0: "the rainy region"}.get(region, between)


def sent_with(sky: str, region: float, code: str) -> str:
    """Return where that weather is, and what it is sent with, as a sentence begins.

    Examples
    --------
    >>> sent_with("regions", 1.0, CODES["article"])
    "The rainy region, sent with the article's code"
    """
    return f"{capital(place(sky, region))}, sent with {code}"


def equals(total: float, parts) -> str:
    """Return an equals sign where the parts, as they are rounded, add up to the rounded total; otherwise ≈.

    Examples
    --------
    >>> equals(2.42, [2.229, 0.098, 0.093]), equals(1.0, [0.3334, 0.6666]), equals(1.0, [0.3333, 0.6664])
    ('=', '=', '≈')
    """
    sum_of_rounded = sum(round(part, 3) for part in parts)
    return "=" if isinf(total) or abs(sum_of_rounded - round(total, 3)) < 5e-4 else "≈"


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


def code_problem(error, at_once: str = " at once") -> str:
    """Return what is wrong with a code, from the ``CodeError`` that found it.

    ``at_once`` is empty where waiting does not help a receiver, because the words need too much code space.
    """
    names = [STATES[symbol] for symbol in error.symbols]
    codewords = [shortened(word) for word in error.words]
    if error.kind == "not_a_bit":
        wrong = error.words[0][error.position]
        return f'The word "{codewords[0]}" of {names[0]} contains "{wrong}". A word has only 0s and 1s.'
    if error.kind == "same_word":
        return (
            f'{capital(names[0])} and {names[1]} have the same word "{codewords[0]}". '
            "A receiver could not tell which of them was sent."
        )
    return (
        f'"{codewords[0]}" ({names[0]}) is the beginning of "{codewords[1]}" ({names[1]}). '
        f"After {codewords[0]}, a receiver cannot tell{at_once} whether the word is complete."
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
        "corrected": "Message 011100",
        "as_printed": "Message 01100",
        "incomplete": "Incomplete",
        "dead_end": "Dead end",
        "ambiguous": "Words too short",
        "from_the_start": "From the start",
        "bit_back": "Back one bit",
        "next_bit": "Next bit",
    }
    codes = CODES | {"too_short": "words that are too short"}
    tape = "The message"
    table = "The words"
    no_bits = "there are no bits to read"

    def sentence(state):
        parts = [Decoder.so_far(state) if state.prefix_code else Decoder.ways(state)]
        if state.left_off and state.left_off in "01":
            parts.append(f"There is room for {len(state.bits)} bits. You typed more. The rest is left off.")
        elif state.left_off:
            parts.append(f'The reading ends before "{state.left_off}". A message has only 0s and 1s.')
        if state.guess is not None:
            parts.append(f"You guessed for 01100: {PREDICTIONS['what-01100-says'][state.guess]}.")
        return " ".join(parts)

    def so_far(state):
        """What has come out of the bits that have come in, with words that can be told apart."""
        if not state.bits:
            return "Type a message of 0s and 1s. You will see how it is read, word after word."
        now, possible = state.now, [STATES[name] for name in state.possible]
        text = f"{state.position} of {count(len(state.bits), 'bit', 'bits')} read: "
        text += f"{reading(now.decoded)}." if now.decoded else "no complete word yet."
        if state.is_stuck:
            return f"{text} This is a dead end. No word of {CODES[state.code]} begins with {now.pending}."
        if now.problem:
            return f"{text} The message ends inside a word: {now.pending} could become {either(possible)}."
        if now.pending:
            return f"{text} The next word begins with {now.pending}. It can be {either(possible)}."
        if state.position == len(state.bits):
            return f"{text} All words are complete, and there is no other way to read the message."
        return f"{text} A new word begins."

    def ways(state):
        """What can be made of the bits that have come in, with words that cannot always be told apart."""
        if not state.read:
            return "Type a message of 0s and 1s. With these words, some messages can be read in several ways."
        if state.n_readings == 1:
            says = f": {reading(state.readings[0])}" if state.position <= 6 else ""
            return f"{state.read} can be read in 1 way so far{says}."
        text = f"{state.read} can be read in {state.n_readings:,} ways."
        if state.position <= 6:
            one, another, *_ = map(reading, state.readings)
            text += f" One is: {one}. Another is: {another}."
        return f"{text} A receiver cannot tell which of them was meant."

    def n_ways(state):
        shown = len(state.readings)
        more = f", {shown} of them shown" if shown < state.n_readings else ""
        return f"{state.n_readings:,} ways to read it{more}"

    def pending(state):
        if not state.possible:
            return "no word begins like this"
        text = f"{count(len(state.possible), 'word begins', 'words begin')} like this"
        return f"incomplete: {text}" if state.now.problem else text


class CodeBuilder:
    labels = {
        "region": SUNNY_TO_RAINY,
        "three_bits": "Three bits",
        "article": "Article's code",
        "repaired": "Repaired code",
        "huffman_sunny": "Huffman, sunny",
        "huffman_rainy": "Huffman, rainy",
        "too_short": "Words too short",
    }
    code_space = "Code space: a word takes all strings of 0s and 1s that begin with it"
    entropy = "entropy"
    average = "average message length"
    no_average = "every state needs a word of 0s and 1s"

    def sentence(state):
        where, space = place("regions", state.region), CodeBuilder.space(state)
        if state.code:
            text = (
                f"No word is the beginning of another, so every message can be read in one way only. {space} "
                f"In {where} the average message length is {amount(state.average)} a day, and the entropy is "
                f"{amount(state.entropy)}."
            )
        else:
            text = f"{CodeBuilder.problems(state)} {space}"
            if state.average is not None:
                text += (
                    f" In {where} the average length of these words is {amount(state.average)} a day, and the "
                    f"entropy is {amount(state.entropy)}. {CodeBuilder.lost(state)}"
                )
        return with_guess(text, state.guess)

    def lost(state):
        """What such words cost: where only equal words are in conflict, each one's end can still be seen."""
        pairs = ((state.codewords[one], state.codewords[other]) for one, other in state.conflicts)
        if all(one == other for one, other in pairs):
            return "But a receiver could not always tell which state was sent."
        if state.needed > 1:  # then nobody can: Kraft's inequality holds for all that can be read in one way
            return "But they need more code space than there is. So some messages can be read in more than one way."
        return "But a receiver could not tell at once where a word ends."

    def problems(state):
        """What keeps the words from being a code."""
        problems = []
        if state.missing:
            missing = capital(listed(STATES[name] for name in state.missing))
            problems.append(f"{missing} {'has' if len(state.missing) == 1 else 'have'} no word yet.")
        at_once = "" if state.needed > 1 else " at once"
        problems += (code_problem(error, at_once) for error in state.errors)
        if (more := len(state.conflicts) - 1) > 0:
            problems.append(f"{count(more, 'more pair is', 'more pairs are')} in conflict.")
        return " ".join(problems)

    def space(state):
        """How much of the code space the words use."""
        if not any(state.are_written):
            return "All of the code space is free."
        if state.needed > 1:
            times = f"{state.needed:.4g}" if state.needed > 1.0005 else "just over 1"
            return f"The words need {times} times the code space that there is."
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
    title = "Width: chance · height: bits in the word · area: average message length"
    bits_in_the_word = "bits in the word"
    line = "line: surprisal, −log₂ p bits"
    above_the_line = "above the line: extra bits"
    under_the_line = "gap below the line: bits saved"
    word, chance = "word", "chance"  # columns of the table

    def sentence(state):
        text = (
            f"{sent_with(state.sky, state.region, CODES[state.code])}: the average message length is "
            f"{amount(state.average)} a day"
        )
        if state.wasted < 5e-4:
            text += ". The entropy is just as much, so no bits are extra."
        else:
            are = "is" if isclose(state.wasted, 1) else "are"
            text += f". The entropy is {amount(state.entropy)} a day, so {amount(state.wasted)} {are} extra."
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
        "article": "article's code",
        "repaired": "repaired code",
        "huffman_1_day": "Huffman, 1 day",
        "huffman_2_days": "Huffman, 2 days",
        "huffman_3_days": "Huffman, 3 days",
    }
    labels = {
        "region": SUNNY_TO_RAINY,
        "sender": "Code",
        "ordered": "Days to send",
        "sunny_article": "Sunny, article's code",
        "rainy_article": "Rainy, article's code",
        "sunny_two_days": "Sunny, 2 days a word",
        "million_days": "A million days",
        "new_sample": "New days",
        "send": "Send",
    }
    run, days_sent = "The average so far", "days sent"
    codes = "Expected bits a day"
    tape, sent, bits, decoded = "The last days", "sent", "bits", "decoded"

    def sentence(state):
        days = count(state.days, "independent day", "independent days")
        if state.days < state.days_ordered:
            days = f"{state.days:,} of {state.days_ordered:,} independent days"
        text = (
            f"{sent_with('regions', state.region, Transmission.senders[state.sender])}: "
            f"{days} took {count(state.record.bits[-1], 'bit', 'bits')}, {amount(state.averages[-1])} a day. "
            f"The expected average is {amount(state.expected)} a day, and the entropy is {amount(state.entropy)}. "
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


class Pairs:
    """What the pictures of p beside q have in common."""

    p, q = "p, what really happens", "q, what the code expects"
    unused_space = "unused\nspace"
    parts = ("entropy", "divergence", "unused code space")  # of the message


class Belief:
    labels = {
        "region": SUNNY_TO_RAINY,
        "sunny_region": "Sunny region",
        "rainy_region": "Rainy region",
    }

    def sentence(state):
        sun, *_, storm = map(percent, state.p)
        q_of_sun, *_, q_of_storm = (fraction(Fraction(q)) for q in state.q)
        return (
            f"In {place('regions', state.region)}, {STATES['sunny']} weather has a chance of {sun}, and the article's "
            f"code expects it on {q_of_sun} of days. A {STATES['thunderstorm']} has a chance of {storm}, and the code "
            f"expects it on {q_of_storm} of days. The eight q add up to {fraction(1 - state.unused_share)}. "
            f"The other {fraction(state.unused_share)} is unused code space."
        )


class Regions:
    # What the weather is sent with, as it is chosen from, and as it stands in a sentence.
    beliefs = CODES | {"best": "an ideal code for the best belief, q = p"}
    labels = {
        "region": SUNNY_TO_RAINY,
        "belief": "Sent with",
        "sunny_entropy": "Sunny: entropy",
        "sunny_article": "Sunny: article's code",
        "rainy_article": "Rainy: same code",
        "rainy_extra": "Rainy: the extra",
        "walk": "Walk from sunny to rainy",
    }

    def headline(state):
        if state.asks_for_extra:
            return f"{state.extra:z.2f} {per_day('bits')} extra"
        return f"{state.length:z.2f} {per_day('bits')}: average message length"

    def sentence(state):
        start = sent_with("regions", state.region, Regions.beliefs[state.belief])
        length, entropy, divergence, unused = (
            f"{value:z.3f}" for value in (state.length, state.entropy, state.divergence, state.unused)
        )
        if state.asks_for_extra:
            text = f"{start}: {state.extra:z.2f} bits a day are extra, beyond the entropy."
        else:
            text = f"{start}: the average message length is {state.length:z.2f} bits a day."
        text += (
            f" With three decimals, {length} {equals(state.length, state.parts)} {entropy} of entropy "
            f"+ {divergence} of divergence + {unused} for unused code space."
        )
        if not state.asks_for_extra:
            text += f" {state.extra:z.3f} of these bits are extra." if state.extra else " No bits are extra."
        if state.unused:
            together = f"{state.cross_entropy:z.3f} bits"
            text += f" Entropy and divergence together are the cross-entropy, {together}."
        else:
            text += " No code space is unused, so the average message length is the cross-entropy."
        return with_guess(text, state.guess, of=" for halfway")


class OwnBelief:
    q = "q, what you believe"
    p_labels = {name: f"p, {label}" for name, label in STATES.items() if name != "rainy"}
    q_labels = {name: f"q, {label}" for name, label in STATES.items() if name != "rainy"}
    labels = {
        "unit": "Unit",
        "sunny_region": "Sunny region",
        "rainy_region": "Rainy region",
        "equal_q": "All q equal",
        "article_q": "q of the article's code",
        "same_q": "q = p",
        "rule_out": "Rule thunderstorm out",
    }

    def headline(state):
        digits = "∞" if isinf(state.cross_entropy) else f"{state.shown(state.cross_entropy):z.2f}"
        return f"{digits} {per_day(state.unit)}: cross-entropy"

    def sentence(state):
        where = f"p is {Asymmetry.names[state.p_name]}."
        if state.missed:
            missed = listed(STATES[name] for name in state.missed)
            return (
                f"{where} q gives {missed} no chance, but p does. An ideal code for q would need a word without end "
                f"for that. So the divergence is infinite, and the cross-entropy is infinite too. "
                f"The entropy of p is only {amount(state.shown(state.entropy), state.unit)} a day."
            )
        values = tuple(map(state.shown, (state.cross_entropy, state.entropy, state.divergence)))
        total, entropy, divergence = (f"{value:z.3f}" for value in values)
        text = (
            f"{where} The cross-entropy is {total} {per_day(state.unit)}. It is the average message length of an ideal "
            f"code for q. {total} {equals(values[0], values[1:])} {entropy} of entropy + {divergence} of divergence."
        )
        if state.is_same:
            return f"{text} q is the same as p, so nothing is extra."
        return f"{text} q is not the same as p, and the divergence is what that costs."


class Asymmetry:
    # What p and q can be.
    names = {
        "sunny_region": "the sunny region",
        "rainy_region": "the rainy region",
        "article_belief": "what the article's code expects",
        "fair_coin": "a fair coin",
        "nearly_always_sunny": "a coin with 99% sun",
        "own_weather": "your own weather",
        "own_belief": "your own belief",
    }
    labels = {
        "selected": "State",
        "p_of_selected": "its p",
        "q_of_selected": "its q",
        "two_regions": "Region and region",
        "region_and_code": "Region and code",
        "two_coins": "Two coins",
        "same": "p and q the same",
        "swap": "Swap p and q",
        "rule_out": "Rule this state out (q = 0)",
    }
    p, q = "p, the truth", "q, the belief"
    sums = "p × log₂(p/q), added up"
    rows = ("divergence of p from q", "with unused code space", "swapped: of q from p")

    def sentence(state):
        p, q = Asymmetry.names[state.p_name], Asymmetry.names[state.q_name]
        text = f"p is {p}, and q is {q}. The divergence of p from q is {Asymmetry.divergence(state)}."
        if state.unused:
            text += (
                f" The code also leaves space unused. That costs {amount(state.unused)}, so "
                f"{amount(state.extra)} a day are extra."
            )
        return f"{text} With p and q swapped, the divergence is {Asymmetry.reverse(state)}."

    def divergence(state):
        if state.divergence == state.reverse == 0:
            return "0 bits, because they are the same"
        if isinf(state.divergence):
            missed = listed(STATES[name] for name in state.missed)
            return f"infinite: q gives {missed} no chance, but p does"
        text = amount(state.divergence)
        negative = state.terms[state.terms < 0]
        if negative.size:
            gain, loss = state.terms[state.terms > 0].sum(), negative.sum()
            sign = equals(state.divergence, [gain, loss])
            what = "1 term is" if negative.size == 1 else f"{negative.size} terms are"
            text += f" {sign} {gain:.3f} − {-loss:.3f}. {what} negative, but the sum is not"
        return text

    def reverse(state):
        text = "infinite" if isinf(state.reverse) else amount(state.reverse)
        if isinf(state.divergence) and isinf(state.reverse):
            text += " too"
        if state.is_mirrored:
            text += " too, but only because q is p read backwards"
        return text


class Huffman:
    labels = {
        "step": "Steps",
        "sky": "Weather",
        "region": SUNNY_TO_RAINY,
        "sunny_region": "Sunny region",
        "rainy_region": "Rainy region",
        "equal_chances": "Equal chances",
        "from_the_start": "From the start",
        "merge_back": "Back one step",
        "next_merge": "Next step",
    }
    tree = "Join the two parts with the smallest chances, again and again"
    no_region = NO_REGION

    def sentence(state):
        where = capital(place(state.sky, state.region))
        if state.step == 0:
            return (
                f"{where}: there are eight parts, one for each state. Two parts with the smallest chances are joined "
                f"first: {Huffman.pair(state, state.next_merge)}."
            )
        merge = state.merges[-1]
        return (
            f"{where}, step {state.step} of {len(state.all_merges)}: {Huffman.pair(state, merge)} become one "
            f"part of {percent(merge.weight)}. {Huffman.outlook(state)}"
        )

    def outlook(state):
        """What the merges so far make up, and what comes next."""
        if state.next_merge:
            return (
                f"On these days the word gets one more bit. So far that is {amount(state.paid)} a day. "
                f"Next: {Huffman.pair(state, state.next_merge)}."
            )
        rows = zip(state.code.symbols, state.code.codewords, strict=True)
        table = ", ".join(f"{STATES[name]} {codeword}" for name, codeword in rows)
        return (
            f"The tree is complete. Read from the top, the words are: {table}. "
            f"Their average message length is {amount(state.paid)} a day, and the entropy is {amount(state.entropy)}."
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
        "hint": "find the word in the table, and count its digits. How many words are sent?",
        "solution": (
            "The word for a thunderstorm is 11101. It has five digits, and it is sent twice: "
            'len(code.encode(["thunderstorm", "thunderstorm"])).'
        ),
        "one_storm": "That is one thunderstorm. Two are sent.",
        "three_bits_each": "That would be two words of 3 bits each, as in the code with three bits for each state.",
        "message": "That is the message itself. How many digits does it have?",
        "words": "That is the number of words. How many bits are in each word?",
    },
    "average-with-one-blank": {
        "hint": "the blank is the number of bits in the word for fog. Count the digits of that word.",
        "solution": "The word for fog is 11, so the blank is 2: 0.7 * 1 + 0.2 * 2 + 0.1 * 2.",
        "blank_alone": "2 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "one_bit": "You put 1 into the blank. The word for fog is 11. How many bits does it have?",
        "three_bits": "You put 3 into the blank. Fog is the third state, but its word is 11. How many bits is that?",
        "value_of_the_word": "You put 11 into the blank. That is the word itself. Count its bits.",
        "chance_again": "You put the chance into the blank, but it is there already. The number of bits is missing.",
        "all_as_common": "You averaged the lengths as if all states were equally common. Multiply each by its chance.",
    },
    "average-of-the-repaired-code": {
        "hint": "multiply each length by its chance in SUNNY_REGION. Then add the products up.",
        "solution": "np.sum(SUNNY_REGION * [2, 2, 3, 3, 4, 4, 4, 4]): each length, multiplied by how often it comes.",
        "all_as_common": "You averaged the lengths as if all states were equally common. Multiply each by its chance.",
        "rainy": "This is the average in the rainy region. The question is about the sunny one.",
        "article": "This is the article's code. Its last two words have 5 bits.",
        "entropy": "This is the entropy: what a day tells. Words of whole bits only rarely get down to it.",
        "no_weights": "You added the lengths up. Multiply each length by the chance of its state first.",
    },
    "wasted-word": {
        "hint": (
            "the bar has free space at its right end. Which words begin there, and which of them is the shortest? "
            "In section 1, the button Dead end showed bits that no word begins with."
        ),
        "solution": "code.unused finds it: four 1s in a row. No word of the code begins with them.",
        "begins_both": "111 is the beginning of 11100 and of 11101. After 111, a receiver has to wait.",
        "begins_both_too": "1110 is the beginning of 11100 and of 11101. After 1110, a receiver has to wait.",
        "begins_0": "0 is the beginning of 00 and of 01, so this space is used.",
        "begins_1": "1 is the beginning of six words, so a part of this space is used.",
        "begins_10": "10 is the beginning of 100 and of 101, so this space is used.",
        "begins_11": "11 is the beginning of four words, so a part of this space is used.",
        "begins_110": "110 is the beginning of 1100 and of 1101, so this space is used.",
        "upper_half": "This word is free, but it fills only the right half of the gap. A shorter word is free as well.",
        "lower_half": "This word is free, but it fills only the left half of the gap. A shorter word is free as well.",
    },
    "no-code-below": {
        "hint": (
            "the averages for blocks of days stayed above one number, and came close to it. "
            "What is it called? Compute it for 75% and 25%."
        ),
        "solution": "The limit is the entropy, what a day tells: 0.75 * np.log2(1 / 0.75) + 0.25 * np.log2(1 / 0.25).",
        "single_days": "This is the best that words for single days can do. Words for several days do better.",
        "two_days": "This is the best that words for two days can do. Words for more days do better.",
        "claim": (
            "That is what the seller says. Here the days are independent. Then no code that is always decoded "
            "correctly averages less than a day tells."
        ),
        "with_memory": (
            "That is the limit if each day depends on the day before, with the chances of 90% and 70%. Here the days "
            "are independent."
        ),
        "all_as_common": "You averaged the two surprisals as if sun and rain were equally common.",
        "eight_states": "That is the sunny region, with its eight states. Here there are only two.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "belief-of-six-bits": {
        "hint": "start from 100 percent. Each bit of the word halves it once.",
        "solution": "100 * 2**-6: 100 percent, halved six times.",
        "share": "This is the share, out of 1. In percent it is 100 times as much.",
        "divided_by_6": "You divided by 6. Each of the six bits is a halving, so divide by 2 six times.",
        "factor": "This is the factor: the word expects its state on one day in so many.",
        "five_bits": "That is what a word of five bits expects.",
    },
    "cross-entropy-with-one-blank": {
        "hint": "the blank is what you believe about rain. The belief stands inside the logarithm.",
        "solution": (
            "The belief in rain is 0.25: 0.6 * np.log2(1 / 0.75) + 0.4 * np.log2(1 / 0.25). A word for rain has 2 bits."
        ),
        "blank_alone": "0.25 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "truth_inside": "You put 0.4 into the blank. That is the truth. The length of a word comes from the belief.",
        "belief_in_sun": "You put 0.75 into the blank. That is the belief in sun. This term is about rain.",
        "even_chance": "You put 0.5 into the blank. The belief in sun is 75%, so how much is left for rain?",
        "bits": "You put 2 into the blank. A word for rain has 2 bits, but inside the logarithm there is a chance.",
        "only_divergence": "This is the divergence, the extra bits only. The cross-entropy is the whole message.",
        "entropy": "This is the entropy, the cost of a perfect belief. Put the belief into both logarithms.",
    },
    "cross-entropy-of-two-coins": {
        "hint": "the truth says how often, and the belief says how many bits: p in front, q in the logarithm.",
        "solution": (
            "0.9 * np.log2(1 / 0.75) + 0.1 * np.log2(1 / 0.25), or cross_entropy([0.9, 0.1], [0.75, 0.25])."
        ),
        "swapped": "Truth and belief are swapped. This is a place with 75% sun, and a belief in 90%.",
        "joint": (
            "You added two entropies. That is the joint entropy of two independent places. Some books also write "
            "H(p, q) for it. Here there is one place, and a belief about it."
        ),
        "divergence": "This is the divergence, the extra bits only. Add the entropy to get the whole message.",
        "entropy": "This is the entropy, the cost of a perfect belief. This belief is not perfect.",
        "entropy_of_belief": "This is the entropy of the belief. But the truth decides how often it rains.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "extra-with-the-repaired-code": {
        "hint": "take the average message length of the repaired code, and subtract what the weather tells.",
        "solution": "3.88 - entropy(RAINY_REGION), or kl_divergence(RAINY_REGION, 2.0 ** -repaired).",
        "between_regions": (
            "This is the divergence of one region from the other. The code has a belief of its own: q = 2^-length."
        ),
        "whole_message": "This is the whole message. A part of it tells something: subtract the entropy.",
        "between_averages": "You subtracted the average in the sunny region. Subtract the entropy.",
        "article": "That is the article's code. The repaired code has four words of 4 bits.",
        "sunny": "That is the extra in the sunny region. The question is about the rainy one.",
        "sign": "The sign is wrong. Here the average message length is larger than the entropy.",
        "swapped": "Truth and belief are swapped. The weather is the truth, and the code is the belief.",
    },
    "believing-in-a-fair-coin": {
        "hint": "the truth comes first: p * np.log2(p / q), added up over sun and rain.",
        "solution": (
            "0.9 * np.log2(0.9 / 0.5) + 0.1 * np.log2(0.1 / 0.5), or kl_divergence([0.9, 0.1], [0.5, 0.5])."
        ),
        "swapped": "Truth and belief are swapped. Here a fair coin is the truth, and 90% sun is the belief.",
        "mean_of_both": ("You took the mean of both directions. The question is about one direction only."),
        "cross_entropy": "This is the cross-entropy, the whole message. The divergence is only the extra part.",
        "entropy": "This is the entropy, the part of the message that is not extra.",
        "q_of_1": "Your q is 1 for both states. It has to add up to 1. If it does not, the sum can be negative.",
        "sign": "A divergence is never negative. You have q / p in the logarithm, and it should be p / q.",
        "nats": USED_NATURAL_LOGARITHM,
        "log10": USED_LOGARITHM_TO_BASE_10,
    },
    "never-say-never": {
        "hint": "rain has a chance of 0 in this belief. How long is its word then? And the rain does come.",
        "solution": (
            "The word for rain never ends, and on half of the days it has to be sent: "
            "kl_divergence([0.5, 0.5], [1, 0])."
        ),
        "left_out": (
            "You left out rain, whose q is 0. It is the state that costs most. A negative result also shows that "
            "something is wrong: a divergence is never negative."
        ),
        "swapped": "Truth and belief are swapped. This is a place where it never rains, and a belief in a fair coin.",
        "zero": "0 would mean that truth and belief are the same. A term is 0 only if p is 0. Here q is 0.",
    },
    "huffman-by-hand": {
        "hint": "join 0.1 and 0.2 first. Each step costs as many bits as the chance of its new part.",
        "solution": (
            "0.1 + 0.2 = 0.3, then 0.3 + 0.3 = 0.6, then 0.4 + 0.6 = 1. The average is 0.3 + 0.6 + 1. "
            "The island in notebook 2 took as many questions a day: it is the same tree."
        ),
        "entropy": "This is the entropy. Words of whole bits do not get down to it here.",
        "two_bits_each": "That is two bits for each state. The most common state can have a word of one bit.",
        "all_as_common": (
            "You averaged the lengths of the words as if all states were equally common. Multiply each by its chance."
        ),
        "last_joining": "You left out the last step. Its new part has a chance of 1, so it costs 1 bit.",
    },
}

QUESTIONS = {
    "snow-one-day-in-four": {
        "asks": "It snows on one day in four. How much does news of snow tell you?",
        "factor": (
            "4 bits",
            "4 is the factor by which your uncertainty gets smaller. How many halvings is that?",
        ),
        "two_bits": ("2 bits", "A factor of 4 is two halvings."),
        "chance": (
            "a quarter of a bit",
            "A quarter is the chance. News tells log₂(1 / chance) bits, so rare news tells more than common news.",
        ),
    },
    "rain-one-day-in-a-hundred": {
        "asks": "It rains on one day in a hundred. What is true?",
        "high_entropy": (
            "News of rain tells a lot, so the entropy is high.",
            "News of rain does tell a lot. But entropy is an average over all days, and rain is very rare.",
        ),
        "little": (
            "News of rain tells little, because rain is rare.",
            "It is the other way round: the rarer the news, the more it tells.",
        ),
        "low_average": (
            "News of rain tells a lot, but the average day tells little.",
            "The surprisal is about one piece of news. The entropy is the average over all days.",
        ),
    },
    "eight-unequal-states": {
        "asks": "A sky has eight states. Some are more likely than others. What is its entropy?",
        "less": (
            "less than 3 bits",
            "Eight equal states have 3 bits, and that is the most. Unequal chances are easier to predict.",
        ),
        "exactly": (
            "exactly 3 bits, because there are eight states",
            "That is the entropy of eight equal states. Are these states easier to predict, or harder?",
        ),
        "more": (
            "more than 3 bits, because the chances are unequal",
            "Unequal chances are easier to predict than equal ones. What does that mean for the entropy?",
        ),
    },
    "equal-states-for-two-bits": {
        "asks": "A sky with eight states has an entropy of 2 bits. How many equal states are as hard to predict?",
        "eight": ("8, because the sky has eight states", "Eight equal states have an entropy of 3 bits."),
        "two": ("2", "2 is the number of bits. Two equal states have an entropy of 1 bit."),
        "four": ("4", "4 equal states take two halvings, which is 2 bits."),
    },
    "truth-and-belief-swapped": {
        "asks": "You swap the truth p and the belief q. What happens to the divergence?",
        "another": (
            "It can become larger or smaller.",
            "The truth decides how often each state comes. So it matters which of the two is the truth.",
        ),
        "same": (
            "Nothing. A distance is the same in both directions.",
            "Divergence is not a distance. With the two coins it was 2.329 bits, and 0.919 after the swap.",
        ),
        "sign": ("It changes its sign.", "A divergence is never negative, in either direction."),
    },
    "chance-of-zero": {
        "asks": (
            "A belief gives thunderstorms a chance of 0, but sometimes there is one. How large is the divergence?"
        ),
        "as_nothing": (
            "It does not change, because a state with a chance of 0 adds 0.",
            "A state adds 0 if the truth p is 0. Here the belief q is 0, and the state does come.",
        ),
        "leave_out": (
            "You leave the thunderstorm out, and add up the rest.",
            "Then you leave out the state that costs most. The sum can become negative, and a divergence never is.",
        ),
        "infinite": (
            "infinite",
            "A chance of 0 asks for a word that never ends, and one day this word has to be sent.",
        ),
    },
    "days-that-remember": {
        "asks": (
            "In one place, sun often follows sun, and rain often follows rain. "
            "Can a code without errors average less than the entropy of a single day?"
        ),
        "never": (
            "No, the entropy of a single day is always the limit.",
            "It is the limit if the days are independent. Here, today's weather tells something about tomorrow's.",
        ),
        "with_blocks": (
            "Yes, with words for long blocks of days.",
            "Inside a block, the days before help to predict a day. The limit is the entropy rate, which is lower.",
        ),
        "always": (
            "Yes, and with long blocks it can for independent days, too.",
            "For independent days, long blocks come close to the entropy of a single day, but not below it.",
        ),
    },
    "two-numbers-of-extra-bits": {
        "asks": (
            "In the rainy region, the article's code sends 2.35 bits a day beyond the entropy. "
            "The divergence of the rainy region from the sunny region is 3.65 bits. Why are the numbers different?"
        ),
        "one_is_wrong": (
            "One of them is wrong.",
            "Both are right. They compare the rainy weather with two different beliefs.",
        ),
        "other_belief": (
            "The belief of the code is not the sky of the sunny region.",
            "The code expects a thunderstorm on one day in 32, and the sunny region has one on one day in 100. "
            "(0.093 of the 2.35 bits are for unused code space.)",
        ),
        "both_directions": (
            "3.65 counts both directions.",
            "It counts one direction: the weather is the rainy region, and the belief is the sunny region.",
        ),
    },
}
