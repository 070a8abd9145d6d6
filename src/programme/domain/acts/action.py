"""Acts on actions: planned, handed to someone, postponed, done, given up."""

from __future__ import annotations

from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, free_id, option
from programme.domain.acts.known import known_territories, new_id
from programme.domain.acts.order import follows, may_be_later
from programme.domain.aggregates.action import Action
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import ActionAbandoned, ActionAssigned, ActionCompleted, ActionPlanned, ActionPostponed
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.slug import slug
from programme.domain.timed import Chain, Mandate
from programme.domain.vocabulary import ActionId, OfficeId, TerritoryId, Text, Title

BORN = (ActionPlanned,)


class PlanAction(Act):
    """Plan an action: what is to be done, by when, and by whom if it is known."""

    noun: ClassVar[str] = "action"
    verb: ClassVar[str] = "plan"
    french: ClassVar[tuple[str, str]] = ("action", "planifier")
    records: ClassVar[tuple[type[Event], ...]] = (ActionPlanned,)
    creates: ClassVar[str | None] = "action"
    example: ClassVar[str] = (
        'programme action plan --title "Dossier de presse" --due 2018-03 --territory aix-en-provence'
    )

    title: Title = asked("What is to be done, in a line.")
    due: ImpreciseDate = asked("When it is to be done.")
    owners: tuple[OfficeId, ...] = option(
        "An office that sees to it; nobody is known to if none is given.", (), name="owner"
    )
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is for; the whole programme if none is given.", (), name="territory"
    )
    id: ActionId | None = option("Its id; made from the title if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the plan."""
        known_territories(self.territories, reading, obstacles)
        planned = self.happening(
            ActionPlanned,
            self.day(now),
            action=self._named(reading, obstacles),
            title=self.title,
            due=self.due,
            owners=self.owners,
            territories=self.territories,
        )
        return [planned]

    def _named(self, reading: Reading, obstacles: Obstacles) -> ActionId:
        if self.id is None:
            return free_id(reading, Action, slug(self.title) or "action")
        new_id(Action, self.id, reading, obstacles, advice="--id")
        return self.id


class _ActionAct(Act):
    """An act on an action that is neither done nor given up."""

    noun: ClassVar[str] = "action"

    action: ActionId = argument("The action.", examples=["finalisation-du-budget"])

    def open(self, reading: Reading, obstacles: Obstacles) -> Action:
        """Return the action, noting one that is unknown, or over."""
        action = existing(obstacles, reading, Action, self.action, *BORN)
        over = say("Action {action} is already done or given up.", action=self.action)
        ended = action.mandate is not None and action.mandate.ends
        obstacles.unless(not ended, "already-over", over, advice="programme action list")
        return action

    def linked(
        self, kind: type[Event], chain: Chain, now: Circumstances, obstacles: Obstacles, **fields: Any
    ) -> list[New]:
        """Return the next link of a chain of the action, if that has begun."""
        return [self.link(kind, chain, self.day(now), obstacles, action=self.action, **fields)] if chain.links else []

    def ended(
        self, kind: type[Event], mandate: Mandate | None, now: Circumstances, obstacles: Obstacles, **fields: Any
    ) -> list[New]:
        """Return the end of the action, if it has begun, noting an end before its plan."""
        if mandate is None:
            return []
        follows(obstacles, self.day(now), [mandate.start])
        return [self.happening(kind, self.day(now), action=self.action, ends=mandate.start.id, **fields)]


class AssignAction(_ActionAct):
    """Hand an action to offices, in place of those who saw to it before."""

    verb: ClassVar[str] = "assign"
    french: ClassVar[tuple[str, str]] = ("action", "confier")
    records: ClassVar[tuple[type[Event], ...]] = (ActionAssigned,)
    example: ClassVar[str] = "programme action assign finalisation-du-budget --owner treasurer"

    owners: tuple[OfficeId, ...] = asked("An office that sees to it.", name="owner", min_length=1)

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the assignment; to those who see to it already, it is none."""
        action = self.open(reading, obstacles)
        already = say("Those are the owners of action {action} already.", action=self.action)
        obstacles.unless(set(action.assigned) != set(self.owners), "same-owners", already)
        fields = {"territories": action.territories, "owners": self.owners}
        return self.linked(ActionAssigned, action.assignments, now, obstacles, **fields)


class PostponeAction(_ActionAct):
    """Give an action another date; every former one is kept."""

    verb: ClassVar[str] = "postpone"
    french: ClassVar[tuple[str, str]] = ("action", "reporter")
    records: ClassVar[tuple[type[Event], ...]] = (ActionPostponed,)
    example: ClassVar[str] = "programme action postpone finalisation-du-budget --due 2018-02"

    due: ImpreciseDate = asked("When it is to be done now.")
    reason: Text | None = option("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the postponement, to a date that may be later."""
        action = self.open(reading, obstacles)
        may_be_later(self.due, action.dates.tail, obstacles)
        fields = {"territories": action.territories, "due": self.due, "reason": self.reason}
        return self.linked(ActionPostponed, action.dates, now, obstacles, **fields)


class CompleteAction(_ActionAct):
    """Record that an action is done."""

    verb: ClassVar[str] = "complete"
    french: ClassVar[tuple[str, str]] = ("action", "terminer")
    records: ClassVar[tuple[type[Event], ...]] = (ActionCompleted,)
    example: ClassVar[str] = "programme action complete finalisation-du-budget --on 2018-01-18"

    result: Text | None = option("What came of it.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the completion."""
        action = self.open(reading, obstacles)
        fields = {"territories": action.territories, "result": self.result}
        return self.ended(ActionCompleted, action.mandate, now, obstacles, **fields)


class AbandonAction(_ActionAct):
    """Record that an action is given up."""

    verb: ClassVar[str] = "abandon"
    french: ClassVar[tuple[str, str]] = ("action", "abandonner")
    records: ClassVar[tuple[type[Event], ...]] = (ActionAbandoned,)
    example: ClassVar[str] = 'programme action abandon dossier-de-presse --reason "Reporté à la deuxième année"'

    reason: Text = asked("Why.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end of the action, which is not done."""
        action = self.open(reading, obstacles)
        fields = {"territories": action.territories, "reason": self.reason}
        return self.ended(ActionAbandoned, action.mandate, now, obstacles, **fields)
