"""Questions whose numbers are drawn anew for each learner, with the answer and what known wrong turns lead to.

What they say stands in ``NUMBERS`` of ``words_en``, under the same names.
"""

import itertools
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from weatherbits.codes import huffman_code, kraft_sum
from weatherbits.measures import cross_entropy, entropy, entropy_rate, kl_divergence, surprisal
from weatherbits.scores import log_score
from weatherbits.teaching.exercises import Exercise

VARIANTS = 50
SEED = 2026
TRIES = 20_000

WORDS_FOR_FOUR = ("0", "10", "110", "111")


@dataclass(frozen=True)
class Template:
    """A question with numbers that are drawn.

    Parameters
    ----------
    room : str
        The lesson that it belongs to.
    unit : str
        What its answer counts, as for an exercise.
    draw : callable
        Draws the numbers, by name.
    answer : callable
        Takes the numbers, and computes the answer.
    mistakes : mapping of str to callable
        What known wrong turns lead to, from the same numbers.
    """

    room: str
    unit: str
    draw: Callable[[np.random.Generator], dict[str, Any]]
    answer: Callable[..., Any]
    mistakes: Mapping[str, Callable[..., Any]]
    decimals: int = 2


@dataclass(frozen=True)
class Variant:
    """A template with its numbers."""

    name: str
    number: int  # from 1
    given: Mapping[str, Any]
    answer: float
    mistakes: Mapping[str, float]


def _rain(days: int) -> np.ndarray:
    return np.array([1 - 1 / days, 1 / days])


def _sun_and_rain(rainy: int, days: int) -> np.ndarray:
    return np.array([days - rainy, rainy]) / days


def _two(share: float) -> np.ndarray:
    return np.array([share, 1 - share])


def _chances(rng: np.random.Generator, number: int, step: int = 1) -> tuple[float, ...]:
    """Draw chances in whole percent, all different, the largest first."""
    while True:
        cuts = np.sort(rng.choice(np.arange(step, 100, step), number - 1, replace=False))
        parts = np.diff([0, *cuts, 100])
        if len(set(parts)) == number and parts.min() >= 3:
            return tuple(float(part) / 100 for part in sorted(parts, reverse=True))


def _shares(rng: np.random.Generator, number: int) -> list[float]:
    return [float(part) / 100 for part in rng.choice(np.arange(5, 100, 5), number, replace=False)]


def _belief(rng: np.random.Generator) -> dict[str, float]:
    truth, belief = _shares(rng, 2)
    return {"truth": truth, "belief": belief}


def _lengths(rng: np.random.Generator) -> dict[str, Any]:
    while True:
        lengths = np.sort(rng.integers(1, 7, rng.integers(3, 6)))
        if kraft_sum(lengths) < 1:
            return {"lengths": tuple(int(bits) for bits in lengths)}


def _days_that_remember(rng: np.random.Generator) -> dict[str, float]:
    while True:
        dry, wet = (int(percent) / 100 for percent in rng.integers(40, 97, 2))
        share = 1000 * (1 - wet) / (2 - dry - wet)
        if abs(share - round(share)) < 1e-9:  # told in percent, it is exact
            return {"dry": dry, "wet": wet}


def _after(dry: float, wet: float) -> np.ndarray:
    return np.array([[dry, 1 - dry], [1 - wet, wet]])


def _dry(dry: float, wet: float) -> np.ndarray:
    return _two((1 - wet) / (2 - dry - wet))


def _scores(stated, wet) -> np.ndarray:
    return log_score(np.array(stated), np.array(wet))


def _given_to_what_came(stated, wet) -> np.ndarray:
    return np.where(wet, stated, 1 - np.array(stated))


def _huffman_lengths(chances) -> np.ndarray:
    return huffman_code(chances).lengths


def _huffman(chances) -> float:
    return float(huffman_code(chances).expected_length(chances))


TEMPLATES: dict[str, Template] = {
    "rare-rain": Template(
        "coin_weather", "bits",
        draw=lambda rng: {"days": int(rng.integers(5, 120))},
        answer=lambda days: surprisal(1 / days),
        mistakes={
            "factor": lambda days: days,
            "sun": lambda days: surprisal(1 - 1 / days),
            "average": lambda days: entropy(_rain(days)),
            "share": lambda days: surprisal(1 / days) / days,
            "nats": lambda days: np.log(days),
            "log10": lambda days: np.log10(days),
            "sign": lambda days: -np.log2(days),
        },
    ),
    "from-many-to-fewer": Template(
        "coin_weather", "bits",
        draw=lambda rng: (
            lambda after, halvings: {"before": after * 2**halvings, "after": after}
        )(int(rng.integers(3, 26)), int(rng.integers(2, 7))),
        answer=lambda before, after: np.log2(before / after),
        mistakes={
            "factor": lambda before, after: before / after,
            "difference": lambda before, after: before - after,
            "to_one": lambda before, after: np.log2(before),
            "nats": lambda before, after: np.log(before / after),
            "log10": lambda before, after: np.log10(before / after),
        },
    ),
    "sun-and-rain": Template(
        "coin_weather", "bits_a_day",
        draw=lambda rng: (lambda days: {"rainy": int(rng.integers(2, days // 2)), "days": days})(
            int(rng.choice([20, 25, 30, 40, 50, 60]))
        ),
        answer=lambda rainy, days: entropy(_sun_and_rain(rainy, days)),
        mistakes={
            "mean": lambda rainy, days: np.mean(surprisal(_sun_and_rain(rainy, days))),
            "sum": lambda rainy, days: np.sum(surprisal(_sun_and_rain(rainy, days))),
            "sun_adds": lambda rainy, days: (1 - rainy / days) * surprisal(1 - rainy / days),
            "rain_adds": lambda rainy, days: rainy / days * surprisal(rainy / days),
            "rain": lambda rainy, days: surprisal(rainy / days),
            "sun": lambda rainy, days: surprisal(1 - rainy / days),
            "nats": lambda rainy, days: entropy(_sun_and_rain(rainy, days), base=np.e),
            "log10": lambda rainy, days: entropy(_sun_and_rain(rainy, days), base=10),
        },
    ),
    "equal-states": Template(
        "eight_state_weather", "bits",
        draw=lambda rng: {"states": int(rng.integers(5, 120))},
        answer=lambda states: np.log2(states),
        mistakes={
            "factor": lambda states: states,
            "rounded_up": lambda states: np.ceil(np.log2(states)),
            "rounded_down": lambda states: np.floor(np.log2(states)),
            "nats": lambda states: np.log(states),
            "log10": lambda states: np.log10(states),
        },
    ),
    "enough-questions": Template(
        "eight_state_weather", "questions",
        draw=lambda rng: {"towns": int(rng.integers(20, 1000))},
        answer=lambda towns: np.ceil(np.log2(towns)),
        decimals=0,
        mistakes={
            "not_whole": lambda towns: np.log2(towns),
            "rounded_down": lambda towns: np.floor(np.log2(towns)),
            "half": lambda towns: towns / 2,
            "one_by_one": lambda towns: towns - 1,
            "all": lambda towns: towns,
        },
    ),
    "three-states": Template(
        "eight_state_weather", "bits_a_day",
        draw=lambda rng: {"chances": _chances(rng, 3)},
        answer=lambda chances: entropy(chances),
        mistakes={
            "most": lambda chances: np.log2(len(chances)),
            "not_weighed": lambda chances: np.sum(surprisal(chances)),
            "plain_mean": lambda chances: np.mean(surprisal(chances)),
            "first_alone": lambda chances: chances[0] * surprisal(chances[0]),
            "nats": lambda chances: entropy(chances, base=np.e),
            "log10": lambda chances: entropy(chances, base=10),
        },
    ),
    "as-many-equal-states": Template(
        "eight_state_weather", "states",
        draw=lambda rng: {"chances": _chances(rng, 3)},
        answer=lambda chances: 2 ** entropy(chances),
        mistakes={
            "bits": lambda chances: entropy(chances),
            "all": lambda chances: len(chances),
            "power_of_e": lambda chances: np.exp(entropy(chances)),
            "power_of_nats": lambda chances: 2 ** entropy(chances, base=np.e),
        },
    ),
    "average-length": Template(
        "sunny_and_rainy_regions", "bits_a_day",
        draw=lambda rng: {"chances": _chances(rng, 4), "code": WORDS_FOR_FOUR},
        answer=lambda chances, code: np.dot(chances, [len(word) for word in code]),
        mistakes={
            "plain_mean": lambda chances, code: np.mean([len(word) for word in code]),
            "sum": lambda chances, code: sum(len(word) for word in code),
            "entropy": lambda chances, code: entropy(chances),
            "two_bits": lambda chances, code: 2,
        },
    ),
    "unused-space": Template(
        "sunny_and_rainy_regions", "percent",
        draw=_lengths,
        answer=lambda lengths: 100 * (1 - kraft_sum(lengths)),
        mistakes={
            "used": lambda lengths: 100 * kraft_sum(lengths),
            "share": lambda lengths: 1 - kraft_sum(lengths),
            "one_over": lambda lengths: 100 * (1 - sum(1 / bits for bits in lengths)),
        },
    ),
    "cost-of-a-belief": Template(
        "sunny_and_rainy_regions", "bits_a_day",
        draw=_belief,
        answer=lambda truth, belief: cross_entropy(_two(truth), _two(belief)),
        mistakes={
            "swapped": lambda truth, belief: cross_entropy(_two(belief), _two(truth)),
            "divergence": lambda truth, belief: kl_divergence(_two(truth), _two(belief)),
            "entropy": lambda truth, belief: entropy(_two(truth)),
            "of_belief": lambda truth, belief: entropy(_two(belief)),
            "joint": lambda truth, belief: entropy(_two(truth)) + entropy(_two(belief)),
            "nats": lambda truth, belief: cross_entropy(_two(truth), _two(belief), base=np.e),
            "log10": lambda truth, belief: cross_entropy(_two(truth), _two(belief), base=10),
        },
    ),
    "extra-bits": Template(
        "sunny_and_rainy_regions", "bits_a_day",
        draw=_belief,
        answer=lambda truth, belief: kl_divergence(_two(truth), _two(belief)),
        mistakes={
            "swapped": lambda truth, belief: kl_divergence(_two(belief), _two(truth)),
            "cross_entropy": lambda truth, belief: cross_entropy(_two(truth), _two(belief)),
            "entropy": lambda truth, belief: entropy(_two(truth)),
            "first_alone": lambda truth, belief: truth * np.log2(truth / belief),
            "sign": lambda truth, belief: -kl_divergence(_two(truth), _two(belief)),
            "nats": lambda truth, belief: kl_divergence(_two(truth), _two(belief), base=np.e),
        },
    ),
    "by-hand": Template(
        "sunny_and_rainy_regions", "bits_a_day",
        draw=lambda rng: {"chances": _chances(rng, 4)},
        answer=_huffman,
        mistakes={
            "entropy": lambda chances: entropy(chances),
            "two_bits": lambda chances: 2,
            "plain_mean": lambda chances: np.mean(_huffman_lengths(chances)),
            "last_joining": lambda chances: _huffman(chances) - 1,
        },
    ),
    "loss-of-a-picture": Template(
        "animal_classifier", "nats",
        draw=lambda rng: {"belief": int(rng.integers(1, 90)) / 100},
        answer=lambda belief: surprisal(belief, base=np.e),
        mistakes={
            "bits": lambda belief: surprisal(belief),
            "log10": lambda belief: surprisal(belief, base=10),
            "missing": lambda belief: 1 - belief,
            "sign": lambda belief: np.log(belief),
            "weighed": lambda belief: belief * surprisal(belief, base=np.e),
        },
    ),
    "mean-loss": Template(
        "animal_classifier", "nats",
        draw=lambda rng: {"beliefs": tuple(_shares(rng, 3))},
        answer=lambda beliefs: np.mean(surprisal(beliefs, base=np.e)),
        mistakes={
            "averaged_beliefs": lambda beliefs: surprisal(np.mean(beliefs), base=np.e),
            "sum": lambda beliefs: np.sum(surprisal(beliefs, base=np.e)),
            "missing": lambda beliefs: 1 - np.mean(beliefs),
            "bits": lambda beliefs: np.mean(surprisal(beliefs)),
            "log10": lambda beliefs: np.mean(surprisal(beliefs, base=10)),
        },
    ),
    "back-to-a-belief": Template(
        "animal_classifier", "",
        draw=lambda rng: {"loss": int(rng.integers(5, 300)) / 100},
        answer=lambda loss: np.exp(-loss),
        mistakes={
            "power_of_2": lambda loss: 2.0**-loss,
            "power_of_10": lambda loss: 10.0**-loss,
            "missing": lambda loss: 1 - loss,
            "sign": lambda loss: np.exp(loss),
        },
    ),
    "three-days": Template(
        "forecasts", "bits_a_day",
        draw=lambda rng: {"stated": tuple(_shares(rng, 3)), "wet": tuple(map(bool, rng.integers(0, 2, 3)))},
        answer=lambda stated, wet: np.mean(_scores(stated, wet)),
        mistakes={
            "always_rain": lambda stated, wet: np.mean(_scores(stated, [True] * 3)),
            "always_dry": lambda stated, wet: np.mean(_scores(stated, np.invert(wet))),
            "averaged_chances": lambda stated, wet: surprisal(np.mean(_given_to_what_came(stated, wet))),
            "sum": lambda stated, wet: np.sum(_scores(stated, wet)),
            "nats": lambda stated, wet: np.mean(surprisal(_given_to_what_came(stated, wet), base=np.e)),
            "log10": lambda stated, wet: np.mean(surprisal(_given_to_what_came(stated, wet), base=10)),
        },
    ),
    "a-place-that-remembers": Template(
        "forecasts", "bits_a_day",
        draw=_days_that_remember,
        answer=lambda dry, wet: entropy_rate(_after(dry, wet)),
        mistakes={
            "plain_mean": lambda dry, wet: np.mean(entropy(_after(dry, wet))),
            "entropy": lambda dry, wet: entropy(_dry(dry, wet)),
            "swapped": lambda dry, wet: _dry(dry, wet)[::-1] @ entropy(_after(dry, wet)),
            "told": lambda dry, wet: entropy(_dry(dry, wet)) - entropy_rate(_after(dry, wet)),
            "sum": lambda dry, wet: np.sum(entropy(_after(dry, wet))),
            "nats": lambda dry, wet: entropy_rate(_after(dry, wet), base=np.e),
            "log10": lambda dry, wet: entropy_rate(_after(dry, wet), base=10),
        },
    ),
}  # fmt: skip


def tolerance(decimals: int) -> float:
    """Return how far from its answer a number may be, so that it is right if it is rounded as asked for."""
    return 0.5 * 10.0**-decimals if decimals else 0.0


def _is_halfway(value: float, decimals: int) -> bool:
    """Return whether a number lies halfway between two with so many decimals: rounded up or down, both would do."""
    return bool(decimals) and abs(value * 10**decimals % 1 - 0.5) < 1e-6


def _are_told_apart(values: list[float], decimals: int) -> bool:
    """Return whether no number could be taken for two of these."""
    apart = 2 * tolerance(decimals) + 1e-6
    return all(abs(one - other) > apart for one, other in itertools.combinations(values, 2))


def variants(name: str, number: int = VARIANTS, seed: int = SEED) -> Iterator[Variant]:
    """Draw a template's numbers so often, no two alike.

    None of the mistakes can be taken for another one or for the answer, and no answer lies halfway between two
    numbers that it could be rounded to.

    Raises
    ------
    ValueError
        If there are not so many.
    """
    template = TEMPLATES[name]
    rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
    seen: set[tuple] = set()
    for _ in range(TRIES):
        given = template.draw(rng)
        drawn = tuple(given.values())
        if drawn in seen:
            continue
        answer = float(template.answer(**given))
        mistakes = {mistake: float(wrong(**given)) for mistake, wrong in template.mistakes.items()}
        values = [answer, *mistakes.values()]
        if _is_halfway(answer, template.decimals) or not _are_told_apart(values, template.decimals):
            continue
        seen.add(drawn)
        yield Variant(name, len(seen), given, answer, mistakes)
        if len(seen) == number:
            return
    raise ValueError(f"{name}: {len(seen)} sets of numbers that can be told apart were found, not {number}")


def as_exercise(variant: Variant) -> Exercise:
    """Return a variant as an exercise of a notebook, which can check an answer."""
    template = TEMPLATES[variant.name]
    return Exercise(
        answer=lambda: variant.answer,
        unit=template.unit,
        decimals=template.decimals,
        mistakes={name: (lambda value=value: value) for name, value in variant.mistakes.items()},
    )
