"""Things are called by the names that facts give them, else by the words of the charter."""

from __future__ import annotations

from programme.domain.naming import names
from tests.support.charters import charter
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
