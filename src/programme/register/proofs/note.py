"""Signed notes (C2SP signed-note): a text and the signatures under it, each named by a key name and a key id.

A signature of a key that nobody here knows, of whatever algorithm, is kept and left alone: keys may be added and
replaced, and witnesses may sign, without a change of format.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

DASH = "\u2014 "
SIZE_LIMIT = 200_000  # characters: room for dozens of post-quantum signatures
ID_SIZE = 4


class MalformedNote(ValueError):
    """The text is no signed note, or not of the kind that was expected; the message says where."""


class Verifier(Protocol):
    """A public key for one kind of signature."""

    @property
    def name(self) -> str:
        """The name of the key."""

    @property
    def id(self) -> bytes:
        """The key id: four bytes."""

    def verifies(self, text: str, signature: bytes) -> bool:
        """Return whether a signature, without its key id, is one of this key under a text."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note: whose it is said to be, and what follows the key id."""

    name: str
    id: bytes
    value: bytes

    @property
    def line(self) -> str:
        """The line as it stands in a note, without its end."""
        return f"{DASH}{self.name} {to_base64(self.id + self.value)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends its last line, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, written: str) -> Note:
        """Return the note that was written.

        :raises MalformedNote: it is none; `str` of the note would not be the same letters.
        """
        if len(written) > SIZE_LIMIT:
            raise MalformedNote(f"more than {SIZE_LIMIT} characters")
        if any(char < " " and char != "\n" for char in written):
            raise MalformedNote("a control character")
        if any("\ud800" <= char <= "\udfff" for char in written):  # what a reader makes of bytes that are not UTF-8
            raise MalformedNote("bytes that are not UTF-8")
        text, gap, signatures = written.rpartition("\n\n")
        if not gap or not signatures.endswith("\n"):
            raise MalformedNote("no line of signature after an empty line")
        return cls(f"{text}\n", tuple(_signature(line) for line in signatures.removesuffix("\n").split("\n")))

    def __str__(self) -> str:
        lines = "".join(f"{one.line}\n" for one in self.signatures)
        return f"{self.text}\n{lines}"

    def signed_by(self, key: Verifier) -> bool:
        """Return whether a key has signed the note: at least once, and each signature in its name and id is good."""
        values = [one.value for one in self.signatures if (one.name, one.id) == (key.name, key.id)]
        return bool(values) and all(key.verifies(self.text, value) for value in values)

    def signers(self, keys: Iterable[Verifier]) -> list[Verifier]:
        """Return those of the keys that have signed the note."""
        return [key for key in keys if self.signed_by(key)]

    def signed(self, *signatures: Signature) -> Note:
        """Return the note with more signatures; one that is there already stays once."""
        return replace(self, signatures=tuple(dict.fromkeys((*self.signatures, *signatures))))


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """Return the id of a key, as the specification recommends it for every algorithm."""
    return sha256(name.encode() + b"\n" + bytes([algorithm]) + public).digest()[:ID_SIZE]


def is_key_name(name: str) -> bool:
    """Return whether a name may stand for a key: not empty, no blank, no plus sign, nothing that is not printed."""
    return name.isprintable() and bool(name) and not any(char.isspace() or char == "+" for char in name)


def to_base64(data: bytes) -> str:
    """Return bytes in the base64 of RFC 4648, with padding."""
    return b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """Return the bytes that a base64 text stands for.

    :raises MalformedNote: it is none, or not the one text that stands for them.
    """
    try:
        data = b64decode(text, validate=True)
    except (NotBase64, ValueError) as error:
        raise MalformedNote(f"no base64: {text[:60]}") from error
    if to_base64(data) != text:
        raise MalformedNote(f"base64 written in another way than the one: {text[:60]}")
    return data


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not is_key_name(name):
        raise MalformedNote(f"no line of signature: {line[:60]}")
    data = from_base64(encoded)
    if len(data) <= ID_SIZE:
        raise MalformedNote(f"a signature too short: {line[:60]}")
    return Signature(name, data[:ID_SIZE], data[ID_SIZE:])
