"""The four measures of the story: surprisal, entropy, cross-entropy and KL divergence."""

import numpy as np
from numpy.typing import ArrayLike

from .distributions import ROUNDING, Floats, as_floats, as_pmf, as_pmf_pair

NATS_IN_A_BIT = float(np.log(2.0))


def surprisal(p: ArrayLike, *, base: float = 2.0) -> Floats:
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
    p = as_floats(p, "p")
    is_wrong = ~((p >= 0.0) & (p <= 1.0 + ROUNDING))  # NaN fails both comparisons
    if is_wrong.any():
        raise ValueError(f"a probability is from 0 to 1; got {p[is_wrong].flat[0]:.10g}")
    with np.errstate(divide="ignore"):
        nats = -np.log(p)
    return _in_units(nats, base)


def entropy(p: ArrayLike, *, base: float = 2.0) -> Floats:
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
    p = as_pmf(p)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0.0, p * -np.log(p), 0.0)  # p·log(1/p)
    return _in_units(terms.sum(axis=-1), base)


def cross_entropy(p: ArrayLike, q: ArrayLike, *, base: float = 2.0) -> Floats:
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
    p, q = as_pmf_pair(p, q)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0.0, p * -np.log(q), 0.0)  # p·log(1/q)
    return _in_units(terms.sum(axis=-1), base)


def kl_divergence(p: ArrayLike, q: ArrayLike, *, base: float = 2.0) -> Floats:
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
    p, q = as_pmf_pair(p, q)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(p > 0.0, p * (np.log(p) - np.log(q)), 0.0)  # p·log(p/q); p/q itself could overflow
        # As p and q add up to the same, q - p changes no sum; but it leaves no term below 0, so that none cancel.
        terms = np.where(np.abs(q - p) < 0.05 * p, _nearly_equal(p, q), terms + (q - p))
    return _in_units(terms.sum(axis=-1), base)


def _nearly_equal(p: np.ndarray, q: np.ndarray) -> np.ndarray:
    """Return p·log(p/q) + q - p by a series in which nothing cancels; for q within 5% of p, exact to rounding.

    With v = (p - q) / (p + q), log(p/q) is 2·(v + v³/3 + v⁵/5 + ...). Source: Loader, "Fast and Accurate
    Computation of Binomial Probabilities" (2000).
    """
    v = (p - q) / (p + q)
    w = v * v
    return (p - q) * v + 2.0 * p * v * w * (1 / 3 + w * (1 / 5 + w * (1 / 7 + w / 9)))


def _in_units(nats: Floats, base: float) -> Floats:
    """Return amounts in nats as multiples of log(base), a single one as a plain float.

    None is below 0, to which rounding can bring an average, and none is -0.0.
    """
    try:
        base = float(base)
    except (TypeError, ValueError, OverflowError):
        base = np.nan
    if not 1.0 < base < np.inf:
        raise ValueError("base should be a number above 1: 2 for bits, np.e for nats")
    amounts = np.maximum(nats, 0.0) / np.log(base) + 0.0  # -0.0 + 0.0 is 0.0
    return float(amounts) if amounts.ndim == 0 else amounts
