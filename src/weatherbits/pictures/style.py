"""The look of every picture: one palette with one meaning for each colour, one typeface, one way to label."""

from collections.abc import Mapping
from pathlib import Path

from ..live import Look

# What each colour means, in every notebook. The marks are fills and lines; the inks are the same hue,
# dark enough to be read as text on paper. They also differ in grey: p is dark, q is light and hatched.
PAPER = "#ffffff"
INK = "#1d2733"
QUIET_INK = "#566270"
GRID = "#dde2e8"
TRUTH = TRUTH_INK = "#0a5a9c"  # p, what really happens
BELIEF, BELIEF_INK = "#d9730d", "#9a4a00"  # q, what a code or a model expects
INFORMATION = INFORMATION_INK = "#00766a"  # surprisal and entropy: bits that tell something
WASTE = WASTE_INK = "#b3175a"  # bits beyond the entropy: divergence
UNUSED, UNUSED_INK = "#868e99", "#5a636e"  # code space that no word uses
SENT = SENT_INK = "#46526a"  # bits on the wire, useful or not
GUESS = GUESS_INK = "#7a3ba8"  # the learner's own prediction

# Pale grounds, on which lines and words can be seen.
SENT_FILL = "#ccd2dc"  # a word's block
CONFLICT_FILL = "#f6d5e2"  # words in conflict
OPEN_FILL = "#d3ebe7"  # a word that is still open
LOST_FILL = "#f9eaf1"  # where numbers are lost
ON_BELIEF = "#1d2735"  # words on the full colour of q
PROGRESS = "#c3cad3"  # how far something has come

# The weather: strong outlines and pale fills. The darker the sky, the darker its cloud.
SKY_LINE = "#1d2734"
SUNLIGHT = "#ffd35c"
LIGHT_CLOUD, PALE_CLOUD, GREY_CLOUD, DARK_CLOUD = "#fefefe", "#dfe3e8", "#bcc3cc", "#97a1ad"

BELIEF_HATCH = "////"

# The same meanings on a dark page. There p is light, and q is darker and hatched.
COLOURS: Mapping[str, tuple[str, str]] = {
    "paper": (PAPER, "#14181d"),
    "ink": (INK, "#e6ebf0"),
    "quiet_ink": (QUIET_INK, "#a3b0bd"),
    "grid": (GRID, "#323b45"),
    "truth": (TRUTH, "#9fd0ff"),
    "belief": (BELIEF, "#d9730d"),
    "belief_ink": (BELIEF_INK, "#f0a050"),
    "information": (INFORMATION, "#3cc0ad"),
    "waste": (WASTE, "#f57aa9"),
    "unused": (UNUSED, "#78828d"),
    "unused_ink": (UNUSED_INK, "#9aa5b0"),
    "sent": (SENT, "#9db0d0"),
    "guess": (GUESS, "#c79bf2"),
    "sent_fill": (SENT_FILL, "#38424f"),
    "conflict_fill": (CONFLICT_FILL, "#552439"),
    "open_fill": (OPEN_FILL, "#1d4742"),
    "lost_fill": (LOST_FILL, "#39202d"),
    "on_belief": (ON_BELIEF, "#0d1014"),
    "progress": (PROGRESS, "#4a5562"),
    "sky_line": (SKY_LINE, "#2b333c"),
    "sunlight": (SUNLIGHT, "#ffd35c"),
    "light_cloud": (LIGHT_CLOUD, "#e4e9ee"),
    "pale_cloud": (PALE_CLOUD, "#b4bdc7"),
    "grey_cloud": (GREY_CLOUD, "#8e99a5"),
    "dark_cloud": (DARK_CLOUD, "#65707c"),
    # Around the pictures: the edges of buttons and fields, and what is in the hand.
    "line": ("#7f8893", "#6f7b87"),
    "accent": (TRUTH, "#9fd0ff"),
}

SMALL, NORMAL, LARGE = 9.0, 10.5, 13.0  # points
REGULAR, BOLD = "normal", 600

_FAMILY = "IBM Plex Sans"  # ships with the package; it has all we write but ‖, for which | stands in pictures
_FONTS = Path(__file__).parents[1] / "fonts"

LOOK = Look(
    settings={
        "font.family": _FAMILY,
        "font.size": NORMAL,
        "text.hinting": "none",
        "text.color": INK,
        "axes.edgecolor": QUIET_INK,
        "axes.labelcolor": INK,
        "axes.labelsize": NORMAL,
        "axes.titlesize": LARGE,
        "axes.titleweight": BOLD,
        "axes.titlelocation": "left",
        "axes.titlepad": 10,
        "axes.linewidth": 1.0,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.facecolor": "none",
        "axes.unicode_minus": True,
        "grid.color": GRID,
        "grid.linewidth": 1.0,
        "xtick.color": QUIET_INK,
        "ytick.color": QUIET_INK,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "figure.facecolor": PAPER,
        "hatch.linewidth": 1.2,
        "lines.linewidth": 2.0,
        "lines.solid_capstyle": "round",
    },
    colours=COLOURS,
    family="Weatherbits Sans",
    web_fonts={400: _FONTS / "WeatherbitsSans-Regular.woff2", 600: _FONTS / "WeatherbitsSans-SemiBold.woff2"},
    fonts=tuple(sorted(_FONTS.glob("*.ttf"))),
)
