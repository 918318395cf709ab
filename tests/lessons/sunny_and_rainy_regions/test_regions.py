"""The regions explorer: the article's numbers, and three parts that always add up to the message."""

import html

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import values_of
from weatherbits.lessons.sunny_and_rainy_regions import regions_explorer
from weatherbits.lessons.sunny_and_rainy_regions.regions import (
    BELIEFS,
    IDEAL_FOR_P,
    MOST_BITS,
    OWN_Q,
    Regions,
    RegionsScene,
)
from weatherbits.live import LivePicture
from weatherbits.pictures.style import LOOK
from weatherbits.story import STATES


def press(button):
    explorer = regions_explorer()
    explorer.buttons[button].click()
    return explorer


def drawn(state):
    picture = LivePicture(RegionsScene, Regions(), LOOK)
    picture.show(state)
    return picture.scene


def shares(sides=8):
    weights = st.lists(st.sampled_from([0.0, 0.001, 0.1, 1.0, 3.0]), min_size=sides, max_size=sides)
    return weights.filter(any).map(lambda values: tuple(np.array(values) / np.sum(values)))


states = st.builds(
    Regions,
    region=st.floats(0, 1),
    own_p=st.none() | shares(),
    belief=st.sampled_from(BELIEFS),
    own_q=shares(),
    selected=st.sampled_from(STATES),
    unit=st.sampled_from(["bits", "nats"]),
    asks_for_extra=st.booleans(),
    guess=st.none() | st.floats(-10, 1e6),
)


@pytest.mark.parametrize(
    ("preset", "amount", "article"),
    [
        ("sunny_entropy", "length", "2.23"),
        ("sunny_article", "length", "2.42"),
        ("rainy_article", "length", "4.58"),
        ("rainy_extra", "extra", "2.35"),
    ],
)
def test_each_preset_gives_the_articles_number_in_state_and_picture(preset, amount, article):
    explorer = press(preset)
    assert f"{getattr(explorer.state, amount):.2f}" == article
    assert explorer.picture.scene.headline.text.startswith(f"{article} bits a day")


def test_the_extra_is_divergence_and_unused_code_space():
    state = press("rainy_extra").state
    # errata 3, worked out there by hand: 2.3510 = 2.2579 + 0.0931, and 0.1910 = 0.0979 + 0.0931
    assert (round(state.extra, 4), round(state.divergence, 4), round(state.unused, 4)) == (
        2.351,
        2.2579,
        0.0931,
    )
    home = press("sunny_article").state
    assert (round(home.extra, 4), round(home.divergence, 4), round(home.unused, 4)) == (0.191, 0.0979, 0.0931)


@settings(max_examples=60, deadline=None)
@given(states)
def test_entropy_divergence_and_unused_space_add_up_to_the_message(state):
    assert state.p.sum() == pytest.approx(1)
    assert state.normalised_q.sum() == pytest.approx(1)
    assert state.q.sum() + state.unused_share == pytest.approx(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        lengths = -np.log2(state.q)  # 2^-length is what a code believes
        by_hand = np.sum(np.where(state.p > 0, state.p * lengths, 0.0))
    assert state.length == pytest.approx(by_hand, abs=1e-9)
    assert state.entropy + state.divergence + state.unused == pytest.approx(state.length, abs=1e-9)
    assert min(state.entropy, state.divergence, state.unused) >= 0
    assert state.divergence == pytest.approx(scipy_entropy(state.p, state.normalised_q, base=2), abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(states)
def test_the_picture_shows_the_states_numbers(state):
    scene = drawn(state)
    assert [bar.get_height() for bar in scene.p_bars] == list(state.p)
    assert list(scene.q_bars.boxes[:, 3]) == list(state.q)
    assert scene.unused_bar.get_height() == state.unused_share
    ends = np.minimum(np.cumsum([state.entropy, state.divergence, state.unused]), MOST_BITS)
    assert [part.get_x() + part.get_width() for part in scene.parts] == pytest.approx(list(ends))
    assert scene.parts[0].get_x() == 0
    assert scene.arrow.get_visible() == (state.length > MOST_BITS)
    factor = np.log(2) if state.unit == "nats" else 1
    expected = "∞" if np.isinf(state.length) else f"{state.length * factor:z.3f}"
    assert scene.length_label.text == f"{expected} {state.unit}"


@settings(max_examples=40, deadline=None)
@given(states)
def test_a_sum_that_is_off_by_rounding_is_not_called_equal(state):
    if np.isfinite(state.length) and not state.asks_for_extra:
        total, parts = (
            state.sentence.split("With three decimals: ")[1].split(";")[0].split(f" {state.equals} ")
        )
        amounts = [float(part.split()[0]) for part in parts.split(" + ")]
        assert (abs(float(total.split()[0]) - sum(amounts)) < 1e-6) == (state.equals == "=")


def test_nats_are_bits_on_another_ruler():
    explorer = press("rainy_article")
    before = [part.get_width() for part in explorer.picture.scene.parts]
    still = explorer.picture.still
    explorer.controls["unit"].value = "nats"
    assert explorer.picture.still != still, "the ruler stands still, and has to be drawn anew"
    assert [part.get_width() for part in explorer.picture.scene.parts] == before
    assert "3.175 nats of message = 1.545 of entropy + 1.565 of divergence" in explorer.sentence
    # 4.58·ln 2 = 3.17461..., by hand
    assert explorer.picture.scene.stack.get_xlabel() == "nats a day"
    # The ruler's 1 stands at 1 nat, which is 1/ln 2 = 1.4427 bits.
    assert explorer.picture.scene.stack.get_xticks()[1] == pytest.approx(1.4427, abs=1e-4)
    explorer.controls["unit"].value = "bits"
    assert explorer.picture.scene.stack.get_xticks()[1] == 1


def test_moving_one_states_q_starts_from_what_the_code_believes_and_uses_all_the_space():
    explorer = press("rainy_article")
    explorer.controls["selected"].value = "thunderstorm"
    explorer.controls["q_of_selected"].value = 0.5
    state = explorer.state
    assert state.belief == OWN_Q == explorer.controls["belief"].value
    assert state.unused == 0
    assert state.q_of_selected == 0.5
    assert state.q[0] / state.q[6] == pytest.approx(8)  # 1/4 and 1/32 keep their proportion


def test_your_own_q_is_there_again_after_a_look_at_another():
    explorer = regions_explorer()
    explorer.controls["q_of_selected"].value = 0.5
    own = explorer.state.q
    explorer.controls["belief"].value = IDEAL_FOR_P
    assert explorer.state.extra == 0
    explorer.controls["belief"].value = OWN_Q
    assert list(explorer.state.q) == list(own)


def test_the_region_slider_takes_the_weather_back_onto_the_way():
    explorer = regions_explorer()
    explorer.controls["p_of_selected"].value = 1.0
    assert "Your own weather" in explorer.sentence
    assert explorer.state.entropy == 0
    explorer.controls["region"].value = 1.0
    assert list(explorer.state.p) == [0.01, 0.01, 0.04, 0.04, 0.10, 0.10, 0.35, 0.35]


def test_a_belief_that_rules_out_what_happens_is_said_and_drawn_as_infinite():
    explorer = press("rainy_article")
    for state in ("heavy rain", "thunderstorm"):
        explorer.controls["selected"].value = state
        explorer.controls["q_of_selected"].value = 0.0
    scene = explorer.picture.scene
    assert "infinitely many bits a day" in explorer.sentence
    assert "heavy rain and thunderstorm no chance" in explorer.sentence
    assert scene.arrow.get_visible()
    assert scene.length_label.text == "∞ bits"
    assert scene.headline.text.startswith("∞")


def test_a_walk_leads_from_sunny_to_rainy_with_the_same_code():
    explorer = press("walk")
    assert explorer.state.region == 1.0
    assert f"{explorer.state.length:.2f}" == "4.58"


def test_a_guess_is_said_and_drawn_but_not_beside_the_extra():
    scene = drawn(Regions(region=1.0, guess=3.5))
    assert scene.guess_mark.get_xdata()[0] == 3.5
    assert scene.guess_label.text == "your guess 3.5 bits"
    assert "You guessed 3.5 bits for halfway." in Regions(guess=3.5).sentence
    assert not drawn(Regions(guess=3.5, asks_for_extra=True)).guess_mark.get_visible()
    assert drawn(Regions(guess=99.0)).guess_mark.get_xdata()[0] == MOST_BITS


@pytest.mark.parametrize("guess", [-10.0, 0.0, 3.123456, 6.999, 7.0, 8.0, 123.456, 1e300])
@pytest.mark.parametrize("unit", ["bits", "nats"])
def test_a_guess_of_many_digits_has_room(guess, unit):
    picture = LivePicture(RegionsScene, Regions(guess=guess, unit=unit), LOOK)
    assert (picture.pixels()[:, [0, -1]] == 255).all(), "it is cut off"


def test_each_place_in_the_notebook_has_the_picture_that_its_text_describes():
    # Section 5 moves to the rainy region; section 6, where a guess was made, speaks of the middle.
    assert "The rainy region, sent with the article's code" in html.unescape(regions_explorer().static_html())
    with_guess = regions_explorer(prediction="average-halfway")
    assert "0.645 of them are extra" in with_guess.static_html().split("<details>")[1]
    with_guess.close()


@settings(max_examples=10, deadline=None)
@given(states, st.data())
def test_each_control_can_always_do_something(state, data):
    explorer = regions_explorer()
    explorer._go_to(lambda: state)
    assert not explorer.idle
    before = explorer.picture.still, explorer.picture.moving, explorer.sentence
    field = data.draw(st.sampled_from(sorted(explorer.controls)))
    seen = set()
    for value in values_of(explorer.controls[field], 4):
        explorer._go_to(lambda: state)
        explorer.controls[field].value = value
        seen.add((explorer.picture.still, explorer.picture.moving, explorer.sentence) == before)
    assert False in seen, f"{field} does nothing"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"belief": "astrology"}, "the belief should be one of"),
        ({"selected": "snow"}, "the state should be one of"),
        ({"unit": "bytes"}, "the unit should be one of"),
        ({"belief": OWN_Q}, "your own q needs"),
        ({"own_p": (0.5, 0.5)}, "p needs a probability for each of the 8 states"),
        ({"own_q": (1.5, *[0.0] * 7)}, "add up to 1.5"),
    ],
)
def test_a_state_that_makes_no_sense_is_refused_in_words(wrong, says):
    with pytest.raises(ValueError, match=says):
        Regions(**wrong)
