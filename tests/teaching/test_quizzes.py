"""Questions with an answer to choose: each option is answered by its name, and the choice is kept."""

import pytest

from tests.builders import all_questions
from weatherbits.live.stored import plain
from weatherbits.teaching import ask
from weatherbits.teaching.kept import kept
from weatherbits.teaching.quizzes import Question, QuestionForm, quizzes

QUESTIONS = all_questions()


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.forget()
    yield
    kept.forget()


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_option_right_or_wrong_is_answered_in_words_of_its_own(name):
    form = QuestionForm(name)
    replies = set()
    for option in form.question.options:
        form.buttons[option].click()
        is_right = option == form.question.right
        assert form.sentence.startswith("Right. " if is_right else "Not yet. ")
        assert form.chosen == option == QuestionForm(name).chosen
        replies.add(form.sentence)
    assert len(replies) == len(form.question.options) >= 2


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_words_for_all_its_options_and_no_others(name):
    question, told = quizzes[name]
    assert set(told) == {"asks", *question.options}
    labels = [told[option][0] for option in question.options]
    assert len(set(labels)) == len(labels)
    assert told["asks"].endswith("?")


def test_the_right_option_is_not_always_at_the_same_place():
    places = [question.options.index(question.right) for question in QUESTIONS.values()]
    assert all(places.count(place) < 0.6 * len(places) for place in set(places))


def test_without_a_kernel_the_question_is_read_and_its_answer_is_folded():
    name = next(iter(QUESTIONS))
    question, told = quizzes[name]
    page = QuestionForm(name).static_html().replace("&#x27;", "'").replace("&quot;", '"')
    before, _, folded = page.partition("<details>")
    assert plain(told["asks"]) in before
    assert all(told[option][0] in before for option in question.options)
    assert told[question.right][1] in folded
    assert told[question.right][1] not in before


def test_a_name_that_is_none_is_refused_with_the_nearest_one():
    name = next(iter(QUESTIONS))
    with pytest.raises(ValueError, match=f"there is no question '{name}x'; did you mean '{name}'"):
        ask(name + "x")


def test_a_right_option_that_is_none_of_the_options_is_refused():
    with pytest.raises(ValueError, match="should be one of: a, b; got 'c'"):
        Question(options=("a", "b"), right="c")


def test_a_choice_in_the_file_that_is_no_option_any_more_is_as_good_as_none():
    name = next(iter(QUESTIONS))
    kept.keep("choices", name, "an option of last year")
    form = QuestionForm(name)
    assert form.chosen == ""
    assert form.sentence == ""
