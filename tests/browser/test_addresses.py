"""A link opens an explorer in a given state: what stands in its address is read like what is typed, never as markup."""

import nbformat
import pytest

from tests.browser.driver import WAIT, jupyter_lab, run_all, wait_until_ready

CELLS = {
    "hundred": "from weatherbits.lessons.start_here import hundred_days_explorer\nhundred_days_explorer()",
    "other": "hundred_days_explorer()",
}
LIVE = ".live:has(.live-picture)"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source, id=name) for name, source in CELLS.items()],
        metadata={"kernelspec": kernel},
    )
    nbformat.write(notebook, folder / "linked.ipynb")
    with jupyter_lab(folder, tmp_path_factory.mktemp("settings")) as address:
        yield address


def says(page, place: int, text: str) -> None:
    """Wait until the sentence of an explorer says a text."""
    sentence = page.locator(LIVE).nth(place).locator(".live-sentence")
    page.wait_for_function(
        "([sentence, text]) => sentence.textContent.includes(text)",
        arg=[sentence.element_handle(), text],
        timeout=WAIT,
    )


@pytest.mark.parametrize(
    ("tail", "number", "sentence"),
    [
        ("p_rain=0.4", "0.40", "40"),
        ("p_rain=1/4", "0.25", "25"),
        ("p_rain=nonsense", None, "nonsense"),
        ("p_rain=17", None, "17"),
        ("p_rain=%3Cimg%20src=x%20onerror=%22window.bad=1%22%3E&__proto__=1&do=press", None, "<img src=x"),
    ],
)
def test_a_link_opens_its_explorer_and_no_other_in_the_state_that_it_names(lab, page, tail, number, sentence):
    page.complaints.clear()
    address, token = lab.split("?")
    page.goto("about:blank")
    page.goto(f"{address}/tree/linked.ipynb?{token}#hundred?{tail}")
    wait_until_ready(page)
    run_all(page)
    page.locator(LIVE).nth(1).wait_for(timeout=WAIT)
    says(page, 0, sentence)
    shown = [page.locator(LIVE).nth(place).locator(".live-number").input_value() for place in (0, 1)]
    assert number in (None, shown[0])
    assert shown[1] != number
    assert page.locator(".live img").count() == 0
    assert page.evaluate("window.bad") is None
    assert page.complaints == []


def test_a_cell_that_is_run_again_begins_where_it_always_does(lab, page):
    address, token = lab.split("?")
    page.goto("about:blank")
    page.goto(f"{address}/tree/linked.ipynb?{token}#hundred?p_rain=0.9")
    wait_until_ready(page)
    run_all(page)
    says(page, 0, "90")
    run_all(page)
    page.locator(LIVE).nth(1).wait_for(timeout=WAIT)
    page.wait_for_function(
        """() => {
            const [one, other] = Array.from(document.querySelectorAll('.live-number'), field => field.value);
            return one === other;
        }""",
        timeout=WAIT,
    )
