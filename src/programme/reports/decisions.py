"""The log of decisions, with the columns of PM² and three dates: decided, applicable from, recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from programme.domain.aggregates.decision import Decision
from programme.domain.answer import Answer, some
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    CATALOGUE,
    AttendanceRecorded,
    DecisionCommunicated,
    DecisionRecorded,
    GateDecided,
    GateReopened,
    QuestionDeferred,
    QuestionSettled,
)
from programme.domain.fact import Fact
from programme.domain.quorum import Tally
from programme.domain.sentences import Sentence, say
from programme.domain.shaken import aftermath
from programme.domain.timed import replaced_by
from programme.domain.vocabulary import DecisionState, MeetingId
from programme.reports.document import Code, Entries, Pair, Ref, Silence, Single, Table, Value, listed, pairs, whole
from programme.reports.page import WHENCE, Draft, Page, doubts, whence, with_checks
from programme.reports.survey import Survey, place

COLUMNS: tuple[tuple[str, Sentence, int], ...] = (
    ("title", say("Decision"), 9),
    ("id", say("Id"), 0),
    ("subject", say("Subject"), 0),
    ("territories", say("Territories"), 0),
    ("text", say("Description"), 0),
    ("doubt", say("Doubt"), 0),
    ("questions", say("Questions"), 0),
    ("effects", say("What it brings about"), 0),
    ("evidence", say("Evidence"), 0),
    ("decided_by", say("Decided by"), 4),
    ("vote", say("Vote"), 0),
    ("quorum", say("Quorum"), 0),
    ("meeting", say("Meeting"), 0),
    ("present", say("Present"), 0),
    ("decided_on", say("Decided"), 4),
    ("applies_from", say("Applicable from"), 0),
    ("recorded_at", say("Recorded"), 0),
    ("state", say("State"), 3),
    ("ended_by", say("Because"), 0),
    ("communicated_to", say("Communicated to"), 0),
    ("touched_by", say("Touched by corrections"), 0),
    ("shaken", say("Found otherwise today"), 0),
    *WHENCE,
)
UNSPECIFIED = Silence(say("not specified"))
_STATES = {
    Answer.YES: DecisionState.STANDS,
    Answer.NO: DecisionState.WITHDRAWN,
    Answer.UNDECIDABLE: DecisionState.UNDECIDABLE,
}


@dataclass(frozen=True, slots=True)
class _Followed:
    """What followed a decision: what it brought about, what withdrew it, what took its place, who was told."""

    effects: tuple[Fact, ...] = ()
    ends: tuple[Fact, ...] = ()
    successors: tuple[Fact, ...] = ()
    told: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All of these facts."""
        return (*self.effects, *self.ends, *self.successors, *self.told)


def decisions(survey: Survey) -> Page:
    """Return the report."""
    log = log_of(survey)
    drafts: tuple[Draft, ...] = (("log", say("Decisions, in the order of happening"), log),)
    rows = [dict(zip((key for key, _, _ in COLUMNS), row, strict=True)) for one in log for row in one.rows]
    sections = [(say("Log of decisions"), drafts)]
    return Page(survey, say("Log of decisions"), _glance(rows), with_checks(survey, sections))


def log_of(survey: Survey) -> tuple[Table, ...]:
    """Return the log as a table, or nothing where no decision is on record."""
    taken = survey.told(DecisionRecorded, GateDecided)
    caption = say("Decisions")
    rows = [
        _of_body(survey, fact, event) if isinstance(event := fact.event, DecisionRecorded) else _of_gate(survey, fact)
        for fact in taken
    ]
    return whole("decisions", caption, COLUMNS, rows)


def _of_body(survey: Survey, fact: Fact, event: DecisionRecorded) -> tuple[Value, ...]:
    decision = survey.reading.of(Decision, event.decision)
    effects = _effects(survey, event.decision)
    then = _Followed(effects, decision.withdrawn, _successors(survey, event.decision, effects), decision.communicated)
    questions = [one for one in effects if isinstance(one.event, QuestionSettled | QuestionDeferred)]
    return (
        event.title,
        Code(event.decision),
        Ref("subject", event.subject) if event.subject is not None else None,
        tuple(Ref("territory", one) for one in event.territories) or None,
        event.text,
        doubts(fact),
        listed(one.event for one in questions),
        listed(one.event for one in effects if one not in questions),
        None,
        Ref("body", event.decided_by) if event.decided_by is not None else UNSPECIFIED,
        None,
        None,
        Ref("meeting", event.meeting) if event.meeting is not None else None,
        _present(survey, event.meeting),
        *_dates(fact, event.applies_from),
        *_outcome(survey, then),
        *_since(survey, fact),
        *whence(fact, *then.facts),
    )


def _of_gate(survey: Survey, fact: Fact) -> tuple[Value, ...]:
    event = fact.event
    assert isinstance(event, GateDecided)  # noqa: S101 - the caller looks for nothing else
    reopened = tuple(one for one in survey.facts(GateReopened) if getattr(one.event, "ends", None) == fact.id)
    evidence = sorted({position for one in event.findings for position in one.evidence})
    then = _Followed(ends=reopened, told=survey.reading.of(Decision, event.review).communicated)
    return (
        event,
        Code(event.review),
        say("passage of a gate"),
        (Ref("territory", event.territory),),
        event.motive,
        doubts(fact),
        None,
        None,
        Entries(tuple(evidence)) if evidence else None,
        Ref("body", event.body),
        *_vote(event.tally),
        Ref("meeting", event.meeting) if event.meeting is not None else None,
        _present(survey, event.meeting),
        *_dates(fact, event.applies_from),
        *_outcome(survey, then),
        *_since(survey, fact),
        *whence(fact, *then.facts),
    )


def _vote(tally: Tally | None) -> tuple[Value, Value]:
    """Return the count of a vote and that of its quorum, each number beside the one it is compared with."""
    if tally is None:
        return None, None
    count = say(
        "for {for_}, against {against}, abstentions {abstentions}",
        for_=tally.votes_for,
        against=tally.votes_against,
        abstentions=tally.abstentions,
    )
    quorum = say(
        "{counted} counted, {needed} needed, of {base}",
        counted=tally.quorum_counted,
        needed=tally.quorum_needed,
        base=tally.quorum_base,
    )
    return count, quorum


def _dates(fact: Fact, applies_from: ImpreciseDate | None) -> tuple[Value, Value, Value]:
    return fact.on, applies_from, fact.recorded_at


def _effects(survey: Survey, decision: str) -> tuple[Fact, ...]:
    """Return the facts that name a decision as the one that brings them about."""
    naming = [kind for kind in CATALOGUE.values() if "decision" in kind.model_fields and kind not in Decision.TYPES]
    return tuple(survey.facts(*naming, tags=[f"decision:{decision}"]))


def _successors(survey: Survey, decision: str, effects: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts by which another decision puts something in the place of what this one brought about."""
    ids = {one.id for one in effects}
    naming = [kind for kind in CATALOGUE.values() if {"decision", "replaces"} <= set(kind.model_fields)]
    return tuple(
        one
        for one in survey.facts(*naming)
        if replaced_by(one) in ids and getattr(one.event, "decision", None) not in {None, decision}
    )


def _outcome(survey: Survey, then: _Followed) -> tuple[Value, Value, Value]:
    """Return whether a decision stands, what ended it, and who was told."""
    stands = ~some(one.on.by(survey.day) for one in then.ends)
    state = DecisionState.SUPERSEDED if then.successors and stands is Answer.YES else _STATES[stands]
    ended: Iterable[Event] = (one.event for one in (*then.ends, *then.successors))
    told: list[Single] = [
        say("{to} ({on})", to=one.event.to, on=one.on)
        for one in sorted(then.told, key=place)
        if isinstance(one.event, DecisionCommunicated)
    ]
    return state, listed(ended), listed(told)


def _since(survey: Survey, fact: Fact) -> tuple[Value, Value]:
    """Return the corrections of what a decision cites, and the findings that would be others on what is known now."""
    after = aftermath(survey.known, fact)
    touched = Entries(tuple(one.position for one in after.corrections)) if after.corrections else None
    changes: list[Single] = [
        say("{criterion}: “{then}”; judged again, “{now}”", criterion=one.criterion, then=one.then, now=one.now)
        for one in after.changes
    ]
    return touched, listed(changes)


def _present(survey: Survey, meeting: MeetingId | None) -> Value:
    """Return the offices on record as present at a meeting."""
    if meeting is None:
        return None
    attended = survey.facts(AttendanceRecorded, tags=[f"meeting:{meeting}"])
    offices = [office for one in attended if isinstance(one.event, AttendanceRecorded) for office in one.event.present]
    return tuple(Ref("office", office) for office in dict.fromkeys(offices)) or None


UNMADE = (DecisionState.WITHDRAWN, DecisionState.SUPERSEDED)


def _glance(rows: list[dict[str, Value]]) -> tuple[Pair, ...]:
    """Return how many decisions there are, and how many of them leave something unsaid."""
    return pairs(
        "glance",
        ("decisions", say("Decisions"), len(rows)),
        ("unspecified", say("Decider not specified"), sum(row["decided_by"] == UNSPECIFIED for row in rows)),
        ("unmade", say("Withdrawn or superseded"), sum(row["state"] in UNMADE for row in rows)),
        ("untold", say("Communicated to nobody on record"), sum(row["communicated_to"] is None for row in rows)),
    ).pairs
