"""Generated histories: a charter of random rules, then random acts on a few ids, each refused or recorded.

Ids come from small pools in which one is always unknown, dates go forward unevenly and are often imprecise; so most
rules are met and broken sooner or later.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Act
from programme.domain.refusals import Refused
from tests.support import chapter_histories as chapters
from tests.support.charters import charter, criterion
from tests.support.history import History

TERRITORIES = ("pertuis", "venelles", "pertui")
BODIES = ("committee", "board", "comittee")
OFFICES = ("pilot", "president", "treasurer")
CRITERIA = (
    criterion("seen"),
    criterion("other", name="attested", by_other_than="proposer"),
    criterion("shop", name="meetings", kind="workshop", minutes=True),
    criterion("club", name="meetings", kind="committee", body="committee", scope="programme"),
    criterion("steps", name="done", steps=["step-1", "step-2"], waivable=False),
    criterion("seats", name="seats", body="board", categories=["associations"], scope="programme"),
    criterion("theme", must=False, name="decided", subject="theme"),
    criterion("clear", name="settled", what="reservation"),
)


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


territory, body = one_of(*TERRITORIES[:1] * 4, *TERRITORIES), one_of(*BODIES[:1] * 4, *BODIES)
office, meeting, decision, step = (
    one_of(*OFFICES),
    one_of("meeting-1", "meeting-1", "meeting-2"),
    one_of("decision-1", "decision-1", "decision-2"),
    one_of("step-1", "step-2"),
)
named = one_of(*(one["id"] for one in CRITERIA), "absent")
dates = one_of("2016", "2017", "2017-06", "2018-03-01", "2031")
reservation = st.builds("{}-{}-1-r1".format, territory, one_of("selection", "consolidation"))
text = st.just("Texte")

FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "start": {"name": text},
    "charter adopt": {"edition": one_of(None, "1", "2"), "decision": st.none() | decision},
    "territory propose": {"territory": one_of(*TERRITORIES), "name": text, "theme": st.none() | text},
    "territory envisage": {"territory": one_of(*TERRITORIES), "name": text},
    "territory select": {
        "territory": territory,
        "decision": st.none() | decision,
        "phase": one_of(None, None, "amorcage", "nophase"),
    },
    "territory theme": {"territory": territory, "theme": text, "decision": st.none() | decision},
    "territory plan": {"territories": st.lists(territory, min_size=1, max_size=2), "title": text, "due": dates},
    "territory suspend": {"territory": territory, "reason": text},
    "territory resume": {"territory": territory},
    "territory close": {"territory": territory, "reason": text},
    "step open": {"step": step, "title": text, "territories": some_of(TERRITORIES)},
    "step complete": {"step": step, "territories": some_of(TERRITORIES)},
    "gate open": {"territory": territory, "proposer": st.none() | office},
    "gate answer": {
        "territory": territory,
        "criterion": named,
        "finding": one_of("met", "met", "unmet", "not-applicable"),
        "because": text,
        "answered_by": st.none() | office,
        "evidence": st.lists(st.integers(1, 60), max_size=1),
    },
    "gate waive": {
        "territory": territory,
        "criterion": named,
        "reason": text,
        "authorised_by": body,
        "until": st.none() | dates,
    },
    "gate opinion": {"territory": territory, "colour": one_of("red", "green"), "text": text},
    "gate vote": {
        "territory": territory,
        "office": office,
        "ballot": one_of("for", "for", "against", "abstain"),
        "body": one_of(None, None, *BODIES),
        "cast_by": st.none() | office,
    },
    "gate decide": {
        "territory": territory,
        "outcome": one_of(*["passed", "passed-with-reservations"] * 4, "deferred", "stopped"),
        "body": one_of(None, None, *BODIES),
        "motive": one_of("Texte", "Texte", None),
        "reservations": one_of([], ["Texte"]),
        "meeting": st.none() | meeting,
        "applies_from": one_of(None, None, None, "2019"),
    },
    "charter migrate": {"edition": one_of(None, "1", "2", "9"), "territories": some_of(TERRITORIES)},
    "gate lift": {"territory": territory, "reservation": reservation, "because": text},
    "gate reopen": {"territory": territory, "reason": text, "body": one_of(None, None, *BODIES)},
    "body plan": {"body": body, "name": text, "due": dates},
    "body constitute": {"body": body, "name": text},
    "body seat": {
        "body": body,
        "office": office,
        "category": one_of(None, "associations"),
        "territory": st.none() | territory,
    },
    "body vacate": {"body": body, "office": office},
    "body rule": {"body": body, "quorum": one_of("0/1", "1/2"), "proxies": one_of(0, 1)},
    "body proxy": {"body": body, "office": office, "holder": office, "territory": territory},
    "body interest": {"body": body, "office": office, "about": text, "territory": st.none() | territory},
    "body recuse": {"body": body, "office": office, "territory": territory},
    "meeting convene": {
        "kinds": st.just(["workshop"]),
        "title": text,
        "due": dates,
        "id": st.none() | meeting,
        "bodies": some_of(BODIES),
        "territories": some_of(TERRITORIES),
    },
    "meeting hold": {
        "meeting": st.none() | meeting,
        "kinds": one_of([], ["workshop"], ["workshop", "committee"]),
        "title": st.none() | text,
        "id": st.none() | meeting,
        "bodies": some_of(BODIES[:1]),
        "territories": some_of(TERRITORIES[:2]),
    },
    "meeting attend": {"meeting": meeting, "present": st.lists(office, min_size=1, max_size=2)},
    "meeting minutes": {"meeting": meeting, "summary": text},
    "decision record": {
        "title": one_of("D1", "D2"),
        "subject": one_of(None, "theme"),
        "decided_by": st.none() | body,
        "territories": some_of(TERRITORIES),
        "meeting": st.none() | meeting,
        "id": st.none() | decision,
    },
    "decision communicate": {"decision": decision | st.just("pertuis-selection-1"), "to": text},
    "decision withdraw": {"decision": decision, "reason": text},
    "entry rectify": {
        "position": st.integers(1, 20),
        "field": one_of("on", "on", "title", "territory", "reason", "edition"),
        "to": one_of(["2016-05"], ["2017-06-01"], ["Texte"], ["Autre"], [""]),
        "reason": text,
    },
    "entry annul": {
        "position": st.integers(1, 24),
        "reason": text,
        "authorised_by": st.none() | body,
        "document": st.none() | one_of("proof"),
    },
}
"""For each act, by the words of its command, what its fields are drawn from."""

EVERY = FIELDS | {path: chapters.fields_of(path) for path in chapters.PATHS}

OFTEN = {
    "gate decide": 16,
    "gate open": 8,
    "gate answer": 8,
    "gate vote": 6,
    "body proxy": 3,
    "gate lift": 3,
    "entry rectify": 4,
    "entry annul": 4,
}
PATHS = [path for path in FIELDS for _ in range(OFTEN.get(path, 1))]
"""The paths that a history is drawn from: passages more often than the rest."""

rules = st.builds(
    lambda asked, eyes, voting, offices: charter(
        *asked,
        four_eyes=eyes,
        bodies=[{"id": "committee", "fr": "C", "en": "C", "voting": voting}],
        office=[{"id": one, "fr": one, "en": one} for one in offices],
    ),
    one_of([], [], CRITERIA[:1], CRITERIA[:2], CRITERIA[2:5], CRITERIA[5:]),
    one_of("flagged", "required"),
    one_of(None, None, {"quorum": "1/3"}),
    one_of((), (), ("coordinator", *OFFICES), ("coordinator", "pilot")),
)


@dataclass(frozen=True)
class Moment:
    """A history, and the act that comes next, by whom."""

    history: History
    act: Act
    by: str


def on(draw: st.DrawFn, number: int) -> str:
    """Draw a date for the act of that number: the history goes on some three weeks at a time."""
    day = date(2016, 1, 1) + timedelta(days=20 * number)
    shape: Callable[[date], str] = draw(
        one_of(
            *[str] * 9, *(lambda at, mask=mask: f"{at:{mask}}" for mask in ("%Y-%m", "%Y", "%Y-%m-%d~", "%Y-%m-%d?"))
        )
    )
    return shape(day)


def acts(draw: st.DrawFn, path: str, number: int) -> Act:
    """Draw an act of that path, for the place of that number in a history."""
    fields = {name: draw(values) for name, values in EVERY[path].items()}
    if path == "charter adopt":
        fields["rules"] = draw(rules)
    return BY_PATH[path].model_validate({**fields, "on": on(draw, number)})


BEGINNING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("body constitute", {"body": "committee", "name": "Comité"}),
    ("body seat", {"body": "committee", "office": "pilot"}),
    ("body seat", {"body": "committee", "office": "president"}),
    ("territory propose", {"territory": "pertuis", "name": "Pertuis"}),
    ("decision record", {"title": "D1", "id": "decision-1", "subject": "theme"}),
    ("meeting hold", {"kinds": ["workshop"], "title": "M1", "id": "meeting-1"}),
    ("step open", {"step": "step-1", "title": "1"}),
    ("document file", {"document": "proof", "title": "P", "kind": "minutes", "sha256": "0" * 64}),
    ("gate open", {"territory": "pertuis", "proposer": "pilot"}),
)
"""How most histories of a gate begin; a generated one goes some way along it."""


def beginnings() -> st.SearchStrategy[list[Act]]:
    """Draw how a history of a gate begins: with an open review, or now and then with nothing."""
    acts = [BY_PATH[path].model_validate({"on": "2016-01-02", **fields}) for path, fields in BEGINNING]
    return st.integers(0, 9).map(lambda number: acts if number else [])


@st.composite
def histories(draw: st.DrawFn, *, corrected: bool = True) -> History:
    """Draw a history of accepted acts, of a gate or of the later chapters; ``corrected`` if it may hold corrections."""
    history = History()
    first = BY_PATH["charter adopt"].model_validate({"rules": draw(rules), "on": "2016-01-01"})
    start, known, late = draw(one_of(*[(beginnings(), PATHS, 1)] * 2, (chapters.beginnings(), chapters.PATHS, 25)))
    allowed = [path for path in known if corrected or not path.startswith("entry ")]
    paths = draw(st.lists(st.sampled_from(allowed), min_size=6, max_size=16))
    drawn = [acts(draw, path, number) for number, path in enumerate(paths, late)]
    for act in [first, *draw(start), *drawn]:
        with suppress(Refused):
            history.perform(act)
    return history


@st.composite
def moments(draw: st.DrawFn, path: str | None = None) -> Moment:
    """Draw a history and the act that comes next, of one path or any."""
    history = draw(histories())
    act = acts(draw, path or draw(st.sampled_from(PATHS) | st.sampled_from(chapters.PATHS)), 45)
    return Moment(history, act, draw(one_of("coordinator", "pilot", "nobody")))
