"""The entries of a register, a portion after another: those of a long one are looked at by several processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing import get_context

from programme.register.place import Place
from programme.register.proofs.portion import Portion
from programme.register.recorder import Recorder

EVERYTHING = -(2**62)  # as a position: even what was put in front of the first entry
SIZE = 10_000  # entries of a portion
ALONE = 20 * SIZE  # entries that are looked at in a few seconds: other processes take one to start
_TOGETHER = 1_000  # entries in memory at once: more would cost the collector of garbage more than they save in queries


def hashed(recorder: Recorder, head: int) -> Iterator[Portion]:
    """Yield the portions up to the head for the tree alone."""
    for batch in recorder.scan(EVERYTHING, head):
        portion = Portion()
        portion.hash(batch)
        yield portion


def looked_at(recorder: Recorder, head: int) -> Iterator[Portion]:
    """Yield the portions up to the head, each entry looked at, in the order of the register."""
    ranges = [(after or EVERYTHING, min(after + SIZE, head)) for after in range(0, max(head, 1), SIZE)]
    if head > ALONE and (os.cpu_count() or 1) > 1:
        for portion in _by_others(recorder.place, tuple(ranges)):
            yield portion
            del ranges[0]
    yield from (looked(recorder, *each) for each in ranges)


def _by_others(place: Place, ranges: Sequence[tuple[int, int]]) -> Iterator[Portion]:
    """Yield the portions that other processes look at, as far as this machine lets them."""
    context = get_context("spawn")  # a fork would carry the connections of this process into the others
    with (
        suppress(BrokenProcessPool, OSError),
        ProcessPoolExecutor(mp_context=context, initializer=_leave_interrupts_to_the_parent) as pool,
    ):
        yield from pool.map(partial(_opened_and_looked, place), *zip(*ranges, strict=True))


def looked(recorder: Recorder, after: int, upto: int) -> Portion:
    """Return the portion of the entries above a position up to another."""
    portion = Portion()
    for batch in recorder.scan_rows(after, upto, batch=_TOGETHER):
        portion.look(batch, recorder.programme_id)
    return portion


def _opened_and_looked(place: Place, after: int, upto: int) -> Portion:
    with Recorder.open(place, read_only=True) as recorder:
        return looked(recorder, after, upto)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
