"""The ids that completion offers, read from the register by SQLite alone: no model, no SQLAlchemy, no waiting.

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
_TAGS = "SELECT DISTINCT substr(tag, :start) FROM tag WHERE tag >= :kind AND tag < :after"
_CHARTER = "SELECT bytes FROM entry WHERE type = 'charter-adopted' ORDER BY position DESC LIMIT 1"
_IN_CHARTER = {"criterion", "gate", "body", "office", "phase"}


def known(options: Mapping[str, object], kind: str) -> list[str]:
    """Return the ids of a kind (``territory``, ``criterion``...) that the entries of the register name, sorted."""
    try:
        setting = Settings(options, os.environ, Path.cwd()).register()
        return sorted(set(_ids(Path(setting.value), kind))) if setting is not None else []
    except (Problem, OSError, ValueError, KeyError, sqlite3.Error):
        return []


def _ids(path: Path, kind: str) -> Iterator[str]:
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
        between = {"kind": f"{kind}:", "after": f"{kind};", "start": len(kind) + 2}
        yield from (id for (id,) in connection.execute(_TAGS, between))
        if kind in _IN_CHARTER:
            for (data,) in connection.execute(_CHARTER):
                yield from _named(data, kind)


def _named(entry: bytes, kind: str) -> Iterator[str]:
    """Yield the ids of a kind that the charter of an entry names."""
    import json

    rules: dict[str, Any] = json.loads(entry)["data"]["rules"]
    parts = rules.get("phases" if kind == "phase" else kind, [])
    if kind == "criterion":
        parts = [criterion for gate in rules.get("gate", []) for criterion in gate.get("criterion", [])]
    yield from (str(part["id"]) for part in parts)
