"""The second verifier, which shares no code with the program, says of a report what the first one says."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from programme.domain.vocabulary import ReportKind
from programme.reports.making import make
from programme.reports.order import CARRYING, Order
from programme.reports.proof import NO_DIGEST
from programme.reports.verification import verify_report
from programme.verifier import verify as second
from tests.reports.support import Trial
from tests.support.changes import each_byte
from tests.support.sealed import KEY, sealed

CHANGES = 150


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The log of decisions in each format, one entry of it being later than the checkpoint."""
    trial = Trial.started(tmp_path_factory.mktemp("register"))
    trial.ready()
    trial.desk.at = datetime(2018, 2, 2, 9, tzinfo=UTC)
    size = sealed(trial.desk).checkpoint.size
    trial.do("decision record", title="“Later” & <more>\n", on="2018-02-02", territories=("alder",))
    register = trial.desk.register
    order = Order(ReportKind.DECISIONS, date(2018, 3, 1), register.last_told(), "fr", "html", checkpoint=size)
    with closing(register):
        return {one: make(register, replace(order, format=one)).text.encode() for one in CARRYING}


def says(folder: Path, data: bytes) -> bool:
    """Whether the second verifier finds that a report holds."""
    path = folder / "report"
    path.write_bytes(data)
    try:
        return all(holds for holds, *_ in second.verify_report(path, second.keys_of([str(KEY.public)])))
    except Exception:  # noqa: BLE001  # whatever it stumbles over, it does not hold
        return False


@pytest.mark.parametrize("format", CARRYING)
def test_both_verifiers_say_the_same_of_a_report_whole_and_changed(
    reports: dict[str, bytes], format: str, tmp_path: Path, *, every_byte: bool
) -> None:
    data = reports[format]
    assert says(tmp_path, data)
    assert verify_report("report", data, [KEY.public]).ok
    for place, changed in each_byte(data, some(range(len(data)), every_byte=every_byte), every=every_byte):
        assert not verify_report("report", changed, [KEY.public]).ok, data[place - 20 : place + 20]
        assert not says(tmp_path, changed), data[place - 20 : place + 20]


@pytest.mark.parametrize("format", CARRYING)
def test_every_byte_that_a_proof_and_the_checkpoint_cover_is_found_though_the_digest_matches(
    reports: dict[str, bytes], format: str, tmp_path: Path, *, every_byte: bool
) -> None:
    data = reports[format]
    start = data.rindex(b'{\n"digest"')
    lines = re.finditer(rb'^"checkpoint": ".+"|^\{"position": .+"hashes": \[.+\]\}', data[start:], re.MULTILINE)
    covered = [start + place for line in lines for place in range(*line.span())]
    assert len(covered) > 2000
    for place, changed in each_byte(data, some(covered, every_byte=every_byte), every=every_byte):
        forgery = matched(changed)
        assert not verify_report("report", forgery, [KEY.public]).ok, data[place - 20 : place + 20]
        assert not says(tmp_path, forgery), data[place - 20 : place + 20]


def matched(data: bytes) -> bytes:
    """The report with the digest that it should have."""
    before, name, after = data.rpartition(b'"digest": "')
    blank = before + name + NO_DIGEST.encode() + after[64:]
    return before + name + sha256(blank).hexdigest().encode() + after[64:]


def some(places: Sequence[int], *, every_byte: bool) -> Sequence[int]:
    """All places if that is asked for, else some of them."""
    return places if every_byte else random.Random(len(places)).sample(places, CHANGES)


@pytest.mark.parametrize("format", CARRYING)
def test_an_entry_that_is_not_in_the_register_is_found_though_the_digest_matches(
    reports: dict[str, bytes], format: str, tmp_path: Path
) -> None:
    from tests.reports.test_proof import forged

    forgery = forged(reports[format].decode(), "2017-06-01", "2017-06-02").encode()
    assert not says(tmp_path, forgery)
    assert "proof" in {flaw.rule for flaw in verify_report("report", forgery, [KEY.public]).flaws}


def test_it_runs_alone_on_a_report_and_names_each_entry(reports: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "report.html").write_bytes(reports["html"])
    (tmp_path / "verify.py").write_bytes(Path(second.__file__).read_bytes())
    line = [sys.executable, "-I", "verify.py", "report.html", "--key", str(KEY.public)]
    ran = subprocess.run(line, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "is later than the checkpoint, so not proven" in ran.stdout
    assert '"title":"The theme"' in ran.stdout
