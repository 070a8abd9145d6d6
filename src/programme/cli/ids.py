"""The ids that completion offers, read from the register by SQLite alone: no model, no SQLAlchemy, no waiting.

Whatever is wrong, nothing is offered and nothing is said: an error has no place in the middle of a command line.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from programme.cli.problem import Problem
from programme.cli.settings import Settings

_TAGS = "SELECT DISTINCT substr(tag, :start) FROM tag WHERE tag >= :kind AND tag < :after ORDER BY 1"


def known(options: Mapping[str, object], kind: str) -> list[str]:
    """Return the ids of a kind (``territory``, ``criterion``...) that the entries of the register name."""
    try:
        setting = Settings(options, os.environ, Path.cwd()).register()
        return _tagged(Path(setting.value), kind) if setting is not None else []
    except (Problem, OSError, sqlite3.Error):
        return []


def _tagged(path: Path, kind: str) -> list[str]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
        kinds = {"kind": f"{kind}:", "after": f"{kind};", "start": len(kind) + 2}
        return [id for (id,) in connection.execute(_TAGS, kinds)]
