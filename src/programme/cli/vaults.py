"""`programme key backup` and `restore`: copies of the vault, for whoever else holds it."""

from __future__ import annotations

from pathlib import Path

from programme.cli.output import data
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.register.people.vault import Vault, VaultMissing


def backup(session: Session, *, file: str) -> None:
    """Make a copy of the vault.

    :raises Problem: there is no vault, or something at that place.
    """
    vault = _vault(session, session.vault)
    try:
        count = vault.back_up(Path(file))
    except VaultMissing as error:
        raise _no_vault(vault) from error
    except FileExistsError as error:
        sentence = say("There is already something at {folder}.", folder=file)
        raise Problem(sentence, advice="programme key backup …", code=Code.REFUSED, rule="already-there") from error
    data(file)
    session.tell(say("Keys in the copy: {count}. Keep it apart from the copies of the register.", count=count))


def restore(session: Session, *, file: str) -> None:
    """Put back the keys of a copy, then carry out every erasure that is on record.

    :raises Problem: there is no such copy.
    """
    vault, copy = _vault(session, session.vault), _vault(session, Path(file))
    try:
        count = vault.restore(copy)
    except VaultMissing as error:
        raise _no_vault(copy) from error
    data(str(vault.path))
    destroyed = session.register.destroy_erased()
    session.tell(say("Keys put back: {count}; destroyed again: {destroyed}.", count=count, destroyed=destroyed))
    session.tell(say("Next: {command}", command=session.spelled("programme person list")))


def _vault(session: Session, path: Path) -> Vault:
    return Vault(path, session.register.programme)


def _no_vault(vault: Vault) -> Problem:
    sentence = say("There is no vault at {path}.", path=str(vault.path))
    return Problem(sentence, advice="programme key list", code=Code.REFUSED, rule="no-vault")
