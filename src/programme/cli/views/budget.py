"""`programme budget show`: the lines by nature, what adds up, and how the budget may be read.

Cash and volunteer time are columns of their own, never one sum. An estimate stands as it was declared. What a territory
costs is shown for each reading as that reading's own, and as a total only once a decision that stands adopts one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programme.cli.output import Column, write_json
from programme.cli.session import Session
from programme.cli.views.described import Ids, Perhaps, as_data, in_words
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.cli.views.rows import columns, write
from programme.domain.aggregates.budget import BudgetLine
from programme.domain.budget import Bounds, Valued, assumptions, budget_columns, budget_lines, per_territory
from programme.domain.money import Cents
from programme.domain.vocabulary import Nature, TerritoryId
from programme.domain.words import word
from programme.language import N_

LINES = (
    Column("label", N_("Label")),
    Column("cash", N_("Cash")),
    Column("in-kind", N_("In kind")),
    Column("volunteer-time", N_("Volunteer time")),
    Column("status", N_("State")),
    Column("period", N_("Period")),
    Column("purpose", N_("For")),
    Column("territories", N_("Territories")),
    Column("note", N_("Note")),
    Column("id", N_("Id")),
)
FOR_MACHINES = columns("id label nature amount status purpose period territories unclear sums position")
"""An amount is in cents; where the dates leave several possible, it is null and ``possible`` holds them."""


def list_(
    session: Session,
    *,
    territory: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    format: str | None = None,
) -> None:
    """List the lines of the budget, each amount in the column of its nature."""
    with looking(session, as_of, known_at) as look:
        lines = _lines(look, territory)
        rows = [as_data(_says(one, look)) for one in lines]
        shown = [_in_words(one, look) for one in lines]
        write(session, FOR_MACHINES, rows, LINES, shown, format)


def show(
    session: Session, *, territory: str | None = None, as_of: str | None = None, known_at: str | None = None
) -> None:
    """Show the lines of the budget, what adds up, and the readings that there are of it."""
    with looking(session, as_of, known_at) as look:
        lines = _lines(look, territory)
        if session.json:
            write_json(_as_data(lines, look))
        else:
            _show(lines, look)


def _lines(look: Look, territory: TerritoryId | None) -> list[BudgetLine]:
    """Return the lines stated by V that are about a territory, or about the whole programme.

    :raises Problem: nothing is recorded of the territory.
    """
    known_territory(look, territory)
    found = budget_lines(look.reading, look.day)
    return [one for one in found if territory is None or not one.territories or territory in one.territories]


def _says(line: BudgetLine, look: Look) -> dict[str, object]:
    states, stated = [one for one in line.states(look.day) if one is not None], line.statement
    return {
        "id": line.id,
        "label": stated.label if stated is not None else line.id,
        "nature": line.nature,
        "amount": Perhaps(list(dict.fromkeys(one.amount for one in states))),
        "status": Perhaps(list(dict.fromkeys(one.status for one in states))),
        "purpose": line.purpose,
        "period": stated.period if stated is not None else None,
        "territories": Ids("territory", line.territories),
        "unclear": next((one.unclear for one in states if one.unclear is not None), None),
        "sums": all(one.sums for one in states),
        "position": line.stated[0].position if line.stated else None,
    }


def _in_words(line: BudgetLine, look: Look) -> dict[str, str]:
    """Return a line with its amount in the column of its nature."""
    said = _says(line, look)
    columns = {nature.value: said["amount"] if said["nature"] is nature else None for nature in Nature}
    return {key: in_words(value, look.speaker) for key, value in (said | columns | {"note": said["unclear"]}).items()}


def _sums(lines: list[BudgetLine], look: Look) -> Iterator[dict[str, object]]:
    """Yield a sum for each period, nature and status; estimates and unclear lines enter none."""
    for one in budget_columns(lines, look.day):
        yield {
            "nature": one.nature,
            "status": one.status,
            "period": one.period,
            "sum": _amount(one.sum),
            "lines": Ids("line", one.lines),
        }


def _amount(bounds: Bounds | None) -> object:
    """Return an amount, or its bounds where an imprecise date leaves it open."""
    if bounds is None:
        return None
    return bounds.cents if bounds.cents is not None else Perhaps([Cents(round(bounds.low)), Cents(round(bounds.high))])


def _readings(look: Look) -> Iterator[dict[str, object]]:
    """Yield each reading of the budget, with what a territory would cost by it over all its years."""
    adopted = per_territory(look.reading, look.day)
    for one in assumptions(look.reading, look.day):
        said = one.assumption
        yield {
            "id": said.assumption,
            "title": said.title,
            "adopted": adopted is not None and adopted.assumption.assumption == said.assumption,
            "would_cost": _amount(one.per_territory),
            "estimate": one.estimate,
            "gap": one.gap,
            "among": said.among,
            "years": said.years,
            "natures": one.natures,
            "position": one.fact.position,
        }


def _total(look: Look) -> Valued | None:
    return per_territory(look.reading, look.day)


def _as_data(lines: list[BudgetLine], look: Look) -> dict[str, Any]:
    total = _total(look)
    return {
        "lines": [as_data(_says(one, look)) for one in lines],
        "sums": [as_data(one) for one in _sums(lines, look)],
        "readings": [as_data(one) for one in _readings(look)],
        "adopted": total.assumption.assumption if total is not None else None,
        "per_territory": as_data({"sum": _amount(total.per_territory)})["sum"] if total is not None else None,
    }


def _show(lines: list[BudgetLine], look: Look) -> None:
    page, speaker = Page(), look.speaker
    page.title(speaker.text("Budget at {day}", day=look.day))
    for nature in Nature:
        _show_nature(page, nature, [one for one in lines if one.nature is nature], look)
    _show_readings(page, look)
    page.heading(speaker.text("What a territory costs"))
    total = _total(look)
    if total is None:
        page.text(speaker.text("No reading is adopted by a decision that stands: no total is known."), 1)
    else:
        said = {"amount": in_words(_amount(total.per_territory), speaker) or speaker.text("not known")}
        page.text(speaker.text("{title}: {amount}", title=total.assumption.title, **said), 1)


def _show_nature(page: Page, nature: Nature, lines: list[BudgetLine], look: Look) -> None:
    """Print the lines of one nature, and what adds up among them."""
    if not lines:
        return
    speaker = look.speaker
    page.heading(speaker.sentence(word(nature)).capitalize())
    for one in lines:
        said = _in_words(one, look)
        told = [said[key] for key in ("label", nature.value, "status", "period", "purpose", "territories")]
        told.append(speaker.text("(entry {position})", position=one.stated[0].position) if one.stated else "")
        page.text(" · ".join(filter(None, told)), 1, "- ")
        if said["note"]:
            page.text(speaker.text("Not clear: {text}", text=said["note"]), 3)
    for found in _sums(lines, look):
        shown = {key: in_words(value, speaker) for key, value in found.items()}
        page.text(speaker.text("Sum ({terms}): {sum}", terms=_terms(shown), sum=shown["sum"]), 1)


def _terms(shown: dict[str, str]) -> str:
    return ", ".join(filter(None, [shown["status"], shown["period"]]))


def _show_readings(page: Page, look: Look) -> None:
    speaker, readings = look.speaker, list(_readings(look))
    if not readings:
        return
    page.heading(speaker.text("How it may be read"))
    for one in readings:
        shown = {key: in_words(value, speaker) for key, value in one.items()}
        page.text(speaker.text("{title} (entry {position})", **shown), 1, "- ")
        page.fields(
            [
                (speaker.text("A territory would cost"), shown["would_cost"] or speaker.text("not known")),
                (speaker.text("Declared estimate"), shown["estimate"]),
                (speaker.text("Gap"), shown["gap"]),
                (speaker.text("Mixes"), shown["natures"] if "," in shown["natures"] else None),
                (speaker.text("Adopted"), speaker.text("yes") if one["adopted"] else speaker.text("no")),
            ],
            3,
        )
