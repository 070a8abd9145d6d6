"""The editions of the charter, and which one is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.domain.charter import DEFAULT_ZONE, Charter
from programme.domain.events import CharterAdopted
from programme.domain.fact import Fact
from programme.domain.timed import Chain


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition: its id, its hash, its rules, and the fact that adopted it."""

    id: str
    hash: str
    rules: Charter
    fact: Fact


@dataclass(frozen=True, slots=True)
class Charters:
    """Every edition adopted so far."""

    chain: Chain = Chain()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Charters:
        """Return the editions that these facts adopt."""
        chain = Chain()
        for fact in facts:
            chain = chain.with_link(fact)
        return cls(chain)

    @property
    def latest(self) -> Edition | None:
        """The edition that nothing replaces, whatever its date, or None before the first."""
        return _edition(self.chain.tail)

    @property
    def timezone(self) -> str:
        """The time zone of the latest edition: where its days begin and end."""
        return self.latest.rules.timezone if self.latest is not None else DEFAULT_ZONE

    def by_id(self, wanted: str) -> Edition | None:
        """Return the edition of that id, or None."""
        editions = (_edition(link) for link in self.chain.links)
        return next((one for one in editions if one is not None and one.id == wanted), None)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all editions."""
        return tuple(one.id for link in self.chain.links if (one := _edition(link)) is not None)

    def in_force(self, day: date) -> Edition | None:
        """Return the last edition certainly in force at the end of ``day``, or None."""
        return _edition(self.chain.candidates(day)[0])

    def for_day(self, day: date) -> tuple[Edition | None, bool]:
        """Return the edition to judge by, and whether it was adopted only after ``day``.

        Before any edition was in force, the earliest known one serves, and says so.
        """
        if (edition := self.in_force(day)) is not None:
            return edition, False
        roots = [link for link in self.chain.links if _edition(link) is not None]
        first = min(roots, key=lambda link: (link.on.earliest, link.on.latest, link.id), default=None)
        return _edition(first), first is not None


def _edition(fact: Fact | None) -> Edition | None:
    if fact is None or not isinstance(fact.event, CharterAdopted):
        return None
    return Edition(fact.event.edition, fact.event.hash, fact.event.rules, fact)
