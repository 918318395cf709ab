"""The question game: the station has picked a day at random; how many yes/no questions until you know which?"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from matplotlib.patches import Rectangle

from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import entropy, surprisal
from ...pictures import style
from ...pictures.codes import keep_apart, size_in_pixels
from ...pictures.marks import GuessLine, arrow
from ...pictures.skies import draw_skies_under
from ...story import EQUAL_SKY, STATES, SUNNY_REGION
from ...teaching.explorer import Explorer, Guessable, check_option, int_slider

words = Words(__package__)

PLACES = {"equal_sky": EQUAL_SKY, "sunny_region": SUNNY_REGION}
PLAN_DAYS = 1000


def halve_the_states(p: np.ndarray, first: int, last: int) -> int:
    """Return where to cut the states from first to last so that both parts hold as many states.

    A cut before state k stands for the question "is it left of k?".

    Examples
    --------
    >>> halve_the_states(SUNNY_REGION, 0, 7)
    4
    """
    return (first + last + 1) // 2


def halve_the_chances(p: np.ndarray, first: int, last: int) -> int:
    """Return where to cut the states from first to last so that yes and no are as equally likely as can be.

    Of equally good cuts, the one nearest to the middle: it saves questions on unlucky days.

    Examples
    --------
    >>> halve_the_chances(SUNNY_REGION, 0, 7)
    1
    """
    cuts = np.arange(first + 1, last + 1)
    unevenness = [abs(p[first:cut].sum() - p[cut : last + 1].sum()).round(12) for cut in cuts]
    from_middle = abs(2 * cuts - first - last - 1)
    return int(cuts[np.lexsort((from_middle, unevenness))[0]])


PLANS = {"halve_states": halve_the_states, "halve_chances": halve_the_chances}


def questions_needed(p: np.ndarray, plan) -> np.ndarray:
    """Return how many questions a plan asks before it knows, for each state.

    Examples
    --------
    >>> questions_needed(SUNNY_REGION, halve_the_states)
    array([3, 3, 3, 3, 3, 3, 3, 3])
    >>> questions_needed(SUNNY_REGION, halve_the_chances)
    array([1, 2, 4, 4, 4, 5, 6, 6])
    """
    needed = np.zeros(len(p), dtype=int)

    def ask(first, last):
        if first < last:
            needed[first : last + 1] += 1
            cut = plan(p, first, last)
            ask(first, cut - 1)
            ask(cut, last)

    ask(0, len(p) - 1)
    return needed


@dataclass(frozen=True)
class QuestionGame(Guessable):
    """A game against the station: the states that are still possible, the next question, and the score."""

    place: str = "equal_sky"
    guessed_place: str = "equal_sky"  # the place that the guess is about
    cut: int = 4  # the question: is it one of the first `cut` states?
    first: int = 0  # the states from first to last are still possible
    last: int = len(STATES) - 1
    asked: int = 0
    answer: bool | None = None  # to the latest question of this day
    day: int = 0  # which of the station's days this is
    your_days: tuple[int, ...] = ()  # the questions that each finished day took
    plan_days: int = 0  # days that the two plans have played
    plan_run: int = 0  # which run of days those belong to
    seed: int = 5

    def __post_init__(self):
        check_option("place", self.place, PLACES)
        check_option("guessed place", self.guessed_place, PLACES)
        if not 0 <= self.first <= self.last < len(STATES):
            raise ValueError(
                f"first and last should be states in order, from 0 to 7; got {self.first}, {self.last}"
            )
        if not self.is_found and not self.first < self.cut <= self.last:
            raise ValueError(
                f"cut should leave states on both sides, from {self.first + 1} to {self.last}; got {self.cut}"
            )
        if not 0 <= self.plan_days <= PLAN_DAYS:
            raise ValueError(f"plan_days should be from 0 to {PLAN_DAYS}; got {self.plan_days}")

    @property
    def pmf(self) -> np.ndarray:
        return PLACES[self.place]

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)

    @property
    def picked(self) -> int:
        """The state that the station has picked at random, and keeps to itself."""
        return int(np.random.default_rng([self.seed, 0, self.day]).choice(len(STATES), p=self.pmf))

    @property
    def is_found(self) -> bool:
        return self.first == self.last

    @property
    def possible(self) -> tuple[str, ...]:
        """The states that are left."""
        return STATES[self.first : self.last + 1]

    @property
    def asked_about(self) -> tuple[str, ...]:
        """The states that the next question asks about: is it one of these?"""
        return STATES[self.first : self.cut]

    @property
    def chance_left(self) -> float:
        """The chance, in the morning, of the states that are still possible."""
        return min(1.0, self.pmf[self.first : self.last + 1].sum())

    @property
    def bits_learnt(self) -> float:
        return surprisal(self.chance_left)

    @property
    def chance_of_yes(self) -> float:
        return 1.0 if self.is_found else self.pmf[self.first : self.cut].sum() / self.chance_left

    @property
    def question_bits(self) -> float:
        """What the answer to the next question tells, on average."""
        return entropy([self.chance_of_yes, 1.0 - self.chance_of_yes])

    @property
    def your_average(self) -> float:
        return float(np.mean(self.your_days))

    @property
    def plan_averages(self) -> dict[str, np.ndarray]:
        """For each plan its average number of questions after 1, 2, 3, ... days, as far as it has played."""
        return {
            name: averages[: self.plan_days]
            for name, averages in _plan_averages(self.place, self.seed, self.plan_run).items()
        }

    @property
    def plan_expectations(self) -> dict[str, float]:
        """For each plan its average number of questions in the long run."""
        return {name: float(self.pmf @ questions_needed(self.pmf, plan)) for name, plan in PLANS.items()}

    @property
    def plans_are_equal(self) -> bool:
        """Whether halving the states halves the chances as well, as it does where all are equally likely."""
        return len(set(self.plan_expectations.values())) == 1

    def aim(self, cut: int) -> "QuestionGame":
        """Move the cut; it stays where both a yes and a no are possible."""
        return self if self.is_found else replace(self, cut=min(max(cut, self.first + 1), self.last))

    def ask(self) -> "QuestionGame":
        """Ask, and hear the answer. A day that is found needs no more questions."""
        if self.is_found:
            return self
        answer = self.picked < self.cut
        first, last = (self.first, self.cut - 1) if answer else (self.cut, self.last)
        finished = (self.asked + 1,) if first == last else ()
        cut = max(1, halve_the_states(self.pmf, first, last))  # a day that is found leaves nothing to cut
        return replace(
            self, first=first, last=last, cut=cut, asked=self.asked + 1, answer=bool(answer),
            your_days=self.your_days + finished,
        )  # fmt: skip

    def new_day(self) -> "QuestionGame":
        """Let the station pick the next day. A day given up does not count."""
        start = QuestionGame()
        return replace(
            self, first=start.first, last=start.last, cut=start.cut, asked=0, answer=None, day=self.day + 1
        )

    def let_plans_play(self):
        """Give one state after the other, while both plans play the same new days, faster and faster."""
        for days in np.unique(np.geomspace(1, PLAN_DAYS, 80).round().astype(int)).tolist():
            yield replace(self, plan_run=self.plan_run + 1, plan_days=days)

    def idle(self) -> dict[str, str]:
        """Return why the cut cannot be moved, where it cannot."""
        if self.is_found:
            return {"cut": words.QuestionGame.nothing_to_cut}
        return {"cut": words.QuestionGame.one_cut_left} if self.first + 1 == self.last else {}

    @property
    def told(self) -> dict:
        """What the text below the picture tells of this place: a day that is found, or many that the plans play."""
        if self.place == "sunny_region":
            return {"plan_days": PLAN_DAYS, "plan_run": 1}
        game = self
        while not game.is_found:
            game = game.ask()
        fields = ("first", "last", "cut", "asked", "answer", "your_days")
        return {name: getattr(game, name) for name in fields}

    @property
    def sentence(self) -> str:
        return words.QuestionGame.sentence(self)


@lru_cache(maxsize=8)
def _plan_averages(place: str, seed: int, run: int) -> dict[str, np.ndarray]:
    pmf = PLACES[place]
    days = np.random.default_rng([seed, 1, run]).choice(len(STATES), size=PLAN_DAYS, p=pmf)
    day_numbers = np.arange(1, PLAN_DAYS + 1)
    return {name: np.cumsum(questions_needed(pmf, plan)[days]) / day_numbers for name, plan in PLANS.items()}


MOST_QUESTIONS = len(STATES) - 1
LOWEST, HIGHEST = 1.5, 4.0  # of the averages
MARKED_DAYS = (1, 2, 4, 10, 20, 40, 100, 200, 400, PLAN_DAYS)


class QuestionGameScene(Scene):
    """The eight states with the cut between yes and no; beside them this day's tally; below, the averages."""

    def __init__(self, state: QuestionGame):
        super().__init__(new_figure(820, 500))
        self._draw_states()
        self._draw_tally()
        self._draw_averages()

    def _draw_states(self) -> None:
        ax = self.figure.add_axes((0.015, 0.62, 0.63, 0.313))
        ax.set(xlim=(-0.5, 7.5), ylim=(0, 0.58), yticks=[])
        ax.spines["left"].set_visible(False)
        ax.set_title(words.QuestionGame.states)
        self.skies = self.moving(draw_skies_under(ax))
        ground = Rectangle((0, 0), 1, 0.58, fc=style.GRID, alpha=0.6, lw=0, zorder=0)
        self.yes = self.moving(ax.add_patch(ground))
        self.bars = self.moving(ax.bar(range(8), np.zeros(8), width=0.74, color=style.TRUTH))
        self.chances = self.moving([Label(ax, x, offset=(0, 3), weight=style.BOLD) for x in range(8)])
        (self.cut_line,) = self.moving(ax.plot([], [], color=style.INK, lw=2))
        # The answer, and beneath it how likely it is, close to the cut on its own side.
        self.yes_labels, self.no_labels = self.moving(
            [
                [
                    Label(ax, y=0.51, align=align, offset=(away, 0), weight=style.BOLD, size=style.LARGE),
                    Label(ax, y=0.43, align=align, offset=(away, 0)),
                ]
                for align, away in (("right", -6), ("left", 6))
            ]
        )

    def _draw_tally(self) -> None:
        ax = self.figure.add_axes((0.78, 0.733, 0.21, 0.2))
        ax.set_title(words.QuestionGame.this_day, x=-0.52)
        ax.set(xlim=(0, MOST_QUESTIONS + 2.2), ylim=(-0.6, 1.6), xticks=[])
        ax.set_yticks([1, 0], [common.unit("questions"), words.QuestionGame.bits_learnt])
        ax.tick_params("y", length=0, labelsize=style.NORMAL)
        ax.spines["bottom"].set_visible(False)
        (self.asked,) = self.moving(ax.barh([1], [0], height=0.62, color=style.SENT))
        (self.learnt,) = self.moving(ax.barh([0], [0], height=0.62, color=style.INFORMATION))
        # Lines of paper cut the bars into whole questions and whole bits.
        self.moving(ax.vlines(range(1, MOST_QUESTIONS), -0.4, 1.4, color=style.PAPER, lw=1.5))
        self.amounts = self.moving(
            [
                Label(ax, y=y, align="left", valign="middle", offset=(6, 0), weight=style.BOLD, color=color)
                for y, color in ((1, style.SENT_INK), (0, style.INFORMATION_INK))
            ]
        )

    def _draw_averages(self) -> None:
        ax = self.averages = self.figure.add_axes((0.065, 0.105, 0.64, 0.305))
        ax.set(xscale="log", xlim=(1, PLAN_DAYS), ylim=(LOWEST, HIGHEST), yticks=[2, 3, 4])
        ax.set_xlabel(common.unit("days"))
        ax.set_title(words.QuestionGame.averages, x=-0.078)
        ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
        ax.tick_params("x", which="minor", length=0)
        (self.floor,) = self.moving(ax.plot([], [], color=style.INFORMATION, lw=2))
        # The two plans differ in colour, in weight and in their marks: the first is thin, with squares on it.
        looks = [
            {"color": style.UNUSED_INK, "lw": 1.2, "marker": "s", "ms": 5},
            {"color": style.SENT, "lw": 2.4},
        ]
        self.goals = self.moving([ax.plot([], [], ":", color=look["color"], lw=1.2)[0] for look in looks])
        self.runs = self.moving([ax.plot([], [], **look)[0] for look in looks])
        beside = {"align": "left", "valign": "middle", "offset": (10, 0)}
        self.guess = self.moving(GuessLine(ax, label=beside))
        (self.you,) = self.moving(ax.plot([], [], "D", ms=8, color=style.INK, mec=style.PAPER, clip_on=False))
        # To the right of the axes a label for each line, and a short lead from the line's end to its label.
        plan_inks = dict(zip(PLANS, (style.UNUSED_INK, style.SENT_INK), strict=True))
        inks = {"entropy": style.INFORMATION_INK, **plan_inks, "you": style.INK}
        labels = {name: Label(ax, PLAN_DAYS, color=ink, **beside) for name, ink in inks.items()}
        self.labels = self.moving(labels) | {"guess": self.guess.label}
        across = {"transform": ax.get_yaxis_transform(), "clip_on": False, "lw": 1}
        self.leaders = self.moving(
            {name: ax.plot([], [], color=label.color, **across)[0] for name, label in self.labels.items()}
        )

    def show(self, state: QuestionGame) -> None:
        self._show_states(state)
        self._show_tally(state)
        self._show_averages(state)

    def _show_states(self, state: QuestionGame) -> None:
        marks = zip(self.bars, self.chances, self.skies, state.pmf, strict=True)
        for index, (bar, label, sky, chance) in enumerate(marks):
            is_possible = state.first <= index <= state.last
            bar.set_height(chance)
            bar.set_alpha(None if is_possible else 0.15)
            sky.set_alpha(None if is_possible else 0.2)
            label.set(y=chance, text=common.percent(chance) if is_possible else "")
        edge = state.first + 0.5 if state.is_found else state.cut - 0.5
        self.yes.set_x(state.first - 0.5)
        self.yes.set_width(edge - state.first + 0.5)
        self.cut_line.set_data([edge, edge], [0, 0.58])
        self.cut_line.set_visible(not state.is_found)
        for labels, answer, chance in (
            (self.yes_labels, words.QuestionGame.yes, state.chance_of_yes),
            (self.no_labels, words.QuestionGame.no, 1 - state.chance_of_yes),
        ):
            for label, text in zip(labels, (answer, common.percent(chance)), strict=True):
                label.set(x=edge, text="" if state.is_found else text)
        if state.is_found:
            self.yes_labels[0].set(text=words.QuestionGame.found)

    def _show_tally(self, state: QuestionGame) -> None:
        self.asked.set_width(state.asked)
        self.learnt.set_width(state.bits_learnt)
        self.amounts[0].set(x=state.asked, text=f"{state.asked}")
        self.amounts[1].set(x=state.bits_learnt, text=f"{state.bits_learnt:z.3f}")

    def _show_averages(self, state: QuestionGame) -> None:
        ends = {}  # for each line that is seen, its height and what its label says
        has_begun = state.plan_days > 0 or len(state.your_days) > 0  # before, it would give the guess away
        self.floor.set_data([1, PLAN_DAYS], [state.entropy, state.entropy])
        self.floor.set_visible(has_begun)
        if has_begun:
            ends["entropy"] = state.entropy, words.QuestionGame.entropy(state.entropy)
        days = np.arange(1, state.plan_days + 1)
        plans = zip(self.goals, self.runs, state.plan_averages.items(), strict=True)
        for goal, run, (name, averages) in plans:
            expected = state.plan_expectations[name]
            goal.set_data([1, PLAN_DAYS], [expected, expected])
            goal.set_visible(state.plan_days > 0)
            run.set_data(days, averages)
            run.set_markevery([day - 1 for day in MARKED_DAYS if day <= state.plan_days])
            if state.plan_days:
                # Where it goes in the long run.
                ends[name] = expected, words.QuestionGame.plan(name, expected)
        if state.plan_days and state.plans_are_equal:
            first, second = PLANS
            ends[first] = expected, words.QuestionGame.either_plan(expected)
            del ends[second]
        self.you.set_visible(len(state.your_days) > 0)
        if state.your_days:
            yours = state.your_average
            self.you.set_data([min(len(state.your_days), PLAN_DAYS)], [np.clip(yours, LOWEST, HIGHEST)])
            ends["you"] = yours, words.QuestionGame.you(yours) + arrow(yours, LOWEST, HIGHEST)
        if (height := self.guess.show(state.guess)) is not None:
            ends["guess"] = height, self.guess.label.text
        self._label(ends)

    def _label(self, ends: dict[str, tuple[float, str]]) -> None:
        """Write the labels beside the ends of their lines, moved apart where they would overlap."""
        width, height = size_in_pixels(self.averages)
        heights = np.clip([y for y, _ in ends.values()], LOWEST, HIGHEST)
        places = keep_apart(heights, 16 * (HIGHEST - LOWEST) / height, LOWEST, HIGHEST)
        for name in self.labels:
            self.leaders[name].set_visible(name in ends)
            self.labels[name].set_visible(name in ends)
        for (name, (_, text)), y, place in zip(ends.items(), heights, places, strict=True):
            self.leaders[name].set_data([1, 1 + 11 / width], [y, place])
            self.labels[name].set(y=place, text=text)


def _first_day(place: str) -> dict:
    """Return what makes a new game in a place, with a new score."""
    start = QuestionGame(place=place)
    fields = ("place", "first", "last", "cut", "asked", "answer", "day", "your_days", "plan_days")
    return {name: getattr(start, name) for name in fields}


def question_explorer(place: str = "equal_sky", prediction: str | None = None, *, seed: int = 5) -> Explorer:
    """Return a game of yes/no questions against the weather station.

    Parameters
    ----------
    place : "equal_sky" or "sunny_region"
        Where the station stands at the start.
    prediction : str, optional
        The name of a prediction, of the questions a day; its guess is drawn in the picture.
    seed : int
        Which days the station picks: the same seed picks the same days.
    """
    start = QuestionGame(place=place, guessed_place=place, seed=seed)
    return Explorer(
        start,
        QuestionGameScene,
        {"cut": int_slider(1, MOST_QUESTIONS)},
        labels=words.QuestionGame.labels(PLAN_DAYS),
        presets={name: _first_day(name) for name in PLACES},
        actions={"ask": QuestionGame.ask, "new_day": QuestionGame.new_day},
        starts=tuple(PLACES),
        runs={"play_plans": QuestionGame.let_plans_play},
        change=QuestionGame.aim,
        idle=QuestionGame.idle,
        told=start.told,
        prediction=prediction,
    )
