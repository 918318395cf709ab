"""A notebook in a page that shows one thing with a slider after the other, and the hand that moves it."""

import ast
import base64
import contextlib
import io
import math
import random
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import numpy as np
from PIL import Image
from playwright.sync_api import Error, Page

KEY_PRESSES, FAR_KEY_PRESSES = 60, 20
DRAG_SECONDS, FILMED_SECONDS = 3.0, 1.0
SHORT_DRAGS = [0.4, 0.45, 0.5]  # seconds; one release alone says little of what follows a release
FAR_QUIET = 400  # milliseconds: over a long line it is quiet between two messages as well

# Of what was noted of many moves, the lists; the rest are numbers.
LISTS = ("key_ms", "change_ms", "kilobytes", "kernel_ms", "release_ms")


class Stage:
    """A notebook, whose last cell shows one thing after the other.

    Parameters
    ----------
    page : Page
        With the notebook in it, and ``watch.js``.
    is_far : bool
        Whether the server is far away: then more patience is needed, and fewer keys are pressed.
    """

    def __init__(self, page: Page, is_far: bool):
        self.page, self.is_far = page, is_far
        if is_far:
            page.evaluate("quiet => { bench.quiet = quiet; }", FAR_QUIET)

    def ask(self, expression: str) -> Any:
        """Return the value of an expression in the kernel."""
        return ast.literal_eval(self.page.evaluate("expression => bench.ask(expression)", expression))

    @contextlib.contextmanager
    def show(self, code: str, picture: str, control: str | None = None) -> Iterator[None]:
        """Run code that displays something, and watch it.

        ``picture`` and ``control`` are selectors: of what is to change, and of what is to be moved. By default that is
        the control of the field that the kernel names.
        """
        self.page.evaluate("code => bench.run(code)", code)
        selectors = [picture, control or f'[id$="-{self.ask("field")}"]']
        self.page.wait_for_function("selectors => bench.isThere(...selectors)", arg=selectors)
        self._take_hold("bench.watch", selectors)
        try:
            yield
        finally:
            self.page.evaluate("bench.leave()")
            self.ask("clean()")

    @contextlib.contextmanager
    def watch(self, root: str, picture: str, control: str) -> Iterator[None]:
        """Watch what stands in the page already; ``root`` is its selector, the others are within it."""
        self._take_hold("bench.watchFirst", [root, picture, control])
        try:
            yield
        finally:
            self.page.evaluate("bench.rest()")

    def _take_hold(self, watch: str, selectors: list[str]) -> None:
        self.page.evaluate(f"selectors => {watch}(...selectors)", selectors)
        self.picture = self.page.locator(selectors[-2])
        self.handle = self.page.locator("[data-bench=handle]")
        self.is_slider = self.page.evaluate("bench.grip()") is not None
        self.page.evaluate("bench.settled()")

    def press_keys(self, presses: int) -> dict:
        """Press arrow keys, up and down the slider or the menu, each when the picture of the last one stands.

        The time runs from the key's event to the last picture that it brought, painted (``key_ms``) or only in its
        place in the page (``change_ms``). A screen shows a new frame every 1/60 s; the keys fall anywhere in between,
        as a learner's do.
        """
        self.page.evaluate("bench.take()")
        key, other = ("ArrowRight", "ArrowLeft") if self.is_slider else ("ArrowDown", "ArrowUp")
        result = {"key_ms": [], "change_ms": [], "kilobytes": [], "kernel_ms": []}
        turns = unchanged = 0
        while len(result["key_ms"]) + unchanged < presses:
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
                result["key_ms"].append(seen["paints"][-1] - seen["moves"][0])
                result["change_ms"].append(seen["changes"][-1] - seen["moves"][0])
                result["kilobytes"].append(seen["bytes"] / 1e3)
                result["kernel_ms"].append(seen["kernel"])
        return result

    def drag(self, seconds: float) -> dict:
        """Drag the handle to and fro, let go in full swing, and wait until the last picture stands."""
        grip, mouse = self.page.evaluate("bench.grip()"), self.page.mouse
        mouse.move(grip["x"], grip["y"])
        mouse.down()
        self.page.evaluate("bench.take()")
        start = time.perf_counter()
        while (now := time.perf_counter() - start) < seconds:
            share = 0.5 - 0.45 * math.cos(2 * math.pi * (now / 1.6 + 0.2))
            mouse.move(grip["left"] + share * grip["width"], grip["y"])
            time.sleep(0.004)
        mouse.up()
        self.page.evaluate("bench.settled()")
        seen = self.page.evaluate("bench.take()")
        paints, released = seen["paints"], seen["released"]
        took = (released - seen["moves"][0]) / 1e3
        return {
            "pictures_a_second": sum(painted <= released for painted in paints) / took,
            "moves_a_second": len(seen["moves"]) / took,
            "release_ms": [max(0.0, paints[-1] - released) if paints else 0.0],
        }

    def hand(self) -> dict:
        """Do all that a hand does with a slider: keys, a long drag, and short ones."""
        keys = self.press_keys(FAR_KEY_PRESSES if self.is_far else KEY_PRESSES)
        if not self.is_slider:
            return keys
        drag = self.drag(DRAG_SECONDS)
        for seconds in SHORT_DRAGS:
            drag["release_ms"] += self.drag(seconds)["release_ms"]
        return keys | drag

    def count_blank_frames(self) -> tuple[int, int]:
        """Move once more, while the screen is filmed; count the frames in which the picture is missing, and all."""
        box = self.picture.bounding_box()
        films = self.page.context.new_cdp_session(self.page)
        frames = []

        def keep(frame):
            frames.append(frame["data"])
            with contextlib.suppress(Error):  # a last frame may come when the film is over
                films.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

        films.on("Page.screencastFrame", keep)
        films.send(
            "Page.startScreencast", {"format": "jpeg", "quality": 60, "maxWidth": 640, "maxHeight": 640}
        )
        if self.is_slider:
            self.drag(FILMED_SECONDS)
        else:
            self.press_keys(round(10 * FILMED_SECONDS))
        films.send("Page.stopScreencast")
        films.detach()
        ink = []
        for data in frames:
            frame = Image.open(io.BytesIO(base64.b64decode(data))).convert("L")
            scale = frame.width / self.page.viewport_size["width"]
            left, top = box["x"] * scale, box["y"] * scale
            part = frame.crop((left, top, left + box["width"] * scale, top + box["height"] * scale))
            ink.append(np.mean(np.asarray(part) < 235))
        return sum(bool(share < 0.01) for share in ink), len(ink)  # our emptiest picture: 0.03

    def differences(self) -> list[str]:
        """Return in what the page differs from what the kernel's state calls for."""
        return self.page.evaluate("truth => bench.differences(truth)", self.ask("truth()"))


def all_together(results: list[dict]) -> dict:
    """Return several results as one."""
    together = {key: [each for result in results for each in result[key]] for key in LISTS}
    return together | {"pictures_a_second": median(result["pictures_a_second"] for result in results)}
