"""The vault: one key for each person, in a file of its own, and the list of those that were destroyed.

It is kept apart from the register and backed up apart, for a shorter time: a copy of the register without it holds no
name. A key is on the disk before the first entry that it seals; a destroyed one leaves no byte in the file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from programme.register.errors import VaultDamaged
from programme.register.people.cipher import KEY_BYTES, Key

_TABLES = (
    "CREATE TABLE IF NOT EXISTS key (id TEXT PRIMARY KEY, person TEXT NOT NULL, secret BLOB NOT NULL)",
    "CREATE INDEX IF NOT EXISTS key_of_person ON key (person)",
    "CREATE TABLE IF NOT EXISTS erased (person TEXT PRIMARY KEY)",
)


class VaultMissing(Exception):
    """There is no vault here, or it may not be read: whoever looks is not meant to see names."""


@dataclass
class Vault:
    """The keys of the persons of one programme; the file is made with the first of them."""

    path: Path
    programme: str
    _pending: dict[str, Key] = field(default_factory=dict, repr=False)

    def key_of(self, person: str) -> Key:
        """Return the key by which texts about a person are sealed: the newest, else a new one, not yet kept.

        :raises VaultDamaged: the file cannot be read.
        """
        if person not in self._pending:
            self._pending[person] = self._newest(person) or Key.draw(person)
        return self._pending[person]

    def forget_new(self) -> None:
        """Drop the keys that were drawn for what is not going to be recorded."""
        self._pending.clear()

    def keep_new(self) -> None:
        """Put the new keys on the disk, before anything that they seal is recorded.

        :raises VaultDamaged: the file cannot be written.
        """
        if not self._pending:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._open("rwc") as connection:
            rows = [(one.id, one.person, one.secret) for one in self._pending.values()]
            connection.executemany("INSERT OR IGNORE INTO key VALUES (?, ?, ?)", rows)
        self.path.chmod(0o600)
        self._pending.clear()

    def key(self, id: str) -> Key | None:
        """Return a key by its id, or None where the vault does not have it.

        :raises VaultMissing: there is no vault.
        :raises VaultDamaged: the file cannot be read, or the key is not one.
        """
        with self._open("ro") as connection:
            found = connection.execute("SELECT id, person, secret FROM key WHERE id = ?", (id,)).fetchone()
        if found is not None and (not isinstance(found[2], bytes) or len(found[2]) != KEY_BYTES):
            raise VaultDamaged(self.path, f"the key {id} is damaged")
        return None if found is None else Key(*found)

    def erased(self) -> frozenset[str]:
        """Return the persons whose keys were destroyed here."""
        with self._open("ro") as connection:
            return frozenset(person for (person,) in connection.execute("SELECT person FROM erased"))

    def persons(self) -> frozenset[str]:
        """Return the persons who have a key here; none where there is no vault."""
        if not self.path.exists():
            return frozenset()
        with self._open("ro") as connection:
            return frozenset(person for (person,) in connection.execute("SELECT person FROM key"))

    def destroy(self, persons: Iterable[str]) -> int:
        """Destroy every key of these persons, and return how many there were; nothing to do where there is no vault.

        :raises VaultDamaged: the file cannot be written: the keys may still be there.
        """
        wanted = [(person,) for person in persons]
        if not wanted or not self.path.exists():
            return 0
        with self._open("rw") as connection:
            connection.executemany("INSERT OR IGNORE INTO erased VALUES (?)", wanted)
            return connection.executemany("DELETE FROM key WHERE person = ?", wanted).rowcount

    def back_up(self, copy: Path) -> int:
        """Make a copy of the vault that its owner alone may read, and return how many keys it holds.

        :raises FileExistsError: there is something at that place.
        :raises VaultMissing: there is no vault.
        :raises VaultDamaged: it cannot be read.
        """
        with self._open("ro") as connection:
            os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            with closing(sqlite3.connect(copy)) as target:
                connection.backup(target)
                return int(target.execute("SELECT count(*) FROM key").fetchone()[0])

    def restore(self, copy: Vault) -> int:
        """Take back the keys of a copy that are not here, and its list of erasures; return how many keys came back.

        What was erased here or there stays erased. Keys that were made since the copy stay.

        :raises VaultMissing: there is no copy.
        :raises VaultDamaged: the copy, or the vault here, cannot be read: set the vault aside first.
        """
        with copy._open("ro") as connection:
            keys = connection.execute("SELECT id, person, secret FROM key").fetchall()
        erased = copy.erased() | (self.erased() if self.path.exists() else frozenset())
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._open("rwc") as connection:
            wanted = [key for key in keys if key[1] not in erased]
            back = connection.executemany("INSERT OR IGNORE INTO key VALUES (?, ?, ?)", wanted).rowcount
        self.path.chmod(0o600)
        self.destroy(erased)
        return back

    def _newest(self, person: str) -> Key | None:
        if not self.path.exists():
            return None
        with self._open("ro") as connection:
            query = "SELECT id, person, secret FROM key WHERE person = ? ORDER BY rowid DESC LIMIT 1"
            found = connection.execute(query, (person,)).fetchone()
        return None if found is None else Key(*found)

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction; what is deleted is overwritten, and no journal outlives it.

        Who only reads may write all the same, if the file lets them: what a killed process began is undone first.
        """
        if mode != "rwc" and not self.path.exists():
            raise VaultMissing
        try:
            address = f"{self.path.resolve().as_uri()}?mode={'rwc' if mode == 'rwc' else 'rw'}"
            with closing(sqlite3.connect(address, uri=True)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                if mode == "ro":
                    connection.execute("PRAGMA query_only = ON")
                else:
                    connection.execute("PRAGMA journal_mode = TRUNCATE")
                    connection.execute("PRAGMA synchronous = EXTRA")
                with connection:
                    for statement in _TABLES if mode == "rwc" else ():
                        connection.execute(statement)
                    yield connection
        except PermissionError as error:
            raise VaultMissing from error
        except sqlite3.Error as error:
            if not _may_read(self.path):
                raise VaultMissing from error
            raise VaultDamaged(self.path, str(error)) from error


def _may_read(path: Path) -> bool:
    try:
        path.open("rb").close()
    except PermissionError:
        return False
    except OSError:
        return True
    return True
