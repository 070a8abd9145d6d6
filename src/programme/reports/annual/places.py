"""Themes and territories: a point for each territory; then its group, its meetings, its projects, a point each too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from programme.domain.aggregates.flagship import Flagship
from programme.domain.aggregates.group import Group
from programme.domain.aggregates.meeting import Meeting
from programme.domain.aggregates.stakeholder import stakeholder_of
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer
from programme.domain.events import (
    AttendanceRecorded,
    FlagshipProposed,
    GateDecided,
    GateReopened,
    MeetingConvened,
    MeetingHeld,
    MinutesFiled,
    PhaseEntered,
    ReservationAttached,
    ReservationLifted,
    ReviewMigrated,
    ReviewOpened,
    StartPlanned,
    TerritoryClosed,
    TerritoryEnvisaged,
    TerritoryProposed,
    TerritoryResumed,
    TerritorySelected,
    TerritorySuspended,
    ThemeSet,
    WorkshopCycleSetOut,
)
from programme.domain.fact import Fact
from programme.domain.scope import territories_of
from programme.domain.sentences import Sentence, say
from programme.domain.standing import theme_of
from programme.domain.timed import Mandate, due_of
from programme.domain.vocabulary import MeetingKind, TerritoryId
from programme.reports.annual.rows import BECAME, became, refs
from programme.reports.document import Block, Ref, Value, listed, pairs, whole
from programme.reports.page import WHENCE, Draft, doubts, happenings, whence
from programme.reports.survey import Survey

_WAY = (
    TerritoryEnvisaged,
    TerritoryProposed,
    TerritorySelected,
    TerritorySuspended,
    TerritoryResumed,
    TerritoryClosed,
    ThemeSet,
    PhaseEntered,
    StartPlanned,
    ReviewOpened,
    ReviewMigrated,
    GateDecided,
    GateReopened,
    ReservationAttached,
    ReservationLifted,
)


def themes(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter: where each territory stands, and how it came there."""
    drafts = tuple((f"territory-{one}", _named(one), tuple(_territory(survey, one))) for one in survey.territories)
    return say("Themes and territories"), drafts


def action(survey: Survey) -> tuple[Sentence, tuple[Draft, ...]]:
    """Return the chapter: what was done in each territory, and for the programme as a whole."""
    whole: Draft = ("work-programme", say("The programme as a whole"), tuple(_work(survey, None)))
    places = tuple((f"work-{one}", _named(one), tuple(_work(survey, one))) for one in survey.territories)
    return say("Meetings, workshops, projects"), (whole, *places)


def _named(territory: TerritoryId) -> Sentence:
    return Sentence("{territory}", {"territory": territory})


def _territory(survey: Survey, id: TerritoryId) -> Iterator[Block]:
    project = survey.reading.of(TerritoryProject, id)
    day = survey.day
    themes = dict.fromkeys(theme_of(link.event) if link else None for link in project.themes.candidates(day))
    entered, phases = project.phases.at(day), project.phases_at(day)
    yield pairs(
        "standing",
        ("theme", say("Theme"), tuple(themes)),
        ("state", say("State"), project.states_at(day)),
        (
            "phase",
            say("Phase"),
            tuple(Ref("phase", one) if one is not None else None for one in phases),
        ),
        ("since", say("Since"), entered.on if entered is not None else None),
    )
    yield from happenings("way", say("Its way"), survey.facts(*_WAY, tags=[f"territory:{id}"]))


def _work(survey: Survey, id: TerritoryId | None) -> Iterator[Block]:
    """Yield what was done in a territory; without one, what names none."""
    if id is not None:
        yield from _group(survey, id)
    yield from _cycles(_of(id, survey.facts(WorkshopCycleSetOut)))
    meetings = _of(id, survey.told(MeetingHeld))
    yield from _kinds(survey, meetings)
    yield from _meetings(survey, meetings)
    called = _of(id, survey.facts(MeetingConvened))
    yield from _called(survey, called)
    yield from _flagships(survey, id)


def _of(id: TerritoryId | None, facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if (id in territories_of(fact) if id is not None else not territories_of(fact))]


def _group(survey: Survey, id: TerritoryId) -> tuple[Block, ...]:
    columns = (
        ("stakeholder", say("Member of the group"), 5),
        ("doubt", say("Doubt"), 0),
        ("since", say("Since"), 3),
        ("until", say("Until"), 3),
        *WHENCE,
    )
    members = survey.reading.of(Group, id).memberships
    return whole("group", say("The group"), columns, [_member(one) for one in sorted(members, key=_position)])


def _position(one: Mandate) -> int:
    return one.start.position


def _member(one: Mandate) -> tuple[Value, ...]:
    facts = (one.start, *one.ends)
    until = tuple(end.on for end in one.ends) or None
    return Ref("stakeholder", stakeholder_of(one)), doubts(*facts), one.start.on, until, *whence(*facts)


def _cycles(facts: Iterable[Fact]) -> tuple[Block, ...]:
    columns = (
        ("cycle", say("Cycle of workshops"), 4),
        ("doubt", say("Doubt"), 0),
        ("objectives", say("Objectives"), 8),
        *WHENCE,
    )
    rows = [
        (event.title, doubts(fact), listed(event.objectives), *whence(fact))
        for fact in facts
        if isinstance(event := fact.event, WorkshopCycleSetOut)
    ]
    return whole("cycles", say("Objectives"), columns, rows)


def _kinds(survey: Survey, facts: Iterable[Fact]) -> tuple[Block, ...]:
    """Return how many meetings there were of each kind; one meeting may be of several kinds, and counts for each."""
    sure, perhaps = Counter[MeetingKind](), Counter[MeetingKind]()
    for fact in facts:
        if isinstance(fact.event, MeetingHeld):
            (sure if _certain(survey, fact) else perhaps).update(fact.event.kinds)
    columns = (("kind", say("Kind"), 4), ("certain", say("Certain"), 2), ("possible", say("Possible beside"), 2))
    rows = [(kind, sure[kind], perhaps[kind] or None) for kind in MeetingKind if sure[kind] or perhaps[kind]]
    return whole("kinds", say("Meetings of each kind: one of several kinds counts for each"), columns, rows)


def _certain(survey: Survey, fact: Fact) -> bool:
    period = survey.asked.period
    by_then = fact.on.by(survey.day)
    return (by_then if period is None else by_then & fact.on.within(period)) is Answer.YES


def _meetings(survey: Survey, facts: Iterable[Fact]) -> tuple[Block, ...]:
    columns = (
        ("on", say("When"), 3),
        ("hours", say("Hours"), 0),
        ("title", say("Meeting"), 7),
        ("kinds", say("Kind"), 0),
        ("bodies", say("Body"), 0),
        ("agenda", say("Agenda"), 0),
        ("present", say("Present"), 0),
        ("excused", say("Excused"), 0),
        ("minutes", say("Minutes"), 0),
        ("doubt", say("Doubt"), 0),
        *WHENCE,
    )
    rows = [_meeting(survey, fact, event) for fact in facts if isinstance(event := fact.event, MeetingHeld)]
    return whole("meetings", say("Meetings held"), columns, rows)


def _meeting(survey: Survey, fact: Fact, event: MeetingHeld) -> tuple[Value, ...]:
    meeting = survey.reading.of(Meeting, event.meeting)
    attended = [one.event for one in meeting.attendance if isinstance(one.event, AttendanceRecorded)]
    facts = (fact, *meeting.attendance, *meeting.minutes)
    return (
        fact.on,
        " – ".join(one for one in (event.starts, event.ends) if one is not None) or None,
        event.title,
        event.kinds,
        refs("body", event.bodies),
        listed(event.agenda),
        refs("office", (office for one in attended for office in one.present)),
        refs("office", (office for one in attended for office in one.excused)),
        listed(one.event.summary for one in meeting.minutes if isinstance(one.event, MinutesFiled)),
        doubts(*facts),
        *whence(*facts),
    )


def _called(survey: Survey, facts: Iterable[Fact]) -> tuple[Block, ...]:
    """Return the meetings that were called and are not on record as held."""
    columns = (("title", say("Meeting called"), 8), *BECAME, ("due", say("Due"), 4), *WHENCE)
    rows: list[tuple[Value, ...]] = []
    for fact in facts:
        meeting = survey.reading.of(Meeting, getattr(fact.event, "meeting", ""))
        if not meeting.held:
            links = (*meeting.dates.links, *meeting.cancelled)
            dues = dict.fromkeys(due_of(link) for link in meeting.dates.candidates(survey.day) if link is not None)
            rows.append((Ref("meeting", meeting.id), *became(*links), tuple(dues) or None, *whence(*links)))
    return whole("called", say("Meetings called, and not on record as held"), columns, rows)


def _flagships(survey: Survey, id: TerritoryId | None) -> tuple[Block, ...]:
    columns = (
        ("title", say("Flagship project"), 9),
        ("text", say("Description"), 0),
        *BECAME,
        ("kind", say("Kind"), 3),
        ("owners", say("Owners"), 4),
        *WHENCE,
    )
    proposed = _of(id, survey.facts(FlagshipProposed))
    rows = [_flagship(survey, event) for fact in proposed if isinstance(event := fact.event, FlagshipProposed)]
    return whole("flagships", say("Flagship projects"), columns, rows)


def _flagship(survey: Survey, event: FlagshipProposed) -> tuple[Value, ...]:
    found = survey.reading.of(Flagship, event.flagship)
    facts = (*(fact for step in found.steps().values() for fact in step), *found.closed)
    return event.title, event.text, *became(*facts), event.kind, refs("stakeholder", event.owners), *whence(*facts)
