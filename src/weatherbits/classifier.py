"""A classifier that learns by lowering its cross-entropy: softmax, the loss, its gradient, the training."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .distributions import Floats, as_floats, as_pmf, as_whole, short_repr


def softmax(logits: ArrayLike) -> np.ndarray:
    """Return exp(z) / Σ exp(z), the distribution that the logits z stand for.

    Parameters
    ----------
    logits : array_like, shape (..., n_classes)
        Scores, one for each class. Adding the same number to all of them changes nothing, so the largest is
        taken off before exp: nothing overflows.

    Returns
    -------
    ndarray, shape (..., n_classes)
        Each row along the last axis adds up to 1.

    Raises
    ------
    ValueError
        If there are no logits, or they are no finite numbers (of at most 1e100).

    References
    ----------
    Murphy, *Probabilistic Machine Learning: An Introduction*, section 2.5.

    Examples
    --------
    >>> softmax([0.0, np.log(3.0)])
    array([0.25, 0.75])
    """
    below_top, _ = _split(logits)
    weights = np.exp(below_top)
    return weights / weights.sum(axis=-1, keepdims=True)


def log_softmax(logits: ArrayLike) -> np.ndarray:
    """Return z - log Σ exp(z), the logarithms of the probabilities that the logits z stand for.

    Shapes and errors are those of :func:`softmax`. Exact also where a probability is too small to be told
    from 0. With the sign turned: the surprisal of each class in nats.

    Examples
    --------
    >>> log_softmax([1e4, 0.0])
    array([     0., -10000.])
    """
    below_top, _ = _split(logits)
    return below_top - np.log(np.exp(below_top).sum(axis=-1, keepdims=True))


def log_sum_exp(logits: ArrayLike) -> Floats:
    """Return log Σ exp(z), a "soft maximum": from max(z) to max(z) + log(n_classes), shape (...).

    Errors are those of :func:`softmax`.

    Examples
    --------
    >>> print(f"{log_sum_exp([1e4, 1e4]):.4f}")
    10000.6931
    """
    below_top, top = _split(logits)
    total = top + np.log(np.exp(below_top).sum(axis=-1))
    return float(total) if total.ndim == 0 else total


def one_hot(labels: ArrayLike, n_classes: int) -> np.ndarray:
    """Return a certainty for each label: probability 1 on it, 0 elsewhere; shape (..., n_classes).

    Parameters
    ----------
    labels : array_like, shape (...)
        Whole numbers from 0 to n_classes - 1; 1.0 is one, 0.5 is not.
    n_classes : int
        At least 2.

    Raises
    ------
    ValueError
        If a label is no whole number or out of range, or n_classes is below 2.

    Examples
    --------
    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    n_classes = _whole(n_classes, "n_classes", at_least=2)
    try:
        array = as_whole(_as_numbers(labels, "labels"))
    except ValueError:
        array = np.array(np.nan)
    if array.dtype.kind not in "iu" and array.size:
        raise ValueError(
            f"labels should be whole numbers such as 0 or {n_classes - 1}; got {short_repr(labels)}"
        )
    labels = array.astype(np.intp)
    wrong = labels[(labels < 0) | (labels >= n_classes)]
    if wrong.size:
        raise ValueError(f"labels of {n_classes} classes go from 0 to {n_classes - 1}; got {wrong.flat[0]}")
    certain = np.zeros((*labels.shape, n_classes))
    np.put_along_axis(certain, labels[..., np.newaxis], 1.0, axis=-1)
    return certain


def smooth_labels(targets: ArrayLike, amount: float) -> np.ndarray:
    """Return (1 - a)·y + a/k: the targets y with an amount a of belief spread evenly over all k classes.

    Parameters
    ----------
    targets : array_like, shape (..., n_classes)
        Distributions, such as :func:`one_hot` makes.
    amount : float
        From 0 (nothing changes) to 1 (all classes alike). No prediction can then have a loss below H(y), the
        entropy of a smoothed target, which is above 0.

    Raises
    ------
    ValueError
        If targets are no distributions, or amount is not from 0 to 1.

    References
    ----------
    Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (2016), section 7.

    Examples
    --------
    >>> smooth_labels([1.0, 0.0], 0.1)
    array([0.95, 0.05])
    """
    targets = as_pmf(targets, name="targets")
    amount = _number(amount, "amount", 0.0, 1.0)
    return (1.0 - amount) * targets + amount / targets.shape[-1]


def loss_and_gradient(logits: ArrayLike, targets: ArrayLike) -> tuple[float, np.ndarray]:
    """Return H(y, softmax(z)), the mean cross-entropy in nats, and how it changes with the logits z.

    Parameters
    ----------
    logits : array_like, shape (..., n_classes)
        One row for each example.
    targets : array_like, shape (...) or (..., n_classes)
        The true classes as whole numbers, or a distribution y over the classes for each example.

    Returns
    -------
    loss : float
        Averaged over the n examples; log(n_classes) where all logits are equal.
    gradient : ndarray, shape (..., n_classes)
        (p - y) / n: belief minus truth.

    Raises
    ------
    ValueError
        If logits or targets are not as described, or do not belong together.

    References
    ----------
    Murphy, *Probabilistic Machine Learning: An Introduction*, section 10.3.

    Examples
    --------
    >>> loss, gradient = loss_and_gradient(np.log([0.3, 0.7]), 0)
    >>> print(f"{loss:.3f} nats", gradient.round(3))
    1.204 nats [-0.7  0.7]
    """
    log_p = log_softmax(logits)
    if log_p.shape[-1] < 2:
        raise ValueError("logits should have a score for each of 2 classes or more; got 1")
    y = _as_targets(targets, log_p.shape, "targets")
    n = log_p.size // log_p.shape[-1]
    loss = 0.0 - (y * log_p).sum() / n  # 0.0 - x rather than -x: no -0.0
    return float(loss), (np.exp(log_p) - y) / n


@dataclass(frozen=True)
class Progress:
    """How far a training has come: mean losses in nats (without the penalty), accuracies from 0 to 1.

    The last two are None where no validation examples were given.
    """

    step: int
    steps: int
    training_loss: float
    training_accuracy: float
    validation_loss: float | None = None
    validation_accuracy: float | None = None


# A bit of work: so many examples that are looked at, or so many steps. In a browser, where NumPy has no fast matrices,
# a bit takes a tenth of a second.
_BIT = 500
_STEPS_IN_A_BIT = 5


class _Classifier:
    """What both classifiers share. Each adds its first weights, its logits, and their gradients.

    ``fit`` sets ``weights``, a list of matrices and biases, and what examples are standardised by: their
    ``mean`` and one ``scale`` for all inputs, so that a pixel which hardly ever changes is not blown up.
    """

    _first_weights: Callable[..., list[np.ndarray]]
    _logits: Callable[..., np.ndarray]
    _backpropagate: Callable[..., tuple[float, list[np.ndarray]]]

    def __init__(self, n_classes: int, penalty: float):
        self.n_classes = _whole(n_classes, "n_classes", at_least=2)
        self.penalty = _number(penalty, "penalty", 0.0, 1000.0)
        self.weights: list[np.ndarray] | None = None
        self._is_walked = False  # whether anybody has begun to walk through the latest fit

    def fit(
        self,
        x: ArrayLike,
        y: ArrayLike,
        *,
        rng: np.random.Generator,
        steps: int = 1000,
        batch_size: int = 64,
        learning_rate: float = 0.001,
        validation: tuple[ArrayLike, ArrayLike] | None = None,
        every: int = 25,
        in_bits: bool = False,
    ) -> Iterator[Any]:
        """Start anew, and return an iterator that trains as it is walked and reports as it goes.

        Whoever walks nothing has trained nothing, and :meth:`predict` says so. Stop walking at any time: what has
        been learnt so far can be used. Where another ``fit`` has begun, an older iterator ends.

        Parameters
        ----------
        x : array_like, shape (n, ...)
            Examples: pictures, or rows of numbers.
        y : array_like, shape (n,) or (n, n_classes)
            The true classes as whole numbers, or a distribution for each example.
        rng : numpy.random.Generator
            Draws the first weights and the examples of each step: same seed, same classifier.
        steps, batch_size : int
            How many steps, and how many examples to look at in each (all of them, where there are fewer).
        learning_rate : float
            About how far a weight moves in the first step. It shrinks to 0 towards the last.
        validation : (x, y), optional
            Examples to report on, never to learn from.
        every : int
            Steps between reports. There is one before the first step and one after the last, too.
        in_bits : bool
            Give None in between, after each bit of work: who walks it can then do something else in good time, also
            where a report takes a second.

        Returns
        -------
        iterator of Progress

        Raises
        ------
        ValueError
            At the call itself, which then changes nothing: if examples or targets are missing, not finite, or
            do not belong together; if all examples or all targets are the same; if a setting is out of range.

        References
        ----------
        Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1.
        """
        xs, ys = self._as_pair(x, y)
        if (ys == ys[0]).all():
            raise ValueError("all examples have the same target: there is nothing to tell apart")
        if validation is not None:
            if not (isinstance(validation, tuple | list) and len(validation) == 2):
                raise ValueError("validation should be a pair of examples and targets, (x, y)")
            validation = self._as_pair(*validation, of=" of validation")
            _check_inputs(validation[0], xs.shape[1])
        if not isinstance(rng, np.random.Generator):
            raise ValueError("rng should be a random generator, such as np.random.default_rng(0)")
        steps, every = _whole(steps, "steps"), _whole(every, "every")
        batch_size = min(_whole(batch_size, "batch_size"), len(xs))
        learning_rate = _number(learning_rate, "learning_rate", 1e-9, 1.0)

        mean = xs.mean(axis=0, dtype=np.float64)
        xs = xs - mean
        scale = np.sqrt(np.vdot(xs, xs) / xs.size)
        if not scale > 1e-12 * np.abs(mean).max():  # no more than rounding is left
            raise ValueError("all examples are the same: there is nothing to tell them apart by")
        xs /= scale
        self.mean, self.scale = mean, scale
        if validation is not None:
            validation = self._standardise(validation[0]), validation[1]
        weights = self.weights = self._first_weights(xs.shape[1], rng)
        self._is_walked = False

        def report(step: int) -> Iterator[Progress | None]:
            reached: list[Any] = []
            for examples, targets in [(xs, ys)] if validation is None else [(xs, ys), validation]:
                logits = []
                for start in range(0, len(examples), _BIT):
                    logits.append(self._logits(weights, examples[start : start + _BIT]))
                    yield None
                    if self.weights is not weights:
                        return
                reached += _loss_and_accuracy(np.concatenate(logits), targets)
            yield Progress(step, steps, *reached)

        def train() -> Iterator[Progress | None]:
            self._is_walked = True
            adam = _Adam(weights)
            for step in range(steps):
                if step % every == 0 and self.weights is weights:
                    yield from report(step)
                if self.weights is not weights:
                    return  # another fit has begun
                rows = rng.choice(len(xs), batch_size, replace=False) if batch_size < len(xs) else slice(None)
                _, gradients = self.loss_and_gradients(weights, xs[rows], ys[rows])
                adam.move(gradients, learning_rate * (1 - step / steps))
                if step % _STEPS_IN_A_BIT == 0:
                    yield None
            yield from report(steps)

        return train() if in_bits else (reached for reached in train() if reached is not None)

    def loss_and_gradients(
        self, weights: list[np.ndarray], x: np.ndarray, y: np.ndarray
    ) -> tuple[float, list[np.ndarray]]:
        """Return what training lowers, the mean loss + penalty/2 · Σ w², and how it changes with each weight.

        The penalty counts the matrices, not the biases. Here x, shape (n, n_inputs), has been standardised,
        and y, shape (n, n_classes), holds distributions.
        """
        loss, gradients = self._backpropagate(weights, x, y)
        for w, gradient in zip(weights, gradients, strict=True):
            if w.ndim == 2:
                loss += self.penalty / 2 * float(np.vdot(w, w))
                gradient += self.penalty * w
        return loss, gradients

    def predict_proba(self, x: ArrayLike) -> np.ndarray:
        """Return what is believed of each example, a distribution over the classes: shape (n, n_classes)."""
        x = _as_examples(x, "x")
        return softmax(self._logits(self._trained_weights(), self._standardise(x)))

    def predict(self, x: ArrayLike) -> np.ndarray:
        """Return the likeliest class of each example, a whole number: shape (n,)."""
        return self.predict_proba(x).argmax(axis=-1)

    def loss(self, x: ArrayLike, y: ArrayLike) -> float:
        """Return the mean cross-entropy in nats, without the penalty, over examples x with targets y."""
        weights = self._trained_weights()
        x, y = self._as_pair(x, y)
        return _loss_and_accuracy(self._logits(weights, self._standardise(x)), y)[0]

    def _trained_weights(self) -> list[np.ndarray]:
        if self.weights is None or not self._is_walked:
            raise ValueError(
                "this classifier has learnt nothing yet: fit(...) trains only as far as its reports are walked "
                "through, as in `for progress in classifier.fit(...): pass`"
            )
        return self.weights

    def _standardise(self, x: np.ndarray) -> np.ndarray:
        _check_inputs(x, self.mean.size)
        return (x - self.mean) / self.scale

    def _as_pair(self, x: ArrayLike, y: ArrayLike, of: str = "") -> tuple[np.ndarray, np.ndarray]:
        x = _as_examples(x, "x" + of)
        return x, _as_targets(y, (len(x), self.n_classes), "y" + of)


class SoftmaxClassifier(_Classifier):
    """Softmax regression: p(class | x) = softmax(x·W + b), a weight for each input and class.

    Its loss is a bowl with a single lowest point. Steps that look at all examples (a large ``batch_size``)
    lead there; small batches end near it.

    Parameters
    ----------
    n_classes : int
        At least 2.
    penalty : float
        Training lowers the mean loss + penalty/2 · ‖W‖². A bias costs nothing.

    Examples
    --------
    >>> classifier = SoftmaxClassifier(2)
    >>> training = classifier.fit([[1.0], [2.0], [3.0]], [0, 0, 1], rng=np.random.default_rng(0), every=500)
    >>> for progress in training:
    ...     print(f"step {progress.step}: {progress.training_loss:.2f} nats")
    step 0: 0.69 nats
    step 500: 0.41 nats
    step 1000: 0.36 nats
    >>> classifier.predict([[1.5], [2.9]])
    array([0, 1])
    """

    def __init__(self, n_classes: int, *, penalty: float = 0.01):
        super().__init__(n_classes, penalty)

    def _first_weights(self, n_inputs, rng):
        return [np.zeros((n_inputs, self.n_classes)), np.zeros(self.n_classes)]

    def _logits(self, weights, x):
        w, b = weights
        return x @ w + b

    def _backpropagate(self, weights, x, y):
        loss, by_logits = loss_and_gradient(self._logits(weights, x), y)
        return loss, [x.T @ by_logits, by_logits.sum(axis=0)]


class HiddenLayerClassifier(_Classifier):
    """A network with one hidden layer: p(class | x) = softmax(h·V + c), where h = relu(x·W + b).

    Parameters
    ----------
    n_classes : int
        At least 2.
    n_hidden : int
        How many hidden units h there are.
    activation : "relu" or "tanh"
        How a hidden unit bends: max(0, ·), or the hyperbolic tangent.
    penalty : float
        Training lowers the mean loss + penalty/2 · (‖W‖² + ‖V‖²).

    Raises
    ------
    ValueError
        If a setting is out of range.

    Examples
    --------
    >>> x, y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0]  # exclusive or, no straight line
    >>> network = HiddenLayerClassifier(2, n_hidden=8, penalty=0.0)
    >>> *_, last = network.fit(x, y, rng=np.random.default_rng(0), learning_rate=0.02)
    >>> network.predict(x)
    array([0, 1, 1, 0])
    """

    def __init__(
        self, n_classes: int, *, n_hidden: int = 32, activation: str = "relu", penalty: float = 0.01
    ):
        super().__init__(n_classes, penalty)
        self.n_hidden = _whole(n_hidden, "n_hidden")
        if activation not in ("relu", "tanh"):
            raise ValueError(f'activation should be "relu" or "tanh"; got {activation!r}')
        self.activation = activation

    def _first_weights(self, n_inputs, rng):
        # Hidden units start out different, or they would stay alike; V starts at 0, with no class preferred.
        w = rng.standard_normal((n_inputs, self.n_hidden)) / np.sqrt(n_inputs)
        v = np.zeros((self.n_hidden, self.n_classes))
        return [w, np.zeros(self.n_hidden), v, np.zeros(self.n_classes)]

    def _hidden(self, weights, x):
        w, b, _, _ = weights
        return np.maximum(x @ w + b, 0.0) if self.activation == "relu" else np.tanh(x @ w + b)

    def _logits(self, weights, x):
        _, _, v, c = weights
        return self._hidden(weights, x) @ v + c

    def _backpropagate(self, weights, x, y):
        _, _, v, c = weights
        h = self._hidden(weights, x)
        loss, by_logits = loss_and_gradient(h @ v + c, y)
        slope = h > 0.0 if self.activation == "relu" else 1.0 - h**2
        by_inner = (by_logits @ v.T) * slope  # the chain rule, back through V and through the bend
        return loss, [x.T @ by_inner, by_inner.sum(axis=0), h.T @ by_logits, by_logits.sum(axis=0)]


class _Adam:
    """Gradient descent in which each weight has a step length of its own, by how large its gradients are."""

    def __init__(self, weights: list[np.ndarray]):
        self.weights = weights
        self.moves = 0
        self.means = [np.zeros_like(w) for w in weights]  # running averages of the gradients
        self.squares = [np.zeros_like(w) for w in weights]  # ... and of their squares

    def move(self, gradients: list[np.ndarray], learning_rate: float) -> None:
        """Move the weights against their gradients, in place."""
        self.moves += 1
        # The running averages begin at 0, too small; divided by these, they are right from the first move.
        m, s = 1 - 0.9**self.moves, 1 - 0.999**self.moves
        for w, gradient, mean, square in zip(self.weights, gradients, self.means, self.squares, strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            w -= learning_rate * (mean / m) / (np.sqrt(square / s) + 1e-8)


def _loss_and_accuracy(logits: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    is_right = logits.argmax(axis=-1) == y.argmax(axis=-1)
    return loss_and_gradient(logits, y)[0], float(is_right.mean())


# ---- Checks: what a learner may hand in ----


def _split(logits: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return the logits measured from the largest of their row, and that largest."""
    logits = as_floats(logits, "logits")
    if logits.ndim == 0 or logits.size == 0:
        raise ValueError("logits holds no scores: give one for each class, such as [2.0, 0.5, -1.0]")
    _check_finite(logits, "logits")
    top = logits.max(axis=-1)
    return logits - top[..., np.newaxis], top


def _as_examples(x: ArrayLike, name: str) -> np.ndarray:
    """Return x as an array of numbers, one flat row for each example."""
    x = _as_numbers(x, name)
    if x.ndim < 2:
        raise ValueError(
            f"{name} should hold pictures, shape (n, 32, 32, 3), or rows of numbers, shape (n, n_inputs); "
            f"got shape {x.shape} (one example alone goes in as x[np.newaxis])"
        )
    if x.size == 0:
        raise ValueError(f"{name} holds no examples: its shape is {x.shape}")
    _check_finite(x, name)
    return x.reshape(len(x), -1)


def _as_targets(targets: ArrayLike, shape: tuple[int, ...], name: str) -> np.ndarray:
    """Return targets as distributions, shape (..., n_classes), whether they are labels or distributions."""
    array = _as_numbers(targets, name)
    if array.shape == shape[:-1]:
        return one_hot(array, shape[-1])
    if array.shape == shape:
        return as_pmf(array, name=name)
    raise ValueError(
        f"{name} should be labels, shape {shape[:-1]}, or distributions, shape {shape}; got {array.shape}"
    )


def _as_numbers(values: ArrayLike, name: str) -> np.ndarray:
    """Return values as an array of their own kind of number; an array that is one is not copied."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        return values
    floats = as_floats(values, name)  # says so where they are no numbers
    array = np.asarray(values)
    return array if array.dtype.kind in "fiub" else floats


def _check_finite(array: np.ndarray, name: str) -> None:
    # NaN fails both comparisons. The bound keeps squares and sums from overflowing.
    if not (float(array.min()) >= -1e100 and float(array.max()) <= 1e100):
        raise ValueError(
            f"{name} should be finite numbers, none beyond 1e100; found NaN, inf or a larger one"
        )


def _check_inputs(x: np.ndarray, n_inputs: int) -> None:
    if x.shape[1] != n_inputs:
        raise ValueError(f"each example should be {n_inputs} numbers, as in training; got {x.shape[1]}")


def _whole(value: int, name: str, at_least: int = 1) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < at_least:
        raise ValueError(f"{name} should be a whole number, {at_least} or more; got {value!r}")
    return int(value)


def _number(value: float, name: str, low: float, high: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = np.nan
    if not low <= number <= high:
        raise ValueError(f"{name} should be a number from {low:g} to {high:g}; got {value!r}")
    return number
