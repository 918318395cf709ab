"""What tools download is what was expected, with npm or without it, and is there whole or not at all."""

import base64
import hashlib
import io
import shutil
import tarfile
import urllib.request

import pytest

from tools.downloads import NpmPackage, made_once

VARIABLES = ("npm_config_registry", "NPM_CONFIG_REGISTRY")


def archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def integrity(content: bytes) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


@pytest.fixture
def asked(monkeypatch):
    """A machine without npm, and a registry that answers each address with ``asked.answer``; ``asked`` notes them."""

    class Asked(list):
        answer = b""

    asked = Asked()

    def answer(url, timeout):
        asked.append(url)
        return io.BytesIO(asked.answer)

    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(urllib.request, "urlopen", answer)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return asked


@pytest.mark.parametrize("variable", [*VARIABLES, None])
def test_without_npm_a_package_comes_from_the_registry_that_npm_would_ask(
    tmp_path, monkeypatch, asked, variable
):
    asked.answer = archive(code=b"1", more=b"2")
    if variable:
        monkeypatch.setenv(variable, "https://registry.example/npm/")
    package = NpmPackage("some.js", "1.2", integrity(asked.answer), ["code"])
    folder = package.folder(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["code"], "no more than was wanted"
    assert package.folder(tmp_path) == folder
    registry = "https://registry.example/npm" if variable else "https://registry.npmjs.org"
    assert asked == [f"{registry}/some.js/-/some.js-1.2.tgz"], "it is downloaded once"


def test_another_file_than_the_one_that_was_expected_is_refused_and_not_kept(tmp_path, asked):
    asked.answer = archive(code=b"1")
    with pytest.raises(ValueError, match="is not the file that was expected"):
        NpmPackage("some.js", "1.2", integrity(b"another one"), ["code"]).folder(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_made_once_and_whole_or_not_at_all(tmp_path):
    def stop(folder):
        (folder / "half").touch()
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        made_once(tmp_path / "made", stop)
    assert not list(tmp_path.iterdir())
    for name in ("first", "second"):
        made_once(tmp_path / "made", lambda folder, name=name: (folder / name).touch())
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["first"]
