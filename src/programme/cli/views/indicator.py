"""`programme indicator list` and `show`: what is measured, from which baseline, towards which target."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import Entry, Perhaps, Values
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.indicator import Indicator
from programme.domain.events import IndicatorMeasured
from programme.domain.sentences import Sentence, say
from programme.language import N_


def _says(indicator: Indicator, look: Look) -> Values:
    defined = indicator.definition
    current = sorted(indicator.current(look.day), key=lambda one: one.position)
    measures = [fact.event for fact in current if isinstance(fact.event, IndicatorMeasured)]
    return {
        "name": defined.name if defined is not None else indicator.id,
        "kind": defined.kind if defined is not None else None,
        "unit": defined.unit if defined is not None else None,
        "baseline": defined.baseline if defined is not None else None,
        "value": Perhaps([one.value for one in measures] or [None]),
        "measured": Perhaps([fact.on for fact in current] or [None]),
        "target": defined.target if defined is not None else None,
        "due": defined.due if defined is not None else None,
        "verification": defined.verification if defined is not None else None,
    }


def _measures(indicator: Indicator, look: Look) -> Iterator[Values]:
    come = [fact for fact in indicator.measured if fact.on.earliest <= look.day]
    for fact in sorted(come, key=lambda one: (one.on.earliest, one.on.latest, one.position)):
        if isinstance(event := fact.event, IndicatorMeasured):
            how = event.verification
            yield {"on": fact.on, "value": event.value, "verification": how, "position": Entry(fact.position)}


def _open(indicator: Indicator, look: Look) -> Iterator[Sentence]:
    defined = indicator.definition
    if not indicator.current(look.day):
        yield say("Nothing is measured yet.")
    if defined is not None and defined.target is None:
        yield say("No target is set.")
    if defined is not None and defined.verification is None:
        yield say("It is not said how it is verified.")


KIND = Kind(
    Indicator,
    "indicator",
    (
        Column("name", N_("Name")),
        Column("kind", N_("Kind")),
        Column("unit", N_("Unit")),
        Column("baseline", N_("Baseline")),
        Column("value", N_("Current value")),
        Column("measured", N_("Measured")),
        Column("target", N_("Target")),
        Column("due", N_("Due")),
        Column("verification", N_("Verified by")),
    ),
    "name kind baseline value measured target due unit territories id",
    _says,
    (Part("measures", N_("Measures"), _measures),),
    _open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
