"""Acts on the group of a territory: who joins it, who leaves it."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, option
from programme.domain.acts.known import known_stakeholders, known_territory
from programme.domain.acts.order import follows
from programme.domain.aggregates.group import Group
from programme.domain.event import Event
from programme.domain.events import MemberJoined, MemberLeft
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import StakeholderId, TerritoryId, Text


class _GroupAct(Act):
    noun: ClassVar[str] = "territory"

    territory: TerritoryId = argument("The territory.", examples=["aix-en-provence"])

    def group(self, reading: Reading, obstacles: Obstacles) -> Group:
        """Return the group, noting a territory that is unknown."""
        known_territory(self.territory, reading, obstacles)
        return reading.of(Group, self.territory)


class JoinGroup(_GroupAct):
    """Form the group of a territory, or let stakeholders join it."""

    verb: ClassVar[str] = "group"
    french: ClassVar[tuple[str, str]] = ("territoire", "grouper")
    records: ClassVar[tuple[type[Event], ...]] = (MemberJoined,)
    example: ClassVar[str] = "programme territory group aix-en-provence ecole-d-art --on 2017-02"

    members: tuple[StakeholderId, ...] = argument(
        "The stakeholders that join.", name="member", min_length=1, examples=["ecole-d-art"]
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return one fact for each member; nobody is a member twice at a time."""
        group = self.group(reading, obstacles)
        members = [one.id for one in known_stakeholders(self.members, self.day(now), reading, obstacles)]
        for member in members:
            already = say(
                "{stakeholder} is already in the group of {territory}.", stakeholder=member, territory=group.id
            )
            obstacles.unless(group.membership_of(member) is None, "already-member", already)
        return [
            self.happening(MemberJoined, self.day(now), territory=self.territory, stakeholder=member)
            for member in members
        ]


class LeaveGroup(_GroupAct):
    """Record that stakeholders leave the group of a territory."""

    verb: ClassVar[str] = "leave"
    french: ClassVar[tuple[str, str]] = ("territoire", "quitter")
    records: ClassVar[tuple[type[Event], ...]] = (MemberLeft,)
    example: ClassVar[str] = "programme territory leave aix-en-provence ecole-d-art --on 2018-06"

    members: tuple[StakeholderId, ...] = argument(
        "The members that leave.", name="member", min_length=1, examples=["ecole-d-art"]
    )
    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end of each membership."""
        group = self.group(reading, obstacles)
        events: list[New] = []
        for member in dict.fromkeys(self.members):
            membership = group.membership_of(member)
            if membership is None:
                outsider = say(
                    "{stakeholder} is not in the group of {territory}.", stakeholder=member, territory=group.id
                )
                obstacles.add("not-a-member", outsider, advice=f"programme territory show {self.territory}")
                continue
            follows(obstacles, self.day(now), [membership.start])
            fields = {"stakeholder": member, "reason": self.reason, "ends": membership.start.id}
            events.append(self.happening(MemberLeft, self.day(now), territory=self.territory, **fields))
        return events
