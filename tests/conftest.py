"""How Hypothesis runs here.

By default it draws the same examples at every run (``derandomize``): a red build is red for everybody, and stays red
until it is repaired. To look for new examples: ``./dev pytest tests/domain --hypothesis-profile=explore``. No test has
a time limit: machines differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from programme.register.place import Database, Place
    from tests.support.postgres import Cluster

settings.register_profile(
    "same", max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a wanted change rewrite what pages and golden files show."""
    parser.addoption("--update", action="store_true", help="rewrite the sessions of the manual as they run now")
    parser.addoption("--agreements", type=int, default=200, help="of how many registers both verifiers judge bundles")
    parser.addoption("--every-byte", action="store_true", help="change all bytes in all ways, of reports too")
    parser.addoption("--kills", type=int, default=3, help="how often each command of tests/bad_days is killed")
    parser.addoption("--seconds", type=float, default=0, help="how long those of tests/bad_days write at once")


@pytest.fixture
def every_byte(request: pytest.FixtureRequest) -> bool:
    """Whether all bytes are to be changed in all ways, which takes long."""
    return bool(request.config.getoption("every_byte"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server, one for a whole session of tests; where there is none, the tests that want one fail."""
    from tests.support import postgres

    with postgres.cluster() as found:
        yield found


@pytest.fixture
def database(cluster: Cluster) -> Iterator[Database]:
    """A schema for a register on that server, removed at the end."""
    place = cluster.place()
    yield place
    cluster.drop(place)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place for a register: first in a file, then on a server."""
    if request.param == "sqlite":
        return tmp_path / "register.db"
    found: Database = request.getfixturevalue("database")
    return found
