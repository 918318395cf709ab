"""The game: no day's weather is seen before a chance was stated for it, the score is right, and a game is kept."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

from tests.driving import is_as_drawn_anew, is_whole, seen, texts, widths
from weatherbits.lessons.forecasts import game as module
from weatherbits.lessons.forecasts import game_explorer
from weatherbits.lessons.forecasts.game import FORECASTERS, HIGHEST, KEPT_AS, PLAYERS, Game, days_before
from weatherbits.rain import five_forecasts, seattle
from weatherbits.scores import log_score
from weatherbits.teaching import my_answers
from weatherbits.teaching.kept import FILE, kept
from weatherbits.teaching.predictions import guesses
from weatherbits.words_en import amount

RECORD = seattle()
IS_2015 = RECORD.year == 2015
IS_WET = RECORD.is_wet[IS_2015]


@pytest.fixture(autouse=True)
def nothing_kept():
    guesses.clear()
    yield
    guesses.clear()


def state_and_go_on(explorer, chance=0.5):
    explorer.controls["chance"].value = chance
    explorer.buttons["state_it"].click()
    explorer.buttons["next_day"].click()


def a_year_of(chances) -> Game:
    return Game(tuple(enumerate(map(float, chances))), order="in_order")


# ---- What is seen, and when ----


@pytest.mark.parametrize("seed", range(4))
def test_no_day_is_asked_about_whose_weather_has_been_on_show(seed):
    game, rng = Game.begin(seed), random.Random(seed)
    stated, on_show = set(), set()

    def look():
        assert game.day not in on_show | stated
        on_show.update(days_before(game.day))

    while True:
        look()
        for _ in range(rng.randrange(3)):
            game = game.changed(order=rng.choice(["shuffled", "in_order"]))
            look()
        stated.add(game.day)
        game = game.changed(chance=rng.random()).state_it()
        if game.next is None:
            break
        game = game.next_day()
    assert len(stated) > 120
    assert stated == set(game.played.tolist())
    assert stated | on_show >= set(range(365)), "it ends where nothing is left to be asked about"


@pytest.mark.parametrize("ensemble", [False, True])
@pytest.mark.parametrize("day", [0, 1, 17, 364])
def test_before_a_chance_is_stated_nothing_depends_on_what_the_day_brings(day, ensemble, monkeypatch):
    def shown(weather, is_wet):
        monkeypatch.setattr(module, "_days", lambda: weather)
        monkeypatch.setattr(module, "_is_wet", lambda: is_wet)
        explorer = game_explorer()
        explorer.set(shown=((200, 0.3), (day, None)), ensemble=ensemble)
        return explorer, (_without_names(explorer.picture.still + explorer.picture.moving), explorer.sentence)

    weather, is_wet = module._days(), module._is_wet()
    at = day + module.DAYS_BEFORE
    other = module.Day(weather[at].date, 0.0 if is_wet[day] else 99.9, -40.0, 60.0, 99.0)
    _, before = shown(weather, is_wet)
    second, before_in_another_world = shown(
        (*weather[:at], other, *weather[at + 1 :]), IS_WET ^ (np.arange(365) == day)
    )
    assert before == before_in_another_world
    second.buttons["state_it"].click()
    assert ("was wet, 99.9 mm" if not is_wet[day] else "was dry") in second.sentence


def _without_names(markup: str) -> str:
    """Return markup without the names that differ from explorer to explorer."""
    return re.sub(r"live\d+-", "", markup)


def test_the_forecasts_and_the_ensemble_are_not_seen_before_they_are_asked_for():
    explorer = game_explorer()
    scene = explorer.picture.scene
    assert scene.chances[0].text == "50%"
    assert texts(scene.chances[1:]) == texts(scene.costs[1:]) == [""] * 5
    assert not seen(scene.similar)
    assert "similar" not in explorer.sentence
    explorer.controls["ensemble"].value = True
    n_wet = explorer.state.n_similar_wet
    assert n_wet == round(10 * five_forecasts(RECORD)["similar_days"][explorer.state.day])
    assert [sky.state for sky in scene.similar] == ["rainy"] * n_wet + ["partly sunny"] * (10 - n_wet)
    assert f"of the ten most similar days, {n_wet} were wet" in explorer.sentence
    assert texts(scene.chances[1:]) == [""] * 5


def test_the_days_before_are_those_of_the_record():
    explorer = game_explorer()
    explorer.set(shown=((0, None),), order="in_order")
    scene = explorer.picture.scene
    assert texts(scene.lines["dates"]) == ["29 Dec", "30 Dec", "31 Dec", "1 Jan"]
    rows = np.flatnonzero(IS_2015)[0] + np.arange(-3, 0)
    expected = [f"wet, {mm:.1f} mm" if mm else "dry" for mm in RECORD.precipitation[rows]]
    assert texts(scene.lines["rains"]) == [*expected, ""]
    assert texts(scene.lines["winds"]) == [*(f"wind {wind:.1f} m/s" for wind in RECORD.wind[rows]), ""]
    assert [sky.get_visible() for sky in scene.skies] == [True, True, True, False]
    assert scene.question.get_visible()
    explorer.buttons["state_it"].click()
    assert not scene.question.get_visible()
    assert scene.skies[3].state == ("rainy" if IS_WET[0] else "partly sunny")


# ---- Going on ----


def test_in_order_the_year_is_played_from_its_first_day_to_its_last():
    game, days = Game.begin(order="in_order"), []
    while True:
        days.append(game.day)
        game = game.state_it()
        if game.next is None:
            break
        game = game.next_day()
    assert days == list(range(365))
    assert game.next_day() == game.state_it() == game
    assert "You have seen all days of 2015" in game.sentence


def test_a_shuffled_game_is_the_same_for_the_same_seed_and_has_far_more_than_a_hundred_days():
    def days_of(seed):
        game = Game.begin(seed)
        while game.next is not None:
            game = game.state_it().next_day()
            if game.next is None:
                break
        return game.state_it().played.tolist()

    first = days_of(1)
    assert first == days_of(1) != days_of(2)
    assert 120 < len(first) < 180
    assert first != sorted(first)


def test_another_order_shows_another_day_at_once_but_never_skips_an_outcome():
    explorer = game_explorer()
    explorer.controls["order"].value = "in_order"
    assert explorer.state.day == 0
    explorer.buttons["state_it"].click()
    explorer.controls["order"].value = "shuffled"
    assert (explorer.state.day, explorer.state.is_stated) == (0, True)
    explorer.buttons["next_day"].click()
    assert explorer.state.day != 1


def test_next_day_waits_for_a_chance_and_a_chance_is_stated_once():
    explorer = game_explorer()
    before = explorer.state
    explorer.buttons["next_day"].click()
    assert explorer.state == before
    explorer.controls["chance"].value = 0.8
    explorer.buttons["state_it"].click()
    explorer.controls["chance"].value = 0.1
    explorer.buttons["state_it"].click()
    assert explorer.state.shown == ((before.day, 0.8),)
    assert explorer.idle == {"chance": "stated: press Next day"}
    explorer.buttons["next_day"].click()
    assert explorer.state.chance == 0.5
    assert explorer.idle == {}


# ---- The score ----


def test_the_five_pay_over_the_whole_year_what_they_are_known_to_pay():
    game = a_year_of(np.full(365, 0.5))
    assert game.averages == pytest.approx(
        {
            "you": 1,
            "climatology": 0.973,
            "month": 0.852,
            "yesterday": 0.867,
            "similar_days": np.inf,
            "logistic": 0.798,
        },
        abs=5e-4,
    )


def test_you_pay_the_log_score_of_what_you_stated():
    wet, dry = int(np.flatnonzero(IS_WET)[0]), int(np.flatnonzero(~IS_WET)[0])
    game = Game(((wet, 0.25), (dry, 0.5), (340, None)))
    assert game.your_bits.tolist() == [2.0, 1.0]
    assert game.averages["you"] == 1.5
    for name, chances in five_forecasts(RECORD).items():
        assert game.averages[name] == pytest.approx(log_score(chances[[wet, dry]], [1, 0]).mean())


def test_what_is_drawn_is_what_was_stated_and_paid():
    explorer = game_explorer()
    explorer.set(shown=((5, 0.4), (9, 0.7)))
    state, scene = explorer.state, explorer.picture.scene
    assert widths([scene.your_bar]) == [0.7]
    assert scene.bars.boxes[:, 2] == pytest.approx([five_forecasts(RECORD)[name][9] for name in FORECASTERS])
    assert texts(scene.costs) == [f"{state.bits[name][-1]:.3f}" for name in PLAYERS]
    for name in PLAYERS:
        x, y = scene.runs[name].get_data()
        assert list(x) == [1, 2]
        assert y == pytest.approx(np.minimum([state.bits[name][0], state.bits[name].mean()], HIGHEST))
        assert scene.labels[name].text.startswith(
            f"{module.words.Game.players[name]} {state.averages[name]:.3f}"
        )


@pytest.mark.parametrize("n_days", [1, 10, 12])
def test_the_best_of_the_five_is_said_first_and_drawn_thick_and_the_others_are_pale(n_days):
    explorer = game_explorer()
    for _ in range(n_days - 1):
        state_and_go_on(explorer)
    explorer.buttons["state_it"].click()
    averages, scene = explorer.state.averages, explorer.picture.scene
    leader = min(averages, key=averages.get)
    assert f"Best after {n_days} day" in explorer.sentence
    pays = amount(averages[leader], "bits_a_day")
    assert f": {module.words.Game.players[leader]}, {pays}. All in bits a day: you " in explorer.sentence
    best = min(FORECASTERS, key=averages.get)
    thick = {name for name in FORECASTERS if scene.runs[name].get_linewidth() > 2}
    assert thick == {best} - {"climatology"}
    pale = {name for name in FORECASTERS if scene.runs[name].get_alpha() == 0.4}
    assert pale == set(FORECASTERS) - {best, "climatology"}
    assert scene.runs["climatology"].get_linestyle() == "--"
    assert {name for name in FORECASTERS if scene.labels[name].weight == module.style.BOLD} == {best}


def test_who_was_sure_and_wrong_is_infinite_in_words_and_in_the_picture():
    explorer = game_explorer()
    explorer.controls["order"].value = "in_order"
    day = int(np.flatnonzero(IS_WET)[0])
    explorer.set(shown=((day, None),), chance=0.0)
    assert "If it rains, you pay infinitely many bits." in explorer.sentence
    explorer.buttons["state_it"].click()
    scene = explorer.picture.scene
    assert "You stated 0% and pay infinitely many bits." in explorer.sentence
    assert "You were sure and wrong on 1 day, so your average stays infinite." in explorer.sentence
    assert scene.costs[0].text == "∞"
    assert scene.labels["you"].text == "you ∞ ↑"
    assert scene.your_dot.get_ydata() == [HIGHEST]
    state_and_go_on(explorer)
    state_and_go_on(explorer, 0.3)
    assert "You: infinitely many bits a day." in explorer.sentence


def test_a_whole_year_is_drawn_whole_and_in_few_letters():
    explorer = game_explorer()
    rng = np.random.default_rng(0)
    explorer.set(
        **{"shown": a_year_of(rng.random(365)).shown, "order": "in_order", "ensemble": True, "guess": 0.8}
    )
    assert len(explorer.picture.moving) < 13_000
    assert is_whole(explorer.picture.pixels())
    assert is_as_drawn_anew(explorer)
    assert set(explorer.idle) == {"chance"}


# ---- What is kept ----


def test_a_game_goes_on_where_it_was_left_after_a_restart_with_the_same_day_on_show(restart):
    explorer = game_explorer()
    state_and_go_on(explorer, 0.3)
    explorer.controls["order"].value = "in_order"
    state_and_go_on(explorer, 0.85)
    explorer.controls["order"].value = "shuffled"
    left = explorer.state
    restart()
    resumed = game_explorer().state
    assert (resumed.shown, resumed.order, resumed.averages) == (left.shown, left.order, left.averages)
    assert not resumed.is_stated


def test_an_outcome_that_was_being_looked_at_is_on_show_again(restart):
    explorer = game_explorer()
    explorer.controls["chance"].value = 0.65
    explorer.buttons["state_it"].click()
    restart()
    resumed = game_explorer()
    assert resumed.sentence == explorer.sentence
    assert resumed.controls["chance"].value == 0.65


def test_a_kept_game_can_be_read_by_people(restart):
    explorer = game_explorer()
    explorer.controls["order"].value = "in_order"
    explorer.set(shown=((0, 0.3), (1, None)))
    text = Path(FILE).read_text(encoding="utf-8")
    assert '"rain-2015": "in_order: 2015-01-01 0.3, 2015-01-02 ?"' in text


@pytest.mark.parametrize(
    "text",
    ["", "shuffled", "shuffled: ", "shuffled: 2015-01-01", "shuffled: 2015-01-01 ?, 2015-01-01 0.5",
     "in_order: 2014-12-31 0.5", "in_order: 2016-01-01 ?", "in_order: 2015-01-01 1.5", "in_order: 2015-01-01 nan",
     "by size: 2015-01-01 ?",
     "in_order: 2015-02-30 ?", "in_order: NaT ?", "in_order: 2015-01-01 a lot", 3.5, "x" * 10_000],
)  # fmt: skip
def test_what_is_no_game_any_more_does_no_harm(text):
    kept.keep("games", KEPT_AS, text)
    explorer = game_explorer()
    assert explorer.state == Game.begin()
    assert "could not" not in explorer.sentence


def test_to_look_alone_keeps_nothing():
    explorer = game_explorer()
    explorer.controls["chance"].value = 0.3
    explorer.controls["ensemble"].value = True
    assert len(kept) == 0


def test_start_again_asks_once_more_where_a_game_would_be_lost():
    explorer = game_explorer()
    start = explorer.state
    explorer.buttons["reset"].click()
    assert explorer.state == start
    state_and_go_on(explorer)
    left = explorer.state
    explorer.buttons["reset"].click()
    assert explorer.sentence.startswith("This deletes the chances that you stated for 1 day.")
    explorer.controls["chance"].value = 0.4
    assert explorer.state.shown == left.shown
    explorer.buttons["reset"].click()
    explorer.buttons["reset"].click()
    assert explorer.state == start
    assert game_explorer().state == start


def test_who_forgets_all_answers_begins_a_new_game():
    guesses.clear()
    explorer = game_explorer()
    state_and_go_on(explorer)
    form = my_answers()
    form.buttons["forget"].click()
    form.buttons["forget"].click()
    assert explorer.state == Game.begin()
    assert len(kept) == 0
