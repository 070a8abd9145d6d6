"""`programme audit verify`: whether every entry can be read, and the files deposited are there, unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from programme.cli.from_files import fingerprint
from programme.cli.output import data, write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.cli.views.look import Look, looking
from programme.domain.deposits import Mismatch, compare
from programme.domain.events import DocumentFiled
from programme.domain.sentences import say
from programme.language import Speaker
from programme.projections.trail import trail


def verify(session: Session, *, files: str | None = None) -> int:
    """Check the register and, with ``--files``, a folder; return the exit code.

    :raises Problem: the folder is none.
    """
    with looking(session) as look:
        entries = len(trail(look.views))
        mismatches = compare_folder(look, Path(files)) if files is not None else ()
        found = _as_data(entries, mismatches, look.speaker)
        if session.json:
            write_json(found)
        else:
            _show(found, look.speaker)
        return Code.REGISTER if mismatches else Code.DONE


def compare_folder(look: Look, folder: Path) -> tuple[Mismatch, ...]:
    """Return every mismatch between what is filed in the register and the files under a folder.

    :raises Problem: there is no such folder.
    :raises OSError: a file cannot be read.
    """
    return compare(look.reading.facts(DocumentFiled), digests(folder))


def digests(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of every file under a folder, by its path there, with slashes.

    :raises Problem: there is no such folder.
    :raises OSError: a file cannot be read.
    """
    if not folder.is_dir():
        raise Problem(say("{path} is no folder.", path=str(folder)), advice="--files")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): fingerprint(path) for path in files}


def problem_of(mismatch: Mismatch, speaker: Speaker) -> dict[str, Any]:
    """Return a mismatch as a problem that scripts read."""
    return {"position": mismatch.position, "problem": speaker.sentence(mismatch.sentence)}


def _as_data(entries: int, mismatches: tuple[Mismatch, ...], speaker: Speaker) -> dict[str, Any]:
    problems = [problem_of(one, speaker) for one in mismatches]
    nothing_sealed = {"root": None, "checkpoint": None, "unsealed": entries}
    return {"ok": not problems, "entries": entries, **nothing_sealed, "problems": problems}


def _show(found: dict[str, Any], speaker: Speaker) -> None:
    for one in found["problems"]:
        place = speaker.text("entry {position}", position=one["position"]) + ": " if one["position"] else ""
        data(f"{place}{one['problem']}")
    if found["ok"]:
        data(speaker.text("Nothing is wrong: {number} entries.", number=found["entries"]))
