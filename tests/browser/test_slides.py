"""The decks in a browser: nothing runs over an edge, pictures move under the hand, and nothing comes from elsewhere."""

import pytest

from tests.browser.driver import NO_OTHER_HOST, browser_page, served
from tools.teachers import slides
from weatherbits.lessons.contents import LESSONS

DECKS = [lesson.file for lesson in LESSONS[:2]]

# How far the words of a slide reach, its picture and what moves it, with all that is shown later: in pixels of a
# slide, from its upper left corner.
REACH = """() => {
    const slide = Reveal.getCurrentSlide();
    for (const later of slide.querySelectorAll('.fragment')) later.classList.add('visible');
    const { left, top, width } = slide.getBoundingClientRect();
    const reach = [0, 0];
    for (const element of slide.querySelectorAll('.slide *')) {
        if (element.closest('aside, script, .live-picture svg')) continue;
        const box = element.getBoundingClientRect();
        if (!box.width || !box.height) continue;
        reach[0] = Math.max(reach[0], (box.right - left) * 1280 / width);
        reach[1] = Math.max(reach[1], (box.bottom - top) * 1280 / width);
    }
    return reach;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("for-teachers")
    slides.make(folder, LESSONS[:2])
    return folder / "slides"


@pytest.fixture(scope="module")
def address(folder):
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browser_page(
        tmp_path_factory.mktemp("profile"), width=1280, height=720, flags=NO_OTHER_HOST
    ) as page:
        yield page


def open_deck(page, address: str, name: str, place: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{address}/{name}.html{place}")
    page.wait_for_function("() => document.documentElement.dataset.isReady && Reveal.isReady()")


def kind(page) -> str:
    return page.evaluate("Reveal.getCurrentSlide().className.split(' ')[0]")


def place(page) -> int:
    return page.evaluate("Reveal.getSlidePastCount()")


def go_to_picture(page) -> None:
    """Go to the first slide with a picture."""
    page.evaluate(
        """() => {
            const { h, v } = Reveal.getIndices(document.querySelector('section.picture'));
            Reveal.slide(h, v);
        }"""
    )


def sentence(page) -> str:
    return page.locator(".present.picture .live-sentence").text_content()


def wait_until_it_says_other_than(page, before: str) -> None:
    page.wait_for_function(
        "before => document.querySelector('.present.picture .live-sentence').textContent !== before",
        arg=before,
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("name", DECKS)
def test_no_slide_holds_more_than_it_shows_and_nothing_comes_from_elsewhere(
    page, address, name, width, height
):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": height})
    open_deck(page, address, name)
    number = page.evaluate("Reveal.getTotalSlides()")
    assert number > 10
    pictures = 0
    for _ in range(number):
        presets = page.locator("section.present.picture .live-group:first-child button")
        for press in [lambda: None, *(presets.nth(i).click for i in range(presets.count()))]:
            press()
            right, bottom = page.evaluate(REACH)
            where = page.evaluate("Reveal.getCurrentSlide().innerText")
            assert right <= 1280 - 30, where
            assert bottom <= 720 - 30, where
        pictures += presets.count() > 0
        page.evaluate("document.activeElement.blur()")
        turned = place(page)
        for _ in range(5):  # what is shown later comes first
            page.keyboard.press("ArrowRight")
            if place(page) > turned:
                break
    assert place(page) == number - 1
    assert pictures == page.evaluate("document.querySelectorAll('.explorer').length") > 0
    assert page.complaints == []
    assert [url for url in asked if not url.startswith((address, "data:", "about:"))] == []
    page.set_viewport_size({"width": 1280, "height": 720})


def test_arrows_move_a_slider_while_it_has_the_focus_and_else_turn_slides(page, address):
    open_deck(page, address, DECKS[0])
    go_to_picture(page)
    here, before = place(page), sentence(page)
    page.locator(".present.picture .live-range").focus()
    page.keyboard.press("ArrowRight")
    wait_until_it_says_other_than(page, before)
    assert place(page) == here
    page.keyboard.press("Escape")
    assert not page.evaluate("Reveal.isOverview()")
    page.keyboard.press("ArrowRight")
    assert place(page) == here + 1


def test_a_button_is_pressed_by_mouse_and_keys_and_the_arrows_still_turn_slides(page, address):
    open_deck(page, address, DECKS[1])
    go_to_picture(page)
    here = place(page)
    buttons = page.locator(".present.picture .live-group").first.locator("button")
    for press in (buttons.nth(2).click, lambda: (buttons.nth(0).focus(), page.keyboard.press("Space"))):
        before = sentence(page)
        press()
        wait_until_it_says_other_than(page, before)
    assert place(page) == here
    page.keyboard.press("ArrowRight")
    assert place(page) == here + 1


def test_the_window_of_notes_shows_them_beside_this_slide_and_the_next(page, address):
    open_deck(page, address, DECKS[1], "#/unequal")
    heard = []
    page.context.on("console", lambda message: heard.append(message.text))
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value
    notes.wait_for_function(
        "() => document.querySelector('.speaker-controls-notes .value')?.innerText.includes('desert-rain-bits')"
    )
    assert notes.evaluate("document.styleSheets.length") == 1
    assert len(notes.frames) == 3
    current = notes.frames[1]
    current.wait_for_function(
        "() => document.querySelector('section.present section.present')?.id === 'unequal'"
    )
    notes.close()
    assert heard == []


def test_a_deck_follows_the_theme(page, address):
    open_deck(page, address, DECKS[0])
    papers = set()
    for _ in range(2):
        page.keyboard.press("t")
        papers.add(
            page.evaluate("getComputedStyle(document.querySelector('.reveal-viewport')).backgroundColor")
        )
    assert len(papers) == 2


def test_straight_from_the_disk_slides_turn_and_pictures_stand_still(page, folder):
    page.goto((folder / f"{DECKS[0]}.html").as_uri())
    page.wait_for_function("() => Reveal.isReady()")
    page.keyboard.press("ArrowRight")
    assert place(page) == 1
    go_to_picture(page)
    picture = page.locator(".present.picture .still svg").bounding_box()
    assert picture["width"] > 700
    assert picture["height"] > 300
    family = page.evaluate("getComputedStyle(document.querySelector('.present.picture h2')).fontFamily")
    assert "Weatherbits Sans" in family, "the style is there"
    page.complaints.clear()  # it says that it could not load what moves the pictures
