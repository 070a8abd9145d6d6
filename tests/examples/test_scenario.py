"""The invented sequel: marked so everywhere, and a way through all that a gate can bring."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import pairwise

import pytest

from programme.domain.acts import ALL_ACTS
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.question import Question
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.assessment import assess
from programme.domain.event import Event
from programme.domain.events import (
    BallotCast,
    CriterionWaived,
    DecisionWithdrawn,
    DocumentFiled,
    GateDecided,
    LessonRecorded,
    PhaseEntered,
    ProxyGiven,
    RecusalRecorded,
    TerritoryResumed,
    TerritorySuspended,
)
from programme.domain.fact import Fact
from programme.domain.questions import is_deferred, settlements
from programme.domain.vocabulary import Finding, Outcome
from programme.exchange.journal import Journal, requests_as_recorded
from programme.register.register import Register
from tests.examples.support import EXAMPLE, NOW, TERRITORIES

AIX = "aix-en-provence"
PIECES = EXAMPLE / "pieces"


def facts(register: Register, *types: type[Event]) -> list[Fact]:
    return list(register.reading().facts(*types))


def decision(register: Register, review: str) -> GateDecided:
    events = [one.event for one in facts(register, GateDecided)]
    return next(one for one in events if isinstance(one, GateDecided) and one.review == review)


def test_every_entry_says_that_it_is_invented_and_cites_no_source(scenario: Journal) -> None:
    assert len(scenario.rows) > 200
    assert [one.key for one in scenario.rows if one.act.doubt != "Scénario inventé"] == []
    assert [one.key for one in scenario.rows if one.act.sources] == []
    assert scenario.notice is not None
    assert "inventé" in scenario.notice


def test_every_fact_in_the_register_that_is_not_of_the_real_year_says_so_too(scenario_register: Register) -> None:
    after = datetime(2017, 12, 1, tzinfo=UTC)
    invented = [one for one in scenario_register.facts() if one.recorded_at > after]
    assert len(invented) > 200
    assert {one.event.doubt for one in invented} == {"Scénario inventé"}


def test_each_entry_has_its_own_instant_and_they_rise_from_2018_to_2020(scenario: Journal) -> None:
    instants = [one.recorded for one in scenario.rows if one.recorded is not None]
    assert len(instants) == len(scenario.rows)
    assert all(one < two for one, two in pairwise(instants))
    assert instants[0].date() == date(2018, 1, 8)
    assert instants[-1].date() == date(2020, 12, 18)


def test_three_territories_go_through_the_four_phases_at_their_own_pace(scenario_register: Register) -> None:
    entered: dict[str, list[tuple[str, str]]] = {one: [] for one in TERRITORIES}
    for fact in facts(scenario_register, PhaseEntered):
        assert isinstance(fact.event, PhaseEntered)
        entered[fact.event.territory].append((fact.event.phase, str(fact.on)))
    assert entered == {
        "aix-en-provence": [
            ("amorcage", "2016-09/2017-02-13"),
            ("consolidation", "2018-04-19"),
            ("decollage", "2019-03-01"),
            ("exemplarite", "2020-01-30"),
        ],
        "venelles": [
            ("amorcage", "2016-09/2017-10"),
            ("consolidation", "2018-11-15"),
            ("decollage", "2019-07-04"),
            ("exemplarite", "2020-09-17"),
        ],
        "pertuis": [
            ("amorcage", "2016-09/2017-10"),
            ("consolidation", "2019-04-11"),
            ("decollage", "2019-12-12"),
            ("exemplarite", "2020-12-10"),
        ],
    }


@pytest.mark.parametrize(
    ("day", "phases"),
    [
        (date(2018, 4, 18), ["amorcage", "amorcage", "amorcage"]),
        (date(2019, 2, 28), ["consolidation", "consolidation", "amorcage"]),
        (date(2019, 3, 15), ["decollage", "consolidation", "amorcage"]),
        (date(2020, 2, 1), ["exemplarite", "decollage", "decollage"]),
        (date(2020, 12, 31), ["exemplarite", "exemplarite", "exemplarite"]),
    ],
)
def test_on_a_day_each_territory_is_where_its_last_passage_left_it(
    day: date, phases: list[str], scenario_register: Register
) -> None:
    reading = scenario_register.reading()
    projects = [reading.of(TerritoryProject, one) for one in TERRITORIES]
    assert [one.phases_at(day) for one in projects] == [(phase,) for phase in phases]


def test_the_eleven_reviews_end_in_all_ways_but_a_stop(scenario_register: Register) -> None:
    outcomes = {
        one.event.review: one.event.outcome
        for one in facts(scenario_register, GateDecided)
        if isinstance(one.event, GateDecided)
    }
    others = {review: outcome for review, outcome in outcomes.items() if outcome is not Outcome.PASSED}
    assert others == {
        "aix-en-provence-consolidation-1": Outcome.DEFERRED,
        "venelles-consolidation-1": Outcome.PASSED_WITH_RESERVATIONS,
        "pertuis-consolidation-1": Outcome.REWORK,
    }
    assert len(outcomes) == 11


def test_pertuis_is_refused_though_every_must_was_met_since_two_for_and_two_against_is_no_majority(
    scenario_register: Register,
) -> None:
    refused = decision(scenario_register, "pertuis-consolidation-1")
    assert refused.tally is not None
    assert (refused.tally.votes_for, refused.tally.votes_against, refused.tally.abstentions) == (2, 2, 1)
    assert (refused.tally.majority_base, refused.tally.majority_needed) == (4, 3)
    assert (refused.tally.quorate, refused.tally.carried) == (True, False)
    assert refused.motive is not None
    unmet = [one.criterion for one in refused.findings if one.finding is Finding.UNMET]
    assert unmet == ["funding-applied"]  # a wish, not a must
    assert decision(scenario_register, "pertuis-consolidation-2").outcome is Outcome.PASSED


def test_aix_is_deferred_for_what_was_missing_then_passes_without_the_pilot_and_with_a_proxy(
    scenario_register: Register,
) -> None:
    deferred = decision(scenario_register, "aix-en-provence-consolidation-1")
    unmet = [one.criterion for one in deferred.findings if one.finding is Finding.UNMET]
    assert unmet == ["city-engaged", "flagships-written", "steps", "business-networks", "funding-applied"]
    (recusal,) = facts(scenario_register, RecusalRecorded)
    assert isinstance(recusal.event, RecusalRecorded)
    assert (recusal.event.office, recusal.event.review) == ("pilot", "aix-en-provence-consolidation-2")
    (proxy,) = facts(scenario_register, ProxyGiven)
    assert isinstance(proxy.event, ProxyGiven)
    assert (proxy.event.office, proxy.event.holder) == ("treasurer", "president")
    tally = decision(scenario_register, "aix-en-provence-consolidation-2").tally
    assert tally is not None
    assert (tally.votes_for, tally.abstentions, tally.represented, tally.recused) == (3, 1, 1, 1)
    assert (tally.quorum_base, tally.quorum_needed, tally.quorum_counted) == (4, 2, 4)


def test_venelles_passes_with_two_reservations_that_are_lifted_before_the_next_gate(
    scenario_register: Register,
) -> None:
    reservations = scenario_register.reading().of(GateFile, "venelles").reservations()
    assert [(str(one.start.on), [str(end.on) for end in one.ends]) for one in reservations] == [
        ("2018-11-15", ["2019-03-01"]),
        ("2018-11-15", ["2019-05-16"]),
    ]
    tally = decision(scenario_register, "venelles-consolidation-1").tally
    assert tally is not None
    assert (tally.votes_for, tally.votes_against, tally.abstentions) == (3, 1, 1)
    at_next = decision(scenario_register, "venelles-decollage-1")
    assert {one.criterion: one.finding for one in at_next.findings}["reservations"] is Finding.MET


def test_one_criterion_is_waived_until_the_end_of_2019(scenario_register: Register) -> None:
    (waiver,) = facts(scenario_register, CriterionWaived)
    assert isinstance(waiver.event, CriterionWaived)
    assert (waiver.event.territory, waiver.event.criterion) == ("venelles", "year-funded")
    assert str(waiver.event.until) == "2019-12-31"
    waived = [
        (one.event.review, found.criterion)
        for one in facts(scenario_register, GateDecided)
        if isinstance(one.event, GateDecided)
        for found in one.event.findings
        if found.finding is Finding.WAIVED
    ]
    assert waived == [("venelles-decollage-1", "year-funded")]


def test_a_territory_was_suspended_and_a_decision_withdrawn(scenario_register: Register) -> None:
    suspended, resumed = facts(scenario_register, TerritorySuspended, TerritoryResumed)
    assert (str(suspended.on), str(resumed.on)) == ("2018-05-31", "2018-08-30")
    (withdrawn,) = facts(scenario_register, DecisionWithdrawn)
    assert isinstance(withdrawn.event, DecisionWithdrawn)
    assert withdrawn.event.decision == "hypothese-budgetaire-1"


def test_the_enlarged_committee_decides_by_votes_of_those_who_sit(scenario_register: Register) -> None:
    first = decision(scenario_register, "aix-en-provence-decollage-1")
    assert (first.body, first.tally and first.tally.seats) == ("comite-elargi", 16)
    assert first.tally is not None
    assert (first.tally.votes_for, first.tally.quorum_needed) == (9, 8)
    later = decision(scenario_register, "venelles-exemplarite-1").tally
    assert later is not None
    assert (later.seats, later.quorum_needed, later.votes_for) == (15, 8, 7)  # a member has left
    voted = [one.event.body for one in facts(scenario_register, BallotCast) if isinstance(one.event, BallotCast)]
    assert {body: voted.count(body) for body in set(voted)} == {"comite-interne": 22, "comite-elargi": 54}


def test_some_facts_are_recorded_months_after_they_happened(scenario_register: Register) -> None:
    late = [
        one.command_id.partition(":")[2]
        for one in scenario_register.facts()
        if one.recorded_at.year > 2017 and (one.recorded_at.date() - one.on.latest).days > 90
    ]
    assert late == ["venelles-atelier-2-tardif", "venelles-atelier-3-tardif"]


def test_the_committee_sees_the_whole_tool_at_work(real_year: Journal, scenario: Journal) -> None:
    """All but what would undo the story that is told: nothing is reopened, migrated, closed or only envisaged."""
    used = {type(one.act) for journal in (real_year, scenario) for one in journal.rows}
    nouns = {act.noun for act in used}
    assert [act.path() for act in ALL_ACTS if act.noun in nouns and act not in used] == [
        "charter migrate",
        "territory envisage",
        "territory close",
        "gate reopen",
    ]


def test_a_lesson_is_drawn_at_each_gate(scenario_register: Register) -> None:
    reviews = {one.event.review for one in facts(scenario_register, GateDecided) if isinstance(one.event, GateDecided)}
    lessons = [one.event for one in facts(scenario_register, LessonRecorded)]
    assert {one.review for one in lessons if isinstance(one, LessonRecorded)} == reviews


@pytest.mark.parametrize(
    ("territory", "day", "finding"),
    [
        (AIX, date(2019, 2, 14), Finding.MET),
        ("venelles", date(2019, 7, 3), Finding.UNMET),  # the waiver is of the day after
        ("pertuis", date(2019, 12, 12), Finding.MET),
    ],
)
def test_the_year_is_funded_or_not_by_the_reading_that_is_adopted(
    territory: str, day: date, finding: Finding, scenario_register: Register
) -> None:
    """97 500 euros of production for each territory over three years: 32 500 a year, half of which is 16 250.

    Granted in cash for 2019: 18 000 to Aix-en-Provence, 10 800 to Venelles by July, 20 000 to Pertuis.
    """
    results = assess(scenario_register.reading(), territory, day, "decollage").results
    assert {one.criterion.id: one.finding for one in results}["year-funded"] is finding


def test_a_deferral_to_a_day_holds_until_the_question_is_settled(scenario_register: Register) -> None:
    """Deferred in January 2018 to 30 June 2019, settled on 23 May 2019: never open in between."""
    question = scenario_register.reading().of(Question, "q1")
    reading = scenario_register.reading()
    assert [str(one.on) for one in question.deferrals.links] == ["2018-01-18"]
    days = [date(2018, 1, 17), date(2018, 1, 18), date(2019, 5, 22)]
    assert [is_deferred(question, reading, day) for day in days] == [Answer.NO, Answer.YES, Answer.YES]
    (settlement,) = settlements(question, reading, date(2019, 5, 23))
    assert settlement.holds(date(2019, 5, 23)) is Answer.YES


def test_the_documents_it_files_are_at_hand_with_the_fingerprints_on_record(scenario_register: Register) -> None:
    filed = [one.event for one in facts(scenario_register, DocumentFiled)]
    recorded = {one.document: one.sha256 for one in filed if isinstance(one, DocumentFiled)}
    shown = {path.stem: sha256(path.read_bytes()).hexdigest() for path in PIECES.iterdir()}
    assert len(shown) == 3
    assert shown.items() <= recorded.items()


def test_the_sequel_changes_nothing_of_what_stood_at_the_end_of_2017(
    year_register: Register, scenario_register: Register
) -> None:
    day = date(2017, 12, 31)
    for territory in TERRITORIES:
        alone = assess(year_register.reading(), territory, day)
        together = assess(scenario_register.reading(), territory, day)
        assert [one.finding for one in alone.results] == [one.finding for one in together.results]


def test_importing_both_again_records_nothing_more(
    scenario_register: Register, real_year: Journal, scenario: Journal
) -> None:
    head = scenario_register.head()
    for journal in (real_year, scenario):
        again = scenario_register.record(requests_as_recorded(journal, NOW))
        assert all(one.replayed for one in again)
    assert scenario_register.head() == head
