"""From the hand to the eye: every explorer in a real JupyterLab in a real Chromium, moved by keys and a mouse.

In the same run, beside each explorer: the same picture made anew by ``interact`` (the naive way); and the floor, a
slider that changes nothing but a short text. No picture can be faster than the floor.

    make bench-browser                                               # all explorers
    python benchmarks/bench_browser.py --only coin_weather           # one of them
    python benchmarks/bench_browser.py --only coin_weather --plain   # on a server without our weatherbits.server
    python benchmarks/bench_browser.py --screen 2                    # on a screen with two pixels to a CSS pixel
"""

import argparse
import base64
import contextlib
import io
import json
import math
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from queue import Empty, Queue
from statistics import mean, median

import nbformat
import numpy as np
from jupyter_client.manager import start_new_kernel
from PIL import Image

from making import NAMES

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from driver import browser_page, jupyter_lab, open_notebook, run_all, wait_until_ready  # noqa: E402

KEY_PRESSES, NAIVE_KEY_PRESSES = 60, 15
DRAG_SECONDS, FILMED_SECONDS = 3.0, 1.0
SHORT_DRAGS = [0.4, 0.45, 0.5]  # seconds; one release alone says little of what follows a release
MOVES_FOR_MEMORY = 2000

# The goals; "floor" is the median or the 95th percentile of the floor in the same run.
MOST_OF_FLOOR_P95, LEAST_NAIVE_SHARE, MOST_FLOORS_AFTER_RELEASE, MOST_GROWTH_MB = 1.5, 8.0, 2.0, 5.0

OURS, NAIVE, FLOOR = ".weatherbits img.widget-image", ".widget-output img", ".bench-floor"
HERE = Path(__file__).parent
IN_THE_KERNEL = f"import sys; sys.path.insert(0, {str(HERE)!r})\n" + (HERE / "in_the_kernel.py").read_text(
    "utf-8"
)


class Stage:
    """A page with a notebook, whose last cell shows one thing with a slider (or a menu) after the other."""

    def __init__(self, page):
        self.page = page

    @contextlib.contextmanager
    def show(self, code: str, picture: str) -> Iterator[None]:
        """Run code that displays something; watch its control, and the part of it that the selector names."""
        self.page.evaluate("bench.ask('clean()')")
        self.page.evaluate("code => bench.run(code)", code)
        self.page.wait_for_function("picture => bench.isThere(picture)", arg=picture)
        self.page.evaluate("picture => bench.watch(picture)", picture)
        self.picture = self.page.locator(picture)
        self.handle = self.page.locator(".bench-control :is(.noUi-handle, select)")
        self.track = self.page.locator(".bench-control .noUi-base")
        self.is_slider = self.track.count() > 0
        self.page.evaluate("bench.settled()")
        try:
            yield
        finally:
            self.page.evaluate("bench.unwatch()")

    def press_keys(self, presses: int) -> dict:
        """Press arrow keys, up and down the slider or the menu, each when the picture of the last one stands.

        The time runs from the key's event to the last picture that it brought. A screen shows a new frame every
        1/60 s; the keys fall anywhere in between, as a learner's do.
        """
        self.page.evaluate("bench.take()")
        key, other = ("ArrowRight", "ArrowLeft") if self.is_slider else ("ArrowDown", "ArrowUp")
        milliseconds, received, unchanged, turns = [], [], 0, 0
        while len(milliseconds) + unchanged < presses:
            self.handle.focus()
            time.sleep(random.uniform(0, 1 / 60))
            self.page.keyboard.press(key)
            self.page.evaluate("bench.settled()")
            seen = self.page.evaluate("bench.take()")
            if not seen["moves"]:  # this is the end of the slider
                key, other, turns = other, key, turns + 1
                if turns > presses:
                    raise SystemExit("the arrow keys move nothing")
            elif not seen["paints"]:  # a move that the picture does not show
                unchanged += 1
            else:
                milliseconds.append(seen["paints"][-1]["painted"] - seen["moves"][0]["time"])
                received.append(seen["bytes"])
        return {"key_ms": milliseconds, "kilobytes": mean(received) / 1e3, "unchanged": unchanged}

    def drag(self, seconds: float) -> dict:
        """Drag the handle to and fro, let go in full swing, and wait until the last picture stands."""
        handle, track = self.handle.bounding_box(), self.track.bounding_box()
        height = handle["y"] + handle["height"] / 2
        mouse = self.page.mouse
        mouse.move(handle["x"] + handle["width"] / 2, height)
        mouse.down()
        self.page.evaluate("bench.take()")
        start = time.perf_counter()
        while (now := time.perf_counter() - start) < seconds:
            share = 0.5 - 0.45 * math.cos(2 * math.pi * (now / 1.6 + 0.2))
            mouse.move(track["x"] + share * track["width"], height)
            time.sleep(0.004)
        mouse.up()
        self.page.evaluate("bench.settled()")
        seen = self.page.evaluate("bench.take()")
        paints, released, first = seen["paints"], seen["released"], seen["moves"][0]["time"]
        return {
            "pictures_a_second": 1e3 * sum(p["painted"] <= released for p in paints) / (released - first),
            "drag_ms": [p["painted"] - p["moved"] for p in paints],
            "release_ms": [max(0.0, paints[-1]["painted"] - released)],
        }

    def hand(self) -> dict:
        """Do all that a hand does with a slider: keys, a long drag, and short ones."""
        keys = self.press_keys(KEY_PRESSES)
        if not self.is_slider:
            return keys
        drag = self.drag(DRAG_SECONDS)
        for seconds in SHORT_DRAGS:
            drag["release_ms"] += self.drag(seconds)["release_ms"]
        return keys | drag

    def count_blank_frames(self, seconds: float) -> tuple[int, int]:
        """Move once more, while the screen is filmed; count the frames in which the picture is missing, and all."""
        box = self.picture.bounding_box()
        films = self.page.context.new_cdp_session(self.page)
        frames = []

        def keep(frame):
            frames.append(frame["data"])
            films.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

        films.on("Page.screencastFrame", keep)
        films.send(
            "Page.startScreencast", {"format": "jpeg", "quality": 60, "maxWidth": 640, "maxHeight": 640}
        )
        if self.is_slider:
            self.drag(seconds)
        else:
            self.press_keys(round(10 * seconds))
        films.send("Page.stopScreencast")
        films.detach()
        ink = []
        for data in frames:
            frame = Image.open(io.BytesIO(base64.b64decode(data))).convert("L")
            scale = frame.width / self.page.viewport_size["width"]
            left, top = box["x"] * scale, box["y"] * scale
            part = frame.crop((left, top, left + box["width"] * scale, top + box["height"] * scale))
            ink.append(np.mean(np.asarray(part) < 235))
        return sum(bool(share < 0.01) for share in ink), len(ink)  # our emptiest picture: 0.04

    def shows_the_truth(self) -> bool:
        """Return whether the page shows the value and the picture that the kernel's state calls for."""
        value, sent, drawn_anew = json.loads(self.page.evaluate("bench.ask('truth()')").strip("'"))
        shown = self.page.evaluate("bench.shown()")
        return abs(value - shown["value"]) < 1e-9 and sent == drawn_anew == shown["sha256"]

    def pixels_for_a_screen_pixel(self) -> float:
        """Return how many pixels wide the picture is for each that the screen shows it with: 1 is crisp."""
        return self.picture.evaluate("image => image.naturalWidth / image.clientWidth / devicePixelRatio")


def measure(stage: Stage, name: str, screen: int) -> dict:
    """Measure an explorer, and its naive twin."""
    with stage.show(f"ours({name!r})", OURS):
        result = stage.hand()
        result["is_right"] = stage.shows_the_truth()
        result["pixels_for_a_screen_pixel"] = stage.pixels_for_a_screen_pixel()
        result["blank_frames"], result["filmed_frames"] = stage.count_blank_frames(FILMED_SECONDS)
    with stage.show(f"naive({name!r}, {screen})", NAIVE):
        result["naive"] = stage.press_keys(NAIVE_KEY_PRESSES)
    return result


def measure_all(names: list[str], folder: Path, with_extension: bool, screen: int) -> tuple[dict, dict]:
    """Measure explorers in one JupyterLab; the floor before, after and in between."""
    work, settings = folder / "work", folder / "settings"
    for needed in (work, settings / "config"):
        needed.mkdir(parents=True)
    if not with_extension:
        off = {"ServerApp": {"jpserver_extensions": {"weatherbits.server": False}}}
        (settings / "config" / "jupyter_server_config.json").write_text(json.dumps(off))
    cells = [nbformat.v4.new_code_cell(IN_THE_KERNEL), nbformat.v4.new_code_cell("")]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), work / "stage.ipynb"
    )

    floors, results = [], {}
    with (
        jupyter_lab(work, settings) as address,
        browser_page(folder / "profile", height=1000, scale=screen) as page,
    ):
        page.add_init_script(path=HERE / "watch.js")
        open_notebook(page, address, "stage.ipynb")
        run_all(page)
        stage = Stage(page)
        for turn, name in enumerate([*names, None]):
            if name is None or turn % 10 == 0:
                with stage.show("floor()", FLOOR):
                    floors.append(stage.hand())
            if name is not None:
                results[name] = measure(stage, name, screen)
                print(".", end="", flush=True, file=sys.stderr)
    lists = ("key_ms", "drag_ms", "release_ms")
    floor = {key: [ms for each in floors for ms in each[key]] for key in lists}
    floor |= {key: mean(each[key] for each in floors) for key in ("pictures_a_second", "kilobytes")}
    return floor, results


def seconds_until_the_first_move(folder: Path) -> dict:
    """Type ``make lab``, run the first notebook, and press a key on its first slider: how long until that shows?

    The learner's browser is open before the clock starts, and the machine has all that it needs.
    """
    settings, opened = folder / "settings", folder / "opened"
    news = settings / "lab" / "@jupyterlab" / "apputils-extension"
    for needed in (news, settings / "config"):
        needed.mkdir(parents=True)
    (news / "notification.jupyterlab-settings").write_text('{"fetchNews": "false"}')
    (settings / "config" / "jupyter_server_config.json").write_text(
        '{"LabApp": {"expose_app_in_browser": true}}'
    )
    browser = folder / "browser"  # what Jupyter calls with the address, in place of a learner's browser
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o755)
    environment = os.environ | {
        "BROWSER": str(browser),
        "JUPYTER_CONFIG_DIR": str(settings / "config"),
        "JUPYTER_DATA_DIR": str(settings / "data"),
        "JUPYTER_RUNTIME_DIR": str(settings / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings / "lab"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
    }
    with browser_page(folder / "profile", height=1000) as page:
        page.add_init_script(path=HERE / "watch.js")
        start = time.time()
        lab = subprocess.Popen(
            ["make", "lab"], cwd=ROOT, env=environment, start_new_session=True,
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
            page.locator(OURS).first.wait_for()
            page.evaluate("bench.watchFirst()")
            page.locator(".weatherbits .noUi-handle").first.focus()
            page.keyboard.press("ArrowRight")
            page.evaluate("bench.settled()")
            painted = page.evaluate("performance.timeOrigin + bench.take().paints.at(-1).painted")
            seconds["first_slider_has_moved"] = painted / 1e3 - start
        finally:
            os.killpg(lab.pid, 15)
            lab.wait(20)
    return seconds


def megabytes_grown(names: list[str], workers: int = 2) -> dict[str, float]:
    """Move each explorer's slider 2,000 times in a kernel, as fast as it can; return by how much the kernel grew."""
    waiting: Queue[str] = Queue()
    for name in names:
        waiting.put(name)
    grown = {}

    def work():
        manager, kernel = start_new_kernel(stderr=subprocess.DEVNULL)
        try:
            kernel.execute_interactive(IN_THE_KERNEL, output_hook=lambda _: None)
            with contextlib.suppress(Empty):
                while True:
                    name = waiting.get_nowait()
                    question = {"bytes": f"growth({name!r}, {MOVES_FOR_MEMORY})"}
                    reply = kernel.execute_interactive(
                        "", user_expressions=question, output_hook=lambda _: None
                    )
                    grown[name] = (
                        int(reply["content"]["user_expressions"]["bytes"]["data"]["text/plain"]) / 1e6
                    )
        finally:
            kernel.stop_channels()
            manager.shutdown_kernel()

    threads = [threading.Thread(target=work) for _ in range(min(workers, len(names)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return grown


def p95(values: list[float]) -> float:
    return float(np.percentile(values, 95))


def goals_missed(result: dict, floor: dict) -> list[str]:
    """Return the goals that an explorer misses, in words."""
    own, naive = p95(result["key_ms"]), p95(result["naive"]["key_ms"])
    checks = {
        f"p95 at most {MOST_OF_FLOOR_P95} times the floor's": own <= MOST_OF_FLOOR_P95 * p95(floor["key_ms"]),
        f"p95 at most 1/{LEAST_NAIVE_SHARE:.0f} of the naive one's": own <= naive / LEAST_NAIVE_SHARE,
        "last picture within two floor medians of the release": (
            "release_ms" not in result  # a menu
            or median(result["release_ms"]) <= MOST_FLOORS_AFTER_RELEASE * median(floor["key_ms"])
        ),
        "the last picture is the right one": result["is_right"],
        "no blank frame": result["blank_frames"] == 0,
        "a pixel for each of the screen's": result["pixels_for_a_screen_pixel"] >= 1,
        f"under {MOST_GROWTH_MB:.0f} MB more after 2,000 moves": (result["megabytes_grown"] < MOST_GROWTH_MB),
    }
    return [goal for goal, is_met in checks.items() if not is_met]


def report(run: dict) -> str:
    """Return what was measured, as Markdown."""
    floor, results = run["floor"], run["explorers"]
    floor_p95 = p95(floor["key_ms"])
    lines = [
        f"{run['machine']}; a {run['screen']}x screen; "
        f"load {run['load_before']:.1f} before and {run['load_after']:.1f} after the run.",
        "",
        "| explorer | key to picture, ms: median | p95 | p95 ÷ floor's | naive p95 ÷ ours | pictures a second |"
        " release to last picture, ms | kB a move | blank frames | MB more after 2,000 moves |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        f"| *floor: a short text* | {median(floor['key_ms']):.0f} | {floor_p95:.0f} | 1.0 | "
        f"| {floor['pictures_a_second']:.0f} | {median(floor['release_ms']):.0f} | {floor['kilobytes']:.0f} | | |",
    ]
    missed = []
    for name, result in results.items():
        own, short = p95(result["key_ms"]), name.removesuffix("_explorer")
        drag = "| – | –"  # a menu
        if "release_ms" in result:
            drag = f"| {result['pictures_a_second']:.0f} | {median(result['release_ms']):.0f}"
        lines.append(
            f"| {short} | {median(result['key_ms']):.0f} | {own:.0f} | {own / floor_p95:.1f} "
            f"| {p95(result['naive']['key_ms']) / own:.1f} {drag} | {result['kilobytes']:.0f} "
            f"| {result['blank_frames']} of {result['filmed_frames']} | {result['megabytes_grown']:.1f} |"
        )
        missed += [f"- {short}: {goal}" for goal in goals_missed(result, floor)]
    naive_ms = [ms for result in results.values() for ms in result["naive"]["key_ms"]]
    lines += [
        "",
        f"Naive pictures, all together: {median(naive_ms):.0f} ms (median), {p95(naive_ms):.0f} ms (p95).",
        "",
        "Goals missed:" if missed else "All goals are met.",
        *missed,
    ]
    if "make_lab" in run:
        seconds = run["make_lab"]
        lines += [
            "",
            f"From `make lab` on an installed machine: {seconds['browser_opens']:.1f} s until the browser opens, "
            f"{seconds['notebook_is_ready']:.1f} s until the notebook can be run, "
            f"{seconds['first_slider_has_moved']:.1f} s until its first slider has moved its picture.",
        ]
    return "\n".join(lines)


def machine() -> str:
    """Return what kind of machine this is, and the versions that matter."""
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
        model = found[1] if found else model
    packages = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "ipywidgets", "matplotlib"))
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, Python {platform.python_version()}, {packages}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", metavar="NAME", help="measure only explorers with this in their names")
    parser.add_argument("--plain", action="store_true", help="on a server without weatherbits.server")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks" / "results" / "browser.json")
    parser.add_argument("--screen", type=int, choices=(1, 2), default=1, help="its pixels to a CSS pixel")
    arguments = parser.parse_args()
    random.seed(1)
    names = [name for name in NAMES if (arguments.only or "") in name]
    if not names:
        parser.error(f"no explorer has {arguments.only!r} in its name")

    run = {
        "machine": machine(), "load_before": os.getloadavg()[0],
        "with_extension": not arguments.plain, "screen": arguments.screen,
    }  # fmt: skip
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        run["floor"], run["explorers"] = measure_all(
            names, Path(folder) / "stage", not arguments.plain, arguments.screen
        )
        if not arguments.only:
            run["make_lab"] = seconds_until_the_first_move(Path(folder) / "make")
    run["load_after"] = os.getloadavg()[0]
    for name, megabytes in megabytes_grown(names).items():
        run["explorers"][name]["megabytes_grown"] = megabytes
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(run, default=float) + "\n")
    print("\n" + report(run))


if __name__ == "__main__":
    main()
