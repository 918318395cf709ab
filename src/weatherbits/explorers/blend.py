"""From one animal to another: the face changes, and what a trained classifier believes changes with it."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from ..animals import ANIMALS, FEATURES, blend, draw, posterior, typical
from ..measures import cross_entropy, entropy
from ..plots import style
from ..plots.faces import Picture, draw_animals_under, portrait
from ..plots.hatched import HatchedBars
from ..plots.style import Label, new_figure
from ._animals import bar_percent, check_animal, plural, whole_percent
from ._live import Explorer, choice, slider

NAMES = tuple(FEATURES)
NOT_OWN = (None,) * len(NAMES)
WAY = np.linspace(0, 1, 51)  # parts of the way at which the curves are worked out


@dataclass(frozen=True)
class Blend:
    """A face a part of the way from one typical animal to another, perhaps with some features of its own."""

    classifier: Any = field(
        default=None, repr=False
    )  # with ``predict_proba`` of pictures; None: the truth alone
    start: str = "raccoon"
    end: str = "red panda"
    t: float = 0.5
    feature: str = NAMES[0]  # the one that the slider for a single feature moves
    own: tuple[float | None, ...] = NOT_OWN  # features set by hand; None follows the blend

    def __post_init__(self):
        check_animal(self.start)
        check_animal(self.end)
        if self.feature not in NAMES:
            raise ValueError(f"the feature should be one of {', '.join(NAMES)}; got {self.feature!r}")

    def features_at(self, t) -> np.ndarray:
        """Return the features of the faces at these parts of the way."""
        features = blend(typical(self.start), typical(self.end), t)
        for i, value in enumerate(self.own):
            if value is not None:
                features[..., i] = value
        return features

    @cached_property
    def features(self) -> np.ndarray:
        return self.features_at(self.t)

    @property
    def value(self) -> float:
        """The feature that is moved alone."""
        return float(self.features[NAMES.index(self.feature)])

    @cached_property
    def truth(self) -> np.ndarray:
        """p: how often a face like this belongs to each of the animals."""
        return posterior(self.features)

    @cached_property
    def belief(self) -> np.ndarray | None:
        """q: what the classifier makes of the 32 × 32 pixels."""
        if self.classifier is None:
            return None
        return self.classifier.predict_proba(draw(self.features)[np.newaxis])[0]

    @property
    def loss(self) -> float:
        """What the classifier's belief costs on average for faces like this, in nats."""
        return cross_entropy(self.truth, self.belief, base=np.e)

    @property
    def unbeatable_loss(self) -> float:
        return entropy(self.truth, base=np.e)

    def along_the_way(self) -> list[np.ndarray]:
        """Return the chance of the animal at the end along ``WAY``: the true one, and the believed one, if any."""
        features, column = self.features_at(WAY), ANIMALS.index(self.end)
        truth = posterior(features)[:, column]
        if self.classifier is None:
            return [truth]
        return [truth, self.classifier.predict_proba(draw(features))[:, column]]

    def changed(self, **fields) -> "Blend":
        """Return the state after a control has moved; other animals bring their own features."""
        if "value" in fields:
            own = list(self.own)
            own[NAMES.index(self.feature)] = fields.pop("value")
            fields["own"] = tuple(own)
        if "start" in fields or "end" in fields:
            fields["own"] = NOT_OWN
        return replace(self, **fields)

    @property
    def sentence(self) -> str:
        p, q = self.truth, self.belief
        where = f"{self.t:.0%} of the way from {self.start} to {self.end}"
        if self.start == self.end:
            where = f"A typical {self.start}"
        own = [
            name.replace("_", " ") for name, value in zip(NAMES, self.own, strict=True) if value is not None
        ]
        if own:
            where += f", with {', '.join(own)} set by hand"
        likeliest = int(p.argmax())
        name = plural(ANIMALS[likeliest])
        text = f"{where}: of such faces {whole_percent(p[likeliest])} are {name}"
        (little, much), feature = FEATURES[self.feature], self.feature.replace("_", " ")
        feature = f"The feature “{feature}” is {self.value:z.2f}, between 0, {little}, and 1, {much}."
        if q is None:
            doubt = f"{self.unbeatable_loss:z.2f} nats of doubt"
            return f"{text}. Whoever sees one and knows this is left with {doubt}. {feature}"
        text += f", and the classifier gives {name} {whole_percent(q[likeliest])}. "
        if q.argmax() != likeliest:
            text += f"Its favourite is {ANIMALS[q.argmax()]}, at {whole_percent(q.max())}. "
        return (
            f"{text}On faces like this its loss is {self.loss:z.2f} nats on average, "
            f"and no classifier gets below {self.unbeatable_loss:z.2f}. {feature}"
        )


class BlendScene:
    """The face, large and as the classifier sees it; truth and belief as bars; and both along the way."""

    def __init__(self, state: Blend):
        self.figure = new_figure(820, 460)
        left = self.figure.add_axes((0, 0, 0.24, 1))
        left.set(xlim=(0, 196.8), ylim=(0, 460))  # CSS pixels
        left.set_axis_off()
        left.text(14, 432, "The face", size=style.LARGE, weight=style.BOLD)
        self.face = Picture(left, 84, 350, size=128)
        left.text(14, 252, "... as a classifier sees it:")
        left.text(14, 234, "32 × 32 pixels")
        self.pixels = Picture(left, 84, 156, size=128)

        bars = self.figure.add_axes((0.275, 0.555, 0.70, 0.355))
        bars.set(xlim=(-0.5, 6.5), ylim=(0, 1.18))
        bars.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        bars.text(
            0, 1.07, "What such faces are", size=style.LARGE, weight=style.BOLD, color=style.TRUTH_INK,
            transform=bars.transAxes,
        )  # fmt: skip
        if state.classifier is not None:
            bars.text(
                0.305, 1.07, "and what the classifier believes", size=style.LARGE, weight=style.BOLD,
                color=style.BELIEF_INK, transform=bars.transAxes,
            )  # fmt: skip
        draw_animals_under(bars)
        places = np.arange(len(ANIMALS))
        self.truth_bars = bars.bar(places - 0.2, np.zeros(len(ANIMALS)), width=0.38, color=style.TRUTH)
        self.belief_bars = HatchedBars(bars, len(ANIMALS))
        self.truth_labels = [
            Label(bars, x - 0.21, color=style.TRUTH_INK, size=style.SMALL, weight=style.BOLD, offset=(-3, 3))
            for x in places
        ]
        self.belief_labels = [
            Label(bars, x + 0.21, color=style.BELIEF_INK, size=style.SMALL, weight=style.BOLD, offset=(3, 3))
            for x in places
        ]

        ax = self.figure.add_axes((0.275, 0.105, 0.70, 0.235))
        ax.set(xlim=(0, 1), ylim=(-0.04, 1.04))
        self.way = ax
        ax.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        self.title = ax.set_title("")
        self.lines = [
            ax.plot([], [], color=style.TRUTH)[0],
            ax.plot([], [], "--", color=style.BELIEF)[0],
        ]
        self.here = ax.plot([], [], ":", color=style.INK, lw=1)[0]
        self.dots = [
            ax.plot([], [], marker, ms=9, color=color, mec=style.PAPER, clip_on=False)[0]
            for marker, color in (("o", style.TRUTH), ("D", style.BELIEF))
        ]
        self._way = None
        self.moving = [
            self.face, self.pixels, *self.truth_bars, self.belief_bars, *self.truth_labels, *self.belief_labels,
            self.here, *self.lines, *self.dots,
        ]  # fmt: skip

    def show(self, state: Blend) -> bool:
        self.face.show(portrait(state.features, 128, self.face.scale))
        self.pixels.show(draw(state.features))
        p, q = state.truth, state.belief
        for bar, share in zip(self.truth_bars, p, strict=True):
            bar.set_height(share)
        if q is not None:
            self.belief_bars.set_boxes(left=np.arange(len(ANIMALS)) + 0.02, bottom=0, width=0.38, height=q)
        for labels, shares in self._in_pairs((self.truth_labels, self.belief_labels), (p, q)):
            for label, share in zip(labels, shares, strict=True):
                # A chance below half a percent is said by the missing bar.
                label.set(y=share, text=bar_percent(share) if share >= 0.005 else "")
        column = ANIMALS.index(state.end)
        self.here.set_data([state.t, state.t], [0, 1])
        for dot, shares in self._in_pairs(self.dots, (p, q)):
            dot.set_data([state.t], [shares[column]])
        way = state.classifier, state.start, state.end, state.own
        if self._way == way:
            return False
        for line, curve in zip(self.lines, state.along_the_way(), strict=False):
            line.set_data(WAY, curve)
        ends = None if self._way is None else self._way[1:3]
        self._way = way
        if ends == (state.start, state.end):
            return False
        self.title.set_text(f"The chance of a {state.end}, on the way there")
        ends = f"a typical {state.start}", "25%", "half-way", "75%", f"a typical {state.end}"
        self.way.set_xticks([0, 0.25, 0.5, 0.75, 1], ends)
        first, *_, last = self.way.get_xticklabels()
        first.set_ha("left")
        last.set_ha("right")
        return True

    @staticmethod
    def _in_pairs(artists, shares):
        """Return what belongs to the truth and, where there is a belief, what belongs to it."""
        return [(artist, share) for artist, share in zip(artists, shares, strict=True) if share is not None]


def blend_explorer(classifier: Any = None) -> Explorer:
    """Return a live picture of a face between two animals, and of what a classifier believes of it.

    Parameters
    ----------
    classifier : optional
        A trained classifier of 32 × 32 pictures, whose classes are ``ANIMALS``; without one, only the truth is shown.
    """

    def way(start: str, end: str) -> dict:
        return {"start": start, "end": end, "t": 0.5, "own": NOT_OWN}

    return Explorer(
        Blend(classifier),
        BlendScene,
        {
            "start": choice("from", ANIMALS),
            "end": choice("to", ANIMALS),
            "t": slider("part of the way", 0, 1, 0.02),
            "feature": choice("one feature", tuple((name.replace("_", " "), name) for name in NAMES)),
            "value": slider("alone, from 0 to 1", 0, 1, 0.01),
        },
        presets={
            "Raccoon → red panda": way("raccoon", "red panda"),
            "Badger → raccoon": way("badger", "raccoon"),
            "Cat → dog": way("cat", "dog"),
            "Fox → bear": way("fox", "bear"),
        },
        change=Blend.changed,
    )
