"""The four measures of the story: surprisal, entropy, cross-entropy and KL divergence."""

import numpy as np
from numpy.typing import ArrayLike

from .distributions import ROUNDING, as_floats, as_pmf, as_pmf_pair


def surprisal(p: ArrayLike, *, base: float = 2.0) -> np.ndarray | float:
    """Return -log p, how much an outcome of probability p tells whoever learns of it.

    Also called self-information.

    Parameters
    ----------
    p : array_like, any shape
        Probabilities, each on its own: they need not add up to 1.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float or ndarray, same shape as p
        0 for a certain outcome, ``inf`` for an impossible one.

    Raises
    ------
    ValueError
        If an entry is not from 0 to 1, or base is not a finite number above 1.

    References
    ----------
    MacKay, *Information Theory, Inference, and Learning Algorithms*, section 2.4.

    Examples
    --------
    >>> surprisal(0.25)
    2.0
    >>> surprisal([1.0, 0.5, 0.0])
    array([ 0.,  1., inf])
    """
    unit = _unit(base)
    p = as_floats(p, "p")
    if p.size and not (p.min() >= 0.0 and p.max() <= 1.0):
        wrong = p[~((p >= 0) & (p <= 1 + ROUNDING))]
        if wrong.size:
            raise ValueError(f"a probability is from 0 to 1; got {wrong.flat[0]:.10g}")
        p = np.minimum(p, 1.0)  # a sum of probabilities that came out a hair above 1
    with np.errstate(divide="ignore"):
        # 0.0 - x rather than -x: a certain outcome is 0.0, never -0.0.
        return _plain(0.0 - np.log(p) / unit)


def entropy(p: ArrayLike, *, base: float = 2.0) -> np.ndarray | float:
    """Return H(p), the average surprisal of p: what one outcome tells on average.

    Parameters
    ----------
    p : array_like, shape (..., n_outcomes)
        One distribution, or one along the last axis of each row.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float or ndarray, shape (...)
        From 0 (one outcome is certain) to log(n_outcomes) (all are equally likely). An outcome of
        probability 0 adds nothing: p·log p goes to 0 as p does.

    Raises
    ------
    ValueError
        If p is not a distribution, or base is not a finite number above 1.

    References
    ----------
    Shannon, "A Mathematical Theory of Communication" (1948), section 6.

    Examples
    --------
    >>> entropy([0.75, 0.25])
    0.8112781244591328
    >>> entropy([1.0, 0.0])
    0.0
    """
    return _average_code_length(as_pmf(p), None, base)


def cross_entropy(p: ArrayLike, q: ArrayLike, *, base: float = 2.0) -> np.ndarray | float:
    """Return H(p, q), the average surprise at p of someone who believes q.

    It is the average length of the messages of an ideal code made for q, sent while p is true.

    Parameters
    ----------
    p, q : array_like, shape (..., n_outcomes)
        True and believed probabilities, the same outcomes in the same order; leading axes broadcast.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float or ndarray, shape (...)
        Never below the entropy of p, and equal to it where q equals p. ``inf`` where q rules out an outcome
        that p can send. Not symmetric, and not the joint entropy, which some books also write H(p, q).

    Raises
    ------
    ValueError
        If p or q is not a distribution, they count different outcomes, or base is not a finite number above 1.

    References
    ----------
    Murphy, *Probabilistic Machine Learning: An Introduction*, section 6.1.2.

    Examples
    --------
    >>> cross_entropy([0.75, 0.25], [0.5, 0.5])
    1.0
    >>> cross_entropy([0.75, 0.25], [1.0, 0.0])
    inf
    """
    return _average_code_length(*as_pmf_pair(p, q), base)


def kl_divergence(p: ArrayLike, q: ArrayLike, *, base: float = 2.0) -> np.ndarray | float:
    """Return D(p‖q), the extra cost per outcome of believing q while p is true.

    Also called relative entropy: the cross-entropy of p and q less the entropy of p.

    Parameters
    ----------
    p, q : array_like, shape (..., n_outcomes)
        True and believed probabilities, the same outcomes in the same order; leading axes broadcast.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float or ndarray, shape (...)
        0 only where p equals q, never negative; ``inf`` where q rules out an outcome that p can send. Not
        symmetric. Accurate also where p and q are so close that subtracting two entropies would leave noise.

    Raises
    ------
    ValueError
        If p or q is not a distribution, they count different outcomes, or base is not a finite number above 1.

    References
    ----------
    Cover & Thomas, *Elements of Information Theory*, 2nd ed., section 2.3.

    Examples
    --------
    >>> kl_divergence([0.75, 0.25], [0.75, 0.25])
    0.0
    >>> kl_divergence([1.0, 0.0], [0.5, 0.5])
    1.0
    >>> kl_divergence([0.5, 0.5], [1.0, 0.0])
    inf
    """
    unit = _unit(base)
    p, q = as_pmf_pair(p, q)
    return _plain(_add_up(_divergence_terms, p, q) / unit)


# The smallest positive float: stands in for 0 inside a logarithm, where the factor 0 outside makes it vanish.
_TINY = 5e-324

# How many numbers to work on at a time: few enough that the intermediate arrays stay in the processor's cache.
_BLOCK = 2**14

# Where q is within this share of p, the series below replaces the logarithms. With u = d / (2 + d),
# d - log(1 + d) = d·u - 2u³·(1/3 + u²/5 + u⁴/7 + ...), a sum in which nothing cancels; highest power first.
_CLOSE = 0.05
_SERIES = [1 / odd for odd in range(13, 1, -2)]


def _average_code_length(p: np.ndarray, q: np.ndarray | None, base: float) -> np.ndarray | float:
    """Return the sum of p·log(1/q) in the given base, with q = p where q is None."""
    unit = _unit(base)
    # Rounding can leave a certain outcome a hair above 1, but no average below 0.
    return _plain(np.maximum(_add_up(_length_terms, p, p if q is None else q), 0.0) / unit)


def _length_terms(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return p·log(1/q) in nats, outcome by outcome."""
    terms = p * (0.0 - np.log(np.maximum(q, _TINY)))
    return terms if p is q else _forbid_impossible(terms, p, q)


def _divergence_terms(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return p·log(p/q) + q - p in nats, outcome by outcome.

    As p and q add up to the same, q - p changes no sum; but it makes each term 0 or more, so that
    nothing cancels between terms. Within a term, where q is close to p, the series takes over.
    """
    gap = q - p
    terms = p * (np.log(np.maximum(p, _TINY)) - np.log(np.maximum(q, _TINY))) + gap
    is_close = np.abs(gap) <= _CLOSE * p
    if is_close.any():
        near_p = p[is_close]
        d = gap[is_close] / np.maximum(near_p, _TINY)
        u = d / (2.0 + d)
        terms[is_close] = near_p * u * (d - 2.0 * u * u * np.polyval(_SERIES, u * u))
    return _forbid_impossible(terms, p, q)


def _forbid_impossible(terms: np.ndarray, p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Set a term to infinity where p can send what q rules out."""
    if np.minimum.reduce(q, axis=None) == 0.0:
        terms[(q == 0.0) & (p > 0.0)] = np.inf
    return terms


def _add_up(terms, p: np.ndarray, q: np.ndarray) -> np.ndarray | float:
    """Return the sums of terms(p, q) along the last axis, worked out a block at a time."""
    if p.shape != q.shape:
        p, q = np.broadcast_arrays(p, q)
    if p.size <= _BLOCK:
        return np.add.reduce(terms(p, q), axis=-1)
    if p.ndim == 1:
        starts = range(0, p.size, _BLOCK)
        blocks = ((p[i : i + _BLOCK], q[i : i + _BLOCK]) for i in starts)
        return sum(np.add.reduce(terms(a, a if p is q else b)) for a, b in blocks)
    if len(p) == 1:
        return _add_up(terms, p[0], p[0] if p is q else q[0])[np.newaxis]
    sums = np.empty(p.shape[:-1])
    rows = max(1, _BLOCK * len(p) // p.size)
    for i in range(0, len(p), rows):
        part = p[i : i + rows]
        sums[i : i + rows] = _add_up(terms, part, part if p is q else q[i : i + rows])
    return sums


def _unit(base: float) -> float:
    """Return the natural logarithm of base: how many nats one unit is."""
    try:
        if base == 2.0:
            return _NATS_IN_A_BIT
        base = float(base)
    except (TypeError, ValueError, OverflowError):
        base = np.nan
    if not 1.0 < base < np.inf:
        raise ValueError("base should be a number above 1: 2 for bits, np.e for nats")
    return float(np.log(base))


_NATS_IN_A_BIT = float(np.log(2.0))


def _plain(values: np.ndarray | float) -> np.ndarray | float:
    """Return a single number as a plain float, an array as it is."""
    return float(values) if np.ndim(values) == 0 else values
