"""After an erasure the name is nowhere, in a file or on a server; reports still build, and what was proven stays so."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from programme.register.place import Database
from tests.support.cli import Ran, Shell
from tests.support.people import CONTACT, NAME, everything, names_in, register, vault

ERASED = ("--reason", "Demande du 3 mars")
LATER = (
    ("status",),
    ("timeline",),
    ("trail", "--format", "csv"),
    ("trail", "--json"),
    ("search", "Exemplère"),
    ("search", "Rendez-vous"),
    ("meeting", "show", "rv"),
    ("person", "list"),
    ("why", "meeting", "rv"),
    ("report", "annual", "--format", "html", "-o", "annual.html", "--issue"),
    ("report", "annual", "--format", "md", "-o", "annual.md"),
    ("report", "annual", "--format", "json", "-o", "annual.json"),
    ("report", "decisions", "--format", "html", "-o", "decisions.html"),
    ("report", "completeness", "--format", "html", "-o", "completeness.html"),
    ("export", "cloudevents", "all.jsonl"),
    ("audit", "seal"),
    ("audit", "bundle", "-o", "bundle", "--position", "1"),
    ("register", "backup", "backup.db"),
    ("key", "backup", "vault-copy.db"),
    ("projection", "rebuild"),
    ("doctor",),
)
"""What is run after the erasure: everything that writes a file, or shows what is on record."""


@pytest.fixture(params=["file", "server"])
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Shell:
    """A shell in the folder of a new programme, its register in a file, or on a server."""
    on_server = request.param == "server"
    place = ("--register", request.getfixturevalue("database").address) if on_server else ()
    assert Shell.at(tmp_path).run("init", "--id", "trial", *place).code == 0
    here = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert here.run("start", "--name", "Essai", "--on", "2017").code == 0
    return here


def tables(place: Database) -> bytes:
    """Every byte of every table of a register on a server and of its views, as the server gives them."""
    found = b""
    with psycopg.connect(place.conninfo) as connection:
        for schema in (place.schema, *place.view_schemas):
            listed = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema]).fetchall()
            for (table,) in listed:
                whole = sql.SQL("COPY {} TO STDOUT (FORMAT binary)").format(sql.Identifier(schema, table))
                with connection.cursor().copy(whole) as copy:
                    found += table.encode() + b"".join(bytes(part) for part in copy)
    return found


def all_bytes(shell: Shell, request: pytest.FixtureRequest) -> bytes:
    """Every byte of every file, and of every table where the register is on a server."""
    kept = everything(shell.folder)
    if "database" in request.fixturenames:
        kept += tables(request.getfixturevalue("database"))
    return kept


def test_the_name_and_its_key_are_in_no_byte_of_anything(shell: Shell, request: pytest.FixtureRequest) -> None:
    person = register(shell)
    registered = shell.run("person", "list", "--json").json[0]["position"]
    rectified = ("--field", "full_name", "--to", "Zoé Exemplère-Exemple", "--reason", "Mariage")
    assert shell.run("entry", "rectify", registered, *rectified).code == 0
    assert shell.run("search", "mission").code == 0
    (secret,) = sqlite3.connect(vault(shell)).execute("SELECT secret FROM key").fetchone()
    assert secret in all_bytes(shell, request)
    assert shell.run("person", "erase", person, *ERASED).code == 0
    ran = [shell.run(*line) for line in LATER]
    assert [(line, one.err) for line, one in zip(LATER, ran, strict=True) if one.code != 0] == []
    kept = all_bytes(shell, request) + b"".join((one.out + one.err).encode() for one in ran[:4] + ran[5:])
    assert b"person-erased" in kept
    assert names_in(kept) == []
    assert CONTACT.encode() not in kept
    assert [form for form in (secret, secret.hex().encode()) if form in kept] == []


def test_what_was_proven_before_is_proven_after(shell: Shell) -> None:
    person = register(shell)
    assert shell.run("audit", "seal").code == 0
    assert shell.run("audit", "prove", "2", "-o", "2.tlog-proof").code == 0
    issue = ("report", "annual", "--format", "html", "-o", "before.html", "--checkpoint", "last", "--issue")
    position = shell.run(*issue).out.strip()
    assert shell.run("person", "erase", person, *ERASED).code == 0
    assert shell.run("audit", "seal").code == 0
    for verified in ((), ("2.tlog-proof",), ("before.html",)):
        assert shell.run("audit", "verify", *verified).code == 0, verified
    assert shell.run("report", "reproduce", position, "-o", "again.html").code == 0
    assert (shell.folder / "again.html").read_bytes() == (shell.folder / "before.html").read_bytes()


def test_the_function_stays_and_the_state_is_erased(shell: Shell) -> None:
    person = register(shell)
    assert shell.run("person", "erase", person, *ERASED).code == 0
    assert f"{person} (name erased)" in shell.run("meeting", "show", "rv").out
    held = shell.run("person", "access", person, "--json").json
    assert (held["state"], held["full_name"], held["function"]) == ("erased", None, "Chargée de mission")


SHOWING = (
    ("person", "list"),
    ("person", "list", "--json"),
    ("meeting", "show", "rv"),
    ("meeting", "list"),
    ("timeline",),
    ("trail",),
    ("entry", "show", "2"),
    ("why", "meeting", "rv"),
    ("search", "mission"),
    ("report", "annual", "--format", "html", "-o", "copy.html", "--with-names", "Convocation"),
    ("meeting", "minutes", "rv", "--summary", "Relevé"),
)
"""Commands that print names, or could."""


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM key", "UPDATE key SET secret = x'00'", f"UPDATE key SET secret = x'{'00' * 32}'", None],
    ids=["lost", "damaged", "wrong", "no vault at all"],
)
def test_whatever_prints_names_says_that_one_is_unreadable_and_never_erased(tmp_path: Path, damage: str | None) -> None:
    assert Shell.at(tmp_path).run("init", "--id", "trial").code == 0
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    assert shell.run("start", "--name", "Essai", "--on", "2017").code == 0
    person = register(shell)
    if damage is None:
        vault(shell).write_bytes(b"no database at all, but long enough" * 100)
    else:
        with sqlite3.connect(vault(shell)) as connection:
            connection.execute(damage)
    shown = shell.run("meeting", "show", "rv")
    assert f"{person} (name unreadable)" in shown.out
    assert f"The name of {person} cannot be read" in shown.err
    assert shell.run("person", "access", person, "--json").json["state"] == "unreadable"
    for line in (*SHOWING, ("person", "access", person), ("person", "access", person, "--json")):
        ran = shell.run(*line)
        assert (ran.code, "erased" in ran.out + ran.err, NAME in ran.out) == (5, False, False), (line, ran)
    assert not (shell.folder / "copy.html").exists()


def told(ran: Ran) -> list[str]:
    """What an erasure says of copies: the lines about those that left, and about the vault."""
    return [line for line in ran.err.splitlines() if "copy" in line.lower() or "copies" in line.lower()]


def test_an_erasure_names_the_copies_that_left_with_the_name_and_who_has_them(shell: Shell) -> None:
    person, other = register(shell), shell.run("person", "register", "--full-name", "Autre Personne").out.strip()
    copy = ("report", "annual", "--format", "html", "-o", "copy.html", "--with-names", "Convocation, chez la DGS")
    position = int(shell.run(*copy).out)
    listed = ("person", "export", "Liste de présence", "--person", person, "--sha256", "0" * 64, "--reason", "Affichée")
    by_hand = int(shell.run(*listed).out)
    assert shell.run("person", "export", "Autre", "--person", other, "--sha256", "0" * 64, "--reason", "R").code == 0
    held = ("key", "hand-over", "vault", "--holder", "president", "--holder", "coordinator")
    assert shell.run(*held).code == 0
    ran = shell.run("person", "erase", person, *ERASED, "--json")
    assert [one["position"] for one in ran.json["copies"]] == [position, by_hand]
    assert ran.json["vault_holders"] == ["president", "coordinator"]
    again = shell.run("person", "access", person, "--json").json
    assert [one["position"] for one in again["copies"]] == [position, by_hand]


def test_an_erasure_says_in_words_what_is_left_to_do(shell: Shell) -> None:
    person = register(shell)
    copy = ("report", "annual", "--format", "html", "-o", "copy.html", "--with-names", "Convocation, chez la DGS")
    position = int(shell.run(*copy).out)
    words = told(shell.run("person", "erase", person, *ERASED))
    assert any(f"Entry {position}" in line and "Convocation, chez la DGS" in line for line in words), words
    assert any("vault" in line for line in words), words
