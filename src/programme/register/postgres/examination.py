"""What an administrator asks of a register on a server: the server, the role, whether the triggers are awake."""

from dataclasses import dataclass

from programme.register.errors import RegisterDamaged, RegisterUnreadable
from programme.register.place import Database
from programme.register.postgres.connections import connect
from programme.register.postgres.faults import told
from programme.register.postgres.recognition import MAY_APPEND

_SERVER = "SELECT current_setting('server_version'), session_user::text, pg_is_in_recovery()"
_ASLEEP = """
    SELECT t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'A' ORDER BY 1
"""


@dataclass(frozen=True)
class Standing:
    """The version of the server, the role that asks, whether it may record, whether the server is a standby."""

    version: str
    role: str
    may_record: bool
    is_standby: bool


def standing(place: Database) -> Standing:
    """Return who asks which server.

    :raises ServerUnreachable: there is none, or it does not let us in.
    """
    with told(place, RegisterUnreadable), connect(place) as connection:
        version, role, is_standby = connection.execute(_SERVER).fetchone() or ("", "", False)
        may_record, _ = connection.execute(MAY_APPEND).fetchone() or (False, "")
    return Standing(version, role, may_record=may_record, is_standby=is_standby)


def require_awake(place: Database) -> None:
    """Check that no trigger was switched off.

    :raises RegisterDamaged: some are: the register is not append-only.
    """
    with told(place, RegisterUnreadable), connect(place) as connection:
        asleep = [name for (name,) in connection.execute(_ASLEEP)]
    if asleep:
        raise RegisterDamaged(place, f"switched off: {', '.join(asleep)}")
