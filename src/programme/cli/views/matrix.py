"""`programme stakeholder matrix`: who gives what and expects what, and which column is still empty."""

from __future__ import annotations

from programme.cli.output import Column
from programme.cli.session import Session
from programme.cli.views.described import One, Values, as_data, in_words
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.rows import columns, write
from programme.domain.answer import Answer
from programme.domain.matrix import Row, Stated, incomplete, matrix
from programme.domain.sentences import say
from programme.language import N_

FOR_PEOPLE = (
    Column("category", N_("Category")),
    Column("stakeholder", N_("Stakeholder")),
    Column("gives", N_("Gives")),
    Column("expects", N_("Expects")),
    Column("empty", N_("Missing")),
)
FOR_MACHINES = columns("id category stakeholder contributions benefits empty positions")


def show(
    session: Session,
    *,
    territory: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    check: bool = False,
    format: str | None = None,
) -> int:
    """List the matrix; return 1 with ``check`` where a stakeholder has an empty column."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        found = matrix(look.reading, look.day, territory)
        shown = [_in_words(one, look) for one in found]
        write(session, FOR_MACHINES, [as_data(_says(one)) for one in found], FOR_PEOPLE, shown, format)
        partners = [one.stakeholder for one in incomplete(found) if one.stakeholder is not None]
        if partners:
            names = tuple(look.speaker.name("stakeholder", one) for one in partners)
            session.tell(say("No balanced exchange yet, a column being empty: {names}.", names=names))
        return int(bool(check) and bool(partners))


def _says(row: Row) -> Values:
    return {
        "id": row.stakeholder or row.category.value,
        "category": row.category,
        "stakeholder": One("stakeholder", row.stakeholder),
        "contributions": [one.text for one in row.contributions],
        "benefits": [one.text for one in row.benefits],
        "empty": list(row.empty),
        "positions": [one.fact.position for one in (*row.contributions, *row.benefits)],
    }


def _in_words(row: Row, look: Look) -> dict[str, str]:
    said, speaker = _says(row), look.speaker
    cells = {"gives": row.contributions, "expects": row.benefits}
    whose = said["stakeholder"] if row.stakeholder is not None else None
    words = {key: in_words(said[key], speaker) for key in ("category", "empty")}
    told = {key: "; ".join(_told(one, look) for one in cell) for key, cell in cells.items()}
    return words | told | {"stakeholder": in_words(whose, speaker) or speaker.text("(whoever belongs to it)")}


def _told(stated: Stated, look: Look) -> str:
    """Return a line of a cell, with its doubt where the dates do not say that it holds."""
    if stated.holds is Answer.YES:
        return stated.text
    return look.speaker.text("{text} (perhaps)", text=stated.text)
