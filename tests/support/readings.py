"""Histories by hand in which each thing that an act reads makes a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Act
from programme.domain.event import named
from tests.support import chapter_readings as chapters
from tests.support.charters import charter, criterion
from tests.support.history import History
from tests.support.scenes import CRITERION, T, answer, decide, entered, review, vote

OFFICES = ("coordinator", "pilot", "president", "treasurer")
OFFICE = [{"id": one, "fr": one, "en": one} for one in OFFICES]
BODIES = [{"id": "council", "fr": "Conseil", "en": "Council"}]
Case = tuple[History, str, dict[str, Any]]


def rich(*criteria: dict[str, Any], **more: Any) -> History:
    """Return an open review, and one of each thing that an act may name."""
    history = review(*criteria, office=OFFICE, bodies=BODIES, **more)
    history.do("meeting hold", kinds=["workshop"], title="M", id="meeting-1", bodies=["committee"], on="2017-03-02")
    history.do("decision record", title="D", id="decision-1", subject="theme", on="2017-03-02")
    history.do("step open", step="step-1", title="S", on="2017-03-02")
    chapters.add_things(history)
    return history


TEXT = "Texte"
FIELDS: dict[str, dict[str, Any]] = {
    "start": {"name": TEXT},
    "charter adopt": {"rules": charter(id="next"), "decision": "decision-1"},
    "charter migrate": {"edition": "1", "territories": [T]},
    "territory propose": {"territory": T, "name": TEXT},
    "territory envisage": {"territory": T, "name": TEXT},
    "territory select": {"territory": T, "decision": "decision-1"},
    "territory theme": {"territory": T, "theme": TEXT, "decision": "decision-1"},
    "territory plan": {"territories": [T], "title": TEXT, "due": "2018"},
    "territory suspend": {"territory": T, "reason": TEXT},
    "territory resume": {"territory": T},
    "territory close": {"territory": T, "reason": TEXT},
    "step open": {"step": "step-1", "title": TEXT, "territories": [T]},
    "step complete": {"step": "step-1", "territories": [T]},
    "gate open": {"territory": T},
    "gate answer": {"territory": T, "criterion": "c", "finding": "met", "because": TEXT},
    "gate waive": {"territory": T, "criterion": "c", "reason": TEXT, "authorised_by": "committee"},
    "gate opinion": {"territory": T, "colour": "red", "text": TEXT},
    "gate vote": {"territory": T, "office": "president", "ballot": "for", "body": "committee"},
    "gate decide": {"territory": T, "outcome": "passed", "body": "committee", "meeting": "meeting-1"},
    "gate lift": {"territory": T, "reservation": f"{T}-selection-1-r1", "because": TEXT},
    "gate reopen": {"territory": T, "reason": TEXT, "body": "committee"},
    "body plan": {"body": "committee", "name": TEXT, "due": "2018"},
    "body constitute": {"body": "committee", "name": TEXT},
    "body seat": {"body": "committee", "office": "president", "territory": T},
    "body vacate": {"body": "committee", "office": "president"},
    "body rule": {"body": "committee"},
    "body proxy": {"body": "committee", "office": "treasurer", "holder": "president", "territory": T},
    "body interest": {"body": "committee", "office": "pilot", "about": TEXT, "territory": T},
    "body recuse": {"body": "committee", "office": "president", "territory": T},
    "meeting convene": {
        "kinds": ["workshop"],
        "title": TEXT,
        "due": "2018",
        "id": "meeting-1",
        "bodies": ["committee"],
        "territories": [T],
        "cycle": "cycle-1",
    },
    "meeting hold": {"meeting": "meeting-1", "bodies": ["committee"], "territories": [T], "cycle": "cycle-1"},
    "meeting attend": {"meeting": "meeting-1", "present": ["president"]},
    "meeting minutes": {"meeting": "meeting-1", "summary": TEXT},
    "decision record": {
        "title": TEXT,
        "id": "decision-1",
        "decided_by": "committee",
        "territories": [T],
        "meeting": "meeting-1",
    },
    "decision communicate": {"decision": "decision-1", "to": TEXT},
    "decision withdraw": {"decision": "decision-1", "reason": TEXT},
    "entry rectify": {"position": 3, "field": "on", "to": ["2016-10"], "reason": TEXT},
    "entry annul": {"position": 3, "reason": TEXT, "authorised_by": "committee", "document": "document-1"},
    **chapters.FIELDS,
}
"""For each act, one that names something of each kind."""

MISSPELT = {"territory", "body", "meeting", "decision", "step", *chapters.MISSPELT}


def misspelt(path: str) -> Iterator[dict[str, Any]]:
    """Yield the fields of an act once for each id it names, with that id misspelt."""
    act, fields = build(path, {}), FIELDS[path]
    for kind, wrong in dict.fromkeys(named(act)):
        for name, value in fields.items() if kind in MISSPELT else ():
            if value == wrong:
                yield {**fields, name: f"{wrong}x"}
            elif value == [wrong]:
                yield {**fields, name: [f"{wrong}x"]}


def build(path: str, fields: dict[str, Any], on: str = "2018-06-01") -> Act:
    return BY_PATH[path].model_validate({"on": on, **FIELDS[path], **fields})


def cases() -> Iterator[Case]:
    """Yield histories, each with an act that comes next: one that names all, one misspelt, and those made by hand."""
    history = rich(CRITERION)
    for path in FIELDS:
        yield history, path, {}
        yield from ((history, path, fields) for fields in misspelt(path))
        yield from ((history, known, fields) for known, fields in chapters.KNOWN if known == path)
    for scene in SCENES:
        yield scene()


def started() -> Case:
    history = rich()
    history.do("start", name=TEXT, on="2016")
    return history, "start", {}


def answered() -> Case:
    history = rich(CRITERION)
    answer(history)
    return history, "gate answer", {}


def reviewed_under_rules_since_replaced() -> Case:
    history = rich(CRITERION)
    renamed = {"id": "entry", "to": "amorcage", "decided_by": ["committee"], "criterion": [CRITERION]}
    history.do("charter adopt", rules=charter(gate=[renamed], office=OFFICE), on="2018-01-01")
    return history, "gate waive", {}


def amended(*before: Callable[[History], None], **fields: Any) -> Callable[[], Case]:
    """Return the scene of an open review, and of rules adopted since that ask one thing more."""

    def scene() -> Case:
        history = rich(CRITERION)
        for act in before:
            act(history)
        history.do("charter adopt", rules=charter(CRITERION, criterion("d"), office=OFFICE), on="2018-01-01")
        return history, "charter migrate", {"edition": "2", **fields}

    return scene


def migrated() -> Case:
    history, path, fields = amended()()
    history.do(path, **fields, on="2018-02-01")
    return history, path, {"edition": "1"}


def of_the_same_name() -> Case:
    history = rich(gate=[{"id": "en-provence-selection", "to": "amorcage"}])
    for territory in ("aix", "aix-en-provence"):
        history.do("territory propose", territory=territory, name="Aix", on="2016")
    history.do("gate open", territory="aix", on="2017-04-01")
    history.do("charter adopt", rules=charter(gate=[{"id": "selection", "to": "amorcage"}]), on="2018-01-01")
    return history, "gate open", {"territory": "aix-en-provence"}


def voted(path: str) -> Callable[[], Case]:
    def scene() -> Case:
        history = rich()
        vote(history, treasurer="against", president="for")
        return history, path, {}

    return scene


def reserved() -> Case:
    history = rich()
    decide(history, "passed-with-reservations", reservations=[TEXT])
    return history, "gate lift", {}


def passed_on() -> Case:
    history = entered(office=OFFICE)
    history.do("gate open", territory=T, on="2018-03-01")
    decide(history, on="2018-04-01")
    return history, "gate reopen", {}


def decided() -> Case:
    history = rich()
    decide(history)
    return history, "decision communicate", {"decision": f"{T}-selection-1"}


def demanded(**demand: Any) -> Callable[[], Case]:
    def scene() -> Case:
        history = rich({**criterion("c"), "demand": demand})
        history.do(
            "meeting hold",
            kinds=["closing"],
            title="C",
            id="closing",
            bodies=["committee"],
            territories=[T],
            on="2017-03-03",
        )
        history.do("meeting minutes", meeting="closing", summary=TEXT, on="2017-03-03")
        history.do("step complete", step="step-1", on="2017-03-03")
        history.do("decision withdraw", decision="decision-1", reason=TEXT, on="2017-03-03")
        history.do("decision record", title="B", id="decision-2", subject="budget", on="2017-03-03")
        history.do("body constitute", body="board", name="Board", on="2016")
        history.do("body seat", body="board", office="pilot", category="associations", on="2016")
        return history, "gate decide", {"meeting": None}

    return scene


def corrected(path: str) -> Callable[[], Case]:
    """Return the scene of an entry that was rectified, and then annulled."""

    def scene() -> Case:
        history = rich()
        history.do("document file", document="document-1", title=TEXT, kind="agreement", sha256="0" * 64, on="2017")
        history.do("entry rectify", **FIELDS["entry rectify"])
        history.do("entry annul", **FIELDS["entry annul"])
        return history, path, {}

    return scene


def numbered(path: str, **fields: Any) -> Callable[[], Case]:
    """Return the scene of an act that makes an id, where the first one is taken."""

    def scene() -> Case:
        history = rich()
        history.do(path, on="2018-06-01", **fields)
        return history, path, {"id": None, "meeting": None, **fields}

    return scene


SCENES: tuple[Callable[[], Case], ...] = (
    *(started, answered, reviewed_under_rules_since_replaced, of_the_same_name, reserved, passed_on, decided),
    *(
        amended(),
        amended(answer),
        amended(lambda history: decide(history, "deferred", motive=TEXT)),
        amended(territories=[]),
        migrated,
    ),
    amended(lambda history: vote(history, president="for")),
    *(voted(path) for path in ("gate vote", "gate decide", "body proxy", "body recuse")),
    *(corrected(path) for path in ("entry rectify", "entry annul")),
    demanded(name="meetings", kind="workshop", body="committee", scope="programme"),
    demanded(name="meetings", kind="closing"),
    demanded(name="meetings", kind="closing", scope="programme", minutes=True),
    demanded(name="meetings", kind="closing", body="committee"),
    demanded(name="done", steps=["step-1"]),
    *(demanded(name="decided", subject=subject) for subject in ("theme", "budget")),
    demanded(name="seats", body="board", categories=["associations"], scope="programme"),
    demanded(name="settled", what="reservation"),
    *(demanded(**demand) for demand in chapters.DEMANDS),
    numbered("meeting hold", kinds=["workshop"], title="M"),
)
