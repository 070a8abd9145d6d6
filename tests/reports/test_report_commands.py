"""`programme report annual`, `decisions` and `completeness`: formats, periods, files, and what is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.reports.support import Trial
from tests.support.cli import Ran, Shell

REPORTS = ("annual", "decisions", "completeness")
each_report = pytest.mark.parametrize("kind", REPORTS)


@pytest.fixture
def shell(trial: Trial, tmp_path: Path) -> Shell:
    trial.do("decision record", title="=Lease", text="For one year", decided_by="committee", on="2017-11-02")
    trial.workshop("2017-05-04")
    trial.desk.register.close()
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db")


def report(shell: Shell, kind: str, *arguments: object) -> Ran:
    return shell.run("report", kind, "--as-of", "2018-01-31", *arguments)


@each_report
@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_the_file_and_the_output_hold_the_same_bytes(shell: Shell, kind: str, format: str) -> None:
    ran = report(shell, kind, "-o", f"report.{format}")
    assert (ran.code, ran.out) == (0, "")
    assert (shell.folder / f"report.{format}").read_bytes() == report(shell, kind, "--format", format).out.encode()


@each_report
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_command_of_the_report_makes_it_again(shell: Shell, kind: str, lang: str) -> None:
    first = report(shell, kind, "--format", "html", "--lang", lang, "--territory", "alder")
    again = first.out.split("<code>programme ")[1].split("</code>")[0].split()
    assert "--territory" in again
    assert shell.run(*again).out == first.out


@pytest.mark.parametrize(
    "given", [("--year", "2017"), ("--year", "2016-2017"), ("--from", "2016-09"), ("--to", "2017")]
)
def test_a_period_is_part_of_that_command(shell: Shell, given: tuple[str, str]) -> None:
    first = report(shell, "annual", *given, "--format", "html")
    again = first.out.split("<code>programme ")[1].split("</code>")[0].split()
    assert shell.run(*again).out == first.out


@pytest.mark.parametrize(
    ("given", "period"),
    [
        (("--year", "2017"), ("2017-01-01", "2017-12-31")),
        (("--year", "2016-2017"), ("2016-01-01", "2017-12-31")),
        (("--from", "2016-09", "--to", "2017-06-15"), ("2016-09-01", "2017-06-15")),
        (("--from", "2016-09"), ("2016-09-01", "9999-12-31")),
        (("--to", "2017"), ("0001-01-01", "2017-12-31")),
    ],
)
def test_a_period_is_a_year_several_years_or_days(
    shell: Shell, given: tuple[str, ...], period: tuple[str, str]
) -> None:
    found = report(shell, "annual", *given, "--json").json["period"]
    assert (found["from"], found["to"]) == period


def test_without_a_day_a_period_that_is_over_is_told_as_of_its_last_day(shell: Shell) -> None:
    assert shell.run("report", "annual", "--year", "2017", "--json").json["as_of"] == "2017-12-31"
    assert shell.run("report", "annual", "--year", "2018", "--json").json["as_of"] == "2018-01-10"
    assert shell.run("report", "annual", "--json").json["as_of"] == "2018-01-10"


@pytest.mark.parametrize("given", ["17", "2017-2016", "last year", "2017-13"])
def test_what_is_no_period_is_said(shell: Shell, given: tuple[str, str]) -> None:
    ran = report(shell, "annual", "--year", given)
    assert (ran.code, ran.out) == (2, "")
    assert f"'{given}' is not a period." in ran.err


def test_a_year_and_days_together_are_refused(shell: Shell) -> None:
    ran = report(shell, "annual", "--year", "2017", "--to", "2017-06")
    assert ran.code == 2
    assert "A year and days are given both." in ran.err


@each_report
def test_an_unknown_territory_exits_with_3(shell: Shell, kind: str) -> None:
    ran = report(shell, kind, "--territory", "adler")
    assert ran.code == 3
    assert "alder" in ran.err


@each_report
def test_a_moment_before_the_first_entry_is_refused(shell: Shell, kind: str) -> None:
    ran = report(shell, kind, "--known-at", "2001-01-01")
    assert ran.code == 1
    assert "The register holds no entry by then." in ran.err


@pytest.mark.parametrize("format", ["csv", "csv-excel", "tsv"])
def test_the_log_comes_as_a_table_for_spreadsheets(shell: Shell, format: str) -> None:
    ran = report(shell, "decisions", "-o", "log.csv", "--format", format)
    assert ran.code == 0
    separators = {"csv": ",", "csv-excel": ";", "tsv": "\t"}
    written = (shell.folder / "log.csv").read_text(encoding="utf-8-sig")
    [row] = csv.DictReader(io.StringIO(written), delimiter=separators[format])
    assert row["title"] == ("'=Lease" if format == "csv-excel" else "=Lease")
    assert (row["decided_on"], row["decided_by"], row["text"]) == ("2017-11-02", "committee", "For one year")


def test_the_name_of_the_file_asks_for_a_table_too(shell: Shell) -> None:
    assert report(shell, "decisions", "-o", "log.tsv").code == 0
    assert (shell.folder / "log.tsv").read_text(encoding="utf-8").startswith("title\tid\t")


@pytest.mark.parametrize("kind", ["annual", "completeness"])
def test_the_other_reports_are_no_table(shell: Shell, kind: str) -> None:
    ran = report(shell, kind, "-o", "report.csv")
    assert (ran.code, ran.out) == (2, "")
    assert "'csv' is no format of a report." in ran.err


def test_in_french_they_have_french_names(shell: Shell) -> None:
    for names, title in ((("annuel",), "# Bilan annuel"), (("decisions",), "# Journal"), (("completude",), "# Ce que")):
        assert shell.run("rapport", *names, "--lang", "fr").out.startswith(title)
