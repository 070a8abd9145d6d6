"""What a schema holds: a register of this format, something else, or nothing; and who asks."""

from programme.register.errors import NewerFormat, NotAllowed, NotARegister, RegisterDamaged
from programme.register.place import Database
from programme.register.postgres.connections import Cursor
from programme.register.schema import FORMAT, metadata

MAY_APPEND = """
    SELECT coalesce(bool_or(has_function_privilege(p.oid, 'EXECUTE')), false), session_user::text FROM pg_proc p
    WHERE p.proname = 'append' AND p.pronamespace = current_schema()::regnamespace
"""
GUARDED = ("entry", "tag", "command", "checkpoint")
TRIGGERS = {f"{table}_{moment}" for table in GUARDED for moment in ("insert", "change")}


def names_in(cursor: Cursor, schema: str) -> set[str]:
    """The tables and views of a schema, and their triggers."""
    query = """
        SELECT c.relname::text, t.tgname::text FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
        WHERE c.relnamespace = to_regnamespace(%s) AND c.relkind IN ('r', 'v', 'm')
    """
    return {name for names in cursor.execute(query, [schema]) for name in names if name is not None}


def require_register(cursor: Cursor, place: Database) -> None:
    """Raise NotARegister or RegisterDamaged where the schema is not that of a register, with all its parts."""
    names = names_in(cursor, place.schema)
    if not names:
        raise NotARegister(place, "missing")
    if "about" not in names:
        raise NotARegister(place, "foreign-schema")
    if missing := (metadata.tables.keys() | TRIGGERS) - names:
        raise RegisterDamaged(place, f"missing: {', '.join(sorted(missing))}")


def require_format(about: dict[str, str], place: Database) -> None:
    """Raise NewerFormat or RegisterDamaged where this program cannot read the register."""
    if not about.get("format", "").isdecimal():
        raise RegisterDamaged(place, "missing: format")
    if (found := int(about["format"])) > FORMAT:
        raise NewerFormat(place, found, FORMAT)
    if "programme" not in about:
        raise RegisterDamaged(place, "missing: programme")


def identity(cursor: Cursor) -> str:
    """Which table of entries this is, of which database of which cluster."""
    query = """
        SELECT concat_ws(':', s.system_identifier, d.oid, 'entry'::regclass::oid)
        FROM pg_control_system() s, pg_database d WHERE d.datname = current_database()
    """
    found = cursor.execute(query).fetchone()
    return str(found[0]) if found else ""


def require_right(cursor: Cursor, place: Database) -> None:
    """Refuse whoever may not record before anything is sent to be recorded."""
    may_append, role = cursor.execute(MAY_APPEND).fetchone() or (False, "")
    if not may_append:
        raise NotAllowed(place, role)
