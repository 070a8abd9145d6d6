"""The vault: a key is kept before it is used, and once destroyed is nowhere."""

import os
import sqlite3
from pathlib import Path

import pytest

from programme.register.errors import VaultDamaged
from programme.register.people.vault import Vault, VaultMissing
from tests.register.support import PROCESSES

PERSON, OTHER = "p-0000000000000001", "p-0000000000000002"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "keys" / "persons.db", "trial")


def bytes_of(vault: Vault) -> bytes:
    """Every byte of every file in the folder of the vault."""
    return b"".join(path.read_bytes() for path in sorted(vault.path.parent.iterdir()))


def test_a_person_keeps_one_key(vault: Vault) -> None:
    key = vault.key_of(PERSON)
    vault.keep_new()
    assert Vault(vault.path, "trial").key_of(PERSON) == key
    assert vault.key_of(OTHER) != key


def test_a_key_that_was_not_kept_is_not_there(vault: Vault) -> None:
    key = vault.key_of(PERSON)
    vault.forget_new()
    vault.keep_new()
    assert not vault.path.exists()
    assert vault.key_of(PERSON) != key


def test_only_its_owner_may_read_the_file(vault: Vault) -> None:
    vault.key_of(PERSON)
    vault.keep_new()
    assert (vault.path.parent.stat().st_mode & 0o777, vault.path.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_destroyed_key_leaves_no_byte(vault: Vault) -> None:
    key = vault.key_of(PERSON)
    vault.key_of(OTHER)
    vault.keep_new()
    assert key.secret in bytes_of(vault)
    assert vault.destroy([PERSON]) == 1
    assert key.secret not in bytes_of(vault)
    assert vault.key(key.id) is None
    assert vault.erased() == {PERSON}
    assert vault.key_of(OTHER).secret in bytes_of(vault)


def test_destroying_again_destroys_nothing_more(vault: Vault) -> None:
    vault.key_of(PERSON)
    vault.keep_new()
    vault.destroy([PERSON])
    assert vault.destroy([PERSON]) == 0
    assert vault.erased() == {PERSON}


def test_where_there_is_no_vault_there_is_nothing_to_destroy(vault: Vault) -> None:
    assert vault.destroy([PERSON]) == 0
    assert not vault.path.exists()


def test_without_a_vault_no_key_is_to_be_had(vault: Vault) -> None:
    with pytest.raises(VaultMissing):
        vault.key("0" * 16)


@pytest.mark.parametrize("content", [b"", b"no database, but long enough to look like one" * 50])
def test_a_file_that_is_no_vault_is_damaged(vault: Vault, content: bytes) -> None:
    vault.path.parent.mkdir()
    vault.path.write_bytes(content)
    with pytest.raises(VaultDamaged):
        vault.key("0" * 16)


def test_a_key_that_is_no_key_is_damaged(vault: Vault) -> None:
    key = vault.key_of(PERSON)
    vault.keep_new()
    with sqlite3.connect(vault.path) as connection:
        connection.execute("UPDATE key SET secret = x'00'")
    with pytest.raises(VaultDamaged):
        vault.key(key.id)


def stop_amid(path: Path) -> None:
    """Begins to write keys, so many that some are in the file before the end, and stops."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO key VALUES (?, ?, ?)", [(f"{n}", OTHER, b"0" * 32) for n in range(500)])
    os._exit(9)


def test_what_a_killed_process_began_to_write_is_undone_by_whoever_reads(vault: Vault) -> None:
    key = vault.key_of(PERSON)
    vault.keep_new()
    writer = PROCESSES.Process(target=stop_amid, args=(vault.path,))
    writer.start()
    writer.join()
    assert writer.exitcode == 9
    assert vault.path.with_name("persons.db-journal").stat().st_size > 0
    assert vault.persons() == {PERSON}
    assert vault.key(key.id) == key
