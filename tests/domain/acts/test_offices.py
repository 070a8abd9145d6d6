"""Offices are those of the charter: whoever records, and whoever an act names."""

from __future__ import annotations

from tests.support.charters import charter
from tests.support.history import History

OFFICES = [{"id": one, "fr": one, "en": one} for one in ("coordinator", "pilot", "president")]


def history(by: str = "coordinator") -> History:
    found = History()
    found.do("charter adopt", rules=charter(office=OFFICES), on="2018")
    found.do("body constitute", body="committee", name="Committee", on="2018")
    found.by = by
    return found


def test_an_office_that_the_charter_does_not_know_may_not_record() -> None:
    assert history(by="pilote").refusal("body constitute", body="b", name="B", on="2018") == ["unknown-id"]


def test_an_office_that_an_act_names_must_be_known_too() -> None:
    assert history().refusal("body seat", body="committee", office="presidente", on="2018") == ["unknown-id"]


def test_every_unknown_office_is_said() -> None:
    refused = history(by="pilote").refusal("body seat", body="committee", office="presidente", on="2018")
    assert refused == ["unknown-id", "unknown-id"]


def test_the_same_unknown_office_is_said_once() -> None:
    refused = history(by="pilote").refusal("body seat", body="committee", office="pilote", on="2018")
    assert refused == ["unknown-id"]


def test_a_known_office_takes_its_seat() -> None:
    [seat] = history().do("body seat", body="committee", office="president", on="2018")
    assert seat.event.type == "seat-filled"


def test_a_charter_without_offices_lets_anyone_record() -> None:
    open_to_all = History(by="anyone")
    open_to_all.do("charter adopt", rules=charter(), on="2018")
    assert open_to_all.do("body constitute", body="b", name="B", on="2018")
