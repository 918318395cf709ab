"""The four measures of the story: surprisal, entropy, cross-entropy and KL divergence.

And what one thing tells of another: conditional entropy, mutual information, and the entropy rate of a chain of days.
"""

import numpy as np
from numpy.typing import ArrayLike

from .distributions import ROUNDING, Floats, as_floats, as_pmf, as_pmf_pair, short_repr

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


def conditional_entropy(joint: ArrayLike, *, given: int = 0, base: float = 2.0) -> float:
    """Return H(Y|X), the entropy that is left in Y on average when X is known.

    Parameters
    ----------
    joint : array_like, shape (n_x, n_y)
        The chance of each pair: X in the rows, Y in the columns. All of it adds up to 1; counts are divided by
        their sum first.
    given : int, default 0
        What is known: 0 what is in the rows, 1 what is in the columns. With 1, H(X|Y) is returned.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float
        From 0 (what is known settles the rest) to the entropy of Y alone (it tells nothing). On average only: one
        value of X may well leave more than that.

    Raises
    ------
    ValueError
        If joint is no table of chances that add up to 1, given is not 0 or 1, or base is not a finite number above 1.

    References
    ----------
    Cover & Thomas, *Elements of Information Theory*, 2nd ed., section 2.2.

    Examples
    --------
    >>> conditional_entropy([[0.5, 0.0], [0.25, 0.25]])  # the first row settles all, the second one nothing
    0.5
    """
    if isinstance(given, bool) or given not in (0, 1):
        raise ValueError(
            f"given should be 0, where the rows are known, or 1, where the columns are; got {short_repr(given)}"
        )
    table = _as_joint(joint)
    chances, rows = _by_row(table.T if given else table)
    return float(chances @ entropy(rows, base=base))


def mutual_information(joint: ArrayLike, *, base: float = 2.0) -> float:
    """Return I(X; Y), what either of two things tells of the other on average.

    Parameters
    ----------
    joint : array_like, shape (n_x, n_y)
        The chance of each pair, as in :func:`conditional_entropy`.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float
        H(Y) less H(Y|X), and as well H(X) less H(X|Y). Never negative; 0 only where X and Y are independent, and
        never more than the entropy of either.

    Raises
    ------
    ValueError
        If joint is no table of chances that add up to 1, or base is not a finite number above 1.

    References
    ----------
    Cover & Thomas, *Elements of Information Theory*, 2nd ed., sections 2.3 and 2.4.

    Examples
    --------
    >>> mutual_information([[0.5, 0.0], [0.0, 0.5]])
    1.0
    >>> mutual_information([[0.25, 0.25], [0.25, 0.25]])
    0.0
    """
    table = _as_joint(joint)
    chances, rows = _by_row(table)
    belief = table.sum(axis=0)  # in Y, before X is known
    return float(chances @ kl_divergence(rows, belief, base=base))


def stationary_distribution(transitions: ArrayLike) -> np.ndarray:
    """Return how often each state of a Markov chain comes in the long run.

    Parameters
    ----------
    transitions : array_like, shape (n_states, n_states)
        In row i, the chances of what comes after state i; each row adds up to 1.

    Returns
    -------
    ndarray, shape (n_states,)
        The distribution that one more step does not change. A state that is never returned to has 0.

    Raises
    ------
    ValueError
        If transitions is no square table of such rows, or it depends on the first state where the chain stays.

    References
    ----------
    Grassmann, Taksar & Heyman, "Regenerative Analysis and Steady State Distributions for Markov Chains" (1985):
    nothing is subtracted, so no digits are lost where a chance is tiny.

    Examples
    --------
    >>> stationary_distribution([[0.9, 0.1], [0.3, 0.7]]).round(3)
    array([0.75, 0.25])
    """
    p = _as_transitions(transitions)
    n_states = len(p)
    reaches = (p > 0.0) | np.eye(n_states, dtype=bool)
    for _ in range(n_states.bit_length()):
        reaches = reaches @ reaches  # in twice as many steps
    stay = np.flatnonzero(reaches.all(axis=0))  # what can be reached from everywhere is never left for good
    if not stay.size:
        raise ValueError(
            "some states never lead to each other, so it depends on the first one where the chain stays: "
            "take apart what does not mix"
        )

    p = p[np.ix_(stay, stay)]
    leaves = np.zeros(stay.size)
    for k in range(stay.size - 1, 0, -1):  # pass over state k: who comes to it goes on at once
        leaves[k] = p[k, :k].sum()
        p[:k, :k] += np.outer(p[:k, k], p[k, :k] / leaves[k])
    shares = np.ones(1)
    for k in range(1, stay.size):  # and take it in again: as often entered as left
        enters = shares @ p[:k, k]
        shares = np.append(shares * leaves[k], enters) / (leaves[k] + enters)
    pmf = np.zeros(n_states)
    pmf[stay] = shares
    return pmf


def entropy_rate(transitions: ArrayLike, *, base: float = 2.0) -> float:
    """Return the entropy of a Markov chain per step: of what comes next, for whoever knows what came last.

    Parameters
    ----------
    transitions : array_like, shape (n_states, n_states)
        In row i, the chances of what comes after state i; each row adds up to 1.
    base : float, default 2.0
        Base of the logarithm: 2 gives bits, ``np.e`` gives nats.

    Returns
    -------
    float
        The rows' entropies, weighted by :func:`stationary_distribution`. Never above the entropy of that, and equal
        to it only where all rows are alike: where steps are independent.

    Raises
    ------
    ValueError
        As :func:`stationary_distribution`, or if base is not a finite number above 1.

    References
    ----------
    Cover & Thomas, *Elements of Information Theory*, 2nd ed., section 4.2.

    Examples
    --------
    >>> print(f"{entropy_rate([[0.9, 0.1], [0.3, 0.7]]):.3f} bits")  # sun after sun 0.9, rain after rain 0.7
    0.572 bits
    """
    rows = entropy(_as_transitions(transitions), base=base)
    return float(stationary_distribution(transitions) @ rows)


def _as_joint(joint: ArrayLike) -> np.ndarray:
    """Return joint as an array, after checking that it is one table of chances that add up to 1."""
    table = as_floats(joint, "joint")
    if table.ndim != 2 or table.size == 0:
        raise ValueError(
            "joint should be a table with the chance of each pair, such as [[0.4, 0.1], [0.2, 0.3]]; "
            f"got an array of shape {table.shape}"
        )
    return as_pmf(table.ravel(), name="joint").reshape(table.shape)


def _by_row(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the chances of the rows that can come, and in each of them the distribution over the columns."""
    chances = table.sum(axis=1)
    can_come = chances > 0.0
    return chances[can_come], table[can_come] / chances[can_come, np.newaxis]


def _as_transitions(transitions: ArrayLike) -> np.ndarray:
    """Return transitions as an array, after checking that it is square and that its rows are distributions."""
    p = as_floats(transitions, "transitions")
    if p.ndim != 2 or p.shape[0] != p.shape[1] or p.size == 0:
        raise ValueError(
            "transitions should be a square table, in each row the chances of what comes after that state, such as "
            f"[[0.9, 0.1], [0.3, 0.7]]; got an array of shape {p.shape}"
        )
    return np.array([as_pmf(row, name=f"transitions[{i}]") for i, row in enumerate(p)])


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
