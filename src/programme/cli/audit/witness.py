"""`programme audit witness`: the auditor's cosignature under a state that continues the last one cosigned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from programme.cli.audit.keys import new_passphrase, problem_of_key, seal_files, signing_key, trusted_keys
from programme.cli.files import write_whole
from programme.cli.output import data
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.register.errors import RegisterForked, UntrustedFile
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.keys import COSIGNATURE, KeyUnusable, PublicKey, SigningKey
from programme.register.proofs.note import MalformedNote, is_key_name, to_base64
from programme.register.proofs.proof import Continuation
from programme.register.proofs.proving import Prover
from programme.register.proofs.witness import cosigned, read_state, require_not_behind


def witness(
    session: Session,
    *,
    file: str | None,
    state: str,
    key: str,
    name: str | None,
    logs: tuple[str, ...],
    passphrase_file: str | None,
    output: str | None,
) -> None:
    """Cosign the last checkpoint of the register, or of a file that proves its continuation, and note it as the state.

    :raises Problem: a key cannot be used.
    :raises RegisterRolledBack: the register is behind the state.
    :raises RegisterForked: it does not continue the state.
    """
    own = _own_key(session, Path(key), name, passphrase_file)
    place = Path(state)
    with _alone(place):
        last = read_state(state, place.read_text(encoding="utf-8"), own) if place.exists() else None
        asked = _from_file(Path(file)) if file is not None else _from_register(session, state, last)
        keys = _log_keys(session, logs, file)
        signed = cosigned(state, last, asked, keys, own, int(session.now.timestamp()))
        write_whole(place, str(signed))
    _give(session, signed, output)


def _own_key(session: Session, path: Path, name: str | None, passphrase_file: str | None) -> SigningKey:
    """Return the key of the witness: with a name, a new one is made where there is none."""
    if name is None or path.exists():
        return signing_key(path, session, passphrase_file)
    if not is_key_name(name):
        raise Problem(say("'{name}' is no name for a key: no blank, no plus sign.", name=name), advice="--name")
    made = SigningKey.new(name, COSIGNATURE)
    try:
        made.save(path, new_passphrase(session, passphrase_file))
    except KeyUnusable as error:
        raise problem_of_key(error) from error
    session.tell(say("A new key is in {path}; its public part: {key}.", path=str(path), key=str(made.public)))
    return made


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Hold the state while it is checked and replaced: two cosignatures at once could sign a fork."""
    import portalocker

    state.parent.mkdir(parents=True, exist_ok=True)
    with portalocker.Lock(f"{state}.lock", "a", timeout=60):
        yield


def _from_register(session: Session, place: str, last: SignedCheckpoint | None) -> Continuation:
    """Return how the register goes on from the state, its root found again from the stored bytes."""
    prover = Prover(session.register.recorder, seal_files(session))
    require_not_behind(place, last, prover.last)
    if last is None:
        return prover.continuation(0, prover.last)
    size, root = last.checkpoint.size, last.checkpoint.root
    if (found := prover.root(size)) != root:
        raise RegisterForked(place, size, to_base64(root), to_base64(found))
    return prover.continuation(size, prover.last)


def _from_file(path: Path) -> Continuation:
    try:
        return Continuation.parse(path.read_text(encoding="utf-8"))
    except (MalformedNote, UnicodeDecodeError) as error:
        raise UntrustedFile(str(path), "malformed", str(error)) from error


def _log_keys(session: Session, logs: tuple[str, ...], file: str | None) -> list[PublicKey]:
    """Return the keys that may seal: those given, else those beside the register; a file names none."""
    if file is not None and not logs:
        raise Problem(say("It is not said which key seals the register."), advice=say("add --log-key KEY"))
    return trusted_keys(logs, session)


def _give(session: Session, signed: SignedCheckpoint, output: str | None) -> None:
    if output in {None, "-"}:
        data(str(signed).removesuffix("\n"))
    else:
        write_whole(Path(str(output)), str(signed))
    size, root = signed.checkpoint.size, to_base64(signed.checkpoint.root)
    session.tell(say("Cosigned: {size} entries, root {root}.", size=size, root=root))
    session.tell(say("Give it back to whoever keeps the register: it belongs in the folder seals."))
