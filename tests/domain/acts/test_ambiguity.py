"""Acts on ambiguities: flagged with their readings, settled by one of them or by something else."""

from __future__ import annotations

from typing import Any

from programme.domain.aggregates.ambiguity import Ambiguity
from tests.support.charters import charter
from tests.support.history import History

OFFICES = [{"id": one, "fr": one, "en": one} for one in ("coordinator", "pilot")]
BODIES = [{"id": "committee", "fr": "Comité", "en": "Committee"}]
GARDANNE: dict[str, Any] = {"ambiguity": "amb-06", "title": "Gardanne ?", "readings": ["Avec Venelles", "Seule"]}


def flagged(**more: Any) -> History:
    """Return a charter with offices and a body, and an ambiguity with two readings."""
    history = History()
    history.do("charter adopt", rules=charter(office=OFFICES, bodies=BODIES), on="2016-01-01")
    history.do("ambiguity flag", **GARDANNE, on="2017-11-30", **more)
    return history


def test_who_can_settle_is_an_office_or_a_body() -> None:
    history = flagged(who_can_settle="pilot")
    history.do("body constitute", body="city-council", name="Council", on="2016")
    for number, who in enumerate(("committee", "city-council")):
        history.do("ambiguity flag", ambiguity=f"amb-{number}", title="T", who_can_settle=who)
    refused = history.refusal("ambiguity flag", **GARDANNE, who_can_settle="pilott", territories=["nowhere"])
    assert refused == ["id-taken", "unknown-id", "unknown-id"]


def test_without_a_charter_anybody_may_be_named() -> None:
    history = History()
    history.do("ambiguity flag", **GARDANNE, who_can_settle="somebody")
    assert [fact.event.type for fact in history.facts] == ["ambiguity-flagged"]


def test_it_is_settled_by_one_of_its_readings_or_by_something_else() -> None:
    (settled,) = flagged().do("ambiguity settle", ambiguity="amb-06", reading=2, text="Dit la Ville")
    assert settled.event.model_dump(include={"reading", "text"}) == {"reading": "Seule", "text": "Dit la Ville"}
    (settled,) = flagged().do("ambiguity settle", ambiguity="amb-06", text="Gardanne se retire")
    assert settled.event.model_dump()["reading"] is None


def test_no_such_reading_settles_it_nor_does_one_that_comes_before_it_or_a_second_time() -> None:
    history = flagged()
    assert history.refusal("ambiguity settle", ambiguity="amb-6", text="T") == ["unknown-id"]
    wrong = {"ambiguity": "amb-06", "text": "T", "reading": 3, "on": "2017-10"}
    assert history.refusal("ambiguity settle", **wrong) == ["before-what-it-follows", "no-such-reading"]
    history.do("ambiguity settle", ambiguity="amb-06", text="T")
    assert history.refusal("ambiguity settle", ambiguity="amb-06", text="T") == ["already-settled"]


def test_a_decision_that_settles_it_stands() -> None:
    history = flagged()
    settle = {"ambiguity": "amb-06", "text": "T", "decision": "d"}
    assert history.refusal("ambiguity settle", **settle) == ["unknown-id"]
    history.do("decision record", title="D", id="d", on="2018-01-01")
    assert history.refusal("ambiguity settle", **settle, on="2017-12-01") == ["before-what-it-follows"]
    history.do("decision withdraw", decision="d", reason="R", on="2018-02-01")
    assert history.refusal("ambiguity settle", **settle) == ["decision-does-not-stand"]


def test_of_an_unknown_ambiguity_nothing_is_known() -> None:
    found = History().reading().of(Ambiguity, "x")
    assert (found.exists, found.flag, found.mandate) == (False, None, None)
