"""Make the pages of the site: one for each notebook, a front page, and what all of them share."""

import json
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import weatherbits.live
from tools.set_repository import UNKNOWN, address_of, in_binder
from tools.site import words_en as say
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS, table
from weatherbits.pictures.style import LOOK
from weatherbits.server import compute_with_one_thread

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LIVE = Path(weatherbits.live.__file__).parent
FILES = [*(lesson.file for lesson in LESSONS), "glossary"]
REPORT = "explorers.json"  # how far each explorer moves, for who wants to know
ON_FRONT = "CoinWeather"  # the state of the picture that the README shows as well

# Nothing from anywhere else, and no script or style that stands in a page itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def build(out: Path, *, has_lite: bool, files: list[str] | None = None) -> list[dict[str, Any]]:
    """Make all pages in a folder, which is made anew; return what each explorer of theirs is given.

    ``has_lite`` says that the live notebooks stand in the folder ``lab`` beside the pages.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    files = files or FILES
    # The longest first, two at a time: the machines that build sites have two cores.
    jobs = sorted(files, key=lambda file: -(NOTEBOOKS / f"{file}.ipynb").stat().st_size)
    compute_with_one_thread()  # each of the two
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        reports = list(pool.map(_build_page, jobs, [out] * len(jobs), [has_lite] * len(jobs)))
    report = sorted((line for lines in reports for line in lines), key=lambda line: line["page"])
    write_assets(out)
    _write_front(out, report, has_lite)
    _write_json(out / REPORT, report)
    return report


def _build_page(file: str, out: Path, has_lite: bool) -> list[dict[str, Any]]:
    from tools.site import pages  # here, as what it imports takes its time, and only the workers need it

    twin = f"lab/index.html?path={file}.ipynb" if has_lite else ""
    page = pages.make_page(NOTEBOOKS / f"{file}.ipynb", twin)
    write_tables(page, out)
    report = []
    for figure in page.figures:
        table = figure.table
        report.append(
            {
                "page": file,
                "id": figure.id,
                "explorer": type(table.states[0]).__name__,
                "states": len(table.states),
                "main": table.main,
                "moved": {name: len(values) for name, values in table.axes.items()},
                "thinned": table.thinned,
                "needs_python": table.needs_python,
                "only_live": [label for labels in table.only_live for label in labels],
            }
        )
    _write(
        out / f"{file}.html",
        "page.html.j2",
        title=page.title,
        body=page.body,
        twin=twin,
        binder=binder_link(f"notebooks/{file}.ipynb"),
        is_front=False,
        take_along="",
    )
    return report


def write_tables(page: Any, out: Path) -> None:
    """Write the tables of a page's explorers, and the pictures made of pixels that they refer to."""
    images: dict[str, str] = {}
    for figure in page.figures:
        images |= figure.packed.images
        path = out / figure.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(figure.packed.file)
    if images:
        _write_json(out / page.file / "images.json", images)


def binder_link(path: str) -> str:
    """Return where Binder opens a notebook; nothing as long as nobody knows the public address."""
    address = address_of(ROOT)
    return "" if address == UNKNOWN else in_binder(address, path)


def _write(path: Path, template: str, **values: Any) -> None:
    loader = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=False)
    text = loader.get_template(template).render(say=say, policy=POLICY, **values)
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_json(path: Path, told: Any) -> None:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")


def write_assets(out: Path) -> None:
    """Write what all pages share: their style, their scripts, their typeface."""
    from tools.site import pages

    for font in LOOK.web_fonts.values():
        shutil.copyfile(font, out / font.name)
    style = LOOK.faces(lambda font: font.name, "font-display:swap;")
    style += replace(LOOK, web_fonts={}).css + "\n"
    style += (LIVE / "live.css").read_text(encoding="utf-8") + (HERE / "site.css").read_text(encoding="utf-8")
    (out / "site.css").write_text(style, encoding="utf-8", newline="\n")
    for script in (LIVE / "live.js", HERE / "site.js", HERE / "theme.js"):
        shutil.copyfile(script, out / script.name)
    _write_json(out / "words.json", pages.words_of_pages())
    (out / ".nojekyll").touch()  # GitHub is to take the files as they are


def _write_front(out: Path, report: list[dict[str, Any]], has_lite: bool) -> None:
    """Write the front page: what the README says first, with its picture alive, and where to go on."""
    from tools.site import pages
    from tools.site.lite import TAKE_ALONG

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = next((_picture_of(out, line) for line in report if line["explorer"] == ON_FRONT), "")
    text = say.replaced(_front_text(readme), say.FRONT, "README.md")
    body = pages.text_of(text).replace("<p>PICTURE</p>", picture)
    _write(
        out / "index.html",
        "page.html.j2",
        title=_title_of(readme),
        body=body + pages.text_of(_contents()) + pages.answers_form(),
        twin="lab/index.html?path=00_start_here.ipynb" if has_lite else "",
        binder=binder_link("notebooks/00_start_here.ipynb"),
        is_front=True,
        take_along=TAKE_ALONG,
    )


def _contents() -> str:
    return f"<!-- contents -->\n{say.replaced(table(), say.TABLE, 'the contents')}\n<!-- end of contents -->"


def _picture_of(out: Path, line: dict[str, Any]) -> str:
    """Return an explorer as it stands in its page."""
    page = (out / f"{line['page']}.html").read_text(encoding="utf-8")
    section = re.findall(rf'<section class="explorer" id="{line["id"]}">.*?</section>\n', page, re.DOTALL)[0]
    return re.sub(r'<details class="told">.*?</details>', "", section, flags=re.DOTALL)


def _title_of(markdown: str) -> str:
    return re.findall(r"^# (.*)", markdown, re.MULTILINE)[0]


def _front_text(readme: str) -> str:
    """Return what the README says before its first heading, but for what to type in a terminal.

    Below the title and the line under it is where to start, and the picture.

    Examples
    --------
    >>> readme = "# A\\n\\n**B**\\n\\nText.\\n\\n<img src=a>\\n\\nTwo commands:\\n\\n```sh\\nmake lab\\n```\\n\\n## C"
    >>> _front_text(readme).replace(say.START, "START")
    '# A\\n\\n**B**\\n\\nSTART\\n\\nPICTURE\\n\\nText.'
    """
    text = readme.split("\n## ", 1)[0]
    text = re.sub(r"<!-- ([\w ]+) -->.*?<!-- end of \1 -->", "", text, flags=re.DOTALL)
    text = re.sub(r"<img.*?>", "PICTURE", text, flags=re.DOTALL)
    blocks = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
    is_code = [block.startswith("```") for block in [*blocks, ""]]
    told = [block for i, block in enumerate(blocks) if not is_code[i] and not is_code[i + 1]]
    title, claim, *others = [block for block in told if block != "PICTURE"]
    return "\n\n".join([title, claim, say.START, "PICTURE", *others])
