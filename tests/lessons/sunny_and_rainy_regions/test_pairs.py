"""p beside q: whatever the chances, no number above a bar touches its neighbour's."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

from tests.driving import drawn
from weatherbits.lessons.sunny_and_rainy_regions.belief import Belief, BeliefScene
from weatherbits.lessons.sunny_and_rainy_regions.own_belief import OwnBelief, OwnBeliefScene
from weatherbits.lessons.sunny_and_rainy_regions.regions import BELIEFS, Regions, RegionsScene
from weatherbits.pictures.style import LOOK

PAPER = RendererAgg(820, 460, 100)  # where texts are measured: 100 pixels to an inch, as in a page
SURE = (1.0, *[0.0] * 7)


def gaps(scene):
    """Return how far the numbers above the bars stand apart, in CSS pixels, whatever the heights of the bars."""
    pairs = scene.pairs
    ax = pairs.unused_label.axes
    labels = [*pairs.p_labels, *pairs.q_labels, pairs.unused_label]
    ends = []
    with LOOK.drawing():
        for label in labels:
            font = FontProperties(family=label.family, size=label.size, weight=label.weight)
            half = PAPER.get_text_width_height_descent(label.text or " ", font, False)[0] / 2
            middle = ax.transData.transform((label.x, 0))[0]
            ends.append((middle - half, middle + half))
    return [right[0] - left[1] for left, right in pairwise(sorted(ends))]


def test_two_times_100_percent_do_not_run_together():
    assert min(gaps(drawn(OwnBeliefScene, OwnBelief(SURE, SURE)))) > 6


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.001, 1), min_size=16, max_size=16))
def test_the_numbers_of_any_p_and_q_stand_apart(weights):
    p, q = np.reshape(weights, (2, 8)) / np.reshape(weights, (2, 8)).sum(axis=1, keepdims=True)
    assert min(gaps(drawn(OwnBeliefScene, OwnBelief(tuple(p), tuple(q))))) > 2


@pytest.mark.parametrize("belief", BELIEFS)
def test_the_numbers_between_the_regions_stand_apart(belief):
    for region in np.linspace(0, 1, 21):
        assert min(gaps(drawn(RegionsScene, Regions(float(region), belief)))) > 2
        assert min(gaps(drawn(BeliefScene, Belief(float(region))))) > 2
