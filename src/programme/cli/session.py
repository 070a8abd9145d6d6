"""One run of the program: its settings, its language, its clock, and the register, opened when it is needed.

A command is a function of a session and of its parameters::

    def status(session: Session, *, as_of: str | None, known_at: str | None) -> int | None:
        view = session.viewpoint(as_of, known_at)
        reading = session.register.reading(upto=view.position)

It prints data with `output.py`, words with `session.tell`, raises `Problem` (or lets domain and register errors
through: `failures.py` says them all), and returns the exit code, None meaning 0. Import what is heavy inside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from programme.cli import tree
from programme.cli.problem import Code, Problem
from programme.cli.settings import Settings
from programme.domain.sentences import Sentence, say
from programme.language import Lang, Speaker

if TYPE_CHECKING:
    from programme.domain.reading import Reading
    from programme.domain.what_if import WhatIf
    from programme.register.place import Place
    from programme.register.register import Register

CLOCK = "PROGRAMME_NOW"
VAULT = Path("keys", "persons.db")


class Viewpoint(NamedTuple):
    """From where the register is looked at: the day V, and the position K up to which it is known."""

    day: date
    position: int


class Session:
    """One run of the program. ``options`` are the global options, as given."""

    def __init__(self, options: Mapping[str, object], lang: Lang) -> None:
        self.options = options
        self.lang = lang
        self.speaker = Speaker(lang)
        self.settings = Settings(options, os.environ, Path.cwd())
        self.unreadable: dict[str, str] = {}
        """What is wrong with the names that could not be read, by the id of the person."""
        self.what_if: WhatIf | None = None
        """What is supposed, if anything is: the register shows it from then on."""
        self._opened: list[Register] = []

    @property
    def json(self) -> bool:
        """Whether ``--json`` is given."""
        return bool(self.options.get("json"))

    @property
    def may_ask(self) -> bool:
        """Whether a question may be asked: at a terminal, and unless ``--no-input`` is given."""
        return sys.stdin.isatty() and not self.options.get("no_input")

    @cached_property
    def register(self) -> Register:
        """The register, opened for reading; a read-only file or folder will do.

        :raises Problem: it is not said where it is.
        """
        return self._open(read_only=True)

    @cached_property
    def writer(self) -> Register:
        """The register, opened for recording; an erasure that was cut short is carried out first."""
        register = self._open(read_only=False)
        register.destroy_erased()
        return register

    @property
    def by(self) -> str:
        """The office that records.

        :raises Problem: it is set nowhere.
        """
        found = self.settings.find("by")
        if found is None:
            raise Problem(say("It is not said who records."), advice=say("add --by OFFICE, or set PROGRAMME_BY"))
        return found.value

    @cached_property
    def now(self) -> datetime:
        """The instant, the same during the whole run.

        :raises Problem: PROGRAMME_NOW is no instant.
        """
        given = self.settings.variable(CLOCK)
        if given is None:
            return datetime.now(UTC)
        return _instant(given)

    @property
    def clock_set(self) -> bool:
        """Whether the clock was set by hand, with PROGRAMME_NOW."""
        return self.settings.variable(CLOCK) is not None

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone of the programme: that of its latest charter."""
        from programme.cli.viewpoint import zone_of

        return zone_of(self.register)

    @property
    def today(self) -> date:
        """The day it is for the programme."""
        return self.now.astimezone(self.zone).date()

    def learn_names(self) -> None:
        """Call things by the names that the register gives them, from now on."""
        reading = self.register.reading()
        self.speaker = self.naming(reading, reading, self.register.programme)

    def naming(self, reading: Reading, latest: Reading, programme: str, known: dict[str, str] | None = None) -> Speaker:
        """Return a speaker that calls things, and people as far as may be, as a reading does.

        ``known`` are the names of things as it has them, if they are at hand.
        """
        from programme.cli.people import names_of_people
        from programme.domain.naming import names

        known = names(reading, self.lang) if known is None else known
        return Speaker(self.lang, known | names_of_people(self, reading, latest, programme))

    @property
    def vault(self) -> Path:
        """The file of the keys of persons: as it is set, else in the folder of keys beside register or settings."""
        found = self.settings.vault()
        if found is not None:
            return Path(found.value)
        place, config = self.place(), self.settings.config
        beside = place.parent if isinstance(place, Path) else config.path.parent if config is not None else Path.cwd()
        return beside / VAULT

    def viewpoint(self, as_of: str | None = None, known_at: str | None = None) -> Viewpoint:
        """Return V and K from the values of ``--as-of`` and ``--known-at``; today and the head where None.

        :raises Problem: a date that cannot be a viewpoint, or a position that the register does not have.
        """
        from programme.cli.viewpoint import day_of, position_of

        return Viewpoint(
            self.today if as_of is None else day_of(as_of, self.lang),
            self.register.head() if known_at is None else position_of(known_at, self.register, self.zone, self.lang),
        )

    def outcome(self, code: int) -> int:
        """Return the exit code of a command: that of an incident where names could not be read, which is told."""
        for person, detail in self.unreadable.items():
            self.tell(say("The name of {person} cannot be read: {detail}.", person=person, detail=detail))
        if not self.unreadable:
            return code
        self.tell(say("Try: {advice}", advice=say("put back the vault of keys from its own copy")))
        return code or Code.REGISTER

    def tell(self, sentence: Sentence) -> None:
        """Say something to the person: on the error stream, so that the output holds nothing but data."""
        from programme.cli.output import words

        words(self.speaker.sentence(sentence))

    def spelled(self, command: str) -> str:
        """Return a command line with the names of commands in the language of the person."""
        return tree.spelled(command, self.lang)

    def supposes(self, position: int) -> bool:
        """Return whether the entry at a position is only supposed to be there."""
        return self.what_if is not None and self.what_if.journal is not None and position > self.what_if.position

    def close(self) -> None:
        """Close what was opened."""
        for register in self._opened:
            register.close()

    def _open(self, *, read_only: bool) -> Register:
        place = self.place()
        from programme.register.register import Register

        register = Register(place, read_only=read_only, vault=self.vault)
        self._opened.append(register)
        return register

    def place(self) -> Place:
        """Return where the register is.

        :raises Problem: it is said nowhere.
        :raises MalformedAddress: it is said by an address of no database that could hold one.
        """
        found = self.settings.register()
        if found is None:
            raise Problem(
                say("It is not said where the register is, and there is no programme.toml here."),
                advice=say("add --register FILE, set PROGRAMME_REGISTER, or make a register: programme init"),
            )
        from programme.register.place import place_of

        return place_of(found.value)

    def folder(self) -> Path:
        """Return the folder for what is kept beside the register: its own, else that of programme.toml, else this."""
        place = self.place()
        if isinstance(place, Path):
            return place.parent
        return self.settings.config.path.parent if self.settings.config is not None else Path.cwd()


def _instant(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    sentence = say("{variable} is '{text}', which is not an instant.", variable=CLOCK, text=text)
    raise Problem(sentence, advice=say("write it as 2017-11-30T09:00:00Z, or unset it"))
