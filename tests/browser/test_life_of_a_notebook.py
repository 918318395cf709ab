"""What happens to a notebook between the first cell and the next morning: saved, opened anew, restarted, run again."""

import re
import shutil

import nbformat
import pytest

from tests.browser.driver import (
    ask_kernel,
    browser_page,
    jupyter_lab,
    open_notebook,
    run_all,
    wait_until_idle,
    wait_until_ready,
)
from tools.store_notebooks import NOTEBOOKS
from weatherbits.teaching import kept

WAIT = 60_000
LIVE = ".live:has(.live-picture)"
COIN_WEATHER = "from weatherbits.lessons.coin_weather import coin_weather_explorer\ncoin_weather_explorer()"
HUNDRED_DAYS = "from weatherbits.lessons.start_here import hundred_days_explorer\nhundred_days_explorer()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    shutil.copy(NOTEBOOKS / "01_coin_weather.ipynb", folder)
    return folder


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    with jupyter_lab(folder, tmp_path_factory.mktemp("settings")) as address:
        yield address


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browser_page(tmp_path_factory.mktemp("profile"), touch=True) as page:
        yield page


@pytest.fixture
def show(lab, folder, page):
    """Return what opens a notebook of some cells, runs it, and gives its first explorer."""

    def run(*sources: str):
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        code = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(
            nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel}), folder / "try.ipynb"
        )
        open_notebook(page, lab, "try.ipynb")
        run_all(page)
        page.locator(LIVE).first.wait_for(timeout=WAIT)
        return page.locator(LIVE).first

    return run


def says(explorer, text: str) -> None:
    explorer.locator(".live-sentence", has_text=text).wait_for(timeout=WAIT)


def type_number(page, explorer, text: str) -> None:
    explorer.locator(".live-number").first.click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_half_run_notebook_is_live_again_after_the_page_was_loaded_anew(lab, page):
    open_notebook(page, lab, "01_coin_weather.ipynb")
    page.evaluate(
        """async () => {
            const { content } = jupyterapp.shell.currentWidget;
            const cells = content.widgets.map(cell => cell.model.id);
            content.activeCellIndex = cells.indexOf('two-towns-explorer') + 1;
            await jupyterapp.commands.execute('notebook:run-all-above');
        }"""
    )
    wait_until_idle(page)
    page.locator(LIVE).nth(2).wait_for(timeout=WAIT)
    before = page.locator(LIVE).count()
    assert before == 3
    page.locator(LIVE).nth(2).get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    said = page.locator(LIVE).nth(2).locator(".live-sentence").text_content()
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1000)
    address = page.url.split("?")[0] + "?" + lab.split("?")[1]
    page.goto(address)  # as F5 does: the kernel lives on
    wait_until_ready(page)
    page.locator(LIVE).nth(2).wait_for(timeout=WAIT)
    assert page.locator(LIVE).count() == before
    explorer = page.locator(LIVE).nth(2)
    assert explorer.locator(".live-sentence").text_content() == said, "it is where it was left"
    explorer.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "([sentence, before]) => sentence.textContent !== before",
        arg=[explorer.locator(".live-sentence").element_handle(), said],
        timeout=WAIT,
    )
    stills = page.locator(".live-still > figure")
    assert [stills.nth(i).is_visible() for i in range(4)] == [False, False, False, True], (
        "the others still show theirs"
    )
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")


def test_a_number_can_be_typed_however_often_the_cell_was_run_and_nonsense_is_refused(page, show):
    show(HUNDRED_DAYS)
    run_all(page)
    page.wait_for_timeout(500)
    explorer = page.locator(LIVE)
    assert explorer.count() == 1
    type_number(page, explorer, "1/2")
    says(explorer, "The chance of rain is 50%")
    type_number(page, explorer, "lots")
    says(explorer, "“lots”")
    assert explorer.locator(".live-number").input_value() == "0.50"
    assert "50 rainy days" in explorer.locator("svg").text_content()


def test_a_slider_whose_kernel_was_restarted_says_that_nobody_listens(page, show):
    explorer = show(HUNDRED_DAYS)
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_timeout(1500)
    explorer.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    explorer.locator(".live-note", has_text="run this cell again").wait_for(timeout=10_000)
    wait_until_ready(page)
    run_all(page)
    page.wait_for_timeout(300)
    explorer = page.locator(LIVE)
    assert explorer.locator(".live-note").text_content() == ""
    type_number(page, explorer, "0.25")
    says(explorer, "you expect 25 to be rainy")


def test_a_cell_that_is_run_again_and_again_lets_go_of_what_it_showed(page, show):
    show(COIN_WEATHER)
    memory = "(__import__('gc').collect(), __import__('psutil').Process().memory_info().rss)[1]"
    widgets = "len(__import__('ipywidgets').widgets.widget._instances)"
    for _ in range(15):  # by then Python's own stores are as full as they get
        run_all(page)
    before, n_before = int(ask_kernel(page, memory)), ask_kernel(page, widgets)
    for _ in range(20):
        run_all(page)
    grown = (int(ask_kernel(page, memory)) - before) / 2**20 / 20
    assert ask_kernel(page, widgets) == n_before, "no widget is left behind"
    assert grown < 1, f"{grown:.2f} MiB a run"
    assert page.locator(LIVE).count() == 1


PAYLOADS = [
    "<img src=x onerror=\"window.hacked='img'\">",
    '"><svg onload="window.hacked=\'svg\'">',
    "</text><script>window.hacked='script'</script>",
    "&amp;<b>",
    "עברית مرحبا ☔🌦️",
]


def test_what_is_typed_is_text_in_the_picture_the_sentence_and_the_name(page, show):
    explorer = show("from weatherbits.lessons.coin_weather import message_explorer\nmessage_explorer()")
    field = explorer.locator(".live-text")
    most = int(field.get_attribute("maxlength"))
    for payload in PAYLOADS:
        field.fill(payload)
        page.keyboard.press("Enter")
        says(explorer, payload[:10])
        assert page.evaluate("window.hacked") is None
        assert explorer.locator("img, script, svg svg, b").count() == 0
        assert field.input_value() == payload[:most]
        assert payload[:10] in explorer.locator("svg").get_attribute("aria-label")
    field.fill("long " * 100)
    page.wait_for_timeout(150)
    assert explorer.evaluate("e => e.scrollWidth <= e.clientWidth + 1"), "nothing sticks out"
    assert "could not be drawn" not in explorer.locator(".live-sentence").text_content()


def test_a_run_shows_a_sign_at_once(page, show):
    source = "from weatherbits.lessons.coin_weather import day_by_day_explorer\nday_by_day_explorer()"
    explorer = show(source)
    shown = explorer.evaluate(
        """explorer => {
            const button = [...explorer.querySelectorAll('button')].find(b => b.textContent === 'Play');
            button.click();
            return [explorer.querySelector('.live-busy').textContent, button.disabled];
        }"""
    )
    assert shown == ["Working", True], "before the kernel has heard of it"
    explorer.get_by_role("button", name="Stop").click()
    page.wait_for_function("!document.querySelector('.live-busy').textContent", timeout=WAIT)


def test_it_can_be_used_by_touch(page, show):
    explorer = show(COIN_WEATHER)
    for target in explorer.locator("button, input").all():
        assert target.bounding_box()["height"] >= 24
    explorer.get_by_role("button", name="Desert").tap()
    says(explorer, "Every day brings sun")
    box = explorer.get_by_role("slider").bounding_box()
    touches = page.context.new_cdp_session(page)
    y = box["y"] + box["height"] / 2

    def touch(kind, *x):
        points = [{"x": box["x"] + share * box["width"], "y": y} for share in x]
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0.02)
    for step in range(1, 11):
        touch("touchMove", 0.02 + step * 0.048)
        page.wait_for_timeout(30)
    touch("touchEnd")
    says(explorer, "The chance of rain is 5")
    touches.detach()


def press_by_touch(explorer, name: str) -> None:
    explorer.get_by_role("button", name=name, exact=True).tap()


def press_by_keyboard(page, explorer, name: str) -> None:
    explorer.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


@pytest.fixture
def game(show, folder):
    """Open the game of notebook 5 where nobody has played before."""
    source = "from weatherbits.lessons.forecasts import game_explorer\ngame_explorer()"

    def begin():
        (folder / kept.FILE).unlink(missing_ok=True)
        explorer = show(source)
        says(explorer, "Will it rain on 24 July 2015?")
        return explorer

    yield begin
    (folder / kept.FILE).unlink(missing_ok=True)


def test_the_game_is_played_by_touch(page, game):
    explorer = game()
    press_by_touch(explorer, "Ask the ensemble")
    says(explorer, "The ensemble: of the ten most similar days,")
    box = explorer.get_by_role("slider").bounding_box()
    page.touchscreen.tap(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
    explorer.locator(".live-sentence", has_text=re.compile(r"Your chance of rain is (8|9)\d%")).wait_for(
        timeout=WAIT
    )
    press_by_touch(explorer, "State it")
    says(explorer, "24 July 2015 was wet, 0.3 mm.")
    says(explorer, "Best after 1 day:")
    assert explorer.get_by_role("slider").is_disabled(), "a chance is stated once"
    press_by_touch(explorer, "Next day")
    says(explorer, "Your chance of rain is 50%. Press State it.")


def test_the_game_is_played_by_keyboard_left_and_resumed_after_a_restart(page, game, lab):
    explorer = game()
    explorer.get_by_role("slider").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    says(explorer, "Your chance of rain is 53%.")
    press_by_keyboard(page, explorer, "State it")
    says(explorer, "You stated 53%")
    press_by_keyboard(page, explorer, "Next day")
    says(explorer, "Will it rain on 2 June 2015?")
    type_number(page, explorer, "0.9")
    says(explorer, "Your chance of rain is 90%.")
    press_by_keyboard(page, explorer, "State it")
    says(explorer, "Best after 2 days:")
    said = explorer.locator(".live-sentence").text_content()
    assert "You stated 90%" in said

    # Left: saved, the kernel ends, and the next morning the page is opened anew.
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.wait_for_timeout(500)
    open_notebook(page, lab, "try.ipynb")
    assert page.locator(LIVE).count() == 0, "nobody has run it yet"
    run_all(page)
    page.locator(LIVE).wait_for(timeout=WAIT)
    explorer = page.locator(LIVE)
    says(explorer, "Best after 2 days:")
    assert explorer.locator(".live-sentence").text_content() == said, "it is where it was left"
    press_by_keyboard(page, explorer, "Next day")
    says(explorer, "Your chance of rain is 50%. Press State it.")
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    wait_until_ready(page)
    run_all(page)
    says(page.locator(LIVE), "Best after 2 days:")

    # Start again asks once more, and then the first day is asked about.
    press_by_keyboard(page, page.locator(LIVE), "Start again")
    says(page.locator(LIVE), "This deletes the chances that you stated for 2 days.")
    press_by_keyboard(page, page.locator(LIVE), "Start again")
    says(page.locator(LIVE), "Will it rain on 24 July 2015?")


def luminance_of(page, explorer, selector: str) -> float:
    rgb = explorer.locator(selector).first.evaluate(
        "e => getComputedStyle(e).fill.match(/\\d+/g).map(Number)"
    )
    return sum(rgb) / 3


def test_in_a_dark_theme_pictures_are_dark_and_on_paper_they_are_light(page, show):
    explorer = show(COIN_WEATHER)
    paper, ink = "svg > g:nth-of-type(1) > path", "svg text"
    assert luminance_of(page, explorer, paper) > 250
    page.evaluate("jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'false'", timeout=WAIT)
    assert luminance_of(page, explorer, paper) < 40
    assert luminance_of(page, explorer, ink) > 200
    page.emulate_media(media="print")
    assert luminance_of(page, explorer, paper) > 250
    assert luminance_of(page, explorer, ink) < 60
    page.emulate_media(media="screen")
    page.evaluate("jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Light'})")
    page.wait_for_function("document.body.dataset.jpThemeLight === 'true'", timeout=WAIT)


@pytest.mark.parametrize("width", [390, 820])
def test_on_a_narrow_page_nothing_but_the_picture_itself_can_be_moved_aside(page, show, width):
    explorer = show(COIN_WEATHER)
    page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    page.set_viewport_size({"width": width, "height": 844})
    page.wait_for_timeout(500)
    assert explorer.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    picture = explorer.locator(".live-picture")
    is_cut = picture.evaluate("e => e.scrollWidth > e.clientWidth + 1")
    assert (picture.get_attribute("tabindex") == "0") == is_cut
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")


def test_guesses_choices_and_answers_are_there_again_after_the_kernel_was_restarted(page, show, folder):
    (folder / kept.FILE).unlink(missing_ok=True)
    cells = [
        "from weatherbits.lessons.coin_weather import news_explorer\n"
        "from weatherbits.teaching import ask, check, predict, reveal",
        'predict("bits-of-sun")',
        'news_explorer(prediction="bits-of-sun")',
        'ask("rare-rain")',
        'check("rain-bits", 8)',
    ]
    show(*cells)
    form = page.locator(".live-form").first
    form.locator("input").fill("0,7")
    form.locator("input").press("Enter")
    says(form, "Kept: 0.7 bits")
    asked = page.locator(".live-asked")
    asked.get_by_role("button", name="News of rain tells less").click()
    says(asked, "Not yet.")
    says(page.locator(LIVE), "You guessed 0.7 bits")
    assert '"rain-bits": 8.0' in (folder / kept.FILE).read_text(encoding="utf-8")

    cells[-1] = 'check("rain-bits", None)'
    show(*cells)  # opened anew, with a kernel of its own
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    wait_until_ready(page)
    run_all(page)
    says(page.locator(".live-form").first, "Kept: 0.7 bits")
    says(page.locator(LIVE), "You guessed 0.7 bits")
    says(page.locator(".live-asked"), "Not yet.")
    pressed = page.locator('.live-asked [aria-pressed="true"]')
    assert "News of rain tells less" in pressed.text_content()
    page.locator(".jp-OutputArea", has_text="Your answer from before was 8. Not yet.").first.wait_for(
        timeout=WAIT
    )
    (folder / kept.FILE).unlink()
