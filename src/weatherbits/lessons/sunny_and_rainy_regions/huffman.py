"""Huffman's method, merge by merge: the tree grows from the leaves up, and the words from the back."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from ...codes import HuffmanMerge, PrefixCode, huffman_merges, huffman_tree_code
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import entropy
from ...pictures import style
from ...pictures.codes import Levels
from ...pictures.skies import Sky
from ...story import STATES
from ...teaching.explorer import Explorer, choice, int_slider, slider
from .skies import EQUAL_CHANCES, REGIONS, sky_pmf

words = Words(__package__)

LAST_STEP = len(STATES) - 1  # eight parts become one in seven merges


@dataclass(frozen=True)
class Huffman:
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

    @property
    def levels(self) -> list[int]:
        """How high each merge of the whole tree stands: 1 for the lightest; merges of equal weight stand level."""
        weights = [round(merge.weight, 9) for merge in self.all_merges]
        rank = {weight: level for level, weight in enumerate(sorted(set(weights)), 1)}
        return [rank[weight] for weight in weights]

    @cached_property
    def members(self) -> list[tuple[int, ...]]:
        """The states under each node, from left to right."""
        members: list[tuple[int, ...]] = [(state,) for state in range(len(STATES))]
        for merge in self.all_merges:
            left, right = merge.parts
            members.append(members[left] + members[right])
        return members

    def states_under(self, node: int) -> list[str]:
        """Return the states under a node, from the brightest to the darkest."""
        return [STATES[state] for state in sorted(self.members[node])]

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
        return words.Huffman.sentence(self)


class HuffmanScene(Scene):
    """The tree above the states, and beside it the bits a day that its merges cost."""

    FIRST, APART = 44.0, 75.0  # CSS pixels: the middle of the leftmost leaf, and from leaf to leaf
    LEAF, TOP = 132.0, 377.0  # the height of the leaves' weights, and of the last merge
    MOST_APART = 64.0  # from one level of the tree to the next
    PILL = 26.0, 9.5  # half the width and half the height of the shape around a weight

    def __init__(self, state: Huffman):
        super().__init__(new_figure(820, 430))
        tree = self.figure.add_axes((0.0, 0.0, 620 / 820, 1.0))
        tree.set(xlim=(0, 620), ylim=(0, 430))  # CSS pixels
        tree.set_axis_off()
        tree.text(18, 404, words.Huffman.tree, size=style.LARGE, weight=style.BOLD)
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
        names = [common.STATES_IN_LINES[name].split("\n") for name in STATES]
        self.names = self.moving(
            [[Label(tree, 0, 82 - 14 * k, line, **small) for k, line in enumerate(lines)] for lines in names]
        )
        self.codewords = self.moving([Label(tree, 0, 40, valign="top", weight=style.BOLD) for _ in STATES])

        cost = self.figure.add_axes((662 / 820, 50 / 430, 30 / 820, 330 / 430))
        cost.set(xlim=(0, 1), ylim=(0, 3.5), xticks=[])
        cost.set_title(common.per_day("bits"), size=style.NORMAL, pad=12)
        cost.spines["bottom"].set_visible(False)
        block = {"fc": style.SENT_FILL, "ec": style.SENT}
        self.steps = self.moving([cost.add_patch(Rectangle((0, 0), 1, 0, **block)) for _ in range(LAST_STEP)])
        looks = {
            "entropy": (style.INFORMATION, style.INFORMATION_INK, ":"),
            "paid": (style.SENT, style.SENT_INK, "-"),
        }
        self.levels = self.moving(Levels(cost, looks))

    def show(self, state: Huffman) -> None:
        x, y = self._show_leaves(state)
        corners, newest = [], []
        level = min((self.TOP - self.LEAF) / max(state.levels), self.MOST_APART)
        for k, merge in enumerate(state.all_merges):
            left, right = merge.parts
            x.append((x[left] + x[right]) / 2)
            y.append(self.LEAF + level * state.levels[k])
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
        rows = zip(x, self.skies, self.names, self.codewords, state.endings, strict=True)
        for middle, sky, name, codeword, ending in rows:
            sky.set(x=middle)
            for line in name:
                line.set(x=middle)
            text = ending if is_whole or not ending else f"…{ending}"
            codeword.set(x=middle, text=text, color=style.INK if is_whole else style.QUIET_INK)
        return x, [self.LEAF] * len(STATES)

    def _show_weights(self, state: Huffman, x: list[float], y: list[float]) -> None:
        n_made = len(STATES) + state.step
        chosen = state.next_merge.parts if state.next_merge else ()
        made = range(n_made)
        for pills, nodes in zip(self.pills, (set(made) - set(chosen), chosen), strict=True):
            pills.set_data([x[node] for node in nodes], [y[node] for node in nodes])
        for node, label in enumerate(self.weights):
            text = common.percent(state.weights[node]) if node < n_made else ""
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
        self.levels.show(
            entropy=(state.entropy, words.Huffman.entropy(state)),
            paid=(state.paid, words.Huffman.paid(state)),
        )


def _pill(half_width: float, half_height: float) -> Path:
    """Return a shape with straight long sides and round ends, around the origin, as wide as 1."""
    angles = np.linspace(-np.pi / 2, np.pi / 2, 16)
    right = np.column_stack([half_width - half_height * (1 - np.cos(angles)), half_height * np.sin(angles)])
    outline = np.concatenate([right, -right, right[:1]]) / (2 * half_width)
    return Path(outline, closed=True)


def huffman_explorer() -> Explorer:
    """Return a live picture of Huffman's method, with a slider that walks its merges."""
    return Explorer(
        Huffman(step=0),
        HuffmanScene,
        {
            "step": int_slider(0, LAST_STEP),
            "sky": choice(words.SKIES),
            "region": slider(0, 1, 0.05),
        },
        rows=[["step"], ["sky", "region"]],
        labels=words.Huffman.labels,
        presets={
            "sunny_region": {"sky": REGIONS, "region": 0.0, "step": LAST_STEP},
            "rainy_region": {"sky": REGIONS, "region": 1.0, "step": LAST_STEP},
            "equal_chances": {"sky": EQUAL_CHANCES, "step": LAST_STEP},
        },
        actions={
            "from_the_start": lambda state: replace(state, step=0),
            "merge_back": lambda state: state.moved(-1),
            "next_merge": lambda state: state.moved(1),
        },
        idle=lambda state: {"region": words.Huffman.no_region} if state.sky == EQUAL_CHANCES else {},
        told="sunny_region",
    )
