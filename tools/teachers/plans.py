"""Lesson plans, put together from the notebooks' sections and their minutes."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from weatherbits.lessons.contents import Lesson

from . import words_en as words
from .key import answer
from .notebooks import Asked, Section, all_sections, needs, section, sections, value_in_words
from .pages import page, write

EXERCISE = 2  # minutes that an exercise takes in class, and that are saved where it is left out
START, LEAVE = 3, 4  # minutes for the beginning, and for the question at the end
DAYS = 7
MOST_MISTAKES = 4  # of a section: the usual ones, not all


@dataclass(frozen=True)
class Step:
    """A section as it is taught: which of its exercises are left out, to save time."""

    key: str
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = set(self.without) - {asked.name for asked in self.section.all("check")}
        if unknown:
            raise ValueError(f"{self.key} has no exercise {', '.join(sorted(unknown))}")

    @property
    def section(self) -> Section:
        return section(self.key)

    @property
    def minutes(self) -> int:
        return self.section.minutes - EXERCISE * len(self.without)

    @property
    def exercises(self) -> list[Asked]:
        return [asked for asked in self.section.all("check") if asked.name not in self.without]

    @property
    def guesses(self) -> list[Asked]:
        """What is guessed before a picture is moved."""
        return self.section.all("predict")

    @property
    def told(self) -> dict[str, str]:
        """Its aim, and a question to discuss; empty where nothing new is taught."""
        return words.SECTIONS.get(self.key, {})

    @property
    def mistakes(self) -> list[tuple[str, str, str]]:
        """What usually goes wrong: the exercise, the wrong value, and what it gives away.

        The mistakes of an exercise are listed with the most telling ones first, so each exercise gives its first one,
        then its second one, until there are enough.
        """
        found, said = [], set()
        known = [
            [
                (asked.name, value_in_words(asked, wrong()), asked.told[name])
                for name, wrong in asked.one.mistakes.items()
            ]
            for asked in self.exercises
        ]
        for mistake in itertools.chain(*itertools.zip_longest(*known)):
            if mistake and mistake[2] not in said and len(found) < MOST_MISTAKES:
                said.add(mistake[2])
                found.append(mistake)
        return found


@dataclass(frozen=True)
class Meeting:
    """A lesson in class, or a day of self-study.

    Parameters
    ----------
    title : str
        What it is called.
    steps : tuple of Step
        What is done, in this order.
    length : int
        How many minutes it has; 0 where it takes as long as it takes.
    leave : str
        The question that everybody answers at the end: none that was asked in between; empty for none.
    """

    title: str
    steps: tuple[Step, ...]
    length: int = 0
    leave: str = ""

    @cached_property
    def lessons(self) -> list[Lesson]:
        """The notebooks that are used."""
        return list(dict.fromkeys(step.section.lesson for step in self.steps))

    @property
    def rows(self) -> list[tuple[int, str, Step | None]]:
        """The minutes, what is done in them, and the step, if it is one."""
        steps = [(step.minutes, step.section.title, step) for step in self.steps]
        if not self.length:
            return steps
        last = [(LEAVE, words.Plans.leave, None)] if self.leave else []
        return [
            (START, words.Plans.start, None),
            *steps,
            *([(self.spare, words.Plans.talk, None)] if self.spare else []),
            *last,
        ]

    @property
    def spare(self) -> int:
        """Minutes that nothing is planned for."""
        return self.length - START - sum(step.minutes for step in self.steps) - (LEAVE if self.leave else 0)

    @property
    def minutes(self) -> int:
        return sum(minutes for minutes, _, _ in self.rows)

    @property
    def exit(self) -> Asked | None:
        return Asked("ask", self.leave) if self.leave else None

    @property
    def aims(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What a learner can do after it, and what tests it: exercises or, without any, guesses; with the answers."""
        return [
            (step.told["aim"], [(asked.name, answer(asked)) for asked in step.exercises or step.guesses])
            for step in self.steps
            if step.told
        ]

    @property
    def instead(self) -> list[tuple[str, str]]:
        """What to say about sections that are left out, where a later section builds on them."""
        if not self.length:
            return []
        done = {step.key for step in self.steps}
        in_order = [one for lesson in self.lessons for one in sections(lesson.room)]
        last = max(place for place, one in enumerate(in_order) if one.key in done)
        return [
            (one.title, words.INSTEAD[one.key])
            for one in in_order[:last]
            if one.key in words.INSTEAD and one.key not in done
        ]

    @property
    def left_out(self) -> list[tuple[str, int, str]]:
        """What of the same notebooks is not done: what it is, its minutes, and what its notebook says of it."""
        done = {step.key for step in self.steps}
        found = [
            (words.Plans.exercise_left_out.format(name), EXERCISE, step.section.title)
            for step in self.steps
            for name in step.without
        ]
        if self.length:
            found += [
                (f"{lesson.title}, {one.title}", one.minutes, one.note)
                for lesson in self.lessons
                for one in sections(lesson.room)
                if one.key not in done
            ]
        return found

    @property
    def needs(self) -> list[tuple[str, str]]:
        return [(words.notebook(lesson), needs(lesson)) for lesson in self.lessons]


@dataclass(frozen=True)
class Plan:
    """A plan: one meeting or more."""

    name: str
    meetings: tuple[Meeting, ...]
    is_alone: bool = False

    @property
    def title(self) -> str:
        return words.Plans.titles[self.name]


def _steps(room: str, *cells: str, without: Sequence[str] = ()) -> tuple[Step, ...]:
    """Return steps of one lesson, and leave out these exercises."""
    keys = [f"{room}/{cell}" for cell in cells]
    asked = {key: {one.name for one in section(key).all("check")} for key in keys}
    unknown = set(without) - set().union(*asked.values())
    if unknown:
        raise ValueError(f"no exercise of these sections: {', '.join(sorted(unknown))}")
    return tuple(Step(key, tuple(name for name in without if name in asked[key])) for key in keys)


def in_class() -> list[Plan]:
    """Return the plans for a class."""
    title = words.Plans.lesson.format
    first = Meeting(
        title(1),
        _steps("coin_weather", "message", "unequal", "average", without=("desert-rain-bits", "die-entropy")),
        length=45,
        leave="rare-rain",
    )
    double = Meeting(
        title(1),
        _steps("coin_weather", "message", "halving", "unequal", "average")
        + _steps("eight_state_weather", "questions", without=("a-hundred-towns",)),
        length=90,
        leave="one-answer",
    )
    four = (
        Meeting(
            title(1),
            _steps("start_here", "first-guess", "warm-up", "exercise")
            + _steps("coin_weather", "message", "halving", "unequal", "average", "days", "quiz"),
            length=90,
            leave="mostly-sun",
        ),
        Meeting(
            title(2),
            _steps(
                "eight_state_weather",
                "first-questions", "questions", "any", "reshape", "formula", "last-questions",
                without=("the-share-of-hail",),
            ),
            length=90,
            leave="eight-unequal-states",
        ),
        Meeting(
            title(3),
            _steps(
                "sunny_and_rainy_regions",
                "recall", "codes", "average", "belief", "cross", "divergence",
                without=("extra-with-the-repaired-code",),
            ),
            length=90,
            leave="truth-and-belief-swapped",
        ),
        Meeting(
            title(4),
            _steps(
                "animal_classifier",
                "first-questions", "one-hot", "animals", "train",
                without=("hundred-classes", "two-pictures"),
            ),
            length=90,
            leave="right-equally-often",
        ),
    )  # fmt: skip
    return [Plan("45", (first,)), Plan("90", (double,)), Plan("4x90", four)]


def in_parts(minutes: Sequence[int], number: int) -> list[int]:
    """Return where to cut a row of times into so many parts, so that the longest is as short as it can be.

    Examples
    --------
    >>> in_parts([10, 20, 30, 40], 2)
    [0, 3, 4]
    """
    all_ = len(minutes)
    until = [0, *itertools.accumulate(minutes)]
    # For so many parts of the first so many times: the longest part, and where the last one begins.
    best: list[dict[int, tuple[int, int]]] = [{0: (0, 0)}]
    for _ in range(number):
        before = best[-1]
        best.append(
            {
                end: min((max(before[cut][0], until[end] - until[cut]), cut) for cut in before if cut < end)
                for end in range(1, all_ + 1)
                if any(cut < end for cut in before)
            }
        )
    cuts = [all_]
    for part in range(number, 0, -1):
        cuts.append(best[part][cuts[-1]][1])
    return cuts[::-1]


def alone() -> Plan:
    """Return the plan for a week of self-study: all sections, in days of about the same length."""
    everything = all_sections()
    cuts = in_parts([one.minutes for one in everything], DAYS)
    return Plan(
        "week",
        tuple(
            Meeting(words.Plans.day.format(number), tuple(Step(one.key) for one in everything[start:end]))
            for number, (start, end) in enumerate(itertools.pairwise(cuts), start=1)
        ),
        is_alone=True,
    )


def plans() -> list[Plan]:
    return [*in_class(), alone()]


def make(folder: Path) -> list[Path]:
    """Write a page for each plan."""
    return [
        write(
            folder / "plans" / f"plan-{plan.name}.html",
            page("plan.html.j2", plan=plan, answer=answer, exercise=EXERCISE),
        )
        for plan in plans()
    ]
