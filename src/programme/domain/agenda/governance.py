"""Plans of the governance: bodies to set up, seats to fill, phases to leave, reservations to lift, waivers that end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from programme.domain.agenda.plan import Plan, Standing, unless
from programme.domain.aggregates.body import Body
from programme.domain.aggregates.charters import Charters
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.answer import Answer, at_least, common, some
from programme.domain.dates import OPEN_FUTURE, ImpreciseDate
from programme.domain.events import CharterAdopted, CriterionWaived, GateDecided, ReservationAttached, SeatsPlanned
from programme.domain.fact import Fact
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence, say
from programme.domain.timed import Chain, Mandate
from programme.domain.vocabulary import GateId, PhaseId, PlanKind, TerritoryState


def bodies(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every body that was planned: outstanding until it is constituted, or its plan given up."""
    for body in reading.every(Body):
        yield Plan(
            kind=PlanKind.BODY,
            id=body.id,
            what=say("{body} is to be set up.", body=body.id),
            dates=body.planning,
            standing=unless(some(fact.on.by(day) for fact in body.constitutions)),
            advice=f'programme body constitute {body.id} --name "{body.name}" --on …',
        )


def seats(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield the open seats of every body: outstanding until the least of them is filled, or they are given up."""
    for body in reading.every(Body):
        for seat, chain in body.planned_seats.items():
            titles = [seat, *(link.event.title for link in chain.sequence if isinstance(link.event, SeatsPlanned))]
            yield Plan(
                kind=PlanKind.SEAT,
                id=seat,
                what=say("Seats of {body} are to be filled: {title}", body=body.id, title=titles[-1]),
                dates=chain,
                standing=_unless_filled([one.holds(day) for one in body.seats_of(seat)]),
                advice=f"programme body seat {body.id} … --seat {seat} --on …",
            )


def _unless_filled(filled: list[Answer]) -> Standing:
    def standing(link: Fact) -> Answer:
        return ~at_least(link.event.least if isinstance(link.event, SeatsPlanned) else 0, filled)

    return standing


def phases(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield the phase of each territory that takes part: to be left by the last day of the window planned for it."""
    charters = Charters.of(reading.facts(CharterAdopted))
    for project in reading.every(TerritoryProject):
        active, candidates = _is(TerritoryState.ACTIVE, project.states_at(day)), project.phases_at(day)
        for phase in candidates:
            if phase is not None:
                yield Plan(
                    kind=PlanKind.PHASE,
                    id=project.id,
                    what=say("{territory} is to leave the phase “{phase}”.", territory=project.id, phase=phase),
                    dates=charters.chain,
                    standing=unless(~(active & _is(phase, candidates))),
                    advice=f"programme gate open {project.id}",
                    territories=(project.id,),
                    date_of=_end_of(phase),
                )


def _is(wanted: object, candidates: tuple[object, ...]) -> Answer:
    """Say whether it is this one of several possibilities."""
    return common(Answer.of(one == wanted) for one in candidates)


def _end_of(phase: PhaseId) -> Callable[[Fact], ImpreciseDate | None]:
    """Return what reads off an edition the last day planned for a phase that a gate leads out of, if it has one."""

    def read(edition: Fact) -> ImpreciseDate | None:
        rules = edition.event.rules if isinstance(edition.event, CharterAdopted) else None
        found = rules.phase(phase) if rules is not None and rules.gate_from(phase) is not None else None
        window = found.planned if found is not None else None
        return ImpreciseDate.day(window.latest) if window is not None and window.latest != OPEN_FUTURE else None

    return read


def reservations(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every reservation that has a date: outstanding until it is lifted."""
    for file in reading.every(GateFile):
        attached = [(one, one.start.event) for one in file.reservations()]
        for one, event in [(one, event) for one, event in attached if isinstance(event, ReservationAttached)]:
            yield Plan(
                kind=PlanKind.RESERVATION,
                id=event.reservation,
                what=Sentence("{text}", {"text": event.text}),
                dates=Chain((one.start,)),
                standing=unless(some(end.on.by(day) for end in one.ends)),
                advice=f"programme gate lift {event.territory} {event.reservation} --because …",
                territories=(event.territory,),
                owners=(event.owner,) if event.owner is not None else (),
            )


def waivers(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every waiver that has an end: it matters until then, unless its gate is passed before."""
    for file in reading.every(GateFile):
        for fact in file.facts:
            if isinstance(event := fact.event, CriterionWaived):
                holds = Mandate(fact, until=event.until).holds(day)
                yield Plan(
                    kind=PlanKind.WAIVER,
                    id=event.criterion,
                    what=say(
                        "The waiver of {criterion} ends: {reason}", criterion=event.criterion, reason=event.reason
                    ),
                    dates=Chain((fact,)),
                    standing=unless(~holds | _passed(file, event.gate, day)),
                    advice=f"programme gate assess {event.territory}",
                    territories=(event.territory,),
                    date_of=_last_day,
                )


def _passed(file: GateFile, gate: GateId, day: date) -> Answer:
    """Say whether the gate is passed, and not reopened."""
    decided = [(one, one.start.event) for one in file.decisions()]
    of_gate = [(one, event) for one, event in decided if isinstance(event, GateDecided) and event.gate == gate]
    return some(one.holds(day) for one, event in of_gate if event.outcome.passes)


def _last_day(waiver: Fact) -> ImpreciseDate | None:
    return waiver.event.until if isinstance(waiver.event, CriterionWaived) else None
