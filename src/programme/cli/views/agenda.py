"""`programme agenda`: what is late, what is due, and what nobody can say, with the working days that are left."""

from __future__ import annotations

from datetime import date, timedelta

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.described import Ids, Values, as_data, in_words
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking, period
from programme.cli.views.rows import columns, write
from programme.domain.agenda import Due, agenda
from programme.domain.sentences import say
from programme.domain.vocabulary import Holiday, TerritoryId, Timeliness
from programme.domain.working_days import public_holidays
from programme.language import N_

FOR_PEOPLE = (
    Column("timeliness", N_("State")),
    Column("due", N_("Due")),
    Column("left", N_("Working days left")),
    Column("what", N_("What")),
    Column("kind", N_("Kind")),
    Column("owners", N_("Who sees to it")),
    Column("territories", N_("Territories")),
    Column("note", N_("Note")),
)
FOR_MACHINES = columns(
    "id kind timeliness what due former working_days_left holiday owners territories position command"
)


def show(
    session: Session,
    *,
    territory: str | None = None,
    days: int | None = None,
    until: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    check: bool = False,
    format: str | None = None,
) -> int:
    """List what is planned and not certainly over; return 1 with ``check`` where something is late."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        wanted = _horizon(look, days, until)
        found = [one for one in agenda(look.reading, look.day) if _concerns(one, territory) and _within(one, wanted)]
        rows = [as_data(_says(one, look)) for one in found]
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, [_in_words(one, look) for one in found], format)
        late = sum(one.timeliness is Timeliness.LATE for one in found)
        session.tell(say("At {day}: {late} late, {number} on the agenda.", day=look.day, late=late, number=len(found)))
        return int(bool(check) and late > 0)


def _horizon(look: Look, days: int | None, until: str | None) -> date | None:
    """Return the last day looked at; None without an end. With both options, the nearer one."""
    found = period(until)
    ends = [found.latest] if found is not None else []
    if days is not None:
        ends.append(look.day + timedelta(days=days))
    return min(ends, default=None)


def _within(one: Due, horizon: date | None) -> bool:
    """Return whether something may have to be done by a day."""
    return horizon is None or one.due.earliest <= horizon


def _concerns(one: Due, territory: TerritoryId | None) -> bool:
    return territory is None or not one.plan.territories or territory in one.plan.territories


def _says(one: Due, look: Look) -> Values:
    plan = one.plan
    return {
        "id": plan.id,
        "kind": plan.kind,
        "timeliness": one.timeliness,
        "what": look.speaker.sentence(plan.what),
        "due": one.due,
        "former": list(one.former),
        "working_days_left": one.working_days_left(look.day),
        "holiday": _holiday(one),
        "owners": Ids("office", plan.owners),
        "territories": Ids("territory", plan.territories),
        "position": one.fact.position,
        "command": plan.advice,
    }


def _holiday(one: Due) -> Holiday | None:
    """Return the public holiday on which a date of one day falls, if it does."""
    if one.due.earliest != one.due.latest:
        return None
    holidays = public_holidays(one.due.latest.year)
    return next((holiday for holiday, day in holidays.items() if day == one.due.latest), None)


def _in_words(one: Due, look: Look) -> dict[str, str]:
    said, speaker = _says(one, look), look.speaker
    words = {key: in_words(value, speaker) for key, value in said.items()}
    notes = [
        words["holiday"],
        speaker.text("put off from {dates}", dates=words["former"]) if one.former else "",
    ]
    left = one.working_days_left(look.day)
    return words | {
        "left": "" if left is None else str(left),
        "note": " · ".join(filter(None, notes)),
    }
