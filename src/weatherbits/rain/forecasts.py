"""Forecasts of rain, each in a few lines, from what was known the evening before.

Each takes past days, with what was known before them and what came, and days that are asked about, of which it sees
only what was known before them.
"""

import numpy as np
from numpy.typing import ArrayLike

from ..distributions import Floats, as_floats, short_repr
from ..scores import as_chances, as_outcomes
from .record import Days

# ---- What is known, and five forecasts of a year ----


def known_before(days: Days) -> np.ndarray:
    """Return what was known on the evening before each day but the first.

    Parameters
    ----------
    days : Days
        Days in a row, none left out.

    Returns
    -------
    ndarray, shape (n_days - 1, 6)
        In row i, of the evening of day i, for day i + 1: log(1 + mm of precipitation), so that a downpour is not
        unlike everything else; the highest and lowest temperature; the wind; and the season of the day to come, as a
        point on a circle (cosine and sine), on which December is next to January.

    Raises
    ------
    ValueError
        If a day is left out, so that the evening before another one is not known.

    Examples
    --------
    >>> from weatherbits.rain import seattle
    >>> known_before(seattle())[0].round(2)  # on New Year's Day of 2012, for January 2
    array([ 0.  , 12.8 ,  5.  ,  4.7 ,  1.  ,  0.03])
    """
    if (np.diff(days.date) != np.timedelta64(1, "D")).any():
        raise ValueError(
            "the days should follow each other, none left out: each is forecast from the one before"
        )
    day_of_year = (days.date - days.date.astype("datetime64[Y]")).astype(int) + 1
    season = 2.0 * np.pi * day_of_year[1:] / 365.25
    measured = [np.log1p(days.precipitation), days.temp_max, days.temp_min, days.wind]
    return np.column_stack([*(column[:-1] for column in measured), np.cos(season), np.sin(season)])


def five_forecasts(days: Days, year: int = 2015, *, n_similar: int = 10) -> dict[str, np.ndarray]:
    """Return the chances of rain that five forecasters state for each day of a year, having learnt from earlier years.

    Parameters
    ----------
    days : Days
        Days in a row, of the year and of years before it.
    year : int, default 2015
        The year that is forecast.
    n_similar : int, default 10
        How many similar days to look at.

    Returns
    -------
    dict of str to ndarray, shape (n_days_of_the_year,)
        ``"climatology"``, how often it rained; ``"month"``, how often it did in that month; ``"yesterday"``, how often
        after a day as wet or dry as yesterday; ``"similar_days"``, after how many of the most similar days; and
        ``"logistic"``, logistic regression. What came is ``days.is_wet[days.year == year]``.

    Raises
    ------
    ValueError
        If there are no days of the year or none before it, if a day is left out, or as the single forecasts.

    Examples
    --------
    >>> from weatherbits.rain import seattle
    >>> from weatherbits.scores import log_score
    >>> days = seattle()
    >>> for name, chance in five_forecasts(days).items():
    ...     print(f"{name}: {log_score(chance, days.is_wet[days.year == 2015]).mean():.3f} bits a day")
    climatology: 0.973 bits a day
    month: 0.852 bits a day
    yesterday: 0.867 bits a day
    similar_days: inf bits a day
    logistic: 0.798 bits a day
    """
    if isinstance(year, bool) or not isinstance(year, int | np.integer):
        raise ValueError(f"year should be a whole number, such as 2015; got {short_repr(year)}")
    known, wet = known_before(days), days.is_wet
    past, asked = days.year < year, days.year == year
    if past.sum() < 2 or not asked.any():
        raise ValueError(f"to forecast {year}, there should be days of that year and of years before it")
    rate, month = wet[past].mean(), rate_of_kind(days.month[past], wet[past], days.month[asked])
    # Nobody knows the evening before the first day.
    wet, yesterday, past, asked = wet[1:], wet[:-1], past[1:], asked[1:]
    similar = count_similar(known[past], wet[past], known[asked], n_similar)
    return {
        "climatology": np.full(month.shape, rate),
        "month": month,
        "yesterday": rate_of_kind(yesterday[past], wet[past], yesterday[asked]),
        "similar_days": as_rate(similar, n_similar),
        "logistic": logistic_regression(known[past], wet[past], known[asked]),
    }


# ---- One by one ----


def rate_of_kind(kind: ArrayLike, happened: ArrayLike, asked: ArrayLike) -> np.ndarray:
    """Return how often it happened on past days of the same kind: the same month, say, or after a wet day too.

    Parameters
    ----------
    kind, happened : array_like, shape (n_past,)
        The kind of each past day, and whether it happened then.
    asked : array_like, shape (n_asked,)
        The kinds of the days that are asked about.

    Returns
    -------
    ndarray, shape (n_asked,)

    Raises
    ------
    ValueError
        If kind and happened are not of the same days, a day has no outcome, or a kind that is asked about never came.

    Examples
    --------
    >>> rate_of_kind(["May", "May", "June", "June"], [1, 0, 0, 0], ["June", "May"])
    array([0. , 0.5])
    """
    kind, asked, happened = np.asarray(kind), np.asarray(asked), as_outcomes(happened)
    if kind.ndim != 1 or kind.shape != happened.shape or asked.ndim != 1:
        raise ValueError(
            "kind and happened should be lists of the same past days, and asked a list of kinds; "
            f"got shapes {kind.shape}, {happened.shape} and {asked.shape}"
        )
    is_same = asked[:, np.newaxis] == kind
    n_same = is_same.sum(axis=1)
    if not n_same.all():
        raise ValueError(
            f"no past day is of the kind {asked[n_same == 0][0]!s}, so there is nothing to go by"
        )
    return (is_same & happened).sum(axis=1) / n_same


def count_similar(known: ArrayLike, happened: ArrayLike, asked: ArrayLike, n: int = 10) -> np.ndarray:
    """Return on how many of the n most similar past days it happened: an analogue ensemble, of n members.

    Parameters
    ----------
    known : array_like, shape (n_past, n_features)
        What was known before each past day, such as :func:`known_before` tells.
    happened : array_like, shape (n_past,)
        Whether it happened on that day.
    asked : array_like, shape (n_asked, n_features)
        What was known before the days that are asked about.
    n : int, default 10
        How many days to look at.

    Returns
    -------
    ndarray of int, shape (n_asked,)
        From 0 to n. Near is what has a small sum of squared differences, each feature in units of its standard
        deviation on the past days; of two days equally near, the earlier one is taken.

    Raises
    ------
    ValueError
        If the tables are not as described or not finite, a day has no outcome, a feature is the same on all past
        days, or n is no whole number from 1 to n_past.

    References
    ----------
    Delle Monache et al., "Probabilistic Weather Prediction with an Analog Ensemble" (2013).

    Examples
    --------
    >>> count_similar([[1.0], [2.0], [3.0], [9.0]], [1, 1, 0, 0], [[1.4], [8.0]], n=2)
    array([2, 0])
    """
    past, happened, asked = _standardised(known, happened, asked)
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or not 1 <= n <= len(past):
        raise ValueError(f"n should be a whole number of days, from 1 to {len(past)}; got {short_repr(n)}")
    distance = sum((there - here[:, np.newaxis]) ** 2 for here, there in zip(asked.T, past.T, strict=True))
    nearest = np.argsort(distance, axis=1, kind="stable")[:, :n]
    return happened[nearest].sum(axis=1)


def as_rate(count: ArrayLike, n: int, *, added: float = 0.0) -> Floats:
    """Return (k + a) / (n + 2a): the rate of k in n, after adding the same number a to what came and what did not.

    Parameters
    ----------
    count : array_like, shape (...)
        How often it happened.
    n : int
        Out of how many times.
    added : float, default 0
        1 is Laplace's rule of succession: nothing is certain any more.

    Returns
    -------
    float or ndarray, shape (...)

    Raises
    ------
    ValueError
        If n and a are both 0, or one of them is no number from 0 on, or a count is not from 0 to n.

    References
    ----------
    MacKay, *Information Theory, Inference, and Learning Algorithms*, section 3.2.

    Examples
    --------
    >>> as_rate([0, 5, 10], 10)
    array([0. , 0.5, 1. ])
    >>> as_rate([0, 5, 11], 12, added=2)
    array([0.125 , 0.4375, 0.8125])
    """
    k, times, a = as_floats(count, "count"), _number(n, "n"), _number(added, "added")
    if not times + a > 0.0:
        raise ValueError("of no times at all there is no rate: n, or what is added, should be above 0")
    if not ((k >= 0.0) & (k <= times)).all():
        raise ValueError(f"count should be from 0 to n, which is {times:g}; got {short_repr(count)}")
    rate = (k + a) / (times + 2.0 * a)
    return float(rate) if rate.ndim == 0 else rate


def mix_chances(chance: ArrayLike, other: ArrayLike, weight: float) -> Floats:
    """Return (1 - w)·q + w·r: chances q, with a part w of the way taken towards r.

    Parameters
    ----------
    chance, other : array_like, shape (...)
        What is mixed: chance alone where the weight is 0, other alone where it is 1. They broadcast.
    weight : float
        From 0 to 1. Where other is never sure, as climatology is not, any weight above 0 ends all certainty.

    Returns
    -------
    float or ndarray, shape (...)

    Raises
    ------
    ValueError
        If a chance or the weight is not from 0 to 1, or the shapes cannot be paired.

    Examples
    --------
    >>> mix_chances([0.0, 0.5, 1.0], 0.4, 0.25)
    array([0.1  , 0.475, 0.85 ])
    """
    q, r, w = as_chances(chance), as_chances(other, "other"), as_chances(weight, "weight")
    if w.ndim:
        raise ValueError(f"weight should be one number; got {short_repr(weight)}")
    try:
        np.broadcast_shapes(q.shape, r.shape)
    except ValueError:
        raise ValueError(f"chance has shape {q.shape} and other {r.shape}; they cannot be paired") from None
    mixed = (1.0 - w) * q + w * r
    return float(mixed) if mixed.ndim == 0 else mixed


def logistic_regression(
    known: ArrayLike, happened: ArrayLike, asked: ArrayLike, *, penalty: float = 1.0
) -> np.ndarray:
    """Return the chances that a line through what is known gives, bent by 1/(1 + exp(-z)) to stay between 0 and 1.

    Its weights w make the total log score on the past days, in nats, plus penalty/2 · ‖w‖² as low as it can be; they
    are found by Newton's method. It is softmax regression with two classes.

    Parameters
    ----------
    known, happened, asked
        As in :func:`count_similar`, and standardised as there.
    penalty : float, default 1.0
        0 or more; the bias is not penalised. A little keeps the weights small, and makes sure that there are best ones.

    Returns
    -------
    ndarray, shape (n_asked,)

    Raises
    ------
    ValueError
        As :func:`count_similar`; if all past days have the same outcome; if penalty is not 0 or more; or if, without
        a penalty, there are no best weights: where a line tells all wet days from all dry ones, say, larger weights
        are always better.

    References
    ----------
    Murphy, *Probabilistic Machine Learning: An Introduction*, section 10.2.

    Examples
    --------
    >>> known, rain = [[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1]
    >>> logistic_regression(known, rain, [[0.0], [3.0]]).round(3)
    array([0.352, 0.648])
    """
    past, happened, asked = _standardised(known, happened, asked)
    if happened.all() or not happened.any():
        raise ValueError("all past days have the same outcome: there is nothing to tell apart")
    penalty = _number(penalty, "penalty")
    x = np.column_stack([np.ones(len(past)), past])  # the first weight is the bias
    ridge = penalty * np.eye(x.shape[1])
    ridge[0, 0] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(30):  # about 6 are enough
        p = _sigmoid(x @ w)
        gradient = x.T @ (p - happened) + ridge @ w
        curvature = (x.T * (p * (1.0 - p))) @ x + ridge
        try:
            step = np.linalg.solve(curvature, gradient)
        except np.linalg.LinAlgError:
            break
        w -= step
        if np.abs(step).max() < 1e-9:
            return _sigmoid(w[0] + asked @ w[1:])
    raise ValueError(
        "these days have no best weights, one for each feature: give a penalty above 0, such as 1"
    )


# ---- Pairs of days ----


def count_pairs(happened: ArrayLike) -> np.ndarray:
    """Return how often each kind of day came after each: in row 0 what followed a dry day, in row 1 a wet one.

    Parameters
    ----------
    happened : array_like, shape (n_days,)
        Whether each day was wet, days in a row: 1 or 0, True or False.

    Returns
    -------
    ndarray of int, shape (2, 2)
        It adds up to n_days - 1. Divided by its sum it is the joint distribution of today and tomorrow, divided by its
        rows' sums the transitions of a Markov chain.

    Raises
    ------
    ValueError
        If there are fewer than two days, or a day has no outcome.

    Examples
    --------
    >>> count_pairs([0, 0, 1, 1, 1])
    array([[1, 1],
           [0, 2]])
    """
    y = as_outcomes(happened)
    if y.ndim != 1 or y.size < 2:
        raise ValueError(f"happened should be a list of two days or more, in a row; got shape {y.shape}")
    return np.bincount(2 * y[:-1] + y[1:], minlength=4).reshape(2, 2)


# ---- Checks ----


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return np.exp(-np.logaddexp(0.0, -z))  # 1/(1 + exp(-z)), which would overflow


def _standardised(
    known: ArrayLike, happened: ArrayLike, asked: ArrayLike
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return both tables in units of the past days' standard deviations, from their mean; and the outcomes."""
    past, happened, asked = _as_table(known, "known"), as_outcomes(happened), _as_table(asked, "asked")
    if happened.shape != (len(past),):
        raise ValueError(f"known is of {len(past)} days, but happened has shape {happened.shape}")
    if past.shape[1] != asked.shape[1]:
        raise ValueError(f"known has {past.shape[1]} features a day, and asked has {asked.shape[1]}")
    mean, scale = past.mean(axis=0), past.std(axis=0)
    is_still = scale <= 1e-12 * np.abs(past).max(axis=0)  # no more than rounding is left
    if is_still.any():
        raise ValueError(f"feature {is_still.argmax()} is the same on all past days: leave it out")
    return (past - mean) / scale, happened, (asked - mean) / scale


def _as_table(values: ArrayLike, name: str) -> np.ndarray:
    table = as_floats(values, name)
    if table.ndim != 2 or table.size == 0:
        raise ValueError(
            f"{name} should be a table, one row a day and one column a feature; got shape {table.shape}"
        )
    if not np.abs(table).max() <= 1e100:  # NaN fails, too
        raise ValueError(
            f"{name} should be finite numbers, none beyond 1e100; found NaN, inf or a larger one"
        )
    return table


def _number(value: float, name: str) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = np.nan
    if not 0.0 <= number < np.inf:
        raise ValueError(f"{name} should be a number, 0 or more; got {short_repr(value)}")
    return number
