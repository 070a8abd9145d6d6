"""The library's own cases for a recorder, run on ours, on both databases."""

from eventsourcing.dcb.tests import DCBRecorderTestCase

from programme.register.place import Place
from programme.register.recorder import Recorder


def test_the_recorder_appends_and_reads_as_the_library_defines(place: Place) -> None:
    with Recorder.create(place, "test") as recorder:
        DCBRecorderTestCase()._test_append_read(recorder)


def test_the_recorder_serves_subscriptions_as_the_library_defines(place: Place) -> None:
    with Recorder.create(place, "test") as recorder:
        DCBRecorderTestCase()._test_append_subscribe(recorder)
