"""A register copied to another place, whole or not at all: entries, positions, instants, commands, checkpoints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, zip_longest

from programme.register.errors import CopyDiffers
from programme.register.place import Place
from programme.register.recorder import Recorder
from programme.register.rows import Batch, Command, Row, of_bytes, portions

Progress = Callable[[int, int], None]
"""Told after each append: how many entries are copied, and how many there are."""


def copy(source: Recorder, place: Place, progress: Progress | None = None) -> int:
    """Copy what is recorded now to a place where nothing is, and return how many entries that was.

    The copy appears once everything in it was compared with the original.

    :raises AlreadyARegister: there is a register already.
    :raises NotARegister: there is something else.
    :raises CopyDiffers: what arrived is not what was sent.
    """
    upto = source.head()
    with Recorder.making(place, source.programme_id) as target:
        for batches in portions(_batches(source, upto)):
            head = target.append_batches(batches)
            if progress is not None:
                progress(head, upto)
        for kept in source.checkpoints():
            if kept.size <= upto:
                target.keep_checkpoint(kept)
        _require_same(source, target, upto)
    return upto


def _batches(source: Recorder, upto: int) -> Iterator[Batch]:
    """Yield the entries of each command; those of no command one by one."""
    rows = _rows(source, upto)
    done = 0
    for first, last, name in source.commands():
        if last > upto:
            break
        yield from (Batch([row], None) for row in islice(rows, first - 1 - done))
        answered = source.command(name)
        fingerprint = answered.fingerprint if answered is not None else b""
        yield Batch(list(islice(rows, last - first + 1)), Command(name, fingerprint))
        done = last
    yield from (Batch([row], None) for row in rows)


def _rows(source: Recorder, upto: int) -> Iterator[Row]:
    for batch in source.scan_rows(upto=upto):
        of_bytes([(position, row.data) for position, row in batch])
        yield from (row for _, row in batch)


def _require_same(source: Recorder, target: Recorder, upto: int) -> None:
    for position, (sent, arrived) in enumerate(zip_longest(_rows(source, upto), _rows(target, upto)), 1):
        if sent != arrived:
            raise CopyDiffers(target.place, position)
    commands = (one for one in source.commands() if one[1] <= upto)
    for sent_command, arrived_command in zip_longest(commands, target.commands()):
        if sent_command != arrived_command:
            raise CopyDiffers(target.place, (sent_command or arrived_command or (0,))[0])
    checkpoints = [kept for kept in source.checkpoints() if kept.size <= upto]
    if checkpoints != target.checkpoints():
        raise CopyDiffers(target.place, checkpoints[0].size if checkpoints else 0)
