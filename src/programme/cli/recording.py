"""Recording an act: from what was typed to the model, to the register, and back to the person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from pydantic import ValidationError

from programme.cli.declared import Command
from programme.cli.details import details
from programme.cli.from_files import MADE_FROM, from_files
from programme.cli.next_steps import next_step
from programme.cli.output import data, words, write_json
from programme.cli.people import left_by_erasure, texts_of, warn_of_names
from programme.cli.problem import Problem
from programme.cli.replacing import all_is_new, replacement, tell_refused
from programme.cli.session import Session
from programme.cli.values import iso_date
from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Act
from programme.domain.sentences import Sentence, say
from programme.domain.slug import slug
from programme.domain.vocabulary import ID_PATTERN
from programme.exchange.journal import requests
from programme.exchange.problems import meant
from programme.language import Speaker
from programme.language.validation import choices, faults, worded
from programme.register.codec import stamp
from programme.register.requests import Recorded, RefusedRequests, Request

BESIDE = {"command_id", "dry_run", "replace_with"}
"""The parameters of commands that are no fields of acts."""


def record(session: Session, command: Command, given: Mapping[str, Any]) -> int:
    """Record the act of a command, or show what it would record, and return the exit code."""
    act = act_of(session, command, _with_dates(session, command, given))
    id = given["command_id"] or str(uuid4())
    journal = replacement(session, given)
    wanted = [Request(act, session.by, id, session.now, session.clock_set)]
    if journal is not None:
        wanted += requests(journal, session.now, clock_set=session.clock_set)
    warn_of_names(session, (text for one in wanted for text in texts_of(one.act)))
    try:
        planned = _planned(session, wanted) if given["dry_run"] or len(wanted) > 1 else []
        planned = planned if given["dry_run"] else session.writer.record(wanted)
    except RefusedRequests as refused:
        session.learn_names()  # those who can settle what is missing
        if journal is not None:
            return tell_refused(session, refused, journal)
        raise
    session.learn_names()
    if given["dry_run"]:
        show_plan(session, planned)
    else:
        _show_recorded(session, command, planned)
    return 0


def _with_dates(session: Session, command: Command, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values typed; a new value that is a date as people write it, in the notation of the register."""
    if command.path != "entry rectify":
        return given
    return {**given, "to": tuple(iso_date(one, session.lang) for one in given["to"])}


def _planned(session: Session, wanted: list[Request]) -> list[Recorded]:
    planned = session.register.plan(wanted).recorded
    all_is_new(planned)
    return planned


def act_of(session: Session, command: Command, given: Mapping[str, Any]) -> Act:
    """Return the act that was typed.

    :raises Problem: values are missing or malformed; it holds all of them.
    """
    fields = {one.name: given[one.name] for one in command.parameters if one.name not in BESIDE}
    fields = {name: value for name, value in fields.items() if value not in (None, ())}
    try:
        return BY_PATH[command.path].model_validate(from_files(command.path, fields))
    except ValidationError as error:
        found = [_fault(one, command, session.speaker) for one in faults(error)]
        raise Problem(*found, advice=f"programme {command.path} --help") from error


def _fault(error: dict[str, Any], command: Command, speaker: Speaker) -> Sentence:
    """Return what is wrong with one value, under the name by which it was typed."""
    field = error["loc"][0]
    place = speaker.text(next(one.spelled for one in command.parameters if one.name == field))
    if error["type"] == "missing":
        source = MADE_FROM.get(command.path, {}).get(field)
        return worded({**error, "loc": (speaker.text(source.spelled) if source is not None else place,)})
    problem = worded({**error, "loc": (place,)})
    known = _likely_id(error) or meant(str(error["input"]), choices(error))
    if known is None:
        return say("{place}: {problem}", place=place, problem=problem)
    return say("{place}: {problem} {known}", place=place, problem=problem, known=known)


def _likely_id(error: dict[str, Any]) -> Sentence | None:
    """Return a suggestion of the id that a name typed in its place would make."""
    if error.get("ctx", {}).get("pattern") != ID_PATTERN or not (id := slug(error["input"])):
        return None
    return say("Did you mean '{word}'?", word=id)


def show_plan(session: Session, planned: list[Recorded]) -> None:
    """Print what would be recorded: its lines, or with ``--json`` its entries as they would be stored."""
    rows = [row for one in planned for row in one.rows]
    if session.json:
        write_json({"entries": [json.loads(row.data) for row in rows]})
    else:
        for fact in (fact for one in planned for fact in one.facts):
            data(f"{fact.on}  {session.speaker.event(fact.event)}")
            for line in details(fact.event, session.speaker):
                data(f"    {line}")
    session.tell(say("Nothing is recorded: this shows what would be."))


def as_data(recorded: Recorded) -> dict[str, object]:
    """Return what came of a request as scripts read it."""
    return {
        "id": recorded.id,
        "positions": [fact.position for fact in recorded.facts],
        "command_id": recorded.request.command_id,
        "recorded_at": stamp(recorded.facts[0].recorded_at),
    }


def shown_id(recorded: Recorded) -> str:
    """Return the id of what a request brought into being, else the position of its first entry."""
    return recorded.id or str(recorded.facts[0].position)


def _show_recorded(session: Session, command: Command, recorded: list[Recorded]) -> None:
    """Print what came of a command, and of what was recorded by it in place of something else."""
    first, *others = recorded
    left, told = left_by_erasure(session, (fact for one in recorded for fact in one.facts))
    if session.json:
        instead = {"recorded_instead": [as_data(one) for one in others]} if others else {}
        write_json(as_data(first) | instead | left)
    else:
        for one in recorded:
            data(shown_id(one))
    if first.replayed:
        session.tell(say("This was recorded before, under the same command id: nothing new is recorded."))
    for fact in (fact for one in recorded for fact in one.facts):
        words(f"{fact.position}  {session.speaker.event(fact.event)}")
        for line in details(fact.event, session.speaker):
            words(f"    {line}")
    for sentence in told:
        session.tell(sentence)
    session.tell(say("Next: {command}", command=session.spelled(next_step(command, first))))
