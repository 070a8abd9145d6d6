"""``programme init``: a new programme in a folder, whole or not at all: settings, empty register, charter."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from programme.cli.audit.keys import KEY, KEYS, new_passphrase
from programme.cli.output import data
from programme.cli.places import risk
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.settings import CONFIG
from programme.domain.sentences import say
from programme.domain.slug import slug
from programme.domain.vocabulary import ID_PATTERN
from programme.language import N_
from programme.register.place import Database, Place, place_of
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.keys import SigningKey
from programme.register.register import Register

REGISTER, CHARTER = "register.db", "charter.toml"
TEMPLATES = Path(__file__).with_name("templates")
BY = "coordinator"
ABOUT_REGISTER = N_("the register; a path starts from this folder")
ADOPT = f"programme charter adopt {CHARTER}"
MADE = ".programme-made"
"""What is made whole and waits to be put in its place, in a folder that was there before."""


def init(
    session: Session, *, folder: str | None, id: str | None, name: str | None, passphrase_file: str | None
) -> None:
    """Make the files of a new programme, with the key of its seals, and say what to do next.

    :raises Problem: one of them is there already, or the id is none.
    """
    here = Path(folder or ".").resolve()
    programme = id or slug(here.name) or "programme"
    if not re.fullmatch(ID_PATTERN, programme):
        sentence = say("'{text}' is no id: lower-case letters and digits, the words joined by hyphens.", text=programme)
        raise Problem(sentence, advice="--id")
    if (here / MADE).exists():  # by a command that was killed
        _put_in_place(here)
    _require_nothing(here)
    if (warning := risk(here)) is not None:
        session.tell(warning)
    place = _place(session, here)
    passphrase = new_passphrase(session, passphrase_file)
    with _whole_or_not_at_all(here) as work:
        (work / CHARTER).write_text(_charter(session, programme, name or programme), encoding="utf-8")
        SigningKey.new(origin_of(programme)).save(work / KEYS / KEY, passphrase)
        (work / CONFIG).write_text(_config(session, place), encoding="utf-8")
        Register.create(place if isinstance(place, Database) else work / REGISTER, programme).close()
    data(str(place))
    session.tell(
        say(
            "A new register for the programme {programme}; its settings are in {file}.",
            programme=programme,
            file=CONFIG,
        )
    )
    session.tell(say("The key of its seals is in {file}: keep a copy elsewhere.", file=f"{KEYS}/{KEY}"))
    if passphrase is None:
        session.tell(say("Warning: {what}", what=say("the key has no passphrase: who can read the file can seal.")))
    session.tell(say("Next: fill in {file}, then run: {command}", file=CHARTER, command=session.spelled(ADOPT)))


def _place(session: Session, folder: Path) -> Place:
    """Return where the register is to be: in the folder, unless the option or the environment names a database.

    :raises MalformedAddress: it is an address of something else.
    """
    found = session.settings.given("register")
    place = place_of(found) if found is not None else None
    return place if isinstance(place, Database) else folder / REGISTER


def _require_nothing(folder: Path) -> None:
    there = [name for name in (CONFIG, REGISTER, CHARTER, f"{KEYS}/{KEY}") if (folder / name).exists()]
    if there:
        found = [say("{path} is there already.", path=str(folder / name)) for name in there]
        raise Problem(*found, advice="programme status", code=Code.REFUSED, rule="already-there")


@contextmanager
def _whole_or_not_at_all(folder: Path) -> Iterator[Path]:
    """Give a hidden folder in which to make all that is to be in the folder; what was made there is put in its place.

    A folder that is new appears in one step. One that was there is given all of it, by the next command if this one is
    killed on the way.
    """
    around = folder if folder.exists() else folder.parent
    around.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=around) as hidden:
        made = Path(hidden, folder.name)
        made.mkdir()
        yield made
        if folder is not around:
            made.rename(folder)
            return
        made.rename(folder / MADE)
    _put_in_place(folder)


def _put_in_place(folder: Path) -> None:
    """Move what is made into the folder, the settings last; what somebody put there meanwhile stays."""
    made = folder / MADE
    files = [path.relative_to(made) for path in made.rglob("*") if path.is_file()]
    for file in sorted(files, key=lambda file: file == Path(CONFIG)):
        (folder / file).parent.mkdir(exist_ok=True)
        if not (folder / file).exists():
            (made / file).rename(folder / file)
    shutil.rmtree(made)


def _charter(session: Session, programme: str, name: str) -> str:
    """Return the charter to fill in, commented in the language of the person."""
    text = (TEMPLATES / f"charter.{session.lang}.toml").read_text(encoding="utf-8")
    return text.replace("@ID@", _quoted(programme)).replace("@NAME@", _quoted(name))


def _config(session: Session, place: Place) -> str:
    """Return the settings; a password is for the environment or for ~/.pgpass, never for this file."""
    given = session.settings.find("by")
    text = session.speaker.text
    return "".join(
        f"{key} = {_quoted(value)} # {comment}\n"
        for key, value, comment in (
            ("register", str(place) if isinstance(place, Database) else REGISTER, text(ABOUT_REGISTER)),
            ("by", given.value if given is not None else BY, text("the office that records")),
            ("lang", session.lang, text("fr or en")),
        )
    )


def _quoted(text: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False)
