"""What the register is asked to record, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from programme.domain.acts.act import Act
from programme.domain.canonical import digest
from programme.domain.fact import Fact
from programme.domain.refusals import Refused
from programme.register.errors import CommandReused
from programme.register.rows import Command, Row


@dataclass(frozen=True, slots=True)
class Request:
    """An act to record: by whom, under which command id, at which instant, and whether the clock was set by hand."""

    act: Act
    by: str
    command_id: str
    at: datetime
    clock_set: bool = False

    @property
    def command(self) -> Command:
        """The command id with the fingerprint of what is asked."""
        asked = {"act": self.act.path(), "by": self.by, "fields": self.act.content()}
        return Command(self.command_id, bytes.fromhex(digest(asked)))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a request led to; ``replayed`` when it had been recorded before, with the facts of then and no rows."""

    request: Request
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...] = ()
    replayed: bool = False

    @property
    def id(self) -> str | None:
        """The id of the thing that the act brought into being, or None."""
        prefix = f"{self.request.act.creates}:"
        tags = (tag for fact in self.facts for tag in fact.event.tags())
        return next((tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)), None)


class RefusedRequests(Exception):
    """Requests that cannot be recorded: (place in the list, refusal) for each, nothing being recorded at all."""

    def __init__(self, refusals: Sequence[tuple[int, Refused | CommandReused]]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(f"{len(self.refusals)} refused")
