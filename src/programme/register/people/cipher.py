"""Sealing one personal text, and opening it: AES-256-GCM, bound to the register, the entry, the field and the key."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from programme.domain.canonical import canonical
from programme.domain.personal import Clear, Sealed

KEY_BYTES = 32
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one person."""

    id: str
    person: str
    secret: bytes = field(repr=False)

    @classmethod
    def draw(cls, person: str) -> Key:
        """Return a new key."""
        return cls(os.urandom(8).hex(), person, os.urandom(KEY_BYTES))


class Unreadable(Exception):
    """A sealed text that its key does not open: it was changed or moved, or the key is damaged or another's."""


def seal(text: Clear, key: Key, programme: str, entry: str, path: str) -> Sealed:
    """Return a text sealed for one field of one entry of the register of a programme."""
    nonce = os.urandom(NONCE_BYTES)
    box = AESGCM(key.secret).encrypt(nonce, text.text.encode(), _bound(key.id, programme, entry, path))
    return Sealed(key.id, path, _written(nonce + box), entry)


def unseal(sealed: Sealed, key: Key, programme: str) -> Clear:
    """Return what was sealed.

    :raises Unreadable: the key does not open it.
    """
    box = urlsafe_b64decode(sealed.box + "=" * (-len(sealed.box) % 4))
    if _written(box) != sealed.box:
        raise Unreadable(sealed.key)  # other characters that mean the same bytes
    bound = _bound(key.id, programme, sealed.entry, sealed.path)
    try:
        return Clear(AESGCM(key.secret).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], bound).decode())
    except (InvalidTag, ValueError) as error:
        raise Unreadable(sealed.key) from error


def _written(box: bytes) -> str:
    return urlsafe_b64encode(box).decode().rstrip("=")


def _bound(key: str, programme: str, entry: str, path: str) -> bytes:
    """Return what is authenticated beside the text: where it belongs."""
    return canonical([f"urn:programme:{programme}", entry, path, key])
