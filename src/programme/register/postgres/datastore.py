"""The schema of a register in a PostgreSQL database, as a backend of the recorder."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import Self

import psycopg
from eventsourcing.dcb.api import DCBAppendCondition, DCBQuery, DCBRecorder

from programme.register.backend import AnsweredBefore, in_portions
from programme.register.errors import OutcomeUnknown, RegisterUnreadable, RegisterUnwritable
from programme.register.place import Database
from programme.register.postgres.appending import append, keep
from programme.register.postgres.connections import DIALECT, Connections, Cursor
from programme.register.postgres.faults import is_lost, summary, told
from programme.register.postgres.making import Making, make
from programme.register.postgres.recognition import identity, require_format, require_register, require_right
from programme.register.postgres.subscription import ListeningSubscription
from programme.register.queries import Queries
from programme.register.rows import Batch, Command, Kept
from programme.register.statements import Statements


class Datastore:
    """The connections to one register on a server."""

    def __init__(self, place: Database, *, read_only: bool) -> None:
        self.place = place
        self.sql = Statements(DIALECT)
        self.queries = Queries(DIALECT)
        self._read_only = read_only
        self._connections = Connections(place)
        try:
            self.programme_id, self._identity = self._recognised()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, place: Database, programme_id: str) -> Self:
        """A register without entries in a new or empty schema, and a schema for its views.

        Raises AlreadyARegister, NotARegister (other tables are there), RegisterUnwritable, ServerUnreachable.
        """
        with cls.making(place, programme_id):
            pass
        return cls(place, read_only=False)

    @classmethod
    @contextmanager
    def making(cls, place: Database, programme_id: str) -> Iterator[Making]:
        """A new register, and all that is put into it, in one transaction. Raises as `create`."""
        with (
            closing(Connections(place)) as connections,
            told(place, RegisterUnwritable),
            connections.cursor() as cursor,
            cursor.connection.transaction(),
        ):
            make(cursor, place, programme_id)
            yield Making(place, programme_id, cursor)

    @classmethod
    def open(cls, place: Database, *, read_only: bool) -> Self:
        """An existing register. Raises NotARegister, NewerFormat, RegisterDamaged, ServerUnreachable, NotAllowed."""
        return cls(place, read_only=read_only)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """As the backend promises."""
        with told(self.place, RegisterUnreadable), self._connections.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
            cursor.execute("COMMIT")

    def append(self, batches: Sequence[Batch], condition: DCBAppendCondition | None) -> int | AnsweredBefore:
        """As the backend promises; raises also OutcomeUnknown, where the connection is lost on the way, and NotAllowed.

        One call of one function, in one round trip: the lock, the checks, the rows and the commit.
        """
        with self._writing() as cursor, self._answered(_command_id(batches)):
            return append(cursor, batches, condition)

    def append_portions(self, portions: Iterable[Sequence[Batch]], condition: DCBAppendCondition | None) -> int:
        """As the backend promises; raises also OutcomeUnknown and NotAllowed."""
        with self._writing() as cursor, self._answered(None):
            cursor.execute("BEGIN")
            head = in_portions(partial(append, cursor), portions, condition)
            cursor.execute("COMMIT")
            return head

    def keep(self, kept: Kept) -> None:
        """As the backend promises."""
        with self._writing() as cursor:
            keep(cursor, kept)

    def subscribe(
        self, recorder: DCBRecorder, query: DCBQuery | None, after: int | None
    ) -> ListeningSubscription[DCBRecorder]:
        """As the backend promises."""
        return ListeningSubscription(recorder, self.place, query, after)

    def imprint(self) -> str:
        """Which cluster and which table this is: what is restored has others, what is there never changes."""
        return self._identity

    def faults(self) -> list[str]:
        """As the backend promises."""
        return []

    def close(self) -> None:
        """Closes the connections."""
        self._connections.close()

    @contextmanager
    def _answered(self, command: str | None) -> Iterator[None]:
        """Says that the outcome of a command is unknown where the connection is lost before the answer."""
        try:
            yield
        except psycopg.Error as error:
            if is_lost(error):
                raise OutcomeUnknown(self.place, command, summary(error)) from error
            raise

    @contextmanager
    def _writing(self) -> Iterator[Cursor]:
        if self._read_only:
            raise RegisterUnwritable(self.place, "opened for reading only")
        with told(self.place, RegisterUnwritable), self._connections.cursor() as cursor:
            yield cursor

    def _recognised(self) -> tuple[str, str]:
        """The id of the programme, and the identity of the table of its entries."""
        with self.reading() as cursor:
            require_register(cursor, self.place)
            about: dict[str, str] = dict(cursor.execute("SELECT key, value FROM about").fetchall())
            require_format(about, self.place)
            if not self._read_only:
                require_right(cursor, self.place)
            return about["programme"], identity(cursor)


def _command_id(batches: Sequence[Batch]) -> str | None:
    command: Command | None = batches[0].command if len(batches) == 1 else None
    return command.id if command else None
