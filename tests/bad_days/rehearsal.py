"""Runs the commands once where it is imported: the process from which those that are to be killed are forked.

They start at once then, and a random moment falls into their work, not into the loading of modules.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.cli import Shell

JOURNAL = "journal: rehearsal\nby: coordinator\nentries:\n- {act: territory propose, territory: a, name: A, on: 2017}\n"
LINES = (
    ("init", "--id", "rehearsal"),
    ("import", "journal.yaml"),
    ("person", "register", "--full-name", "A", "--function", "B", "--on", "2017"),
    ("projection", "rebuild"),
    ("audit", "seal"),
    ("audit", "verify"),
    ("export", "cloudevents", "all.jsonl"),
    ("register", "backup", "backup.db"),
    ("register", "copy", "register.db", "copy.db"),
)

with TemporaryDirectory() as _folder:
    (Path(_folder) / "journal.yaml").write_text(JOURNAL, encoding="utf-8")
    for _line in LINES:
        Shell.at(Path(_folder)).run(*_line)
