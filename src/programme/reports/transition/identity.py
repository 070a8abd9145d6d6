"""Group A: what the report is about, as of when, who has a part in it, and its status."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.events import CriterionAnswered, GateDecided, OpinionGiven, ReviewOpened
from programme.domain.sentences import say
from programme.domain.timed import Mandate
from programme.reports.document import Block, Code, Entries, Group, Point, Ref, Value, notes, pairs, table
from programme.reports.transition.case import Case, place


def identity(case: Case) -> Group:
    """Return points 1 to 4."""
    return Group("A", say("Identity and scope"), (_scope(case), _times(case), _people(case), _status(case)))


def _scope(case: Case) -> Point:
    edition = case.edition
    blocks: list[Block] = [
        pairs(
            "scope",
            ("programme", say("Programme"), case.rules.name or case.programme),
            ("territory", say("Territory"), Ref("territory", case.territory.id)),
            ("gate", say("Gate"), Code(case.gate.id)),
            ("from", say("From the phase"), Ref("phase", case.gate.from_) if case.gate.from_ else say("none")),
            ("to", say("To the phase"), Ref("phase", case.gate.to)),
            ("attempt", say("Attempt"), case.opened.attempt if case.opened else say("no review is open")),
            ("charter", say("Charter"), edition.rules.title),
            ("edition", say("Edition of the charter"), edition.id),
            ("adopted_on", say("Adopted"), edition.fact.on),
            ("charter_entry", say("Entry"), Entries((edition.fact.position,))),
            ("hash", say("SHA-256 of the charter"), Code(edition.hash)),
            ("notice", say("Notice"), edition.rules.notice),
        )
    ]
    if case.assessment.adopted_after:
        blocks += notes("remarks", [say("These rules were adopted after the day of the report.")])
    blocks += _attempts(case)
    return Point(1, "scope", say("Territory, gate and rules"), tuple(blocks))


def _attempts(case: Case) -> tuple[Block, ...]:
    """Return every review of this gate so far, with how it ended."""
    columns = (
        ("review", say("Review"), 3),
        ("opened", say("Opened"), 2),
        ("decided", say("Decided"), 2),
        ("outcome", say("Outcome"), 2),
        ("entries", say("Entries"), 1),
    )
    reviews = sorted(case.file.reviews(case.gate.id), key=lambda one: place(one.start))
    return table("reviews", say("Reviews of this gate"), columns, [_attempt(one) for one in reviews])


def _attempt(review: Mandate) -> tuple[Value, ...]:
    end = next(iter(review.ends), None)
    name = Code(review.start.event.review) if isinstance(review.start.event, ReviewOpened) else None
    outcome = end.event.outcome if end is not None and isinstance(end.event, GateDecided) else None
    positions = Entries(tuple(fact.position for fact in (review.start, *review.ends)))
    return name, review.start.on, end.on if end is not None else None, outcome, positions


def _times(case: Case) -> Point:
    block = pairs(
        "times",
        ("as_of", say("Facts as of (V)"), case.day),
        ("known_at", say("As known at (K)"), case.known_at),
        ("position", say("Last entry counted"), case.position),
    )
    return Point(2, "times", say("The two times"), (block,))


def _people(case: Case) -> Point:
    opened, decided = case.opened, case.decided
    block = pairs(
        "people",
        ("proposer", say("Who proposes the passage"), Ref("office", opened.proposer) if opened else None),
        ("answering", say("Who answered what a person judges"), _offices(_answering(case))),
        ("advisers", say("Who gave an opinion"), _offices(_advisers(case))),
        ("deciders", say("Who may decide"), tuple(Ref("body", body) for body in case.gate.decided_by) or None),
        ("decided_by", say("Who decided"), Ref("body", decided.event.body) if decided else None),
        ("recorded_by", say("Who recorded the decision"), Ref("office", decided.fact.recorded_by) if decided else None),
        ("four_eyes", say("Someone other than the proposer approved"), decided.event.four_eyes if decided else None),
        ("distribution", say("Sent to"), None),
    )
    return Point(3, "people", say("Who reviews, proposes and decides"), (block,))


def _answering(case: Case) -> Iterator[str]:
    for fact in case.happened(CriterionAnswered, tags=(f"territory:{case.territory.id}",)):
        if isinstance(fact.event, CriterionAnswered) and fact.event.gate == case.gate.id:
            yield fact.event.answered_by


def _advisers(case: Case) -> Iterator[str]:
    for fact in case.opinions:
        if isinstance(fact.event, OpinionGiven):
            yield fact.event.office


def _offices(ids: Iterator[str]) -> Value:
    return tuple(Ref("office", one) for one in dict.fromkeys(ids)) or None


def _document_id(case: Case) -> str:
    """Return what tells a report from others: all that it depends on but its language and format."""
    return f"{case.territory.id}/{case.gate.id}/{case.day.isoformat()}/@{case.position}"


def _status(case: Case) -> Point:
    block = pairs(
        "status",
        ("status", say("Status"), case.footing.status),
        ("document_id", say("Id of the document"), Code(_document_id(case))),
        ("issue", say("Issue"), None),
        ("supersedes", say("Supersedes"), None),
    )
    return Point(4, "status", say("Status of the report"), (block,))
