"""The face of the project: what its papers say is there is there, and the public address is the same everywhere."""

import doctest
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence
from ruamel.yaml import YAML

from tests.browser.driver import find_chromium
from tools import make_moving_picture, set_repository
from weatherbits import entropy, surprisal
from weatherbits.story import MOSTLY_SUNNY

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.compile("your_title|notebooks/de/")  # of what one may add
MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "module", [set_repository, make_moving_picture], ids=["set_repository", "make_moving_picture"]
)
def test_the_examples_in_the_tools_hold(module):
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed


@pytest.fixture
def papers(tmp_path):
    """Return a folder with a copy of the files that have the public address."""
    for file in set_repository.FILES:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def texts(folder: Path) -> dict[str, str]:
    return {file: (folder / file).read_text(encoding="utf-8") for file in set_repository.FILES}


def test_every_link_agrees_with_the_one_place_that_has_the_address():
    address = set_repository.address_of(ROOT)
    for file, text in texts(ROOT).items():
        assert text == set_repository.rewritten(file, text, address), "run `make repository`"
    assert (ROOT / set_repository.FIRST_PAGE).exists()


def test_the_address_is_set_everywhere_with_one_command_and_taken_back_without_a_trace(papers, capsys):
    set_repository.main([set_repository.UNKNOWN], papers)
    before = texts(papers)
    for paper in ("README.md", "docs/teaching.md"):
        assert not re.findall(
            r"mybinder\.org/(?:v2|badge)|git-pull\?|https?:\S*OWNER(?!/REPO`)", before[paper]
        )
        assert not re.findall(r"badge above|this link|github\.io", before[paper])
    _, _, rest = before["README.md"].partition("<!-- badges -->")
    assert rest.partition("<!-- end of badges -->")[0].strip() == "", "no badge, and no word of one"

    set_repository.main(["https://github.com/ada-l/bits.and_rain/"], papers)
    after = texts(papers)
    assert not [file for file, text in after.items() if "OWNER" in text]
    start = (
        "https://mybinder.org/v2/gh/ada-l/bits.and_rain/HEAD?urlpath=lab/tree/notebooks/00_start_here.ipynb"
    )
    assert f"({start})" in after["README.md"]
    assert (
        "https://github.com/ada-l/bits.and_rain/actions/workflows/tests.yml/badge.svg" in after["README.md"]
    )
    assert (
        "git-pull?repo=https%3A%2F%2Fgithub.com%2Fada-l%2Fbits.and_rain&branch=main"
        "&urlpath=lab%2Ftree%2Fbits.and_rain%2Fnotebooks%2F00_start_here.ipynb" in after["docs/teaching.md"]
    )
    assert "(https://ada-l.github.io/bits.and_rain/)" in after["README.md"]
    assert (
        YAML(typ="safe").load(after["CITATION.cff"])["repository-code"]
        == "https://github.com/ada-l/bits.and_rain"
    )
    assert tomllib.loads(after["pyproject.toml"])["project"]["urls"]["Repository"].endswith(
        "/ada-l/bits.and_rain"
    )

    set_repository.main([set_repository.UNKNOWN], papers)
    assert texts(papers) == before


@pytest.mark.parametrize(
    "address", ["ada/bits", "https://example.org/ada/bits", "https://github.com/ada", "none", ""]
)
def test_what_is_no_address_is_refused_and_nothing_is_written(papers, address):
    before = texts(papers)
    with pytest.raises(ValueError, match="an address looks like"):
        set_repository.main([address], papers)
    assert texts(papers) == before


def headings(text: str) -> set[str]:
    """Return the names under which GitHub finds a text's headings."""
    titles = re.findall(r"^#+ (.*)", text, re.M)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", "docs/teaching.md"])
def test_every_file_and_heading_that_is_named_is_there(paper):
    folder, text = (ROOT / paper).parent, (ROOT / paper).read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?://|#)([^)]+)\)", text)
    named = re.findall(
        r"`((?:src|tests|tools|notebooks|benchmarks|docs|binder|jupyter|\.github)/[\w./]*|[A-Z]+\.(?:md|cff))`",
        text,
    )
    shown = re.findall(r'src="([^"]+)"', text)
    missing = [path for path in linked + shown if not (folder / path.partition("#")[0]).exists()]
    missing += [path for path in named if not (ROOT / path).exists()]
    assert not [path for path in missing if not EXAMPLES.search(path)]
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings(text)
    for file, heading in re.findall(r"\]\((?!https?://)([^)#]+)#([^)]+)\)", text):
        assert heading in headings((folder / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "paper",
    ["README.md", "CONTRIBUTING.md", "docs/teaching.md", "benchmarks/README.md", ".pre-commit-config.yaml"],
)
def test_every_make_command_that_is_named_is_in_the_makefile(paper):
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    named = re.findall(r"(?:`|^|entry: )make ([\w-]+)", (ROOT / paper).read_text(encoding="utf-8"), re.M)
    assert named
    assert set(named) <= set(targets)


def test_the_citation_is_valid_and_of_this_version():
    schema = ["--builtin-schema", "vendor.citation-file-format", "--force-filetype", "yaml"]
    command = [sys.executable, "-m", "check_jsonschema", *schema, ROOT / "CITATION.cff"]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    citation = YAML(typ="safe").load(ROOT / "CITATION.cff")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert str(citation["version"]) == project["version"]
    assert citation["license"] == project["license"]


def test_the_moving_picture_moves_without_end_is_sharp_and_small():
    path = make_moving_picture.PICTURE
    (width,) = re.findall(rf'<img src="{path.relative_to(ROOT).as_posix()}" width="(\d+)"', README)
    assert path.stat().st_size < MEGABYTE
    with Image.open(path) as picture:
        assert picture.n_frames == len(make_moving_picture.percentages(make_moving_picture.STOPS))
        assert picture.info["loop"] == 0
        assert 820 >= int(width) <= picture.width / 2, "two pixels of the picture for one of the page"


def test_the_moving_picture_has_words_with_the_numbers_of_the_story():
    (words,) = re.findall(r'<img [^>]*alt="([^"]+)"', README)
    sun, rain = surprisal(MOSTLY_SUNNY)
    numbers = [float(number) for number in re.findall(r"([\d.]+) bits", words)]
    assert numbers == [round(value, 3) for value in (sun, rain, entropy(MOSTLY_SUNNY))]


@pytest.mark.skipif(
    find_chromium() is None, reason="the moving picture is made in Chromium, and none was found"
)
def test_the_moving_picture_is_what_its_script_makes(tmp_path, capsys):
    make_moving_picture.main(tmp_path / "anew.gif", stops=(25, 27, 25))
    with Image.open(make_moving_picture.PICTURE) as stored, Image.open(tmp_path / "anew.gif") as anew:
        assert anew.n_frames == 2
        if stored.size != anew.size:
            pytest.skip("the letters of this machine have other sizes: the pictures cannot be compared")
        for before, after in zip(ImageSequence.Iterator(stored), ImageSequence.Iterator(anew), strict=False):
            before, after = (
                np.asarray(frame.convert("L").resize((109, 60)), float) for frame in (before, after)
            )
            # Of 255; a slider that is moved by two steps makes 0.9, the same picture made twice about 0.01.
            assert np.abs(before - after).mean() < 0.4, "run `make picture`"
