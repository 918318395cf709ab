"""The question bank: questions that a learning platform asks, with a reply to each wrong answer that is known.

Three forms of the same questions: Moodle's XML, GIFT, which other platforms read as well, and QTI 1.2 for Canvas and
its kin, which the package text2qti writes. In Moodle and GIFT a category holds the variants of one question: a quiz
that draws one at random from a category asks each learner with numbers of their own. In QTI they are a group.
"""

import html
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from weatherbits.lessons.contents import LESSONS, Lesson
from weatherbits.lessons.eight_state_weather import asked as eight
from weatherbits.lessons.sunny_and_rainy_regions import asked as regions
from weatherbits.story import MOSTLY_SUNNY
from weatherbits.teaching.predictions import predictions
from weatherbits.teaching.quizzes import quizzes

from . import words_en as words
from .drawn import TEMPLATES, as_exercise, tolerance, variants
from .notebooks import sections
from .pages import from_markdown, write

CHOICE, NUMBER, TEXT = "multichoice", "numerical", "shortanswer"  # as Moodle calls them


@dataclass(frozen=True)
class Answer:
    """An answer that is known, and the reply to it; ``tolerance`` is for numbers."""

    value: str
    reply: str
    is_right: bool = False
    tolerance: float = 0.0


@dataclass(frozen=True)
class Item:
    """A question of the bank.

    Parameters
    ----------
    category : tuple of str
        Where it stands: the lesson, the kind of question, and for drawn numbers what they are drawn for.
    asks : str
        The question, as HTML.
    answers : tuple of Answer
        The right one, and wrong ones that are known; what is chosen from, where there is a choice.
    otherwise : str
        The reply to any other number or text.
    """

    category: tuple[str, ...]
    name: str
    kind: str
    asks: str
    answers: tuple[Answer, ...]
    otherwise: str = ""


def _number(value: float) -> str:
    """Return a number as platforms read it.

    Examples
    --------
    >>> _number(3.0), _number(0.415037), _number(-0.0)
    ('3', '0.415037', '0')
    """
    digits = f"{value:z.6f}"
    return digits.rstrip("0").rstrip(".")


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text, quote=False)}</p>"


def _reply(is_right: bool, why: str) -> str:
    return (words.Bank.right if is_right else words.Bank.not_yet).format(why)


def _choice(category: tuple[str, ...], name: str, asks: str, options, right: str) -> Item:
    """Return a question with options; ``options`` gives the name of each, its label, and the reply to it."""
    answers = tuple(
        Answer(label, _reply(option == right, why), option == right) for option, label, why in options
    )
    return Item(category, name, CHOICE, _paragraph(asks), answers)


def questions(lesson: Lesson) -> Iterator[Item]:
    """Give a lesson's questions with options."""
    category = (words.notebook(lesson), words.Bank.choices)
    for name in quizzes.names(lesson.room):
        question, told = quizzes[name]
        yield _choice(
            category, name, told["asks"], [(one, *told[one]) for one in question.options], question.right
        )


def given_with(name: str) -> dict:
    """Return the numbers of the lessons that a guess needs, to be asked without its notebook."""
    numbers = {
        "sun-or-rain": {"sun": MOSTLY_SUNNY[0], "rain": MOSTLY_SUNNY[1]},
        "after-a-month": {"sun": MOSTLY_SUNNY[0]},
        "two-or-eight": {"common": eight.WIDE_SKY[0], "rare": eight.WIDE_SKY[1]},
        "what-01100-says": {
            "words": [f"{word} for {state}" for state, word in _codewords().items()],
            "bits": "01100",
        },
        "sum-of-q": {"lengths": [int(bits) for bits in regions.ARTICLE_CODE.lengths]},
        "two-coins-swapped": {"sun": regions.NEARLY_SUN[0]},
    }
    return numbers.get(name, {})


def _codewords() -> dict[str, str]:
    code = regions.ARTICLE_CODE
    return dict(zip(code.symbols, code.codewords, strict=True))


def guesses(lesson: Lesson) -> Iterator[Item]:
    """Give a lesson's predictions with options, asked so that they can be understood without the notebook."""
    category = (words.notebook(lesson), words.Bank.guesses)
    for name in predictions.names(lesson.room):
        prediction, labels = predictions[name]
        if prediction.options and name in words.GUESSES:
            told = words.GUESSES[name]
            options = [(one, labels[one], told[one]) for one in prediction.options]
            yield _choice(category, name, told["asks"](given_with(name)), options, prediction.truth())


def _forms(value) -> list[str]:
    """Return how an answer may be typed where a text is expected."""
    if isinstance(value, str):
        return [value, f'"{value}"']
    if math.isinf(value):
        return list(words.Bank.infinite)
    return list(dict.fromkeys([_number(value), f"{value:.2f}", f"{value:.3f}"]))


def _from_exercise(category: tuple[str, ...], name: str, asks: str, exercise, told, solution: str) -> Item:
    """Return an exercise as a question: a number, or a text where a number will not do."""
    answer = exercise.answer()
    known = {mistake: wrong() for mistake, wrong in exercise.mistakes.items()}
    right = _reply(True, solution)
    otherwise = words.Bank.hint.format(told["hint"]) if "hint" in told else words.Bank.otherwise
    if isinstance(answer, str) or math.isinf(answer):
        answers = [Answer(form, right, True) for form in _forms(answer)]
        answers += [
            Answer(form, _reply(False, told[mistake]))
            for mistake, value in known.items()
            for form in _forms(value)
        ]
        asks += _paragraph(words.Bank.text)
        return Item(category, name, TEXT, asks, tuple(answers), otherwise)
    allowed = tolerance(exercise.decimals)
    answers = [Answer(_number(answer), right, True, allowed)]
    answers += [
        Answer(_number(value), _reply(False, told[mistake]), False, allowed)
        for mistake, value in known.items()
        if math.isfinite(value)
    ]
    asks += _paragraph(words.Bank.decimals(exercise.decimals))
    return Item(category, name, NUMBER, asks, tuple(answers), otherwise)


def exercises(lesson: Lesson) -> Iterator[Item]:
    """Give a lesson's exercises as the notebook asks them, without those whose line of code has a blank."""
    category = (words.notebook(lesson), words.Bank.exercises)
    for section in sections(lesson.room):
        for asked in section.all("check"):
            if not asked.code:
                yield _from_exercise(
                    category,
                    asked.name,
                    str(from_markdown(asked.plain)),
                    asked.one,
                    asked.told,
                    asked.told["solution"],
                )


def numbers(lesson: Lesson) -> Iterator[Item]:
    """Give the questions of a lesson whose numbers are drawn anew: all variants of each."""
    for name, template in TEMPLATES.items():
        if template.room != lesson.room:
            continue
        told = words.NUMBERS[name]
        category = (words.notebook(lesson), words.Bank.numbers, told["title"])
        for variant in variants(name):
            yield _from_exercise(
                category,
                f"{name}-{variant.number:02}",
                _paragraph(told["asks"](**variant.given)),
                as_exercise(variant),
                told,
                told["way"](**variant.given),
            )


def items() -> list[Item]:
    """Return the whole bank."""
    return [
        item
        for lesson in LESSONS
        for part in (questions, guesses, exercises, numbers)
        for item in part(lesson)
    ]


# ---- Moodle's XML


def _text(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(ElementTree.SubElement(parent, tag, attributes), "text").text = text


def _plain(parent: ElementTree.Element, **values: str) -> None:
    for tag, value in values.items():
        ElementTree.SubElement(parent, tag).text = value


def _path(category: tuple[str, ...]) -> str:
    """Return a category as Moodle writes its path; in a name, a slash is written twice."""
    return "/".join(["$course$/top", words.COLLECTION, *(name.replace("/", "//") for name in category)])


def as_moodle_xml(bank: list[Item]) -> str:
    """Return the bank as a file that Moodle imports: *Question bank*, *Import*, *Moodle XML format*."""
    quiz = ElementTree.Element("quiz")
    category: tuple[str, ...] = ()
    for item in bank:
        if item.category != category:
            category = item.category
            heading = ElementTree.SubElement(quiz, "question", type="category")
            _text(heading, "category", _path(category))
        question = ElementTree.SubElement(quiz, "question", type=item.kind)
        _text(question, "name", item.name)
        _text(question, "questiontext", item.asks, format="html")
        _text(question, "generalfeedback", "", format="html")
        _plain(question, defaultgrade="1", penalty="0.3333333", hidden="0", idnumber=item.name)
        if item.kind == CHOICE:
            _plain(question, single="true", shuffleanswers="true", answernumbering="abc")
            for tag in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
                _text(question, tag, "", format="html")
        elif item.kind == TEXT:
            _plain(question, usecase="0")
        for answer in item.answers:
            _add_answer(question, item.kind, answer)
        if item.otherwise:
            _add_answer(question, item.kind, Answer("*", item.otherwise))
        if item.kind == NUMBER:
            _plain(question, unitgradingtype="0", unitpenalty="0.1", showunits="3", unitsleft="0")
    ElementTree.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(quiz, encoding="unicode") + "\n"


def _add_answer(question: ElementTree.Element, kind: str, answer: Answer) -> None:
    is_html = kind == CHOICE
    element = ElementTree.SubElement(
        question,
        "answer",
        fraction="100" if answer.is_right else "0",
        format="html" if is_html else "moodle_auto_format",
    )
    value = html.escape(answer.value, quote=False) if is_html else answer.value
    ElementTree.SubElement(element, "text").text = value
    _text(element, "feedback", html.escape(answer.reply, quote=False), format="html")
    if kind == NUMBER:
        ElementTree.SubElement(element, "tolerance").text = _tolerance(answer.tolerance)


def _tolerance(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if value else "0"


# ---- GIFT

# What has a meaning in GIFT, and its name in HTML: so no parser has to know about escapes.
_GIFT = {
    "~": "&sim;",
    "=": "&equals;",
    "#": "&num;",
    "{": "&lbrace;",
    "}": "&rbrace;",
    ":": "&colon;",
    "\\": "&bsol;",
}


def _for_gift(text: str) -> str:
    """Return HTML with nothing in it that has a meaning in GIFT, on one line."""
    text = re.sub(r"&#x?\w+;", lambda found: html.unescape(found[0]), text)
    return " ".join("".join(_GIFT.get(letter, letter) for letter in text).split())


def as_gift(bank: list[Item]) -> str:
    """Return the bank in GIFT, a form that Moodle and other platforms read."""
    lines, category = [], ()
    for item in bank:
        if item.category != category:
            category = item.category
            lines += [f"$CATEGORY: {_path(category)}", ""]
        lines += [f"::{item.name}::[html]{_for_gift(item.asks)} {{{'#' if item.kind == NUMBER else ''}"]
        for answer in item.answers:
            reply = _for_gift(html.escape(answer.reply, quote=False))
            if item.kind == NUMBER:
                mark = "=" if answer.is_right else "=%0%"
                lines += [f"{mark}{answer.value}:{_tolerance(answer.tolerance)}#{reply}"]
            elif item.kind == TEXT:
                lines += [f"{'=' if answer.is_right else '=%0%'}{_for_gift(answer.value)}#{reply}"]
            else:
                mark = "=" if answer.is_right else "~"
                lines += [f"{mark}{_for_gift(html.escape(answer.value, quote=False))}#{reply}"]
        lines += ["}", ""]
    return "\n".join(lines)


# ---- QTI

# What has a meaning in the Markdown of text2qti, as a number that HTML knows.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-.!$~^|:@%=]")


def _for_qti(text: str) -> str:
    """Return HTML on one line, with nothing between its tags that has a meaning in Markdown."""
    parts = re.split(r"(<[^<>]*>|&[#\w]+;)", " ".join(text.split()))
    parts[::2] = [_MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", part) for part in parts[::2]]
    return (
        "".join(parts)
        .replace("</p> <p>", "<br>")
        .replace("</p><p>", "<br>")
        .replace("<p>", "")
        .replace("</p>", "")
    )


def _qti_lines(item: Item) -> list[str]:
    lines = [f"Title: {item.name}", f"1. {_for_qti(item.asks)}"]
    right = next(answer for answer in item.answers if answer.is_right)
    if item.kind == CHOICE:
        for letter, answer in zip("abcdefgh", item.answers, strict=False):
            mark = "*" if answer.is_right else ""
            lines += [
                f"{mark}{letter}) {_for_qti(html.escape(answer.value, quote=False))}",
                f"... {_for_qti(html.escape(answer.reply, quote=False))}",
            ]
        return lines
    lines += [f"+ {_for_qti(html.escape(right.reply, quote=False))}"]
    lines += [f"- {_for_qti(html.escape(item.otherwise, quote=False))}"]
    if item.kind == NUMBER:
        return [
            *lines,
            f"= {right.value} +- {_tolerance(right.tolerance)}" if right.tolerance else f"= {right.value}",
        ]
    return [*lines, *(f"* {answer.value}" for answer in item.answers if answer.is_right)]


def as_text_for_qti(title: str, bank: list[Item]) -> str:
    """Return questions as the text that text2qti reads; what stands in one category of drawn numbers is a group."""
    lines = [f"Quiz title: {title}", f"Quiz description: {words.Bank.quiz_about}", ""]
    category: tuple[str, ...] = ()
    for item in bank:
        if item.category != category:
            lines += ["END_GROUP", ""] if len(category) == 3 else []
            category = item.category
            lines += ["GROUP", "pick: 1", "points per question: 1", ""] if len(category) == 3 else []
        lines += [*_qti_lines(item), ""]
    lines += ["END_GROUP", ""] if len(category) == 3 else []
    return "\n".join(lines)


def write_qti(path: Path, title: str, bank: list[Item]) -> Path:
    """Write questions as a package in QTI 1.2."""
    path.parent.mkdir(parents=True, exist_ok=True)
    QTI(Quiz(as_text_for_qti(title, bank), config=Config())).save(path)
    return path


def make(folder: Path) -> list[Path]:
    """Write the bank in all its forms."""
    bank = items()
    made = [
        write(folder / "bank" / "moodle.xml", as_moodle_xml(bank)),
        write(folder / "bank" / "gift.txt", as_gift(bank)),
    ]
    for lesson in LESSONS:
        own = [item for part in (questions, guesses, exercises) for item in part(lesson)]
        made.append(write_qti(folder / "bank" / f"qti-{lesson.file}.zip", words.notebook(lesson), own))
    drawn = [item for lesson in LESSONS for item in numbers(lesson)]
    made.append(write_qti(folder / "bank" / "qti-numbers.zip", words.Bank.quiz, drawn))
    return made
