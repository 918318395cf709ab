"""Make the site.

    python -m tools.site                          # into the folder site
    python -m tools.site OUT --without-lite       # the pages alone, into another one
    python -m tools.site --offline FOLDER         # with the Python of the live notebooks from a folder

It prints how many states each explorer has, what needs the live notebook, and how large the pages are.
"""

import argparse
import gzip
from pathlib import Path

from tools.site.build import ROOT, build


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.site", description="Make the site.")
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--offline", type=Path, help="a folder with a release of Pyodide, unpacked")
    parser.add_argument("--without-lite", action="store_true", help="leave the live notebooks out")
    given = parser.parse_args()
    report = build(given.out, has_lite=not given.without_lite)
    for line in report:
        main, moved = line["main"], line["moved"]
        controls, buttons = line["needs_python"]
        print(
            f"{line['page'][:2]} {line['id']:24} {line['states']:4} states, {main} {moved.get(main, 0):3} steps; "
            f"live only: {', '.join([*controls, *buttons]) or 'nothing'}"
        )
    if not given.without_lite:
        from tools.site import lite

        absent = lite.build(given.out / "lab", given.offline)
        if absent:
            print(f"Pyodide's folder lacks: {', '.join(absent)}")
    for page in sorted(given.out.glob("*.html")):
        print(f"{page.name:36} {kilobytes(page):5} kB gzipped with all its pictures")


def kilobytes(page: Path) -> int:
    """Return how much a page takes, gzipped, with all that it loads."""
    files = [page, *page.with_suffix("").glob("*.json"), *(page.parent / name for name in SHARED)]
    files += page.parent.glob("*.woff2")
    return round(sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000)


SHARED = ("site.css", "site.js", "live.js", "theme.js", "words.json")

if __name__ == "__main__":
    main()
