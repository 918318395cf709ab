"""What other people reported of other libraries in this field, tried on this one."""

import numpy as np
import pytest

from weatherbits import entropy, kl_divergence
from weatherbits.classifier import smooth_labels
from weatherbits.codes import CodeError, huffman_code


def test_zeros_in_both_do_no_harm_and_a_zero_in_q_alone_is_infinite():
    """Lightning-AI/torchmetrics issue 1029: NaN."""
    assert kl_divergence([0.5, 0.5, 0.0], [0.5, 0.5, 0.0]) == 0.0
    assert kl_divergence([0.3, 0.3, 0.4], [0.5, 0.5, 0.0]) == np.inf


def test_nearly_equal_single_precision_numbers_have_no_negative_divergence():
    """scipy/scipy issue 20083: the square root of a small negative number."""
    p, q = (np.array(c, np.float32) for c in ([0.027501475, 0.055202297], [0.027537677, 0.055334348]))
    p, q = p / p.sum(), q / q.sum()
    middle = (p + q) / 2
    assert 0 <= kl_divergence(p, middle) + kl_divergence(q, middle) < 1e-6


def test_four_ones_are_not_made_a_distribution_in_silence():
    """scipy/scipy issue 11388: whoever expected 0 got log 4."""
    with pytest.raises(ValueError, match=r"add up to 4; .* divide them by their sum"):
        entropy([1, 1, 1, 1])


def test_each_row_has_its_own_infinity():
    """scipy/scipy pull request 3041: a zero in q was overlooked where there was more than one row."""
    p, q = [[0.5, 0.5], [1.0, 0.0]], [[1.0, 0.0], [0.5, 0.5]]
    assert kl_divergence(p, q).tolist() == [np.inf, 1.0]


def test_a_single_symbol_has_a_word_and_none_at_all_is_refused():
    """algorithm-archivists/algorithm-archive issues 659 and 739: an empty word, an IndexError."""
    code = huffman_code([1.0], ["0"])
    assert code.decode(code.encode(["0", "0"])) == ["0", "0"]
    with pytest.raises((ValueError, CodeError), match="at least one"):
        huffman_code([])


def test_negative_numbers_are_not_left_out_in_silence():
    """JuliaStats/StatsBase.jl pull request 448: negative probabilities were dropped."""
    with pytest.raises(ValueError, match=r"negative number -0\.5"):
        entropy([-0.5, 1.5])


def test_smoothed_labels_of_few_classes_add_up_and_mix_with_the_uniform():
    """fastai/fastai pull request 1814: the amount was a little too large where classes are few."""
    np.testing.assert_allclose(smooth_labels([1.0, 0.0, 0.0], 0.3), [0.8, 0.1, 0.1])
