"""Canonical JSON: one value, one sequence of bytes (RFC 8785 for the values the register stores)."""

from __future__ import annotations

import hashlib
import json

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a JSON value whose keys are ASCII and whose numbers are integers below 2^53.

    :raises ValueError: the value holds a float that is no number, or a text that no UTF-8 can hold.
    """
    return _ENCODER.encode(value).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()
