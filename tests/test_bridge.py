"""What notebook 04 says of other libraries: each claim about scikit-learn and SciPy is tried with that library.

PyTorch and Keras are not installed here. What the notebook says of them follows their documentation; the numbers are
worked out by the formulas given there:
https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
https://docs.pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html
https://keras.io/api/losses/probabilistic_losses/
"""

import inspect

import nbformat
import numpy as np
import pytest
from scipy.special import expit, log_softmax, rel_entr
from scipy.stats import entropy
from sklearn.metrics import log_loss

from tools.store_notebooks import NOTEBOOKS
from weatherbits import cross_entropy, kl_divergence
from weatherbits.animals import ANIMALS
from weatherbits.classifier import one_hot, smooth_labels
from weatherbits.story import STORY_BELIEF

Q = np.array(STORY_BELIEF)
P = one_hot(0, len(ANIMALS))
SOFT = smooth_labels(P, 0.2)
Z = np.log(Q)
IN_ORDER = range(len(ANIMALS))  # labels whose sorted order is the order of the columns


def _rows(cell_id: str) -> list[list[str]]:
    """Return the rows of a table in a cell of notebook 04, without its head."""
    notebook = nbformat.read(NOTEBOOKS / "04_animal_classifier.ipynb", as_version=4)
    (text,) = [cell.source for cell in notebook.cells if cell.id == cell_id]
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return lines[2:]


def _by_pytorch(z, p) -> float:
    """Return the loss of one picture by CrossEntropyLoss, as documented: it applies log-softmax to what it is given."""
    return -np.sum(p * log_softmax(z))


def _yes_no(z, p) -> np.ndarray:
    """Return the losses of BCEWithLogitsLoss before their mean, as documented: a sigmoid for each class."""
    return -(p * np.log(expit(z)) + (1 - p) * np.log(1 - expit(z)))


# By the beginning of each row: the number that the library, or the formula in its documentation, gives.
TRAPS = {
    "as it should be": lambda: log_loss([0], [Q], labels=IN_ORDER),
    "base 2": lambda: entropy(P, Q, base=2),
    "probabilities given to `CrossEntropyLoss`": lambda: _by_pytorch(Q, P),
    "columns in our order": lambda: _log_loss_in_our_order(),
    "the mean over the seven classes": lambda: rel_entr(P, Q).mean(),
    "`BCEWithLogitsLoss`": lambda: _yes_no(Z, P).mean(),
    "the sum over 64 such pictures": lambda: log_loss([0] * 64, [Q] * 64, labels=IN_ORDER, normalize=False),
    "only one argument": lambda: entropy(Q),
    "soft truth": lambda: entropy(SOFT, Q),
    "belief 0 in the truth": lambda: log_loss([0], [[0.0, 1.0]], labels=[0, 1]),
}


def _log_loss_in_our_order() -> float:
    with pytest.warns(UserWarning, match="ordered lexicographically"):
        return log_loss(["raccoon"], [Q], labels=ANIMALS)


def test_the_table_of_traps_is_the_one_that_is_tried():
    rows = [row[0] for row in _rows("bridge-traps")]
    tried = [*TRAPS, "logits given to `log_loss`", "arguments swapped"]
    assert len(rows) == len(tried)
    for start in tried:
        assert sum(row.startswith(start) for row in rows) == 1, start


@pytest.mark.parametrize("start", TRAPS)
def test_each_trap_gives_the_number_that_the_table_has(start):
    (said,) = [row[1] for row in _rows("bridge-traps") if row[0].startswith(start)]
    assert said.split()[0] == f"{TRAPS[start]():.3f}"


def test_logits_are_an_error_for_scikit_learn():
    for z in (Z, [2.0, 1.2, 0.6, -0.4, -1.0, -1.6, 0.2]):
        with pytest.raises(ValueError, match="y_prob contains values"):
            log_loss([0], [z], labels=IN_ORDER)


def test_with_swapped_arguments_the_result_is_infinite():
    assert entropy(Q, P) == rel_entr(Q, P).sum() == np.inf


def test_in_sorted_order_the_raccoon_is_sixth_and_our_sixth_is_the_bear():
    assert sorted(ANIMALS).index("raccoon") == ANIMALS.index("bear") == 5
    assert Q[5] == 0.05


def test_what_the_soft_truth_costs_is_the_divergence_and_the_cross_entropy_is_more():
    (why,) = [row[2] for row in _rows("bridge-traps") if row[0].startswith("soft truth")]
    assert f"{cross_entropy(SOFT, Q, base=np.e):.3f} nats" in why
    assert entropy(SOFT, Q) == pytest.approx(kl_divergence(SOFT, Q, base=np.e))
    assert entropy(SOFT, Q) + entropy(SOFT) == pytest.approx(cross_entropy(SOFT, Q, base=np.e))


def test_the_table_of_functions_names_those_that_are_tried_here_and_two_others():
    names = (
        "log_loss",
        "CrossEntropyLoss",
        "BCEWithLogitsLoss",
        "CategoricalCrossentropy",
        "stats.entropy",
        "rel_entr",
    )
    rows = _rows("bridge")
    assert len(rows) == len(names)
    for row, name in zip(rows, names, strict=True):
        assert name in row[0]
        assert "https://" in row[0], "each leads to its documentation"


def test_scikit_learn_takes_truth_first_means_over_pictures_and_counts_in_nats():
    assert list(inspect.signature(log_loss).parameters)[:1] == ["y_true"]
    beliefs, labels = [Q, Q], [0, 3]
    nats = [-np.log(Q[0]), -np.log(Q[3])]
    assert log_loss(labels, beliefs, labels=IN_ORDER) == pytest.approx(np.mean(nats))
    assert log_loss(labels, beliefs, labels=IN_ORDER, normalize=False) == pytest.approx(np.sum(nats))


def test_scipy_takes_truth_first_and_gives_divergences_in_nats():
    assert list(inspect.signature(entropy).parameters)[:3] == ["pk", "qk", "base"]
    other = np.roll(Q, 1)
    nats = sum(p * np.log(p / q) for p, q in zip(Q, other, strict=True))
    assert entropy(Q, other) == pytest.approx(nats)
    assert rel_entr(Q, other).sum() == pytest.approx(nats)
    assert entropy(Q, other, base=2) == pytest.approx(nats / np.log(2))


def test_scipys_entropy_makes_its_arguments_add_up_to_1_and_rel_entr_takes_them_as_they_are():
    assert entropy(100 * P, 2 * Q) == pytest.approx(-np.log(0.30))
    assert rel_entr(P, 2 * Q).sum() == pytest.approx(-np.log(0.60))


def test_scipys_entropy_gives_a_result_for_each_column_and_rel_entr_one_for_each_class():
    assert entropy(np.column_stack([P, SOFT]), np.column_stack([Q, Q])).shape == (2,)
    assert rel_entr(P, Q).shape == Q.shape


def test_for_a_one_hot_truth_divergence_and_cross_entropy_are_equal():
    assert entropy(P, Q) == pytest.approx(cross_entropy(P, Q, base=np.e)) == pytest.approx(-np.log(0.30))


def test_the_logarithms_of_the_beliefs_are_logits_of_the_same_belief():
    assert _by_pytorch(Z, P) == pytest.approx(-np.log(0.30))
