"""The register itself: what is done to it, and not in the world."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.event import Event
from programme.domain.vocabulary import PublicKey


class RegisterSealed(Event):
    """A checkpoint over all entries up to this one is signed, by the key of which this is the public part."""

    type: ClassVar[str] = "register-sealed"
    sentence: ClassVar[str] = "The register is sealed up to here."
    of_the_world: ClassVar[bool] = False

    key: PublicKey
