"""Funding: calls for projects, requests and what became of them."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.money import Cents
from programme.domain.vocabulary import CallId, DocumentId, FundingId, Nature, TerritoryId, Text, Title, Year


class CallExpected(Event):
    """A call for projects is said to come, by ``due`` if that is known."""

    type: ClassVar[str] = "call-expected"
    sentence: ClassVar[str] = "A call for projects is expected: {title}"

    call: CallId
    title: Title
    issuer: Title | None = None
    due: ImpreciseDate | None = None
    territories: tuple[TerritoryId, ...] = ()


class CallOpened(Event):
    """A call for projects is open; answers are to be in by ``due``."""

    type: ClassVar[str] = "call-opened"
    sentence: ClassVar[str] = "A call for projects is open: {title}"

    call: CallId
    title: Title
    issuer: Title | None = None
    due: ImpreciseDate | None = None
    territories: tuple[TerritoryId, ...] = ()


class FundingApplied(Event):
    """A funding request was submitted, in answer to a call if one is named."""

    type: ClassVar[str] = "funding-applied"
    sentence: ClassVar[str] = "Funding request to {funder}: {title}"

    funding: FundingId
    title: Title
    funder: Title
    call: CallId | None = None
    amount: Cents | None = None
    territories: tuple[TerritoryId, ...] = ()


class FundingGranted(Event):
    """A sum was granted, for one ``year`` if that is known: a grant over several years is one fact a year."""

    type: ClassVar[str] = "funding-granted"
    sentence: ClassVar[str] = "Funding {funding} is granted: {amount} ({nature})."

    funding: FundingId
    amount: Cents
    nature: Nature
    year: Year | None = None
    territories: tuple[TerritoryId, ...] = ()


class FundingRefused(Event):
    """A funding request was turned down."""

    type: ClassVar[str] = "funding-refused"
    sentence: ClassVar[str] = "Funding {funding} is refused."

    funding: FundingId
    territories: tuple[TerritoryId, ...] = ()
    reason: Text | None = None


class FundingReported(Event):
    """Its use was accounted for to the funder."""

    type: ClassVar[str] = "funding-reported"
    sentence: ClassVar[str] = "The use of the funding {funding} is accounted for: {summary}"

    funding: FundingId
    territories: tuple[TerritoryId, ...] = ()
    summary: Text
    document: DocumentId | None = None
