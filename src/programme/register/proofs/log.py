"""The tree over the entries of a register, grown batch by batch from their stored bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.register.errors import RegisterDamaged
from programme.register.proofs.tree import Frontier, Tree, leaf_hash
from programme.register.recorder import Recorder


def grown(recorder: Recorder, frontier: Frontier, sizes: Iterable[int]) -> Iterator[Frontier]:
    """Yield the frontier at each of the sizes, which rise.

    :raises RegisterDamaged: an entry is missing.
    """
    for size in sizes:
        for batch in recorder.scan(frontier.size, size):
            frontier.extend([leaf_hash(data) for _, data in batch])
        _require(recorder, frontier.size, size)
        yield frontier


def tree_of(recorder: Recorder, size: int) -> Tree:
    """Return the tree over the first ``size`` entries, held whole.

    :raises RegisterDamaged: an entry is missing.
    """
    tree = Tree(leaf_hash(data) for batch in recorder.scan(0, size) for _, data in batch)
    _require(recorder, tree.size, size)
    return tree


def _require(recorder: Recorder, found: int, size: int) -> None:
    if found != size:
        raise RegisterDamaged(recorder.place, f"{found} of {size} entries")
