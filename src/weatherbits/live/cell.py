"""Which cell of a notebook is running, where a page tells it."""

from collections.abc import Iterator

from IPython import get_ipython


def is_watched() -> bool:
    """Return whether the cell that is running was run in a page, and not by a program that runs notebooks."""
    return any(running_cell())


def running_cell() -> Iterator[tuple[str, str]]:
    """Give the name of the cell that is running, and of this run of it, where the page tells them."""
    shell = get_ipython()
    parent = getattr(shell, "parent_header", None)
    if parent is None and hasattr(shell, "kernel"):  # in JupyterLite only the kernel knows
        parent = shell.kernel.get_parent()
    parent = parent or {}
    cell = parent.get("metadata", {}).get("cellId")
    if cell:
        yield cell, parent.get("header", {}).get("msg_id", "")
