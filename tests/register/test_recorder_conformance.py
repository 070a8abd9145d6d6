"""The library's own cases for a recorder, run on ours."""

from pathlib import Path

from eventsourcing.dcb.tests import DCBRecorderTestCase

from programme.register.recorder import Recorder


def test_the_recorder_appends_and_reads_as_the_library_defines(tmp_path: Path) -> None:
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        DCBRecorderTestCase()._test_append_read(recorder)


def test_the_recorder_serves_subscriptions_as_the_library_defines(tmp_path: Path) -> None:
    with Recorder.create(tmp_path / "register.db", "test") as recorder:
        DCBRecorderTestCase()._test_append_subscribe(recorder)
