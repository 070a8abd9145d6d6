"""A person on record, and the search for the name in every byte that is kept."""

from __future__ import annotations

from pathlib import Path

from tests.support.cli import Shell

NAME, CONTACT = "Zoé Exemplère", "zoe.exemplere@example.org"
SPELLINGS = {
    text.encode(code)
    for word in ("Exemplère", "Exemple\u0300re", "EXEMPLÈRE", "exemplere")
    for text in (word, word.lower())
    for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
    if text.isascii() or "\u0300" not in text or code != "latin-1"
}


def register(shell: Shell) -> str:
    """Register a person who was at a meeting, and return the id."""
    ran = shell.run(
        *("person", "register", "--full-name", NAME, "--contact-details", CONTACT),
        *("--function", "Chargée de mission", "--on", "2017"),
    )
    assert ran.code == 0
    person = ran.out.strip()
    shell.run("meeting", "hold", "--kind", "interview", "--title", "Rendez-vous", "--id", "rv", "--on", "2017-10-24")
    assert shell.run("meeting", "attend", "rv", person).code == 0
    return person


def vault(shell: Shell) -> Path:
    """The file of the vault."""
    return shell.folder / "keys" / "persons.db"


def everything(folder: Path) -> bytes:
    """Every byte of every file, and the names of the files."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"".join(str(path.relative_to(folder)).encode() + path.read_bytes() for path in files)


def names_in(content: bytes) -> list[bytes]:
    """The spellings of the name that stand in some bytes."""
    return [one for one in SPELLINGS if one in content]
