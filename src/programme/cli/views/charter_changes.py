"""What changes from one set of rules to another, part by part; parts are told by their ids, not by their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Change(NamedTuple):
    """A part that differs: its path, such as ``gate/consolidation/criterion/group/must``, and both values.

    A part that is not there is None.
    """

    path: str
    old: Any
    new: Any


def changes(old: Any, new: Any, path: str = "") -> Iterator[Change]:
    """Yield the smallest parts that differ between two charters as data, in the order of the new one."""
    before, after = _parts(old), _parts(new)
    if before is None or after is None or not (before and after):
        if old != new:
            yield Change(path, old, new)
        return
    for name in dict.fromkeys((*after, *before)):
        yield from changes(before.get(name), after.get(name), f"{path}/{name}".lstrip("/"))


def _parts(value: Any) -> dict[str, Any] | None:
    """Return the named parts of a value: the fields of an object, or the members of a list that have ids."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and value and all(isinstance(one, dict) and "id" in one for one in value):
        return {str(one["id"]): one for one in value}
    return None
