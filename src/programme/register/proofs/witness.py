"""A witness: it cosigns a state of a register only when that continues the last one it has cosigned.

Its state is that last checkpoint, with its own cosignature under it: nothing else has to be remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from programme.register.errors import RegisterForked, RegisterRolledBack, UntrustedFile
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.keys import SEAL, PublicKey, SigningKey
from programme.register.proofs.note import MalformedNote, to_base64
from programme.register.proofs.proof import Continuation


def read_state(place: str, written: str, key: SigningKey) -> SignedCheckpoint:
    """Return the last state that a witness has cosigned.

    :raises UntrustedFile: it is none, or not cosigned by this key.
    """
    try:
        state = SignedCheckpoint.parse(written)
    except MalformedNote as error:
        raise UntrustedFile(place, "malformed", str(error)) from error
    if not state.note.signed_by(key.public):
        raise UntrustedFile(place, "unsigned", key.public.name)
    return state


def require_not_behind(place: str, state: SignedCheckpoint | None, signed: SignedCheckpoint) -> None:
    """Refuse a checkpoint of another register, or of fewer entries than the state that was cosigned last.

    :raises UntrustedFile: it is of another register.
    :raises RegisterRolledBack: it covers fewer entries.
    """
    if state is None:
        return
    if signed.checkpoint.origin != state.checkpoint.origin:
        raise UntrustedFile(place, "another-register", signed.checkpoint.origin)
    if signed.checkpoint.size < state.checkpoint.size:
        raise RegisterRolledBack(place, state.checkpoint.size, signed.checkpoint.size)


def cosigned(
    place: str,
    state: SignedCheckpoint | None,
    asked: Continuation,
    logs: Sequence[PublicKey],
    key: SigningKey,
    time: int,
) -> SignedCheckpoint:
    """Return the checkpoint with a cosignature of a time, in seconds since 1970, once everything was checked.

    ``place`` names the state, ``logs`` are the keys that may seal the register.

    :raises UntrustedFile: the checkpoint is not signed by one of them, or is of another register.
    :raises RegisterRolledBack: it covers fewer entries than the state.
    :raises RegisterForked: it does not continue the state.
    """
    signed = asked.signed
    require_not_behind(place, state, signed)
    if not any(one.algorithm == SEAL and signed.note.signed_by(one) for one in logs):
        raise UntrustedFile(f"checkpoint {signed.checkpoint.size}", "unsigned", signed.checkpoint.origin)
    size, root = (state.checkpoint.size, state.checkpoint.root) if state is not None else (0, b"")
    if asked.old != size:
        raise UntrustedFile(place, "another-size", str(size))
    if not asked.continues(root):
        raise RegisterForked(place, size, to_base64(root), to_base64(signed.checkpoint.root))
    return SignedCheckpoint(signed.checkpoint, signed.note.signed(key.cosign(signed.note.text, time)))
