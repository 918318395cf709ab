"""What a learner reads in lesson 4, in English."""

from math import isinf

from ...words_en import ANIMALS, amount, count, percent, with_guess

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
    "fur_redness": ("grey fur", "russet fur"),
    "fur_lightness": ("dark fur", "light fur"),
    "ear_pointedness": ("round ears", "pointed ears"),
    "ear_size": ("small ears", "big ears"),
    "ear_droop": ("ears that stand up", "ears that hang down"),
    "head_width": ("a narrow head", "a wide head"),
    "muzzle_width": ("a narrow muzzle", "a broad muzzle"),
    "muzzle_length": ("a short muzzle", "a long muzzle"),
    "white_cheeks": ("cheeks and muzzle like the fur", "white cheeks with tufts, and a white muzzle"),
    "white_trim": ("no white trim", "white eyebrows, and ears with white rims"),
    "mask": ("no mask", "a dark mask across the eyes"),
    "face_stripes": ("no stripes", "a white face with a dark stripe through each eye"),
    "tear_marks": ("no tear marks", "dark marks from the eyes down the cheeks"),
    "feline": ("round pupils", "slit pupils, whiskers, and lines on the forehead"),
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
    "unbeatable": "unbeatable",
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
    area = "... as an area"
    the_area = "area: the loss"
    the_line = "line: what the truth itself tells, 0"
    no_effect = "no effect: all seven scores are equal"

    def sentence(state):
        if state.unit == "bits":
            log, loss, in_other_unit = "log2", amount(state.loss_in_bits), f"{state.loss:z.3f} nats"
        else:
            log, loss, in_other_unit = "ln", amount(state.loss, "nats"), f"{state.loss_in_bits:z.3f} bits"
        animal = ANIMALS[state.truth]
        text = (
            f"It is a {animal}, and the classifier gives a {animal} {percent(state.q_of_truth)}: the loss is "
            f"−{log} {chance(state.q_of_truth)} = {loss} ({in_other_unit}). "
            f"The other six animals take no part in the sum."
        )
        return with_guess(text, state.guess, "nats", of=", for 30%")

    def curve_title(unit):
        return "The loss −log₂ q" if unit == "bits" else "The loss −ln q"

    def words_title(unit):
        length = "−log₂ q bits" if unit == "bits" else "−ln q nats"
        return f"Length of each animal's word in a code made for this belief: {length}"


def chance(q: float) -> str:
    """Return a chance with three decimals, or more where it is so near 0 or 1 that they would not show it.

    Examples
    --------
    >>> chance(0.3), chance(0.00012345), chance(0.9999), chance(1.0)
    ('0.300', '0.00012', '0.99990', '1')
    """
    if q == 1.0:
        return "1"
    if q > 0.9995:
        return f"{q:.5f}" if q < 0.999995 else f"(1 − {1 - q:.1g})"
    return f"{q:.3f}" if q >= 0.0095 else f"{q:.2g}"


class SoftmaxTraps:
    labels = {
        "shift": "added to every logit",
        "scale": "logits spread",
        "as_they_are": "As they are",
        "plus_700": "+700",
        "plus_710": "+710",
        "minus_760": "−760",
        "spread_wide": "Spread wide",
    }
    float64_range = "Where the seven numbers lie in the range of a float64"
    becomes_0 = "becomes 0"
    becomes_inf = "becomes inf"
    naive = "By the formula, exp(z) / Σ exp(z)"
    careful = "With care: max z taken off first"

    def sentence(state):
        if state.shift == 0:
            start = "With nothing added to the logits,"
        else:
            start = f"With {'+' if state.shift > 0 else '−'}{abs(state.shift):.0f} added to every logit,"
        careful = f"With care it is the same as ever: the raccoon gets {percent(state.careful_softmax[0])}."
        if state.overflowed:
            how_many = "all seven" if state.overflowed == len(ANIMALS) else f"{state.overflowed} of the seven"
            return (
                f"{start} {how_many} exp(z) are too large for a float64 and become inf. The plain formula divides "
                f"inf by inf, which is no number. {careful}"
            )
        if state.vanished == len(ANIMALS):
            return (
                f"{start} all seven exp(z) are too small for a float64 and become 0. The plain formula divides "
                f"0 by 0, which is no number. {careful}"
            )
        naive = f"the plain formula still works: the raccoon gets {percent(state.naive_softmax[0])}"
        if state.vanished:
            naive += f", though {state.vanished} of the seven exp(z) are too small for a float64 and become 0"
        return f"{start} {naive}. {careful}"

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
    bars = "What is believed of a raccoon"
    loss = "Its loss"
    times_applied = "times softmax is applied"
    never_less = "twice: never less than this"

    def sentence(state):
        how_often = ("once", "twice", "three times", "four times", "five times", "six times")[state.times - 1]
        text = (
            f"Softmax applied {how_often}: the raccoon gets {percent(state.q[0])}, "
            f"a loss of {state.loss:z.3f} nats."
        )
        if state.times > 1:
            text += f" Applied once, as it should be, it would get {percent(state.belief_after(1)[0])}."
        return f"{text} Knowing nothing costs {state.know_nothing:.3f} nats."

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
    waste = "above the line: waste"
    curve = "... and for any belief"
    belief = "belief in the raccoon, q"

    def sentence(state):
        if state.amount == 0:
            truth = "The truth is certain: a raccoon."
        else:
            truth = (
                f"The truth is softened by {whole_percent(state.amount)}: {whole_percent(state.p[0])} raccoon and "
                f"{whole_percent(state.p[1])} for each of the others."
            )
        cost = (
            f"A belief of {whole_percent(state.q_raccoon)} in the raccoon costs {amount(state.loss, 'nats')}."
        )
        if state.is_lowest:
            lowest = "No belief costs less."
        else:
            lowest = (
                f"The lowest loss there is, {amount(state.floor, 'nats')}, needs a belief of "
                f"{whole_percent(state.best)}."
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
    waste = "above the line: waste"

    def sentence(state):
        average, floor = (amount(state.shown(bits), state.unit) for bits in (state.average, state.entropy))
        text = f"{Story.chapters[state.chapter.id]}: the average of −log q, weighed with p, is {average}."
        if state.extra < 5e-4:
            return f"{text} It is the entropy: what is believed is what happens, and nothing is wasted."
        if state.entropy == 0:
            return f"{text} The truth is certain, so its entropy is {floor}, and all of this is extra: it is the loss."
        return f"{text} The entropy is {floor}; {state.shown(state.extra):.3f} are extra, because q is not p."

    def title(state):
        return f"{state.number} · {Story.chapters[state.chapter.id]}"

    def entropy(state):
        return f"entropy {state.shown(state.entropy):z.3f}"

    def average(state):
        return f"average {state.shown(state.average):z.3f}"


class Gallery:
    labels = {
        "wildness": "typical 0 → wild 1",
        "animal": "what marks a",
        "typical": "Typical",
        "as_they_come": "As they come",
        "new_individuals": "New individuals",
    }
    typical_faces = "Typical faces"
    individuals = "Individuals"
    under_each = "and under each, the chance that a face like this one belongs to the animal above"

    def sentence(state):
        marks = "; ".join(FEATURES[name][1] for name in state.marks)
        text = f"A typical {ANIMALS[state.animal]} has {marks}."
        animal, likeliest, chance = state.least_clear
        name, share = ANIMALS[animal], f"{whole_percent(chance)} are {ANIMALS_MANY[animal]}"
        if likeliest == animal:
            return f"{text} The least clear of the faces below is a {name}; of such faces {share}."
        return (
            f"{text} The most misleading of the faces below is a {name} that looks like a {ANIMALS[likeliest]}: "
            f"of such faces only {share}."
        )


class Features:
    labels = {
        "one": "one",
        "other": "other",
        "raccoon_and_red_panda": "Raccoon, red panda",
        "cat_and_dog": "Cat, dog",
        "badger_and_raccoon": "Badger, raccoon",
        "new_individuals": "New individuals",
    }
    title = "The fourteen features of a face, each from 0 to 1"

    def sentence(state, crowd):
        if state.one == state.other:
            many = ANIMALS_MANY[state.one]
            return f"Both are {many}: choose two different animals to see what tells them apart."
        parts = []
        for name, difference in state.largest.items():
            little, much = FEATURES[name]
            parts.append(f"{much} against {little}" if difference > 0 else f"{little} against {much}")
        return (
            f"What tells a {ANIMALS[state.one]} from a {ANIMALS[state.other]} most: {'; '.join(parts)}. "
            f"In {state.alike} of the {len(FEATURES)} features their typical faces are nearly alike. "
            f"The small marks are {crowd} individuals of each."
        )


class Mix:
    labels = {
        "start": "from",
        "end": "to",
        "t": "part of the way",
        "feature": "one feature",
        "value": "alone, from 0 to 1",
        "raccoon_to_red_panda": "Raccoon → red panda",
        "badger_to_raccoon": "Badger → raccoon",
        "cat_to_dog": "Cat → dog",
        "fox_to_bear": "Fox → bear",
    }
    face = "The face"
    as_seen = "... as a classifier sees it:"
    pixels = "32 × 32 pixels"
    truth = "What such faces are"
    belief = "and what the classifier believes"
    half_way = "half-way"

    def title(state):
        return f"The chance of a {ANIMALS[state.end]}, on the way there"

    def typical(animal):
        return f"a typical {ANIMALS[animal]}"

    def sentence(state):
        p, q = state.truth, state.belief
        name = ANIMALS_MANY[state.likeliest]
        text = f"{_where(state)}: of such faces {whole_percent(p.max())} are {name}"
        little, much = FEATURES[state.feature]
        feature = (
            f"The feature “{FEATURE_NAMES[state.feature]}” is {state.value:z.2f}, "
            f"between 0, {little}, and 1, {much}."
        )
        if q is None:
            doubt = f"{state.unbeatable_loss:z.2f} nats of doubt"
            return f"{text}. Whoever sees one and knows this is left with {doubt}. {feature}"
        text += f", and the classifier gives {name} {whole_percent(q[p.argmax()])}. "
        if state.favourite != state.likeliest:
            text += f"Its favourite is {ANIMALS[state.favourite]}, at {whole_percent(q.max())}. "
        return (
            f"{text}On faces like this its loss is {state.loss:z.2f} nats on average, "
            f"and no classifier gets below {state.unbeatable_loss:z.2f}. {feature}"
        )


def _where(state):
    """Return which face a mix is."""
    if state.start == state.end:
        where = f"A typical {ANIMALS[state.start]}"
    else:
        where = f"{state.t:.0%} of the way from {ANIMALS[state.start]} to {ANIMALS[state.end]}"
    own = ", ".join(FEATURE_NAMES[name] for name in state.set_by_hand)
    return f"{where}, with {own} set by hand" if own else where


class Training:
    labels = {
        "examples": "pictures of each animal",
        "network": "network",
        "shown": "look back at report",
        "train": "Train",
    }
    networks = {"hidden_layer": "one hidden layer", "softmax_regression": "softmax regression"}
    loss = "The loss"
    steps = "steps of training"
    nats = "loss, nats"
    hint = "Press Train"
    confusion = "Who is taken for whom"
    taken_for = "what it is taken for"
    is_truly = "what it is"
    surprising = "The most surprising new pictures"
    under_each = "what each is, and what the classifier gave it"
    nothing_learnt = "nothing is learnt yet"

    def given(belief, nats):
        return f"{whole_percent(belief)}: {nats:.1f} nats"

    def sentence(state):
        unbeatable = f"No classifier gets below {state.unbeatable:.2f} nats in the long run."
        if state.report is None:
            network = Training.networks[state.network]
            return (
                f"Nothing is learnt yet. Press Train: {network} will look at {state.examples} pictures of each "
                f"animal. {unbeatable}"
            )
        progress = state.report.progress
        return (
            f"Step {progress.step} of {progress.steps}, with {state.examples} pictures of each animal: the loss is "
            f"{progress.training_loss:z.2f} nats on the pictures learnt from and {progress.validation_loss:z.2f} nats "
            f"on new ones, of which {whole_percent(progress.validation_accuracy)} are named rightly. {unbeatable}"
        )


class LearningCurve:
    labels = {"examples": "pictures of each animal", "fewest": "The fewest", "most": "The most"}
    loss = "The loss"
    nats = "loss, nats"
    to_learn_from = "pictures of each animal to learn from"
    new_pictures = "New pictures"
    right = "how often\nit is right"
    sure = "how often it\nthinks it is"
    one_size = "there are no runs with another number"

    def sentence(state):
        new, learnt = state.values("new"), state.values("learnt")
        times = new.mean() / state.unbeatable
        spread = f", from {new.min():.2f} to {new.max():.2f} over {len(new)} runs" if len(new) > 1 else ""
        return (
            f"{count(state.examples, 'picture', 'pictures')} of each animal: {new.mean():.2f} nats on new pictures"
            f"{spread}, {times:.1f} times the unbeatable {state.unbeatable:.2f}; {learnt.mean():z.2f} nats on the "
            f"pictures learnt from. The classifier is right about {state.values('right').mean():.0%} of new pictures, "
            f"and believes that it is right about {state.values('sure').mean():.0%}."
        )


class Likelihood:
    labels = {
        "q": "belief in a raccoon",
        "raccoons": "raccoons among the ten",
        "even": "An even belief",
        "fitting": "The belief that fits",
        "too_sure": "Too sure",
    }
    hill = "How probable the belief makes these ten labels"
    valley = "What it costs a picture: the average of −ln q"
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
            f"{state.raccoons} of {state.raccoons + state.red_pandas} look-alikes are raccoons, "
            f"{state.red_pandas} red pandas. A belief of {whole_percent(state.q)} in a raccoon gives these labels "
            f"a chance of {Likelihood.chance(state.likelihood)}, and costs {amount(state.loss, 'nats')} a picture. "
        )
        if state.is_best:
            return f"{text}No belief makes them more probable, and none costs less."
        return (
            f"{text}A belief of {whole_percent(state.share)} makes them most probable, and costs least: "
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
        "being_right": "how often it is right",
        "knowing_its_doubt": "how well it knows when it may be wrong",
        "both": "both about equally",
    },
    "lowest-soft-loss": {},
}

# What several exercises say of the same wrong turns.
MEASURED_IN_BITS = (
    "This is measured in bits: you used the logarithm to base 2. The loss is asked in nats: np.log."
)
NATS_ARE_NATURAL = "You used the logarithm to base 10. Nats take the natural logarithm: np.log."
NOT_AT_MOST_ONE = (
    "A loss is no share, and does not end at 1: it grows without end as the belief in the truth nears 0."
)
LOGARITHM_IS_NEGATIVE = (
    "The logarithm of a number below 1 is negative; the minus sign in -ln q turns it round."
)

EXERCISES = {
    "red-panda-loss": {
        "hint": "which of the seven beliefs is the one in the true animal? Only its term is left of the sum.",
        "solution": "The truth is a red panda, which got 0.25, so -np.log(0.25).",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "added_all": (
            "You added up -ln q for all seven animals. Each term is multiplied by p, and p is 0 for six of them."
        ),
        "averaged_all": (
            "You averaged -ln q over all seven animals. Weigh it with p, which is 0 for six of them."
        ),
        "weighed_with_belief": (
            "This is the entropy of the belief: you weighed -ln q with q. Weigh it with the truth p."
        ),
        "raccoon": "This would be the loss if it were a raccoon. Now it is a red panda.",
        "raccoon_in_bits": (
            "This would be the loss if it were a raccoon, and in bits. Now it is a red panda, and nats are asked."
        ),
        "raccoon_log10": (
            "This is -log10 of the raccoon's 0.30. Now it is a red panda, and nats take the natural logarithm."
        ),
        "belief_elsewhere": (
            "This is how much belief went elsewhere. The loss is the message length of what is left: -ln q."
        ),
        "sign": LOGARITHM_IS_NEGATIVE,
    },
    "hundred-classes": {
        "hint": "knowing nothing is the same belief in each class: what is it, of 100 classes?",
        "solution": "Each class gets 1/100, so -np.log(1 / 100), which is np.log(100).",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "seven_classes": "This is for seven classes. Here there are 100.",
        "at_most_one": NOT_AT_MOST_ONE,
        "error_rate": (
            "This is how often a blind guess is wrong. An error rate is no loss: take -ln of the belief."
        ),
    },
    "tiny-belief": {
        "hint": "it is -ln q for the belief in the truth, however small.",
        "solution": "-np.log(0.001): three times what a belief of 0.1 costs.",
        "at_most_one": NOT_AT_MOST_ONE,
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "loss_of_opposite": (
            "This is the loss of a classifier that is almost sure of the truth. This one is almost sure of the "
            "opposite."
        ),
        "weighed_with_belief": (
            "You weighed -ln q with the belief. The weight is the truth, and the truth is certain: 1."
        ),
        "sign": LOGARITHM_IS_NEGATIVE,
    },
    "undo-the-loss": {
        "hint": "the loss is -ln q; which function takes back a natural logarithm?",
        "solution": "From -ln q = 0.5 follows q = e to the -0.5: np.exp(-0.5).",
        "power_of_2": "You took 2 to the minus 0.5, which undoes bits. The loss is in nats: np.exp.",
        "power_of_10": "You took 10 to the minus 0.5. Nats are undone by np.exp.",
        "missing_from_1": "A loss is no share that is missing from 1. It is -ln q: turn the logarithm round.",
        "sign": "A probability is at most 1. Mind the minus sign: -ln q is 0.5, not ln q.",
        "loss_of_loss": "This is the loss at a belief of 0.5. Here 0.5 is the loss.",
    },
    "push-on-the-cat": {
        "hint": "the gradient by the logits is belief minus truth; what are both for the cat?",
        "solution": "Adding 5 to every logit changes no belief. Belief minus truth is 0.08 - 1.",
        "sign": (
            "The right size with the wrong sign: a larger logit of the true animal makes the loss smaller."
        ),
        "belief": "This is the belief. The gradient is belief minus truth, and the truth is 1.",
        "raccoon": "This would be the raccoon's, if it were a raccoon. It is a cat.",
        "shifted": (
            "The 5 was added to the logits. What does that do to the belief, which is what the gradient takes?"
        ),
        "slope_in_belief": (
            "This is the slope of -ln q in q itself. A logit moves all seven beliefs: the slope there is q - p."
        ),
        "loss": "This is the loss itself; asked is how it changes with the logit.",
    },
    "three-pictures": {
        "hint": "take the loss of each picture first, and average the three losses.",
        "solution": "np.mean(-np.log([0.9, 0.5, 0.1])).",
        "averaged_beliefs": (
            "You averaged the beliefs, and then took the logarithm. Average the losses: first -ln, then the mean."
        ),
        "sum": "This is the sum over the pictures. Divide by three.",
        "missing_from_1": "This is the average belief that went elsewhere. A loss is -ln q, not 1 - q.",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "error_rate": "One answer in three is wrong; but an error rate is no loss. Average -ln q.",
        "accuracy": "This looks like an accuracy. The loss asks for -ln of each belief.",
    },
    "accuracy-and-loss": {
        "hint": "90 pictures cost -ln 0.9 each, and 10 cost -ln 0.05 each; what is the average of the 100?",
        "solution": "-(0.9 * np.log(0.9) + 0.1 * np.log(0.05)).",
        "error_rate": (
            "This is how often it is wrong, read off the accuracy. The loss also asks how sure it was each time."
        ),
        "accuracy": "This is the accuracy. The loss asks how much belief the truth was given each time.",
        "only_right": "This is the loss where it is right. What do the other 10 cost?",
        "only_wrong": "This is the loss where it is wrong, which happens 10 times in 100.",
        "half_and_half": "You averaged the two as if it were wrong half of the time. Weigh them 90 to 10.",
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
    },
    "soft-floor": {
        "hint": "the lowest cross-entropy is reached where q equals y; what is it called then?",
        "solution": "y = np.full(7, 0.1 / 7); y[0] += 0.9; then -np.sum(y * np.log(y)), the entropy of y.",
        "zero": (
            "0 can be reached only where the truth is certain. Here a belief of 1 would be infinitely wrong about the "
            "rest."
        ),
        "bits": MEASURED_IN_BITS,
        "log10": NATS_ARE_NATURAL,
        "only_raccoon": (
            "This is the raccoon's surprisal alone. The other six have a share of the truth now, and of the sum."
        ),
        "only_certain": "This is -ln 0.9, one term, and without the raccoon's own seventh of the 0.1.",
        "softened_more": "This is for an amount of 0.2. Asked is 0.1.",
        "know_nothing": "This is what a belief that knows nothing costs. Which belief costs least?",
    },
}
