"""Notebook 01 with ipywidgets 7.7.1, which Google Colab has: it runs from first to last cell, and sliders move.

The kernel is a real one, with that version laid over the newer one; the page is played here, message by message.
"""

import os
import subprocess
import sys
import time

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel

from tools.store_notebooks import NOTEBOOKS

OLDER = "ipywidgets==7.7.1"
WIDGET = "application/vnd.jupyter.widget-view+json"
TIMEOUT = 60


class Notebook:
    """A kernel, and what came from it: outputs, and the state of each widget."""

    def __init__(self, client):
        self.client, self.outputs, self.states, self.errors = client, [], {}, []

    def listen(self, message) -> None:
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "comm_open":
            self.states[content["comm_id"]] = content["data"]["state"]
        elif kind == "comm_msg" and content["data"].get("method") == "update":
            self.states[content["comm_id"]].update(content["data"]["state"])
        elif kind == "display_data":
            self.outputs.append(content["data"])
        elif kind in ("error", "stream") and content.get("name") != "stdout":
            self.errors.append(content)

    def run(self, source: str) -> None:
        self.client.execute_interactive(source, output_hook=self.listen, timeout=TIMEOUT, store_history=True)

    def ask(self, model: str, request: dict) -> dict:
        """Send what a page would, and wait for the frame that answers it."""
        data = {"method": "custom", "content": request}
        self.client.shell_channel.send(self.client.session.msg("comm_msg", {"comm_id": model, "data": data}))
        end = time.monotonic() + TIMEOUT
        while self.states[model]["frame"]["n"] != request["n"]:
            assert time.monotonic() < end, "no answer"
            self.listen(self.client.get_iopub_msg(timeout=TIMEOUT))
        return self.states[model]["frame"]


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("older")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", folder, OLDER, "ipython_genutils"], check=True)
    manager, client = start_new_kernel(env=os.environ | {"PYTHONPATH": str(folder)})
    try:
        yield Notebook(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_notebook_01_runs_and_its_sliders_move(notebook):
    notebook.run("import ipywidgets\nassert ipywidgets.__version__ == '7.7.1', ipywidgets.__version__")
    cells = nbformat.read(NOTEBOOKS / "01_coin_weather.ipynb", as_version=4).cells
    for cell in cells:
        if cell.cell_type == "code":
            notebook.run(cell.source)
    assert notebook.errors == []
    shown = [data[WIDGET]["model_id"] for data in notebook.outputs if WIDGET in data]
    one_each = sum("_explorer(" in cell.source or "predict(" in cell.source for cell in cells[2:])
    questions = sum(cell.source.count('"') // 2 for cell in cells if cell.source.startswith("ask("))
    assert len(shown) == one_each + questions
    moved = 0
    for model in shown:
        state = notebook.states[model]
        stage = notebook.states[state["stage"]]
        assert "export function show" in stage["script"]
        for name, spec in state["shape"]["controls"].items():
            if spec["kind"] == "slider":
                before = state["frame"]
                value = spec["max"] if before["values"][name] != spec["max"] else spec["min"]
                frame = notebook.ask(
                    model, {"do": "move", "name": name, "value": value, "n": before["n"] + 1}
                )
                assert frame["values"][name] == value
                assert frame["sentence"] != before["sentence"]
                assert frame["moving"] != before["moving"]
                moved += 1
                break
    assert moved == 7, "every explorer of notebook 01 has a slider, and each has moved"
