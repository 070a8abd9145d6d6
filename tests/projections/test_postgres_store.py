"""The views of a register on a server: the same rows as beside a file, the same answers where they cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from programme.domain.events import TerritoryProposed
from programme.projections.base.views import Views
from programme.projections.timeline import TIMELINE
from programme.projections.trail import TRAIL
from programme.register.place import Database
from programme.register.recorder import Recorder
from tests.projections.support import contents, everything, record, views_of
from tests.register.support import together
from tests.support.facts import facts
from tests.support.postgres import raw

DAY = date(2017, 2, 1)
MORE = facts(
    ("2017-01-31", TerritoryProposed(territory="t", name="Tea")),
    ("2017-01/..", TerritoryProposed(territory="u-v", name="É")),
    ("2017-01/..", TerritoryProposed(territory="u", name="You")),
    ("2017-02-01", TerritoryProposed(territory="v", name="V")),
)
RECORDED = MORE[:3]


@pytest.fixture
def views(database: Database) -> Iterator[Views]:
    """The views of a small register."""
    with Recorder.create(database, "test") as recorder, Views(recorder, database) as views:
        record(recorder, RECORDED)
        yield views


def kept(place: Database, table: str) -> int:
    """Return how many rows a table of the views has, as anybody sees it."""
    with raw(place) as connection:
        found = connection.execute(f'SELECT count(*) FROM "{place.views}"."{table}"'.encode()).fetchone()
    assert found is not None
    return int(str(found[0]))


def test_the_views_have_the_rows_that_they_have_beside_a_file(views: Views) -> None:
    with views_of(RECORDED) as beside_a_file:
        for view in (TIMELINE, TRAIL):
            assert contents(views, view) == contents(beside_a_file, view)
        assert everything(views, DAY) == everything(beside_a_file, DAY)
        assert everything(views, DAY, 1) == everything(beside_a_file, DAY, 1)
    assert views.trouble is None


def test_a_view_made_again_is_the_view_that_followed(views: Views) -> None:
    followed = {view.name: contents(views, view) for view in (TIMELINE, TRAIL)}
    for view in (TIMELINE, TRAIL):
        views.rebuild(view)
    assert {view.name: contents(views, view) for view in (TIMELINE, TRAIL)} == followed


def test_the_tables_are_in_a_schema_of_their_own_and_losing_it_loses_nothing(database: Database, views: Views) -> None:
    shown = everything(views, DAY)
    assert kept(database, "trail_v1") == len(RECORDED)
    with raw(database) as connection:
        connection.execute(f'DROP TABLE "{database.views}"."trail_v1", "{database.views}".reached'.encode())
    assert everything(views, DAY) == shown
    assert kept(database, "trail_v1") == len(RECORDED)
    assert views.trouble is None


def test_others_read_the_view_there_was_while_it_is_made_again(database: Database, views: Views) -> None:
    before = everything(views, DAY)
    seen = []

    def progress(done: int, whole: int) -> None:
        with Recorder.open(database, read_only=True) as recorder, Views(recorder, database) as others:
            seen.append(contents(others, TRAIL))
            assert others.trouble is None

    views.rebuild(TRAIL, progress)
    assert seen == [contents(views, TRAIL)]
    assert everything(views, DAY) == before


def test_a_rebuild_that_fails_leaves_the_view_as_it_was(database: Database, views: Views) -> None:
    everything(views, DAY)

    def fail(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        views.rebuild(TRAIL, fail)
    assert kept(database, "trail_v1") == len(RECORDED)
    with raw(database) as connection:
        left = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = %s", [database.view_schemas[1]])
        assert left.fetchone() == (0,)


def test_tables_that_another_program_holds_are_not_waited_for_long(database: Database, views: Views) -> None:
    shown = everything(views, DAY)
    with raw(database) as other:
        other.execute("BEGIN")
        other.execute(f'LOCK TABLE "{database.views}".reached IN ACCESS EXCLUSIVE MODE'.encode())
        with Recorder.open(database, read_only=True) as recorder, Views(recorder, database) as views_of_others:
            assert everything(views_of_others, DAY) == shown
            assert views_of_others.trouble is not None


def follow(number: int, barrier: object, place: Database) -> list[object]:
    with Recorder.open(place) as recorder, Views(recorder, place) as views:
        barrier.wait()  # type: ignore[attr-defined]
        return [contents(views, TRAIL) for _ in range(5)] if views.trouble is None else [views.trouble]


def test_programs_that_follow_at_the_same_time_take_each_entry_in_once(database: Database, views: Views) -> None:
    shown = contents(views, TRAIL)
    with raw(database) as connection:
        connection.execute(f'DROP TABLE "{database.views}"."trail_v1", "{database.views}".reached'.encode())
    assert together(4, follow, database) == [[shown] * 5] * 4


def test_whoever_may_not_keep_views_computes_them_and_is_never_behind(database: Database, views: Views) -> None:
    everything(views, DAY)
    auditor = f"{database.schema}_reader"
    with raw(database) as connection:
        connection.execute(f"CREATE ROLE {auditor} LOGIN PASSWORD 'secret'".encode())
        connection.execute(f"GRANT USAGE ON SCHEMA {database.schema} TO {auditor}".encode())
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {database.schema} TO {auditor}".encode())
    host = database.conninfo.rpartition("@")[2]
    place = Database(f"postgresql://{auditor}:secret@{host}", database.schema)
    record(views.source.recorder, MORE[3:])
    with Recorder.open(place, read_only=True) as recorder, Views(recorder, place) as theirs:
        assert everything(theirs, DAY) == everything(views, DAY)
        assert theirs.trouble is not None
        assert contents(theirs, TRAIL) == contents(views, TRAIL)


def test_a_register_restored_from_a_copy_is_not_taken_for_the_one_the_views_were_made_from(database: Database) -> None:
    with Recorder.create(database, "test") as recorder, Views(recorder, database) as views:
        record(recorder, RECORDED)
        everything(views, DAY)
    with raw(database) as connection:
        connection.execute(f"DROP SCHEMA {database.schema} CASCADE".encode())
    with Recorder.create(database, "test") as recorder, Views(recorder, database) as views:
        record(recorder, RECORDED[2:])
        with views_of(RECORDED[2:]) as fresh:
            assert everything(views, DAY) == everything(fresh, DAY)
