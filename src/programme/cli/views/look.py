"""A look at the register: from where, and what is needed to say what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.dates import ImpreciseDate, MalformedDate
from programme.domain.sentences import say
from programme.language import Speaker
from programme.projections.base.views import Views
from programme.projections.board import names, today
from programme.register.recorder import Recorder

if TYPE_CHECKING:
    from programme.domain.reading import Reading


@dataclass
class Look:
    """The views of the register, and the position K up to which it is known (None: everything).

    What has to be read is read when it is asked for: a board that is up to date needs no fact, the trail no day.
    """

    session: Session
    views: Views
    given: date | None
    known_at: int | None

    @cached_property
    def day(self) -> date:
        """The day V: the one that was given, or today."""
        return self.given if self.given is not None else today(self.views, self.session.now)

    @cached_property
    def position(self) -> int:
        """The position K, as a number."""
        return self.views.source.head() if self.known_at is None else self.known_at

    @cached_property
    def reading(self) -> Reading:
        """A reading of what was known at K."""
        return self.views.source.reading(self.position)

    @cached_property
    def speaker(self) -> Speaker:
        """A speaker that knows what things are called."""
        programme, session = self.views.source.recorder.programme_id, self.session
        if self.known_at is None:
            return session.naming(self.reading, self.reading, programme, names(self.views, session.lang))
        return session.naming(self.reading, self.views.source.reading(self.views.source.head()), programme)


@contextmanager
def looking(session: Session, as_of: str | None = None, known_at: str | None = None) -> Iterator[Look]:
    """A look from the values of ``--as-of`` and ``--known-at``; from today, knowing everything, where None.

    :raises Problem: a date that is no viewpoint, or a position that the register does not have.
    """
    if session.what_if is not None:
        with Views(session.register.recorder, None) as views:
            position = None if known_at is None else session.viewpoint(known_at=known_at).position
            yield Look(session, views, _day(session, as_of), position)
        return
    place = session.place()
    with Recorder.open(place, read_only=True) as recorder, Views(recorder, place) as views:
        position = None if known_at is None else session.viewpoint(known_at=known_at).position
        yield Look(session, views, _day(session, as_of), position)


def dated(text: str, speaker: Speaker) -> str:
    """Return a date, as the register writes it, in words."""
    return speaker.date(ImpreciseDate.parse(text))


def _day(session: Session, as_of: str | None) -> date | None:
    if as_of is None:
        return None
    from programme.cli.viewpoint import day_of

    return day_of(as_of, session.lang)


def period(text: str | None) -> ImpreciseDate | None:
    """Return a date given on the command line, if one is.

    :raises Problem: the text is no date.
    """
    if text is None:
        return None
    try:
        return ImpreciseDate.parse(text)
    except MalformedDate as error:
        advice = say("write a date such as 2017-12-31, 2017-12 or 2017")
        raise Problem(say("'{text}' is not a date.", text=text), advice=advice) from error
