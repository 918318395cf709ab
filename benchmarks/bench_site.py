"""The site beside the live notebook, in one run: the same explorers, moved by the same keys.

    make bench-site                                             # all explorers
    python -m benchmarks.bench_site --only coin_weather         # one of them
    python -m benchmarks.bench_site --site FOLDER               # of a site that is built already

It tells how large each page is, with all that it loads; and of each explorer its states, the size of its table, and
the time from the key to the painted picture. A frame takes 16.7 ms, so about half of one goes by waiting for it.
"""

import argparse
import gzip
import json
import os
import random
import re
import tempfile
from pathlib import Path
from statistics import median

import nbformat

from benchmarks.bench_browser import PICTURE, a_stage, machine, p95, short, table
from benchmarks.stage import Stage
from tests.browser.driver import served
from tools.site.__main__ import kilobytes
from tools.site.build import NOTEBOOKS, REPORT, build

HERE = Path(__file__).parent
KEYS = 30
FRAME_MS = 1000 / 60


def makers() -> dict[tuple[str, str], str]:
    """Return the function that makes each explorer, by its notebook and the id of its cell."""
    return {
        (path.stem, cell.id): found[1]
        for path in NOTEBOOKS.glob("*.ipynb")
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "code" and (found := re.search(r"^(\w+_explorer)\(", cell.source, re.MULTILINE))
    }


def on_the_site(page, address: str, line: dict) -> dict:
    """Move an explorer on its page."""
    place = f"#{line['id']}"
    page.bring_to_front()  # in one behind, nothing is painted
    page.goto(f"{address}/{line['page']}.html")
    page.locator(place).scroll_into_view_if_needed()
    page.wait_for_selector(f"{place}[data-is-loaded]")
    if page.locator(
        f'{place} [id$="-{line["main"]}"]'
    ).first.is_disabled():  # a training has to be through first
        page.locator(f"{place} .live-button:not([disabled])").first.click()
    stage = Stage(page, False)
    with stage.watch(place, PICTURE, f'[id$="-{line["main"]}"]'):
        return stage.press_keys(KEYS)


def in_the_notebook(stage: Stage, name: str, main: str) -> dict:
    """Move the same explorer beside a kernel."""
    stage.page.bring_to_front()
    with stage.show(f"ours({name!r})", PICTURE, f'.live [id$="-{main}"]'):
        return stage.press_keys(KEYS)


def figures(line: dict, name: str, size: float, site: dict, live: dict) -> list[str]:
    ours, theirs = median(site["key_ms"]), median(live["key_ms"])
    return [
        f"{line['page'][:2]} {short(name)}",
        f"{line['states']}",
        f"{size:.0f}",
        f"{median(site['change_ms']):.1f}",
        f"{ours:.1f}",
        f"{p95(site['key_ms']):.1f}",
        f"{theirs:.1f}",
        f"{p95(live['key_ms']):.1f}",
        f"{ours / theirs:.2f}",
    ]


COLUMNS = [
    "explorer", "states", "kB gzipped", "site, ms: until the page has changed", "until painted: median", "p95",
    "notebook, ms: until painted: median", "p95", "site ÷ notebook",
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", metavar="NAME", help="only explorers with this in their names")
    parser.add_argument("--site", type=Path, help="a site that is built already")
    given = parser.parse_args()
    random.seed(1)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        site = given.site or folder / "site"
        if not given.site:
            build(site, has_lite=False)
        names = makers()
        lines = [
            line
            for line in json.loads((site / REPORT).read_text(encoding="utf-8"))
            if given.only in names[line["page"], line["id"]] and line["moved"].get(line["main"])
        ]
        rows = []
        with (
            served(site) as address,
            a_stage(folder / "stage", False, False) as stage,
        ):
            page = stage.page.context.new_page()
            page.add_init_script(path=HERE / "watch.js")
            for line in lines:
                maker = names[line["page"], line["id"]]
                size = len(gzip.compress((site / line["page"] / f"{line['id']}.json").read_bytes())) / 1000
                shown = on_the_site(page, address, line)
                rows.append(figures(line, maker, size, shown, in_the_notebook(stage, maker, line["main"])))
        sizes = [[page.stem, str(kilobytes(page))] for page in sorted(site.glob("*.html"))]
    print(f"{machine()}; load {load:.1f} before and {os.getloadavg()[0]:.1f} after the run.\n")
    print("\n".join([*table(["page", "kB gzipped, with all that it loads"], sizes), ""]))
    print("\n".join(table(COLUMNS, rows)))


if __name__ == "__main__":
    main()
