"""The board: where each territory stands on a day, under which rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from programme.projections.base.answers import Answer, Answers, Asked
from programme.projections.base.spoken import Bilingual, from_data, to_data
from programme.projections.base.views import Views
from programme.register.errors import MalformedEntry, UnknownEvent

if TYPE_CHECKING:
    from programme.domain.reading import Reading
    from programme.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Line:
    """One territory. Where several states, themes or phases are possible, that one is None and ``possible`` has all.

    ``unmet`` and ``undecidable`` hold every criterion so found, ``blocking`` those that stand in the way.
    ``in_words`` says the states that are possible, ``obstacle`` what keeps the gate itself from being known: sentences
    to be read with `from_data`. ``touched`` and ``shaken`` hold the positions of its decisions that are.
    """

    id: str
    name: str
    theme: str | None
    state: str | None
    phase: str | None
    since: str | None
    next_gate: str | None
    unmet: list[str]
    undecidable: list[str]
    blocking: list[str]
    possible: dict[str, list[str | None]]
    passable: bool
    in_words: list[Any]
    obstacle: Any
    touched: list[int]
    shaken: list[int]


@dataclass(frozen=True, slots=True)
class Board:
    """The programme and its territories at the end of a day, known up to a position; ``head`` is the last one.

    ``names`` says what phases and gates are called, by ``kind:id``, ``notice`` what stands on everything printed
    under the charter, both in two languages; ``adopted_after`` whether that charter was adopted only after the day.
    """

    id: str
    name: str
    calendar_phase: str | None
    as_of: date
    known_at: int
    head: int
    names: dict[str, Bilingual]
    notice: Bilingual | None
    edition: str | None
    adopted_after: bool
    territories: list[Line] = field(default_factory=list)


def board(views: Views, day: date, known_at: int | None = None, by: str | None = None) -> Board:
    """Return the board at the end of a day, known up to a position: everything, if None.

    With ``by``, gates are judged by that edition of the charter, whichever counts.
    """
    under = f":{by}" if by is not None else ""

    def compose(asked: Asked) -> Board:
        programme = asked(f"programme:{under}" if under else "programme")
        lines = [asked(f"territory:{one}{under}") for one in programme["territories"]]
        return Board(
            id=views.source.recorder.programme_id,
            name=programme["name"] or views.source.recorder.programme_id,
            calendar_phase=programme["calendar_phase"],
            as_of=day,
            known_at=asked.position,
            head=views.source.head(),
            names={name: from_data(words) for name, words in programme["names"].items()},
            notice=from_data(programme["notice"]),
            edition=programme["edition"],
            adopted_after=programme["adopted_after"],
            territories=[Line(**line) for line in lines if (line.get("state") or line["possible"].get("state"))],
        )

    return BOARD.ask(views, day, known_at, compose)


def today(views: Views, now: datetime) -> date:
    """Return the day it is for the programme, in the time zone of its latest charter."""
    zone: str = BOARD.ask(views, date.max, None, lambda asked: asked("zone")["zone"])
    return now.astimezone(ZoneInfo(zone)).date()


def names(views: Views, lang: Literal["fr", "en"]) -> dict[str, str]:
    """Return what to call each thing, by ``kind:id``, as everything recorded has it: as `domain.naming.names` does.

    An entry that this program cannot read stops the board, but keeps nobody from calling the rest by name.
    """
    try:
        kept = BOARD.ask(views, date.max, None, lambda asked: asked("names"))
    except (MalformedEntry, UnknownEvent):
        kept = _names(views.source.reading(views.source.head()))
    facts: dict[str, str] = kept["facts"]
    return {name: words[lang] for name, words in kept["charter"].items()} | facts


def _compute(reading: Reading, key: str, day: date) -> Answer:
    kind, territory, edition, *_ = (*key.split(":"), "", "")
    match kind:
        case "zone":
            return _zone(reading)
        case "names":
            return _names(reading)
        case "programme":
            return _programme(reading, day, edition or None)
    from programme.domain.standing import standing

    return _line(standing(reading, territory, day, edition or None))


def _zone(reading: Reading) -> Answer:
    from programme.domain.aggregates.charters import Charters
    from programme.domain.events import CharterAdopted

    return {"zone": Charters.of(reading.facts(CharterAdopted)).timezone}


def _names(reading: Reading) -> Answer:
    from programme.domain.naming import given_names, latest_words

    words = {name: to_data(one) for name, one in latest_words(reading).items()}
    return {"charter": words, "facts": given_names(reading)}


def _programme(reading: Reading, day: date, by: str | None) -> Answer:
    from programme.domain.aggregates.charters import Charters
    from programme.domain.events import CharterAdopted, ProgrammeStarted
    from programme.domain.naming import words_of
    from programme.domain.standing import calendar_phase, territory_ids
    from programme.domain.what_if import by_edition

    edition, adopted_after = Charters.of(by_edition(reading, by).facts(CharterAdopted)).for_day(day)
    rules = edition.rules if edition is not None else None
    started = [fact.event for fact in reading.facts(ProgrammeStarted)]
    names = [event.name for event in started if isinstance(event, ProgrammeStarted)]
    return {
        "name": next(iter(names), rules.name if rules is not None else None),
        "calendar_phase": calendar_phase(rules, day),
        "names": {name: to_data(one) for name, one in words_of(rules).items()} if rules is not None else {},
        "notice": to_data(rules.notice) if rules is not None else None,
        "edition": edition.id if edition is not None else None,
        "adopted_after": adopted_after,
        "territories": list(territory_ids(reading)),
    }


def _line(found: Standing) -> Answer:
    from programme.domain.words import word

    several = {"state": found.states, "theme": found.themes, "phase": found.phases}
    possible = {name: list(values) for name, values in several.items() if len(values) > 1}
    gate, obstacle = found.assessment.gate, found.assessment.obstacle
    return {
        "id": found.id,
        "name": found.name,
        **{name: _only(values) for name, values in several.items()},
        "since": found.since.text if found.since is not None else None,
        "next_gate": gate.id if gate is not None else None,
        "unmet": list(found.unmet),
        "undecidable": list(found.undecidable),
        "blocking": list(found.blocking),
        "possible": possible,
        "passable": found.assessment.passable,
        "in_words": [to_data(word(state)) for state in found.states if state is not None],
        "obstacle": to_data(obstacle),
        "touched": [one.decision.position for one in found.decisions if one.touched],
        "shaken": [one.decision.position for one in found.decisions if one.shaken],
    }


def _only(values: Sequence[str | None]) -> str | None:
    return values[0] if len(values) == 1 else None


BOARD = Answers.of("board", 4, _compute)
