"""Live pictures, one a file; the engine under all of them is ``weatherbits.live``."""

from .asymmetry import asymmetry_explorer
from .average import average_explorer
from .blend import blend_explorer
from .code_area import code_area_explorer
from .code_builder import code_builder_explorer
from .coin_weather import coin_weather_explorer, news_explorer
from .day_by_day import day_by_day_explorer
from .decoder import decoder_explorer
from .features import features_explorer
from .gallery import gallery_explorer
from .halving import halving_explorer
from .huffman import huffman_explorer
from .hundred_days import hundred_days_explorer
from .learning_curve import learning_curve_explorer
from .likelihood import likelihood_explorer
from .loss import loss_explorer
from .message import message_explorer
from .n_states import equal_states_explorer
from .prediction import predict
from .questions import question_explorer
from .regions import regions_explorer
from .sky import sky_explorer
from .smoothing import smoothing_explorer
from .softmax_traps import softmax_traps_explorer
from .softmax_twice import softmax_twice_explorer
from .story import story_explorer
from .training import training_explorer
from .transmission import transmission_explorer
from .two_towns import two_towns_explorer

__all__ = [
    "asymmetry_explorer",
    "average_explorer",
    "blend_explorer",
    "code_area_explorer",
    "code_builder_explorer",
    "coin_weather_explorer",
    "day_by_day_explorer",
    "decoder_explorer",
    "equal_states_explorer",
    "features_explorer",
    "gallery_explorer",
    "halving_explorer",
    "huffman_explorer",
    "hundred_days_explorer",
    "learning_curve_explorer",
    "likelihood_explorer",
    "loss_explorer",
    "message_explorer",
    "news_explorer",
    "predict",
    "question_explorer",
    "regions_explorer",
    "sky_explorer",
    "smoothing_explorer",
    "softmax_traps_explorer",
    "softmax_twice_explorer",
    "story_explorer",
    "training_explorer",
    "transmission_explorer",
    "two_towns_explorer",
]
