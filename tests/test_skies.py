"""The weather drawings: judged by the pixels that a reader sees, in grey, at the size of a label."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from weatherbits.plots.skies import Sky, _picture, draw_skies_under, draw_sky
from weatherbits.plots.style import SCALE, new_figure, style
from weatherbits.weather import COIN_STATES, STATES

ALL_STATES = tuple(dict.fromkeys(STATES + COIN_STATES))
PAIRS = list(combinations(ALL_STATES, 2))


def empty_axes(width=200, height=100):
    """Return axes that fill their figure and show no axis: a data unit is a tenth of the picture."""
    ax = new_figure(width, height).add_axes((0, 0, 1, 1), xlim=(0, 10), ylim=(0, 10))
    ax.set_axis_off()
    return ax


def grey(ax):
    """Return what the figure of these axes shows, as brightness from 0 to 1, the top row first."""
    canvas = FigureCanvasAgg(ax.figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3] @ [0.299, 0.587, 0.114] / 255


def drawn_box(ax):
    """Return left, right, top and bottom of all that is not paper, in CSS pixels."""
    rows, columns = np.nonzero(grey(ax) < 0.99)
    return np.array([columns.min(), columns.max() + 1, rows.min(), rows.max() + 1]) / SCALE


def alone(state, size=24, scale=1):
    """Return one drawing that fills its picture, in grey."""
    ax = empty_axes(size, size)
    ax.figure.set_dpi(100 * scale)
    draw_sky(ax, state, 5, 5, size)
    return grey(ax)


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
    ax = empty_axes()
    draw_sky(ax, state, 5, 5, size)
    left, right, top, bottom = drawn_box(ax)
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
    ax = empty_axes()
    sky = draw_sky(ax, "sunny", 2, 3)
    before, box = grey(ax), drawn_box(ax)
    sky.set(x=7, y=6)
    np.testing.assert_allclose(drawn_box(ax) - box, [100, 100, -30, -30])
    np.testing.assert_array_equal(grey(ax), np.roll(before, (-30 * SCALE, 100 * SCALE), axis=(0, 1)))
    sky.x, sky.y = 2, 3
    np.testing.assert_array_equal(grey(ax), before)


def test_a_drawing_shows_the_weather_that_it_is_given():
    ax = empty_axes(24, 24)
    sky = Sky(ax, "sunny", 5, 5)
    sky.set(state="thunderstorm")
    assert (sky.state, sky.x, sky.y) == ("thunderstorm", 5, 5)
    np.testing.assert_array_equal(grey(ax), alone("thunderstorm", scale=SCALE))


def test_the_scale_of_the_data_does_not_change_the_size():
    ax = empty_axes()
    draw_sky(ax, "cloudy", 5, 5)
    before = grey(ax)
    ax.set(xlim=(4.999, 5.001), ylim=(-995, 1005))
    np.testing.assert_array_equal(grey(ax), before)


def test_an_offset_counts_css_pixels_to_the_right_and_upwards():
    ax = empty_axes()
    draw_sky(ax, "cloudy", 5, 5)
    box = drawn_box(ax)
    ax = empty_axes()
    draw_sky(ax, "cloudy", 5, 5, offset=(30, 10))
    np.testing.assert_allclose(drawn_box(ax) - box, [30, 30, -10, -10])


def test_the_stated_square_is_where_the_drawing_is():
    ax = empty_axes()
    sky = draw_sky(ax, "sunny", 5, 5, 40, offset=(0, 10))
    np.testing.assert_allclose(sky.get_window_extent().extents / SCALE, [80, 40, 120, 80])


def test_drawing_twice_gives_the_same_pixels():
    once = [alone(state, scale=2) for state in ALL_STATES]
    _picture.cache_clear()
    for state, before in zip(ALL_STATES, once, strict=True):
        np.testing.assert_array_equal(alone(state, scale=2), before)


def test_a_moving_drawing_is_made_once_and_then_only_pasted():
    ax = empty_axes()
    skies = [Sky(ax, state) for state in ALL_STATES]
    grey(ax)
    made = _picture.cache_info().misses
    for x in np.linspace(0, 10, 20):
        for sky in skies:
            sky.set(x=x)
            ax.draw_artist(sky)
    assert _picture.cache_info().misses == made


def test_a_hidden_drawing_leaves_the_paper_white_and_a_faded_one_is_paler():
    ax = empty_axes()
    sky = draw_sky(ax, "heavy rain", 5, 5)
    full = grey(ax)
    sky.set_alpha(0.25)
    np.testing.assert_allclose(1 - grey(ax), 0.25 * (1 - full), atol=0.01)
    sky.set_visible(False)
    assert grey(ax).min() == 1.0


@pytest.mark.parametrize("wrong", ["snow", "Sunny", "", 3, ["sunny"]])
def test_an_unknown_state_is_refused_and_the_known_ones_are_named(wrong):
    ax = empty_axes()
    sky = draw_sky(ax, "sunny", 5, 5)
    for attempt in (
        lambda: draw_sky(ax, wrong, 5, 5),
        lambda: sky.set(state=wrong),
        lambda: setattr(sky, "state", wrong),
        lambda: draw_skies_under(ax, [wrong]),
    ):
        with pytest.raises(ValueError, match=r"no drawing for .*sunny, .*thunderstorm, rainy"):
            attempt()
    assert sky.state == "sunny"


def bars(width, states=STATES, **options):
    with style():
        ax = new_figure(width, 300).add_axes((0.1, 0.4, 0.88, 0.5), xlim=(-0.5, len(states) - 0.5))
        ax.set_xlabel("weather")
        skies = draw_skies_under(ax, states, **options)
        shown = grey(ax)
    return ax, skies, shown


def test_skies_stand_under_the_axis_each_below_its_bar_and_are_not_clipped():
    ax, skies, shown = bars(820)
    assert [sky.state for sky in skies] == list(STATES)
    for x, sky in enumerate(skies):
        square = sky.get_window_extent()
        axis = ax.transData.transform((x, ax.get_ylim()[0]))
        assert abs((square.x0 + square.x1) / 2 - axis[0]) <= 1
        assert axis[1] - square.y1 == pytest.approx(6 * SCALE, abs=1)
        top, bottom = (round(shown.shape[0] - y) for y in (square.y1, square.y0))
        assert shown[top:bottom, round(square.x0) : round(square.x1)].min() < 0.2


def test_names_stand_beneath_their_drawings_on_one_level():
    ax, skies, _ = bars(820)
    labels = ax.get_xticklabels()
    assert [label.get_text().split() for label in labels] == [state.split() for state in STATES]
    tops = [label.get_window_extent().y1 for label in labels]
    assert np.ptp(tops) < 0.5
    for label, sky in zip(labels, skies, strict=True):
        assert label.get_window_extent().y1 < sky.get_window_extent().y0
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
    title = ax.xaxis.label.get_window_extent()
    for above in [*skies, *(label for label in ax.get_xticklabels() if label.get_text())]:
        assert title.y1 < above.get_window_extent().y0


def test_skies_stand_at_the_positions_given_and_each_state_needs_one():
    ax = new_figure(400, 200).add_axes((0, 0.5, 1, 0.5), xlim=(0, 1))
    assert [sky.x for sky in draw_skies_under(ax, COIN_STATES, [0.2, 0.7])] == [0.2, 0.7]
    with pytest.raises(ValueError, match="got 2 states and 3 positions"):
        draw_skies_under(ax, COIN_STATES, [0.2, 0.5, 0.7])
