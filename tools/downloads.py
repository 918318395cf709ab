"""What a tool downloads: once, checked, and kept. Of a package of npm, for the browser, npm itself is not needed."""

import base64
import contextlib
import hashlib
import os
import shutil
import subprocess
import tarfile
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REGISTRY = "https://registry.npmjs.org"  # unless npm's own settings name another one


def made_once(folder: Path, make: Callable[[Path], Any]) -> Path:
    """Return a folder, which ``make`` fills where it is not there yet: whole, or not at all."""
    if not folder.exists():
        partly = folder.with_name(f"{folder.name}-{os.getpid()}")
        shutil.rmtree(partly, ignore_errors=True)
        partly.mkdir(parents=True)
        try:
            make(partly)
            partly.rename(folder)
        except OSError:
            if not folder.exists():  # or else another program was faster
                raise
        finally:
            shutil.rmtree(partly, ignore_errors=True)
    return folder


@dataclass(frozen=True)
class NpmPackage:
    """A package of npm, of which some files are needed.

    Parameters
    ----------
    name, version : str
    integrity : str
        The SHA-512 of its archive, as npm writes it.
    files : iterable of str
        What is needed of it.
    """

    name: str
    version: str
    integrity: str
    files: Iterable[str]

    def folder(self, kept: Path) -> Path:
        """Return a folder with the files; download them where they are not there yet."""
        return made_once(kept / f"{self.name}-{self.version}", self._unpack)

    def _unpack(self, folder: Path) -> None:
        with tarfile.open(self._download(folder.parent)) as archive:
            for name in self.files:
                file: Any = archive.extractfile(f"package/{name}")
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(file.read())

    def _download(self, kept: Path) -> Path:
        """Return the archive: by npm, where that is there, as it knows how to reach its registry."""
        archive = kept / f"{self.name}-{self.version}.tgz"
        if not archive.exists():
            npm = shutil.which("npm")
            if npm:
                wanted = f"{self.name}@{self.version}"
                command = [npm, "pack", "--silent", wanted, "--pack-destination", str(kept)]
                with contextlib.suppress(OSError, subprocess.SubprocessError):
                    subprocess.run(command, stdout=subprocess.DEVNULL, timeout=300, check=True)
        if not archive.exists():
            # npm reads this variable, too, in whichever case it is written.
            named = {name.lower(): value for name, value in os.environ.items()}.get("npm_config_registry")
            registry = (named or REGISTRY).rstrip("/")
            with urllib.request.urlopen(f"{registry}/{self.name}/-/{archive.name}", timeout=60) as answer:
                content = answer.read()
            partly = archive.with_suffix(f".{os.getpid()}")
            partly.write_bytes(content)
            partly.replace(archive)
        found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if found != self.integrity:
            archive.unlink()
            raise ValueError(f"{archive.name} is not the file that was expected: it has the hash {found}")
        return archive
