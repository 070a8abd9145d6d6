"""A report that carries its proof: what it proves, what it says is not proven, and what a changed byte does to it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from programme.domain.vocabulary import ReportKind
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.keys import SigningKey
from programme.register.proofs.sealing import act_of, seal
from programme.register.register import Register
from programme.register.requests import Request
from programme.reports.carrying import digest_of, format_of, taken
from programme.reports.making import make
from programme.reports.order import CARRYING, Order
from programme.reports.proof import NO_DIGEST
from programme.reports.verification import ReportVerdict, verify_report
from tests.reports.support import Trial

KEY = SigningKey.new(origin_of("test"), seed=bytes(32))
KINDS = tuple(ReportKind)


def sealed(register: Register, folder: Path, at: datetime) -> int:
    """Seal the register; the size of the checkpoint."""
    request = Request(act_of(KEY), "coordinator", f"seal-{register.head()}", at)
    return seal(register, KEY, request, folder / "seals").checkpoint.size


@dataclass(frozen=True)
class Written:
    """Alder's register, sealed once the gate was decided; then one workshop more was recorded."""

    register: Register
    size: int

    def order(self, kind: ReportKind, format: str = "html", **more: object) -> Order:
        """An order for a report as of 1 March 2018, on all that is known."""
        territory = "alder" if kind is ReportKind.TRANSITION else None
        order = Order(kind, date(2018, 3, 1), self.register.last_told(), "en", format, territory, checkpoint=self.size)
        return replace(order, **more)  # type: ignore[arg-type]

    def report(self, kind: ReportKind, format: str = "html", **more: object) -> str:
        """The text of that report."""
        return make(self.register, self.order(kind, format, **more)).text


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    folder = tmp_path_factory.mktemp("there")
    trial = Trial.started(folder)
    trial.ready()
    trial.on(2018, 2, 1)
    trial.open_and_vote("2018-02-01")
    trial.decide("passed", "2018-02-01")
    corrected = trial.workshop("2017-11-30", doubt="Recorded late.")
    trial.do("entry rectify", position=corrected, field="on", to=("2017-12-01",), reason="A slip")
    size = sealed(trial.desk.register, folder, datetime(2018, 2, 2, 9, tzinfo=UTC))
    trial.on(2018, 3, 1)
    trial.workshop("2018-02-15")
    with closing(trial.desk.register):
        yield Written(trial.desk.register, size)


def verified(text: str | bytes) -> ReportVerdict:
    data = text.encode() if isinstance(text, str) else text
    return verify_report("report", data, [KEY.public])


def rules(text: str | bytes) -> set[str]:
    return {flaw.rule for flaw in verified(text).flaws}


def forged(text: str, old: str, new: str, *, shown: bool = False) -> str:
    """The report with something else in its proof, or last in what it shows; and, as a forger has it, a new digest."""
    page, digest, proof = text.rpartition('"digest"')
    assert old in (page if shown else proof)
    changed = (
        (new.join(page.rsplit(old, 1)) if shown else page) + digest + (proof if shown else proof.replace(old, new, 1))
    )
    kept = taken(text, format_of(text) or "").proof.digest
    blank = changed.replace(f'"digest": "{kept}"', f'"digest": "{NO_DIGEST}"')
    return blank.replace(f'"digest": "{NO_DIGEST}"', f'"digest": "{digest_of(blank)}"')


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("format", CARRYING)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_each_kind_format_and_language_verifies_by_itself(
    there: Written, kind: ReportKind, format: str, lang: str
) -> None:
    found = verified(there.report(kind, format, lang=lang))
    assert found.flaws == []
    assert found.carried is not None
    assert found.carried.proof.order == replace(
        there.order(kind, format, lang=lang), gate=found.carried.proof.order.gate
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_that_is_listed_is_carried_with_its_stored_bytes(there: Written, kind: ReportKind) -> None:
    proof = taken(there.report(kind, "md"), "md").proof
    stored = {position: data for batch in there.register.recorder.scan() for position, data in batch}
    assert proof.listed
    assert {one.position: one.data for one in proof.entries}.items() <= stored.items()
    assert set(proof.listed) <= {one.position for one in proof.entries}


def test_entries_later_than_the_checkpoint_are_named_as_not_proven(there: Written) -> None:
    last = there.register.last_told()
    report = json.loads(there.report(ReportKind.ANNUAL, "json"))
    said = [
        point["content"]["proof"]
        for group in report["groups"]
        for point in group["points"]
        if point["key"] == "entries"
    ]
    assert (said[0]["checkpoint"], said[0]["open"]) == (there.size, [last])
    found = verified(there.report(ReportKind.ANNUAL))
    assert (found.ok, found.unsealed, found.entries) == (True, 1, there.size)


def test_a_report_without_a_checkpoint_proves_nothing_and_says_so(there: Written) -> None:
    text = there.report(ReportKind.DECISIONS, "md", checkpoint=None)
    found = verified(text)
    assert (found.seal, found.flaws) == (None, [])
    assert "No checkpoint covers this report: nothing in it can be proven yet." in text


def test_a_draft_and_an_issued_report_say_which_they_are(there: Written) -> None:
    draft = json.loads(there.report(ReportKind.TRANSITION, "json"))
    issued = json.loads(there.report(ReportKind.TRANSITION, "json", issued=True))
    assert (draft["status"], issued["status"]) == ("draft", "issued")
    assert "- **Status**: issued" in there.report(ReportKind.DECISIONS, "md", issued=True)


@pytest.mark.parametrize("format", CARRYING)
def test_any_byte_of_a_report_changed_is_found(there: Written, format: str) -> None:
    data = there.report(ReportKind.DECISIONS, format).encode()
    chance = random.Random(format)
    for place in chance.sample(range(len(data)), 150):
        changed = data[:place] + bytes([data[place] ^ 1 << chance.randrange(7)]) + data[place + 1 :]
        assert rules(changed), (place, data[place - 20 : place + 20])


@pytest.mark.parametrize("format", CARRYING)
def test_a_letter_of_a_proven_entry_changed_in_a_forged_report_is_found(there: Written, format: str) -> None:
    """Letters of a proven entry, changed one by one, the digest made to match."""
    text = there.report(ReportKind.DECISIONS, format, position=there.size - 1)
    proof = taken(text, format).proof
    chance = random.Random(format)
    entry = next(one for one in proof.entries if one.position == proof.listed[0])
    as_carried = json.dumps(entry.data.decode(), ensure_ascii=False)[1:-1]
    for place in chance.sample([n for n, letter in enumerate(as_carried) if letter.isalnum() and letter != "u"], 60):
        letter = "x" if as_carried[place] != "x" else "y"
        changed = as_carried[:place] + letter + as_carried[place + 1 :]
        found = verified(forged(text, as_carried, changed))
        assert ("proof", entry.position) in {(flaw.rule, flaw.position) for flaw in found.flaws}


@pytest.mark.parametrize("format", CARRYING)
@pytest.mark.parametrize(
    ("part", "rule"), [("hashes", "proof"), ("root", "signature"), ("size", "signature"), ("signature", "signature")]
)
def test_a_hash_the_root_the_size_or_the_signature_changed_is_named(
    there: Written, format: str, part: str, rule: str
) -> None:
    text = there.report(ReportKind.DECISIONS, format, position=there.size - 1)
    proof = taken(text, format).proof
    assert proof.signed is not None
    _, size, root, _, signature = str(proof.signed).split("\n")[:5]
    signature = signature.split(" ")[-1]
    hashes = json.loads(str(proof))["entries"][0]["hashes"]
    old = {"hashes": hashes[0], "root": root, "size": f"\\n{size}\\n", "signature": signature}[part]
    new = f"\\n{int(size) - 1}\\n" if part == "size" else old[:9] + ("A" if old[9] != "A" else "B") + old[10:]
    assert rule in rules(forged(text, old, new))


@pytest.mark.parametrize("format", CARRYING)
def test_an_entry_shown_otherwise_than_it_was_recorded_is_named_though_the_digest_matches(
    there: Written, format: str
) -> None:
    text = there.report(ReportKind.DECISIONS, format)
    position = next(fact.position for fact in there.register.facts() if fact.event.type == "decision-recorded")
    assert rules(text) == set()
    found = verified(forged(text, "The theme", "No theme", shown=True))
    assert [(flaw.rule, flaw.position) for flaw in found.flaws] == [("shown", position)]


@pytest.mark.parametrize("format", CARRYING)
def test_a_root_shown_that_is_not_the_one_that_was_signed_is_found(there: Written, format: str) -> None:
    text = there.report(ReportKind.DECISIONS, format)
    root = str(taken(text, format).proof.signed).split("\n")[2]
    assert rules(forged(text, root, "A" + root[1:] if root[0] != "A" else "B" + root[1:], shown=True)) == {"shown"}


@pytest.mark.parametrize("format", CARRYING)
def test_an_entry_passed_off_as_later_than_the_checkpoint_is_named(there: Written, format: str) -> None:
    text = there.report(ReportKind.DECISIONS, format)
    proof = taken(text, format).proof
    position = proof.listed[0]
    hashes = next(one for one in json.loads(str(proof))["entries"] if one["position"] == position)["hashes"]
    found = verified(forged(text, json.dumps(hashes), "null"))
    assert ("proof", position) in {(flaw.rule, flaw.position) for flaw in found.flaws}


def test_a_report_signed_by_a_key_that_nobody_gave_is_not_believed(there: Written) -> None:
    other = SigningKey.new(origin_of("test"), seed=bytes([9]) * 32)
    found = verify_report("report", there.report(ReportKind.DECISIONS).encode(), [other.public])
    assert [flaw.rule for flaw in found.flaws] == ["signature"]


@pytest.mark.parametrize(
    "text", ["", "<!DOCTYPE html>", "{}", "# A text\n", "{\n}\n", "\x00", '{"proof": 1}', "[" * 9999]
)
def test_what_carries_no_proof_is_malformed(text: str) -> None:
    assert rules(text) == {"malformed"}


def test_the_proof_of_a_page_is_folded_away_and_runs_nothing(there: Written) -> None:
    page = there.report(ReportKind.DECISIONS)
    assert page.count('<details class="proof">') == 1
    assert "<script" not in page
    assert "details open" not in page
