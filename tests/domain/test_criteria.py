"""Findings against every possible world: what is found holds whatever the imprecise dates turn out to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programme.domain.answer import Answer
from programme.domain.assessment import CriterionResult, assess
from programme.domain.dates import ImpreciseDate
from programme.domain.events import QuestionDeferred
from programme.domain.fact import Fact
from programme.domain.reading import reading_of
from programme.domain.vocabulary import Finding
from tests.support.demands import KINDS, Case, cases
from tests.support.facts import days_of, on_day
from tests.support.happened import TERRITORY, Happened
from tests.support.oracle import finding, worlds
from tests.support.tiny import DAYS, FUTURE, PAST

COUNTING = ("meetings", "done", "spread")
viewpoints = st.sampled_from(DAYS)
any_case = st.sampled_from(KINDS).flatmap(cases)


def result(history: list[Fact], day: date) -> CriterionResult:
    """Return what is found of the one criterion of the gate ``g``."""
    (found,) = assess(reading_of(history), TERRITORY, day).results
    return found


def found_in_worlds(case: Case, day: date) -> set[Finding]:
    return {finding(case.demand, world, day) for world in worlds(case.facts)}


AS_GOOD = {Finding.WAIVED: {Finding.WAIVED, Finding.MET, Finding.NOT_APPLICABLE}}


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_holds_in_every_world(kind: str) -> None:
    @settings(max_examples=150)
    @given(cases(kind), viewpoints)
    def law(case: Case, day: date) -> None:
        found = result(case.history(), day).finding
        if found is not Finding.UNDECIDABLE:
            assert found_in_worlds(case, day) <= AS_GOOD.get(found, {found})

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_on_exact_days_the_finding_is_that_of_the_one_world(kind: str) -> None:
    @given(cases(kind), viewpoints, st.data())
    def law(case: Case, day: date, data: st.DataObject) -> None:
        exact = tuple(
            on_day(one, data.draw(st.sampled_from(list(days_of(one.on, PAST, FUTURE))))) for one in case.facts
        )
        possible = found_in_worlds(Case(case.demand, exact), day)
        assume(len(possible) == 1)
        assert {result(Case(case.demand, exact).history(), day).finding} == possible

    law()


@pytest.mark.parametrize("kind", COUNTING)
def test_where_facts_are_only_counted_undecidable_means_that_worlds_disagree(kind: str) -> None:
    @given(cases(kind, waivers=False), viewpoints)
    def law(case: Case, day: date) -> None:
        if result(case.history(), day).finding is Finding.UNDECIDABLE:
            assert found_in_worlds(case, day) == {Finding.MET, Finding.UNMET}

    law()


@pytest.mark.parametrize("kind", KINDS)
def test_the_entries_named_as_open_settle_the_finding_once_their_days_are_known(kind: str) -> None:
    @given(cases(kind, waivers=False), viewpoints)
    def law(case: Case, day: date) -> None:
        open_ones = {one.id for one in result(case.history(), day).found.open_facts}
        for world in worlds(case.facts) if open_ones else ():
            happened = {one.id: one for one in world}
            known = tuple(_known(one, happened[one.id]) if one.id in open_ones else one for one in case.facts)
            assert not result(Case(case.demand, known).history(), day).found.open_facts

    law()


def _known(one: Fact, happened: Happened) -> Fact:
    """Return a fact whose day is known, and the day that it defers something to."""
    if not isinstance(one.event, QuestionDeferred) or happened.until is None:
        return on_day(one, happened.day)
    due = ImpreciseDate.day(happened.until)
    return replace(on_day(one, happened.day), event=one.event.model_copy(update={"due": due}))


@given(any_case, viewpoints)
def test_facts_that_have_not_happened_change_nothing(case: Case, day: date) -> None:
    happened = tuple(one for one in case.facts if not _not_yet(one, case, day))
    whole, part = (result(one.history(), day) for one in (case, Case(case.demand, happened)))
    assert part == whole


def _not_yet(one: Fact, case: Case, day: date) -> bool:
    """Return whether a fact has not happened; nor then has what takes its place."""
    before = getattr(one.event, "replaces", None)
    after_one = any(_not_yet(other, case, day) for other in case.facts if other.id == before)
    return one.on.by(day) is Answer.NO or after_one


@given(any_case.flatmap(lambda case: st.tuples(st.just(case), st.permutations(case.history()))), viewpoints)
def test_the_order_of_recording_changes_nothing(recorded: tuple[Case, list[Fact]], day: date) -> None:
    case, shuffled = recorded
    ordered, other = result(case.history(), day), result(shuffled, day)
    assert (other.finding, other.evidence, other.waiver) == (ordered.finding, ordered.evidence, ordered.waiver)


@given(any_case, viewpoints)
def test_evidence_has_happened_or_may_have(case: Case, day: date) -> None:
    evidence = result(case.history(), day).evidence
    assert all(one.on.by(day) is not Answer.NO for one in case.facts if one.position in evidence)


def test_a_demand_that_nobody_knows_how_to_judge_is_a_fault() -> None:
    from programme.domain.criteria.finding import judge_demand

    class Unheard:
        pass

    with pytest.raises(NotImplementedError):
        judge_demand(Unheard(), None, None)  # type: ignore[arg-type]
