"""A programme and its model, and what a person does most: to record, to correct, to look."""

from __future__ import annotations

import shutil
import tempfile
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from programme.domain.events import EntryRectified, TerritoryEnvisaged, TerritoryProposed
from programme.domain.personal import holds_clear
from programme.domain.reading import reading_of
from programme.domain.standing import standing
from programme.register.codec import decode, encode
from programme.register.place import Place
from tests.machine.editions import EDITIONS, write
from tests.machine.model import Model
from tests.support.chapter_histories import PATHS as LATER
from tests.support.chapter_readings import THINGS
from tests.support.cli import Ran, Shell
from tests.support.command_lines import command_line
from tests.support.corrections import known
from tests.support.histories import BEGINNING, EVERY, PATHS, on

Typed = tuple[str, dict[str, Any]]
DRAWN_BY_THE_MACHINE = {"charter adopt", "person register", "person erase", "person access"}
VIEWPOINTS = ("2016", "2017-06", "2017-12-31", "2030-01-01")
TODAY = "2030-01-01"


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    """Draw a command and what is typed for its fields."""
    path = draw(st.sampled_from(PATHS) | st.sampled_from(LATER))
    if path == "charter adopt":
        return path, {"rules": draw(st.sampled_from(sorted(EDITIONS)))}
    fields = {name: draw(values) for name, values in EVERY[path].items()}
    return path, {**fields, "on": on(draw, draw(st.integers(1, 60)))}


class Machine(RuleBasedStateMachine):
    """A programme, its model, and all that people do to both."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.place = self.elsewhere(self.folder / "register.db")
        self.model = Model(self.folder)
        write(self.folder)

    def elsewhere(self, path: Path) -> Place:
        """Return a place for the register to be: this path, or something better."""
        return path

    def teardown(self) -> None:
        """Look at everything once more, then forget it."""
        self.look(TODAY)
        shutil.rmtree(self.folder)

    def run(self, *line: object, **env: str) -> Ran:
        """Run a command at the instant of the model."""
        shell = Shell.at(self.folder, PROGRAMME_BY="coordinator", PROGRAMME_REGISTER=address(self.place))
        return shell.run(*line, **{"PROGRAMME_NOW": self.model.now, **env})

    @initialize(things=st.integers(0, len(THINGS)), edition=st.sampled_from(sorted(EDITIONS)))
    def begin(self, things: int, edition: str) -> None:
        assert self.run("init", "--id", "trial").code == 0
        self.record(("charter adopt", {"rules": edition}))
        for path, fields in (*BEGINNING, *THINGS[:things]):
            if path not in DRAWN_BY_THE_MACHINE:
                self.record((path, {**fields, "on": "2016-01-02"}))

    @rule(asked=typed())
    def record(self, asked: Typed) -> None:
        """An act is refused by the rules that should, or recorded as it should, whoever asks again."""
        self.model.a_minute_passes()
        self.type(asked)

    def type(self, asked: Typed) -> None:
        """Type the command of an act, and compare the answer with what the model expects once it is given."""
        path, fields = asked
        command = self.model.next_command()
        line = command_line(path, fields, "--command-id", command, "--json")
        ran = self.run(*line)
        expected = self.model.expected(path, fields, command, fresh_of(ran))
        assert ran.code == expected.code, (line, ran, expected)
        if ran.code in {1, 3}:
            assert tuple(reason["rule"] for reason in ran.json["reasons"]) == expected.rules, line
        if ran.code == 0:
            positions = [fact.position for fact in expected.facts]
            assert ran.json["positions"] == positions, line
            self.model.take_in(expected.facts)
            self.model.commands.append((line, positions))
            if path == "person register":
                self.model.names[ran.json["id"]] = fields["full_name"]

    @precondition(lambda self: self.model.facts)
    @rule(data=st.data(), back=st.integers(0, 3), by=st.sampled_from(["committee", None]))
    def annul(self, data: st.DataObject, back: int, by: str | None) -> None:
        """Any entry may be annulled, and one of the last most often: also what annuls or rectifies another."""
        facts = self.model.facts
        last = st.just(max(1, len(facts) - back))
        position = data.draw(last | st.integers(1, len(facts)))
        proof = {"authorised_by": by, "document": "proof"} if by is not None else {}
        self.record(("entry annul", {"position": position, "reason": "Saisie deux fois", **proof}))

    @precondition(lambda self: self.model.facts)
    @rule(data=st.data(), day=st.dates(date(2015, 1, 1), date(2019, 12, 31)))
    def rectify_the_date(self, data: st.DataObject, day: date) -> None:
        """Any entry may be rectified, and one that was before most often."""
        facts = self.model.facts
        again = [fact.event.position for fact in facts if isinstance(fact.event, EntryRectified)]
        any_of_them = st.integers(1, len(facts))
        position = data.draw(st.sampled_from(again) | any_of_them if again else any_of_them)
        self.record(("entry rectify", {"position": position, "field": "on", "to": [str(day)], "reason": "Faute"}))

    @rule(day=st.sampled_from(VIEWPOINTS))
    def look(self, day: str) -> None:
        """The trail is the list of facts, the timeline those that stand, and the root that of their bytes."""
        facts, lines = self.model.facts, self.lines()
        assert [decode(n, line).id for n, line in enumerate(lines, 1)] == [fact.id for fact in facts]
        assert all(
            encode(fact, "trial", clock_set=True).data == line
            for fact, line in zip(facts, lines, strict=True)
            if not holds_clear(fact.event)
        )
        trail = self.run("trail", "--json").json
        assert [(one["position"], one["id"]) for one in trail] == [(fact.position, fact.id) for fact in facts]
        standing_facts = sorted(known(facts), key=lambda fact: (fact.on.earliest, fact.on.latest, fact.position))
        timeline = self.run("timeline", "--json").json
        shown = [(one["position"], one["on"]) for one in timeline if one["annulled_by"] is None]
        assert shown == [(fact.position, fact.on.text) for fact in standing_facts]
        happened = {fact.position for fact in facts if fact.event.of_the_world}
        assert {one["position"] for one in timeline} == happened
        born = (TerritoryProposed, TerritoryEnvisaged)
        territories = {fact.event.territory for fact in standing_facts if isinstance(fact.event, born)}
        assert {one["id"] for one in self.run("status", "--json").json["territories"]} == territories
        verified = self.run("audit", "verify", "--json")
        assert (verified.code, verified.json["problems"]) == (0, [])
        assert verified.json["root"] == root(lines)
        self.board(day)

    def board(self, day: str) -> None:
        """The board says of each territory what all the facts in memory say of it on that day."""
        on_day = last_day(day)
        reading = reading_of(self.model.facts)
        for line in self.run("status", "--as-of", day, "--json").json["territories"]:
            found = standing(reading, line["id"], on_day)
            assert line["phase"] == only(found.phases), (line, found)
            assert line["state"] == only(found.states), (line, found)
            assert line["unmet"] == list(found.unmet), (line, found)
            assert line["undecidable"] == list(found.undecidable), (line, found)

    def lines(self) -> list[bytes]:
        """Return the stored entries."""
        return self.run("export", "cloudevents", "-").out.encode().splitlines()


def address(place: Place) -> str:
    """Return what a person writes for a place."""
    return str(place) if isinstance(place, Path) else place.address


def fresh_of(ran: Ran) -> str:
    """Return what was drawn by chance for a person."""
    made = ran.json["id"] if ran.code == 0 else None
    return made.removeprefix("p-") if made is not None and made.startswith("p-") else "0" * 16


def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day that is a viewpoint here."""
    return date.fromisoformat({"2016": "2016-12-31", "2017-06": "2017-06-30"}.get(text, text))


def only(values: tuple[str | None, ...]) -> str | None:
    """Return the one value of several, None where more are possible."""
    return values[0] if len(values) == 1 else None


def root(lines: list[bytes]) -> str:
    """Return the root of the Merkle tree over these bytes, as RFC 6962 defines it in words."""
    return b64encode(_hash(lines)).decode()


def _hash(lines: list[bytes]) -> bytes:
    if len(lines) <= 1:
        return sha256(b"\x00" + lines[0]).digest() if lines else sha256(b"").digest()
    left = 1 << (len(lines) - 1).bit_length() - 1
    return sha256(b"\x01" + _hash(lines[:left]) + _hash(lines[left:])).digest()
