"""Rectifying and annulling: what is refused, and why."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.events import EntryAnnulled, EntryRectified, RegisterSealed
from tests.support.facts import fact
from tests.support.history import History
from tests.support.scenes import decide, entered, programme, vote
from tests.support.scenes import review as reviewed


def held() -> History:
    """Return a meeting at position 1."""
    history = History()
    history.do("meeting hold", kinds=["workshop"], title="Atelier", id="m", on="2017-03-24?", sources=["bilan:688"])
    return history


def refused(history: History, field: str, *to: str, position: int = 1) -> list[str]:
    return history.refusal("entry rectify", position=position, field=field, to=list(to), reason="R")


def test_a_rectification_keeps_the_old_and_the_new_value_and_bears_what_it_corrects() -> None:
    history = held()
    (made,) = history.do("entry rectify", position=1, field="on", to=["2017-04-24"], reason="Faute de frappe")
    assert isinstance(made.event, EntryRectified)
    assert (made.event.old, made.event.new, made.event.position) == ("2017-03-24?", "2017-04-24", 1)
    assert made.event.tags() == ("entry:test-1#1", "meeting:m", "of:meeting-held")


@pytest.mark.parametrize("path", ["entry rectify", "entry annul"])
def test_an_entry_that_is_not_there_is_an_unknown_id(path: str) -> None:
    more: dict[str, Any] = {"field": "on", "to": ["2017"]} if path == "entry rectify" else {}
    (reason,) = held().reasons(path, position=9, reason="R", **more)
    assert (reason.rule, reason.advice) == ("unknown-id", "programme trail")


def test_an_unknown_field_is_refused_with_those_there_are() -> None:
    (reason,) = held().reasons("entry rectify", position=1, field="place", to=["Aix"], reason="R")
    fields = ("on", "sources", "doubt", "kinds", "title", "agenda", "starts", "ends")
    assert (reason.rule, reason.sentence.values["fields"]) == ("unknown-field", fields)


def test_a_field_that_is_an_id_is_fixed_annul_and_record_again() -> None:
    (reason,) = held().reasons("entry rectify", position=1, field="meeting", to=["n"], reason="R")
    advice = "programme entry annul 1 --reason … --replace-with journal.yaml"
    assert (reason.rule, reason.advice) == ("field-is-fixed", advice)


def test_what_was_voted_decided_or_worked_out_is_fixed() -> None:
    history = reviewed()
    vote(history, president="for")
    voted = history.facts[-1].position
    decide(history)
    decided = voted + 1
    assert refused(history, "ballot", "against", position=voted) == ["field-is-fixed"]
    for field in ("outcome", "on", "findings", "tally"):
        assert refused(history, field, "2017", position=decided) == ["field-is-fixed"]
    history.do("entry rectify", position=decided, field="motive", to=["Prêt"], reason="R")


@pytest.mark.parametrize(
    ("field", "to"),
    [
        ("on", ["le 24"]),
        ("on", [""]),
        ("on", ["2017", "2018"]),
        ("kinds", ["fête"]),
        ("starts", ["25:00"]),
        ("title", [""]),
        ("title", ["a", "b"]),
    ],
)
def test_a_value_that_is_not_one_of_the_field_is_refused(field: str, to: list[str]) -> None:
    assert refused(held(), field, *to) == ["value-not-of-the-field"]


def test_the_same_value_is_refused() -> None:
    assert refused(held(), "on", "2017-03-24?") == ["same-value"]
    assert refused(held(), "doubt", "") == ["same-value"]
    assert refused(held(), "sources", "bilan:688") == ["same-value"]


def test_the_same_value_is_that_of_the_last_rectification() -> None:
    history = held()
    history.do("entry rectify", position=1, field="on", to=["2017-04-24"], reason="R")
    assert refused(history, "on", "2017-04-24") == ["same-value"]
    history.do("entry rectify", position=1, field="on", to=["2017-03-24?"], reason="R")


def test_an_optional_field_is_emptied_by_an_empty_value() -> None:
    history = held()
    (made,) = history.do("entry rectify", position=1, field="sources", to=[""], reason="R")
    assert (getattr(made.event, "old", None), getattr(made.event, "new", None)) == (("bilan:688",), ())


def test_a_date_that_has_not_yet_happened_is_refused() -> None:
    assert refused(held(), "on", "2031") == ["not-yet-happened"]


def test_an_entry_that_rectifies_another_is_not_rectified() -> None:
    history = held()
    history.do("entry rectify", position=1, field="on", to=["2017-04-24"], reason="R")
    (reason,) = history.reasons("entry rectify", position=2, field="reason", to=["S"], reason="R")
    advice = "programme entry rectify 1 --field on --to … --reason …"
    assert (reason.rule, reason.advice) == ("rectifies-another", advice)


def test_an_entry_that_annuls_others_is_not_rectified() -> None:
    history = held()
    history.do("entry annul", position=1, reason="R")
    assert refused(history, "reason", "S", position=2) == ["annuls-others"]


def test_an_entry_already_annulled_is_neither_rectified_nor_annulled_again() -> None:
    history = held()
    history.do("entry annul", position=1, reason="R")
    assert refused(history, "on", "2017-04-24") == ["already-annulled"]
    (reason,) = history.reasons("entry annul", position=1, reason="R")
    assert (reason.rule, reason.advice) == ("already-annulled", "programme entry annul 2 --reason …")


@pytest.mark.parametrize("path", ["entry rectify", "entry annul"])
def test_what_is_not_of_the_world_is_not_corrected(path: str) -> None:
    history = held()
    history.facts.append(fact(RegisterSealed(key="test+00000000+AAAA"), "2030", 2))
    more: dict[str, Any] = {"field": "on", "to": ["2017"]} if path == "entry rectify" else {}
    assert "not-of-the-world" in history.refusal(path, position=2, reason="R", **more)


def test_an_ordinary_fact_is_annulled_without_authorisation() -> None:
    history = held()
    (made,) = history.do("entry annul", position=1, reason="Saisie deux fois")
    assert isinstance(made.event, EntryAnnulled)
    assert (made.event.entries, made.event.of) == (("test-1#1",), ("meeting-held",))


# --- Votes, decisions and passages ------------------------------------------------------------------------------------


def passed() -> tuple[History, int]:
    """Return a territory that passed its first gate, and the position of the decision."""
    history = entered()
    return history, next(one.position for one in history.facts if one.event.type == "gate-decided")


def filed(history: History, id: str = "releve") -> None:
    history.do("document file", document=id, title="Relevé", kind="minutes", sha256="0" * 64, on="2018")


def test_a_passage_is_not_annulled_when_not_authorised_or_its_document_is_missing() -> None:
    history, position = passed()
    assert history.refusal("entry annul", position=position, reason="R") == ["not-authorised", "document-missing"]


def test_a_document_not_filed_authorises_nothing() -> None:
    history, position = passed()
    history.do("document draft", document="releve", title="Relevé", kind="minutes", on="2018")
    given = {"position": position, "reason": "R", "authorised_by": "committee", "document": "releve"}
    assert history.refusal("entry annul", **given) == ["document-not-filed"]


def test_who_authorises_and_on_what_must_be_known() -> None:
    history, position = passed()
    given = {"position": position, "reason": "R", "authorised_by": "comittee", "document": "relevee"}
    assert history.refusal("entry annul", **given) == ["unknown-id", "unknown-id"]


def test_a_decision_and_the_phase_it_opened_are_annulled_together() -> None:
    history, position = passed()
    filed(history)
    given = {"position": position, "reason": "R", "authorised_by": "committee", "document": "releve"}
    (made,) = history.do("entry annul", **given)
    assert isinstance(made.event, EntryAnnulled)
    assert {"gate-decided", "phase-entered"} <= set(made.event.of)
    assert history.refusal("entry annul", position=made.position, reason="R") == ["not-authorised", "document-missing"]


@pytest.mark.parametrize("path", ["decision record", "decision withdraw"])
def test_a_decision_of_any_kind_is_annulled_only_if_authorised(path: str) -> None:
    history = programme()
    history.do("decision record", title="D", id="d", on="2017")
    if path == "decision withdraw":
        history.do("decision withdraw", decision="d", reason="R", on="2018")
    position = history.facts[-1].position
    assert "not-authorised" in history.refusal("entry annul", position=position, reason="R")


def test_once_its_passage_is_annulled_a_territory_stands_before_the_gate_again() -> None:
    history, position = passed()
    filed(history)
    given = {"position": position, "reason": "R", "authorised_by": "committee", "document": "releve"}
    history.do("entry annul", **given)
    decide(history, on="2017-05-01")
    assert history.facts[-1].event.type in {"gate-decided", "phase-entered", "territory-selected"}
