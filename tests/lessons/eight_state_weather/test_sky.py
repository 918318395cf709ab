"""Reshape the sky: eight sliders, holds and a sharpen slider that always leave a distribution behind."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import make, moves, values_of
from weatherbits.lessons.eight_state_weather import sky_explorer
from weatherbits.lessons.eight_state_weather.sky import FIELDS, HOLDS, SHARPEST, ReshapedSky
from weatherbits.live import Slider
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
    assert (explorer.controls["power"].value, explorer.controls["hold_cloudy"].value) == (1, False)


def test_the_presets_have_the_articles_entropies():
    assert SUNNY.entropy == pytest.approx(2.2290, abs=5e-5)
    assert ReshapedSky().entropy == 3.0
    assert ReshapedSky(pmf=tuple(DESERT.tolist())).entropy == 0.0
    assert ReshapedSky(pmf=tuple(ONE_OF_TWO.tolist())).entropy == 1.0


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_moves_the_chances_add_up_to_one_and_the_sliders_stand_on_their_steps(data):
    make(EXPLORER, data.draw(moves(EXPLORER)))
    pmf = np.array(EXPLORER.state.pmf)
    assert pmf.min() >= 0
    assert pmf.sum() == pytest.approx(1, abs=1e-12)
    assert 0 <= EXPLORER.state.entropy <= 3 + 1e-12
    for control in EXPLORER.controls.values():
        if isinstance(control, Slider):  # a value off its steps would come back from the browser
            steps = (control.value - control.min) / control.step
            assert abs(steps - round(steps)) < 1e-9


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_drawn_is_the_skys_numbers(data):
    make(EXPLORER, data.draw(moves(EXPLORER)))
    state, scene = EXPLORER.state, EXPLORER.picture.scene
    p = np.array(state.pmf)
    expected = [-x * np.log2(x) if x > 0 else 0.0 for x in p]
    assert [bar.get_height() for bar in scene.bars] == pytest.approx(p)
    assert [bar.get_height() for bar in scene.share_bars] == pytest.approx(expected, abs=1e-12)
    edges = np.cumsum([0, *expected])
    assert [slab.get_y() for slab in scene.stack] == pytest.approx(edges[:-1], abs=1e-12)
    assert [slab.get_height() for slab in scene.stack] == pytest.approx(expected, abs=1e-12)
    assert scene.top.get_ydata()[0] == pytest.approx(scipy_entropy(p, base=2), abs=1e-12)
    assert scene.bits_label.text == f"{scipy_entropy(p, base=2) + 0:z.3f} bits"


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
    explorer = sky_explorer()
    explorer.buttons["sunny_region"].click()
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
    assert "All others are held, so sunny cannot move: release one." in sky.sentence
    sky = sky.move(hold_sunny=True)
    for field in FIELDS:
        assert sky.move(**{field: 0.2}).pmf == pytest.approx(SUNNY.pmf)
    assert "All eight are held, so no slider can move: release one, and it makes room." in sky.sentence
    assert sky.move(hold_cloudy=False).move(sunny=0.2).pmf[:3] == pytest.approx([0.2, 0.35, 0.25])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_number_beside_a_slider_is_the_one_in_the_picture(data):
    make(EXPLORER, data.draw(moves(EXPLORER)))
    for field, label, chance in zip(FIELDS, EXPLORER.picture.scene.chances, EXPLORER.state.pmf, strict=True):
        is_between = abs(1000 * chance % 1 - 0.5) < 1e-6  # 0.0625 may be rounded either way
        if label.text[0] not in "<>" and not is_between:
            assert f"{EXPLORER.controls[field].value:.3f}" == f"{float(label.text[:-1]) / 100:.3f}"


@settings(max_examples=60, deadline=None)
@given(skies, st.sampled_from(FIELDS), st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_a_slider_moved_back_and_forth_lands_where_one_move_would(sky, field, values):
    wandered = sky
    for value in values:
        wandered = wandered.move(**{field: value})
    assert wandered.pmf == sky.move(**{field: values[-1]}).pmf


def test_a_chance_between_two_steps_comes_back_with_its_slider():
    explorer = sky_explorer()
    explorer.buttons["sunny_region"].click()
    explorer.controls["power"].value = 2
    sharpened = explorer.state.pmf
    slider = explorer.controls["cloudy"]
    stood = slider.value  # next to the chance
    assert stood != sharpened[2]
    for value in (0.4, stood):
        slider.value = value
    assert explorer.state.pmf == sharpened


def test_the_sliders_stand_exactly_where_the_presets_say():
    explorer = sky_explorer()
    for preset in explorer.presets:
        explorer.buttons[preset].click()
        assert [explorer.controls[field].value for field in FIELDS] == pytest.approx(
            explorer.state.pmf, abs=1e-12
        )


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
    explorer = sky_explorer()
    explorer.buttons["sunny_region"].click()
    for value in (0.6, 1.0, 0.35):
        explorer.controls["sunny"].value = value
    assert explorer.state.pmf == pytest.approx(SUNNY_REGION)


def test_each_state_has_a_slider_and_a_hold_that_name_it():
    for field, state in zip(FIELDS, STATES, strict=True):
        assert EXPLORER.controls[field].label == state
        assert EXPLORER.controls[f"hold_{field}"].label == state
        assert state in EXPLORER.controls[f"hold_{field}"].hint


def test_the_sliders_come_first_then_the_holds_and_then_the_power():
    sliders, (word, *holds), powers = EXPLORER.rows
    assert sliders == list(FIELDS)
    assert word == "Hold"
    assert holds == list(HOLDS)
    assert powers == ["power"]
    assert set(EXPLORER.controls) == {*sliders, *holds, *powers}


@pytest.mark.parametrize("held", [(), (0,), (0, 1), tuple(range(1, 8)), tuple(range(8))])
@pytest.mark.parametrize(
    ("preset", "power"),
    [("equal_sky", 1.0), ("sunny_region", 1.0), ("sunny_region", SHARPEST), ("desert", 1.0)],
)
def test_a_slider_is_idle_just_where_it_cannot_change_anything(preset, held, power):
    explorer = sky_explorer()
    explorer.buttons[preset].click()
    for index in held:
        explorer.controls[HOLDS[index]].value = True
    explorer.controls["power"].value = power
    sky, idle = explorer.state, explorer.idle
    before = explorer.picture.moving, explorer.sentence
    for field, control in explorer.controls.items():
        shown = set()
        for value in values_of(control, 3):  # both ends, and the middle
            explorer._go_to(lambda: sky)
            control.value = value
            shown.add((explorer.picture.moving, explorer.sentence))
        assert (field in idle) == (shown == {before}), (field, sky)


def test_an_idle_slider_says_why():
    assert ReshapedSky().idle() == {"power": "equals stay equal"}
    assert SUNNY.idle() == {}
    flat = SUNNY.move(power=0.0)
    assert flat.pmf == pytest.approx(EQUAL_SKY)
    assert flat.idle() == {}  # it can still be moved back
    desert = ReshapedSky(pmf=tuple(DESERT.tolist()))
    assert desert.idle() == {"power": "no two can change"}
    full = dict.fromkeys(FIELDS[1:], "no room is left")
    assert desert.move(hold_sunny=True).idle() == full | {"power": "no two can change"}
    sky = SUNNY
    for hold in HOLDS[1:]:
        sky = sky.move(**{hold: True})
    assert sky.idle() == {"sunny": "all others are held", "power": "no two can change"}
    assert set(sky.move(hold_sunny=True).idle()) == {*FIELDS, "power"}


def test_the_sunny_region_is_kept_beside_the_start():
    explorer = sky_explorer()
    html = explorer.static_html(b"")
    assert html.index("8 equal states") < html.index("<details")
    assert html.index("<details") < html.index("4.69 equal states")
    assert explorer.state == ReshapedSky()


@pytest.mark.parametrize(("guess", "height", "arrow"), [(2.5, 2.5, ""), (24, 3, " ↑"), (-1, 0, " ↓")])
def test_a_guess_is_drawn_where_it_can_be_seen(guess, height, arrow):
    explorer = sky_explorer()
    explorer.set(guess=guess)
    scene = explorer.picture.scene
    # A dashed line on one of paper can be seen on any ground, and its words stand where nothing crosses them.
    for line in (scene.guess.rim, scene.guess.line):
        assert list(line.get_ydata()) == [height, height]
        assert line.get_visible()
    assert scene.guess.label.text == f"your guess, sunny at 50%: {guess}{arrow}"
    assert scene.guess.label.y == 3
    assert f"You guessed {guess} bits for sunny at 50%, the others equal." in explorer.sentence


@pytest.mark.parametrize("guess", [-99.999, -99999.6, 12345.67, 9.9e8])
def test_a_guess_of_any_size_stays_within_the_picture(guess):
    explorer = sky_explorer()
    explorer.set(guess=guess)
    assert (explorer.picture.pixels()[:, [0, -1], :3] == 255).all()


def test_chances_that_are_no_sky_are_refused_in_words():
    with pytest.raises(ValueError, match=r"add up to 1\.5"):
        ReshapedSky(pmf=(1.0, 0.5, 0, 0, 0, 0, 0, 0))
    with pytest.raises(ValueError, match="a chance for each of 8 states; got 2"):
        ReshapedSky(pmf=(0.5, 0.5))
