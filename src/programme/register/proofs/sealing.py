"""Sealing a register: a checkpoint over all entries up to the seal, signed and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from programme.domain.acts.seal import SealRegister
from programme.domain.events import RegisterSealed
from programme.register.errors import EntryRefused, RegisterDamaged, RegisterForked, RegisterRolledBack
from programme.register.proofs.checkpoint import Checkpoint, SignedCheckpoint, origin_of
from programme.register.proofs.keys import PublicKey, SigningKey
from programme.register.proofs.log import grown
from programme.register.proofs.note import MalformedNote, Note, to_base64
from programme.register.proofs.tree import Frontier
from programme.register.recorder import Recorder
from programme.register.register import Register
from programme.register.requests import Request
from programme.register.rows import Kept

SUFFIX = ".checkpoint"


def act_of(key: SigningKey) -> SealRegister:
    """Return the act of sealing with a key."""
    return SealRegister(key=str(key.public))


def seal(register: Register, key: SigningKey, request: Request, folder: Path) -> SignedCheckpoint:
    """Record a seal, sign the checkpoint that includes it, and keep that in the register; return it.

    A seal that was recorded before a crash kept its checkpoint from being signed is completed first. ``folder`` is
    where checkpoints are kept as files.

    :raises RegisterForked: the entries are not those of an earlier checkpoint; nothing is signed.
    :raises RegisterRolledBack: the folder holds the checkpoint of a later state; nothing is recorded.
    """
    _require_not_rolled_back(register.recorder, folder)
    size = register.record([request])[0].facts[-1].position
    return sign_missing(register, (key,), size)


def rotate(
    register: Register, former: SigningKey | None, key: SigningKey, requests: Sequence[Request], folder: Path
) -> SignedCheckpoint:
    """Record a rotation to a key and the first seal by it, and sign the checkpoint over both; return it.

    ``former`` is the key until now, which signs that checkpoint too; None where it cannot, or there was none. The rest
    is as of `seal`.
    """
    _require_not_rolled_back(register.recorder, folder)
    size = register.record(requests)[-1].facts[-1].position
    return sign_missing(register, (key, former) if former is not None else (key,), size)


def sign_missing(register: Register, keys: Sequence[SigningKey], size: int) -> SignedCheckpoint:
    """Sign, with all the keys, each checkpoint up to a size that was to be signed with the first; return the last."""
    for unsigned in unsigned_seals(register, keys[0].public, size):
        _sign(register.recorder, keys, unsigned)
    return next(_read(register.recorder, one) for one in register.recorder.checkpoints() if one.size == size)


def seal_file(folder: Path, size: int) -> Path:
    """Return where the checkpoint over so many entries is kept as a file."""
    return folder / f"{size}{SUFFIX}"


def _require_not_rolled_back(recorder: Recorder, folder: Path) -> None:
    sizes = [int(path.stem) for path in folder.glob(f"*{SUFFIX}") if path.stem.isdecimal()]
    if sizes and max(sizes) > (head := recorder.head()):
        raise RegisterRolledBack(str(seal_file(folder, max(sizes))), max(sizes), head)


def unsigned_seals(register: Register, key: PublicKey, upto: int) -> Iterator[int]:
    """Yield the positions of the seals of this key that no checkpoint was signed for, later than any that was."""
    kept = register.recorder.checkpoints()
    last = kept[-1].size if kept else 0
    for fact in register.reading(upto).facts(RegisterSealed):
        is_ours = isinstance(fact.event, RegisterSealed) and fact.event.key == str(key)
        if fact.position > last and is_ours:
            yield fact.position


def _sign(recorder: Recorder, keys: Sequence[SigningKey], size: int) -> None:
    """Sign and keep the checkpoint over the first ``size`` entries."""
    *_, frontier = _frontiers(recorder, keys, size)
    checkpoint = Checkpoint(origin_of(recorder.programme_id), size, frontier.root())
    note = Note(checkpoint.text, tuple(key.sign(checkpoint.text) for key in keys))
    try:
        recorder.keep_checkpoint(Kept(size, str(note), frontier.dump()))
    except EntryRefused:
        if all(one.size != size for one in recorder.checkpoints()):  # else another program has just kept it
            raise


def _frontiers(recorder: Recorder, keys: Sequence[SigningKey], size: int) -> Iterator[Frontier]:
    """Yield the frontier at every checkpoint that has to be looked at again, and at ``size``.

    What one of these very keys has signed need not be looked at again: the frontier that is kept with it has its root.

    :raises RegisterForked: the entries are not those of a checkpoint.
    """
    kept = [one for one in recorder.checkpoints() if one.size < size]
    start = _trusted(kept[-1], keys) if kept else None
    again = kept if start is None else []
    roots = {one.size: _read(recorder, one).checkpoint.root for one in again}
    for frontier in grown(recorder, start or Frontier(), [*roots, size]):
        expected = roots.get(frontier.size, frontier.root())
        if frontier.root() != expected:
            raise RegisterForked("checkpoint", frontier.size, to_base64(expected), to_base64(frontier.root()))
        yield frontier


def _read(recorder: Recorder, kept: Kept) -> SignedCheckpoint:
    try:
        return SignedCheckpoint.parse(kept.note)
    except MalformedNote as error:
        raise RegisterDamaged(recorder.place, f"checkpoint {kept.size}: {error}") from error


def _trusted(kept: Kept, keys: Sequence[SigningKey]) -> Frontier | None:
    """Return the frontier kept with a checkpoint if one of the keys has signed its root, else None."""
    try:
        signed = SignedCheckpoint.parse(kept.note)
        frontier = Frontier.load(kept.size, kept.frontier)
    except (MalformedNote, ValueError):
        return None
    is_signed = any(signed.note.signed_by(key.public) for key in keys) and signed.checkpoint.size == kept.size
    return frontier if is_signed and frontier.root() == signed.checkpoint.root else None
