"""From one animal to another: the face changes, and what a trained classifier believes changes with it."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from ...animals import ANIMALS, FEATURES, mix, posterior, render, typical
from ...language import Words, common
from ...live import Label, Scene, new_figure
from ...measures import cross_entropy, entropy
from ...pictures import style
from ...pictures.faces import SCALE_IN_MOTION, ChangingFace, draw_animals_under, portrait
from ...pictures.hatched import HatchedBars
from ...teaching.explorer import Explorer, check_option, choice, slider

words = Words(__package__)

NOT_OWN = (None,) * len(FEATURES)
WAY = np.linspace(0, 1, 51)  # parts of the way at which the curves are worked out


@dataclass(frozen=True)
class Mix:
    """A face a part of the way from one typical animal to another, perhaps with some features of its own."""

    # With ``predict_proba`` of pictures; None: the truth alone.
    classifier: Any = field(default=None, repr=False)
    start: str = "raccoon"
    end: str = "red panda"
    t: float = 0.5
    feature: str = FEATURES[0]  # the one that the slider for a single feature moves
    own: tuple[float | None, ...] = NOT_OWN  # features set by hand; None follows the mix

    def __post_init__(self):
        check_option("animal", self.start, ANIMALS)
        check_option("animal", self.end, ANIMALS)
        check_option("feature", self.feature, FEATURES)

    def features_at(self, t) -> np.ndarray:
        """Return the features of the faces at these parts of the way."""
        features = mix(typical(self.start), typical(self.end), t)
        for i, value in enumerate(self.own):
            if value is not None:
                features[..., i] = value
        return features

    @cached_property
    def features(self) -> np.ndarray:
        return self.features_at(self.t)

    @property
    def set_by_hand(self) -> list[str]:
        """The features of its own that the face has."""
        return [name for name, value in zip(FEATURES, self.own, strict=True) if value is not None]

    @property
    def value(self) -> float:
        """The feature that is moved alone."""
        return float(self.features[FEATURES.index(self.feature)])

    @cached_property
    def truth(self) -> np.ndarray:
        """p: how often a face like this belongs to each of the animals."""
        return posterior(self.features)

    @cached_property
    def belief(self) -> Any:
        """q: what the classifier makes of the 32 × 32 pixels; None without one."""
        if self.classifier is None:
            return None
        return self.classifier.predict_proba(render(self.features)[np.newaxis])[0]

    @property
    def likeliest(self) -> str:
        """What most such faces are."""
        return ANIMALS[self.truth.argmax()]

    @property
    def favourite(self) -> str:
        """What the classifier believes in most."""
        return ANIMALS[self.belief.argmax()]

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
        return [truth, self.classifier.predict_proba(render(features))[:, column]]

    def changed(self, **fields) -> "Mix":
        """Return the state after a control has moved; other animals bring their own features."""
        if "value" in fields:
            own = list(self.own)
            own[FEATURES.index(self.feature)] = fields.pop("value")
            fields["own"] = tuple(own)
        if "start" in fields or "end" in fields:
            fields["own"] = NOT_OWN
        return replace(self, **fields)

    @property
    def sentence(self) -> str:
        return words.Mix.sentence(self)


class MixScene(Scene):
    """The face, large and as the classifier sees it; truth and belief as bars; and both along the way."""

    def __init__(self, state: Mix):
        super().__init__(new_figure(820, 460))
        left = self.figure.add_axes((0, 0, 0.24, 1))
        left.set(xlim=(0, 196.8), ylim=(0, 460))  # CSS pixels
        left.set_axis_off()
        left.text(14, 432, words.Mix.face, size=style.LARGE, weight=style.BOLD)
        self.face = self.moving(ChangingFace(left, 84, 350, size=128))
        left.text(14, 252, words.Mix.as_seen)
        left.text(14, 234, words.Mix.pixels)
        self.pixels = self.moving(ChangingFace(left, 84, 156, size=128))

        bars = self.figure.add_axes((0.275, 0.555, 0.70, 0.355))
        bars.set(xlim=(-0.5, 6.5), ylim=(0, 1.18))
        bars.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        heading = {"size": style.LARGE, "weight": style.BOLD, "transform": bars.transAxes}
        bars.text(0, 1.07, words.Mix.truth, color=style.TRUTH_INK, **heading)
        if state.classifier is not None:
            bars.text(0.335, 1.07, words.Mix.belief, color=style.BELIEF_INK, **heading)
        draw_animals_under(bars)
        places = np.arange(len(ANIMALS))
        heights = np.zeros(len(ANIMALS))
        self.truth_bars = self.moving(bars.bar(places - 0.2, heights, width=0.38, color=style.TRUTH))
        self.belief_bars = self.moving(HatchedBars(bars, len(ANIMALS)))
        small = {"size": style.SMALL, "weight": style.BOLD}
        self.truth_labels, self.belief_labels = (
            self.moving([Label(bars, x + 0.07 * side, offset=(side, 3), color=ink, **small) for x in places])
            for side, ink in ((-3, style.TRUTH_INK), (3, style.BELIEF_INK))
        )

        way = self.figure.add_axes((0.275, 0.105, 0.70, 0.235))
        way.set(xlim=(0, 1), ylim=(-0.04, 1.04))
        way.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
        way.set_xticks([0, 0.25, 0.5, 0.75, 1], ["", "25%", words.Mix.half_way, "75%", ""])
        title = {"size": style.LARGE, "weight": style.BOLD, "align": "left", "offset": (0, 10)}
        self.title = self.moving(Label(way, 0, 1.04, **title))
        below = {"size": style.SMALL, "valign": "top", "offset": (0, -8)}
        ends = ((0, "left"), (1, "right"))
        self.ends = self.moving([Label(way, x, -0.04, align=align, **below) for x, align in ends])
        (self.here,) = self.moving(way.plot([], [], ":", color=style.INK, lw=1))
        looks = (("-", "o", style.TRUTH), ("--", "D", style.BELIEF))
        self.lines = [self.moving(way.plot([], [], line, color=color)[0]) for line, _, color in looks]
        dot = {"ms": 9, "mec": style.PAPER, "clip_on": False}
        self.dots = [self.moving(way.plot([], [], mark, color=color, **dot)[0]) for _, mark, color in looks]
        self._way: tuple | None = None

    def show(self, state: Mix) -> None:
        self.face.show(portrait(state.features, 128, SCALE_IN_MOTION))
        self.pixels.show(render(state.features))
        p, q = state.truth, state.belief
        for bar, share in zip(self.truth_bars, p, strict=True):
            bar.set_height(share)
        if q is not None:
            self.belief_bars.set_boxes(left=np.arange(len(ANIMALS)) + 0.02, bottom=0, width=0.38, height=q)
        for labels, shares in self._in_pairs((self.truth_labels, self.belief_labels), (p, q)):
            for label, share in zip(labels, shares, strict=True):
                # A chance below half a percent is said by the missing bar.
                label.set(y=share, text=words.bar_percent(share) if share >= 0.005 else "")
        column = ANIMALS.index(state.end)
        self.here.set_data([state.t, state.t], [0, 1])
        for dot, shares in self._in_pairs(self.dots, (p, q)):
            dot.set_data([state.t], [shares[column]])
        way = state.classifier, state.start, state.end, state.own
        if self._way != way:
            self._way = way
            for line, curve in zip(self.lines, state.along_the_way(), strict=False):
                line.set_data(WAY, curve)
        self.title.set(text=words.Mix.title(state))
        for label, animal in zip(self.ends, (state.start, state.end), strict=True):
            label.set(text=words.Mix.typical(animal))

    @staticmethod
    def _in_pairs(artists, shares):
        """Return what belongs to the truth and, where there is a belief, what belongs to it."""
        return [(artist, share) for artist, share in zip(artists, shares, strict=True) if share is not None]


def mix_explorer(classifier: Any = None) -> Explorer:
    """Return a live picture of a face between two animals, and of what a classifier believes of it.

    Parameters
    ----------
    classifier : optional
        A trained classifier of 32 × 32 pictures, whose classes are ``ANIMALS``; without one, only the truth is shown.
    """

    def way(start: str, end: str) -> dict:
        return {"start": start, "end": end, "t": 0.5, "own": NOT_OWN}

    return Explorer(
        Mix(classifier),
        MixScene,
        {
            "start": choice(common.ANIMALS),
            "end": choice(common.ANIMALS),
            "t": slider(0, 1, 0.02),
            "feature": choice(words.FEATURE_NAMES),
            "value": slider(0, 1, 0.01),
        },
        labels=words.Mix.labels,
        presets={
            "raccoon_to_red_panda": way("raccoon", "red panda"),
            "badger_to_raccoon": way("badger", "raccoon"),
            "cat_to_dog": way("cat", "dog"),
            "fox_to_bear": way("fox", "bear"),
        },
        rows=[["start", "end"], ["t"], ["feature", "value"]],
        change=Mix.changed,
    )
