"""Acts on documents: the first says what a document is, the others how far it has come."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from programme.domain.aggregates.document import Document
from programme.domain.answer import Answer
from programme.domain.vocabulary import DocumentStatus
from tests.support.history import History

SHA = "ab" * 32
NEW = {"document": "convention", "title": "Convention", "kind": "city-agreement", "territories": ["aix"]}


def announced() -> History:
    """Return a territory, a stakeholder, and a document that is announced."""
    history = History()
    history.do("territory propose", territory="aix", name="Aix", on="2016-09")
    history.do("stakeholder register", stakeholder="city", name="City", category="pouvoirs-publics")
    history.do("document announce", **NEW, due="2017-12", on="2017-10-01")
    return history


def document(history: History) -> Document:
    return history.reading().of(Document, "convention")


def reached(history: History, day: date = date(2029, 12, 31)) -> list[str]:
    found = document(history)
    return [one.value for one in DocumentStatus if found.has_reached(one, day) is Answer.YES]


def test_what_a_document_is_is_said_once_and_repeated_in_every_fact() -> None:
    history = announced()
    for verb, more in (("draft", {}), ("validate", {}), ("sign", {"signatories": ["city"]}), ("file", {"sha256": SHA})):
        (made,) = history.do(f"document {verb}", document="convention", on="2018", **more)
        said = made.event.model_dump(include={"title", "kind", "territories"})
        assert said == {"title": "Convention", "kind": "city-agreement", "territories": ("aix",)}


@pytest.mark.parametrize(
    ("verb", "more", "statuses"),
    [
        ("announce", {}, ["announced"]),
        ("draft", {}, ["announced", "drafted"]),
        ("validate", {}, ["announced", "drafted", "validated"]),
        ("sign", {}, ["announced", "drafted", "validated", "signed"]),
        ("file", {"sha256": SHA}, ["announced", "drafted", "filed"]),
    ],
)
def test_a_fact_shows_its_status_and_what_that_supposes(verb: str, more: dict[str, str], statuses: list[str]) -> None:
    history = History()
    new = {key: value for key, value in NEW.items() if key != "territories"}
    history.do(f"document {verb}", **new, **more, on="2018")
    assert reached(history) == statuses


def test_a_status_whose_day_is_open_is_undecidable() -> None:
    history = announced()
    history.do("document sign", document="convention", on="2018-03")
    days = (date(2018, 2, 28), date(2018, 3, 15), date(2018, 3, 31))
    answers = [document(history).has_reached(DocumentStatus.SIGNED, day) for day in days]
    assert answers == [Answer.NO, Answer.UNDECIDABLE, Answer.YES]


def test_a_new_document_needs_a_title_and_a_kind() -> None:
    refused = announced().refusal("document draft", document="other", territories=["aixe"])
    assert refused == ["unknown-id", "title-missing", "kind-missing"]


def test_a_document_described_otherwise_does_not_become_another_one() -> None:
    history = announced()
    assert history.refusal("document draft", document="convention", title="Protocole") == ["described-otherwise"]
    history.do("document draft", document="convention", title="Convention", kind="city-agreement")


def test_signatories_are_known_and_what_is_already_filed_is_not_filed_again() -> None:
    history = announced()
    assert history.refusal("document sign", document="convention", signatories=["sity"]) == ["unknown-id"]
    history.do("document file", document="convention", sha256=SHA)
    (reason,) = history.reasons("document file", document="convention", sha256=SHA)
    assert (reason.rule, reason.advice) == ("already-filed", "programme entry show 4")
    history.do("document file", document="convention", sha256="cd" * 32)
    assert list(document(history).hashes) == [SHA, "cd" * 32]


@pytest.mark.parametrize("sha256", ["ab" * 31, "AB" * 32, "xy" * 32])
def test_a_fingerprint_has_64_hexadecimal_digits(sha256: str) -> None:
    with pytest.raises(ValidationError):
        announced().do("document file", document="convention", sha256=sha256)
