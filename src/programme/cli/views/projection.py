"""`programme projection`: how far the views have come, and making them again."""

from __future__ import annotations

import sys
from collections.abc import Callable

from programme.cli.formats import write_rows
from programme.cli.output import Column, Row, words
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.views.ids import meant, near
from programme.cli.views.look import looking
from programme.domain.sentences import say
from programme.language import N_
from programme.projections.aftermath import AFTERMATH
from programme.projections.agenda import AGENDA
from programme.projections.assessment import ASSESSMENT
from programme.projections.base.errors import ProjectionStopped, StoreUnusable
from programme.projections.base.projection import Projection
from programme.projections.base.views import Views
from programme.projections.board import BOARD
from programme.projections.search import SEARCH
from programme.projections.timeline import TIMELINE
from programme.projections.trail import TRAIL
from programme.register.errors import MalformedEntry, UnknownEvent

ALL: dict[str, Projection] = {one.name: one for one in (BOARD, AGENDA, ASSESSMENT, AFTERMATH, TIMELINE, TRAIL, SEARCH)}
COLUMNS = (
    Column("id", N_("View")),
    Column("version", N_("Version")),
    Column("position", N_("Entries taken in")),
    Column("head", N_("Entries")),
    Column("problem", N_("Problem")),
)


def status(session: Session, *, format: str | None = None) -> None:
    """List the views, each brought up to date, with what keeps it from being so."""
    with looking(session) as look:
        rows = [_row(look.views, view) for view in ALL.values()]
        write_rows(session, COLUMNS, rows, format)
        if look.views.trouble is not None:
            session.tell(say("The views cannot be kept: {reason}.", reason=str(look.views.trouble)))
        else:
            session.tell(say("The views are kept in {path}; nothing is lost with it.", path=str(look.views.shelf)))


def rebuild(session: Session, *, views: tuple[str, ...] = ()) -> None:
    """Make views again, all of them if none is named.

    :raises Problem: one is unknown, or they cannot be written.
    """
    chosen = [_named(name) for name in views or ALL]
    with looking(session) as look:
        for view in chosen:
            try:
                look.views.rebuild(view, _progress(view.name))
            except StoreUnusable as error:
                raise Problem(
                    say("The views cannot be written: {reason}.", reason=str(error)),
                    advice="programme projection status",
                    code=Code.REGISTER,
                ) from error
            session.tell(say("{view}: made again from {number} entries.", view=view.name, number=look.position))


def _row(views: Views, view: Projection) -> Row:
    row = {"id": view.name, "version": view.version, "head": views.source.head()}
    try:
        return {**row, "position": views.read(view, lambda _, position: position), "problem": None}
    except (ProjectionStopped, MalformedEntry, UnknownEvent) as error:
        return {**row, "position": error.position - 1, "problem": f"{type(error).__name__}: {error.position}"}


def _named(name: str) -> Projection:
    if name in ALL:
        return ALL[name]
    sentence = say("There is no view '{name}'.", name=name)
    raise Problem(meant(sentence, near(name, ALL)), advice="programme projection status", code=Code.UNKNOWN_ID)


def _progress(name: str) -> Callable[[int, int], None] | None:
    """Return what shows how far a rebuild is, on a terminal only."""
    if not sys.stderr.isatty():
        return None
    return lambda done, whole: words(f"{name}: {done}/{whole}")
