"""Acts on stakeholders: registered, called otherwise, contacted, in favour, taking part, committed, withdrawn."""

from __future__ import annotations

from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, ids_of, option
from programme.domain.acts.known import known_document, known_stakeholders, known_territories, known_territory, new_id
from programme.domain.acts.order import follows
from programme.domain.aggregates.stakeholder import INVOLVEMENTS, Stakeholder
from programme.domain.answer import Answer
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import (
    CommitmentMade,
    ContactMade,
    EngagementBegun,
    StakeholderAliased,
    StakeholderRegistered,
    StakeholderWithdrawn,
    SupportExpressed,
)
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.stakeholders import called, folded
from programme.domain.vocabulary import (
    Category,
    Column,
    DocumentId,
    Involvement,
    StakeholderId,
    TerritoryId,
    Text,
    Title,
)

BORN = (StakeholderRegistered,)


class _StakeholderAct(Act):
    noun: ClassVar[str] = "stakeholder"

    stakeholder: StakeholderId = argument("The stakeholder.", examples=["ville-d-aix"])

    def known(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> Stakeholder:
        """Return the stakeholder, noting it as unknown, or as registered only later."""
        (stakeholder,) = known_stakeholders([self.stakeholder], self.day(now), reading, obstacles)
        return stakeholder


class _Description(_StakeholderAct):
    """Says who a stakeholder is: nothing that happened on a day."""

    on: ImpreciseDate | None = option("Since when it is so; if not given, at some time up to today.")

    def day(self, now: Circumstances) -> ImpreciseDate:
        """Return since when it is so: as given, else at some time up to today."""
        return self.on or ImpreciseDate.parse(f"../{now.today}")


class RegisterStakeholder(_Description):
    """Register a stakeholder in one of the six categories, never a person by name."""

    verb: ClassVar[str] = "register"
    french: ClassVar[tuple[str, str]] = ("acteur", "enregistrer")
    records: ClassVar[tuple[type[Event], ...]] = (StakeholderRegistered,)
    creates: ClassVar[str | None] = "stakeholder"
    example: ClassVar[str] = (
        'programme stakeholder register pellenc --name "Pellenc" --category entreprises --territory pertuis'
    )

    stakeholder: StakeholderId = argument(
        "Id of the new stakeholder: lower-case words and hyphens.", examples=["pellenc"]
    )
    name: Title = asked("Its name as people write it.")
    category: Category = asked("The category it is in.")
    subtypes: tuple[Title, ...] = option("What kind of the category it is, in free words.", (), name="subtype")
    territories: tuple[TerritoryId, ...] = option(
        "A territory where it acts; the whole programme if none is given.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the registration; neither its id nor its name is borne by another one."""
        new_id(Stakeholder, self.stakeholder, reading, obstacles, "programme stakeholder list")
        if not reading.of(Stakeholder, self.stakeholder).exists:
            _free_name(self.name, reading, obstacles)
        known_territories(self.territories, reading, obstacles)
        fields = {"stakeholder": self.stakeholder, "name": self.name, "category": self.category}
        where = {"subtypes": self.subtypes, "territories": self.territories}
        return [self.happening(StakeholderRegistered, self.day(now), **fields, **where)]


class AliasStakeholder(_Description):
    """Note another name of a stakeholder, or another spelling of its name."""

    verb: ClassVar[str] = "alias"
    french: ClassVar[tuple[str, str]] = ("acteur", "alias")
    records: ClassVar[tuple[type[Event], ...]] = (StakeholderAliased,)
    example: ClassVar[str] = 'programme stakeholder alias ecole-d-art "ESAT"'

    alias: Title = argument("The other name.", examples=["ESAT"])

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the alias; nobody is called so yet."""
        everyone = reading.facts(StakeholderRegistered)  # which the name is looked for in, too
        registered = [fact for fact in everyone if f"{Stakeholder.KIND}:{self.stakeholder}" in fact.event.tags()]
        if not registered:
            obstacles.unknown(Stakeholder.KIND, self.stakeholder, ids_of(reading, Stakeholder.KIND, *BORN))
        follows(obstacles, self.day(now), registered)
        _free_name(self.alias, reading, obstacles)
        return [self.happening(StakeholderAliased, self.day(now), stakeholder=self.stakeholder, alias=self.alias)]


class _Involve(_StakeholderAct):
    """One of the four facts that say how far a stakeholder goes."""

    territory: TerritoryId | None = option("The territory it is about; the whole programme if not given.")
    text: Text | None = option("What was said or agreed.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the fact; it may come again, as a support expressed twice."""
        self.known(reading, now, obstacles)
        known_territory(self.territory, reading, obstacles)
        where = {"stakeholder": self.stakeholder, "territory": self.territory, "text": self.text}
        (event,) = self.records
        return [self.happening(event, self.day(now), **where, **self.more(reading, obstacles))]

    def more(self, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return the fields that this one has beside the others."""
        del reading, obstacles  # which a commitment needs
        return {}


class ContactStakeholder(_Involve):
    """Record that a stakeholder was met, written or spoken to."""

    verb: ClassVar[str] = "contact"
    french: ClassVar[tuple[str, str]] = ("acteur", "contacter")
    records: ClassVar[tuple[type[Event], ...]] = (ContactMade,)
    example: ClassVar[str] = "programme stakeholder contact pellenc --territory pertuis --on 2018-01"


class SupportProgramme(_Involve):
    """Record that a stakeholder says it is in favour; a support is no commitment."""

    verb: ClassVar[str] = "support"
    french: ClassVar[tuple[str, str]] = ("acteur", "soutenir")
    records: ClassVar[tuple[type[Event], ...]] = (SupportExpressed,)
    example: ClassVar[str] = "programme stakeholder support ville-d-aix --territory aix-en-provence --on 2016-09"


class EngageStakeholder(_Involve):
    """Record that a stakeholder takes part in the work, without being bound to."""

    verb: ClassVar[str] = "engage"
    french: ClassVar[tuple[str, str]] = ("acteur", "engager")
    records: ClassVar[tuple[type[Event], ...]] = (EngagementBegun,)
    example: ClassVar[str] = "programme stakeholder engage ecole-d-art --territory aix-en-provence --on 2017-02"


class CommitStakeholder(_Involve):
    """Record that a stakeholder bound itself, by an agreement for instance."""

    verb: ClassVar[str] = "commit"
    french: ClassVar[tuple[str, str]] = ("acteur", "conventionner")
    records: ClassVar[tuple[type[Event], ...]] = (CommitmentMade,)
    example: ClassVar[str] = "programme stakeholder commit ville-d-aix --territory aix-en-provence --on 2018-03"

    document: DocumentId | None = option("The document that binds it.")

    def more(self, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return the document, noting an unknown one."""
        known_document(self.document, reading, obstacles)
        return {"document": self.document}


class WithdrawStakeholder(_StakeholderAct):
    """Record that a stakeholder withdraws: what it said, did, gave and expected stood, and stands no more."""

    verb: ClassVar[str] = "withdraw"
    french: ClassVar[tuple[str, str]] = ("acteur", "retirer")
    records: ClassVar[tuple[type[Event], ...]] = (StakeholderWithdrawn,)
    example: ClassVar[str] = 'programme stakeholder withdraw pellenc --territory pertuis --reason "Autre priorité"'

    reason: Text = asked("Why.")
    territory: TerritoryId | None = option("What it withdraws from; everything if not given.")
    level: Involvement | None = option(
        "The only thing it takes back: its support, for instance; everything if not given."
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the withdrawal of what stands; leaving a group and closing a partnership are acts of their own."""
        stakeholder = self.known(reading, now, obstacles)
        known_territory(self.territory, reading, obstacles)
        ends = tuple(fact.id for fact in self._standing(stakeholder, self.day(now)))
        nothing = say("{stakeholder} has nothing of the kind on record to withdraw.", stakeholder=self.stakeholder)
        show = "programme stakeholder list"
        obstacles.unless(ends or not stakeholder.exists, "nothing-to-withdraw", nothing, advice=show)
        fields = {"stakeholder": self.stakeholder, "territory": self.territory, "reason": self.reason, "ends": ends}
        return [self.happening(StakeholderWithdrawn, self.day(now), **fields)] if ends else []

    def _standing(self, stakeholder: Stakeholder, on: ImpreciseDate) -> list[Fact]:
        """Return what nothing has ended yet and what had come by then, contacts left aside: they have taken place."""
        columns = [one for column in Column for one in stakeholder.statements(column)] if self.level is None else []
        starts = [one.start for one in (*stakeholder.involvements, *columns) if not one.ends]
        return [fact for fact in starts if self._takes_back(fact) and fact.on.by(on.latest) is not Answer.NO]

    def _takes_back(self, fact: Fact) -> bool:
        level = INVOLVEMENTS.get(type(fact.event))
        if level is Involvement.CONTACT or self.level not in {None, level}:
            return False
        return self.territory is None or getattr(fact.event, "territory", None) == self.territory


def _free_name(name: str, reading: Reading, obstacles: Obstacles) -> None:
    """Note a name that a stakeholder bears already."""
    bearer = called(reading).get(folded(name))
    if bearer is not None:
        sentence = say("{stakeholder} is already called “{name}”.", stakeholder=bearer, name=name)
        obstacles.add("name-taken", sentence, advice="programme stakeholder list")
