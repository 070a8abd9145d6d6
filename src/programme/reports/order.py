"""An order for a report: all that its bytes depend on beside the entries up to K and the version of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from programme.domain.dates import ImpreciseDate
from programme.domain.events import ReportIssued
from programme.domain.vocabulary import ReportKind
from programme.language import Lang
from programme.language.choice import LANGS

CARRYING = ("html", "md", "json")
"""The formats that carry their proof."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for; ``checkpoint`` is how many entries it covers."""

    kind: ReportKind
    day: date
    position: int
    lang: Lang
    format: str
    territory: str | None = None
    gate: str | None = None
    period: ImpreciseDate | None = None
    checkpoint: int | None = None
    issued: bool = False

    @classmethod
    def of(cls, issue: ReportIssued) -> Self:
        """Return the order of a report that was issued."""
        return cls(
            kind=issue.kind,
            day=issue.as_of.latest,
            position=issue.known_at,
            lang=issue.language,
            format=issue.format,
            territory=issue.territory,
            gate=issue.gate,
            period=issue.period,
            checkpoint=issue.checkpoint,
            issued=True,
        )

    @classmethod
    def parse(cls, written: Mapping[str, Any]) -> Self:
        """Return the order that `as_data` wrote.

        :raises ValueError: it is none.
        :raises KeyError: a part is missing.
        """
        order = cls(
            kind=ReportKind(written["kind"]),
            day=date.fromisoformat(written["as_of"]),
            position=_whole(written["known_at"]),
            lang=next(lang for lang in LANGS if lang == written["language"]),
            format=CARRYING[CARRYING.index(written["format"])],
            territory=_text(written["territory"]),
            gate=_text(written["gate"]),
            period=ImpreciseDate.parse(str(written["period"])) if written["period"] is not None else None,
            checkpoint=_whole(written["checkpoint"]) if written["checkpoint"] is not None else None,
            issued=written["issued"] is True,
        )
        if order.as_data() != written:
            raise ValueError("no order for a report")
        return order

    def as_data(self) -> dict[str, Any]:
        """Return the order as a JSON object."""
        return {
            "kind": self.kind.value,
            "territory": self.territory,
            "gate": self.gate,
            "period": self.period.text if self.period is not None else None,
            "as_of": self.day.isoformat(),
            "known_at": self.position,
            "checkpoint": self.checkpoint,
            "language": self.lang,
            "format": self.format,
            "issued": self.issued,
        }

    def settled(self, day: date, gate: str | None) -> Self:
        """Return the order with the day and the gate that were found for it."""
        return replace(self, day=day, gate=gate)


def _whole(value: object) -> int:
    if type(value) is not int or not 0 < value < 2**53:
        raise ValueError(f"no position: {value}")
    return value


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"no id: {value}")
    return value
