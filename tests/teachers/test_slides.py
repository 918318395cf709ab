"""The decks have what the notebooks have, slide by slide, and every picture has its words."""

import doctest
import html
import json
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from tools.site import pages as site
from tools.store_notebooks import NOTEBOOKS
from tools.teachers import notebooks, slides
from tools.teachers import words_en as words
from weatherbits.lessons.contents import LESSONS
from weatherbits.lessons.start_here import hundred_days_explorer

ALL = {lesson.room: slides.stacks(lesson, {}) for lesson in LESSONS}
ASKED = [
    (lesson, one) for lesson in LESSONS for part in notebooks.sections(lesson.room) for one in part.asked
]


def plain(markup: object) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", str(markup))).split())


def told(slide: slides.Slide) -> str:
    """Return the words on a slide, without its notes."""
    options = [label for label, _ in slide.options]
    later = [text for _, text in slide.fragments]
    return " ".join(map(plain, (slide.label, slide.title, slide.text, slide.code, *options, *later)))


def noted(slide: slides.Slide) -> str:
    return " ".join(f"{label} {plain(text)}" for label, text in slide.notes)


def all_slides(lesson) -> list[slides.Slide]:
    return [slide for stack in ALL[lesson.room] for slide in stack]


def test_the_examples_hold():
    assert doctest.testmod(slides).failed == 0


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.room)
def test_a_deck_begins_with_its_title_and_has_the_sections_with_their_minutes_in_their_order(lesson):
    title, *rest = ALL[lesson.room]
    assert lesson.title in told(title[0])
    sections = notebooks.sections(lesson.room)
    headed = [stack for stack in rest if stack[0].kind == "section"]
    recaps = [part for part in sections if part.cell not in {stack[0].id for stack in headed}]
    assert [stack[0].id for stack in headed] == [part.cell for part in sections if part not in recaps]
    assert len(recaps) <= 1
    for stack in headed:
        section = notebooks.section(f"{lesson.room}/{stack[0].id}")
        assert words.minutes(section.minutes) in told(stack[0])
        assert abs(sum(slide.seconds for slide in stack) - 60 * section.minutes) < len(stack)
        if section.key in words.SECTIONS:
            assert words.SECTIONS[section.key]["discuss"] in told(stack[0])


@pytest.mark.parametrize(("lesson", "one"), ASKED, ids=lambda one: getattr(one, "name", ""))
def test_all_that_is_asked_has_its_slide_and_its_answer_comes_later(lesson, one):
    kind = {"predict": "predict", "check": "exercise", "ask": "question"}[one.how]
    text = one.told["asks"] if one.how == "ask" else slides.for_readers(one.plain)
    asked = plain(slides.html_of(text))
    deck = all_slides(lesson)
    (place,) = [
        place
        for place, slide in enumerate(deck)
        if slide.kind == kind and asked in told(slide) and (one.code in slide.code)
        and (one.how != "check" or plain(one.told["hint"]) in told(slide))
    ]  # fmt: skip
    slide = deck[place]
    at_first = " ".join(map(plain, (slide.label, slide.text, slide.code)))
    right = slides.answer(one)
    assert plain(right) in noted(slide)
    if one.how == "predict":
        answered = [
            place
            for place, slide in enumerate(deck)
            if slide.kind == "reveal-answer" and right in told(slide)
        ]
        assert answered
        assert max(answered) > place
        assert not slide.fragments
        assert [label for label, _ in slide.options] == [one.told[option] for option in one.one.options]
    elif one.how == "check":
        assert right not in at_first or right in asked, "the answer is not given away"
        hint, solution = (plain(text) for _, text in slide.fragments)
        assert plain(one.told["hint"]) in hint
        assert plain(right) in solution
    else:
        assert [label for label, is_right in slide.options if is_right] == [one.told[one.one.right][0]]
        assert plain(one.told[one.one.right][1]) in told(slide)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.room)
def test_every_formula_that_stands_alone_is_on_a_slide_as_mathml(lesson):
    wanted = sum(
        len(re.findall(r"\$\$.*?\$\$", cell.source, re.DOTALL))
        for cell in notebooks.cells(lesson.file)
        if cell.cell_type == "markdown"
    )
    made = [slide for slide in all_slides(lesson) if slide.kind == "formula"]
    assert len(made) == wanted
    for slide in made:
        assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"' in slide.text


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.room)
def test_what_is_on_a_slide_is_short_and_shows_no_marks_of_markdown(lesson):
    for slide in all_slides(lesson):
        text = told(slide)
        if slide.kind != "table":
            assert len(text) < 900, text
        shown = re.sub(r"<(code|math|pre)\b.*?</\1>", "", str(slide.text), flags=re.DOTALL)
        assert not re.search(r"\$|\\[a-z]|\*\*|&lt;(?:p|math|strong)\b", shown), shown


def test_the_notes_have_the_prose_of_the_notebook():
    lesson = LESSONS[1]
    notes = " ".join(noted(slide) for slide in all_slides(lesson))
    cell = next(cell for cell in notebooks.cells(lesson.file) if cell.id == "days-seen")
    assert plain(slides.html_of(cell.source)) in notes
    for asked in notebooks.section("coin_weather/average").all("check"):
        for _, says in slides.mistakes(asked):
            assert plain(says) in notes


@pytest.fixture(scope="module")
def figure():
    lesson = LESSONS[0]
    (figure,) = site.make_page(NOTEBOOKS / f"{lesson.file}.ipynb").figures
    return figure


def test_a_picture_stands_on_a_slide_of_its_own_as_the_site_has_it(figure):
    made = [slide for stack in slides.stacks(LESSONS[0], {figure.id: figure}) for slide in stack]
    (slide,) = [slide for slide in made if slide.kind == "picture"]
    assert str(slide.figure).count('class="explorer"') == 1
    assert "<section" not in slide.figure, "reveal.js takes every section for a slide"
    assert "predict" in [other.kind for other in made[: made.index(slide)]], "guess first"
    assert html.escape(figure.packed.frame["sentence"]) in slide.figure


def test_a_deck_loads_nothing_from_elsewhere_and_no_script_stands_in_it(figure):
    page = slides.as_page(LESSONS[0], [figure], "document.write(`<style>a</style><script>b</script>`)")
    for address in re.findall(r'(?:src|href)="([^"#][^"]*)"', page):
        assert not re.match(r"https?:|//", address), address
    assert not re.search(r'\son\w+="|\sstyle="', page)
    for attributes, inside in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
        assert "application/json" in attributes or not inside
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy


def test_the_window_of_notes_is_known_by_its_hash_and_another_version_of_it_would_be_noticed():
    # The hash of "b", by `printf b | openssl dgst -sha256 -binary | base64`.
    known = slides.policy(r"x.document.write(`<style>a</style><script>\x62</script>`)")
    assert "script-src 'self' 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='" in known
    with pytest.raises(ValueError, match="no window"):
        slides.policy("nothing")


def test_a_picture_for_other_programs_needs_nothing_else_and_has_its_sentence(figure, tmp_path):
    made = slides.write_pictures(figure, tmp_path)
    explorer = hundred_days_explorer()
    assert [one.preset for one in made] == ["", *explorer.presets]
    for one in made:
        svg = (tmp_path / one.svg).read_text(encoding="utf-8")
        root = ElementTree.fromstring(svg)
        assert root.find("{http://www.w3.org/2000/svg}title").text == one.alt
        assert "var(--" not in svg
        assert re.findall(r"url\((?!#|data:)", svg) == []
        assert len(re.findall("@font-face", svg)) == 2
        with Image.open(tmp_path / one.png) as png:
            assert png.size == (2 * one.width, 2 * one.height)
    pressed = {name: explorer.buttons[name].click() or explorer.sentence for name in explorer.presets}
    assert {one.preset: one.alt for one in made[1:]} == pressed


def test_the_list_of_pictures_can_be_read_by_programs(figure, tmp_path, monkeypatch):
    class OneAfterTheOther:
        def __init__(self, *given, **more):
            self.map = map

        def __enter__(self):
            return self

        def __exit__(self, *error):
            pass

    (tmp_path / "reveal" / slides.NOTES).parent.mkdir(parents=True)
    (tmp_path / "reveal" / slides.NOTES).write_text("document.write(`<script>b</script>`)")
    monkeypatch.setattr(slides, "ProcessPoolExecutor", OneAfterTheOther)
    monkeypatch.setattr(slides.NpmPackage, "folder", lambda package, kept: tmp_path / "reveal")
    made = slides.make(tmp_path, LESSONS[:1])
    assert all(path.exists() for path in made)
    out = tmp_path / "slides"
    listed = json.loads((out / "pictures" / "pictures.json").read_text(encoding="utf-8"))
    assert {path.name for path in (out / "pictures").glob("*.svg")} == {one["svg"] for one in listed}
    assert {path.name for path in (out / "pictures").glob("*.png")} == {one["png"] for one in listed}
    page = html.unescape((out / "pictures" / "index.html").read_text(encoding="utf-8"))
    for one in listed:
        assert one["notebook"] == LESSONS[0].file
        assert one["alt"] in page
    assert (out / f"{LESSONS[0].file}.html").exists()
