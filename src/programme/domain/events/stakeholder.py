"""Stakeholders: who they are, how far they go, what they give and expect."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from programme.domain.event import Event
from programme.domain.vocabulary import (
    Category,
    DocumentId,
    EntryId,
    PartnershipId,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)


class StakeholderRegistered(Event):
    """An organisation or a group of people has a part in the programme; in ``territories``, or in all of them."""

    type: ClassVar[str] = "stakeholder-registered"
    sentence: ClassVar[str] = "{name} is registered as a stakeholder ({category})."

    stakeholder: StakeholderId
    name: Title
    category: Category
    subtypes: tuple[Title, ...] = ()
    territories: tuple[TerritoryId, ...] = ()


class StakeholderAliased(Event):
    """A stakeholder goes by another name, or by another spelling of its name."""

    type: ClassVar[str] = "stakeholder-aliased"
    sentence: ClassVar[str] = "{stakeholder} is also called “{alias}”."

    stakeholder: StakeholderId
    alias: Title


class ContactMade(Event):
    """A stakeholder was met, written or spoken to; it has said nothing yet."""

    type: ClassVar[str] = "contact-made"
    sentence: ClassVar[str] = "{stakeholder} is contacted."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None


class SupportExpressed(Event):
    """A stakeholder says that it is in favour; it binds itself to nothing."""

    type: ClassVar[str] = "support-expressed"
    sentence: ClassVar[str] = "{stakeholder} expresses its support."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None


class EngagementBegun(Event):
    """A stakeholder takes part in the work, without being bound to."""

    type: ClassVar[str] = "engagement-begun"
    sentence: ClassVar[str] = "{stakeholder} takes part."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None


class CommitmentMade(Event):
    """A stakeholder bound itself, by the document if one is named."""

    type: ClassVar[str] = "commitment-made"
    sentence: ClassVar[str] = "{stakeholder} commits itself."

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    text: Text | None = None
    document: DocumentId | None = None


class StakeholderWithdrawn(Event):
    """A stakeholder takes back what it had said or done; ``ends`` names each entry that stands no more."""

    type: ClassVar[str] = "stakeholder-withdrawn"
    sentence: ClassVar[str] = "{stakeholder} withdraws: {reason}"

    stakeholder: StakeholderId
    territory: TerritoryId | None = None
    reason: Text
    ends: Annotated[tuple[EntryId, ...], Field(min_length=1)]


class ContributionStated(Event):
    """A stakeholder gives something, to one partnership or in general."""

    type: ClassVar[str] = "contribution-stated"
    sentence: ClassVar[str] = "{stakeholder} gives: {text}"

    stakeholder: StakeholderId
    text: Title
    territory: TerritoryId | None = None
    partnership: PartnershipId | None = None


class BenefitStated(Event):
    """A stakeholder expects something, of one partnership or in general."""

    type: ClassVar[str] = "benefit-stated"
    sentence: ClassVar[str] = "{stakeholder} expects: {text}"

    stakeholder: StakeholderId
    text: Title
    territory: TerritoryId | None = None
    partnership: PartnershipId | None = None


class CategoryContributionStated(Event):
    """What the stakeholders of a category are to give, whoever they are."""

    type: ClassVar[str] = "category-contribution-stated"
    sentence: ClassVar[str] = "Contribution of a category ({category}): {text}"

    category: Category
    text: Title
    territory: TerritoryId | None = None


class CategoryBenefitStated(Event):
    """What the stakeholders of a category may expect, whoever they are."""

    type: ClassVar[str] = "category-benefit-stated"
    sentence: ClassVar[str] = "Benefit for a category ({category}): {text}"

    category: Category
    text: Title
    territory: TerritoryId | None = None
