"""Makes a report from its order: its text with the proof that it carries. The same order gives the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from programme.domain.vocabulary import ReportKind
from programme.domain.what_if import WhatIf
from programme.language import Speaker
from programme.register.proofs.checkpoint import Checkpoint, SignedCheckpoint
from programme.register.register import Register
from programme.reports.annual.report import annual
from programme.reports.carrying import with_proof
from programme.reports.checking import listed_entries
from programme.reports.completeness import completeness
from programme.reports.decisions import decisions
from programme.reports.footing import Footing
from programme.reports.formats import Report, as_text, wording_of
from programme.reports.order import Order
from programme.reports.page import Page
from programme.reports.proving import prove
from programme.reports.survey import Asked as About
from programme.reports.survey import Survey, survey
from programme.reports.transition.gather import Asked, gather
from programme.reports.transition.report import transition_report
from programme.reports.wording import Spell

PAGES: dict[ReportKind, Callable[[Survey], Page]] = {
    ReportKind.ANNUAL: annual,
    ReportKind.DECISIONS: decisions,
    ReportKind.COMPLETENESS: completeness,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A report as text, the order with the day and gate that were found for it, and the entries that it lists."""

    text: str
    order: Order
    listed: tuple[int, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def make(register: Register, order: Order, spell: Spell = str, what_if: WhatIf | None = None) -> Made:
    """Return the report that is ordered, with its proof; ``spell`` gives commands the names of the language.

    Where something is supposed, there is no proof of it.

    :raises Refused: nothing is known by then, or the territory or the gate is unknown.
    :raises RegisterForked: the entries are not those of the checkpoint.
    """
    report, settled = _view(register, order, what_if)
    wording = wording_of(report, order.format, order.lang, spell)
    listed = listed_entries(report.groups)
    if what_if is not None:
        return Made(as_text(report, wording), settled, listed)
    proof = prove(register, settled, report.version, report.timezone, listed)
    return Made(with_proof(as_text(report, wording), proof, wording), settled, listed)


def with_names(register: Register, order: Order, people: Mapping[str, str], spell: Spell = str) -> str:
    """Return the report that is ordered, with the names of ``people`` by ``kind:id`` in place of their ids.

    It carries no proof, and depends on what the vault of keys still opens.
    """
    report, _ = _view(register, order, None, with_names=True)
    wording = wording_of(report, order.format, order.lang, spell)
    return as_text(report, replace(wording, speaker=Speaker(order.lang, {**report.names[order.lang], **people})))


def _view(
    register: Register, order: Order, what_if: WhatIf | None, *, with_names: bool = False
) -> tuple[Report, Order]:
    """Return the view model of a report, and its order with the day and the gate that were found for it."""
    footing = Footing(order.issued, _checkpoint(register, order.checkpoint), with_names)
    if order.kind is ReportKind.TRANSITION:
        asked = Asked(order.territory or "", order.position, order.day, order.day, order.gate, what_if, footing)
        case = gather(register, asked)
        return transition_report(case), order.settled(case.day, case.gate.id)
    about = About(order.kind, order.day, order.position, order.territory, order.period, what_if, footing)
    return PAGES[order.kind](survey(register, about)), order


def _checkpoint(register: Register, size: int | None) -> Checkpoint | None:
    """Return the checkpoint over so many entries."""
    kept = next((one for one in register.recorder.checkpoints() if one.size == size), None)
    return SignedCheckpoint.parse(kept.note).checkpoint if kept is not None else None
