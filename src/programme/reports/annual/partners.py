"""The partners: partnerships by type, stakeholders by category, who gives and expects what."""

from __future__ import annotations

from programme.domain.aggregates.partnership import Partnership, partners_of
from programme.domain.aggregates.stakeholder import INVOLVEMENTS, Stakeholder
from programme.domain.answer import Answer
from programme.domain.dates import OPEN_PAST
from programme.domain.events import (
    CommitmentMade,
    ContactMade,
    EngagementBegun,
    StakeholderRegistered,
    StakeholderWithdrawn,
    SupportExpressed,
)
from programme.domain.matrix import Row, Stated, matrix
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Category, Involvement, PartnershipForm
from programme.reports.annual.rows import BECAME, TERRITORIES, became, refs, territories
from programme.reports.document import Block, Ref, Value, listed, whole
from programme.reports.page import WHENCE, Draft, doubts, happenings, whence
from programme.reports.survey import Survey


def partners(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter."""
    return (
        say("Partners"),
        (
            ("partnerships", say("Partnerships and alliances, by type"), _partnerships(survey)),
            ("stakeholders", say("Stakeholders, by category"), _stakeholders(survey)),
            ("matrix", say("Who gives what, and expects what"), _matrix(survey)),
        ),
    )


def contacts(survey: Survey) -> tuple[Block, ...]:
    """Return how far stakeholders went in the period: met, in favour, taking part, bound; or withdrawn."""
    facts = survey.told(ContactMade, SupportExpressed, EngagementBegun, CommitmentMade, StakeholderWithdrawn)
    return happenings("involvements", say("Contacts, support, engagement, commitments"), facts)


def _partnerships(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("title", say("Partnership"), 9),
        *BECAME,
        TERRITORIES,
        ("kind", say("Kind"), 3),
        ("form", say("Type"), 3),
        ("partners", say("Partners"), 5),
        *WHENCE,
    )
    forms = [*PartnershipForm, None]
    found = sorted(survey.reading.every(Partnership), key=lambda one: forms.index(_form(one)))
    return whole("partnerships", say("Partnerships"), columns, [_partnership(one) for one in found])


def _form(one: Partnership) -> PartnershipForm | None:
    return one.proposal.form if one.proposal is not None else None


def _partnership(one: Partnership) -> tuple[Value, ...]:
    facts = (*one.proposed, *one.signed, *one.evaluated, *one.closed)
    return (
        Ref("partnership", one.id),
        *became(*facts),
        territories(*facts),
        one.proposal.kind if one.proposal is not None else None,
        _form(one),
        refs("stakeholder", (partner for fact in facts for partner in partners_of(fact))),
        *whence(*facts),
    )


def _stakeholders(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("name", say("Stakeholder"), 8),
        ("aliases", say("Also called"), 0),
        ("subtypes", say("Kinds"), 0),
        ("since", say("Since"), 0),
        ("doubt", say("Doubt"), 0),
        ("category", say("Category"), 4),
        TERRITORIES,
        ("involvement", say("How far it goes"), 3),
        *WHENCE,
    )
    categories = [*Category, None]
    found = sorted(survey.reading.every(Stakeholder), key=lambda one: (categories.index(one.category), one.id))
    return whole(
        "stakeholders", say("Stakeholders"), columns, [_stakeholder(survey, one) for one in found if one.exists]
    )


def _stakeholder(survey: Survey, one: Stakeholder) -> tuple[Value, ...]:
    events = [fact.event for fact in one.registered if isinstance(fact.event, StakeholderRegistered)]
    facts = (*one.registered, *one.aliased)
    return (
        Ref("stakeholder", one.id),
        listed(one.aliases),
        tuple(kind for event in events for kind in event.subtypes) or None,
        tuple(fact.on for fact in one.registered if fact.on.earliest != OPEN_PAST) or None,
        doubts(*facts),
        one.category,
        refs("territory", one.territories(survey.day)),
        _involvement(survey, one),
        *whence(*facts),
    )


def _involvement(survey: Survey, one: Stakeholder) -> Involvement | None:
    """Return the farthest it surely or possibly goes on the day; the tables of contacts say since when."""
    levels = {INVOLVEMENTS[type(m.start.event)] for m in one.involvements if m.holds(survey.day) is not Answer.NO}
    return next((level for level in reversed(Involvement) if level in levels), None)


def _matrix(survey: Survey) -> tuple[Block, ...]:
    columns = (
        ("who", say("Who"), 4),
        ("category", say("Category"), 0),
        ("contributions", say("Contributions"), 6),
        ("benefits", say("Benefits"), 6),
        *WHENCE,
    )
    rows = [
        _row(one)
        for one in matrix(survey.reading, survey.day, survey.asked.territory)
        if one.contributions or one.benefits
    ]
    return whole("matrix", say("Contributions and benefits"), columns, rows)


def _row(row: Row) -> tuple[Value, ...]:
    who: Value = row.category if row.stakeholder is None else Ref("stakeholder", row.stakeholder)
    return (
        who,
        None if row.stakeholder is None else row.category,
        _cell(row.contributions),
        _cell(row.benefits),
        *whence(*(one.fact for one in (*row.contributions, *row.benefits))),
    )


def _cell(stated: tuple[Stated, ...]) -> Value:
    return listed(one.text if one.holds is Answer.YES else say("perhaps: {text}", text=one.text) for one in stated)
