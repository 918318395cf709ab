"""What the site says itself, in English."""

import re
from collections.abc import Mapping

GLOSSARY = "Glossary"
SKIP = "Skip to the text"
THEME = "Dark or light"
IMPORTS = "What the code of this page imports"
PRINTED = "What it prints (guess first, then open it)"
ANSWERS = "Answers and solutions"
ANSWERED = "What you saw."  # where a text answers what was asked before
SOLUTION = "Solution (try first, then open it)"
LIVE_TWIN = "This page needs nothing but a browser. To change the code and run it:"
OPEN_LIVE = "open the live notebook"
BINDER = "open it in Binder"
LINK = "Link to this picture"
TOLD = "The picture that the text below describes (guess first, then open it)"
GUESS_FIELD = "My guess"
FORGET = "Forget my answers"
START = """[**Start here**](00_start_here.ipynb) (10 minutes, no maths needed) · [I know what entropy is: go to notebook
3](03_sunny_and_rainy_regions.ipynb)

Drag the handle of the slider:"""
LIVE_ELSEWHERE = (
    "This page needs nothing but a browser. The live notebook, in which you can change the code and run it, is in the "
    "folder from which this page was made. The README there says how to open it."
)
LICENCE = "Text: CC BY 4.0. Code: MIT."
NOTHING_KEPT = "Your guesses and answers will be kept in this browser. Nothing is kept yet."


def kept_here(number: int | str) -> str:
    return f"Guesses and answers of yours that are kept in this browser: {number}. Nobody else sees them."


def at_the_end(number: int) -> str:
    return f"The answer is number {number} at the end."


SURE = "This deletes them all. Press the button again if you are sure."
FORGOTTEN = "All is forgotten."
NOT_HERE = "The states of this picture have not arrived yet. If nothing changes, load the page again."
COPIED = "The address is copied."
NO_TABLE = "The states of this picture did not arrive. Load the page again to move it."


def not_from_here(reset: str) -> str:
    return f"That leads beyond what this page holds. Press “{reset}” to begin again."


def between(text: str, below: str, above: str) -> str:
    return f"“{text}” is not among the states of this page, so nothing has moved. The nearest are {below} and {above}."


def refused(field: str) -> str:
    return f"This link names something that the picture does not have: {field}. The rest is shown."


def only_live(controls: list[str], buttons: list[str], thinned: list[str]) -> str:
    """Return which controls and buttons a page does not have, and which sliders it has with fewer steps.

    Examples
    --------
    >>> only_live(["cloudy", "foggy"], ["Hold"], ["sunny"])
    'In the live notebook you can also use “Hold”, “cloudy” and “foggy”, and move “sunny” in finer steps.'
    """
    parts = []
    if names := [*buttons, *controls]:
        parts.append(f"use {_listed(names)}")
    if thinned:
        parts.append(f"move {_listed(thinned)} in finer steps")
    return f"In the live notebook you can also {', and '.join(parts)}." if parts else ""


def _listed(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in dict.fromkeys(names)]
    if len(quoted) > 3:
        quoted = [*quoted[:2], f"{len(quoted) - 2} more"]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


# What a page says instead of its notebook, by the id of the cell: a text for the whole cell ("" leaves it out), or for
# each piece of its text, or of its code, another one.
Instead = Mapping[str, str]
TABLE = {"How the pictures move, and what to do if they do not.": "How the pictures move, and how to guess."}
FRONT = {"then you compute the same in a few lines of NumPy": "then you see the same in a few lines of NumPy"}
INSTEAD: dict[str, dict[str, str | Instead]] = {
    "00_start_here": {
        "title": {
            "make a guess and check an answer": "make a guess and try an exercise",
        },
        "how-to-run": "",
        "contents": {
            **TABLE,
            "Each notebook goes on": "Each page here is one notebook. It goes on",
        },
        "first-guess": {
            " again: in purple in the picture, in the sentence under it, or beside": " again, beside",
        },
        "warm-up": {
            "Run the next cell. ": "",
            (
                "If the picture is too small, press **Ctrl + B**. This hides the list of files. Press it again, and"
                " the list comes back."
            ): "",
        },
        "warm-up-seen": {
            "The next cell shows your guess and the answer:": "Here are the answer and your guess:",
        },
        "number-cells": {
            (
                " Change them and run them again: you cannot break anything. **Ctrl + Z** takes back what you "
                "typed. *Kernel → Restart Kernel and Run All Cells* starts everything again."
            ): "",
        },
        "exercise": {
            "## Exercises answer back": "## Exercises",
            (
                "Put your answer in place of `None` and run the cell. Python writes decimals with a point. A wrong "
                "answer is welcome. The reply knows the most common mistakes. If yours is one of them, it tells you"
                " which. If not, it gives a hint."
            ): (
                "Work out your answer first, on paper or in your head. Then open the hint or the solution below. In"
                " the live notebook you can type the answer, and you get a reply."
            ),
            (
                ' Are you stuck? Press Esc and then B: you get a new cell. Run `solution("sunny-days-in-200")` in '
                "it."
            ): "",
        },
        "kept": """## Your answers are kept

In the later notebooks there are also quick questions with a button for each answer. Press the one that you think is
right: every answer gets its own reply, and you can choose again.

Your guesses and choices are kept in this browser, for you alone. Press **Forget my answers** twice, and everything is
forgotten.""",
        "trouble": "",
        "versions": "",
        "next": {
            "Does everything work? Then go": "Go",
        },
    },
    "01_coin_weather": {
        "message-seen": {
            (
                "Type a longer or a shorter message: the left side grows or shrinks, but the right side does not "
                "change."
            ): ("Press **Rainy** and then **R**: the left side shrinks, but the right side does not change."),
            "Set this number to 2, or press **Rainy**.": "Both buttons set this number to 2.",
        },
        "average": {
            (
                "(Here is a good place for a break. When you come back, click this text and choose *Run → Run All "
                "Above Selected Cell*.)"
            ): "(Here is a good place for a break.)",
        },
        "results": "",
    },
    "02_eight_state_weather": {
        "questions-how": {
            "Play two or three days.": "Play two days.",
        },
        "questions-seen": {
            "Now press **New day** and cut": "Now press **Reset** and cut",
        },
        "questions-numpy": {
            " (try 1 / 8)": "",
        },
        "skewed-how": {
            "Play a few days. Then press **Two plans": "Play a day or two. Then press **Reset** and **Two plans",
        },
        "reshape-how": {
            "Each slider sets the chance of one state.": "The slider sets the chance of *sunny*.",
            "into the number beside its slider.": "into the number beside the slider.",
            "- **Hold** keeps the chance of this state as it is while you move other sliders.\n": "",
            "works on all states that are not held. Below 1": (
                "works on the sky of a place: press its button first. Below 1"
            ),
        },
        "reshape-numpy": {
            "  # or your own sky: np.array([...]), eight chances above 0, with sum 1": "",
        },
        "town": {
            "Write it in place of `blank`, as a formula like the two others.": (
                "What belongs in place of `blank`? It is a formula like the two others."
            ),
        },
        "wide-exercise": {
            "as in the cell under": "as in the code under",
        },
        "equals-exercise": {
            " to be a whole number: give two decimals.": " to be a whole number.",
        },
    },
    "03_sunny_and_rainy_regions": {
        "codes-seen": {
            "Type `00` as the message. It can be read": "The message `00` can be read",
        },
        "average-exercise": {
            (
                "In the cell below, multiply `SUNNY_REGION` by `np.array([2, 2, 3, 3, 4, 4, 4, 4])`, and add up "
                "with `np.sum`. (Do not use `p`, because later cells change it. Leave `lengths` as it is, because "
                "later cells use it.)"
            ): ("Multiply `SUNNY_REGION` by `np.array([2, 2, 3, 3, 4, 4, 4, 4])`, and add up with `np.sum`."),
        },
        "builder": {
            "## 3 · Make your own code": "## 3 · Why not only short words?",
        },
        "builder-seen": {
            "Every word that you type takes": "Every word takes",
            "Type `0` for *sunny*: its slice covers the slice of `01`, and the conflict is named at once.": (
                "In the folded picture, *sunny* has the word `0`: its slice covers the slice of `01`, and the conflict "
                "is named at once."
            ),
        },
        "builder-exercise": {
            ' Answer with the word in quotation marks, such as `"0101"`.': "",
        },
        "send-seen": {
            " You can press **Stop** at any time.": "",
        },
        "memory": {
            "This cell computes it.": "This code computes it.",
        },
        "break": {
            (
                " The second half of the notebook can be run on its own. When you come back, begin with the next "
                "cell."
            ): "",
        },
        "cross-seen": {
            " slowly from sunny to rainy, or press **Walk from sunny to rainy**.": " slowly from sunny to rainy.",
        },
        "cross-own": {
            "Move the sliders of $q$, and try": "Move the slider **q, sunny**, and try",
        },
        "never-exercise": {
            " (Plain Python does not divide by 0. If you need them: infinity is `np.inf`, and zero is `0.0`.)": "",
        },
    },
    "04_animal_classifier": {
        "one-hot-seen": {
            (
                "The sliders are the raw scores that the classifier gives to the animals. The next section says how"
                " they become beliefs, and what **temperature** does."
            ): (
                "The slider *raccoon* is the raw score that the classifier gives to the raccoon. Each animal has "
                "one. The next section says how the scores become beliefs, and what the temperature does."
            ),
        },
        "softmax": {
            "The sliders of section 1 are logits.": "The slider of section 1 is the raccoon's logit.",
            "In the picture of section 1, **temperature** divides all logits by the same number before softmax.": (
                "Sometimes all logits are first divided by the same number, the *temperature*."
            ),
        },
        "features": {
            (
                "Choose two animals. The picture shows the seven features that differ most, and the menu *features*"
                " has the others."
            ): (
                "Press a button, or choose another animal. The picture shows the seven features that differ most."
            ),
        },
        "break": {
            " If you come back later, start with the next cell. It has all that the second half needs.": "",
        },
        "training": {
            "**Train** starts the training, and **Stop** stops it. With": (
                "Press **Train**: the page shows a training that was recorded. With"
            ),
            " The whole training takes some seconds.": "",
        },
        "training-seen": {
            "Then choose 5 pictures of each animal, and train again.": (
                "Then press **Reset**, choose 5 pictures of each animal, and train again."
            ),
        },
        "second-break": {
            (
                "If you come back later, go up to section 4 first, and run two cells there. The first has the "
                "imports, just above the heading. The second begins with `def individuals` and draws the pictures. "
                "Then go on here."
            ): "You have trained a classifier. Next you see how many pictures it needs.",
        },
        "more-wait": "This code trained 32 classifiers.",
        "more-train": {
            'for i in show_progress(range(32), of="classifiers trained"):': "for i in range(32):",
        },
    },
    "05_forecasts": {
        "game-how": {
            (
                "A day whose weather you have seen is never asked later. So a shuffled game has 140 days. In order,"
                " you can play nearly the whole year. You can change **Days** in the middle of a game. It goes on "
                "with the same averages."
            ): (
                "On this page you can play two days. Then open the picture under the game: it shows a game after 12"
                " days. In the live notebook you can play nearly the whole year."
            ),
            (
                "Play twelve days or more. You can stop at any day, and your game is kept. If you open this "
                "notebook again, it goes on where you left it."
            ): "",
        },
        "game-seen": {
            "So play on before you are proud.": "So a few days prove little.",
        },
        "break": {
            (
                " The second half of the notebook can be run on its own. When you come back, begin with the next "
                "cell."
            ): "",
        },
    },
}


def instead(file: str, cell: str, text: str) -> str:
    """Return what a page says instead of a text of its notebook.

    Where the notebook no longer has what is to be replaced, somebody has to look at it again.

    Examples
    --------
    >>> instead("00_start_here", "next", "Does everything work? Then go on."), instead("01", "any", "As it was.")
    ('Go on.', 'As it was.')
    """
    told = INSTEAD.get(file, {}).get(cell, {})
    return told if isinstance(told, str) else replaced(text, told, f"{file}, cell {cell!r}")


def replaced(text: str, pieces: Instead, where: str) -> str:
    for old, new in pieces.items():
        if old not in text:
            raise ValueError(f"{where}: words_en.py replaces a text that is not there any more: {old!r}")
        text = text.replace(old, new)
    return text


# What is said in many cells to who runs them.
_HELP = re.compile(r" (?:Are you stuck\? Run|Stuck\? Run|If you are stuck, run) `solution\([^`]*\)`\.")
_BLANK = re.compile(
    r"(?:Put (?:the missing number|what is missing)|Write it) in place of `blank`(?:, and run the cell)?\."
)
_DECIMALS = re.compile(r" Give (?:two|three) decimals\.")


def for_readers(markdown: str) -> str:
    """Return a notebook's text without what is said, in many places, to who runs it.

    Examples
    --------
    >>> for_readers('Count the letters. Stuck? Run `solution("a")`.')
    'Count the letters.'
    >>> for_readers("Put what is missing in place of `blank`, and run the cell. The next cell computes it.")
    'What belongs in place of `blank`? The next code computes it.'
    """
    markdown = _HELP.sub("", markdown)
    markdown = _BLANK.sub("What belongs in place of `blank`?", markdown)
    markdown = _DECIMALS.sub("", markdown)
    return re.sub(r"\b([Tt]he next) cell\b", r"\1 code", markdown)
