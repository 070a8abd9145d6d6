"""`programme report transition`: the report on the passage of a territory, to a file or on the screen."""

from __future__ import annotations

from pathlib import Path

from programme.cli.files import write_whole
from programme.cli.output import data
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.sentences import say

FORMATS = ("html", "md", "json")
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
    """Write the report, as known at K on the day V.

    :raises Problem: the format is unknown, or to come, or nothing says which it is.
    :raises Refused: the territory or the gate is unknown, or no rules are adopted yet.
    """
    chosen = _format(session, format, output)
    from programme.reports.formats import written
    from programme.reports.transition.gather import Asked, gather
    from programme.reports.transition.report import transition_report

    view = session.viewpoint(as_of, known_at)
    asked = Asked(territory, view.position, session.today, view.day if as_of is not None else None, gate)
    text = written(transition_report(gather(session.register, asked)), chosen, session.lang, session.spelled)
    if output in {None, SCREEN}:
        data(text.removesuffix("\n"))
        return
    path = Path(str(output))
    write_whole(path, text)
    session.tell(say("The report is in {path}.", path=str(path)))


def _format(session: Session, format: str | None, output: str | None) -> str:
    """Return the format that is asked for, else that of the file's name, else JSON or Markdown on the screen."""
    suffix = Path(output).suffix.removeprefix(".").lower() if output not in {None, SCREEN} else ""
    chosen = format or suffix or ("json" if session.json else "md")
    if chosen in FORMATS:
        return chosen
    if chosen in LATER:
        sentence = say("Reports as {format} come in a later version.", format=chosen)
        raise Problem(sentence, advice=say("write it as html, and print that from a browser: --format html"))
    sentence = say("'{format}' is no format of a report.", format=chosen)
    raise Problem(sentence, advice=say("add --format html, md or json"))
