"""What differs between two points, V and K, in the facts: recorded, rectified, annulled, or come to be certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.domain.answer import Answer
from programme.domain.fact import Fact
from programme.domain.field_values import WHEN, fields_of, value_of
from programme.domain.history import CORRECTING, Corrections


@dataclass(frozen=True, slots=True)
class Point:
    """From where the register is looked at: the end of a day V, and the position K up to which it is known."""

    day: date
    position: int


class FactChange(StrEnum):
    """What became of a fact from one point to another."""

    RECORDED = "recorded"
    NOT_RECORDED = "not-recorded"
    RECTIFIED = "rectified"
    ANNULLED = "annulled"
    RESTORED = "restored"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class FactDifference:
    """One thing that became of a fact, which is given as it is known at the point that knows more of it.

    Of a rectification, ``field`` with its values before and after, as people write them; of what happened, both
    answers. ``by`` holds the positions of the corrections that made the difference.
    """

    change: FactChange
    fact: Fact
    field: str | None = None
    before: object = None
    after: object = None
    by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A fact from one point: as rectified, what annuls it, whether it has happened."""

    fact: Fact
    annulled_by: int | None
    has_happened: Answer

    @property
    def corrections(self) -> set[int]:
        """The positions of what rectifies or annuls it."""
        return {*self.fact.rectified_by, *filter(None, [self.annulled_by])}


def differences(entries: Sequence[Fact], before: Point, after: Point) -> tuple[FactDifference, ...]:
    """Return what became of each fact from one point to the other, in the order of recording.

    ``entries`` are facts and corrections as they were recorded, every correction of each fact among them.
    """
    then, now = _seen(entries, before), _seen(entries, after)
    facts = {one.id: one.position for one in entries}
    return tuple(
        found for one in sorted(facts, key=facts.__getitem__) for found in _between(then.get(one), now.get(one))
    )


def concerning(found: Iterable[FactDifference], first: date, last: date) -> tuple[FactDifference, ...]:
    """Return the differences that concern a period: the fact may lie in it, or may have before it was rectified."""
    kept = list(found)
    moved = {
        one.fact.id
        for one in kept
        if one.field == WHEN and any(_overlap(value, first, last) for value in (one.before, one.after))
    }
    return tuple(
        one for one in kept if one.fact.id in moved or (one.fact.on.earliest <= last and one.fact.on.latest >= first)
    )


def _overlap(when: object, first: date, last: date) -> bool:
    from programme.domain.dates import ImpreciseDate

    found = ImpreciseDate.parse(str(when))
    return found.earliest <= last and found.latest >= first


def _seen(entries: Sequence[Fact], point: Point) -> dict[str, _Seen]:
    known = [one for one in entries if one.position <= point.position]
    corrections = Corrections.of(one for one in known if isinstance(one.event, CORRECTING))
    found = {}
    for one in known:
        if not isinstance(one.event, CORRECTING):
            fact = corrections.rectify(one)
            happened = fact.on.by(point.day) if one.event.of_the_world else Answer.YES
            found[one.id] = _Seen(fact, corrections.annulled_by(one.id), happened)
    return found


def _between(then: _Seen | None, now: _Seen | None) -> Iterator[FactDifference]:
    if then is None and now is None:
        return
    if now is None:
        yield FactDifference(FactChange.NOT_RECORDED, then.fact)  # type: ignore[union-attr]  # one of both is there
    elif then is None:
        yield FactDifference(FactChange.RECORDED, now.fact)
        if now.annulled_by is not None:
            yield FactDifference(FactChange.ANNULLED, now.fact, by=(now.annulled_by,))
    else:
        yield from _of_known(then, now)


def _of_known(then: _Seen, now: _Seen) -> Iterator[FactDifference]:
    by = tuple(sorted(then.corrections ^ now.corrections))
    if then.annulled_by is not None and now.annulled_by is not None:
        return
    if now.annulled_by is not None:
        yield FactDifference(FactChange.ANNULLED, now.fact, by=by)
        return
    if then.annulled_by is not None:
        yield FactDifference(FactChange.RESTORED, now.fact, by=by)
    for field in fields_of(type(now.fact.event)):
        values = value_of(then.fact, field), value_of(now.fact, field)
        if values[0] != values[1]:
            yield FactDifference(FactChange.RECTIFIED, now.fact, field, *values, by)
    if then.has_happened is not now.has_happened:
        yield FactDifference(FactChange.HAPPENED, now.fact, None, then.has_happened, now.has_happened)
