"""Where each territory stands on a day: one line of the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.assessment import Assessment, assess
from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import CharterAdopted, TerritoryEnvisaged, TerritoryProposed, ThemeSet
from programme.domain.reading import Reading
from programme.domain.shaken import Aftermath, aftermaths
from programme.domain.vocabulary import Finding, PhaseId, TerritoryId, TerritoryState
from programme.domain.what_if import by_edition


@dataclass(frozen=True, slots=True)
class Standing:
    """One territory on a day. Where several states, themes or phases are possible, all are given.

    ``decisions`` holds, for each decision on a passage that has come, what is known since.
    """

    id: TerritoryId
    name: str
    themes: tuple[str | None, ...]
    states: tuple[TerritoryState | None, ...]
    phases: tuple[PhaseId | None, ...]
    since: ImpreciseDate | None
    assessment: Assessment
    unmet: tuple[str, ...]
    undecidable: tuple[str, ...]
    blocking: tuple[str, ...]
    decisions: tuple[Aftermath, ...]


def standing(reading: Reading, territory: TerritoryId, day: date, edition: str | None = None) -> Standing:
    """Return where one territory stands at the end of ``day``, judged by an edition of the charter if one is given.

    What is known since a decision is said by the edition that it was taken under all the same.
    """
    found = assess(by_edition(reading, edition), territory, day)
    project = found.territory
    entered = project.phases.at(day)
    return Standing(
        id=territory,
        name=project.name,
        themes=tuple(dict.fromkeys(theme_of(link.event if link else None) for link in project.themes.candidates(day))),
        states=project.states_at(day),
        phases=found.phases,
        since=entered.on if entered is not None else None,
        assessment=found,
        unmet=_ids(found, Finding.UNMET),
        undecidable=_ids(found, Finding.UNDECIDABLE),
        blocking=tuple(result.criterion.id for result in found.blocking),
        decisions=aftermaths(reading, reading.of(GateFile, territory), day),
    )


def territory_ids(reading: Reading) -> tuple[TerritoryId, ...]:
    """Return every territory ever proposed or envisaged, in the order of recording."""
    events = [fact.event for fact in reading.facts(TerritoryProposed, TerritoryEnvisaged)]
    return tuple(dict.fromkeys(e.territory for e in events if isinstance(e, TerritoryProposed | TerritoryEnvisaged)))


def calendar_phase(charter: Charter | None, day: date) -> PhaseId | None:
    """Return the phase that the programme's calendar plans for ``day``, or None outside every window."""
    if charter is None:
        return None
    windows = [(phase.id, phase.planned) for phase in charter.phases if phase.planned is not None]
    return next((phase for phase, window in windows if window.earliest <= day <= window.latest), None)


def charter_on(reading: Reading, day: date) -> Charter | None:
    """Return the rules in force at the end of ``day``, else the earliest known, or None."""
    edition, _ = Charters.of(reading.facts(CharterAdopted)).for_day(day)
    return edition.rules if edition is not None else None


def theme_of(event: Event | None) -> str | None:
    """Return the theme that an event sets, or None."""
    return event.theme if isinstance(event, ThemeSet) else None


def _ids(found: Assessment, finding: Finding) -> tuple[str, ...]:
    return tuple(result.criterion.id for result in found.with_finding(finding))
