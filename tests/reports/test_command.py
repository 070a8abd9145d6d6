"""`programme report transition`: where the report goes, in which format, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.reports.support import Trial
from tests.support.cli import Ran, Shell


@pytest.fixture
def shell(trial: Trial, tmp_path: Path) -> Shell:
    trial.desk.register.close()
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db")


def report(shell: Shell, *arguments: object, **env: str) -> Ran:
    return shell.run("report", "transition", "alder", "--as-of", "2018-01-31", *arguments, **env)


def test_without_a_file_markdown_goes_to_the_output(shell: Shell) -> None:
    ran = report(shell)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Phase transition report\n")


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_the_file_and_the_output_hold_the_same_bytes(shell: Shell, format: str) -> None:
    ran = report(shell, "--format", format, "-o", f"report.{format}")
    assert (ran.code, ran.out) == (0, "")
    assert f"report.{format}" in ran.err
    assert (shell.folder / f"report.{format}").read_bytes() == report(shell, "--format", format).out.encode()


def test_the_name_of_the_file_says_the_format(shell: Shell) -> None:
    assert report(shell, "-o", "report.html").code == 0
    assert (shell.folder / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_json_is_asked_for_like_everywhere(shell: Shell) -> None:
    assert report(shell, "--json").json["report"] == "transition"


def test_in_french_the_commands_of_the_report_are_french(shell: Shell) -> None:
    ran = shell.run("rapport", "transition", "alder", "--as-of", "31/01/2018", "--lang", "fr")
    assert ran.out.startswith("# Rapport de passage de phase\n")
    assert "`programme jalon repondre alder useful --finding met --because …`" in ran.out


def test_the_command_of_the_report_makes_it_again(shell: Shell) -> None:
    first = report(shell, "--format", "html", "--lang", "fr")
    again = first.out.split("<code>programme rapport transition ")[1].split("</code>")[0].split()
    assert shell.run("rapport", "transition", *again).out == first.out


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_formats_to_come_say_so(shell: Shell, format: str) -> None:
    ran = report(shell, "--format", format, "-o", f"report.{format}")
    assert ran.code == 2
    assert f"Reports as {format} come in a later version." in ran.err
    assert not (shell.folder / f"report.{format}").exists()


def test_a_file_whose_name_says_no_format_is_not_guessed(shell: Shell) -> None:
    ran = report(shell, "-o", "report.odt")
    assert (ran.code, ran.out) == (2, "")
    assert "'odt' is no format of a report." in ran.err


def test_an_unknown_territory_and_an_unknown_gate_exit_with_3(shell: Shell) -> None:
    territory = shell.run("report", "transition", "adler")
    assert territory.code == 3
    assert "alder" in territory.err
    gate = shell.run("report", "transition", "alder", "--gate", "onwards")
    assert gate.code == 3
    assert "onward" in gate.err


def test_a_refusal_is_data_for_scripts(shell: Shell) -> None:
    ran = shell.run("report", "transition", "adler", "--json")
    refused = json.loads(ran.out)
    assert refused["refused"] == "report transition"
    assert [one["rule"] for one in refused["reasons"]] == ["unknown-id"]


def test_a_folder_that_is_not_there_is_said_and_nothing_is_made(shell: Shell) -> None:
    ran = report(shell, "-o", "nowhere/report.html")
    assert ran.code == 2
    assert "nowhere" in ran.err
    assert not (shell.folder / "nowhere").exists()


def test_a_report_replaces_the_one_before_in_one_step(shell: Shell) -> None:
    path = shell.folder / "report.md"
    path.write_text("the one before", encoding="utf-8")
    before = path.stat().st_ino
    assert report(shell, "-o", "report.md").code == 0
    assert path.stat().st_ino != before
    assert sorted(one.name for one in shell.folder.glob("*report*")) == ["report.md"]


def test_when_the_report_cannot_be_written_the_one_before_stays(shell: Shell) -> None:
    (shell.folder / "report.md").mkdir()
    (shell.folder / "report.md" / "kept").write_text("kept", encoding="utf-8")
    ran = report(shell, "-o", "report.md")
    assert ran.code == 2
    assert (shell.folder / "report.md" / "kept").read_text(encoding="utf-8") == "kept"
    assert list(shell.folder.glob(".report*")) == []


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_stays_and_leads_to_the_new_report(shell: Shell) -> None:
    (shell.folder / "kept.md").write_text("the one before", encoding="utf-8")
    (shell.folder / "report.md").symlink_to("kept.md")
    assert report(shell, "-o", "report.md").code == 0
    assert (shell.folder / "report.md").is_symlink()
    assert (shell.folder / "kept.md").read_text(encoding="utf-8").startswith("# Phase transition report")
