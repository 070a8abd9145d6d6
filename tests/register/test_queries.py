"""A query finds what the library's own recorder finds, by the indexes and never by reading every entry."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem, DCBRecorder, DCBSequencedEvent
from eventsourcing.dcb.popo import InMemoryDCBRecorder
from eventsourcing.persistence import IntegrityError
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.register import queries
from programme.register.recorder import Recorder
from tests.register.support import file_of, raw, row

types = st.sampled_from(["noted", "seen", "done"])
tags = st.sampled_from(["a", "b", "c", "d"])
items = st.builds(DCBQueryItem, types=st.lists(types, max_size=3), tags=st.lists(tags, max_size=3))
any_query = st.none() | st.builds(DCBQuery, items=st.lists(items, max_size=4))
positions = st.none() | st.integers(0, 25)
events = st.builds(DCBEvent, type=types, data=st.binary(max_size=3), tags=st.lists(tags, unique=True).map(sorted))
conditions = st.none() | st.builds(
    DCBAppendCondition, fail_if_events_match=st.builds(DCBQuery, items=st.lists(items, max_size=3)), after=positions
)
appends = st.tuples(st.lists(events, min_size=1, max_size=4), conditions)
reads = st.tuples(any_query, positions, st.none() | st.integers(0, 6))


def appended(recorder: DCBRecorder, to_append: tuple[list[DCBEvent], DCBAppendCondition | None]) -> int | str:
    try:
        return recorder.append(*to_append)
    except IntegrityError:
        return "refused"


def found(
    recorder: DCBRecorder, query: DCBQuery | None, after: int | None, limit: int | None
) -> tuple[list[DCBSequencedEvent], int | None]:
    response = recorder.read(query, after=after, limit=limit)
    return list(response), response.head


@settings(max_examples=60, deadline=None)
@given(st.lists(appends, max_size=8), st.lists(reads, min_size=1, max_size=12), st.sampled_from([1, 2, 100]))
def test_any_appends_and_queries_have_the_answers_of_the_recorder_in_memory(
    to_append: list[Any], to_read: list[Any], items_at_once: int
) -> None:
    with (
        patch.object(queries, "ITEMS_AT_ONCE", items_at_once),
        tempfile.TemporaryDirectory() as folder,
        Recorder.create(Path(folder) / "register.db", "test") as recorder,
    ):
        model = InMemoryDCBRecorder()
        assert [appended(recorder, one) for one in to_append] == [appended(model, one) for one in to_append]
        assert [found(recorder, *one) for one in to_read] == [found(model, *one) for one in to_read]
        for query, after, _ in to_read:
            expected, head = found(model, query, after, None)
            pairs = [(one.position, one.event.data) for one in expected]
            assert recorder.read_rows(query, after=after or 0) == (pairs, head or 0)


def plans(path: Path, query: DCBQuery, after: int) -> list[str]:
    """What SQLite says it does for the statements that the recorder gives it for a query."""
    statements: list[str] = []
    with Recorder.open(path) as recorder:
        with file_of(recorder)._cursor() as cursor:
            cursor.connection.set_trace_callback(statements.append)
        recorder.read_rows(query, after=after)
    with raw(path) as connection:
        return [
            detail
            for statement in statements
            if statement.startswith("SELECT")
            for _, _, _, detail in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]


BY_TAG = "SEARCH tag USING PRIMARY KEY (tag=? AND type=? AND position>? AND position<?)"
BY_TYPE = "SEARCH entry USING COVERING INDEX entry_by_type (type=? AND position>? AND position<?)"


@pytest.mark.parametrize(
    ("items", "searches"),
    [
        ([(["noted"], ["a"])], [BY_TAG]),
        ([(["noted", "seen"], ["a", "b"])], [BY_TAG, "(tag=? AND type=? AND position=?)"]),
        ([([], ["a"])], ["SEARCH tag USING PRIMARY KEY (tag=?)"]),
        ([(["noted"], [])], [BY_TYPE]),
        ([(["noted"], ["a"]), (["seen"], ["b"]), (["done"], [])], [BY_TAG, BY_TYPE]),
        ([([], [])], ["SEARCH entry USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]),
    ],
    ids=["type and tag", "types and tags", "tag alone", "type alone", "several items", "everything"],
)
def test_a_query_after_a_position_searches_an_index_and_sorts_nothing(
    tmp_path: Path, items: Iterable[tuple[list[str], list[str]]], searches: list[str]
) -> None:
    path = tmp_path / "register.db"
    with Recorder.create(path, "test") as recorder:
        recorder.append_rows([row(str(n), "a", "b", type="noted") for n in range(200)])
    steps = plans(path, DCBQuery([DCBQueryItem(types, tags) for types, tags in items]), after=150)
    assert all(any(search in step for step in steps) for search in searches)
    head_only = [step for step in steps if step.startswith("SCAN")]
    assert head_only == ["SCAN entry"]  # backwards from the end, for the head
    assert not [step for step in steps if "ORDER BY" in step]
