"""The faces inside pictures: cut out cleanly, shown sharply, and in their places."""

import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from weatherbits.animals import ANIMALS, render, typical
from weatherbits.live import LivePicture, Picture, Scene, new_figure
from weatherbits.pictures.faces import cut_out, draw_animals_under, portrait, typical_portrait
from weatherbits.pictures.style import LOOK

SCALE = 2  # pixels of a kept picture to a CSS pixel


class OnPaper(Scene):
    """Pictures on empty paper of 100 × 60 CSS pixels, which count as the data as well."""

    def __init__(self, places):
        super().__init__(new_figure(100, 60))
        ax = self.figure.add_axes((0, 0, 1, 1), xlim=(0, 100), ylim=(0, 60))
        ax.set_axis_off()
        self.pictures = self.moving([Picture(ax, *place, size=size) for *place, size in places])

    def show(self, state):
        pass


def on_paper(*places) -> LivePicture:
    return LivePicture(OnPaper, places, LOOK)


def images_in(svg: str) -> list[tuple[str, np.ndarray]]:
    """Return the images of an SVG: how each is written, and its pixels."""
    return [
        (match[0], np.asarray(Image.open(io.BytesIO(base64.b64decode(match[1]))).convert("RGBA")))
        for match in re.finditer(r'<image [^>]*href="data:image/png;base64,([^"]+)"/>', svg)
    ]


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_face_is_cut_out_along_its_round_ground_and_keeps_its_colours(animal):
    picture = render(typical(animal), 64)
    cut = cut_out(picture)
    assert cut.dtype == np.uint8
    assert not cut[[0, 0, -1, -1], [0, -1, 0, -1], 3].any()  # the corners are clear
    assert (cut[28:36, 28:36, 3] == 255).all()
    assert np.abs(cut[..., :3] / 255 - picture).max() < 0.003


def test_faces_are_cut_out_many_at_once_as_one_by_one():
    pictures = render(np.array([typical("fox"), typical("cat")]), 40)
    np.testing.assert_array_equal(cut_out(pictures)[1], cut_out(pictures[1]))


@pytest.mark.parametrize("size", [20, 33, 140])
def test_a_portrait_has_two_pixels_to_a_css_pixel_and_so_fills_a_kept_picture_one_to_one(size):
    assert portrait(np.array([typical("fox"), typical("cat")]), size).shape == (2, 2 * size, 2 * size, 4)
    assert portrait(typical("fox"), size).shape == typical_portrait("fox", size).shape


def test_small_pictures_are_enlarged_square_by_square_and_stand_upright():
    pixels = np.zeros((2, 2, 3))
    pixels[0, 0] = [1, 0, 0]  # red at the top left
    pixels[1, 1] = [0, 0, 1]  # blue at the bottom right
    live = on_paper((50, 30, pixels, 20))
    shown = live.pixels()[:, :, :3]
    left, top, side = 40 * SCALE, 20 * SCALE, 20 * SCALE
    square = shown[top : top + side, left : left + side]
    half = side // 2
    assert (square[:half, :half] == [255, 0, 0]).all()
    assert (square[half:, half:] == [0, 0, 255]).all()
    assert (square[:half, half:] == 0).all()
    assert (shown[:, : left - 1] == 255).all()
    # In a page as well: the same four pixels, which the browser is told not to smooth.
    ((written, sent),) = images_in(live.moving)
    assert 'x="40" y="20" width="20" height="20"' in written
    assert "image-rendering:pixelated" in written
    np.testing.assert_array_equal(sent[..., :3], 255 * pixels)
    assert (sent[..., 3] == 255).all()


def test_twice_as_many_pixels_as_css_pixels_are_all_there_and_on_a_coarse_screen_averaged_four_by_four():
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[:, :, 3] = 255
    pixels[::2, ::2, 0] = 200  # a quarter of the pixels
    live = on_paper((50, 30, pixels, 20))
    np.testing.assert_array_equal(live.pixels()[40:80, 80:120], pixels)
    assert (live.pixels(1)[20:40, 40:60] == [50, 0, 0, 255]).all()
    ((written, sent),) = images_in(live.moving)
    np.testing.assert_array_equal(sent, pixels)
    assert "pixelated" not in written


def test_a_picture_can_be_changed_moved_and_taken_away():
    live = on_paper((20, 30, np.zeros((4, 4, 3)), 10))
    (picture,) = live.scene.pictures
    picture.show(np.ones((4, 4, 3)) * 0.5)
    picture.x = 80
    live.show(None)
    dark = np.nonzero((live.pixels()[:, :, 0] < 200).any(axis=0))[0] / SCALE
    assert 74 <= dark.min() <= dark.max() <= 86
    ((written, sent),) = images_in(live.moving)
    assert 'x="75" y="25" width="10" height="10"' in written
    assert (sent == [128, 128, 128, 255]).all()
    picture.show(None)
    live.show(None)
    assert (live.pixels()[:, :, :3] == 255).all()
    assert live.moving == ""


def test_a_face_that_comes_again_is_sent_once_however_often_it_is_shown():
    fox = typical_portrait("fox", 20)
    live = on_paper((20, 30, fox, 20), (50, 30, fox, 20), (80, 30, typical_portrait("cat", 20), 20))
    assert live.moving.count("<use ") == 3
    assert "<image" not in live.moving
    assert len(images_in("".join(live.defined.values()))) == 2
    shown = live.pixels()[40:80]
    np.testing.assert_array_equal(shown[:, 20:60], shown[:, 80:120])
    assert (shown[:, 20:60] != shown[:, 140:180]).any()


def test_seven_faces_stand_under_the_axis_with_their_names():
    with LOOK.drawing():
        ax = new_figure(500, 200).add_axes((0.1, 0.5, 0.8, 0.4), xlim=(-0.5, 6.5))
        faces = draw_animals_under(ax)
        assert [label.get_text() for label in ax.get_xticklabels()] == list(ANIMALS)
        bottom = ax.get_window_extent().y0
        assert all(face.get_window_extent().y1 < bottom for face in faces)
        assert max(label.get_window_extent().y1 for label in ax.get_xticklabels()) < min(
            face.get_window_extent().y0 for face in faces
        )
        middles = [np.mean(face.get_window_extent().intervalx) for face in faces]
        wanted = ax.transData.transform([(x, 0) for x in range(7)])[:, 0]
        np.testing.assert_allclose(middles, wanted, atol=1)


def test_a_typical_portrait_is_kept_and_cannot_be_spoilt():
    bear = typical_portrait("bear", 20)
    assert typical_portrait("bear", 20) is bear
    with pytest.raises(ValueError, match="read-only"):
        bear[:] = 0
