"""Open seats: those that are to be filled in a body and are not, as far as their number is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programme.domain.aggregates.body import Body
from programme.domain.answer import Answer
from programme.domain.events import SeatsPlanned
from programme.domain.fact import Fact
from programme.domain.vocabulary import SeatId


@dataclass(frozen=True, slots=True)
class OpenSeats:
    """Seats kept for the same people, on a day.

    ``filled`` counts those that are, certainly and possibly; ``vacant`` how many are left to fill, at least and at
    most, None where nobody has said how many there are to be. ``plan`` is the fact that opened them last.
    """

    seat: SeatId
    plan: Fact
    filled: tuple[int, int]
    vacant: tuple[int, int | None]

    @property
    def uncertain(self) -> bool:
        """Whether it is not known how many are vacant, or that any is."""
        return self.vacant[0] != self.vacant[1]


def open_seats(body: Body, day: date) -> tuple[OpenSeats, ...]:
    """Return the seats of a body that are vacant, or may be, at the end of ``day``; in the order of their ids."""
    found = (_of(body, seat, day) for seat in sorted(body.planned_seats))
    return tuple(one for one in found if one is not None and one.vacant[1] != 0)


def _of(body: Body, seat: SeatId, day: date) -> OpenSeats | None:
    candidates = body.planned_seats[seat].candidates(day)
    plans = [one for one in candidates if one is not None and isinstance(one.event, SeatsPlanned)]
    if not plans:
        return None
    holding = [one.holds(day) for one in body.seats_of(seat)]
    certain, possible = holding.count(Answer.YES), len(holding) - holding.count(Answer.NO)
    numbers = [_numbers(one) for one in candidates]
    least, mosts = min(low for low, _ in numbers), [high for _, high in numbers if high is not None]
    most = max(mosts) if len(mosts) == len(numbers) else None
    vacant = max(0, least - possible), None if most is None else max(0, most - certain)
    return OpenSeats(seat, plans[-1], (certain, possible), vacant)


def _numbers(link: Fact | None) -> tuple[int, int | None]:
    """Return the least and the most of a link; before the first plan, and once given up, there are none."""
    if link is None or not isinstance(link.event, SeatsPlanned):
        return 0, 0
    return link.event.least, link.event.most
