"""What is read from outside: for each kind, a command that reads it, from bytes that anybody may have written.

A target takes bytes, runs the program on them as from a shell, and fails where the exit code is none of those to which
input may lead, or where a trace is shown.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.support.cli import Ran, Shell

ALLOWED = {0, 1, 2, 5}
UNKNOWN_ID = 3  # where the input is a word of the command line
JOURNAL = """journal: first-year
by: coordinator
entries:
- {act: territory propose, key: D9, territory: venelles, name: Venelles, theme: Silver économie, on: 2017-01}
- {act: meeting hold, kind: interview, title: Entretien, on: 2017-06-30, territory: venelles}
"""


class Fault(AssertionError):
    """The program did what no input may make it do."""


@cache
def programme() -> Shell:
    """Return a shell in the folder of a small programme, sealed, with all that an auditor is given."""
    folder = Path(mkdtemp(prefix="fuzz-"))
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    (folder / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    for line in (
        ("init", "--id", "trial"),
        ("charter", "adopt", "charter.toml", "--on", "2016"),
        ("import", "journal.yaml"),
        ("audit", "seal"),
        ("audit", "prove", "1", "-o", "1.tlog-proof"),
        ("audit", "bundle", "-o", "bundle", "--position", "1"),
        ("report", "transition", "venelles", "--format", "html", "-o", "report.html"),
        ("export", "cloudevents", "all.jsonl"),
    ):
        ran = shell.run(*line)
        if ran.code:
            raise Fault(f"{line}: {ran.err}")
    return shell


def journal(data: bytes) -> None:
    """A journal in YAML."""
    _file("fuzzed.yaml", data, "import", "fuzzed.yaml", "--dry-run")


def charter(data: bytes) -> None:
    """A charter in TOML."""
    _file("fuzzed.toml", data, "charter", "check", "fuzzed.toml")


def cloudevents(data: bytes) -> None:
    """Stored entries, one a line."""
    _file("fuzzed.jsonl", data, "import", "fuzzed.jsonl", "--dry-run")


def proof(data: bytes) -> None:
    """A proof, a checkpoint, a report: what an auditor is handed."""
    _file("fuzzed.tlog-proof", data, "audit", "verify", "fuzzed.tlog-proof")


def report(data: bytes) -> None:
    """A report as a page."""
    _file("fuzzed.html", data, "audit", "verify", "fuzzed.html")


def bundle(data: bytes) -> None:
    """A bundle of which one file was changed: the first byte says which."""
    shell = programme()
    files = sorted(path for path in (shell.folder / "bundle").rglob("*") if path.is_file())
    changed = files[data[0] % len(files) if data else 0]
    kept = changed.read_bytes()
    changed.write_bytes(data[1:])
    try:
        require(shell.run("audit", "verify", "bundle"))
    finally:
        changed.write_bytes(kept)


def continuation(data: bytes) -> None:
    """What a witness is asked to cosign."""
    witness = ("--state", "state", "--key", "witness.pem", "--name", "auditor.example", "--log-key", "keys/seal.vkey")
    _file("fuzzed.continuation", data, "audit", "witness", "fuzzed.continuation", *witness)


def register(data: bytes) -> None:
    """The file of a register; the first two bytes say where in a sound one the others stand."""
    shell = programme()
    sound = (shell.folder / "register.db").read_bytes()
    at = int.from_bytes(data[:2], "big") * 8 % len(sound)
    path = shell.folder / "fuzzed.db"
    path.write_bytes(sound[:at] + data[2:] + sound[at + len(data[2:]) :])
    try:
        for line in (("audit", "verify"), ("status",), ("trail", "--json")):
            require(shell.run(*line, PROGRAMME_REGISTER=path.name))
    finally:
        for one in shell.folder.glob("fuzzed.*"):
            shutil.rmtree(one) if one.is_dir() else one.unlink()


def settings(data: bytes) -> None:
    """The settings of a folder."""
    shell = programme()
    folder = shell.folder / "settings"
    folder.mkdir(exist_ok=True)
    (folder / "programme.toml").write_bytes(data)
    require(Shell(folder, shell.env).run("status"))


def dates(data: bytes) -> None:
    """A date on the command line, and an instant."""
    text = data.decode("utf-8", errors="replace")
    for option in ("--as-of", "--known-at"):
        require(programme().run("timeline", f"{option}={text}"), ALLOWED | {UNKNOWN_ID})
    require(programme().run("status", PROGRAMME_NOW=text.replace("\0", "")))
    require(programme().run("step", "open", "9", "--title", "T", f"--on={text}", "--dry-run", "--lang", "fr"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (journal, charter, cloudevents, proof, report, bundle, continuation, register, settings, dates)
}


def require(ran: Ran, allowed: set[int] = ALLOWED) -> None:
    """Fail unless a run ended as it may.

    :raises Fault: it did not.
    """
    if ran.code not in allowed or "Traceback" in ran.err:
        raise Fault(f"exit code {ran.code}: {ran.err}")


def _file(name: str, data: bytes, *line: str) -> None:
    shell = programme()
    (shell.folder / name).write_bytes(data)
    require(shell.run(*line))
