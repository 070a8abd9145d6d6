"""Where the tables of the views of a register are kept: beside it, in a file or a schema of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from programme.projections.base.errors import StoreUnusable
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.store import Store
from programme.register.place import Database, Place


@dataclass(frozen=True)
class InFile:
    """Tables in a SQLite file."""

    path: Path

    def is_there(self) -> bool:
        """Return whether there are any."""
        return self.path.exists()

    def open(self) -> Store:
        """Return the tables, made where there are none.

        :raises StoreUnusable: the file cannot be opened or made, or is another program's.
        :raises StoreDamaged: it is no SQLite file, or of another format.
        """
        return SQLiteStore.in_file(self.path)

    def discard(self) -> None:
        """Remove the file, and what SQLite keeps beside it.

        :raises StoreUnusable: it cannot be removed.
        """
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnusable from error

    def _files(self) -> Iterable[Path]:
        return (Path(f"{self.path}{end}") for end in ("", "-wal", "-shm"))

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True)
class InSchema:
    """Tables in a schema of the database of the register."""

    place: Database

    def is_there(self) -> bool:
        """Return whether there are any: there is a schema for them from the beginning."""
        return True

    def open(self) -> Store:
        """Return the tables, made where there are none.

        :raises StoreUnusable: whoever asks may not make views there.
        """
        from programme.projections.base.postgres_store import PostgresStore

        return PostgresStore(self.place)

    def discard(self) -> None:
        """Remove the tables.

        :raises StoreUnusable: they cannot be removed.
        """
        from programme.projections.base.postgres_store import PostgresStore

        PostgresStore.discard(self.place)

    def __str__(self) -> str:
        return f"{self.place} ({self.place.views})"


Shelf = InFile | InSchema


def shelf_beside(place: Place) -> Shelf:
    """Return where the views of a register are: a file beside it, or the schema ``<schema>_views``."""
    return InFile(file_beside(place)) if isinstance(place, Path) else InSchema(place)


def file_beside(path: Path) -> Path:
    """Return the file of the views of a register in a file: ``register.views.db`` beside ``register.db``."""
    return path.with_name(f"{path.stem}.views.db")
