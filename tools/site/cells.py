"""Run the code cells of a notebook here, and catch what each of them shows: explorers, forms, questions."""

import ast
import contextlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat

from weatherbits.live import Explorer


def code_cells(path: Path) -> list[Any]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def run_cells(
    cells: list[Any], instead: Mapping[str, Mapping[str, Any]], **names: Any
) -> Iterator[tuple[str, list[Explorer]]]:
    """Run cells one after the other, in one namespace; give the id of each, and what it has shown.

    ``instead`` has, by the id of a cell that takes too long, the names that it would leave behind; ``names`` are there
    from the beginning.
    """
    shown: list[Any] = []
    for cell in cells:
        shown.clear()
        if cell.id in instead:
            names |= instead[cell.id]
        else:
            with _displays_go_to(shown), contextlib.redirect_stdout(io.StringIO()):
                _run(cell.source, names, shown)
        yield cell.id, [thing for thing in shown if isinstance(thing, Explorer)]


def _run(source: str, names: dict[str, Any], shown: list[Any]) -> None:
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    if isinstance(last, ast.Expr):
        shown.append(eval(compile(ast.Expression(last.value), "<cell>", "eval"), names))


@contextlib.contextmanager
def _displays_go_to(shown: list[Any]) -> Iterator[None]:
    """Let what cells display be kept here, and be shown nowhere."""
    with contextlib.ExitStack() as stack:
        for module in ("quizzes", "progress"):
            stack.enter_context(mock.patch(f"weatherbits.teaching.{module}.display", shown.append))
        yield
