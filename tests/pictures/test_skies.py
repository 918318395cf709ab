"""The weather drawings: judged by the pixels that a reader sees, in grey, at the size of a label."""

import re
from itertools import combinations

import numpy as np
import pytest

from weatherbits.live import LivePicture, Scene, new_figure
from weatherbits.pictures.skies import Sky, draw_skies_under, draw_sky
from weatherbits.pictures.style import LOOK
from weatherbits.story import COIN_STATES, STATES

ALL_STATES = tuple(dict.fromkeys(STATES + COIN_STATES))
PAIRS = list(combinations(ALL_STATES, 2))
SCALE = 2  # pixels of a kept picture to a CSS pixel


class Drawn(Scene):
    """Drawings on axes that fill their picture and show no axis: a data unit is a tenth of the picture."""

    def __init__(self, draw, width=200, height=100):
        super().__init__(new_figure(width, height))
        self.ax = self.figure.add_axes((0, 0, 1, 1), xlim=(0, 10), ylim=(0, 10))
        self.ax.set_axis_off()
        self.drawn = self.moving(draw(self.ax))

    def show(self, state):
        pass


def drawn(draw, width=200, height=100) -> LivePicture:
    """Return a picture of what a function draws into axes, and returns."""
    return LivePicture(lambda state: Drawn(draw, width, height), None, LOOK)


def one(state, *place, **options) -> tuple[LivePicture, Sky]:
    """Return a picture of one drawing, and the drawing."""
    live = drawn(lambda ax: draw_sky(ax, state, *(place or (5, 5)), **options))
    return live, live.scene.drawn


def grey(live, scale=SCALE):
    """Return what a picture shows, as brightness from 0 to 1, the top row first."""
    return live.pixels(scale)[:, :, :3] @ [0.299, 0.587, 0.114] / 255


def drawn_box(live):
    """Return left, right, top and bottom of all that is not paper, in CSS pixels."""
    rows, columns = np.nonzero(grey(live) < 0.99)
    return np.array([columns.min(), columns.max() + 1, rows.min(), rows.max() + 1]) / SCALE


def boxes_in_page(live):
    """Return left, top, width and height of each drawing as a page is told them."""
    live.show(None)
    found = re.findall(
        r'<use href="#[\w-]+" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', live.moving
    )
    return np.array(found, dtype=float)


def alone(state, size=24, scale=1):
    """Return one drawing that fills its picture, in grey."""
    return grey(drawn(lambda ax: draw_sky(ax, state, 5, 5, size), size, size), scale)


@pytest.mark.parametrize("state", ALL_STATES)
def test_every_state_has_a_drawing_of_strong_ink_on_mostly_light_ground(state):
    picture = alone(state)
    assert picture.shape == (24, 24)
    assert picture.min() < 0.2
    assert 0.08 < (picture < 0.5).mean() < 0.5


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_drawings_differ_clearly_in_grey_at_24_pixels(one, other):
    a, b = alone(one), alone(other)
    drawn = (a < 0.95) | (b < 0.95)
    assert (abs(a - b)[drawn] > 0.25).mean() > 0.12


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_drawings_differ_in_shape_where_all_fills_are_taken_away(one, other):
    a, b = alone(one, scale=2) < 0.35, alone(other, scale=2) < 0.35
    assert (a ^ b).sum() > 0.15 * (a | b).sum()


def test_more_rain_is_darker():
    light, moderate, heavy = (alone(f"{much} rain").mean() for much in ("light", "moderate", "heavy"))
    assert light > moderate + 0.03 > heavy + 0.06


@pytest.mark.parametrize("state", ALL_STATES)
@pytest.mark.parametrize("size", [24, 28, 64])
def test_a_drawing_fills_its_square_and_stays_within_it(state, size):
    left, right, top, bottom = drawn_box(one(state, size=size)[0])
    assert 100 - size / 2 < left < right < 100 + size / 2
    assert 50 - size / 2 < top < bottom < 50 + size / 2
    assert right - left > 0.75 * size
    assert bottom - top > 0.55 * size
    # The middle of what is drawn is the middle of the square.
    assert abs((left + right) / 2 - 100) < 0.05 * size
    assert abs((top + bottom) / 2 - 50) < 0.05 * size


@pytest.mark.parametrize("state", ["light rain", "moderate rain", "heavy rain", "rainy"])
def test_rain_falls_downwards(state):
    picture = alone(state, scale=2)
    edge = 29  # the cloud ends above this row: 48 rows, 9.5 of 24 units are left for the rain
    assert (picture[:edge] < 0.95).sum() > (picture[edge:] < 0.95).sum() > 0
    assert (picture[edge - 3 : edge, 20:28] < 0.35).all()


@pytest.mark.parametrize(("state", "drops"), [("light rain", 1), ("moderate rain", 3), ("heavy rain", 7)])
def test_more_rain_has_more_drops(state, drops):
    rain = alone(state, size=96, scale=2)[118:] < 0.5
    # Count the pieces of ink: each pixel takes the greatest number among its neighbours, again and again.
    number = np.where(rain, np.arange(1, rain.size + 1).reshape(rain.shape), 0)
    for _ in range(sum(rain.shape)):
        padded = np.pad(number, 1)
        around = [
            padded[1:-1, 1:-1],
            padded[2:, 1:-1],
            padded[:-2, 1:-1],
            padded[1:-1, 2:],
            padded[1:-1, :-2],
        ]
        number = np.where(rain, np.max(around, axis=0), 0)
    assert np.unique(number[rain]).size == drops


def test_a_drawing_moves_with_x_and_y():
    live, sky = one("sunny", 2, 3)
    before, box = grey(live), drawn_box(live)
    np.testing.assert_array_equal(boxes_in_page(live), [[28, 58, 24, 24]])
    sky.set(x=7, y=6)
    np.testing.assert_allclose(drawn_box(live) - box, [100, 100, -30, -30])
    np.testing.assert_array_equal(grey(live), np.roll(before, (-30 * SCALE, 100 * SCALE), axis=(0, 1)))
    np.testing.assert_array_equal(boxes_in_page(live), [[128, 28, 24, 24]])
    sky.x, sky.y = 2, 3
    np.testing.assert_array_equal(grey(live), before)


def test_a_drawing_shows_the_weather_that_it_is_given():
    live = drawn(lambda ax: Sky(ax, "sunny", 5, 5), 24, 24)
    sky = live.scene.drawn
    sky.set(state="thunderstorm")
    live.show(None)
    assert (sky.state, sky.x, sky.y) == ("thunderstorm", 5, 5)
    np.testing.assert_array_equal(grey(live), alone("thunderstorm", scale=SCALE))
    assert 'href="#thunderstorm"' in live.moving
    assert "sunny" not in live.moving


def test_the_scale_of_the_data_does_not_change_the_size():
    live, _ = one("cloudy")
    before, box = grey(live), boxes_in_page(live)
    live.scene.ax.set(xlim=(4.999, 5.001), ylim=(-995, 1005))
    np.testing.assert_allclose(grey(live), before, atol=0.01)
    np.testing.assert_array_equal(boxes_in_page(live), box)


def test_an_offset_counts_css_pixels_to_the_right_and_upwards_and_the_stated_square_moves_along():
    (live, _), (moved, sky) = (one("cloudy", size=40, offset=offset) for offset in ((0, 0), (30, 10)))
    np.testing.assert_allclose(drawn_box(moved) - drawn_box(live), [30, 30, -10, -10])
    np.testing.assert_array_equal(boxes_in_page(moved), [[110, 20, 40, 40]])
    np.testing.assert_allclose(sky.get_window_extent().extents, [110, 40, 150, 80])


def test_each_drawing_is_sent_once_and_then_only_placed():
    live = drawn(lambda ax: [Sky(ax, state) for state in ALL_STATES * 3])
    sent = dict(live.defined)
    assert len(sent) == len(ALL_STATES)
    for x in np.linspace(0, 10, 20):
        for sky in live.scene.drawn:
            sky.set(x=x)
        live.show(None)
        assert live.defined == sent
        assert re.sub("<use [^>]*/>", "", live.moving) == ""
        assert live.moving.count("<use ") == 3 * len(ALL_STATES)


def test_a_page_gets_the_shapes_and_colours_that_are_kept():
    for state in ALL_STATES:
        live, sky = one(state)
        (symbol,) = live.defined.values()
        shapes = sky.shapes_of(state)
        assert symbol.count("<path ") == len(shapes)
        fills = re.findall(r' fill="([^"]*)"', symbol)
        assert fills == ["none" if shape.fill is None else LOOK.paint(shape.fill) for shape in shapes]
        inks = re.findall(r' stroke="([^"]*)"', symbol)
        assert inks == [LOOK.paint(shape.ink) for shape in shapes if shape.line > 0]
        assert all(paint.startswith("var(--live-") for paint in {*fills, *inks} - {"none"})


def test_a_hidden_drawing_leaves_the_paper_white_and_a_faded_one_is_paler():
    live, sky = one("heavy rain")
    full, moving = grey(live), live.moving
    sky.set_alpha(0.25)
    np.testing.assert_allclose(1 - grey(live), 0.25 * (1 - full), atol=0.01)
    live.show(None)
    assert live.moving == moving.replace("/>", ' opacity="0.25"/>')
    sky.set_visible(False)
    live.show(None)
    assert grey(live).min() == 1.0
    assert live.moving == ""


@pytest.mark.parametrize("wrong", ["snow", "Sunny", "", 3, ["sunny"]])
def test_an_unknown_state_is_refused_and_the_known_ones_are_named(wrong):
    live, sky = one("sunny")
    ax = live.scene.ax
    for attempt in (
        lambda: draw_sky(ax, wrong, 5, 5),
        lambda: sky.set(state=wrong),
        lambda: setattr(sky, "state", wrong),
        lambda: draw_skies_under(ax, [wrong]),
    ):
        with pytest.raises(ValueError, match=r"no drawing for .*sunny, .*thunderstorm, rainy"):
            attempt()
    assert sky.state == "sunny"


class Bars(Scene):
    """Axes as under bars, with their drawings and a title."""

    def __init__(self, width, states, options):
        super().__init__(new_figure(width, 300))
        self.ax = self.figure.add_axes((0.1, 0.4, 0.88, 0.5), xlim=(-0.5, len(states) - 0.5))
        self.ax.set_xlabel("weather")
        self.skies = draw_skies_under(self.ax, states, **options)

    def show(self, state):
        return True  # all of it stands still


def bars(width, states=STATES, **options):
    live = LivePicture(lambda state: Bars(width, states, options), None, LOOK)
    shown = grey(live)
    live.show(None)  # the title takes its place when it is drawn
    return live.scene.ax, live.scene.skies, shown


def extents(artists):
    """Return where artists stand, in CSS pixels from the lower left corner."""
    with LOOK.drawing():
        return [artist.get_window_extent() for artist in artists]


def test_skies_stand_under_the_axis_each_below_its_bar_and_are_not_clipped():
    ax, skies, shown = bars(820)
    assert [sky.state for sky in skies] == list(STATES)
    for x, square in enumerate(extents(skies)):
        axis = ax.transData.transform((x, ax.get_ylim()[0]))
        assert abs((square.x0 + square.x1) / 2 - axis[0]) <= 0.5
        assert axis[1] - square.y1 == pytest.approx(6, abs=0.5)
        top, bottom = (round(shown.shape[0] - SCALE * y) for y in (square.y1, square.y0))
        assert shown[top:bottom, round(SCALE * square.x0) : round(SCALE * square.x1)].min() < 0.2


def test_names_stand_beneath_their_drawings_on_one_level():
    ax, skies, _ = bars(820)
    labels = ax.get_xticklabels()
    assert [label.get_text().split() for label in labels] == [state.split() for state in STATES]
    assert np.ptp([extent.y1 for extent in extents(labels)]) < 0.25
    for label, name, sky in zip(labels, extents(labels), extents(skies), strict=True):
        assert name.y1 < sky.y0
        assert label.get_text().count("\n") == 1


def test_names_of_one_word_take_one_line():
    ax, _, _ = bars(300, COIN_STATES)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["sunny", "rainy"]


def test_names_are_left_out_where_they_would_touch_or_where_nobody_wants_them():
    for ax, skies, _ in (bars(300), bars(820, names=False)):
        assert len(skies) == 8
        assert not any(label.get_text() for label in ax.get_xticklabels())


@pytest.mark.parametrize("options", [{}, {"names": False}, {"size": 48, "gap": 12}])
def test_the_title_of_the_axis_stands_below_drawings_and_names(options):
    ax, skies, _ = bars(820, **options)
    names = [label for label in ax.get_xticklabels() if label.get_text()]
    title, *above = extents([ax.xaxis.label, *skies, *names])
    assert all(title.y1 < extent.y0 for extent in above)


def test_skies_stand_at_the_positions_given_and_each_state_needs_one():
    ax = new_figure(400, 200).add_axes((0, 0.5, 1, 0.5), xlim=(0, 1))
    assert [sky.x for sky in draw_skies_under(ax, COIN_STATES, [0.2, 0.7])] == [0.2, 0.7]
    with pytest.raises(ValueError, match="got 2 states and 3 positions"):
        draw_skies_under(ax, COIN_STATES, [0.2, 0.5, 0.7])
