"""Lesson 3: what it costs to send two regions' weather with one code."""

from . import asked as asked
from .asymmetry import asymmetry_explorer
from .belief import belief_explorer
from .code_area import code_area_explorer
from .code_builder import code_builder_explorer
from .decoder import decoder_explorer
from .huffman import huffman_explorer
from .own_belief import own_belief_explorer
from .regions import regions_explorer
from .transmission import transmission_explorer

__all__ = [
    "asymmetry_explorer",
    "belief_explorer",
    "code_area_explorer",
    "code_builder_explorer",
    "decoder_explorer",
    "huffman_explorer",
    "own_belief_explorer",
    "regions_explorer",
    "transmission_explorer",
]
