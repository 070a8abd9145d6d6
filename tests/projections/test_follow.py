"""How a view follows its register: in order, from where it stopped, and only if it is still the same register."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
import sqlalchemy as sa

from programme.domain.events import TerritoryProposed
from programme.domain.fact import Fact
from programme.projections.base import follow, maker, store
from programme.projections.base.errors import ProjectionStopped
from programme.projections.base.projection import Rows, RowView, Stored
from programme.projections.base.source import Reached, Source
from programme.projections.base.sqlite_store import SQLiteStore
from programme.projections.base.views import Views
from programme.projections.timeline import TIMELINE
from programme.projections.trail import TRAIL, trail
from programme.register.errors import RegisterDamaged, UnknownEvent
from programme.register.recorder import Recorder
from programme.register.rows import Row
from tests.projections.support import contents, file_of, record
from tests.register.support import raw, together
from tests.support.facts import facts


def proposals(*names: str) -> list[Fact]:
    return facts(*(("2017", TerritoryProposed(territory=name, name=name)) for name in names))


def register_of(path: Path, recorded: Sequence[Fact]) -> Recorder:
    recorder = Recorder.create(path, "test")
    record(recorder, recorded)
    return recorder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.fixture
def views(path: Path) -> Iterator[Views]:
    """The views of a register of three entries."""
    with register_of(path, proposals("a", "b", "c")) as recorder, Views(recorder, path) as views:
        yield views


def counted(name: str = "counted", version: int = 1, *, failing_at: Sequence[int] = ()) -> RowView:
    """A view with a row for each position, whose handler fails at some."""
    tables = sa.MetaData()
    table = sa.Table(f"{name}_v{version}", tables, sa.Column("position", sa.Integer, primary_key=True))

    def rows(entry: Stored) -> Rows:
        if entry.position in failing_at:
            raise ZeroDivisionError("of no use")
        yield table, (entry.position,)

    return RowView(name, version, tables, rows)


def positions(views: Views, view: RowView) -> list[int]:
    return [position for rows in contents(views, view).values() for (position,) in rows]


def reached(views: Views, view: RowView) -> int | None:
    """Return how far a view has come on its file, without bringing it up to date."""
    tables = SQLiteStore.in_file(file_of(views))
    with tables.reading() as connection:
        found = tables.reached(connection, view)
    tables.close()
    return found.position if found is not None else None


def test_what_is_recorded_later_is_taken_in_at_the_next_reading(views: Views) -> None:
    assert positions(views, counted()) == [1, 2, 3]
    record(views.source.recorder, proposals("a", "b", "c", "d")[3:])
    assert positions(views, counted()) == [1, 2, 3, 4]


def test_only_what_is_new_goes_through_the_handlers(views: Views) -> None:
    assert positions(views, counted()) == [1, 2, 3]
    record(views.source.recorder, proposals("a", "b", "c", "d")[3:])
    assert positions(views, counted(failing_at=[1, 2, 3])) == [1, 2, 3, 4]


def test_while_nothing_is_written_no_entry_is_read_again(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    positions(views, counted())
    monkeypatch.setattr(Source, "entries", lambda *_: pytest.fail("an entry was read"))
    assert positions(views, counted()) == [1, 2, 3]


def test_what_is_recorded_costs_what_is_new_whatever_was_there(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    positions(views, counted())
    record(views.source.recorder, proposals("a", "b", "c", "d")[3:])
    read: list[int] = []
    scan = Recorder.scan

    def watched(self: Recorder, *bounds: int) -> Iterator[list[tuple[int, bytes]]]:
        for rows in scan(self, *bounds):
            read.extend(position for position, _ in rows)
            yield rows

    monkeypatch.setattr(Recorder, "scan", watched)
    assert positions(views, counted()) == [1, 2, 3, 4]
    assert sorted(read) == [1, 3, 4]  # the first and the last one taken in, to see that it is still the same register


def test_a_register_whose_last_entry_was_replaced_is_noticed(views: Views, path: Path, tmp_path: Path) -> None:
    trail(views)
    views.close()
    views.source.recorder.close()
    register_of(tmp_path / "other.db", proposals("a", "b", "x", "d")).close()
    path.write_bytes((tmp_path / "other.db").read_bytes())  # the same file for the system, and newer
    with Recorder.open(path) as recorder, Views(recorder, path) as again:
        assert [one.document["data"]["name"] for one in trail(again)] == ["a", "b", "x", "d"]


def test_a_handler_that_fails_stops_the_view_at_that_position(views: Views) -> None:
    with pytest.raises(ProjectionStopped) as stopped:
        positions(views, counted(failing_at=[2]))
    assert (stopped.value.projection, stopped.value.position) == ("counted", 2)
    assert isinstance(stopped.value.__cause__, ZeroDivisionError)
    assert str(stopped.value) == "the projection counted stops at entry 2: of no use"


def test_a_register_that_lacks_its_last_entries_is_damaged_and_not_waited_for(
    views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recorder, "scan", lambda *_: iter(()))
    with pytest.raises(RegisterDamaged, match="entry 1 is missing"):
        positions(views, counted())


def test_nothing_is_skipped_after_a_failure(views: Views) -> None:
    positions(views, counted())
    record(views.source.recorder, proposals("a", "b", "c", "d", "e")[3:])
    for _ in range(2):
        with pytest.raises(ProjectionStopped):
            positions(views, counted(failing_at=[4]))
        assert reached(views, counted()) == 3
    assert positions(views, counted()) == [1, 2, 3, 4, 5]


def test_an_entry_of_an_unknown_type_stops_the_timeline_and_stands_in_the_trail(views: Views) -> None:
    known = next(views.source.recorder.scan())[-1][1]
    data = known.replace(b'"type":"territory-proposed","typeversion":1', b'"type":"dam-built","typeversion":7')
    views.source.recorder.append_rows([Row("dam-built", data, (), "x", "2031-01-01T00:00:00.000000Z")])
    with pytest.raises(UnknownEvent) as unknown:
        contents(views, TIMELINE)
    assert (unknown.value.position, unknown.value.type, unknown.value.version) == (4, "dam-built", 7)
    assert trail(views)[3].document["type"] == "dam-built"


def test_a_rebuild_that_fails_leaves_the_tables_as_they_were(views: Views) -> None:
    positions(views, counted())
    with pytest.raises(ProjectionStopped):
        views.rebuild(counted(failing_at=[3]))
    assert positions(views, counted(failing_at=[1, 2, 3])) == [1, 2, 3]


def test_a_rebuild_tells_how_far_it_is(views: Views) -> None:
    told: list[tuple[int, int]] = []
    views.rebuild(counted(), lambda done, whole: told.append((done, whole)))
    assert told == [(3, 3)]


def test_a_new_version_is_filled_beside_the_old_one_and_takes_its_place(views: Views) -> None:
    positions(views, counted(version=1))
    assert positions(views, counted(version=2)) == [1, 2, 3]
    assert reached(views, counted(version=1)) is None
    with raw(file_of(views)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert ("counted_v1" in names, "counted_v2" in names) == (False, True)


def test_what_another_program_made_is_made_again(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    assert positions(views, counted()) == [1, 2, 3]
    monkeypatch.setattr(store, "maker", lambda: "another")
    assert reached(views, counted()) is None
    with pytest.raises(ProjectionStopped):
        positions(views, counted(failing_at=[1]))
    assert positions(views, counted()) == [1, 2, 3]


def test_a_program_is_told_by_its_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "domain" / "acts" / "act.py"
    module.parent.mkdir(parents=True)
    for room in ("projections", "register"):
        (tmp_path / room).mkdir()
    monkeypatch.setattr(maker, "PACKAGE", tmp_path)
    looks = []
    for text in ("one = 1", "one = 1", "one = 10"):
        module.write_text(text)
        os.utime(module, ns=(1, 1))
        maker.maker.cache_clear()
        looks.append(maker.maker())
    maker.maker.cache_clear()
    assert (looks[0] == looks[1], looks[1] == looks[2]) == (True, False)


def test_an_old_program_leaves_the_tables_of_a_newer_one_alone(views: Views) -> None:
    positions(views, counted(version=10))
    positions(views, counted(version=9))
    assert positions(views, counted(version=10, failing_at=[1, 2, 3])) == [1, 2, 3]


def test_a_view_whose_name_begins_alike_is_left_alone(views: Views) -> None:
    positions(views, counted("counted_twice"))
    views.rebuild(counted("counted", 2))
    assert reached(views, counted("counted_twice")) == 3


def test_a_position_never_goes_back_nor_jumps(views: Views) -> None:
    view = counted()
    positions(views, view)
    tables = SQLiteStore.in_file(file_of(views))
    with tables.writing() as connection:
        at = tables.reached(connection, view)
        assert at is not None
        further, back = Reached(5, b"5", b"", ""), Reached(2, b"2", b"", "")
        assert not tables.advance(connection, view, at, back)
        assert not tables.advance(connection, view, back, further)
        assert not tables.advance(connection, view, Reached(3, b"another", b"", ""), further)
        assert tables.reached(connection, view) == at
        assert tables.advance(connection, view, at, further)
        assert tables.reached(connection, view) == further
    tables.close()


def test_a_batch_that_another_program_took_in_is_not_taken_in_again(views: Views) -> None:
    tables = sa.MetaData()
    heap = sa.Table("heap_v1", tables, sa.Column("position", sa.Integer))  # without a key: nothing is replaced
    view = RowView("heap", 1, tables, lambda entry: [(heap, (entry.position,))])
    tables_of_one = SQLiteStore.in_file(file_of(views))
    follow.rebuild(tables_of_one, views.source.prefix(1), view)
    with tables_of_one.reading() as connection:
        seen = tables_of_one.reached(connection, view)
    assert seen is not None
    assert positions(views, view) == [1, 2, 3]
    follow._take_in(tables_of_one, views.source, view, seen, 3)
    tables_of_one.close()
    assert positions(views, view) == [1, 2, 3]


def test_a_view_that_is_further_than_one_has_looked_is_shown_as_it_is(
    views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    positions(views, counted())
    monkeypatch.setattr(Source, "head", lambda _: 2)
    assert positions(views, counted()) == [1, 2, 3]


def test_what_was_found_at_a_position_that_is_past_is_not_kept(views: Views) -> None:
    kept: list[int] = []
    positions(views, counted())
    for position in (2, 3, 4):
        views.keep(counted(), position, lambda _, position=position: kept.append(position))  # type: ignore[misc]
    assert kept == [3]


def follow_together(_number: int, barrier: Barrier, path: Path, rounds: int) -> list[int]:
    lengths = []
    with Recorder.open(path, read_only=True) as recorder, Views(recorder, path) as views:
        for _ in range(rounds):
            barrier.wait()
            lengths.append(len(trail(views)))
    return lengths


def test_several_programs_that_catch_up_at_once_take_each_entry_in_once(path: Path) -> None:
    register_of(path, proposals(*(f"t{number}" for number in range(200)))).close()
    assert together(4, follow_together, path, 3) == [[200] * 3] * 4
    with Recorder.open(path) as recorder, Views(recorder, path) as views:
        assert [position for position, *_ in contents(views, TRAIL)["trail_v1"]] == list(range(1, 201))


def test_another_register_of_the_same_length_is_noticed(views: Views, path: Path, tmp_path: Path) -> None:
    names = [one.document["data"]["name"] for one in trail(views)]
    views.close()
    views.source.recorder.close()
    register_of(tmp_path / "other.db", proposals("x", "b", "c")).close()
    shutil.copy2(tmp_path / "other.db", path)
    with Recorder.open(path) as recorder, Views(recorder, path) as again:
        assert (names, [one.document["data"]["name"] for one in trail(again)]) == (["a", "b", "c"], ["x", "b", "c"])


def test_a_register_cut_short_is_noticed(views: Views, path: Path, tmp_path: Path) -> None:
    trail(views)
    views.close()
    views.source.recorder.close()
    register_of(tmp_path / "older.db", proposals("a", "b")).close()
    shutil.copy2(tmp_path / "older.db", path)
    with Recorder.open(path) as recorder, Views(recorder, path) as again:
        assert positions(again, counted()) == [1, 2]
        assert [one.position for one in trail(again)] == [1, 2]
        assert reached(again, TRAIL) == 2


def test_a_register_moved_with_its_views_is_recognised(views: Views, path: Path, tmp_path: Path) -> None:
    positions(views, counted())
    views.close()
    views.source.recorder.close()
    moved = tmp_path / "moved"
    moved.mkdir()
    for file in (path, file_of(views)):
        shutil.move(file, moved / file.name)
    with Recorder.open(moved / path.name) as recorder, Views(recorder, moved / path.name) as again:
        assert positions(again, counted(failing_at=[1, 2, 3])) == [1, 2, 3]
