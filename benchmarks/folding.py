"""Entries read, validated and folded, against the library's own recorder, mapper and fold on the same facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from eventsourcing.domain import Aggregate
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, UUIDAsHex
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from benchmarks.measuring import Row
from benchmarks.registers import register_of
from programme.domain.fact import Fact
from programme.register.codec import decode
from programme.register.recorder import Recorder

AT_ONCE = 5_000


class Subject(Aggregate):
    """What facts are about, as the library would have it: how many there are of each kind."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()

    class Recorded(Aggregate.Event):
        """A fact, as it is stored."""

        kind: str
        on: str
        recorded_by: str
        command: str
        data: dict[str, object]

        def apply(self, aggregate: Subject) -> None:  # type: ignore[override]  # as the library documents it
            """Count it."""
            aggregate.kinds[self.kind] += 1


def rows(folder: Path, entries: int) -> Iterator[Row]:
    """Yield the row of this page."""
    path = register_of(folder, entries)
    mapper: Mapper[UUID] = Mapper(_transcoder())
    theirs = SQLiteApplicationRecorder(SQLiteDatastore(str(folder / "library-facts.db")))
    theirs.create_table()
    _fill(path, theirs, mapper)

    def ours() -> None:
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        with Recorder.open(path, read_only=True) as recorder:
            for batch in recorder.scan():
                for position, data in batch:
                    event = decode(position, data).event
                    kinds[event.principal() or ""][event.type] += 1

    def library() -> None:
        subjects: dict[UUID, Subject | None] = {}
        start = 1
        while found := theirs.select_notifications(start, AT_ONCE):
            for one in found:
                event = mapper.to_domain_event(one)
                subjects[event.originator_id] = event.mutate(subjects.get(event.originator_id))
            start = int(found[-1].id) + 1

    against = "eventsourcing's recorder, mapper and fold"
    yield Row(f"{entries} entries read, validated and folded", against, 3.0, 5.0, ours, library, entries, times=True)


def _transcoder() -> JSONTranscoder:
    transcoder = JSONTranscoder()
    transcoder.register(UUIDAsHex())
    transcoder.register(DatetimeAsISO())
    return transcoder


def _fill(path: Path, theirs: SQLiteApplicationRecorder, mapper: Mapper[UUID]) -> None:
    """Record the facts of a register with the library, each with what it is about."""
    subjects: dict[str, Subject] = {}
    with Recorder.open(path, read_only=True) as recorder:
        for batch in recorder.scan():
            for position, data in batch:
                _take_in(subjects, decode(position, data))
            events = [event for subject in subjects.values() for event in subject.collect_events()]
            theirs.insert_events([mapper.to_stored_event(event) for event in events])


def _take_in(subjects: dict[str, Subject], fact: Fact) -> None:
    name = fact.event.principal() or ""
    if name not in subjects:
        subjects[name] = Subject()
    subjects[name].trigger_event(
        Subject.Recorded,
        kind=fact.event.type,
        on=fact.on.text,
        recorded_by=fact.recorded_by,
        command=fact.command_id,
        data=fact.event.model_dump(mode="json", by_alias=True, exclude_none=True),
    )
