"""The report on what the record does not say: what is ambiguous and who may settle it, then each kind of gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from programme.domain.aggregates.ambiguity import Ambiguity
from programme.domain.completeness import Gap, gaps
from programme.domain.events import AmbiguityFlagged
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import GapKind
from programme.reports.document import Block, Code, Entries, Pair, Ref, Sources, Value, listed, pairs, whole
from programme.reports.page import WHAT, WHENCE, Draft, Page, doubts, whence, with_checks
from programme.reports.survey import Survey

_KINDS: tuple[tuple[Sentence, dict[GapKind, tuple[str, Sentence]]], ...] = (
    (
        say("Who"),
        {
            GapKind.DECIDER: ("deciders", say("Decisions whose decider is not specified")),
            GapKind.OWNER: ("owners", say("Actions and risks that no office is known to see to")),
            GapKind.SEAT: ("seats", say("Seats that are uncertain")),
        },
    ),
    (
        say("When, and what became of it"),
        {
            GapKind.DATE: ("dates", say("Facts without a known day")),
            GapKind.FOLLOW_UP: ("follow_up", say("Plans whose date has gone by, with nothing more on record")),
        },
    ),
    (
        say("What"),
        {
            GapKind.STEP: ("steps", say("Numbers that are absent")),
            GapKind.DOUBT: ("doubts", say("Facts that are doubtful")),
            GapKind.SUM: ("sums", say("Sums that are unclear")),
            GapKind.ASSUMPTION: ("assumptions", say("How the budget is to be read")),
        },
    ),
    (
        say("Under which rules"),
        {GapKind.CRITERION: ("criteria", say("Criteria that no rule of the source makes a condition"))},
    ),
)
"""Where each kind of gap stands; what is ambiguous stands before them all."""


def completeness(survey: Survey) -> Page:
    """Return the report."""
    found = gaps(survey.reading, survey.day)
    sources = sources_by_entry(survey)
    sections: list[tuple[Sentence, Sequence[Draft]]] = [(say("What was meant"), tuple(ambiguities(survey)))]
    for title, kinds in _KINDS:
        drafts = [(key, heading, _gaps(found, kind, sources)) for kind, (key, heading) in kinds.items()]
        sections.append((title, drafts))
    title = say("What the record does not say")
    return Page(survey, title, _glance(found), with_checks(survey, sections))


def ambiguities(survey: Survey) -> Iterator[Draft]:
    """Yield what is ambiguous on the day, then what is known by now."""
    facts = [(fact, _settled(survey, fact)) for fact in survey.facts(AmbiguityFlagged)]
    open_columns = (
        ("id", say("Id"), 2),
        ("what", say("What is ambiguous"), 8),
        ("readings", say("Readings"), 0),
        ("default", say("Done until it is settled"), 0),
        ("doubt", say("Doubt"), 0),
        ("who_can_settle", say("Who can settle it"), 3),
        *WHENCE,
    )
    rows = [_ambiguity(survey, fact) for fact, settled in facts if not settled]
    yield "ambiguities", say("Ambiguous, and not settled"), whole("open", say("Ambiguities"), open_columns, rows)
    settled_columns = (("what", say("What was ambiguous"), 6), ("settled", say("Settled"), 6), *WHENCE)
    done = [
        (_title(fact), listed(one.event for one in settled), *whence(fact, *settled))
        for fact, settled in facts
        if settled
    ]
    yield "settled", say("Settled since"), whole("settled", say("Ambiguities settled"), settled_columns, done)


def _settled(survey: Survey, fact: Fact) -> tuple[Fact, ...]:
    assert isinstance(fact.event, AmbiguityFlagged)  # noqa: S101 - the callers look for nothing else
    return survey.reading.of(Ambiguity, fact.event.ambiguity).settled


def _ambiguity(survey: Survey, fact: Fact) -> tuple[Value, ...]:
    event = fact.event
    assert isinstance(event, AmbiguityFlagged)  # noqa: S101 - the callers look for nothing else
    who = _who(survey, event.who_can_settle) if event.who_can_settle is not None else None
    return Code(event.ambiguity), event.title, listed(event.readings), event.default, doubts(fact), who, *whence(fact)


def _title(fact: Fact) -> str:
    return fact.event.title if isinstance(fact.event, AmbiguityFlagged) else fact.id


def _who(survey: Survey, wanted: str) -> Ref:
    """Return a body or an office, whichever bears the id."""
    known = next(iter(survey.names.values()))
    return Ref("body" if f"body:{wanted}" in known else "office", wanted)


def _gaps(found: Sequence[Gap], kind: GapKind, sources: dict[int, tuple[str, ...]]) -> tuple[Block, ...]:
    rows = [(gap.sentence, *whence_of(gap, sources)) for gap in found if gap.kind is kind]
    return whole("gaps", say("What is not said"), (*WHAT[:1], *WHENCE), rows)


def sources_by_entry(survey: Survey) -> dict[int, tuple[str, ...]]:
    """Return where each fact that was read is written, by its position."""
    return {fact.position: fact.event.sources for fact in survey.reading.seen()}


def whence_of(gap: Gap, sources: dict[int, tuple[str, ...]]) -> tuple[Value, Value]:
    """Return where the facts that leave something open are written, and their entries."""
    cited = tuple(dict.fromkeys(source for position in gap.positions for source in sources.get(position, ())))
    return Sources(cited) if cited else None, Entries(tuple(sorted(gap.positions)))


def _glance(found: Sequence[Gap]) -> tuple[Pair, ...]:
    """Return how many gaps there are of each kind."""
    kinds = [gap.kind for gap in found]
    return pairs("glance", *((kind.value, _LABELS[kind], kinds.count(kind)) for kind in GapKind)).pairs


_LABELS = {
    GapKind.AMBIGUITY: say("Ambiguities, not settled"),
    **{kind: heading for _, kinds in _KINDS for kind, (_, heading) in kinds.items()},
}
