"""An explorer to try the engine with: a bar, a label, and words of its own."""

from dataclasses import dataclass

from weatherbits.live import (
    Choice,
    Explorer,
    Label,
    Look,
    Scene,
    Slider,
    Switch,
    TextField,
    Words,
    new_figure,
)

LOOK = Look(
    settings={"font.family": "DejaVu Sans", "font.size": 10, "text.color": "#222222"},
    colours={"paper": ("#ffffff", "#111111"), "ink": ("#222222", "#eeeeee"), "bar": ("#0a5a9c", "#9fd0ff")},
)

WORDS = Words(
    reset="Zurück",
    stop="Halt",
    typed=lambda label: f"{label}, getippt",
    failed=lambda problem: f"Misslungen: {problem}",
    no_number=lambda text: f"Keine Zahl: {text}",
    no_whole_number=lambda text: f"Keine ganze Zahl: {text}",
    out_of_range=lambda text, low, high: f"{text} liegt nicht zwischen {low} und {high}",
    working="Läuft",
    silent="Niemand antwortet.",
    not_running="Ein Bild, das sich bewegt.",
    told="Wovon der Text spricht",
)


@dataclass(frozen=True)
class Dial:
    x: float = 0.25
    steps: int = 3
    word: str = "<b>"
    is_on: bool = False
    guess: float | None = None

    @property
    def sentence(self) -> str:
        if self.x > 0.9:
            raise ValueError("the dial ends at 0.9")
        if self.steps == 7:
            raise KeyError("seven")
        return f"x is {self.x:.2f} of {self.steps} {self.word} {self.guess}"


class DialScene(Scene):
    def __init__(self, state):
        super().__init__(new_figure(300, 200))
        self.ax = self.figure.add_subplot(xlim=(0, 1), ylim=(0, 1))
        (self.bar,) = self.moving(self.ax.bar([0.5], [0], width=0.5, color="#0a5a9c"))
        self.label = self.moving(Label(self.ax, 0.1, 0.5))
        self.shown = []

    def show(self, state):
        self.shown.append(state)
        self.bar.set_height(state.x)
        self.label.set(text=f"{state.steps} {state.word}")
        if state.word == "wide":
            self.ax.set_title("new title")
            return True


def an_explorer(**options) -> Explorer:
    controls = {
        "x": Slider(0.0, 1.0, 0.05),
        "steps": Slider(0, 10, 1, decimals=0),
        "word": TextField(),
        "is_on": Switch(),
    }
    return Explorer(Dial(), DialScene, controls, look=LOOK, words=WORDS, kept=("guess",), **options)


def a_menu() -> Explorer:
    return Explorer(Dial(), DialScene, {"steps": Choice({3: "drei", 5: "fünf"})}, look=LOOK, words=WORDS)
