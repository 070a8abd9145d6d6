"""A survey: what the reports on the whole programme read, on a day V, on what was known at a position K."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from programme import __version__
from programme.domain.aggregates.charters import Charters, Edition
from programme.domain.answer import Answer
from programme.domain.charter import DEFAULT_ZONE, Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import CharterAdopted, ProgrammeStarted, TerritoryEnvisaged, TerritoryProposed
from programme.domain.fact import Fact
from programme.domain.naming import names
from programme.domain.reading import Reading
from programme.domain.refusals import Reason, Refused, unknown
from programme.domain.scope import concerns
from programme.domain.sentences import say
from programme.domain.standing import territory_ids
from programme.domain.vocabulary import TerritoryId
from programme.domain.what_if import WhatIf
from programme.language import Lang
from programme.language.choice import LANGS
from programme.register.register import Register
from programme.reports.checking import known_at
from programme.reports.footing import Footing
from programme.reports.seen import by_the_end_of, digest_of, entry_at


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: the kind of report, V, K, a territory or all, a period or all of the past.

    ``what_if`` is what the register is supposed to hold besides, if anything.
    """

    report: str
    day: date
    position: int
    territory: TerritoryId | None = None
    period: ImpreciseDate | None = None
    what_if: WhatIf | None = None
    footing: Footing = Footing()


@dataclass(frozen=True, slots=True)
class Survey:
    """All that the sections of a report on the programme read.

    ``known`` reads all that was known at K, whatever the day. ``reading`` holds what surely or possibly happened by the
    day, and concerns the territory if there is one;
    ``names`` is what to call things by ``kind:id``, in each language.
    """

    asked: Asked
    programme: str
    known: Reading
    reading: Reading
    territories: tuple[TerritoryId, ...]
    edition: Edition | None
    known_at: datetime
    digest: str
    names: dict[Lang, dict[str, str]]
    version: str = __version__

    @property
    def day(self) -> date:
        """The day V."""
        return self.asked.day

    @property
    def rules(self) -> Charter | None:
        """The rules in force on the day, else the earliest known."""
        return self.edition.rules if self.edition is not None else None

    @property
    def timezone(self) -> str:
        """The time zone in which instants are told."""
        return self.rules.timezone if self.rules is not None else DEFAULT_ZONE

    @property
    def document(self) -> str | None:
        """The document that the rules cite most, by their own word: what is cited without a title is in it."""
        return self.rules.document if self.rules is not None else None

    @property
    def title(self) -> str:
        """What the programme is called."""
        if self.rules is not None and self.rules.name:
            return self.rules.name
        started = [fact.event.name for fact in self.facts(ProgrammeStarted) if isinstance(fact.event, ProgrammeStarted)]
        return started[-1] if started else self.programme

    def facts(self, *types: type[Event], tags: Iterable[str] = ()) -> list[Fact]:
        """Return the facts of some types, in the order of happening."""
        return sorted(self.reading.facts(*types, tags=tags), key=place)

    def told(self, *types: type[Event], tags: Iterable[str] = ()) -> list[Fact]:
        """Return those of them that surely or possibly happened in the period, if there is one."""
        period = self.asked.period
        found = self.facts(*types, tags=tags)
        return found if period is None else [fact for fact in found if fact.on.within(period) is not Answer.NO]

    def command(self) -> str:
        """Return the command line that asks for the report."""
        asked = self.asked
        parts = [f"programme report {asked.report}"]
        if asked.period is not None:
            start, slash, end = asked.period.text.partition("/")
            given = (("--from", start), ("--to", end)) if slash else (("--year", start),)
            parts += [f"{option} {text}" for option, text in given if text != ".."]
        if asked.territory is not None:
            parts.append(f"--territory {asked.territory}")
        return (
            " ".join((*parts, f"--as-of {asked.day}", *known_at(asked.position, asked.what_if))) + asked.footing.options
        )


def survey(register: Register, asked: Asked) -> Survey:
    """Return the survey that is asked for.

    :raises Refused: nothing is recorded by then, or the territory is unknown.
    """
    if asked.position < 1:
        nothing = say("The register holds no entry by then.")
        reason = Reason("nothing-recorded", nothing, advice="programme start --name …")
        raise Refused(f"report {asked.report}", (reason,))
    whole = register.reading(asked.position)
    territories = territory_ids(whole)
    if asked.territory is not None and asked.territory not in territories:
        raise Refused(f"report {asked.report}", (unknown("territory", asked.territory, territories),))
    seen = by_the_end_of(asked.day, whole)
    here = asked.territory
    return Survey(
        asked=asked,
        programme=register.programme,
        known=whole,
        reading=seen if here is None else seen.only(lambda fact: concerns(fact, here)),
        territories=_come(seen, territories) if here is None else (here,),
        edition=Charters.of(whole.facts(CharterAdopted)).for_day(asked.day)[0],
        known_at=entry_at(register, asked.position).recorded_at,
        digest=digest_of(register, asked.position),
        names={lang: names(whole, lang) for lang in LANGS},
    )


def place(fact: Fact) -> tuple[date, date, int]:
    """Return the place of a fact in the order of happening."""
    return fact.on.earliest, fact.on.latest, fact.position


def _come(seen: Reading, territories: Iterable[TerritoryId]) -> tuple[TerritoryId, ...]:
    """Return the territories proposed or envisaged by the day."""
    return tuple(
        one for one in territories if seen.facts(TerritoryProposed, TerritoryEnvisaged, tags=[f"territory:{one}"])
    )
