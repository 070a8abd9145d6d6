"""Verification of a report by itself: its proof, and that what it shows of each entry is what the proven bytes say.

What it concludes from the entries, and that it leaves none out, no proof of entries can show: for that the register
makes it again, or the proof of its issue vouches for every byte.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from programme.domain.events import ReportIssued
from programme.domain.naming import names
from programme.domain.reading import Reading, reading_of
from programme.domain.sentences import Sentence, say
from programme.language import Speaker
from programme.register.codec import decode
from programme.register.errors import RegisterError
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import PublicKey
from programme.register.proofs.note import MalformedNote
from programme.register.proofs.proof import InclusionProof
from programme.register.proofs.seals import Seal, signatures
from programme.register.proofs.verification import Verdict
from programme.reports.as_json import block_as_data
from programme.reports.carrying import Carried, format_of, is_whole, taken
from programme.reports.checking import ENTRIES, cited_entries, entries
from programme.reports.document import Block, Table
from programme.reports.footing import Footing
from programme.reports.formats import block_as_text
from programme.reports.proof import Proof
from programme.reports.wording import Wording


@dataclass
class ReportVerdict(Verdict):
    """What is found in a report; ``carried`` is what it carries, None where that cannot be read."""

    carried: Carried | None = None

    @property
    def unsealed(self) -> int:
        """How many of its entries are later than its checkpoint."""
        return len(_open(self.carried.proof)) if self.carried is not None else 0


def is_report(data: bytes) -> bool:
    """Return whether a file begins as a report does."""
    return format_of(data[:100].decode(errors="replace")) is not None


def verify_report(name: str, data: bytes, keys: Sequence[PublicKey]) -> ReportVerdict:
    """Return what is found in a report; a missing checkpoint is no flaw here, something else may vouch for it."""
    verdict = ReportVerdict(keys=tuple(keys))
    try:
        text = data.decode()
        carried = taken(text, format_of(text) or "")
    except (MalformedNote, UnicodeDecodeError, KeyError) as error:
        verdict.flaws.append(
            _flaw("malformed", name, say("it is no report that can be verified: {detail}", detail=str(error)))
        )
        return verdict
    verdict.carried = carried
    if not is_whole(text, carried.proof):
        verdict.flaws.append(
            _flaw("changed", name, say("it is not as it was written: the digest is that of another text"))
        )
    if carried.proof.signed is not None:
        verdict.seal = Seal(name, carried.proof.signed)
        verdict.entries, verdict.root = verdict.seal.size, carried.proof.signed.checkpoint.root
        verdict.flaws += signatures(verdict.seal, keys)
    verdict.flaws += _proofs(name, carried.proof)
    verdict.flaws += _shown(name, carried)
    return verdict


def vouches(issue: InclusionProof, data: bytes) -> bool:
    """Return whether a proven entry is the issue of just these bytes."""
    try:
        event = decode(issue.index + 1, issue.entry).event
    except RegisterError:
        return False
    return isinstance(event, ReportIssued) and event.sha256 == hashlib.sha256(data).hexdigest()


def said_of(verdict: ReportVerdict) -> Iterator[Sentence]:
    """Yield what a report is, and what its proof covers, in words."""
    if verdict.carried is None:
        return
    proof = verdict.carried.proof
    order = proof.order
    yield say(
        "Report: {kind}, facts as of {day}, as known at entry {position}; {status}.",
        kind=order.kind,
        day=order.day,
        position=order.position,
        status=Footing(order.issued).status,
    )
    open_ = _open(proof)
    yield say(
        "Entries listed: {listed}; proven: {proven}.",
        listed=len(proof.listed),
        proven=len(set(proof.listed) - set(open_)),
    )
    sealed_on = _sealed_on(proof)
    if sealed_on is not None:
        yield say("Sealed on {day}, by the clock of the register.", day=sealed_on)
    if open_:
        yield say("Later than the checkpoint, so not proven: {positions}.", positions=", ".join(map(str, open_)))


def _sealed_on(proof: Proof) -> date | None:
    """Return the day of the seal, as its own entry tells it in the time zone of the report."""
    size = proof.signed.checkpoint.size if proof.signed is not None else 0
    try:
        seals = [decode(one.position, one.data) for one in proof.entries if one.position == size]
        return seals[0].recorded_at.astimezone(ZoneInfo(proof.timezone)).date() if seals else None
    except (RegisterError, ZoneInfoNotFoundError, ValueError):
        return None


def _proofs(name: str, proof: Proof) -> Iterator[Flaw]:
    """Yield every entry that is not in the register, or is not said to be open as it must."""
    size = proof.signed.checkpoint.size if proof.signed is not None else 0
    for entry in proof.entries:
        sealed = 1 <= entry.position <= size
        if proof.signed is not None and sealed and not (entry.hashes is not None and entry.holds(proof.signed)):
            what = say("the entry {position} is not in the register", position=entry.position)
            yield _flaw("proof", name, what, entry.position)
        elif not sealed and entry.hashes is not None:
            what = say("the entry {position} is later than the checkpoint", position=entry.position)
            yield _flaw("proof", name, what, entry.position)


def _shown(name: str, carried: Carried) -> Iterator[Flaw]:
    """Yield every entry that is shown otherwise than its bytes say."""
    proof = carried.proof
    try:
        known = reading_of([decode(one.position, one.data) for one in proof.entries])
        wording = _wording(known, proof)
    except (RegisterError, ZoneInfoNotFoundError, ValueError) as error:
        yield _flaw("entry", name, say("an entry cannot be read: {detail}", detail=str(error)))
        return
    blocks = _said_of_the_entries(known, proof)
    listed = tuple(row[0] for block in blocks if isinstance(block, Table) for row in block.rows)
    if listed != proof.listed:
        yield _flaw("entry", name, say("it lists entries that it does not carry, or hides what corrects them"))
    shown = _shown_content(carried.text) if carried.format == "json" else None
    for block in blocks:
        if not _stands(block, carried, shown, wording):
            yield from _differences(name, block, carried, shown, wording)


def _said_of_the_entries(known: Reading, proof: Proof) -> tuple[Block, ...]:
    """Return what a report says of the entries that it lists, and of their proof."""
    footing = Footing(proof.order.issued, proof.signed.checkpoint if proof.signed is not None else None)
    return (*footing.proof(proof.listed), *entries(cited_entries(known, proof.listed)))


def _wording(known: Reading, proof: Proof) -> Wording:
    lang = proof.order.lang
    return Wording(Speaker(lang, names(known, lang)), ZoneInfo(proof.timezone), proof.order.format)


def _stands(block: Block, carried: Carried, shown: dict[str, Any] | None, wording: Wording) -> bool:
    """Return whether a block stands in the report as it should: in a page or a text once, letter by letter."""
    if shown is not None:
        return block.key in shown and shown[block.key] == block_as_data(block, wording)
    return carried.text.count(block_as_text(block, wording)) == 1


def _differences(
    name: str, block: Block, carried: Carried, shown: dict[str, Any] | None, wording: Wording
) -> Iterator[Flaw]:
    """Yield the entries that are not shown as they should be, or that the block as a whole is not."""
    if not isinstance(block, Table):
        yield _flaw("shown", name, say("what it says of its proof is not what the proof says"))
        return
    there: object = shown.get(block.key) if shown is not None else carried.text
    rows = block_as_data(block, wording) if shown is not None else _rows(carried.format, block_as_text(block, wording))
    wrong = [at for at, row in zip(carried.proof.listed, rows, strict=False) if row not in _contained(there)]
    for position in wrong:
        what = say("the entry {position} is not shown as it was recorded", position=position)
        yield _flaw("shown", name, what, position)
    if not wrong:
        yield _flaw("shown", name, say("the table of entries is not what the proven entries say"))


def _contained(there: object) -> str | list[object]:
    return there if isinstance(there, str | list) else []


def _rows(format: str, table: str) -> list[str]:
    """Return the rows of a table as they are written."""
    return re.findall(r"<tr id=.*?</tr>", table, re.DOTALL) if format == "html" else table.split("\n")[4:]


def _shown_content(text: str) -> dict[str, Any]:
    """Return what the point on the entries says, in JSON; nothing where there is not one such point."""
    try:
        points = [point for group in json.loads(text)["groups"] for point in group["points"]]
        found = [point["content"] for point in points if point["key"] == ENTRIES and ENTRIES in point["content"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return found[0] if len(found) == 1 and isinstance(found[0], dict) else {}


def _open(proof: Proof) -> tuple[int, ...]:
    size = proof.signed.checkpoint.size if proof.signed is not None else 0
    return tuple(position for position in proof.listed if position > size)


def _flaw(rule: str, place: str, what: Sentence, position: int | None = None) -> Flaw:
    return Flaw(rule, say("{place}: {what}.", place=place, what=what), position, place)
