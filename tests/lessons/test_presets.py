"""What every explorer says: the one table of presets, and of what else is asked of each, with their sentences."""

import html
import inspect
from functools import cache

import pytest

from tests import builders

# Explorer, preset, and a part of the sentence, in the order of the notebooks. Beside the presets, where there is one:
# "told", the state that the text below tells of, and "guess", what is said in the end of a guess of 1.
SENTENCES = [
    ("hundred_days", "fair_coin", "A chance of rain of 50%: of these 100 days, 50 are rainy and 50 sunny."),
    ("hundred_days", "mostly_sunny", "of these 100 days, 25 are rainy and 75 sunny."),
    ("hundred_days", "nearly_always_sunny", "of these 100 days, 1 is rainy and 99 sunny."),
    ("hundred_days", "desert", "A chance of rain of 0%: of these 100 days, 0 are rainy and 100 sunny."),
    ("hundred_days", "told", "25 are rainy"),
    ("hundred_days", "guess", "You guessed 1 rainy day."),
    ("average", "fair_coin", "0.50 × 1 bit for sun + 0.50 × 1 bit for rain = 1 bit a day on average"),
    ("average", "mostly_sunny", "0.75 × 0.415 bits for sun + 0.25 × 2 bits for rain = 0.811 bits a day"),
    ("average", "nearly_always_sunny", "0.99 × 0.014 bits for sun + 0.01 × 6.644 bits for rain ≈ 0.081 bits"),
    ("average", "desert", "The weather never changes: no day tells you anything, and the entropy is 0 bits."),
    ("average", "told", "= 0.811 bits a day"),
    ("average", "guess", "You guessed 1 bit a day for 75% sun."),
    ("coin_weather", "fair_coin", "news of rain 1 bit. On average a day tells you 1 bit."),
    ("coin_weather", "mostly_sunny", "news of rain 2 bits. On average a day tells you 0.811 bits."),
    ("coin_weather", "nearly_always_sunny", "rain 6.644 bits. On average a day tells you 0.081 bits."),
    ("coin_weather", "desert", "always sunny, and news of it tells you 0 bits"),
    ("coin_weather", "told", "On average a day tells you 1 bit."),
    ("day_by_day", "fair_coin", "After 30 days (16 rainy) the forecasts have told 1 bit a day on average."),
    ("day_by_day", "mostly_sunny", "(5 rainy) the forecasts have told 0.679 bits a day on average."),
    ("day_by_day", "nearly_always_sunny", "(0 rainy) the forecasts have told 0.014 bits a day"),
    ("day_by_day", "desert", "After 30 days (0 rainy) the forecasts have told 0 bits a day on average."),
    ("day_by_day", "told", "After 2,000 days"),
    ("halving", "coin_weather", "2 possibilities, 1 bit received: one is left."),
    ("halving", "eight_states", "8 possibilities, 3 bits received: one is left."),
    ("halving", "sixty_four", "64 possibilities, 6 bits received: one is left."),
    ("halving", "told", "It took 3 bits to learn which of the 8 it is"),
    ("halving", "guess", "You guessed 1 bit for 8 possibilities."),
    ("message", "rainy", "“Rainy” is 5 characters: 40 bits sent."),
    ("message", "one_letter", "“R” is 1 character: 8 bits sent."),
    ("message", "thunderstorm", "“Thunderstorm” is 12 characters: 96 bits sent."),
    ("message", "told", "of 2 equally likely outcomes is worth 1 bit"),
    ("message", "guess", "You guessed 1 bit for two outcomes."),
    ("news", "fair_coin", "Chance of rain 50%: news of sun tells you 1 bit, news of rain 1 bit."),
    ("news", "mostly_sunny", "Chance of rain 25%: news of sun tells you 0.415 bits, news of rain 2 bits."),
    ("news", "nearly_always_sunny", "news of sun tells you 0.014 bits, news of rain 6.644 bits."),
    ("news", "desert", "It is always sunny, and news of it tells you 0 bits."),
    ("news", "told", "sun tells you 0.415 bits"),
    ("news", "guess", "You guessed 1 bit for sun, at 75% sun."),
    ("two_towns", "two_and_two", "2 × 2 = 4 pairs of weather; 1 bit + 1 bit = 2 bits."),
    ("two_towns", "two_and_four", "2 × 4 = 8 pairs of weather; 1 bit + 2 bits = 3 bits."),
    ("two_towns", "eight_and_eight", "8 × 8 = 64 pairs of weather; 3 bits + 3 bits = 6 bits."),
    ("two_towns", "three_and_five", "3 × 5 = 15 pairs of weather; 1.585 bits + 2.322 bits = 3.907 bits."),
    ("question", "told", "You asked 3 questions and learnt 3 bits."),
    ("question", "guess", "You guessed 1 question."),
    ("equal_states", "coin", "by a factor of 2, and that is 1 bit."),
    ("equal_states", "die", "by a factor of 6, and that is 2.585 bits."),
    ("equal_states", "sky", "by a factor of 8, and that is 3 bits."),
    ("equal_states", "months", "by a factor of 12, and that is 3.585 bits."),
    ("equal_states", "cards", "by a factor of 52, and that is 5.700 bits."),
    ("equal_states", "two_days", "by a factor of 64, and that is 6 bits."),
    ("equal_states", "told", "that is 3.585 bits"),
    ("equal_states", "guess", "You guessed 1 bit for 12 states."),
    ("sky", "equal_sky", "3 bits, of at most 3. That is as unpredictable as 8 equal states."),
    ("sky", "sunny_region", "2.229 bits, of at most 3. That is as unpredictable as 4.69 equal states."),
    ("sky", "rainy_region", "2.229 bits, of at most 3. That is as unpredictable as 4.69 equal states."),
    ("sky", "desert", "It is the same every day, sunny: the news is worth 0 bits"),
    ("sky", "one_of_two", "1 bit, of at most 3. That is as unpredictable as 2 equal states."),
    ("sky", "told", "4.69 equal states"),
    ("sky", "guess", "You guessed 1 bit for sunny at 50%, the others equal."),
    ("asymmetry", "two_regions", "3.647 bits too, but only because p and q are each other read backwards."),
    ("asymmetry", "region_and_code", "The divergence of p from q is 2.258 bits"),
    ("asymmetry", "region_and_code", "unused, which costs 0.093 bits; together 2.351 bits a day are extra."),
    ("asymmetry", "region_and_code", "With p and q swapped it is 2.685 bits."),
    ("asymmetry", "two_coins", "The divergence of p from q is 2.329 bits"),
    ("asymmetry", "two_coins", "1 term is negative, the sum is not. With p and q swapped it is 0.919 bits."),
    ("asymmetry", "same", "is 0 bits, as they are the same. With p and q swapped it is 0 bits."),
    ("asymmetry", "told", "p is a fair coin, q is a coin that nearly always says sun"),
    ("code_area", "equal_three_bits", "the area is 3 bits a day, and the weather tells just as much"),
    ("code_area", "sunny_three_bits", "3 bits a day. The weather tells 2.229 bits a day, so 0.771 bits"),
    ("code_area", "sunny_article", "2.420 bits a day. The weather tells 2.229 bits a day, so 0.191 bits"),
    ("code_area", "rainy_article", "4.580 bits a day. The weather tells 2.229 bits a day, so 2.351 bits"),
    ("code_area", "told", "sent with three bits for each state: the area is 3 bits a day"),
    ("code_area", "guess", "You guessed 1 bit for the article's code in the sunny region."),
    ("code_builder", "three_bits", "No word begins another, so every message can be read in one way only."),
    ("code_builder", "article", "No word begins another, so every message can be read in one way only."),
    ("code_builder", "repaired", "No word begins another, so every message can be read in one way only."),
    ("code_builder", "huffman_sunny", "so every message can be read in one way only."),
    ("code_builder", "huffman_rainy", "so every message can be read in one way only."),
    ("code_builder", "too_short", '"0" (sunny) begins "00" (cloudy): is a 0 the whole word,'),
    ("code_builder", "told", '"0" (sunny) begins "01" (partly sunny)'),
    ("code_builder", "guess", "You guessed 1 bit."),
    ("decoder", "corrected", "6 of 6 bits read: partly sunny, light rain. The words come out whole"),
    ("decoder", "as_printed", "5 of 5 bits read: partly sunny, cloudy. The words come out whole"),
    ("decoder", "incomplete", "11 could become light rain, moderate rain, heavy rain or thunderstorm."),
    ("decoder", "dead_end", "sunny. Then a dead end: no word of the article's code begins with 1111."),
    ("decoder", "ambiguous", "011100 can be read in 13 ways: sunny, partly sunny"),
    ("decoder", "guess", "You guessed for 01100: partly sunny, cloudy."),
    ("huffman", "sunny_region", "These words average 2.330 bits a day"),
    ("huffman", "rainy_region", "These words average 2.330 bits a day"),
    ("huffman", "equal_chances", "These words average 3 bits a day"),
    ("huffman", "told", "These words average 2.330 bits a day"),
    ("huffman", "guess", "You guessed 1 bit."),
    ("regions", "sunny_entropy", ": 2.23 bits a day on average."),
    ("regions", "sunny_article", ": 2.42 bits a day on average."),
    ("regions", "rainy_article", ": 4.58 bits a day on average."),
    ("regions", "rainy_extra", ": 2.35 bits a day are extra, beyond the entropy."),
    ("regions", "told", "The rainy region, sent with the article's code"),
    ("regions", "guess", "You guessed 1 bit for halfway."),
    ("transmission", "sunny_article", "sent with the article's code: 10,000 days took 24,276 bits,"),
    ("transmission", "rainy_article", "sent with the article's code: 10,000 days took 45,807 bits,"),
    ("transmission", "sunny_two_days", "The sunny region, sent with Huffman's code, 2 days a word:"),
    ("transmission", "million_days", "The sunny region, sent with the article's code:"),
    ("transmission", "told", "The rainy region, sent with the article's code"),
    ("transmission", "guess", "You guessed 1 bit for the rainy region."),
    ("features", "raccoon_and_red_panda", "What tells a raccoon from a red panda most:"),
    ("features", "cat_and_dog", "slit pupils, whiskers, and lines on the forehead against round pupils"),
    ("features", "badger_and_raccoon", "a white face with a dark stripe through each eye against no stripes"),
    ("gallery", "typical", "The least clear of the faces below is a dog; of such faces 96% are dogs."),
    ("gallery", "as_they_come", "a fox that looks like a cat: of such faces only 9% are foxes."),
    ("gallery", "told", "The least clear of the faces below is a dog"),
    ("learning_curve", "fewest", "1.58 nats on new pictures, from 1.55 to 1.61 over 4 runs,"),
    ("learning_curve", "most", "500 pictures of each animal: 0.83 nats on new pictures,"),
    ("learning_curve", "told", "500 pictures of each animal: 0.83 nats on new pictures,"),
    ("likelihood", "even", "a chance of 1 in 1,024, and costs 0.693 nats"),
    ("likelihood", "fitting", "0.611 nats a picture. No belief makes them more probable"),
    ("likelihood", "too_sure", "A belief of 70% makes them most probable, and costs least: 0.611 nats."),
    ("likelihood", "told", "No belief makes them more probable, and none costs less."),
    ("loss", "story", "−ln 0.300 = 1.204 nats (1.737 bits)"),
    ("loss", "know_nothing", "−ln 0.143 = 1.946 nats (2.807 bits)"),
    ("loss", "sure_and_right", "−ln 0.990 = 0.010 nats (0.014 bits)"),
    ("loss", "sure_and_wrong", "−ln 0.0017 = 6.397 nats (9.229 bits)"),
    ("loss", "guess", "You guessed 1 nat, for 30%."),
    ("mix", "raccoon_to_red_panda", "from raccoon to red panda: of such faces 50% are red pandas."),
    ("mix", "badger_to_raccoon", "50% of the way from badger to raccoon: of such faces 50% are "),
    ("mix", "cat_to_dog", "50% of the way from cat to dog: of such faces 50% are "),
    ("mix", "fox_to_bear", "50% of the way from fox to bear: of such faces 63% are bears."),
    ("smoothing", "certain", "in the raccoon costs 0.010 nats. The lowest loss there is, 0 nats"),
    ("smoothing", "too_sure", "1.105 nats. The lowest loss there is, 0.765 nats, needs a belief of 83%"),
    ("smoothing", "just_right", "A belief of 83% in the raccoon costs 0.765 nats. No belief costs less."),
    ("smoothing", "guess", "You guessed 1 nat for the lowest, at 20%."),
    ("softmax_traps", "as_they_are", "the plain formula still works: the raccoon gets 49.3%"),
    ("softmax_traps", "plus_700", "every logit, the plain formula still works: the raccoon gets 49.3%"),
    ("softmax_traps", "plus_710", "4 of the seven exp(z) are too large for a float64 and become inf"),
    ("softmax_traps", "minus_760", "With −760 added to every logit, all seven exp(z) are too small"),
    ("softmax_traps", "spread_wide", "the plain formula still works: the raccoon gets 100%"),
    ("softmax_traps", "told", "4 of the seven exp(z) are too large for a float64 and become inf"),
    ("softmax_twice", "once", "Softmax applied once: the raccoon gets 96.1%, a loss of 0.040 nats."),
    ("softmax_twice", "twice", "Softmax applied twice: the raccoon gets 30.2%, a loss of 1.197 nats."),
    ("softmax_twice", "certain_but_twice", "twice: the raccoon gets 31.2%, a loss of 1.165 nats"),
    ("softmax_twice", "six_times", "applied six times: the raccoon gets 14.3%, a loss of 1.945 nats."),
    ("softmax_twice", "told", "the raccoon gets 31.2%, a loss of 1.165 nats"),
    ("story", "fair_coin", "the average of −log q, weighed with p, is 1 bit. It is the entropy:"),
    ("story", "mostly_sunny", "nothing is wasted"),
    ("story", "equal_sky", "Eight equal states: the average of −log q, weighed with p, is 3 bits."),
    ("story", "sunny_region", "with a code: the average of −log q, weighed with p, is 2.420 bits."),
    ("story", "rainy_region", "2.351 are extra, because q is not p"),
    ("story", "raccoon", "its entropy is 0 bits, and all of this is extra: it is the loss."),
]


PRESETS = [row for row in SENTENCES if row[1] not in ("told", "guess")]
TOLD = [(name, part) for name, what, part in SENTENCES if what == "told"]
GUESSES = [(name, part) for name, what, part in SENTENCES if what == "guess"]

explorer_of = cache(builders.make)


@pytest.mark.parametrize(("name", "preset", "part"), PRESETS)
def test_a_preset_says_its_sentence(name, preset, part):
    explorer = explorer_of(f"{name}_explorer")
    explorer.reset()
    explorer.buttons[preset].click()
    assert part in explorer.sentence


@pytest.mark.parametrize(("name", "part"), TOLD)
def test_what_the_text_tells_of_is_stored_beside_the_start_and_folded(name, part):
    explorer = builders.make(f"{name}_explorer")
    start, folded = html.unescape(explorer.static_html()).split("<details>")
    assert explorer.sentence in start
    assert part in folded
    assert part not in start


@pytest.mark.parametrize(("name", "part"), GUESSES)
def test_a_guess_is_said_with_its_unit_and_what_it_was_about(name, part):
    explorer = builders.make(f"{name}_explorer")
    assert "You guessed" not in explorer.sentence
    explorer.set(guess="article_reading" if name == "decoder" else 1.0)
    assert explorer.sentence.endswith(f" {part}")


@pytest.mark.parametrize("name", builders.NAMES)
def test_all_that_an_explorer_says_is_in_the_table(name):
    explorer = builders.make(name)
    expected = set(explorer.presets)
    if explorer._told is not None and not callable(explorer._told):  # a training takes its time
        expected.add("told")
    if "prediction" in inspect.signature(builders.MAKERS[name]).parameters:
        expected.add("guess")
    assert {preset for which, preset, _ in SENTENCES if f"{which}_explorer" == name} == expected
