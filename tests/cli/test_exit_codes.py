"""Every exit code that scripts rely on, and that an error is two parts: what happened, and what to run next."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest

from programme.cli.failures import problem_of
from programme.cli.problem import Code
from programme.projections.base.errors import ProjectionStopped
from programme.register import errors
from programme.register.place import Database
from programme.register.register import Register
from tests.register.support import together
from tests.support.cli import Ran, Shell

NOBODY = 65_534
ROOM = 36_000  # bytes: for what readers share (32 768), not for what a writer adds
THEME = ("territory", "theme", "pertuis", "--theme", "Culture")


def parts(ran: Ran) -> tuple[str, str]:
    """Return the last two lines of an error: what happened, and what to do."""
    what, advice = ran.err.splitlines()[-2:]
    return what.strip(), advice.strip()


def entries(shell: Shell) -> int:
    """Return how many entries the register holds, as SQLite sees it."""
    with closing(sqlite3.connect(shell.folder / "register.db")) as connection:
        count: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        return count


def test_0_done(shell: Shell) -> None:
    assert shell.run(*THEME).code == 0


def test_1_refused_by_a_rule(shell: Shell) -> None:
    ran = shell.run("territory", "propose", "venelles", "--name", "Venelles")
    assert ran.code == 1
    assert ran.err.startswith("Refused: programme territory propose, for one reason.\n  1. ")
    assert parts(ran)[1] == "Try: programme territory show venelles"


def test_2_malformed(shell: Shell) -> None:
    ran = shell.run(*THEME, "--on", "hier")
    assert ran.code == 2
    assert parts(ran) == (
        "Error: --on: 'hier' is not a date such as 2017, 2017-02, 2017-02-13 or 2017-10/2017-12.",
        "Try: programme territory theme --help",
    )


@pytest.mark.parametrize(
    "arguments", [["--nonsense"], ["gate", "assess"], ["status", "extra"], ["trail", "--format", "x"]]
)
def test_2_usage(shell: Shell, arguments: list[str]) -> None:
    ran = shell.run(*arguments)
    assert ran.code == 2
    assert parts(ran)[0].startswith("Error: ")
    assert parts(ran)[1].startswith("Try: programme ")


def test_3_an_unknown_id_with_those_that_look_alike(shell: Shell) -> None:
    ran = shell.run("territory", "theme", "venelle", "--theme", "Culture")
    assert ran.code == 3
    assert parts(ran) == ("1. Unknown territory: 'venelle'. Did you mean 'venelles'?", "Try: programme territory list")


def test_3_also_where_other_rules_refuse(shell: Shell) -> None:
    ran = shell.run("gate", "decide", "venelle", "--outcome", "deferred", "--json")
    assert ran.code == 3
    assert {"unknown-id", "motive-missing"} <= {reason["rule"] for reason in ran.json["reasons"]}


def test_4_someone_else_changed_it_meanwhile(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def outrun(*_: object) -> None:
        raise errors.Conflict(12)

    monkeypatch.setattr(Register, "record", outrun)
    ran = shell.run(*THEME)
    assert ran.code == 4
    assert "entry 12" in parts(ran)[0]
    assert parts(ran)[1] == "Try: run the same command again"


def test_5_no_register_there(shell: Shell) -> None:
    ran = shell.run(*THEME, "--register", "missing.db")
    assert ran.code == 5
    assert "There is no register at missing.db" in parts(ran)[0]
    assert "programme init" in parts(ran)[1]
    assert not (shell.folder / "missing.db").exists()


def test_70_a_fault_in_the_program(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Register, "record", fault)
    ran = shell.run(*THEME)
    assert ran.code == 70
    assert "A fault in the program: ZeroDivisionError" in parts(ran)[0]
    assert "--debug" in parts(ran)[1]
    assert "Traceback" not in ran.err


def test_only_debug_shows_a_trace(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Register, "record", fault)
    ran = shell.run(*THEME, "--debug")
    assert ran.code == 70
    assert "Traceback" in ran.err
    assert "Traceback" not in shell.run("territory", "theme", "venelle", "--theme", "x").err


def fault(*_: object) -> None:
    """Do what no program should."""
    raise ZeroDivisionError


def test_130_interrupted(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Register, "record", interrupted)
    ran = shell.run(*THEME)
    assert (ran.code, ran.out, ran.err) == (130, "", "\n")


def every(kind: type[Exception]) -> set[type[Exception]]:
    """Return all the classes below one."""
    return {below for one in kind.__subclasses__() for below in {one, *every(one)}}


DATABASE = Database("postgresql://zoe:s3cret@host/base", "trial")
EXAMPLES: list[tuple[Exception, Code]] = [
    *((errors.NotARegister(Path("x.db"), reason), Code.REGISTER) for reason in get_args(errors.NotARegisterReason)),
    (errors.AlreadyARegister(Path("x.db")), Code.REFUSED),
    (errors.RegisterDamaged(Path("x.db"), "torn"), Code.REGISTER),
    (errors.RegisterUnreadable(Path("x.db"), "no right"), Code.REGISTER),
    (errors.RegisterUnwritable(Path("x.db"), "full"), Code.REGISTER),
    (errors.RegisterBusy(Path("x.db")), Code.CONFLICT),
    (errors.MalformedAddress("mysql://x", "scheme mysql"), Code.USAGE),
    (errors.ServerUnreachable(DATABASE, "password authentication failed"), Code.REGISTER),
    (errors.DriverMissing(DATABASE), Code.REGISTER),
    (errors.NotAllowed(DATABASE, "auditor"), Code.REFUSED),
    (errors.NotAllowed(DATABASE, "zoe", "zoe may not record as pilot"), Code.REFUSED),
    (errors.OutcomeUnknown(DATABASE, "c-1", "server closed the connection"), Code.REGISTER),
    (errors.OutcomeUnknown(DATABASE, None, "server closed the connection"), Code.REGISTER),
    (errors.CopyDiffers(Path("x.db"), 12), Code.REGISTER),
    (errors.NewerFormat(Path("x.db"), 9, 1), Code.REGISTER),
    (errors.VaultDamaged(Path("persons.db"), "torn"), Code.REGISTER),
    (errors.Conflict(4), Code.CONFLICT),
    (errors.CommandReused("c-1", 4, 5), Code.REFUSED),
    (errors.TimeWentBack("2018-01-10T09:00:00.000000Z"), Code.CONFLICT),
    (errors.EntryTooLarge(70_000, 65_535), Code.REFUSED),
    (errors.EntryRefused("the id is already used"), Code.FAULT),
    (errors.UnknownEvent(4, "moon-landed", 1), Code.REGISTER),
    (errors.MalformedEntry(4, "no type"), Code.REGISTER),
    (errors.RegisterForked("seals/9.checkpoint", 9, "AAA=", "BBB="), Code.REGISTER),
    (errors.RegisterRolledBack("seals/9.checkpoint", 9, 7), Code.REGISTER),
    (errors.NotSealed(9), Code.REFUSED),
    (errors.VaultDamaged(Path("persons.db"), "no database"), Code.REGISTER),
    *((errors.UntrustedFile("auditor.state", why, "x"), Code.REGISTER) for why in get_args(errors.UntrustedReason)),
    (errors.ClockBehind("2017-01-01T00:00:00.000000Z", "2018-01-10T09:00:00.000000Z"), Code.REFUSED),
]


def test_every_error_of_the_register_is_among_the_examples() -> None:
    assert {type(error) for error, _ in EXAMPLES} == every(errors.RegisterError)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("error", "code"), EXAMPLES, ids=lambda one: type(one).__name__)
def test_every_error_of_the_register_has_a_sentence_an_advice_and_a_code(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: Exception, code: Code, lang: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Register, "record", fail)
    ran = shell.run(*THEME, "--lang", lang)
    assert ran.code == code
    what, advice = parts(ran)
    assert "{" not in what + advice
    assert advice.startswith("Try: " if lang == "en" else "Conseil")


@pytest.mark.parametrize(("error", "code"), EXAMPLES, ids=lambda one: type(one).__name__)
def test_what_is_said_in_french_is_french(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: Exception, code: Code
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Register, "record", fail)
    english, french = (shell.run(*THEME, "--lang", lang).err.splitlines()[-2:] for lang in ("en", "fr"))
    assert all(one != other for one, other in zip(english, french, strict=True))
    del code


def test_a_clock_behind_is_a_refusal_that_names_both_instants(shell: Shell) -> None:
    ran = shell.run(*THEME, "--json", PROGRAMME_NOW="2018-01-10T08:59:54Z")
    assert ran.code == 1
    [reason] = ran.json["reasons"]
    assert reason["rule"] == "clock-behind"
    assert "2018-01-10T08:59:54" in reason["sentence"]
    assert "2018-01-10T09:00:00" in reason["sentence"]
    assert entries(shell) == 11


def test_a_clock_a_few_seconds_behind_takes_the_last_instant_again(shell: Shell) -> None:
    ran = shell.run(*THEME, "--json", PROGRAMME_NOW="2018-01-10T08:59:55Z")
    assert ran.json["recorded_at"] == "2018-01-10T09:00:00.000000Z"


def test_a_view_that_stops_at_a_damaged_entry_is_damage_and_at_a_sound_one_a_fault() -> None:
    def stopped(cause: Exception) -> Any:
        error = ProjectionStopped("trail", 4)
        error.__cause__ = cause
        return problem_of(error)

    assert stopped(errors.UnknownEvent(4, "moon-landed", 1)).code is Code.REGISTER
    assert stopped(KeyError("x")).code is Code.FAULT


def test_an_error_nobody_expected_is_a_fault() -> None:
    found: Any = problem_of(LookupError("lost"))
    assert found.code is Code.FAULT


@pytest.mark.parametrize(
    ("arguments", "name"), [(["charter", "check", "none.toml"], "none.toml"), (["charter", "adopt", "."], ".")]
)
def test_a_file_that_cannot_be_read_is_named(shell: Shell, arguments: list[str], name: str) -> None:
    ran = shell.run(*arguments)
    assert ran.code == 2
    assert name in ran.err


def run_apart(shell: Shell, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "programme", *arguments]
    env = {**os.environ, **shell.env}
    return subprocess.run(command, cwd=shell.folder, env=env, capture_output=True, check=False, **more)


def test_a_full_disk_records_nothing_and_says_so(shell: Shell) -> None:
    resource = pytest.importorskip("resource", reason="no such limit on Windows")
    size = (shell.folder / "register.db").stat().st_size
    before = (shell.folder / "register.db").read_bytes()

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))

    ran = run_apart(shell, "decision", "record", "--title", "Long", "--text", "x" * 8_000, preexec_fn=full)
    assert ran.returncode == 5, ran.stderr
    assert b"Nothing was recorded" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert (shell.folder / "register.db").stat().st_size == size
    assert (shell.folder / "register.db").read_bytes() == before
    assert entries(shell) == 11
    assert shell.run(*THEME).out == "12\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal on Windows")
def test_a_reader_that_has_seen_enough_is_no_error(shell: Shell) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "programme", "--help"]
    ran = subprocess.run(command, cwd=shell.folder, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("arguments", [["--help"], ["doctor"], [*THEME, "--dry-run", "--json"]])
def test_an_output_that_cannot_be_written_is_no_success(shell: Shell, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "programme", *arguments]
    with Path("/dev/full").open("w") as full:
        env = {**os.environ, **shell.env}
        ran = subprocess.run(command, cwd=shell.folder, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert b"The output cannot be written" in ran.stderr
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr


def test_a_file_that_cannot_be_made_is_named(nowhere: Shell) -> None:
    (nowhere.folder / "data").write_text("a file, not a folder", encoding="utf-8")
    ran = nowhere.run("completion", "bash", "--install", XDG_DATA_HOME="data")
    assert ran.code == 2
    assert "data/bash-completion" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that a program is in")
def test_a_folder_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); from programme.cli.run import run; sys.exit(run(['status']))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=gone, capture_output=True, check=False)
    assert (ran.returncode, b"Traceback" in ran.stderr) == (2, False)


Damage = Callable[[Path], None]


def truncated(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    path.write_bytes(path.read_bytes()[:8192])


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.commit()


def text(path: Path) -> None:
    path.write_text("Not a register, but long enough to look like a file. " * 40, encoding="utf-8")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP TRIGGER about_update" if has_trigger(connection) else "")
        connection.execute("UPDATE about SET value = '99' WHERE key = 'format'")
        connection.commit()


def has_trigger(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about_update'").fetchone())


@pytest.mark.parametrize("damage", [truncated, foreign, text, newer], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("arguments", [THEME, ["doctor"]], ids=["act", "doctor"])
def test_a_file_that_is_no_sound_register_is_refused_and_left_as_it_is(
    shell: Shell, damage: Damage, arguments: list[str]
) -> None:
    path = shell.folder / "register.db"
    damage(path)
    before = path.read_bytes()
    ran = shell.run(*arguments)
    assert ran.code == 5
    assert parts(ran)[1].startswith("Try: ")
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of Unix")
def test_a_read_only_register_is_read_and_not_written(filled: Path) -> None:
    with tempfile.TemporaryDirectory() as name:  # which anybody may enter, unlike those of pytest
        folder = Path(name)
        shutil.copy(filled / "register.db", folder / "register.db")
        (folder / "register.db").chmod(0o444)
        folder.chmod(0o555)
        [(tried, examined, done)] = together(1, _as_anybody, folder, filled)
        folder.chmod(0o755)
    assert tried.json["entries"][0]["type"] == "theme-set"
    assert (tried.code, examined.code, done.code) == (0, 0, 5)
    assert "rights         read " in examined.out
    assert "Nothing was recorded" in done.err


def _as_anybody(_number: int, _barrier: object, folder: Path, warm: Path) -> list[Ran]:
    """Try, examine and record, in a process that permissions bind; everything is imported while it still can be."""
    env = {"PROGRAMME_REGISTER": "register.db", "PROGRAMME_BY": "coordinator"}
    commands: list[tuple[str, ...]] = [(*THEME, "--dry-run", "--json"), ("doctor",), THEME]
    for command in commands[:2]:
        Shell.at(warm, **env).run(*command)
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return [Shell.at(folder, **env).run(*command) for command in commands]
