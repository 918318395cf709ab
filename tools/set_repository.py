"""Write the repository's public address into every file that has it.

    make repository URL=https://github.com/OWNER/REPO

The address stands in ``pyproject.toml``, under ``[project.urls]``; the links in ``README.md``, ``docs/teaching.md`` and
``CITATION.cff`` are made from it. Without an address these are made anew from the one that stands there. As long as
nobody knows the address, there is no link that would lead nowhere.
"""

import re
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

from tools.marks import fill_in

ROOT = Path(__file__).resolve().parents[1]
UNKNOWN = "https://github.com/OWNER/REPO"
FIRST_PAGE = "notebooks/00_start_here.ipynb"


def checked(address: str) -> str:
    """Return the address of a repository on GitHub in its plain form, or say what is wrong with it.

    Examples
    --------
    >>> checked("https://github.com/ada/weatherbits.git")
    'https://github.com/ada/weatherbits'
    """
    plain = address.strip().removesuffix("/").removesuffix(".git")
    if not re.fullmatch(r"https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+", plain):
        raise ValueError(f"an address looks like {UNKNOWN}, and this is {address!r}")
    return plain


def site_of(address: str) -> str:
    """Return where GitHub Pages puts the site of a repository.

    Examples
    --------
    >>> site_of("https://github.com/Ada/weatherbits"), site_of("https://github.com/ada/ada.github.io")
    ('https://ada.github.io/weatherbits/', 'https://ada.github.io/')
    """
    owner, name = address.split("/")[-2:]
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def in_binder(address: str, path: str) -> str:
    """Return where Binder opens a notebook of a repository.

    Examples
    --------
    >>> in_binder("https://github.com/ada/weatherbits", "a.ipynb")
    'https://mybinder.org/v2/gh/ada/weatherbits/HEAD?urlpath=lab/tree/a.ipynb'
    """
    name = address.removeprefix("https://github.com/")
    return f"https://mybinder.org/v2/gh/{name}/HEAD?urlpath=lab/tree/{path}"


def look_at_it(address: str) -> str:
    """Return what the README says first: where every picture moves without anything being installed."""
    if address == UNKNOWN:
        return (
            "**Look at it now**, with nothing but a browser: `make site` makes a page of each notebook, on which its\n"
            "pictures move. `python3 -m http.server -d site` shows them at <http://localhost:8000>."
        )
    return (
        f"**Look at it now:** [every notebook as a page]({site_of(address)}) on which its pictures move, also on a\n"
        "phone. There is nothing to install, and no server behind it."
    )


def badges(address: str) -> str:
    """Return the badges under the README's title."""
    if address == UNKNOWN:
        return ""
    page = in_binder(address, FIRST_PAGE)
    tests = f"{address}/actions/workflows/tests.yml"
    return f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({page}) [![Tests]({tests}/badge.svg)]({tests})"


def nothing_to_install(address: str) -> str:
    """Return what the README says of Binder to a reader."""
    if address == UNKNOWN:
        return ""
    return (
        "Nothing to install: the Binder badge above opens them on a free public server, where nothing is kept when "
        "you leave."
    )


def hub_link(address: str) -> str:
    """Return the step of the page for teachers in which a JupyterHub hands the notebooks out with a link."""
    if address == UNKNOWN:
        return (
            "3. Give the class a link that hands the notebooks out: `make repository URL=https://github.com/OWNER/REPO`,\n"
            "   with the address of the public repository, writes it here."
        )
    page = f"lab/tree/{address.rsplit('/', 1)[1]}/{FIRST_PAGE}"
    return (
        "3. Give this link to the class, with your hub's name in it:\n\n"
        "```text\nhttps://YOUR-HUB/hub/user-redirect/git-pull"
        f"?repo={quote(address, safe='')}&branch=main&urlpath={quote(page, safe='')}\n```"
    )


BETWEEN_MARKS = {
    "look at it": look_at_it,
    "badges": badges,
    "nothing to install": nothing_to_install,
    "hub link": hub_link,
}


def rewritten(file: str, text: str, address: str) -> str:
    """Return a file's text with the address in it."""
    if file.endswith(".md"):
        for mark, written in BETWEEN_MARKS.items():
            text = fill_in(text, mark, written(address))
        return text
    key = {"pyproject.toml": "Repository = ", "CITATION.cff": "repository-code: "}[file]
    return re.sub(rf'^{key}"[^"]*"', f'{key}"{address}"', text, count=1, flags=re.MULTILINE)


FILES = ("pyproject.toml", "README.md", "docs/teaching.md", "CITATION.cff")


def address_of(root: Path) -> str:
    """Return the address that stands in ``pyproject.toml``."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["urls"]["Repository"]


def main(addresses: list[str], root: Path = ROOT) -> None:
    address = checked(addresses[0] if addresses else address_of(root))
    for file in FILES:
        path = root / file
        path.write_text(
            rewritten(file, path.read_text(encoding="utf-8"), address), encoding="utf-8", newline="\n"
        )
    print(f"{', '.join(FILES)}: {address}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
