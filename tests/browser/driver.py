"""Drive a real JupyterLab, or JupyterLite, in a real Chromium: a server, a page, and what a learner does there."""

import contextlib
import functools
import http.server
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROMIUM_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

# What `make lab` and Binder tell their servers.
OUR_SETTINGS = Path(__file__).resolve().parents[2] / "jupyter"

# Milliseconds; much more than is needed, for a machine that is busy otherwise. In a browser all takes longer.
WAIT = 240_000 if os.environ.get("LITE") else 60_000

# Titles of consoles' messages that say nothing about the notebooks.
_QUIET_CONSOLE = ("favicon", "Failed to load resource", "ResizeObserver", "source map")


@functools.cache
def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome on this machine, if there is one: the system's, or Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def get_chromium() -> None:
    """Say where the Chromium is; where there is none, let Playwright install its own, if it can be had here."""
    if find_chromium() is None:
        print("No Chromium was found: asking Playwright for one.", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        with contextlib.suppress(subprocess.TimeoutExpired):  # what is said below then tells the rest
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        find_chromium.cache_clear()
    found = find_chromium()
    print(f"Chromium: {found or 'none to be had, so the browser tests will not run'}")


def own_settings(folder: Path, config: dict, lab: dict) -> dict[str, str]:
    """Write settings for a Jupyter into an empty folder; return the environment in which it has these and no others.

    ``config`` is for its server, ``lab`` for the parts of JupyterLab. What else it keeps goes there as well.
    """
    parts = {f"lab/@jupyterlab/{name}.jupyterlab-settings": values for name, values in lab.items()}
    for name, values in ({"config/jupyter_server_config.json": config} | parts).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "lab",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return os.environ | {name: str(folder / place) for name, place in places.items()}


WITHOUT_NEWS = {"apputils-extension/notification": {"fetchNews": "false"}}
ALL_CELLS_IN_THE_PAGE = {"notebook-extension/tracker": {"windowingMode": "none"}}  # also those far below


@contextlib.contextmanager
def jupyter_lab(folder: Path, settings: Path, *, is_plain: bool = False) -> Iterator[str]:
    """Serve a folder with JupyterLab, as ``make lab`` does; give the address with its token.

    ``settings`` is an empty folder: nothing of the user's own configuration plays a part, and nothing of ours where
    the server ``is_plain``.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(8)
    environment = own_settings(settings, {}, WITHOUT_NEWS | ALL_CELLS_IN_THE_PAGE)
    environment["JUPYTER_CONFIG_PATH"] = "" if is_plain else str(OUR_SETTINGS)
    log = (settings / "server.log").open("wb")
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
            f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True",
            f"--ServerApp.root_dir={folder}", "--ServerApp.port_retries=0",
        ],
        env=environment, stdout=log, stderr=log,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/api?token={token}", timeout=1).close()
                break
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError((settings / "server.log").read_text()) from None
                time.sleep(0.1)
        yield f"{address}/lab?token={token}"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


@contextlib.contextmanager
def served(folder: Path, instead: Mapping[str, bytes] | None = None) -> Iterator[str]:
    """Serve a folder's files as they are, but for those whose paths are in ``instead``; give the address."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            content = (instead or {}).get(self.path.partition("?")[0])
            if content is None:
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(self.path.partition("?")[0]))
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *words):
            pass

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def jupyter_lite(folder: Path) -> Iterator[str]:
    """Serve a JupyterLite that was built in a folder; give the address of its lab, for :func:`open_notebook`."""
    config = json.loads((folder / "jupyter-lite.json").read_text(encoding="utf-8"))
    config["jupyter-config-data"]["settingsOverrides"] = {
        "@jupyterlab/" + name.replace("/", ":"): values for name, values in ALL_CELLS_IN_THE_PAGE.items()
    }
    with served(folder, {"/jupyter-lite.json": json.dumps(config).encode()}) as address:
        yield f"{address}/lab/index.html"


# Chromium finds no host but this machine.
NO_OTHER_HOST = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",)


@contextlib.contextmanager
def browser_page(
    profile: Path,
    *,
    width: int = 1280,
    height: int = 900,
    scale: float = 1,
    touch: bool = False,
    flags: Sequence[str] = (),
) -> Iterator[Page]:
    """Open a page in a new Chromium profile; what the console complains of is kept in ``page.complaints``."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile), executable_path=find_chromium(), args=[*CHROMIUM_FLAGS, *flags],
            viewport={"width": width, "height": height}, device_scale_factor=scale, has_touch=touch,
        )  # fmt: skip
        page = context.pages[0]
        page.complaints = []

        def listen(message):
            if message.type == "error" and not any(quiet in message.text for quiet in _QUIET_CONSOLE):
                page.complaints.append(message.text)

        page.on("console", listen)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        try:
            yield page
        finally:
            context.close()


def open_notebook(page: Page, address: str, path: str) -> None:
    """Open a notebook, and wait until its kernel is ready."""
    lab, _, token = address.partition("?")
    page.goto(f"{lab}/tree/{path}?reset&{token}" if token else f"{lab}?path={path}")
    wait_until_ready(page)


def wait_until_ready(page: Page) -> None:
    """Wait until a notebook has opened, and its kernel is ready."""
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell", timeout=WAIT)
    page.wait_for_function(
        """() => {
            const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
            const kernel = context?.isReady && context.session?.kernel;
            return kernel && (kernel.connectionStatus ?? 'connected') === 'connected' && kernel.status === 'idle';
        }""",
        timeout=2 * WAIT,
    )


def run_all(page: Page) -> None:
    """Run all cells, and wait until the kernel has answered."""
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    wait_until_idle(page)


def wait_until_idle(page: Page) -> None:
    """Wait until no cell is running or waiting to run."""
    page.wait_for_function(
        """() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'
            && jupyterapp.shell.currentWidget.content.widgets.every(
                cell => cell.model.type !== 'code' || cell.model.executionState !== 'running'
                    && !cell.inputArea.promptNode?.textContent.includes('*'))""",
        timeout=5 * WAIT,
    )


def ask_kernel(page: Page, expression: str) -> str:
    """Evaluate an expression in the kernel; return how Python writes the result."""
    return tell_kernel(page, f"print(repr({expression}))").rstrip()


def tell_kernel(page: Page, code: str) -> str:
    """Run code in the kernel, and return what it prints, or the last line of what went wrong."""
    return page.evaluate(
        """async code => {
            const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            const future = kernel.requestExecute({code, store_history: false});
            let said = '';
            future.onIOPub = ({header, content}) => {
                if (header.msg_type === 'stream') said += content.text;
                if (header.msg_type === 'error') said += `${content.ename}: ${content.evalue}`;
            };
            await future.done;
            return said;
        }""",
        code,
    )


if __name__ == "__main__":
    get_chromium()
