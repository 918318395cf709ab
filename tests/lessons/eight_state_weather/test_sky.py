"""Reshape the sky: eight sliders, holds and a sharpen slider that always leave a distribution behind."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import heights, make, moves, press, without_effect
from weatherbits.lessons.eight_state_weather import sky_explorer
from weatherbits.lessons.eight_state_weather.sky import FIELDS, HOLDS, SHARPEST, ReshapedSky
from weatherbits.story import DESERT, EQUAL_SKY, ONE_OF_TWO, RAINY_REGION, STATES, SUNNY_REGION

EXPLORER = sky_explorer()
SUNNY = ReshapedSky(pmf=tuple(SUNNY_REGION.tolist()))

chances = st.lists(st.sampled_from([0, 0, 1e-9, 0.1, 1, 3]), min_size=8, max_size=8).filter(any)
skies = st.builds(
    ReshapedSky,
    pmf=chances.map(lambda weights: tuple((np.array(weights) / np.sum(weights)).tolist())),
    held=st.frozensets(st.integers(0, 7)),
)


@pytest.mark.parametrize(
    ("preset", "pmf"),
    [
        ("equal_sky", EQUAL_SKY),
        ("sunny_region", SUNNY_REGION),
        ("rainy_region", RAINY_REGION),
        ("desert", DESERT),
        ("one_of_two", ONE_OF_TWO),
    ],
)
def test_the_presets_are_exactly_the_storys_places(preset, pmf):
    explorer = sky_explorer()
    explorer.controls["hold_cloudy"].value = True
    explorer.controls["power"].value = 2
    explorer.buttons[preset].click()
    assert explorer.state.pmf == tuple(pmf.tolist())
    assert [explorer.controls[field].value for field in FIELDS] == pytest.approx(pmf, abs=1e-12)
    assert (explorer.controls["power"].value, explorer.controls["hold_cloudy"].value) == (1, False)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_moves_the_chances_add_up_to_one_and_are_what_is_drawn(data):
    make(EXPLORER, data.draw(moves(EXPLORER)))
    p, scene = np.array(EXPLORER.state.pmf), EXPLORER.picture.scene
    assert p.min() >= 0
    assert p.sum() == pytest.approx(1, abs=1e-12)
    expected = [-x * np.log2(x) if x > 0 else 0.0 for x in p]
    assert heights(scene.bars) == pytest.approx(p)
    assert heights(scene.share_bars) == pytest.approx(expected, abs=1e-12)
    edges = np.cumsum([0, *expected])
    assert [slab.get_y() for slab in scene.stack] == pytest.approx(edges[:-1], abs=1e-12)
    assert heights(scene.stack) == pytest.approx(expected, abs=1e-12)
    assert scene.top.get_ydata()[0] == pytest.approx(scipy_entropy(p, base=2), abs=1e-12)
    assert scene.bits_label.text == f"{scipy_entropy(p, base=2) + 0:z.3f} bits"
    # The number beside a slider is the one in the picture.
    for field, label, chance in zip(FIELDS, scene.chances, p, strict=True):
        is_between = abs(1000 * chance % 1 - 0.5) < 1e-6  # 0.0625 may be rounded either way
        if label.text[0] not in "<>" and not is_between:
            assert f"{EXPLORER.controls[field].value:.3f}" == f"{float(label.text[:-1]) / 100:.3f}"


def test_a_slider_that_moves_rescales_the_others_in_proportion():
    moved = SUNNY.move(sunny=0.675)  # half of the other 0.65 is left
    assert moved.pmf == pytest.approx([0.675, *(SUNNY_REGION[1:] / 2)])


def test_a_held_state_keeps_its_chance_while_others_move():
    moved = SUNNY.move(hold_sunny=True).move(cloudy=0.2)
    assert moved.pmf[0] == 0.35
    assert moved.pmf[2] == 0.2
    assert moved.pmf[3:] == pytest.approx(SUNNY_REGION[3:] * 0.45 / 0.55)


def test_a_held_state_still_follows_its_own_slider():
    moved = SUNNY.move(hold_sunny=True).move(sunny=0.1)
    assert moved.pmf[0] == 0.1
    assert sum(moved.pmf) == pytest.approx(1)


def test_a_slider_stops_where_the_held_states_leave_no_room():
    explorer = press(sky_explorer(), "sunny_region")
    explorer.controls["hold_sunny"].value = True
    explorer.controls["hold_partly_sunny"].value = True
    explorer.controls["cloudy"].value = 0.9
    assert explorer.state.pmf == pytest.approx([0.35, 0.35, 0.3, 0, 0, 0, 0, 0])
    assert explorer.controls["cloudy"].value == pytest.approx(0.3)
    assert "Held: sunny and partly sunny." in explorer.sentence


def test_where_all_others_are_held_a_slider_cannot_move():
    sky = SUNNY
    for field in FIELDS[1:]:
        sky = sky.move(**{f"hold_{field}": True})
    assert sky.move(sunny=0.9).pmf == pytest.approx(SUNNY.pmf)
    assert "All other states are held, so sunny cannot move. Release one more." in sky.sentence
    sky = sky.move(hold_sunny=True)
    for field in FIELDS:
        assert sky.move(**{field: 0.2}).pmf == pytest.approx(SUNNY.pmf)
    assert "All eight states are held, so no slider can move. Release one." in sky.sentence
    assert sky.move(hold_cloudy=False).move(sunny=0.2).pmf[:3] == pytest.approx([0.2, 0.35, 0.25])


@settings(max_examples=60, deadline=None)
@given(skies, st.sampled_from(FIELDS), st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_a_slider_moved_back_and_forth_lands_where_one_move_would(sky, field, values):
    wandered = sky
    for value in values:
        wandered = wandered.move(**{field: value})
    assert wandered.pmf == sky.move(**{field: values[-1]}).pmf


def test_a_chance_between_two_steps_comes_back_with_its_slider():
    explorer = press(sky_explorer(), "sunny_region")
    explorer.controls["power"].value = 2
    sharpened = explorer.state.pmf
    slider = explorer.controls["cloudy"]
    stood = slider.value  # next to the chance
    assert stood != sharpened[2]
    for value in (0.4, stood):
        slider.value = value
    assert explorer.state.pmf == sharpened


@settings(max_examples=60, deadline=None)
@given(skies, st.lists(st.floats(0, SHARPEST), max_size=5))
def test_the_sharpen_slider_back_at_one_leaves_the_sky_as_it_found_it(sky, powers):
    for power in [*powers, 1.0]:
        sharpened = sky.move(power=power)
    assert sharpened.pmf == pytest.approx(sky.pmf, abs=1e-15)


@settings(max_examples=60, deadline=None)
@given(skies, st.floats(0, SHARPEST))
def test_sharpening_keeps_held_and_impossible_states_and_the_order_of_the_free_ones(sky, power):
    p, sharpened = np.array(sky.pmf), np.array(sky.move(power=power).pmf)
    assert sharpened.sum() == pytest.approx(1, abs=1e-12)
    held = sorted(sky.held)
    assert sharpened[held].tolist() == p[held].tolist()
    assert (sharpened[p == 0] == 0).all()
    free = [state for state in range(8) if state not in sky.held]
    for one in free:
        for other in free:
            assert p[one] < p[other] or sharpened[one] >= sharpened[other] - 1e-15


@settings(max_examples=60, deadline=None)
@given(skies, st.floats(0, 1), st.floats(1, SHARPEST))
def test_flattening_never_lowers_the_entropy_and_sharpening_never_raises_it(sky, flat, sharp):
    assert sky.move(power=flat).entropy >= sky.entropy - 1e-9
    assert sky.move(power=sharp).entropy <= sky.entropy + 1e-9


def test_power_two_squares_the_chances_and_power_zero_makes_them_equal():
    squared = SUNNY_REGION**2 / (SUNNY_REGION**2).sum()
    assert SUNNY.move(power=2.0).pmf == pytest.approx(squared)
    assert SUNNY.move(power=0.0).pmf == pytest.approx(EQUAL_SKY)
    two = ReshapedSky(pmf=tuple(ONE_OF_TWO.tolist()))
    assert two.move(power=0.0).pmf == pytest.approx(ONE_OF_TWO)


def test_another_slider_takes_the_sharpened_sky_as_its_start_and_sets_the_power_back():
    sharpened = SUNNY.move(power=2.0)
    moved = sharpened.move(cloudy=0.5)
    assert moved.power == 1.0
    weights = np.delete(sharpened.pmf, 2)
    assert np.delete(moved.pmf, 2) == pytest.approx(0.5 * weights / weights.sum())
    assert moved.move(power=1.0).pmf == moved.pmf


def test_a_state_at_one_and_back_does_not_forget_the_others():
    explorer = press(sky_explorer(), "sunny_region")
    for value in (0.6, 1.0, 0.35):
        explorer.controls["sunny"].value = value
    assert explorer.state.pmf == pytest.approx(SUNNY_REGION)


def test_each_state_has_a_slider_and_a_hold_that_name_it():
    for field, state in zip(FIELDS, STATES, strict=True):
        assert EXPLORER.controls[field].label == state
        assert EXPLORER.controls[f"hold_{field}"].label == "Hold"
        assert state in EXPLORER.controls[f"hold_{field}"].hint
        row = next(row for row in EXPLORER.rows if field in row)
        assert row[row.index(field) + 1] == f"hold_{field}", "they stand side by side"


@pytest.mark.parametrize(
    ("preset", "power", "held"),
    [
        ("equal_sky", 1.0, (0, 1)),
        ("equal_sky", 1.0, range(8)),
        ("sunny_region", 1.0, range(1, 8)),
        ("sunny_region", SHARPEST, (0,)),
        ("desert", 1.0, (0,)),
        ("desert", 1.0, range(1, 8)),
    ],
)
def test_a_slider_is_idle_just_where_it_cannot_change_anything(preset, power, held):
    explorer = press(sky_explorer(), preset)
    for index in held:
        explorer.controls[HOLDS[index]].value = True
    explorer.controls["power"].value = power
    assert set(explorer.idle) == without_effect(explorer)


def test_an_idle_slider_says_why():
    assert ReshapedSky().idle() == {"power": "all are equal already"}
    assert SUNNY.idle() == {}
    flat = SUNNY.move(power=0.0)
    assert flat.pmf == pytest.approx(EQUAL_SKY)
    assert flat.idle() == {}  # it can still be moved back
    desert = ReshapedSky(pmf=tuple(DESERT.tolist()))
    assert desert.idle() == {"power": "no two states can change"}
    full = dict.fromkeys(FIELDS[1:], "the held states leave no room")
    assert desert.move(hold_sunny=True).idle() == full | {"power": "no two states can change"}
    sky = SUNNY
    for hold in HOLDS[1:]:
        sky = sky.move(**{hold: True})
    assert sky.idle() == {"sunny": "all others are held", "power": "no two states can change"}
    assert set(sky.move(hold_sunny=True).idle()) == {*FIELDS, "power"}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_each_slab_that_can_be_seen_has_its_state_s_drawing_and_no_two_touch(data):
    make(EXPLORER, data.draw(moves(EXPLORER)))
    scene, shares = EXPLORER.picture.scene, EXPLORER.state.shares
    has_drawing = [sky.get_visible() for sky in scene.stack_skies]
    assert has_drawing == [share >= 0.0005 for share in shares]
    assert has_drawing == [leader.get_visible() for leader in scene.leaders]
    marks = zip(scene.stack_skies, scene.leaders, scene.stack, has_drawing, strict=True)
    for sky, leader, slab, is_seen in marks:
        if is_seen:  # the line leads from the middle of its own slab to its own drawing
            assert leader.get_ydata()[0] == pytest.approx(slab.get_y() + slab.get_height() / 2)
            assert leader.get_ydata()[-1] == pytest.approx(sky.y)
    tops = [sky.square()[1] for sky, is_seen in zip(scene.stack_skies, has_drawing, strict=True) if is_seen]
    assert all(np.diff(tops) >= scene.stack_skies[0].size)
    gauge = scene.gauge.get_window_extent()
    assert all(gauge.y0 <= low and low + scene.stack_skies[0].size <= gauge.y1 for low in tops)


def test_wider_is_not_always_more_uncertain():
    def sky(*chances):
        return ReshapedSky(pmf=chances).entropy

    two = sky(0.5, 0.5, 0, 0, 0, 0, 0, 0)
    assert sky(0.93, *[0.01] * 7) < two < sky(*[1 / 8] * 8)  # eight states: less than two, and more
    assert EXPLORER.state.equal_states == pytest.approx(2**EXPLORER.state.entropy)
    assert ReshapedSky(pmf=tuple(SUNNY_REGION.tolist())).equal_states == pytest.approx(4.69, abs=0.005)


def test_a_guess_can_be_seen_on_any_ground_and_its_words_stand_where_nothing_crosses_them():
    explorer = sky_explorer()
    explorer.set(guess=2.5)
    mark = explorer.picture.scene.guess
    assert mark.rim.get_visible()  # a line of paper, under the dashed one
    assert list(mark.rim.get_ydata()) == list(mark.line.get_ydata()) == [2.5, 2.5]
    assert mark.label.y == 3
