"""`programme action list` and `show`: what is to be done, by when, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from programme.cli.output import Column
from programme.cli.views.described import Ids, Perhaps, Values
from programme.cli.views.look import Look
from programme.cli.views.things import Kind, list_things, show_thing
from programme.domain.aggregates.action import Action
from programme.domain.events import ActionCompleted
from programme.domain.sentences import Sentence, say
from programme.domain.timed import due_of
from programme.domain.vocabulary import ActionState
from programme.language import N_


def _says(action: Action, look: Look) -> Values:
    latest = action.dates.candidates(look.day)[-1]
    dates = [due_of(link) for link in action.dates.leading_to(latest)]
    done = sorted((one for one in action.completed if one.on.earliest <= look.day), key=lambda one: one.position)
    results = [one.event.result for one in done if isinstance(one.event, ActionCompleted)]
    return {
        "title": action.plan.title if action.plan is not None else action.id,
        "state": Perhaps(action.states(look.day)),
        "due": dates[-1] if dates else None,
        "former": [one for one, after in pairwise(dates) if one != after],
        "owners": Ids("office", action.owners(look.day)),
        "completed": done[0].on if done else None,
        "result": next((one for one in results if one is not None), None),
    }


def _open(action: Action, look: Look) -> Iterator[Sentence]:
    if ActionState.OPEN not in action.states(look.day):
        return
    due = due_of(action.dates.candidates(look.day)[-1])
    if due is not None and due.latest < look.day:
        yield say("Its date has gone by: {due}.", due=due)
    if not action.owners(look.day):
        yield say("Nobody is known to see to it.")


KIND = Kind(
    Action,
    "action",
    (
        Column("title", N_("Title")),
        Column("state", N_("State")),
        Column("due", N_("Due")),
        Column("former", N_("Former dates")),
        Column("owners", N_("Who sees to it")),
        Column("completed", N_("Done")),
        Column("result", N_("Result")),
    ),
    "title state due owners territories id",
    _says,
    open=_open,
)
list_ = partial(list_things, (KIND,))
show = partial(show_thing, (KIND,))
