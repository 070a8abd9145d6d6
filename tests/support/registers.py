"""Registers in a temporary folder, filled by acts as a coordinator would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from programme.domain.acts import BY_PATH
from programme.register.recorder import Recorder
from programme.register.register import Register
from programme.register.requests import Recorded, Request
from programme.register.rows import Row

START = datetime(2030, 1, 1, 9, tzinfo=UTC)


def request(path: str, command_id: str, *, at: datetime = START, by: str = "coordinator", **fields: Any) -> Request:
    """Return the request of an act named by its command words."""
    return Request(BY_PATH[path].model_validate(fields), by, command_id, at)


def append_unknown(file: Path) -> None:
    """Append an entry of a type that this program does not know, with the id ``x``, as a later one would."""
    data = (
        b'{"commandid":"c","correlationid":"c","data":{"height":3},"id":"x","recordedby":"pilot",'
        b'"source":"urn:programme:trial","specversion":"1.0","subject":"dam:x","time":"2019-01-01T00:00:00.000000Z",'
        b'"type":"dam-built","typeversion":7,"validtime":"2017"}'
    )
    with Recorder.open(file) as recorder:
        recorder.append_rows([Row("dam-built", data, (), "x", "2019-01-01T00:00:00.000000Z")])


@dataclass
class Desk:
    """A coordinator at a register: each act comes a second after the one before."""

    register: Register
    at: datetime = START
    done: int = field(default=0)

    @classmethod
    def at_new(cls, folder: Path) -> Desk:
        """Return a desk at a new register in a folder."""
        return cls(Register.create(folder / "register.db", "test", vault=folder / "keys" / "persons.db"))

    @property
    def file(self) -> Path:
        """The file of the register."""
        assert isinstance(self.register.place, Path)
        return self.register.place

    def do(self, path: str, **fields: Any) -> Recorded:
        """Record one act."""
        self.done += 1
        self.at += timedelta(seconds=1)
        return self.register.record([request(path, f"desk-{self.done}", at=self.at, **fields)])[0]
