"""Proofs made from a register: that an entry is in it, and that each sealed state continues the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from programme.register.errors import NotSealed, RegisterForked, UntrustedFile
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.log import tree_of
from programme.register.proofs.note import MalformedNote, to_base64
from programme.register.proofs.proof import Continuation, InclusionProof
from programme.register.recorder import Recorder

Files = Iterable[tuple[str, str]]
"""Checkpoints kept as files: name and text."""


class Prover:
    """Makes proofs under the last checkpoint of a register, once its entries are found to be those that were signed."""

    def __init__(self, recorder: Recorder, files: Files, size: int | None = None) -> None:
        """``files`` may hold the same checkpoints with the cosignatures of witnesses.

        With ``size``, the last checkpoint is the last one that covers at most so many entries.

        :raises NotSealed: there is no such checkpoint.
        :raises RegisterForked: the entries are not those of a checkpoint.
        """
        self._recorder = recorder
        found = _checkpoints(recorder, files)
        self.checkpoints = [one for one in found if size is None or one.checkpoint.size <= size]
        if not self.checkpoints:
            raise NotSealed(recorder.head())
        self._tree = tree_of(recorder, self.last.checkpoint.size)
        for one in (signed.checkpoint for signed in self.checkpoints):
            if (root := self._tree.root(one.size)) != one.root:
                raise RegisterForked(f"checkpoint {one.size}", one.size, to_base64(one.root), to_base64(root))

    @property
    def last(self) -> SignedCheckpoint:
        """The last checkpoint."""
        return self.checkpoints[-1]

    def root(self, size: int) -> bytes:
        """Return the root over the first ``size`` entries, at most as many as the last checkpoint covers."""
        return self._tree.root(size)

    def entry(self, position: int) -> InclusionProof:
        """Return the proof that an entry is in the register.

        :raises NotSealed: it was recorded after the last checkpoint.
        """
        size = self.last.checkpoint.size
        if not 1 <= position <= size:
            raise NotSealed(position)
        (((_, data),),) = self._recorder.scan(position - 1, position)
        return InclusionProof(data, position - 1, tuple(self._tree.inclusion(position - 1, size)), self.last)

    def continuation(self, old: int, signed: SignedCheckpoint) -> Continuation:
        """Return the proof that the state of a checkpoint continues that of ``old`` entries."""
        size = signed.checkpoint.size
        return Continuation(old, tuple(self._tree.consistency(old, size)) if old else (), signed)

    def continuations(self) -> Iterator[Continuation]:
        """Yield the proof that each checkpoint continues the one before."""
        for one, next_ in pairwise(self.checkpoints):
            yield self.continuation(one.checkpoint.size, next_)


def _checkpoints(recorder: Recorder, files: Files) -> list[SignedCheckpoint]:
    """Return the checkpoints of the register, the smallest first, with the cosignatures that files add to them.

    :raises UntrustedFile: one of them is malformed.
    """
    found: dict[str, SignedCheckpoint] = {}
    for place, text in (*((f"checkpoint {one.size}", one.note) for one in recorder.checkpoints()), *files):
        try:
            signed = SignedCheckpoint.parse(text)
        except MalformedNote as error:
            raise UntrustedFile(place, "malformed", str(error)) from error
        known = found.setdefault(signed.note.text, signed)
        note = known.note.signed(*signed.note.signatures)
        found[signed.note.text] = SignedCheckpoint(signed.checkpoint, note)
    known_sizes = {one.size for one in recorder.checkpoints()}
    return sorted(
        (one for one in found.values() if one.checkpoint.size in known_sizes), key=lambda one: one.checkpoint.size
    )
