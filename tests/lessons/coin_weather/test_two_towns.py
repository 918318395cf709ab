"""Two towns: a grid of pairs, and a stack of bits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits.lessons.coin_weather import two_towns_explorer

EXPLORER = two_towns_explorer()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 8), st.integers(1, 8))
def test_possibilities_multiply_where_bits_add(here, there):
    EXPLORER.controls["here"].value = here
    EXPLORER.controls["there"].value = there
    scene = EXPLORER.picture.scene
    tiles = {(float(x), float(y)) for x, y in zip(*scene.tiles.get_data(), strict=True)}
    assert tiles == {(x + 0.5, y + 0.5) for x in range(here) for y in range(there)}
    top = scene.high.get_y() + scene.high.get_height()
    assert top == pytest.approx(np.log2(here * there))
    assert scene.low.get_height() == pytest.approx(np.log2(here))
