"""Nothing that the report tells is left without a place: each row of its inventory is found in the register.

The inventory lies beside the checkout; where it does, its rows are counted against the table, so that none is missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from programme.domain.aggregates.charters import Charters
from programme.domain.charter import Charter
from programme.domain.events import CharterAdopted
from programme.domain.fact import Fact
from programme.register.register import Register
from tests.examples.inventory import SECTIONS, Context, Criterion, Entry, Phase, Place
from tests.examples.support import SEED, SourceText, plain

ROWS = [(section, key) for section, rows in SECTIONS.items() for key in rows]
LEFT_OUT = {
    (234, 234): "how the red line works: the charter quotes what stands before and after",
    (240, 245): "a conviction, in quotation marks",
    (665, 669): "titles",
    (704, 704): "a title",
    (779, 781): "titles",
    (820, 824): "titles",
    (941, 953): "quotations that close the report; the day of the last is an entry",
}
TABLES = ("0", "1", "2", "3", "4.1", "4.2", "5", "6", "7", "9", "12")


@pytest.fixture(scope="module")
def sections() -> dict[str, str]:
    """The sections of the inventory, by number."""
    path = SEED / "inventory.md"
    if not path.exists():
        pytest.skip("the inventory is not beside this checkout")
    _, *parts = re.split(r"^##+ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.split(r"\.? ", part)[0]: part.partition("\n")[2] for part in parts}


@pytest.fixture(scope="module")
def facts(year_register: Register) -> list[Fact]:
    return list(year_register.facts())


@pytest.fixture(scope="module")
def rules(year_register: Register) -> Charter:
    latest = Charters.of(year_register.reading().facts(CharterAdopted)).latest
    assert latest is not None
    return latest.rules


@pytest.mark.parametrize(("section", "key"), ROWS)
def test_a_row_of_the_inventory_is_found_in_the_register_or_its_reason_is_given(
    section: str, key: str, facts: list[Fact], rules: Charter
) -> None:
    places = SECTIONS[section][key]
    assert places
    assert [one for one in places if not is_there(one, facts, rules)] == []


def test_few_rows_are_context_alone() -> None:
    alone = {key for _, key in ROWS if all(isinstance(one, Context) for one in places_of(key))}
    assert alone == {
        "strategic perimeter",
        "D3",
        "86 %",
        "une centaine d'acteurs",
        "1000 personnes",
        "17 ODD",
        "Intérêt général",
    }


@pytest.mark.parametrize("section", SECTIONS)
def test_the_table_has_every_row_of_the_inventory(section: str, sections: dict[str, str]) -> None:
    rows = rows_of(section, sections)
    keys = list(SECTIONS[section])
    assert len(rows) == len(keys)
    assert [
        (key, row) for key, row in zip(keys, rows, strict=True) if plain(key) not in plain(row.replace("*", ""))
    ] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_a_place_cites_lines_that_the_inventory_gives_for_its_row(section: str, sections: dict[str, str]) -> None:
    astray = []
    for key, row in zip(SECTIONS[section], rows_of(section, sections), strict=True):
        wanted = {line for first, last in re.findall(r"L([0-9]+)(?:-L?([0-9]+))?", row) for line in span(first, last)}
        cited = [set(lines_of(one)) for one in places_of(key, section) if isinstance(one, Entry | Criterion)]
        if wanted and cited and not any(wanted & lines for lines in cited):
            astray.append(key)
    assert astray == []


def test_every_line_from_the_beginning_of_the_programme_on_is_cited_or_named_here(
    facts: list[Fact], rules: Charter, source: SourceText
) -> None:
    """Lines 215 to 957 tell of the programme; those before, of the world around it."""
    cited = {line for fact in facts for one in fact.event.sources for line in cited_lines(one)}
    quoted = [one.cites.lines for gate in rules.gates for one in gate.criteria if one.cites is not None]
    cited |= {line for first, last in quoted for line in range(first, last + 1)}
    left = [n for n in range(215, len(source.lines) + 1) if n not in cited and source.at(n, n)]
    named = [line for first, last in LEFT_OUT for line in range(first, last + 1) if source.at(line, line)]
    assert left == named


def places_of(key: str, section: str | None = None) -> tuple[Place, ...]:
    return next(rows[key] for name, rows in SECTIONS.items() if key in rows and section in {None, name})


def is_there(place: Place, facts: list[Fact], rules: Charter) -> bool:
    match place:
        case Context():
            return place.reason.count(" ") > 6
        case Phase():
            phase = rules.phase(place.id)
            return phase is not None and str(phase.planned) == place.planned
        case Criterion():
            gate = rules.gate(place.gate)
            cites = [one.cites for one in gate.criteria if one.id == place.id] if gate is not None else []
            return any(one is not None and tuple(one.lines) == tuple(span_ends(place.lines)) for one in cites)
        case Entry():
            return any(holds(place, fact) for fact in facts)


def holds(place: Entry, fact: Fact) -> bool:
    """Return whether a fact is the entry: its type, a field that is or has the value, and the lines."""
    if fact.event.type != place.type or f"bilan-2016-2017:{place.lines}" not in fact.event.sources:
        return False
    value = getattr(fact.event, place.field)
    return place.value in value if isinstance(value, tuple) else value == place.value


def rows_of(section: str, sections: dict[str, str]) -> list[str]:
    """Return the rows of a section of the inventory: of its table, or of its list."""
    number, _, part = section.partition(" ")
    text = sections[number]
    if part == "figures":
        listed = re.search(r"^Other figures: (.*)$", text, re.MULTILINE)
        return re.split(r";\s", re.sub(r"\([^()]*\)", "", re.sub(r"\*\([^()]*\)\*", "", listed[1]))) if listed else []
    if part == "implicit":
        listed = re.search(r"^Implicit open points: (.*)$", text, re.MULTILINE)
        return re.split(r";\s", listed[1]) if listed else []
    if number in TABLES:
        return [line for line in text.splitlines() if line.startswith("| ") and not is_heading(line)]
    if number == "11":
        return [line for line in text.splitlines() if line.startswith("- ")]
    return text.strip().splitlines()[0].split(" · ")


def is_heading(line: str) -> bool:
    return bool(re.match(r"\| (item|#|territory|phase|étape|instance|id) \|", line))


def lines_of(place: Entry | Criterion) -> range:
    first, last = span_ends(place.lines)
    return range(first, last + 1)


def cited_lines(source: str) -> Iterator[int]:
    first, last = span_ends(source.partition(":")[2])
    return iter(range(first, last + 1))


def span_ends(lines: str) -> tuple[int, int]:
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def span(first: str, last: str) -> range:
    return range(int(first), int(last or first) + 1)
