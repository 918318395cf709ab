"""Hatched bars."""

import numpy as np

from weatherbits.live import new_figure
from weatherbits.pictures.hatched import HatchedBars


def test_hatched_bars_leave_out_bars_without_height():
    bars = HatchedBars(new_figure(300, 200).add_subplot(), 3)
    bars.set_boxes(left=[0, 1, 2], bottom=0, width=0.5, height=[0.2, 0.0, 0.4])
    outline = bars.get_path().vertices.reshape(3, 5, 2)
    assert outline[0].max(axis=0).tolist() == [0.5, 0.2]
    assert np.isnan(outline[1, :, 0]).all()
    assert outline[2].max(axis=0).tolist() == [2.5, 0.4]
