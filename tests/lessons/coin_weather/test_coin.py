"""What the states of coin weather share."""

import pytest

from weatherbits.lessons.coin_weather.average import Average
from weatherbits.lessons.coin_weather.coin import Coin
from weatherbits.lessons.coin_weather.coin_weather import CoinWeather
from weatherbits.lessons.coin_weather.day_by_day import DayByDay
from weatherbits.lessons.coin_weather.news import News


@pytest.mark.parametrize("make_state", [Coin, News, CoinWeather, Average, DayByDay])
@pytest.mark.parametrize("p_rain", [-0.01, 1.01, float("nan")])
def test_a_chance_of_rain_out_of_range_is_refused_in_words(make_state, p_rain):
    with pytest.raises(ValueError, match="p_rain should be from 0 to 1"):
        make_state(p_rain=p_rain)
