"""What a learner has guessed and answered, kept in one small file beside the notebooks: a restart loses nothing.

Only where a learner runs a notebook in a page is anything read from the file, or written into it. A program that runs
notebooks, or tests, keeps what it is told in memory alone.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

from ..live.cell import is_watched

FILE = "my_answers.json"
# Of predictions, of exercises, of questions; and games that go on.
KINDS = ("guesses", "answers", "choices", "games")

Value = float | str


class Kept:
    """Values by their kind and name.

    Examples
    --------
    >>> kept = Kept()
    >>> kept.keep("answers", "rain-bits", 3.0)
    >>> kept.get("answers", "rain-bits"), kept.get("answers", "die-entropy"), len(kept)
    (3.0, None, 1)
    """

    def __init__(self) -> None:
        self._path: Path | None = None
        self._is_writable = True
        self._in_memory: dict[str, dict[str, Value]] = {}
        self._when_forgotten: dict[str, Callable[[], None]] = {}

    def get(self, kind: str, name: str) -> Value | None:
        return self._read().get(kind, {}).get(name)

    def keep(self, kind: str, name: str, value: Value) -> None:
        everything = self._read()  # anew, as another notebook may have written something since
        everything.setdefault(kind, {})[name] = value
        self._write(everything)

    def forget(self) -> None:
        """Forget everything, also what other notebooks have kept."""
        self._write({})
        for callback in list(self._when_forgotten.values()):
            callback()

    def when_forgotten(self, name: str, callback: Callable[[], None]) -> None:
        """Call back when everything is forgotten: what is on show forgets it, too. One of each name is told."""
        self._when_forgotten[name] = callback

    def __len__(self) -> int:
        return sum(map(len, self._read().values()))

    def _read(self) -> dict[str, dict[str, Value]]:
        if self._path is None and self._is_writable and is_watched():
            self._path = Path.cwd() / FILE
        if self._path is None:
            return self._in_memory
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}  # there is none yet, or somebody has written something else into it
        return {
            kind: {name: value for name, value in found[kind].items() if type(value) in (int, float, str)}
            for kind in KINDS
            if isinstance(found, dict) and isinstance(found.get(kind), dict)
        }

    def _write(self, everything: dict[str, dict[str, Value]]) -> None:
        self._in_memory = everything
        if self._path is None:
            return
        beside = self._path.with_name(f"{FILE}.{os.getpid()}")
        try:
            beside.write_text(json.dumps(everything, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
            beside.replace(self._path)  # whole, or not at all
        except OSError:
            self._path, self._is_writable = None, False  # memory has to do


kept = Kept()
