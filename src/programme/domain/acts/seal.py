"""The act of sealing; it has no command of its own making, since a signature comes with it."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, asked
from programme.domain.event import Event
from programme.domain.events import RegisterSealed
from programme.domain.reading import Reading
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
        reading: Reading,  # noqa: ARG002  # a seal rests on nothing: it may be set at any time
        now: Circumstances,
        obstacles: Obstacles,  # noqa: ARG002
    ) -> list[New]:
        """Return the seal, on the day that it is made."""
        return [self.happening(RegisterSealed, self.day(now), key=self.key)]
