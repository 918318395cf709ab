"""How pictures look: matplotlib's settings for them, colours that follow the page's theme, and a typeface.

matplotlib keeps its settings in one dictionary for the whole process. A picture must neither change it for the
learner's own plots, not even for a moment, nor be changed by what stands in it: so while a thread draws a picture, that
thread, and no other, sees the picture's own settings in its place.
"""

import base64
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib import font_manager
from matplotlib.colors import to_hex

# matplotlib is not made for two threads that draw at once: its parsers and its fonts are shared.
_drawing = threading.RLock()
_mine = threading.local()


@cache
def _seen_by_this_thread(kind: Any) -> type:
    """Return matplotlib's kind of settings, made to answer a thread that draws with the settings of its picture."""

    class SeenByThisThread(kind):
        def __getitem__(self, key):
            settings = getattr(_mine, "settings", None)
            return super().__getitem__(key) if settings is None else settings[key]

        def _get(self, key):
            settings = getattr(_mine, "settings", None)
            return super()._get(key) if settings is None else settings[key]

    return SeenByThisThread


def _as_data(font: Path) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font.read_bytes()).decode()}"


@dataclass(frozen=True)
class Look:
    """The look of all pictures of a course.

    Parameters
    ----------
    settings : mapping
        What differs from matplotlib's defaults, as in ``matplotlib.rcParams``.
    colours : mapping of name to (light, dark)
        The only colours of the pictures, as ``#rrggbb``: in a scene the light one is used, and where the page is
        dark its partner takes its place. The controls around a picture use ``ink``, ``quiet_ink``, ``paper``,
        ``line`` and ``accent``.
    family : str
        The typeface, as a page knows it.
    web_fonts : mapping of weight to path
        Its files, in the format WOFF2, which are handed to the page.
    fonts : tuple of path
        The same for matplotlib, as TrueType.

    Examples
    --------
    >>> look = Look({"font.size": 12}, {"ink": ("#000000", "#ffffff")})
    >>> with look.drawing():
    ...     print(matplotlib.rcParams["font.size"])
    12.0
    >>> print(matplotlib.rcParams["font.size"])
    10.0
    """

    settings: Mapping[str, Any]
    colours: Mapping[str, tuple[str, str]]
    family: str = "sans-serif"
    web_fonts: Mapping[int, Path] = field(default_factory=dict)
    fonts: tuple[Path, ...] = ()

    def __post_init__(self):
        for path in self.fonts:
            font_manager.fontManager.addfont(path)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        """All settings there are: none is left to what the learner has set."""
        return {
            **dict(dict.items(matplotlib.rcParamsDefault)),
            **dict(dict.items(matplotlib.RcParams(self.settings))),
        }

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Draw with these settings. One thread draws at a time; all others see what matplotlib is really set to."""
        with _drawing:
            before, shared = getattr(_mine, "settings", None), matplotlib.rcParams
            kind = shared.__class__
            if before is None:
                shared.__class__ = _seen_by_this_thread(kind)
            _mine.settings = self._settings
            try:
                yield
            finally:
                _mine.settings = before
                if before is None:
                    shared.__class__ = kind

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name of each light colour; where two names share one, the first."""
        return {light: name for name, (light, _) in reversed(list(self.colours.items()))}

    def paint(self, colour) -> str:
        """Return a colour as a page writes it: by its name, so that it follows the theme.

        Examples
        --------
        >>> Look({}, {"ink": ("#000000", "#ffffff")}).paint("k")
        'var(--live-ink)'
        """
        value = to_hex(colour)
        name = self._names.get(value)
        return f"var(--live-{name})" if name else value

    def faces(self, address: Callable[[Path], str] = _as_data, more: str = "") -> str:
        """Return the typeface as a style sheet.

        ``address`` tells where a page finds each of its files: by default they come along. ``more`` is what else is
        said of each.
        """
        return "".join(
            f"@font-face{{font-family:'{self.family}';font-weight:{weight};{more}"
            f"src:url({address(path)}) format('woff2')}}"
            for weight, path in self.web_fonts.items()
        )

    @cached_property
    def css(self) -> str:
        """The colours of both themes, and the typeface, as a style sheet."""
        light, dark = (
            "".join(f"--live-{name}:{pair[theme]};" for name, pair in self.colours.items())
            for theme in (0, 1)
        )
        on_dark = ",".join(f"{page} .live" for page in DARK_PAGES)
        return (
            f"{self.faces()}.live{{{light}--live-family:'{self.family}',sans-serif;color-scheme:light}}"
            f"@media not print{{{on_dark}{{{dark}color-scheme:dark}}}}"
        )


# How the pages that show notebooks say that they are dark: JupyterLab, Notebook and Voila; Colab; VS Code; others.
DARK_PAGES = (
    '[data-jp-theme-light="false"]',
    'html[theme="dark"]',
    '[data-vscode-theme-kind*="dark"]',
    '[data-theme="dark"]',
)
