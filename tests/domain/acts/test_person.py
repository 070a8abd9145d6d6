"""People: an id that says nothing, what is sealed, what stays in clear; an erasure is final."""

import json

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from programme.domain.acts import BY_PATH
from programme.domain.aggregates.person import Person
from programme.domain.events import EntryRectified, PersonErased, PersonRegistered
from programme.domain.personal import Clear, Sealed
from tests.support.history import History

PERSON = "p-0000000000000000"  # what a history in memory draws
NAME = "Camille Exemple"


def registered() -> History:
    """Return a history that begins with a person."""
    history = History()
    history.do("person register", full_name=NAME, contact_details="camille@example.org", function="Cheffe", on="2017")
    return history


def test_a_person_is_known_by_an_id_that_says_nothing() -> None:
    history = registered()
    event = history.facts[0].event
    assert isinstance(event, PersonRegistered)
    assert (event.person, event.full_name, event.function) == (PERSON, Clear(NAME), "Cheffe")
    assert event.tags() == (f"person:{PERSON}",)


def test_a_clear_name_has_no_stored_form() -> None:
    event = registered().facts[0].event
    with pytest.raises(PydanticSerializationError):
        event.model_dump_json()


def test_a_clear_name_is_not_shown_by_what_writes_logs() -> None:
    event = registered().facts[0].event
    assert NAME not in repr(event) + str(event) + repr(registered())


def test_an_event_takes_a_name_from_outside_only_when_it_is_sealed() -> None:
    with pytest.raises(ValidationError, match="must be sealed"):
        PersonRegistered.model_validate({"person": PERSON, "full_name": NAME})
    sealed = f"sealed:{'0' * 16}:full_name:{'A' * 40}:D1#1"
    event = PersonRegistered.model_validate({"person": PERSON, "full_name": sealed})
    assert event.full_name == Sealed("0" * 16, "full_name", "A" * 40, "D1#1")
    assert json.loads(event.model_dump_json())["full_name"] == sealed


@pytest.mark.parametrize("name", ["", "  ", "x" * 301, "two\x07", 7])
def test_a_name_is_a_text(name: object) -> None:
    with pytest.raises(ValidationError):
        BY_PATH["person register"].model_validate({"full_name": name})


def test_the_content_of_the_act_gives_no_name_away() -> None:
    act = BY_PATH["person register"].model_validate({"full_name": NAME, "contact_details": "camille@example.org"})
    assert "Exemple" not in json.dumps(act.content())
    assert "camille" not in json.dumps(act.content())


def test_a_person_may_stand_wherever_an_office_may() -> None:
    history = registered()
    history.do("meeting hold", kinds=["interview"], title="Rendez-vous", id="rv", on="2017-10-24")
    history.do("meeting attend", meeting="rv", present=[PERSON])
    history.by = PERSON
    history.do("meeting minutes", meeting="rv", summary="Relevé")


def test_a_person_who_is_not_on_record_stands_nowhere() -> None:
    history = registered()
    history.do("meeting hold", kinds=["interview"], title="Rendez-vous", id="rv", on="2017-10-24")
    stranger = "p-1111111111111111"
    assert history.refusal("meeting attend", meeting="rv", present=[stranger]) == ["unknown-id"]
    history.by = stranger
    assert history.refusal("meeting minutes", meeting="rv", summary="Relevé") == ["unknown-id"]


def test_an_unknown_stakeholder_is_refused() -> None:
    assert History().refusal("person register", full_name=NAME, stakeholder="nobody") == ["unknown-id"]


def test_an_erasure_is_on_record() -> None:
    history = registered()
    (made,) = history.do("person erase", person=PERSON, reason="Demande")
    assert isinstance(made.event, PersonErased)
    person = history.reading().of(Person, PERSON)
    assert (person.exists, len(person.erased)) == (True, 1)


def test_an_erased_person_is_not_erased_again() -> None:
    history = registered()
    history.do("person erase", person=PERSON, reason="Demande")
    (reason,) = history.reasons("person erase", person=PERSON, reason="Encore")
    assert (reason.rule, reason.advice) == ("person-erased", f"programme person access {PERSON}")


def test_an_unknown_person_is_not_erased() -> None:
    assert History().refusal("person erase", person=PERSON, reason="Demande") == ["unknown-id"]


def test_a_copy_with_names_is_on_record_with_those_it_shows() -> None:
    history = registered()
    fields = {"what": "Liste", "sha256": "0" * 64, "reason": "Convocation"}
    (made,) = history.do("person export", persons=[PERSON], **fields)
    assert made.event.tags() == (f"person:{PERSON}",)
    assert history.refusal("person export", persons=["p-1111111111111111"], **fields) == ["unknown-id"]


def test_a_name_is_rectified_without_keeping_the_old_one() -> None:
    history = registered()
    (made,) = history.do("entry rectify", position=1, field="full_name", to=["Camille Autre"], reason="Mariage")
    assert isinstance(made.event, EntryRectified)
    assert (made.event.old, made.event.new) == (None, Clear("Camille Autre"))
    known = history.reading().of(Person, PERSON).registration
    assert known is not None
    assert known.full_name == Clear("Camille Autre")


def test_a_rectified_name_has_no_stored_form_before_it_is_sealed() -> None:
    history = registered()
    (made,) = history.do("entry rectify", position=1, field="full_name", to=["Camille Autre"], reason="Mariage")
    with pytest.raises(PydanticSerializationError):
        made.event.model_dump_json()
    assert "Autre" not in repr(made)


def test_the_content_of_its_rectification_gives_no_name_away() -> None:
    fields = {"position": 1, "reason": "Mariage"}
    act = BY_PATH["entry rectify"].model_validate({"field": "full_name", "to": ["Camille Autre"], **fields})
    other = BY_PATH["entry rectify"].model_validate({"field": "function", "to": ["Directrice"], **fields})
    assert act.content()["to"] == ()
    assert other.content()["to"] == ["Directrice"]


def test_a_name_is_not_rectified_to_nothing() -> None:
    to: list[str] = [""]
    assert registered().refusal("entry rectify", position=1, field="full_name", to=to, reason="R") == [
        "value-not-of-the-field"
    ]


def test_nothing_is_rectified_of_an_erased_person() -> None:
    history = registered()
    history.do("person erase", person=PERSON, reason="Demande")
    refused = history.refusal("entry rectify", position=1, field="full_name", to=["Autre"], reason="R")
    assert refused == ["person-erased"]


def test_a_person_is_not_annulled() -> None:
    assert registered().refusal("entry annul", position=1, reason="R") == ["person-not-annulled"]


def test_an_erasure_is_not_undone_by_an_annulment() -> None:
    history = registered()
    history.do("person erase", person=PERSON, reason="Demande")
    assert history.refusal("entry annul", position=2, reason="R") == ["not-of-the-world"]
