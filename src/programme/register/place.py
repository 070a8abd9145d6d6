"""Where a register is: a file, or a schema of a PostgreSQL database."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from programme.register.errors import MalformedAddress

DEFAULT_SCHEMA = "programme"
SCHEMES = ("postgresql+psycopg", "postgresql")
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,39}")  # so that the names made from it fit into the 63 bytes of PostgreSQL


@dataclass(frozen=True)
class Database:
    """A schema of a PostgreSQL database. Written as text it has no password."""

    conninfo: str = field(repr=False)
    """As libpq takes it, with the password if one was given."""
    schema: str

    @property
    def address(self) -> str:
        """The whole address, from which `place_of` makes this place again."""
        parts = urlsplit(self.conninfo)
        query = urlencode([*parse_qsl(parts.query), ("schema", self.schema)], quote_via=quote)
        return parts._replace(scheme=SCHEMES[0], query=query).geturl()

    @property
    def views(self) -> str:
        """The schema in which the views of this register are."""
        return f"{self.schema}_views"

    @property
    def view_schemas(self) -> tuple[str, str]:
        """That schema, and the one in which a view is made again beside it."""
        return self.views, f"{self.views}_made_again"

    def __str__(self) -> str:
        return without_password(self.address)


Place = Path | Database


def place_of(text: str) -> Place:
    """Return the place that a path or an address names.

    :raises MalformedAddress: it is an address, but of no PostgreSQL database.
    """
    if "://" not in text:
        return Path(text)
    parts = urlsplit(text)
    if parts.scheme not in SCHEMES:
        raise MalformedAddress(without_password(text), f"scheme {parts.scheme}")
    query = parse_qsl(parts.query, keep_blank_values=True)
    schema = dict(query).get("schema", DEFAULT_SCHEMA)
    if not _SCHEMA.fullmatch(schema) or schema.startswith("pg_"):
        raise MalformedAddress(without_password(text), f"schema {schema}")
    rest = urlencode([one for one in query if one[0] != "schema"], quote_via=quote)
    return Database(parts._replace(scheme="postgresql", query=rest).geturl(), schema)


def address_of(place: Place) -> str:
    """Return the text from which `place_of` makes the place again, password included: for programs, never to print."""
    return place.address if isinstance(place, Database) else str(place)


def without_password(address: str) -> str:
    """Return an address as it may be shown."""
    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    query = urlencode([one for one in parse_qsl(parts.query) if "password" not in one[0]], quote_via=quote)
    return parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}", query=query).geturl()
