"""The register as one would write it on an afternoon: a list of facts in memory, and the rules asked of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Act, Circumstances, New
from programme.domain.acts.perform import perform
from programme.domain.fact import Fact
from programme.domain.reading import reading_of
from programme.domain.refusals import Malformed, Reason, Refused, UnknownId
from programme.exchange import charter_file

BEGINNING = datetime(2030, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Expected:
    """What a command should answer: its exit code, the rules that refuse it, the facts that it records."""

    code: int
    rules: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass
class Model:
    """What should be in the register, and the commands that put it there."""

    folder: Path
    facts: list[Fact] = field(default_factory=list)
    at: datetime = BEGINNING
    commands: list[tuple[list[str], list[int]]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """The persons whose names are to be readable."""
    number: int = 0

    @property
    def now(self) -> str:
        """The instant of the next command."""
        return self.at.isoformat()

    def a_minute_passes(self) -> None:
        """Go on to the next minute."""
        self.at += timedelta(minutes=1)

    def next_command(self) -> str:
        """Return the id of the next command."""
        self.number += 1
        return f"machine-{self.number}"

    def expected(self, path: str, fields: dict[str, Any], command: str, fresh: str) -> Expected:
        """Return what the act of a command line should lead to."""
        try:
            act = self._act(path, fields)
        except ValidationError:
            return Expected(2)
        try:
            return Expected(0, facts=self._facts(act, self.facts, command, fresh))
        except Refused as refused:
            kinds = {type(reason) for reason in refused.reasons}
            code = 3 if UnknownId in kinds else 2 if Malformed in kinds else 1
            return Expected(code, tuple(reason.rule for reason in refused.reasons))

    def expected_of_all(self, asked: Sequence[tuple[str, dict[str, Any]]]) -> tuple[int, list[Fact]]:
        """Return the exit code of a journal of these acts, and what it should lead to, whatever its entries' ids."""
        try:
            acts = [self._act(path, fields) for path, fields in asked]
        except ValidationError:
            return 2, []
        facts = list(self.facts)
        reasons: list[Reason] = []
        for number, act in enumerate(acts):
            try:
                facts += self._facts(act, facts, f"row-{number}", "0" * 16)
            except Refused as refused:
                reasons += refused.reasons
        if reasons:
            return 2 if any(isinstance(reason, Malformed) for reason in reasons) else 1, []
        return 0, facts[len(self.facts) :]

    def _facts(self, act: Act, known: Sequence[Fact], command: str, fresh: str) -> tuple[Fact, ...]:
        new = perform(act, reading_of(known), Circumstances("coordinator", date(2030, 1, 1), fresh))
        return tuple(self._fact(len(known) + n, n, one, command) for n, one in enumerate(new, 1))

    def _fact(self, position: int, number: int, one: New, command: str) -> Fact:
        cause = f"{command}#1" if number > 1 else None
        entry = f"{command}#{number}"
        return Fact(position, entry, one.event, one.on, self.at, "coordinator", command, command, cause)

    def _act(self, path: str, fields: dict[str, Any]) -> Act:
        if "rules" in fields:
            fields = {**fields, "rules": charter_file.load(self.folder / fields["rules"])}
        return BY_PATH[path].model_validate({name: one for name, one in fields.items() if one is not None})

    def take_in(self, facts: Sequence[Fact]) -> None:
        """Hold facts as recorded."""
        self.facts += facts
