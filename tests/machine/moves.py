"""What is done to a register as a whole: sealed, its views made again, copied elsewhere, replayed."""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from programme.register.codec import decode
from programme.register.place import Place
from programme.register.register import Register
from tests.machine.base import TODAY, VIEWPOINTS, Machine, address

LISTS = (
    *("territory", "step", "gate", "body", "meeting", "decision", "question", "action", "document", "stakeholder"),
    *("partnership", "flagship", "funding", "indicator", "risk", "ambiguity"),
)
QUESTIONS = (("status",), ("timeline",), ("agenda",), ("budget", "show"), *((noun, "list") for noun in LISTS))


class Moves(Machine):
    """A programme whose register does not stay where it is."""

    def __init__(self) -> None:
        super().__init__()
        self.moves = count(1)

    @rule()
    def seal(self) -> None:
        self.model.a_minute_passes()
        head = len(self.model.facts)
        ran = self.run("audit", "seal", "--command-id", self.model.next_command(), "--json")
        if ran.code == 1:
            assert [reason["rule"] for reason in ran.json["reasons"]] == ["nothing-to-seal"]
            return
        assert (ran.code, ran.json["positions"]) == (0, [head + 1]), ran
        self.model.take_in([decode(head + 1, self.lines()[-1])])

    @rule(day=st.sampled_from(VIEWPOINTS))
    def rebuild(self, day: str) -> None:
        """Views that followed entry by entry say what those say that are made again from the first."""
        followed = self.answers("--as-of", day)
        assert self.run("projection", "rebuild").code == 0
        assert self.answers("--as-of", day) == followed

    @rule(how=st.sampled_from(["copy", "backup", "cloudevents"]))
    def move(self, how: str) -> None:
        """Go on in a copy, which holds the same to the byte, and answers the same commands."""
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
        self.look(TODAY)

    @precondition(lambda self: self.model.commands)
    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        """The same command under the same id gives the first result and records nothing."""
        line, positions = data.draw(st.sampled_from(self.model.commands))
        ran = self.run(*line)
        assert (ran.code, ran.json["positions"]) == (0, positions)
        assert len(self.lines()) == len(self.model.facts)

    @precondition(lambda self: self.model.facts)
    @rule(data=st.data(), day=st.sampled_from(VIEWPOINTS), now=st.booleans())
    def replay(self, data: st.DataObject, day: str, *, now: bool) -> None:
        """What was known at K says what a register says that ends there, on any day."""
        position = len(self.model.facts) if now else data.draw(st.integers(1, len(self.model.facts)))
        file, fresh = self.folder / "replay.jsonl", self.folder / "replay.db"
        assert self.run("export", "cloudevents", file, "--known-at", f"@{position}").code == 0
        empty(fresh)
        assert self.run("import", file, PROGRAMME_REGISTER=str(fresh)).code == 0
        then = self.answers("--as-of", day, "--known-at", f"@{position}")
        assert then == self.answers("--as-of", day, PROGRAMME_REGISTER=str(fresh))
        for path in self.folder.glob("replay.*"):
            path.unlink()

    def answers(self, *options: str, **env: str) -> dict[tuple[str, ...], Any]:
        """Return what is answered to every question."""
        found = {}
        for question in QUESTIONS:
            ran = self.run(*question, *options, "--json", **env)
            assert ran.code == 0, (question, ran)
            found[question] = without_head(ran.json)
        return found


def empty(place: Place) -> None:
    """Make a register without entries."""
    Register.create(place, "trial").close()


def without_head(answer: Any) -> Any:
    """Return an answer without what says how long the register is that gave it."""
    return {name: one for name, one in answer.items() if name != "head"} if isinstance(answer, dict) else answer
