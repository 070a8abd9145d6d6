"""Where keys and checkpoints are kept, and how a passphrase is come by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from getpass import getpass
from pathlib import Path

from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import Sentence, say
from programme.register.proofs.keys import PUBLIC, KeyUnusable, PublicKey, SigningKey, public_key
from programme.register.proofs.note import MalformedNote
from programme.register.proofs.sealing import SUFFIX

KEYS, SEALS, KEY = "keys", "seals", "seal.pem"
_UNUSABLE = {
    "missing": say("There is no key at {path}."),
    "malformed": say("{path} is no key that can be used here."),
    "passphrase": say("The passphrase does not open the key {path}."),
    "exists": say("There is a key at {path} already."),
}


def folder(session: Session) -> Path:
    """Return the folder of the register: its keys and its checkpoints are kept there, beside it."""
    return session.folder().resolve()


def signing_key(path: Path, session: Session, passphrase_file: str | None) -> SigningKey:
    """Return the private key in a file, its passphrase read from a file or asked for.

    :raises Problem: it cannot be used.
    """
    try:
        return SigningKey.load(path, passphrase(session, passphrase_file, path))
    except KeyUnusable as error:
        raise problem_of_key(error) from error


def passphrase(session: Session, file: str | None, path: Path) -> Callable[[], bytes]:
    """Return what gives the passphrase of a key: the first line of a file, or what the person types."""

    def given() -> bytes:
        if file is not None:
            return first_line(file)
        if not session.may_ask:
            sentence = say("The key {path} has a passphrase.", path=str(path))
            raise Problem(sentence, advice=say("add --passphrase-file FILE"))
        return getpass(session.speaker.text("Passphrase of {path}: ", path=str(path))).encode()

    return given


def new_passphrase(session: Session, file: str | None) -> bytes | None:
    """Return the passphrase of a new key: the first line of a file, or what the person types twice; None for none.

    :raises Problem: what was typed the second time is not the same.
    """
    if file is not None:
        return first_line(file)
    if not session.may_ask:
        return None
    text = session.speaker.text
    typed = getpass(text("Passphrase of the key that seals the register (nothing for none): "))
    if typed and getpass(text("The same again: ")) != typed:
        raise Problem(say("The two passphrases are not the same."), advice="programme init")
    return typed.encode() or None


def first_line(file: str) -> bytes:
    """Return the first line of a file, without its end."""
    with Path(file).open("rb") as lines:
        return lines.readline().rstrip(b"\r\n")


def trusted_keys(given: Iterable[str], session: Session) -> list[PublicKey]:
    """Return the public keys given on the command line, each as a line or as a file; else those beside the register.

    :raises Problem: one cannot be used.
    """
    if given := tuple(given):
        return [public(one) for one in given]
    try:
        return [public_key(path) for path in sorted((folder(session) / KEYS).glob(f"*{PUBLIC}"))]
    except KeyUnusable as error:
        raise problem_of_key(error) from error


def seal_files(session: Session) -> list[tuple[str, str]]:
    """Return the checkpoints kept as files, as name and text."""
    found = sorted((folder(session) / SEALS).glob(f"*{SUFFIX}"))
    return [(f"{SEALS}/{path.name}", path.read_text(encoding="utf-8", errors="surrogateescape")) for path in found]


def problem_of_key(error: KeyUnusable) -> Problem:
    """Return what is wrong with a key, in words."""
    sentence = Sentence(_UNUSABLE[error.reason].template, {"path": str(error.path)})
    advice = say("name the file of the key with --key FILE")
    return Problem(sentence, advice=advice, code=Code.REFUSED, rule="key")


def public(given: str) -> PublicKey:
    """Return a public key given on the command line, as a line or as a file.

    :raises Problem: it cannot be used.
    """
    if "+" in given and not Path(given).exists():
        try:
            return PublicKey.parse(given)
        except MalformedNote as error:
            sentence = say("'{text}' is no public key: {detail}.", text=given, detail=str(error))
            raise Problem(sentence, advice="--key") from error
    try:
        return public_key(Path(given))
    except KeyUnusable as error:
        raise problem_of_key(error) from error
