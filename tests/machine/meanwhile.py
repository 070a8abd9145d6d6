"""What comes in between: somebody else who records first, a clock that goes back, a dry run, a whole journal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from programme.domain.personal import holds_clear
from programme.register.codec import decode
from programme.register.recorder import Recorder
from tests.machine.base import DRAWN_BY_THE_MACHINE, Machine, Typed, typed
from tests.support.command_lines import command_line, journal_row

rows = typed().filter(lambda asked: asked[0] not in DRAWN_BY_THE_MACHINE)


class Meanwhile(Machine):
    """A programme to which things happen in unlucky moments."""

    @rule(mine=typed(), theirs=typed())
    def somebody_else_is_faster(self, mine: Typed, theirs: Typed) -> None:
        """What was decided on is recorded by somebody else before it is appended: it is decided on again."""
        self.model.a_minute_passes()
        append, left = Recorder.append_batches, [theirs]

        def append_after_theirs(recorder: Recorder, *args: Any) -> int:
            while left:
                self.type(left.pop())
            return append(recorder, *args)

        with patch.object(Recorder, "append_batches", append_after_theirs):
            self.type(mine)

    @rule(number=st.integers(1, 9))
    def two_want_the_same(self, number: int) -> None:
        """Of two who propose one territory at once, the second is refused."""
        proposed = ("territory propose", {"territory": f"wanted-{number}", "name": "Wanted", "on": "2017"})
        self.somebody_else_is_faster(mine=proposed, theirs=proposed)

    @precondition(lambda self: self.model.facts)
    @rule(asked=typed(), seconds=st.sampled_from([1, 5, 6, 3600]))
    def the_clock_goes_back(self, asked: Typed, seconds: int) -> None:
        """Up to five seconds, the last instant is used again; of more, nothing is recorded."""
        last = self.model.at = self.model.facts[-1].recorded_at
        behind = (last - timedelta(seconds=seconds)).isoformat()
        if seconds <= 5:
            with patch.object(type(self.model), "now", behind):
                self.type(asked)
            return
        path, fields = asked
        line = command_line(path, fields, "--command-id", self.model.next_command(), "--json")
        ran = self.run(*line, PROGRAMME_NOW=behind)
        if ran.code != 2:
            assert (ran.code, [one["rule"] for one in ran.json["reasons"]]) == (1, ["clock-behind"])
        assert len(self.lines()) == len(self.model.facts)

    @rule(asked=typed())
    def dry_run(self, asked: Typed) -> None:
        """A dry run shows what would be recorded, to the byte, and records nothing."""
        path, fields = asked
        self.model.a_minute_passes()
        command = self.model.next_command()
        ran = self.run(*command_line(path, fields, "--command-id", command, "--dry-run", "--json"))
        expected = self.model.expected(path, fields, command, "0" * 16)
        assert ran.code == expected.code, (path, fields, ran)
        if ran.code == 0 and path not in DRAWN_BY_THE_MACHINE:
            lines = [canonical(one) for one in ran.json["entries"]]
            assert tuple(decode(n, line) for n, line in enumerate(lines, len(self.model.facts) + 1)) == expected.facts
        assert len(self.lines()) == len(self.model.facts)

    @rule(asked=st.lists(rows, min_size=1, max_size=3))
    def import_a_journal(self, asked: Sequence[Typed]) -> None:
        """A journal is recorded whole or not at all, each act seeing those before it; again, it records nothing."""
        self.model.a_minute_passes()
        head = len(self.model.facts)
        name = self.model.next_command()
        text = json.dumps({"journal": name, "entries": [journal_row(*one) for one in asked]}, ensure_ascii=False)
        (self.folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        code, facts = self.model.expected_of_all(asked)
        ran = self.run("import", f"{name}.yaml")
        assert ran.code == code, (text, ran)
        new = [decode(n, line) for n, line in enumerate(self.lines(), 1)][head:]
        assert [(fact.position, fact.on, fact.recorded_by) for fact in new] == [
            (fact.position, fact.on, fact.recorded_by) for fact in facts
        ]
        for recorded, expected in zip(new, facts, strict=True):
            assert recorded.event == expected.event or holds_clear(expected.event)
        self.model.take_in(new)
        if code == 0:
            assert self.run("import", f"{name}.yaml").code == 0
            assert len(self.lines()) == len(self.model.facts)


def canonical(entry: dict[str, Any]) -> bytes:
    """Return an entry as it is stored."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
