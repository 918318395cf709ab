"""No move breaks an explorer: every control and every button, in any order."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import builders
from tests.driving import make, moves

explorer_of = cache(builders.make)


@pytest.mark.parametrize("name", builders.NAMES)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_no_move_breaks_an_explorer(name, data):
    explorer = explorer_of(name)
    explorer.reset()
    for _ in range(3):
        make(explorer, data.draw(moves(explorer)))
