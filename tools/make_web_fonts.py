"""Make the typeface of the live pictures for web pages: the letters that the pictures need, and no more.

``python -m tools.make_web_fonts`` writes them from the TrueType files beside them. What a learner types may have other
letters: for those a page takes a typeface of its own. The licence asks that a changed typeface has another name.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "src" / "weatherbits" / "fonts"
NAME = "Weatherbits Sans"
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180),  # Latin, also of most of Europe
    *map(ord, "–—‘’“”„…•‰−×÷±≈≠≤≥∞Σ∑√πλ←↑→↓✓✗·₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹"),
]  # fmt: skip


def make(weight: str) -> Path:
    """Write one weight; return its path."""
    options = subset.Options(flavor="woff2", layout_features=["kern"], notdef_outline=True)
    font = TTFont(FONTS / f"IBMPlexSans-{weight}.ttf", recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            text = f"{NAME} {weight}" if record.nameID != 6 else f"{NAME.replace(' ', '')}-{weight}"
            record.string = NAME if record.nameID in (1, 16) else text
    path = FONTS / f"WeatherbitsSans-{weight}.woff2"
    subset.save_font(font, path, options)
    return path


if __name__ == "__main__":
    for weight in ("Regular", "SemiBold"):
        path = make(weight)
        print(f"{path.name}: {path.stat().st_size} bytes")
