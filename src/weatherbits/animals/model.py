"""The model: faces described by named features, and the true posterior of which animal each face is.

How the faces come about is known here, so the loss that no classifier can beat is a number, not a hope.
"""

import math

import numpy as np
from numpy.typing import ArrayLike

from ..distributions import as_floats
from ..measures import entropy

# A ring of look-alikes: each animal can look a little like the one before or the one after it in this list,
# and the badger, the last, like the raccoon.
ANIMALS = ("raccoon", "red panda", "fox", "cat", "dog", "bear", "badger")

# What a face is drawn from: each feature is a number from 0 to 1.
FEATURES = (
    "fur_redness",  # from grey fur to red-brown fur
    "fur_lightness",  # from dark fur to light fur
    "ear_pointedness",  # from round ears to pointed ears
    "ear_size",  # from small ears to big ears
    "ear_droop",  # from ears that stand up to ears that hang down
    "head_width",  # from a narrow head to a wide head
    "muzzle_width",  # from a narrow muzzle to a broad muzzle
    "muzzle_length",  # from a short muzzle to a long muzzle
    "white_cheeks",  # from cheeks and muzzle like the fur to white cheeks with tufts, and a white muzzle
    "white_trim",  # from no white trim to white eyebrows, and ears with white rims
    "mask",  # from no mask to a dark mask across the eyes
    "face_stripes",  # from no stripes to a white face with a dark stripe through each eye
    "tear_marks",  # from no tear marks to dark marks from the eyes down the cheeks
    "feline",  # from round pupils to slit pupils, whiskers, and lines on the forehead
)

# The typical face of each animal; the features are in the order above.
_TYPICAL = np.array([
    # fur        | ears              | head | muzzle      | white       | mask, stripes, tears | feline
    [0.08, 0.50,  0.25, 0.45, 0.06,  0.70,  0.40, 0.45,  0.80, 0.90,  0.95, 0.05, 0.05,  0.05],  # raccoon
    [0.92, 0.30,  0.55, 0.55, 0.06,  0.75,  0.45, 0.30,  0.92, 0.92,  0.08, 0.06, 0.92,  0.06],  # red panda
    [0.95, 0.85,  0.95, 0.85, 0.05,  0.40,  0.08, 0.60,  0.90, 0.12,  0.06, 0.05, 0.08,  0.22],  # fox
    [0.30, 0.60,  0.85, 0.60, 0.05,  0.65,  0.35, 0.08,  0.38, 0.10,  0.05, 0.06, 0.06,  0.95],  # cat
    [0.60, 0.80,  0.35, 0.75, 0.92,  0.40,  0.65, 0.80,  0.40, 0.08,  0.06, 0.08, 0.05,  0.06],  # dog
    [0.58, 0.15,  0.05, 0.30, 0.06,  0.90,  0.90, 0.55,  0.12, 0.06,  0.05, 0.05, 0.05,  0.05],  # bear
    [0.08, 0.45,  0.15, 0.25, 0.08,  0.35,  0.35, 0.85,  0.92, 0.60,  0.08, 0.95, 0.06,  0.05],  # badger
])  # fmt: skip

# How an individual comes about. It leans towards one of its two look-alikes, by t = 0, 1/10, ... or all of
# the way, with a probability in proportion to exp(-LEAN·t). Each feature then scatters about that point of
# the way, normally distributed with standard deviation SCATTER, and drawn again wherever it leaves 0 to 1.
LEAN = 4.0
SCATTER = 0.07
_STEPS = 10  # from one animal to the next


def typical(animal: str) -> np.ndarray:
    """Return the features of an animal's typical face.

    Parameters
    ----------
    animal : str
        One of ``ANIMALS``.

    Returns
    -------
    ndarray, shape (n_features,)
        In the order of ``FEATURES``; yours to change.

    Raises
    ------
    ValueError
        If there is no such animal here.

    Examples
    --------
    >>> dict(zip(FEATURES, typical("raccoon")))["mask"].item()
    0.95
    """
    if animal not in ANIMALS:
        raise ValueError(f"there is no animal {animal!r} here; choose one of {', '.join(ANIMALS)}")
    return _TYPICAL[ANIMALS.index(animal)].copy()


def mix(start: ArrayLike, end: ArrayLike, t: ArrayLike) -> np.ndarray:
    """Return the features a fraction t of the way from one face to another, in a straight line.

    Parameters
    ----------
    start, end : array_like, shape (..., n_features)
        The face at t = 0 and the one at t = 1.
    t : array_like, shape (...)
        From 0 to 1. A list of fractions gives a row of faces.

    Returns
    -------
    ndarray, shape (..., n_features)

    Raises
    ------
    ValueError
        If start or end is no face, or t is not from 0 to 1.

    Examples
    --------
    >>> halfway = mix(typical("raccoon"), typical("red panda"), 0.5)
    >>> dict(zip(FEATURES, halfway.round(3)))["fur_redness"].item()
    0.5
    >>> mix(typical("raccoon"), typical("red panda"), [0, 0.5, 1]).shape
    (3, 14)
    """
    start, end, t = as_features(start, "start"), as_features(end, "end"), as_floats(t, "t")
    if not ((t >= 0) & (t <= 1)).all():
        raise ValueError(f"t should be from 0 to 1; got {t[~((t >= 0) & (t <= 1))].flat[0]}")
    t = t[..., np.newaxis]
    return np.clip((1 - t) * start + t * end, 0.0, 1.0)


# The ring of look-alikes in steps of a tenth: a place for each point where a face can be centred, 70 in all,
# and the probability of each place given the animal, in one row per animal.
_WAYS = np.roll(_TYPICAL, -1, axis=0) - _TYPICAL
_PLACES = np.concatenate([_TYPICAL + t * _WAYS for t in np.arange(_STEPS) / _STEPS], axis=1)
_PLACES = _PLACES.reshape(-1, len(FEATURES))
_OFFSETS = np.arange(-_STEPS, _STEPS + 1)
_OFFSET_PMF = np.exp(-LEAN * np.abs(_OFFSETS) / _STEPS)
_OFFSET_PMF /= _OFFSET_PMF.sum()
_PLACE_GIVEN_ANIMAL = np.zeros((len(ANIMALS), len(_PLACES)))
for _i in range(len(ANIMALS)):
    _PLACE_GIVEN_ANIMAL[_i, (_STEPS * _i + _OFFSETS) % len(_PLACES)] = _OFFSET_PMF


def sample_features(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the features and the labels of n individuals, every animal being equally likely.

    Parameters
    ----------
    n : int
        How many, 1 or more.
    rng : numpy.random.Generator
        Where the randomness comes from, such as ``np.random.default_rng(0)``.

    Returns
    -------
    features : ndarray, shape (n, n_features)
    labels : ndarray of int, shape (n,)
        Places in ``ANIMALS``.

    Raises
    ------
    ValueError
        If n is no whole number above 0, or rng is no generator.

    Examples
    --------
    >>> features, labels = sample_features(5, np.random.default_rng(0))
    >>> [ANIMALS[label] for label in labels]
    ['bear', 'dog', 'cat', 'red panda', 'fox']
    """
    if not is_whole(n) or n < 1:
        raise ValueError(f"n should be a whole number, 1 or more; got {n!r}")
    labels = _as_generator(rng).integers(len(ANIMALS), size=n)
    return features_given(labels, rng), labels


def features_given(labels: ArrayLike, rng: np.random.Generator) -> np.ndarray:
    """Return the features of one individual for each label: a draw from P(features | animal).

    Parameters
    ----------
    labels : array_like of int, any shape
        Places in ``ANIMALS``; ``np.repeat(range(7), 50)`` asks for fifty of each animal.
    rng : numpy.random.Generator
        Where the randomness comes from.

    Returns
    -------
    ndarray, shape (..., n_features)

    Raises
    ------
    ValueError
        If a label is not a whole number from 0 to 6, or rng is no generator.

    Examples
    --------
    >>> features_given([0, 0, 1], np.random.default_rng(0)).shape
    (3, 14)
    """
    rng, labels = _as_generator(rng), np.asarray(labels)
    if labels.dtype.kind not in "iu" or not ((labels >= 0) & (labels < len(ANIMALS))).all():
        raise ValueError(f"labels should be whole numbers from 0 (raccoon) to 6 (badger); got {labels}")
    offsets = rng.choice(_OFFSETS, size=labels.shape, p=_OFFSET_PMF)
    return _faces_around(_PLACES[(_STEPS * labels.astype(int) + offsets) % len(_PLACES)], rng)


def _faces_around(centres: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return a face for each centre: normal distributions, of which the part from 0 to 1 is kept."""
    features = rng.normal(centres, SCATTER)
    while (outside := (features < 0) | (features > 1)).any():
        features[outside] = rng.normal(centres[outside], SCATTER)
    return features


def _normal_cdf(z: np.ndarray) -> np.ndarray:
    return np.vectorize(lambda value: 0.5 * math.erfc(-value / math.sqrt(2)))(z)


# log of what each place's density is divided by, to add up to 1: sqrt(2π)·SCATTER and the part of the normal
# distribution that lies from 0 to 1, multiplied over the features.
_PARTS_INSIDE = _normal_cdf((1 - _PLACES) / SCATTER) - _normal_cdf(-_PLACES / SCATTER)
_LOG_SCALES = np.log(math.sqrt(2 * math.pi) * SCATTER * _PARTS_INSIDE).sum(axis=1)


def log_density(features: ArrayLike) -> np.ndarray:
    """Return log p(features | animal) for each of the seven animals, in nats.

    A face of an animal may be centred at any of 21 places, so the density is a weighted sum of 21 products
    of truncated normal densities, one factor for each feature. Nothing is approximated.

    Parameters
    ----------
    features : array_like, shape (..., n_features)
        Faces, each feature from 0 to 1.

    Returns
    -------
    ndarray, shape (..., 7)
        Finite everywhere.

    Raises
    ------
    ValueError
        If a face does not have its 14 features, or one of them is NaN or not from 0 to 1.

    Examples
    --------
    >>> ANIMALS[log_density(typical("fox")).argmax()]
    'fox'
    """
    features = as_features(features)
    # The square (x - m)² is opened, so that one matrix product serves all places.
    squares = (features**2).sum(-1)[..., np.newaxis] - 2 * features @ _PLACES.T + (_PLACES**2).sum(1)
    by_place = -squares / (2 * SCATTER**2) - _LOG_SCALES
    densities = np.empty((*features.shape[:-1], len(ANIMALS)))
    for i, weights in enumerate(_PLACE_GIVEN_ANIMAL):
        terms = by_place[..., weights > 0] + np.log(weights[weights > 0])
        top = terms.max(-1, keepdims=True)  # taken out before exp, so that nothing underflows to log 0
        densities[..., i] = top[..., 0] + np.log(np.exp(terms - top).sum(-1))
    return densities


def posterior(features: ArrayLike) -> np.ndarray:
    """Return P(animal | features), the true probability of each animal given the face, by Bayes' rule.

    The seven animals are equally likely beforehand. A fraction t of the way from one typical face to the
    next, these two share nearly all probability, and the log-odds of the first are about LEAN·(1 - 2t).

    Parameters
    ----------
    features : array_like, shape (..., n_features)
        Faces, each feature from 0 to 1.

    Returns
    -------
    ndarray, shape (..., 7)
        Each row adds up to 1. No prediction has a lower cross-entropy on average.

    Raises
    ------
    ValueError
        As :func:`log_density`.

    References
    ----------
    MacKay, *Information Theory, Inference, and Learning Algorithms*, section 2.3.

    Examples
    --------
    >>> halfway = mix(typical("raccoon"), typical("red panda"), 0.5)
    >>> posterior(halfway).round(3) + 0.0
    array([0.5, 0.5, 0. , 0. , 0. , 0. , 0. ])
    """
    logs = log_density(features)
    weights = np.exp(logs - logs.max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True)


def conditional_entropy(rng: np.random.Generator, n: int = 100_000) -> tuple[float, float]:
    """Return H(animal | features), the loss no classifier can beat on average, and its standard error.

    Both are in nats. It is the entropy of the true posterior, averaged over n individuals. Most of what differs from
    one to the next comes from where their faces are centred. So the centres are spread over the ring of look-alikes as
    evenly as n allows, and only the rest is left to luck: the standard error is a third of what it would be otherwise.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where the randomness comes from.
    n : int, default 100 000
        How many individuals, 2 or more; four times as many halve the standard error.

    Returns
    -------
    nats : float
    standard_error : float
        How far off the average typically is.

    Raises
    ------
    ValueError
        If n is no whole number above 1, or rng is no generator.

    References
    ----------
    Cover & Thomas, *Elements of Information Theory*, 2nd ed., section 2.2. Cochran, *Sampling Techniques*, 3rd ed.,
    chapters 5 and 5A, for samples that are spread over strata.

    Examples
    --------
    >>> nats, standard_error = conditional_entropy(np.random.default_rng(0), 20_000)
    >>> print(f"{nats:.2f} nats")
    0.33 nats
    """
    if not is_whole(n) or n < 2:
        raise ValueError(f"n should be a whole number, 2 or more; got {n!r}")
    _as_generator(rng)
    # The places' shares of all individuals, laid one behind the other from 0 to 1: where each ends.
    ends = _PLACE_GIVEN_ANIMAL.mean(axis=0).cumsum()
    entropies = np.empty(n)
    for start in range(0, n, 10_000):  # a part at a time, to need little memory
        part = entropies[start : start + 10_000]
        # One point in each of n equal parts from 0 to 1; the share that it lies in is its face's centre.
        points = (start + np.arange(len(part)) + rng.random(len(part))) / n
        places = np.minimum(np.searchsorted(ends, points, side="right"), len(ends) - 1)
        part[:] = entropy(posterior(_faces_around(_PLACES[places], rng)), base=np.e)
    # Neighbours nearly always have the same centre: how much they still differ is what is left to luck.
    luck = np.mean(np.diff(entropies) ** 2) / 2
    return float(entropies.mean()), math.sqrt(luck / n)


def as_features(features: ArrayLike, name: str = "features") -> np.ndarray:
    array = as_floats(features, name)
    if array.ndim == 0 or array.shape[-1] != len(FEATURES):
        found = "a single number" if array.ndim == 0 else f"{array.shape[-1]}"
        raise ValueError(f"a face has {len(FEATURES)} features, in the order of FEATURES; {name} has {found}")
    is_wrong = ~((array >= 0) & (array <= 1))  # also true for NaN
    if is_wrong.any():
        where = np.argwhere(is_wrong)[0]
        feature, value = FEATURES[where[-1]], array[tuple(where)]
        raise ValueError(f"every feature is a number from 0 to 1; {feature} is {value} in {name}")
    return array


def _as_generator(rng: np.random.Generator) -> np.random.Generator:
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng should be a generator, such as np.random.default_rng(0); got {rng!r}")
    return rng


def is_whole(n: object) -> bool:
    return isinstance(n, int | np.integer) and not isinstance(n, bool)
