"""The little form that takes a learner's guess."""

import html

import ipywidgets as widgets

from ..lessons.predictions import find_prediction, guesses
from ._live import show_live_and_static


class PredictionForm(widgets.Box):
    """A field for a guess, a button to keep it, and a line that says it is kept."""

    def __init__(self, name: str):
        self.name = name
        self.prediction = find_prediction(name)
        if self.prediction.options:
            self.field = widgets.ToggleButtons(
                options=self.prediction.options, description="My guess", value=None
            )
            self.field.style.button_width = "auto"
            self.field.observe(lambda event: self.keep(), names="value")
            parts = [self.field]
        else:
            unit = html.escape(self.prediction.unit)
            self.field = widgets.Text(
                description="My guess",
                placeholder="a number",
                continuous_update=False,  # changes with Enter, or when the field is left
                layout=widgets.Layout(width="14em"),
            )
            self.field.observe(lambda event: self.keep(), names="value")
            self.button = widgets.Button(description="Keep my guess", layout=widgets.Layout(width="auto"))
            self.button.on_click(lambda _: self.keep())
            parts = [self.field, widgets.HTML(unit, layout=widgets.Layout(margin="0 1em 0 0")), self.button]
        self.line = widgets.HTML()
        kept = guesses.get(name)
        if kept is not None:
            self.field.value = kept if self.prediction.options else f"{kept:g}"
            self._say(f"Kept: {self.prediction.say(kept)}.")
        super().__init__(
            [*parts, self.line], layout=widgets.Layout(flex_flow="row wrap", align_items="center")
        )

    def keep(self) -> None:
        """Keep what the field holds, or say what a guess looks like."""
        try:
            kept = guesses.keep(self.name, self.field.value)
        except ValueError as error:
            self._say(f"Not kept: {error}.")
        else:
            self._say(f"Kept: {self.prediction.say(kept)}. Now look.")

    def _say(self, text: str) -> None:
        self.line.value = html.escape(text)

    def __repr__(self) -> str:
        return "A place for your guess."

    def _ipython_display_(self) -> None:
        words = "Run this cell to open it."
        show_live_and_static(self, f'<div class="weatherbits-static">{words}</div>', words)


def predict(name: str) -> PredictionForm:
    """Return a form for a guess. The guess is kept, shown in the picture that follows, and never blocks anything."""
    return PredictionForm(name)
