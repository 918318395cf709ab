"""How an explorer is laid out in a page of any width: every explorer at once, in one page, and no notebook.

JupyterLab leaves its outputs 848 CSS pixels of a window of 1280 with its side bar open, 388 of one of 820 (640 with the
side bar closed), and 274 of one of 390.
"""

import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import weatherbits.live
from tests.browser.driver import browser_page
from tests.builders import NAMES, make
from weatherbits.pictures.style import LOOK

LIVE = Path(weatherbits.live.__file__).parent
WIDTHS = [1280, 820, 640, 390, 290]

PAGE = """<!doctype html>
<meta charset="utf-8"><title>Every explorer</title>
<style>{style} body {{ margin: 8px }}</style>
<script type="module">
import {{ mount }} from './live.js';
for (const [name, given] of Object.entries(await (await fetch('explorers.json')).json())) {{
  const section = document.createElement('section');
  section.id = name;
  document.body.append(section);
  mount(section, {{ ...given, send() {{}} }});
}}
document.body.dataset.isReady = true;
</script>
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said):
        pass


@pytest.fixture(scope="module")
def shapes() -> dict[str, dict]:
    """Return what a page is told of each explorer."""
    told = {}
    for name in NAMES:
        explorer = make(name, is_trained=False)
        told[name] = {
            "shape": explorer.shape(),
            "frame": explorer.frame(),
            "picture": {
                "still": explorer.picture.still,
                "defined": "".join(explorer.picture.defined.values()),
            },
        }
    return told


@pytest.fixture(scope="module")
def page(shapes, tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    style = LOOK.css + (LIVE / "live.css").read_text(encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(style=style), encoding="utf-8")
    (folder / "live.js").write_text((LIVE / "live.js").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "explorers.json").write_text(json.dumps(shapes), encoding="utf-8")
    handler = functools.partial(Quiet, directory=str(folder))
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        browser_page(tmp_path_factory.mktemp("profile")) as page,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_selector("body[data-is-ready]")
        assert page.evaluate("document.fonts.ready.then(fonts => fonts.size)") == 2
        yield page
        server.shutdown()


@pytest.fixture(params=WIDTHS)
def at_width(request, page):
    """Return the page, at one width after the other."""
    page.set_viewport_size({"width": request.param, "height": 900})
    page.wait_for_timeout(200)
    assert page.complaints == []
    return page


def found(page, look: str) -> dict[str, list]:
    """Look at each explorer with a function of JavaScript; return what it found, by explorer, where it found any."""
    looks = f"Object.fromEntries(Array.from(document.querySelectorAll('section'), s => [s.id, ({look})(s)]))"
    return {name: findings for name, findings in page.evaluate(looks).items() if findings}


def test_the_page_need_not_be_moved_aside(at_width):
    assert at_width.evaluate("document.documentElement.scrollWidth") <= at_width.viewport_size["width"]
    beyond = """section => {
        const { left, right } = section.getBoundingClientRect();
        return Array.from(section.querySelectorAll('.live > *, .live-control *, .live-button')).filter(part => {
            const box = part.getBoundingClientRect();
            return box.width && (box.right > right + 1 || box.left < left - 5);
        }).map(part => part.outerHTML.slice(0, 80));
    }"""
    assert found(at_width, beyond) == {}


def test_all_text_in_a_picture_has_at_least_nine_pixels(at_width):
    small = """section => {
        const svg = section.querySelector('.live-picture svg');
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return Array.from(svg.querySelectorAll('text'))
            .map(text => [text.textContent, scale * parseFloat(getComputedStyle(text).fontSize)])
            .filter(([, size]) => size < 9);
    }"""
    assert found(at_width, small) == {}


def test_a_slider_stands_between_its_name_and_its_number(at_width):
    torn = """section => Array.from(section.querySelectorAll('.live-slider')).filter(slider => {
        const [name, range, number] = ['label', '.live-range', '.live-number']
            .map(part => slider.querySelector(part).getBoundingClientRect());
        const middle = box => (box.top + box.bottom) / 2;
        return Math.abs(middle(name) - middle(range)) > 4 || Math.abs(middle(number) - middle(range)) > 4
            || name.right > range.left || range.right > number.left || range.width < 45;
    }).map(slider => slider.textContent)"""
    assert found(at_width, torn) == {}


def test_sliders_of_one_row_stay_together(at_width, shapes):
    places = found(
        at_width,
        """section => Array.from(section.querySelectorAll('.live-control'), control => {
            const { left, right, top, bottom } = control.getBoundingClientRect();
            return [control.querySelector('label, button').textContent, left, right, top, bottom];
        })""",
    )
    for name, told in shapes.items():
        controls = told["shape"]["controls"]
        boxes = {label: box for label, *box in places.get(name, [])}
        for row in told["shape"]["rows"]:
            kinds = [controls.get(field, {}).get("kind") for field in row]
            for field, after, *pair in zip(row, row[1:], kinds, kinds[1:], strict=False):
                if pair == ["slider", "slider"] and set(kinds) != {"slider"}:
                    first, second = (boxes[controls[one]["label"]] for one in (field, after))
                    beside = first[2] == second[2] and 0 < second[0] - first[1] < 40
                    under = first[:2] == second[:2] and 0 <= second[2] - first[3] < 12
                    assert beside or under, (name, field, after)


def test_what_sets_a_state_stands_with_reset_and_apart_from_what_goes_on(at_width, shapes):
    groups = found(
        at_width,
        """section => Array.from(section.querySelectorAll(':has(> .live-button:not(.live-switch))'), group => {
            const buttons = Array.from(group.querySelectorAll('button'));
            const tops = buttons.map(button => button.getBoundingClientRect().top);
            return [buttons.map(button => button.textContent), Math.min(...tops), Math.max(...tops)];
        })""",
    )
    for name, told in shapes.items():
        buttons = told["shape"]["buttons"]
        starts = [label for _, label, kind in buttons if kind in ("preset", "reset")]
        steps = [label for _, label, kind in buttons if kind in ("action", "run", "stop")]
        if not any(kind == "preset" for *_, kind in buttons):
            starts, steps = [], steps + starts
        labels, first, last = zip(*groups[name], strict=True)
        assert list(labels) == [group for group in (starts, steps) if group], name
        if len(labels) == 2:
            is_one_line = first[0] == last[0] == first[1] == last[1]
            assert is_one_line or last[0] < first[1], name


def test_where_a_picture_goes_on_its_edge_says_so_and_keys_move_it(page):
    page.set_viewport_size({"width": 390, "height": 900})
    pan = page.locator("#coin_weather_explorer .live-pan")
    picture = pan.locator(".live-picture")

    def edges() -> list[bool]:
        page.wait_for_timeout(300)
        shown = "pan => ['::before', '::after'].map(edge => getComputedStyle(pan, edge).display !== 'none')"
        return pan.evaluate(shown)

    assert edges() == [False, True], "it starts at its left end"
    picture.focus()
    page.keyboard.press("ArrowRight")
    assert edges() == [True, True]
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    assert edges() == [True, False]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert edges() == [False, False]
    assert picture.get_attribute("tabindex") is None
