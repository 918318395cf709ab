"""An explorer in a page: a widget that carries it, and one more that carries script and style, once for all."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from .cell import running_cell
from .look import Look

if TYPE_CHECKING:
    from .explorer import Explorer

_HERE = Path(__file__).parent


class Stage(anywidget.AnyWidget):
    """The script and the style of all explorers of one look: a page takes them from here, once."""

    _esm = "export default {}"
    script = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)


@cache
def _texts() -> tuple[str, ...]:
    return tuple((_HERE / name).read_text(encoding="utf-8") for name in ("live.js", "live.css"))


_stages: dict[int, tuple[Look, Stage]] = {}


def stage_of(look: Look) -> Stage:
    """Return the stage of a look: made when it is first asked for, and anew where somebody has closed it."""
    _, stage = _stages.get(id(look), (look, None))
    if stage is None or stage.comm is None:
        script, style = _texts()
        stage = Stage(script=script, style=look.css + style)
        _stages[id(look)] = look, stage
    return stage


class Page(anywidget.AnyWidget):
    """An explorer in a page.

    ``shape`` is sent once, ``picture`` (what stands still, and what is used by reference) seldom, ``frame`` (what
    moves, the sentence, the values) at each move.
    """

    _esm = _HERE / "loader.js"
    stage = traitlets.Unicode().tag(sync=True)
    shape = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __init__(self, explorer: "Explorer"):
        self._n_defined = 0
        super().__init__(
            stage=stage_of(explorer.look).model_id,
            shape=explorer.shape() | {"cell": next((cell for cell, _ in running_cell()), "")},
            picture=self._picture_of(explorer),
            frame=explorer.frame(),
        )
        self.on_msg(lambda _, content, buffers: explorer.hear(content))

    def _picture_of(self, explorer: "Explorer") -> dict[str, Any]:
        if not explorer.picture:
            return {}
        self._n_defined = len(explorer.picture.defined)
        return {"still": explorer.picture.still, "defined": "".join(explorer.picture.defined.values())}

    def publish(self, explorer: "Explorer", has_new_still: bool) -> None:
        """Send what is shown now."""
        frame = explorer.frame()
        with self.hold_sync():
            if has_new_still:
                # All at once again, also what was sent bit by bit: a page that is opened anew finds it complete.
                self.picture = self._picture_of(explorer) | {"n": frame["n"]}
            elif explorer.picture and len(explorer.picture.defined) > self._n_defined:
                frame["defined"] = "".join(list(explorer.picture.defined.values())[self._n_defined :])
                self._n_defined = len(explorer.picture.defined)
            self.frame = frame

    def bundle(self, words: str) -> tuple[dict, dict]:
        """Return what is to be displayed, and its metadata."""
        shown: Any = self._repr_mimebundle_()
        data, metadata = shown if isinstance(shown, tuple) else (shown, {})
        return {**data, "text/plain": words}, metadata

    def close(self) -> None:
        layout = self.layout
        super().close()
        layout.close()
        # What a closed widget still holds: IPython keeps the results of all cells.
        self.unobserve_all()
        self._msg_callbacks.callbacks.clear()
        self.__dict__.get("_trait_values", {}).clear()


# The explorers that each cell shows, and the run of the cell that showed them.
_shown: dict[str, tuple[str, list["Explorer"]]] = {}


def let_go_of_what_this_cell_showed(explorer: "Explorer") -> None:
    """Close the explorers that an earlier run of this cell showed: their place in the page is gone."""
    for cell, run in running_cell():
        before, explorers = _shown.get(cell, (run, []))
        if before != run:
            del _shown[cell]
            elsewhere = [explorer, *(shown for _, others in _shown.values() for shown in others)]
            for old in explorers:
                if not any(old is shown for shown in elsewhere):
                    old.close()
            explorers = []
        _shown[cell] = run, [*explorers, explorer]
