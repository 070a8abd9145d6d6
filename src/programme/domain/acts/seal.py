"""The act of sealing; it has no command of its own making, since a signature comes with it."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, asked
from programme.domain.aggregates.keys import Keys
from programme.domain.event import Event
from programme.domain.events import KeyLost, KeyRotated, RegisterSealed
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import PublicKey


class SealRegister(Act):
    """Seal the register: sign the state it is in, so that no change of it goes unnoticed."""

    noun: ClassVar[str] = "audit"
    verb: ClassVar[str] = "seal"
    french: ClassVar[tuple[str, str]] = ("audit", "sceller")
    records: ClassVar[tuple[type[Event], ...]] = (RegisterSealed,)
    example: ClassVar[str] = "programme audit seal"

    key: PublicKey = asked("The public key of the seal.")

    def decide(
        self,
        reading: Reading,
        now: Circumstances,
        obstacles: Obstacles,
    ) -> list[New]:
        """Return the seal, on the day that it is made; a seal rests on nothing but that its key is not out of use."""
        since = Keys.of(reading.facts(KeyRotated, KeyLost)).retired.get(self.key)
        retired = say("The key {key} is out of use since entry {position}.", key=self.key, position=since)
        obstacles.unless(since is None, "key-retired", retired, advice="programme key rotate --reason …")
        return [self.happening(RegisterSealed, self.day(now), key=self.key)]
