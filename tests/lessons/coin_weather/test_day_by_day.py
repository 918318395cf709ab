"""Day by day: the running average of what the days told."""

import numpy as np
import pytest

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
