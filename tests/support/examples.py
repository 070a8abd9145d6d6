"""One example of every event, each field filled: what ``tests/history`` stores of a catalogue not yet released."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import CATALOGUE
from programme.domain.fact import Fact
from tests.support.chapter_examples import CHAPTERS, ENTRY
from tests.support.charters import charter, criterion

CHARTER = charter(
    {
        **criterion("red-line", name="attested", by_other_than="proposer"),
        "cites": {"document": "bilan-2016-2017", "lines": [229, 232], "text": "Une ligne rouge"},
        "who_can_settle": "pilot",
    },
    criterion("workshops", name="meetings", kind="workshop", body="comite-interne", at_least=4, minutes=True),
    criterion("steps", must=False, name="done", steps=["1", "2"], scope="programme"),
    criterion("seats", waivable=False, name="seats", body="comite-elargi", categories=["associations"], each=2),
    criterion("theme", name="decided", subject="theme"),
    criterion("reservations", name="settled", what="reservation"),
    name="Envies d’Alliances",
    notice={"fr": "Règles d’exemple", "en": "Example rules"},
    document="bilan-2016-2017",
    phases=[
        {"id": one, "fr": one, "en": one, "planned": planned}
        for one, planned in (
            *(("amorcage", "2016-09/2017-12"), ("consolidation", "2018")),
            *(("decollage", "2019"), ("exemplarite", "2020")),
        )
    ],
    bodies=[{"id": "comite-interne", "fr": "Comité", "en": "Committee", "seats": 5, "voting": {"quorum": "1/2"}}],
    office=[{"id": "pilot", "fr": "Pilote", "en": "Pilot"}],
)
RULE = {
    "quorum": "1/2",
    "quorum_of": "filled-seats",
    "majority": "2/3",
    "strictly": False,
    "majority_of": "present",
    "abstentions": "counted",
    "proxies_per_holder": 2,
    "proxies_count_for_quorum": False,
    "recused": "counted",
    "rounding": "down",
    "rule": "source",
}
TALLY = {
    "votes_for": 3,
    "votes_against": 1,
    "abstentions": 1,
    "present": 4,
    "represented": 1,
    "recused": 1,
    "seats": 6,
    "quorum_base": 5,
    "quorum_needed": 3,
    "quorum_counted": 5,
    "majority_base": 4,
    "majority_needed": 3,
}
T = {"territory": "aix-en-provence"}
GATE = {**T, "gate": "consolidation"}
REVIEW = {"review": "aix-en-provence-consolidation-1"}
MEMBER = {"body": "comite-interne", "office": "treasurer"}
LINK = {"replaces": "D9#1"}
WHAT = {
    "cycle": "ateliers-2017",
    "kinds": ["closing", "workshop"],
    "title": "Réunion de clôture",
    "agenda": ["Bilan", "Suites"],
}
WHERE = {"meeting": "closing-2017-12-15", "bodies": ["comite-interne"], "territories": ["aix-en-provence", "venelles"]}

FIELDS: dict[str, dict[str, Any]] = {
    "programme-started": {"name": "Envies d’Alliances"},
    "charter-adopted": {
        "charter": "test",
        "edition": "2",
        "hash": CHARTER.hash,
        "rules": CHARTER,
        "decision": "choix",
        **LINK,
    },
    "territory-proposed": {**T, "name": "Aix-en-Provence", **LINK},
    "territory-envisaged": {**T, "name": "Aix-en-Provence", **LINK},
    "territory-selected": {**T, "decision": "choix", **LINK},
    "territory-suspended": {**T, "reason": "Financement en attente", **LINK},
    "territory-resumed": {**T, **LINK},
    "territory-closed": {**T, "reason": "Fin de l’expérimentation", **LINK},
    "theme-set": {**T, "theme": "Culture et art", "decision": "choix", **LINK},
    "start-planned": {"territories": ["pertuis", "venelles"], "title": "Actions 2018", "due": "2018"},
    "phase-entered": {**T, "phase": "amorcage", **REVIEW, **LINK},
    "step-opened": {"step": "5", "title": "Étape 5", "territories": ["aix-en-provence"]},
    "step-completed": {"step": "5", "territories": ["aix-en-provence"]},
    "body-planned": {"body": "comite-elargi", "name": "Comité de pilotage élargi", "due": "2018", **LINK},
    "body-constituted": {"body": "comite-elargi", "name": "Comité de pilotage élargi"},
    "seat-filled": {**MEMBER, "role": "trésorier", "category": "associations", **T, "seat": "experts"},
    "seat-vacated": {**MEMBER, "ends": "D9#1"},
    "voting-rule-set": {"body": "comite-interne", "voting": RULE, **LINK},
    "proxy-given": {**MEMBER, "holder": "president", **REVIEW},
    "interest-declared": {**MEMBER, "about": "Activité de conseil", **T},
    "recusal-recorded": {**MEMBER, **REVIEW, "reason": "Activité de conseil"},
    "meeting-convened": {**WHAT, **WHERE, "due": "2017-12-15~"},
    "meeting-held": {**WHAT, **WHERE, "starts": "15:00", "ends": "18:00"},
    "attendance-recorded": {"meeting": WHERE["meeting"], "present": ["pilot", "president"], "excused": ["treasurer"]},
    "minutes-filed": {"meeting": WHERE["meeting"], "summary": "Le bilan est dressé."},
    "decision-recorded": {
        "decision": "choix",
        "title": "Choix des associations",
        "text": "En entier",
        "subject": "theme",
        "decided_by": "comite-interne",
        "territories": ["aix-en-provence"],
        "meeting": WHERE["meeting"],
        "applies_from": "2017-03",
    },
    "decision-communicated": {"decision": "choix", "to": "Associations du groupement"},
    "decision-withdrawn": {"decision": "choix", "reason": "Groupement élargi", "ends": "D9#1"},
    "review-opened": {
        **REVIEW,
        **GATE,
        "attempt": 1,
        "edition": "2",
        "hash": CHARTER.hash,
        "proposer": "pilot",
    },
    "criterion-answered": {
        **GATE,
        "criterion": "red-line",
        "finding": "met",
        "because": "Finalité sociale",
        "answered_by": "president",
        "evidence": [12, 38],
        **LINK,
    },
    "criterion-waived": {
        **GATE,
        "criterion": "workshops",
        "reason": "Étude en cours",
        "authorised_by": "comite-interne",
        "until": "2018-06-30",
    },
    "opinion-given": {**REVIEW, **T, "office": "auditor", "colour": "amber", "text": "Convention à signer"},
    "ballot-cast": {**REVIEW, **T, **MEMBER, "ballot": "abstain", "cast_by": "president"},
    "gate-decided": {
        **REVIEW,
        **GATE,
        "outcome": "passed-with-reservations",
        "body": "comite-interne",
        "motive": "Prêt",
        "meeting": WHERE["meeting"],
        "edition": "2",
        "hash": CHARTER.hash,
        "as_of": "2017-12-31",
        "known_at": 41,
        "findings": [{"criterion": "red-line", "finding": "waived", "evidence": [12, 38], "evidence_count": 2}],
        "tally": TALLY,
        "four_eyes": True,
        "applies_from": "2018-01-01",
        "ends": "D9#1",
    },
    "reservation-attached": {
        "reservation": "aix-en-provence-consolidation-1-r1",
        **REVIEW,
        **GATE,
        "text": "Convention à signer",
        "owner": "pilot",
        "due": "2018-06",
        "consequence": "La revue est rouverte",
    },
    "reservation-lifted": {
        "reservation": "aix-en-provence-consolidation-1-r1",
        **T,
        "because": "Convention signée",
        "ends": "D9#1",
    },
    "review-migrated": {
        **REVIEW,
        **GATE,
        "edition_before": "1",
        "hash_before": "0" * 64,
        "edition": "2",
        "hash": "1" * 64,
        "reason": "Étape 6 retrouvée",
        "changes": [{"criterion": "steps", "before": "met", "after": "unmet"}],
        "without_effect": [41],
        "replaces": "D9#1",
    },
    "gate-reopened": {
        **REVIEW,
        **GATE,
        "body": "comite-interne",
        "reason": "Convention dénoncée",
        "ends": "D9#1",
    },
    **CHAPTERS,
    "entry-rectified": {
        "entry": "D9#1",
        "position": 42,
        "of": "meeting-held",
        "bears": ["meeting:closing-2017-12-15", "territory:aix-en-provence"],
        "field": "on",
        "old": "2017-03-24?",
        "new": "2017-04-24",
        "reason": "Faute de frappe dans le bilan",
    },
    "entry-annulled": {
        "entries": ["D9#1", "D9#2"],
        "positions": [42, 43],
        "of": ["phase-entered", "territory-selected"],
        "bears": ["territory:aix-en-provence"],
        "reason": "Saisie deux fois",
        "authorised_by": "comite-interne",
        "document": "releve",
    },
}
"""Every field of every event, by its stored type."""


def _of_entry(value: Any, entry: str) -> Any:
    """Return a value; a sealed text as it is sealed for that entry."""
    return value.replace(ENTRY, entry) if isinstance(value, str) else value


def example(kind: type[Event], position: int) -> Fact:
    """Return the example of one type of event, recorded at a position."""
    command = f"D{position}"
    given = {name: _of_entry(value, f"{command}#2") for name, value in FIELDS[kind.type].items()}
    fields = {"sources": ["bilan-2016-2017:836-838"], "doubt": "Le jour n’est pas dit", **given}
    return Fact(
        position=position,
        id=f"{command}#2",
        event=kind.model_validate(fields),
        on=ImpreciseDate.parse("2017-03-24?"),
        recorded_at=datetime(2017, 11, 30, 9, 0, 0, position, tzinfo=UTC),
        recorded_by="coordinator",
        command_id=command,
        correlation_id=command,
        causation_id=f"{command}#1",
    )


def examples() -> list[Fact]:
    """Return one example of each event of the catalogue, in its order."""
    return [example(kind, position) for position, kind in enumerate(CATALOGUE.values(), 1)]
