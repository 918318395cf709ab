"""A worksheet of four pages for a lesson without computers, and the page with the answers, for A4 and for Letter.

All its numbers are those of the lessons: the places and codes of the story, and the exercises.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from markupsafe import Markup

from weatherbits.lessons.sunny_and_rainy_regions import asked as regions
from weatherbits.measures import cross_entropy, entropy, kl_divergence, surprisal
from weatherbits.story import CODES, MOSTLY_SUNNY, STATES, SUNNY_REGION
from weatherbits.words_en import listed, percent

from . import words_en as words
from .notebooks import Asked, all_sections, value_in_words
from .pages import page, write

PAPERS = ("A4", "Letter")
PAGES = 4

POSSIBILITIES = (2, 4, 8, 16, 32, 64, 1024)
CHANCES = (0.01, 0.05, 0.1, 0.125, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 1.0)
READ = ("sunny", "mostly cloudy", "light rain", "sunny")  # the days of a message to decode
SENT = ("partly sunny", "cloudy", "thunderstorm")  # and of one to encode

EXERCISES = {  # of each page
    1: ("from-64-to-8", "a-hundred-towns"),
    2: ("rain-bits", "average-at-90"),
    3: ("two-storms", "wasted-word"),
    4: ("belief-of-six-bits", "believing-in-a-fair-coin"),
}
QUESTIONS = {
    1: ("key-in-sixteen-boxes",),
    2: ("rare-rain",),
    3: (),
    4: ("truth-and-belief-swapped", "chance-of-zero"),
}


@dataclass(frozen=True)
class Solved:
    """A task's answer on the answer page: what is right, the way, and a usual wrong answer with what it gives away."""

    number: int
    answer: str
    way: str = ""
    wrong: str = ""
    says: str = ""


def find(how: str, name: str) -> Asked:
    """Return what a notebook asks, by its name."""
    return next(
        asked
        for section in all_sections()
        for asked in section.asked
        if (asked.how, asked.name) == (how, name)
    )


def solved(number: int, asked: Asked) -> Solved:
    """Return the answer of an exercise or a question of the notebooks."""
    if asked.how == "ask":
        wrong = next(option for option in asked.one.options if option != asked.one.right)
        letter = "ABCDEFGH"[asked.one.options.index(asked.one.right)]
        label, why = asked.told[asked.one.right]
        return Solved(
            number,
            f"{letter}: {label.rstrip('.')}",
            why,
            asked.told[wrong][0].rstrip("."),
            asked.told[wrong][1],
        )
    name, value = next((name, wrong()) for name, wrong in asked.one.mistakes.items())
    way = words.Worksheet.ways.get(asked.name) or on_paper(asked.told["solution"])
    return Solved(number, asked.one.result, way, value_in_words(asked, value), asked.told[name])


def on_paper(code: str) -> str:
    """Return a short line of NumPy as one writes it by hand.

    Examples
    --------
    >>> on_paper("0.9 * np.log2(1 / 0.9)")
    '0.9 · log₂(1 / 0.9)'
    """
    return code.replace("np.log2", "log₂").replace(" * ", " · ")


def _three(value: float) -> str:
    return f"{value:z.3f}"


@dataclass(frozen=True)
class Row:
    """A line of a table: what is printed, and what a learner has to fill in."""

    given: tuple[str, ...]
    wanted: tuple[str, ...]


def halving_table() -> list[Row]:
    return [Row((f"{n:,}",), (f"{np.log2(n):g}",)) for n in POSSIBILITIES]


def surprisal_table() -> list[tuple[str, str]]:
    """Return the chances and their surprisals that stand in for a calculator."""
    return [(percent(p), _three(surprisal(p))) for p in CHANCES]


def news_table() -> list[Row]:
    return [
        Row((name, percent(p)), (_three(surprisal(p)), _three(p * surprisal(p))))
        for name, p in zip((words.Worksheet.sun, words.Worksheet.rain), MOSTLY_SUNNY, strict=True)
    ]


def code_table() -> list[Row]:
    code = CODES["article"]
    return [
        Row((state, percent(p), word, str(len(word))), (f"{p * len(word):.2f}",))
        for state, p, word in zip(STATES, SUNNY_REGION, code.codewords, strict=True)
    ]


def belief_table() -> list[Row]:
    truth, belief = regions.MUCH_SUN, regions.SOME_SUN
    return [
        Row((name, percent(p), percent(q)), (_three(surprisal(q)), _three(p * surprisal(q))))
        for name, p, q in zip((words.Worksheet.sun, words.Worksheet.rain), truth, belief, strict=True)
    ]


def numbers() -> dict[str, str]:
    """Return the numbers that stand in the tasks and answers of the worksheet's own."""
    code, fixed = CODES["article"], CODES["three_bits"]
    truth, belief = regions.MUCH_SUN, regions.SOME_SUN
    return {
        "questions": f"{np.log2(len(STATES)):g}",
        "half": str(len(STATES) // 2),
        "sun": percent(MOSTLY_SUNNY[0]),
        "rain": percent(MOSTLY_SUNNY[1]),
        "entropy": _three(entropy(MOSTLY_SUNNY)),
        "message": code.encode(READ),
        "read": listed(READ),
        "days": listed(SENT),
        "bits": str(len(code.encode(SENT))),
        "sent": code.encode(SENT),
        "average": f"{code.expected_length(SUNNY_REGION):.2f}",
        "fixed": f"{fixed.expected_length(SUNNY_REGION):g}",
        "truth": percent(truth[0]),
        "belief": percent(belief[0]),
        "cross": _three(cross_entropy(truth, belief)),
        "entropy_of_truth": _three(entropy(truth)),
        "divergence": _three(kl_divergence(truth, belief)),
    }


def answers(asked: dict[int, list[Asked]]) -> dict[int, list[Solved]]:
    """Return the answers of all tasks, by page; each page's own tasks come first."""
    say, n = words.Worksheet, numbers()
    cells = {
        "halving": listed(f"{row.given[0]}: {row.wanted[0]}" for row in halving_table()),
        "news": "; ".join(f"{row.given[0]}: {row.wanted[0]}, {row.wanted[1]}" for row in news_table()),
        "code": listed(row.wanted[0] for row in code_table()),
        "belief": "; ".join(f"{row.given[0]}: {row.wanted[0]}, {row.wanted[1]}" for row in belief_table()),
    }
    own = {
        1: [
            (say.game_answer.format(states=n["half"]), ""),
            (cells["halving"], ""),
        ],
        2: [
            (f"{cells['news']}; {say.sum}: {n['entropy']}", ""),
            (say.area_answer, ""),
        ],
        3: [
            (n["read"], ""),
            (f"{n['bits']}", n["sent"]),
            (f"{cells['code']}. {say.average_answer(n['average'], n['fixed'])}", ""),
        ],
        4: [
            (f"{cells['belief']}; {say.cross_sum}: {n['cross']}", ""),
            (n["divergence"], f"{n['cross']} − {n['entropy_of_truth']}"),
            (say.own_answer, ""),
        ],
    }
    found: dict[int, list[Solved]] = {}
    for number in range(1, PAGES + 1):
        mine = [Solved(task, *answer) for task, answer in enumerate(own[number], start=1)]
        found[number] = mine + [
            solved(task, one) for task, one in enumerate(asked[number], start=len(mine) + 1)
        ]
    return found


def grid() -> Markup:
    """Return squared paper as SVG: the share of days to the right, bits upwards."""
    width, height, bits = 400, 200, 2.5
    lines = [
        f'<line x1="{x * width / 20:g}" y1="0" x2="{x * width / 20:g}" y2="{height}"'
        f' class="{"strong" if x % 5 == 0 else ""}"/>'
        for x in range(21)
    ]
    lines += [
        f'<line x1="0" y1="{y * height / 10:g}" x2="{width}" y2="{y * height / 10:g}"'
        f' class="{"strong" if y % 2 == 0 else ""}"/>'
        for y in range(11)
    ]
    labels = [
        f'<text x="{share * width:g}" y="{height + 15}" text-anchor="middle">{percent(share)}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    labels += [
        f'<text x="-6" y="{height - y * height / bits + 4:g}" text-anchor="end">{y:g}</text>'
        for y in (0, 0.5, 1, 1.5, 2, 2.5)
    ]
    say = words.Worksheet
    title = f'<text x="{width / 2:g}" y="{height + 32}" text-anchor="middle">{say.area_x}</text>'
    middle = height / 2
    turned = f'transform="rotate(-90 -30 {middle:g})"'
    title += f'<text x="-30" y="{middle:g}" text-anchor="middle" {turned}>{say.area_y}</text>'
    return Markup(
        f'<svg class="grid" viewBox="-42 -8 {width + 60} {height + 46}" role="img" '
        f'aria-label="{say.area_x}, {say.area_y}">{"".join(lines)}{"".join(labels)}{title}</svg>'
    )


def asked_on_pages() -> dict[int, list[Asked]]:
    return {
        number: [find("check", name) for name in EXERCISES[number]]
        + [find("ask", name) for name in QUESTIONS[number]]
        for number in range(1, PAGES + 1)
    }


def _sheets() -> Iterator[tuple[str, str]]:
    asked = asked_on_pages()
    given = {
        "asked": asked,
        "answers": answers(asked),
        "n": numbers(),
        "halving": halving_table(),
        "surprisals": surprisal_table(),
        "news": news_table(),
        "code": code_table(),
        "belief": belief_table(),
        "states": STATES,
        "grid": grid(),
        "pages": PAGES,
    }
    for paper in PAPERS:
        yield paper, page("worksheet.html.j2", paper=paper, **given)


def make(folder: Path) -> list[Path]:
    """Write the worksheet for each size of paper."""
    return [
        write(folder / "worksheet" / f"worksheet-{paper.lower()}.html", text) for paper, text in _sheets()
    ]
