"""``programme register``: copies, backups, and who may do what in a database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from programme.cli.formats import write_rows
from programme.cli.output import Column, data, words, write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.language import N_
from programme.register import backup as backups
from programme.register.errors import NotAllowed
from programme.register.place import Database, Place, place_of
from programme.register.recorder import Recorder
from programme.register.transfer import copy as copied

_COLUMNS = (Column("id", N_("Login")), Column("role", N_("Role")), Column("offices", N_("Offices")))


def copy(session: Session, *, source: str, target: str) -> None:
    """Copy a register, and compare the copy with it before anybody sees it."""
    place = place_of(target)
    with Recorder.open(place_of(source), read_only=True) as recorder:
        _done(session, copied(recorder, place, _progress()), place)


def backup(session: Session, *, file: str) -> None:
    """Make a backup of the register that is set."""
    _done(session, backups.back_up(session.place(), Path(file), _progress()), Path(file))


def restore(session: Session, *, file: str, target: str | None) -> None:
    """Put a backup back."""
    place = place_of(target) if target is not None else session.place()
    _done(session, backups.restore(Path(file), place, _progress()), place)
    session.tell(say("Next: {command}", command=session.spelled("programme audit verify")))


def roles(session: Session, *, login: str | None, kind: str | None, office: tuple[str, ...], dry_run: bool) -> None:
    """Make the roles, as far as they are not there; admit a login, if one is named; list who has which role.

    :raises Problem: the register is in a file, or what was asked makes no sense.
    """
    place = _database(session)
    from programme.register.postgres import roles as found

    if dry_run:
        for statement in found.script(place):
            data(f"{statement};")
        return
    _make(session, place)
    if login is not None:
        _admit(place, login, kind, office)
    rows = [{"id": one.login, "role": one.role, "offices": ", ".join(one.offices)} for one in found.members(place)]
    write_rows(session, _COLUMNS, rows)


def _make(session: Session, place: Database) -> None:
    from programme.register.postgres import roles as found

    try:
        found.make(place)
    except NotAllowed as error:
        sentence = say("The database does not let {role} make roles: {detail}.", role=error.role, detail=error.detail)
        advice = say("give the SQL to whoever administers the server: {command}", command=_script(session))
        raise Problem(sentence, advice=advice, code=Code.REFUSED, rule="not-allowed") from error
    names = ", ".join(found.role(place, name) for name in ("owner", "recorder", "auditor"))
    session.tell(say("The roles of the register: {names}.", names=names))


def _script(session: Session) -> str:
    return session.spelled("programme register roles --dry-run")


def _admit(place: Database, login: str, kind: str | None, offices: tuple[str, ...]) -> None:
    from programme.register.postgres import roles as found

    if kind not in {"recorder", "auditor"}:
        raise Problem(say("It is not said what {login} may do.", login=login), advice="--as recorder, --as auditor")
    if (kind == "recorder") is not bool(offices):
        sentence = say("Who records does so as an office; who audits has none to record as.")
        raise Problem(sentence, advice="--as recorder --office OFFICE, --as auditor")
    try:
        found.admit(place, login, kind, offices)  # type: ignore[arg-type]  # one of the two
    except found.UnknownLogin as error:
        sentence = say("The server has no login {login}.", login=login)
        create = say("make it there: {statement}", statement=f"CREATE ROLE {login} LOGIN PASSWORD '…'")
        raise Problem(sentence, advice=create, code=Code.UNKNOWN_ID) from error


def _database(session: Session) -> Database:
    place = session.place()
    if isinstance(place, Database):
        return place
    sentence = say("{path} is a file: who may do what with it is up to the system.", path=str(place))
    raise Problem(sentence, advice="programme register copy --help", code=Code.REFUSED, rule="no-roles")


def _done(session: Session, entries: int, place: Place) -> None:
    if session.json:
        write_json({"entries": entries, "register": str(place)})
    else:
        data(str(place))
    session.tell(say("Entries copied and compared: {count}.", count=entries))


def _progress() -> Callable[[int, int], None] | None:
    """Return what shows how far a copy is, on a terminal only."""
    return (lambda done, whole: words(f"{done}/{whole}")) if sys.stderr.isatty() else None
