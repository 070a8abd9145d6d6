"""The whole application, driven by random commands as people type them, against a list of facts in memory.

A few short runs by default; ``./dev pytest tests/machine --hypothesis-profile=explore`` looks for new ones for long.
"""

from __future__ import annotations

import shutil
import tempfile
from base64 import b64encode
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from programme.domain.events import TerritoryEnvisaged, TerritoryProposed
from programme.domain.personal import holds_clear
from programme.register.codec import decode, encode
from programme.register.place import Place
from programme.register.register import Register
from tests.support.command_lines import command_line
from tests.machine.editions import EDITIONS, write
from tests.machine.model import Model
from tests.support.chapter_histories import PATHS as LATER
from tests.support.chapter_readings import THINGS
from tests.support.cli import Ran, Shell
from tests.support.corrections import known
from tests.support.histories import BEGINNING, EVERY, PATHS, on
from tests.support.postgres import Cluster

DRAWN_BY_THE_MACHINE = {"charter adopt", "person register", "person erase", "person access"}
VIEWPOINTS = ("2016", "2017-06", "2017-12-31", "2030-01-01")


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
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
        self.moves = count(1)
        write(self.folder)

    def elsewhere(self, path: Path) -> Place:
        """Return a place for the register to be: this path, or something better."""
        return path

    def teardown(self) -> None:
        """Look at everything once more, then forget it."""
        self.look()
        shutil.rmtree(self.folder)

    def run(self, *line: object, **env: str) -> Ran:
        """Run a command at the instant of the model."""
        shell = Shell.at(self.folder, PROGRAMME_BY="coordinator", PROGRAMME_REGISTER=address(self.place))
        return shell.run(*line, PROGRAMME_NOW=self.model.now, **env)

    @initialize(things=st.integers(0, len(THINGS)), edition=st.sampled_from(sorted(EDITIONS)))
    def begin(self, things: int, edition: str) -> None:
        assert self.run("init", "--id", "trial").code == 0
        self.record(("charter adopt", {"rules": edition}))
        for path, fields in (*BEGINNING, *THINGS[:things]):
            if path not in DRAWN_BY_THE_MACHINE:
                self.record((path, {**fields, "on": "2016-01-02"}))

    @rule(asked=typed())
    def record(self, asked: tuple[str, dict[str, Any]]) -> None:
        """An act is refused by the rules that should, or recorded as it should, whoever asks again."""
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

    @rule(number=st.integers(1, 99))
    def register_a_person(self, number: int) -> None:
        self.record(("person register", {"full_name": f"Zoé Exemplère {number}", "function": "Adjointe", "on": "2017"}))

    @precondition(lambda self: self.model.names)
    @rule(data=st.data())
    def erase_a_person(self, data: st.DataObject) -> None:
        """Once erased, a name is shown nowhere; the others still are."""
        person = data.draw(st.sampled_from(sorted(self.model.names)))
        self.record(("person erase", {"person": person, "reason": "Demande", "on": "2018"}))
        del self.model.names[person]
        self.people()

    @rule()
    def people(self) -> None:
        rows = self.run("person", "list").out
        assert all(person in rows and name in rows for person, name in self.model.names.items())
        states = {one["id"]: one["state"] for one in self.run("person", "list", "--json").json}
        assert {person for person, state in states.items() if state == "clear"} == set(self.model.names)
        assert set(states.values()) <= {"clear", "erased"}

    @precondition(lambda self: self.model.commands)
    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        """The same command under the same id gives the first result and records nothing."""
        line, positions = data.draw(st.sampled_from(self.model.commands))
        ran = self.run(*line)
        assert (ran.code, ran.json["positions"]) == (0, positions)

    @rule()
    def seal(self) -> None:
        head = len(self.model.facts)
        ran = self.run("audit", "seal", "--command-id", self.model.next_command(), "--json")
        if ran.code == 1:
            assert [reason["rule"] for reason in ran.json["reasons"]] == ["nothing-to-seal"]
            return
        assert (ran.code, ran.json["positions"]) == (0, [head + 1]), ran
        self.model.take_in([decode(head + 1, self.lines()[-1])])

    @rule()
    def rebuild(self) -> None:
        assert self.run("projection", "rebuild").code == 0

    @rule(how=st.sampled_from(["copy", "backup", "cloudevents"]))
    def move(self, how: str) -> None:
        """Go on in a copy, which holds the same to the byte."""
        before = self.lines()
        number = next(self.moves)
        target = self.elsewhere(self.folder / f"{number}.db")
        file = self.folder / f"file-{number}"
        if how == "copy":
            assert self.run("register", "copy", address(self.place), address(target)).code == 0
        elif how == "backup":
            assert self.run("register", "backup", file).code == 0
            assert self.run("register", "restore", file, address(target)).code == 0
        else:
            assert self.run("export", "cloudevents", f"{file}.jsonl").code == 0
            empty(target)
            assert self.run("import", f"{file}.jsonl", PROGRAMME_REGISTER=address(target)).code == 0
            self.model.commands.clear()  # an import knows no fingerprint of them
            if (self.folder / "seals").exists():  # which are not in the file: the register there has none
                (self.folder / "seals").rename(self.folder / f"seals-{number}")
        self.place = target
        assert self.lines() == before
        self.look()

    @rule(data=st.data(), day=st.sampled_from(VIEWPOINTS))
    def replay(self, data: st.DataObject, day: str) -> None:
        """What was known at K says what a register says that ends there, on any day."""
        position = data.draw(st.integers(1, len(self.model.facts)))
        file, fresh = self.folder / "replay.jsonl", self.folder / "replay.db"
        assert self.run("export", "cloudevents", file, "--known-at", f"@{position}").code == 0
        empty(fresh)
        assert self.run("import", file, PROGRAMME_REGISTER=str(fresh)).code == 0
        for question in (("status",), ("timeline",), ("gate", "list"), ("decision", "list"), ("meeting", "list")):
            then = self.run(*question, "--as-of", day, "--known-at", f"@{position}", "--json")
            there = self.run(*question, "--as-of", day, "--json", PROGRAMME_REGISTER=str(fresh))
            assert without_head(then.json) == without_head(there.json), question
        for path in self.folder.glob("replay.*"):
            path.unlink()

    @rule()
    def look(self) -> None:
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
        standing = sorted(known(facts), key=lambda fact: (fact.on.earliest, fact.on.latest, fact.position))
        timeline = self.run("timeline", "--json").json
        assert [one["position"] for one in timeline] == [fact.position for fact in standing]
        born = (TerritoryProposed, TerritoryEnvisaged)
        territories = {fact.event.territory for fact in standing if isinstance(fact.event, born)}
        assert {one["id"] for one in self.run("status", "--json").json["territories"]} == territories
        verified = self.run("audit", "verify", "--json")
        assert (verified.code, verified.json["problems"]) == (0, [])
        assert verified.json["root"] == root(lines)

    def lines(self) -> list[bytes]:
        """Return the stored entries."""
        return self.run("export", "cloudevents", "-").out.encode().splitlines()


def address(place: Place) -> str:
    """Return what a person writes for a place."""
    return str(place) if isinstance(place, Path) else place.address


def empty(place: Place) -> None:
    """Make a register without entries."""
    Register.create(place, "trial").close()


def fresh_of(ran: Ran) -> str:
    """Return what was drawn by chance for a person."""
    made = ran.json["id"] if ran.code == 0 else None
    return made.removeprefix("p-") if made is not None and made.startswith("p-") else "0" * 16


def without_head(answer: Any) -> Any:
    """Return an answer without what says how long the register is that gave it."""
    return {name: one for name, one in answer.items() if name != "head"} if isinstance(answer, dict) else answer


def root(lines: list[bytes]) -> str:
    """Return the root of the Merkle tree over these bytes, as RFC 6962 defines it in words."""
    return b64encode(_hash(lines)).decode()


def _hash(lines: list[bytes]) -> bytes:
    if len(lines) <= 1:
        return sha256(b"\x00" + lines[0]).digest() if lines else sha256(b"").digest()
    left = 1 << (len(lines) - 1).bit_length() - 1
    return sha256(b"\x01" + _hash(lines[:left]) + _hash(lines[left:])).digest()


@pytest.fixture(params=["files", "files and a server"])
def machine(request: pytest.FixtureRequest) -> type[Machine]:
    """The machine whose register is in files, or now in a file and now in a schema of a server."""
    if request.param == "files":
        return Machine
    cluster: Cluster = request.getfixturevalue("cluster")
    turns = count()

    class Wanderer(Machine):
        def elsewhere(self, path: Path) -> Place:
            return path if next(turns) % 3 == 2 else cluster.place()

    return Wanderer


def test_the_application_does_what_a_list_in_memory_does(machine: type[Machine]) -> None:
    runs = settings.default.max_examples if settings.default is not None else 100
    few = settings(
        max_examples=max(1, runs // 50),
        stateful_step_count=15,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),  # a run takes many seconds: to make a failing one smaller would take an hour
    )
    run_state_machine_as_test(machine, settings=few)
