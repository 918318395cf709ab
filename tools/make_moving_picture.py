"""Make the README's moving picture: a real explorer in a real JupyterLab, its slider moved with the keyboard.

``make picture`` calls it, after the explorer's looks have changed. It needs Chromium, as the browser tests do.
"""

import io
import itertools
import tempfile
from pathlib import Path

import nbformat
import numpy as np
from PIL import Image, ImageOps

from tests.browser.driver import browser_page, jupyter_lab, open_notebook, run_all
from weatherbits.lessons.coin_weather import coin_weather_explorer

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "moving-picture.gif"
CODE = "from weatherbits.lessons.coin_weather import coin_weather_explorer\n\ncoin_weather_explorer()"

SCALE = 2  # pixels of the picture to a CSS pixel, for sharp screens
WIDTH = 824  # CSS pixels: that of the explorer's picture, and a little
MARGIN = 12
COLOURS = 63
MOVING, RESTING = 80, 1500  # milliseconds that a picture stays

# Where the slider rests, in percent of rain: the story's place, a fair coin, and almost a desert. It ends where
# it began, so that the last picture is followed by the first.
STOPS = (25, 50, 1, 25)
STEP = 2  # percent from one picture to the next


def percentages(stops: tuple[int, ...]) -> list[int]:
    """Return the percentages on the way from stop to stop, without the last stop.

    Examples
    --------
    >>> percentages((2, 7, 2))
    [2, 4, 6, 7, 5, 3]
    """
    way = []
    for start, end in itertools.pairwise(stops):
        way += range(start, end, STEP if end > start else -STEP)
    return way


def photograph(way: list[int]) -> list[Image.Image]:
    """Return a picture of the explorer in JupyterLab for each percentage of rain, which keys lead to."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    twin = coin_weather_explorer()  # knows what the page has to say
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "notebooks").mkdir()
        nbformat.write(notebook, folder / "notebooks" / "picture.ipynb")
        with (
            jupyter_lab(folder / "notebooks", folder / "settings") as address,
            browser_page(folder / "profile", scale=SCALE) as page,
        ):
            open_notebook(page, address, "picture.ipynb")
            run_all(page)
            explorer = page.locator(".live")
            explorer.get_by_role("slider").focus()
            page.wait_for_timeout(1000)  # until JupyterLab has put everything in its place
            frame = {**explorer.bounding_box(), "width": WIDTH}
            pictures = []
            for percent in way:
                steps = percent - round(100 * twin.state.p_rain)
                for _ in range(abs(steps)):
                    page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
                twin.set(p_rain=percent / 100)
                page.wait_for_function(
                    "said => document.querySelector('.live-sentence').textContent === said",
                    arg=twin.sentence,
                )
                shot = page.screenshot(clip=frame)
                picture = Image.open(io.BytesIO(shot)).convert("RGB")
                pictures.append(ImageOps.expand(picture, MARGIN * SCALE, "white"))
    return pictures


def most_frequent_colours(pictures: list[Image.Image]) -> np.ndarray:
    """Return the colours that cover most of some pictures, shape (COLOURS, 3)."""
    counts: dict[tuple, int] = {}
    for picture in pictures:
        for count, colour in picture.getcolors(picture.width * picture.height):
            counts[colour] = counts.get(colour, 0) + count
    return np.array(sorted(counts, key=counts.get, reverse=True)[:COLOURS])


def in_colours(picture: Image.Image, colours: np.ndarray) -> np.ndarray:
    """Return a picture as indices of the nearest colours; flat areas keep theirs exactly."""
    pixels = np.array(picture) @ (65536, 256, 1)
    found, where = np.unique(pixels, return_inverse=True)
    channels = np.stack([found // 65536, found // 256 % 256, found % 256], axis=-1)
    distances = ((channels[:, None] - colours) ** 2).sum(axis=-1)
    return distances.argmin(axis=-1)[where].reshape(pixels.shape)


def save(pictures: list[Image.Image], durations: list[int], path: Path) -> None:
    """Write pictures as an endless GIF. What stays the same from one to the next is transparent, and takes no room."""
    colours = most_frequent_colours(pictures[:: max(1, len(pictures) // 8)])
    drawn = [in_colours(picture, colours) for picture in pictures]
    changes = [
        drawn[0],
        *(np.where(a == b, COLOURS, b) for a, b in itertools.pairwise(drawn)),
    ]
    frames = [Image.fromarray(change.astype(np.uint8), "P") for change in changes]
    for frame in frames:
        frame.putpalette(colours.astype(np.uint8).tobytes())
    path.parent.mkdir(exist_ok=True)
    frames[0].save(
        path, save_all=True, append_images=frames[1:], duration=durations, loop=0,
        transparency=COLOURS, disposal=1, optimize=False,
    )  # fmt: skip


def main(path: Path = PICTURE, stops: tuple[int, ...] = STOPS) -> None:
    way = percentages(stops)
    save(photograph(way), [RESTING if percent in stops else MOVING for percent in way], path)
    print(f"{path.name}: {len(way)} pictures, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
