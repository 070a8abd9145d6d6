"""A sealed register for the tests of proofs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.registers import Desk
from tests.support.sealed import filled, sealed


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four entries and a seal, then three and a seal, then two that are not sealed: a folder."""
    desk = Desk.at_new(tmp_path_factory.mktemp("pattern"))
    filled(desk, 4)
    sealed(desk)
    filled(desk, 3, start=5)
    sealed(desk)
    filled(desk, 2, start=8)
    desk.register.close()
    return desk.file.parent


@pytest.fixture
def path(pattern: Path, tmp_path: Path) -> Path:
    """A copy of that register, to be changed."""
    shutil.copytree(pattern, tmp_path, dirs_exist_ok=True)
    return tmp_path / "register.db"
