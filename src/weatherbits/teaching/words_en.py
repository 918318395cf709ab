"""What is said in the same way in every lesson, in English: by the pictures, the guesses and the exercises."""

from ..words_en import UNITS, count, unit

ENGINE = {
    "reset": "Reset",
    "stop": "Stop",
    "typed": lambda label: f"{label}, typed",
    "failed": lambda problem: f"This could not be drawn: {problem}. Move on, or press Reset.",
    "no_number": lambda text: (
        f"“{text}” cannot be read as a number, so nothing has moved. Type it like 0.25, 0,25, 25% or 1/4."
    ),
    "no_whole_number": lambda text: f"“{text}” is not a whole number, so nothing has moved.",
    "out_of_range": lambda text, low, high: (
        f"“{text}” is not between {low} and {high}, so nothing has moved."
    ),
    "working": "Working",
    "silent": (
        "No answer yet. The kernel, the Python behind this page, may be busy with another cell. If it was "
        "restarted, run this cell again."
    ),
    "not_running": "A live picture: run this cell to move it.",
    "told": "The picture that the text below describes (guess first, then open it)",
}


INFINITE = {"infinity", "infinite", "inf", "∞"}  # what can be typed for a number without end
INFINITELY_MANY = "infinitely many"


class Guess:
    """The form that takes a guess, and what is said of it."""

    labels = {"text": "My guess", "keep": "Keep my guess"}
    placeholder = "a number"
    not_running = "A place for your guess: run this cell to open it."
    none_kept = "You kept no guess this time."
    answer = "The answer (guess first, then open it)"
    answer_is_folded = "The answer is folded."
    unit = unit

    def kept(guess):
        return f"Kept: {guess}."

    def just_kept(guess):
        return f"Kept: {guess}. Now look."

    def not_kept(problem):
        return f"Not kept: {problem}."

    def you_guessed(guess):
        return f"You guessed {guess}."

    def the_answer(truth):
        return f"The answer: {truth}."

    def not_a_number(name):
        return f"a guess is a number of {unit(name)}, such as 1.5"

    def too_large(name):
        return f"a guess is an ordinary number of {unit(name)}, such as 1.5"

    def unknown(name, nearest):
        if not nearest:
            return f"there is no prediction {name!r} yet: run the cell with the imports first"
        return f"there is no prediction {name!r}; did you mean {nearest!r}?"


class Exercise:
    """What is answered to an answer."""

    right = "Right."
    not_answered = "Not answered yet. Put your answer in place of None, and run the cell again."
    a_share = "a number from 0 to 1, such as 0.25"

    def from_before(answer, reply):
        return f"Your answer from before was {answer}. {reply}"

    def a_text(name):
        return f"a {UNITS[name][0]} as a text, in quotation marks"

    def a_number(name, example):
        return f"a number of {unit(name)}, such as {example}"

    def mistaken(says):
        return f"Not yet. {says}"

    def one_digit_off(decimals):
        return (
            f"Nearly: look at the last of the {decimals} decimals again. Round only once, from all decimals, "
            "and do not cut the rest off."
        )

    wrong_sign = "Not yet. The size is right, the sign is not: such an amount is not negative."

    def solved(solution, result):
        return f"{solution} The result: {result}."

    def hint(hint):
        return f"Not yet. Hint: {hint}"

    def rounded_too_far(decimals):
        return f"If you have computed this, it is rounded too far. Give {decimals} decimals."

    def not_a_number(wanted):
        return (
            "Not answered yet, or not a number (NaN). If there is still a blank, put what is missing in its place. "
            f"Give {wanted}."
        )

    def a_text_given(wanted):
        return f"This is a text. Give {wanted}, without quotation marks."

    def a_collection(wanted):
        return f"This is a collection of values. Give one alone: {wanted}."

    def a_decimal_comma(wanted):
        return f"This is a collection of values. Give one alone: {wanted}. If you typed a decimal comma: write a point."

    def give(wanted):
        return f"Give {wanted}."

    def no_number(wanted):
        return f"This is no number to compare. Give {wanted}."

    def unknown(name, nearest):
        if not nearest:
            return f"There is no exercise {name!r} yet. Run the cell with the imports first."
        return f"There is no exercise {name!r}. Did you mean {nearest!r}?"


class Question:
    """A question with an answer to choose, and what is said of it."""

    not_running = "A question: run this cell to answer it."
    answer = "The answer (choose first, then open it)"

    def right(why):
        return f"Right. {why}"

    def wrong(why):
        return f"Not yet. {why}"

    def option(label):
        return f"– {label}"

    def unknown(name, nearest):
        if not nearest:
            return f"there is no question {name!r} yet: run the cell with the imports first"
        return f"there is no question {name!r}; did you mean {nearest!r}?"


class Results:
    """How far a learner has come, and what is kept."""

    labels = {"forget": "Forget my answers"}
    not_running = "What is kept of your answers: run this cell to see it."
    forgotten = "All is forgotten."

    def kept(number):
        if number == 0:
            return "Nothing is kept yet."
        what = count(number, "guess or answer", "guesses and answers")
        return f"{what} of yours {'is' if number == 1 else 'are'} kept in the file my_answers.json."

    def sure(number):
        what = "one guess or answer" if number == 1 else f"all {number} guesses and answers"
        return f"This deletes {what}. Press the button again if you are sure."

    def so_far(right, total):
        if right == total:
            return f"All {total} checks of this notebook are right."
        return f"{right} of {total} checks of this notebook are right."

    def again(names):
        return f"Try again: {', '.join(names)}."

    def not_answered(number):
        return f"Not answered yet: {number}."

    def unknown(room, rooms):
        return f"There is no notebook {room!r} here. There is: {', '.join(rooms)}."


class Progress:
    """How far a long cell has come."""

    not_running = "While this cell works, a line here says how far it has come."

    def sentence(state):
        text = f"{state.done} of {state.total}" + (f" {state.of}" if state.of else "")
        if state.is_over:
            how = "" if state.done == state.total else "Stopped: "
            return f"{how}{text}, in {_duration(state.seconds)}."
        if not state.done:
            return f"{text}."
        left = state.seconds_left
        return f"{text}. {'A few seconds' if left < 4 else f'About {_duration(5 * round(left / 5))}'} left."


def _duration(seconds):
    """Return how long something takes, in words that can be read at a glance.

    Examples
    --------
    >>> _duration(0.4), _duration(24.2), _duration(150)
    ('1 second', '24 seconds', '2 minutes')
    """
    if seconds < 99.5:
        return count(max(round(seconds), 1), "second", "seconds")
    return count(round(seconds / 60), "minute", "minutes")
