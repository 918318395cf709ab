"""The question game: what is picked stays hidden, every answer is true, and the plans need what they must."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy as scipy_entropy

from tests.driving import drawn, heights, is_whole, press, seen
from weatherbits.lessons.eight_state_weather import equal_states_explorer, question_explorer, sky_explorer
from weatherbits.lessons.eight_state_weather.question import (
    PLAN_DAYS,
    PLANS,
    QuestionGame,
    QuestionGameScene,
    halve_the_chances,
    questions_needed,
)
from weatherbits.story import EQUAL_SKY, RAINY_REGION, STATES, SUNNY_REGION

chances = (
    st.lists(st.integers(0, 9), min_size=2, max_size=9).filter(any).map(lambda w: np.array(w) / np.sum(w))
)
games = st.builds(
    QuestionGame,
    place=st.sampled_from(["equal_sky", "sunny_region"]),
    seed=st.integers(0, 99),
    day=st.integers(0, 99),
)


def play(game, cuts):
    """Ask about these cuts, one after the other, until the day is found."""
    for cut in cuts:
        game = game.aim(cut).ask()
    while not game.is_found:
        game = game.ask()
    return game


def fewest_questions(p):
    """Return the smallest average number of questions of any order of cuts, by trying all of them."""

    @cache
    def least(first, last):
        if first == last:
            return 0.0
        best = min(least(first, cut - 1) + least(cut, last) for cut in range(first + 1, last + 1))
        return p[first : last + 1].sum() + best

    return least(0, len(p) - 1)


def fewest_of_any_questions(p):
    """Return the smallest average of any questions, about scattered states too, by trying every way to part them."""

    @cache
    def least(states):
        if len(states) == 1:
            return 0.0
        stays, *others = states
        parts = (
            (stays, *(other for place, other in enumerate(others) if mask >> place & 1))
            for mask in range(2 ** len(others) - 1)
        )
        best = min(least(part) + least(tuple(s for s in states if s not in part)) for part in parts)
        return sum(p[state] for state in states) + best

    return least(tuple(range(len(p))))


@pytest.mark.parametrize("p", [EQUAL_SKY, SUNNY_REGION, RAINY_REGION])
def test_in_the_storys_places_no_order_of_cuts_beats_halving_the_chances(p):
    assert p @ questions_needed(p, halve_the_chances) == pytest.approx(fewest_questions(p), abs=1e-12)


def test_for_other_chances_halving_the_chances_can_be_a_little_worse_than_the_best_plan():
    p = np.array([0.35, 0.17, 0.17, 0.16, 0.15])
    assert p @ questions_needed(p, halve_the_chances) == pytest.approx(2.31)
    assert fewest_of_any_questions(tuple(p)) == pytest.approx(2.30)


def test_in_the_sunny_region_it_does_not_matter_which_of_two_equally_near_cuts_is_taken():
    p = SUNNY_REGION

    def nearest(first, last):
        cuts = range(first + 1, last + 1)
        gaps = [round(abs(p[first:cut].sum() - p[cut : last + 1].sum()), 12) for cut in cuts]
        return [cut for cut, gap in zip(cuts, gaps, strict=True) if gap == min(gaps)]

    def averages(first, last):
        if first == last:
            return {0.0}
        here = p[first : last + 1].sum()
        return {
            round(here + yes + no, 9)
            for cut in nearest(first, last)
            for yes in averages(first, cut - 1)
            for no in averages(cut, last)
        }

    assert nearest(2, 7) == [3, 4]
    assert averages(0, 7) == {2.33}


@settings(max_examples=60, deadline=None)
@given(chances, st.sampled_from(list(PLANS.values())))
def test_a_plan_tells_all_states_apart_and_never_asks_below_the_entropy(p, plan):
    needed = questions_needed(p, plan)
    assert (0.5**needed).sum() == pytest.approx(1)  # a full tree of yes and no
    assert p @ needed >= scipy_entropy(p, base=2) - 1e-9


@settings(max_examples=60, deadline=None)
@given(games, st.lists(st.integers(-3, 12), max_size=7))
def test_the_picked_day_is_never_ruled_out_and_always_found(game, cuts):
    start = game
    for cut in cuts:
        game = game.aim(cut).ask()
        assert game.first <= start.picked <= game.last
        assert 1 <= game.cut <= 7  # where its slider can stand
    game = play(game, [])
    assert game.first == game.last == start.picked
    assert 1 <= game.asked <= 7
    assert game.your_days == (game.asked,)


@settings(max_examples=60, deadline=None)
@given(games, st.lists(st.integers(1, 7), max_size=7))
def test_what_the_answers_tell_adds_up_to_the_surprisal_of_the_day(game, cuts):
    start, told = game, 0.0
    while not game.is_found:
        before = game.aim(cuts[game.asked % len(cuts)]) if cuts else game
        game = before.ask()
        told -= np.log2(before.chance_of_yes if game.answer else 1 - before.chance_of_yes)
        assert game.bits_learnt == pytest.approx(told, abs=1e-9)
    assert told == pytest.approx(-np.log2(start.pmf[start.picked]), abs=1e-9)


def test_each_halving_of_the_equal_sky_tells_one_bit():
    game = QuestionGame()
    for asked in range(4):
        assert (game.asked, game.bits_learnt) == (asked, pytest.approx(asked))
        assert game.is_found or game.question_bits == pytest.approx(1)
        game = game.ask()


def test_the_station_picks_the_states_as_often_as_their_chances_say():
    days = [QuestionGame(place="sunny_region", day=day).picked for day in range(2000)]
    shares = np.bincount(days, minlength=8) / len(days)
    assert abs(shares - SUNNY_REGION).max() < 4 * np.sqrt(0.35 * 0.65 / len(days))


def test_the_same_seed_picks_the_same_days_and_another_seed_others():
    def days(seed):
        return [QuestionGame(seed=seed, day=day).picked for day in range(20)]

    assert days(1) == days(1) != days(2)


def test_a_day_that_is_found_needs_no_more_questions():
    found = play(QuestionGame(), [])
    assert found.ask() == found
    assert found.aim(1) == found


def test_a_day_given_up_does_not_count():
    game = QuestionGame().ask().new_day()
    assert (game.asked, game.your_days, game.day, game.answer) == (0, (), 1, None)


@pytest.mark.parametrize("place", ["equal_sky", "sunny_region"])
def test_the_button_of_a_place_starts_a_new_score(place):
    explorer = question_explorer()
    press(explorer, "ask", "ask", "ask", "new_day", "ask", "play_plans", place)
    assert explorer.state == QuestionGame(place=place, plan_run=explorer.state.plan_run)
    assert explorer.picture.scene.floor.get_visible() is False


@settings(max_examples=20, deadline=None)
@given(games)
def test_the_plans_averages_come_near_their_expectations_in_a_thousand_days(game):
    *_, end = game.let_plans_play()
    assert end.plan_days == PLAN_DAYS
    assert end.plan_averages["halve_states"][-1] == 3
    spread = 1.4 / np.sqrt(PLAN_DAYS)  # questions have a standard deviation of 1.37 in the sunny region
    expected = {"equal_sky": 3.0, "sunny_region": 2.33}[game.place]
    assert abs(end.plan_averages["halve_chances"][-1] - expected) < 5 * spread


def test_each_run_plays_other_days():
    *_, one = QuestionGame(place="sunny_region").let_plans_play()
    *_, two = one.let_plans_play()
    name = "halve_chances"
    assert one.plan_averages[name].tolist() != two.plan_averages[name].tolist()


def test_the_sentences_say_what_is_asked_answered_and_learnt():
    game = QuestionGame()
    assert game.sentence == (
        "The station has picked a state. All eight states are possible. Your next question: is it sunny, partly "
        "sunny, cloudy or mostly cloudy? The chance of a yes is 50%, so the answer tells you 1 bit on average."
    )
    asked = game.ask().sentence
    assert asked.startswith("Yes. " if game.picked < 4 else "No. ")
    assert "So far: 1 question, 1 bit learnt, 4 states left." in asked
    found = play(game, []).sentence
    assert f"it is {STATES[game.picked]}. You asked 3 questions and learnt 3 bits." in found
    assert "So far you have needed 3.00 questions a day on average, over 1 day." in found


def test_a_guess_stays_with_the_place_that_it_was_made_for():
    for explorer, said in (
        (question_explorer(), "You guessed 3 questions for eight equally likely states."),
        (question_explorer("sunny_region"), "You guessed 3 questions a day for the sunny region."),
    ):
        explorer.set(guess=3.0)
        for place in ("sunny_region", "equal_sky"):
            press(explorer, place)
            assert explorer.sentence.endswith(said)


def test_the_sentence_after_a_run_tells_both_plans_and_the_entropy():
    *_, end = QuestionGame(place="sunny_region").let_plans_play()
    assert "halving the states took 3.00 questions a day on average (expected value 3.00)" in end.sentence
    assert "(expected value 2.33)" in end.sentence
    assert "No plan has an expected value below the entropy, 2.229 bits." in end.sentence
    *_, end = QuestionGame().let_plans_play()
    assert "halving the states, which here halves the chances too, took 3.00" in end.sentence


@settings(max_examples=40, deadline=None)
@given(
    games, st.lists(st.integers(1, 7), max_size=3), st.none() | st.floats(-5, 1e5), st.integers(0, PLAN_DAYS)
)
def test_what_is_drawn_is_what_the_game_knows(game, cuts, guess, plan_days):
    for cut in cuts:
        game = game.aim(cut).ask()
    game = replace(game, guess=guess, plan_days=plan_days)
    scene = drawn(QuestionGameScene, game)
    assert heights(scene.bars) == pytest.approx(game.pmf.tolist())
    bright = [bar.get_alpha() is None for bar in scene.bars]
    assert bright == [game.first <= state <= game.last for state in range(8)]
    assert [sky.get_alpha() is None for sky in scene.skies] == bright
    assert scene.asked.get_width() == game.asked
    assert scene.learnt.get_width() == game.bits_learnt
    for run, averages in zip(scene.runs, game.plan_averages.values(), strict=True):
        assert run.get_ydata().tolist() == averages.tolist()
    assert scene.cut_line.get_visible() is not game.is_found
    if not game.is_found:
        yes = scene.yes.get_x(), scene.yes.get_x() + scene.yes.get_width()
        assert yes == pytest.approx((game.first - 0.5, game.cut - 0.5))
    assert scene.floor.get_visible() is (plan_days > 0 or len(game.your_days) > 0)
    assert scene.floor.get_ydata()[0] == pytest.approx(scipy_entropy(game.pmf, base=2))


@settings(max_examples=40, deadline=None)
@given(games, st.none() | st.floats(-5, 1e5), st.integers(0, PLAN_DAYS), st.lists(st.integers(1, 7)))
def test_the_labels_of_the_averages_never_cover_each_other(game, guess, plan_days, days):
    game = replace(game, guess=guess, plan_days=plan_days, your_days=tuple(days))
    labels = seen(drawn(QuestionGameScene, game).labels.values())
    pixels = sorted(label.axes.transData.transform((1, label.y))[1] for label in labels)
    assert all(np.diff(pixels) > 15.9)
    assert len(pixels) >= (guess is not None) + (plan_days > 0) + (len(days) > 0)


def test_a_label_stands_at_the_end_of_its_line_where_nothing_is_near():
    assert drawn(QuestionGameScene, QuestionGame(guess=2.5)).labels["guess"].y == 2.5
    *_, end = QuestionGame(place="sunny_region", guess=2.69).let_plans_play()
    y = {name: label.y for name, label in drawn(QuestionGameScene, end).labels.items()}
    assert (y["guess"], y["halve_states"]) == pytest.approx((2.69, 3))
    assert abs(y["halve_chances"] - 2.33) < 0.1  # these two stand apart by a line of text
    assert abs(y["entropy"] - 2.229) < 0.1


def test_every_exactly_even_first_question_in_the_sunny_region_takes_2_40_at_best():
    even = [
        list(states)
        for size in range(1, 8)
        for states in combinations(range(8), size)
        if SUNNY_REGION[list(states)].sum() == pytest.approx(0.5)
    ]
    assert [STATES.index(state) for state in ("sunny", "cloudy", "light rain", "heavy rain")] in even
    for states in even:
        halves = SUNNY_REGION[states], np.delete(SUNNY_REGION, states)
        assert 1 + sum(fewest_of_any_questions(half) for half in halves) == pytest.approx(2.40)
    assert fewest_of_any_questions(SUNNY_REGION) == pytest.approx(2.33)


@settings(max_examples=100, deadline=None)
@given(games, st.lists(st.integers(1, 7), max_size=7))
def test_one_answer_may_tell_more_than_a_bit_but_on_average_none_does(game, cuts):
    while not game.is_found:
        game = game.aim(cuts[game.asked % len(cuts)]) if cuts else game
        yes = game.chance_of_yes
        assert game.question_bits == pytest.approx(scipy_entropy([yes, 1 - yes], base=2))
        assert game.question_bits <= 1 + 1e-12
        game = game.ask()
    # "Is it sunny?", of eight equally likely states: a yes tells 3 bits, a no 0.193, and the average is 0.544.
    sunny = QuestionGame().aim(1)
    assert -np.log2(sunny.chance_of_yes) == pytest.approx(3)
    assert -np.log2(1 - sunny.chance_of_yes) == pytest.approx(0.193, abs=5e-4)
    assert sunny.question_bits == pytest.approx(0.544, abs=5e-4)


def test_where_the_weather_has_a_memory_the_days_before_tell_something():
    # Sun follows sun on 90% of days, rain follows rain on 70%: still 75% sun, but knowing today saves bits.
    after = np.array([[0.9, 0.1], [0.3, 0.7]])
    shares = np.array([0.75, 0.25])
    assert shares @ after == pytest.approx(shares)
    assert scipy_entropy(shares, base=2) == pytest.approx(0.811, abs=5e-4)
    after_sun, after_rain = scipy_entropy(after, base=2, axis=1)
    assert shares @ [after_sun, after_rain] == pytest.approx(0.572, abs=5e-4)
    assert after_sun < 0.572 < 0.811 < after_rain  # after a rainy day, the next day tells even more


def test_the_two_plans_are_told_apart_by_colour_weight_marks_and_name():
    *_, end = QuestionGame(place="sunny_region").let_plans_play()
    scene = drawn(QuestionGameScene, end)
    states, chances = scene.runs
    assert states.get_color() != chances.get_color()
    assert states.get_linewidth() < chances.get_linewidth()
    assert (states.get_marker(), chances.get_marker()) == ("s", "None")
    assert scene.labels["halve_states"].text == "halve the states 3.00"
    assert scene.labels["halve_chances"].text == "halve the chances 2.33"
    assert scene.averages.get_window_extent().width > 500


@pytest.mark.parametrize("guess", [-12345.0, -99999.4, -99999.6, -999999999.0, 99999.4, 9.9e8])
@pytest.mark.parametrize("explorer", [question_explorer, equal_states_explorer, sky_explorer])
def test_a_guess_with_many_digits_is_not_cut_off(explorer, guess):
    explorer = explorer()
    explorer.set(guess=guess)
    for preset in explorer.presets:
        press(explorer, preset)
        assert is_whole(explorer.picture.pixels(1))


def test_the_slider_stays_where_yes_and_no_are_both_possible():
    explorer = question_explorer()
    explorer.buttons["ask"].click()
    first, last = explorer.state.first, explorer.state.last
    explorer.controls["cut"].value = 7
    assert explorer.controls["cut"].value == min(7, last)
    explorer.controls["cut"].value = 1
    assert explorer.controls["cut"].value == first + 1


def test_the_cut_says_why_it_is_idle():
    game = QuestionGame()
    assert game.idle() == {}
    game = game.ask().ask()
    assert (game.last - game.first, game.idle()) == (1, {"cut": "only one cut is left"})
    assert game.ask().idle() == {"cut": "found: press New day"}
    assert game.ask().new_day().idle() == {}


def test_the_buttons_play_a_game():
    explorer = question_explorer("sunny_region")
    assert explorer.state.place == "sunny_region"
    explorer.buttons["equal_sky"].click()
    for _ in range(3):
        explorer.buttons["ask"].click()
    assert explorer.state.is_found
    explorer.buttons["new_day"].click()
    assert (explorer.state.asked, explorer.state.your_days) == (0, (3,))
    explorer.buttons["play_plans"].click()
    assert explorer.state.plan_days == PLAN_DAYS


def test_in_the_sunny_region_the_text_tells_of_a_thousand_days_of_both_plans():
    folded = question_explorer("sunny_region").static_html().split("<details>")[1]
    assert (
        "halving the states took 3.00 questions a day on average (expected value 3.00) and halving the"
        in folded
    )
