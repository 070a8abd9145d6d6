"""`programme key list`: which key seals, which are out of use, who holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.look import looking
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.keys import Keys
from programme.domain.vocabulary import KeyKind
from programme.domain.words import word
from programme.language import N_, Speaker

FOR_PEOPLE = (
    Column("what", N_("Key")),
    Column("use", N_("In use")),
    Column("held", N_("Held by")),
    Column("key", N_("Public key")),
)
FOR_MACHINES = columns("id kind in_use until holders key")


def list_(session: Session, *, known_at: str | None = None, format: str | None = None) -> None:
    """List the keys that ever sealed, in order, and the vault."""
    with looking(session, None, known_at) as look:
        keys = Keys.of(look.reading.facts(*Keys.TYPES))
        rows = list(_rows(keys))
        write(session, FOR_MACHINES, rows, FOR_PEOPLE, [row | _words(row, look.speaker) for row in rows], format)


def _rows(keys: Keys) -> Iterator[dict[str, Any]]:
    named = (getattr(one.event, name, None) for one in keys.facts for name in ("key", "old", "new"))
    for key in dict.fromkeys(filter(None, named)):
        in_use = key == keys.sealing
        held = keys.holders(KeyKind.SEAL) if in_use else ()
        yield _row(key.split("+")[1], KeyKind.SEAL, held, in_use=in_use, until=keys.retired.get(key), key=key)
    lost = keys.vault_lost
    yield _row("vault", KeyKind.VAULT, keys.holders(KeyKind.VAULT), in_use=lost is None, until=lost, key=None)


def _row(id: str, kind: KeyKind, holders: tuple[str, ...], **more: object) -> dict[str, Any]:
    return {"id": id, "kind": kind.value, "holders": list(holders), **more}


def _words(row: dict[str, Any], speaker: Speaker) -> dict[str, str]:
    use = speaker.text("yes") if row["in_use"] else speaker.text("no")
    if row["until"] is not None:
        use = speaker.text("until entry {position}", position=row["until"])
    return {
        "what": speaker.sentence(word(KeyKind(row["kind"]))),
        "use": use,
        "held": ", ".join(speaker.name("office", one) for one in row["holders"]),
        "key": row["key"] or "",
    }
