"""Point 14: what the phase has brought: the group, partnerships by type and balance, flagship projects, spread."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.aggregates.flagship import Flagship
from programme.domain.aggregates.group import Group
from programme.domain.aggregates.partnership import Partnership
from programme.domain.aggregates.progress import Progress, S
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.answer import Answer, some
from programme.domain.balance import exchange
from programme.domain.events import FlagshipPartnered, FlagshipProposed, PartnershipProposed, ResultsSpread
from programme.domain.matrix import Row, matrix
from programme.domain.sentences import say
from programme.domain.vocabulary import Ending, FlagshipStatus, PartnershipForm, PartnershipStatus
from programme.reports.document import Block, Entries, Point, Ref, Value, entries, notes, point, table
from programme.reports.transition.case import Case
from programme.reports.transition.phrases import NOTHING


def benefits(case: Case) -> Point:
    """Return point 14."""
    partnerships = case.every(Partnership, PartnershipProposed)
    blocks = (
        *_partnerships(case, partnerships),
        *_by_type(case, partnerships),
        *_matrix(case),
        *_group(case),
        *_flagships(case),
        *_spread(case),
    )
    return point(14, "benefits", say("Partnerships and benefits so far"), blocks, NOTHING)


def _partnerships(case: Case, partnerships: tuple[Partnership, ...]) -> tuple[Block, ...]:
    columns = (
        ("title", say("Partnership or alliance"), 5),
        ("ending", say("Closed"), 0),
        ("lacking", say("Nothing on record of what they give or expect"), 0),
        ("kind", say("Kind"), 2),
        ("form", say("Type of partnership"), 2),
        ("partners", say("Between"), 4),
        ("status", say("How far it has come"), 2),
        ("entries", say("Entries"), 1),
    )
    rows = [row for one in partnerships for row in _partnership(case, one)]
    return table("partnerships", say("Partnerships and alliances"), columns, rows)


def _partnership(case: Case, partnership: Partnership) -> Iterator[tuple[Value, ...]]:
    proposal = partnership.proposal
    if proposal is None:
        return
    status = _status(case, partnership, PartnershipStatus)
    partners = partnership.partners(status or PartnershipStatus.PROPOSED, case.day)
    lacking = [one for one in partners if not _gives_and_expects(case, one, partnership)]
    facts = (*partnership.proposed, *partnership.signed, *partnership.evaluated, *partnership.closed)
    yield (
        proposal.title,
        _ending(partnership),
        tuple(Ref("stakeholder", one) for one in lacking) or None,
        proposal.kind,
        proposal.form,
        tuple(Ref("stakeholder", one) for one in partners) or None,
        status,
        entries(fact.position for fact in facts),
    )


def _status(case: Case, one: Progress[S], ladder: type[S]) -> S | None:
    """Return how far something has certainly come, whether or not it was closed since."""
    reached = [rung for rung in ladder if some(f.on.by(case.day) for f in one.reaching(rung)) is Answer.YES]
    return reached[-1] if reached else None


def _ending(one: Progress[S]) -> Ending | None:
    endings = [getattr(fact.event, "ending", None) for fact in one.closed]
    return endings[-1] if endings else None


def _gives_and_expects(case: Case, partner: str, partnership: Partnership) -> bool:
    """Return whether both columns of a partner hold something, or may."""
    columns = exchange(case.reading.of(Stakeholder, partner), partnership)
    return all(some(one.holds(case.day) for one in column) is not Answer.NO for column in columns.values())


def _by_type(case: Case, partnerships: tuple[Partnership, ...]) -> tuple[Block, ...]:
    """Return how many signed partnerships there are of each of the four types."""
    columns = (
        ("form", say("Type of partnership"), 4),
        ("proposed", say("Of them proposed"), 2),
        ("signed", say("Of them signed"), 2),
        ("evaluated", say("Of them evaluated"), 2),
    )
    rows: list[tuple[Value, ...]] = [
        (form, *(_number(case, partnerships, form, status) for status in PartnershipStatus)) for form in PartnershipForm
    ]
    remark = say("Counted is what has certainly come so far and was not abandoned.")
    blocks = table("types", say("Partnerships by type"), columns, rows if partnerships else ())
    return (*blocks, *notes("types_remarks", [remark] if blocks else ()))


def _number(case: Case, partnerships: tuple[Partnership, ...], form: PartnershipForm, status: PartnershipStatus) -> int:
    return sum(
        one.proposal is not None and one.proposal.form is form and one.has_reached(status, case.day) is Answer.YES
        for one in partnerships
    )


def _matrix(case: Case) -> tuple[Block, ...]:
    columns = (
        ("who", say("Who"), 3),
        ("contributions", say("What it gives"), 5),
        ("benefits", say("What it expects"), 5),
        ("entries", say("Entries"), 1),
    )
    rows = [row for row in matrix(case.reading, case.day, case.territory.id) if row.contributions or row.benefits]
    return table("matrix", say("Contributions and benefits"), columns, map(_exchange, rows))


def _exchange(row: Row) -> tuple[Value, ...]:
    return (
        Ref("stakeholder", row.stakeholder) if row.stakeholder is not None else row.category,
        tuple(one.text for one in row.contributions) or None,
        tuple(one.text for one in row.benefits) or None,
        entries(one.fact.position for one in (*row.contributions, *row.benefits)),
    )


def _group(case: Case) -> tuple[Block, ...]:
    columns = (
        ("stakeholder", say("Member of the group"), 5),
        ("since", say("Since"), 2),
        ("until", say("Until"), 2),
        ("member", say("Member on the day"), 2),
        ("entries", say("Entries"), 1),
    )
    memberships = sorted(case.reading.of(Group, case.territory.id).memberships, key=lambda one: one.start.position)
    rows = [
        (
            Ref("stakeholder", getattr(one.start.event, "stakeholder", "")),
            one.start.on,
            tuple(end.on for end in one.ends) or None,
            one.holds(case.day),
            entries(fact.position for fact in (one.start, *one.ends)),
        )
        for one in memberships
    ]
    return table("group", say("The group of the territory"), columns, rows)


def _flagships(case: Case) -> tuple[Block, ...]:
    columns = (
        ("title", say("Flagship project"), 5),
        ("ending", say("Closed"), 0),
        ("partnerships", say("Carried by"), 0),
        ("kind", say("Kind"), 2),
        ("owners", say("Whose it is"), 3),
        ("status", say("How far it has come"), 3),
        ("entries", say("Entries"), 1),
    )
    rows = [row for one in case.every(Flagship, FlagshipProposed) for row in _flagship(case, one)]
    return table("flagships", say("Flagship projects"), columns, rows)


def _flagship(case: Case, flagship: Flagship) -> Iterator[tuple[Value, ...]]:
    facts = (*(fact for step in flagship.steps().values() for fact in step), *flagship.closed)
    carried = [fact.event.partnership for fact in flagship.partnered if isinstance(fact.event, FlagshipPartnered)]
    for fact in flagship.proposed:
        if isinstance(event := fact.event, FlagshipProposed):
            yield (
                event.title,
                _ending(flagship),
                tuple(Ref("partnership", one) for one in carried) or None,
                event.kind,
                tuple(Ref("stakeholder", one) for one in event.owners) or None,
                _status(case, flagship, FlagshipStatus),
                entries(one.position for one in facts),
            )


def _spread(case: Case) -> tuple[Block, ...]:
    """Return who starts from the results of this territory, and from whose results it starts itself."""
    columns = (
        ("on", say("When"), 2),
        ("from", say("From the results of"), 3),
        ("to", say("Who starts"), 3),
        ("group", say("Group"), 0),
        ("handed_over", say("What was handed over"), 5),
        ("entry", say("Entry"), 1),
    )
    rows = [
        (
            fact.on,
            Ref("territory", event.origin),
            Ref("territory", event.territory),
            event.group,
            event.handed_over or None,
            Entries((fact.position,)),
        )
        for fact in case.happened(ResultsSpread)
        if isinstance(event := fact.event, ResultsSpread) and case.territory.id in {event.origin, event.territory}
    ]
    return table("spread", say("Spread"), columns, rows)
