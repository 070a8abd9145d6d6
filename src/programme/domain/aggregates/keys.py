"""The keys of a register: which one seals, which are out of use, and which offices hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from programme.domain.event import Event
from programme.domain.events import KeyHandedOver, KeyLost, KeyRotated, RegisterSealed
from programme.domain.fact import Fact
from programme.domain.vocabulary import KeyKind, OfficeId, PublicKey


@dataclass(frozen=True, slots=True)
class Keys:
    """What is known of the keys: it happens to the register, so the order of recording is the order of happening."""

    TYPES: ClassVar[tuple[type[Event], ...]] = (RegisterSealed, KeyRotated, KeyLost, KeyHandedOver)

    facts: tuple[Fact, ...] = ()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Keys:
        """Return what these facts say of the keys."""
        return cls(tuple(sorted((one for one in facts if isinstance(one.event, cls.TYPES)), key=_position)))

    @property
    def sealing(self) -> PublicKey | None:
        """The key that seals: None before the first seal, and between the loss of one and the next."""
        found: PublicKey | None = None
        retired = self.retired
        for fact in self.facts:
            match fact.event:
                case RegisterSealed(key=key) if retired.get(key, fact.position) >= fact.position:
                    found = key
                case KeyRotated(new=new):
                    found = new
                case KeyLost(kind=KeyKind.SEAL):
                    found = None
        return found

    @property
    def retired(self) -> dict[PublicKey, int]:
        """The keys that seal no more, each with the position of the entry that says so first."""
        found: dict[PublicKey, int] = {}
        for fact in self.facts:
            old = fact.event.old if isinstance(fact.event, KeyRotated) else None
            lost = fact.event.key if isinstance(fact.event, KeyLost) else None
            for key in filter(None, (old, lost)):
                found.setdefault(key, fact.position)
        return found

    def vouching_for(self, rotation: Fact) -> PublicKey | None:
        """Return the key that is to vouch for the one that takes its place; None where it is lost, or there is none."""
        old = rotation.event.old if isinstance(rotation.event, KeyRotated) else None
        return old if old is not None and self.retired[old] >= rotation.position else None

    def used(self, key: PublicKey) -> bool:
        """Return whether a key ever sealed, or was to seal."""
        return any(key in {getattr(one.event, "key", None), getattr(one.event, "new", None)} for one in self.facts)

    def holders(self, kind: KeyKind) -> tuple[OfficeId, ...]:
        """Return the offices that hold a key, as they were named last; none are since it was lost or replaced."""
        held: tuple[OfficeId, ...] = ()
        for fact in self.facts:
            match fact.event:
                case KeyHandedOver(kind=named, holders=holders) if named is kind:
                    held = holders
                case KeyRotated() if kind is KeyKind.SEAL:
                    held = ()
                case KeyLost(kind=named) if named is kind:
                    held = ()
        return held

    @property
    def vault_lost(self) -> int | None:
        """The position of the entry by which the vault is lost, unless somebody holds it again since."""
        found: int | None = None
        for fact in self.facts:
            match fact.event:
                case KeyLost(kind=KeyKind.VAULT):
                    found = fact.position
                case KeyHandedOver(kind=KeyKind.VAULT):
                    found = None
        return found


def _position(fact: Fact) -> int:
    return fact.position
