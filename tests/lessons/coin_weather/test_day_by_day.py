"""Day by day: the running average of what the days told."""

import numpy as np
import pytest

from tests.driving import seen
from weatherbits.lessons.coin_weather import day_by_day_explorer
from weatherbits.lessons.coin_weather.day_by_day import MOST_DAYS, DayByDay


def test_the_running_average_is_the_mean_of_what_the_days_told():
    state = DayByDay(p_rain=0.25, days=500, sample=3)
    rainy = np.random.default_rng(3).random(MOST_DAYS)[:500] < 0.25
    told = np.where(rainy, 2.0, np.log2(4 / 3))
    assert state.running_mean[-1] == pytest.approx(told.mean())
    assert state.running_mean[9] == pytest.approx(told[:10].mean())
    explorer = day_by_day_explorer()
    explorer.set(p_rain=0.25, days=500, sample=3)
    assert explorer.picture.scene.mean.get_ydata()[-1] == pytest.approx(told.mean())


def test_about_19_samples_of_20_end_inside_the_dotted_lines():
    ends = [DayByDay(0.25, MOST_DAYS, sample).running_mean[-1] for sample in range(400)]
    reach = 2 * DayByDay(0.25).standard_deviation / np.sqrt(MOST_DAYS)
    inside = np.mean(np.abs(np.array(ends) - 0.811278) < reach)
    assert 0.92 < inside < 0.98


def test_a_new_sample_is_another_one_and_play_reaches_the_last_day():
    explorer = day_by_day_explorer()
    before = explorer.sentence
    explorer.buttons["new_sample"].click()
    assert explorer.state.sample == 2
    assert explorer.sentence != before
    explorer.set(days=1500)
    explorer.buttons["play"].click()
    assert explorer.state.days == MOST_DAYS


def test_after_a_month_the_average_is_never_on_the_entropy_as_no_day_is_half_rainy():
    sun, rain = np.log2(4 / 3), 2.0
    entropy = 0.75 * sun + 0.25 * rain
    averages = np.array([(k * rain + (30 - k) * sun) / 30 for k in range(31)])
    assert np.abs(averages - entropy).min() > 0.02
    assert (entropy - sun) / (rain - sun) * 30 == pytest.approx(7.5)  # so many rainy days would do
    assert {DayByDay(0.25, 30, sample).running_mean[-1].round(9) for sample in range(50)} <= set(
        averages.round(9)
    )


def test_a_gap_is_usually_as_large_as_the_standard_error_and_four_times_the_days_halve_it():
    gaps = [DayByDay(0.25, 120, sample).running_mean[-1] - 0.811278 for sample in range(400)]
    assert np.sqrt(np.mean(np.square(gaps))) == pytest.approx(DayByDay(0.25, 120).standard_error, rel=0.1)
    assert DayByDay(0.25, 30).standard_error == pytest.approx(2 * DayByDay(0.25, 120).standard_error)
    assert "the standard error, is 0.125 bits." in DayByDay(0.25, 30).sentence
    assert DayByDay(0.0, 30).standard_error == 0
    for alike in (0.0, 0.5, 1.0):
        assert DayByDay(alike, 30).sentence.endswith("Every day tells the same, so there is never a gap.")


def test_a_prediction_within_0_3_bits_after_a_month_is_most_often_right():
    ends = np.array([DayByDay(0.25, 30, sample).running_mean[-1] for sample in range(400)])
    assert np.mean(np.abs(ends - 0.811278) < 0.3) > 0.95


@pytest.mark.parametrize(
    ("days", "says", "drawn"), [(1, "1 day", 1), (30, "30 days", 30), (31, "The last 30 of 31 days", 30)]
)
def test_the_strip_says_how_many_of_the_days_it_shows(days, says, drawn):
    explorer = day_by_day_explorer()
    explorer.set(days=days)
    assert f">{says}</text>" in explorer.picture.moving
    assert len(seen(explorer.picture.scene.skies)) == drawn
