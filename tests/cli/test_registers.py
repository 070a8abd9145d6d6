"""A register on a server is used with the same commands; copies, backups and roles as an administrator makes them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from programme.register.place import Database
from tests.support.cli import Shell
from tests.support.postgres import raw


@pytest.fixture
def server(tmp_path: Path, database: Database) -> Shell:
    """A shell in the folder of a programme whose register is on a server."""
    made = Shell.at(tmp_path).run("init", "--id", "trial", "--register", database.address)
    assert (made.code, made.out) == (0, f"{database}\n")
    here = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert here.run("charter", "adopt", "charter.toml").code == 0
    assert here.run("territory", "propose", "venelles", "--name", "Venelles").code == 0
    return here


def as_login(place: Database, name: str) -> str:
    with raw(place) as connection:
        connection.execute(f"CREATE ROLE {place.schema}_{name} LOGIN PASSWORD 's3cret'".encode())
    parts = urlsplit(place.address)
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{place.schema}_{name}:s3cret@{host}").geturl()


def test_every_day_commands_do_the_same_on_a_server_as_in_a_file(server: Shell, tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    beside = Shell.at(tmp_path / "beside", PROGRAMME_BY="coordinator")
    beside.run("init", "--id", "trial")
    beside.run("charter", "adopt", "charter.toml")
    beside.run("territory", "propose", "venelles", "--name", "Venelles")
    for shell in (server, beside):
        assert shell.run("territory", "theme", "venelles", "--theme", "Culture").code == 0
        assert shell.run("territory", "propose", "venelles", "--name", "Again").code == 1
        assert shell.run("territory", "select", "nowhere").code == 3
    for command in (
        ("status", "--json"),
        ("timeline", "--json"),
        ("territory", "list", "--json"),
        ("gate", "assess", "venelles", "--json"),
        ("agenda", "--json"),
        ("status", "--known-at", "@2", "--json"),
        ("projection", "status", "--json"),
    ):
        assert server.run(*command).json == beside.run(*command).json, command
    assert [one["type"] for one in server.run("trail", "--json").json] == [
        one["type"] for one in beside.run("trail", "--json").json
    ]


def test_the_doctor_names_server_role_and_triggers(server: Shell, database: Database) -> None:
    ran = server.run("doctor", "--json")
    found = {one["check"]: one for one in ran.json["checks"]}
    assert ran.code == 0
    assert found["server"]["value"].startswith("PostgreSQL ")
    assert found["server"]["origin"] == "postgres: read, write"
    assert {found[name]["state"] for name in ("register", "format", "triggers", "entries", "views")} == {"ok"}
    with raw(database) as connection:
        connection.execute("ALTER TABLE entry DISABLE TRIGGER entry_change")
    ran = server.run("doctor")
    assert ran.code == 5
    assert "entry_change" in ran.err


def test_a_password_goes_into_no_file_and_onto_no_screen(tmp_path: Path, database: Database) -> None:
    with raw(database) as connection:
        connection.execute(f"CREATE ROLE {database.schema}_x SUPERUSER LOGIN PASSWORD 's3cret'".encode())
    parts = urlsplit(database.address)
    host = parts.netloc.rpartition("@")[2]
    address = parts._replace(netloc=f"{database.schema}_x:s3cret@{host}").geturl()
    here = Shell.at(tmp_path)
    runs = [here.run("init", "--id", "trial", PROGRAMME_REGISTER=address)]
    settings = tomllib.loads((tmp_path / "programme.toml").read_text(encoding="utf-8"))
    assert settings["register"] == str(database).replace("postgres@", f"{database.schema}_x@")
    runs += [here.run("doctor", PGPASSWORD="s3cret"), here.run("status", "--debug", PGPASSWORD="wr0ng")]
    runs += [here.run("projection", "status", PGPASSWORD="s3cret")]
    assert [ran.code for ran in runs] == [0, 0, 5, 0]
    for ran in runs:
        assert "s3cret" not in ran.out + ran.err
        assert "wr0ng" not in ran.out + ran.err
    assert not any(b"s3cret" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_schema_that_is_taken_or_missing_is_said(server: Shell, database: Database, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = Shell.at(tmp_path / "again")
    ran = again.run("init", "--register", database.address, "--json")
    assert (ran.code, ran.json["reasons"][0]["rule"]) == (1, "already-a-register")
    assert list((tmp_path / "again").iterdir()) == []
    with raw(database) as connection:
        connection.execute(
            f"CREATE SCHEMA {database.schema}_other; CREATE TABLE {database.schema}_other.mine ()".encode()
        )
    for schema, said in ((f"{database.schema}_none", "no register"), (f"{database.schema}_other", "another program")):
        ran = server.run("status", "--register", Database(database.conninfo, schema).address)
        assert ran.code == 5
        assert said in ran.err
    with raw(database) as connection:
        connection.execute(f"DROP SCHEMA {database.schema}_other CASCADE".encode())


def test_roles_a_recorder_records_as_its_office_and_an_auditor_only_reads(server: Shell, database: Database) -> None:
    zoe, ada = as_login(database, "zoe"), as_login(database, "ada")
    made = server.run("register", "roles", "--json")
    assert (made.code, [one["role"] for one in made.json]) == (0, [f"{database.schema}_owner"])
    zoes = ("register", "roles", f"{database.schema}_zoe", "--as", "recorder", "--office", "coordinator")
    assert server.run(*zoes).code == 0
    admitted = server.run("register", "roles", f"{database.schema}_ada", "--as", "auditor", "--json")
    assert [(one["id"], one["offices"]) for one in admitted.json if one["offices"]] == [
        (f"{database.schema}_zoe", "coordinator")
    ]
    assert server.run("territory", "propose", "pertuis", "--name", "Pertuis", "--register", zoe).code == 0
    ran = server.run("territory", "propose", "aix", "--name", "Aix", "--register", ada, "--json")
    assert (ran.code, ran.json["reasons"][0]["rule"]) == (1, "not-allowed")
    seen = server.run("status", "--json", "--register", ada)
    assert [one["id"] for one in seen.json["territories"]] == ["venelles", "pertuis"]
    assert server.run("audit", "verify", "--register", ada).code == 0
    ran = server.run("register", "roles", "--register", zoe)
    assert ran.code == 1
    assert "--dry-run" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("somebody",), 2),
        (("somebody", "--as", "recorder"), 2),
        (("somebody", "--as", "auditor", "--office", "pilot"), 2),
        (("somebody", "--as", "owner"), 2),
        (("no-such-login", "--as", "auditor"), 3),
    ],
)
def test_roles_that_make_no_sense_are_said(server: Shell, arguments: tuple[str, ...], code: int) -> None:
    ran = server.run("register", "roles", *arguments)
    assert ran.code == code
    assert "Try: " in ran.err


def test_a_file_has_no_roles(shell: Shell) -> None:
    assert shell.run("register", "roles", "--json").json["reasons"][0]["rule"] == "no-roles"


def test_copies_and_backups_go_round_and_stay_the_same_register(
    server: Shell, tmp_path: Path, database: Database
) -> None:
    server.run("audit", "seal")
    trail = server.run("trail", "--json").json
    assert server.run("register", "copy", database.address, "copy.db").code == 0
    assert server.run("register", "backup", "backup.db").code == 0
    assert server.run("register", "backup", "second.db", "--register", "backup.db", "--json").json["entries"] == 3
    assert server.run("register", "restore", "second.db", "restored.db").code == 0
    for name in ("copy.db", "backup.db", "second.db", "restored.db"):
        assert server.run("trail", "--json", "--register", name).json == trail
        verified = server.run("audit", "verify", "--register", name, "--json").json
        assert (verified["ok"], verified["entries"], verified["unsealed"]) == (True, 3, 0)
    with raw(database) as connection:
        for schema in (database.schema, *database.view_schemas):
            connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())
    assert server.run("status").code == 5
    assert server.run("register", "restore", "backup.db").code == 0
    assert server.run("trail", "--json").json == trail


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("copy", "nothing.db", "new.db"), 5),
        (("copy", "register.db", "notes.txt"), 5),
        (("copy", "register.db", "register.db"), 1),
        (("copy", "register.db", "no/folder/new.db"), 5),
        (("copy", "register.db", "mysql://host/base"), 2),
        (("backup", "register.db"), 1),
        (("backup", "no/folder/new.db"), 5),
        (("restore", "notes.txt", "new.db"), 5),
        (("restore", "register.db"), 1),
    ],
)
def test_a_copy_that_cannot_be_made_is_said_and_leaves_nothing(
    shell: Shell, command: tuple[str, ...], code: int
) -> None:
    (shell.folder / "notes.txt").write_text("mine " * 200, encoding="utf-8")
    before = {path.name for path in shell.folder.iterdir()}
    ran = shell.run("register", *command)
    assert ran.code == code
    assert "Try: " in ran.err
    assert {path.name for path in shell.folder.iterdir()} - {"register.db.lock"} == before - {"register.db.lock"}
