"""A subscription that is woken by the notification of each append, and looks by itself now and then."""

import threading
from typing import Any, TypeVar

import psycopg
from eventsourcing.dcb.api import DCBQuery, DCBRecorder
from eventsourcing.dcb.persistence import DCBListenNotifySubscription

from programme.register.errors import RegisterUnreadable
from programme.register.place import Database
from programme.register.postgres.connections import Connection, connect
from programme.register.postgres.faults import told

INTERVAL = 1.0  # seconds after which it looks without having been told: a standby is never told
_R_co = TypeVar("_R_co", bound=DCBRecorder, covariant=True)


class ListeningSubscription(DCBListenNotifySubscription[_R_co]):
    """The library's subscription, fed by LISTEN on a connection of its own."""

    def __init__(self, recorder: _R_co, place: Database, query: DCBQuery | None, after: int | None) -> None:
        self._connection = connect(place)
        self._place = place
        super().__init__(recorder, query=query, after=after)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __exit__(self, *args: object, **kwargs: Any) -> None:
        super().__exit__(*args, **kwargs)
        self._listener.join()

    def _listen(self) -> None:
        try:
            with told(self._place, RegisterUnreadable), self._connection as connection:
                _ask(connection, self._place)
                while not self._has_been_stopped:
                    for _ in connection.notifies(timeout=INTERVAL, stop_after=1):
                        pass
                    self._has_been_notified.set()
        except BaseException as error:  # noqa: BLE001 - raised where the subscription is read
            self._thread_error = self._thread_error or error
            self.stop()


def _ask(connection: Connection, place: Database) -> None:
    try:
        connection.execute(psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(f"programme.{place.schema}")))
    except psycopg.errors.ReadOnlySqlTransaction:  # a standby, which is never told
        return
