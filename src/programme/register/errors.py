"""What can go wrong with a register, as data; the wording for people is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from eventsourcing.persistence import IntegrityError

if TYPE_CHECKING:
    from programme.register.place import Place

NotARegisterReason = Literal["missing", "directory", "empty", "not-sqlite", "foreign", "foreign-schema"]


class RegisterError(Exception):
    """Anything the register refuses or cannot do."""


@dataclass(eq=False)
class MalformedAddress(RegisterError):
    """The `address`, shown without its password, is that of no database that could hold a register."""

    address: str
    detail: str


@dataclass(eq=False)
class NotARegister(RegisterError):
    """There is no register at `path`: nothing, a directory, an empty file, no SQLite file, or another program's."""

    path: Place
    reason: NotARegisterReason


@dataclass(eq=False)
class AlreadyARegister(RegisterError):
    """A register was to be made at `path`, where there is one already."""

    path: Place


@dataclass(eq=False)
class RegisterDamaged(RegisterError):
    """The register at `path` is truncated, corrupt or lacks a part; `detail` is what was found."""

    path: Place
    detail: str


@dataclass(eq=False)
class RegisterUnreadable(RegisterError):
    """The register at `path` cannot be read, for want of a right or because the medium fails."""

    path: Place
    detail: str


@dataclass(eq=False)
class RegisterUnwritable(RegisterError):
    """Nothing can be recorded at `path`: read-only, no space left, or the medium fails. Nothing was recorded."""

    path: Place
    detail: str


@dataclass(eq=False)
class RegisterBusy(RegisterError):
    """Another program held the register at `path` longer than the busy timeout. Nothing was recorded."""

    path: Place


@dataclass(eq=False)
class ServerUnreachable(RegisterError):
    """The server of the register at `path` cannot be reached, or does not let us in; `detail` is what it says."""

    path: Place
    detail: str


@dataclass(eq=False)
class DriverMissing(RegisterError):
    """The library that speaks to the server of the register at `path` is not installed."""

    path: Place


@dataclass(eq=False)
class NotAllowed(RegisterError):
    """The database lets `role` read the register at `path`, not record in it, or not under that office."""

    path: Place
    role: str
    detail: str = ""


@dataclass(eq=False)
class OutcomeUnknown(RegisterError):
    """The connection was lost while recording at `path`: whether `command` was recorded, only the register knows."""

    path: Place
    command: str | None
    detail: str


@dataclass(eq=False)
class CopyDiffers(RegisterError):
    """The copy at `path` is not what was copied, from the entry at `position` on; it was not kept."""

    path: Place
    position: int


@dataclass(eq=False)
class NewerFormat(RegisterError):
    """The register at `path` has the format `found`; this program knows formats up to `known`."""

    path: Place
    found: int
    known: int


@dataclass(eq=False)
class Conflict(IntegrityError, RegisterError):
    """The append condition failed: the entry at `position` matches it."""

    position: int


@dataclass(eq=False)
class CommandReused(RegisterError):
    """The command id was used before for other content, recorded at positions `first` to `last`."""

    id: str
    first: int
    last: int


@dataclass(eq=False)
class TimeWentBack(RegisterError):
    """The entries are stamped earlier than `last`, the instant of the last recorded one: stamp them again."""

    last: str


@dataclass(eq=False)
class EntryTooLarge(RegisterError):
    """An entry has `size` bytes, more than the `limit`."""

    size: int
    limit: int


@dataclass(eq=False)
class EntryRefused(RegisterError):
    """The database refused an entry that is not well made: an id already used, an instant of another shape."""

    detail: str


@dataclass(eq=False)
class UnknownEvent(RegisterError):
    """The entry at `position` names a `type` and `version` that this program does not know."""

    position: int
    type: str
    version: int


@dataclass(eq=False)
class MalformedEntry(RegisterError):
    """The bytes at `position` are no entry of their type; `detail` says what is wrong."""

    position: int
    detail: str


@dataclass(eq=False)
class ClockBehind(RegisterError):
    """The clock says `now`, too far before `last`, the instant of the last entry."""

    now: str
    last: str


@dataclass(eq=False)
class VaultDamaged(RegisterError):
    """The vault of the keys of persons at `path` is damaged, locked, full or no vault; `detail` says which."""

    path: Path
    detail: str


@dataclass(eq=False)
class RegisterForked(RegisterError):
    """The entries up to `size` have the root `found`, in base64; the checkpoint at `place` has `signed`."""

    place: str
    size: int
    signed: str
    found: str


@dataclass(eq=False)
class RegisterRolledBack(RegisterError):
    """The register has `entries` entries; the checkpoint at `place` covers `size`: the last ones were removed."""

    place: str
    size: int
    entries: int


@dataclass(eq=False)
class NotSealed(RegisterError):
    """No checkpoint covers the entry at `position` yet: nothing can be proven of it."""

    position: int


UntrustedReason = Literal["malformed", "unsigned", "another-register", "another-size"]


@dataclass(eq=False)
class UntrustedFile(RegisterError):
    """The checkpoint, proof or state at `place` cannot be relied upon; `detail` says what was found or expected."""

    place: str
    reason: UntrustedReason
    detail: str
