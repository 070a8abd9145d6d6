"""``programme doctor``: settings and where each comes from, versions, the register; what is wrong and what to do."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from programme import __version__
from programme.cli import failures
from programme.cli.examination import (
    charter_of,
    entries_of,
    pages_of,
    rights_of,
    server_of,
    triggers_of,
    views_of,
    views_on_server,
)
from programme.cli.formats import write_rows
from programme.cli.output import Column, write_json
from programme.cli.places import risk
from programme.cli.problem import Code, Problem
from programme.cli.session import CLOCK, Session
from programme.domain.refusals import Refused
from programme.domain.sentences import Sentence, say
from programme.language import N_
from programme.register.errors import RegisterError
from programme.register.place import Database
from programme.register.schema import FORMAT

LIBRARIES = ("click", "pydantic", "sqlalchemy", "eventsourcing", "babel", "rich")
NAMES = {
    "system": N_("system"),
    "output": N_("output"),
    "settings": N_("settings"),
    "lang": N_("language"),
    "by": N_("who records"),
    "clock": N_("clock"),
    "register": N_("register"),
    "folder": N_("folder"),
    "format": N_("format"),
    "rights": N_("rights"),
    "pages": N_("pages"),
    "server": N_("server"),
    "triggers": N_("triggers"),
    "entries": N_("entries"),
    "charter": N_("charter"),
    "views": N_("views"),
}
STATES = {"ok": N_("ok"), "warning": N_("warning"), "broken": N_("broken")}


class Check(NamedTuple):
    """One thing looked at: what was found and where it comes from; what is wrong with it, or to be warned about."""

    name: str
    value: str = "-"
    origin: str = ""
    warning: Sentence | None = None
    problem: Problem | Refused | None = None

    @property
    def state(self) -> str:
        """``ok``, ``warning`` or ``broken``, for scripts."""
        return "broken" if self.problem is not None else "warning" if self.warning is not None else "ok"


Looks = dict[str, Callable[[], Check]]
"""What to look at, by name, in order."""


def doctor(session: Session) -> int:
    """Print every check, then say what is wrong; return the exit code of the worst."""
    checks = [*_program(), *_settings(session), *_register(session)]
    rows = [{"check": one.name, "value": one.value, "origin": one.origin, "state": one.state} for one in checks]
    problems = [one.problem for one in checks if one.problem is not None]
    if session.json:
        write_json({"ok": not problems, "checks": rows})
    else:
        write_rows(session, _columns(session), rows)
    for one in checks:
        if one.warning is not None:
            session.tell(say("Warning: {what}", what=one.warning))
    return max((failures.tell(one, session.speaker, {}, "doctor") for one in problems), default=Code.DONE)


def _columns(session: Session) -> tuple[Column, ...]:
    text = session.speaker.text
    return (
        Column("check", N_("Check"), lambda name: text(NAMES.get(name, name))),
        Column("value", N_("Found")),
        Column("origin", N_("From")),
        Column("state", N_("State"), lambda state: text(STATES[state])),
    )


def _program() -> Iterator[Check]:
    yield Check("programme", __version__, str(Path(__file__).parents[1]))
    yield Check("python", platform.python_version(), sys.executable)
    yield Check("sqlite", sqlite3.sqlite_version)
    yield from (Check(name, version(name)) for name in LIBRARIES)
    yield Check("system", platform.platform())
    yield Check("output", f"{sys.stdout.encoding}, {'terminal' if sys.stdout.isatty() else 'pipe'}")


def _settings(session: Session) -> Iterator[Check]:
    config = session.settings.config
    yield Check("settings", str(config.path) if config is not None else "-")
    yield _tried("lang", lambda: _setting(session, "lang") or Check("lang", session.lang, "system"))
    yield _tried("by", lambda: _setting(session, "by") or Check("by"))
    yield _tried("clock", lambda: Check("clock", session.now.isoformat(), CLOCK if session.clock_set else "system"))


def _setting(session: Session, key: str) -> Check | None:
    found = session.settings.find(key)
    return Check(key, *found) if found is not None else None


def _register(session: Session) -> Iterator[Check]:
    """Yield what is found of the register, up to the first thing that is wrong with it."""
    check = _tried("register", lambda: Check("register", str(session.place()), _origin(session)))
    yield check
    if check.problem is not None:
        return
    place = session.place()
    looks = _of_file(session, place) if isinstance(place, Path) else _of_server(session, place)
    for name, look in looks.items():
        check = _tried(name, look)
        yield check
        if check.problem is not None:
            return


def _of_file(session: Session, path: Path) -> Looks:
    return {
        "folder": lambda: _folder(path.resolve().parent),
        "format": lambda: _format(session),
        "rights": lambda: Check("rights", rights_of(path)),
        "pages": lambda: Check("pages", pages_of(path)),
        **_of_any(session),
        "views": lambda: Check("views", *views_of(path)),
    }


def _of_server(session: Session, place: Database) -> Looks:
    return {
        "server": lambda: Check("server", *server_of(place)),
        "format": lambda: _format(session),
        "triggers": lambda: Check("triggers", triggers_of(place)),
        **_of_any(session),
        "views": lambda: Check("views", *views_on_server(place)),
    }


def _of_any(session: Session) -> Looks:
    return {
        "entries": lambda: Check("entries", *entries_of(session.register, session.now)),
        "charter": lambda: Check("charter", charter_of(session.register)),
    }


def _format(session: Session) -> Check:
    return Check("format", f"{FORMAT}, programme {session.register.programme}")


def _origin(session: Session) -> str:
    found = session.settings.register()
    return found.origin if found is not None else ""


def _folder(folder: Path) -> Check:
    return Check("folder", str(folder), warning=risk(folder))


def _tried(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except (Problem, RegisterError) as error:
        found = error if isinstance(error, Problem) else failures.problem_of(error)
        return Check(name, problem=found)
