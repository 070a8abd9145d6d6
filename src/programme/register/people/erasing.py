"""Carrying out erasures: an entry says that a person is erased, then the keys of that person are destroyed."""

from __future__ import annotations

from programme.domain.aggregates.person import Person
from programme.domain.reading import Reading
from programme.register.people.vault import Vault


def erased(reading: Reading) -> frozenset[str]:
    """Return the persons that a reading knows to be erased."""
    return frozenset(one.id for one in reading.every(Person) if one.erased)


def destroy_erased(latest: Reading, vault: Vault) -> int:
    """Destroy the keys of all persons on record as erased, and return how many were there still.

    A crash may have come between the entry and the destruction, or the vault been put back from a copy. ``latest`` is
    a reading of the whole register.

    :raises VaultDamaged: the vault cannot be read, or not be written: the keys may still be there.
    """
    wanted = erased(latest)
    return vault.destroy(vault.persons() & wanted) if wanted else 0
