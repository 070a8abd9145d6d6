"""The trial programme, at the beginning of 2018."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.reports.support import Trial


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the programme as it starts, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("started")
    with closing(Trial.started(folder).desk.register):
        return folder / "register.db"


@pytest.fixture
def trial(started: Path, tmp_path: Path) -> Iterator[Trial]:
    """Alder in its first phase, nothing yet recorded of what the gate asks."""
    shutil.copy(started, tmp_path / "register.db")
    trial = Trial.going_on(tmp_path)
    with closing(trial.desk.register):
        yield trial
