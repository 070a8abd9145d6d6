"""The files deposited, held against what is filed in the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from programme.cli.from_files import fingerprint
from programme.cli.problem import Problem
from programme.domain.deposits import compare
from programme.domain.events import DocumentFiled
from programme.domain.sentences import say
from programme.register.proofs.flaws import Flaw
from programme.register.register import Register


def compare_folder(register: Register, folder: Path) -> Iterator[Flaw]:
    """Yield every mismatch between what is filed in the register and the files under a folder.

    :raises Problem: there is no such folder.
    :raises OSError: a file cannot be read.
    """
    for one in compare(register.reading().facts(DocumentFiled), digests(folder)):
        yield Flaw("deposit", one.sentence, one.position, str(folder))


def digests(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of every file under a folder, by its path there, with slashes.

    :raises Problem: there is no such folder.
    :raises OSError: a file cannot be read.
    """
    if not folder.is_dir():
        raise Problem(say("{path} is no folder.", path=str(folder)), advice="--files")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): fingerprint(path) for path in files}
