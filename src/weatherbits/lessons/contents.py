"""The lessons in their order: the one list that every navigation line and table is made from."""

from dataclasses import dataclass

from ..language import Words

words = Words(__package__)


@dataclass(frozen=True)
class Lesson:
    """A lesson: a room in this package, and a notebook.

    Parameters
    ----------
    number : int
        Its place in the order.
    room : str
        The name of its package.
    fewest_minutes, minutes : int
        How long it takes: a quick reader, and a careful one who reads slowly.
    """

    number: int
    room: str
    fewest_minutes: int
    minutes: int

    @property
    def file(self) -> str:
        return f"{self.number:02}_{self.room}"

    @property
    def title(self) -> str:
        return Words(f"{__package__}.{self.room}").TITLE

    @property
    def about(self) -> str:
        """What one will see."""
        return Words(f"{__package__}.{self.room}").ABOUT


LESSONS = tuple(
    Lesson(number, room, *minutes)
    for number, (room, minutes) in enumerate(
        {
            "start_here": (10, 15),
            "coin_weather": (45, 65),
            "eight_state_weather": (55, 75),
            "sunny_and_rainy_regions": (100, 130),
            "animal_classifier": (110, 140),
            "forecasts": (75, 90),
        }.items()
    )
)


def navigation(file: str) -> str:
    """Return the line under a notebook's title that leads to its neighbours.

    Examples
    --------
    >>> navigation("00_start_here")
    '**Contents** · [1 · Coin weather →](01_coin_weather.ipynb)'
    """
    position = [lesson.file for lesson in LESSONS].index(file)
    start = LESSONS[0].file
    parts = [f"**{words.CONTENTS}**" if position == 0 else f"[{words.CONTENTS}]({start}.ipynb)"]
    if position > 1:
        before = LESSONS[position - 1]
        parts.insert(0, f"[← {before.number} · {before.title}]({before.file}.ipynb)")
    if position + 1 < len(LESSONS):
        after = LESSONS[position + 1]
        parts.append(f"[{after.number} · {after.title} →]({after.file}.ipynb)")
    return " · ".join(parts)


def table(folder: str = "") -> str:
    """Return the lessons as a Markdown table; ``folder`` goes before each link.

    Examples
    --------
    >>> print(table().splitlines()[0])
    | | notebook | minutes | what you will see |
    """
    lines = [f"| | {' | '.join(words.TABLE)} |", "|---|---|---|---|"]
    lines += [
        f"| {lesson.number} | [{lesson.title}]({folder}{lesson.file}.ipynb) "
        f"| {lesson.fewest_minutes}–{lesson.minutes} | {lesson.about} |"
        for lesson in LESSONS
    ]
    return "\n".join(lines)
