"""The painter: a face as a picture, worked out pixel by pixel from its features."""

from types import SimpleNamespace

import numpy as np
from numpy.typing import ArrayLike

from .model import FEATURES, as_features, is_whole


def render(features: ArrayLike, size: int = 32) -> np.ndarray:
    """Return the pictures of faces: small ones to learn from, or a big one to look at, all from one drawing.

    The pixels are a fixed function of the features: the same face is the same picture.

    Parameters
    ----------
    features : array_like, shape (..., n_features)
        Faces, each feature from 0 to 1.
    size : int, default 32
        Height and width in pixels, from 8 to 2048.

    Returns
    -------
    ndarray of float32, shape (..., size, size, 3)
        Red, green and blue from 0 to 1, the top row first.

    Raises
    ------
    ValueError
        As :func:`log_density`, or if size is no whole number from 8 to 2048.

    Examples
    --------
    >>> from weatherbits.animals import typical
    >>> render(typical("badger"), 256).shape
    (256, 256, 3)
    """
    features = as_features(features)
    if not is_whole(size) or not 8 <= size <= 2048:
        raise ValueError(f"size should be a whole number of pixels from 8 to 2048; got {size!r}")
    size = int(size)  # a small NumPy integer could not hold its square
    rows = features.reshape(-1, len(FEATURES)).astype(np.float32)
    pictures = np.empty((len(rows), size, size, 3), np.float32)
    step = max(1, 2**17 // size**2)  # few enough at a time to stay in the processor's cache
    for start in range(0, len(rows), step):
        block = rows[start : start + step]
        canvas = _Canvas(len(block), size)
        face = dict(zip(FEATURES, block.T[:, :, np.newaxis, np.newaxis], strict=True))
        _paint(canvas, SimpleNamespace(**face))
        pictures[start : start + step] = canvas.pictures()
    return pictures.reshape(*features.shape[:-1], size, size, 3)


# ---- The drawing. From here on, x runs from 0 in the middle to 1 at the right, y from -1 at the bottom to 1.


def _colour(code: str) -> np.ndarray:
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32).reshape(3, 1, 1, 1)


_PAPER, _DISC = _colour("f4f1ea"), _colour("cfe0dc")
_DARK_GREY, _LIGHT_GREY = _colour("4b4f58"), _colour("c9cad0")
_DARK_RUSSET, _LIGHT_RUSSET = _colour("8c3510"), _colour("f49340")
_BLACK, _DARK_BROWN = _colour("211d22"), _colour("4a1c10")
_WHITE, _CREAM, _PINK = _colour("fbf6ec"), _colour("e6cba4"), _colour("e8a79a")
_BROWN_IRIS, _YELLOW_IRIS = _colour("6a3f22"), _colour("d9c64a")


class _Canvas:
    """The right halves of a stack of pictures; the left halves mirror them.

    A shape is the signed distance of every pixel to its outline, negative inside. A pixel takes on colour by
    how much of it lies inside, so that edges are equally smooth at every size.
    """

    def __init__(self, n: int, size: int) -> None:
        centres = ((np.arange(size) + 0.5) * (2 / size) - 1).astype(np.float32)
        self.x, self.y = centres[size // 2 :], -centres[:, np.newaxis]
        self.size, self.pixel = size, 2 / size
        self.image = np.empty((3, n, size, size - size // 2), np.float32)
        self.image[...] = _PAPER

    def ellipse(self, x, y, rx, ry):
        """Return the distance to an ellipse around (x, y): to first order, which is enough for an edge."""
        u, v = (self.x - x) / rx, (self.y - y) / ry
        level = np.sqrt(u * u + v * v + 1e-9)
        u /= rx
        v /= ry
        return level * (level - 1) / (np.sqrt(u * u + v * v) + 1e-6)

    def cone(self, x1, y1, r1, x2, y2, r2):
        """Return the distance to the trail of a disc of radius r1 that moves, and grows into one of r2."""
        length = np.hypot(x2 - x1, y2 - y1)
        slope = np.clip((r2 - r1) / length, -0.98, 0.98)  # any steeper, and one disc would hide the other
        distance, along = self._axis(x1, y1, x2, y2, slope / np.sqrt(1 - slope * slope))
        return distance - (r1 + slope * length * along)

    def line(self, x1, y1, w1, x2, y2, w2):
        """Return how much of each pixel a line covers; it may be thinner than a pixel."""
        distance, along = self._axis(x1, y1, x2, y2, 0)
        half_width = w1 + (w2 - w1) * along
        return self.cover(distance - half_width) - self.cover(distance + half_width)

    def _axis(self, x1, y1, x2, y2, slant):
        """Return how far each pixel is from a point on an axis, and where on it, from 0 to 1, that point is.

        Without slant it is the nearest point; with slant, the centre of the nearest disc of a cone.
        """
        dx, dy = x2 - x1, y2 - y1
        x, y = self.x - x1, self.y - y1
        along = (x * dx + y * dy + slant * np.abs(x * dy - y * dx)) / (dx * dx + dy * dy)
        along = np.clip(along, 0.0, 1.0)
        x, y = x - along * dx, y - along * dy
        return np.sqrt(x * x + y * y), along

    def cover(self, distance, blur=0.0):
        """Return how much of each pixel lies inside a shape, from 0 to 1."""
        cover = distance * (-1 / (self.pixel + blur))
        cover += 0.5
        return np.clip(cover, 0.0, 1.0, out=cover)

    def paint(self, cover, colour, strength=1.0):
        """Lay a colour over the pictures, where and as much as it covers."""
        layer = colour - self.image
        layer *= cover * strength
        self.image += layer

    def pictures(self) -> np.ndarray:
        right = np.moveaxis(self.image, 0, -1)
        left = right[:, :, ::-1][:, :, : self.size // 2]
        return np.concatenate([left, right], axis=2)


def _mix(a, b, t):
    return a + (b - a) * t


def _ease(t):
    """Return t with a gentle start and end: a trace of a mark should not look like dirt."""
    return t * t * (3 - 2 * t)


def _join(a, b, width):
    """Return the distance to two shapes together that flow into each other over a width."""
    overlap = np.maximum(width - np.abs(a - b), 0)
    return np.minimum(a, b) - overlap * overlap / (4 * width)


def _paint(c: _Canvas, f: SimpleNamespace) -> None:
    ink, head = _inks(f), _head(c, f)
    _paint_body(c, head, ink)
    over_head = _paint_ears(c, f, head, ink)
    on_head = c.cover(head.shape) * (1 - over_head)
    c.paint(on_head, ink.face)
    c.paint(c.cover(c.ellipse(0, 0.45, 0.3, 0.14), 0.35) * on_head, _WHITE, 0.12)  # light from above
    _paint_marks(c, f, head, ink, on_head)
    _paint_muzzle(c, f, head, ink, on_head)
    _paint_eyes(c, f)
    for start, end in ((-0.04, 0.03), (-0.07, -0.07), (-0.10, -0.17)):  # whiskers
        whisker = c.line(0.14, head.nose + start, 0.010, 0.80, head.nose + end, 0.004)
        c.paint(whisker, ink.whisker, _ease(f.feline))


def _inks(f: SimpleNamespace) -> SimpleNamespace:
    """Return the colours that depend on the features."""
    grey = _mix(_DARK_GREY, _LIGHT_GREY, f.fur_lightness)
    russet = _mix(_DARK_RUSSET, _LIGHT_RUSSET, f.fur_lightness)
    fur = _mix(grey, russet, f.fur_redness)
    dark = _mix(_BLACK, _DARK_BROWN, 0.7 * f.fur_redness)
    deep = _mix(fur, dark, 0.4)
    return SimpleNamespace(
        fur=fur,
        dark=dark,
        deep=deep,
        face=_mix(fur, _WHITE, 0.95 * f.face_stripes),
        muzzle=_mix(_mix(fur, _CREAM, 0.5), _WHITE, _strength(f.white_cheeks)),
        whisker=_mix(deep, _WHITE, 0.3),
    )


def _strength(feature):
    """Return how opaque a mark is: in-betweens are to be small marks rather than transparent ones."""
    return _ease(np.minimum(1.4 * feature, 1))


def _head(c: _Canvas, f: SimpleNamespace) -> SimpleNamespace:
    """Return the head's shape, and where on it the other parts belong."""
    width = 0.50 + 0.17 * f.head_width
    chin, chin_radius = -0.32 - 0.22 * f.muzzle_length, 0.11 + 0.19 * f.muzzle_width
    jaw = 0.38 + (0.08 + 0.08 * f.head_width) * (1 - f.white_cheeks) + 0.03 * (1 - f.muzzle_length)
    tuft = _mix(0.40, width + 0.17, _ease(f.white_cheeks) ** 2 * (1 - f.face_stripes))
    shape = c.ellipse(0, 0.10, width, 0.50)
    shape = _join(shape, c.cone(0, -0.16 + 0.08 * f.white_cheeks, jaw, 0, chin, chin_radius), 0.3)
    shape = _join(shape, c.cone(0.16, -0.10, 0.31, tuft, -0.27, 0.035), 0.2)
    return SimpleNamespace(
        shape=shape,
        width=width,
        cheek=np.maximum(tuft, width - 0.07),
        nose=-0.20 - 0.18 * f.muzzle_length,
        bottom=chin - chin_radius,
    )


def _paint_body(c, head, ink):
    disc = c.cover(c.ellipse(0, 0, 0.97, 0.97))
    c.paint(disc, _DISC)
    body = c.cover(c.ellipse(0, -1.0, 0.62, 0.50)) * disc
    c.paint(body, _mix(ink.fur, ink.dark, 0.12))
    c.paint(c.cover(c.ellipse(0, -1.0, 0.3, 0.5), 0.03) * body, _mix(ink.fur, ink.muzzle, 0.6))
    c.paint(c.cover(head.shape - 0.06, 0.12) * body, ink.dark, 0.35)  # the head's shadow


def _paint_ears(c, f, head, ink):
    """Paint the ears, and return where they hide the head: only ears that hang do."""
    angle = np.pi * (0.28 + 0.06 * f.ear_pointedness - 0.76 * f.ear_droop)
    folded = (1 + f.ear_droop) * (1 - 1.6 * f.ear_droop * (1 - f.ear_droop))  # half-way, seen from the front
    length = (0.07 + 0.23 * f.ear_size) * (1 + 0.6 * f.ear_pointedness) * folded
    base = 0.15 + 0.10 * f.ear_size
    tip = _mix(0.95 * base, 0.02, np.sqrt(f.ear_pointedness))
    tip = _mix(tip, np.maximum(tip, 0.16), f.ear_droop)
    x, y = head.width * (0.64 + 0.20 * f.ear_droop), 0.42
    x2, y2 = x + length * np.cos(angle), y + length * np.sin(angle)
    ear = c.cone(x, y, base * (1 - 0.4 * f.ear_droop), x2, y2, tip)

    back = _mix(ink.fur, ink.deep, 0.3 + 0.6 * f.ear_droop)
    inside = _mix(ink.deep, _PINK, 0.6 * (1 - f.white_trim))
    c.paint(c.cover(ear), _mix(back, _WHITE, _ease(f.white_trim)))
    c.paint(c.cover(ear + 0.05), back)
    c.paint(c.cover(ear + 0.085, 0.02), _mix(inside, back, f.ear_droop))
    return c.cover(np.maximum(ear, -(head.shape + 0.4 * _ease(f.ear_droop))))


def _paint_marks(c, f, head, ink, on_head):
    def mark(shape, colour, feature):
        c.paint(c.cover(shape + 0.1 * (1 - feature), 0.03) * on_head, colour, _strength(feature))

    mark(c.cone(0.10, -0.44, 0.26, head.cheek, -0.26, 0.13), _WHITE, f.white_cheeks)

    side = head.width - 0.14
    for tabby in (
        c.line(0, 0.34, 0.018, 0, 0.53, 0.032),
        c.line(0.11, 0.35, 0.018, 0.16, 0.53, 0.032),
        c.line(side, 0.0, 0.01, side + 0.19, 0.06, 0.03),
        c.line(side, -0.12, 0.01, side + 0.19, -0.10, 0.03),
    ):
        c.paint(tabby * on_head, ink.deep, f.feline**2)

    mark(c.ellipse(0.28, 0.17, 0.17, 0.11), _WHITE, f.white_trim)

    around_eye = c.cone(0.13, 0.02, 0.10, 0.30, 0.04, 0.145)
    mask = _join(around_eye, c.cone(0.30, 0.04, 0.145, head.width, -0.16, 0.10), 0.05)
    mark(np.minimum(mask, c.cone(0, 0.54, 0.03, 0, -0.15, 0.08)), ink.dark, f.mask)

    tear = np.minimum(
        c.cone(0.29, 0.0, 0.10, 0.38, -0.22, 0.075), c.cone(0.38, -0.22, 0.075, 0.36, -0.48, 0.04)
    )
    mark(tear, _mix(ink.dark, ink.fur, 0.12), f.tear_marks)

    stripe = np.minimum(
        c.cone(0.15, -0.42, 0.05, 0.29, 0.08, 0.13), c.cone(0.29, 0.08, 0.13, 0.43, 0.62, 0.15)
    )
    mark(stripe, ink.dark, f.face_stripes)


def _paint_muzzle(c, f, head, ink, on_head):
    wide, y = f.muzzle_width, head.nose
    top, bottom = y + 0.13 + 0.05 * wide, head.bottom - 0.04 + 0.07 * wide
    muzzle = c.ellipse(0, (top + bottom) / 2, 0.15 + 0.17 * wide, (top - bottom) / 2)
    c.paint(c.cover(muzzle, 0.03) * on_head, ink.muzzle)
    bridge = c.cone(0, 0.05, 0.09, 0, y + 0.02 + 0.2 * wide, 0.05 + 0.02 * wide)
    c.paint(c.cover(bridge, 0.03) * on_head, _mix(ink.face, ink.dark, _ease(f.mask) ** 2))

    smile, corner = 0.05 + 0.035 * wide, y - 0.145
    mouth = c.line(0, y, 0.012, 0, y - 0.11, 0.012)
    mouth = np.maximum(mouth, c.line(0, y - 0.11, 0.012, smile, corner, 0.012))
    mouth = np.maximum(mouth, c.line(smile, corner, 0.012, 2 * smile, corner + 0.025, 0.010))
    c.paint(mouth, ink.dark)

    size = 0.07 + 0.06 * wide + 0.02 * f.muzzle_length
    nose = c.ellipse(0, y + 0.015, size, 0.05 + 0.02 * wide)
    nose = _join(nose, c.cone(0, y, 0.05, 0, y - 0.045, 0.02), 0.05)
    c.paint(c.cover(nose), _BLACK)
    c.paint(c.cover(c.ellipse(0, y + 0.035, 0.4 * size, 0.014), 0.01), _WHITE, 0.55)


def _paint_eyes(c, f):
    x, y = 0.28, 0.05
    tall = 0.097 - 0.02 * f.muzzle_width
    wide = tall + 0.02 * f.feline
    pupil_wide, pupil_tall = tall * _mix(0.82, 0.28, f.feline), tall * _mix(0.85, 0.90, f.feline)
    c.paint(c.cover(c.ellipse(x, y + 0.008, wide + 0.018, tall + 0.02)), _BLACK)
    c.paint(c.cover(c.ellipse(x, y, wide, tall)), _mix(_BROWN_IRIS, _YELLOW_IRIS, f.feline))
    c.paint(c.cover(c.ellipse(x, y + 0.012 * (1 - f.feline), pupil_wide, pupil_tall)), _BLACK)
    c.paint(c.cover(c.ellipse(x - 0.03, y + 0.04, 0.03, 0.03)), _WHITE)
