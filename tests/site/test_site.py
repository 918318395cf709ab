"""What the site is made of: its files, their sizes, its words, and the states of its pictures."""

import gzip
import html
import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.builders import NAMES, make
from tests.site.built import built_site
from tools.site import words_en as say
from tools.site.__main__ import kilobytes
from tools.site.build import FILES, POLICY, REPORT
from tools.site.pages import inline_formula, make_page, page_link
from tools.site.states import elements, packed_table
from tools.store_notebooks import NOTEBOOKS

PAGES = [*FILES, "index"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built_site(tmp_path_factory)[0]


@pytest.fixture(scope="module")
def pages(site):
    return {name: (site / f"{name}.html").read_text(encoding="utf-8") for name in PAGES}


class Reader(HTMLParser):
    """Notes the links, the ids and the text of a page, what it loads, and what its scripts are told."""

    BLOCKS = frozenset(["p", "li", "td", "th", "h1", "h2", "h3", "h4", "summary", "pre", "button", "label"])

    def __init__(self, page: str):
        super().__init__()
        self.links, self.ids, self.loaded, self.data = [], [], [], []
        self.blocks = [("", "")]  # of text: the element, and its words
        self._in_data = False
        self.feed(page)

    @property
    def words(self) -> str:
        return "".join(text for _, text in self.blocks)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self._in_data = tag in ("script", "style")
        if tag in self.BLOCKS:
            self.blocks.append((tag, ""))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if tag == "a" and "href" in attributes else []
        if tag in ("script", "img", "link", "iframe") and (
            address := attributes.get("src") or attributes.get("href")
        ):
            self.loaded.append(address)
        assert "style" not in attributes, f"the policy forbids it: {tag} {attributes}"
        assert not any(name.startswith("on") for name in attributes), attributes

    def handle_endtag(self, tag):
        self._in_data = False
        if tag in self.BLOCKS:
            self.blocks.append(("", ""))

    def handle_data(self, data):
        if self._in_data:
            self.data.append(data)
        else:
            tag, text = self.blocks[-1]
            self.blocks[-1] = tag, text + data


def test_every_link_leads_to_a_page_and_a_place_that_are_there(site, pages):
    read = {f"{name}.html": Reader(page) for name, page in pages.items()}
    for name, page in read.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            if link.startswith(("https://", "lab/")):
                continue
            file, _, place = link.partition("#")
            assert (file or name) in read, (name, link)
            assert not place or unquote(place) in read[file or name].ids, (name, link)
        assert page.loaded
        for loaded in page.loaded:
            assert loaded == "data:," or (site / loaded).is_file(), (name, loaded)


def test_no_page_loads_anything_from_elsewhere(pages):
    for page in pages.values():
        assert f'content="{POLICY}"' in page
    assert "http" not in POLICY
    assert "unsafe" not in POLICY


# What only makes sense to who runs a notebook.
RUNNING = re.compile(
    r"\b[Rr]un (this|the|that|it|all|two|them)\b|\bcells?\b|[Kk]ernel|Shift \+ Enter|Ctrl \+|solution\(|my_answer"
    r"|list of files|purple in the picture|make lab|JupyterLab|[Ss]tuck\?|are stuck|place of None|show_progress"
    r"|in quotation marks|Give (two|three) decimals|\blater cells\b|[Tt]rains? 32|imports, just above"
)


def test_no_page_tells_its_reader_to_run_anything(pages):
    for name, page in pages.items():
        reader = Reader(page.split("<footer>")[0])  # which leads to the live notebooks
        for words in [reader.words, *reader.data]:
            found = [
                words[max(0, match.start() - 60) : match.end() + 40] for match in RUNNING.finditer(words)
            ]
            assert found == [], name


def test_every_sentence_is_whole(pages):
    for name, page in pages.items():
        for tag, text in Reader(page).blocks:
            if tag in ("pre", "button", "label"):
                continue
            for opens, closes in ("()", "[]", "“”"):
                assert text.count(opens) == text.count(closes), (name, text)
            assert not re.search(r"[?:,]\s*[.,]|\.\.|\( | \)|^\s*[.,;)]", text), (name, text)


def test_every_blank_has_its_question_and_nothing_is_folded_without_a_text(pages):
    blanks = 0
    for name, page in pages.items():
        asked = ""
        for tag, text in Reader(page).blocks:
            if tag == "pre" and re.search(r"\bblank\b", text):
                assert "What belongs in place of blank?" in asked, (name, text)
                blanks += 1
            asked = "" if tag == "pre" else asked + text
        folded = re.findall(r"<details[^>]*>(.*?)</details>", page, re.DOTALL)
        assert all(re.sub(r"<summary>.*?</summary>|<[^>]+>|\s", "", text) for text in folded), name
    assert blanks >= 10


def test_no_answer_stands_between_a_guess_and_what_answers_it(pages):
    guesses = 0
    for name, page in pages.items():
        for part in re.split(r'<form class="guess"|data-kind="guesses"', page)[1:]:
            open_until = re.split(r'What you saw|class="reveal"', part)[0]
            shown = re.sub(r"<details.*?</details>", "", open_until, flags=re.DOTALL)
            assert 'class="output"' not in shown, (name, shown[-300:])
            guesses += 1
    assert guesses > 30
    assert say.PRINTED in pages["02_eight_state_weather"]


def test_no_text_names_a_button_or_a_control_that_the_page_does_not_have(site, pages):
    report = json.loads((site / REPORT).read_text(encoding="utf-8"))
    named = 0
    for name, page in pages.items():
        works = set()
        for data in re.findall(
            r'<section class="explorer"[^>]*><script[^>]*>(.*?)</script>', page, re.DOTALL
        ):
            shape = json.loads(data)["shape"]
            works |= {label for _, label, _ in shape["buttons"]}
            works |= {control["label"] for control in shape["controls"].values()}
        only_live = {label for line in report if line["page"] == name for label in line["only_live"]}
        bold = set(map(html.unescape, re.findall(r"<strong>([^<]+)</strong>", page)))
        assert not bold & (only_live - works), name
        named += len(bold & works)
    assert named > 60


# What the texts of the pages tell a reader to do, one thing after the other: to press a button, or to move a control.
TOLD = [
    ("01_coin_weather", "message-explorer", ["rainy", "one_letter"]),
    ("01_coin_weather", "days-explorer", ["new_sample", "new_sample", "new_sample", "reset", "play"]),
    (
        "02_eight_state_weather",
        "questions-explorer",
        ["ask", "ask", "ask", "new_day", "ask", "reset", ("cut", 1), "ask"],
    ),
    ("02_eight_state_weather", "skewed-explorer", ["ask", "ask", "ask", "reset", "play_plans"]),
    ("02_eight_state_weather", "reshape-explorer", ["equal_sky", ("sunny", 0.5), ("sunny", 0.93)]),
    ("02_eight_state_weather", "reshape-explorer", ["sunny_region", ("power", 2)]),
    ("03_sunny_and_rainy_regions", "codes-explorer", ["next_bit", "next_bit", "corrected", "ambiguous"]),
    (
        "03_sunny_and_rainy_regions",
        "send-explorer",
        ["rainy_article", "million_days", "send", "sunny_two_days"],
    ),
    ("03_sunny_and_rainy_regions", "cross-own-explorer", [("q_sunny", 0.3), "equal_q", "same_q", "rule_out"]),
    ("03_sunny_and_rainy_regions", "divergence-explorer", ["two_coins", "swap"]),
    ("03_sunny_and_rainy_regions", "divergence-explorer", [("selected", 2), "rule_out", "two_regions"]),
    ("03_sunny_and_rainy_regions", "huffman-explorer", ["next_merge"] * 7),
    ("04_animal_classifier", "animals-explorer", ["typical", "as_they_come", ("animal", 3)]),
    ("04_animal_classifier", "network-explorer", ["one_step", "one_step"]),
    ("04_animal_classifier", "training-explorer", ["train", ("shown", 0), "reset", ("examples", 0), "train"]),
    ("04_animal_classifier", "mix-explorer", ["fox_to_bear", ("t", 0.5)]),
    ("05_forecasts", "game-explorer", [("chance", 0.3), "state_it", "next_day", ("chance", 1), "state_it"]),
]


@pytest.mark.parametrize(("page", "explorer", "steps"), TOLD)
def test_what_a_text_tells_to_do_can_be_done_on_the_page(site, page, explorer, steps):
    table = json.loads((site / page / f"{explorer}.json").read_text(encoding="utf-8"))
    state = 0

    def at(column):
        return column[0] if len(column) == 1 else column[state]

    for step in steps:
        if isinstance(step, str):
            state = at(table["presses"][step])
        else:
            name, value = step
            line = table["lines"][name]
            state = line["to"][at(line["of"])][table["axes"][name].index(value)]
        assert state >= 0, step


def test_a_picture_that_a_text_sends_to_is_folded_beside_it(pages):
    for name, explorer in (
        ("03_sunny_and_rainy_regions", "builder-explorer"),
        ("05_forecasts", "game-explorer"),
    ):
        section = re.findall(
            rf'<section class="explorer" id="{explorer}">.*?</section>', pages[name], re.DOTALL
        )
        assert 'class="told"' in section[0]


def test_no_text_of_a_notebook_is_lost_but_what_is_said_to_who_runs_it():
    assert say.for_readers("One. Two `x.y` is three? Four: five.") == "One. Two `x.y` is three? Four: five."
    table = "| a | b |\n|---|---|\n| $p \\mid q$ | a cell |"
    assert say.for_readers(table) == table


def test_a_text_that_is_to_be_replaced_and_is_not_there_any_more_is_noticed(monkeypatch):
    notebook = NOTEBOOKS / "glossary.ipynb"
    monkeypatch.setitem(say.INSTEAD, "glossary", {"title": {"a few plain words": "words"}})
    assert "each in words." in make_page(notebook).body
    monkeypatch.setitem(say.INSTEAD, "glossary", {"title": {"many hard words": "words"}})
    with pytest.raises(ValueError, match=r"glossary, cell 'title'.*not there any more: 'many hard words'"):
        make_page(notebook)
    monkeypatch.setitem(say.INSTEAD, "glossary", {"no-such-cell": ""})
    with pytest.raises(ValueError, match=r"cells that are not there: .'no-such-cell'"):
        make_page(notebook)


def test_a_page_leads_on_at_its_end_and_the_front_page_to_a_beginning(pages):
    for name in FILES[:-1]:
        before, after = re.findall(r'<div class="navigation">(.*?)</div>', pages[name], re.DOTALL)
        assert before == after
        assert pages[name].index("</main>") - pages[name].rindex("</div>") < 20, name
    front = pages["index"]
    assert front.index('href="00_start_here.html"') < front.index("<section") < front.index("KL divergence")


def test_what_the_code_of_a_page_imports_is_told_once_at_its_end(pages):
    for name in FILES[1:-1]:
        imports = re.findall(r'<details class="imports">.*?</details>', pages[name], re.DOTALL)
        assert len(imports) == 1
        told = "".join(Reader(imports[0]).words)
        assert "import numpy as np" in told
        assert not re.search(r"explorer|reveal|blank", told), name
        assert pages[name].index(imports[0]) > pages[name].rindex("<h2 id"), name


def test_all_formulas_are_rendered(pages):
    for name, page in pages.items():
        words = Reader(page).words
        assert "$" not in words, name
        assert "\\" not in re.sub(r"[^\\]\\n", "", words), name
    assert pages["01_coin_weather"].count("<math") > 10


PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3}


def test_every_formula_has_as_many_parts_as_it_should(pages):
    for name, page in pages.items():
        for markup in re.findall(r"<math.*?</math>", page, re.DOTALL):
            for element in ElementTree.fromstring(markup).iter():
                tag = element.tag.rpartition("}")[2]
                assert len(element) == PARTS.get(tag, len(element)), (name, markup)


def test_a_formula_can_break_before_its_relations():
    assert inline_formula("H(p)").count("<math") == 1
    assert (
        inline_formula(r"0.91 \cdot \ln (1 / 0.91) + 0.09 \cdot \ln (1 / 0.09) = 0.303").count("<wbr>") == 2
    )


def test_the_sizes_stay_within_their_budget(site):
    sizes = {page.stem: kilobytes(page) for page in site.glob("*.html")}
    assert max(sizes.values()) <= 1000, sizes
    ours = [file for file in site.rglob("*") if file.is_file() and site / "lab" not in file.parents]
    everything = sum(len(gzip.compress(file.read_bytes())) for file in ours)
    assert everything <= 2_500_000


# Tables of states.

SMALL = ["average_explorer", "halving_explorer", "two_towns_explorer", "decoder_explorer", "huffman_explorer"]


@pytest.mark.parametrize("name", SMALL)
def test_a_table_is_closed(name):
    table, packed = packed_table(make(name))
    states = range(-1, len(table.states))
    assert all(to in states for lines in table.lines.values() for line in lines for to in line)
    assert all(to in states for press in table.presses.values() for to in press)
    assert all(len(press) == len(table.states) for press in table.presses.values())
    told = json.loads(packed.file)
    assert len(told["moving"]) == len(told["sentence"]) == len(table.states)


@pytest.mark.parametrize("name", SMALL)
def test_what_is_packed_is_what_was_drawn(name):
    explorer = make(name)
    table, packed = packed_table(explorer)
    told = packed.told
    for place in range(0, len(table.states), 7):
        explorer._go_to(lambda state=table.states[place]: state)
        pieces = "".join(told["pieces"][piece] for piece in told["moving"][place])
        assert pieces == explorer.picture.moving
        assert told["sentences"][told["sentence"][place]] == explorer.sentence


def test_the_pieces_of_what_moves_are_whole():
    for name in NAMES:
        moving = make(name, is_trained=False).picture.moving
        assert "".join(elements(moving)) == moving
        assert all(piece.startswith("<") and piece.endswith(">") for piece in elements(moving))


def test_links_of_the_notebooks_lead_to_pages():
    assert page_link("glossary.ipynb#Bit") == "glossary.html#Bit"
    assert page_link("notebooks/00_start_here.ipynb") == "00_start_here.html"
    assert page_link("https://example.org/x.ipynb") == "https://example.org/x.ipynb"
