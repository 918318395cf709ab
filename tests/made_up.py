"""A made-up language: every English letter that a learner reads becomes another one, and what stays English is seen.

Its modules of words are made from the English ones: text is changed, and what is no text (names of units, states and
choices, format specifications, code that a formula is written in) is left.
"""

import ast
import contextlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import weatherbits
from weatherbits.language import speak
from weatherbits.words_en import UNITS

PACKAGE = Path(weatherbits.__file__).parent
LANGUAGE = "xx"
ENGLISH = "abcdefghijklmnopqrstuvwxyz"
LETTERS = str.maketrans(ENGLISH + ENGLISH.upper(), "".join(chr(0x430 + i) for i in range(26)) * 2)

# Functions of words that are told a unit by its name.
TAKE_A_UNIT = {"amount", "unit", "per_day", "with_unit", "guessed", "with_guess"}


def made_up(text: str) -> str:
    """Return a text in the made-up language.

    Examples
    --------
    >>> made_up("2 bits"), made_up("=")
    ('2 биут', '=')
    """
    return text.translate(LETTERS)


class _Translator(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(made_up(node.value)) if isinstance(node.value, str) else node

    def visit_FormattedValue(self, node):
        node.value = self.visit(node.value)  # and not its format
        return node

    def visit_Expr(self, node):
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)  # a docstring

    def visit_Dict(self, node):
        node.values = [self.visit(value) for value in node.values]  # and not the names
        return node

    def visit_Subscript(self, node):
        node.value = self.visit(node.value)
        return node

    def visit_Compare(self, node):
        return node

    def visit_Call(self, node):
        if ast.unparse(node.func).startswith("state."):
            return node  # it asks a state for a fact, by its name
        takes_a_unit = isinstance(node.func, ast.Name) and node.func.id in TAKE_A_UNIT
        is_unit = [
            takes_a_unit and isinstance(value, ast.Constant) and value.value in UNITS for value in node.args
        ]
        node.func = self.visit(node.func)
        node.args = [
            value if stays else self.visit(value) for value, stays in zip(node.args, is_unit, strict=True)
        ]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        return node

    def visit_arguments(self, node):
        node.defaults = [
            value if isinstance(value, ast.Constant) and value.value in UNITS else self.visit(value)
            for value in node.defaults
        ]
        return node

    def visit_ImportFrom(self, node):
        node.module = node.module and node.module.replace("words_en", f"words_{LANGUAGE}")
        return node


def translated(source: str) -> str:
    """Return the source of a module of words in the made-up language."""
    tree = _Translator().visit(ast.parse(source))
    return ast.unparse(ast.fix_missing_locations(tree))


@contextlib.contextmanager
def spoken(left_in_english: str = "") -> Iterator[None]:
    """Speak the made-up language; but for one text, where a test wants to see that it is found."""
    made = {}
    for path in PACKAGE.rglob("words_en.py"):
        source = translated(path.read_text(encoding="utf-8"))
        if left_in_english:
            source = source.replace(made_up(left_in_english), left_in_english)
        room = ".".join(["weatherbits", *path.parent.relative_to(PACKAGE).parts])
        made[f"{room}.words_{LANGUAGE}"] = source
    try:
        for name in made:
            sys.modules[name] = module = ModuleType(name)
            module.__package__ = name.rpartition(".")[0]
            module.__spec__ = importlib.util.spec_from_loader(name, loader=None)
        # A room's words come after those that it imports: what lies higher up in the package comes first.
        for name, source in sorted(made.items(), key=lambda item: item[0].count(".")):
            exec(compile(source, name, "exec"), sys.modules[name].__dict__)
        speak(LANGUAGE)
        yield
    finally:
        speak("en")
        for name in made:
            sys.modules.pop(name, None)
