"""The site, built once for all tests, whichever of them asks first: they may run side by side."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.site.build import REPORT, ROOT


def built_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict]]:
    """Return the folder of the site, and what is told of each explorer in it.

    Where the environment names a ``SITE`` that has been built, it is that one: what is published is what was tested.
    """
    if "SITE" in os.environ:
        site = Path(os.environ["SITE"])
        return site, json.loads((site / REPORT).read_text(encoding="utf-8"))
    base = tmp_path_factory.getbasetemp()
    # All workers of a run share the folder above theirs; a run without workers has its own.
    folder = (base.parent if base.name.startswith("popen-") else base) / "built"
    site, log = folder / "site", folder / "log"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(6000):
            if log.exists():
                break
            time.sleep(0.1)
    else:
        command = [sys.executable, "-m", "tools.site", site, "--without-lite"]
        built = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        (folder / "log.new").write_bytes(built.stdout)
        (folder / "log.new").replace(log)
    if not (site / REPORT).exists():
        pytest.fail(f"the site could not be built: {log.read_text()}")
    return site, json.loads((site / REPORT).read_text(encoding="utf-8"))
