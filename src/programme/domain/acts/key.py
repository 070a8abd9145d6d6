"""Acts on the keys of a register: another one seals from now on, one is lost, others hold it."""

from __future__ import annotations

import re
from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, option
from programme.domain.aggregates.keys import Keys
from programme.domain.event import Event
from programme.domain.events import KeyHandedOver, KeyLost, KeyRotated, PersonRegistered
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import PERSON_PATTERN, KeyKind, OfficeId, PublicKey, Text

HOLDERS = 2
"""A key that one office alone holds is lost with it."""


class RotateKey(Act):
    """Seal with another key from now on; the command makes it, and lets the key until now vouch for it."""

    noun: ClassVar[str] = "key"
    verb: ClassVar[str] = "rotate"
    french: ClassVar[tuple[str, str]] = ("clef", "changer")
    records: ClassVar[tuple[type[Event], ...]] = (KeyRotated,)
    example: ClassVar[str] = 'programme key rotate --reason "Changement de bureau"'

    new: PublicKey = asked("The public key that seals from now on.")
    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the rotation, which names the key until now."""
        keys = Keys.of(reading.facts(*Keys.TYPES))
        used = say("The key {key} was in use before; a new one is drawn for each rotation.", key=self.new)
        obstacles.unless(not keys.used(self.new), "key-used", used, advice="programme key list")
        old = keys.sealing or next(reversed(keys.retired), None)
        return [self.happening(KeyRotated, self.day(now), old=old, new=self.new, reason=self.reason)]


class LoseKey(Act):
    """Say that a key is lost, or that somebody else may have it; what it signs afterwards counts for nothing."""

    noun: ClassVar[str] = "key"
    verb: ClassVar[str] = "lose"
    french: ClassVar[tuple[str, str]] = ("clef", "perdre")
    records: ClassVar[tuple[type[Event], ...]] = (KeyLost,)
    example: ClassVar[str] = 'programme key lose vault --reason "Clé USB égarée"'

    kind: KeyKind = argument("The key that seals, or the vault of the keys of persons.", examples=["vault"])
    reason: Text = asked("How.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the loss."""
        key = Keys.of(reading.facts(*Keys.TYPES)).sealing if self.kind is KeyKind.SEAL else None
        there = key if self.kind is KeyKind.SEAL else reading.facts(PersonRegistered)
        nothing = say("There is nothing to lose: no seal was set, no person registered, or the loss is on record.")
        obstacles.unless(there, "no-key", nothing, advice="programme key list")
        return [self.happening(KeyLost, self.day(now), kind=self.kind, key=key, reason=self.reason)]


class HandOverKey(Act):
    """Say which offices hold a key from now on, each with a copy of its own: two at least."""

    noun: ClassVar[str] = "key"
    verb: ClassVar[str] = "hand-over"
    french: ClassVar[tuple[str, str]] = ("clef", "remettre")
    records: ClassVar[tuple[type[Event], ...]] = (KeyHandedOver,)
    example: ClassVar[str] = "programme key hand-over vault --holder president --holder coordinator"

    kind: KeyKind = argument("The key that seals, or the vault of the keys of persons.", examples=["vault"])
    holders: tuple[OfficeId, ...] = asked("An office that holds it.", name="holder", min_length=1)
    reason: Text | None = option("Why, or how it was handed over.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return who holds it."""
        holders = tuple(dict.fromkeys(self.holders))
        again = f"programme key hand-over {self.kind} --holder … --holder …"
        alone = say("A key that one office alone holds is lost with it: name {count} at least.", count=HOLDERS)
        obstacles.unless(len(holders) >= HOLDERS, "two-holders", alone, advice=again)
        office = say("A key is held by an office, not by a person: who leaves the office leaves the key.")
        persons = [one for one in holders if re.fullmatch(PERSON_PATTERN, one)]
        obstacles.unless(not persons, "held-by-office", office, advice=again)
        before = Keys.of(reading.facts(KeyRotated, KeyLost, KeyHandedOver)).holders(self.kind)
        same = say("They hold it already.")
        obstacles.unless(set(holders) != set(before), "held-already", same, advice="programme key list")
        fields = {"kind": self.kind, "holders": holders, "reason": self.reason}
        return [self.happening(KeyHandedOver, self.day(now), **fields)]
