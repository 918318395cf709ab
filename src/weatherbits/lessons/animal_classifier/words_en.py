"""What a learner reads in lesson 4, in English."""

from math import isinf

from ...words_en import ANIMALS, STATES, amount, count, listed, percent, with_guess, with_unit

TITLE = "Animal classifier"
ABOUT = "Why a classifier's loss is a message length, and how low it can get."  # what one will see in it

# More than one animal.
ANIMALS_MANY = {
    "raccoon": "raccoons",
    "red panda": "red pandas",
    "fox": "foxes",
    "cat": "cats",
    "dog": "dogs",
    "bear": "bears",
    "badger": "badgers",
}

# How a face looks where a feature is 0, and where it is 1.
FEATURES = {
    "fur_redness": ("grey fur", "red-brown fur"),
    "fur_lightness": ("dark fur", "light fur"),
    "ear_pointedness": ("round ears", "pointed ears"),
    "ear_size": ("small ears", "big ears"),
    "ear_droop": ("ears that stand up", "ears that hang down"),
    "head_width": ("a narrow head", "a wide head"),
    "muzzle_width": ("a narrow muzzle", "a broad muzzle"),
    "muzzle_length": ("a short muzzle", "a long muzzle"),
    "white_cheeks": ("cheeks and muzzle like the fur", "white cheeks with tufts and a white muzzle"),
    "white_trim": ("no white trim", "white eyebrows and white rims on the ears"),
    "mask": ("no mask", "a dark mask across the eyes"),
    "face_stripes": ("no stripes", "a white face with a dark stripe through each eye"),
    "tear_marks": ("no tear marks", "dark marks from the eyes down the cheeks"),
    "feline": ("round pupils", "slit pupils, whiskers and lines on the forehead"),
}
# What each feature is called.
FEATURE_NAMES = {
    "fur_redness": "fur redness",
    "fur_lightness": "fur lightness",
    "ear_pointedness": "ear pointedness",
    "ear_size": "ear size",
    "ear_droop": "ear droop",
    "head_width": "head width",
    "muzzle_width": "muzzle width",
    "muzzle_length": "muzzle length",
    "white_cheeks": "white cheeks",
    "white_trim": "white trim",
    "mask": "mask",
    "face_stripes": "face stripes",
    "tear_marks": "tear marks",
    "feline": "feline",
}

# The losses of a training, as they stand at their curves.
LOSSES = {
    "nothing": "know nothing",
    "new": "new pictures",
    "learnt": "learnt from",
    "floor": "floor",
}


def whole_percent(share: float) -> str:
    """Return a share in whole percent, with a decimal where it would look impossible or certain otherwise.

    Examples
    --------
    >>> whole_percent(0.964), whole_percent(0.0042), whole_percent(0.998), whole_percent(1.0)
    ('96%', '0.4%', '99.8%', '100%')
    """
    return f"{share:.0%}" if 0.0095 <= share < 0.9905 else percent(share)


def bar_percent(share: float) -> str:
    """Return a share as a short percentage to stand over a bar.

    Examples
    --------
    >>> bar_percent(0.3), bar_percent(1 / 7), bar_percent(0.0167), bar_percent(1e-6), bar_percent(0.9999)
    ('30%', '14%', '1.7%', '≈0%', '≈100%')
    """
    if 0 < share < 0.0005:
        return "≈0%"
    if 0.995 <= share < 1:
        return "≈100%"
    return f"{share:.0%}" if share >= 0.0995 else percent(share)


def loss_label(name: str, nats: float) -> str:
    """Return which loss a curve shows, and how large it is.

    Examples
    --------
    >>> loss_label("new", 0.4249)
    'new pictures 0.42'
    """
    return f"{LOSSES[name]} {nats:z.2f}"


class Loss:
    labels = {
        "temperature": "temperature",
        "truth": "truth",
        "unit": "unit",
        "story": "The story's 30%",
        "know_nothing": "Know nothing",
        "sure_and_right": "Sure and right",
        "sure_and_wrong": "Sure and wrong",
    }
    bars = "What it is, and what is believed"
    truth_bar = "truth 100%"
    belief_in_truth = "belief in\nthe truth, q"
    share_of_truth = "share of\nthe truth, p"
    area = "As an area"
    the_area = "area: the loss"
    the_line = "line: −log p of a certain truth, 0"
    no_effect = "no effect: all seven logits are equal"

    def sentence(state):
        if state.unit == "bits":
            log, loss, in_other_unit = "log2", amount(state.loss_in_bits), f"{state.loss:z.3f} nats"
        else:
            log, loss, in_other_unit = "ln", amount(state.loss, "nats"), f"{state.loss_in_bits:z.3f} bits"
        animal, q = ANIMALS[state.truth], state.q_of_truth
        is_worth = f"−{log} {chance(q)} = {loss} ({in_other_unit})" if q < 0.9995 else "less than 0.001 nats"
        text = (
            f"The picture shows a {animal}, and the belief in that is {uncertain(q)}. The loss is {is_worth}. "
            f"The truth p of the other six animals is 0, so they add nothing."
        )
        return with_guess(text, state.guess, "nats", of=", for 30%")

    def curve_title(unit):
        return "The loss −log₂ q" if unit == "bits" else "The loss −ln q"

    def words_title(unit):
        length = "−log₂ q bits" if unit == "bits" else "−ln q nats"
        return f"How long each animal's word is in a code made for this belief: {length}"

    def guess_line(guess):
        return with_unit(guess, "nats")


def chance(q: float) -> str:
    """Return a chance with three decimals, or more where it is so near 0 that they would not show it.

    Examples
    --------
    >>> chance(0.3), chance(0.00012345)
    ('0.300', '0.00012')
    """
    return f"{q:.3f}" if q >= 0.0095 else f"{q:.2g}"


def uncertain(q: float) -> str:
    """Return a belief that softmax gives, which is never quite 100%, even where a float64 can say nothing else.

    Examples
    --------
    >>> uncertain(0.493), uncertain(1.0)
    ('49.3%', '>99.9%')
    """
    return percent(min(q, 1 - 1e-6))


class SoftmaxTraps:
    labels = {
        "shift": "added to every logit",
        "scale": "logits multiplied by",
        "as_they_are": "As they are",
        "plus_700": "+700",
        "plus_710": "+710",
        "minus_760": "−760",
        "spread_wide": "Multiplied by 250",
    }
    float64_range = "Where the seven numbers are in the range of a float64"
    becomes_0 = "becomes 0"
    becomes_inf = "becomes inf"
    table = "The seven beliefs"
    naive = "by the formula"
    careful = "with care: max z first"
    log_sum = "log Σ exp(z)"
    raccoon = "The belief in the raccoon"
    line = "line: by the formula"
    dotted = "dotted: with care"
    added = "added to every logit"
    breaks = "nan"

    def sentence(state):
        start = SoftmaxTraps.done_to_the_logits(state)
        careful = f"the raccoon gets {uncertain(state.careful_softmax[0])}, with any number added."
        if state.careful_vanished:
            careful = f"{state.careful_vanished} of the seven numbers become 0, and {careful}"
        careful = f"With care, {careful}"
        if state.overflowed:
            return (
                f"{start} {SoftmaxTraps.of_the_seven(state.overflowed, 'large', 'inf')} The formula then divides "
                f"inf by inf, and the result is not a number. {careful}"
            )
        if state.vanished == len(ANIMALS):
            return (
                f"{start} {SoftmaxTraps.of_the_seven(state.vanished, 'small', '0')} The formula then divides "
                f"0 by 0, and the result is not a number. {careful}"
            )
        if state.vanished:
            start += f" {SoftmaxTraps.of_the_seven(state.vanished, 'small', '0')}"
        works = "still works" if state.formula_works else "still gives numbers, but wrong ones"
        return f"{start} The formula {works}: the raccoon gets {uncertain(state.naive_softmax[0])}. {careful}"

    def done_to_the_logits(state):
        """Return what the two sliders do."""
        if state.scale == 1:
            start, each = "", "every logit"
        else:
            start, each = f"The logits are multiplied by {state.scale:.0f}", "each"
        if state.shift == 0:
            return f"{start}, and nothing is added." if start else "Nothing is added to the logits."
        moved = "added to" if state.shift > 0 else "taken from"
        return f"{start}{'. Then ' if start else ''}{abs(state.shift):.0f} is {moved} {each}."

    def of_the_seven(number, size, limit):
        """Return how many of the seven numbers do not fit, and what becomes of them.

        Examples
        --------
        >>> SoftmaxTraps.of_the_seven(1, "large", "inf")
        '1 of the seven exp(z) is too large for a float64 and becomes inf.'
        """
        if number == 1:
            return f"1 of the seven exp(z) is too {size} for a float64 and becomes {limit}."
        how_many = "All seven" if number == len(ANIMALS) else f"{number} of the seven"
        return f"{how_many} exp(z) are too {size} for a float64 and become {limit}."

    def largest(power):
        """Return how large the largest of the numbers is, in words that fit over a mark.

        Examples
        --------
        >>> largest = SoftmaxTraps.largest
        >>> largest(0.0), largest(0.87), largest(313.2)
        ('largest: 1', 'largest: 7.4', 'largest: about 1e+313')
        """
        return f"largest: {10**power:.2g}" if abs(power) < 2 else f"largest: about 1e{power:+.0f}"


class SoftmaxTwice:
    labels = {
        "times": "times",
        "logit": "the raccoon's logit",
        "once": "Once",
        "twice": "Twice",
        "certain_but_twice": "Certain, but twice",
        "six_times": "Six times",
    }
    bars = "The seven beliefs: the picture shows a raccoon"
    loss = "The loss"
    times_applied = "how many times softmax is applied"
    never_less = "twice: never less than this"

    def sentence(state):
        how_often = ("once", "twice", "three times", "four times", "five times", "six times")[state.times - 1]
        text = (
            f"Softmax is applied {how_often}. The raccoon gets {percent(state.q[0])}, so the loss is "
            f"{state.loss:z.3f} nats."
        )
        if state.times > 1:
            text += (
                f" Applied once, which is right, it gives the raccoon {percent(state.belief_after(1)[0])}."
            )
        return f"{text} The same belief in all seven has a loss of {state.know_nothing:.3f} nats."

    def know_nothing(state):
        return f"knowing nothing, ln 7 = {state.know_nothing:.3f}"


class Smoothing:
    labels = {
        "amount": "softened by",
        "q_raccoon": "belief in the raccoon",
        "certain": "Certain truth",
        "too_sure": "Softened, too sure",
        "just_right": "Softened, just right",
    }
    area = "The loss as an area"
    share_of_truth = "share of the soft truth, p"
    line = "line: −ln p"
    height = "height: −ln q"
    extra = "above the line: extra"
    others = "the other six"
    curve = "For any belief"
    belief = "belief in the raccoon, q"

    def part(share, length):
        return f"{share:.2f} × {length:.2f} = {share * length:.3f}"

    def sentence(state):
        if state.amount == 0:
            truth = "The truth is certain: it is a raccoon."
        else:
            truth = (
                f"The truth is softened by {whole_percent(state.amount)}: {whole_percent(state.p[0])} raccoon and "
                f"{percent(state.p[1])} for each of the other six."
            )
        cost = (
            f"A belief of {whole_percent(state.q_raccoon)} in the raccoon has a loss of "
            f"{amount(state.loss, 'nats')}."
        )
        if state.is_lowest:
            lowest = "No belief has a lower loss."
        else:
            end = " (the slider ends at 99%)" if state.best == 1 else ""
            lowest = (
                f"The lowest possible loss is {amount(state.floor, 'nats')}, with a belief of "
                f"{whole_percent(state.best)}{end}. It is the entropy of this truth."
            )
        return with_guess(f"{truth} {cost} {lowest}", state.guess, "nats", of=" for the lowest, at 20%")

    def loss(state):
        return f"loss {'∞' if isinf(state.loss) else f'{state.loss:z.3f}'}"

    def lowest(state):
        return f"lowest {state.floor:z.3f}"


class Story:
    chapters = {
        "fair_coin": "A fair coin",
        "mostly_sunny": "75% sun",
        "equal_sky": "Eight equal states",
        "sunny_region": "Sunny region, with a code",
        "rainy_region": "Rainy region, same code",
        "raccoon": "A raccoon, believed at 30%",
    }
    labels = {"number": "chapter", "unit": "unit"} | chapters
    width = "width: how often, p"
    height = "height: how long, −log q"
    line = "line: −log p"
    extra = "above the line: extra"
    saved = "gap below it: saved"

    def sentence(state):
        average, floor = (amount(state.shown(bits), state.unit) for bits in (state.average, state.entropy))
        of = "average message length"
        text = f"{Story.chapters[state.chapter.id]}: the {of}, the sum of p × −log q, is {average}."
        if state.extra < 5e-4:
            return f"{text} This is also the entropy: q is p, so nothing is extra."
        extra = f"{state.shown(state.extra):.3f}"
        if state.chapter.id == "raccoon":
            return (
                f"{text} The truth p of one picture is certain, so its entropy is {floor}. All of the message is "
                f"extra: this is the loss."
            )
        return (
            f"{text} The entropy is {floor}. The other {extra} are extra: the code's q is not p, and one of its words "
            f"belongs to no state."
        )

    def nameless(state, width):
        """Return what is said of the outcomes that have no name under the picture."""
        named = state.named(width)
        narrow = [outcome for outcome in state.chapter.outcomes if outcome not in named]
        if not narrow:
            return ""
        if state.entropy == 0:
            return "The other six animals have no block: their p is 0."
        return f"Too narrow for a name: {listed(STATES[name] for name in narrow)}."

    def title(state):
        return f"{state.number} · {Story.chapters[state.chapter.id]}"

    def entropy(state):
        return f"entropy {state.shown(state.entropy):z.3f}"

    def average(state):
        return f"average {state.shown(state.average):z.3f}"


class Gallery:
    labels = {
        "wildness": "typical 0 → individual 1",
        "animal": "what marks a",
        "typical": "Typical",
        "as_they_come": "As they come",
        "new_individuals": "New individuals",
    }
    typical_faces = "Typical faces"
    individuals = "Individuals"
    under_each = "of all faces like this one, how many are the animal above (the posterior)"

    def sentence(state):
        *marks, last = (FEATURES[name][1] for name in state.marks)
        marks = f"{', '.join(marks)}, and {last}" if marks else last
        text = f"A typical {ANIMALS[state.animal]} has {marks}."
        animal, likeliest, chance = state.least_clear
        name, share = ANIMALS[animal], f"{whole_percent(chance)} are {ANIMALS_MANY[animal]}"
        if likeliest == animal:
            return f"{text} The least clear of the faces below is a {name}: of all faces like it, {share}."
        return (
            f"{text} The most misleading of the faces below is a {name} that looks like a {ANIMALS[likeliest]}: "
            f"of all faces like it, only {share}."
        )


class Features:
    labels = {
        "one": "one animal",
        "other": "the other",
        "which": "features",
        "raccoon_and_red_panda": "Raccoon, red panda",
        "cat_and_dog": "Cat, dog",
        "badger_and_raccoon": "Badger, raccoon",
        "new_individuals": "New individuals",
    }
    which = {"most": "the seven that differ most", "least": "the seven that differ least"}
    title = "Features of a face, each from 0 to 1"

    def key(state):
        return f"{ANIMALS[state.one]}: above the line", f"{ANIMALS[state.other]}: below the line"

    def sentence(state, crowd):
        if state.one == state.other:
            many = ANIMALS_MANY[state.one]
            return (
                f"Both animals are {many}. Choose two different animals to see how they differ. "
                f"Each small mark is one of {crowd} individuals."
            )
        these, those = [], []
        for name, difference in state.largest.items():
            little, much = FEATURES[name]
            these.append(much if difference > 0 else little)
            those.append(little if difference > 0 else much)
        return (
            f"These are the three largest differences. A typical {ANIMALS[state.one]} has {_in_turn(these)}. "
            f"A typical {ANIMALS[state.other]} has {_in_turn(those)}. "
            f"In {state.alike} of the {len(FEATURES)} features the two are nearly alike. "
            f"Each small mark is one of {crowd} individuals."
        )


def _in_turn(parts):
    """Return what is said in the same order of two things; a part may have an "and" of its own.

    Examples
    --------
    >>> _in_turn(["no mask", "grey fur"])
    '(1) no mask, (2) grey fur'
    """
    return ", ".join(f"({number}) {part}" for number, part in enumerate(parts, start=1))


class Mix:
    labels = {
        "start": "from",
        "end": "to",
        "t": "part of the way",
        "feature": "one feature",
        "value": "its value, from 0 to 1",
        "raccoon_to_red_panda": "Raccoon → red panda",
        "badger_to_raccoon": "Badger → raccoon",
        "cat_to_dog": "Cat → dog",
        "fox_to_bear": "Fox → bear",
    }
    face = "The face"
    as_seen = "As a classifier sees it:"
    pixels = "32 × 32 pixels"
    truth = "What such faces are, p"
    belief = "and what the classifier believes, q"
    half_way = "half-way"

    def title(state):
        return f"The chance of a {ANIMALS[state.end]}, on the way there"

    def typical(animal):
        return f"a typical {ANIMALS[animal]}"

    def sentence(state):
        p, q = state.truth, state.belief
        name = ANIMALS_MANY[state.likeliest]
        text = f"{_where(state)}: of all faces like this, {whole_percent(p.max())} are {name}."
        little, much = FEATURES[state.feature]
        feature = (
            f"The feature “{FEATURE_NAMES[state.feature]}” is {state.value:z.2f} "
            f"(0 is {little}, 1 is {much})."
        )
        entropy = f"The entropy of the posterior p is {state.unbeatable_loss:z.2f} nats"
        if q is None:
            return f"{text} {entropy}: no belief has a lower mean loss on such faces. {feature}"
        text += f" The classifier gives {name} {whole_percent(q[p.argmax()])}."
        if state.favourite != state.likeliest:
            text += f" It gives {ANIMALS_MANY[state.favourite]} most, {whole_percent(q.max())}."
        return (
            f"{text} On such faces its mean loss is {state.loss:z.2f} nats. {entropy}. The rest is the divergence of "
            f"p from q. {feature}"
        )


def _where(state):
    """Return which face a mix is."""
    if state.start == state.end:
        where = f"A typical {ANIMALS[state.start]}"
    else:
        where = f"{state.t:.0%} of the way from {ANIMALS[state.start]} to {ANIMALS[state.end]}"
    own = ", ".join(FEATURE_NAMES[name] for name in state.set_by_hand)
    return f"{where}, with {own} set by hand" if own else where


class Network:
    labels = {"weight": "weight w", "one_step": "One step downhill"}
    title = "A small network, with made-up numbers"
    pixels = "a picture:\n3,072 numbers"
    hidden = "hidden\nlayer"
    logits = "7\nlogits"
    beliefs = "softmax:\n7 beliefs"
    loss = "The loss, nats"
    weight = "weight w"
    step = "One step is:"
    parts = ("look at some pictures", "find every slope", "move every weight")
    again = "again"

    def number(value):
        return f"{value:z.2f}".replace("-", "−")

    def of_weight(state):
        return f"w = {Network.number(state.weight)}"

    def of_slope(state):
        return f"slope {Network.number(state.slope)}"

    def sentence(state):
        change = state.nudged - state.loss
        moved = f"{abs(change):.3f}"
        if moved == "0.000":
            nudge = "A nudge of +0.1 to it changes the loss by less than 0.001 nats"
        else:
            nudge = (
                f"A nudge of +0.1 to it makes the loss {moved} nats {'smaller' if change < 0 else 'larger'}"
            )
        return (
            f"The thick line has the weight w = {Network.number(state.weight)}. The raccoon gets "
            f"{percent(state.q[0])}, so the loss is {amount(state.loss, 'nats')}. {nudge}. "
            f"The slope is {Network.number(state.slope)} nats for each 1 that w grows."
        )


class Training:
    labels = {
        "examples": "pictures of each animal",
        "network": "network",
        "shown": "look back at report",
        "train": "Train",
    }
    networks = {
        "hidden_layer": "one hidden layer",
        "softmax_regression": "no hidden layer (softmax regression)",
    }
    loss = "The loss"
    steps = "steps of training"
    nats = "loss, nats"
    hint = "Press Train"
    examples = "Pictures to learn from"
    new_pictures = "New pictures"
    kept_apart = "it learns nothing from these: they test it"
    confusion = "What it takes each animal for"
    taken_for = "what it is taken for"
    is_truly = "what it is"
    surprising = "The most surprising new pictures"
    under_each = "what each is, and the classifier's belief in that"
    nothing_learnt = "nothing is learnt yet"

    def given(belief, nats):
        return f"{whole_percent(belief)}: {nats:.1f} nats"

    def sentence(state):
        network = Training.networks[state.network]
        floor = f"The floor of the features is {state.unbeatable:.2f} nats."
        if state.report is None:
            return (
                f"Nothing is learnt yet. Press Train. Then a network with {network} learns from "
                f"{count(state.examples, 'picture', 'pictures')} of each animal. {floor}"
            )
        progress = state.report.progress
        return (
            f"Step {progress.step} of {progress.steps}, with "
            f"{count(state.examples, 'picture', 'pictures')} of each animal. On the pictures learnt from, the loss "
            f"is {progress.training_loss:z.2f} nats. On new pictures it is {progress.validation_loss:z.2f} nats, and "
            f"{whole_percent(progress.validation_accuracy)} of them are named rightly. {floor}"
        )


class LearningCurve:
    labels = {
        "examples": "pictures of each animal",
        "early": "early stopping",
        "fewest": "The fewest",
        "fewest_early": "The fewest, stopped early",
        "most": "The most",
    }
    hint = "measure each network at the step where its loss on new pictures was lowest"
    loss = "The loss"
    nats = "loss, nats"
    to_learn_from = "pictures of each animal to learn from\n(log axis: the same distance is the same factor)"
    new_pictures = "New pictures"
    right = "how often\nit is right"
    sure = "belief in its\nown answer"
    one_size = "there are no runs with another number"
    stored = (
        "In a browser, these trainings would take about ten minutes. So they are not done here: what follows are their "
        "results, as the same code reached them elsewhere."
    )

    def other(state):
        return f"after {state.steps} steps" if state.early else "stopped early"

    def sentence(state):
        new, learnt = state.values("new"), state.values("learnt")
        if state.early:
            when = (
                f"Each network is stopped where its loss on new pictures is lowest. That is step "
                f"{state.values('step').mean():.0f} of {state.steps} on average."
            )
        else:
            when = f"Each network has learnt for {state.steps} steps."
        runs = count(len(new), "network", "networks")
        spread = f" ({new.min():.2f} to {new.max():.2f})" if len(new) > 1 else ""
        return (
            f"{count(state.examples, 'picture', 'pictures')} of each animal, {runs}. {when} "
            f"The loss on new pictures is {new.mean():.2f} nats{spread}, which is "
            f"{new.mean() / state.unbeatable:.1f} times the floor of the features, {state.unbeatable:.2f}. On the "
            f"pictures learnt from it is {learnt.mean():z.2f}. {state.values('right').mean():.0%} of new pictures are "
            f"named rightly. The belief in the answer is {state.values('sure').mean():.0%} on average."
        )


class Likelihood:
    labels = {
        "q": "belief in a raccoon",
        "raccoons": "raccoons among the ten",
        "even": "An even belief",
        "fitting": "The belief that fits",
        "too_sure": "Too sure",
    }
    hill = "The probability of these ten labels, for each belief"
    valley = "The mean loss of the ten pictures, for each belief"
    belief = "belief in a raccoon, q"

    def share(state):
        return f"share of raccoons {state.share:.0%}"

    def chance(p):
        """Return a chance as one in so many, or as a share where it is large.

        Examples
        --------
        >>> Likelihood.chance(0.5**10), Likelihood.chance(0.904)
        ('1 in 1,024', '90%')
        """
        return f"{p:.0%}" if p >= 0.1 else f"1 in {float(f'{1 / p:.4g}'):,.0f}"

    def sentence(state):
        text = (
            f"Ten pictures look the same. {state.raccoons} of them are labelled raccoon, {state.red_pandas} red panda. "
            f"With a belief of {whole_percent(state.q)} in a raccoon, the probability of these labels is "
            f"{Likelihood.chance(state.likelihood)}, and the mean loss is {amount(state.loss, 'nats')}. "
        )
        if state.is_best:
            return f"{text}No belief makes them more probable, and no belief has a lower loss."
        ends = {0: " (the slider begins at 1%)", 1: " (the slider ends at 99%)"}
        best = f"{whole_percent(state.share)}{ends.get(state.share, '')}"
        return (
            f"{text}A belief of {best} makes them most probable. It also has the lowest loss: "
            f"{amount(state.floor, 'nats')}."
        )


PREDICTIONS = {
    "loss-at-30": {},
    "one-percent": {
        "a_little_more": "a little more",
        "twice": "twice as much",
        "ten_times": "ten times as much",
    },
    "five-to-every-logit": {
        "largest_gains": "the largest gains",
        "nothing_changes": "nothing changes",
        "all_come_closer": "all come closer together",
    },
    "certain-but-twice": {},
    "can-loss-reach-zero": {
        "more_pictures": "yes, with enough pictures",
        "larger_network": "yes, with a large enough network",
        "faces_could_be_either": "no, some faces could be either",
    },
    "loss-before-training": {},
    "what-more-pictures-improve": {
        "wrong_answers": "the number of wrong answers",
        "loss": "the loss on new pictures",
        "both": "both by about the same part",
    },
    "lowest-soft-loss": {},
}

# What several exercises say of the same wrong turns.
MEASURED_IN_BITS = (
    "This is in bits: you used the logarithm to base 2. The question asks for nats, so use np.log."
)
NATS_ARE_NATURAL = "You used the logarithm to base 10. Nats need the natural logarithm, np.log."
NOT_AT_MOST_ONE = (
    "A loss is not a share, so it can be above 1. The smaller the belief in the truth, the larger the loss. "
    "It has no limit."
)
LOGARITHM_IS_NEGATIVE = (
    "The logarithm of a number below 1 is negative. The minus sign in -ln q makes it positive."
)

EXERCISES = {
    "red-panda-loss": {
        "hint": "which of the seven beliefs belongs to the true animal? Only its term is left of the sum.",
        "solution": "The true animal is the red panda. Its belief is 0.25, so -np.log(0.25).",
        "belief": "0.25 is the belief in the red panda. The loss is -ln of it.",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "added_all": (
            "You added -ln q of all seven animals. Each term is multiplied by p, and p is 0 for six of them."
        ),
        "averaged_all": (
            "You took the average of -ln q over all seven animals. The weights are p, and p is 0 for six of them."
        ),
        "weighed_with_belief": (
            "This is the entropy of the belief: you used q as the weight of -ln q. The weight is the truth, p."
        ),
        "raccoon": "This would be the loss if the picture showed a raccoon. It shows a red panda.",
        "raccoon_in_bits": (
            "This would be the loss of a raccoon, in bits. The picture shows a red panda. The question asks for nats."
        ),
        "raccoon_log10": (
            "This is -log10 of the raccoon's 0.30. The picture shows a red panda, and nats need the natural logarithm."
        ),
        "belief_elsewhere": (
            "This is the belief that the other animals got, 1 - q. The loss is a message length, -ln q."
        ),
        "sign": LOGARITHM_IS_NEGATIVE,
    },
    "hundred-classes": {
        "hint": "a classifier that knows nothing believes in each class equally. How much is that with 100 classes?",
        "solution": "Each class gets 1/100, so -np.log(1 / 100). This is the same as np.log(100).",
        "belief": "0.01 is the belief in each class. The loss is -ln of it.",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "seven_classes": "This is the loss for seven classes. Here there are 100.",
        "at_most_one": NOT_AT_MOST_ONE,
        "error_rate": (
            "This is how often a blind guess is wrong. An error rate is not a loss: take -ln of the belief."
        ),
    },
    "tiny-belief": {
        "hint": "the loss is -ln q. This is so for a very small q, too.",
        "solution": "-np.log(0.001). This is three times the loss of a belief of 0.1.",
        "at_most_one": NOT_AT_MOST_ONE,
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "belief": (
            "0.001 is the belief. The loss is -ln of it. (It would also be the loss if the truth got 0.999.)"
        ),
        "weighed_with_belief": (
            "You used the belief as the weight of -ln q. The weight is the truth, and the truth is certain: 1."
        ),
        "sign": LOGARITHM_IS_NEGATIVE,
    },
    "two-pictures": {
        "hint": "the blank is the loss of the second picture. The truth got 0.25 there.",
        "solution": "The second loss is -np.log(0.25), so (-np.log(0.8) - np.log(0.25)) / 2.",
        "blank_alone": "1.386 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "sign": "You forgot the minus sign of the second loss: it is -np.log(0.25), which is positive.",
        "belief": "You put the belief itself, 0.25, in place of the blank. The loss is -ln of it.",
        "missing_from_1": "You put 1 - 0.25 in place of the blank. A loss is not what is missing from 1. It is -ln q.",
        "bits": "You put the second loss in bits in place of the blank. Use np.log for both.",
        "log10": "You used the logarithm to base 10 for the second picture. Use np.log for both.",
        "first_again": "You used the first picture's loss twice. On the second picture the truth got 0.25.",
    },
    "undo-the-loss": {
        "hint": "the loss is -ln q. Which function undoes a natural logarithm?",
        "solution": "If -ln q = 0.5, then q is e to the power of -0.5: np.exp(-0.5).",
        "power_of_2": "You took 2 to the power of -0.5. That undoes bits. The loss is in nats, so use np.exp.",
        "power_of_10": "You took 10 to the power of -0.5. Nats are undone by np.exp.",
        "loss": "0.5 is the loss, and also 1 minus the loss. The belief is neither: undo the logarithm in -ln q.",
        "sign": "A probability is at most 1. Look at the minus sign: -ln q is 0.5, not ln q.",
        "loss_of_loss": "This is the loss for a belief of 0.5. Here 0.5 is the loss, and you look for the belief.",
    },
    "push-on-the-cat": {
        "hint": "the gradient at the logits is belief minus truth. What are both for the cat?",
        "solution": (
            "Adding 5 to every logit changes no belief. Belief minus truth is 0.08 - 1, in nats for each 1 that the "
            "logit grows."
        ),
        "sign": (
            "The size is right, the sign is wrong. A larger logit of the true animal makes the loss smaller."
        ),
        "belief": "This is the belief. The gradient is belief minus truth, and the truth is 1.",
        "raccoon": "This is the raccoon's gradient when the picture shows a raccoon. It shows a cat.",
        "shifted": (
            "You added 5 to the belief. The 5 was added to the logits. What does that do to the belief?"
        ),
        "shifted_belief": (
            "You added 5 to the belief. But the 5 was added to the logits. The gradient is belief minus truth."
        ),
        "slope_in_belief": (
            "This is how -ln q changes with q itself. A logit changes all seven beliefs, and there it is q - p."
        ),
        "loss": "This is the loss itself. The question is how the loss changes with the logit.",
    },
    "three-pictures": {
        "hint": "first take the loss of each picture. Then take the mean of the three losses.",
        "solution": "np.mean(-np.log([0.9, 0.5, 0.1])).",
        "averaged_beliefs": (
            "You took the mean of the beliefs first, and then the logarithm. Take -ln of each first, then the mean."
        ),
        "sum": "This is the sum of the three losses. Divide it by three.",
        "mean_belief": (
            "0.5 is the mean of the three beliefs. A loss is -ln q: take it for each picture, then take the mean."
        ),
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "error_rate": "One of three beliefs is low, but an error rate is not a loss. Take the mean of -ln q.",
        "accuracy": "This looks like an accuracy. The loss needs -ln of each belief.",
    },
    "two-kinds-of-faces": {
        "hint": "the blank is the entropy of the second kind: two animals, 50 of 100 each.",
        "solution": (
            "The second kind has the entropy np.log(2). The average is 0.5 * first + 0.5 * np.log(2)."
        ),
        "blank_alone": "0.693 is what belongs in the blank. Put it there, and leave the rest of the line as it is.",
        "share": (
            "You put 0.5 in place of the blank. That is a share of faces. The blank is the entropy of the second kind."
        ),
        "bits": "You put 1 in place of the blank. That is the entropy in bits. In nats it is ln 2.",
        "log10": "You used the logarithm to base 10 for the second kind. Use np.log for both.",
        "nothing": "You put 0 in place of the blank. But the second kind is the least clear one: 50 and 50.",
        "one_term": "You took one term of the entropy only. There are two animals, so there are two terms.",
        "sign": "An entropy is never negative. The logarithm of 1 / 0.5 is positive.",
    },
    "mostly-sure-faces": {
        "hint": "find the entropy of both kinds of faces. Then weigh each with how common this kind is.",
        "solution": (
            "The sure faces have the entropy 0, the others 0.75 * np.log(1 / 0.75) + 0.25 * np.log(1 / 0.25). "
            "Weigh them with 0.7 and 0.3."
        ),
        "only_unsure": "This is the entropy of the unsure faces alone. They are only 30% of all faces.",
        "shares_first": (
            "You put all faces together first, and then took the entropy. That is what you know before you look at a "
            "face. Take the entropy of each kind first, then the average."
        ),
        "wrong_weight": "You weighed the unsure faces with 0.7. They are the other 0.3 of all faces.",
        "half_and_half": "You weighed the two kinds equally. The unsure faces are only 30% of all faces.",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
    },
    "accuracy-and-loss": {
        "hint": "90 pictures cost -ln 0.9 each, and 10 cost -ln 0.05 each. What is the mean of all 100?",
        "solution": "-(0.9 * np.log(0.9) + 0.1 * np.log(0.05)).",
        "sum": "This is the sum of the 100 losses. Divide it by 100.",
        "error_rate": ("This is how often it is wrong. The loss also depends on how sure it was each time."),
        "accuracy": "This is the accuracy. The loss depends on how much belief the truth got each time.",
        "only_right": "This is the loss on the pictures where it is right. What do the other 10 cost?",
        "only_wrong": "This is the loss where it is wrong. That happens on 10 of 100 pictures.",
        "half_and_half": "You weighed both losses equally. The weights are 90 and 10 of 100.",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
    },
    "soft-floor": {
        "hint": "the cross-entropy is lowest where the belief equals the soft truth. What is it called then?",
        "solution": "p = np.full(7, 0.1 / 7), then p[0] += 0.9, then -np.sum(p * np.log(p)): the entropy of p.",
        "zero": (
            "A loss of 0 is possible only where the truth is certain. Here a belief of 1 would give the other six 0, "
            "and they have a share of the truth. The loss would be infinite."
        ),
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "only_raccoon": (
            "This is the surprisal of the raccoon alone. The other six have a share of the truth now, too."
        ),
        "only_certain": (
            "This is -ln 0.9. It is one term only, and the raccoon also gets its own seventh of the 0.1."
        ),
        "six_others": (
            "You shared the 0.1 among the six others. It is shared among all seven, so the raccoon gets a seventh of "
            "it back."
        ),
        "two_states": (
            "You took two states, 0.9 and 0.1. There are seven: each of the six others has a share of its own."
        ),
        "softened_more": "This is for an amount of 0.2. The question is about 0.1.",
        "know_nothing": "This is the loss of a belief that knows nothing. Which belief has the lowest loss?",
    },
}

QUESTIONS = {
    "rain-on-a-quarter-of-days": {
        "asks": "The sun shines on 75% of days, and it rains on 25%. What is the surprisal of rain?",
        "average": ("0.811 bits", "0.811 bits is the entropy: the average over sunny and rainy days."),
        "rain": ("2 bits", "One chance in four is two halvings: log₂ 4 = 2."),
        "sun": ("0.415 bits", "0.415 bits is the surprisal of sun. The rarer news tells more, not less."),
    },
    "most-of-seven-states": {
        "asks": "A sky has seven possible states. How large can its entropy be at most?",
        "one_bit": ("1 bit", "1 bit is the most for two states. More states can be harder to predict."),
        "no_limit": (
            "There is no limit",
            "The surprisal of a single state has no limit. The entropy is an average, and a state with a large "
            "surprisal is rare.",
        ),
        "log_seven": (
            "log₂ 7 bits",
            "It is reached when all seven states are equally likely. In this notebook you meet it as ln 7 nats.",
        ),
    },
    "what-cross-entropy-costs": {
        "asks": "Weather p is sent with an ideal code made for q. What does the cross-entropy H(p, q) say?",
        "message": (
            "The average message length",
            "It is the entropy of p plus the divergence D(p‖q).",
        ),
        "joint": (
            "The entropy of both together",
            "That is the joint entropy of two events. Here there is only one event, and q is a belief about it.",
        ),
        "extra": (
            "The extra bits because q is wrong",
            "The extra bits are the divergence. The cross-entropy also contains the entropy of p.",
        ),
    },
    "raccoon-or-red-panda": {
        "asks": (
            "Of 100 faces that look alike, 50 are raccoons and 50 are red pandas. A classifier gives each 50%. Its "
            "mean loss on these faces is 0.693 nats. What can more training do?"
        ),
        "whole_loss": (
            "Lower it to 0, because the whole loss of a picture is divergence",
            "That is so for one picture with its label. But these 100 faces look alike, so they all get the same "
            "belief, and no belief is right about all of them.",
        ),
        "stays": (
            "Nothing: this is the floor",
            "The belief equals the posterior, so the divergence is 0. What is left is the entropy of the posterior.",
        ),
        "more_pictures": (
            "Lower it, with many more pictures",
            "More pictures bring the belief nearer to the posterior. It is there already.",
        ),
    },
    "right-equally-often": {
        "asks": "Two classifiers are right on the same 87 of 100 new pictures. Are their losses equal?",
        "yes": (
            "Yes, they make the same mistakes",
            "Accuracy counts mistakes only. The loss also depends on how sure each classifier was.",
        ),
        "small": (
            "Nearly: the difference is at most 0.13",
            "A loss is not a share. Each mistake with a belief of 0.001 in the truth costs 6.9 nats. Thirteen of them "
            "cost 13 · 6.9 / 100 = 0.90 nats in the mean.",
        ),
        "no": (
            "Not always, one can be much larger",
            "The loss also depends on how sure each one was. Sure and wrong is expensive.",
        ),
    },
    "which-order-is-trained": {
        "asks": "p is the truth and q the belief. Which divergence does training with cross-entropy lower?",
        "truth_first": (
            "D(p‖q)",
            "The pictures come as the truth sends them, so p is the weight. Cross-entropy is H(p) + D(p‖q), and "
            "H(p) does not depend on the belief.",
        ),
        "belief_first": (
            "D(q‖p)",
            "There the belief would be the weight. With a one-hot truth it is infinite for every belief that is not "
            "certain of the truth.",
        ),
        "same": (
            "Both: they are equal",
            "A divergence is not a distance. The two orders give different numbers.",
        ),
    },
    "too-large-by-a-factor": {
        "asks": (
            "The truth got 30%, and you expect a loss of 1.204 nats. A library prints 1.737 for this one picture. "
            "What has happened?"
        ),
        "twice": (
            "Softmax was applied twice",
            "That would give 1.793 here. It is close, but it is another number.",
        ),
        "sum": ("It gave the sum, not the mean", "For one picture, sum and mean are the same."),
        "bits": ("It counts in bits", "1.204 / ln 2 = 1.737. The loss is the same, only the unit differs."),
    },
    "what-a-better-code-saves": {
        "asks": (
            "The article's code, made for the sunny region, needs 4.58 bits a day in the rainy region. The entropy "
            "there is 2.23 bits. How much can a better code save at most?"
        ),
        "all": (
            "4.58 bits a day",
            "Then nothing would be sent. The average message length of a code is never below the entropy.",
        ),
        "regions": (
            "3.65 bits a day",
            "3.65 is the divergence of one region's weather from the other's. The code believes something else.",
        ),
        "beyond_entropy": (
            "nearly 2.35 bits a day",
            "4.58 − 2.23 = 2.35, and codewords for long blocks of days come close to it. A loss is alike: training can "
            "lower what is beyond the entropy, and the entropy stays.",
        ),
    },
}
