"""What a report sees of the register: facts by the end of a day, and what identifies the entries it counts."""

from __future__ import annotations

import hashlib
from datetime import date

from programme.domain.answer import Answer
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.register.register import Register


def by_the_end_of(day: date, reading: Reading) -> Reading:
    """Return a reading of what surely or possibly happened by the end of a day."""
    return reading.only(lambda fact: fact.on.by(day) is not Answer.NO)


def entry_at(register: Register, position: int) -> Fact:
    """Return the fact at a position that the register has."""
    return next(register.facts(position - 1, position))


def digest_of(register: Register, position: int) -> str:
    """Return the SHA-256 of the entries up to a position, each followed by a line feed: that of their export."""
    running = hashlib.sha256()
    for batch in register.recorder.scan(0, position):
        for _, stored in batch:
            running.update(stored + b"\n")
    return running.hexdigest()
