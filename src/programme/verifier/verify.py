#!/usr/bin/env python3
"""Verifies a bundle or a report without programme: python3 verify.py [FOLDER or REPORT] [--key PUBLIC-KEY ...]

Written from the specifications alone: RFC 6962 section 2.1 (the tree), c2sp.org/signed-note, tlog-checkpoint,
tlog-cosignature and tlog-proof. Needs Python 3.11 and the library `cryptography`.

FOLDER holds  entries.jsonl                the entries: line n is entry n, hashed without the end of its line
              checkpoints/*.checkpoint     the states that were signed: origin, number of entries, root
              proofs/*.tlog-proof          that an entry is in the register
              proofs/*.continuation        that one state continues another
              keys/*.vkey                  public keys, as name+id+key
REPORT is a page, a text or a JSON file that carries its proof: a JSON object with a digest (the SHA-256 of the file in
which the digest is 64 zeros), a signed checkpoint, and entries with their hashes. REPORT.tlog-proof beside it, if there,
proves the entry by which just these bytes were issued; without it, only the entries are proven, not what is made of them.
Without --key, the keys of the folder keys are used: then hold them against those that you were given by another way.
"""

import json
import re
import sys
from base64 import b64decode, b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def require(holds, what):
    if not holds:
        raise ValueError(what)


def unbase64(text):
    data = b64decode(text, validate=True)
    require(b64encode(data).decode() == text, "base64 that is not written in the one way")
    return data


def number(text):
    require(text.isascii() and text.isdecimal() and str(int(text)) == text, f"no number: {text}")
    return int(text)


def leaf(data):
    return sha256(b"\x00" + data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right).digest()


def split(size):
    return 1 << ((size - 1).bit_length() - 1)  # the largest power of two below the size


def root_of(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    return node(root_of(leaves[: split(len(leaves))]), root_of(leaves[split(len(leaves)) :]))


def root_by_inclusion(hash, index, size, path):
    """The root that a leaf at an index leads to; the last hash of the path is the one next to the root."""
    require(index < size, "the index is beyond the tree")
    if size == 1:
        require(not path, "too many hashes")
        return hash
    require(path, "too few hashes")
    if index < split(size):
        return node(root_by_inclusion(hash, index, split(size), path[:-1]), path[-1])
    return node(path[-1], root_by_inclusion(hash, index - split(size), size - split(size), path[:-1]))


def roots_by_continuation(old, size, path, old_root):
    """The roots of the old and of the new tree; ``old_root`` where the old tree is a whole subtree, known already."""
    if old == size:
        if old_root is not None:
            require(not path, "too many hashes")
            return old_root, old_root
        require(len(path) == 1, "a hash too many or too few")
        return path[0], path[0]
    require(path, "too few hashes")
    if old <= split(size):
        before, after = roots_by_continuation(old, split(size), path[:-1], old_root)
        return before, node(after, path[-1])
    before, after = roots_by_continuation(old - split(size), size - split(size), path[:-1], None)
    return node(path[-1], before), node(path[-1], after)


def read_key(line):
    """(name, id) of a key, with what verifies a signature under a text."""
    name, id, data = line.strip().split("+", 2)
    kind, public = unbase64(data)[0], unbase64(data)[1:]
    require(kind in (1, 4), f"an algorithm that is not known here: {kind}")
    require(sha256(f"{name}\n".encode() + bytes([kind]) + public).digest()[:4].hex() == id, f"not the id of {name}")
    key = Ed25519PublicKey.from_public_bytes(public)

    def verify(text, signature):
        if kind == 1:
            key.verify(signature, text.encode())
        else:
            time = int.from_bytes(signature[:8], "big")
            key.verify(signature[8:], f"cosignature/v1\ntime {time}\n{text}".encode())

    return (name, id), (kind, verify)


def read_checkpoint(written, keys):
    """(text, size, root, who signed), once every signature of a known key is verified."""
    require(not any(ord(char) < 32 and char != "\n" for char in written), "a control character")
    text, _, signatures = written.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.removesuffix("\n").split("\n")
    require(signatures.endswith("\n") and origin, "no signature, or no origin")
    signers = []
    for line in signatures.removesuffix("\n").split("\n"):
        dash, name, signature = line.split(" ")
        require(dash == "\u2014", "no line of signature")
        signature = unbase64(signature)
        if found := keys.get((name, signature[:4].hex())):
            found[1](text, signature[4:])  # raises InvalidSignature
            signers.append((found[0], name))
    require(any(kind == 1 for kind, _ in signers), "no known key has sealed it")
    require(len(unbase64(root)) == 32, "no root")
    return text, number(size), unbase64(root), sorted({name for _, name in signers})


def read_proof(written, keys):
    """The lines before the checkpoint, the hashes in them, and the checkpoint."""
    head, _, checkpoint = written.partition("\n\n")
    lines = head.split("\n")
    start = 3 if lines[0] == "c2sp.org/tlog-proof@v1" else 1
    hashes = [unbase64(line) for line in lines[start:]]
    require(all(len(one) == 32 for one in hashes), "a hash that has not 32 bytes")
    return lines[:start], hashes, read_checkpoint(checkpoint, keys)


def verify_inclusion(written, keys, leaves):
    (_, extra, index), hashes, (_, size, root, _) = read_proof(written, keys)
    entry, place = unbase64(extra.removeprefix("extra ")), number(index.removeprefix("index "))
    require(f"extra {extra[6:]}" == extra and f"index {place}" == index, "no proof of an entry")
    require(root_by_inclusion(leaf(entry), place, size, hashes) == root, "the entry is not in the register")
    require(place >= len(leaves) or leaves[place] == leaf(entry), "it is not the entry of that line")
    return 0, f"entry {place + 1} is in the register of {size} entries"


def verify_continuation(written, keys, leaves):
    (old,), hashes, (_, size, root, _) = read_proof(written, keys)
    before = number(old.removeprefix("old "))
    require(old == f"old {before}" and 0 < before <= min(size, len(leaves)), "no proof of a continuation")
    known = root_of(leaves[:before])
    require(roots_by_continuation(before, size, hashes, known) == (known, root), "it does not continue")
    return 0, f"the state of {size} entries continues that of {before}"


def verify_checkpoint(written, keys, leaves):
    _, size, root, signers = read_checkpoint(written, keys)
    require(size <= len(leaves), f"{size} entries were signed, {len(leaves)} are here")
    require(root_of(leaves[:size]) == root, f"the first {size} entries are not those that were signed")
    return size, f"the first {size} entries are those that were signed by {', '.join(signers)}"


PROOFS = {  # where the proof stands in a report, by how the report begins
    "<": r'<details class="proof">\n<summary>[^<\n]*</summary>\n<pre>\n([^<]*)\n</pre>\n</details>\n</body>\n</html>\n\Z',
    "{": r',\n  "proof": (.*)\n}\n\Z',
    "#": r"\n```json\n(.*)\n```\n\Z",
}


def verify_entries(data, keys):
    """Yield what is found in a report, as (whether it holds, in words)."""
    text = data.decode()
    kind = text.lstrip()[:1]
    (written,) = re.findall(PROOFS[kind], text, re.DOTALL)
    proof = json.loads(unescape(written) if kind == "<" else written)
    before, _, after = text.rpartition(proof["digest"])
    require(re.fullmatch("[0-9a-f]{64}", proof["digest"]), "no digest")
    yield sha256((before + "0" * 64 + after).encode()).hexdigest() == proof["digest"], "the file is as it was written"
    require(proof["checkpoint"] is not None, "no checkpoint: nothing in it is proven")
    _, size, root, signers = read_checkpoint(proof["checkpoint"], keys)
    yield True, f"the checkpoint of {size} entries is signed by {', '.join(signers)}"
    for entry in proof["entries"]:
        number, hashes = entry["position"], entry["hashes"]
        if hashes is None:
            yield number > size, f"entry {number} is later than the checkpoint, so not proven"
            continue
        found = root_by_inclusion(leaf(entry["entry"].encode()), number - 1, size, [unbase64(one) for one in hashes])
        yield found == root and number > 0, f"entry {number} is in the register: {entry['entry'][:200]}"


def verify_issue(written, keys, data):
    _, words = verify_inclusion(written, keys, [])
    entry = json.loads(unbase64(written.split("\n")[1].removeprefix("extra ")))
    issued = entry["type"] == "report-issued" and entry["data"]["sha256"] == sha256(data).hexdigest()
    require(issued, "it is not the issue of these bytes")
    return f"{words}; by it, just these bytes were issued"


def verify_report(path, given=()):
    """What is found in a report, as (whether it holds, what was looked at, in words)."""
    lines = given or [one.read_text(encoding="utf-8") for one in sorted(path.parent.glob("keys/*.vkey"))]
    keys, data = dict(read_key(line) for line in lines), path.read_bytes()
    for holds, words in verify_entries(data, keys):
        yield holds, path.name, words
    issue = path.with_name(path.name + ".tlog-proof")
    if issue.is_file():
        yield True, issue.name, verify_issue(issue.read_bytes().decode(), keys, data)


KINDS = {
    "checkpoints/*.checkpoint": verify_checkpoint,
    "proofs/*.tlog-proof": verify_inclusion,
    "proofs/*.continuation": verify_continuation,
}


def verify_bundle(folder, given=()):
    """What is found, as (whether it holds, what was looked at, in words)."""
    lines = given or [path.read_text(encoding="utf-8") for path in sorted(folder.glob("keys/*.vkey"))]
    keys = dict(read_key(line) for line in lines)
    data = (folder / "entries.jsonl").read_bytes()
    require(not data or data.endswith(b"\n"), "entries.jsonl does not end with the end of a line")
    leaves = [leaf(line) for line in data.split(b"\n")[:-1]]
    found = [(path, verify) for kind, verify in KINDS.items() for path in sorted(folder.glob(kind))]
    require(any(verify is verify_checkpoint for _, verify in found), "there is no checkpoint")
    sealed = 0
    for path, verify in found:
        try:
            size, words = verify(path.read_bytes().decode(), keys, leaves)
            sealed = max(sealed, size)
            yield True, path.name, words
        except Exception as error:  # whatever a file holds, the next one is looked at too
            yield False, path.name, f"{type(error).__name__}: {error}"
    yield sealed == len(leaves), "entries.jsonl", f"{sealed} of {len(leaves)} entries are sealed"


def main(arguments):
    places = [one for one, before in zip(arguments, [""] + arguments) if "--key" not in (one, before)]
    given = [one for one, before in zip(arguments, [""] + arguments) if before == "--key"]
    place = Path(places[0] if places else ".")
    try:
        found = list(verify_report(place, given) if place.is_file() else verify_bundle(place, given))
    except Exception as error:
        found = [(False, "bundle", f"{type(error).__name__}: {error}")]
    for holds, what, words in found:
        print("ok " if holds else "BAD", what, words.encode("unicode_escape").decode("ascii"))
    return 0 if all(holds for holds, *_ in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
