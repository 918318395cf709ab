"""Numbers as they stand in the pictures of lesson 3."""

import pytest

from weatherbits.lessons.sunny_and_rainy_regions.digits import percent


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.35, "35%"),
        (0.125, "12%"),
        (1 / 32, "3.1%"),
        (0.0999, "10%"),
        (1.0, "100%"),
        (0.0, "0%"),
        (1e-9, "≈0%"),
    ],
)
def test_percentages_are_short_and_never_hide_that_something_is_there(share, text):
    assert percent(share) == text
