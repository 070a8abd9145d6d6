"""What a database must do to hold a register. The recorder says everything else, to every database alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, Self

from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBRecorder, DCBSubscription

from programme.register.errors import CommandReused
from programme.register.place import Place
from programme.register.queries import Queries
from programme.register.rows import Answered, Batch, Command, Kept
from programme.register.statements import Statements


class Cursor(Protocol):
    """The part of a driver's cursor that every driver has."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Self: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Any: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


@dataclass(frozen=True, slots=True)
class AnsweredBefore:
    """Why nothing was appended: a command was answered already."""

    command: Command
    answered: Answered


Append = Callable[[Sequence[Batch], DCBAppendCondition | None], int | AnsweredBefore]


def in_portions(append: Append, portions: Iterable[Sequence[Batch]], condition: DCBAppendCondition | None) -> int:
    """Appends the portions within the transaction of `append`; the condition is that of the first."""
    head = 0
    for portion in portions:
        found = append(portion, condition)
        if isinstance(found, AnsweredBefore):
            raise CommandReused(found.command.id, found.answered.first, found.answered.last)
        head, condition = found, None
    return head


class Backend(Protocol):
    """The connections to one register."""

    place: Place
    programme_id: str
    sql: Statements
    queries: Queries

    def reading(self) -> AbstractContextManager[Cursor]:
        """A transaction that sees the register as it is at its first SELECT.

        Raises RegisterDamaged, RegisterUnreadable, RegisterBusy; ProgrammingError once it is closed.
        """

    def append(self, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
        """Records the batches after the last entry, all or none, and returns the new head.

        Nothing is recorded where a command was answered before, whatever the condition. Raises Conflict,
        TimeWentBack, EntryRefused, RegisterDamaged, RegisterUnwritable, RegisterBusy.
        """

    def append_portions(self, portions: Iterable[Sequence[Batch]], condition: DCBAppendCondition | None) -> int:
        """Records portion after portion as they come, in one transaction, and returns the new head.

        Nothing is recorded where the portions end by an exception. Raises as `append`, and CommandReused.
        """

    def keep(self, kept: Kept) -> None:
        """Keeps a checkpoint for good. Raises EntryRefused where it is not later than the last one."""

    def subscribe(self, recorder: DCBRecorder, query: DCBQuery | None, after: int | None) -> DCBSubscription[Any]:
        """The library's subscription to what the recorder of this register reads."""

    def imprint(self) -> str:
        """How the register looks from outside: while it stays the same, its entries were not replaced by others.

        Its first word tells which register it is, and stays the same while entries are appended.
        """

    def faults(self) -> list[str]:
        """What the database finds wrong with its own pages and indexes, in its words; the first hundred.

        A server looks at its pages as it reads them: nothing is asked of it. Raises RegisterUnreadable, RegisterBusy.
        """

    def close(self) -> None: ...
