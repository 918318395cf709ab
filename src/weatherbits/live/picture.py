"""A scene as a picture: SVG that moves in a page, and a PNG to be kept where nothing moves."""

import io
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from .artists import PIXELS_PER_INCH, Scene
from .look import Look
from .svg import SvgRenderer

LEGIBLE = 9.5  # CSS pixels: smaller text is not read with ease
FINE = 1.5  # pixels of a kept picture to a CSS pixel: legible on sharp screens, and not too large to be kept


class LivePicture:
    """One scene, shown in state after state.

    Parameters
    ----------
    make_scene : callable
        Takes a state, returns a :class:`Scene`.
    state
        What to show first.
    look : Look
    prefix : str
        What the names of definitions begin with: on a page no two pictures may share them.

    Attributes
    ----------
    still, moving : str
        What stands still, and what moves, as SVG elements.
    defined : dict of str to str
        What both refer to, by name. It only ever grows.
    """

    def __init__(self, make_scene: Callable[[Any], Scene], state: Any, look: Look, prefix: str = ""):
        self.look, self.prefix = look, prefix
        self.still = self.moving = ""
        self.defined: dict[str, str] = {}
        with look.drawing():
            self.scene = make_scene(state)
            # From back to front, and among equals in the order in which they were named.
            self.movers = sorted(self.scene.movers, key=lambda artist: artist.get_zorder())
        self.width, self.height = map(round, self.scene.figure.bbox.size)
        self._smallest = math.inf
        self.show(state)

    def show(self, state: Any) -> bool:
        """Draw a state; return whether what stands still has changed as well."""
        with self.look.drawing():
            has_changed = bool(self.scene.show(state)) or not self.still
            if has_changed:
                self.still = self._svg([self.scene.figure], snaps=True)
            self.moving = self._svg(self.movers)
        return has_changed

    def _svg(self, artists, snaps: bool = False) -> str:
        renderer = SvgRenderer(
            self.width, self.height, PIXELS_PER_INCH, self.look, self.defined, self.prefix, snaps
        )
        for artist in artists:
            artist.draw(renderer)
        self._smallest = min(self._smallest, renderer.smallest)
        return "".join(renderer.elements)

    @property
    def least_width(self) -> int:
        """The width, in CSS pixels, down to which all text drawn so far can be read."""
        return min(math.ceil(self.width * LEGIBLE / self._smallest), self.width)

    def svg(self) -> str:
        """Return what is shown as a whole SVG element.

        Text and colours need the style sheet of the look; see :attr:`Look.css`.
        """
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="live" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}"><defs>{"".join(self.defined.values())}</defs>'
            f"<g>{self.still}</g><g>{self.moving}</g></svg>"
        )

    def pixels(self, scale: float = 2) -> np.ndarray:
        """Return what is shown as pixels, shape (scale·height, scale·width, 4): red, green, blue, opacity."""
        figure = self.scene.figure
        with self.look.drawing():
            figure.set_dpi(scale * PIXELS_PER_INCH)
            try:
                canvas = FigureCanvasAgg(figure)
                canvas.draw()
                for artist in self.movers:
                    figure.draw_artist(artist)
                return np.array(canvas.buffer_rgba())
            finally:
                figure.set_dpi(PIXELS_PER_INCH)

    def png(self, colours: int = 64) -> bytes:
        """Return what is shown as a PNG of few colours, small enough to be kept in a notebook."""
        picture = Image.fromarray(self.pixels(FINE)).convert("RGB")
        file = io.BytesIO()
        # This way keeps rare colours, which carry the meaning; a median cut would give them to the common ones.
        few = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(file, "PNG", compress_level=9)
        return file.getvalue()
