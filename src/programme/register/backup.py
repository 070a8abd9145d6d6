"""A backup of a register in a file, made by SQLite itself while others go on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from programme.register.errors import RegisterDamaged, RegisterUnreadable
from programme.register.place import Place
from programme.register.recorder import Recorder
from programme.register.sqlite.datastore import require_nothing
from programme.register.sqlite.faults import told
from programme.register.sqlite.files import folder_beside, publish
from programme.register.transfer import Progress, copy


def back_up(place: Place, backup: Path, progress: Progress | None = None) -> int:
    """Make a file that holds the register as it is now, and return how many entries that is.

    Of a file it is a copy page by page, of one moment; of a server, a copy of its entries.

    :raises AlreadyARegister: there is a register already.
    :raises NotARegister: there is something else.
    """
    if isinstance(place, Path):
        return _back_up_file(place, backup)
    with Recorder.open(place, read_only=True) as recorder:
        return copy(recorder, backup, progress)


def restore(backup: Path, place: Place, progress: Progress | None = None) -> int:
    """Put the register that a backup holds where nothing is, and return how many entries that is.

    :raises AlreadyARegister: there is a register already.
    :raises NotARegister: the backup is none, or something else is in the place.
    """
    with Recorder.open(backup, read_only=True) as recorder:
        return copy(recorder, place, progress)


def _back_up_file(path: Path, backup: Path) -> int:
    Recorder.open(path, read_only=True).close()
    require_nothing(backup)
    with folder_beside(backup) as folder:
        new = folder / backup.name
        with told(path, RegisterUnreadable):
            _copy_pages(path, new)
        with Recorder.open(new, read_only=True) as recorder:
            head = recorder.head()
        require_nothing(backup)
        publish(new, backup)
    return head


def _copy_pages(path: Path, new: Path) -> None:
    with (
        closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(new)) as target,
    ):
        source.backup(target)
        found = [str(row[0]) for row in target.execute("PRAGMA quick_check(3)")]
    if found != ["ok"]:
        raise RegisterDamaged(path, "; ".join(found))
