"""What no state can be is refused, in words that say what it should be; the picture stays as it was."""

from functools import cache

import pytest

from tests import builders
from tests.driving import APOLOGY

P_RAIN = "p_rain should be from 0 to 1"

# Explorer, what its state is set to, and what is said.
REFUSED = [
    ("hundred_days", {"p_rain": 2.0}, P_RAIN),
    ("news", {"p_rain": -0.01}, P_RAIN),
    ("average", {"p_rain": 1.01}, P_RAIN),
    ("coin_weather", {"p_rain": float("nan")}, P_RAIN),
    ("day_by_day", {"p_rain": 1.01}, P_RAIN),
    ("halving", {"possibilities": 3}, "should be"),
    ("halving", {"received": 7}, "should be"),
    ("message", {"outcomes": 65}, "from 1 to 64; got 65"),
    ("message", {"outcomes": 0}, "from 1 to 64; got 0"),
    ("two_towns", {"here": 0}, "here should be from 1 to 8 states; got 0"),
    ("two_towns", {"there": 9}, "there should be from 1 to 8 states; got 9"),
    (
        "question",
        {"place": "the moon"},
        "the place should be one of: equal_sky, sunny_region; got 'the moon'",
    ),
    ("question", {"first": 5, "last": 4}, "from 0 to 7"),
    ("question", {"last": 8}, "from 0 to 7"),
    ("question", {"cut": 0}, "from 1 to 7; got 0"),
    ("question", {"plan_days": -1}, "from 0 to 1000"),
    ("equal_states", {"n": 0}, "from 1 to 64 states; got 0"),
    ("equal_states", {"n": 65}, "from 1 to 64 states; got 65"),
    ("sky", {"pmf": (1.0, 0.5, 0, 0, 0, 0, 0, 0)}, "add up to 1.5"),
    ("sky", {"pmf": (0.5, 0.5)}, "a chance for each of 8 states; got 2"),
    ("asymmetry", {"p": (0.5, 0.5)}, "p needs a probability for each of the 8 states"),
    ("asymmetry", {"q": (0.5, *[0.0] * 7)}, "add up to 0.5"),
    ("asymmetry", {"selected": "snow"}, "the state should be one of"),
    ("asymmetry", {"q_space": 0.0}, "above 0 and at most 1"),
    ("code_area", {"code": "morse"}, "the code should be one of"),
    ("code_area", {"sky": "snow"}, "the sky should be one of"),
    ("code_area", {"region": 1.5}, "from 0 to 1"),
    ("decoder", {"code": "morse"}, "the code should be one of"),
    ("huffman", {"step": -1}, "from 0 to 7"),
    ("huffman", {"step": 8}, "from 0 to 7"),
    ("belief", {"region": 1.5}, "from 0 to 1"),
    ("own_belief", {"unit": "bytes"}, "the unit should be one of"),
    ("own_belief", {"p": (0.5, 0.5)}, "p needs a probability for each of the 8 states"),
    ("own_belief", {"q": (1.5, *[0.0] * 7)}, "add up to 1.5"),
    ("regions", {"belief": "astrology"}, "the belief should be one of"),
    ("regions", {"region": -0.1}, "from 0 to 1"),
    ("transmission", {"sender": "pigeons"}, "the code should be one of"),
    ("transmission", {"ordered": 0}, "from 1 to 1,000,000"),
    ("transmission", {"ordered": 2_000_000}, "from 1 to 1,000,000"),
    ("transmission", {"region": -0.1}, "from 0 to 1"),
    ("features", {"other": "wolf"}, "red panda"),
    ("features", {"which": "all"}, "most, least"),
    ("gallery", {"animal": "wolf"}, "red panda"),
    ("learning_curve", {"examples": 7}, "there are runs with (2, 5, 10"),
    ("likelihood", {"raccoons": 11}, "raccoons"),
    ("likelihood", {"raccoons": -1}, "raccoons"),
    ("likelihood", {"q": 0.0}, "between 0 and 1"),
    ("likelihood", {"q": 1.0}, "between 0 and 1"),
    ("loss", {"truth": "wolf"}, "raccoon"),
    ("loss", {"unit": "dits"}, "nats, bits"),
    ("loss", {"temperature": 0.0}, "temperature"),
    ("loss", {"temperature": float("nan")}, "temperature"),
    ("mix", {"start": "wolf"}, "should be"),
    ("mix", {"end": "wolf"}, "should be"),
    ("mix", {"feature": "wings"}, "should be"),
    ("mix", {"t": 1.5}, "from 0 to 1"),
    ("softmax_twice", {"times": 0}, "from 1 to 6"),
    ("softmax_twice", {"times": 7}, "from 1 to 6"),
    ("story", {"number": 0}, "numbered from 1 to 6"),
    ("story", {"number": 7}, "numbered from 1 to 6"),
    ("story", {"unit": "dits"}, "bits, nats"),
    ("score", {"chance": 1.1}, "the stated chance should be from 0 to 1; got 1.1"),
    ("score", {"chance": float("nan")}, "the stated chance should be from 0 to 1"),
    ("score", {"came": "snow"}, "the day should be one of: wet, dry; got 'snow'"),
    ("honest", {"p": -0.1}, "p should be from 0 to 1; got -0.1"),
    ("honest", {"q": 90}, "q should be from 0 to 1; got 90"),
    ("yesterday", {"wet_after_wet": 1.2}, "the chance of a wet day should be from 0 to 1; got 1.2"),
    ("yesterday", {"wet_after_dry": float("nan")}, "the chance of a wet day should be from 0 to 1"),
    ("game", {"chance": 1.2}, "from 0 to 1; got 1.2"),
    ("game", {"order": "by size"}, "the order should be one of: shuffled, in_order; got 'by size'"),
    ("game", {"shown": ()}, "at least one; got []"),
    ("game", {"shown": ((3, 0.5), (3, None))}, "different numbers from 0 to 364, at least one; got [3, 3]"),
    ("game", {"shown": ((365, None),)}, "from 0 to 364"),
    ("game", {"shown": ((3, -0.5),)}, "from 0 to 1; got -0.5"),
    ("certain", {"added": 2}, "one of: 0, 1; got 2"),
    ("certain", {"weight": 1.5}, "from 0 to 1; got 1.5"),
    ("calibration", {"forecaster": "a frog"}, "the forecaster should be one of: climatology"),
    ("calibration", {"bins": 1}, "the number of bins should be from 2 to 30; got 1"),
    ("calibration", {"bins": 31}, "from 2 to 30; got 31"),
]

explorer_of = cache(builders.make)


@pytest.mark.parametrize(("name", "wrong", "says"), REFUSED)
def test_a_state_that_makes_no_sense_is_refused_in_words(name, wrong, says):
    explorer = explorer_of(f"{name}_explorer")
    before = explorer.state
    explorer.set(**wrong)
    assert APOLOGY in explorer.sentence
    assert "Error" not in explorer.sentence, "a sentence, not the name of an exception"
    assert says in explorer.sentence
    assert explorer.state is before
