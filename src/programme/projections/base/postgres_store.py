"""The tables of the views in a schema of their own, beside that of the register in a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from programme.projections.base.errors import StoreDamaged, StoreUnusable
from programme.projections.base.projection import Projection, RowView, Stored
from programme.projections.base.store import PATIENCE, REACHED, Store, obsolete
from programme.register.errors import RegisterError
from programme.register.place import Database
from programme.register.postgres.connections import Connection, DriverError, connect, copy_in

_LOST = {"42P01", "42703", "3F000"}  # a table, a column, the schema
_BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_KEEPER = """
    SELECT quote_ident(r.rolname) FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
    WHERE n.nspname = %s AND pg_has_role(session_user, r.oid, 'MEMBER')
"""


class PostgresStore(Store):
    """Whoever may keep views works on them as the role that owns their schema, so that all share the same tables.

    A view is made again in a second schema, and moved over when it is whole: meanwhile others read the one there was.
    """

    def __init__(self, place: Database) -> None:
        self._place = place
        self._schema, self._workshop = place.view_schemas
        self._engine = sa.create_engine(
            "postgresql+psycopg://",
            creator=lambda: _connect(place),
            poolclass=sa.StaticPool,
            paramstyle="format",
        )
        try:
            self._recognise()
        except BaseException:
            self.close()
            raise

    @classmethod
    def discard(cls, place: Database) -> None:
        """Remove every table of the views.

        :raises StoreUnusable: whoever asks may not.
        """
        with _told(), _connect(place) as connection:
            for schema in place.view_schemas:
                rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema]).fetchall()
                for (name,) in rows:
                    connection.execute(f'DROP TABLE "{schema}"."{name}"'.encode())

    def close(self) -> None:
        """Let go of the connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees all tables at one moment."""
        with self._transaction(_BEGIN_READING) as connection:
            connection.exec_driver_sql(f"LOCK TABLE {REACHED.name} IN ACCESS SHARE MODE")  # see `finish`
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """The only transaction that writes, undone by any exception; others go on reading what was there before it."""
        with self._transaction("BEGIN") as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1347571542, hashtext(%s))", (self._schema,))
            yield connection

    @contextmanager
    def upto(self, connection: sa.Connection, projection: Projection, position: int) -> Iterator[None]:
        """Hide the rows above a position: every query is told what to take for the tables that it names."""
        names = [table.name for table in projection.tables.sorted_tables]
        below = f"WHERE position <= {position:d}"
        parts = (f'"{name}" AS NOT MATERIALIZED (SELECT * FROM "{self._schema}"."{name}" {below})' for name in names)  # noqa: S608 - ours
        tables = ", ".join(parts)

        def told(_connection: object, _cursor: object, query: str, values: object, *_: object) -> tuple[str, object]:
            return f"WITH {tables} {query}", values

        sa.event.listen(connection, "before_cursor_execute", told, retval=True)
        yield
        sa.event.remove(connection, "before_cursor_execute", told)

    def fill(self, connection: sa.Connection, projection: Projection, entries: Sequence[Stored]) -> None:
        """Copy the rows in, where they are rows and no more."""
        if not isinstance(projection, RowView):
            super().fill(connection, projection, entries)
            return
        driver: Connection = connection.connection.driver_connection  # type: ignore[assignment]
        for table, rows in projection.found(entries).items():
            copy_in(driver, table.name, rows)

    def finish(self, connection: sa.Connection, projection: Projection) -> None:
        """Make the indexes, and let the new tables take the places of the old ones.

        A name leads to the newest table, even in a transaction that sees no row of it yet. So readers lock before
        they look, and tables change places only while nobody reads.
        """
        super().finish(connection, projection)
        connection.exec_driver_sql(f"LOCK TABLE {REACHED.name} IN ACCESS EXCLUSIVE MODE")
        for name in obsolete(connection, projection, self._schema):
            connection.exec_driver_sql(f'DROP TABLE "{self._schema}"."{name}"')
        for table in projection.tables.sorted_tables:
            connection.exec_driver_sql(f'ALTER TABLE "{self._workshop}"."{table.name}" SET SCHEMA "{self._schema}"')
        connection.exec_driver_sql(f'SET LOCAL search_path TO "{self._schema}"')

    def _make_tables(self, connection: sa.Connection, projection: Projection) -> None:
        """Make them in the workshop, where they are found first until the end of the transaction."""
        connection.exec_driver_sql(f'SET LOCAL search_path TO "{self._workshop}", "{self._schema}"')
        for table in projection.tables.sorted_tables:
            connection.execute(CreateTable(_ordered(table)))

    def _recognise(self) -> None:
        with self._transaction(_BEGIN_READING) as connection:
            if sa.inspect(connection).has_table(REACHED.name, self._schema):
                return
        with self.writing() as connection:
            REACHED.create(connection, checkfirst=True)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sa.Connection]:
        with _told(), self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            yield connection
            connection.commit()


def _connect(place: Database) -> Connection:
    try:
        connection = connect(place, place.views)
    except RegisterError as error:
        raise StoreUnusable(str(error)) from error
    keeper = connection.execute(_KEEPER, [place.views]).fetchone()
    if keeper is None:
        connection.close()
        raise StoreUnusable(f"{place.views}: not a keeper of the views")
    connection.execute(f"SET ROLE {keeper[0]}".encode())
    connection.execute("SET synchronous_commit = off")  # a crash may cost the newest rows, which are made again
    connection.execute(f"SET lock_timeout = {int(PATIENCE * 1000)}".encode())
    return connection


def _ordered(table: sa.Table) -> sa.Table:
    """The table with its texts in the order of their code points, as SQLite has them, and numbers of 64 bits."""
    copy = table.to_metadata(sa.MetaData())
    for column in copy.columns:
        if isinstance(column.type, sa.Text):
            column.type = sa.Text(collation="C")
        elif isinstance(column.type, sa.Integer):
            column.type = sa.BigInteger()
    return copy


@contextmanager
def _told() -> Iterator[None]:
    """Tell tables that are lost from those that cannot serve now."""
    try:
        yield
    except (sa.exc.DBAPIError, DriverError) as error:
        cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
        code = getattr(cause, "sqlstate", None)
        raise (StoreDamaged if code in _LOST else StoreUnusable)(" ".join(str(cause).split())) from error
