"""What notebook 05 says in words, and asks: checked where the ledger of its numbers does not look."""

import numpy as np
import pytest

from tests.notebooks.ledgers import forecasts as ledger
from weatherbits.lessons.forecasts import asked


def test_what_the_text_says_without_a_unit_is_so():
    wet_after_dry, wet_after_wet = ledger.PAIRS[:, 1]
    assert (wet_after_dry, wet_after_wet, ledger.RAINED.sum(), ledger.WRONG) == (204, 419, 144, 6)
    assert not np.any(ledger.ALWAYS & ~ledger.RAINED), "all three certain days of rain were wet"
    assert 6.5 < ledger.DAY / ledger.TOLD < 7.5, "about a seventh"
    assert np.unique(ledger.CHANCES["logistic"]).size == ledger.RAINED.size, "each on one day only"
    assert ledger.BRIER["similar_days"] < ledger.BRIER["month"], "by the Brier score the better forecaster"


def test_what_is_stated_of_each_section_agrees_with_values_found_elsewhere():
    """The figures of the lesson's plan, worked out before it was written."""
    costs = asked.costs()
    assert costs["climatology"] == pytest.approx(0.973, abs=5e-4)
    assert costs["month"] == pytest.approx(0.852, abs=5e-4)
    assert costs["yesterday"] == pytest.approx(0.867, abs=5e-4)
    assert costs["similar_days"] == np.inf
    assert costs["logistic"] == pytest.approx(0.798, abs=5e-4)
    assert asked.PREDICTIONS["best-mix"].truth() == pytest.approx(0.805, abs=5e-4)
    assert asked.PREDICTIONS["wrong-though-sure"].truth() == 6
    assert asked.PREDICTIONS["today-tells-tomorrow"].truth() == pytest.approx(0.136, abs=5e-4)


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        ("two-days-with-one-blank", (0.152003 + 0.321928) / 2),
        ("four-days", (1 + 0.415037 + 0.152003 + 2.321928) / 4),
        ("rain-after-none-of-ten", 3.584963),
        ("brier-of-one-percent", 0.9801),
        ("gain-by-exaggerating", 0.42 - 0.3),
        ("score-from-its-parts", 0.65),
        ("rate-of-the-valley", (2 * 0.468996 + 0.721928) / 3),
    ],
)
def test_an_exercise_has_the_answer_that_is_worked_out_by_hand(name, by_hand):
    assert asked.EXERCISES[name].answer() == pytest.approx(by_hand, abs=1e-6)


def test_a_dry_day_after_ninety_percent_costs_the_logarithm_of_ten():
    assert asked.PREDICTIONS["bits-of-a-wrong-ninety"].truth() == pytest.approx(np.log2(10))
    assert asked.PREDICTIONS["state-for-the-lowest-distance"].truth() == 100
