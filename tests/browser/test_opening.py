"""What a learner sees first: `make lab` opens the first notebook, which asks for nothing, and says what to press."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.browser.driver import browser_page, own_settings, wait_until_ready

ROOT = Path(__file__).resolve().parents[2]
FIRST = "/lab/tree/00_start_here.ipynb"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no make here")


def command_of_make_lab() -> str:
    """Return the last command of `make lab`, for this Python."""
    # This test may run under `make test`, and make tells a make inside of it so.
    outside = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    command = ["make", "--no-print-directory", "-n", "lab", "VENV=VENV"]
    said = subprocess.run(command, cwd=ROOT, env=outside, capture_output=True, text=True, check=True)
    lines = said.stdout.replace("\\\n", " ")
    return lines.splitlines()[-1].replace('"VENV/bin/python"', f'"{sys.executable}"')


@pytest.fixture
def make_lab(tmp_path):
    """Return what starts `make lab` with a browser, and gives what it prints until it is there."""
    started = []

    def start(browser: str) -> str:
        config = {"LabApp": {"expose_app_in_browser": True}, "ServerApp": {"port": 0}}
        environment = own_settings(tmp_path, config, {}) | {
            "BROWSER": browser,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]),
        }
        with (tmp_path / "log").open("wb") as log:
            lab = subprocess.Popen(
                command_of_make_lab(), shell=True, cwd=ROOT, env=environment, start_new_session=True,
                stdout=log, stderr=log,
            )  # fmt: skip
        started.append(lab)
        end = time.monotonic() + 60
        while "Or copy and paste" not in (said := (tmp_path / "log").read_text()) or "127.0.0.1" not in said:
            assert lab.poll() is None, said
            assert time.monotonic() < end, said
            time.sleep(0.1)
        return said

    yield start
    for lab in started:
        os.killpg(lab.pid, signal.SIGTERM)
        lab.wait(20)


def test_without_a_browser_the_address_of_the_first_notebook_is_printed(make_lab):
    said = make_lab("no-browser-of-this-name")
    addresses = re.findall(r"http://\S+token=\w+", said)
    assert addresses
    assert all(FIRST + "?token=" in address for address in addresses)


def test_the_first_page_says_what_to_press_asks_nothing_and_is_not_marked_as_changed(make_lab, tmp_path):
    browser = tmp_path / "browser"  # what Jupyter calls with the address, in place of a learner's browser
    browser.write_text(
        f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/part" && mv "{tmp_path}/part" "{tmp_path}/opened"\n'
    )
    browser.chmod(0o755)
    make_lab(str(browser))
    opened = tmp_path / "opened"
    for _ in range(300):
        if opened.exists():
            break
        time.sleep(0.1)
    with browser_page(tmp_path / "profile", width=1280, height=720) as page:
        page.goto(opened.read_text())
        wait_until_ready(page)
        page.wait_for_timeout(2000)
        assert page.url.partition("?")[0].endswith(FIRST)
        assert not page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty")
        assert page.locator(".Toastify__toast, .jp-Dialog").all_text_contents() == []
        told = page.get_by_role("heading", name="press Shift + Enter")
        first = page.locator(".jp-CodeCell").first
        for part in (told, first):
            box = part.bounding_box()
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 720, "seen without scrolling"
        assert page.complaints == []
