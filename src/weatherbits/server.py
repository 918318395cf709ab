"""A setting for the Jupyter server: send each of the kernel's answers to the browser at once.

To save packets, TCP holds a small one back until the one before it is acknowledged, and the other side takes its
time to acknowledge, up to 40 ms. The few small messages that follow each move of a slider run into just that.
Jupyter servers find this module by a file in ``etc/jupyter/jupyter_server_config.d`` of the Python environment, which
is installed with the package. What it gains: ``benchmarks/README.md``.
"""

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "weatherbits.server"}]


def _load_jupyter_server_extension(server) -> None:
    """Let the server's connections to browsers wait for nothing; what else they do stays as it is."""
    settings = server.web_app.settings
    kind: Any = settings["kernel_websocket_connection_class"]

    class PromptConnection(kind):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    settings["kernel_websocket_connection_class"] = PromptConnection
