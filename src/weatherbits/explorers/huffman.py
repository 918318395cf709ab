"""Huffman's method, merge by merge: the tree grows from the leaves up, and the words from the back."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from ..codes import HuffmanMerge, PrefixCode, huffman_merges, huffman_tree_code
from ..live import Label, Scene, new_figure
from ..measures import entropy
from ..plots import style
from ..plots.codes import Levels
from ..plots.marks import short
from ..plots.skies import Sky
from ..weather import STATES
from ._codes import EQUAL_CHANCES, REGIONS, SKIES, capital, listed, place, sky_pmf
from ._explorer import Explorer, Guessable, choice, int_slider, slider
from ._words import bits

LAST_STEP = len(STATES) - 1  # eight parts become one in seven merges


@dataclass(frozen=True)
class Huffman(Guessable):
    """A sky, and how many merges of Huffman's method have been made for it."""

    step: int = LAST_STEP
    sky: str = REGIONS
    region: float = 0.0  # how far on the way from the sunny region, 0, to the rainy one, 1

    def __post_init__(self):
        if not 0 <= self.step <= LAST_STEP:
            raise ValueError(f"the number of merges should be from 0 to {LAST_STEP}; got {self.step}")

    @property
    def pmf(self) -> np.ndarray:
        return sky_pmf(self.sky, self.region)

    @cached_property
    def all_merges(self) -> tuple[HuffmanMerge, ...]:
        return huffman_merges(self.pmf)

    @property
    def merges(self) -> tuple[HuffmanMerge, ...]:
        """The merges that have been made."""
        return self.all_merges[: self.step]

    @property
    def next_merge(self) -> HuffmanMerge | None:
        return self.all_merges[self.step] if self.step < LAST_STEP else None

    @cached_property
    def weights(self) -> list[float]:
        """The weight of each node of the whole tree: first the states, then the merges in their order."""
        return [*self.pmf.tolist(), *(merge.weight for merge in self.all_merges)]

    @cached_property
    def members(self) -> list[tuple[int, ...]]:
        """The states under each node, from left to right."""
        members = [(state,) for state in range(len(STATES))]
        for merge in self.all_merges:
            left, right = merge.parts
            members.append(members[left] + members[right])
        return members

    @property
    def leaves(self) -> tuple[int, ...]:
        """The states from left to right, in an order in which no two branches of the tree cross."""
        return self.members[-1]

    @cached_property
    def code(self) -> PrefixCode:
        """The code that the whole tree stands for."""
        return huffman_tree_code(self.all_merges, STATES)

    @property
    def endings(self) -> tuple[str, ...]:
        """What is known of each word so far: a bit for each merge, and the last bit came first."""
        known = np.zeros(len(STATES), dtype=int)
        for merge in self.merges:
            known[list(self.members[merge.node])] += 1
        return tuple(
            word[len(word) - n :] for word, n in zip(self.code.codewords, known.tolist(), strict=True)
        )

    @property
    def paid(self) -> float:
        """The bits a day so far: each merge costs one bit on the days that fall into it."""
        return sum(merge.weight for merge in self.merges)

    @property
    def entropy(self) -> float:
        return entropy(self.pmf)

    def moved(self, by: int) -> "Huffman":
        return replace(self, step=min(max(self.step + by, 0), LAST_STEP))

    @property
    def sentence(self) -> str:
        where = capital(place(self.sky, self.region))
        if self.step == 0:
            text = (
                f"{where}: eight parts, one for each state. The two lightest come first: "
                f"{self._pair(self.next_merge)}."
            )
        else:
            merge = self.merges[-1]
            text = (
                f"{where}, merge {self.step} of {LAST_STEP}: {self._pair(merge)} become one part of "
                f"{percent(merge.weight)}. "
            )
            if self.next_merge:
                text += (
                    f"On such days the word is one bit longer: {bits(self.paid)} a day so far. "
                    f"Next: {self._pair(self.next_merge)}."
                )
            else:
                words = ", ".join(
                    f"{name} {word}" for name, word in zip(STATES, self.code.codewords, strict=True)
                )
                text += (
                    f"The tree is whole; from its top down it reads {words}. "
                    f"These words average {bits(self.paid)} a day; the entropy is {bits(self.entropy)}."
                )
        return self.with_guess(text)

    def _pair(self, merge: HuffmanMerge) -> str:
        return " and ".join(f"{self._name(part)} ({percent(self.weights[part])})" for part in merge.parts)

    def _name(self, node: int) -> str:
        members = sorted(self.members[node])
        if len(members) == 1:
            return STATES[members[0]]
        if len(members) > 3:
            return f"the part of {len(members)} states"
        return f"the part of {listed([STATES[state] for state in members])}"


def percent(share: float) -> str:
    """Return a share as a percentage, with a decimal where it needs one.

    Examples
    --------
    >>> percent(0.35), percent(0.333), percent(0.04 + 0.06)
    ('35%', '33.3%', '10%')
    """
    return f"{100 * share:.1f}".removesuffix(".0") + "%"


class HuffmanScene(Scene):
    """The tree above the states, and beside it the bits a day that its merges cost."""

    FIRST, APART = 44.0, 75.0  # CSS pixels: the middle of the leftmost leaf, and from leaf to leaf
    LEAF, LEVEL = 132.0, 35.0  # the height of the leaves' weights, and from there to each merge's height
    PILL = 21.0, 9.5  # half the width and half the height of the shape around a weight

    def __init__(self, state: Huffman):
        super().__init__(new_figure(820, 430))
        tree = self.figure.add_axes((0.0, 0.0, 620 / 820, 1.0))
        tree.set(xlim=(0, 620), ylim=(0, 430))  # CSS pixels
        tree.set_axis_off()
        tree.text(
            18, 404, "Join the two lightest parts, again and again", size=style.LARGE, weight=style.BOLD
        )
        n_nodes = len(STATES) + LAST_STEP
        (self.branches,) = self.moving(tree.plot([], [], color=style.QUIET_INK, lw=1.6))
        (self.newest,) = self.moving(tree.plot([], [], color=style.INK, lw=3))
        pill = {"ls": "none", "marker": _pill(*self.PILL), "ms": 2 * self.PILL[0] * 0.72}
        self.pills = [
            self.moving(tree.plot([], [], mfc=fill, mec=style.TRUTH, mew=1.4, **pill))[0]
            for fill in (style.PAPER, style.TRUTH)
        ]
        bold = {"valign": "middle", "weight": style.BOLD}
        self.weights = self.moving([Label(tree, size=style.SMALL, **bold) for _ in range(n_nodes)])
        self.digits = self.moving([Label(tree, **bold) for _ in range(2 * LAST_STEP)])
        self.skies = self.moving([Sky(tree, name, 0, 100) for name in STATES])
        small = {"valign": "top", "size": style.SMALL}
        self.names = self.moving(
            [
                [Label(tree, 0, y, word, **small) for word, y in zip(name.split(), (82, 68), strict=False)]
                for name in STATES
            ]
        )
        self.words = self.moving([Label(tree, 0, 40, valign="top", weight=style.BOLD) for _ in STATES])

        cost = self.figure.add_axes((662 / 820, 50 / 430, 30 / 820, 330 / 430))
        cost.set(xlim=(0, 1), ylim=(0, 3.5), xticks=[])
        cost.set_title("bits a day", size=style.NORMAL, pad=12)
        cost.spines["bottom"].set_visible(False)
        block = {"fc": style.SENT_FILL, "ec": style.SENT}
        self.steps = self.moving([cost.add_patch(Rectangle((0, 0), 1, 0, **block)) for _ in range(LAST_STEP)])
        looks = {
            "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "paid": (style.SENT, style.SENT_INK, "-"),
            "guess": (style.GUESS, style.GUESS_INK, "--"),
        }
        self.levels = self.moving(Levels(cost, looks))

    def show(self, state: Huffman) -> None:
        x, y = self._show_leaves(state)
        corners, newest = [], []
        for k, merge in enumerate(state.all_merges):
            left, right = merge.parts
            x.append((x[left] + x[right]) / 2)
            y.append(self.LEAF + self.LEVEL * (k + 1))
            is_made = k < state.step
            elbow = [(x[left], y[left]), (x[left], y[-1]), (x[right], y[-1]), (x[right], y[right])]
            if is_made:
                corners += [*elbow, (np.nan, np.nan)]
                newest = elbow
            for digit, (label, part, side) in enumerate(
                zip(self.digits[2 * k : 2 * k + 2], merge.parts, (-8, 8), strict=True)
            ):
                label.set(x=x[part] + side, y=y[-1] - 13, text=str(digit) if is_made else "")
        self.branches.set_data(*np.array(corners).reshape(-1, 2).T)
        self.newest.set_data(*np.array(newest).reshape(-1, 2).T)
        self._show_weights(state, x, y)
        self._show_cost(state)

    def _show_leaves(self, state: Huffman) -> tuple[list[float], list[float]]:
        """Place the states from left to right, and return where their weights stand."""
        x = [self.FIRST + self.APART * state.leaves.index(leaf) for leaf in range(len(STATES))]
        is_whole = state.step == LAST_STEP
        rows = zip(x, self.skies, self.names, self.words, state.endings, strict=True)
        for middle, sky, name, word, ending in rows:
            sky.set(x=middle)
            for line in name:
                line.set(x=middle)
            text = ending if is_whole or not ending else f"…{ending}"
            word.set(x=middle, text=text, color=style.INK if is_whole else style.QUIET_INK)
        return x, [self.LEAF] * len(STATES)

    def _show_weights(self, state: Huffman, x: list[float], y: list[float]) -> None:
        n_made = len(STATES) + state.step
        chosen = state.next_merge.parts if state.next_merge else ()
        made = range(n_made)
        for pills, nodes in zip(self.pills, (set(made) - set(chosen), chosen), strict=True):
            pills.set_data([x[node] for node in nodes], [y[node] for node in nodes])
        for node, label in enumerate(self.weights):
            text = percent(state.weights[node]) if node < n_made else ""
            label.set(
                x=x[node], y=y[node], text=text, color=style.PAPER if node in chosen else style.TRUTH_INK
            )

    def _show_cost(self, state: Huffman) -> None:
        top = 0.0
        for k, patch in enumerate(self.steps):
            height = state.all_merges[k].weight if k < state.step else 0.0
            patch.set_bounds(0, top, 1, height)
            patch.set_visible(k < state.step)
            top += height
        name = "average" if state.step == LAST_STEP else "so far"
        self.levels.show(
            entropy=(state.entropy, f"entropy {state.entropy:.3f}"),
            paid=(state.paid, f"{name} {state.paid:z.3f}"),
            guess=None if state.guess is None else (state.guess, f"guess {short(state.guess)}"),
        )


def _pill(half_width: float, half_height: float) -> Path:
    """Return a shape with straight long sides and round ends, around the origin, as wide as 1."""
    angles = np.linspace(-np.pi / 2, np.pi / 2, 16)
    right = np.column_stack([half_width - half_height * (1 - np.cos(angles)), half_height * np.sin(angles)])
    outline = np.concatenate([right, -right, right[:1]]) / (2 * half_width)
    return Path(outline, closed=True)


def huffman_explorer(prediction: str | None = None) -> Explorer:
    """Return a live picture of Huffman's method, with a slider that walks its merges."""
    return Explorer(
        Huffman(step=0),
        HuffmanScene,
        {
            "step": int_slider("Merges", 0, LAST_STEP),
            "sky": choice("Weather", SKIES),
            "region": slider("Sunny 0 → rainy 1", 0, 1, 0.05),
        },
        presets={
            "Sunny region": {"sky": REGIONS, "region": 0.0, "step": LAST_STEP},
            "Rainy region": {"sky": REGIONS, "region": 1.0, "step": LAST_STEP},
            "Equal chances": {"sky": EQUAL_CHANCES, "step": LAST_STEP},
        },
        actions={
            "From the start": lambda state: replace(state, step=0),
            "Merge back": lambda state: state.moved(-1),
            "Next merge": lambda state: state.moved(1),
        },
        idle=lambda state: (
            {"region": "no region here: all chances are equal"} if state.sky == EQUAL_CHANCES else {}
        ),
        told="Sunny region",
        prediction=prediction,
    )
