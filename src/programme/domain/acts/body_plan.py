"""Acts on the plans of a body: seats opened in it, what was planned given up."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.body import BodyAct
from programme.domain.acts.known import known_territory
from programme.domain.acts.stakeholder import BORN as STAKEHOLDER_BORN
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import BodyPlanDropped, BodyPlanned, SeatsDropped, SeatsPlanned
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.timed import Chain
from programme.domain.vocabulary import Category, SeatId, StakeholderId, TerritoryId, Text, Title


class OpenSeats(BodyAct):
    """Open seats to be filled: how many, as far as it is known, and for whom; once more, to say it better."""

    verb: ClassVar[str] = "open"
    french: ClassVar[tuple[str, str]] = ("instance", "ouvrir")
    records: ClassVar[tuple[type[Event], ...]] = (SeatsPlanned,)
    creates: ClassVar[str | None] = "seat"
    example: ClassVar[str] = 'programme body open comite-elargi experts --title "Expert" --at-most 1 --due 2018'

    seat: SeatId = argument("Id of the seats: lower-case words and hyphens.", examples=["experts"])
    title: Title = asked("For whom the seats are, in a line.")
    at_least: int | None = option("How many there will be at least; one, if no number is given.", ge=0, le=500)
    at_most: int | None = option(
        "How many there will be at most; left out beside a least, nobody has said.", ge=1, le=500
    )
    category: Category | None = option("The family of stakeholders they are for.")
    territory: TerritoryId | None = option("The territory they are for.")
    stakeholders: tuple[StakeholderId, ...] = option("A stakeholder they are for.", (), name="stakeholder")
    due: ImpreciseDate | None = option("When they are to be filled.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the open seats, in place of what was said of them before."""
        body = self.known(reading, obstacles)
        known_territory(self.territory, reading, obstacles)
        for stakeholder in self.stakeholders:
            existing(obstacles, reading, Stakeholder, stakeholder, *STAKEHOLDER_BORN)
        least, most = self._numbers()
        if most is not None and least > most:
            crossed = say("The least, {least}, is more than the most, {most}.", least=least, most=most)
            obstacles.add("least-above-most", crossed, advice="--at-most")
        planned = self.link(
            SeatsPlanned,
            body.planned_seats.get(self.seat, Chain()),
            self.day(now),
            obstacles,
            body=self.body,
            seat=self.seat,
            title=self.title,
            least=least,
            most=most,
            category=self.category,
            territory=self.territory,
            stakeholders=self.stakeholders,
            due=self.due,
        )
        return [planned]

    def _numbers(self) -> tuple[int, int | None]:
        """Return the least and the most: one seat where no number is given."""
        if self.at_least is None:
            return (1, 1) if self.at_most is None else (0, self.at_most)
        return self.at_least, self.at_most


class DropPlan(BodyAct):
    """Give up the plan to set up a body or, in a body, seats that were to be filled."""

    verb: ClassVar[str] = "drop"
    french: ClassVar[tuple[str, str]] = ("instance", "renoncer")
    records: ClassVar[tuple[type[Event], ...]] = (BodyPlanDropped, SeatsDropped)
    example: ClassVar[str] = 'programme body drop comite-elargi --seat experts --reason "Pas d\'expert retenu"'

    reason: Text = asked("Why.")
    seat: SeatId | None = option("The seats that will not be filled; the whole body if not given.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the end of the plan, if there is one that is neither given up nor carried out."""
        body = self.known(reading, obstacles)
        if self.seat is not None:
            return self._drop_seats(body, self.seat, now, obstacles)
        self._is_planned(body.planning, BodyPlanned, body, obstacles, carried_out=bool(body.constitutions))
        fields = {"body": self.body, "reason": self.reason}
        return [self.link(BodyPlanDropped, body.planning, self.day(now), obstacles, **fields)] if body.plans else []

    def _drop_seats(self, body: Body, seat: SeatId, now: Circumstances, obstacles: Obstacles) -> list[New]:
        chain = body.planned_seats.get(seat)
        if chain is None:
            obstacles.unknown("seat", seat, body.planned_seats)
            return []
        self._is_planned(chain, SeatsPlanned, body, obstacles)
        fields = {"body": self.body, "seat": seat, "reason": self.reason}
        return [self.link(SeatsDropped, chain, self.day(now), obstacles, **fields)]

    def _is_planned(
        self, chain: Chain, plan: type[Event], body: Body, obstacles: Obstacles, *, carried_out: bool = False
    ) -> None:
        standing = chain.tail is not None and isinstance(chain.tail.event, plan) and not carried_out
        nothing = say("Nothing of the kind is planned any more.")
        advice = f"programme body show {self.body}"
        obstacles.unless(standing or not body.exists, "nothing-planned", nothing, advice=advice)
