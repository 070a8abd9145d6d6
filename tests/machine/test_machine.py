"""The whole application, driven by random commands as people type them, against a list of facts in memory.

A few short runs by default; ``./dev pytest tests/machine --hypothesis-profile=explore`` looks for new ones for long.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from programme.register.place import Place
from tests.machine.base import Machine
from tests.machine.meanwhile import Meanwhile
from tests.machine.moves import Moves
from tests.machine.people import People
from tests.support.postgres import Cluster


class Everything(People, Moves, Meanwhile):
    """All that happens to a programme."""


@pytest.fixture(params=["files", "files and a server"])
def machine(request: pytest.FixtureRequest) -> type[Machine]:
    """The machine whose register is in files, or now in a file and now in a schema of a server."""
    if request.param == "files":
        return Everything
    cluster: Cluster = request.getfixturevalue("cluster")
    turns = count()

    class Wanderer(Everything):
        def elsewhere(self, path: Path) -> Place:
            return path if next(turns) % 3 == 2 else cluster.place()

    return Wanderer


def test_the_application_does_what_a_list_in_memory_does(machine: type[Machine]) -> None:
    runs = settings.default.max_examples if settings.default is not None else 100
    few = settings(
        max_examples=max(1, runs // 50),
        stateful_step_count=15,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),  # a run takes many seconds: to make a failing one smaller would take an hour
    )
    run_state_machine_as_test(machine, settings=few)
