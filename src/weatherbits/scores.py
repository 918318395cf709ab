"""Scores of stated chances: what a forecast cost, whether its chances were kept, and what the cost is made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .distributions import ROUNDING, Floats, as_floats, as_pmf, as_whole, short_repr
from .measures import surprisal

# ---- One day at a time ----


def log_score(chance: ArrayLike, happened: ArrayLike, *, base: float = 2.0) -> Floats:
    """Return -log of the chance that was given to what came: how surprised the forecast was.

    Also called ignorance. It is proper: who believes p has the lowest expected score by stating p.

    Parameters
    ----------
    chance : array_like, shape (...)
        The stated chances that it happens, from 0 to 1.
    happened : array_like, shape (...)
        Whether it did: 1 or 0, True or False. The same shape as chance; or either is a single value for all.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float or ndarray, shape (...)
        One score a day, the lower the better: 0 for who was sure and right, ``inf`` for who was sure and wrong. The
        mean over many days is a cross-entropy; one ``inf`` makes it ``inf``.

    Raises
    ------
    ValueError
        If a chance is not from 0 to 1, a day has no outcome, there are no days, the shapes differ, or base is not a
        finite number above 1.

    References
    ----------
    Good, "Rational Decisions" (1952); Roulston & Smith, "Evaluating Probabilistic Forecasts Using Information
    Theory" (2002).

    Examples
    --------
    >>> log_score(0.75, True), log_score(0.75, False)
    (0.4150374992788438, 2.0)
    >>> log_score([0.5, 0.0, 0.0], [1, 0, 1])
    array([ 1.,  0., inf])
    """
    q, y = _as_forecasts(chance, happened)
    return surprisal(np.where(y, q, 1.0 - q), base=base)


def log_score_of_pmf(q: ArrayLike, outcome: ArrayLike, *, base: float = 2.0) -> Floats:
    """Return -log of the chance that was given to the outcome that came, of two or more.

    Parameters
    ----------
    q : array_like, shape (..., n_outcomes)
        The stated chances of all outcomes, one distribution a day.
    outcome : array_like, shape (...)
        Which one came: whole numbers from 0 to n_outcomes - 1.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float or ndarray, shape (...)
        As :func:`log_score`, which it equals where there are two outcomes.

    Raises
    ------
    ValueError
        If q holds no distributions, an outcome is no whole number or out of range, the shapes do not belong
        together, or base is not a finite number above 1.

    References
    ----------
    Good, "Rational Decisions" (1952).

    Examples
    --------
    >>> log_score_of_pmf([0.5, 0.25, 0.25], 1)
    2.0
    """
    q = as_pmf(q, name="q")
    came = as_whole(as_floats(outcome, "outcome"))
    if came.shape != q.shape[:-1]:
        raise ValueError(
            f"outcome should have one entry for each distribution, shape {q.shape[:-1]}; got shape {came.shape}"
        )
    n_outcomes = q.shape[-1]
    if came.dtype.kind not in "iu" or not ((came >= 0) & (came < n_outcomes)).all():
        raise ValueError(
            f"outcome should be whole numbers from 0 to {n_outcomes - 1}; got {short_repr(outcome)}"
        )
    return surprisal(np.take_along_axis(q, came[..., np.newaxis], axis=-1)[..., 0], base=base)


def brier_score(chance: ArrayLike, happened: ArrayLike) -> Floats:
    """Return (q - y)², the squared distance of the stated chance from what came, 1 or 0.

    Parameters, shapes and errors are those of :func:`log_score`. It is proper too, but knows no infinity.

    Returns
    -------
    float or ndarray, shape (...)
        From 0 for who was sure and right to 1 for who was sure and wrong; 0.25 for who always says 1/2. (Brier's own
        sum over both outcomes is twice that.)

    References
    ----------
    Brier, "Verification of Forecasts Expressed in Terms of Probability" (1950).

    Examples
    --------
    >>> brier_score([0.75, 0.75, 0.0], [1, 0, 1])
    array([0.0625, 0.5625, 1.    ])
    """
    q, y = _as_forecasts(chance, happened)
    squares = (q - y) ** 2
    return float(squares) if squares.ndim == 0 else squares


# ---- Were the chances kept? ----


@dataclass(frozen=True, eq=False)
class Reliability:
    """How often it happened on the days that were given about the same chance, in groups from low to high.

    ``chance``, ``rate`` and ``count``, shape (n_groups,), are the mean stated chance of each group, how often it
    happened, and on how many days it was stated; ``low`` and ``high`` are the smallest and largest chance that was.
    ``group``, shape (n_days,), has the group of each day.
    """

    chance: np.ndarray
    rate: np.ndarray
    count: np.ndarray
    low: np.ndarray
    high: np.ndarray
    group: np.ndarray

    @property
    def recalibrated(self) -> np.ndarray:
        """For each day, shape (n_days,), the chance that should have been stated, in hindsight: its group's rate."""
        return self.rate[self.group]


def binned_reliability(chance: ArrayLike, happened: ArrayLike, n_bins: int = 10) -> Reliability:
    """Group days by which of n_bins bins of equal width their chance falls into.

    Parameters
    ----------
    chance, happened : array_like, shape (n_days,)
        As in :func:`log_score`.
    n_bins : int, default 10
        At least 1. How many tell what one sees, which is what is wrong with bins.

    Returns
    -------
    Reliability
        Without the empty bins. A chance on the edge of two bins falls into the lower one.

    Raises
    ------
    ValueError
        As :func:`log_score`, or if there is more than one axis, or n_bins is no whole number above 0.

    References
    ----------
    Murphy & Winkler, "Reliability of Subjective Probability Forecasts of Precipitation and Temperature" (1977).

    Examples
    --------
    >>> found = binned_reliability([0.1, 0.3, 0.8, 1.0], [0, 1, 1, 1], n_bins=2)
    >>> found.chance, found.rate, found.count
    (array([0.2, 0.9]), array([0.5, 1. ]), array([2, 2]))
    """
    q, y = _as_days(chance, happened)
    if isinstance(n_bins, bool) or not isinstance(n_bins, int | np.integer) or n_bins < 1:
        raise ValueError(f"n_bins should be a whole number, 1 or more; got {short_repr(n_bins)}")
    upper_edge = np.ceil((q * n_bins).round(9))  # 0.1 + 0.2 is a hair above 0.3, and belongs with it
    return _reliability(q, y, np.maximum(upper_edge, 1.0))


def isotonic_reliability(chance: ArrayLike, happened: ArrayLike) -> Reliability:
    """Group days so that the rates rise with the chances, and follow what happened as closely as that lets them.

    No number of bins has to be chosen: it is isotonic regression, by pooling adjacent violators. Each stated chance
    begins as a group of its own; wherever a group's rate is not above that of the group below, the two become one.

    Parameters
    ----------
    chance, happened : array_like, shape (n_days,)
        As in :func:`log_score`.

    Returns
    -------
    Reliability
        Of all ways to restate the chances that never turn a higher one into a lower one, ``recalibrated`` has the
        lowest mean score on these days: Brier score, log score, and every other proper score.

    Raises
    ------
    ValueError
        As :func:`log_score`, or if there is more than one axis.

    References
    ----------
    Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete Information" (1955); Dimitriadis,
    Gneiting & Jordan, "Stable Reliability Diagrams for Probabilistic Classifiers" (2021), who call it CORP.

    Examples
    --------
    >>> found = isotonic_reliability([0.1, 0.2, 0.4, 0.9], [0, 1, 0, 1])
    >>> found.rate, found.count
    (array([0. , 0.5, 1. ]), array([1, 2, 1]))
    >>> found.recalibrated
    array([0. , 0.5, 0.5, 1. ])
    """
    q, y = _as_days(chance, happened)
    _, stated = np.unique(q, return_inverse=True)
    days_of_each = np.bincount(stated)
    yes_of_each = np.bincount(stated[y], minlength=days_of_each.size)
    pools: list[tuple[int, int, int]] = []  # of each: days on which it happened, days, stated chances
    for yes, days in zip(yes_of_each.tolist(), days_of_each.tolist(), strict=True):
        chances = 1
        while pools and pools[-1][0] * days >= yes * pools[-1][1]:  # the rates are compared without dividing
            below = pools.pop()
            yes, days, chances = yes + below[0], days + below[1], chances + below[2]
        pools.append((yes, days, chances))
    pool_of_each = np.repeat(np.arange(len(pools)), [chances for _, _, chances in pools])
    return _reliability(q, y, pool_of_each[stated])


# ---- What the cost is made of ----


@dataclass(frozen=True)
class ScoreParts:
    """A mean score, and what it is made of: ``score`` = ``uncertainty`` - ``resolution`` + ``miscalibration``.

    ``uncertainty`` is what the weather leaves open: the score of who states the rate of all days on each of them.
    ``resolution`` is what the forecast tells: how much lower its score is once it is recalibrated (also called
    discrimination). ``miscalibration`` is what it pays for chances that were not kept.
    """

    score: float
    uncertainty: float
    resolution: float
    miscalibration: float


def decompose(
    chance: ArrayLike,
    happened: ArrayLike,
    *,
    score: Callable[..., Floats] = log_score,
    groups: Reliability | None = None,
) -> ScoreParts:
    """Take the mean score of a forecast apart: what was open, less what it told, and what miscalibration cost.

    Parameters
    ----------
    chance, happened : array_like, shape (n_days,)
        As in :func:`log_score`.
    score : function, default log_score
        A proper score of ``chance`` and ``happened``, such as :func:`brier_score`.
    groups : Reliability, optional
        How days are grouped to recalibrate them: :func:`isotonic_reliability`, unless told otherwise.

    Returns
    -------
    ScoreParts
        They add up exactly. With the isotonic groups none is below 0; with bins, whose number is anybody's choice,
        miscalibration can be. ``score`` and ``miscalibration`` are ``inf`` for a forecast that was sure and wrong; the
        other two are finite. In hindsight: the rates are those of the days that are judged themselves, which makes
        both resolution and miscalibration look larger than on new days, most so with few days in many groups. Even
        a forecast whose chances are exactly right seems to pay about 0.05 bits a day for its miscalibration, where it
        states 365 chances, another one each day. To know how much is chance, let it rain with the stated chances.

    Raises
    ------
    ValueError
        As :func:`log_score`, or if there is more than one axis, or groups is of another number of days.

    References
    ----------
    Murphy, "A New Vector Partition of the Probability Score" (1973), for the Brier score; Weijs, van Nooijen & van
    de Giesen, "Kullback-Leibler Divergence as a Forecast Skill Score with Classic Reliability-Resolution-Uncertainty
    Decomposition" (2010), for the log score; Dimitriadis, Gneiting & Jordan (2021) for the isotonic groups.

    Examples
    --------
    >>> rain, stated = [0, 0, 0, 1, 0, 1, 1, 1], [0.5] * 4 + [0.75] * 4
    >>> parts = decompose(stated, rain)
    >>> print(f"{parts.score:.3f} = {parts.uncertainty:.3f} - {parts.resolution:.3f} + {parts.miscalibration:.3f}")
    0.906 = 1.000 - 0.189 + 0.094
    """
    q, y = _as_days(chance, happened)
    if groups is None:
        groups = isotonic_reliability(q, y)
    elif groups.group.shape != q.shape:
        raise ValueError(f"groups is of {groups.group.size} days, and chance of {q.size}")
    rate = np.bincount(groups.group, weights=y) / np.bincount(groups.group)
    stated, constant, recalibrated = (
        float(np.mean(score(chances, y))) for chances in (q, np.full(q.shape, y.mean()), rate[groups.group])
    )
    return ScoreParts(stated, constant, _excess(constant, recalibrated), _excess(stated, recalibrated))


def _excess(mean: float, other: float) -> float:
    """Return by how much one mean score is above another; what is left by rounding only is 0."""
    return 0.0 if np.isclose(mean, other, rtol=1e-13, atol=1e-15) else mean - other


# ---- Checks: what a learner may hand in ----


def as_chances(chance: ArrayLike, name: str = "chance") -> np.ndarray:
    """Return chances as an array of floats from 0 to 1; what rounding has left just outside is put back.

    Examples
    --------
    >>> as_chances([0.5, 80])
    Traceback (most recent call last):
    ...
    ValueError: chance holds 80: a chance is from 0 to 1, so that 80 % is 0.8
    """
    q = as_floats(chance, name)
    is_wrong = ~((q >= -ROUNDING) & (q <= 1.0 + ROUNDING))  # NaN fails both comparisons
    if is_wrong.any():
        wrong = q[is_wrong].flat[0]
        hint = f", so that {wrong:.6g} % is {wrong / 100:.6g}" if 2.0 <= wrong <= 100.0 else ""
        raise ValueError(f"{name} holds {wrong:.10g}: a chance is from 0 to 1{hint}")
    return np.clip(q, 0.0, 1.0)


def as_outcomes(happened: ArrayLike, name: str = "happened") -> np.ndarray:
    """Return outcomes as an array of booleans, from 1 or 0, True or False.

    Examples
    --------
    >>> as_outcomes([1, 0.0, True])
    array([ True, False,  True])
    >>> as_outcomes([1, float("nan")])
    Traceback (most recent call last):
    ...
    ValueError: happened has a day without an outcome (NaN): leave it out, and its forecast too
    """
    try:
        y = as_floats(happened, name)
    except ValueError:
        if np.ma.is_masked(happened):
            raise
        if isinstance(happened, Iterable) and any(outcome is None for outcome in happened):
            raise ValueError(
                f"{name} has a day without an outcome (None): leave it out, and its forecast too"
            ) from None
        raise ValueError(
            f"{name} should say of each day whether it happened, by 1 or 0, True or False; got {short_repr(happened)}"
        ) from None
    if np.isnan(y).any():
        raise ValueError(f"{name} has a day without an outcome (NaN): leave it out, and its forecast too")
    is_wrong = (y != 0.0) & (y != 1.0)
    if is_wrong.any():
        raise ValueError(
            f"{name} holds {y[is_wrong].flat[0]:.10g}: an outcome is 1 or True where it happened, 0 or False where not"
        )
    return y == 1.0


def _as_forecasts(chance: ArrayLike, happened: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return chances and outcomes that belong together; a single value may go with many."""
    q, y = as_chances(chance), as_outcomes(happened)
    if q.size == 0 or y.size == 0:
        raise ValueError("there are no days: give at least one chance and one outcome")
    if q.shape != y.shape and q.ndim and y.ndim:
        raise ValueError(
            f"chance has shape {q.shape} and happened {y.shape}; each day should have one chance and one outcome"
        )
    return q, y


def _as_days(chance: ArrayLike, happened: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return chances and outcomes of a list of days, shape (n_days,) each."""
    q, y = np.broadcast_arrays(*_as_forecasts(chance, happened))
    if q.ndim != 1:
        raise ValueError(f"give a list of days, one chance and one outcome each; got shape {q.shape}")
    return q, y


def _reliability(q: np.ndarray, y: np.ndarray, group: np.ndarray) -> Reliability:
    """Return what there is to say of groups of days; the groups' numbers rise with the chance."""
    _, group = np.unique(group, return_inverse=True)
    count = np.bincount(group)
    in_order = np.argsort(q, kind="stable")
    last = count.cumsum() - 1
    low, high = q[in_order][last - count + 1], q[in_order][last]
    mean = np.clip(np.bincount(group, weights=q) / count, low, high)  # not even rounding takes it out
    return Reliability(mean, np.bincount(group, weights=y) / count, count, low, high, group)
