"""Verifies a bundle or a report without programme: python3 verify.py [BUNDLE or REPORT] [--key KEY]...

Written from the specifications alone, which each function names: RFC 6962 (the tree) and, at c2sp.org, signed-note,
tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-witness. Needs Python 3.11 and the library `cryptography`.

A bundle is a folder  entries.jsonl              the entries: line n is entry n, hashed without the end of its line
                      checkpoints/*.checkpoint   the states that were signed: register, number of entries, root
                      proofs/*                   that an entry is in the register, or that a state continues another
                      keys/*.vkey                public keys, as name+id+key
A report is a page, a text or JSON that ends in its proof. REPORT.tlog-proof beside it, if there, proves the entry by
which just these bytes were issued; without it, only the entries are proven, not what is concluded from them.
Without --key (a line or a file), the keys in the folder keys are used: hold them against those that you were given.
"""

import json
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SEAL, COSIGNATURE = 1, 4  # the algorithms of keys that are known here
CHECKPOINT = r"(([^\x00-\x1f]+)\n(0|[1-9][0-9]*)\n(\S+)\n)\n((?:\u2014 [^\s+\x00-\x1f\x7f-\x9f]+ \S+\n)+)"
INCLUSION = r"c2sp\.org/tlog-proof@v1\nextra (\S*)\nindex (0|[1-9][0-9]*)\n((?:\S+\n)*)\n(.*)"
CONTINUATION = r"old ([1-9][0-9]*)\n((?:\S+\n)*)\n(.*)"
Keys = dict[tuple[str, str], bytes]  # by name and id: the algorithm in the first byte, then the public key
Retired = dict[tuple[str, str], int]  # keys out of use, by name and id, each with the number of the entry that says so
State = tuple[str, int, bytes, str]  # which register, how many entries, the root over them, who signed that
Finding = tuple[bool, str, str]  # whether it holds, what was looked at, in words


def parts(pattern: str, text: str) -> tuple[str, ...]:
    """Return the groups of a pattern that the whole text must match."""
    if not (found := re.fullmatch(pattern, text, re.DOTALL)):
        raise ValueError(f"not written as {pattern}")
    return found.groups()


def unbase64(text: str) -> bytes:
    """RFC 4648: the bytes that a text stands for, if it is the one text that does."""
    if b64encode(data := b64decode(text, validate=True)).decode() != text:
        raise ValueError("base64 that is not written in the one way")
    return data


def hashed(*data: bytes) -> bytes:
    """RFC 6962 2.1: the hash of 0 and an entry, or of 1 and two hashes."""
    return sha256(b"".join(data)).digest()


def split(size: int) -> int:
    """RFC 6962 2.1: how many leaves are on the left, the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def root_of(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962 2.1, MTH: the root over the hashes of leaves."""
    if not leaves[1:]:
        return leaves[0] if leaves else hashed()
    return hashed(b"\x01", root_of(leaves[: split(len(leaves))]), root_of(leaves[split(len(leaves)) :]))


def root_by(path: Sequence[bytes], leaf: bytes, index: int, size: int) -> bytes:
    """RFC 6962 2.1.1, PATH: the root to which a path leads from a leaf; its last hash is the one below the root."""
    if not 0 <= index < size or bool(path) != (size > 1):
        raise ValueError("no such leaf, or a hash too many or too few")
    if size == 1:
        return leaf
    if index < (left := split(size)):
        return hashed(b"\x01", root_by(path[:-1], leaf, index, left), path[-1])
    return hashed(b"\x01", path[-1], root_by(path[:-1], leaf, index - left, size - left))


def continuation(old: int, leaves: Sequence[bytes], *, is_known: bool = True) -> list[bytes]:
    """RFC 6962 2.1.2, SUBPROOF: the one proof that the tree of the first leaves is how the tree of all begins."""
    if old == len(leaves):
        return [] if is_known else [root_of(leaves)]
    if old <= (left := split(len(leaves))):
        return [*continuation(old, leaves[:left], is_known=is_known), root_of(leaves[left:])]
    return [*continuation(old - left, leaves[left:], is_known=False), root_of(leaves[:left])]


def keys_of(lines: Iterable[str]) -> Keys:
    """signed-note: the keys that lines write as name+id+key."""
    keys = {}
    for name, id_, written in (line.strip().split("+", 2) for line in lines):
        keys[name, id_] = key = unbase64(written)
        if key[0] not in {SEAL, COSIGNATURE} or hashed(f"{name}\n".encode(), key)[:4].hex() != id_:
            raise ValueError(f"an algorithm that is not known here, or not the id of its key: {name}+{id_}")
    return keys


def state_of(written: str, keys: Keys) -> State:
    """tlog-checkpoint, signed-note: a state that a known key has sealed, without a bad signature of any known key."""
    text, origin, size, root, lines = parts(CHECKPOINT, written)
    algorithms, names = set(), set()
    for name, line in re.findall(r"\u2014 (\S+) (\S+)\n", lines):
        id_, signature, signed = unbase64(line)[:4], unbase64(line)[4:], text
        if key := keys.get((name, id_.hex())):  # else it is of somebody unknown, and says nothing
            if key[0] == COSIGNATURE:  # tlog-cosignature: eight bytes say when
                signed = f"cosignature/v1\ntime {int.from_bytes(signature[:8])}\n{text}"
                signature = signature[8:]
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature, signed.encode())  # raises InvalidSignature
            algorithms.add(key[0])
            names.add(name)
    if SEAL not in algorithms:
        raise ValueError("no known key has sealed it")
    return origin, int(size), unbase64(root), ", ".join(sorted(names))


def entry_of(written: str, keys: Keys) -> tuple[State, int, bytes]:
    """tlog-proof: a state, and an entry that is in it, with its index."""
    extra, index, path, note = parts(INCLUSION, written)
    _, size, root, _ = state = state_of(note, keys)
    if root_by([*map(unbase64, path.split())], hashed(b"\x00", unbase64(extra)), int(index), size) != root:
        raise ValueError("the entry is not in the register")
    return state, int(index), unbase64(extra)


def proven(written: str, keys: Keys, leaves: Sequence[bytes]) -> tuple[State, str]:
    """tlog-proof, tlog-witness: the state under a proof, and what the proof shows of it."""
    if not written.startswith("old "):
        state, index, _ = entry_of(written, keys)
        return state, f"entry {index + 1} is in the register of {state[1]} entries"
    old, path, note = parts(CONTINUATION, written)
    _, size, *_ = state = state_of(note, keys)
    signed = leaves[:size]
    if int(old) > len(signed) or [*map(unbase64, path.split())] != continuation(int(old), signed):
        raise ValueError(f"it does not continue the state of {old} entries")
    return state, f"the state of {size} entries continues that of {old}"


def succession(keys: Keys, lines: Sequence[bytes], has_sealed: Callable[[Keys, int], bool]) -> tuple[Keys, Retired]:
    """Return the keys with those that entries put in their place, and from which entry on a key is out of use.

    A key answers for the next by sealing the entry that says so, unless it was lost before; and so for the one before.
    """
    changes, retired = [], Retired()
    for number, line in enumerate(lines, 1):
        if b'"type":"key-' in line:
            data = json.loads(line)["data"]
            old, new = (keys_of([one] if one else []) for one in (data.get("old", data.get("key")), data.get("new")))
            changes.append((number, old, new))
            retired = dict.fromkeys(old, number) | retired
    for number, old, new in changes * len(changes):  # each may lead to the next
        for known, other in ((old, new), (new, old)):
            is_lost = known is old and any(retired[key] < number for key in old)
            seal = {key[0] for key in (known | other).values()} == {SEAL} and known.items() <= keys.items()
            if known and seal and not is_lost and has_sealed(known, number):
                keys = keys | other
    return keys, retired


def verify_bundle(folder: Path, keys: Keys) -> Iterator[Finding]:
    """Hold each state that a bundle tells of against its entries; its checkpoints must cover all of these."""
    *lines, rest = (folder / "entries.jsonl").read_bytes().split(b"\n")
    leaves = [hashed(b"\x00", line) for line in lines]
    root, registers, sealed = cache(lambda size: root_of(leaves[:size])), set(), -1

    def has_sealed(key: Keys, number: int) -> bool:
        for path in folder.glob("checkpoints/*.checkpoint"):
            with suppress(Exception):
                _, size, signed, _ = state_of(path.read_bytes().decode(), key)
                if number <= size <= len(leaves) and root(size) == signed:
                    return True
        return False

    keys, retired = succession(keys, lines, has_sealed)
    for path in sorted([*folder.glob("checkpoints/*.checkpoint"), *folder.glob("proofs/*")]):
        try:
            written, is_proof = path.read_bytes().decode(), path.parent.name == "proofs"
            state, words = proven(written, keys, leaves) if is_proof else (state_of(written, keys), "")
            origin, size, signed, signers = state
            if not is_proof:
                state_of(written, {key: known for key, known in keys.items() if retired.get(key, size) >= size})
            is_so = size <= len(leaves) and root(size) == signed
            yield is_so, path.name, words or f"the first {size} entries are those that were signed by {signers}"
            registers.add(origin)
            sealed = sealed if is_proof else max(sealed, size)
        except Exception as error:  # noqa: BLE001  # whatever a file holds, the next one is looked at too
            yield False, path.name, repr(error)
    yield len(registers) == 1, folder.name, f"all is of one register: {', '.join(registers)}"
    yield sealed == len(leaves) and not rest, "entries.jsonl", f"{sealed} of {len(leaves)} entries are sealed"


def verify_report(path: Path, keys: Keys) -> Iterator[Finding]:
    """RFC 6962 2.1.1 for each entry of a report; its digest is the SHA-256 of the file with 64 zeros in its place."""
    data, issue = path.read_bytes(), path.with_name(f"{path.name}.tlog-proof")
    text = data.decode()
    written = text[text.rindex('{\n"digest": ') :]
    proof, _ = json.JSONDecoder().raw_decode(unescape(written) if text.startswith("<") else written)
    before, digest, after = text.rpartition(proof["digest"])
    yield hashed(f"{before}{'0' * 64}{after}".encode()).hex() == digest, path.name, "the file is as it was written"
    if issue.is_file():
        state, index, entry = entry_of(issue.read_bytes().decode(), keys)
        event = json.loads(entry)
        is_so = (event["type"], event["data"].get("sha256")) == ("report-issued", hashed(data).hex())
        yield is_so, issue.name, f"by entry {index + 1} of {state[1]}, just these bytes were issued"
    note = proof["checkpoint"]
    _, size, root, signers = state_of(note, keys) if note is not None else ("", 0, b"", "nobody")
    yield note is not None or issue.is_file(), path.name, f"{size} entries were signed by {signers}"
    for number, entry, hashes in ((one["position"], one["entry"], one["hashes"]) for one in proof["entries"]):
        if hashes is None:
            yield number > size, path.name, f"entry {number} is later than the checkpoint, so not proven"
        else:
            found = root_by([*map(unbase64, hashes)], hashed(b"\x00", entry.encode()), number - 1, size)
            yield found == root, path.name, f"entry {number} is in the register: {entry[:200]}"


def main() -> int:
    """Print what is found, a line each; the exit code is 0 if all of it holds."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("place", nargs="?", type=Path, default=Path(), metavar="BUNDLE or REPORT")
    parser.add_argument("--key", action="append", metavar="KEY")
    place, given = (asked := parser.parse_args()).place, asked.key
    try:
        files = given or (place if place.is_dir() else place.parent).glob("keys/*.vkey")
        keys = keys_of(Path(one).read_text("utf-8") if Path(one).is_file() else str(one) for one in files)
        found = list(verify_bundle(place, keys) if place.is_dir() else verify_report(place, keys))
    except Exception as error:  # noqa: BLE001  # whatever it stumbles over, nothing is verified
        found = [(False, place.name, repr(error))]
    for holds, what, words in found:  # control characters are printed as they are escaped in Python
        sys.stdout.write(f"{'ok ' if holds else 'BAD'} {what} {words}".encode("unicode_escape").decode() + "\n")
    return 0 if all(holds for holds, *_ in found) else 1


if __name__ == "__main__":
    sys.exit(main())
