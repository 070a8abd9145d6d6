"""Sealing what is personal in a fact, before its entry is made."""

from __future__ import annotations

from dataclasses import replace

from programme.domain.event import Event
from programme.domain.events import EntryRectified
from programme.domain.fact import Fact
from programme.domain.personal import Clear, personal_fields
from programme.register.people.cipher import seal
from programme.register.people.vault import Vault


def sealed(fact: Fact, vault: Vault | None) -> Fact:
    """Return a fact whose personal texts are sealed, each with the key of the person it is about.

    :raises VaultDamaged: the vault cannot be read.
    """
    clear = {name: text for name in _fields(fact.event) if isinstance(text := getattr(fact.event, name), Clear)}
    if not clear:
        return fact
    if vault is None:
        message = "there is no vault to seal a personal text with"
        raise TypeError(message)
    key = vault.key_of(_person(fact.event))
    boxes = {name: seal(text, key, vault.programme, fact.id, _path(fact.event, name)) for name, text in clear.items()}
    written = {name: str(box) if isinstance(fact.event, EntryRectified) else box for name, box in boxes.items()}
    return replace(fact, event=fact.event.model_copy(update=written))


def _fields(event: Event) -> tuple[str, ...]:
    return ("new",) if isinstance(event, EntryRectified) else personal_fields(type(event))


def _path(event: Event, name: str) -> str:
    return event.field if isinstance(event, EntryRectified) else name


def _person(event: Event) -> str:
    tags = (tag.removeprefix("person:") for tag in event.tags() if tag.startswith("person:"))
    return next(tags)
