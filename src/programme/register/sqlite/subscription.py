"""A subscription that looks for new entries at intervals, since SQLite tells nobody of them."""

from eventsourcing.dcb.api import TDCBRecorder_co
from eventsourcing.dcb.persistence import DCBListenNotifySubscription

INTERVAL = 0.1  # seconds between two looks


class PollingSubscription(DCBListenNotifySubscription[TDCBRecorder_co]):
    """The library's subscription, woken by time instead of by a notification."""

    def _loop_on_pull(self) -> None:
        try:
            while not self._has_been_stopped:
                self._pull()
                self._has_been_notified.wait(INTERVAL)
        except BaseException as error:  # noqa: BLE001 - raised where the subscription is read
            self._thread_error = error
            self.stop()
