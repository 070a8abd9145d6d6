"""The bytes of something changed in turn: a bit flipped, the case of a letter, a space put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

KINDS = (lambda byte: byte ^ 1, lambda byte: byte ^ 0x20, lambda _: 0x20)


def each_byte(data: bytes, places: Iterable[int] | None = None, *, every: bool = False) -> Iterator[tuple[int, bytes]]:
    """Yield the data with the byte at each place changed, as (place, changed): in one way, of all kinds in turn.

    With ``every``, each byte is changed in all of these ways.
    """
    for place in range(len(data)) if places is None else places:
        found = [kind(data[place]) for kind in (KINDS if every else (KINDS[place % len(KINDS)], KINDS[0]))]
        others = dict.fromkeys(byte for byte in found if byte != data[place])
        for byte in others if every else list(others)[:1]:
            yield place, data[:place] + bytes([byte]) + data[place + 1 :]
