"""Verification without the register: of a checkpoint, of a proof, of a bundle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from programme.domain.sentences import Sentence, say
from programme.register.proofs.checkpoint import SignedCheckpoint
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import PUBLIC, PublicKey, public_key
from programme.register.proofs.note import MalformedNote
from programme.register.proofs.proof import HEADER, Continuation, InclusionProof
from programme.register.proofs.seals import Seal, Seals, signatures
from programme.register.proofs.succession import Succession
from programme.register.proofs.tree import Tree, leaf_hash
from programme.register.proofs.verification import Verdict

Signed = SignedCheckpoint | InclusionProof | Continuation
ENTRIES = "entries.jsonl"
SIZE_LIMIT = 1_000_000  # bytes of a checkpoint or a proof


def verify_file(path: Path, keys: Sequence[PublicKey]) -> tuple[Verdict, Signed | None]:
    """Return what is found in a checkpoint or a proof, and what it says.

    :raises OSError: the file cannot be read.
    """
    verdict = Verdict(keys=tuple(keys))
    try:
        found = _read(path)
    except (MalformedNote, UnicodeDecodeError) as error:
        what = say("it is no checkpoint and no proof: {detail}", detail=str(error))
        verdict.flaws.append(_flaw("malformed", path.name, what))
        return verdict, None
    signed = found if isinstance(found, SignedCheckpoint) else found.signed
    verdict.seal = Seal(path.name, signed)
    verdict.entries, verdict.root = signed.checkpoint.size, signed.checkpoint.root
    verdict.flaws += signatures(verdict.seal, keys)
    if isinstance(found, InclusionProof) and not found.holds:
        verdict.flaws.append(_flaw("proof", path.name, say("the entry is not in the register"), found.index + 1))
    return verdict, found


def verify_bundle(folder: Path, given: Sequence[PublicKey]) -> Verdict:
    """Return what is found in a bundle; without keys, it is verified with its own, which shows only that it is whole.

    :raises OSError: a file cannot be read.
    :raises KeyUnusable: a key of the bundle is malformed.
    """
    own = tuple(given) or tuple(public_key(path) for path in sorted(folder.glob(f"keys/*{PUBLIC}")))
    verdict, succession = Verdict(), Succession()
    tree = Tree(_leaves(folder / ENTRIES, succession, verdict.flaws))
    texts = [(path.name, _text(path)) for path in sorted(folder.glob("checkpoints/*.checkpoint"))]
    seals = Seals.read(_origin(texts), (), texts, verdict.flaws)
    verdict.entries, verdict.root = tree.size, tree.root()
    if not seals.found:
        verdict.flaws.append(_flaw("checkpoint-missing", "checkpoints", say("there is none")))
    frontiers = {size: (tree.root(size), b"") for size in seals.sizes() if size <= tree.size}
    verdict.keys = succession.trusted(own, seals.agreeing(frontiers))
    verdict.remarks += succession.remarks(own, verdict.keys)
    verdict.flaws += seals.judge(tree.size, frontiers, verdict.keys, succession.retired)
    for path in sorted(folder.glob("proofs/*")):
        verdict.flaws += _proof(path, verdict.keys, tree, seals.origin)
    verdict.seal = seals.last_good
    if verdict.unsealed:
        verdict.flaws.append(_flaw("unsealed", ENTRIES, say("it holds entries that are not sealed")))
    return verdict


def _proof(path: Path, keys: Sequence[PublicKey], tree: Tree, origin: str) -> Iterator[Flaw]:
    """Yield what is wrong with a proof in a bundle, or with the checkpoint under it, which must be one of its entries.

    An entry that is under their root is the entry at its position.
    """
    verdict, found = verify_file(path, keys)
    yield from verdict.flaws
    if found is None:
        return
    if isinstance(found, SignedCheckpoint):
        yield _flaw("malformed", path.name, say("it is no proof"))
        return
    checkpoint = found.signed.checkpoint
    if checkpoint.origin != origin:
        yield _flaw("another-register", path.name, say("it is of another register: {origin}", origin=checkpoint.origin))
    elif checkpoint.size > tree.size or checkpoint.root != tree.root(checkpoint.size):
        yield _flaw("entries-changed", path.name, say("its checkpoint is not one of the entries that are here"))
    elif isinstance(found, Continuation) and not _continues(found, tree):
        yield _flaw("proof", path.name, say("the state does not continue the one before"))


def _continues(asked: Continuation, tree: Tree) -> bool:
    return 0 < asked.old <= asked.signed.checkpoint.size and asked.continues(tree.root(asked.old))


def _read(path: Path) -> Signed:
    written = _text(path)
    if written.startswith(f"{HEADER}\n"):
        return InclusionProof.parse(written)
    return Continuation.parse(written) if written.startswith("old ") else SignedCheckpoint.parse(written)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        raise MalformedNote(f"more than {SIZE_LIMIT} bytes")
    return data.decode(errors="surrogateescape")


def _leaves(path: Path, succession: Succession, flaws: list[Flaw]) -> Iterator[bytes]:
    """Yield the hash of each entry, noting what it says of keys, and whether its line has an end."""
    with path.open("rb") as file:
        for position, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                flaws.append(_flaw("malformed", path.name, say("its last line has no end"), position))
            data = line.removesuffix(b"\n")
            succession.look(position, data)
            yield leaf_hash(data)


def _origin(texts: Sequence[tuple[str, str]]) -> str:
    """Return the origin of the first checkpoint: all must have the same."""
    return texts[0][1].partition("\n")[0] if texts else ""


def _flaw(rule: str, place: str, what: Sentence, position: int | None = None) -> Flaw:
    return Flaw(rule, say("{place}: {what}.", place=place, what=what), position, place)
