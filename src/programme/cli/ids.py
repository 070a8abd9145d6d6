"""The ids that completion offers, read from a register in a file by SQLite alone: no model, no SQLAlchemy, no waiting.

Whatever is wrong, nothing is offered and nothing is said: an error has no place in the middle of a command line.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from programme.cli.problem import Problem
from programme.cli.settings import Settings

PATIENCE = 0.2  # seconds
SERVER_PATIENCE = 2  # seconds, the least that libpq knows
_TAGS = "SELECT DISTINCT tag FROM tag WHERE tag >= {} AND tag < {}"
_CHARTER = "SELECT bytes FROM entry WHERE type = 'charter-adopted' ORDER BY position DESC LIMIT 1"
_IN_CHARTER = {"criterion", "gate", "body", "office", "phase"}


def known(options: Mapping[str, object], kind: str) -> list[str]:
    """Return the ids of a kind (``territory``, ``criterion``...) that the entries of the register name, sorted."""
    try:
        setting = Settings(options, os.environ, Path.cwd()).register()
        read = _on_server if setting is not None and "://" in setting.value else _in_file
        return sorted(set(_ids(read(setting.value, kind), kind))) if setting is not None else []
    except (Problem, OSError, ValueError, KeyError, sqlite3.Error):
        return []


Found = tuple[list[tuple[str]], list[tuple[bytes]]]  # the tags of the kind; the charter, if it is there


def _in_file(path: str, kind: str) -> Found:
    address = f"{Path(path).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
        tags = connection.execute(_TAGS.format("?", "?"), (f"{kind}:", f"{kind};")).fetchall()
        return tags, connection.execute(_CHARTER).fetchall() if kind in _IN_CHARTER else []


def _on_server(address: str, kind: str) -> Found:
    from programme.register.errors import RegisterError
    from programme.register.place import Database, place_of

    try:
        from programme.register.postgres.connections import DriverError, connect
    except ModuleNotFoundError:
        return [], []
    try:
        place = place_of(address)
        if not isinstance(place, Database):
            return [], []
        with connect(place, patience=SERVER_PATIENCE) as connection:
            tags = connection.execute(_TAGS.format("%s", "%s").encode(), (f"{kind}:", f"{kind};")).fetchall()
            return tags, connection.execute(_CHARTER).fetchall() if kind in _IN_CHARTER else []
    except (RegisterError, DriverError):
        return [], []


def _ids(found: Found, kind: str) -> Iterator[str]:
    tags, charter = found
    yield from (tag.removeprefix(f"{kind}:") for (tag,) in tags)
    for (data,) in charter:
        yield from _named(data, kind)


def _named(entry: bytes, kind: str) -> Iterator[str]:
    """Yield the ids of a kind that the charter of an entry names."""
    import json

    rules: dict[str, Any] = json.loads(entry)["data"]["rules"]
    parts = rules.get("phases" if kind == "phase" else kind, [])
    if kind == "criterion":
        parts = [criterion for gate in rules.get("gate", []) for criterion in gate.get("criterion", [])]
    yield from (str(part["id"]) for part in parts)
