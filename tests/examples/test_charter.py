"""The example charter: what it cites stands in the source, and what it says of itself is so."""

from __future__ import annotations

from programme.domain.charter import Charter, Criterion
from programme.domain.demands import Attested
from programme.domain.vocabulary import Rule
from tests.examples.support import SourceText, plain


def criteria(charter: Charter) -> list[Criterion]:
    return [criterion for gate in charter.gates for criterion in gate.criteria]


def test_every_short_quotation_stands_at_its_lines_of_the_source(charter: Charter, source: SourceText) -> None:
    astray = [
        (one.id, one.cites.text)
        for one in criteria(charter)
        if one.cites is not None and plain(one.cites.text) not in source.at(*one.cites.lines)
    ]
    assert astray == []


def test_every_criterion_cites_the_source_but_those_on_reservations(charter: Charter) -> None:
    silent = [(gate.id, one.id) for gate in charter.gates for one in gate.criteria if one.cites is None]
    assert silent == [("decollage", "reservations"), ("exemplarite", "reservations")]
    assert {one.cites.document for one in criteria(charter) if one.cites is not None} == {"bilan-2016-2017"}


def test_it_holds_thirty_five_criteria_for_four_gates(charter: Charter) -> None:
    count = {gate.id: len(gate.criteria) for gate in charter.gates}
    assert count == {"selection": 2, "consolidation": 12, "decollage": 11, "exemplarite": 10}


def test_only_one_of_its_rules_is_of_the_source(charter: Charter) -> None:
    assert [one.id for one in criteria(charter) if one.rule is Rule.SOURCE] == ["theme-fits"]
    assert {one.voting.rule for one in charter.bodies if one.voting is not None} == {Rule.HYPOTHESIS}


def test_the_consolidation_asks_eight_things_and_wishes_four_more(charter: Charter) -> None:
    gate = charter.gate("consolidation")
    assert gate is not None
    assert [one.id for one in gate.criteria if one.must] == [
        "red-line",
        "group",
        "workshops",
        "city-engaged",
        "flagships-written",
        "budget-final",
        "question-1",
        "closing-meeting",
    ]
    assert [one.id for one in gate.criteria if not one.must] == [
        "internal-committee",
        "steps",
        "business-networks",
        "funding-applied",
    ]


def test_the_red_line_is_never_waived_and_never_answered_by_the_proposer(charter: Charter) -> None:
    lines = [one for one in criteria(charter) if one.id == "red-line"]
    assert len(lines) == 3
    assert not any(one.waivable for one in lines)
    assert [one.demand for one in lines] == [Attested(name="attested", by_other_than="proposer")] * 3
    assert {one.id for one in criteria(charter) if not one.waivable} == {"red-line"}


def test_who_can_settle_a_criterion_and_who_decides_are_known_to_the_charter(charter: Charter) -> None:
    bodies = {one.id for one in charter.bodies}
    assert {one.who_can_settle for one in criteria(charter)} <= bodies | charter.office_ids()
    assert [gate.decided_by for gate in charter.gates] == [
        ("comite-interne",),
        ("comite-interne",),
        ("comite-elargi",),
        ("comite-elargi",),
    ]


def test_it_says_that_the_association_has_not_adopted_it(charter: Charter) -> None:
    assert charter.notice is not None
    assert "non adoptées par l’association" in charter.notice.fr
    assert "not adopted by the association" in charter.notice.en


def test_the_phases_have_the_windows_that_the_source_prints(charter: Charter, source: SourceText) -> None:
    assert source.at(223, 227).startswith("septembre 2016- décembre 2020")
    windows = {one.id: str(one.planned) for one in charter.phases}
    assert windows == {
        "amorcage": "2016-09/2017-12",
        "consolidation": "2018",
        "decollage": "2019",
        "exemplarite": "2020",
    }
