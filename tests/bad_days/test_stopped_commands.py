"""Commands stopped right before a moment at which they touch the disk: the same command, given again, completes them.

Where a kill at random falls between two steps once in a thousand times, here it does each time. Some of the moments by
default, all with ``./dev pytest tests/bad_days/test_stopped_commands.py --kills 200``.
"""

import random
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.bad_days.stopping import stop, touches
from tests.support.cli import Shell

JOURNAL = "journal: j\nby: coordinator\nentries:\n- {act: territory propose, territory: pertuis, name: P, on: 2017}\n"
NOW = "2018-01-10T09:00:00Z"
LINES: dict[str, Sequence[str]] = {
    "an act": ("territory", "propose", "gardanne", "--name", "Gardanne", "--on", "2017"),
    "import": ("import", "journal.yaml"),
    "audit seal": ("audit", "seal"),
    "audit witness": ("audit", "witness", "--state", "state", "--key", "witness.pem", "--name", "auditor.example"),
    "audit prove": ("audit", "prove", "1", "-o", "made.tlog-proof"),
    "audit bundle": ("audit", "bundle", "-o", "made.bundle", "--position", "1"),
    "projection rebuild": ("projection", "rebuild"),
    "status": ("status",),
    "export": ("export", "cloudevents", "made.jsonl"),
    "register copy": ("register", "copy", "register.db", "made.db"),
    "register backup": ("register", "backup", "made.db"),
    "register restore": ("register", "restore", "backup.db", "made.db"),
    "report": ("report", "completeness", "--format", "html", "-o", "made.html"),
    "report issued": ("report", "completeness", "--format", "html", "-o", "made.html", "--issue"),
    "person register": ("person", "register", "--full-name", "Zoé Exemplère", "--function", "Adjointe", "--on", "2017"),
    "person erase": ("person", "erase", "PERSON", "--reason", "Demande du 3 mars 2018"),
    "init": ("init", "made", "--id", "other"),
    "init here": ("init", "here", "--id", "other"),
}
REFUSED_WHEN_DONE = {
    *("an act", "audit seal", "person erase", "init", "init here"),
    *("register copy", "register backup", "register restore", "audit bundle"),
}
RECORDED_TWICE = {"person register"}
"""A person may have the name of another: who is not answered looks at the list, or gives a command id."""


def prepared(folder: Path) -> tuple[Shell, str]:
    """A shell in the folder of a programme with an entry, its seal, a person, an entry to seal, and a backup."""
    folder.mkdir()
    (folder / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    (folder / "here").mkdir()
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    for line in (
        ("init", "--id", "trial"),
        ("territory", "propose", "venelles", "--name", "Venelles", "--on", "2017"),
        ("audit", "seal"),
        ("projection", "rebuild"),
        ("register", "backup", "backup.db"),
    ):
        assert shell.run(*line).code == 0
    person = shell.run("person", "register", "--full-name", "Anaïs Modèle", "--function", "Adjointe", "--on", "2017")
    return shell, person.out.strip()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, str]:
    """That programme, made once, and the id of the person."""
    return prepared(tmp_path_factory.mktemp("sound") / "programme")


def copies(shell: Shell, folder: Path) -> Iterator[Shell]:
    """Shells in copies of the folder, one after another at one and the same place."""
    while True:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(shell.folder, folder)
        yield Shell(folder, shell.env)


def seen(shell: Shell) -> dict[str, Any]:
    """What a person sees of a programme that is sound: what is recorded, who is readable, which files are there."""
    verified = shell.run("audit", "verify", "--json")
    assert (verified.code, verified.json["problems"]) == (0, [])
    board = shell.run("status", "--json")
    assert (board.code, board.json["head"]) == (0, verified.json["entries"])
    people = shell.run("person", "list", "--json")
    assert people.code == 0, people.err
    return {
        "types": [one["type"] for one in shell.run("trail", "--json").json],
        "unsealed": verified.json["unsealed"],
        "people": sorted(one["state"] for one in people.json),
        "files": files(shell.folder),
        "made": [sha256(made.read_bytes()).hexdigest() for made in shell.folder.glob("made.[hj]*")],
        "bundles": [shell.run("audit", "verify", made.name).code for made in shell.folder.glob("made.bundle")],
        "copies": [listed(shell, made) for made in shell.folder.glob("made.db")],
        "programmes": [listed(Shell(shell.folder / one, shell.env), Path("register.db")) for one in ("made", "here")],
    }


def listed(shell: Shell, register: Path) -> list[str] | None:
    """The types of the entries of a register, or None where there is none."""
    if not (shell.folder / register).exists():
        return None
    assert shell.run("audit", "verify", PROGRAMME_REGISTER=str(register)).code == 0
    return [one["type"] for one in shell.run("trail", "--json", PROGRAMME_REGISTER=str(register)).json]


def files(folder: Path) -> list[str]:
    """The files that a person sees: not the hidden ones, nor those that a database that was not closed leaves."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    beside = ("-wal", "-shm", "-journal", ".views.db")
    shown = (one for one in found if not any(part.startswith(".") for part in one.parts))
    return sorted(str(one) for one in shown if not one.name.endswith(beside))


@pytest.mark.parametrize("name", LINES)
def test_a_command_stopped_before_it_touches_the_disk_is_completed_by_the_same_command(
    sound: tuple[Shell, str], tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    shell, person = sound
    line = [person if word == "PERSON" else word for word in LINES[name]]
    places = copies(shell, tmp_path / "programme")
    target = next(places)
    before = seen(target)
    points = touches(target, line)
    after = seen(target)
    assert points > 1
    some = request.config.getoption("--kills")
    for number in sorted(random.Random(2017).sample(range(1, points + 1), min(some, points))):
        target = next(places)
        stop(target, line, number)
        found = seen(target)
        for what in ("types", "made", "bundles", "copies"):
            assert found[what] in (before[what], after[what]), number
        again = target.run(*line)
        assert again.code == 0 or (again.code == 1 and name in REFUSED_WHEN_DONE), again.err
        assert seen(target) == after or name in RECORDED_TWICE, number
