"""The engine as these notebooks use it: with their look, their words, and the learner's guesses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from .. import live
from ..lessons.predictions import Guess, guesses
from ..live import Choice, Control, Slider, Switch, TextField, Words
from ..plots.style import LOOK
from ._words import guessed

WORDS = Words(
    reset="Reset",
    stop="Stop",
    typed=lambda label: f"{label}, typed",
    failed=lambda problem: f"This could not be drawn: {problem}. Move on, or press Reset.",
    no_number=lambda text: (
        f"“{text}” cannot be read as a number, so nothing has moved. Type it like 0.25, 0,25, 25% or 1/4."
    ),
    no_whole_number=lambda text: f"“{text}” is not a whole number, so nothing has moved.",
    out_of_range=lambda text, low, high: f"“{text}” is not between {low} and {high}, so nothing has moved.",
    working="Working",
    silent=(
        "No answer yet. The kernel, the Python behind this page, may be busy with another cell. If it was "
        "restarted, run this cell again."
    ),
    not_running="A live picture: run this cell to move it.",
    told="The picture that the text below describes (guess first, then open it)",
)


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
        super().__init__(state, make_scene, controls, look=LOOK, words=WORDS, kept=kept, **options)
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
    """A state that a learner can have made a guess about.

    ``guess_counts`` says what the guess counts, in the singular; ``guess_is`` what it was a guess of, as it stands
    after the number.
    """

    guess: float | None = None
    guess_counts: ClassVar[str] = "bit"
    guess_is: ClassVar[str] = ""

    def with_guess(self, text: str) -> str:
        """Return a sentence, and after it the guess, where there is one."""
        if self.guess is None:
            return text
        return f"{text} You guessed {guessed(self.guess, self.guess_counts)}{self.guess_is}."


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


def slider(label: str, low: float, high: float, step: float, *, decimals: int = 2) -> Slider:
    """Return a slider for a number. Its value can be dragged, typed, or moved with the arrow keys."""
    return Slider(label, float(low), float(high), float(step), decimals)


def int_slider(label: str, low: int, high: int, *, step: int = 1) -> Slider:
    """Return a slider for a whole number."""
    return Slider(label, low, high, step, 0)


# The other controls are the engine's own, under names like those of the sliders.
choice, switch, text_field = Choice, Switch, TextField
