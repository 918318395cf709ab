"""Settings for all tests, and a loud word where the browser tests cannot run."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # tests run side by side: more threads would only wait

import pytest
from hypothesis import settings

from tests.browser.driver import find_chromium
from weatherbits.teaching import kept as kept_module
from weatherbits.teaching.kept import kept

HOW_TO = "install Chromium (on Debian: apt-get install chromium), or set CHROMIUM to its path"

# The same examples in every run: a change is what makes a test fail, not the luck of the day.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config):
    """Run one file more at a time than there are cores: the browser tests mostly wait."""
    return (os.cpu_count() or 1) + 1


def pytest_ignore_collect(collection_path, config):
    """Leave the browser tests out where there is no browser, so that they are not counted as passed or skipped."""
    if collection_path.parent.name == "browser" and collection_path.name.startswith("test_"):
        return True if find_chromium() is None else None
    return None


@pytest.fixture
def restart(tmp_path, monkeypatch):
    """Play a notebook in a page, and give a function that starts its kernel anew."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kept_module, "is_watched", lambda: True)

    def start():
        monkeypatch.setattr(kept, "_path", None)
        monkeypatch.setattr(kept, "_is_writable", True)
        monkeypatch.setattr(kept, "_in_memory", {})

    start()
    return start


def pytest_terminal_summary(terminalreporter):
    if find_chromium() is None:
        terminalreporter.section("NO BROWSER TESTS", red=True)
        terminalreporter.line(
            f"No Chromium was found, so no notebook was opened in a browser. To run them: {HOW_TO}."
        )
