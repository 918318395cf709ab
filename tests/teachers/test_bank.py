"""The question bank, read by parsers that are not ours: every question arrives with its answers and replies."""

import contextlib
import doctest
import html
import io
import itertools
import math
import re
import zipfile
from xml.etree import ElementTree

import moodle_xml_parser.parser
from text2qti.config import Config
from text2qti.quiz import GroupStart, Quiz
from text2qti.quiz import Question as QtiQuestion

from tools.teachers import bank, drawn
from tools.teachers import words_en as words
from weatherbits.lessons.contents import LESSONS
from weatherbits.teaching.predictions import predictions
from weatherbits.teaching.quizzes import quizzes

with contextlib.redirect_stderr(io.StringIO()):  # it tells how it builds its tables
    import pygiftparser.parser

ITEMS = bank.items()
MOODLE = bank.as_moodle_xml(ITEMS)
CHOICES = [item for item in ITEMS if item.kind == bank.CHOICE]
# A GIFT parser takes a while: of the drawn numbers, a few of each are enough for it.
FEW = [item for item in ITEMS if len(item.category) == 2 or item.name.endswith(("-01", "-25", "-50"))]


def plain(text: str) -> str:
    """Return HTML as it is read."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text.replace("</p><p>", " "))).split())


def once(text: str) -> str:
    """Return HTML that stands in XML, as it is read; text2qti makes typographic quotation marks."""
    return straight(plain(html.unescape(text)))


def straight(text: str) -> str:
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', text))


def test_the_examples_hold():
    assert doctest.testmod(bank).failed == 0


def test_all_questions_of_the_rooms_and_all_predictions_with_options_are_in_it():
    conceptual = {name for lesson in LESSONS for name in quizzes.names(lesson.room)}
    with_options = {
        name for lesson in LESSONS for name in predictions.names(lesson.room) if predictions[name][0].options
    }
    assert {item.name for item in CHOICES} == conceptual | with_options
    assert set(words.GUESSES) == with_options
    for name in with_options:
        assert set(words.GUESSES[name]) == {"asks", *predictions[name][0].options}


def test_every_wrong_option_has_a_reply_of_its_own_and_one_option_is_right():
    for item in CHOICES:
        assert sum(answer.is_right for answer in item.answers) == 1
        replies = [answer.reply for answer in item.answers]
        assert len(set(replies)) == len(replies)
        assert all(reply.startswith(("Right. ", "Not yet. ")) for reply in replies), item.name


def test_each_drawn_question_has_its_fifty_variants_in_a_category_of_its_own():
    numbers = [item for item in ITEMS if len(item.category) == 3]
    categories = {item.category for item in numbers}
    assert len(categories) == len(drawn.TEMPLATES)
    assert all(sum(item.category == one for item in numbers) == drawn.VARIANTS for one in categories)


def test_no_two_questions_have_the_same_name():
    names = [item.name for item in ITEMS]
    assert len(set(names)) == len(names)


def test_no_answer_is_taken_for_another_one():
    """Moodle gives the reply to the first answer that a number fits."""
    for item in ITEMS:
        if item.kind == bank.NUMBER:
            values = sorted(float(answer.value) for answer in item.answers)
            allowed = item.answers[0].tolerance
            assert all(b - a > allowed for a, b in itertools.pairwise(values)), item.name
            assert all(math.isfinite(value) for value in values)


def test_a_parser_of_moodle_xml_reads_every_question_with_options():
    read = moodle_xml_parser.parser.parse_string(MOODLE)["multichoice"]
    assert [one.name for one in read] == [item.name for item in CHOICES]
    for one, item in zip(read, CHOICES, strict=True):
        assert one.single
        assert plain(one.text_pre_parse) == plain(item.asks)
        assert [plain(option.answer) for option in one.options] == [a.value for a in item.answers]
        assert [option.score_fraction for option in one.options] == [100 * a.is_right for a in item.answers]
        assert [plain(option.feedback) for option in one.options] == [a.reply for a in item.answers]


def test_moodle_xml_has_what_moodle_asks_for_in_each_kind_of_question():
    quiz = ElementTree.fromstring(MOODLE)
    found = [one for one in quiz if one.get("type") != "category"]
    assert len(found) == len(ITEMS)
    for one, item in zip(found, ITEMS, strict=True):
        assert one.tag == "question"
        assert one.get("type") == item.kind
        assert one.findtext("name/text") == one.findtext("idnumber") == item.name
        assert one.find("questiontext").get("format") == "html"
        answers = one.findall("answer")
        assert {answer.get("fraction") for answer in answers} <= {"100", "0"}
        assert answers[0].get("fraction") == "100" or item.kind == bank.CHOICE
        assert all(answer.findtext("feedback/text") for answer in answers)
        if item.kind == bank.CHOICE:
            assert one.findtext("single") == "true"
        else:
            assert answers[-1].findtext("text") == "*"
        if item.kind == bank.NUMBER:
            assert all(float(answer.findtext("tolerance")) >= 0 for answer in answers)
    paths = [one.findtext("category/text") for one in quiz if one.get("type") == "category"]
    assert len(set(paths)) == len(paths) == len({item.category for item in ITEMS})


def test_a_parser_of_gift_reads_every_kind_of_question_with_its_answers_and_replies():
    read = pygiftparser.parser.parse(bank.as_gift(FEW)).questions
    assert [one.name for one in read] == [item.name for item in FEW]
    kinds = {bank.CHOICE: "MultipleChoiceRadio", bank.NUMBER: "MultipleNumerical", bank.TEXT: "Short"}
    for one, item in zip(read, FEW, strict=True):
        assert type(one.answer).__name__ == kinds[item.kind]
        assert plain(one.text.removeprefix("[html]")) == plain(item.asks)
        options = one.answer.options
        assert [plain(option.feedback) for option in options] == [answer.reply for answer in item.answers]
        assert [option.percentage == 1 for option in options] == [a.is_right for a in item.answers]
        if item.kind == bank.NUMBER:
            numbers = [option.text.split(":") for option in options]
            assert [float(value) for value, _ in numbers] == [float(a.value) for a in item.answers]
            assert [float(allowed) for _, allowed in numbers] == [a.tolerance for a in item.answers]
        else:
            assert [plain(option.text) for option in options] == [answer.value for answer in item.answers]


def test_gift_and_moodle_xml_have_the_same_numbers():
    quiz = ElementTree.fromstring(MOODLE)
    values = {
        one.findtext("name/text"): [answer.findtext("text") for answer in one.findall("answer")]
        for one in quiz
        if one.get("type") == bank.NUMBER
    }
    for item in ITEMS:
        if item.kind == bank.NUMBER:
            assert values[item.name] == [*(answer.value for answer in item.answers), "*"]


def test_qti_has_each_question_and_draws_one_of_each_group():
    text = bank.as_text_for_qti("numbers", FEW)
    quiz = Quiz(text, config=Config())
    read = [one for one in quiz.questions_and_delims if isinstance(one, QtiQuestion)]
    groups = [one.group for one in quiz.questions_and_delims if isinstance(one, GroupStart)]
    assert [one.title_raw for one in read] == [item.name for item in FEW]
    assert [(group.pick, len(group.questions)) for group in groups] == [(1, 3)] * len(drawn.TEMPLATES)
    for one, item in zip(read, FEW, strict=True):
        right = next(answer for answer in item.answers if answer.is_right)
        assert once(one.question_html_xml) == straight(plain(item.asks))
        if item.kind == bank.NUMBER:
            assert one.type == "numerical_question"
            assert one.numerical_min <= float(right.value) <= one.numerical_max
        elif item.kind == bank.CHOICE:
            assert [choice.correct for choice in one.choices] == [a.is_right for a in item.answers]
            assert [once(c.choice_html_xml) for c in one.choices] == [straight(a.value) for a in item.answers]
            assert [once(c.feedback_html_xml) for c in one.choices] == [
                straight(a.reply) for a in item.answers
            ]


def test_a_qti_package_is_well_formed_and_has_its_manifest(tmp_path):
    items = list(bank.questions(LESSONS[1]))
    path = bank.write_qti(tmp_path / "some" / "qti.zip", "Coin weather", items)
    with zipfile.ZipFile(path) as package:
        assert "imsmanifest.xml" in package.namelist()
        roots = [ElementTree.fromstring(package.read(n)) for n in package.namelist() if n.endswith(".xml")]
    found = [one for root in roots for one in root.iter() if one.tag.endswith("}item")]
    assert [one.get("title") for one in found] == [item.name for item in items]
