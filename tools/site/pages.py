"""A notebook as a page: its text, its formulas, its code, its forms, and its pictures that move."""

import ast
import html
import json
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from tools.site import words_en as say
from tools.site.cells import code_cells, run_cells
from tools.site.runs import stored
from tools.site.states import Packed, Table, packed_table, unstyled
from weatherbits.language import common
from weatherbits.lessons.forecasts.game import SIMILAR, Game
from weatherbits.live import Explorer, LivePicture
from weatherbits.teaching import words_en as teaching
from weatherbits.teaching.exercises import exercises
from weatherbits.teaching.form import PredictionForm
from weatherbits.teaching.predictions import predictions
from weatherbits.teaching.quizzes import QuestionForm
from weatherbits.teaching.results import AnswersForm


@dataclass(frozen=True)
class Figure:
    """An explorer of a page."""

    file: str
    id: str
    table: Table
    packed: Packed
    told: str  # the picture that the text below describes, as SVG, where the table does not have it
    told_sentence: str

    @property
    def path(self) -> str:
        return f"{self.file}/{self.id}.json"


@dataclass
class Page:
    """A notebook's page, but for what stands around it."""

    file: str
    title: str
    parts: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)  # folded on a screen; on paper they stand at the end

    @property
    def body(self) -> str:
        return "".join(self.parts)


# Text and formulas.


class Renderer(IPythonRenderer):
    """Markdown as a page shows it: formulas as MathML, links from page to page, wide things in boxes of their own."""

    def __init__(self) -> None:
        super().__init__(escape=False)

    def inline_math(self, body: str) -> str:
        return inline_formula(body)

    def block_math(self, body: str) -> str:
        return f'<div class="wide" tabindex="0" role="group">{formula(body.strip(), display="block")}</div>'

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        name = heading_id(re.sub(r"<[^>]+>", "", text))
        return f'<h{level} id="{html.escape(name)}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(page_link(url))}">{text}</a>'

    def block_code(self, code: str, info: str | None = None) -> str:
        return code_box(code)


def heading_id(text: str) -> str:
    """Return the name of a heading, as JupyterLab makes it.

    Examples
    --------
    >>> heading_id("Kraft's inequality")
    "Kraft's-inequality"
    """
    return html.unescape(text).strip().replace(" ", "-")


def page_link(url: str) -> str:
    """Return where a link leads on the site.

    Examples
    --------
    >>> page_link("glossary.ipynb#Bit"), page_link("https://example.org/a.ipynb")
    ('glossary.html#Bit', 'https://example.org/a.ipynb')
    """
    return re.sub(r"^(?:notebooks/)?([\w-]+)\.ipynb(?=#|$)", r"\1.html", url)


def inline_formula(tex: str) -> str:
    """Return a formula in a line of text. A long one is parts, between which the line can break."""
    parts = _breakable(tex)
    return "<wbr>".join(map(formula, parts))


def formula(tex: str, display: str = "inline") -> str:
    """Return a formula as MathML, with a little room between a function and what it is of.

    Examples
    --------
    >>> "<mi>ln</mi><mspace" in formula(r"\\ln q"), "<mspace" in formula(r"\\ln(q)")
    (True, False)
    >>> "</msub><mspace" in formula(r"\\log_2 q"), "<mi>log</mi><mspace" in formula(r"\\log_2 q")
    (True, False)
    """
    return _FUNCTION.sub(r'\1<mspace width="0.167em" />', convert(tex, display=display))


_FUNCTION = re.compile(
    r"((?<!<msub>)<mi>(?:ln|log)</mi>|<msub><mi>log</mi><mn>\d+</mn></msub>)(?=<(?:m[infsu]|mrow><mi))"
)


def _breakable(tex: str) -> list[str]:
    r"""Return a formula in parts, cut before its relations and sums, and before what is given in a probability.

    Examples
    --------
    >>> _breakable("a = b"), _breakable(r"0.91 \\cdot \\ln (1 / 0.91) + 0.09 = 1")
    (['a = b'], ['0.91 \\\\cdot \\\\ln (1 / 0.91)', '{} + 0.09', '{} = 1'])
    >>> _breakable(r"H(\text{animal} \mid \text{features})")
    ['H(\\text{animal}', '{} \\mid \\text{features})']
    """
    if len(tex) < 30:
        return [tex]
    parts, depth, begin = [], 0, 0
    for sign in re.finditer(r"[{(]|[})]| (?:=|\+|-|\\approx|\\le|\\mid) ", tex):
        text = sign[0]
        depth += (text in "{(") - (text in "})")
        if text == r" \mid " or (depth == 0 and text.startswith(" ")):
            parts.append(tex[begin : sign.start()])
            begin = sign.start() + 1
    parts.append(tex[begin:])
    return [parts[0], *(f"{{}} {part}" for part in parts[1:])]


def text_of(markdown: str) -> str:
    """Return Markdown as HTML. What stands between two comments, such as the contents, has a box with its name."""
    markdown = re.sub(
        r"<!-- (\w+) -->\n(.*?)<!-- end of \1 -->",
        r'<div class="\1">\n\n\2\n</div>',
        markdown,
        flags=re.DOTALL,
    )
    page = MarkdownWithMath(renderer=Renderer()).render(re.sub(r"<!--.*?-->\n?", "", markdown))
    page = re.sub(r' style="text-align:(\w+)"', r' class="\1"', page)
    page = page.replace("<th></th>", "<td></td>")  # a heading has a text
    return re.sub(
        r"(<table>.*?</table>)",
        r'<div class="wide" tabindex="0" role="group">\1</div>',
        page,
        flags=re.DOTALL,
    )


@cache
def _code(source: str) -> str:
    return highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n")


def code_box(source: str) -> str:
    return f'<pre class="code" tabindex="0"><code>{_code(source)}</code></pre>\n'


# Cells.


def data_of(told: Any) -> str:
    """Return what a script is to know, in a page that runs no script of its own."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/json">{text.replace("<", chr(92) + "u003c")}</script>'


def question(form: QuestionForm) -> str:
    """Return a question with an answer to choose. Its replies come with it."""
    replies = {name: form.question.respond(name, form.told) for name in form.question.options}
    return _options("choices", form.name, form.asks, {n: form.told[n][0] for n in replies}, replies)


def guess_form(form: PredictionForm) -> str:
    """Return a place for a guess."""
    name, prediction = form.name, form.prediction
    texts = teaching.Guess
    if prediction.options:
        labels = {option: form.told[option] for option in prediction.options}
        return _options(
            "guesses", name, "", labels, {o: texts.just_kept(label) for o, label in labels.items()}
        )
    unit = texts.unit(prediction.unit)
    told = {
        "name": name,
        "kept": texts.kept("\1"),
        "justKept": texts.just_kept("\1"),
        "notKept": texts.not_kept(texts.not_a_number(prediction.unit)),
    }
    field_id = f"guess-{name}"
    return (
        f'<form class="guess" data-unit="{html.escape(prediction.unit)}">{data_of(told)}'
        f'<label for="{field_id}">{texts.labels["text"]}</label>'
        f'<input id="{field_id}" type="text" inputmode="decimal" maxlength="40" autocomplete="off" spellcheck="false" '
        f'placeholder="{texts.placeholder}"> <span>{html.escape(unit)}</span> '
        f'<button type="submit" class="live-button">{texts.labels["keep"]}</button>'
        f'<p class="said" role="status"></p></form>\n'
    )


def _options(kind: str, name: str, asks: str, labels: dict[str, str], replies: dict[str, str]) -> str:
    field_id = f"{kind}-{name}"
    buttons = "".join(
        f'<button type="button" class="live-button" aria-pressed="false" value="{html.escape(option)}">'
        f"{html.escape(label)}</button>"
        for option, label in labels.items()
    )
    head = f'<p class="asks" id="{field_id}">{html.escape(asks)}</p>' if asks else ""
    named = f'aria-labelledby="{field_id}"' if asks else f'aria-label="{say.GUESS_FIELD}"'
    return (
        f'<div class="options" data-kind="{kind}" data-name="{html.escape(name)}">{data_of(replies)}{head}'
        f'<div class="choose" role="group" {named}>{buttons}</div><p class="said" role="status"></p></div>\n'
    )


def revealed(name: str, number: int) -> tuple[str, str]:
    """Return the answer to a prediction, folded, with the guess beside it, and as text."""
    prediction, told = predictions[name]
    texts = teaching.Guess
    truth = html.escape(texts.the_answer(prediction.say(prediction.truth(), told, prediction.decimals)))
    known = {
        "unit": prediction.unit,
        "options": {option: told[option] for option in prediction.options},
        "guessed": texts.you_guessed("\1"),
    }
    folded = (
        f'<details class="reveal" data-name="{html.escape(name)}">{data_of(known)}'
        f"{_summary(texts.answer, number)}"
        f'<p><span class="yours"></span> {truth}</p></details>\n'
    )
    return folded, truth


def solved(name: str, number: int) -> tuple[str, str]:
    """Return how an exercise is solved, folded, and as text."""
    exercise, told = exercises[name]
    text = html.escape(teaching.Exercise.solved(told["solution"], exercise.result))
    folded = f'<details class="solution">{_summary(say.SOLUTION, number)}<p>{text}</p></details>\n'
    return folded, text


def _summary(text: str, number: int) -> str:
    return (
        f'<summary><span class="on-screen">{html.escape(text)}</span>'
        f'<span class="on-paper">{say.at_the_end(number)}</span></summary>'
    )


def answers_on_paper(answers: list[str]) -> str:
    """Return all answers of a page, which paper cannot fold."""
    if not answers:
        return ""
    items = "".join(f"<li>{answer}</li>" for answer in answers)
    return f'<section class="on-paper"><h2>{say.ANSWERS}</h2><ol>{items}</ol></section>\n'


def answers_form() -> str:
    known = {
        "none": say.NOTHING_KEPT,
        "kept": say.kept_here("\1"),
        "sure": say.SURE,
        "forgotten": say.FORGOTTEN,
    }
    return (
        f'<div class="kept">{data_of(known)}'
        f'<p class="said" role="status"></p><button type="button" class="live-button">{say.FORGET}</button></div>\n'
    )


def figure(shown_here: Figure, twin: str, *, is_on_slide: bool = False) -> str:
    """Return an explorer: its picture stands here, and what it can show beside is fetched.

    On a slide there is no room for what needs Python, and for links.
    """
    table, packed = shown_here.table, shown_here.packed
    controls, _ = table.needs_python
    shape = dict(packed.shape)
    # What never works here is not shown: the note names it.
    shape["controls"] = {name: told for name, told in shape["controls"].items() if name not in controls}
    rows = [[name for name in row if name not in controls] for row in shape["rows"]]
    shape["rows"] = [row for row in rows if any(name in shape["controls"] for name in row)]
    shape["buttons"] = [
        [name, label, "action" if kind == "run" else kind]
        for name, label, kind in shape["buttons"]
        if name in table.presses
    ]
    shape["silent"] = say.NOT_HERE
    note = needs_python(table)
    told = {
        "shape": shape,
        "frame": packed.frame,
        "table": shown_here.path,
        "images": f"{shown_here.file}/images.json",
    }
    width, height = shape["size"]
    sentence = html.escape(packed.frame["sentence"])
    links = f'<a class="here" href="#{shown_here.id}">{say.LINK}</a>'
    if twin:
        links += f' · <a href="{html.escape(twin)}">{say.OPEN_LIVE}</a>'
    extra = ""
    if shown_here.told:
        words = html.escape(shown_here.told_sentence)
        extra = (
            f'<details class="told"><summary>{say.TOLD}</summary>'
            '<div class="live"><div class="live-picture" tabindex="0">'
            f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{words}">{shown_here.told}</svg></div>'
            f'<p class="live-sentence">{words}</p></div></details>'
        )
    tag = "section"
    if is_on_slide:
        tag, note, links, extra = "div", "", "", ""  # a slide is a section itself
    return (
        f'<{tag} class="explorer" id="{shown_here.id}">{data_of(told)}'
        f'<div class="live still"><div class="live-picture"><svg viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{sentence}"><defs>{packed.defined}</defs><g>{packed.still}</g><g>{packed.moving}</g></svg></div>'
        f'<p class="live-sentence">{sentence}</p></div>'
        f'<p class="note">{html.escape(note)} {links}</p>{extra}</{tag}>\n'
    )


def needs_python(table: Table) -> str:
    """Say which controls of an explorer need the live notebook."""
    thinned = [table.explorer.controls[name].label for name in table.thinned]
    return say.only_live(*table.only_live, thinned)


def _played(game: Game, days: int = 12) -> Game:
    """Return a game after some days, in which the similar days of the past were believed, if not too much."""
    for _ in range(days):
        chance = min(max(game.n_similar_wet / SIMILAR, 0.1), 0.9)
        game = replace(game, chance=chance).state_it().next_day()
    return game


# What the text below tells, where a page cannot get there, and the explorer does not say it.
_AS_TOLD = {Game: _played}


def _told(explorer: Explorer, table: Table) -> tuple[str, str]:
    """Return the picture that the text describes, where a page could not show it otherwise."""
    told = _AS_TOLD[type(explorer.state)](explorer.state) if type(explorer.state) in _AS_TOLD else None
    if not callable(explorer._told):
        told = told or explorer._told_state()
    if told is None or any(state == told for state in table.states):
        return "", ""
    picture = LivePicture(
        type(explorer.picture.scene), told, explorer.look, f"told-{explorer.picture.prefix}"
    )
    markup = f"<defs>{''.join(picture.defined.values())}</defs><g>{picture.still}</g><g>{picture.moving}</g>"
    return unstyled(markup), told.sentence


def make_page(path: Path, twin: str = "") -> Page:
    """Return a notebook as a page; ``twin`` is the address of the live one."""
    file = path.stem
    cells = nbformat.read(path, as_version=4).cells
    if unknown := say.INSTEAD.get(file, {}).keys() - {cell.id for cell in cells}:
        raise ValueError(f"{file}: words_en.py has other words for cells that are not there: {unknown}")
    shown_by = dict(_all_shown(path, file))
    page = Page(file, _title(cells))
    imports, code = [], []
    is_guessed = False  # whether a guess is asked for, and nothing has answered it yet
    for cell in cells:
        source = say.instead(file, cell.id, cell.source)
        if cell.cell_type == "markdown":
            page.parts.append(text_of(say.for_readers(source)))
            is_guessed = is_guessed and say.ANSWERED not in source
        elif source and _is_imports(source):
            imports.append(source)
        elif source:
            cell.source = source
            code.append(_visible_code(source))
            shown_here = shown_by.get(cell.id, [])
            numbers = _numbers_beside(cells, cell)
            page.parts.append(_code_cell(cell, shown_here, page, twin, numbers, folds_output=is_guessed))
            is_guessed = any(isinstance(thing, PredictionForm) for thing in shown_here) or (
                is_guessed and "reveal" not in dict(_ASKED.findall(source))
            )
    page.parts.append(_used_imports(imports, code))
    page.parts.append(answers_on_paper(page.answers))
    page.parts += re.findall(r'<div class="navigation">.*?</div>\n?', page.parts[0], re.DOTALL)  # to go on
    return page


def _numbers_beside(cells: list[Any], cell: Any) -> set[float]:
    """Return the numbers that the text right above a cell, and the next text below it, name."""
    place = cells.index(cell)
    above = cells[max(0, place - 1) : place]
    below = [other for other in cells[place + 1 :] if other.cell_type == "markdown"][:1]
    texts = [other.source for other in [*above, *below] if other.cell_type == "markdown"]
    return {number for text in texts for number in numbers_in(text)}


def numbers_in(text: str) -> list[float]:
    """Return the numbers that stand in a text.

    Examples
    --------
    >>> numbers_in("After 2,000 days of 0.5 or 93%, at 12, not in `x1`.")
    [2000.0, 0.5, 0.93, 12.0]
    """
    found = re.finditer(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(%?)", text)
    return [round(float(each[1].replace(",", "")) / (100 if each[2] else 1), 10) for each in found]


def _all_shown(path: Path, file: str) -> list[tuple[str, list[Explorer]]]:
    cells = [cell for cell in code_cells(path) if say.instead(file, cell.id, cell.source)]
    return list(run_cells(cells, stored(), __name__="__main__"))


def _title(cells: list[Any]) -> str:
    return next(re.findall(r"^# (.*)", cell.source)[0] for cell in cells if cell.source.startswith("# "))


_ASKED = re.compile(r"\b(check|reveal)\(\s*[\"']([^\"']+)[\"']")
_CALLS = ("predict", "reveal", "check", "ask", "my_results", "my_answers")


def _visible_code(source: str) -> str:
    """Return the lines of a cell that a page shows: what a reader learns from, not what makes forms and pictures.

    Examples
    --------
    >>> _visible_code('a = 1  # one\\nmy_answer = a + blank\\ncheck("x", my_answer)')
    'a = 1  # one\\na + blank'
    """
    lines = source.splitlines()
    body = ast.parse(source).body
    kept = []
    for node in body:
        called = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
        name = getattr(called, "id", "")
        if name in _CALLS or name.endswith("_explorer"):
            continue
        is_answer = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "my_answer"
        if not is_answer:
            kept.append("\n".join(lines[node.lineno - 1 : node.end_lineno]))
        elif "blank" in ast.unparse(node):
            kept.append(lines[node.lineno - 1].removeprefix("my_answer = "))
    return source if kept and len(kept) == len(body) else "\n".join(kept)


def _is_imports(source: str) -> bool:
    nodes = ast.parse(source).body
    return any(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes) and all(
        isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Expr) and ast.unparse(node).startswith("print('"))
        for node in nodes
    )


def _used_imports(imports: list[str], code: list[str]) -> str:
    """Return, folded, what the code of a page imports: of all imports those that a line of a page needs."""
    used = {node.id for node in ast.walk(ast.parse("\n".join(code))) if isinstance(node, ast.Name)}
    lines: dict[str, None] = {}
    for node in ast.parse("\n".join(imports)).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            node.names = [name for name in node.names if (name.asname or name.name) in used - {"blank"}]
            if node.names:
                lines[ast.unparse(node)] = None
    if not lines:
        return ""
    code_shown = code_box("\n".join(lines))
    return f'<details class="imports"><summary>{say.IMPORTS}</summary>{code_shown}</details>\n'


def _code_cell(
    cell: Any,
    shown_here: list[Explorer],
    page: Page,
    twin: str,
    numbers: set[float],
    *,
    folds_output: bool = False,
) -> str:
    parts = []
    code = _visible_code(cell.source)
    asked = _ASKED.findall(cell.source)
    if code:
        parts.append(code_box(code))
        if not any(kind == "check" for kind, _ in asked):
            printed = [
                _output(output) for output in cell.get("outputs", []) if output.output_type == "stream"
            ]
            parts += [_folded(each) for each in printed] if folds_output else printed
    for thing in shown_here:
        if isinstance(thing, PredictionForm):
            parts.append(guess_form(thing))
        elif isinstance(thing, QuestionForm):
            parts.append(question(thing))
        elif isinstance(thing, AnswersForm):
            parts.append(answers_form())
        elif thing.picture:
            table, packed = packed_table(thing, numbers)
            told = _told(thing, table)
            made = Figure(page.file, cell.id, table, packed, *told)
            page.figures.append(made)
            parts.append(figure(made, twin))
    for kind, name in asked:
        number = len(page.answers) + 1
        folded, text = revealed(name, number) if kind == "reveal" else solved(name, number)
        parts.append(folded)
        page.answers.append(text)
    return "".join(parts)


def _folded(printed: str) -> str:
    return f"<details><summary>{say.PRINTED}</summary>{printed}</details>\n"


def _output(output: Any) -> str:
    return f'<pre class="output" tabindex="0">{html.escape("".join(output.text).rstrip())}</pre>\n'


# What the scripts of all pages say.


def words_of_pages() -> dict[str, Any]:
    engine = teaching.ENGINE
    return {
        "noNumber": engine["no_number"]("\1"),
        "noWholeNumber": engine["no_whole_number"]("\1"),
        "outOfRange": engine["out_of_range"]("\1", "\2", "\3"),
        "between": say.between("\1", "\2", "\3"),
        "refused": say.refused("\1"),
        "noTable": say.NO_TABLE,
        "notFromHere": say.not_from_here("\1"),
        "copied": say.COPIED,
        "infinite": sorted(teaching.INFINITE),
        "infinitelyMany": teaching.INFINITELY_MANY,
        "units": common.UNITS,
    }
