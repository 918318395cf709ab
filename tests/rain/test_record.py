"""The record of the weather, against the package it was taken from, pandas, and what was reported at the time."""

import hashlib
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tools.take_rain_data import PINNED, SOURCE, TABLE, make_table
from weatherbits.rain import Days, seattle

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def source() -> bytes:
    """Return the file that the table was made of, as it stands in the package; without that, these tests fail."""
    return Path(distribution("vega-datasets").locate_file(SOURCE)).read_bytes()


def test_the_source_is_the_file_that_was_looked_at(source):
    digest = "62f0609f787158128aa2bd102967173a4953122dd4f872bf1d502cae1037df0b"
    assert hashlib.sha256(source).hexdigest() == digest


def test_the_script_makes_the_table_that_is_stored(source):
    assert make_table(source.decode()).encode() == TABLE.read_bytes()


def test_every_figure_is_that_of_the_source(source):
    theirs, ours = pd.read_csv(BytesIO(source)), seattle()
    assert (pd.to_datetime(theirs["date"], format="%Y/%m/%d").to_numpy() == ours.date).all()
    for theirs_name, column in [
        ("precipitation", ours.precipitation),
        ("temp_max", ours.temp_max),
        ("temp_min", ours.temp_min),
        ("wind", ours.wind),
    ]:
        assert (theirs[theirs_name].to_numpy() == column).all()


def test_the_label_that_was_left_out_cannot_be_relied_on(source):
    theirs = pd.read_csv(BytesIO(source))
    is_rain = theirs["weather"] == "rain"
    by_year = is_rain.groupby(theirs["date"].str[:4]).sum()
    assert (by_year["2012"], by_year["2015"]) == (191, 5)


def test_the_package_that_is_tested_with_is_the_one_that_the_script_takes():
    asked_for = (ROOT / "requirements-test.txt").read_text(encoding="utf-8").splitlines()
    assert PINNED.split(" --hash=")[0] in asked_for


def test_source_and_licence_stand_beside_the_table():
    beside = TABLE.with_suffix(".txt").read_text(encoding="utf-8")
    theirs = distribution("vega-datasets").read_text("LICENSE")
    assert theirs
    assert beside.endswith(theirs)
    for word in (
        "NOAA",
        "public domain",
        "vega-datasets 0.9.0",
        *TABLE.read_text("utf-8").split("\n")[0].split(","),
    ):
        assert word in beside


def test_there_are_four_years_in_a_row_and_nothing_is_missing():
    days = seattle()
    assert (np.diff(days.date) == np.timedelta64(1, "D")).all()
    assert (str(days.date[0]), str(days.date[-1]), days.date.size) == ("2012-01-01", "2015-12-31", 1461)
    for column in (days.precipitation, days.temp_max, days.temp_min, days.wind):
        assert column.shape == (1461,)
        assert np.isfinite(column).all()
    assert (days.temp_max >= days.temp_min).all()
    assert days.precipitation.min() == 0


def test_years_and_months_are_those_of_pandas():
    days = seattle()
    dates = pd.DatetimeIndex(days.date)
    assert (dates.year == days.year).all()
    assert (dates.month == days.month).all()
    assert [(days.year == year).sum() for year in (2012, 2013, 2014, 2015)] == [366, 365, 365, 365]


def test_2012_had_the_rain_and_the_drought_that_were_reported():
    # KIRO 7 News, "Closing out a wet 2012", 30 December 2012, of the airport: 48.26 inches until then, and 48 days
    # in a row without measurable rain in the summer.
    days = seattle()
    of_2012 = days.year == 2012
    assert days.precipitation[of_2012].sum() / 25.4 == pytest.approx(48.26, abs=0.02)
    runs = "".join("w" if wet else "d" for wet in days.is_wet[of_2012]).split("w")
    assert max(map(len, runs)) == 48


def test_it_was_wet_on_0_426_of_all_days():
    assert f"{seattle().is_wet.mean():.3f}" == "0.426"


def test_the_record_stays_as_it_is():
    assert seattle() is seattle()
    with pytest.raises(ValueError, match="read-only"):
        seattle().precipitation[0] = 1.0
    assert isinstance(seattle(), Days)
