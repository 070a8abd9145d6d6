"""Ed25519 keys: those that seal a register, those by which witnesses cosign, and the files they are kept in.

A private key is a PEM file (PKCS 8, encrypted where there is a passphrase). Its public key stands beside it as a line
``name+id+key`` in a file that ends in ``.vkey``: the form of Go's notes, which other programs read too.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from programme.register.proofs.note import MalformedNote, Signature, from_base64, is_key_name, key_id, to_base64

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEAL, COSIGNATURE = 0x01, 0x04
KEY_SIZE, STAMP_SIZE = 32, 8
PUBLIC = ".vkey"


class KeyUnusable(Exception):
    """A file of keys cannot serve; `reason` is ``missing``, ``malformed``, ``passphrase`` or ``exists``."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 public key with its name, for seals (0x01) or for cosignatures (0x04)."""

    name: str
    algorithm: int
    public: bytes

    @classmethod
    def parse(cls, line: str) -> PublicKey:
        """Return the key that a line ``name+id+key`` writes.

        :raises MalformedNote: it is none, or of an algorithm that is not known here.
        """
        name, _, rest = line.strip().partition("+")
        id_, _, encoded = rest.partition("+")
        data = from_base64(encoded)
        key = cls(name, data[0] if data else 0, data[1:])
        if not is_key_name(name) or key.algorithm not in {SEAL, COSIGNATURE} or len(key.public) != KEY_SIZE:
            raise MalformedNote(f"no public key: {line[:60]}")
        if key.id.hex() != id_:
            raise MalformedNote(f"the id is not that of the key: {line[:60]}")
        return key

    @property
    def id(self) -> bytes:
        """The key id: four bytes."""
        return key_id(self.name, self.algorithm, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{to_base64(bytes([self.algorithm]) + self.public)}"

    def verifies(self, text: str, signature: bytes) -> bool:
        """Return whether a signature, without its key id, is one of this key under a text."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        message = text.encode()
        if self.algorithm == COSIGNATURE:
            time, signature = int.from_bytes(signature[:STAMP_SIZE], "big"), signature[STAMP_SIZE:]
            message = _cosigned(text, time)
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with the public key that verifies what it signs."""

    private: Ed25519PrivateKey
    public: PublicKey

    @classmethod
    def new(cls, name: str, algorithm: int = SEAL, seed: bytes | None = None) -> SigningKey:
        """Return a new key, drawn by chance unless the 32 bytes it is made of are given."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.generate() if seed is None else Ed25519PrivateKey.from_private_bytes(seed)
        return cls(private, PublicKey(name, algorithm, private.public_key().public_bytes_raw()))

    @classmethod
    def load(cls, path: Path, passphrase: Callable[[], bytes]) -> SigningKey:
        """Return the key kept in a PEM file; the passphrase is asked for only where there is one.

        :raises KeyUnusable: a file is missing or malformed, or the passphrase is not the one.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        pem = _read(path)
        _put_back_public(path, pem)
        public = public_key(path.with_suffix(PUBLIC))
        is_encrypted = b"-----BEGIN ENCRYPTED " in pem
        try:
            private = load_pem_private_key(pem, passphrase() if is_encrypted else None)
        except (ValueError, TypeError) as error:
            raise KeyUnusable(path, "passphrase" if is_encrypted else "malformed") from error
        if not isinstance(private, Ed25519PrivateKey) or private.public_key().public_bytes_raw() != public.public:
            raise KeyUnusable(path, "malformed")
        return cls(private, public)

    def save(self, path: Path, passphrase: bytes | None, remark: str = "") -> None:
        """Write the key, then its public key in a file of its own; only the owner may read the first.

        Above the key stand a remark and its public key, from which the second file is made should it be missing.

        :raises KeyUnusable: there is a file already.
        """
        from cryptography.hazmat.primitives import serialization as to

        encryption = to.BestAvailableEncryption(passphrase) if passphrase else to.NoEncryption()
        pem = self.private.private_bytes(to.Encoding.PEM, to.PrivateFormat.PKCS8, encryption).decode("ascii")
        above = "".join(f"{line}\n" for line in remark.splitlines())
        with _telling(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _put(path, f"{above}{self.public}\n{pem}", mode=0o600)
            _put(path.with_suffix(PUBLIC), f"{self.public}\n", mode=0o666)

    def sign(self, text: str) -> Signature:
        """Return the signature of a log under a text."""
        return Signature(self.public.name, self.public.id, self.private.sign(text.encode()))

    def cosign(self, text: str, time: int) -> Signature:
        """Return the signature of a witness under a checkpoint's text, at a time in seconds since 1970."""
        value = time.to_bytes(STAMP_SIZE, "big") + self.private.sign(_cosigned(text, time))
        return Signature(self.public.name, self.public.id, value)


def public_key(path: Path) -> PublicKey:
    """Return the public key kept in a file.

    :raises KeyUnusable: the file is missing or malformed.
    """
    try:
        return PublicKey.parse(_read(path).decode())
    except (MalformedNote, UnicodeDecodeError) as error:
        raise KeyUnusable(path, "malformed") from error


def cosigned_at(signature: Signature) -> int:
    """Return when a witness signed, in seconds since 1970."""
    return int.from_bytes(signature.value[:STAMP_SIZE], "big")


def _cosigned(text: str, time: int) -> bytes:
    """Return what a witness signs (C2SP tlog-cosignature)."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _put_back_public(path: Path, pem: bytes) -> None:
    """Write the public key again that stands above a private one, if its file is missing: who made both was killed."""
    public = path.with_suffix(PUBLIC)
    line = pem.partition(b"-----BEGIN ")[0].decode(errors="replace").strip().rpartition("\n")[2]
    if public.exists() or not line:
        return
    with suppress(MalformedNote, OSError):
        _put(public, f"{PublicKey.parse(line)}\n", mode=0o666)


def _put(path: Path, text: str, mode: int) -> None:
    """Write a new file, which appears whole.

    :raises FileExistsError: there is one already.
    """
    new = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(new, path)
        except FileExistsError:
            raise
        except OSError as error:  # a file system without links
            if path.exists():
                raise FileExistsError(path) from error
            new.rename(path)
    finally:
        new.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    with _telling(path):
        return path.read_bytes()


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise KeyUnusable(path, "exists") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KeyUnusable(path, "missing") from error
