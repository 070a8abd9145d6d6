"""What the tests of the projections share: registers filled with generated facts, and everything a view holds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import strategies as st

from programme.domain.event import Event
from programme.domain.events import PhaseEntered, StartPlanned, TerritoryProposed, TerritorySelected, ThemeSet
from programme.domain.fact import Fact
from programme.projections.agenda import agenda
from programme.projections.assessment import assessment
from programme.projections.base.projection import Projection
from programme.projections.base.shelf import InFile
from programme.projections.base.views import Views
from programme.projections.board import board
from programme.projections.timeline import timeline
from programme.projections.trail import trail
from programme.register.codec import encode
from programme.register.recorder import Recorder
from tests.support.corrections import corrected
from tests.support.demands import KINDS, cases
from tests.support.facts import fact
from tests.support.tiny import DAYS, tiny_dates

UNSYNCED = "/dev/shm" if Path("/dev/shm").is_dir() else None  # where a generated register costs no wait for a disk
VIEWPOINTS = [DAYS[0] - timedelta(days=40), *(DAYS[0] + timedelta(days=number) for number in range(-3, 8))]
"""Days around all those that generated dates name, and one long before them."""


@st.composite
def histories(draw: st.DrawFn, demands: Sequence[str] = KINDS) -> list[Fact]:
    """Draw what a small programme may have recorded, facts in any order, each correction after what it corrects."""
    return draw(corrected(draw(uncorrected(demands))))


@st.composite
def uncorrected(draw: st.DrawFn, demands: Sequence[str] = KINDS) -> list[Fact]:
    """Draw a history without corrections, in any order: a charter, two territories, facts for a demand."""
    case = draw(st.sampled_from(demands).flatmap(cases))
    ways = [*draw(_ways("t", 200)), *draw(st.sampled_from([_ways("u", 300), st.just([])]).flatmap(lambda way: way))]
    return placed(draw(st.permutations([*case.history(), *ways])))


@st.composite
def _ways(draw: st.DrawFn, territory: str, first: int) -> list[Fact]:
    """Draw the way of a territory; the first fact has the entry id ``e`` and that number."""
    way: list[Event] = [TerritoryProposed(territory=territory, name=territory.upper())]
    if draw(st.booleans()):
        way.append(TerritorySelected(territory=territory, replaces=f"e{first}"))
    if draw(st.booleans()):
        way.append(PhaseEntered(territory=territory, phase="amorcage"))
    way += [ThemeSet(territory=territory, theme=theme) for theme in draw(st.sampled_from(["", "x", "xy"]))]
    if draw(st.booleans()):
        way.append(StartPlanned(territories=(territory,), title="Plan", due=draw(tiny_dates)))
    return [fact(event, draw(tiny_dates), number) for number, event in enumerate(way, first)]


def placed(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts at the positions 1, 2, 3..., each with the entry id that it had."""
    return [replace(one, position=place) for place, one in enumerate(facts, 1)]


@contextmanager
def views_of(facts: Sequence[Fact]) -> Iterator[Views]:
    """The views of a register that holds these facts, in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=UNSYNCED) as folder:
        path = Path(folder) / "register.db"
        with Recorder.create(path, "test") as recorder, Views(recorder, path) as views:
            record(recorder, facts)
            yield views


def file_of(views: Views) -> Path:
    """Return the file of the tables."""
    assert isinstance(views.shelf, InFile)
    return views.shelf.path


def record(recorder: Recorder, facts: Sequence[Fact]) -> None:
    """Append facts as they are: what the rules would refuse must be shown too."""
    if facts:
        recorder.append_rows([encode(one, "test", clock_set=False) for one in facts])


def everything(views: Views, day: date, known_at: int | None = None) -> dict[str, Any]:
    """Return all that the views say of a day, but for the position of the register's own head."""
    shown = asdict(board(views, day, known_at))
    shown.pop("head")
    return {
        "timeline": timeline(views, day, known_at),
        "trail": trail(views, known_at),
        "board": shown,
        "assessments": [assessment(views, territory, day, known_at) for territory in ("t", "u", "nowhere")],
        "agenda": agenda(views, day, known_at),
    }


def contents(views: Views, projection: Projection) -> dict[str, list[Any]]:
    """Return every row of every table of a view."""

    def query(connection: sa.Connection, _: int) -> dict[str, list[Any]]:
        return {
            table.name: sorted(connection.execute(sa.select(table)).all()) for table in projection.tables.sorted_tables
        }

    return views.read(projection, query)
