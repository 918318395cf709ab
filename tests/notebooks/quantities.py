"""Find the numbers that a notebook's prose claims."""

import re
from dataclasses import dataclass

WORDS = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        range(13),
        strict=True,
    )
)

_UNITS = [
    "bits?",
    "nats?",
    "bytes?",
    "characters?",
    "letters?",
    "states?",
    "outcomes?",
    "possibilities",
    "questions?",
    "answers?",
    "days?",
    "years?",
    "times",
    "halvings?",
    "words?",
    "codewords?",
    "classes",
    "animals?",
    "pictures?",
    "examples?",
    "symbols?",
    "percent",
    "percentage",
    "digits?",
    "dits?",
    "towns?",
    "faces",
    "minutes?",
    "tiles?",
    "merges?",
    "kinds?",
    "cards?",
    "rows?",
    "columns?",
    "squares?",
]

# The line under a section's heading that says how long it takes.
SECTION_TIME = re.compile(r"^\*About (\d+) minutes?\b[^\n]*\*$", re.MULTILINE)

_NUMBER = r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?"

# A number, perhaps a word or two about the unit ("0.771 wasted bits"), and the unit.
_WITH_UNIT = re.compile(
    rf"(?P<number>{_NUMBER}|\b(?:{'|'.join(WORDS)})\b)"
    rf"(?P<percent>\s?%)?(?:[\s-]+(?:(?!of\b)[a-z]+[\s-]){{0,2}}?(?P<unit>{'|'.join(_UNITS)})\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quantity:
    """A number as it is written, and the unit behind it."""

    written: str
    unit: str  # "%", a word, or "" for a bare number

    def agrees(self, value: float) -> bool:
        """Return whether a value, rounded as far as the number is written, gives this number.

        A percentage is compared with a share: 0.75 agrees with 75%.
        """
        written = self.written.lower().replace(",", "").replace("−", "-")
        if written in WORDS:
            return value == WORDS[written]
        if "/" in written:
            top, bottom = written.split("/")
            return abs(float(top) / float(bottom) - value) < 1e-12
        decimals = len(written.partition(".")[2])
        shown = float(value) * (100 if self.unit == "%" else 1)
        # A hair's breadth for binary fractions: 2.5 % of a whole is 2.5000000000000004.
        return f"{round(shown, 9):z.{decimals}f}" == f"{float(written):z.{decimals}f}"

    def __str__(self) -> str:
        return f"{self.written}{self.unit if self.unit == '%' else ' ' + self.unit}".strip()


def quantities(markdown: str) -> list[Quantity]:
    """Return the quantities in a Markdown cell, in their order.

    Those are: every number with a unit, in digits or in words; and every number with a decimal point, a fraction
    bar, or an equals sign before it, with a unit or not. Left out are code, which is run and compared elsewhere,
    what is generated from the list of notebooks, and how long a section takes (see test_plain_words).
    """
    found = []
    for match in _WITH_UNIT.finditer(_plain(markdown)):
        number, unit = match["number"], "%" if match["percent"] else (match["unit"] or "")
        before = match.string[: match.start()].rstrip()
        claims_a_value = "." in number or "/" in number or before.endswith(("=", "≈"))
        if unit or (claims_a_value and number.lower() not in WORDS):
            found.append(Quantity(number, unit.lower()))
    return found


def _plain(markdown: str) -> str:
    """Return the text that a reader sees, with the marks of Markdown, HTML and LaTeX taken out."""
    text = re.sub(r"<!-- (\w+) -->.*?<!-- end of \1 -->", " ", markdown, flags=re.DOTALL)  # generated
    text = SECTION_TIME.sub(" ", text)
    text = re.sub(r"```.*?```|`[^`\n]*`", " ", text, flags=re.DOTALL)
    text = re.sub(r"https?://\S+", " ", text)
    text = re.sub(r"\\[td]?frac\{([^{}]*)\}\{([^{}]*)\}", r"\1/\2", text)
    text = re.sub(r"\\%", "%", text)
    text = re.sub(r"\\[a-zA-Z]+|\\.", " ", text)
    text = re.sub(r"[*{}$|\[\]]|<[^>]*>", " ", text)
    return re.sub(r"\s+", " ", text)
