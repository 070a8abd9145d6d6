"""What an act names must exist, and what it brings into being must not: the checks that several chapters share."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.acts.act import Circumstances, Existing, Obstacles, existing
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.events import CharterAdopted, DecisionRecorded
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import DecisionId, OfficeId, TerritoryId


def known_territories(wanted: Iterable[TerritoryId], reading: Reading, obstacles: Obstacles) -> None:
    """Note each territory that is unknown."""
    for territory in wanted:
        existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)


def new_id(kind: type[Existing], wanted: str, reading: Reading, obstacles: Obstacles, advice: str) -> None:
    """Note an id that something of the kind bears already; ``advice`` shows what does."""
    taken = say("The id {id} is taken.", id=wanted)
    obstacles.unless(not reading.of(kind, wanted).exists, "id-taken", taken, advice=advice)


def known_office(wanted: OfficeId | None, reading: Reading, obstacles: Obstacles) -> None:
    """Note an office that the charter does not know, if it names any."""
    latest = Charters.of(reading.facts(CharterAdopted)).latest
    offices = latest.rules.office_ids() if latest is not None else frozenset()
    if wanted is not None and offices and wanted not in offices:
        obstacles.unknown("office", wanted, offices)


def standing_decision(wanted: DecisionId, reading: Reading, now: Circumstances, obstacles: Obstacles) -> Decision:
    """Return the decision that an act rests on, noting one that is unknown, or does not stand today."""
    decision = existing(obstacles, reading, Decision, wanted, DecisionRecorded)
    gone = say("Decision {decision} does not stand today.", decision=wanted)
    stands = decision.mandate is None or decision.mandate.holds(now.today) is not Answer.NO
    obstacles.unless(stands, "decision-does-not-stand", gone, advice=f"programme decision show {wanted}")
    return decision
