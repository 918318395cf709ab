"""Probability mass functions: check one, set one of its chances, mix two, sharpen one."""

from collections.abc import Iterable, ValuesView
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

Floats = Any  # a float for one distribution, an array for several: which one, no type says

# How far from 1 probabilities may add up, and how far below 0 one of them may lie: as far as rounding to single
# precision, or to seven digits, can bring them.
ROUNDING = 1e-6


def as_pmf(p: ArrayLike, *, name: str = "p") -> np.ndarray:
    """Return p as an array of floats, after checking that it is a probability mass function.

    Parameters
    ----------
    p : array_like, shape (..., n_outcomes)
        Probabilities; each row along the last axis is one distribution. What counts as numbers: see
        :func:`as_floats`.
    name : str, default "p"
        What an error message calls it.

    Returns
    -------
    ndarray of float64, shape (..., n_outcomes)
        The same numbers; but what rounding has left just below 0 is 0. Nothing is rescaled: what does not add up
        to 1, to within the ``ROUNDING`` of single-precision floats, is refused, and so are counts. A float64 array
        without such dust comes back as it is, not copied.

    Raises
    ------
    ValueError
        If p is empty, no number, masked, NaN, negative beyond rounding, or does not add up to 1 beyond rounding.

    Examples
    --------
    >>> as_pmf([0.75, 0.25])
    array([0.75, 0.25])
    >>> as_pmf([0.8, 0.2, 1 - 0.8 - 0.2])
    array([0.8, 0.2, 0. ])
    >>> as_pmf([3, 1])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    ValueError: the probabilities in p add up to 4; a distribution adds up to 1. To make one of counts or weights, ...
    """
    array = as_floats(p, name)
    if array.ndim == 0 or array.size == 0:
        raise ValueError(f"{name} holds no list of probabilities: give at least one, such as [0.75, 0.25]")
    with np.errstate(over="ignore", invalid="ignore"):
        sums = array.sum(axis=-1)
    # NaN fails both comparisons, so it cannot slip through.
    if not (array.min() >= -ROUNDING and np.abs(sums - 1.0).max() <= ROUNDING):
        _explain(array, sums, name)
    return array if array.min() >= 0.0 else np.maximum(array, 0.0)


def as_one_pmf(p: ArrayLike) -> np.ndarray:
    """Return p checked by :func:`as_pmf`, and checked to be a single distribution, of shape (n_outcomes,).

    Examples
    --------
    >>> as_one_pmf([[0.5, 0.5], [1.0, 0.0]])
    Traceback (most recent call last):
    ...
    ValueError: p should be one list of probabilities; got an array of shape (2, 2)
    """
    p = as_pmf(p)
    if p.ndim != 1:
        raise ValueError(f"p should be one list of probabilities; got an array of shape {p.shape}")
    return p


def as_pmf_pair(p: ArrayLike, q: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return p and q checked by :func:`as_pmf`, and checked to be about the same outcomes.

    Leading axes are left as they are; they have to broadcast against each other. Where both are labelled data of one
    axis, such as two pandas Series, q is put into the order of p's labels first.

    Raises
    ------
    ValueError
        As :func:`as_pmf`; or if p and q do not have the same labels, the same number of outcomes, or leading axes that
        can be paired.

    Examples
    --------
    >>> as_pmf_pair([0.5, 0.5], [1.0])
    Traceback (most recent call last):
    ...
    ValueError: p has 2 outcomes and q has 1; both should list the same outcomes in the same order
    """
    q = _in_the_order_of(p, q)
    p, q = as_pmf(p, name="p"), as_pmf(q, name="q")
    if p.shape != q.shape:
        if p.shape[-1] != q.shape[-1]:
            raise ValueError(
                f"p has {p.shape[-1]} outcomes and q has {q.shape[-1]}; "
                "both should list the same outcomes in the same order"
            )
        try:
            np.broadcast_shapes(p.shape, q.shape)
        except ValueError:
            raise ValueError(
                f"p has shape {p.shape} and q has shape {q.shape}; they cannot be paired row by row"
            ) from None
    return p, q


def _in_the_order_of(p: Any, q: Any) -> Any:
    """Return q in the order of p's labels, where both are Series; otherwise as it is."""
    if not all(
        hasattr(values, "reindex") and hasattr(values, "index") and np.ndim(values) == 1 for values in (p, q)
    ):
        return q
    ours, theirs = list(p.index), list(q.index)
    for labels, name in ((ours, "p"), (theirs, "q")):
        if len(set(labels)) < len(labels):
            twice = next(label for label in labels if labels.count(label) > 1)
            raise ValueError(
                f"{name} has the label {twice!r} more than once, so its values cannot be told apart"
            )
    for labels, others, one, other in ((ours, set(theirs), "p", "q"), (theirs, set(ours), "q", "p")):
        if missing := [label for label in labels if label not in others]:
            raise ValueError(
                f"{one} has the label {missing[0]!r}, and {other} has not; both should have the same labels"
            )
    return q.reindex(p.index)


def as_floats(values: ArrayLike, name: str) -> np.ndarray:
    """Return values as a float64 array, or say in a ``ValueError`` that they are no numbers.

    Numbers are integers, floats, booleans, ``Fraction`` and ``Decimal``: in nested lists, arrays, Series, or in the
    ``values()`` of a dictionary or a ``Counter``.

    Examples
    --------
    >>> as_floats({"sunny": 0.75, "rainy": 0.25}.values(), "p")
    array([0.75, 0.25])
    >>> as_floats(["sunny"], "p")
    Traceback (most recent call last):
    ...
    ValueError: p should be numbers, such as 0.25; got ['sunny']
    """
    if np.ma.is_masked(values):
        raise ValueError(f"{name} has masked entries; fill them in, or leave them out")
    try:
        array = np.asarray(list(values) if isinstance(values, ValuesView) else values)
        if array.dtype.kind == "O" and all(isinstance(value, Real | Decimal) for value in array.flat):
            array = array.astype(np.float64)
        if array.dtype.kind not in "fiub":
            raise TypeError
        with np.errstate(over="ignore", invalid="ignore"):
            return array.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} should be numbers, such as 0.25; got {short_repr(values)}") from None


def as_whole(array: np.ndarray) -> np.ndarray:
    """Return numbers that are whole as integers, also where they come as floats; other arrays as they are.

    Examples
    --------
    >>> as_whole(np.array([1.0, 2.0])), as_whole(np.array([0.5]))
    (array([1, 2]), array([0.5]))
    """
    is_float = array.dtype.kind == "f" and array.size
    return (
        array.astype(np.intp) if is_float and (abs(array) < 2**53).all() and (array % 1 == 0).all() else array
    )


def short_repr(value: object) -> str:
    """Return a value as an error message shows it: as in code, cut off after 60 characters.

    Examples
    --------
    >>> short_repr(["sunny"])
    "['sunny']"
    """
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def set_chance(p: ArrayLike, index: int, value: float, *, locked: Iterable[int] = ()) -> np.ndarray:
    """Return p with one entry set, and the entries that are not locked rescaled so that all add up to 1.

    Parameters
    ----------
    p : array_like, shape (n_outcomes,)
        A distribution.
    index : int
        The entry to set.
    value : float
        What it should become, from 0 to 1. It stops where the locked entries leave no more room,
        and takes all the room there is where every other entry is locked.
    locked : sequence of int
        Entries that keep their value. Locking ``index`` itself changes nothing.

    Returns
    -------
    ndarray, shape (n_outcomes,)
        The free entries keep their proportions to each other; where all of them are 0, they share equally.

    Raises
    ------
    ValueError
        If p is no single distribution, value is not from 0 to 1, or an index is out of range or no whole number.

    Examples
    --------
    >>> set_chance([0.5, 0.25, 0.25], 0, 0.2)
    array([0.2, 0.4, 0.4])
    >>> set_chance([0.5, 0.25, 0.25], 0, 0.2, locked=[1])
    array([0.2 , 0.25, 0.55])
    """
    pmf = as_one_pmf(p).copy()
    index = _index(index, pmf.size)
    value = _fraction(value, "value")
    is_locked = np.zeros(pmf.size, dtype=bool)
    if not isinstance(locked, Iterable):
        raise ValueError(f"locked should be a list of indices, such as [0, 2]; got {short_repr(locked)}")
    for entry in locked:
        is_locked[_index(entry, pmf.size)] = True
    is_locked[index] = False
    is_free = ~is_locked
    is_free[index] = False

    room = max(0.0, 1.0 - pmf[is_locked].sum())
    pmf[index] = min(value, room) if is_free.any() else room
    rest = room - pmf[index]
    weights = pmf[is_free]
    if weights.size:
        total = weights.sum()
        shares = weights / total if total > 0 else np.full(weights.size, 1 / weights.size)
        # A sum of tiny (subnormal) weights can round badly, so the shares are evened out once more.
        pmf[is_free] = rest * (shares / shares.sum())
    return pmf


def mix(p: ArrayLike, q: ArrayLike, t: float) -> np.ndarray:
    """Return the mixture (1 - t)·p + t·q, the distribution a fraction t of the way from p to q.

    Parameters
    ----------
    p, q : array_like, shape (..., n_outcomes)
        What is mixed: p alone where t is 0, q alone where it is 1. Leading axes broadcast.
    t : float
        From 0 to 1: how much of q there is in the mixture.

    Returns
    -------
    ndarray, shape (..., n_outcomes)

    Raises
    ------
    ValueError
        If p or q is no distribution, they count different outcomes, or t is not from 0 to 1.

    Examples
    --------
    >>> mix([1.0, 0.0], [0.0, 1.0], 0.25)
    array([0.75, 0.25])
    """
    p, q = as_pmf_pair(p, q)
    t = _fraction(t, "t")
    return (1.0 - t) * p + t * q


def sharpen(p: ArrayLike, power: float) -> np.ndarray:
    """Return p raised to a power and rescaled: above 1 sharpens, below 1 flattens, 0 makes it uniform.

    Outcomes that cannot happen stay impossible, so power 0 spreads p evenly over the possible ones.
    (Physicists call 1/power a temperature.)

    Parameters
    ----------
    p : array_like, shape (..., n_outcomes)
        A distribution.
    power : float
        0 or more, and finite.

    Returns
    -------
    ndarray, shape (..., n_outcomes)

    Raises
    ------
    ValueError
        If p is no distribution, or power is negative, infinite or NaN.

    Examples
    --------
    >>> sharpen([0.8, 0.2], 2).round(3)
    array([0.941, 0.059])
    >>> sharpen([0.7, 0.3, 0.0], 0)
    array([0.5, 0.5, 0. ])
    """
    p = as_pmf(p)
    power = _number(power, "power")
    if not 0.0 <= power < np.inf:
        raise ValueError(f"power should be a finite number, 0 or more; got {power}")
    # Measured against the largest entry, a power cannot push every entry down to 0.
    relative = p / p.max(axis=-1, keepdims=True)
    powered = np.where(p > 0, relative**power, 0.0)
    return powered / powered.sum(axis=-1, keepdims=True)


def _number(value: float, name: str) -> float:
    try:
        return float(value) + 0.0  # no -0.0
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{name} should be a number; got {short_repr(value)}") from None


def _fraction(value: float, name: str) -> float:
    number = _number(value, name)
    if not 0.0 <= number <= 1.0:
        raise ValueError(f"{name} should be from 0 to 1; got {number}")
    return number


def _index(index: int, size: int) -> int:
    if isinstance(index, bool) or not isinstance(index, int | np.integer) or not 0 <= index < size:
        raise ValueError(f"an index should be a whole number from 0 to {size - 1}; got {short_repr(index)}")
    return int(index)


def _explain(array: np.ndarray, sums: np.ndarray, name: str) -> None:
    """Raise the ValueError that says what is wrong with probabilities that failed the check."""
    if np.isnan(array).any():
        raise ValueError(f"{name} holds NaN (not a number); every probability should be from 0 to 1")
    if array.min() < -ROUNDING:
        raise ValueError(f"{name} holds the negative number {array.min():.6g}; a probability is from 0 to 1")
    worst = sums.flat[np.argmax(np.abs(sums - 1.0))]
    row = "" if array.ndim == 1 else " (in at least one row)"
    remedy = ""
    # A joint table is one distribution over all its cells.
    if array.ndim > 1 and np.isfinite(worst) and abs(sums.sum() - 1.0) <= ROUNDING:
        remedy = f". All of {name} adds up to 1: if it is one table, give {name}.ravel()"
    elif np.isfinite(worst) and worst > 0:
        one = name if array.ndim == 1 else f"{name}.ravel()"
        remedy = f". To make one of counts or weights, divide them by their sum: {one} / {name}.sum() of a NumPy array"
    raise ValueError(
        f"the probabilities in {name} add up to {worst:.10g}{row}; a distribution adds up to 1{remedy}"
    )
