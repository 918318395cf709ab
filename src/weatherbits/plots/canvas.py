"""Draw a scene again and again, fast: what stands still is drawn once, what moves is drawn each time."""

import struct
import zlib
from typing import Protocol

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .style import PIXELS_PER_INCH, SCALE, style


class Scene(Protocol):
    """A picture of a state: artists made once, then moved.

    A scene is made from a first state. Its axes keep fixed limits: when a bar moves, the number moved,
    not the axis.
    """

    figure: Figure
    moving: list[Artist]  # redrawn at each change, in this order; all else is drawn once

    def show(self, state: object) -> bool | None:
        """Move the artists to a state. Return True only where what stands still has changed as well."""


class LiveCanvas:
    """A canvas that shows one scene, state after state, as PNG pictures.

    Parameters
    ----------
    make_scene : callable
        Takes a state, returns a :class:`Scene`.
    state
        What to show first.
    """

    def __init__(self, make_scene, state):
        with style():
            self.scene: Scene = make_scene(state)
        for artist in self.scene.moving:
            artist.set_animated(True)  # matplotlib's word for: leave this one out of the still picture
        self.canvas = FigureCanvasAgg(self.scene.figure)
        self.size = tuple(round(inches * PIXELS_PER_INCH) for inches in self.scene.figure.get_size_inches())
        self.scale = SCALE
        self._still = None
        self._writer = PngWriter()
        self.show(state)

    def show(self, state) -> None:
        """Draw a state."""
        if self.scene.show(state) or self._still is None:
            with style():
                self.canvas.draw()
            self._still = self.canvas.copy_from_bbox(self.scene.figure.bbox)
        self.canvas.restore_region(self._still)
        for artist in self.scene.moving:
            self.scene.figure.draw_artist(artist)

    def set_scale(self, scale: int, state) -> None:
        """Draw a state, and all that follow, with so many pixels to a CSS pixel.

        On a coarse screen one pixel shows as much as two, and is drawn, sent and unpacked in a fraction of the time.
        """
        self.scale = scale
        self.scene.figure.set_dpi(PIXELS_PER_INCH * scale)
        self._still = None
        self.show(state)

    def png(self) -> bytes:
        """Return what is drawn as a PNG file, as fast as can be."""
        return self._writer.write(np.asarray(self.canvas.buffer_rgba()))

    def small_png(self) -> bytes:
        """Return what is drawn as a PNG file to keep: slower to write, and half as large."""
        pixels = np.asarray(self.canvas.buffer_rgba())
        return PngWriter(level=9, band=len(pixels)).write(pixels)


# A picture is compressed in bands of so many rows; a band that did not change is not compressed again.
BAND = 8


class PngWriter:
    """Write pictures as PNG files, fast where each is much like the one before.

    Image libraries try filters on each row and compress the whole; that makes photographs smaller. Flat drawings
    are as small without filters, and when a slider moves, most rows of pixels stay what they were.

    References
    ----------
    Portable Network Graphics (PNG) Specification, W3C; RFC 1950 and RFC 1951 for the compressed stream.

    Examples
    --------
    >>> PngWriter().write(np.zeros((2, 3, 4), dtype=np.uint8))[:8]
    b'\\x89PNG\\r\\n\\x1a\\n'
    """

    def __init__(self, level: int = 1, band: int = BAND):
        self.level = level  # of zlib: from 1 (fast) to 9 (small)
        self.band = band  # rows
        self._rows = np.zeros((0, 0), dtype=np.uint8)
        self._bands: list[bytes] = []
        self._checksums: list[tuple[int, int]] = []  # of each band, and its length

    def write(self, pixels: np.ndarray) -> bytes:
        """Return pixels as a PNG file.

        Parameters
        ----------
        pixels : ndarray of uint8, shape (height, width, 4)
            Red, green, blue, and opacity.
        """
        height, width, _ = pixels.shape
        if self._rows.shape != (height, 1 + 4 * width):
            self._rows = np.zeros((height, 1 + 4 * width), dtype=np.uint8)  # a row starts with a 0: no filter
            self._bands, self._checksums = [], []
        is_first = not self._bands
        for index, top in enumerate(range(0, height, self.band)):
            new = pixels[top : top + self.band].reshape(-1, 4 * width)
            old = self._rows[top : top + self.band]
            if is_first:
                self._bands.append(b"")
                self._checksums.append((1, 0))
            if is_first or not np.array_equal(old[:, 1:], new):
                old[:, 1:] = new
                self._bands[index] = self._compress(old)
                self._checksums[index] = zlib.adler32(old), old.size
        # A zlib stream: its header, blocks that stand alone, an empty last block, and a checksum of all.
        checksum = struct.pack(">I", joined_checksum(self._checksums))
        stream = b"\x78\x01" + b"".join(self._bands) + b"\x03\x00" + checksum
        header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
        chunks = [(b"IHDR", header), (b"IDAT", stream), (b"IEND", b"")]
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
            for kind, data in chunks
        )

    def _compress(self, rows: np.ndarray) -> bytes:
        """Return rows as raw deflate blocks that end on a byte and lean on nothing before them."""
        squeezer = zlib.compressobj(self.level, wbits=-15)
        return squeezer.compress(np.ascontiguousarray(rows)) + squeezer.flush(zlib.Z_FULL_FLUSH)


def joined_checksum(parts: list[tuple[int, int]]) -> int:
    """Return the Adler-32 checksum of a whole, from the checksums and the lengths of its parts.

    It holds two sums: of all bytes, and of what the first sum was after each byte. So a part adds its own sums,
    and to the second one, for each of its bytes, what the first one was before.

    References
    ----------
    RFC 1950, section 8.

    Examples
    --------
    >>> joined_checksum([(zlib.adler32(b"sun"), 3), (zlib.adler32(b"shine"), 5)]) == zlib.adler32(b"sunshine")
    True
    """
    first, second = 1, 0
    for checksum, length in parts:
        part_first, part_second = checksum & 0xFFFF, checksum >> 16
        second = (second + part_second + length * (first - 1)) % 65521
        first = (first + part_first - 1) % 65521
    return second << 16 | first
