"""The annual report: the chapters of the first-year report in its order, then whatever no chapter tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programme.domain.event import Event
from programme.domain.events import ABOUT_THE_REGISTER, CATALOGUE, DecisionRecorded, MeetingHeld
from programme.domain.sentences import Sentence, say
from programme.reports.annual.ahead import ahead
from programme.reports.annual.calendar import calendar
from programme.reports.annual.governance import governance
from programme.reports.annual.means import means
from programme.reports.annual.open_points import open_points
from programme.reports.annual.partners import partners
from programme.reports.annual.places import action, themes
from programme.reports.annual.who import who
from programme.reports.checking import positions_cited
from programme.reports.document import Pair, Ref, Window, pairs
from programme.reports.page import Draft, Page, happenings, numbered, with_checks
from programme.reports.survey import Survey

Section = tuple[Sentence, Sequence[Draft]]
CHAPTERS: tuple[Callable[[Survey], Section], ...] = (
    who,
    calendar,
    partners,
    themes,
    governance,
    means,
    action,
    ahead,
    open_points,
)


def annual(survey: Survey) -> Page:
    """Return the report: every fact of the period is told by a chapter, or by the last one."""
    told: list[Section] = [chapter(survey) for chapter in CHAPTERS]
    cited = frozenset(positions_cited(numbered(told)))
    left = [fact for fact in survey.told(*_every()) if fact.position not in cited]
    other: Draft = ("other", say("Facts that no chapter above tells"), happenings("other", say("Other facts"), left))
    told.append((say("Everything else on record"), (other,)))
    return Page(survey, say("Annual report"), _glance(survey), with_checks(survey, told))


def _every() -> tuple[type[Event], ...]:
    return tuple(kind for kind in CATALOGUE.values() if kind.type not in ABOUT_THE_REGISTER)


def _glance(survey: Survey) -> tuple[Pair, ...]:
    period = survey.asked.period
    facts = survey.told(*_every())
    return pairs(
        "glance",
        ("period", say("Period"), Window(period) if period is not None else say("everything so far")),
        ("territories", say("Territories"), tuple(Ref("territory", one) for one in survey.territories) or None),
        ("facts", say("Facts"), len(facts)),
        ("meetings", say("Meetings held"), len(survey.told(MeetingHeld))),
        ("decisions", say("Decisions"), len(survey.told(DecisionRecorded))),
        ("doubtful", say("Facts in doubt"), sum(fact.event.doubt is not None or fact.on.is_doubtful for fact in facts)),
        ("unsourced", say("Facts without a source"), sum(not fact.event.sources for fact in facts)),
    ).pairs
