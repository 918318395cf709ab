"""Import matplotlib for the first time, without what it logs meanwhile.

Where it cannot keep its list of fonts, or has to look for them, it says so: a notebook would show that, in red, under
the learner's first cell. What it says at any other time is not our business, and is said.
"""

import logging


def _import_matplotlib() -> None:
    log = logging.getLogger("matplotlib")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        import matplotlib.font_manager  # noqa: F401
    finally:
        log.setLevel(level)


_import_matplotlib()
