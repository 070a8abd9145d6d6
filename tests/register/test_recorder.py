"""What the recorder promises to the code above it."""

from pathlib import Path
from typing import Any

import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.dcb.application import DCBApplication
from eventsourcing.persistence import IntegrityError, ProgrammingError

from programme.register.errors import CommandReused, Conflict, EntryRefused, EntryTooLarge, TimeWentBack
from programme.register.place import Place, address_of
from programme.register.recorder import Recorder
from programme.register.rows import Answered, Appended, Batch, Command, Row
from tests.register.support import instant, raw, row, unless


@pytest.fixture
def recorder(place: Place) -> Any:
    with Recorder.create(place, "test") as recorder:
        yield recorder


def test_a_register_knows_its_programme(place: Place) -> None:
    Recorder.create(place, "envies-dalliances").close()
    with Recorder.open(place) as recorder:
        assert recorder.programme_id == "envies-dalliances"


def test_what_is_recorded_is_read_again_whole(recorder: Recorder) -> None:
    rows = [
        Row("noted", "« déjà »".encode(), ("a", "b"), "1", instant(1)),
        Row("seen", bytes(range(256)), (), "2", instant(1)),
        Row("noted", b"", ("b",), "3", instant(2)),
    ]
    assert recorder.append_rows(rows) == Appended(1, 3, replayed=False)
    assert list(recorder.scan_rows()) == [[(1, rows[0]), (2, rows[1]), (3, rows[2])]]
    assert recorder.read_rows() == ([(1, rows[0].data), (2, rows[1].data), (3, rows[2].data)], 3)


def test_what_is_recorded_is_still_there_when_the_register_is_opened_again(place: Place) -> None:
    with Recorder.create(place, "test") as recorder:
        recorder.append_rows([row("a"), row("b")])
    with Recorder.open(place) as recorder:
        assert recorder.read_rows() == ([(1, b"a"), (2, b"b")], 2)


def test_a_closed_register_is_one_file_beside_its_lock(tmp_path: Path) -> None:
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        recorder.append_rows([row("a")])
        with Recorder.open(tmp_path / "register.db", read_only=True) as reader:
            assert reader.head() == 1
        assert (tmp_path / "register.db-wal").exists()
    assert {file.name for file in tmp_path.iterdir()} == {"register.db", "register.db.lock"}


def test_a_closed_register_is_not_opened_again_by_using_it(place: Place) -> None:
    recorder = Recorder.create(place, "test")
    recorder.close()
    recorder.close()
    for use in (recorder.head, lambda: recorder.append_rows([row("a")])):
        with pytest.raises(ProgrammingError):
            use()


def test_a_copy_that_has_lost_its_journal_mode_gets_it_back_when_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    Recorder.create(path, "test").close()
    with raw(path) as connection:
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    with Recorder.open(path) as recorder:
        recorder.append_rows([row("a")])
    with raw(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_name_that_means_something_in_an_address_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "été 100%25?mode=memory#1.db"
    with Recorder.create(path, "test") as recorder:
        recorder.append_rows([row("a")])
    assert path.is_file()
    with Recorder.open(path) as recorder:
        assert recorder.head() == 1


def test_writers_that_know_a_register_by_two_names_are_in_one_queue(tmp_path: Path) -> None:
    Recorder.create(tmp_path / "register.db", "test").close()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "link.db").symlink_to(tmp_path / "register.db")
    with Recorder.open(tmp_path / "other" / "link.db") as recorder:
        recorder.append_rows([row("a")])
    assert [file.name for file in (tmp_path / "other").iterdir()] == ["link.db"]


def test_reading_gives_the_entries_after_and_up_to_a_position_and_the_head(recorder: Recorder) -> None:
    recorder.append_rows([row(data, data, "all") for data in "abcde"])
    assert recorder.read_rows(after=3) == ([(4, b"d"), (5, b"e")], 5)
    assert recorder.read_rows(after=1, upto=3) == ([(2, b"b"), (3, b"c")], 5)
    assert recorder.read_rows(unless("all").fail_if_events_match, after=1, upto=2) == ([(2, b"b")], 5)
    assert recorder.read_rows(unless("c").fail_if_events_match, after=3) == ([], 5)
    assert recorder.read_rows(upto=0) == ([], 5)


def test_scanning_gives_batches_up_to_the_head_of_when_it_begins(recorder: Recorder) -> None:
    recorder.append_rows([row(data) for data in "abcde"])
    batches = recorder.scan(after=1, batch=2)
    assert next(batches) == [(2, b"b"), (3, b"c")]
    recorder.append_rows([row("f")])
    assert list(batches) == [[(4, b"d"), (5, b"e")]]
    assert list(recorder.scan(upto=2)) == [[(1, b"a"), (2, b"b")]]
    assert list(recorder.scan(after=6)) == []


def test_an_empty_register_has_head_zero_and_no_last_instant(recorder: Recorder) -> None:
    assert recorder.head() == 0
    assert recorder.last_time() is None
    assert recorder.position_at(instant(1)) == 0
    assert recorder.command("any") is None
    assert recorder.read_rows() == ([], 0)


def test_the_position_at_an_instant_is_that_of_the_last_entry_recorded_by_then(recorder: Recorder) -> None:
    recorder.append_rows([row("untimed")])
    recorder.append_rows([row(time=instant(microsecond)) for microsecond in (2, 2, 4)])
    assert [recorder.position_at(instant(microsecond)) for microsecond in range(1, 6)] == [0, 3, 3, 4, 4]
    recorder.append_rows([row(time=instant(microsecond)) for microsecond in (4, 6, 6, 6, 9)])
    found = [recorder.position_at(instant(microsecond)) for microsecond in range(1, 11)]
    assert found == [0, 3, 3, 5, 5, 8, 8, 8, 9, 9]
    assert recorder.last_time() == instant(9)


def test_an_entry_that_matches_the_condition_is_a_conflict_and_is_named(recorder: Recorder) -> None:
    recorder.append_rows([row("a", "x"), row("b", "y"), row("c", "x")])
    with pytest.raises(Conflict) as caught:
        recorder.append_rows([row("d")], unless("x", after=1))
    assert caught.value.position == 3
    assert isinstance(caught.value, IntegrityError)
    assert recorder.append_rows([row("d")], unless("x", after=3)).last == 4
    assert recorder.append_rows([row("e")], unless("y", types=["other"])).last == 5


def test_a_condition_of_more_items_than_one_statement_holds_is_checked_whole(recorder: Recorder) -> None:
    recorder.append_rows([row("a", "tag-1999", "more")])
    items = [DCBQueryItem(types=[f"type-{n}", "noted"], tags=[f"tag-{n}", "more"]) for n in range(2000)]
    assert recorder.read_rows(DCBQuery(items)) == ([(1, b"a")], 1)
    with pytest.raises(Conflict):
        recorder.append_rows([row("b")], DCBAppendCondition(DCBQuery(items)))
    assert recorder.append_rows([row("b")], DCBAppendCondition(DCBQuery(items[:-1]))).last == 2


def test_the_same_command_again_gives_the_first_answer_even_if_its_condition_would_fail_now(recorder: Recorder) -> None:
    command = Command("command", b"content")
    first = recorder.append_rows([row("a", "x"), row("b")], unless("x"), command)
    again = recorder.append_rows([row("a", "x"), row("b")], unless("x"), command)
    assert (first, again) == (Appended(1, 2, replayed=False), Appended(1, 2, replayed=True))
    assert recorder.head() == 2
    assert recorder.command("command") == Answered(1, 2, b"content")


def test_the_same_command_with_other_content_is_refused_and_says_where_the_first_is(recorder: Recorder) -> None:
    recorder.append_rows([row("a"), row("b")], None, Command("command", b"content"))
    with pytest.raises(CommandReused) as caught:
        recorder.append_rows([row("c")], None, Command("command", b"other"))
    assert (caught.value.id, caught.value.first, caught.value.last) == ("command", 1, 2)
    assert recorder.head() == 2


def test_a_command_whose_condition_failed_may_be_given_again(recorder: Recorder) -> None:
    recorder.append_rows([row("a", "x")])
    command = Command("command", b"content")
    with pytest.raises(Conflict):
        recorder.append_rows([row("b")], unless("x"), command)
    assert recorder.command("command") is None
    assert recorder.append_rows([row("b")], unless("x", after=1), command) == Appended(2, 2, replayed=False)


def test_several_commands_are_recorded_together_and_answered_one_by_one(recorder: Recorder) -> None:
    recorder.append_rows([row("a")])
    first = Batch((row("b", "x"), row("c")), Command("first", b"1"))
    second = Batch((row("d"),), Command("second", b"2"))
    assert recorder.append_batches([first, second], unless("x")) == 4
    assert recorder.command("first") == Answered(2, 3, b"1")
    assert recorder.command("second") == Answered(4, 4, b"2")


def test_several_commands_of_which_one_cannot_be_recorded_leave_nothing(recorder: Recorder) -> None:
    recorder.append_rows([row("a", "x", time=instant(2))], None, Command("known", b"1"))
    new = Batch((row("b", time=instant(2)),), Command("new", b"2"))
    early = Batch((row("c", time=instant(1)),), Command("early", b"3"))
    known = Batch((row("d", time=instant(2)),), Command("known", b"1"))
    for batches, condition, error in (
        ([new, known], None, CommandReused),
        ([new], unless("x"), Conflict),
        ([early, new], None, TimeWentBack),
        ([new, early], None, EntryRefused),
        ([new, new], None, EntryRefused),
    ):
        with pytest.raises(error):
            recorder.append_batches(batches, condition)
        assert (recorder.head(), recorder.command("new")) == (1, None)


def test_recorded_time_never_goes_back(recorder: Recorder) -> None:
    recorder.append_rows([row("a", time=instant(2))])
    with pytest.raises(TimeWentBack) as caught:
        recorder.append_rows([row("b", time=instant(1))])
    assert caught.value.last == instant(2)
    assert recorder.append_rows([row("b", time=caught.value.last)]).last == 2


def test_an_entry_has_at_most_65535_bytes(recorder: Recorder) -> None:
    recorder.append_rows([row("x" * 65_535)])
    with pytest.raises(EntryTooLarge) as caught:
        recorder.append_rows([row("a"), row("x" * 65_536)])
    assert (caught.value.size, caught.value.limit) == (65_536, 65_535)
    assert recorder.head() == 1


def test_appending_nothing_is_a_fault_of_the_program(recorder: Recorder) -> None:
    with pytest.raises(ProgrammingError):
        recorder.append_rows([])


class BrokenRow:
    """What makes an append fail in the middle, by an error that the recorder does not expect."""

    type, data, id, time = "noted", b"", None, instant(1)

    @property
    def tags(self) -> tuple[str, ...]:
        raise KeyboardInterrupt


def test_a_hundred_failed_appends_leave_no_gap(recorder: Recorder) -> None:
    recorder.append_rows([row("first", "x", id="first", time=instant(1))])
    failures: list[tuple[list[Any], DCBAppendCondition | None, type[BaseException]]] = [
        ([row("a", time=instant(1))], unless("x"), Conflict),
        ([row("a", time=instant(0))], None, TimeWentBack),
        ([row("a", time=instant(1)), row("b", id="first", time=instant(1))], None, EntryRefused),
        ([row("a", time=instant(1)), BrokenRow()], None, KeyboardInterrupt),
    ]
    for n in range(100):
        rows, condition, error = failures[n % len(failures)]
        with pytest.raises(error):
            recorder.append_rows(rows, condition, Command(f"command-{n}", b""))
        if n % 10 == 0:
            recorder.append_rows([row(str(n), time=instant(1))])
    rows, head = recorder.read_rows()
    assert [position for position, _ in rows] == list(range(1, 12))
    assert [data for _, data in rows[1:]] == [str(n).encode() for n in range(0, 100, 10)]
    assert head == 11


def test_a_subscription_receives_what_another_program_records(place: Place, recorder: Recorder) -> None:
    recorder.append_rows([row("a", "x")])
    with (
        recorder.subscribe(unless("x").fail_if_events_match) as subscription,
        Recorder.open(place) as other,
    ):
        assert next(subscription).position == 1
        other.append_rows([row("b", "y"), row("c", "x")])
        received = next(subscription)
    assert (received.position, received.event) == (3, DCBEvent("noted", b"c", ["x"]))


def test_a_subscription_whose_register_fails_says_so_to_its_reader(recorder: Recorder) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Conflict(1)

    recorder.read = fail  # type: ignore[method-assign, assignment]
    with recorder.subscribe() as subscription, pytest.raises(Conflict):
        next(subscription)


def test_an_application_of_the_library_finds_the_recorder_by_its_environment(place: Place) -> None:
    Recorder.create(place, "test").close()
    environment = {
        "PERSISTENCE_MODULE": "programme.register.factory",
        "REGISTER": address_of(place),
    }
    with DCBApplication(environment) as application:
        application.recorder.append([DCBEvent("noted", b"a", ["x"])])
        assert isinstance(application.recorder, Recorder)
        assert application.recorder.read_rows() == ([(1, b"a")], 1)
