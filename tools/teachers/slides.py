"""Slides: each notebook as a deck, with its pictures that move, and every picture for other programs.

A deck is made of the notebook's cells, one after the other: a section begins with its heading, and then come what it
asks, its pictures, its formulas and its tables, each on a slide of its own. The prose goes to the speaker's notes.
reveal.js turns the slides; the pictures move by the tables of the site, and by its scripts.
"""

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from markupsafe import Markup, escape
from PIL import Image

from tools.downloads import NpmPackage
from tools.site import pages as site
from tools.site.build import POLICY, ROOT, write_assets, write_tables
from tools.site.words_en import for_readers
from tools.store_notebooks import NOTEBOOKS
from weatherbits.lessons.contents import LESSONS, Lesson
from weatherbits.live import Explorer
from weatherbits.pictures.style import LOOK
from weatherbits.server import compute_with_one_thread

from . import words_en as words
from .key import answer, mistakes, way
from .notebooks import Asked, Section, calls, cells, last_paragraphs, needs, sections
from .pages import environment, page, write
from .plans import Step

DECK = Path(__file__).parent / "deck"
KEPT = ROOT / "build" / "teachers"  # what was downloaded stays here

NOTES = "dist/plugin/notes.js"
REVEAL = NpmPackage(
    "reveal.js",
    "6.0.2",
    "sha512-JYIg5D9aoxoaLeb84O+OvAwsKWdIavVgEDScxtYEXFCT6t6TQrhNtSgogcjdCpdLsWglhJn3zyE3fUOwiH5KEg==",
    ("dist/reveal.js", "dist/reveal.css", NOTES, "LICENSE"),
)

WIDE = 0.52  # the height of a picture to its width, up to which it stands below its controls, not beside them
INTRO = 200  # letters of what leads to a formula or a question: as many sentences as fit, at least one
LONG = 340  # letters, from which a text is set smaller
POINTS = 5  # of a recap on one slide

_HEADING = re.compile(r"^##+ (.*)$", re.MULTILINE)
_FORMULA = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_TABLE = re.compile(r"(?:^\|.*\n?)+", re.MULTILINE)
_POINT = re.compile(r"^- (.*)$", re.MULTILINE)
_ASKS = re.compile(r"\b(?:predict|check)\(")

EMPTY = Markup()
Labelled = list[tuple[str, Markup]]  # texts, each with a label before it, which may be empty


@dataclass
class Slide:
    """What stands on a slide, and what the speaker reads beside it."""

    kind: str
    title: str | Markup = ""
    text: Markup = EMPTY
    label: str = ""
    id: str = ""
    size: str = ""
    seconds: int = 0
    code: str = ""
    options: list[tuple[str, bool]] = field(default_factory=list)  # each with whether it is the right one
    fragments: Labelled = field(default_factory=list)  # what is shown later
    figure: Markup = EMPTY
    notes: Labelled = field(default_factory=list)


# Texts.


def html_of(markdown: str) -> Markup:
    """Return Markdown as a slide shows it: formulas as MathML, and no links, which would lead away from the deck."""
    text = re.sub(r"<a [^>]*>(.*?)</a>", r"\1", site.text_of(markdown), flags=re.DOTALL)
    text = re.sub(r"(?<=\d)–(?=\d)", "\u2060–\u2060", text)  # no line breaks between the ends of a range
    return Markup(text.replace(' tabindex="0" role="group"', "").replace(' tabindex="0"', "").strip())


def in_line(markdown: str) -> Markup:
    """Return a sentence in Markdown, without a paragraph around it."""
    return Markup(re.sub(r"^<p>(.*)</p>$", r"\1", str(html_of(markdown)), flags=re.DOTALL))


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph in Markdown.

    Examples
    --------
    >>> sentences("It is $a < 1.$ Is it? *Yes.* (It is 0.5.)")
    ['It is $a < 1.$', 'Is it?', '*Yes.*', '(It is 0.5.)']
    """
    return re.split(r"(?<=[.?!])(?<=\S[.?!])\s+|(?<=[.?!][*)$”])\s+", text.strip())


def lead_in(before: str) -> str:
    """Return what leads to a formula or a question: the last sentences before it, as many as a slide has room for.

    Examples
    --------
    >>> lead_in("Far away.\\n\\nThis is " + "very " * 40 + "long. It is called $H$:")
    'It is called $H$:'
    """
    *earlier, last = sentences(before.strip().split("\n\n")[-1])
    for sentence in reversed(earlier):
        if len(sentence) + len(last) > INTRO:
            break
        last = f"{sentence} {last}"
    return last


def prose(markdown: str, without: str = "") -> str:
    """Return what a cell tells, without what stands on slides of its own: headings, questions, tables, formulas."""
    text = re.sub(r"<!-- ([\w ]+) -->.*?<!-- end of \1 -->", "", markdown, flags=re.DOTALL)
    text = re.sub(r"<details>.*?</details>", "", text, flags=re.DOTALL)
    text = re.sub(r"^\*About \d+ minutes?\..*$", "", text, flags=re.MULTILINE)
    if without:
        text = text.replace(without, "")
    text = _TABLE.sub("", _HEADING.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def size_of(*texts: str) -> str:
    """Return how large texts are set that stand on one slide."""
    return "long" if sum(map(len, texts)) > LONG else ""


# Slides.


def title_slide(lesson: Lesson) -> Slide:
    time = words.Slides.about_minutes(lesson.fewest_minutes, lesson.minutes)
    return Slide(
        "title",
        words.notebook(lesson),
        Markup("<p>{}</p>").format(lesson.about),
        label=words.COLLECTION,
        seconds=60,
        notes=[
            (words.Slides.time, Markup("<p>{}</p>").format(time)),
            (words.Slides.needed, html_of(needs(lesson))),
            ("", Markup("<p>{}</p>").format("; ".join(": ".join(pair) for pair in words.Slides.keys))),
        ],
    )


def heading_slide(section: Section, text: str) -> Slide:
    """Return a section's first slide: its question, or, where nothing new is taught, its first sentence."""
    told = words.SECTIONS.get(section.key, {})
    first = EMPTY
    if told:
        first = Markup('<p class="question">{}</p>').format(told["discuss"])
    elif text and not section.all("ask") and not _POINT.search(text):
        first = Markup("<p>{}</p>").format(in_line(sentences(text.split("\n\n")[0])[0]))
    time = words.minutes(section.minutes)
    notes: Labelled = [(words.Slides.time, Markup("<p>{}. {}</p>").format(time, section.note))]
    if told:
        notes += [
            (words.Slides.aim, Markup("<p>{}</p>").format(told["aim"])),
            (words.Slides.discuss, Markup("<p>{}</p>").format(told["discuss"])),
        ]
    if wrong := Step(section.key).mistakes:
        notes.append((words.Slides.wrong, _list((f"{name}: {value}", says) for name, value, says in wrong)))
    return Slide("section", in_line(section.title), first, time, section.cell, notes=notes)


def _list(pairs: Iterable[tuple[str, str]]) -> Markup:
    points = Markup().join(Markup("<li><b>{}</b> {}</li>").format(*pair) for pair in pairs)
    return Markup("<ul>{}</ul>").format(points)


def prediction_slide(asked: Asked, before: str) -> Slide:
    """Return a question to guess at, with what leads to it."""
    text = for_readers(asked.plain)
    lead = lead_in(_FORMULA.sub("", before))
    if lead.startswith(("-", "#", "```")):
        lead = ""
    options = [(asked.told[option], False) for option in asked.one.options]
    said = Markup("<p><b>{}</b>. {}</p>").format(answer(asked), way(asked))
    return Slide(
        "predict",
        text=Markup('<div class="quiet">{}</div>{}').format(html_of(lead), html_of(text)),
        label=words.Slides.predict,
        size=size_of(lead, text, *(label for label, _ in options)),
        options=options,
        notes=[(words.Slides.answer, said), *_others(asked)],
    )


def _others(asked: Asked) -> Labelled:
    """Return what wrong answers give away, as notes."""
    known = mistakes(asked)
    return [(words.Slides.others, _list(known))] if known else []


def answer_slide(asked: Asked) -> Slide:
    text = Markup('<p class="value">{}</p><p>{}</p>').format(answer(asked), way(asked))
    return Slide("reveal-answer", text=text, label=words.Slides.answer)


def exercise_slide(asked: Asked) -> Slide:
    text = for_readers(asked.plain)
    hint, solved = asked.told["hint"], f"{answer(asked)}. {way(asked)}"
    return Slide(
        "exercise",
        text=html_of(text),
        label=words.Slides.exercise,
        size=size_of(text, asked.code, hint, solved),
        code=asked.code,
        fragments=[(words.Slides.hint, escape(hint)), (words.Slides.solution, escape(solved))],
        notes=[(words.Slides.solution, Markup("<p>{}</p>").format(solved)), *_others(asked)],
    )


def question_slide(asked: Asked) -> Slide:
    options = [(asked.told[option][0], option == asked.one.right) for option in asked.one.options]
    return Slide(
        "question",
        text=Markup("<p>{}</p>").format(asked.told["asks"]),
        label=words.Slides.question,
        size=size_of(asked.told["asks"], way(asked), *(label for label, _ in options)),
        options=options,
        fragments=[("", escape(way(asked)))],
        notes=[
            (words.Slides.answer, Markup("<p><b>{}</b>. {}</p>").format(answer(asked), way(asked))),
            *_others(asked),
        ],
    )


def picture_slide(figure: site.Figure, title: str | Markup) -> Slide:
    picture = figure.table.explorer.picture
    needed = site.needs_python(figure.table)
    return Slide(
        "picture",
        title,
        size="above" if picture.height <= WIDE * picture.width else "beside",
        figure=Markup(site.figure(figure, "", is_on_slide=True)),
        notes=[("", Markup("<p>{}</p>").format(needed))] if needed else [],
    )


def formula_slides(text: str) -> list[Slide]:
    return [
        Slide(
            "formula",
            text=html_of(lead_in(text[: found.start()])) + html_of(f"$${found[1].strip()}$$"),
            label=words.Slides.formula,
            size="long" if len(found[1]) > 65 else "",
        )
        for found in _FORMULA.finditer(text)
    ]


def table_slides(text: str, title: str | Markup) -> list[Slide]:
    text = re.sub(r"<!--.*?-->", "", text)
    return [
        Slide("table", title, html_of(table), size="long" if len(table) > 900 else "")
        for table in _TABLE.findall(text)
    ]


def recap_slides(text: str, title: str | Markup) -> list[Slide]:
    """Return what can be said now: of each point its first sentence; the whole point is in the notes."""
    points = _POINT.findall(text)
    slides = []
    for first in range(0, len(points), POINTS):
        some = points[first : first + POINTS]
        shown = Markup().join(Markup("<li>{}</li>").format(in_line(sentences(one)[0])) for one in some)
        notes: Labelled = [("", html_of("\n".join(f"- {one}" for one in some)))]
        slides.append(Slide("recap", title, Markup("<ul>{}</ul>").format(shown), notes=notes))
    return slides


# Decks.


def stacks(lesson: Lesson, figures: Mapping[str, site.Figure]) -> list[list[Slide]]:
    """Return the slides of a lesson, section by section; ``figures`` are its explorers, by the ids of their cells."""
    timed = {one.cell: one for one in sections(lesson.room)}
    asked = {(one.how, one.name): one for section in timed.values() for one in section.asked}
    made, minutes = [[title_slide(lesson)]], [1]
    title: str | Markup = lesson.title
    before, untold = "", EMPTY  # the text before a cell of code; and once more, if no notes have it yet
    notebook = cells(lesson.file)[1:]
    for cell, after in zip(notebook, [*notebook[1:], None], strict=True):
        if cell.cell_type == "code":
            new = _slides_of_code(cell.source, asked, before)
            if new and untold:
                new[0].notes.append((words.Slides.says, untold))
            if cell.id in figures:
                new.append(picture_slide(figures[cell.id], title))
            made[-1] += new
            before, untold = "", EMPTY
            continue
        asks = after is not None and after.cell_type == "code" and _ASKS.search(after.source)
        before = prose(cell.source, last_paragraphs(cell.source) if asks else "")
        heading = _HEADING.search(cell.source)
        title = in_line(heading[1]) if heading else title
        new = formula_slides(cell.source) + table_slides(cell.source, title)
        recap = recap_slides(cell.source, title) if after is None else []
        if recap or cell.id in timed:
            minutes.append(timed[cell.id].minutes if cell.id in timed else 1)
            made.append(recap or [heading_slide(timed[cell.id], before)])
        told = html_of(_FORMULA.sub("", before))
        if asks and not heading:
            untold = told
        elif told:
            reader = made[-1][0] if heading else (new or made[-1])[-1]
            reader.notes.append((words.Slides.says, told))
        made[-1] += new
    for stack, time in zip(made, minutes, strict=True):
        for slide in stack:
            slide.seconds = 60 * time // len(stack)
    return made


def _slides_of_code(source: str, asked: Mapping[tuple[str, str], Asked], before: str) -> list[Slide]:
    """Return what a cell of code asks and answers; ``before`` leads to it."""
    made = []
    for how, name in calls(source):
        if how == "predict":
            made.append(prediction_slide(asked[how, name], before))
        elif how == "reveal":
            made.append(answer_slide(asked["predict", name]))
        else:
            made.append({"check": exercise_slide, "ask": question_slide}[how](asked[how, name]))
    return made


def policy(notes: str) -> str:
    """Return what a deck may load: its own files, and the window of notes, which stands in a script of reveal.js.

    That window brings a script and a style of its own: they are known by their hashes.
    """
    window = re.search(r"document\.write\(`((?:[^`\\]|\\.)*)`\)", notes, re.DOTALL)
    if window is None:
        raise ValueError("the notes of reveal.js have no window that is known")
    text = unescaped(window[1])
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    attributes = sorted(set(re.findall(r' style="([^"]*)"', text)))
    allowed = POLICY.replace("script-src 'self'", f"script-src 'self' {_hashes(scripts)}")
    allowed = allowed.replace(
        "style-src 'self'", f"style-src 'self' 'unsafe-hashes' {_hashes(styles + attributes)}"
    )
    return f"{allowed}; frame-src 'self'"


def unescaped(literal: str) -> str:
    r"""Return what a literal of JavaScript stands for.

    Examples
    --------
    >>> unescaped(r"a\n\xe9\`")
    'a\né`'
    """
    known = {"n": "\n", "t": "\t", "r": "\r"}
    return re.sub(
        r"\\(?:x(..)|u(....)|(.))",
        lambda found: known.get(found[3], found[3]) if found[3] else chr(int(found[1] or found[2], 16)),
        literal,
        flags=re.DOTALL,
    )


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def as_page(lesson: Lesson, figures: Sequence[site.Figure], notes: str) -> str:
    """Return a deck; ``notes`` is the script of reveal.js that shows the speaker's notes."""
    made = stacks(lesson, {figure.id: figure for figure in figures})
    template = environment(DECK).get_template("deck.html.j2")
    return template.render(words=words, lesson=lesson, stacks=made, policy=policy(notes))


# Pictures for other programs.


@dataclass(frozen=True)
class Picture:
    """A picture of an explorer, at its start or at one of its presets."""

    notebook: str
    explorer: str  # the id of its cell
    preset: str
    label: str
    svg: str
    png: str
    alt: str
    width: int
    height: int


def standing_svg(explorer: Explorer) -> str:
    """Return what an explorer shows as SVG that needs nothing else: its colours are light, its typeface comes along."""
    colours = {name: light for name, (light, _) in LOOK.colours.items()}
    svg = re.sub(r"var\(--live-([\w-]+)\)", lambda found: colours[found[1]], explorer.picture.svg())
    sentence = escape(explorer.sentence)
    head = (
        f"<title>{sentence}</title><style>{LOOK.faces()}text{{white-space:pre}}</style>"
        f'<rect width="100%" height="100%" fill="{colours["paper"]}"/>'
    )
    family = f"{LOOK.family}, IBM Plex Sans, Segoe UI, Helvetica, Arial, sans-serif"
    root = f'<svg role="img" font-family="{family}" color="{colours["ink"]}" '
    return svg.replace("<svg ", root, 1).replace("><defs>", f">{head}<defs>", 1)


def standing_png(explorer: Explorer) -> bytes:
    """Return what an explorer shows as PNG, with two pixels to a CSS pixel."""
    file = BytesIO()
    picture = Image.fromarray(explorer.picture.pixels(2)).convert("RGB")
    picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def write_pictures(figure: site.Figure, out: Path) -> list[Picture]:
    """Write the pictures of an explorer."""
    explorer = figure.table.explorer
    made = []
    drawn: dict[str, bytes] = {}  # a preset can be where the explorer starts
    for preset in ("", *explorer.presets):
        explorer.reset()
        if preset:
            explorer.buttons[preset].click()
        name = f"{figure.file[:2]}-{figure.id.removesuffix('-explorer')}-{preset or 'start'}"
        name = re.sub(r"[^\w-]", "-", name.replace("_", "-"))
        svg = standing_svg(explorer)
        drawn[svg] = drawn.get(svg) or standing_png(explorer)
        (out / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        (out / f"{name}.png").write_bytes(drawn[svg])
        label = explorer.buttons[preset].label if preset else words.Slides.start
        size = explorer.picture.width, explorer.picture.height
        made.append(
            Picture(
                figure.file, figure.id, preset, label, f"{name}.svg", f"{name}.png", explorer.sentence, *size
            )
        )
    return made


# Files.


def make(folder: Path, lessons: Sequence[Lesson] = LESSONS) -> list[Path]:
    """Write the decks, the pictures, and a page that leads to each."""
    out = folder / "slides"
    shutil.rmtree(out, ignore_errors=True)
    (out / "pictures").mkdir(parents=True)
    shutil.copytree(REVEAL.folder(KEPT), out / "reveal")
    write_assets(out)
    for name in ("deck.css", "deck.js"):
        shutil.copyfile(DECK / name, out / name)
    # The longest first, two at a time: the machines that build this have two cores.
    jobs = sorted(lessons, key=lambda lesson: -lesson.minutes)
    compute_with_one_thread()  # each of the two
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        done = dict(zip(jobs, pool.map(_make_deck, jobs, [out] * len(jobs)), strict=True))
    pictures = [one for lesson in lessons for one in done[lesson][1]]
    decks = [(lesson, done[lesson][0]) for lesson in lessons]
    listed = json.dumps([vars(one) for one in pictures], ensure_ascii=False, indent=1)
    return [
        write(out / "index.html", page("slides.html.j2", decks=decks)),
        *(out / f"{lesson.file}.html" for lesson in lessons),
        write(out / "pictures" / "index.html", page("pictures.html.j2", decks=decks, pictures=pictures)),
        write(out / "pictures" / "pictures.json", listed + "\n"),
    ]


def _make_deck(lesson: Lesson, out: Path) -> tuple[int, list[Picture]]:
    """Write a deck with its tables and pictures; return how many slides it has, and the pictures."""
    built = site.make_page(NOTEBOOKS / f"{lesson.file}.ipynb")
    write_tables(built, out)
    notes = (out / "reveal" / NOTES).read_text(encoding="utf-8")
    text = as_page(lesson, built.figures, notes)
    write(out / f"{lesson.file}.html", text)
    pictures = [one for figure in built.figures for one in write_pictures(figure, out / "pictures")]
    return text.count("data-timing="), pictures
