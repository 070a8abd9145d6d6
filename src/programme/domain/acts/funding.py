"""Acts on funding: calls for projects announced; requests submitted, granted, refused, reported on."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories, new_id
from programme.domain.acts.order import follows
from programme.domain.aggregates.funding import Call, FundingRequest
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    CallExpected,
    CallOpened,
    FundingApplied,
    FundingGranted,
    FundingRefused,
    FundingReported,
)
from programme.domain.money import Amount
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import CallId, CallState, DocumentId, FundingId, Nature, TerritoryId, Text, Title, Year

LIST = "programme funding list"


class AnnounceCall(Act):
    """Record that a call for projects is open, or expected only."""

    noun: ClassVar[str] = "funding"
    verb: ClassVar[str] = "announce"
    french: ClassVar[tuple[str, str]] = ("financement", "annoncer")
    records: ClassVar[tuple[type[Event], ...]] = (CallExpected, CallOpened)
    creates: ClassVar[str | None] = "call"
    example: ClassVar[str] = (
        'programme funding announce aap-culture --title "AAP Culture et entreprises" --due 2018-09-30'
    )

    call: CallId = argument("The call for projects.", examples=["aap-culture"])
    title: Title = asked("What it is called.")
    issuer: Title | None = option("Who calls for projects.")
    state: CallState = option("Whether it is open, or expected only.", CallState.OPEN)
    due: ImpreciseDate | None = option("When answers are to be in; of one that is expected, when it should open.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is for; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the announcement; a call that is expected may open later, once."""
        call = reading.of(Call, self.call)
        known_territories(self.territories, reading, obstacles)
        again = say("The call {call} is already announced.", call=self.call)
        expected = self.state is CallState.EXPECTED
        obstacles.unless(not (call.exists if expected else call.opened), "already-announced", again, advice=LIST)
        answer = say("A call is answered by the request that names it.")
        advice = f"programme funding apply … --title … --funder … --call {self.call}"
        obstacles.unless(self.state is not CallState.ANSWERED, "answered-by-a-request", answer, advice=advice)
        follows(obstacles, self.day(now), call.expected)
        fields = self.model_dump(include={"call", "title", "issuer", "due", "territories"})
        return [self.happening(CallExpected if expected else CallOpened, self.day(now), **fields)]


class ApplyForFunding(Act):
    """Record that a funding request was submitted."""

    noun: ClassVar[str] = "funding"
    verb: ClassVar[str] = "apply"
    french: ClassVar[tuple[str, str]] = ("financement", "demander")
    records: ClassVar[tuple[type[Event], ...]] = (FundingApplied,)
    creates: ClassVar[str | None] = "funding"
    example: ClassVar[str] = (
        'programme funding apply fonds-d-innovation --title "Culture et entreprises" --funder "Fonds d\'innovation" '
        '--amount "20 000" --territory aix-en-provence'
    )

    funding: FundingId = argument(
        "Id of the new request: lower-case words and hyphens.", examples=["fonds-d-innovation"]
    )
    title: Title = asked("What is asked for, in a line.")
    funder: Title = asked("Who is asked.")
    call: CallId | None = option("The call for projects that it answers.")
    amount: Amount | None = option("The sum in euros, such as 12 500 or 12500,50.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is for; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the request."""
        new_id(FundingRequest, self.funding, reading, obstacles, LIST)
        known_territories(self.territories, reading, obstacles)
        if self.call is not None:
            call = existing(obstacles, reading, Call, self.call, CallExpected, CallOpened)
            follows(obstacles, self.day(now), (*call.expected, *call.opened))
        fields = {"funding": self.funding, "title": self.title, "funder": self.funder, "call": self.call}
        more = {"amount": self.amount, "territories": self.territories}
        return [self.happening(FundingApplied, self.day(now), **fields, **more)]


class _RequestAct(Act):
    """An act on a request that was submitted."""

    noun: ClassVar[str] = "funding"

    funding: FundingId = argument("The funding request.", examples=["fonds-d-innovation"])

    def submitted(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> FundingRequest:
        """Return the request, noting one that is unknown, submitted only later, or refused."""
        request = existing(obstacles, reading, FundingRequest, self.funding, FundingApplied)
        follows(obstacles, self.day(now), request.applied)
        refused = say("Funding {funding} is already refused.", funding=self.funding)
        obstacles.unless(not request.refused, "already-refused", refused, advice=LIST)
        return request


class GrantFunding(_RequestAct):
    """Record what was granted; over several years, one grant a year."""

    verb: ClassVar[str] = "grant"
    french: ClassVar[tuple[str, str]] = ("financement", "accorder")
    records: ClassVar[tuple[type[Event], ...]] = (FundingGranted,)
    example: ClassVar[str] = 'programme funding grant fonds-d-innovation --amount "15 000" --year 2018'

    amount: Amount = asked("The sum in euros, such as 12 500 or 12500,50.")
    year: Year | None = option("The year it is for; a grant for no known year counts towards none.")
    nature: Nature = option("Whether it is cash, or in kind.", Nature.CASH)

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the grant."""
        request = self.submitted(reading, now, obstacles)
        fields = {"amount": self.amount, "nature": self.nature, "year": self.year, "territories": request.territories}
        return [self.happening(FundingGranted, self.day(now), funding=self.funding, **fields)]


class RefuseFunding(_RequestAct):
    """Record that a funding request was turned down."""

    verb: ClassVar[str] = "refuse"
    french: ClassVar[tuple[str, str]] = ("financement", "refuser")
    records: ClassVar[tuple[type[Event], ...]] = (FundingRefused,)
    example: ClassVar[str] = "programme funding refuse fonds-d-innovation --on 2018-11"

    reason: Text | None = option("Why, if that is said.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the refusal, of what is neither granted nor refused."""
        request = self.submitted(reading, now, obstacles)
        granted = say("Funding {funding} is already granted.", funding=self.funding)
        obstacles.unless(not request.granted, "already-granted", granted, advice=LIST)
        fields = {"funding": self.funding, "reason": self.reason, "territories": request.territories}
        return [self.happening(FundingRefused, self.day(now), **fields)]


class ReportFunding(_RequestAct):
    """Record that the use of a grant was accounted for to the funder."""

    verb: ClassVar[str] = "report"
    french: ClassVar[tuple[str, str]] = ("financement", "justifier")
    records: ClassVar[tuple[type[Event], ...]] = (FundingReported,)
    example: ClassVar[str] = 'programme funding report fonds-d-innovation --summary "Compte rendu financier 2018"'

    summary: Text = asked("What the account says.")
    document: DocumentId | None = option("The document of the account.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the account, of what was granted."""
        request = self.submitted(reading, now, obstacles)
        nothing = say("Funding {funding} is not granted.", funding=self.funding)
        advice = f"programme funding grant {self.funding} --amount …"
        obstacles.unless(request.granted or not request.exists, "not-granted", nothing, advice=advice)
        follows(obstacles, self.day(now), request.granted)
        fields = {"summary": self.summary, "document": self.document, "territories": request.territories}
        return [self.happening(FundingReported, self.day(now), funding=self.funding, **fields)]
