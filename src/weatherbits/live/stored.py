"""What stays in a notebook when no kernel runs: a still picture, with its words."""

import base64
import html

# Where the live picture is, the still one hides (see live.css). Where the live one cannot be found (an old notebook,
# opened anew), the message about it hides. The page takes this for harmless word by word: see live.js.
STYLE = (
    "<style>.jp-OutputArea:has(.live-still):not(:has(.live)) .jp-OutputArea-child:not(:has(.live-still))"
    "{display:none}</style>"
)


def figure(png: bytes, sentence: str, width: int, height: int, least: int) -> str:
    """Return a picture with its words, for the eye and for a screen reader.

    Where there is less room than its ``least`` width, the picture can be moved aside, and the words stay.
    """
    data, text = base64.b64encode(png).decode(), html.escape(plain(sentence))
    return (
        f'<figure style="margin: 4px 0; max-width: {width}px; overflow-x: auto">'
        f'<img src="data:image/png;base64,{data}" alt="{text}" width="{width}" height="{height}" '
        f'style="max-width: 100%; min-width: {least}px; height: auto">'
        f'<figcaption style="position: sticky; left: 0">{text}</figcaption></figure>'
    )


def folded(title: str, inside: str) -> str:
    return f"<details><summary>{html.escape(title)}</summary>{inside}</details>"


def words(text: str) -> str:
    return f"<p>{html.escape(plain(text))}</p>"


def still(inside: str) -> str:
    """Return HTML that hides wherever its live picture is."""
    return f'{STYLE}<div class="live-still">{inside}</div>'


def bundle(page: str, text: str, png: bytes | None = None) -> dict[str, str]:
    """Return the same for every kind of reader: as HTML, as a plain picture, in words."""
    data = {"text/html": page, "text/plain": plain(text)}
    if png is not None:
        data["image/png"] = base64.b64encode(png).decode()
    return data


def plain(text: str) -> str:
    """Return a text that can be sent: half of a surrogate pair, which cannot, becomes a question mark.

    Examples
    --------
    >>> plain("ab" + chr(0xD83C))
    'ab?'
    """
    return text.encode("utf-8", "replace").decode()
