"""The Jupyter server of this environment is started, and the socket between it and a browser is looked at."""

import subprocess
import sys

from tests.browser.driver import own_settings

# Starts a server and a kernel, connects to it as a browser does, and prints TCP_NODELAY of the server's socket.
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
    await server.kernel_manager.shutdown_all()
    server.stop()

server = ServerApp.instance()
server.initialize(["--no-browser", "--allow-root", "--ip=127.0.0.1"])
server.io_loop.add_callback(probe, server)
server.start()
"""


def test_the_server_as_it_is_installed_holds_no_answer_back(tmp_path):
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROBE],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, env=own_settings(tmp_path, {}, {}),
    )  # fmt: skip
    assert "nodelay 1" in answer.stdout, answer.stderr
