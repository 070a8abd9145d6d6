"""`programme report ...`: a report to a file or on the screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from programme.cli.files import write_whole
from programme.cli.output import data
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.sentences import say

if TYPE_CHECKING:
    from programme.domain.dates import ImpreciseDate
    from programme.reports.page import Page
    from programme.reports.survey import Asked, Survey

FORMATS = ("html", "md", "json")
TABLES = ("csv", "csv-excel", "tsv")
LATER = ("pdf", "docx", "xlsx")
SCREEN = "-"
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
) -> None:
    """Write the report on the passage of a territory, as known at K on the day V.

    With ``charter``, it is judged by that edition, whichever counts.

    :raises Problem: the format is unknown, or to come, or nothing says which it is.
    :raises Refused: the territory or the gate is unknown, or no rules are adopted yet.
    """
    chosen = _format(session, format, output)
    from programme.cli.supposing import judge_by
    from programme.reports.formats import written
    from programme.reports.transition.gather import Asked, gather
    from programme.reports.transition.report import transition_report

    view = session.viewpoint(as_of, known_at)
    if charter is not None:
        judge_by(session, session.register.reading(view.position), charter, view.position)
    day = view.day if as_of is not None else None
    asked = Asked(territory, view.position, session.today, day, gate, session.what_if)
    report = transition_report(gather(session.register, asked))
    _write(session, written(report, chosen, session.lang, session.spelled), output)


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
) -> None:
    """Write the report of a period, or of all that has happened so far; as of its last day, if that has gone by."""
    chosen = _format(session, format, output)
    from programme.reports.annual.report import annual as made

    period = _period(year, from_, to)
    ended = period.latest if period is not None and period.latest < session.today else None
    asked = _asked(session, "annual", territory, as_of, known_at, period, ended)
    _write(session, _page(session, asked, made, chosen), output)


def decisions(
    session: Session,
    *,
    territory: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
) -> None:
    """Write the log of decisions; as a table, it is the log alone."""
    chosen = _format(session, format, output, TABLES)
    from programme.reports.decisions import decisions as made
    from programme.reports.formats import rows

    asked = _asked(session, "decisions", territory, as_of, known_at)
    if chosen not in TABLES:
        _write(session, _page(session, asked, made, chosen), output)
        return
    from programme.cli.formats import tabular
    from programme.cli.marking import marked_cells
    from programme.reports.decisions import COLUMNS
    from programme.reports.survey import survey

    log = rows(made(survey(session.register, asked)), "decisions", session.lang)
    _write(session, tabular(chosen, *marked_cells([key for key, _, _ in COLUMNS], log)), output)


def completeness(
    session: Session,
    *,
    territory: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
) -> None:
    """Write what the record does not say."""
    chosen = _format(session, format, output)
    from programme.reports.completeness import completeness as made

    asked = _asked(session, "completeness", territory, as_of, known_at)
    _write(session, _page(session, asked, made, chosen), output)


def _asked(
    session: Session,
    report: str,
    territory: str | None,
    as_of: str | None,
    known_at: str | None,
    period: ImpreciseDate | None = None,
    day: date | None = None,
) -> Asked:
    """Return what is asked for; ``day`` stands for today where no other is given."""
    from programme.reports.survey import Asked

    view = session.viewpoint(as_of, known_at)
    return Asked(
        report,
        day if day is not None and as_of is None else view.day,
        view.position,
        territory,
        period,
        session.what_if,
    )


def _page(session: Session, asked: Asked, made: Callable[[Survey], Page], format: str) -> str:
    from programme.reports.formats import written
    from programme.reports.survey import survey

    return written(made(survey(session.register, asked)), format, session.lang, session.spelled)


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


def _write(session: Session, text: str, output: str | None) -> None:
    """Write a report to its file, or print it."""
    if output in {None, SCREEN}:
        data(text.removesuffix("\n"))
        return
    path = Path(str(output))
    write_whole(path, text)
    session.tell(say("The report is in {path}.", path=str(path)))


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
