"""A history in memory: acts performed one after another on nothing but the domain, as tests read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from string import Formatter
from typing import Any

import pytest

from programme.domain.acts import BY_PATH
from programme.domain.acts.act import Act, Circumstances
from programme.domain.acts.perform import perform
from programme.domain.fact import Fact
from programme.domain.reading import Reading, reading_of
from programme.domain.refusals import Reason, Refused
from programme.domain.sentences import Sentence


def can_be_said(sentence: Sentence) -> bool:
    """Return whether a sentence has a value for each name in its template."""
    names = {name for _, name, _, _ in Formatter().parse(sentence.template) if name is not None}
    return all(sentence.values.get(name) is not None for name in names)


@dataclass
class History:
    """Facts recorded by acts, each on its own day; ``today`` is the day of the next recording."""

    facts: list[Fact] = field(default_factory=list)
    by: str = "coordinator"
    today: date = date(2030, 1, 1)

    def do(self, path: str, **fields: Any) -> list[Fact]:
        """Perform an act named by its command words, such as ``territory propose``, and record what follows."""
        return self.perform(BY_PATH[path].model_validate(fields))

    def perform(self, act: Act) -> list[Fact]:
        """Perform an act and record what follows."""
        new = perform(act, self.reading(), Circumstances(self.by, self.today))
        assert {type(one.event) for one in new} <= set(act.records)
        command = f"test-{len(self.facts) + 1}"
        recorded = datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)
        made = [
            Fact(
                len(self.facts) + number, f"{command}#{number}", one.event, one.on, recorded, self.by, command, command
            )
            for number, one in enumerate(new, 1)
        ]
        self.facts += made
        return made

    def refusal(self, path: str, **fields: Any) -> list[str]:
        """Perform an act that must be refused, and return the names of the rules that refuse it."""
        return [reason.rule for reason in self.reasons(path, **fields)]

    def reasons(self, path: str, **fields: Any) -> tuple[Reason, ...]:
        """Perform an act that must be refused, and return every reason."""
        return self.refused(BY_PATH[path].model_validate(fields))

    def refused(self, act: Act) -> tuple[Reason, ...]:
        """Perform an act that must be refused, and return every reason."""
        with pytest.raises(Refused) as caught:
            self.perform(act)
        assert all(can_be_said(reason.sentence) for reason in caught.value.reasons)
        return caught.value.reasons

    def reading(self) -> Reading:
        """Return a fresh reading of all facts."""
        return reading_of(self.facts)
