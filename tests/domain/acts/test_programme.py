"""The programme starts once; it adopts its charter, and amends it edition by edition."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.acts.programme import LARGEST_CHARTER
from programme.domain.canonical import canonical
from programme.domain.charter import Charter
from tests.support.charters import charter, criterion
from tests.support.history import History


def adopt(history: History, rules: Charter, on: str = "2016-01-01", **more: Any) -> Any:
    (adopted,) = history.do("charter adopt", rules=rules, on=on, **more)
    return adopted.event


def test_a_programme_already_started_does_not_start_again() -> None:
    history = History()
    (started,) = history.do("start", name="Envies d'Alliances", on="2016-09")
    assert (started.event.type, started.on.text) == ("programme-started", "2016-09")
    assert history.refusal("start", name="Again", on="2017") == ["already-started"]


def test_an_adoption_carries_the_charter_whole_with_its_hash() -> None:
    rules = charter(criterion("c"))
    event = adopt(History(), rules)
    assert (event.charter, event.edition, event.hash, event.rules) == ("test", "1", rules.hash, rules)
    assert event.replaces is None


def test_editions_are_numbered_and_each_takes_the_place_of_the_one_before() -> None:
    history = History()
    editions = [adopt(history, charter(criterion(name)), on=f"201{number}") for number, name in enumerate("abc", 6)]
    assert [one.edition for one in editions] == ["1", "2", "3"]
    assert [one.replaces for one in editions] == [None, history.facts[0].id, history.facts[1].id]


def test_the_name_of_an_edition_once_taken_is_not_given_again() -> None:
    history = History()
    assert adopt(history, charter(), edition="draft").edition == "draft"
    amended = charter(criterion("c"))
    assert history.refusal("charter adopt", rules=amended, edition="draft", on="2017") == ["edition-taken"]


def test_the_same_charter_is_not_adopted_twice_in_a_row() -> None:
    history = History()
    adopt(history, charter())
    assert history.refusal("charter adopt", rules=charter(), on="2017") == ["same-charter"]
    adopt(history, charter(criterion("c")), on="2017")
    adopt(history, charter(), on="2018")


def test_an_edition_does_not_come_before_the_one_it_replaces() -> None:
    history = History()
    adopt(history, charter(), on="2017")
    assert history.refusal("charter adopt", rules=charter(id="b"), on="2016") == ["before-what-it-replaces"]


def test_a_charter_too_large_for_one_entry_is_refused_and_its_largest_gates_are_named() -> None:
    def gate(name: str, end: str, start: str | None, asked: int) -> dict[str, Any]:
        words = "x" * 4000
        criteria = [{**criterion(f"c{number}"), "fr": words, "en": words} for number in range(asked)]
        return {"id": name, "from": start, "to": end, "criterion": criteria}

    gates = [
        gate("small", "amorcage", None, 1),
        gate("large", "consolidation", "amorcage", 4),
        gate("middle", "decollage", "consolidation", 3),
        gate("tiny", "exemplarite", "decollage", 0),
    ]
    rules = charter(gate=gates)
    (reason,) = History().reasons("charter adopt", rules=rules)
    assert reason.rule == "charter-too-large"
    size = len(canonical(rules.as_data()))
    assert reason.sentence.values == {"size": size, "most": LARGEST_CHARTER, "parts": "large, middle, small"}


@pytest.mark.parametrize(("letters", "fits"), [(0, True), (1, False)])
def test_the_largest_charter_that_fits_is_adopted(letters: int, fits: object) -> None:
    empty = len(canonical(charter(document="x").as_data())) - 1
    fr = LARGEST_CHARTER - empty
    parts = [{"id": f"b{number}", "fr": "x" * 8000, "en": "x"} for number in range(fr // 8100)]
    left = LARGEST_CHARTER - len(canonical(charter(body=parts, document="x").as_data()))
    padded = charter(
        body=[*parts, {"id": "p", "fr": "x" * (left - len(',{"en":"x","fr":"","id":"p"}') + letters), "en": "x"}],
        document="x",
    )
    assert len(canonical(padded.as_data())) == LARGEST_CHARTER + letters
    history = History()
    if fits is True:
        adopt(history, padded)
    else:
        assert history.refusal("charter adopt", rules=padded) == ["charter-too-large"]


def test_the_decision_that_adopts_an_edition_is_known() -> None:
    history = History()
    assert history.refusal("charter adopt", rules=charter(), decision="d") == ["unknown-id"]
    history.do("decision record", title="D", id="d", on="2016")
    assert adopt(history, charter(), decision="d").decision == "d"


def test_every_reason_is_given_at_once() -> None:
    history = History()
    adopt(history, charter(), on="2017")
    fields = {"rules": charter(), "edition": "1", "decision": "d", "on": "2016"}
    assert history.refusal("charter adopt", **fields) == [
        *("edition-taken", "same-charter", "unknown-id", "before-what-it-replaces")
    ]
