"""The engine as these notebooks use it: with their look, their words, and the learner's guesses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import live
from ..language import Words
from ..live import Choice, Control, Slider, Switch, TextField
from ..pictures.style import LOOK
from .predictions import Guess, guesses

words = Words(__package__)


class Explorer(live.Explorer):
    """A live picture of these notebooks.

    Parameters
    ----------
    prediction : str, optional
        The name of a prediction. The learner's guess is kept in the state's field ``guess``.
    state, make_scene, controls, options
        See :class:`weatherbits.live.Explorer`.
    """

    def __init__(
        self,
        state: Any,
        make_scene: Callable | None,
        controls: Mapping[str, Control],
        *,
        prediction: str | None = None,
        **options,
    ):
        self._prediction = prediction
        if prediction is not None:
            state = replace(state, guess=guesses.get(prediction))
        kept = ("guess",) if hasattr(state, "guess") else ()
        super().__init__(
            state, make_scene, controls, look=LOOK, words=live.Words(**words.ENGINE), kept=kept, **options
        )
        if prediction is not None:
            guesses.watch(prediction, self._take_guess)

    def _take_guess(self, guess: Guess | None) -> None:
        self._go_to(lambda: replace(self.state, guess=guess))

    def close(self) -> None:
        if self._prediction is not None:
            guesses.unwatch(self._prediction, self._take_guess)
        super().close()


@dataclass(frozen=True, kw_only=True)
class Guessable:
    """A state that a learner can have made a guess about."""

    guess: float | None = None


def check_option(name: str, value: object, options: Iterable) -> None:
    """Say in a ``ValueError`` what there is to choose from, where a value is none of it."""
    if value not in options:
        raise ValueError(f"the {name} should be one of: {', '.join(map(str, options))}; got {value!r}")


def field_of(name: str) -> str:
    """Return the field of a state that belongs to a name.

    Examples
    --------
    >>> field_of("partly sunny")
    'partly_sunny'
    """
    return name.replace(" ", "_")


def one_each(names: Iterable[str], make: Callable[[str], Control], prefix: str = "") -> dict[str, Control]:
    """Return a control for each name, by its field."""
    return {prefix + field_of(name): make(name) for name in names}


def labels_of_each(names: Mapping[str, str], prefix: str = "") -> dict[str, str]:
    """Return the names that such controls are called by, by their fields."""
    return {prefix + field_of(name): label for name, label in names.items()}


def slider(low: float, high: float, step: float, *, decimals: int = 2) -> Slider:
    """Return a slider for a number. Its value can be dragged, typed, or moved with the arrow keys."""
    return Slider(float(low), float(high), float(step), decimals)


def int_slider(low: int, high: int, *, step: int = 1) -> Slider:
    """Return a slider for a whole number."""
    return Slider(low, high, step, 0)


# The other controls are the engine's own, under names like those of the sliders.
choice, switch, text_field = Choice, Switch, TextField
