"""`programme ambiguity list` and `show`: what the sources leave open, how it may be read, what is done meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from programme.cli.output import Column
from programme.cli.views.described import One, Values, Word, before_or_after
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, Part, list_things, show_thing
from programme.domain.aggregates.ambiguity import Ambiguity
from programme.domain.answer import Answer
from programme.domain.events import AmbiguitySettled
from programme.domain.sentences import say
from programme.language import N_

OPEN, SETTLED = Word("open", say("to be cleared up")), Word("settled", say("cleared up"))


def _says(ambiguity: Ambiguity, look: Look) -> Values:
    flag = ambiguity.flag
    come = [one.event for one in ambiguity.settled if one.on.earliest <= look.day]
    settled = [one for one in come if isinstance(one, AmbiguitySettled)]
    return {
        "title": flag.title if flag is not None else ambiguity.id,
        "state": before_or_after(
            OPEN, SETTLED, ambiguity.mandate.holds(look.day) if ambiguity.mandate is not None else Answer.NO
        ),
        "default": flag.default if flag is not None else None,
        "who_can_settle": One("body", flag.who_can_settle if flag is not None else None),
        "readings": flag.readings if flag is not None else (),
        "settled": next((one.text for one in settled), None),
    }


def _readings(ambiguity: Ambiguity, _look: Look) -> Iterator[Values]:
    for text in ambiguity.flag.readings if ambiguity.flag is not None else ():
        yield {"text": text}


KIND = Kind(
    Ambiguity,
    "ambiguity",
    (
        Column("title", N_("Title")),
        Column("state", N_("State")),
        Column("default", N_("Until it is settled")),
        Column("who_can_settle", N_("Can be settled by")),
        Column("settled", N_("What was meant")),
    ),
    "id title state default who_can_settle",
    _says,
    (Part("readings", N_("How it may be read"), _readings),),
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
