"""The trial programme, at the beginning of 2018."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.support import Trial


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    """Alder in its first phase, nothing yet recorded of what the gate asks."""
    return Trial.started(tmp_path)
