"""Phase reviews and corrections in a simulated life: what is done depends on what the register says by then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any

from programme.domain.assessment import assess
from programme.domain.demands import Attested
from programme.domain.fact import Fact
from programme.simulation.lives import Deed

Do = Callable[..., bool]
"""Performs an act, given its command and fields; returns whether the rules allow it."""
Look = Callable[[], Any]
VOTERS = {
    "comite-interne": ("pilot", "president", "director", "treasurer", "board-member"),
    "comite-elargi": ("dgs-aix", "aix-associations", "venelles-companies"),
}
READY, RECUSED, BY_PROXY, RESERVED = 0.75, 0.2, 0.4, 0.4
"""In how many reviews a project is ready, somebody is recused, somebody votes by proxy, a reservation is made."""
RECTIFIED, ANNULLED = 0.03, 0.02
"""How many facts are corrected, of those that can be."""
DISPENSABLE = frozenset({"contact-made", "indicator-measured", "contribution-stated", "lesson-recorded"})
"""What a life can do without."""


def review(rng: Random, do: Do, look: Look, deed: Deed) -> None:
    """Take a territory through the review just opened, on one day: passed, with a reservation, or put off."""
    territory, day = deed.fields["territory"], deed.at.date()
    ready, found = rng.random() < READY, assess(look(), territory, day)
    body = found.gate.decided_by[0] if found.gate is not None else "comite-interne"
    for result in found.blocking if ready else ():
        who, criterion = result.criterion.who_can_settle, {"territory": territory, "criterion": result.criterion.id}
        if isinstance(result.criterion.demand, Attested):
            do("gate answer", by=who or "president", finding="met", because="Discuté en atelier", **criterion)
        else:
            until = (day + timedelta(days=200)).isoformat()
            do("gate waive", reason="À faire dans l’année", authorised_by=body, until=until, **criterion)
    do("gate opinion", territory=territory, colour="green" if ready else "amber", text="Avis rendu", by="auditor")
    voters, drawn = VOTERS[body], rng.random()
    if drawn < RECUSED:
        do("body recuse", body=body, office=voters[0], territory=territory, reason="Intérêt déclaré")
        voters = voters[1:]
    elif drawn < RECUSED + BY_PROXY:
        do("body proxy", body=body, office=voters[-1], holder=voters[0], territory=territory)
        do("gate vote", territory=territory, office=voters[-1], ballot="for", cast_by=voters[0])
        voters = voters[:-1]
    for office in voters:
        ballot = "for" if ready else ("for", "against", "abstain")[rng.randrange(3)]
        do("gate vote", territory=territory, office=office, ballot=ballot)
    _decide(rng, do, territory, day.year + 1, ready=ready)


def _decide(rng: Random, do: Do, territory: str, year: int, *, ready: bool) -> None:
    """Decide as far as the rules allow it: with a reservation that is lifted, else without, else put off."""
    held = (
        {"reservations": ["La convention reste à signer"], "reservations_due": str(year)}
        if rng.random() < RESERVED
        else {}
    )
    outcome = "passed-with-reservations" if held else "passed"
    if not (ready and do("gate decide", territory=territory, outcome=outcome, motive="Le projet est prêt", **held)):
        do("gate decide", territory=territory, outcome="deferred", motive="Le projet n’est pas prêt")


def correct(rng: Random, do: Do, fact: Fact) -> None:
    """Correct one fact in twenty or so, some days after it was recorded."""
    drawn = rng.random()
    if drawn < RECTIFIED:
        day = fact.on.earliest.isoformat()
        do("entry rectify", position=fact.position, field="on", to=(day,), reason="Jour précisé par le compte rendu")
    elif drawn < RECTIFIED + ANNULLED and fact.event.type in DISPENSABLE:
        do("entry annul", position=fact.position, reason="Saisie deux fois")
