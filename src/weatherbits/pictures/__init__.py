"""Pictures: numbers in, artists out. Nothing in here knows of widgets."""

from ..live import quiet as quiet  # before all else, so that it is the first to import matplotlib
