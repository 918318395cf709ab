"""Three settings for the Jupyter server that `make lab` starts, and Binder; no other server is changed.

Each of the kernel's answers is sent to the browser at once. To save packets, TCP holds a small one back until the one
before it is acknowledged, and the other side takes its time to acknowledge, up to 40 ms. The few small messages that
follow each move of a slider run into just that. What it gains: ``benchmarks/README.md``.

A notebook that is opened knows its Python. Without that, JupyterLab writes it down as soon as the kernel has told,
and a notebook that nobody has touched is marked as not saved.

The kernels compute with one thread. The matrices of these notebooks are small: more threads would spend their time
waiting for each other, and a training would take up to eight times as long.

The folder ``jupyter`` of the repository names this module to a server that is started with it in
``JUPYTER_CONFIG_PATH``.
"""

import inspect
import os
import platform
import sys
from typing import Any

# What a kernel of this Python says of its language.
LANGUAGE = {
    "name": "python",
    "version": platform.python_version(),
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": sys.version_info.major},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "weatherbits.server"}]


def _load_jupyter_server_extension(server) -> None:
    compute_with_one_thread()
    hold_nothing_back(server.web_app.settings)
    tell_the_language(server.contents_manager)


def compute_with_one_thread() -> None:
    """Let NumPy use one thread in what this program starts, such as kernels, unless somebody has set another number."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def hold_nothing_back(settings: dict[str, Any]) -> None:
    """Let the server's connections to browsers wait for nothing; what else they do stays as it is."""
    kind: Any = settings["kernel_websocket_connection_class"]

    class PromptConnection(kind):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    settings["kernel_websocket_connection_class"] = PromptConnection


def tell_the_language(contents) -> None:
    """Let what reads notebooks fill in the Python of those that say no more than that they are in Python."""
    get = contents.get

    def filled_in(model: dict[str, Any]) -> dict[str, Any]:
        if model["type"] == "notebook" and model["content"]:
            metadata = model["content"]["metadata"]
            is_ours = metadata.get("kernelspec", {}).get("name") == "python3"
            if is_ours and metadata.get("language_info") == {"name": "python"}:
                metadata["language_info"] = LANGUAGE
        return model

    async def filled_in_later(found) -> dict[str, Any]:
        return filled_in(await found)

    def get_and_fill_in(*args: Any, **kwargs: Any) -> Any:
        found = get(*args, **kwargs)
        return filled_in_later(found) if inspect.isawaitable(found) else filled_in(found)

    contents.get = get_and_fill_in
