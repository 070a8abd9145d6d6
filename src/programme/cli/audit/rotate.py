"""`programme key rotate`: a new key seals from now on, and the key until now signs that with it.

The new key waits in a folder of its own until the checkpoint is signed; then the files change places. A command that
was cut short is completed by the same command.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import uuid4

from programme.cli.audit.keys import KEY, KEYS, SEALS, folder, new_passphrase, problem_of_key, seal_files, signing_key
from programme.cli.audit.seal import write_missing
from programme.cli.files import write_whole
from programme.cli.output import data, write_json
from programme.cli.people import warn_of_names
from programme.cli.problem import Code, Problem
from programme.cli.recording import show_plan
from programme.cli.session import Session
from programme.domain.acts.key import RotateKey
from programme.domain.acts.seal import SealRegister
from programme.domain.aggregates.keys import Keys
from programme.domain.events import KeyRotated
from programme.domain.fact import Fact
from programme.domain.sentences import say
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.keys import PUBLIC, KeyUnusable, PublicKey, SigningKey, public_key
from programme.register.proofs.proving import Prover
from programme.register.proofs.sealing import rotate as record_rotation
from programme.register.proofs.sealing import sign_missing, unsigned_seals
from programme.register.requests import Request

NEXT = "next"


class _Files(NamedTuple):
    """Where the private key is that seals, and where the next one waits; each has its public key beside it."""

    key: Path
    waiting: Path

    def public(self) -> PublicKey | None:
        """Return the public key of the one that waits, if one does: it is the first to change places."""
        if not self.waiting.exists():
            return None
        beside = self.waiting.with_suffix(PUBLIC)
        return public_key(beside if beside.exists() else self.key.with_suffix(PUBLIC))

    def change_places(self, position: int) -> None:
        """Set the key until now aside, by the entry that ends its use, and put the next one in its place."""
        for suffix in (PUBLIC, self.key.suffix):
            old, new = self.key.with_suffix(suffix), self.waiting.with_suffix(suffix)
            if new.exists():
                if old.exists():
                    old.rename(self.aside(position).with_suffix(suffix))
                new.rename(old)
        if self.waiting.parent.exists():
            self.waiting.parent.rmdir()

    def aside(self, position: int) -> Path:
        """Return where the key until now is kept."""
        return self.key.with_name(f"{self.key.stem}-until-{position}{self.key.suffix}")


def rotate(
    session: Session,
    *,
    reason: str,
    key: str | None,
    passphrase_file: str | None,
    new_passphrase_file: str | None,
    command_id: str | None,
    dry_run: bool,
) -> None:
    """Rotate the key that seals.

    :raises Problem: a key cannot be used, or is not the one that seals.
    """
    place = folder(session)
    path = Path(key) if key else place / KEYS / KEY
    files = _Files(path, path.parent / NEXT / path.name)
    id = command_id or str(uuid4())
    warn_of_names(session, [reason])
    if dry_run:
        requests = _requests(session, SigningKey.new(origin_of(session.register.programme)).public, reason, id)
        show_plan(session, session.register.plan(requests).recorded)
        return
    try:
        fact = _rotated(session, files, id, reason, passphrase_file, new_passphrase_file)
    except KeyUnusable as error:
        raise problem_of_key(error) from error
    write_missing(session.writer.recorder, place / SEALS)
    files.change_places(fact.position)
    _tell(session, fact, files, place)


def _rotated(
    session: Session, files: _Files, id: str, reason: str, passphrase_file: str | None, new_passphrase_file: str | None
) -> Fact:
    """Record the rotation and have it sealed, as far as that is not done, and return it."""
    answered = session.register.recorder.command(id)
    if answered is not None and not files.waiting.exists():
        return next(session.register.facts(answered.first - 1, answered.first))
    found = _rotation_to(files.public(), _keys(session))
    if found is not None and not any(unsigned_seals(session.register, _new(found), session.register.head())):
        return found
    former = _former(session, files, found, passphrase_file)
    if files.public() is None:
        _draw(
            SigningKey.new(origin_of(session.register.programme)), files, new_passphrase(session, new_passphrase_file)
        )
    key = signing_key(files.waiting, session, new_passphrase_file)
    if found is not None:
        sign_missing(session.writer, (key, former) if former is not None else (key,), found.position + 1)
        return found
    seals = folder(session) / SEALS
    write_missing(session.register.recorder, seals)
    signed = record_rotation(session.writer, former, key, _requests(session, key.public, reason, id), seals)
    return next(session.writer.facts(signed.checkpoint.size - 2, signed.checkpoint.size - 1))


def _draw(key: SigningKey, files: _Files, passphrase: bytes | None) -> None:
    """Put the next key where it waits, whole or not at all."""
    folder = files.waiting.parent
    with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as hidden:
        key.save(Path(hidden, folder.name, files.waiting.name), passphrase)
        Path(hidden, folder.name).rename(folder)


def _requests(session: Session, new: PublicKey, reason: str, id: str) -> list[Request]:
    """Return what is recorded together: the rotation, and the first seal by the new key."""
    acts = (RotateKey(new=str(new), reason=reason), SealRegister(key=str(new)))
    ids = (id, f"{id}#seal")
    return [Request(act, session.by, one, session.now, session.clock_set) for act, one in zip(acts, ids, strict=True)]


def _keys(session: Session) -> Keys:
    return Keys.of(session.register.reading().facts(*Keys.TYPES))


def _rotation_to(new: PublicKey | None, keys: Keys) -> Fact | None:
    """Return the rotation to a key that is on record already: its command was cut short."""
    rotations = (one for one in keys.facts if isinstance(one.event, KeyRotated) and one.event.new == str(new))
    return next(rotations, None)


def _new(rotation: Fact) -> PublicKey:
    return PublicKey.parse(str(getattr(rotation.event, "new", "")))


def _former(session: Session, files: _Files, rotation: Fact | None, passphrase_file: str | None) -> SigningKey | None:
    """Return the key until now, which vouches for the next; None where there was none, or it is lost.

    :raises Problem: it cannot be used, or is not the one that seals.
    """
    keys = _keys(session)
    expected = keys.sealing if rotation is None else keys.vouching_for(rotation)
    if expected is None:
        return None
    found = signing_key(files.key, session, passphrase_file)
    if str(found.public) != expected:
        sentence = say("The key at {path} is not the one that seals, {key}.", path=str(files.key), key=expected)
        advice = say("name the file of the key with --key FILE, or say that it is lost: programme key lose seal")
        raise Problem(sentence, advice=advice, code=Code.REFUSED, rule="key")
    return found


def _tell(session: Session, rotation: Fact, files: _Files, place: Path) -> None:
    """Write the proof of the rotation, and say what is to be done with it and with the key until now."""
    position, new = rotation.position, str(_new(rotation))
    proof = place / KEYS / f"{files.key.stem}-from-{position}.tlog-proof"
    write_whole(proof, str(Prover(session.writer.recorder, seal_files(session), position + 1).entry(position)))
    if session.json:
        last = session.writer.recorder.last_time()
        found = {"id": None, "positions": [position, position + 1], "command_id": rotation.command_id}
        write_json(found | {"recorded_at": last, "key": new, "proof": str(proof)})
    else:
        data(str(position))
    session.tell(say("From entry {position} on seals the key {key}.", position=position, key=new))
    session.tell(say("Give {file} to whoever has the key until now: by that key it verifies.", file=str(proof)))
    if (aside := files.aside(position)).exists():
        session.tell(
            say("The key until now is in {path}: it seals no more; destroy it and its copies.", path=str(aside))
        )
    again = "programme key hand-over seal --holder … --holder …"
    session.tell(say("Next: {command}", command=session.spelled(again)))
