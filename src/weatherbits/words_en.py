"""What every lesson says in the same way, in English: states, units, numbers, lists."""

import math
from collections.abc import Iterable

# The story's ids are words already, and in English they are the words to be read.
STATES = {
    "sunny": "sunny",
    "partly sunny": "partly sunny",
    "cloudy": "cloudy",
    "mostly cloudy": "mostly cloudy",
    "light rain": "light rain",
    "moderate rain": "moderate rain",
    "heavy rain": "heavy rain",
    "thunderstorm": "thunderstorm",
    "rainy": "rainy",
}
# The same, as they stand under a bar: a word a line.
STATES_IN_LINES = STATES | {
    "partly sunny": "partly\nsunny",
    "mostly cloudy": "mostly\ncloudy",
    "light rain": "light\nrain",
    "moderate rain": "moderate\nrain",
    "heavy rain": "heavy\nrain",
}

ANIMALS = {
    "raccoon": "raccoon",
    "red panda": "red panda",
    "fox": "fox",
    "cat": "cat",
    "dog": "dog",
    "bear": "bear",
    "badger": "badger",
}

NEWS = {"sunny": "sun", "rainy": "rain"}  # of coin weather: what comes, as a noun

# Of coin weather: its one slider, and buttons that lead to the story's places.
COIN_LABELS = {
    "p_rain": "P(rain)",
    "fair_coin": "Fair coin",
    "mostly_sunny": "75% sun",
    "nearly_always_sunny": "99% sun",
    "desert": "Desert",
}

YOUR_GUESS = "your guess"

# For one, and for any other number.
UNITS = {
    "bits": ("bit", "bits"),
    "bits_a_day": ("bit a day", "bits a day"),
    "bits_a_throw": ("bit a throw", "bits a throw"),
    "nats": ("nat", "nats"),
    "days": ("day", "days"),
    "rainy_days": ("rainy day", "rainy days"),
    "states": ("state", "states"),
    "questions": ("question", "questions"),
    "questions_a_day": ("question a day", "questions a day"),
    "percent": ("percent", "percent"),
    "codeword": ("codeword", "codewords"),
}


def unit(name: str) -> str:
    """Return a unit as it stands after a number, or alone on an axis."""
    return UNITS[name][1]


def per_day(name: str) -> str:
    """Return what an axis counts: a unit a day."""
    return f"{unit(name)} a day"


def with_unit(digits: str, name: str) -> str:
    """Return a number that is written already with its unit.

    Examples
    --------
    >>> with_unit("1", "bits_a_day"), with_unit("0.5", "bits_a_day")
    ('1 bit a day', '0.5 bits a day')
    """
    one, many = UNITS[name]
    return f"{digits} {one if digits == '1' else many}"


def amount(value: float, name: str = "bits") -> str:
    """Return an amount with its unit: whole numbers plain, others with three decimals.

    Examples
    --------
    >>> amount(1.0), amount(0.8112781), amount(3), amount(0.5, "nats"), amount(float("inf"))
    ('1 bit', '0.811 bits', '3 bits', '0.500 nats', 'infinitely many bits')
    """
    if math.isinf(value):
        return f"infinitely many {unit(name)}"
    nearest = round(value)
    return with_unit(str(nearest) if abs(value - nearest) < 5e-10 else f"{value:z.3f}", name)


def count(number: int, one: str, many: str) -> str:
    """Return a count with its noun, in the plural where there is not just one.

    Examples
    --------
    >>> count(1, "day", "days"), count(1200, "day", "days")
    ('1 day', '1,200 days')
    """
    return f"{number:,} {one if number == 1 else many}"


def guessed(value: float, name: str = "bits") -> str:
    """Return a learner's guess with its unit, as it was typed.

    Examples
    --------
    >>> guessed(1.0), guessed(2.5, "questions"), guessed(-12345)
    ('1 bit', '2.5 questions', '−12345 bits')
    """
    return with_unit("∞" if math.isinf(value) else f"{value:g}".replace("-", "−"), name)


def with_guess(text: str, guess: float | None, name: str = "bits", of: str = "") -> str:
    """Return a sentence, and after it the guess, where there is one; ``of`` says what it was a guess of.

    Examples
    --------
    >>> with_guess("It is 2 bits.", 1, of=" for eight states"), with_guess("It is 2 bits.", None)
    ('It is 2 bits. You guessed 1 bit for eight states.', 'It is 2 bits.')
    """
    return text if guess is None else f"{text} You guessed {guessed(guess, name)}{of}."


def percent(share: float) -> str:
    """Return a share in percent, with a decimal where it needs one; what is not 0 or 1 never looks like it.

    Examples
    --------
    >>> percent(0.35), percent(0.125), percent(0.00001), percent(0.99999), percent(1.0)
    ('35%', '12.5%', '<0.1%', '>99.9%', '100%')
    """
    tenths = round(1000 * share)
    if tenths == 0 and share > 0:
        return "<0.1%"
    if tenths == 1000 and share < 1 - 1e-9:
        return ">99.9%"
    return f"{tenths / 10:g}%"


def listed(names: Iterable[str], link: str = "and") -> str:
    """Return names as a list that can be read aloud.

    Examples
    --------
    >>> listed(["sun"]), listed(["sun", "rain"], "or"), listed(["sun", "cloud", "rain"])
    ('sun', 'sun or rain', 'sun, cloud and rain')
    """
    *first, last = names
    return f"{', '.join(first)} {link} {last}" if first else last


def either(names: Iterable[str]) -> str:
    """Return names as a list of which one holds."""
    return listed(names, "or")


def capital(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


# What many exercises say of the same wrong turns.
USED_NATURAL_LOGARITHM = "This is measured in nats: you used the natural logarithm. Bits take np.log2."
USED_LOGARITHM_TO_BASE_10 = "You used the logarithm to base 10. Bits take base 2: np.log2."
