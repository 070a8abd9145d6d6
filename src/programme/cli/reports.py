"""`programme report ...`: a report to a file or on the screen."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from programme.cli.issuing import SCREEN, deliver, write_report
from programme.cli.problem import Problem
from programme.cli.session import Session, Viewpoint
from programme.domain.sentences import say
from programme.reports.order import Order

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate

FORMATS = ("html", "md", "json")
TABLES = ("csv", "csv-excel", "tsv")
LATER = ("pdf", "docx", "xlsx")
_YEARS = re.compile(r"^([0-9]{4})-([0-9]{4})$")


def transition(
    session: Session,
    *,
    territory: str,
    gate: str | None,
    charter: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
    **delivery: Any,
) -> None:
    """Write the report on the passage of a territory, as known at K on the day V.

    With ``charter``, it is judged by that edition, whichever counts.

    :raises Problem: the format is unknown, or to come, or nothing says which it is.
    :raises Refused: the territory or the gate is unknown, or no rules are adopted yet.
    """
    chosen = _format(session, format, output)
    from programme.cli.supposing import judge_by
    from programme.domain.vocabulary import ReportKind
    from programme.reports.transition.gather import day_decided

    view = _viewpoint(session, as_of, known_at)
    if charter is not None:
        judge_by(session, session.register.reading(view.position), charter, view.position)
    decided = day_decided(session.register, territory, view.position, gate) if as_of is None else None
    order = Order(ReportKind.TRANSITION, decided or view.day, view.position, session.lang, chosen, territory, gate)
    deliver(session, order, output, **delivery)


def annual(
    session: Session,
    *,
    year: str | None,
    from_: str | None,
    to: str | None,
    territory: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
    **delivery: Any,
) -> None:
    """Write the report of a period, or of all that has happened so far; as of its last day, if that has gone by."""
    chosen = _format(session, format, output)
    period = _period(year, from_, to)
    ended = period.latest if period is not None and period.latest < session.today else None
    view = _viewpoint(session, as_of, known_at, ended)
    _deliver(session, "annual", view, chosen, territory, output, period=period, **delivery)


def decisions(
    session: Session,
    *,
    territory: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
    **delivery: Any,
) -> None:
    """Write the log of decisions; as a table, it is the log alone."""
    chosen = _format(session, format, output, TABLES)
    view = _viewpoint(session, as_of, known_at)
    if chosen not in TABLES:
        _deliver(session, "decisions", view, chosen, territory, output, **delivery)
        return
    if delivery["issue"]:
        sentence = say("A table carries no proof and cannot be issued.")
        raise Problem(sentence, advice=say("add --format html, md or json"))
    from programme.cli.formats import tabular
    from programme.cli.marking import marked_cells
    from programme.reports.decisions import COLUMNS
    from programme.reports.decisions import decisions as made
    from programme.reports.formats import rows
    from programme.reports.survey import Asked, survey

    asked = Asked("decisions", view.day, view.position, territory, what_if=session.what_if)
    log = rows(made(survey(session.register, asked)), "decisions", session.lang)
    write_report(session, tabular(chosen, *marked_cells([key for key, _, _ in COLUMNS], log)), output)


def completeness(
    session: Session,
    *,
    territory: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
    **delivery: Any,
) -> None:
    """Write what the record does not say."""
    chosen = _format(session, format, output)
    _deliver(session, "completeness", _viewpoint(session, as_of, known_at), chosen, territory, output, **delivery)


def _viewpoint(session: Session, as_of: str | None, known_at: str | None, day: date | None = None) -> Viewpoint:
    """Return V and K; without ``--known-at``, K is the last entry that is not about reports or seals.

    ``day`` stands for today where no other is given.
    """
    if known_at is None:
        known_at = f"@{session.register.last_told()}"
    view = session.viewpoint(as_of, known_at)
    return view._replace(day=day) if day is not None and as_of is None else view


def _deliver(
    session: Session,
    kind: str,
    view: Viewpoint,
    format: str,
    territory: str | None,
    output: str | None,
    *,
    period: ImpreciseDate | None = None,
    **delivery: Any,
) -> None:
    """Deliver a report on the whole programme."""
    from programme.domain.vocabulary import ReportKind

    order = Order(ReportKind(kind), view.day, view.position, session.lang, format, territory, period=period)
    deliver(session, order, output, **delivery)


def _period(year: str | None, start: str | None, end: str | None) -> ImpreciseDate | None:
    """Return the period asked for, if one is: ``2016-2017`` is from the first day of one year to the last of another.

    :raises Problem: what is given is no period, or the year and the days are given both.
    """
    from programme.domain.dates import ImpreciseDate, MalformedDate

    if year is not None and (start is not None or end is not None):
        raise Problem(say("A year and days are given both."), advice=say("leave out --year, or --from and --to"))
    if year is None and start is None and end is None:
        return None
    text = _YEARS.sub(r"\1/\2", year) if year is not None else f"{start or '..'}/{end or '..'}"
    try:
        return ImpreciseDate.parse(text)
    except MalformedDate as error:
        advice = say("write --year 2017, --year 2016-2017, or --from 2016-09 --to 2017-12")
        raise Problem(say("'{text}' is not a period.", text=year or text), advice=advice) from error


def _format(session: Session, format: str | None, output: str | None, more: tuple[str, ...] = ()) -> str:
    """Return the format that is asked for, else that of the file's name, else JSON or Markdown on the screen."""
    suffix = Path(output).suffix.removeprefix(".").lower() if output not in {None, SCREEN} else ""
    chosen = format or suffix or ("json" if session.json else "md")
    if chosen in (*FORMATS, *more):
        return chosen
    if chosen in LATER:
        sentence = say("Reports as {format} come in a later version.", format=chosen)
        raise Problem(sentence, advice=say("write it as html, and print that from a browser: --format html"))
    sentence = say("'{format}' is no format of a report.", format=chosen)
    raise Problem(sentence, advice=say("add --format html, md or json"))
