"""What an act takes from a file: a charter is read, a deposited file is hashed; no act ever opens one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from programme.cli.declared import Parameter
from programme.cli.problem import Problem
from programme.domain.sentences import say
from programme.language import N_

DEPOSITED = Parameter(
    "deposited",
    N_("FILE"),
    N_("The file itself: its fingerprint, name and size are recorded, it stays where it is."),
    "file",
)
MADE_FROM: dict[str, dict[str, Parameter]] = {"document file": {"sha256": DEPOSITED}}
"""By command, the fields of its act that are made from a parameter which is no field."""


def from_files(path: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an act, with what the files given to its command hold.

    :raises OSError: a file cannot be read.
    :raises MalformedFile: it is no charter; every problem is there.
    :raises Problem: the file has another fingerprint than the one that is given too.
    """
    make = _MAKERS.get(path)
    return make(given) if make is not None else given


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits.

    :raises OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _charter(given: dict[str, Any]) -> dict[str, Any]:
    if "rules" not in given:
        return given
    from programme.exchange.charter_file import load

    return given | {"rules": load(Path(given["rules"]))}


def _deposit(given: dict[str, Any]) -> dict[str, Any]:
    if "deposited" not in given:
        return given
    path = Path(given["deposited"])
    sha256 = fingerprint(path)
    rest = {name: value for name, value in given.items() if name != "deposited"}
    if rest.get("sha256", sha256) != sha256:
        sentence = say("{path} has another fingerprint than the one given: {sha256}.", path=str(path), sha256=sha256)
        raise Problem(sentence, advice=f"sha256sum {path}")
    return {"file": path.name, "size": path.stat().st_size} | rest | {"sha256": sha256}


_MAKERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"charter adopt": _charter, "document file": _deposit}
