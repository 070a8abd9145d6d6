"""The demonstration: a register filled with the example programme, its board, and its reports.

It is the same everywhere, to the byte: the entries are recorded at the instants of their journals, and say so.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from programme.cli.audit.keys import KEY, KEYS
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.tree import spelled
from programme.cli.views.status import status
from programme.domain.sentences import say
from programme.domain.standing import territory_ids
from programme.domain.vocabulary import ReportKind
from programme.exchange.journal import requests_as_recorded
from programme.exchange.journal_file import read
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.keys import SigningKey
from programme.register.register import Register
from programme.reports.making import PAGES, make
from programme.reports.order import Order

EXAMPLE = "envies-dalliances"
SETTINGS = 'register = "register.db"\nby = "coordinator"\nlang = "fr"\n'
DEMONSTRATION_KEY = """\
Clé de démonstration, la même partout et sans phrase de passe : elle ne protège rien.
Demonstration key, the same everywhere and without a passphrase: it protects nothing."""
EPOCH = datetime(2017, 11, 30, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """One register to make: its folder inside the demonstration, its journals, and the day it is looked at.

    ``documents`` is the folder of the example with the files that its entries know by their fingerprint, if any.
    """

    folder: str
    journals: tuple[str, ...]
    day: date
    documents: str | None = None


DEMONSTRATIONS = (
    Demonstration(".", ("journal-2016-2017.yaml",), date(2017, 12, 31)),
    Demonstration("scenario", ("journal-2016-2017.yaml", "scenario-2018-2020.yaml"), date(2020, 12, 31), "pieces"),
)


def demo(session: Session, *, folder: str | None) -> None:
    """Make the demonstration in a new folder: all of it, or nothing.

    :raises Problem: there is something at that place already.
    """
    target = Path(folder or "demo")
    if target.exists():
        sentence = say("There is already something at {folder}.", folder=str(target))
        raise Problem(
            sentence,
            advice=f"cd {target} && {spelled('programme status', session.lang)}",
            code=Code.REFUSED,
            rule="demo-exists",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for one in DEMONSTRATIONS:
            _make(work / one.folder, one)
        work.chmod(0o755)
        work.rename(target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    _show(session, target)


def example_folder() -> Path:
    """Return the folder of the example: beside the installed package, or at the root of the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "examples" / EXAMPLE
    return installed if installed.is_dir() else package.parents[1] / "examples" / EXAMPLE


def _make(folder: Path, demonstration: Demonstration) -> None:
    (folder / "reports").mkdir(parents=True)
    (folder / "programme.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copy(example_folder() / "charter.toml", folder / "charter.toml")
    if demonstration.documents is not None:
        shutil.copytree(example_folder() / demonstration.documents, folder / demonstration.documents)
    with Register.create(folder / "register.db", EXAMPLE) as register:
        _fill(register, demonstration.journals)
        _key().save(folder / KEYS / KEY, None, DEMONSTRATION_KEY)
        _report(register, folder / "reports", demonstration.day)


def _key() -> SigningKey:
    """Return the key of the demonstration, which everybody has."""
    return SigningKey.new(origin_of(EXAMPLE), seed=hashlib.sha256(DEMONSTRATION_KEY.encode()).digest())


def _fill(register: Register, journals: Sequence[str]) -> None:
    for name in journals:
        journal = read(example_folder() / name)
        register.record(requests_as_recorded(journal, EPOCH))


def _report(register: Register, folder: Path, day: date) -> None:
    """Write the report of each territory, as a page and as a text; and those on the whole programme, as pages."""
    known = register.last_told()
    for territory in territory_ids(register.reading()):
        for format in ("html", "md"):
            order = Order(ReportKind.TRANSITION, day, known, "fr", format, territory)
            _write(register, order, folder / f"transition-{territory}.{format}")
    for kind in PAGES:
        _write(register, Order(kind, day, known, "fr", "html"), folder / f"{kind}.html")


def _write(register: Register, order: Order, path: Path) -> None:
    path.write_text(make(register, order, partial(spelled, lang=order.lang)).text, encoding="utf-8")


def _show(session: Session, target: Path) -> None:
    """Show the board of the demonstration, and how to go on."""
    day = DEMONSTRATIONS[0].day
    shown = Session({**session.options, "register": str(target / "register.db")}, session.lang)
    try:
        status(shown, as_of=day.isoformat(), known_at=None)
    finally:
        shown.close()
    session.tell(say("The register, and a report for each territory, are in {folder}.", folder=f"{target}/"))
    session.tell(
        say("Next: {command}", command=f"cd {target} && {spelled(f'programme status --as-of {day}', session.lang)}")
    )
