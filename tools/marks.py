"""What stands between two marks in Markdown is generated."""

import re

MARKED = "<!-- {0} -->\n{1}\n<!-- end of {0} -->"


def fill_in(text: str, mark: str, content: str) -> str:
    """Return text with the part between a pair of marks replaced; text without them stays as it is."""
    pattern = re.escape(MARKED.format(mark, "\0")).replace("\0", ".*?")
    return re.sub(pattern, lambda _: MARKED.format(mark, content), text, flags=re.DOTALL)
