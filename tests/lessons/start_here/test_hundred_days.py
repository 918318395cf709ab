"""A hundred days under one slider."""

import pytest

from weatherbits.lessons.start_here import hundred_days_explorer

EXPLORER = hundred_days_explorer()


@pytest.mark.parametrize("percent", [0, 1, 25, 50, 99, 100])
def test_as_many_days_are_rainy_as_the_chance_of_rain_says(percent):
    EXPLORER.controls["p_rain"].value = percent / 100
    assert [sky.state for sky in EXPLORER.picture.scene.days].count("rainy") == percent
