"""Every word for teachers that is not in the lessons already, in English.

No result of a lesson stands here: what is computed comes from the lessons, so that nothing can drift.
"""

from weatherbits.words_en import count, listed, percent

LANGUAGE = "en"
COLLECTION = "weatherbits"
RIGHT = "Right."
NOT_A_NUMBER = "NaN, no number"


def minutes(number):
    return count(number, "minute", "minutes")


def notebook(lesson):
    return f"{lesson.number} · {lesson.title}"


class Plans:
    """Lesson plans."""

    heading = "Plan for {}"
    made = (
        "Made from the notebooks by make teachers. The minutes of a section are those of the notebook, for a careful "
        "reader. For each exercise that is left out, {} are taken off."
    )
    aims = "After this, a learner can"
    tested = "Tested by"
    needed = "What learners need"
    minutes = "Min."
    what = "What"
    total = "Together"
    left_out = "What to skip, or give as homework"
    exercise_left_out = "the exercise “{}”"
    in_class = "Exercises in class"
    predict = "Guess first"
    seen = "Look on while they do it."
    instead = "Left out, but needed later: say it yourself"
    wrong = "What usually goes wrong here"
    wrong_how = "On the left, an exercise and a usual wrong answer. On the right, the notebook’s reply to it."
    discuss = "Questions to discuss: choose what fits into the time"
    notebook_says = "The notebook says"
    start = "Start: open the notebook, run the first cells, say what today is about"
    talk = "Talk about the questions to discuss, and time in hand"
    leave = "Exit question, answered on paper by everybody, alone"
    exit = "Exit question"
    exit_why = (
        "Collect the answers, or let hands go up. The wrong options tell you what to begin with next time."
    )
    before_what = (
        "Let everybody open notebook 0 once, at home or the day before: it shows how to run a cell, and what to do "
        "if no picture moves.",
        "The page docs/teaching.md says how a class gets the notebooks.",
        "In class: learners guess first, alone. Then they say their guess to a neighbour. "
        "Then they move the picture.",
        "Have the answer key at hand. It has each guess and exercise under the name that stands here, and it says what "
        "each known wrong answer gives away.",
    )
    day = "Day {}"
    lesson = "Lesson {}"
    alone = (
        "Go through the notebooks cell by cell. Guess before you look: a wrong guess helps, too.",
        "An exercise that answers “Not yet” says which turn you took. Try once more before you open the hint.",
        "If a day is too long, stop at a section’s end. Your answers are kept.",
        "Each day, before you begin: say aloud what you can do now, in the words of the day before.",
    )

    titles = {
        "45": "one lesson of 45 minutes",
        "90": "one lesson of 90 minutes",
        "4x90": "four lessons of 90 minutes",
        "week": "a week of self-study",
    }
    about = {
        "45": "What a bit is, which news tells more, and how much a forecast tells on average.",
        "90": "From one bit to the entropy of a day, and to the questions that a sky is worth.",
        "4x90": "From one bit to the loss of a classifier: a lesson for each notebook from 1 to 4.",
        "week": "All six notebooks, in seven days of about the same length.",
    }


class Key:
    """The answer key."""

    heading = "Answer key"
    about = (
        "Every prediction, exercise and question of the notebooks, with its answer, the way there, and what each "
        "known mistake gives away. For teachers only: please do not hand it out."
    )
    prediction = "Prediction"
    exercise = "Exercise"
    question = "Question"
    answer = "Answer"
    way = "The way"
    mistakes = "If the answer is"
    say = "then say"
    contents = "Contents"

    def exact(decimals):
        return "the exact number" if decimals == 0 else f"to {count(decimals, 'decimal', 'decimals')}"


class Bank:
    """The question bank."""

    quiz = "weatherbits: numbers drawn anew"
    quiz_about = (
        "From each group one question is drawn for each learner. All learners get the same kind of question."
    )
    choices = "Questions with an answer to choose"
    exercises = "Exercises of the notebook"
    numbers = "Numbers drawn anew"
    guesses = "Guesses with an answer to choose"

    def decimals(number):
        if number == 0:
            return "Give the exact number."
        return f"Give a number with {number} decimals, without its unit."

    text = "Answer with a single word or number."
    hint = "Not yet. Hint: {}"
    otherwise = "Not yet. Go through it again step by step."
    not_yet = "Not yet. {}"
    right = "Right. {}"
    infinite = ("∞", "infinity", "infinite", "inf")


class Worksheet:
    """Four pages for a lesson without computers, and the answers."""

    heading = "A bit of information"
    name = "Name"
    page = "Page {} of {}"
    answers = "Answers, for the teacher"
    answers_about = (
        "In brackets: a usual wrong answer, and what it gives away. The answer key of "
        "all notebooks has many more."
    )
    task = "Task {}"
    way = "The way"
    # What an exercise asks, and the way to its answer, where the notebook’s own words need a computer.
    tasks = {
        "wasted-word": (
            "Find the shortest word that could be *added* to this code. The other eight words stay as they are."
        ),
    }
    ways = {
        "a-hundred-towns": "Take the bits, and round up. A number of questions is whole.",
        "two-storms": "Count the digits of the word for a thunderstorm, and double them.",
        "wasted-word": "No word of the code begins with it. Nothing shorter is free.",
        "belief-of-six-bits": "Begin with 100 percent, and halve it once for each bit.",
        "believing-in-a-fair-coin": "A belief in a fair coin costs 1 bit a day. Subtract the entropy of the truth.",
    }

    halving = "1 · Halving"
    halving_text = (
        "Every evening a weather station tells you about tomorrow. What it says in words can be long or short. What "
        "counts is how many possibilities it rules out. **One bit of information halves the number of equally likely "
        "possibilities.** The number of halvings is called the *logarithm to base 2*, log₂."
    )
    game = (
        "**A game for two.** One of you picks one of these eight states and writes it down, hidden. The other asks "
        "yes/no questions, about one state or several at once. Count the questions. Play "
        "four times, and change roles."
    )
    game_rows = ("Game", "Questions I asked", "My first question was about … states")
    game_question = (
        "How must you choose the first question, so that you are sure to need no more "
        "than {questions} questions?"
    )
    game_answer = "So that half of the states are on each side: {states} and {states}. Then halve again."
    table = "Fill in the table."
    possibilities = "equally likely possibilities"
    bits = "bits"

    news = "2 · Which news tells more?"
    news_text = (
        "If an outcome has the chance $p$, its news shrinks your possibilities by the factor 1/$p$. So it tells "
        "log₂(1/$p$) bits. This is its **surprisal**. You need no calculator: take the surprisals from the table."
    )
    chance = "chance p"
    surprisal = "log₂(1/p)"
    two = "The sun shines on {sun} of days, and it rains on {rain}. Fill in the table, and add up the last column."
    outcome = "outcome"
    adds = "p · log₂(1/p)"
    sun, rain = "sun", "rain"
    sum = "sum: the entropy, in bits a day"
    area = (
        "Draw a box for sun and a box for rain. The width is the chance, and the height is the surprisal. What does "
        "the area of both boxes together stand for?"
    )
    area_answer = "For the entropy: each box has the area p · log₂(1/p)."
    area_x, area_y = "share of days", "bits"

    codes = "3 · A code for eight states"
    codes_text = (
        "The station sends bits, 0 or 1. Each state has a word. **No word is the beginning of another word**, so the "
        "receiver always knows where a word ends. The region is sunny, so sunny days have the shortest words."
    )
    state, share, word, length, product = "state", "chance", "word", "length", "chance · length"
    decode = "Which days does this message tell? `{bits}`"
    encode = "How many bits does the station send for these days: {days}?"
    code_sum = "sum, in bits a day"
    average = "Fill in the last column, and add it up. This is the **average message length**, in bits a day."
    average_hint = (
        "In three bits, each of the eight states could have a word, too. Is the code better than that?"
    )

    def average_answer(code, fixed):
        return f"{code} bits a day. That is less than {fixed} bits a day for eight words of the same length."

    belief = "4 · What a wrong belief costs"
    belief_text = (
        "A code with short words for sun believes in sun. A word of $\\ell$ bits believes in a chance of 1 in "
        "$2^{\\ell}$. If the weather is different, the code costs more. The **truth** $p$ "
        "says how often a word is sent. The **belief** $q$ "
        "says how long it is: log₂(1/$q$). The average is the **cross-entropy**. What it "
        "costs beyond the entropy of the "
        "truth is the **divergence**."
    )
    cross = (
        "In truth the sun shines on {truth} of days. A forecaster believes in {belief}. Fill in the table."
    )
    truth, believed, long, sent = "truth p", "belief q", "log₂(1/q)", "p · log₂(1/q)"
    cross_sum = "sum: the cross-entropy, in bits a day"
    divergence = (
        "The entropy of the truth is {entropy} bits a day. How many bits a day does the wrong belief cost: the "
        "divergence?"
    )
    own = "In your own words: why is a bad belief never cheaper than the truth? Use the word *length*."
    own_answer = (
        "The best lengths are those that belong to the truth: short words for what comes often. With other lengths, "
        "something common gets a word that is too long."
    )


class Slides:
    """The decks, what their notes say, and the pictures for other programs."""

    heading = "Slides"
    about = "Each notebook as a deck. The pictures move: use the mouse, or the Tab key and the arrows."
    serve = (
        "Open the decks through a server of files: in this folder, run `python3 -m http.server`, and open "
        "http://localhost:8000. Opened straight from the disk, everything works but this: the pictures stand still."
    )
    keys = (
        ("→ or Space", "go on"),
        ("←", "go back"),
        ("S", "a second window for you: notes, a clock, the next slide"),
        ("O", "all slides at once; Enter opens one"),
        ("F", "the full screen"),
        ("T", "dark or light"),
        ("Esc", "leave a slider, so that the arrows turn slides again"),
    )
    key, does = "Key", "What it does"
    slides_of = "slides"
    notes_hint = (
        "Most slides have notes for you: the minutes, what usually goes wrong, a question to discuss, the answer of "
        "a prediction, and what the notebook says about a picture."
    )
    licences = (
        "The decks use reveal.js; its licence (MIT) is in the folder reveal. Its window for notes contains marked, "
        "by Christopher Jeffrey and the MarkedJS contributors, also under the MIT licence."
    )
    pictures = "All pictures"
    pictures_about = (
        "Each live picture at its start and at each of its presets, for other programs. SVG stays sharp at any size. "
        "PNG is for programs that cannot read SVG. Copy the text beside a picture into its field for alternative "
        "text. The file pictures.json lists the same for programs."
    )
    start = "Start"
    alt = "Alternative text"
    picture = "Picture"

    predict = "Guess first"
    exercise = "Exercise"
    question = "Question"
    formula = "In a formula"
    answer = "The answer"
    hint = "Hint"
    solution = "Solution"
    theme = "Dark or light"

    time = "Time"
    aim = "After this, a learner can"
    discuss = "To discuss"
    wrong = "What usually goes wrong"
    others = "What the other answers give away"
    says = "What the notebook says"
    needed = "What learners need"

    def about_minutes(fewest, most):
        return f"{fewest} to {most} minutes"


# What a teacher says about a section that a plan leaves out, if a later section of the same notebook builds on it.
INSTEAD = {
    "coin_weather/halving": (
        "One bit halves the number of equally likely possibilities. The logarithm to base 2 counts halvings: "
        "log₂ 8 is 3, because 8 → 4 → 2 → 1."
    ),
    "sunny_and_rainy_regions/builder": (
        "Words need room. Half of all strings of 0s and 1s begin with 0, and a quarter with 01. So a word of ℓ bits "
        "takes a share of 1/2^ℓ of the code space. All words together must fit into 1. The article’s code leaves 1/16 "
        "of it unused."
    ),
    "animal_classifier/softmax": (
        "The program gives seven plain numbers, the logits. Softmax makes a belief of them: take e to the power of "
        "each, then divide by the sum. If you add the same number to every logit, the belief stays as it is."
    ),
}

# What a learner can do after a section, and a question to discuss in class. The aims can be tested: a plan says with
# which exercises and questions of the section.
SECTIONS = {
    "start_here/first-guess": {
        "aim": "say how many rainy days to expect, if the chance of rain is given",
        "discuss": "Why is it worth guessing before you look, even if the guess is wild?",
    },
    "start_here/warm-up": {
        "aim": "move a picture by mouse, by keyboard, and by typing a number",
        "discuss": "What does a chance of rain say about a single day?",
    },
    "start_here/exercise": {
        "aim": "check an answer in a notebook, and use the reply to a wrong one",
        "discuss": "What can you learn from a wrong answer that you cannot learn from a right one?",
    },
    "coin_weather/message": {
        "aim": "say how many bits a message sends, and how many of them are useful",
        "discuss": "Somebody says one sentence to you and you learn nothing. Then a nod tells you a lot. When?",
    },
    "coin_weather/halving": {
        "aim": "count bits as halvings of equally likely possibilities",
        "discuss": "Twice as many boxes: how many bits more do you need to find the key? Why not twice as many?",
    },
    "coin_weather/unequal": {
        "aim": "compute the surprisal of an outcome from its chance, and say why rare news tells more",
        "discuss": "Is news of something that is certain ever worth anything? And news of something impossible?",
    },
    "coin_weather/average": {
        "aim": "compute the entropy of two outcomes as an average with the right weights",
        "discuss": "A very rare event is a big surprise. Why does it add so little to the average?",
    },
    "coin_weather/days": {
        "aim": "say how near the average over many days comes to the entropy, and why the past is not paid back",
        "discuss": "It has rained for a week. Is sun due tomorrow, if days are independent?",
    },
    "eight_state_weather/questions": {
        "aim": "find a good order of yes/no questions, and compute how many it takes on average",
        "discuss": "Why is “Is it sunny?” a bad first question under eight equal chances, and a good one elsewhere?",
    },
    "eight_state_weather/any": {
        "aim": "compute the bits for any number of equally likely states, also where it is no power of two",
        "discuss": "There is no half question. So what can a part of a bit mean?",
    },
    "eight_state_weather/reshape": {
        "aim": "compare two skies by their entropy, and say why more states need not mean more uncertainty",
        "discuss": "Find a place with eight states that is easier to predict than a coin. What must it be like?",
    },
    "eight_state_weather/formula": {
        "aim": "write the formula of entropy as a few lines of code, also for chances of zero",
        "discuss": "Why may we say that something that never comes adds nothing, although its surprisal is infinite?",
    },
    "sunny_and_rainy_regions/codes": {
        "aim": "encode and decode a message in a prefix code, and say why it can be read in one way only",
        "discuss": "What goes wrong if one word is the beginning of another? Make up the shortest example.",
    },
    "sunny_and_rainy_regions/average": {
        "aim": "compute the average message length of a code in a given place",
        "discuss": "Which word would you shorten first, and what has to become longer for it?",
    },
    "sunny_and_rainy_regions/builder": {
        "aim": "find unused code space in a code, and the word that could fill it",
        "discuss": "Why can all words not be short? Use the picture of the code space.",
    },
    "sunny_and_rainy_regions/send": {
        "aim": "say which number no code for independent days can go below on average",
        "discuss": "The same code costs much more abroad. What exactly does not fit there?",
    },
    "sunny_and_rainy_regions/belief": {
        "aim": "read a code as a belief: say which chance a word of a given length stands for",
        "discuss": "Somebody has a long word for rain. What does that say about where they live?",
    },
    "sunny_and_rainy_regions/cross": {
        "aim": "compute a cross-entropy, with truth and belief in their right places",
        "discuss": "Which of the two says how often, and which says how long? How can you remember it?",
    },
    "sunny_and_rainy_regions/divergence": {
        "aim": "compute a divergence, and say when it is zero, when infinite, and why it is no distance",
        "discuss": "Which is worse: to rule out something that comes, or to expect something that never comes?",
    },
    "sunny_and_rainy_regions/huffman": {
        "aim": "make Huffman’s code for a few states by hand",
        "discuss": "Why are the two rarest states joined first?",
    },
    "animal_classifier/one-hot": {
        "aim": "compute the loss of a picture from the belief in the true class, in nats",
        "discuss": "Why do the beliefs in the wrong classes play no part? Should they?",
    },
    "animal_classifier/softmax": {
        "aim": "turn a loss back into a belief, and name two traps of softmax",
        "discuss": "The program reports no error, and yet the loss never gets small. Where do you look first?",
    },
    "animal_classifier/animals": {
        "aim": "compute how low the mean loss can get where some pictures could be either animal",
        "discuss": "Two people look at the same picture and disagree. Is more data of any help?",
    },
    "animal_classifier/train": {
        "aim": "predict the loss before training, and compute the gradient at a logit",
        "discuss": "How do you see in the two curves that a classifier has begun to learn by heart?",
    },
    "animal_classifier/more": {
        "aim": "compute a mean loss where the accuracy is known, and say why the two are different things",
        "discuss": "Two classifiers are right equally often. Why may one of them be worth much more?",
    },
    "animal_classifier/soft": {
        "aim": "compute the lowest loss that can be reached against a softened truth",
        "discuss": "Why would anybody want a classifier to be less sure?",
    },
    "animal_classifier/bridge": {
        "aim": "say in which unit a library reports its loss, and over what it takes the mean",
        "discuss": "Two programs report different losses for the same classifier. What do you ask first?",
    },
    "animal_classifier/story": {
        "aim": "tell the way from a coin to a classifier’s loss in five sentences",
        "discuss": "What is the same in a code, a forecast and a classifier?",
    },
    "forecasts/day": {
        "aim": "compute the score of a forecast for a few days, in bits",
        "discuss": "It rained after a forecast of a small chance of rain. Was the forecast wrong?",
    },
    "forecasts/game": {
        "aim": "compare forecasters by their mean score over the same days",
        "discuss": "Climatology says the same every day. In what way is it still a good forecaster?",
    },
    "forecasts/sure": {
        "aim": "say what a certain forecast pays if it is wrong, and how to repair it",
        "discuss": "When have you last been certain and wrong? What would have been an honest number?",
    },
    "forecasts/honest": {
        "aim": "compute what somebody expects to pay who states something else than what they believe",
        "discuss": "How could a weather service be paid, so that it pays to exaggerate? Who would notice?",
    },
    "forecasts/calibration": {
        "aim": "take a score apart into what is open, what is told, and what miscalibration costs",
        "discuss": "A forecaster is perfectly calibrated and quite useless. How is that possible?",
    },
    "forecasts/yesterday": {
        "aim": "compute the entropy rate of a place where tomorrow depends on today",
        "discuss": "What could you measure this evening that tells you more about tomorrow than today’s rain?",
    },
}

# How each prediction is worked out. No number here: the answer key has it from the lesson.
WAYS = {
    "rainy-days-in-100": "Take this share of a hundred days. A real hundred days can have a few more or fewer.",
    "useful-bits-of-rainy": "log₂ of the number of equally likely outcomes. The length of the message plays no part.",
    "bits-for-one-of-eight": "Halve until one is left, and count the halvings: log₂ of the number of states.",
    "sun-or-rain": "Rain is rarer, so its news leaves fewer possibilities: the rarer the news, the more it tells.",
    "bits-of-sun": "log₂(1/p), where p is the chance of sun.",
    "average-bits": "Multiply the surprisal of each outcome by its chance, and add the two products.",
    "after-a-month": "A month is a sample. It comes near the entropy, but seldom hits it.",
    "questions-for-eight": "Each good question halves the states: log₂ of their number.",
    "questions-in-the-sunny-region": "For each state: its chance times the questions that it takes; then add up.",
    "bits-for-twelve": "log₂ of the number of states. It need not be a whole number.",
    "two-or-eight": "Compute the entropy of both. What counts is the chances, not how many states there are.",
    "sunny-half-the-time": "Share the other half among the seven states, then take the sum of p · log₂(1/p).",
    "zero-log-zero": "A computer takes 0 times infinity, and that is no number. In the formula the term counts as 0.",
    "what-01100-says": "Read from the left until a word is complete, then begin anew. No word begins another one.",
    "average-of-the-code": "For each state: its chance times the length of its word; then add up.",
    "smallest-average": "Huffman’s code has the smallest average: section 8 shows how it is found.",
    "average-abroad": "The lengths stay, the chances are those of the rainy region.",
    "sum-of-q": "Each word takes a share of 2 to the power of minus its length. One word is missing in the code.",
    "average-halfway": "The average is a straight line between the regions: halfway lies the mean of the two ends.",
    "two-coins-swapped": (
        "Compute both divergences. To rule nearly out what comes on half of the days costs the most."
    ),
    "longest-word": "Join the two smallest chances again and again, and count the forks above the rarest state.",
    "loss-at-30": "Only the true class has a weight: the loss is −ln of the belief in it.",
    "one-percent": "Compare the two logarithms: a tenth of the belief adds the same amount once more.",
    "five-to-every-logit": "Softmax depends on differences of logits only: the same factor is divided out again.",
    "certain-but-twice": "Apply softmax to a belief of 1 and six of 0, then take −ln of the first.",
    "can-loss-reach-zero": (
        "The same face is drawn for several animals. What such a face leaves open, nobody can know."
    ),
    "loss-before-training": "The same belief in each class: −ln of 1 divided by their number, so ln of their number.",
    "what-more-pictures-improve": "Compare the two curves of the picture: by which factor does each fall?",
    "lowest-soft-loss": "The best belief is the soft truth itself, and its loss is its entropy, in nats.",
    "bits-of-a-wrong-ninety": (
        "What came was a dry day, and it was given what is left of the stated chance: log₂ of 1 over it."
    ),
    "best-of-five": "The mean of the scores of all days, for each forecaster; then the smallest of the five.",
    "wrong-though-sure": "Count the days with a stated chance of none or all, on which the opposite came.",
    "best-mix": "Try all weights, take the mean score of each, and keep the smallest.",
    "state-for-the-lowest-distance": (
        "The expected distance is a straight line in the stated chance, so its lowest point is an end."
    ),
    "bits-of-miscalibration": "The score, less the score after recalibration.",
    "today-tells-tomorrow": (
        "The entropy of a day, less its entropy if the day before is known: the mutual information."
    ),
}


# Predictions with options, asked without their notebook, and the reply to each option. ``given`` has their numbers.
GUESSES = {
    "sun-or-rain": {
        "asks": lambda given: (
            f"The sun shines on {percent(given['sun'])} of days, and it rains on {percent(given['rain'])}. "
            "Which tells you more?"
        ),
        "sun": "Sun is common, so you expected it already. The rarer the news, the more it tells.",
        "rain": "Rain is rarer. Its news leaves fewer possibilities, so it tells more bits.",
        "same": "Only at equal chances do both tell the same. Here rain is rarer, so it tells more.",
    },
    "after-a-month": {
        "asks": lambda given: (
            f"The sun shines on {percent(given['sun'])} of days. After 30 days, where will "
            "the running average of the "
            "bits be, compared with the entropy?"
        ),
        "exactly": "A month is a sample, and samples differ. The average comes near the entropy, but seldom hits it.",
        "near": "Most samples of 30 days come that near. With more days, they come nearer.",
        "anywhere": "Far away is possible, but rare. The more days there are, the nearer comes the average.",
    },
    "two-or-eight": {
        "asks": lambda given: (
            "One place has two states, 50% each. Another place has eight states: one comes on "
            f"{percent(given['common'])} of days, and the seven others come on "
            f"{percent(given['rare'])} of days each. "
            "Which sky is more uncertain?"
        ),
        "two_states": "Nearly every day of the other place is the same, so its average day tells little.",
        "eight_states": "It has more states, but one of them comes nearly always. What counts is the chances.",
        "same": "Compute both entropies: where one state comes nearly always, a day tells little on average.",
    },
    "zero-log-zero": {
        "asks": lambda given: "What does NumPy compute for 0 * np.log2(1 / 0.0), step by step?",
        "0": "In the formula the term counts as 0. But the computer takes 0 times infinity, and that is no number.",
        "1": "Nothing here gives 1. The computer takes 0 times infinity, and that is no number.",
        "inf": "The logarithm is infinite, but then it is multiplied by 0. The result is no number.",
        "nan": "0 times infinity is no number. So leave out what never comes.",
    },
    "what-01100-says": {
        "asks": lambda given: (
            f"A station sends these words: {listed(given['words'])}. The receiver reads "
            f"{given['bits']}. What does it say?"
        ),
        "partly_sunny_light_rain": (
            "That would be a longer message. Read from the left: where is the first word complete?"
        ),
        "article_reading": "The first word is complete after two bits. Then the next one begins.",
        "nothing": "It can be read. No word is the beginning of another, so read from the left, word by word.",
    },
    "sum-of-q": {
        "asks": lambda given: (
            f"A code has words of {listed(map(str, given['lengths']))} bits. A word of n bits stands for q = 1/2ⁿ. "
            "Add up q over all eight words. What do you get?"
        ),
        "less": "There is code space that no word uses.",
        "exactly": "That is so only if no code space is unused. Here one more word would fit in.",
        "more": "The sum is never more than 1 where no word begins another. Here it is even less.",
    },
    "two-coins-swapped": {
        "asks": lambda given: (
            f"The truth is a fair coin, and you believe in sun on {percent(given['sun'])} "
            "of days. That costs extra bits. "
            "Now swap the two: you believe in the fair coin. After the swap, does the "
            "belief cost more, less, or the same?"
        ),
        "more": "Compute both. To be almost sure and wrong on half of the days costs the most.",
        "less": "To expect both costs little where the sun shines nearly always.",
        "same": "The divergence is no distance: it is not the same in both directions.",
    },
    "one-percent": {
        "asks": lambda given: (
            "One classifier gives the truth 10%. Another one gives it 1%, a tenth of that. "
            "How much more does the second "
            "one pay?"
        ),
        "a_little_more": "A tenth of the belief adds as much as the first one paid in all.",
        "twice": "The logarithm of a hundred is twice that of ten.",
        "ten_times": "The loss is a logarithm. A tenth of the belief adds to it, it does not multiply it by ten.",
    },
    "five-to-every-logit": {
        "asks": lambda given: (
            "Add 5 to every logit of a classifier. What happens to its beliefs after softmax?"
        ),
        "largest_gains": "All are multiplied by the same factor, and softmax divides it out again.",
        "nothing_changes": "Only differences of logits count.",
        "all_come_closer": "The differences stay what they were, and only these count.",
    },
    "can-loss-reach-zero": {
        "asks": lambda given: (
            "Some animals look alike: the same face can belong to either. A classifier gets as many pictures as you "
            "like, and may be as large as you like. Can its mean loss on new pictures come down to 0?"
        ),
        "more_pictures": (
            "More pictures show better how often such a face is which animal. They do not "
            "say which it is now."
        ),
        "larger_network": "No network can read from a face what is not in it.",
        "faces_could_be_either": "What such faces leave open is the lowest loss that any classifier can reach.",
    },
    "what-more-pictures-improve": {
        "asks": lambda given: (
            "A classifier learns from 2 pictures of each animal, then from more and more, "
            "up to 500. Which of these two "
            "falls by the larger part?"
        ),
        "wrong_answers": "They fall, too, but less. The loss also sees how sure the classifier is.",
        "loss": "With few pictures a classifier is sure and wrong, and the loss makes that expensive.",
        "both": "They measure different things: the loss also sees how sure the classifier is.",
    },
}

# What a wrong turn gives away, said of numbers that were drawn.
NATS = "This is measured in nats: you used the natural logarithm. For bits, take the logarithm to base 2."
LOG10 = "You used the logarithm to base 10. For bits, take the logarithm to base 2."
IN_BITS = "This is measured in bits: you used the logarithm to base 2. Nats take the natural logarithm."
IN_LOG10 = "You used the logarithm to base 10. Nats take the natural logarithm."
SIGN = (
    "The size is right, the sign is not. The logarithm of a number below 1 is negative; a surprisal is not."
)
FACTOR = "This is the factor by which the possibilities shrink. How many halvings is that?"
NOT_WEIGHED = "You added the surprisals. Multiply each by its own chance first."
PLAIN_MEAN = "You took the plain average. Give each value the weight with which it comes."


def _states(chances):
    return listed(percent(chance) for chance in chances)


def _given_to_what_came(stated, wet):
    return [chance if rain else 1 - chance for chance, rain in zip(stated, wet, strict=True)]


def _out_of(bits, chances):
    return " + ".join(f"{chance:g} × {one}" for chance, one in zip(chances, bits, strict=True))


def _entropy_sum(chances):
    return " + ".join(f"{p:g} × log₂(1/{p:g})" for p in chances)


NUMBERS = {
    "rare-rain": {
        "title": "Surprisal of rare rain",
        "asks": lambda days: (
            f"In a place it rains on one day in {days}. How many bits does news of rain tell there?"
        ),
        "way": lambda days: f"The chance is 1/{days}, so the surprisal is log₂({days}).",
        "factor": FACTOR,
        "sun": "These are the bits of sun. The rarer news tells more, not less.",
        "average": "This is the average over all days. The question is about a rainy day.",
        "share": "You multiplied by the chance of rain. That is what rain adds to the average.",
        "nats": NATS,
        "log10": LOG10,
        "sign": SIGN,
    },
    "from-many-to-fewer": {
        "title": "Halvings from many possibilities to fewer",
        "asks": lambda before, after: (
            f"You knew that one of {before} things would happen, all equally likely. A "
            "message rules out some of them, and "
            f"{after} are left. How many bits did it tell you?"
        ),
        "way": lambda before, after: (
            f"log₂({before} / {after}): how often must you halve {before} to reach {after}?"
        ),
        "factor": FACTOR,
        "difference": "This is how many possibilities are gone. Bits count halvings.",
        "to_one": "So many bits would leave a single possibility. Here more are left.",
        "nats": NATS,
        "log10": LOG10,
    },
    "sun-and-rain": {
        "title": "Entropy of sun and rain",
        "asks": lambda rainy, days: (
            f"In a place it rains on {rainy} of {days} days, and the sun shines on the "
            "others. How many bits a day does the "
            "station tell on average?"
        ),
        "way": lambda rainy, days: (
            f"{days - rainy}/{days} × log₂({days}/{days - rainy}) + {rainy}/{days} × log₂({days}/{rainy})."
        ),
        "mean": PLAIN_MEAN,
        "sum": NOT_WEIGHED,
        "sun_adds": "This is what sunny days add. Now add what rainy days add.",
        "rain_adds": "This is what rainy days add. Now add what sunny days add.",
        "rain": "This is what a rainy day tells. The question is about the average day.",
        "sun": "This is what a sunny day tells. The question is about the average day.",
        "nats": NATS,
        "log10": LOG10,
    },
    "equal-states": {
        "title": "Bits for equally likely states",
        "asks": lambda states: (
            f"One of {states} pupils is drawn by lot, and all are equally likely. How many bits is the news worth?"
        ),
        "way": lambda states: f"log₂({states}).",
        "factor": "This is the number of possibilities. How many halvings lead to one?",
        "rounded_up": "So many yes/no questions are always enough. But a number of bits need not be whole.",
        "rounded_down": "You cut the decimals off. A number of bits need not be whole.",
        "nats": NATS,
        "log10": LOG10,
    },
    "enough-questions": {
        "title": "Questions that are always enough",
        "asks": lambda towns: (
            f"A storm will hit one of {towns} towns, all equally likely. How many yes/no "
            "questions are always enough to "
            "find out which one?"
        ),
        "way": lambda towns: f"log₂({towns}), rounded up: there is no part of a question.",
        "not_whole": "This is the number of bits. But questions are whole: what is always enough?",
        "rounded_down": "Rounded down, it is not always enough.",
        "half": "One question can halve the towns. Then ask about half of the rest.",
        "one_by_one": "You ask about one town after the other. Ask about half of them at once.",
        "all": "You ask about each town. Ask about half of them at once.",
    },
    "three-states": {
        "title": "Entropy of three states",
        "asks": lambda chances: (
            f"At a lake the chances of sun, clouds and rain are {_states(chances)}. What is "
            "the entropy, in bits a day?"
        ),
        "way": lambda chances: f"{_entropy_sum(chances)}.",
        "most": "This is the entropy of three equally likely states. Here they are not.",
        "not_weighed": NOT_WEIGHED,
        "plain_mean": PLAIN_MEAN,
        "first_alone": "This is the share of sun alone. Add the shares of the two others.",
        "nats": NATS,
        "log10": LOG10,
    },
    "as-many-equal-states": {
        "title": "Perplexity of three states",
        "asks": lambda chances: (
            f"The chances of sun, clouds and rain are {_states(chances)}. How many equally likely states are just as "
            "unpredictable? (This number is the perplexity. It need not be whole.)"
        ),
        "way": lambda chances: "2 to the power of the entropy in bits.",
        "bits": "This is the entropy in bits. Take 2 to this power.",
        "all": "That is so if all three are equally likely. Here they are not.",
        "power_of_e": "You took e to the power of bits. To bits belongs base 2.",
        "power_of_nats": "You took 2 to the power of nats. To nats belongs base e.",
    },
    "average-length": {
        "title": "Average message length",
        "asks": lambda chances, code: (
            f"Four states have the chances {_states(chances)}, and the words "
            f"{listed(code)}, in this order. What is the average "
            "message length, in bits a day?"
        ),
        "way": lambda chances, code: f"{_out_of(map(len, code), chances)}.",
        "plain_mean": "You took the plain average of the lengths. Short words are sent more often.",
        "sum": "You added the lengths. Multiply each by how often its word is sent.",
        "entropy": "This is the entropy. No code goes below it, and this one does not reach it.",
        "two_bits": "That would be so if each word had two bits.",
    },
    "unused-space": {
        "title": "Unused code space",
        "asks": lambda lengths: (
            "No word of a code is the beginning of another. The words have "
            f"{listed(map(str, lengths))} bits. How many "
            "percent of the code space are unused?"
        ),
        "way": lambda lengths: f"1 − ({' + '.join(f'1/2^{bits}' for bits in lengths)}), in percent.",
        "used": "This is what the words use. How much is left?",
        "share": "This is a share from 0 to 1. Give it in percent.",
        "one_over": "A word of ℓ bits takes 1/2^ℓ of the code space, not 1/ℓ.",
    },
    "cost-of-a-belief": {
        "title": "Cross-entropy of two places",
        "asks": lambda truth, belief: (
            f"In truth the sun shines on {percent(truth)} of days, else it rains. A "
            f"forecaster believes in {percent(belief)} sun. "
            "What is the cross-entropy, in bits a day?"
        ),
        "way": lambda truth, belief: (
            f"The truth says how often, the belief how long: {truth:g} × log₂(1/{belief:g}) + {1 - truth:.2g} × "
            f"log₂(1/{1 - belief:.2g})."
        ),
        "swapped": "You swapped the two. The truth stands in front, and the belief inside the logarithm.",
        "divergence": (
            "This is the divergence, what the belief costs beyond the entropy. The whole "
            "message was asked for."
        ),
        "entropy": "This is the entropy of the truth. Inside the logarithm stands the belief.",
        "of_belief": "This is the entropy of the belief. In front stands the truth.",
        "joint": "You added the two entropies. That is another quantity.",
        "nats": NATS,
        "log10": LOG10,
    },
    "extra-bits": {
        "title": "Divergence of two places",
        "asks": lambda truth, belief: (
            f"In truth the sun shines on {percent(truth)} of days, else it rains. Somebody "
            f"believes in {percent(belief)} sun. "
            "What is the divergence of the truth from this belief, in bits a day?"
        ),
        "way": lambda truth, belief: (
            f"The cross-entropy less the entropy: {truth:g} × log₂({truth:g}/{belief:g}) + {1 - truth:.2g} × "
            f"log₂({1 - truth:.2g}/{1 - belief:.2g})."
        ),
        "swapped": "You swapped the two. The divergence is no distance: the truth comes first.",
        "cross_entropy": "This is the cross-entropy, the whole message. Subtract the entropy of the truth.",
        "entropy": "This is the entropy of the truth. What does the belief cost beyond it?",
        "first_alone": "This is the term of sun alone. A single term can even be negative. Add the term of rain.",
        "sign": "The size is right, the sign is not. A divergence is never negative.",
        "nats": NATS,
    },
    "by-hand": {
        "title": "Huffman’s code by hand",
        "asks": lambda chances: (
            f"Four states have the chances {_states(chances)}. Make Huffman’s code. What is "
            "its average message length, in bits "
            "a day?"
        ),
        "way": lambda chances: (
            "Join the two smallest chances, three times. Add up the chances of the three new parts."
        ),
        "entropy": "This is the entropy. Words have whole lengths, so the code stays above it.",
        "two_bits": "That would be so if each word had two bits. Here it pays to have words of different lengths.",
        "plain_mean": "You took the plain average of the lengths. Short words are sent more often.",
        "last_joining": "You left the last joining out. It adds one bit to each word.",
    },
    "loss-of-a-picture": {
        "title": "Loss of a picture",
        "asks": lambda belief: (
            f"A classifier gives the true animal a belief of {belief:g}. What is the loss of this picture, in nats?"
        ),
        "way": lambda belief: f"−ln({belief:g}).",
        "bits": IN_BITS,
        "log10": IN_LOG10,
        "missing": "This is what is missing from 1. The loss is a logarithm.",
        "sign": "The size is right, the sign is not. A loss is never negative.",
        "weighed": "You multiplied by the belief. The weight is the truth, and it is 1 for this animal.",
    },
    "mean-loss": {
        "title": "Mean loss of three pictures",
        "asks": lambda beliefs: (
            "On three pictures a classifier gave the true animal "
            f"{listed(f'{one:g}' for one in beliefs)}. What is its mean loss, "
            "in nats?"
        ),
        "way": lambda beliefs: f"({' + '.join(f'ln(1/{one:g})' for one in beliefs)}) / {len(beliefs)}.",
        "averaged_beliefs": "You averaged the beliefs first. Take the loss of each picture, then the mean.",
        "sum": "This is the sum. Divide by the number of pictures.",
        "missing": "This is what is missing from 1 on average. The loss is a logarithm.",
        "bits": IN_BITS,
        "log10": IN_LOG10,
    },
    "back-to-a-belief": {
        "title": "From a loss back to a belief",
        "asks": lambda loss: (
            f"A classifier reports a loss of {loss:g} nats for a picture. How much belief, "
            "from 0 to 1, did it give to the truth?"
        ),
        "way": lambda loss: f"e to the power of −{loss:g}.",
        "power_of_2": "You took a power of 2. To nats belongs base e.",
        "power_of_10": "You took a power of 10. To nats belongs base e.",
        "missing": "You subtracted from 1. The loss is a logarithm, so take a power.",
        "sign": "A minus sign is missing: a belief is at most 1.",
    },
    "three-days": {
        "title": "Score of three days",
        "asks": lambda stated, wet: (
            f"A forecast stated {listed(percent(one) for one in stated)} rain for three days. "
            f"{_which(wet)} What is its mean score, in bits a day?"
        ),
        "way": lambda stated, wet: (
            "Take the chance that was given to what came: "
            f"({' + '.join(f'log₂(1/{chance:.2g})' for chance in _given_to_what_came(stated, wet))}) / 3."
            f"({' + '.join(f'log₂(1/{chance:.2g})' for chance in _given_to_what_came(stated, wet))}) / 3."
        ),
        "always_rain": "You took the stated chance of rain on each day. On a dry day, take 1 minus it.",
        "always_dry": "It is the other way round: on a wet day, take the stated chance of rain.",
        "averaged_chances": "You averaged the chances first. Take the score of each day, then the mean.",
        "sum": "This is the sum. Divide by the number of days.",
        "nats": NATS,
        "log10": LOG10,
    },
    "a-place-that-remembers": {
        "title": "Entropy rate",
        "asks": lambda dry, wet: (
            f"After a dry day, the next day is dry in {percent(dry)} of cases. After a wet "
            f"day, it is wet in {percent(wet)} of "
            f"cases. {percent((1 - wet) / (2 - dry - wet))} of all days are dry. What is "
            "the entropy rate, in bits a day?"
        ),
        "way": lambda dry, wet: (
            "The entropy of tomorrow after a dry day and after a wet day, each times how often such a day comes."
        ),
        "plain_mean": "You took the plain average. Dry and wet days are not equally common.",
        "entropy": "This is the entropy of a day if you do not know the day before.",
        "swapped": "You swapped the weights of dry and wet days.",
        "told": "This is what the day before tells. What is left after that?",
        "sum": "You added the two entropies. Multiply each by how often such a day comes.",
        "nats": NATS,
        "log10": LOG10,
    },
}


def _which(wet):
    names = [name for name, rain in zip(("first", "second", "third"), wet, strict=True) if rain]
    if not names:
        return "All three days were dry."
    if len(names) == 3:
        return "All three days were wet."
    return f"Only the {listed(names)} of them {'was' if len(names) == 1 else 'were'} wet."
