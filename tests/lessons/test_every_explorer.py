"""What holds for every explorer, whatever a learner does: no move breaks it, and an idle control is idle."""

import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import builders
from tests.driving import make, move_at_random, moves, press, without_effect

explorer_of = cache(builders.make)


@pytest.mark.parametrize("name", builders.NAMES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_move_breaks_an_explorer(name, data):
    explorer = explorer_of(name)
    explorer.reset()
    for _ in range(3):
        make(explorer, data.draw(moves(explorer)))


@pytest.mark.parametrize("name", builders.NAMES)
def test_a_control_is_idle_just_where_it_can_change_nothing(name):
    explorer, rng = builders.make(name), random.Random(name)
    for move in [*explorer.presets, *[None] * 6]:
        if move:
            press(explorer, move)
        else:
            move_at_random(explorer, rng)
        assert set(explorer.idle) == without_effect(explorer), explorer.sentence
        assert all(explorer.idle.values()), "it says why"


@pytest.mark.parametrize("name", builders.NAMES)
def test_every_control_stands_in_a_row_once(name):
    explorer = explorer_of(name)
    if explorer.rows:
        placed = [field for row in explorer.rows for field in row if field in explorer.controls]
        assert sorted(placed) == sorted(explorer.controls)
