"""What notebook 05 says in words, and asks: checked where the ledger of its numbers does not look."""

import re

import nbformat
import numpy as np
import pytest

from tests.notebooks.ledgers import forecasts as ledger
from tools.store_notebooks import NOTEBOOKS
from weatherbits import entropy
from weatherbits.lessons.forecasts import asked
from weatherbits.lessons.forecasts.game import Game
from weatherbits.rain import count_similar
from weatherbits.scores import log_score


def test_what_the_text_says_without_a_unit_is_so():
    wet_after_dry, wet_after_wet = ledger.PAIRS[:, 1]
    assert (wet_after_dry, wet_after_wet, ledger.RAINED.sum(), ledger.WRONG) == (204, 419, 144, 6)
    assert not np.any(ledger.ALWAYS & ~ledger.RAINED), "all three certain days of rain were wet"
    assert 6.5 < ledger.DAY / ledger.TOLD < 7.5, "about a seventh"
    assert np.unique(ledger.CHANCES["logistic"]).size == ledger.RAINED.size, "each on one day only"
    assert ledger.BRIER["similar_days"] < ledger.BRIER["month"], "by the Brier score the better forecaster"
    assert 0 < ledger.FIFTY.min() <= ledger.FIFTY.max() < 50, "never sure"
    for n in (30, 100):
        n_wet = count_similar(
            ledger.KNOWN[ledger.BEFORE], ledger.CAME[ledger.BEFORE], ledger.KNOWN[~ledger.BEFORE], n
        )
        assert np.mean(log_score(n_wet / n, ledger.RAINED)) == pytest.approx(ledger.FIFTY_PAY, abs=2e-3)
    assert ledger.INFINITE_FROM == 11, "on day 11 of the shuffled game the ensemble is sure and wrong"
    assert 140 < len(asked_in_order()) < 365, "nearly the whole year"


def asked_in_order() -> list[int]:
    """Return the days that are asked about if a learner chooses "in order" as the first thing."""
    game = Game.begin().changed(order="in_order").state_it()
    while game.next is not None:
        game = game.next_day().state_it()
    return game.played.tolist()


def test_a_short_game_is_mostly_luck():
    shares = [ledger.share_beaten_by_a_coin(n_days) for n_days in (10, 100)]
    assert shares == pytest.approx([1 / 3, 1 / 20], rel=0.1)
    rng = np.random.default_rng(0)
    pays = log_score(ledger.CLIMATE, ledger.RAINED)
    games = [rng.choice(pays, 10, replace=False).mean() > 1 for _ in range(4000)]
    assert np.mean(games) == pytest.approx(shares[0], abs=0.03)


def test_in_another_year_another_forecaster_is_the_best():
    bits = {name: np.mean(log_score(chance, ledger.RAINED_2014)) for name, chance in ledger.IN_2014.items()}
    assert min(bits, key=bits.get) == "yesterday"
    assert min(ledger.BITS, key=ledger.BITS.get) == "logistic"


def test_what_is_found_of_miscalibration_is_as_much_as_luck_alone_brings():
    assert np.median(ledger.BY_LUCK) > ledger.LOGISTIC.miscalibration


def test_the_last_questions_are_about_all_notebooks_and_their_figures_are_so():
    cells = nbformat.read(NOTEBOOKS / "05_forecasts.ipynb", as_version=4).cells
    asks = "".join(cell.source for cell in cells if cell.id.startswith("last-questions-"))
    last = re.findall(r'"([a-z0-9-]+)"', asks)
    assert len(last) == len(set(last)) == 10
    assert set(last) < set(asked.QUESTIONS)
    earlier = {
        "one-day-in-four", "five-bits-on-a-quiet-island", "eight-states-with-perplexity-eight",
        "a-word-for-each-day", "the-same-entropy-abroad", "half-a-nat-above-the-floor",
    }  # fmt: skip
    assert earlier < set(last)
    assert entropy([1 / 32, 31 / 32]) < 0.3, "such an island is possible"
    assert (round(entropy([0.9, 0.1]), 3), round(entropy([0.4, 0.6]), 3)) == (0.469, 0.971)


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
        ("score-from-its-parts", 0.65),
        ("rate-of-the-valley", (2 * 0.468996 + 0.721928) / 3),
    ],
)
def test_an_exercise_has_the_answer_that_is_worked_out_by_hand(name, by_hand):
    assert asked.EXERCISES[name].answer() == pytest.approx(by_hand, abs=1e-6)


def test_a_dry_day_after_ninety_percent_costs_the_logarithm_of_ten():
    assert asked.PREDICTIONS["bits-of-a-wrong-ninety"].truth() == pytest.approx(np.log2(10))
    assert asked.PREDICTIONS["state-for-the-lowest-distance"].truth() == 100
