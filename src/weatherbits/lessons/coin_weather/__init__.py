"""Lesson 1: what a bit is, and how many of them a forecast is worth."""

from . import asked as asked
from .average import average_explorer
from .coin_weather import coin_weather_explorer
from .day_by_day import day_by_day_explorer
from .halving import halving_explorer
from .message import message_explorer
from .news import news_explorer
from .two_towns import two_towns_explorer

__all__ = [
    "average_explorer",
    "coin_weather_explorer",
    "day_by_day_explorer",
    "halving_explorer",
    "message_explorer",
    "news_explorer",
    "two_towns_explorer",
]
