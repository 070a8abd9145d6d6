"""Commands that are killed (SIGKILL) at a random moment of their work."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.register.support import METHODS, PROCESSES
from tests.support.cli import Ran, Shell

if "forkserver" in METHODS:  # for whatever is forked: where this is imported, the commands have run once
    PROCESSES.set_forkserver_preload(["tests.register.support", "tests.bad_days.rehearsal"])

Line = Sequence[object]
BEGUN = "begun"


@dataclass
class Killer:
    """Kills commands at moments drawn from the time they take when nobody does, and counts what was going on then."""

    kills: int
    chance: random.Random = field(default_factory=lambda: random.Random(2017))
    early: int = 0
    amid: int = 0
    late: int = 0

    def rounds(self, shell: Shell, lines: Sequence[Line]) -> Iterator[list[Ran]]:
        """Have the lines run one after another, first undisturbed, then killed so many times.

        Yields the answers given until then. What has to be made ready for a round is done by whoever asks for it.
        """
        whole, answers = self._killed(shell, lines, None)
        yield answers
        for _ in range(self.kills):
            seconds, answers = self._killed(shell, lines, self.chance.uniform(0, 1.1 * whole))
            self._count(answers, lines)
            whole = seconds if len(answers) == len(lines) else whole
            yield answers

    def _killed(self, shell: Shell, lines: Sequence[Line], after: float | None) -> tuple[float, list[Ran]]:
        """How long the work went on, and what it answered; ``after`` so many seconds it is killed, if not None."""
        ours, theirs = PROCESSES.Pipe(duplex=False)
        worker = PROCESSES.Process(target=_work, args=(shell.folder, dict(shell.env), lines, theirs))
        worker.start()
        theirs.close()
        assert ours.recv() == BEGUN
        begun = time.monotonic()
        worker.join(after)
        worker.kill()
        worker.join()
        seconds = time.monotonic() - begun
        return seconds, list(_received(ours))

    def _count(self, answers: list[Ran], lines: Sequence[Line]) -> None:
        if not answers:
            self.early += 1
        elif len(answers) == len(lines):
            self.late += 1
        else:
            self.amid += 1


def apart(work: Callable[..., Any], *args: object) -> Any:
    """What ``work(*args)`` gives in a process of its own, in which the commands have run once."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_apart, args=(theirs, work, args))
    process.start()
    theirs.close()
    with ours:
        found = ours.recv()
    process.join()
    return found


def _apart(told: Connection, work: Callable[..., Any], args: Sequence[object]) -> None:
    import tests.bad_days.rehearsal  # noqa: F401  # already there, where processes are forked from one that has it

    told.send(work(*args))


def _work(folder: Path, env: dict[str, str], lines: Sequence[Line], told: Connection) -> None:
    import tests.bad_days.rehearsal  # noqa: F401  # already there, where processes are forked from one that has it

    shell = Shell(folder, env)
    told.send(BEGUN)
    for line in lines:
        told.send(shell.run(*line))


def _received(connection: Connection) -> Iterator[Any]:
    with connection:
        while True:
            try:
                yield connection.recv()
            except (EOFError, OSError):
                return
