"""The whole story in one picture: the article's numbers, chapter by chapter."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tests.driving import area, drawn, heights, press, seen, texts
from weatherbits.lessons.animal_classifier import story_explorer
from weatherbits.lessons.animal_classifier.story import CHAPTERS, UNITS, Story, StoryScene
from weatherbits.story import ARTICLE_CODEWORDS


@pytest.mark.parametrize(
    ("chapter", "title", "average", "entropy"),
    # the article's numbers, with three decimals where it cuts them
    [
        ("fair_coin", "1 · A fair coin", "1.000", "1.000"),
        ("mostly_sunny", "2 · 75% sun", "0.811", "0.811"),
        ("equal_sky", "3 · Eight equal states", "3.000", "3.000"),
        ("sunny_region", "4 · Sunny region, with a code", "2.420", "2.229"),
        ("rainy_region", "5 · Rainy region, same code", "4.580", "2.229"),
        ("raccoon", "6 · A raccoon, believed at 30%", "1.737", "0.000"),
    ],
)
def test_each_chapter_gives_the_articles_number_in_state_and_picture(chapter, title, average, entropy):
    explorer = press(story_explorer(), chapter)
    state, scene = explorer.state, explorer.picture.scene
    assert (f"{state.average:.3f}", f"{state.entropy:.3f}") == (average, entropy)
    assert scene.levels.labels["average"].text == f"average {average}"
    assert scene.levels.labels["entropy"].text == f"entropy {entropy}"
    assert scene.title.text == title
    assert area(scene.area.blocks) == pytest.approx(state.average)


def test_the_line_runs_at_the_surprisals_and_what_is_dark_lies_above_it():
    picture, p = drawn(StoryScene, Story(5)).area, np.array([0.01, 0.01, 0.04, 0.04, 0.10, 0.10, 0.35, 0.35])
    np.testing.assert_allclose(picture.line.get_ydata()[::2], -np.log2(p))
    dark = [patch.get_width() * patch.get_height() for patch in picture.excess]
    # by hand: only where a word of 2 2 3 3 4 4 5 5 bits is longer than the news
    lengths = np.array([2, 2, 3, 3, 4, 4, 5, 5])
    expected = p * np.maximum(lengths + np.log2(p), 0)
    np.testing.assert_allclose(dark, expected)


def test_the_raccoon_s_loss_in_nats_is_1_204():
    assert "is 1.204 nats" in replace(Story(), number=6, unit="nats").sentence


def test_only_the_chapter_s_own_drawings_are_shown_and_they_never_overlap():
    for number, chapter in enumerate(CHAPTERS, 1):
        drawings = drawn(StoryScene, Story(number)).drawings
        p = dict(zip(chapter.outcomes, chapter.p, strict=True))
        assert seen(drawings.values()) == [one for name, one in drawings.items() if p.get(name, 0) >= 0.04]
        boxes = sorted(one.get_window_extent().intervalx.tolist() for one in seen(drawings.values()))
        assert all(left[1] <= right[0] + 0.01 for left, right in pairwise(boxes))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("number", range(1, len(CHAPTERS) + 1))
def test_what_stands_under_a_block_stands_within_it(number, unit):
    scene, p = drawn(StoryScene, Story(number, unit)), CHAPTERS[number - 1].p
    edges = np.concatenate([[0], np.cumsum(p)])
    for i, name in enumerate(CHAPTERS[number - 1].outcomes):
        if scene.drawings[name].get_visible():
            left, right = scene.drawings[name].get_window_extent().intervalx
            block = scene.ax.transData.transform([(edges[i], 0), (edges[i + 1], 0)])[:, 0]
            assert block[0] - 0.01 <= left < right <= block[1] + 0.01
        for label in (scene.lengths[i], scene.words[i]):
            if label.text:
                assert label.x == pytest.approx(edges[i : i + 2].mean())
                assert 9 * len(label.text) <= p[i] * scene._width


def test_the_code_s_words_stand_under_their_states():
    scene = drawn(StoryScene, Story(5))
    # of 590 pixels 1% is too narrow for a name, and 4% for a word
    assert texts(scene.words) == ["", "", "", "", *ARTICLE_CODEWORDS[4:]]
    assert texts(scene.lengths) == ["", "", *"334455"]
    assert scene.nameless.text == "Too narrow for a name: sunny and partly sunny."
    scene = drawn(StoryScene, Story(1))
    assert set(texts(scene.words)) == {""}
    assert texts(scene.lengths)[:2] == ["1", "1"]


def test_another_unit_counts_the_same_heights_anew():
    explorer = press(story_explorer(), "sunny_region")
    axis, blocks = explorer.picture.scene.ax, explorer.picture.scene.area.blocks
    in_bits, before = explorer.picture.still, heights(blocks)
    explorer.controls["unit"].value = "nats"
    assert explorer.picture.still != in_bits
    assert axis.get_ylabel() == "nats"
    assert [label.get_text() for label in axis.get_yticklabels()] == list("01234")
    np.testing.assert_allclose(axis.get_yticks() * np.log(2), range(5))
    assert heights(blocks) == before
    assert explorer.picture.scene.lengths[0].text == "1.386"  # 2 ln 2
    explorer.controls["unit"].value = "bits"
    assert explorer.picture.still == in_bits
