"""What an act names must exist, and what it brings into being must not: the checks that several chapters share."""

from __future__ import annotations

from collections.abc import Iterable

from programme.domain.acts.act import Circumstances, Existing, Obstacles, existing
from programme.domain.acts.order import follows
from programme.domain.acts.territory import BORN as TERRITORY_BORN
from programme.domain.aggregates.decision import Decision
from programme.domain.aggregates.document import Document
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.dates import ImpreciseDate
from programme.domain.events import DecisionRecorded, StakeholderRegistered
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import DecisionId, DocumentId, StakeholderId, TerritoryId


def known_territories(wanted: Iterable[TerritoryId], reading: Reading, obstacles: Obstacles) -> None:
    """Note each territory that is unknown."""
    for territory in wanted:
        existing(obstacles, reading, TerritoryProject, territory, *TERRITORY_BORN)


def known_territory(wanted: TerritoryId | None, reading: Reading, obstacles: Obstacles) -> None:
    """Note a territory that is named and unknown."""
    if wanted is not None:
        existing(obstacles, reading, TerritoryProject, wanted, *TERRITORY_BORN)


def known_stakeholders(
    wanted: Iterable[StakeholderId], on: ImpreciseDate, reading: Reading, obstacles: Obstacles
) -> tuple[Stakeholder, ...]:
    """Return these stakeholders, each once, noting those that are unknown, or registered only later than ``on``."""
    found = tuple(
        existing(obstacles, reading, Stakeholder, one, StakeholderRegistered) for one in dict.fromkeys(wanted)
    )
    for stakeholder in found:
        follows(obstacles, on, stakeholder.registered)
    return found


def known_document(wanted: DocumentId | None, reading: Reading, obstacles: Obstacles) -> None:
    """Note a document that is named and of which nothing is on record."""
    if wanted is not None:
        existing(obstacles, reading, Document, wanted, *Document.TYPES)


def new_id(kind: type[Existing], wanted: str, reading: Reading, obstacles: Obstacles, advice: str) -> None:
    """Note an id that something of the kind bears already; ``advice`` shows what does."""
    taken = say("The id {id} is taken.", id=wanted)
    obstacles.unless(not reading.of(kind, wanted).exists, "id-taken", taken, advice=advice)


def standing_decision(wanted: DecisionId, reading: Reading, now: Circumstances, obstacles: Obstacles) -> Decision:
    """Return the decision that an act rests on, noting one that is unknown, or does not stand today."""
    decision = existing(obstacles, reading, Decision, wanted, DecisionRecorded)
    gone = say("Decision {decision} does not stand today.", decision=wanted)
    stands = decision.mandate is None or decision.mandate.holds(now.today) is not Answer.NO
    obstacles.unless(stands, "decision-does-not-stand", gone, advice=f"programme decision show {wanted}")
    return decision
