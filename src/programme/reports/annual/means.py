"""The means: the budget in columns that are never added up, funding, documents, indicators, risks."""

from __future__ import annotations

from programme.domain.aggregates.budget import BudgetLine, LineState
from programme.domain.aggregates.document import Document
from programme.domain.aggregates.funding import Call, FundingRequest
from programme.domain.aggregates.indicator import Indicator
from programme.domain.aggregates.risk import Risk, assessed
from programme.domain.budget import Valued, adoptions, assumptions, budget_lines
from programme.domain.events import CallExpected, CallOpened, FundingApplied, RiskRaised
from programme.domain.money import Cents
from programme.domain.sentences import Sentence, say
from programme.domain.timed import due_of
from programme.domain.vocabulary import Nature
from programme.reports.annual.rows import BECAME, TERRITORIES, became, refs, territories
from programme.reports.document import Block, Code, Ref, Single, Value, listed, whole
from programme.reports.page import WHENCE, Draft, doubts, happenings, whence
from programme.reports.survey import Survey


def means(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    return (
        say("Means, documents, risks"),
        (
            ("budget", say("Budget"), (*_lines(survey), *_readings(survey), *_adopted(survey))),
            ("funding", say("Calls for projects, funding"), (*_calls(survey), *_requests(survey))),
            ("documents", say("Documents"), _documents(survey)),
            ("indicators", say("Indicators"), _indicators(survey)),
            ("risks", say("Risks"), _risks(survey)),
        ),
    )


def _lines(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("label", say("Line"), 9),
        ("status", say("Status"), 0),
        ("purpose", say("Purpose"), 0),
        ("period", say("Period"), 0),
        TERRITORIES,
        ("unclear", say("Unclear"), 0),
        *BECAME,
        ("cash", say("Cash"), 3),
        ("in_kind", say("In kind"), 3),
        ("volunteer_time", say("Volunteer time"), 3),
        *WHENCE,
    )
    caption = say("Lines as stated: sums of different natures are never added up")
    return whole("lines", caption, columns, [_line(survey, one) for one in budget_lines(survey.reading, survey.day)])


def _line(survey: Survey, one: BudgetLine) -> tuple[Value, ...]:
    states = [state for state in one.states(survey.day) if state is not None]
    facts = one.amounts.links
    return (
        Ref("line", one.id),
        tuple(dict.fromkeys(state.status for state in states)) or None,
        one.purpose,
        one.statement.period if one.statement is not None else None,
        territories(*one.stated),
        listed(dict.fromkeys(state.unclear for state in states if state.unclear is not None)),
        *became(*facts),
        *(_amounts(states) if one.nature is nature else None for nature in Nature),
        *whence(*facts),
    )


def _amounts(states: list[LineState]) -> Value:
    return tuple(dict.fromkeys(state.amount for state in states)) or None


def _readings(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("reading", say("Reading"), 7),
        ("doubt", say("Doubt"), 0),
        ("per_territory", say("One territory would cost"), 4),
        ("estimate", say("Estimate declared"), 3),
        ("gap", say("Difference"), 3),
        *WHENCE,
    )
    caption = say("Readings of the budget: none is a total before a decision adopts it")
    return whole("readings", caption, columns, [_reading(one) for one in assumptions(survey.reading, survey.day)])


def _reading(one: Valued) -> tuple[Value, ...]:
    cost: Value = None
    if one.per_territory is not None:
        low, high = (Cents(round(bound)) for bound in (one.per_territory.low, one.per_territory.high))
        cost = low if low == high else say("from {least} to {most}", least=low, most=high)
    return one.assumption.title, doubts(one.fact), cost, one.estimate, one.gap, *whence(one.fact)


def _adopted(survey: Survey) -> tuple[Block, ...]:
    adopted = [one.fact for one in adoptions(survey.reading, survey.day) if one is not None]
    return happenings("adopted", say("Readings adopted"), adopted)


def _calls(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("title", say("Call for projects"), 7),
        ("issuer", say("Issuer"), 0),
        TERRITORIES,
        *BECAME,
        ("due", say("Due"), 4),
        *WHENCE,
    )
    return whole(
        "calls", say("Calls for projects"), columns, [_call(one) for one in survey.reading.every(Call) if one.exists]
    )


def _call(one: Call) -> tuple[Value, ...]:
    announced = (*one.expected, *one.opened)
    facts = (*announced, *one.answered)
    issuers = [fact.event.issuer for fact in announced if isinstance(fact.event, CallExpected | CallOpened)]
    return (
        Ref("call", one.id),
        tuple(dict.fromkeys(issuer for issuer in issuers if issuer is not None)) or None,
        territories(*announced),
        *became(*facts),
        tuple(dict.fromkeys(due for fact in announced if (due := due_of(fact)) is not None)) or None,
        *whence(*facts),
    )


def _requests(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("title", say("Funding request"), 7),
        ("funder", say("Funder"), 0),
        TERRITORIES,
        *BECAME,
        ("amount", say("Amount asked for"), 4),
        *WHENCE,
    )
    found = survey.reading.every(FundingRequest)
    return whole("requests", say("Funding requests"), columns, [_request(one) for one in found])


def _request(one: FundingRequest) -> tuple[Value, ...]:
    facts = (*one.applied, *one.granted, *one.refused, *one.reported)
    asked = [fact.event for fact in one.applied if isinstance(fact.event, FundingApplied)]
    return (
        Ref("funding", one.id),
        tuple(event.funder for event in asked) or None,
        territories(*one.applied),
        *became(*facts),
        tuple(event.amount for event in asked if event.amount is not None) or None,
        *whence(*facts),
    )


def _documents(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("title", say("Document"), 8),
        ("kind", say("Kind"), 0),
        TERRITORIES,
        *BECAME,
        ("due", say("Promised for"), 0),
        ("sha256", say("SHA-256"), 0),
        *WHENCE,
    )
    return whole("documents", say("Documents"), columns, [_document(one) for one in survey.reading.every(Document)])


def _document(one: Document) -> tuple[Value, ...]:
    dues = dict.fromkeys(due for fact in one.facts if (due := due_of(fact)) is not None)
    return (
        Ref("document", one.id),
        Ref("document-kind", one.description.kind) if one.description is not None else None,
        territories(*one.facts),
        *became(*one.facts),
        tuple(dues) or None,
        tuple(Code(sha256) for sha256 in one.hashes) or None,
        *whence(*one.facts),
    )


def _indicators(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("name", say("Indicator"), 8),
        ("unit", say("Unit"), 0),
        ("verification", say("Means of verification"), 0),
        *BECAME,
        ("kind", say("Kind"), 3),
        ("baseline", say("Baseline"), 2),
        ("target", say("Target"), 2),
        *WHENCE,
    )
    return whole("indicators", say("Indicators"), columns, [_indicator(one) for one in survey.reading.every(Indicator)])


def _indicator(one: Indicator) -> tuple[Value, ...]:
    defined, facts = one.definition, (*one.defined, *one.measured)
    said: tuple[Single, ...] = (None,) * 5
    if defined is not None:
        said = (defined.unit, defined.verification, defined.kind, defined.baseline, defined.target)
    unit, verification, kind, baseline, target = said
    return Ref("indicator", one.id), unit, verification, *became(*facts), kind, baseline, target, *whence(*facts)


def _risks(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("title", say("Risk"), 9),
        TERRITORIES,
        *BECAME,
        ("likelihood", say("Likelihood"), 2),
        ("impact", say("Impact"), 2),
        ("owner", say("Owner"), 3),
        ("trend", say("Trend"), 2),
        *WHENCE,
    )
    return whole("risks", say("Risks"), columns, [_risk(survey, one) for one in survey.reading.every(Risk)])


def _risk(survey: Survey, one: Risk) -> tuple[Value, ...]:
    facts = (*one.assessments.links, *one.closed)
    now = [found for link in one.assessments.candidates(survey.day) if (found := assessed(link)) is not None]
    return (
        Ref("risk", one.id),
        territories(*(fact for fact in facts if isinstance(fact.event, RiskRaised))),
        *became(*facts),
        tuple(dict.fromkeys(each.likelihood for each in now)) or None,
        tuple(dict.fromkeys(each.impact for each in now)) or None,
        refs("office", (each.owner for each in now if each.owner is not None)),
        tuple(dict.fromkeys(each.trend for each in now)) or None,
        *whence(*facts),
    )
