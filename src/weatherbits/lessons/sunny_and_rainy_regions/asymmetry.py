"""Divergence is no distance: its terms one by one, its two directions, and where it is infinite."""

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.patches import Rectangle

from ...distributions import as_pmf, set_chance
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import kl_divergence
from ...pictures import style
from ...pictures.hatched import HatchedBars
from ...pictures.skies import Sky
from ...story import CODES, FAIR_COIN, NEARLY_ALWAYS_SUNNY, RAINY_REGION, STATES, SUNNY_REGION
from ...teaching.explorer import Explorer, check_option, choice, slider
from .digits import number, percent

words = Words(__package__)

MOST_BITS = 4.0  # what goes on beyond leaves the picture, with an arrow
LEAST_BITS = -0.6  # a running sum never falls below -log2(e)/e = -0.531, see the test

SUNNY = tuple(map(float, SUNNY_REGION))
RAINY = tuple(map(float, RAINY_REGION))


def _on_two_states(coin: np.ndarray) -> tuple[float, ...]:
    """Return a coin's weather as one of the eight-state skies: sunny, or moderate rain."""
    sun, rain = map(float, coin)
    return tuple(sun if state == "sunny" else rain if state == "moderate rain" else 0.0 for state in STATES)


@dataclass(frozen=True)
class Asymmetry:
    """Weather p and a belief q over the eight states, and what it costs to believe q where p is true."""

    p: tuple[float, ...] = RAINY
    q: tuple[float, ...] = SUNNY
    p_name: str = "rainy_region"
    q_name: str = "sunny_region"
    # How much of the code space is used, where p or q is what a code of whole words believes. A code pays for
    # the rest as a belief; p and q themselves add up to 1.
    p_space: float = 1.0
    q_space: float = 1.0
    selected: str = STATES[0]

    def __post_init__(self):
        for name in ("p", "q"):
            if as_pmf(getattr(self, name), name=name).shape != (len(STATES),):
                raise ValueError(f"{name} needs a probability for each of the {len(STATES)} states")
        check_option("state", self.selected, STATES)
        for name in ("p_space", "q_space"):
            if not 0 < getattr(self, name) <= 1:
                raise ValueError(f"{name} should be above 0 and at most 1; got {getattr(self, name)}")

    @property
    def terms(self) -> np.ndarray:
        """p·log2(p/q) for each state: 0 where p is 0, infinite where only q is."""
        p, q = np.array(self.p), np.array(self.q)
        terms = np.zeros(len(STATES))
        happens, ruled_out = p > 0, (p > 0) & (q == 0)
        counts = happens & ~ruled_out
        terms[counts] = p[counts] * (np.log2(p[counts]) - np.log2(q[counts]))
        terms[ruled_out] = np.inf
        return terms

    @property
    def unused(self) -> float:
        """What it costs that the code behind q leaves space unused."""
        return float(np.log2(1.0 / self.q_space))

    @property
    def divergence(self) -> float:
        return kl_divergence(self.p, self.q)

    @property
    def extra(self) -> float:
        """The divergence, and what unused code space costs beyond it."""
        return self.divergence + self.unused

    @property
    def reverse(self) -> float:
        """The divergence with p and q swapped."""
        return kl_divergence(self.q, self.p)

    @property
    def p_of_selected(self) -> float:
        return self.p[STATES.index(self.selected)]

    @property
    def q_of_selected(self) -> float:
        return self.q[STATES.index(self.selected)]

    def changed(self, **fields) -> "Asymmetry":
        """Return the state after a control has moved."""
        index = STATES.index(self.selected)
        if "p_of_selected" in fields:
            p = set_chance(self.p, index, fields["p_of_selected"])
            return replace(self, p=tuple(map(float, p)), p_name="own_weather", p_space=1.0)
        if "q_of_selected" in fields:
            q = set_chance(self.q, index, fields["q_of_selected"])
            return replace(self, q=tuple(map(float, q)), q_name="own_belief", q_space=1.0)
        return replace(self, **fields)

    def swapped(self) -> "Asymmetry":
        """Return the state in which what was believed happens, and what happened is believed."""
        return replace(
            self,
            p=self.q, p_name=self.q_name, p_space=self.q_space,
            q=self.p, q_name=self.p_name, q_space=self.p_space,
        )  # fmt: skip

    def ruled_out(self) -> "Asymmetry":
        """Return the state in which q gives the selected state no chance at all."""
        return self.changed(q_of_selected=0.0)

    @property
    def is_mirrored(self) -> bool:
        """Whether q is p read backwards: then both directions add up the same terms."""
        return self.p == self.q[::-1] and self.p != self.q

    @property
    def missed(self) -> list[str]:
        """The states that happen, although q gives them no chance."""
        return [state for state, term in zip(STATES, self.terms, strict=True) if np.isinf(term)]

    @property
    def sentence(self) -> str:
        return words.Asymmetry.sentence(self)


class AsymmetryScene(Scene):
    """A row for each state: p and q on the left; on the right its term, from where the last one ended."""

    def __init__(self, state: Asymmetry):
        super().__init__(new_figure(820, 480))
        self.rows = np.arange(len(STATES))
        sum_rows = 8.1, 9.1, 10.1  # the divergence, unused code space on top of it, the swapped divergence
        top, bottom = -0.6, 10.7
        pairs = self.figure.add_axes((0.165, 0.105, 0.27, 0.82))
        sums = self.figure.add_axes((0.485, 0.105, 0.43, 0.82))
        for ax in (pairs, sums):
            ax.set(ylim=(bottom, top), yticks=[])
            ax.spines["left"].set_visible(False)
        pairs.set(xlim=(0, 1.12), xticks=[0, 0.5, 1], xticklabels=["0%", "50%", "100%"])
        pairs.set_title(words.Asymmetry.p, color=style.TRUTH_INK)
        pairs.set_title(words.Asymmetry.q, color=style.BELIEF_INK, loc="right")
        sums.set(
            xlim=(LEAST_BITS, MOST_BITS), xticks=range(int(MOST_BITS) + 1), xlabel=common.per_day("bits")
        )
        sums.set_title(words.Asymmetry.sums)
        sums.plot([0, 0], [top, bottom], color=style.QUIET_INK, lw=1, zorder=1)
        beside = {"ha": "right", "va": "center", "textcoords": "offset points", "annotation_clip": False}
        for row, name in enumerate(STATES):
            Sky(pairs, name, 0, row, offset=(-20, 0), transform=pairs.transData)
            pairs.annotate(common.STATES[name], (0, row), (-27.4, 0), size=style.SMALL, **beside)
        self.sum_names = self.moving(
            [
                Label(sums, LEAST_BITS, y, name, align="right", valign="middle")
                for y, name in zip(sum_rows, words.Asymmetry.rows, strict=True)
            ]
        )

        band = {"fc": style.GRID, "alpha": 0.5, "lw": 0, "zorder": 0}
        self.band = self.moving(pairs.add_patch(Rectangle((0, 0), 1.12, 1, **band)))
        self.p_bars = self.moving(pairs.barh(self.rows - 0.2, 0, height=0.36, color=style.TRUTH))
        self.q_bars = self.moving(HatchedBars(pairs, len(STATES)))
        small = {"align": "left", "valign": "middle", "size": style.SMALL, "offset": (4, 0)}
        self.p_labels, self.q_labels = (
            self.moving([Label(pairs, 0, row + aside, color=ink, **small) for row in self.rows])
            for aside, ink in ((-0.2, style.TRUTH_INK), (0.2, style.BELIEF_INK))
        )

        self.bar_rows = np.array([*self.rows, *sum_rows])
        (self.joints,) = self.moving(sums.plot([], [], color=style.QUIET_INK, lw=1, zorder=1))
        bar = {"height": 0.6, "color": style.WASTE, "ec": style.WASTE, "lw": 1.2}
        self.bars = self.moving(sums.barh(self.bar_rows, 0, **bar))
        self.bars[9].set(fc=style.UNUSED, ec=style.UNUSED)
        arrow = {"ms": 17, "color": style.WASTE, "mew": 0, "clip_on": False}
        (self.arrows,) = self.moving(sums.plot([], [], ">", **arrow))
        self.labels = self.moving([Label(sums, 0, row, **small) for row in self.bar_rows])
        for label in self.labels[8:]:
            label.size, label.weight = style.NORMAL, style.BOLD

    def show(self, state: Asymmetry) -> None:
        self.band.set_y(STATES.index(state.selected) - 0.5)
        for bar, label, share in zip(self.p_bars, self.p_labels, state.p, strict=True):
            bar.set_width(share)
            label.set(x=share, text=percent(share))
        self.q_bars.set_boxes(left=0, bottom=self.rows + 0.02, width=state.q, height=0.36)
        for label, share in zip(self.q_labels, state.q, strict=True):
            label.set(x=share, text=percent(share))

        corners = np.concatenate([[0.0], np.cumsum(state.terms)])
        starts = np.array([*corners[:-1], 0.0, state.divergence, 0.0])
        ends = np.array([*corners[1:], state.divergence, state.extra, state.reverse])
        unused = f"+{state.unused:.3f} = {number(state.extra)}" if state.unused else ""
        self.sum_names[1].set_visible(bool(state.unused))  # only a code leaves space unused
        texts = [*map(_signed, state.terms), number(state.divergence), unused, number(state.reverse)]
        for row, bar in enumerate(self.bars):
            left, right = np.minimum(sorted((starts[row], ends[row])), MOST_BITS)
            bar.set(x=left, width=right - left)
            bar.set_visible(right > left)
            self.labels[row].set(x=max(right, 0.0), text=texts[row])
            self.labels[row].offset = (17 if right == MOST_BITS else 4, 0)
        for bar, term in zip(self.bars, state.terms, strict=False):
            bar.set_facecolor(style.PAPER if term < 0 else style.WASTE)  # what is taken off is hollow
        edges = np.minimum(corners, MOST_BITS)
        self.joints.set_data(
            np.column_stack([edges[1:], edges[1:], np.full(len(STATES), np.nan)]).ravel(),
            np.column_stack([self.rows, self.bar_rows[1:9], self.rows]).ravel(),
        )
        leaves = (ends > MOST_BITS) & ~(starts > MOST_BITS)
        self.arrows.set_data(np.full(leaves.sum(), MOST_BITS + 0.08), self.bar_rows[leaves])


def _signed(term: float) -> str:
    return "0" if term == 0 else f"+{number(term)}" if term > 0 else number(term).replace("-", "−")


def asymmetry_explorer() -> Explorer:
    """Return a live picture of the divergence of p from q, term by term, and of q from p."""
    code = CODES["article"]
    start = {"p_space": 1.0, "q_space": 1.0, "selected": STATES[0]}
    rainy = {**start, "p": RAINY, "p_name": "rainy_region"}
    sunny = {"q": SUNNY, "q_name": "sunny_region"}
    return Explorer(
        Asymmetry(),
        AsymmetryScene,
        {
            "selected": choice({state: common.STATES[state] for state in STATES}),
            "p_of_selected": slider(0, 1, 0.01),
            "q_of_selected": slider(0, 1, 0.01),
        },
        labels=words.Asymmetry.labels,
        presets={
            "two_regions": {**rainy, **sunny},
            "region_and_code": {
                **rainy,
                "q": tuple(map(float, code.implied_weights(normalise=True))),
                "q_name": "article_belief",
                "q_space": code.kraft_sum,
            },
            "two_coins": {
                **start,
                "p": _on_two_states(FAIR_COIN),
                "p_name": "fair_coin",
                "q": _on_two_states(NEARLY_ALWAYS_SUNNY),
                "q_name": "nearly_always_sunny",
            },
            "same": {**start, "p": SUNNY, "p_name": "sunny_region", **sunny},
        },
        rows=[["selected"], ["p_of_selected", "q_of_selected"]],
        actions={"swap": Asymmetry.swapped, "rule_out": Asymmetry.ruled_out},
        change=Asymmetry.changed,
        told="two_coins",
    )
