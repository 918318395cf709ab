"""Draw matplotlib's artists as SVG that is short enough to be sent at each move of a slider.

What is used more than once (a small drawing, the shape of a mark, the edge that cuts off a curve) is defined once, by
a name of its own, and used by reference. Colours have names as well, so that they follow the page's theme.
"""

import base64
import hashlib
import html
import io
import math
from collections.abc import Callable

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from .look import Look

_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}


class SvgRenderer(RendererBase):
    """Draws into a list of SVG elements.

    Parameters
    ----------
    width, height : float, CSS pixels
    dpi : float
        CSS pixels to an inch of the figure.
    look : Look
    defined : dict of str to str
        What has been defined so far, by its name; new definitions are added.
    prefix : str
        What the names begin with: on a page no two pictures may share a name.
    snaps : bool
        Whether upright and level lines are moved to whole pixels, as suits what stands still.
    """

    def __init__(self, width, height, dpi, look: Look, defined: dict[str, str], prefix="", snaps=False):
        super().__init__()
        self.width, self.height, self.dpi = width, height, dpi
        self.look, self.defined, self.prefix, self.snaps = look, defined, prefix, snaps
        self.elements: list[str] = []
        self.smallest = math.inf  # the size of the smallest text, in CSS pixels
        self._to_page = Affine2D().scale(1, -1).translate(0, height)

    # What matplotlib asks of a renderer.

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def points_to_pixels(self, points):
        return points * self.dpi / 72

    def flipy(self) -> bool:
        return True  # y is counted from the top

    def draw_path(self, gc, path, transform, rgbFace=None):
        line = self.points_to_pixels(gc.get_linewidth())
        is_line = rgbFace is None and gc.get_hatch() is None
        cleaned = path.cleaned(
            transform + self._to_page,
            remove_nans=True,
            # A line that leaves the picture by far is cut off; an area would lose its corners.
            clip=(-99.0, -99.0, self.width + 99.0, self.height + 99.0) if is_line else None,
            simplify=is_line and path.should_simplify,
            curves=True,
            stroke_width=line,
            snap=gc.get_snap() if self.snaps else False,
        )
        corners = cleaned.vertices[(cleaned.codes != Path.STOP) & (cleaned.codes != Path.CLOSEPOLY)]
        if len(corners):
            paint = self._paint(gc, rgbFace) + self._clip(gc, corners, line / 2)
            self.elements.append(f'<path d="{_path_data(cleaned)}"{paint}/>')

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        data = _path_data(marker_path.cleaned(marker_trans + Affine2D().scale(1, -1), curves=True))
        name = self.define(f"m{_digest(data.encode())}", lambda name: f'<path id="{name}" d="{data}"/>')
        places = (trans + self._to_page).transform(path.vertices)
        places = places[np.isfinite(places).all(axis=1)]
        if len(places):
            line = self.points_to_pixels(gc.get_linewidth())
            reach = np.abs(marker_trans.transform(marker_path.vertices)).max() + line / 2
            clip = self._clip(gc, places, reach)
            uses = "".join(f'<use href="#{name}" x="{x}" y="{y}"/>' for x, y in map(_point, places.tolist()))
            self.elements.append(f"<g{self._paint(gc, rgbFace)}{clip}>{uses}</g>")

    def draw_image(self, gc, x, y, im, transform=None):
        side = im.shape[1], im.shape[0]
        self.elements.append(_image(im[::-1].tobytes(), side, *_point((x, self.height - y - side[1])), *side))

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        if ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)  # as outlines
            return
        anchor = "start"
        if mtext is not None and angle in (0, 90):
            # The page measures the text, so what must not move is its anchor, not its left end.
            anchor = {"left": "start", "center": "middle", "right": "end"}[mtext.get_horizontalalignment()]
            if angle == 90:
                upwards = {"bottom": "start", "center": "middle", "top": "end"}
                anchor = upwards.get(mtext.get_verticalalignment(), "start")
            ends = mtext.get_window_extent(self)
            share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
            if angle == 0:
                x = ends.x0 + share * ends.width
            else:
                y = self.height - (ends.y0 + share * ends.height)
        weight = prop.get_weight()
        self._text(
            x, y, html.escape(s, quote=False), self.points_to_pixels(prop.get_size_in_points()),
            weight if isinstance(weight, int) else 600 if "bold" in weight else 400,
            gc.get_rgb(), gc.get_alpha(), anchor, angle,
        )  # fmt: skip

    # What our own artists ask for on top.

    def draw_label(self, x, y, text: str, *, size: float, weight, color, anchor: str) -> None:
        """Write a text whose base line stands y CSS pixels above the lower edge; its size is in CSS pixels."""
        self._text(x, self.height - y, html.escape(text, quote=False), size, weight, color, None, anchor, 0)

    def draw_shared(
        self, key: str, make: Callable[[str], str], x: float, y: float, side: float, alpha=None
    ) -> None:
        """Use a drawing that is defined once, in a square whose lower left corner is (x, y)."""
        name = self.define(key, make)
        left, top = _point((x, self.height - y - side))
        opacity = "" if alpha is None else f' opacity="{_number(alpha, 3)}"'
        self.elements.append(
            f'<use href="#{name}" x="{left}" y="{top}" '
            f'width="{_number(side)}" height="{_number(side)}"{opacity}/>'
        )

    def draw_pixels(self, pixels: np.ndarray, x: float, y: float, side: float, *, is_shared: bool) -> None:
        """Show a square of pixels (red, green, blue, opacity; the top row first) in a square of CSS pixels."""
        data, size = pixels.tobytes(), (pixels.shape[1], pixels.shape[0])
        if is_shared:
            box = f"0 0 {_number(side)} {_number(side)}"
            image = _image(data, size, "0", "0", side, side)
            key = f"p{_digest(image.encode())}"
            self.draw_shared(
                key, lambda name: f'<symbol id="{name}" viewBox="{box}">{image}</symbol>', x, y, side
            )
        else:
            left, top = _point((x, self.height - y - side))
            self.elements.append(_image(data, size, left, top, side, side))

    def define(self, key: str, make: Callable[[str], str]) -> str:
        """Return the name of a definition; it is made, and given its name, where it is not there yet."""
        name = self.prefix + key
        if name not in self.defined:
            self.defined[name] = make(name)
        return name

    # How it is written.

    def _paint(self, gc, face) -> str:
        """Return how an outline is filled and drawn, as attributes."""
        alpha = gc.get_alpha() if gc.get_forced_alpha() else None
        text = ""
        if gc.get_hatch() is not None:
            text += f' fill="url(#{self._hatching(gc, face)})"'
        elif face is None or (len(face) == 4 and face[3] == 0):
            text += ' fill="none"'
        else:
            text += f' fill="{self.look.paint(face[:3])}"'
            if alpha is None and len(face) == 4 and face[3] != 1:
                text += f' fill-opacity="{_number(face[3], 3)}"'
        line, rgb = self.points_to_pixels(gc.get_linewidth()), gc.get_rgb()
        if line > 0 and rgb[3] > 0:
            text += f' stroke="{self.look.paint(rgb[:3])}"'
            if alpha is None and rgb[3] != 1:
                text += f' stroke-opacity="{_number(rgb[3], 3)}"'
            if abs(line - 1) > 0.005:
                text += f' stroke-width="{_number(line, 2)}"'
            if gc.get_joinstyle() != "miter":
                text += f' stroke-linejoin="{gc.get_joinstyle()}"'
            if gc.get_capstyle() != "butt":
                text += f' stroke-linecap="{"square" if gc.get_capstyle() == "projecting" else gc.get_capstyle()}"'
            offset, dashes = gc.get_dashes()
            if dashes is not None:
                text += (
                    f' stroke-dasharray="{" ".join(_number(self.points_to_pixels(dash)) for dash in dashes)}"'
                )
                if offset:
                    text += f' stroke-dashoffset="{_number(self.points_to_pixels(offset))}"'
        if alpha is not None and alpha != 1:
            text += f' opacity="{_number(alpha, 3)}"'
        return text

    def _clip(self, gc, vertices: np.ndarray, reach: float) -> str:
        """Return the reference to the edge that cuts something off, where it really goes beyond that edge."""
        box = gc.get_clip_rectangle()
        path, transform = gc.get_clip_path()
        if path is not None:
            data = _path_data(path.cleaned(transform + self._to_page, curves=True))
            key = f"c{_digest(data.encode())}"
            name = self.define(key, lambda name: f'<clipPath id="{name}"><path d="{data}"/></clipPath>')
            return f' clip-path="url(#{name})"'
        if box is None:
            return ""
        (left, top), (right, bottom) = (box.x0, self.height - box.y1), (box.x1, self.height - box.y0)
        low, high = vertices.min(axis=0) - reach, vertices.max(axis=0) + reach
        if low[0] >= left - 1 and low[1] >= top - 1 and high[0] <= right + 1 and high[1] <= bottom + 1:
            return ""
        (x, y), (width, height) = _point((left, top)), _point((right - left, bottom - top))
        name = self.define(
            f"c{x}-{y}-{width}-{height}".replace(".", "_"),
            lambda name: (
                f'<clipPath id="{name}"><rect x="{x}" y="{y}" width="{width}" height="{height}"/></clipPath>'
            ),
        )
        return f' clip-path="url(#{name})"'

    def _hatching(self, gc, face) -> str:
        """Return the name of a pattern of lines."""
        ground = "none" if face is None else self.look.paint(face[:3])
        ink = self.look.paint(gc.get_hatch_color()[:3])
        line = _number(self.points_to_pixels(gc.get_hatch_linewidth()), 2)
        side = self.dpi  # matplotlib's hatchings repeat once an inch
        to_page = Affine2D().scale(side, -side).translate(0, side)
        data = _path_data(gc.get_hatch_path(6.0).cleaned(to_page, curves=True))
        return self.define(
            f"h{_digest((data + ground + ink + line).encode())}",
            lambda name: (
                f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{side}" height="{side}">'
                f'<rect width="{side}" height="{side}" fill="{ground}"/>'
                f'<path d="{data}" fill="{ink}" stroke="{ink}" stroke-width="{line}"/></pattern>'
            ),
        )

    def _text(self, x, y, content: str, size, weight, color, alpha, anchor: str, angle: float) -> None:
        x, y = _point((x, y))
        self.smallest = min(self.smallest, size)
        text = f'<text x="{x}" y="{y}" font-size="{_number(size)}" fill="{self.look.paint(color)}"'
        if anchor != "start":
            text += f' text-anchor="{anchor}"'
        if weight != 400 and weight != "normal":
            text += f' font-weight="{weight}"'
        if alpha is not None and alpha != 1:
            text += f' opacity="{_number(alpha, 3)}"'
        if angle:
            text += f' transform="rotate({_number(-angle)} {x} {y})"'
        self.elements.append(f"{text}>{content}</text>")


def _number(value: float, decimals: int = 1) -> str:
    """Return a number as short as it can be written.

    Examples
    --------
    >>> _number(12.04), _number(-0.04), _number(0.123, 2)
    ('12', '0', '0.12')
    """
    return f"{round(float(value), decimals) + 0.0:g}"


def _point(point) -> tuple[str, str]:
    return _number(point[0]), _number(point[1])


def _path_data(path: Path) -> str:
    """Return an outline as SVG writes it, to a tenth of a CSS pixel.

    Examples
    --------
    >>> _path_data(Path([(0, 0), (10.04, 0), (10, 5)]).cleaned())
    'M0 0L10 0 10 5'
    """
    text, last = [], None
    points = (np.round(path.vertices, 1) + 0.0).tolist()
    for (x, y), code in zip(points, path.codes.tolist(), strict=True):
        if code == Path.STOP:
            break
        if code == Path.CLOSEPOLY:
            text.append("z")
            last = None
            continue
        text.append(f"{' ' if code == last else _LETTERS[code]}{x:g} {y:g}")
        last = code
    return "".join(text)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=5).hexdigest()


_pngs: dict[tuple[bytes, tuple[int, int]], str] = {}


def _png(data: bytes, size: tuple[int, int]) -> str:
    """Return pixels with opacity as a small PNG, ready for an address. The latest few hundred are kept."""
    key = hashlib.blake2b(data, digest_size=16).digest(), size  # the pixels themselves would take much room
    if key not in _pngs:
        # Few pixels are seen one by one, and many show shades; between them, forty colours show all there is to see.
        colours = 40 if 2**11 < size[0] * size[1] < 2**15 else 128
        picture = Image.frombytes("RGBA", size, data).quantize(colours, method=Image.Quantize.FASTOCTREE)
        file = io.BytesIO()
        picture.save(file, "PNG", compress_level=6)
        if len(_pngs) >= 512:
            del _pngs[next(iter(_pngs))]
        _pngs[key] = base64.b64encode(file.getvalue()).decode()
    return _pngs[key]


def _image(data: bytes, size: tuple[int, int], x: str, y: str, width: float, height: float) -> str:
    # Few pixels in much room are to be seen one by one.
    crisp = ' style="image-rendering:pixelated"' if width > 1.5 * size[0] else ""
    return (
        f'<image x="{x}" y="{y}" width="{_number(width)}" height="{_number(height)}"{crisp} '
        f'href="data:image/png;base64,{_png(data, size)}"/>'
    )
