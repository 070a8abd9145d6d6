"""A register as a coordinator left it at the beginning of 2018, and a shell in its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import Shell

CHARTER = """
[charter]
id = "trial"
title = { fr = "Essai", en = "Trial" }
document = "report"
phases = ["first", "second"]

[phase.first]
fr = "Première"
en = "First"

[phase.second]
fr = "Seconde"
en = "Second"

[[gate]]
id = "entry"
to = "first"
decided_by = ["committee"]

[[gate]]
id = "onward"
from = "first"
to = "second"
decided_by = ["committee"]

[[gate.criterion]]
id = "useful"
must = true
rule = "source"
fr = "C’est utile."
en = "It is useful."
cites = { lines = [3, 4], text = "utile" }
demand = { name = "attested" }
who_can_settle = "pilot"

[[gate.criterion]]
id = "workshops"
must = true
rule = "hypothesis"
fr = "Deux ateliers."
en = "Two workshops."
demand = { name = "meetings", kind = "workshop", at_least = 2 }

[[body]]
id = "committee"
fr = "Comité"
en = "Committee"

[[office]]
id = "coordinator"
fr = "Coordination"
en = "Coordination"

[[office]]
id = "pilot"
fr = "Pilote"
en = "Pilot"
"""
ACTS = (
    ("start", "--name", "Trial", "--on", "2016-09"),
    ("charter", "adopt", "charter.toml", "--on", "2016-09-01"),
    ("body", "constitute", "committee", "--name", "Comité", "--on", "2016-10"),
    ("territory", "propose", "venelles", "--name", "Venelles", "--theme", "Silver économie", "--on", "2017-02"),
    ("territory", "propose", "pertuis", "--name", "Pertuis", "--on", "2017-02"),
    ("gate", "open", "venelles", "--on", "2017-03-01"),
    ("gate", "decide", "venelles", "--outcome", "passed", "--on", "2017-03-20"),
    ("gate", "open", "venelles", "--on", "2017-12-14"),
)
"""What is recorded: 11 entries; the proposal with a theme made two, the passage three."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    (folder / "charter.toml").write_text(CHARTER, encoding="utf-8")
    shell = Shell.at(folder, PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator")
    made = shell.run("init", "place", "--id", "trial")
    assert made.code == 0, made.err
    (folder / "place" / "register.db").rename(folder / "register.db")
    shutil.rmtree(folder / "place")
    for arguments in ACTS:
        done = shell.run(*arguments)
        assert done.code == 0, done.err
    return folder


@pytest.fixture
def shell(filled: Path, tmp_path: Path) -> Shell:
    """A shell beside a copy of that register, which it may change."""
    for name in ("register.db", "charter.toml"):
        shutil.copy(filled / name, tmp_path / name)
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator")


@pytest.fixture
def nowhere(tmp_path: Path) -> Shell:
    """A shell in an empty folder, with nothing configured."""
    return Shell.at(tmp_path)
