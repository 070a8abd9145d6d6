"""Things are called by the names that facts give them, else by the words of the charter."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.charter import Charter
from programme.domain.naming import names, words_of
from programme.domain.sentences import say
from programme.language import Speaker
from tests.support.charters import charter, criterion
from tests.support.history import History

BODIES = [{"id": "committee", "fr": "Comité", "en": "Committee"}]
OFFICES = [{"id": "pilot", "fr": "Pilote", "en": "Pilot"}, {"id": "coordinator", "fr": "Coordination", "en": "Office"}]


def test_nothing_is_named_in_an_empty_register() -> None:
    assert names(History().reading(), "fr") == {}


def test_the_charter_names_phases_gates_bodies_and_offices_in_both_languages() -> None:
    history = History()
    history.do("charter adopt", rules=charter(bodies=BODIES, office=OFFICES), on="2018")
    french, english = names(history.reading(), "fr"), names(history.reading(), "en")
    assert (french["body:committee"], english["body:committee"]) == ("Comité", "Committee")
    assert (french["office:pilot"], english["office:pilot"]) == ("Pilote", "Pilot")
    assert french["phase:consolidation"] == french["gate:consolidation"] == "consolidation"


def test_what_a_fact_says_comes_before_the_charter() -> None:
    history = History()
    history.do("charter adopt", rules=charter(bodies=BODIES), on="2018")
    history.do("body constitute", body="committee", name="Comité de pilotage", on="2018")
    history.do("territory propose", territory="venelles", name="Venelles", on="2018")
    history.do("meeting hold", kinds=["workshop"], title="Atelier", id="w1", on="2018")
    found = names(history.reading(), "en")
    assert found["body:committee"] == "Comité de pilotage"
    assert (found["territory:venelles"], found["meeting:w1"]) == ("Venelles", "Atelier")


def named(id: str, french: str | None) -> dict[str, Any]:
    return criterion(id) | ({"name": {"fr": french, "en": french.upper()}} if french is not None else {})


def test_a_criterion_is_called_by_its_short_name_and_one_without_keeps_its_id() -> None:
    history = History()
    history.do("charter adopt", rules=charter(named("city-engaged", "Convention"), named("group", None)), on="2018")
    found = names(history.reading(), "fr")
    assert (found["criterion:city-engaged"], "criterion:group" in found) == ("Convention", False)


@pytest.mark.parametrize(("again", "expected"), [("Ligne rouge", "Ligne rouge"), ("Autre", None), (None, None)])
def test_an_id_that_stands_at_two_gates_has_a_name_where_both_agree(again: str | None, expected: str | None) -> None:
    rules: Any = charter(named("red-line", "Ligne rouge")).as_data()
    rules["gate"][1]["criterion"] = [named("red-line", again)]
    found = words_of(Charter.model_validate(rules))
    assert (found["criterion:red-line"].fr if "criterion:red-line" in found else None) == expected


def test_the_charter_says_what_kinds_of_documents_and_subjects_are_called() -> None:
    history = History()
    terms = [{"id": "city-agreement", "fr": "convention avec la commune", "en": "agreement with the city"}]
    history.do("charter adopt", rules=charter(term=terms), on="2018")
    speaker = Speaker("fr", names(history.reading(), "fr"))
    missing = say("No document of this kind ({kind}) on record: {status}.", kind="city-agreement", status="rédigé")
    assert "convention avec la commune" in speaker.sentence(missing)
    assert speaker.name("subject", "city-agreement") == "convention avec la commune"
