"""An engine for live pictures: a state goes in, a picture that moves and a sentence come out.

It knows no lesson and no language: the words that it says itself are handed to it, and so is the look.
"""

from . import quiet as quiet  # before all else, so that it is the first to import matplotlib
from .artists import Icon, Label, Picture, Placed, Scene, new_figure
from .controls import Choice, Control, Slider, Switch, TextField, read_number
from .explorer import Explorer, Words
from .look import Look
from .picture import LivePicture

__all__ = [
    "Choice",
    "Control",
    "Explorer",
    "Icon",
    "Label",
    "LivePicture",
    "Look",
    "Picture",
    "Placed",
    "Scene",
    "Slider",
    "Switch",
    "TextField",
    "Words",
    "new_figure",
    "read_number",
]
