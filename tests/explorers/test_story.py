"""The whole story in one picture: the article's numbers, chapter by chapter."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from driving import make, moves
from hypothesis import given, settings
from hypothesis import strategies as st

from weatherbits.explorers import story_explorer
from weatherbits.explorers.story import CHAPTERS, Story, StoryScene
from weatherbits.live import LivePicture
from weatherbits.plots.style import LOOK
from weatherbits.weather import ARTICLE_CODEWORDS


@pytest.fixture(scope="module")
def explorer():
    return story_explorer()


@pytest.mark.parametrize(
    ("number", "average", "entropy"),
    # the article's numbers, with three decimals where it cuts them
    [
        (1, "1.000", "1.000"),
        (2, "0.811", "0.811"),
        (3, "3.000", "3.000"),
        (4, "2.420", "2.229"),
        (5, "4.580", "2.229"),
        (6, "1.737", "0.000"),
    ],
)
def test_each_chapter_gives_the_articles_number_in_state_and_picture(number, average, entropy):
    explorer = story_explorer()
    explorer.buttons[CHAPTERS[number - 1].name].click()
    state, scene = explorer.state, explorer.picture.scene
    assert (f"{state.average:.3f}", f"{state.entropy:.3f}") == (average, entropy)
    assert scene.levels.labels["average"].text == f"average {average}"
    assert scene.levels.labels["entropy"].text == f"entropy {entropy}"
    assert scene.title.text == f"{number} · {CHAPTERS[number - 1].name}"
    area = sum(block.get_width() * block.get_height() for block in scene.area.blocks)
    assert area == pytest.approx(state.average)


def test_the_line_runs_at_the_surprisals_and_what_is_dark_lies_above_it():
    picture = LivePicture(StoryScene, Story(), LOOK)
    picture.show(Story(5))
    area, p = picture.scene.area, np.array([0.01, 0.01, 0.04, 0.04, 0.10, 0.10, 0.35, 0.35])
    np.testing.assert_allclose(area.line.get_ydata()[::2], -np.log2(p))
    dark = [patch.get_width() * patch.get_height() for patch in area.excess]
    # by hand: only where a word of 2 2 3 3 4 4 5 5 bits is longer than the news
    lengths = np.array([2, 2, 3, 3, 4, 4, 5, 5])
    expected = p * np.maximum(lengths + np.log2(p), 0)
    np.testing.assert_allclose(dark, expected)


def test_the_raccoon_s_loss_in_nats_is_1_204():
    assert "is 1.204 nats" in replace(Story(), number=6, unit="nats").sentence


def test_only_the_chapter_s_own_drawings_are_shown_and_they_never_overlap():
    picture = LivePicture(StoryScene, Story(), LOOK)
    for number, chapter in enumerate(CHAPTERS, 1):
        picture.show(Story(number))
        seen = {name for name, drawing in picture.scene.drawings.items() if drawing.get_visible()}
        assert seen == set(chapter.outcomes)
        boxes = sorted(picture.scene.drawings[name].get_window_extent().intervalx.tolist() for name in seen)
        assert all(left[1] <= right[0] for left, right in pairwise(boxes))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (2, "nothing is wasted"),
        (5, "2.351 are extra, because q is not p"),
        (6, "The truth is certain, so its entropy is 0 bits, and all of this is extra: it is the loss."),
    ],
)
def test_the_sentence_says_what_is_extra(number, said):
    assert said in Story(number).sentence


def test_the_code_s_words_stand_under_their_states():
    picture = LivePicture(StoryScene, Story(), LOOK)
    picture.show(Story(5))
    assert [word.text for word in picture.scene.words] == list(ARTICLE_CODEWORDS)
    assert [label.text for label in picture.scene.lengths] == list("22334455")
    picture.show(Story(1))
    assert {word.text for word in picture.scene.words} == {""}
    np.testing.assert_array_equal([label.text for label in picture.scene.lengths][:2], ["1", "1"])


def test_another_unit_counts_the_same_heights_anew():
    explorer = story_explorer()
    axis, blocks = explorer.picture.scene.ax, explorer.picture.scene.area.blocks
    explorer.buttons["Sunny region, with a code"].click()
    in_bits, heights = explorer.picture.still, [block.get_height() for block in blocks]
    explorer.controls["unit"].value = "nats"
    assert explorer.picture.still != in_bits
    assert axis.get_ylabel() == "nats"
    assert [label.get_text() for label in axis.get_yticklabels()] == list("01234")
    np.testing.assert_allclose(axis.get_yticks() * np.log(2), range(5))
    assert [block.get_height() for block in blocks] == heights
    assert explorer.picture.scene.lengths[0].text == "1.386"  # 2 ln 2
    explorer.controls["unit"].value = "bits"
    assert explorer.picture.still == in_bits


@pytest.mark.parametrize("fields", [{"number": 0}, {"number": 7}, {"unit": "dits"}])
def test_bad_fields_are_refused_in_words(fields):
    with pytest.raises(ValueError, match=r"numbered from 1 to 6|bits or nats"):
        Story(**fields)


@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_whatever_a_learner_moves_the_picture_and_the_words_stay_whole(explorer, data):
    explorer.reset()
    for _ in range(4):
        make(explorer, data.draw(moves(explorer)))
