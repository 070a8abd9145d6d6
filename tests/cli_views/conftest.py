"""A register with a little of everything, as a coordinator left it in January 2018, and a shell in its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli_views.chapters import COMMANDS
from tests.support.cli import Shell

CHARTER = """
[charter]
id = "trial"
title = { fr = "Règles d’essai", en = "Trial rules" }
notice = { fr = "Pour essayer.", en = "For trial only." }
document = "report"
phases = ["first", "second"]

[phase.first]
fr = "Première"
en = "First"
planned = "2017"

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

[[gate.criterion]]
id = "nice"
must = false
rule = "hypothesis"
fr = "C’est agréable."
en = "It is nice."
demand = { name = "attested" }

[[body]]
id = "committee"
fr = "Comité"
en = "Committee"
seats = 3

[[office]]
id = "coordinator"
fr = "Coordination"
en = "Coordination"

[[office]]
id = "pilot"
fr = "Pilote"
en = "Pilot"
"""
SECOND = CHARTER.replace("at_least = 2", "at_least = 3").replace('id = "nice"', 'id = "pleasant"')
VENELLES = ("--territory", "venelles")
ACTS = (
    ("start", "--name", "Trial", "--on", "2016-09", "--source", "report:3"),  # 1
    ("charter", "adopt", "charter.toml", "--on", "2016-09-01"),  # 2
    ("body", "constitute", "committee", "--name", "Comité", "--on", "2016-10"),  # 3
    ("body", "seat", "committee", "pilot", "--role", "Pilote", "--on", "2016-10"),  # 4
    ("territory", "propose", "venelles", "--name", "Venelles", "--theme", "Silver", "--on", "2017-02"),  # 5, 6
    ("territory", "propose", "pertuis", "--name", "Pertuis", "--on", "2017-02"),  # 7
    ("gate", "open", "venelles", "--on", "2017-03-01"),  # 8
    ("gate", "decide", "venelles", "--outcome", "passed", "--on", "2017-03-20"),  # 9, 10, 11
    ("meeting", "hold", "--kind", "workshop", "--title", "Un", *VENELLES, "--on", "2017-06", "--doubt", "Vu ?"),  # 12
    (
        "meeting",
        "convene",
        "--kind",
        "workshop",
        "--title",
        "Deux",
        *VENELLES,
        "--due",
        "2017-12",
        "--on",
        "2017-11-02",
    ),
    ("step", "open", "1", "--title", "Début", "--on", "2017-01"),  # 14
    ("step", "complete", "1", "--on", "2017-02"),  # 15
    ("step", "open", "3", "--title", "Suite", "--on", "2017-03"),  # 16
    ("decision", "record", "--id", "choix", "--title", "Un choix", *VENELLES, "--on", "2017-04-05"),  # 17
    ("gate", "open", "venelles", "--on", "2017-12-14"),  # 18
)
"""What is recorded: the number is the position of its first entry; the call has 13."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("viewed")
    (folder / "charter.toml").write_text(CHARTER, encoding="utf-8")
    (folder / "second.toml").write_text(SECOND, encoding="utf-8")
    shell = Shell.at(folder, PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator")
    made = shell.run("init", "place", "--id", "trial")
    assert made.code == 0, made.err
    (folder / "place" / "register.db").rename(folder / "register.db")
    shutil.rmtree(folder / "place")
    for arguments in ACTS:
        done = shell.run(*arguments)
        assert done.code == 0, (arguments, done.err)
    return folder


@pytest.fixture
def shell(filled: Path, tmp_path: Path) -> Shell:
    """A shell beside a copy of that register, which it may change."""
    for name in ("register.db", "charter.toml", "second.toml"):
        shutil.copy(filled / name, tmp_path / name)
    return Shell.at(tmp_path, PROGRAMME_REGISTER="register.db", PROGRAMME_BY="coordinator")


@pytest.fixture
def french(shell: Shell) -> Shell:
    """The same shell, in French."""
    return Shell(shell.folder, {**shell.env, "PROGRAMME_LANG": "fr"})


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shell = Shell.at(tmp_path_factory.mktemp("chapters"), PROGRAMME_BY="coordinator")
    assert shell.run("init", ".", "--id", "trial").code == 0
    for words in COMMANDS:
        done = shell.run(*words)
        assert done.code == 0, (words, done.err)
    return shell.folder


@pytest.fixture
def chapters(recorded: Path, tmp_path: Path) -> Shell:
    """A shell beside a copy of that register, which it may change."""
    folder = tmp_path / "copy"
    shutil.copytree(recorded, folder)
    return Shell.at(folder, PROGRAMME_BY="coordinator")
