"""Make pages that print well: Markdown to HTML, templates filled in, and PDF by way of Chromium."""

import html
import re
from functools import cache
from pathlib import Path

import jinja2
import mistune
from markupsafe import Markup
from mistune.plugins.math import math

from weatherbits.pictures.style import LOOK

from . import words_en as words

FOLDER = Path(__file__).parent / "pages"

# How high what stands on one page can be: the paper, less its margins of 16 mm above and below, and a hair.
SHEET = {"A4": "264.5mm", "Letter": "246.9mm"}

_SIGNS = {
    "cdot": "·", "times": "×", "approx": "≈", "mid": "|", "Vert": "‖", "|": "‖", "sum": "∑", "infty": "∞", "ell": "ℓ",
    "le": "≤", "ge": "≥", "ne": "≠", "to": "→", ",": " ", ";": " ", "!": "", "{": "{", "}": "}", "%": "%",
}  # fmt: skip


def formula(latex: str) -> str:
    """Return a short formula as HTML that needs nothing else to be read.

    Examples
    --------
    >>> formula(r"-\\ln q = 0.5"), formula(r"\\log_2 \\frac{1}{p}"), formula(r"H(\\text{animal} \\mid \\text{face})")
    ('−ln <i>q</i> = 0.5', 'log<sub>2</sub> 1/<i>p</i>', '<i>H</i>(animal | face)')
    """
    kept: list[str] = []

    def keep(piece: str) -> str:
        kept.append(piece)
        return f"\0{len(kept) - 1}\0"

    text = re.sub(r"\\[td]?frac\s*(\{[^{}]*\}|\w)\s*(\{[^{}]*\}|\w)", r"\1/\2", latex)
    text = re.sub(r"\\(?:text|mathrm)\{([^{}]*)\}", lambda found: keep(html.escape(found[1])), text)
    text = re.sub(r"\\hat\s*\{?(\w)\}?", lambda found: keep(f"<i>{found[1]}\u0302</i>"), text)
    text = re.sub(r"\\([a-zA-Z]+|.)", lambda found: keep(_SIGNS.get(found[1], found[1])), text)
    text = html.escape(text.replace("-", "−"), quote=False)
    text = re.sub(r"_(\{[^{}]*\}|\w)", lambda found: f"<sub>{found[1].strip('{}')}</sub>", text)
    text = re.sub(r"\^(\{[^{}]*\}|\w)", lambda found: f"<sup>{found[1].strip('{}')}</sup>", text)
    text = re.sub(r"(?<![\w<\0&/])([a-zA-Z])(?![\w>;\0])", r"<i>\1</i>", text)
    text = re.sub(r"[{}]", "", text)
    text = re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], text)
    return " ".join(text.split())


class _Plain(mistune.HTMLRenderer):
    """No links, which would lead nowhere on paper, and formulas as plain HTML."""

    def link(self, text, url, title=None):
        return text

    def inline_math(self, text):
        return formula(text)

    def block_math(self, text):
        return f"<p>{formula(text)}</p>\n"


_markdown = mistune.Markdown(_Plain(escape=True), plugins=[math])


def from_markdown(text: str) -> Markup:
    """Return Markdown as HTML."""
    return Markup(_markdown(text).strip())


def inline(text: str) -> Markup:
    """Return a sentence in Markdown as HTML, without a paragraph around it."""
    return Markup(re.sub(r"^<p>(.*)</p>$", r"\1", str(from_markdown(text)), flags=re.DOTALL))


@cache
def _style() -> str:
    return (FOLDER / "print.css").read_text(encoding="utf-8") + LOOK.faces()


def environment(folder: Path) -> jinja2.Environment:
    """Return what fills in the templates of a folder."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"markdown": from_markdown, "inline": inline}
    return made


def page(template: str, *, paper: str = "A4", **given) -> str:
    """Return a template filled in, as a page that needs no other file."""
    style = Markup(_style().replace("PAPER", paper).replace("SHEET", SHEET[paper]))
    filled = environment(FOLDER).get_template(template)
    return filled.render(words=words, style=style, paper=paper, **given)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def print_to_pdf(paths: list[Path]) -> list[Path]:
    """Print pages to PDF beside them, with Chromium; where there is none, print nothing."""
    from playwright.sync_api import sync_playwright

    from tests.browser.driver import CHROMIUM_FLAGS, find_chromium

    chromium = find_chromium()
    if chromium is None:
        return []
    printed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        sheet = browser.new_page()
        for path in paths:
            sheet.goto(path.resolve().as_uri())
            sheet.evaluate("document.fonts.ready")
            sheet.pdf(path=path.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True)
            printed.append(path.with_suffix(".pdf"))
        browser.close()
    return printed
