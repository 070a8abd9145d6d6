"""Generated histories of the later chapters: things of each kind, then random acts on them, each refused or recorded.

What the acts name is drawn around the fields that ``chapter_readings`` has by hand: the same thing, another of its kind
that may not be there, or nothing where nothing need be named.
"""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Act
from tests.support.chapter_readings import FIELDS, THINGS, WHEN
from tests.support.scenes import T

NUMBERED = re.compile(r"(?P<kind>[a-z-]+-)1")
BEGINNING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("body constitute", {"body": "committee", "name": "Comité"}),
    ("body seat", {"body": "committee", "office": "pilot"}),
    ("territory propose", {"territory": T, "name": "Venelles"}),
    ("decision record", {"title": "D1", "id": "decision-1", "decided_by": "committee"}),
    ("meeting convene", {"kinds": ["workshop"], "title": "M1", "id": "meeting-1", "due": "2018"}),
)
PATHS = sorted(FIELDS)


def around(value: Any) -> st.SearchStrategy[Any]:
    """Return a value or, for the id of a numbered thing, that of another one now and then."""
    if isinstance(value, list):
        return st.tuples(*map(around, value)).map(list)
    found = NUMBERED.fullmatch(value) if isinstance(value, str) else None
    return st.just(value) if found is None else st.sampled_from([value, value, f"{found['kind']}2"])


def fields_of(path: str) -> dict[str, st.SearchStrategy[Any]]:
    """Return what the fields of an act are drawn from; one that need not be given is left out now and then."""
    declared = BY_PATH[path].model_fields
    return {
        name: around(value) if declared[name].is_required() else st.just(declared[name].default) | around(value)
        for name, value in FIELDS[path].items()
    }


def beginnings() -> st.SearchStrategy[list[Act]]:
    """Draw how a history begins: a body, a territory, a decision, a meeting, and some of the other things."""
    acts = [BY_PATH[path].model_validate({"on": WHEN, **fields}) for path, fields in (*BEGINNING, *THINGS)]
    return st.integers(len(BEGINNING), len(acts)).map(lambda number: acts[:number])
