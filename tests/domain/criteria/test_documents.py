"""The demand for a document: of a kind, for the territory, come to a status."""

from __future__ import annotations

from programme.domain.sentences import say
from programme.domain.vocabulary import DocumentStatus, Finding
from programme.domain.words import word
from tests.support.one_gate import AIX, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE
AGREEMENT = {"name": "document", "kind": "city-agreement"}


def test_only_a_document_of_the_kind_and_for_the_territory_counts() -> None:
    history = before_a_gate(**AGREEMENT, status="drafted")
    status = word(DocumentStatus.DRAFTED)
    missing = say("No document of this kind ({kind}) on record: {status}.", kind="city-agreement", status=status)
    history.do("document draft", document="leaflet", title="L", kind="leaflet", on="2018-01-01")
    aix = {"document": "aix", "title": "A", "kind": "city-agreement", "territories": [AIX]}
    history.do("document announce", **aix, on="2018-01-01")
    assert found(history, "2018-12-31").found.missing == missing
    history.do("document draft", document="aix", on="2018-03")
    assert findings(history, "2018-02-28", "2018-03-15", "2018-03-31") == [UNMET, UNDECIDABLE, MET]
    assert findings(history, "2018-12-31", territory=VENELLES) == [UNMET]


def test_a_document_that_is_filed_is_not_thereby_signed() -> None:
    history = before_a_gate(**AGREEMENT, status="signed")
    history.do("document file", document="a", title="A", kind="city-agreement", sha256="0" * 64, on="2018-01-01")
    assert findings(history, "2018-12-31") == [UNMET]
    history.do("document sign", document="a", on="2018-02-01")
    assert findings(history, "2018-01-31", "2018-02-01") == [UNMET, MET]


def test_one_for_the_whole_programme_counts_everywhere_and_for_the_programme_each_does() -> None:
    history = before_a_gate(**AGREEMENT, status="drafted")
    history.do("document draft", document="all", title="A", kind="city-agreement", on="2018-01-01")
    assert findings(history, "2018-12-31", territory=VENELLES) == [MET]
    history = before_a_gate(**AGREEMENT, status="drafted", scope="programme")
    aix = {"document": "aix", "title": "A", "kind": "city-agreement", "territories": [AIX]}
    history.do("document draft", **aix, on="2018-01-01")
    assert findings(history, "2018-12-31", territory=VENELLES) == [MET]
