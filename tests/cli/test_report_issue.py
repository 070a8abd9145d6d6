"""Reports issued, listed, told stale, made again, and verified away from their register."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from programme.verifier import verify as second
from tests.reports.support import Trial
from tests.support.cli import Ran, Shell
from tests.support.sealed import KEY

NOW = "2018-03-02T09:00:00Z"
LAST = "audit", "seal", "--by", "coordinator"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Alder passed on 1 February 2018, on two workshops; the register was sealed."""
    trial = Trial.started(tmp_path)
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    trial.desk.register.close()
    KEY.save(tmp_path / "keys" / "seal.pem", None)
    shell = Shell.at(tmp_path, PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator", PROGRAMME_NOW=NOW)
    assert shell.run("audit", "seal").code == 0
    return shell


REPORTS = {
    "transition": ("transition", "alder", "--gate", "onward"),
    "annual": ("annual", "--year", "2017"),
    "decisions": ("decisions", "--territory", "alder"),
    "completeness": ("completeness",),
}


def issued(shell: Shell, kind: str = "transition", file: str = "report.html", *more: object) -> Ran:
    """Issue a report as of 1 March 2018."""
    given = (*REPORTS[kind], "--as-of", "2018-03-01", "--checkpoint", "last", "-o", file)
    return shell.run("report", *given, "--issue", *more)


def listed(shell: Shell) -> dict[str, object]:
    """What the list says of the one report that was issued."""
    (row,) = shell.run("report", "list", "--json").json
    return dict(row)


def head(shell: Shell) -> int:
    return int(shell.run("trail", "--json").json[-1]["position"])


@pytest.mark.parametrize("format", ["html", "md", "json"])
@pytest.mark.parametrize("kind", REPORTS)
def test_an_issue_records_all_that_the_bytes_depend_on_and_their_fingerprint(
    shell: Shell, kind: str, format: str
) -> None:
    before = head(shell)
    ran = issued(shell, kind, f"report.{format}")
    assert (ran.code, ran.out) == (0, f"{before + 1}\n")
    row = listed(shell)
    assert row["sha256"] == hashlib.sha256((shell.folder / f"report.{format}").read_bytes()).hexdigest()
    assert (row["position"], row["kind"], row["format"], row["language"]) == (before + 1, kind, format, "en")
    assert (row["as_of"], row["known_at"], row["checkpoint"]) == ("2018-03-01", before - 1, before)
    assert (row["issued_by"], row["issued_at"], row["state"]) == (
        "coordinator",
        "2018-03-02T09:00:00.000000Z",
        "current",
    )
    assert row["territory"] == ("alder" if kind in {"transition", "decisions"} else None)
    assert row["period"] == ("2017" if kind == "annual" else None)


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_issued_is_made_again_byte_for_byte_whatever_came_after(shell: Shell, kind: str) -> None:
    position = issued(shell, kind).out.strip()
    first = (shell.folder / "report.html").read_bytes()
    shell.run("meeting", "hold", "--kind", "workshop", "--title", "W", "--on", "2017-06-01", "--territory", "alder")
    shell.run(*LAST)
    elsewhere = {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PROGRAMME_LANG": "fr",
        "PROGRAMME_NOW": "2031-01-01T00:00:00Z",
    }
    ran = shell.run("report", "reproduce", position, "-o", "again.html", **elsewhere)
    assert (ran.code, (shell.folder / "again.html").read_bytes()) == (0, first)


def test_the_command_that_an_issued_report_names_makes_it_again_and_records_nothing(shell: Shell) -> None:
    issued(shell)
    before = head(shell)
    line = (shell.folder / "report.html").read_text(encoding="utf-8").split("<code>programme ")[1].split("</code>")[0]
    assert "--issue --dry-run" in line
    assert shell.run(*line.split()).out.encode() == (shell.folder / "report.html").read_bytes()
    assert head(shell) == before


def test_issuing_the_same_bytes_again_records_nothing_new(shell: Shell) -> None:
    first, again = issued(shell), issued(shell)
    assert (again.code, again.out) == (0, first.out)
    assert len(shell.run("report", "list", "--json").json) == 1


def test_neither_a_seal_nor_an_issue_changes_a_byte_of_the_reports_after_it(shell: Shell) -> None:
    draft = "report", "decisions", "--as-of", "2018-03-01", "--format", "md"
    before = shell.run(*draft).out
    issued(shell)
    shell.run(*LAST)
    assert shell.run(*draft).out == before


def test_a_draft_records_nothing_and_a_dry_run_shows_the_entry(shell: Shell) -> None:
    before = head(shell)
    assert shell.run("report", "decisions", "-o", "draft.html").code == 0
    shown = issued(shell, "decisions", "report.html", "--dry-run", "--json").json["entries"]
    assert [one["type"] for one in shown] == ["report-issued"]
    assert head(shell) == before


def test_nothing_is_issued_where_the_file_cannot_be_written_and_no_file_where_it_is_not_recorded(shell: Shell) -> None:
    before = head(shell)
    assert issued(shell, "decisions", "nowhere/report.html").code == 2
    assert head(shell) == before
    first = issued(shell, "decisions", "report.html", "--command-id", "one")
    assert (first.code, issued(shell, "annual", "other.html", "--command-id", "one").code) == (0, 1)
    assert not (shell.folder / "other.html").exists()


def test_an_issue_asks_who_issues(shell: Shell) -> None:
    ran = shell.run("report", "decisions", "--issue", PROGRAMME_BY="")
    assert (ran.code, ran.out) == (2, "")


def test_a_table_and_what_is_supposed_are_not_issued(shell: Shell) -> None:
    assert shell.run("report", "decisions", "--format", "csv", "--issue").code == 2
    (edition,) = shell.run("charter", "list", "--json").json
    assert shell.run("report", "transition", "alder", "--charter", edition["id"], "--issue").code == 2


@pytest.mark.parametrize("size", ["7", "x", "-1", "9" * 30, ""])
def test_a_checkpoint_that_is_not_there_is_refused_with_those_that_are(shell: Shell, size: str) -> None:
    ran = shell.run("report", "decisions", f"--checkpoint={size}")
    assert (ran.code, ran.out) == (3, "")
    assert f"there are: {head(shell)}" in ran.err


def test_an_entry_that_is_no_issue_is_not_made_again(shell: Shell) -> None:
    assert shell.run("report", "reproduce", "1").code == 3
    assert shell.run("report", "reproduce", "99").code == 3


def workshop(shell: Shell) -> str:
    return next(str(one["position"]) for one in shell.run("trail", "--json").json if one["type"] == "meeting-held")


def test_a_correction_of_a_fact_that_is_cited_makes_a_report_stale_by_that_entry(shell: Shell) -> None:
    issued(shell, "annual")
    assert (
        shell.run("entry", "rectify", workshop(shell), "--field", "title", "--to", "Other", "--reason", "Slip").code
        == 0
    )
    row = listed(shell)
    assert (row["state"], row["corrections"], row["shaken"], row["newer"]) == ("corrected", [head(shell)], [], [])


def test_a_correction_that_is_annulled_makes_stale_what_cited_the_corrected_fact(shell: Shell) -> None:
    shell.run("entry", "rectify", workshop(shell), "--field", "title", "--to", "Other", "--reason", "Slip")
    correction = head(shell)
    issued(shell, "annual")
    assert listed(shell)["state"] == "current"
    assert shell.run("entry", "annul", correction, "--reason", "It was right").code == 0
    assert listed(shell)["corrections"] == [head(shell)]


def test_a_decision_shaken_since_is_named(shell: Shell) -> None:
    issued(shell)
    decision = next(one["position"] for one in shell.run("trail", "--json").json if one["type"] == "gate-decided")
    assert (
        shell.run("entry", "rectify", workshop(shell), "--field", "on", "--to", "2018-02-15", "--reason", "Slip").code
        == 0
    )
    row = listed(shell)
    assert (row["state"], row["shaken"]) == ("shaken", [decision])


def test_a_fact_recorded_late_makes_a_report_outdated_and_one_of_a_later_day_does_not(shell: Shell) -> None:
    issued(shell, "decisions")
    hold = "meeting", "hold", "--kind", "workshop", "--territory", "alder", "--title", "W", "--on"
    assert shell.run(*hold, "2018-03-02").code == 0
    assert listed(shell)["state"] == "current"
    assert shell.run(*hold, "2018-02-28").code == 0
    row = listed(shell)
    assert (row["state"], row["newer"]) == ("outdated", [head(shell)])


def test_the_list_as_known_before_says_what_was_known_then(shell: Shell) -> None:
    issued(shell, "annual")
    position = head(shell)
    shell.run("entry", "rectify", workshop(shell), "--field", "title", "--to", "Other", "--reason", "Slip")
    then = shell.run("report", "list", "--json", "--known-at", f"@{position}").json
    assert [one["state"] for one in then] == ["current"]
    assert shell.run("report", "list", "--json", "--known-at", f"@{position - 1}").json == []


def test_people_read_the_list_in_words(shell: Shell) -> None:
    issued(shell)
    assert "phase transition" in shell.run("report", "list").out
    assert "passage de phase" in shell.run("rapport", "liste", "--lang", "fr").out


def away(shell: Shell, folder: Path, *files: str) -> Shell:
    """A machine that has these files and nothing else."""
    for name in files:
        (folder / name).write_bytes((shell.folder / name).read_bytes())
    return Shell.at(folder)


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("elsewhere")


@pytest.mark.parametrize("format", ["html", "md", "json"])
def test_a_report_verifies_on_another_machine_with_the_key_alone(shell: Shell, elsewhere: Path, format: str) -> None:
    issued(shell, "decisions", f"report.{format}")
    there = away(shell, elsewhere, f"report.{format}")
    ran = there.run("audit", "verify", f"report.{format}", "--key", str(KEY.public), "--json")
    assert (ran.code, ran.json["ok"], ran.json["problems"]) == (0, True, [])
    assert "What it concludes from these entries, and that it leaves none out, is not verified." in ran.json["remarks"]
    assert there.run("audit", "verify", f"report.{format}").code == 5, "signed by whom?"


def test_the_proof_of_its_issue_vouches_for_every_byte(shell: Shell, elsewhere: Path) -> None:
    position = issued(shell, "decisions").out.strip()
    shell.run(*LAST)
    assert shell.run("audit", "prove", position, "-o", "report.html.tlog-proof").code == 0
    there = away(shell, elsewhere, "report.html", "report.html.tlog-proof")
    check = "audit", "verify", "report.html", "--key", str(KEY.public), "--json"
    good = there.run(*check)
    assert (good.code, good.json["remarks"][-1]) == (
        0,
        f"Every byte is that of the issue in entry {position}, sealed under {int(position) + 1}.",
    )
    changed = (elsewhere / "report.html").read_text(encoding="utf-8").replace("Log of decisions", "Log of decision", 1)
    (elsewhere / "report.html").write_text(changed, encoding="utf-8")
    assert {one["rule"] for one in there.run(*check).json["problems"]} == {"changed", "not-issued"}


def test_the_proof_of_another_entry_vouches_for_nothing(shell: Shell) -> None:
    issued(shell, "decisions")
    assert shell.run("audit", "prove", "1", "-o", "report.html.tlog-proof").code == 0
    problems = shell.run("audit", "verify", "report.html", "--json").json["problems"]
    assert [one["rule"] for one in problems] == ["not-issued"]


def test_a_register_at_hand_makes_the_report_again_and_names_the_first_line_that_differs(shell: Shell) -> None:
    """Also a draft without a checkpoint, and one whose conclusion was forged with a digest to match."""
    shell.run("report", "transition", "alder", "--gate", "onward", "--format", "md", "-o", "draft.md")
    good = shell.run("audit", "verify", "draft.md", "--json")
    assert (good.code, good.json["checkpoint"]) == (0, None)
    assert "The register here makes it again, every byte." in good.json["remarks"]
    text = (shell.folder / "draft.md").read_text(encoding="utf-8")
    proof = json.loads(text.split("\n```json\n")[1].removesuffix("\n```\n"))
    blank = text.replace("passed", "refused", 1).replace(proof["digest"], "0" * 64)
    digest = hashlib.sha256(blank.encode()).hexdigest()
    (shell.folder / "draft.md").write_text(blank.replace("0" * 64, digest, 1), encoding="utf-8")
    bad = shell.run("audit", "verify", "draft.md", "--json")
    line = next(number for number, one in enumerate(text.split("\n"), 1) if "passed" in one)
    assert (bad.code, [one["place"] for one in bad.json["problems"]]) == (5, [f"draft.md:{line}", "draft.md"])


def test_a_report_without_a_checkpoint_is_not_verified_where_nothing_vouches_for_it(
    shell: Shell, elsewhere: Path
) -> None:
    shell.run("report", "decisions", "-o", "draft.html")
    ran = away(shell, elsewhere, "draft.html").run("audit", "verify", "draft.html", "--json")
    assert (ran.code, [one["rule"] for one in ran.json["problems"]]) == (5, ["checkpoint-missing"])


def test_reading_commands_write_nothing(shell: Shell) -> None:
    issued(shell, "decisions")
    before = (shell.folder / "register.db").read_bytes()
    for line in ("report list", "report reproduce 99", "report decisions", "audit verify report.html"):
        shell.run(*line.split())
    assert (shell.folder / "register.db").read_bytes() == before


def test_the_second_verifier_verifies_the_issue_too(shell: Shell, elsewhere: Path) -> None:
    position = issued(shell, "decisions").out.strip()
    shell.run(*LAST)
    shell.run("audit", "prove", position, "-o", "report.html.tlog-proof")
    away(shell, elsewhere, "report.html", "report.html.tlog-proof")
    line = [sys.executable, "-I", second.__file__, "report.html", "--key", str(KEY.public)]
    good = subprocess.run(line, capture_output=True, text=True, check=False, cwd=elsewhere)
    assert good.returncode == 0
    found = f"ok  report.html.tlog-proof by entry {position} of {int(position) + 1}, just these bytes were issued\n"
    assert found in good.stdout
    shell.run("audit", "prove", "1", "-o", elsewhere / "report.html.tlog-proof")
    assert subprocess.run(line, capture_output=True, check=False, cwd=elsewhere).returncode == 1
