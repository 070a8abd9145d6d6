"""What a gate asks of a territory and what is found, on a day, on the facts read: the answer before any decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer, some
from programme.domain.charter import Criterion, Gate
from programme.domain.coming import ComingPassage, coming_passage
from programme.domain.criteria import Found, Viewpoint, judge
from programme.domain.events import CharterAdopted, CriterionAnswered, ReviewMigrated, ReviewOpened
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Finding, GateId, PhaseId, TerritoryId

_IN_THE_WAY = {Finding.UNMET, Finding.UNDECIDABLE}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion and what is found of it, with the facts that count, those that would settle it, and the waiver."""

    criterion: Criterion
    found: Found
    waiver: Fact | None = None

    @property
    def finding(self) -> Finding:
        """The finding once waivers are applied."""
        return self.found.finding

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of a passage."""
        return self.criterion.must and self.finding in _IN_THE_WAY

    @property
    def evidence(self) -> tuple[int, ...]:
        """The positions of what it rests on: facts, waiver, and what an answer shows; in the order of recording."""
        waiver = () if self.waiver is None else (self.waiver,)
        facts = (*self.found.facts, *self.found.open_facts, *waiver)
        shown = {place for fact in facts if isinstance(fact.event, CriterionAnswered) for place in fact.event.evidence}
        return tuple(sorted({fact.position for fact in facts} | shown))

    @property
    def doubts(self) -> tuple[str, ...]:
        """The doubts that its facts carry: they change no finding, they travel with it."""
        facts = (*self.found.facts, *self.found.open_facts)
        return tuple(dict.fromkeys(doubt for fact in facts for doubt in doubts_of(fact)))


@dataclass(frozen=True, slots=True)
class Assessment:
    """The gate before a territory, on a day. ``gate`` is None after the last phase, or where the phase is unknown.

    ``coming`` is its passage where that was decided and applies from a later day only; there is nothing to pass then.
    """

    territory: TerritoryProject
    day: date
    phases: tuple[PhaseId | None, ...]
    edition: Edition | None
    adopted_after: bool
    gate: Gate | None
    review: Fact | None
    results: tuple[CriterionResult, ...]
    obstacle: Sentence | None
    coming: ComingPassage | None = None

    @property
    def passable(self) -> bool:
        """Whether every must is met, waived or not applicable, at a gate that is known."""
        return self.gate is not None and self.obstacle is None and not self.blocking

    @property
    def blocking(self) -> tuple[CriterionResult, ...]:
        """The criteria that stand in the way."""
        return tuple(result for result in self.results if result.blocks)

    def with_finding(self, finding: Finding) -> tuple[CriterionResult, ...]:
        """Return the criteria of one finding, in the charter's order."""
        return tuple(result for result in self.results if result.finding is finding)


def assess(reading: Reading, territory: TerritoryId, day: date, gate: GateId | None = None) -> Assessment:
    """Judge the gate that a territory stands before at the end of ``day``, or the gate of that id.

    The edition is that of the open review, as opened or migrated, else the one in force, else the earliest known.
    """
    project, file = reading.of(TerritoryProject, territory), reading.of(GateFile, territory)
    charters = Charters.of(reading.facts(CharterAdopted))
    phases, review = project.phases_at(day), file.review_at(gate, day)
    pinned = _pinned(review, file, charters, day)
    edition, adopted_after = (pinned, False) if pinned is not None else charters.for_day(day)
    wanted = _gate_before(edition, phases, gate)
    results = _results(reading, file, wanted, day, territory) if wanted is not None else ()
    coming = coming_passage(project, file, day)
    coming = coming if coming is not None and wanted is not None and coming.gate == wanted.id else None
    obstacle = coming.sentence if coming is not None else _obstacle(project, edition, phases, wanted, day)
    return Assessment(project, day, phases, edition, adopted_after, wanted, review, results, obstacle, coming)


def doubts_of(fact: Fact) -> tuple[str, ...]:
    """Return what is doubtful about a fact: its own words, and its date if that bears a ``?``."""
    words = (fact.event.doubt,) if fact.event.doubt is not None else ()
    return (*words, fact.on.text) if fact.on.is_doubtful else words


def _gate_before(edition: Edition | None, phases: tuple[PhaseId | None, ...], wanted: GateId | None) -> Gate | None:
    if edition is None:
        return None
    if wanted is not None:
        return edition.rules.gate(wanted)
    return edition.rules.gate_from(phases[0]) if len(phases) == 1 else None


def _pinned(review: Fact | None, file: GateFile, charters: Charters, day: date) -> Edition | None:
    """Return the edition under which a review was opened, or to which it had certainly been moved by a day."""
    link = file.editions(review).candidates(day)[0] if review is not None else None
    event = link.event if link is not None else None
    return charters.by_id(event.edition) if isinstance(event, ReviewOpened | ReviewMigrated) else None


def _results(
    reading: Reading, file: GateFile, gate: Gate, day: date, territory: TerritoryId
) -> tuple[CriterionResult, ...]:
    view = Viewpoint(reading, territory, gate.id, day, file)
    return tuple(_with_waivers(criterion, judge(criterion, view), view) for criterion in gate.criteria)


def _with_waivers(criterion: Criterion, found: Found, view: Viewpoint) -> CriterionResult:
    """Let a waiver that certainly holds set a criterion aside; one that may hold makes an unmet one undecidable."""
    waivers = view.file.waivers(view.gate, criterion.id) if criterion.waivable else ()
    if found.finding not in _IN_THE_WAY or not waivers:
        return CriterionResult(criterion, found)
    holds = some(waiver.holds(view.day) for waiver in waivers)
    certain = next((one.start for one in waivers if one.holds(view.day) is Answer.YES), None)
    if holds is Answer.YES:
        return CriterionResult(criterion, Found(Finding.WAIVED, found.facts, found.open_facts), certain)
    if holds is Answer.UNDECIDABLE:
        open_facts = (*found.open_facts, *(one.start for one in waivers if one.holds(view.day) is Answer.UNDECIDABLE))
        return CriterionResult(criterion, Found(Finding.UNDECIDABLE, found.facts, open_facts, found.missing))
    return CriterionResult(criterion, found)


def _obstacle(
    project: TerritoryProject,
    edition: Edition | None,
    phases: tuple[PhaseId | None, ...],
    gate: Gate | None,
    day: date,
) -> Sentence | None:
    """Return what keeps the gate itself from being known, or None."""
    if edition is None:
        return say("No charter is adopted: there are no rules to judge by.")
    if len(phases) > 1:
        links = [link for link in project.phases.candidates(day) if link is not None]
        return say(
            "The phase on that day is undecidable; the dates of these entries would settle it: {positions}.",
            positions=", ".join(str(link.position) for link in links),
        )
    if gate is None:
        return say("The last phase is reached: there is no gate after it.")
    return None
