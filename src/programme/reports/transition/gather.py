"""Finds the case that is asked for: which gate, which attempt, which day, judged on what was known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from programme.domain.acts.act import Obstacles, existing
from programme.domain.acts.territory import BORN
from programme.domain.agenda import Due, agenda
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.assessment import assess
from programme.domain.charter import Charter, Gate
from programme.domain.dates import OPEN_FUTURE
from programme.domain.events import GateDecided, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.naming import names
from programme.domain.reading import Reading
from programme.domain.refusals import Reason, Refused, unknown
from programme.domain.sentences import say
from programme.domain.timed import Mandate
from programme.domain.vocabulary import GateId, ReviewId, TerritoryId
from programme.domain.what_if import WhatIf, by_edition
from programme.language.choice import LANGS
from programme.register.register import Register
from programme.reports.footing import Footing
from programme.reports.seen import by_the_end_of, digest_of, entry_at
from programme.reports.transition.case import Case, Decided

REPORT = "report transition"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for. ``gate`` is the one before the territory if None.

    ``what_if`` is what is supposed of the register and of its rules.
    ``day`` is ``today`` if None; but for a gate that is named and decided on, the day of the decision.
    """

    territory: TerritoryId
    position: int
    today: date
    day: date | None = None
    gate: GateId | None = None
    what_if: WhatIf | None = None
    footing: Footing = Footing()

    def reading(self, register: Register, position: int) -> Reading:
        """Return what was known at a position, with the edition of the charter that is supposed to count."""
        edition = self.what_if.edition if self.what_if is not None else None
        return by_edition(register.reading(position), edition)


def gather(register: Register, asked: Asked) -> Case:
    """Return the case that is asked for.

    :raises Refused: the territory or the gate is unknown, or no gate can be told to be the one before it.
    """
    reading = asked.reading(register, asked.position)
    _require_territory(reading, asked.territory)
    file = reading.of(GateFile, asked.territory)
    day = asked.day or _day_decided(file, asked.gate) or asked.today
    gate = _the_gate(reading, file, asked, day)
    decision = _standing_decision(file, gate.id, day)
    view = reading if decision is None else without(reading, decision)
    assessment = assess(view, asked.territory, day, gate.id)
    if assessment.edition is None or assessment.gate is None:  # the edition pinned by the review has no such gate
        raise _refused(unknown("gate", gate.id, ()))
    entry = partial(entry_at, register)
    review = _review(assessment.review)
    seen = by_the_end_of(day, reading)
    return Case(
        programme=register.programme,
        known=reading,
        reading=seen,
        day=day,
        position=asked.position,
        known_at=entry(asked.position).recorded_at,
        digest=digest_of(register, asked.position),
        territory=seen.of(TerritoryProject, asked.territory),
        file=seen.of(GateFile, asked.territory),
        edition=assessment.edition,
        gate=assessment.gate,
        assessment=assessment,
        plans=_plans(seen, asked.territory, day),
        review=seen.of(PhaseReview, review) if review is not None else None,
        decided=_decided(register, view, decision, assessment.edition.rules, asked) if decision is not None else None,
        entry=entry,
        names={lang: names(reading, lang) for lang in LANGS},
        footing=asked.footing,
        what_if=asked.what_if,
    )


def day_decided(register: Register, territory: TerritoryId, position: int, gate: GateId | None) -> date | None:
    """Return the day of the last decision on a gate that is named, by which its report is made if no day is given."""
    return _day_decided(register.reading(position).of(GateFile, territory), gate)


def _plans(reading: Reading, territory: TerritoryId, day: date) -> tuple[Due, ...]:
    """Return what the agenda of the day holds for a territory, and for the whole programme."""
    return tuple(one for one in agenda(reading, day) if territory in (one.plan.territories or (territory,)))


def without(reading: Reading, decision: Fact) -> Reading:
    """Return the reading of a world in which a decision, and all that its command recorded, did not come."""
    return reading.only(lambda fact: fact.command_id != decision.command_id)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the last instant of a day in a time zone."""
    return datetime.combine(day, time.max, zone)


def _require_territory(reading: Reading, wanted: TerritoryId) -> None:
    obstacles = Obstacles()
    existing(obstacles, reading, TerritoryProject, wanted, *BORN)
    if obstacles.reasons:
        raise _refused(*obstacles.reasons)


def _the_gate(reading: Reading, file: GateFile, asked: Asked, day: date) -> Gate:
    """Return the gate asked for, else the one before the territory, else the last one it passed."""
    found = assess(reading, asked.territory, day, asked.gate)
    if found.gate is not None:
        return found.gate
    if found.edition is not None and asked.gate is not None:
        raise _refused(unknown("gate", asked.gate, (gate.id for gate in found.edition.rules.gates)))
    last = _last(file.decisions(), day)
    if found.edition is not None and last is not None and len(found.phases) == 1:
        passed = found.edition.rules.gate(_gate(last.start) or "")
        if passed is not None:
            return passed
    advice = "programme charter adopt charter.toml" if found.edition is None else "--gate"
    raise _refused(Reason("no-gate", found.obstacle or say("No gate is known."), advice=advice))


def _standing_decision(file: GateFile, gate: GateId, day: date) -> Fact | None:
    """Return the last decision on a gate that has come by the day, unless it was reopened or a new review is open."""
    if file.review_at(gate, day) is not None:
        return None
    last = _last([one for one in file.decisions() if _gate(one.start) == gate], day)
    return last.start if last is not None and last.holds(day) is not Answer.NO else None


def _day_decided(file: GateFile, gate: GateId | None) -> date | None:
    """Return the day of the last decision on a gate that someone names, unless it is in question again."""
    last = _last([one for one in file.decisions() if _gate(one.start) == gate], OPEN_FUTURE)
    if last is None or last.ends or any(not one.ends for one in file.reviews(gate)):
        return None
    return last.start.on.latest


def _last(decisions: Sequence[Mandate], day: date) -> Mandate | None:
    come = [one for one in decisions if one.start.on.by(day) is Answer.YES]
    return max(come, key=lambda one: (one.start.on.latest, one.start.position), default=None)


def _review(opened: Fact | None) -> ReviewId | None:
    return opened.event.review if opened is not None and isinstance(opened.event, ReviewOpened) else None


def _gate(fact: Fact) -> GateId | None:
    return fact.event.gate if isinstance(fact.event, GateDecided) else None


def _decided(register: Register, view: Reading, decision: Fact, rules: Charter, asked: Asked) -> Decided:
    """Return the decision with what its day and that day's knowledge make of the criteria."""
    event = decision.event
    assert isinstance(event, GateDecided)  # noqa: S101 - only decisions are looked for
    day = decision.on.latest
    last_of_day = min(asked.position, register.position_at(end_of(day, ZoneInfo(rules.timezone))))
    known_then = without(asked.reading(register, last_of_day), decision)
    return Decided(
        decision,
        event,
        again=assess(view, asked.territory, day, event.gate),
        known_then=assess(known_then, asked.territory, day, event.gate),
        last_of_day=last_of_day,
    )


def _refused(*reasons: Reason) -> Refused:
    return Refused(REPORT, reasons)
