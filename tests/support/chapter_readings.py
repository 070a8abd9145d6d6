"""Histories by hand, as in ``tests.support.readings``, for the acts of the later chapters."""

from __future__ import annotations

from typing import Any

from tests.support.history import History
from tests.support.scenes import T

TEXT = "Texte"
WHEN = "2017-03-02"
PERSON = "p-0000000000000000"  # what a history in memory draws
TS = {"territories": [T]}
PROOF = {"document": "document-1"}
NEW = {"title": TEXT, "kind": "agreement", **TS}
LINE = {"label": TEXT, "amount": "12,50", **TS}

THINGS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("stakeholder register", {"stakeholder": "actor-1", "name": "Actor 1", "category": "associations"}),
    ("stakeholder register", {"stakeholder": "actor-2", "name": "Actor 2", "category": "entreprises"}),
    ("stakeholder alias", {"stakeholder": "actor-2", "alias": "Autre"}),
    ("stakeholder support", {"stakeholder": "actor-1"}),
    ("partnership propose", {"partnership": "partnership-1", "title": TEXT, "partners": ["actor-1", "actor-2"]}),
    *(
        (f"stakeholder {verb}", {"stakeholder": actor, "texts": [TEXT]})
        for actor in ("actor-1", "actor-2")
        for verb in ("contribute", "benefit")
    ),
    ("partnership sign", {"partnership": "partnership-1"}),
    ("territory group", {"territory": T, "members": ["actor-1"]}),
    ("meeting cycle", {"cycle": "cycle-1", "title": TEXT, "objectives": [TEXT]}),
    ("flagship propose", {"flagship": "flagship-1", "title": TEXT, "owners": ["actor-1"]}),
    ("flagship write", {"flagship": "flagship-1"}),
    ("action plan", {"id": "action-1", "title": TEXT, "due": "2018"}),
    ("action complete", {"action": "action-1"}),
    ("document draft", {"document": "document-1", "title": TEXT, "kind": "agreement"}),
    ("budget line", {"line": "line-1", "nature": "cash", "status": "planned", "purpose": "production", **LINE}),
    ("budget propose", {"assumption": "reading-1", "title": TEXT, "each": ["line-1"], "among": 3, "years": 3}),
    ("decision record", {"title": TEXT, "id": "budget-1", "subject": "budget-assumption"}),
    ("budget assume", {"assumption": "reading-1", "decision": "budget-1"}),
    ("question ask", {"question": "question-1", "title": TEXT}),
    ("question option", {"question": "question-1", "proposed": "1", "title": TEXT}),
    ("question ask", {"question": "question-2", "title": TEXT}),
    ("question settle", {"question": "question-2", "decision": "budget-1", "answer": TEXT}),
    ("indicator define", {"indicator": "indicator-1", "name": TEXT, "kind": "social", "unit": TEXT}),
    ("indicator measure", {"indicator": "indicator-1", "value": "4"}),
    ("risk raise", {"risk": "risk-1", "title": TEXT, "owner": "pilot"}),
    ("risk close", {"risk": "risk-1", "reason": TEXT}),
    ("ambiguity flag", {"ambiguity": "ambiguity-1", "title": TEXT}),
    ("ambiguity settle", {"ambiguity": "ambiguity-1", "text": TEXT}),
    ("person register", {"full_name": TEXT}),
    ("territory propose", {"territory": "pertuis", "name": "Pertuis"}),
    ("territory spread", {"territory": "pertuis", "origin": T}),
    ("funding announce", {"call": "call-1", "title": TEXT}),
    ("funding apply", {"funding": "funding-1", "title": TEXT, "funder": TEXT}),
    ("funding grant", {"funding": "funding-1", "amount": "100", "year": 2018}),
    ("key hand-over", {"kind": "seal", "holders": ["pilot", "president"]}),
)
"""What a history holds for these acts to name: one of each thing."""


def add_things(history: History) -> None:
    """Record one of each thing."""
    for path, fields in THINGS:
        history.do(path, on=WHEN, **fields)


FIELDS: dict[str, dict[str, Any]] = {
    "territory group": {"territory": T, "members": ["actor-1"]},
    "territory leave": {"territory": T, "members": ["actor-1"]},
    "body open": {"body": "committee", "seat": "seat-1", "title": TEXT, "territory": T, "stakeholders": ["actor-1"]},
    "body drop": {"body": "committee", "reason": TEXT, "seat": "seat-1"},
    "body flag": {"body": "committee", "office": "pilot", "about": TEXT, "territory": T},
    "meeting postpone": {"meeting": "meeting-1", "due": "2019"},
    "meeting cancel": {"meeting": "meeting-1", "reason": TEXT},
    "meeting cycle": {"cycle": "cycle-1", "title": TEXT, "objectives": [TEXT], **TS},
    "action plan": {"id": "action-1", "title": TEXT, "due": "2018", **TS},
    "action assign": {"action": "action-1", "owners": ["pilot"]},
    "action postpone": {"action": "action-1", "due": "2019"},
    "action complete": {"action": "action-1"},
    "action abandon": {"action": "action-1", "reason": TEXT},
    "stakeholder register": {"stakeholder": "actor-1", "name": "Actor 1", "category": "associations", **TS},
    "stakeholder alias": {"stakeholder": "actor-1", "alias": "Actor 2"},
    **{f"stakeholder {verb}": {"stakeholder": "actor-1", "territory": T} for verb in ("contact", "support", "engage")},
    "stakeholder commit": {"stakeholder": "actor-1", "territory": T, **PROOF},
    **{
        f"stakeholder {verb}": {
            "stakeholder": "actor-1",
            "texts": [TEXT],
            "territory": T,
            "partnership": "partnership-1",
        }
        for verb in ("contribute", "benefit")
    },
    "stakeholder withdraw": {"stakeholder": "actor-1", "territory": T, "reason": TEXT},
    "question ask": {"question": "question-1", "title": TEXT, **TS},
    "question option": {"question": "question-1", "proposed": "2", "title": TEXT, "office": "pilot"},
    "question opinion": {"question": "question-1", "text": TEXT, "favoured": "1", "office": "pilot"},
    "question settle": {"question": "question-1", "decision": "decision-1", "chosen": "1"},
    "question defer": {"question": "question-1", "decision": "decision-1", "due": "2019"},
    "partnership propose": {"partnership": "partnership-1", "title": TEXT, "partners": ["actor-1"], **TS},
    "partnership sign": {"partnership": "partnership-1", "partners": ["actor-1"], **PROOF},
    "partnership evaluate": {"partnership": "partnership-1", **PROOF, "summary": TEXT},
    "partnership close": {"partnership": "partnership-1", "ending": "abandoned", "reason": TEXT},
    "flagship propose": {"flagship": "flagship-1", "title": TEXT, "owners": ["actor-1"], **TS},
    "flagship write": {"flagship": "flagship-1", **PROOF},
    "flagship present": {"flagship": "flagship-1", "to": ["actor-1"], "meeting": "meeting-1"},
    "flagship partner": {"flagship": "flagship-1", "partnership": "partnership-1"},
    "flagship close": {"flagship": "flagship-1", "ending": "abandoned", "reason": TEXT},
    **{f"document {verb}": {"document": "document-2", **NEW} for verb in ("announce", "draft", "validate")},
    "document sign": {"document": "document-2", "signatories": ["actor-1"], **NEW},
    "document file": {"document": "document-2", "sha256": "0" * 64, **NEW},
    "budget line": {"line": "line-1", "nature": "cash", "status": "planned", **LINE},
    "budget contribute": {"line": "line-1", "nature": "cash", "stakeholder": "actor-1", **LINE},
    "budget value": {"line": "line-1", **LINE},
    "budget revise": {"line": "line-1", "amount": "20"},
    "budget propose": {"assumption": "reading-1", "title": TEXT, "each": ["line-1"], "among": 3, "years": 3},
    "budget assume": {"assumption": "reading-1", "decision": "budget-1"},
    "territory spread": {"territory": T, "origin": "pertuis"},
    "gate lesson": {"territory": T, "text": TEXT, "gate": "selection", "office": "pilot"},
    "indicator define": {"indicator": "indicator-1", "name": TEXT, "kind": "social", "unit": TEXT, **TS},
    "indicator measure": {"indicator": "indicator-1", "value": "4", **TS},
    "risk raise": {"risk": "risk-1", "title": TEXT, "owner": "pilot", **TS},
    "risk reassess": {"risk": "risk-1", "owner": "pilot"},
    "risk close": {"risk": "risk-1", "reason": TEXT},
    "ambiguity flag": {"ambiguity": "ambiguity-1", "title": TEXT, "who_can_settle": "committee", **TS},
    "ambiguity settle": {"ambiguity": "ambiguity-1", "text": TEXT, "decision": "decision-1"},
    "funding announce": {"call": "call-1", "title": TEXT, **TS},
    "funding apply": {"funding": "funding-1", "title": TEXT, "funder": TEXT, "call": "call-1", **TS},
    "funding grant": {"funding": "funding-1", "amount": "10"},
    "funding refuse": {"funding": "funding-1"},
    "person register": {"full_name": TEXT, "stakeholder": "actor-1", "offices": ["pilot"]},
    "person erase": {"person": PERSON, "reason": TEXT, "authorised_by": "pilot"},
    "person export": {"what": TEXT, "persons": [PERSON], "sha256": "0" * 64, "reason": TEXT},
    "key lose": {"kind": "vault", "reason": TEXT},
    "key hand-over": {"kind": "vault", "holders": ["pilot", "president"]},
    "funding report": {"funding": "funding-1", **PROOF, "summary": TEXT},
}
"""For each act, one that names something of each kind."""

MISSPELT = {
    *("stakeholder", "partnership", "cycle", "flagship", "action", "document", "question"),
    *("indicator", "risk", "ambiguity"),
    *("line", "assumption", "call", "funding"),
}

KNOWN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("body constitute", {"body": "council", "name": None}),
    ("person erase", {"person": "p-1111111111111111"}),
    ("person export", {"persons": ["p-1111111111111111"]}),
    ("key hand-over", {"kind": "seal"}),
    ("meeting attend", {"present": [PERSON]}),
    ("meeting attend", {"present": ["p-1111111111111111"]}),
    *(("stakeholder register", {"stakeholder": "actor-3", "name": name}) for name in ("Actor 1", "Autre")),
    ("stakeholder alias", {"alias": "Autre"}),
    ("territory spread", {"territory": "pertuis", "origin": T}),
    *(
        (f"document {verb}", {"document": "document-1", "title": "Autre", "territories": []})
        for verb in ("announce", "draft", "validate", "sign", "file")
    ),
)
"""Acts on what is known, or is not, where ``FIELDS`` has the contrary."""

DEMANDS: tuple[dict[str, Any], ...] = (
    {"name": "done", "actions": ["action-1"]},
    {"name": "settled", "what": "question", "scope": "programme"},
    {"name": "settled", "what": "question", "ids": ["question-2"]},
    {"name": "settled", "what": "risk"},
    {"name": "settled", "what": "ambiguity"},
    {"name": "measured", "kinds": ["social"], "within_months": 24},
    {"name": "committed", "categories": ["associations"], "level": "support"},
    {"name": "committed", "categories": ["associations"], "level": "member"},
    {"name": "flagships", "status": "written"},
    {"name": "flagships", "status": "proposed", "each": "member"},
    {"name": "spread"},
    {"name": "partnerships", "balanced": True},
    {"name": "partnerships", "categories": ["associations"]},
    {"name": "document", "kind": "agreement", "status": "drafted"},
    {"name": "funded", "status": "granted", "at_least": 1, "needs": "budget-assumption"},
    {"name": "funded", "status": "granted", "share": 50, "needs": "budget-assumption", "scope": "programme"},
)
"""What a gate may demand of these things."""
