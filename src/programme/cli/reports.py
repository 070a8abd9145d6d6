"""`programme report ...`: a report to a file or on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from programme.cli.files import write_whole
from programme.cli.output import data
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.sentences import say

if TYPE_CHECKING:
    from programme.reports.page import Page
    from programme.reports.survey import Asked, Survey

FORMATS = ("html", "md", "json")
TABLES = ("csv", "csv-excel", "tsv")
LATER = ("pdf", "docx", "xlsx")
SCREEN = "-"


def transition(
    session: Session,
    *,
    territory: str,
    gate: str | None,
    as_of: str | None,
    known_at: str | None,
    format: str | None,
    output: str | None,
) -> None:
    """Write the report on the passage of a territory, as known at K on the day V.

    :raises Problem: the format is unknown, or to come, or nothing says which it is.
    :raises Refused: the territory or the gate is unknown, or no rules are adopted yet.
    """
    chosen = _format(session, format, output)
    from programme.reports.formats import written
    from programme.reports.transition.gather import Asked, gather
    from programme.reports.transition.report import transition_report

    view = session.viewpoint(as_of, known_at)
    asked = Asked(territory, view.position, session.today, view.day if as_of is not None else None, gate)
    report = transition_report(gather(session.register, asked))
    _write(session, written(report, chosen, session.lang, session.spelled), output)


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
    from programme.reports.decisions import COLUMNS
    from programme.reports.survey import survey

    log = rows(made(survey(session.register, asked)), "decisions", session.lang)
    _write(session, tabular(chosen, [key for key, _, _ in COLUMNS], log), output)


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


def _asked(session: Session, report: str, territory: str | None, as_of: str | None, known_at: str | None) -> Asked:
    from programme.reports.survey import Asked

    view = session.viewpoint(as_of, known_at)
    return Asked(report, view.day, view.position, territory)


def _page(session: Session, asked: Asked, made: Callable[[Survey], Page], format: str) -> str:
    from programme.reports.formats import written
    from programme.reports.survey import survey

    return written(made(survey(session.register, asked)), format, session.lang, session.spelled)


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
