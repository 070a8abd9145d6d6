"""From where the register is looked at: what ``--as-of`` and ``--known-at`` mean."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from programme.cli.problem import Code, Problem
from programme.cli.values import iso_date
from programme.domain.dates import ImpreciseDate, MalformedDate
from programme.domain.sentences import say
from programme.language import Lang

if TYPE_CHECKING:
    from programme.register.register import Register

_POSITION = re.compile(r"@([0-9]{1,15})")


def zone_of(register: Register) -> tzinfo:
    """Return the time zone of a programme: that of its latest charter."""
    from programme.domain.aggregates.charters import Charters
    from programme.domain.events import CharterAdopted

    return ZoneInfo(Charters.of(register.reading().facts(CharterAdopted)).timezone)


def day_of(as_of: str, lang: Lang) -> date:
    """Return the day V that a date names: its last one.

    :raises Problem: the text is no date, or the date is open, about or doubtful.
    """
    try:
        found = ImpreciseDate.parse(iso_date(as_of, lang))
    except MalformedDate as error:
        raise Problem(say("'{text}' is not a date.", text=as_of), advice=_EXAMPLES) from error
    if not found.is_sharp:
        sentence = say("'{text}' is no day to look from: it is open, about, or doubtful.", text=as_of)
        raise Problem(sentence, advice=_EXAMPLES)
    return found.latest


_EXAMPLES = say("write a date such as 2017-12-31, 2017-12 or 2017")


def position_of(known_at: str, register: Register, zone: tzinfo, lang: Lang) -> int:
    """Return the position K: ``@N`` itself, or the last entry recorded at or before an instant.

    A day means its end, and an instant without an offset is meant, in the time zone of the programme.

    :raises Problem: the text is neither, or the register has no such position.
    """
    if found := _POSITION.fullmatch(known_at):
        return _existing(int(found[1]), register)
    return register.position_at(_instant(iso_date(known_at, lang), zone))


def position_before(start: str, register: Register, zone: tzinfo, lang: Lang) -> int:
    """Return the position before that of ``@N``, or before the first entry recorded at an instant, or later.

    A day means its beginning.

    :raises Problem: the text is neither, or the register has no such position.
    """
    if found := _POSITION.fullmatch(start):
        return max(_existing(int(found[1]), register) - 1, 0)
    text = iso_date(start, lang)
    try:
        moment = datetime.combine(date.fromisoformat(text), time(), zone)
    except ValueError:
        moment = _instant(text, zone)
    try:
        return register.position_at((moment - timedelta(microseconds=1)).astimezone(UTC))
    except OverflowError:  # before the first year there is, nothing is recorded
        return 0


def _existing(position: int, register: Register) -> int:
    head = register.head()
    if position > head:
        sentence = say("There is no entry {position}: the last one is {head}.", position=position, head=head)
        raise Problem(sentence, advice="programme trail", code=Code.UNKNOWN_ID)
    return position


def _instant(text: str, zone: tzinfo) -> datetime:
    try:
        return _local(text, zone).astimezone(UTC)
    except (ValueError, OverflowError) as error:  # no instant, or one before the first year of UTC or after its last
        examples = say("write 2017-11-30T09:00:00Z, 2017-11-30 for the end of that day, or @42 for a position")
        raise Problem(say("'{text}' is neither an instant nor a position.", text=text), advice=examples) from error


def _local(text: str, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time.max, zone)
    except ValueError:
        found = datetime.fromisoformat(text)
        return found if found.tzinfo is not None else found.replace(tzinfo=zone)
