"""A disk that fills up under a command, at any size: it ends with a sentence, and leaves everything as it was."""

import random
import shutil
from pathlib import Path

import pytest

from tests.bad_days.killing import apart
from tests.support.cli import Ran, Shell

resource = pytest.importorskip("resource", reason="no such limit on Windows")
JOURNAL = "journal: j\nby: coordinator\nentries:\n" + "".join(
    f"- {{act: territory propose, territory: t-{n}, name: Place {n}, theme: {'x' * 200}, on: 2017}}\n"
    for n in range(30)
)
COMMANDS = [
    ("territory", "propose", "pertuis", "--name", "Pertuis", "--theme", "x" * 300, "--on", "2017"),
    ("import", "journal.yaml"),
    ("audit", "seal"),
    ("projection", "rebuild"),
    ("status",),
    ("export", "cloudevents", "all.jsonl"),
    ("register", "copy", "register.db", "copy.db"),
    ("register", "backup", "backup.db"),
    ("person", "register", "--full-name", "Zoé Exemplère", "--function", "Adjointe", "--on", "2017"),
    ("report", "completeness", "--format", "html", "-o", "report.html"),
    ("audit", "bundle", "-o", "bundle"),
    ("init", "other", "--id", "other"),
    ("report", "completeness", "--format", "html", "-o", "issued.html", "--issue"),
    ("audit", "witness", "--state", "state", "--key", "witness.pem", "--name", "auditor.example"),
    ("register", "restore", "yesterday.db", "restored.db"),
    ("person", "erase", "PERSON", "--reason", "Demande du 3 mars 2018"),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a programme with an entry, its seal, and a journal to import."""
    folder = tmp_path_factory.mktemp("filled") / "programme"
    folder.mkdir()
    (folder / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    for line in (("init", "--id", "trial"), ("territory", "propose", "venelles", "--name", "Venelles")):
        assert shell.run(*line).code == 0
    assert shell.run("audit", "seal").code == 0
    assert shell.run("register", "backup", "yesterday.db").code == 0
    assert shell.run("step", "open", "1", "--title", "Une étape", "--on", "2017").code == 0
    assert shell.run("person", "register", "--full-name", "Anaïs Modèle", "--function", "Adjointe").code == 0
    return folder


def within(room: int, shell: Shell, line: tuple[str, ...]) -> Ran:
    """What a command answers where no file can be longer than so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    return shell.run(*line)


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: " ".join(line[:2]))
def test_a_disk_that_is_full_changes_nothing_and_the_command_works_when_there_is_space(
    filled: Path, tmp_path: Path, line: tuple[str, ...]
) -> None:
    chance = random.Random(2017)
    (person,) = Shell.at(filled).run("person", "list", "--json").json
    line = tuple(person["id"] if word == "PERSON" else word for word in line)
    for room in (0, 100, *(int(10 ** chance.uniform(3, 6)) for _ in range(4))):
        folder = tmp_path / str(room)
        shutil.copytree(filled, folder)
        shell = Shell.at(folder, PROGRAMME_BY="coordinator")
        before = shell.run("export", "cloudevents", "-").out
        ran = apart(within, room, shell, line)
        assert ran.code in {0, 2, 5}, ran.err
        assert "Traceback" not in ran.err
        after = shell.run("export", "cloudevents", "-").out
        assert after.startswith(before)
        assert ran.code == 0 or after == before, ran.err
        assert shell.run("audit", "verify", "--json").json["problems"] == []
        if ran.code:
            assert shell.run(*line).code == 0
        assert shell.run("audit", "verify", "--json").json["problems"] == []
