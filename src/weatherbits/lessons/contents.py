"""The notebooks in their order: the one list that every navigation line and table is made from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Notebook:
    """A notebook of the course."""

    file: str
    title: str
    minutes: int
    about: str

    @property
    def number(self) -> int:
        return int(self.file[:2])

    @property
    def link(self) -> str:
        return f"[{self.title}]({self.file}.ipynb)"


NOTEBOOKS = (
    Notebook("00_start_here", "Start here", 5, "How the pictures move, and what to do when they do not."),
    Notebook(
        "01_coin_weather", "Coin weather", 25, "What a bit is, and how many of them a forecast is worth."
    ),
    Notebook(
        "02_eight_state_weather",
        "Eight-state weather",
        30,
        "How many questions a sky is worth: entropy for any chances.",
    ),
    Notebook(
        "03_sunny_and_rainy_regions",
        "Sunny and rainy regions",
        60,
        "Why a good code at home is poor abroad: cross-entropy and divergence.",
    ),
    Notebook(
        "04_animal_classifier",
        "Animal classifier",
        60,
        "Why a classifier's loss is a message length, and how low it can get.",
    ),
)


def navigation(file: str) -> str:
    """Return the line under a notebook's title that leads to its neighbours.

    Examples
    --------
    >>> navigation("00_start_here")
    '**Contents** · [1 · Coin weather →](01_coin_weather.ipynb)'
    """
    position = [notebook.file for notebook in NOTEBOOKS].index(file)
    parts = ["**Contents**" if position == 0 else f"[Contents]({NOTEBOOKS[0].file}.ipynb)"]
    if position > 1:
        before = NOTEBOOKS[position - 1]
        parts.insert(0, f"[← {before.number} · {before.title}]({before.file}.ipynb)")
    if position + 1 < len(NOTEBOOKS):
        after = NOTEBOOKS[position + 1]
        parts.append(f"[{after.number} · {after.title} →]({after.file}.ipynb)")
    return " · ".join(parts)


def table(folder: str = "") -> str:
    """Return the notebooks as a Markdown table; ``folder`` goes before each link.

    Examples
    --------
    >>> print(table().splitlines()[0])
    | | notebook | minutes | what you will see |
    """
    lines = ["| | notebook | minutes | what you will see |", "|---|---|---|---|"]
    lines += [
        f"| {n.number} | [{n.title}]({folder}{n.file}.ipynb) | {n.minutes} | {n.about} |" for n in NOTEBOOKS
    ]
    return "\n".join(lines)
