"""Lives recorded once, repeated under other names: the same bytes with another territory, instant and positions.

Copies stand side by side: each command of a life is followed by the same command of its copies. What the real acts
decided on one life they would decide on a copy, but for demands that look at the whole programme: those are not asked
again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

from programme.domain.canonical import canonical
from programme.domain.fact import Fact
from programme.register.codec import encode, stamp
from programme.register.rows import Batch, Command, Row
from programme.simulation.lives import number_of

UNKNOWN = b""
"""The fingerprint of a command whose content nobody kept."""
_TIME = re.compile(rb'"time":"[^"]+"')
_POINTING = {"entry-rectified", "entry-annulled", "gate-decided", "criterion-answered"}
"""The types of event that hold positions."""


@dataclass
class Copies:
    """The commands of a programme, each with the territory of its life (None: the programme's own).

    ``names`` gives for each such territory the names of its copies, itself first.
    """

    programme: str
    commands: Sequence[tuple[str | None, tuple[Fact, ...]]]
    names: dict[str, list[str]]
    _last: datetime | None = None
    _places: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note where each entry comes to stand: the start of its command's copies, their number and size, its place."""
        sizes = [len(facts) * self._times(territory) for territory, facts in self.commands]
        for start, (territory, facts) in zip(accumulate(sizes, initial=0), self.commands, strict=False):
            for place, fact in enumerate(facts, 1):
                self._places[fact.position] = (start, self._times(territory), len(facts), place)

    def of(self, territory: str | None, facts: Sequence[Fact]) -> Iterator[Batch]:
        """Yield a command and its copies; commands are to be told in their order."""
        rows = [encode(fact, self.programme, clock_set=False) for fact in facts]
        for copy, name in enumerate(self.names[territory] if territory is not None else [None]):
            time = stamp(self._next_instant(facts[0].recorded_at))
            yield self._batch(facts, rows, (territory, name), copy, time)

    def _batch(
        self, facts: Sequence[Fact], rows: Sequence[Row], renamed: tuple[str | None, str | None], copy: int, time: str
    ) -> Batch:
        old, new = renamed
        told = [self._copied(fact, row, copy, time) for fact, row in zip(facts, rows, strict=True)]
        command = facts[0].command_id
        if old is None or new is None or old == new:
            return Batch(tuple(told), Command(command, UNKNOWN))
        given = tuple(_renamed(row, old, new) for row in told)
        return Batch(given, Command(command.replace(old, new), UNKNOWN))

    def _copied(self, fact: Fact, row: Row, copy: int, time: str) -> Row:
        """Return a row at the instant and with the positions of a copy, under its old name."""
        data = _TIME.sub(b'"time":"%b"' % time.encode(), row.data)
        if row.type in _POINTING:
            document = json.loads(data)
            self._point(document["data"], copy, self._position(fact.position, copy))
            data = canonical(document)
        return Row(row.type, data, row.tags, row.id, time)

    def _point(self, value: Any, copy: int, own: int) -> None:
        """Turn every position in a value into that of the copy; what was known at a decision is all before it."""
        if isinstance(value, list):
            for one in value:
                self._point(one, copy, own)
        elif isinstance(value, dict):
            for name, inner in value.items():
                if name in {"evidence", "positions"}:
                    value[name] = [self._position(one, copy) for one in inner]
                elif name == "position":
                    value[name] = self._position(inner, copy)
                elif name == "known_at":
                    value[name] = own - 1
                else:
                    self._point(inner, copy, own)

    def _position(self, position: int, copy: int) -> int:
        start, times, size, place = self._places[position]
        return start + min(copy, times - 1) * size + place

    def _times(self, territory: str | None) -> int:
        return 1 if territory is None else len(self.names[territory])

    def _next_instant(self, wanted: datetime) -> datetime:
        """Return the instant, or the first one after all that was recorded before."""
        after = self._last + timedelta(milliseconds=1) if self._last is not None else wanted
        self._last = max(wanted, after)
        return self._last


def _renamed(row: Row, old: str, new: str) -> Row:
    assert row.id is not None  # noqa: S101 - every entry that is encoded has one
    data = row.data.replace(old.encode(), new.encode()).replace(number_of(old).encode(), number_of(new).encode())
    return Row(row.type, data, tuple(tag.replace(old, new) for tag in row.tags), row.id.replace(old, new), row.time)
