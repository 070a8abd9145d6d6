"""Commands killed at any moment: nothing that was acknowledged is lost, nothing is half there, the next command works.

A few kills each by default; the long run, whose figures are in the README beside this file, is
``./dev pytest tests/bad_days/test_killed_commands.py --kills 200 -s``.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_days.killing import Killer
from tests.support.cli import Shell

ROWS = 40
NAME = "Zoé Exemplère"


def journal(name: str, rows: int) -> str:
    """The text of a journal that proposes so many territories."""
    places = (
        f"- {{act: territory propose, territory: {name}-{n}, name: Place {n}, theme: Silver économie, on: 2017}}\n"
        for n in range(rows)
    )
    return f"journal: {name}\nby: coordinator\nentries:\n" + "".join(places)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in the folder of a programme with some entries and a seal."""
    folder = tmp_path / "programme"
    folder.mkdir()
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    (folder / "first.yaml").write_text(journal("first", ROWS), encoding="utf-8")
    (folder / "second.yaml").write_text(journal("second", ROWS), encoding="utf-8")
    for line in (("init", "--id", "trial"), ("import", "first.yaml"), ("audit", "seal"), ("projection", "rebuild")):
        assert shell.run(*line).code == 0
    return shell


@pytest.fixture
def killer(request: pytest.FixtureRequest) -> Iterator[Killer]:
    """Somebody who kills commands as often as the command line of the tests says, and reports."""
    killer = Killer(request.config.getoption("--kills"))
    yield killer
    print(f"\n{request.node.name}: {killer.kills} kills, {killer.early} before the first answer, {killer.amid} amid")


def entries(shell: Shell) -> int:
    """The number of entries, once it is certain that everything in the register agrees."""
    ran = shell.run("audit", "verify", "--json")
    assert (ran.code, ran.json["problems"]) == (0, [])
    board = shell.run("status", "--json")
    assert (board.code, board.json["head"]) == (0, ran.json["entries"])
    count: int = ran.json["entries"]
    return count


def copied(shell: Shell, name: str) -> Shell:
    """A shell in a copy of the folder."""
    folder = shell.folder.with_name(name)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(shell.folder, folder)
    return Shell(folder, shell.env)


def test_what_a_killed_process_had_acknowledged_is_recorded_and_recording_goes_on(shell: Shell, killer: Killer) -> None:
    acts = [("territory", "propose", f"t-{n}", "--name", f"T{n}", "--command-id", f"c-{n}") for n in range(8)]
    lines = [(*act, "--on", "2017", "--json") for act in acts]
    target = copied(shell, "target")
    before = entries(target)
    for answers in killer.rounds(target, lines):
        assert all(ran.code == 0 for ran in answers)
        count = entries(target)
        assert count in {before + len(answers), before + len(answers) + 1}
        trail = {one["position"]: one["command_id"] for one in target.run("trail", "--json").json}
        assert [trail[ran.json["positions"][0]] for ran in answers] == [f"c-{n}" for n in range(len(answers))]
        again = [target.run(*line) for line in lines]
        assert [ran.code for ran in again] == [0] * len(lines)
        assert [ran.json for ran in again[: len(answers)]] == [ran.json for ran in answers]
        assert entries(target) == before + len(lines)
        target = copied(shell, "target")


def test_an_import_killed_at_any_moment_records_all_or_nothing(shell: Shell, killer: Killer) -> None:
    target = copied(shell, "target")
    before = entries(target)
    for answers in killer.rounds(target, [("import", "second.yaml", "--json")]):
        assert entries(target) in ({before + 2 * ROWS} if answers else {before, before + 2 * ROWS})
        assert target.run("import", "second.yaml").code == 0
        assert entries(target) == before + 2 * ROWS
        target = copied(shell, "target")


def test_an_import_of_entries_killed_at_any_moment_records_all_or_nothing(shell: Shell, killer: Killer) -> None:
    more = copied(shell, "more")
    assert more.run("import", "second.yaml").code == 0
    assert more.run("export", "cloudevents", shell.folder / "all.jsonl").code == 0
    before, after = entries(shell), entries(more)
    target = copied(shell, "target")
    for answers in killer.rounds(target, [("import", "all.jsonl")]):
        assert entries(target) in ({after} if answers else {before, after})
        assert target.run("import", "all.jsonl").code == 0
        assert entries(target) == after
        target = copied(shell, "target")


def test_views_whose_rebuild_was_killed_show_all_they_showed(shell: Shell, killer: Killer) -> None:
    questions = (("status",), ("timeline",), ("trail",), ("agenda",), ("gate", "list"))
    expected = [shell.run(*question, "--json").out for question in questions]
    for answers in killer.rounds(shell, [("projection", "rebuild")]):
        assert all(ran.code == 0 for ran in answers)
        assert [shell.run(*question, "--json").out for question in questions] == expected
        views = shell.run("projection", "status", "--format", "json").json
        assert [(view["position"], view["problem"]) for view in views] == [(views[0]["head"], None)] * len(views)


def test_a_seal_killed_at_any_moment_is_completed_by_the_next(shell: Shell, killer: Killer) -> None:
    for number, _ in enumerate(killer.rounds(shell, [("audit", "seal", "--json")])):
        entries(shell)
        shell.run("audit", "seal")  # refused where the one that was killed had come to its end
        verified = shell.run("audit", "verify", "--json").json
        assert (verified["problems"], verified["unsealed"]) == ([], 0)
        assert seals_in_files(shell) == seals_in_register(shell)
        assert shell.run("territory", "propose", f"s-{number}", "--name", "S", "--on", "2017").code == 0


def test_a_rotation_killed_at_any_moment_is_completed_by_the_next(shell: Shell, killer: Killer) -> None:
    line = ("key", "rotate", "--reason", "Nouveau bureau", "--json")
    first = (shell.folder / "keys" / "seal.vkey").read_text(encoding="utf-8").strip()
    for number, _ in enumerate(killer.rounds(shell, [line])):
        entries(shell)
        if (shell.folder / "keys" / "next").exists():
            assert shell.run(*line).code == 0
        assert not (shell.folder / "keys" / "next").exists()
        assert shell.run("territory", "propose", f"r-{number}", "--name", "R", "--on", "2017").code == 0
        assert shell.run("audit", "seal").code == 0
        verified = shell.run("audit", "verify", "--json", "--key", first).json
        assert (verified["problems"], verified["unsealed"]) == ([], 0)
        assert seals_in_files(shell) == seals_in_register(shell)


def seals_in_files(shell: Shell) -> dict[int, str]:
    """The checkpoints kept as files."""
    found = (shell.folder / "seals").glob("*.checkpoint")
    return {int(path.stem): path.read_text(encoding="utf-8") for path in found}


def seals_in_register(shell: Shell) -> dict[int, str]:
    """The checkpoints kept in the register."""
    from programme.register.recorder import Recorder

    with Recorder.open(shell.folder / "register.db", read_only=True) as recorder:
        return {one.size: one.note for one in recorder.checkpoints()}


def test_a_file_whose_export_was_killed_is_the_old_one_or_the_new_one(shell: Shell, killer: Killer) -> None:
    new = shell.run("export", "cloudevents", "-").out
    file = shell.folder / "all.jsonl"
    for answers in killer.rounds(shell, [("export", "cloudevents", "all.jsonl")]):
        found = file.read_text(encoding="utf-8")
        assert found in ({new} if answers else {"old", new})
        assert shell.run("export", "cloudevents", "all.jsonl").code == 0
        assert file.read_text(encoding="utf-8") == new
        file.write_text("old", encoding="utf-8")


@pytest.mark.parametrize("line", [("register", "copy", "register.db", "copy.db"), ("register", "backup", "copy.db")])
def test_a_copy_killed_at_any_moment_is_whole_or_not_there(shell: Shell, killer: Killer, line: tuple[str, ...]) -> None:
    copy = Shell(shell.folder, {**shell.env, "PROGRAMME_REGISTER": "copy.db"})
    expected = shell.run("export", "cloudevents", "-").out
    for answers in killer.rounds(shell, [line]):
        if answers or (shell.folder / "copy.db").exists():
            assert shell.run(*line).code == 1
        else:
            assert shell.run(*line).code == 0
        assert copy.run("export", "cloudevents", "-").out == expected
        assert copy.run("audit", "verify", "--json").json["problems"] == []
        for path in shell.folder.glob("copy.*"):
            path.unlink()


def test_an_erasure_killed_at_any_moment_leaves_the_person_or_nothing(shell: Shell, killer: Killer) -> None:
    registered = shell.run("person", "register", "--full-name", NAME, "--function", "Adjointe", "--on", "2017")
    person = registered.out.strip()
    assert person
    target = copied(shell, "target")
    for answers in killer.rounds(target, [("person", "erase", person, "--reason", "Demande du 3 mars 2018")]):
        state = shown(target, person)
        assert state in ({"erased"} if answers else {"clear", "erased"})
        if state == "clear":
            assert target.run("person", "erase", person, "--reason", "Demande du 3 mars 2018").code == 0
        assert shown(target, person) == "erased"
        entries(target)
        assert NAME not in target.run("person", "list").out
        assert keys_of(target, person) == 0
        target = copied(shell, "target")


def shown(shell: Shell, person: str) -> str:
    """The state of a person in the list."""
    (found,) = (one for one in shell.run("person", "list", "--format", "json").json if one["id"] == person)
    return str(found["state"])


def keys_of(shell: Shell, person: str) -> int:
    """How many keys of a person there are in the vault."""
    from programme.register.people.vault import Vault

    return int(person in Vault(shell.folder / "keys" / "persons.db", "trial").persons())


def test_a_programme_whose_making_was_killed_is_made_by_the_next_command(tmp_path: Path, killer: Killer) -> None:
    shell = Shell.at(tmp_path, PROGRAMME_BY="coordinator")
    for number, answers in enumerate(killer.rounds(shell, [("init", "new", "--id", "trial")])):
        assert all(ran.code == 0 for ran in answers)
        again = shell.run("init", "new", "--id", "trial")
        made = Shell.at(tmp_path / "new", PROGRAMME_BY="coordinator")
        assert (again.code, entries(made)) == (1 if answers else again.code, 0)
        assert again.code in {0, 1}
        assert made.run("territory", "propose", "venelles", "--name", "Venelles").code == 0
        assert made.run("audit", "seal").code == 0
        (tmp_path / "new").rename(tmp_path / f"old-{number}")
