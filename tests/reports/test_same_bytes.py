"""A report's bytes depend on the entries up to K, the two times, language, format and version: on nothing else."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from programme import __version__
from tests.reports.support import FORMATS, LANGS, Trial, content
from tests.support.sealed import sealed

WRITE = """
import sys
from datetime import date
from pathlib import Path
from programme.domain.vocabulary import ReportKind
from programme.register.register import Register
from programme.reports.making import make
from programme.reports.order import Order

register, folder = Register(Path(sys.argv[1]), read_only=True), Path(sys.argv[2])
(seal,) = register.recorder.checkpoints()
for kind in ReportKind:
    for format in ("html", "md", "json"):
        territory = "alder" if kind == "transition" else None
        order = Order(
            kind, date(2018, 2, 1), register.last_told(), "fr", format, territory, checkpoint=seal.size, issued=True
        )
        (folder / f"{kind}.{format}").write_bytes(make(register, order).text.encode())
"""


@pytest.fixture
def decided(trial: Trial) -> Trial:
    """Alder passed on 1 February 2018."""
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    return trial


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
def test_the_same_report_twice_has_the_same_bytes(decided: Trial, format: str, lang: str) -> None:
    first, second = (decided.text(format, lang, "2018-02-01") for _ in range(2))  # type: ignore[arg-type]
    assert first == second


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "fr_FR.UTF-8", "TZ": "America/Lima", "PYTHONHASHSEED": "2", "LANGUAGE": "de"},
    ],
    ids=["far-east", "far-west"],
)
def test_another_process_with_another_locale_and_clock_writes_the_same_bytes(
    decided: Trial, env: dict[str, str], tmp_path: Path
) -> None:
    sealed(decided.desk)
    for place, more in ((tmp_path / "there", env), (tmp_path / "here", {})):
        place.mkdir()
        command = [sys.executable, "-c", WRITE, str(decided.desk.file), str(place)]
        subprocess.run(command, env={**os.environ, **more}, check=True)
    here, there = ({one.name: one.read_bytes() for one in (tmp_path / at).iterdir()} for at in ("here", "there"))
    assert len(here) == 12
    assert here == there


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_recorded_after_k_changes_no_byte(decided: Trial, format: str) -> None:
    known = decided.desk.register.head()
    before = decided.text(format, "fr", "2018-02-01", position=known)
    decided.on(2018, 3, 1)
    decided.workshop("2017-11-30", doubt="Recorded late.")
    assert decided.text(format, "fr", "2018-02-01", position=known) == before
    assert decided.text(format, "fr", "2018-02-01") != before


@pytest.mark.parametrize("format", FORMATS)
def test_today_is_nowhere_when_the_day_is_given(decided: Trial, format: str) -> None:
    a, b = (decided.text(format, "fr", "2018-02-01", today=date(year, 1, 1)) for year in (2019, 2031))
    assert a == b


def test_the_hash_is_that_of_the_stored_entries_a_line_each(decided: Trial) -> None:
    with closing(sqlite3.connect(str(decided.desk.file))) as connection:
        stored = [data for (data,) in connection.execute("SELECT bytes FROM entry ORDER BY position LIMIT 15")]
    assert len(stored) == 15 < decided.desk.register.head()
    expected = hashlib.sha256(b"".join(data + b"\n" for data in stored)).hexdigest()
    found = content(decided.json("2018-02-01", position=15), 39)["reproduce"]
    assert (found["sha256"], found["entries"], found["version"]) == (expected, 15, __version__)


def test_the_command_that_makes_it_again_says_both_times_the_language_and_the_format(decided: Trial) -> None:
    head = decided.desk.register.head()
    line = f"programme report transition alder --gate onward --as-of 2018-02-01 --known-at @{head}"
    assert f"`{line} --lang fr --format md`" in decided.text("md", "fr", gate="onward")
    assert f"<code>{line} --lang en --format html</code>" in decided.text("html", "en", gate="onward")


def test_both_times_are_said(decided: Trial) -> None:
    report = decided.json("2018-02-01")
    times = content(report, 2)["times"]
    assert times["as_of"] == report["as_of"] == "2018-02-01"
    assert times["known_at"] == report["known_at"]
    assert report["known_at"].startswith("2018-02-01T09:00:")
    assert times["position"] == report["position"] == decided.desk.register.head()
