"""`programme projection follow`, and what else goes on with what others record."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from programme.cli.output import data
from programme.cli.session import Session
from programme.cli.views.look import looking
from programme.cli.views.projection import ALL
from programme.domain.sentences import say
from programme.projections.base.views import Views


def views(session: Session) -> None:
    """Bring every view up to date, and again with each entry; the positions taken in are printed.

    :raises ProjectionStopped: a handler failed.
    """
    with looking(session) as look:
        head = look.views.source.head()
        _catch_up(look.views)
        session.tell(say("The views are up to date with entry {position}; Ctrl-C ends.", position=head))
        for position in recorded(look.views, head):
            _catch_up(look.views)
            told(str(position))


def recorded(views: Views, after: int) -> Iterator[int]:
    """Yield the position of each entry above a position, those to come too, as soon as it is recorded."""
    sys.stdout.flush()
    with views.source.recorder.subscribe(after=after) as subscription:
        yield from (entry.position for entry in subscription)


def told(line: str) -> None:
    """Print a line at once, also to a pipe."""
    data(line)
    sys.stdout.flush()


def _catch_up(views: Views) -> None:
    for view in ALL.values():
        views.read(view, lambda _, position: position)
