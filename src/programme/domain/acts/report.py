"""The act of issuing a report; it has no command of its own making, since the report comes with it."""

from __future__ import annotations

from typing import ClassVar, Literal

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, asked, option
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import ReportIssued
from programme.domain.reading import Reading
from programme.domain.vocabulary import GateId, Hash, Position, Positions, ReportKind, TerritoryId, Title


class IssueReport(Act):
    """Issue a report: record what it is, and the SHA-256 by which it is known again."""

    noun: ClassVar[str] = "report"
    verb: ClassVar[str] = "issue"
    french: ClassVar[tuple[str, str]] = ("rapport", "emettre")
    records: ClassVar[tuple[type[Event], ...]] = (ReportIssued,)
    example: ClassVar[str] = "programme report decisions --issue -o decisions.html"

    kind: ReportKind = asked("The kind of report.")
    territory: TerritoryId | None = option("The territory.")
    gate: GateId | None = option("The gate.")
    period: ImpreciseDate | None = option("The period it tells of; none for all of the past.")
    as_of: ImpreciseDate = asked("What had happened by the end of that day (V).")
    known_at: Position = asked("The last entry that it counts (K).")
    checkpoint: Position | None = option("How many entries the checkpoint covers under which it is proven, if any.")
    language: Literal["fr", "en"] = asked("The language.")
    format: Literal["html", "md", "json"] = asked("The format.")
    program: Title = asked("The version of the program that wrote it.")
    sha256: Hash = asked("The SHA-256 of its bytes.")
    cites: Positions = asked("The positions of the entries that it cites, runs as ranges.")

    def decide(
        self,
        reading: Reading,  # noqa: ARG002  # it rests on the entries up to K, which never change
        now: Circumstances,
        obstacles: Obstacles,  # noqa: ARG002
    ) -> list[New]:
        """Return the issue, on the day that it is made."""
        given = {name: getattr(self, name) for name in ReportIssued.model_fields if name not in ("sources", "doubt")}
        return [self.happening(ReportIssued, self.day(now), **given)]
