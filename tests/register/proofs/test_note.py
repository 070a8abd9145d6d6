"""Signed notes, checkpoints and keys: the examples of the specifications, and every letter changed in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from programme.register.proofs.checkpoint import Checkpoint, SignedCheckpoint
from programme.register.proofs.keys import COSIGNATURE, KeyUnusable, PublicKey, SigningKey, cosigned_at, public_key
from programme.register.proofs.note import MalformedNote, Note

POEM = """\
Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""  # noqa: E501  # as published
BEHIND_THE_SOFA = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""  # noqa: E501  # as published
PETER = """\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""
PETER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KEY = SigningKey.new("urn:programme:test", seed=bytes(32))
WITNESS = SigningKey.new("auditor.example/w", COSIGNATURE, seed=bytes([1]) * 32)
CHECKPOINT = Checkpoint("urn:programme:test", 3, bytes(range(32)))


@pytest.mark.parametrize("written", [POEM, BEHIND_THE_SOFA, PETER])
def test_the_examples_of_the_specifications_are_read_and_written_letter_by_letter(written: str) -> None:
    assert str(Note.parse(written)) == written


def test_a_published_note_is_verified_by_its_published_key() -> None:
    key = PublicKey.parse(PETER_KEY)
    assert Note.parse(PETER).signed_by(key)
    assert str(key) == PETER_KEY
    assert not Note.parse(PETER.replace("answer", "Answer")).signed_by(key)


def test_the_example_of_a_checkpoint_says_which_log_how_long_and_which_root() -> None:
    found = SignedCheckpoint.parse(BEHIND_THE_SOFA)
    assert (found.checkpoint.origin, found.checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert found.checkpoint.root.hex().startswith("0ac5186a91863e8e1d90c808014aa89b")
    assert [one.name for one in found.note.signatures] == ["example.com/behind-the-sofa", "witness.example.com/w1"]
    assert cosigned_at(found.note.signatures[1]) == 1679315147


def signed() -> str:
    note = Note(CHECKPOINT.text, (KEY.sign(CHECKPOINT.text),))
    return str(note.signed(WITNESS.cosign(CHECKPOINT.text, 1679315147)))


def verified(written: str) -> bool:
    """Whether it is the checkpoint, signed by both."""
    try:
        found = SignedCheckpoint.parse(written)
    except MalformedNote:
        return False
    return found.checkpoint == CHECKPOINT and found.note.signers([KEY.public, WITNESS.public]) == [
        KEY.public,
        WITNESS.public,
    ]


def test_a_checkpoint_signed_and_cosigned_with_any_byte_changed_is_no_longer_verified() -> None:
    assert verified(signed())
    data = signed().encode()
    for place in range(len(data)):
        for change in (1, 0x20, 0x80):
            changed = data[:place] + bytes([data[place] ^ change]) + data[place + 1 :]
            assert not verified(changed.decode(errors="replace")), f"byte {place} changed to {changed[place]}"
        assert not verified((data[:place] + data[place + 1 :]).decode(errors="replace")), f"byte {place} removed"


def test_signatures_of_unknown_keys_are_kept_and_left_alone() -> None:
    stranger = SigningKey.new("someone.example", seed=bytes([2]) * 32)
    note = Note.parse(signed()).signed(stranger.sign(CHECKPOINT.text))
    assert verified(str(note))
    assert Note.parse(str(note)) == note
    assert not note.signed_by(SigningKey.new("someone.example", seed=bytes([3]) * 32).public)


def test_one_bad_signature_of_a_known_key_spoils_a_good_one() -> None:
    good, bad = KEY.sign(CHECKPOINT.text), KEY.sign("another text\n")
    assert not Note(CHECKPOINT.text, (good, bad)).signed_by(KEY.public)


def test_a_seal_is_no_cosignature_although_the_key_be_the_same() -> None:
    same = SigningKey.new(KEY.public.name, COSIGNATURE, seed=bytes(32))
    assert not Note(CHECKPOINT.text, (KEY.sign(CHECKPOINT.text),)).signed_by(same.public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "origin\n3\n",
        "origin\n03\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n-3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n٣\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "origin\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
        "origin\n3\nAAAA\n",
        "origin\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n",
        "\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(MalformedNote):
        SignedCheckpoint.parse(str(Note(text, (KEY.sign(text),))))


@pytest.mark.parametrize(
    "line",
    ["", "name", "name+00000000+AQ==", PETER_KEY.replace("c74f20a3", "c74f20a4"), PETER_KEY.replace("+AR", "+CR")],
)
def test_what_is_no_public_key_is_refused(line: str) -> None:
    with pytest.raises(MalformedNote):
        PublicKey.parse(line)


def test_a_public_key_whose_writer_was_killed_is_written_by_whoever_uses_the_private_one(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "seal.pem"
    KEY.save(path, None, "A remark")
    path.with_suffix(".vkey").unlink()
    assert SigningKey.load(path, bytes).public == KEY.public == public_key(path.with_suffix(".vkey"))


@pytest.mark.parametrize("passphrase", [None, "une phrase à retenir".encode()])
def test_a_key_is_kept_in_a_file_and_found_again(tmp_path: Path, passphrase: bytes | None) -> None:
    path = tmp_path / "keys" / "seal.pem"
    KEY.save(path, passphrase, "A remark\non two lines")
    found = SigningKey.load(path, lambda: passphrase or b"")
    assert found.public == KEY.public == public_key(path.with_suffix(".vkey"))
    assert path.read_text(encoding="utf-8").startswith(f"A remark\non two lines\n{KEY.public}\n-----BEGIN")
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(KeyUnusable, match="exists"):
        KEY.save(path, None)


def test_a_wrong_passphrase_a_missing_file_and_another_s_public_key_are_told_apart(tmp_path: Path) -> None:
    KEY.save(tmp_path / "seal.pem", b"right")
    for path, reason in ((tmp_path / "seal.pem", "passphrase"), (tmp_path / "none.pem", "missing")):
        with pytest.raises(KeyUnusable) as caught:
            SigningKey.load(path, lambda: b"wrong")
        assert caught.value.reason == reason
    (tmp_path / "seal.vkey").write_text(str(SigningKey.new("urn:programme:test").public), encoding="utf-8")
    with pytest.raises(KeyUnusable) as caught:
        SigningKey.load(tmp_path / "seal.pem", lambda: b"right")
    assert caught.value.reason == "malformed"
