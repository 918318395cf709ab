"""Our settings for a Jupyter server: what they do to the socket to the browser, and to a notebook that is read."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from ipykernel.ipkernel import IPythonKernel
from jupyter_core.utils import ensure_async
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager, LargeFileManager

from tests.browser.driver import OUR_SETTINGS, own_settings
from weatherbits.server import tell_the_language

# Starts a server and a kernel, connects to it as a browser does, and prints TCP_NODELAY of the server's socket, and
# with how many threads the kernel is to compute.
PROBE = """
import asyncio
import socket

from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.websocket import websocket_connect

async def probe(server):
    kernel = await server.kernel_manager.start_kernel()
    channels = f"ws://127.0.0.1:{server.port}/api/kernels/{kernel}/channels"
    browser = await websocket_connect(f"{channels}?session_id=probe&token={server.identity_provider.token}")
    while not ZMQChannelsWebsocketConnection._open_sockets:
        await asyncio.sleep(0.01)
    (connection,) = ZMQChannelsWebsocketConnection._open_sockets
    browsers_end = connection.websocket_handler.ws_connection.stream.socket
    print("nodelay", browsers_end.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
    browser.close()
    client = server.kernel_manager.get_kernel(kernel).client()
    client.start_channels()
    await client.wait_for_ready(60)
    code = "import os; print('threads', os.environ.get('OPENBLAS_NUM_THREADS'))"
    await client.execute_interactive(code, timeout=60)
    client.stop_channels()
    await server.kernel_manager.shutdown_all()
    server.stop()

server = ServerApp.instance()
server.initialize(["--no-browser", "--allow-root", "--ip=127.0.0.1"])
server.io_loop.add_callback(probe, server)
server.start()
"""


def probe(folder: Path, **variables: str) -> str:
    """Return what the probe prints, in an environment of these variables."""
    environment = own_settings(folder, {}, {}) | variables
    if "OPENBLAS_NUM_THREADS" not in variables:
        environment.pop("OPENBLAS_NUM_THREADS", None)  # the tests themselves have it
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROBE],
        cwd=folder, capture_output=True, text=True, timeout=120, env=environment,
    )  # fmt: skip
    assert "threads" in answer.stdout, answer.stderr
    return answer.stdout


def test_our_server_holds_no_answer_back_and_its_kernels_compute_with_one_thread(tmp_path):
    said = probe(tmp_path, JUPYTER_CONFIG_PATH=str(OUR_SETTINGS))
    assert "nodelay 1" in said
    assert "threads 1" in said


def test_no_other_server_is_changed(tmp_path):
    said = probe(tmp_path, JUPYTER_CONFIG_PATH="")
    assert "nodelay 0" in said
    assert "threads None" in said


def test_a_number_of_threads_that_a_user_has_set_stays(tmp_path):
    said = probe(tmp_path, JUPYTER_CONFIG_PATH=str(OUR_SETTINGS), OPENBLAS_NUM_THREADS="3")
    assert "threads 3" in said


@pytest.fixture(params=[LargeFileManager, AsyncLargeFileManager])
def read(request, tmp_path):
    """Return what gives the metadata of a notebook as our server reads it, and as it lies on the disk."""
    contents = request.param(root_dir=str(tmp_path))
    tell_the_language(contents)

    def read(**metadata) -> tuple[dict, dict]:
        path = tmp_path / "try.ipynb"
        nbformat.write(nbformat.v4.new_notebook(metadata=metadata), path)
        model = asyncio.run(ensure_async(contents.get("try.ipynb")))
        return model["content"]["metadata"], json.loads(path.read_text(encoding="utf-8"))["metadata"]

    yield read
    assert asyncio.run(ensure_async(contents.get("", content=True)))["type"] == "directory"
    assert asyncio.run(ensure_async(contents.get("try.ipynb", content=False)))["content"] is None


def test_a_notebook_knows_from_the_start_what_its_kernel_will_say(read):
    told, stored = read(kernelspec={"name": "python3", "display_name": "P"}, language_info={"name": "python"})
    assert told["language_info"] == IPythonKernel.language_info
    assert stored["language_info"] == {"name": "python"}


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        {"language_info": {"name": "python"}},
        {"kernelspec": {"name": "julia", "display_name": "J"}, "language_info": {"name": "python"}},
        {
            "kernelspec": {"name": "python3", "display_name": "P"},
            "language_info": {"name": "python", "version": "3.9.0"},
        },
    ],
)
def test_any_other_notebook_is_read_as_it_is(read, metadata):
    told, stored = read(**metadata)
    assert told == stored == metadata
