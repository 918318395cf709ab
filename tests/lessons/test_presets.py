"""What every explorer says: the one table of presets, and of what else is asked of each, with their sentences."""

import html
import inspect
from functools import cache

import pytest

from tests import builders

# Explorer, preset, and a part of the sentence, in the order of the notebooks. Beside the presets, where there is one:
# "told", the state that the text below tells of, and "guess", what is said in the end of a guess of 1.
SENTENCES = [
    ("hundred_days", "fair_coin", "is 50%: of 100 days, you expect 50 to be rainy and 50 to be sunny."),
    ("hundred_days", "mostly_sunny", "of 100 days, you expect 25 to be rainy and 75 to be sunny."),
    ("hundred_days", "nearly_always_sunny", "of 100 days, you expect 1 to be rainy and 99 to be sunny."),
    ("hundred_days", "desert", "is 0%: of 100 days, you expect 0 to be rainy and 100 to be sunny."),
    ("hundred_days", "told", "25 to be rainy"),
    ("hundred_days", "guess", "You guessed 1 rainy day."),
    ("average", "fair_coin", "0.50 × 1 bit for sun + 0.50 × 1 bit for rain = 1 bit a day on average"),
    ("average", "mostly_sunny", "0.75 × 0.415 bits for sun + 0.25 × 2 bits for rain = 0.811 bits a day"),
    ("average", "nearly_always_sunny", "0.99 × 0.014 bits for sun + 0.01 × 6.644 bits for rain ≈ 0.081 bits"),
    ("average", "desert", "No day tells you anything new, so the entropy is 0 bits a day."),
    ("average", "told", "= 0.811 bits a day"),
    ("average", "guess", "You guessed 1 bit a day for 75% sun."),
    ("coin_weather", "fair_coin", "news of rain 1 bit. On average a day tells you 1 bit."),
    ("coin_weather", "mostly_sunny", "news of rain 2 bits. On average a day tells you 0.811 bits."),
    ("coin_weather", "nearly_always_sunny", "rain 6.644 bits. On average a day tells you 0.081 bits."),
    ("coin_weather", "desert", "Every day brings sun, so news of sun tells you 0 bits."),
    ("coin_weather", "told", "On average a day tells you 1 bit."),
    ("day_by_day", "fair_coin", "is 1 bit, too. Every day tells the same, so there is never a gap."),
    ("day_by_day", "mostly_sunny", "(5 rainy) the forecasts have told you 0.679 bits a day on average."),
    ("day_by_day", "nearly_always_sunny", "(0 rainy) the forecasts have told you 0.014 bits a day"),
    ("day_by_day", "desert", "After 30 days (0 rainy) the forecasts have told you 0 bits a day on average."),
    ("day_by_day", "told", "After 2,000 days"),
    ("halving", "coin_weather", "2 possibilities, 1 bit received: one is left."),
    ("halving", "eight_states", "8 possibilities, 3 bits received: one is left."),
    ("halving", "sixty_four", "64 possibilities, 6 bits received: one is left."),
    ("halving", "told", "You needed 3 bits to know which of the 8 it is"),
    ("halving", "guess", "You guessed 1 bit for 8 possibilities."),
    ("message", "rainy", "“Rainy” is 5 characters: 40 bits sent."),
    ("message", "one_letter", "“R” is 1 character: 8 bits sent."),
    ("message", "sunshine", "“Sunshine” is 8 characters: 64 bits sent."),
    ("message", "told", "one of 2 equally likely outcomes, so it tells you 1 bit"),
    ("message", "guess", "You guessed 1 bit for two outcomes."),
    ("news", "fair_coin", "The chance of rain is 50%. News of sun tells you 1 bit, news of rain 1 bit."),
    ("news", "mostly_sunny", "is 25%. News of sun tells you 0.415 bits, news of rain 2 bits."),
    ("news", "nearly_always_sunny", "News of sun tells you 0.014 bits, news of rain 6.644 bits."),
    ("news", "desert", "News of rain would tell you infinitely many bits, but it never comes."),
    ("news", "told", "sun tells you 0.415 bits"),
    ("news", "guess", "You guessed 1 bit for sun, at 75% sun."),
    ("two_towns", "two_and_two", "2 × 2 = 4 pairs of weather. The bits are added: 1 bit + 1 bit = 2 bits."),
    ("two_towns", "two_and_four", "2 × 4 = 8 pairs of weather. The bits are added: 1 bit + 2 bits = 3 bits."),
    ("two_towns", "eight_and_eight", "64 pairs of weather. The bits are added: 3 bits + 3 bits = 6 bits."),
    ("two_towns", "three_and_five", "The bits are added: 1.585 bits + 2.322 bits = 3.907 bits."),
    ("question", "equal_sky", "The station has picked a state. All eight states are possible."),
    (
        "question",
        "sunny_region",
        "The chance of a yes is 90%, so the answer tells you 0.469 bits on average.",
    ),
    ("question", "told", "You asked 3 questions and learnt 3 bits."),
    ("question", "guess", "You guessed 1 question for eight equally likely states."),
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
    ("asymmetry", "two_regions", "3.647 bits too, but only because q is p read backwards."),
    ("asymmetry", "region_and_code", "The divergence of p from q is 2.258 bits"),
    ("asymmetry", "region_and_code", "unused. That costs 0.093 bits, so 2.351 bits a day are extra."),
    ("asymmetry", "region_and_code", "With p and q swapped, the divergence is 2.685 bits."),
    ("asymmetry", "two_coins", "The divergence of p from q is 2.329 bits"),
    (
        "asymmetry",
        "two_coins",
        "1 term is negative, but the sum is not. With p and q swapped, the divergence is 0.919",
    ),
    (
        "asymmetry",
        "same",
        "is 0 bits, because they are the same. With p and q swapped, the divergence is 0 bits.",
    ),
    ("asymmetry", "told", "p is a fair coin, and q is a coin with 99% sun"),
    ("belief", "sunny_region", "A thunderstorm has a chance of 1%, and the code expects it on 1/32 of days."),
    (
        "belief",
        "rainy_region",
        "A thunderstorm has a chance of 35%, and the code expects it on 1/32 of days.",
    ),
    ("belief", "told", "In the rainy region, sunny weather has a chance of 1%,"),
    ("code_area", "equal_three_bits", "3 bits a day. The entropy is just as much, so no bits are extra."),
    (
        "code_area",
        "sunny_three_bits",
        "3 bits a day. The entropy is 2.229 bits a day, so 0.771 bits are extra.",
    ),
    (
        "code_area",
        "sunny_article",
        "2.420 bits a day. The entropy is 2.229 bits a day, so 0.191 bits are extra.",
    ),
    (
        "code_area",
        "rainy_article",
        "4.580 bits a day. The entropy is 2.229 bits a day, so 2.351 bits are extra.",
    ),
    ("code_area", "told", "sent with three bits for each state: the average message length is 3 bits a day"),
    ("code_area", "guess", "You guessed 1 bit for the article's code in the sunny region."),
    (
        "code_builder",
        "three_bits",
        "is the beginning of another, so every message can be read in one way only.",
    ),
    ("code_builder", "article", "is the beginning of another, so every message can be read in one way only."),
    (
        "code_builder",
        "repaired",
        "is the beginning of another, so every message can be read in one way only.",
    ),
    ("code_builder", "huffman_sunny", "so every message can be read in one way only."),
    ("code_builder", "huffman_rainy", "so every message can be read in one way only."),
    (
        "code_builder",
        "too_short",
        '"0" (sunny) is the beginning of "00" (cloudy). After 0, a receiver cannot tell whether the word is complete.',
    ),
    (
        "code_builder",
        "too_short",
        "need more code space than there is. So some messages can be read in more than one way.",
    ),
    ("code_builder", "told", '"0" (sunny) is the beginning of "01" (partly sunny)'),
    ("code_builder", "guess", "You guessed 1 bit."),
    ("decoder", "corrected", "6 of 6 bits read: partly sunny, light rain. All words are complete"),
    ("decoder", "as_printed", "5 of 5 bits read: partly sunny, cloudy. All words are complete"),
    ("decoder", "incomplete", "11 could become light rain, moderate rain, heavy rain or thunderstorm."),
    ("decoder", "dead_end", "sunny. This is a dead end. No word of the article's code begins with 1111."),
    ("decoder", "ambiguous", "011100 can be read in 13 ways. One is: sunny, partly sunny"),
    ("decoder", "told", "5 of 5 bits read: partly sunny, cloudy."),
    ("decoder", "guess", "You guessed for 01100: partly sunny, cloudy."),
    ("huffman", "sunny_region", "Their average message length is 2.330 bits a day"),
    ("huffman", "rainy_region", "Their average message length is 2.330 bits a day"),
    ("huffman", "equal_chances", "Their average message length is 3 bits a day"),
    ("huffman", "told", "Their average message length is 2.330 bits a day"),
    ("own_belief", "sunny_region", "3.000 = 2.229 of entropy + 0.771 of divergence."),
    ("own_belief", "rainy_region", "p is the rainy region. The cross-entropy is 3.000 bits a day."),
    ("own_belief", "equal_q", "3.000 = 2.229 of entropy + 0.771 of divergence."),
    ("own_belief", "article_q", "2.327 = 2.229 of entropy + 0.098 of divergence."),
    ("own_belief", "told", "+ 0.000 of divergence. q is the same as p, so nothing is extra."),
    ("regions", "sunny_entropy", "the average message length is 2.23 bits a day."),
    ("regions", "sunny_entropy", "so the average message length is the cross-entropy."),
    ("regions", "sunny_article", "the average message length is 2.42 bits a day."),
    ("regions", "sunny_article", "Entropy and divergence together are the cross-entropy, 2.327 bits."),
    ("regions", "rainy_article", "the average message length is 4.58 bits a day."),
    ("regions", "rainy_article", "Entropy and divergence together are the cross-entropy, 4.487 bits."),
    ("regions", "rainy_extra", ": 2.35 bits a day are extra, beyond the entropy."),
    ("regions", "told", "A place 50% of the way from the sunny to the rainy region"),
    ("regions", "guess", "You guessed 1 bit for halfway."),
    ("transmission", "sunny_article", "the article's code: 10,000 independent days took 24,276 bits,"),
    ("transmission", "rainy_article", "the article's code: 10,000 independent days took 45,807 bits,"),
    ("transmission", "sunny_two_days", "The sunny region, sent with Huffman's code, 2 days a word:"),
    ("transmission", "million_days", "The sunny region, sent with the article's code:"),
    ("transmission", "told", "The rainy region, sent with the article's code"),
    ("transmission", "guess", "You guessed 1 bit for the rainy region."),
    (
        "features",
        "raccoon_and_red_panda",
        "A typical raccoon has (1) a dark mask across the eyes, (2) no tear marks",
    ),
    (
        "features",
        "cat_and_dog",
        "A typical dog has (1) round pupils, (2) ears that hang down, (3) a long muzzle.",
    ),
    (
        "features",
        "badger_and_raccoon",
        "A typical raccoon has (1) no stripes, (2) a dark mask across the eyes",
    ),
    (
        "gallery",
        "typical",
        "The least clear of the faces below is a dog: of all faces like it, 96% are dogs.",
    ),
    ("gallery", "as_they_come", "a fox that looks like a cat: of all faces like it, only 9% are foxes."),
    ("gallery", "told", "The least clear of the faces below is a dog"),
    ("learning_curve", "fewest", "The loss on new pictures is 0.78 nats (0.75 to 0.81), which is 2.4 times"),
    (
        "learning_curve",
        "fewest_early",
        "That is step 100 of 600 on average. The loss on new pictures is 0.67 nats",
    ),
    ("learning_curve", "most", "500 pictures of each animal, 4 networks."),
    ("learning_curve", "told", "500 pictures of each animal, 4 networks."),
    ("likelihood", "even", "these labels is 1 in 1,024, and the mean loss is 0.693 nats."),
    ("likelihood", "fitting", "the mean loss is 0.611 nats. No belief makes them more probable"),
    (
        "likelihood",
        "too_sure",
        "A belief of 70% makes them most probable. It also has the lowest loss: 0.611 nats.",
    ),
    ("likelihood", "told", "No belief makes them more probable, and no belief has a lower loss."),
    ("loss", "story", "−ln 0.300 = 1.204 nats (1.737 bits)"),
    ("loss", "know_nothing", "−ln 0.143 = 1.946 nats (2.807 bits)"),
    ("loss", "sure_and_right", "−ln 0.990 = 0.010 nats (0.014 bits)"),
    ("loss", "sure_and_wrong", "−ln 0.0017 = 6.397 nats (9.229 bits)"),
    ("loss", "guess", "You guessed 1 nat, for 30%."),
    ("mix", "raccoon_to_red_panda", "from raccoon to red panda: of all faces like this, 50% are red pandas."),
    ("mix", "badger_to_raccoon", "50% of the way from badger to raccoon: of all faces like this, 50% are "),
    ("mix", "cat_to_dog", "50% of the way from cat to dog: of all faces like this, 50% are "),
    ("mix", "fox_to_bear", "50% of the way from fox to bear: of all faces like this, 63% are bears."),
    ("smoothing", "certain", "loss is 0 nats, with a belief of 100% (the slider ends at 99%)."),
    ("smoothing", "too_sure", "1.105 nats. The lowest possible loss is 0.765 nats, with a belief of 83%."),
    (
        "smoothing",
        "just_right",
        "A belief of 83% in the raccoon has a loss of 0.765 nats. No belief has a lower loss.",
    ),
    ("smoothing", "guess", "You guessed 1 nat for the lowest, at 20%."),
    (
        "softmax_traps",
        "as_they_are",
        "Nothing is added to the logits. The formula still works: the raccoon gets 49.3%",
    ),
    (
        "softmax_traps",
        "plus_700",
        "700 is added to every logit. The formula still works: the raccoon gets 49.3%.",
    ),
    ("softmax_traps", "plus_710", "4 of the seven exp(z) are too large for a float64 and become inf"),
    ("softmax_traps", "minus_760", "760 is taken from every logit. All seven exp(z) are too small"),
    (
        "softmax_traps",
        "spread_wide",
        "multiplied by 250, and nothing is added. The formula still works: the raccoon gets >99.9%.",
    ),
    ("softmax_traps", "told", "4 of the seven exp(z) are too large for a float64 and become inf"),
    ("softmax_twice", "once", "Softmax is applied once. The raccoon gets 96.1%, so the loss is 0.040 nats."),
    (
        "softmax_twice",
        "twice",
        "Softmax is applied twice. The raccoon gets 30.2%, so the loss is 1.197 nats.",
    ),
    ("softmax_twice", "certain_but_twice", "twice. The raccoon gets 31.2%, so the loss is 1.165 nats"),
    ("softmax_twice", "six_times", "applied six times. The raccoon gets 14.3%, so the loss is 1.945 nats."),
    ("softmax_twice", "told", "The raccoon gets 31.2%, so the loss is 1.165 nats"),
    (
        "story",
        "fair_coin",
        "the average message length, the sum of p × −log q, is 1 bit. This is also the entropy:",
    ),
    ("story", "mostly_sunny", "q is p, so nothing is extra"),
    (
        "story",
        "equal_sky",
        "Eight equal states: the average message length, the sum of p × −log q, is 3 bits.",
    ),
    (
        "story",
        "sunny_region",
        "with a code: the average message length, the sum of p × −log q, is 2.420 bits.",
    ),
    (
        "story",
        "rainy_region",
        "The other 2.351 are extra: the code's q is not p, and one of its words belongs to no",
    ),
    ("story", "raccoon", "its entropy is 0 bits. All of the message is extra: this is the loss."),
    ("score", "even", "of 50%, and it rains. Your forecast gave this a chance of 50%, so it pays 1 bit."),
    ("score", "bold_right", "so it pays 0.152 bits. On a dry day it would have paid 3.322 bits."),
    ("score", "bold_wrong", "of 90%, and the day stays dry. Your forecast gave this a chance of 10%,"),
    ("score", "sure_right", "Your forecast was sure and right, so it pays 0 bits."),
    ("score", "sure_wrong", "no chance at all, so it pays infinitely many bits."),
    ("score", "told", "so it pays 3.322 bits. On a day with rain it would have paid 0.152 bits."),
    ("score", "guess", "You guessed 1 bit for a dry day after 90%."),
    ("honest", "honest", "a log score of 0.881 bits. No other q has a lower one."),
    ("honest", "bolder", "a log score of 1.103 bits. The lowest is 0.881 bits, at q = 70%."),
    ("honest", "bolder", "a Brier score of 0.250. The lowest is 0.210, at q = 70%."),
    ("honest", "bolder", "a distance |q − y| of 0.340. The lowest is 0.300, at q = 100%."),
    ("honest", "sure", "a log score of infinitely many bits. The lowest is 0.881 bits, at q = 70%."),
    ("honest", "even", "a distance |q − y| of 0.500. It is the same for every q."),
    ("honest", "told", "0.300. No other q has a lower one. So the distance rewards exaggeration."),
    ("honest", "guess", "You guessed 1 percent for the lowest distance at p = 70%."),
    ("yesterday", "independent", "The days are independent, so today tells you nothing about tomorrow."),
    ("yesterday", "seattle", "Tomorrow tells 0.984 bits, but only 0.849 bits if you know today."),
    ("yesterday", "seattle", "This is the entropy rate, if earlier days make no difference."),
    ("yesterday", "seattle", "as 1.80 equally likely kinds of day. This is the perplexity."),
    ("yesterday", "seller", "Tomorrow tells 0.811 bits, but only 0.572 bits if you know today."),
    ("yesterday", "turns", "Tomorrow tells 1 bit, but only 0 bits if you know today."),
    (
        "yesterday",
        "turns",
        "If you know today, tomorrow is certain: its perplexity is 1. If you do not know today, it is",
    ),
    ("yesterday", "told", "Today tells you 0.136 bits about tomorrow"),
    ("yesterday", "guess", "You guessed 1 bit for Seattle."),
    ("game", "guess", "You guessed 1 bit a day for the best of the five over all of 2015."),
    ("certain", "as_it_is", "The ensemble as it is: infinitely many bits a day, Brier score 0.188."),
    ("certain", "one_added", "The ensemble with 1 added to each count: 0.805 bits a day, Brier score 0.187."),
    ("certain", "best_mix", "at a weight of 0.19: 0.805 bits a day, Brier score 0.186. It is never certain."),
    ("certain", "climatology", "states 43.7% every day: 0.973 bits a day, Brier score 0.241."),
    ("certain", "told", "The ensemble, mixed with climatology at a weight of 0.19"),
    ("certain", "guess", "You guessed 1 bit a day for the best mix."),
    ("calibration", "climatology", "The forecast tells none of them, because it says the same every day."),
    (
        "calibration",
        "climatology",
        "In hindsight, miscalibration costs 0.005: 0.968 − 0.000 + 0.005 = 0.973.",
    ),
    ("calibration", "few_bins", "In hindsight, miscalibration costs 0.044: 0.968 − 0.214 + 0.044 = 0.798."),
    ("calibration", "few_bins", "With 2 bins it seems to cost −0.046. That is less than nothing,"),
    ("calibration", "many_bins", "With 30 bins it seems to cost 0.046."),
    ("calibration", "sure", "On 6 days it gave no chance at all to what came."),
    ("calibration", "told", "Logistic regression: 0.798 bits a day in 2015."),
    ("calibration", "told", "With 10 bins it seems to cost 0.012."),
    ("calibration", "guess", "You guessed 1 bit a day for the miscalibration of logistic regression."),
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
