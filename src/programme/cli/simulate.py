"""``programme simulate``: a plausible programme of any size, as a file of entries or as a register."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from programme.cli.demo import example_folder
from programme.cli.files import replacing
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.exchange.charter_file import load
from programme.register.place import Place, place_of
from programme.register.recorder import Recorder
from programme.register.rows import Batch
from programme.simulation.programme import LONGEST, PROGRAMME_ID, Size, simulated

AT_ONCE = 5_000  # commands in one transaction
SCREEN = "-"


def simulate(session: Session, *, entries: int, territories: int, seed: int | None, output: str | None) -> None:
    """Write the entries of a simulated programme, or record them in a new register.

    :raises Problem: there would be no entry or no territory, or lives too long to be decided in time.
    :raises AlreadyARegister: there is something already where the register would be.
    """
    if not (entries > 0 < territories and entries <= territories * LONGEST):
        raise Problem(
            say("From 1 to {most} entries a territory can be simulated.", most=LONGEST),
            advice=say("give more territories, or fewer entries"),
        )
    batches = simulated(Size(entries, territories, seed or 0), load(example_folder() / "charter.toml"))
    place = session.options.get("register")
    if output is None and isinstance(place, str) and place:
        _record(place_of(place), batches)
        session.tell(say("Entries recorded: {count}, in {path}.", count=entries, path=place))
    elif output in {None, SCREEN}:
        for line in _lines(batches):
            sys.stdout.write(line.decode())
    else:
        with replacing(Path(str(output))) as file:
            file.writelines(_lines(batches))
        session.tell(say("Entries written: {count}, in {path}.", count=entries, path=str(output)))


def _lines(batches: Iterator[Batch]) -> Iterator[bytes]:
    return (row.data + b"\n" for batch in batches for row in batch.rows)


def _record(place: Place, batches: Iterator[Batch]) -> None:
    """Record commands in a new register; one that cannot be filled is taken away again, where it is a file."""
    with Recorder.create(place, PROGRAMME_ID) as recorder:
        try:
            head = 0
            while some := list(islice(batches, AT_ONCE)):
                head = recorder.restore(some, after=head)
        except BaseException:
            recorder.close()
            _take_away(place)
            raise


def _take_away(place: Place) -> None:
    for end in ("", "-wal", "-shm", ".lock"):
        if isinstance(place, Path):
            with suppress(FileNotFoundError):
                Path(f"{place}{end}").unlink()
