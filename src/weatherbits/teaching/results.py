"""How far a learner has come: how many checks are right, and what is kept of the answers."""

from dataclasses import dataclass, replace

from ..language import Words
from .exercises import exercises
from .explorer import Explorer
from .kept import kept
from .quizzes import quizzes
from .reading import tell

words = Words(__package__)


def my_results(room: str) -> None:
    """Print how many of a notebook's checks are right, its exercises and its questions, and which to try again.

    Parameters
    ----------
    room : str
        The notebook, by the name of its lesson.

    Examples
    --------
    >>> import weatherbits.lessons.start_here  # which hands its exercises over
    >>> my_results("start_here")
    0 of 1 checks of this notebook are right. Not answered yet: 1.
    """
    say, rooms = words.Results, exercises.rooms() | quizzes.rooms()
    if room not in rooms:
        tell(say.unknown(room, sorted(rooms)))
        return
    is_right: dict[str, bool | None] = {}
    for name in exercises.names(room):
        answer, (exercise, _) = kept.get("answers", name), exercises[name]
        is_right[name] = None if answer is None else exercise.agrees(answer, exercise.answer())
    for name in quizzes.names(room):
        choice, (question, _) = kept.get("choices", name), quizzes[name]
        is_right[name] = choice == question.right if choice in question.options else None
    parts = [say.so_far(list(is_right.values()).count(True), len(is_right))]
    if wrong := [name for name, right in is_right.items() if right is False]:
        parts.append(say.again(wrong))
    if missing := list(is_right.values()).count(None):
        parts.append(say.not_answered(missing))
    tell(" ".join(parts))


@dataclass(frozen=True)
class Keeping:
    """What the form of the kept answers says, and whether it has asked if one is sure."""

    sentence: str
    has_asked: bool = False


class AnswersForm(Explorer):
    """How many answers are kept, and a button that forgets them, pressed twice."""

    def __init__(self) -> None:
        start = Keeping(words.Results.kept(len(kept)))
        super().__init__(start, None, {}, labels=words.Results.labels, actions={"forget": self._forget})

    def _forget(self, state: Keeping) -> Keeping:
        if not len(kept):
            return Keeping(words.Results.kept(0))
        if not state.has_asked:
            return Keeping(words.Results.sure(len(kept)), has_asked=True)
        kept.forget()
        return replace(state, sentence=words.Results.forgotten, has_asked=False)

    def __repr__(self) -> str:
        return words.Results.not_running


def my_answers() -> AnswersForm:
    """Return a form that says how many guesses and answers are kept, and can forget them."""
    return AnswersForm()
