"""From the hand to the eye: every explorer in a real JupyterLab in a real Chromium, moved by keys and a mouse.

In the same run, before, after and in between: the floor, ipywidgets' own slider that changes nothing but a short text.
Each goal that is missed is named.

    make bench-browser                                               # all explorers
    python -m benchmarks.bench_browser --only coin_weather           # one of them
    python -m benchmarks.bench_browser --only coin_weather --plain   # on a server without our weatherbits.server
    python -m benchmarks.bench_browser --far                         # on a server that is far away: 100 ms, 8 Mbit/s
"""

import argparse
import contextlib
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import nbformat
import numpy as np
from nbclient import NotebookClient

from benchmarks.far import far_away
from benchmarks.stage import Stage, all_together
from tests.browser.driver import (
    WITHOUT_NEWS,
    browser_page,
    jupyter_lab,
    open_notebook,
    own_settings,
    run_all,
    wait_until_ready,
)
from tests.builders import NAMES

HERE = Path(__file__).parent
ROOT = HERE.parent

MOVES_FOR_MEMORY = 2000
ROUND_TRIP, MEGABITS = 0.1, 8.0  # of a server that is far away: seconds there and back; Mbit/s each way

# The goals; "floor" is the median or the 95th percentile of the floor in the same run.
MOST_OF_FLOOR_P95, MOST_MS_ABOVE_FAR_FLOOR, LEAST_OF_FAR_FLOOR_PICTURES = 1.5, 25.0, 0.9
MOST_FLOORS_AFTER_RELEASE, MOST_KILOBYTES, MOST_GROWTH_MB = 2.0, 15.0, 1.0

EXPLORER, PICTURE = ".live:has(.live-picture)", ".live-picture svg"
FLOOR, CONTROL = ".bench-floor", ".bench-control"


def measure(stage: Stage, name: str) -> dict:
    """Measure an explorer."""
    with stage.show(f"ours({name!r})", PICTURE):
        result = stage.hand()
        result["differences"] = stage.differences()
        result["blank_frames"], result["filmed_frames"] = stage.count_blank_frames()
    return result


def measure_all(names: list[str], stage: Stage) -> tuple[dict, dict]:
    """Measure explorers; the floor before, after and in between."""
    floors, results = [], {}
    for turn, name in enumerate([*names, None]):
        if name is None or turn % 10 == 0:
            with stage.show("floor()", FLOOR, CONTROL):
                floors.append(stage.hand())
        if name is not None:
            results[name] = measure(stage, name)
            print(".", end="", flush=True, file=sys.stderr)
    return all_together(floors), results


@contextlib.contextmanager
def a_stage(folder: Path, is_plain: bool, is_far: bool) -> Iterator[Stage]:
    """Open a notebook for the explorers in a JupyterLab."""
    work = folder / "work"
    work.mkdir(parents=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code_for_kernel())])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, work / "stage.ipynb")
    with contextlib.ExitStack() as stack:
        address = stack.enter_context(jupyter_lab(work, folder / "settings", is_plain=is_plain))
        if is_far:
            port = urlsplit(address).port
            far_port = stack.enter_context(far_away(port, ROUND_TRIP, MEGABITS))
            address = address.replace(f":{port}/", f":{far_port}/")
        page = stack.enter_context(browser_page(folder / "profile", height=1000))
        page.add_init_script(path=HERE / "watch.js")
        page.set_default_navigation_timeout(120_000)
        open_notebook(page, address, "stage.ipynb")
        run_all(page)
        yield Stage(page, is_far)


def code_for_kernel() -> str:
    """Return what a kernel, which runs in another folder, has to run first."""
    code = (HERE / "in_the_kernel.py").read_text("utf-8")
    return f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"


def seconds_until_the_first_move(folder: Path) -> dict:
    """Type ``make lab``, run the first notebook, and press a key on its first slider: how long until that shows?

    The learner's browser is open before the clock starts, and the machine has all that it needs.
    """
    config = {"LabApp": {"expose_app_in_browser": True}}
    environment = own_settings(folder / "settings", config, WITHOUT_NEWS)
    opened = folder / "opened"
    browser = folder / "browser"  # what Jupyter calls with the address, in place of a learner's browser
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o755)
    with browser_page(folder / "profile", height=1000) as page:
        page.add_init_script(path=HERE / "watch.js")
        start = time.time()
        lab = subprocess.Popen(
            ["make", "lab"], cwd=ROOT, env=environment | {"BROWSER": str(browser)}, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while not opened.exists():
                if lab.poll() is not None or time.time() > start + 60:
                    raise SystemExit("`make lab` did not open a browser")
                time.sleep(0.02)
            seconds = {"browser_opens": time.time() - start}
            page.goto(opened.read_text())
            wait_until_ready(page)
            seconds["notebook_is_ready"] = time.time() - start
            run_all(page)
            page.locator(PICTURE).first.wait_for()
            page.evaluate("selectors => bench.watchFirst(...selectors)", [EXPLORER, PICTURE, ".live-range"])
            page.locator("[data-bench=handle]").focus()
            page.keyboard.press("ArrowRight")
            page.evaluate("bench.settled()")
            painted = page.evaluate("performance.timeOrigin + bench.take().paints.at(-1)")
            seconds["first_slider_has_moved"] = painted / 1e3 - start
        finally:
            os.killpg(lab.pid, 15)
            lab.wait(20)
    return seconds


def megabytes_grown(name: str) -> float:
    """Move an explorer's slider in a kernel of its own, as fast as that can; return by how much the kernel grew."""
    cells = [code_for_kernel(), f"growth({name!r}, {MOVES_FOR_MEMORY})"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=600).execute(stderr=subprocess.DEVNULL)
    return int(notebook.cells[-1].outputs[-1].data["text/plain"]) / 1e6


def p95(values: list[float]) -> float:
    return float(np.percentile(values, 95))


def goals_missed(result: dict, floor: dict, is_far: bool) -> list[str]:
    """Return the goals that an explorer misses, in words."""
    key, floor_key = median(result["key_ms"]), median(floor["key_ms"])
    is_slider = "release_ms" in result
    missed = []
    if not is_far and p95(result["key_ms"]) > MOST_OF_FLOOR_P95 * p95(floor["key_ms"]):
        missed.append(f"p95 at most {MOST_OF_FLOOR_P95} times the floor's")
    if is_far and key > floor_key + MOST_MS_ABOVE_FAR_FLOOR:
        missed.append(f"key to picture (median) at most {MOST_MS_ABOVE_FAR_FLOOR:.0f} ms above the floor's")
    if is_far and is_slider:
        # A slider of few steps cannot bring more pictures than it is moved.
        most = min(floor["pictures_a_second"], result["moves_a_second"])
        if result["pictures_a_second"] < LEAST_OF_FAR_FLOOR_PICTURES * most:
            missed.append(
                f"pictures a second at least {LEAST_OF_FAR_FLOOR_PICTURES} of the floor's, or of the moves"
            )
    if is_slider and median(result["release_ms"]) > MOST_FLOORS_AFTER_RELEASE * floor_key:
        missed.append("last picture within two floor medians of the release")
    if result["differences"]:
        missed.append(f"the last picture is the right one; what differs: {', '.join(result['differences'])}")
    if result["blank_frames"]:
        missed.append("no blank frame")
    if result.get("megabytes_grown", 0.0) > MOST_GROWTH_MB:
        missed.append(f"at most {MOST_GROWTH_MB:.0f} MB more after 2,000 moves")
    return missed


def table(columns: list[str], rows: list[list[str]]) -> list[str]:
    """Return a table as lines of Markdown; all but the first column are numbers."""
    ruler = ["---", *["--:"] * (len(columns) - 1)]
    return [f"| {' | '.join(cells)} |" for cells in (columns, ruler, *rows)]


def figures(result: dict, floor: dict) -> list[str]:
    """Return what was measured of an explorer, or of the floor, as cells of a table."""
    own = p95(result["key_ms"])
    is_menu = "release_ms" not in result
    return [
        f"{median(result['key_ms']):.0f}",
        f"{own:.0f}",
        f"{own / p95(floor['key_ms']):.1f}",
        "–" if is_menu else f"{result['pictures_a_second']:.0f}",
        "–" if is_menu else f"{median(result['release_ms']):.0f}",
        f"{median(result['kilobytes']):.1f}",
        f"{median(result['kernel_ms']):.1f}",
        f"{result['blank_frames']} of {result['filmed_frames']}" if "filmed_frames" in result else "",
        f"{result['megabytes_grown']:.1f}" if "megabytes_grown" in result else "",
    ]


COLUMNS = [
    "explorer", "key to picture, ms: median", "p95", "p95 ÷ floor's", "pictures a second",
    "release to last picture, ms", "kB a move", "kernel, ms", "blank frames", "MB more after 2,000 moves",
]  # fmt: skip


def short(name: str) -> str:
    return name.removesuffix("_explorer")


def report(results: dict, floor: dict, is_far: bool) -> str:
    """Return what was measured, as Markdown."""
    rows = [[short(name), *figures(result, floor)] for name, result in results.items()]
    lines = table(COLUMNS, [["*floor: a short text*", *figures(floor, floor)], *rows])
    missed = [
        f"- {short(name)}: {goal}"
        for name, result in results.items()
        for goal in goals_missed(result, floor, is_far)
    ]
    kilobytes = median(median(result["kilobytes"]) for result in results.values())
    if kilobytes > MOST_KILOBYTES:
        missed.append(
            f"- all together: at most {MOST_KILOBYTES:.0f} kB a move (median); it is {kilobytes:.1f}"
        )
    return "\n".join([*lines, "", "Goals missed:" if missed else "All goals are met.", *missed])


def machine() -> str:
    """Return what kind of machine this is, and the versions that matter."""
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
        model = found[1] if found else model
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("jupyterlab", "ipywidgets", "anywidget", "matplotlib")
    )
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, Python {platform.python_version()}, {packages}"


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", metavar="NAME", help="measure only explorers with this in their names")
    parser.add_argument("--plain", action="store_true", help="on a server without weatherbits.server")
    parser.add_argument(
        "--far", action="store_true",
        help=f"on a server that is {1e3 * ROUND_TRIP:g} ms away, there and back, on a line of {MEGABITS:g} Mbit/s",
    )  # fmt: skip
    arguments = parser.parse_args()
    arguments.names = [name for name in NAMES if (arguments.only or "") in name]
    if not arguments.names:
        parser.error(f"no explorer has {arguments.only!r} in its name")
    return arguments


def main() -> None:
    arguments = read_arguments()
    random.seed(1)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with a_stage(Path(folder) / "stage", arguments.plain, arguments.far) as stage:
            floor, results = measure_all(arguments.names, stage)
        seconds = None
        if not (arguments.only or arguments.far):
            seconds = seconds_until_the_first_move(Path(folder) / "make")
    line = f"a server {1e3 * ROUND_TRIP:g} ms away, {MEGABITS:g} Mbit/s; " if arguments.far else ""
    print(f"\n{machine()}; {line}load {load:.1f} before and {os.getloadavg()[0]:.1f} after the run.\n")
    if not arguments.far:  # what a kernel keeps does not depend on the line
        with ThreadPoolExecutor(2) as pool:
            grown = pool.map(megabytes_grown, arguments.names)
            for name, megabytes in zip(arguments.names, grown, strict=True):
                results[name]["megabytes_grown"] = megabytes
    print(report(results, floor, arguments.far))
    if seconds:
        print(
            f"\nFrom `make lab` on an installed machine: {seconds['browser_opens']:.1f} s until the browser opens, "
            f"{seconds['notebook_is_ready']:.1f} s until the notebook can be run, "
            f"{seconds['first_slider_has_moved']:.1f} s until its first slider has moved its picture."
        )


if __name__ == "__main__":
    main()
