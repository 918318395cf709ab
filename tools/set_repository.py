"""Write the repository's public address into every file that has it.

    make repository URL=https://github.com/OWNER/REPO

The address stands in ``pyproject.toml``, under ``[project.urls]``; the links in ``README.md`` and ``CITATION.cff`` are
made from it. Without an address these are made anew from the one that stands there.
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


def badges(address: str) -> str:
    """Return the badges under the README's title."""
    name = address.removeprefix("https://github.com/")
    page = f"https://mybinder.org/v2/gh/{name}/HEAD?urlpath=lab/tree/{FIRST_PAGE}"
    binder = f"[![Open in Binder](https://mybinder.org/badge_logo.svg)]({page})"
    if address == UNKNOWN:
        return (
            f"{binder} *leads nowhere yet: this repository's public address is not known. "
            "`make repository URL=...` writes it here, and into every other link.*"
        )
    tests = f"{address}/actions/workflows/tests.yml"
    return f"{binder} [![Tests]({tests}/badge.svg)]({tests})"


def hub_link(address: str) -> str:
    """Return the link with which a JupyterHub hands the notebooks out."""
    page = f"lab/tree/{address.rsplit('/', 1)[1]}/{FIRST_PAGE}"
    return (
        "```text\nhttps://YOUR-HUB/hub/user-redirect/git-pull"
        f"?repo={quote(address, safe='')}&branch=main&urlpath={quote(page, safe='')}\n```"
    )


def rewritten(file: str, text: str, address: str) -> str:
    """Return a file's text with the address in it."""
    if file == "README.md":
        return fill_in(fill_in(text, "badges", badges(address)), "hub link", hub_link(address))
    key = {"pyproject.toml": "Repository = ", "CITATION.cff": "repository-code: "}[file]
    return re.sub(rf'^{key}"[^"]*"', f'{key}"{address}"', text, count=1, flags=re.MULTILINE)


FILES = ("pyproject.toml", "README.md", "CITATION.cff")


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
