"""Group H: what the record does not say, and how to check everything that it does."""

from __future__ import annotations

from programme.domain.aggregates.person import Person
from programme.domain.sentences import say
from programme.reports.checking import cited_entries, entries, known_at, to_make_it_again
from programme.reports.document import Entries, Group, Point, notes, pairs, table
from programme.reports.transition.case import Case
from programme.reports.transition.completeness import completeness
from programme.reports.transition.corrections import corrections, corrections_of


def integrity(case: Case, cited: frozenset[int]) -> Group:
    """Return points 35 to 39; ``cited`` are the positions of the entries that the points before cite."""
    points = (
        corrections(case, cited),
        completeness(case),
        _erased(case),
        _entries(case, cited | {one.position for one in corrections_of(case, cited)}),
        _reproduce(case),
    )
    return Group("H", say("Integrity"), points)


def _erased(case: Case) -> Point:
    """Return what is erased of persons; a report prints ids, so an erasure changes no other line of it."""
    persons = [one for one in case.known.every(Person) if one.exists]
    erased = [one for one in persons if one.erased]
    counts = pairs(
        "erased", ("on_record", say("Persons on record"), len(persons)), ("persons", say("Persons erased"), len(erased))
    )
    columns = (
        ("person", say("Person"), 2),
        ("function", say("Function"), 3),
        ("on", say("Erased on"), 0),
        ("entries", say("Entries"), 1),
    )
    rows = ((one.id, _function(one), fact.on, Entries((fact.position,))) for one in erased for fact in one.erased)
    nobody = say("The register names offices only: it holds no data of a person to erase.")
    remarks = notes("remarks", () if persons else (nobody,))
    listed = table("erasures", say("Names erased"), columns, rows)
    return Point(37, "erased", say("Persons erased"), (counts, *listed, *remarks))


def _function(person: Person) -> str | None:
    return person.registration.function if person.registration is not None else None


def _entries(case: Case, cited: frozenset[int]) -> Point:
    known = cited_entries(case.known, sorted(cited))
    blocks = (*case.footing.proof(one.recorded.position for one in known), *entries(known))
    return Point(38, "entries", say("Entries cited, and how to check them"), blocks)


def _reproduce(case: Case) -> Point:
    options = (f"--gate {case.gate.id}", f"--as-of {case.day.isoformat()}", *known_at(case.position, case.what_if))
    line = " ".join((f"programme report transition {case.territory.id}", *options)) + case.footing.options
    blocks = to_make_it_again(line, case.version, case.position, case.digest)
    return Point(39, "reproduce", say("To make this report again"), blocks)
