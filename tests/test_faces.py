"""The faces inside pictures: cut out cleanly, pasted sharply, and in their places."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from weatherbits.animals import ANIMALS, draw, typical
from weatherbits.plots.faces import Picture, cut_out, draw_animals_under, typical_portrait
from weatherbits.plots.style import PIXELS_PER_INCH, SCALE, new_figure


def pixels_of(figure):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def empty_axes(width=100, height=60):
    ax = new_figure(width, height).add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(0, height))
    ax.set_axis_off()
    return ax


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_face_is_cut_out_along_its_round_ground_and_keeps_its_colours(animal):
    picture = draw(typical(animal), 64)
    cut = cut_out(picture)
    assert cut.dtype == np.uint8
    assert not cut[[0, 0, -1, -1], [0, -1, 0, -1], 3].any()  # the corners are clear
    assert (cut[28:36, 28:36, 3] == 255).all()
    assert np.abs(cut[..., :3] / 255 - picture).max() < 0.003


def test_faces_are_cut_out_many_at_once_as_one_by_one():
    pictures = draw(np.array([typical("fox"), typical("cat")]), 40)
    np.testing.assert_array_equal(cut_out(pictures)[1], cut_out(pictures[1]))


def test_small_pictures_are_enlarged_square_by_square_and_stand_upright():
    ax = empty_axes()
    picture = np.zeros((2, 2, 3))
    picture[0, 0] = [1, 0, 0]  # red at the top left
    picture[1, 1] = [0, 0, 1]  # blue at the bottom right
    Picture(ax, 50, 30, picture, size=20)
    shown = pixels_of(ax.figure)[:, :, :3]
    left, top, side = 40 * SCALE, 20 * SCALE, 20 * SCALE
    square = shown[top : top + side, left : left + side]
    half = side // 2
    assert (square[:half, :half] == [255, 0, 0]).all()
    assert (square[half:, half:] == [0, 0, 255]).all()
    assert (square[:half, half:] == 0).all()
    assert (shown[:, : left - 1] == 255).all()


def test_twice_as_many_pixels_as_there_is_room_for_are_averaged_four_by_four():
    ax = empty_axes()
    ax.figure.set_dpi(PIXELS_PER_INCH)  # a coarse screen
    picture = np.zeros((40, 40, 4), np.uint8)
    picture[:, :, 3] = 255
    picture[::2, ::2, 0] = 200  # a quarter of the pixels
    Picture(ax, 50, 30, picture, size=20)
    shown = pixels_of(ax.figure)
    assert (shown[20:40, 40:60] == [50, 0, 0, 255]).all()


def test_a_picture_can_be_changed_moved_and_taken_away():
    ax = empty_axes()
    picture = Picture(ax, 20, 30, np.zeros((4, 4, 3)), size=10)
    picture.show(np.ones((4, 4, 3)) * 0.5)
    picture.x = 80
    dark = np.nonzero((pixels_of(ax.figure)[:, :, 0] < 200).any(axis=0))[0] / SCALE
    assert 74 <= dark.min() <= dark.max() <= 86
    picture.show(None)
    assert (pixels_of(ax.figure)[:, :, :3] == 255).all()


def test_seven_faces_stand_under_the_axis_with_their_names():
    ax = new_figure(500, 200).add_axes((0.1, 0.5, 0.8, 0.4), xlim=(-0.5, 6.5))
    faces = draw_animals_under(ax)
    assert [label.get_text() for label in ax.get_xticklabels()] == list(ANIMALS)
    bottom = ax.get_window_extent().y0
    assert all(face.get_window_extent().y1 < bottom for face in faces)
    middles = [np.mean(face.get_window_extent().intervalx) for face in faces]
    np.testing.assert_allclose(middles, ax.transData.transform([(x, 0) for x in range(7)])[:, 0], atol=1)


def test_a_typical_portrait_is_kept_and_cannot_be_spoilt():
    portrait = typical_portrait("bear", 20)
    assert typical_portrait("bear", 20) is portrait
    with pytest.raises(ValueError, match="read-only"):
        portrait[:] = 0
