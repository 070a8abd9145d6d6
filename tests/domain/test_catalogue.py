"""The catalogue of events: stored names that stay, and an example of each that loads for ever.

``tests/history/next.jsonl`` holds what no release has yet stored: ``--update`` writes it anew. At a release it takes
the number of that release as its name; from then on it only loads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from programme.cli.event_reference import COMMANDS_BESIDE_ACTS
from programme.domain import events
from programme.domain.acts import ALL_ACTS
from programme.domain.canonical import canonical
from programme.domain.event import Event, identifiers
from programme.domain.events import CATALOGUE, CHAPTERS
from programme.register.codec import decode, encode
from tests.support.examples import example, examples
from tests.support.stored_names import BODY, REVIEW, STORED, TAGS, T

HISTORY = Path(__file__).parents[1] / "history"
NEXT = HISTORY / "next.jsonl"
EVENTS = list(CATALOGUE.values())


def type_of(event: object) -> str:
    return getattr(event, "type", str(event))


# --- Names -----------------------------------------------------------------------------------------------------------


def test_the_stored_names_are_these() -> None:
    assert {kind.type: kind.version for kind in EVENTS} == STORED


def test_every_event_is_in_the_catalogue_under_a_name_of_its_own() -> None:
    ours = {kind for kind in Event.__subclasses__() if kind.__module__.startswith("programme.")}
    assert set(CATALOGUE.values()) == ours
    assert len(CATALOGUE) == len(ours)


def test_every_file_of_the_catalogue_is_a_chapter() -> None:
    files = {file.stem for file in Path(events.__file__).parent.glob("*.py")} - {"__init__"}
    assert {chapter.__name__.rpartition(".")[2] for chapter in CHAPTERS} == files


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_a_stored_name_is_that_of_its_class_in_words(kind: type[Event]) -> None:
    assert kind.type == re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_every_event_says_what_happened(kind: type[Event]) -> None:
    assert kind.__doc__
    assert kind.__doc__ != Event.__doc__
    assert kind.__doc__.strip().endswith(".")


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_the_sentence_of_an_event_is_made_of_its_fields(kind: type[Event]) -> None:
    named = {name for _, name, _, _ in Formatter().parse(kind.sentence) if name is not None}
    properties = {name for name, value in vars(kind).items() if isinstance(value, property)}
    assert named <= set(kind.model_fields) | properties


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_some_act_records_every_event_that_tells_of_the_world(kind: type[Event]) -> None:
    assert any(kind in act.records for act in ALL_ACTS) is (kind.type not in COMMANDS_BESIDE_ACTS)


def test_few_acts_record_several_events() -> None:
    several = {act.path(): [kind.type for kind in act.records] for act in ALL_ACTS if len(act.records) > 1}
    assert several == {
        "territory propose": ["territory-proposed", "theme-set"],
        "territory select": ["territory-selected", "phase-entered"],
        "gate decide": [
            "gate-decided",
            "reservation-attached",
            "phase-entered",
            "territory-selected",
            "territory-closed",
        ],
        "gate reopen": ["gate-reopened", "phase-entered"],
        "body drop": ["body-plan-dropped", "seats-dropped"],
        "stakeholder contribute": ["contribution-stated", "category-contribution-stated"],
        "stakeholder benefit": ["benefit-stated", "category-benefit-stated"],
        "funding announce": ["call-expected", "call-opened"],
    }


# --- Tags ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_every_identifier_is_a_tag(kind: type[Event]) -> None:
    tags = example(kind, 1).event.tags()
    assert set(tags) == TAGS[kind.type]
    assert list(tags) == sorted(tags)


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_a_field_that_bears_the_name_of_a_noun_is_one_of_its_identifiers(kind: type[Event]) -> None:
    nouns = {tag.partition(":")[0] for tags in TAGS.values() for tag in tags}
    plurals = {"territories": "territory", "bodies": "body"}
    fields = {name for name in kind.model_fields if plurals.get(name, name) in nouns}
    assert fields <= {name for name, _ in identifiers(kind)}


def test_what_is_not_named_is_no_tag() -> None:
    held = CATALOGUE["meeting-held", 1].model_validate({"meeting": "m", "kinds": ["workshop"], "title": "M"})
    assert held.tags() == ("meeting:m",)


@pytest.mark.parametrize(
    ("name", "principal"),
    [
        ("programme-started", None),
        ("charter-adopted", "charter:test"),
        ("start-planned", None),
        ("seat-filled", BODY),
        ("phase-entered", T),
        ("gate-decided", REVIEW),
    ],
)
def test_an_event_is_about_the_first_thing_it_names_if_that_is_one(name: str, principal: str | None) -> None:
    assert example(CATALOGUE[name, 1], 1).event.principal() == principal


def numbers(schema: object) -> Iterator[dict[str, Any]]:
    """Yield what a JSON schema says of each number."""
    if isinstance(schema, dict):
        if schema.get("type") in {"integer", "number"}:
            yield schema
        yield from (one for inner in schema.values() for one in numbers(inner))
    elif isinstance(schema, list):
        yield from (one for inner in schema for one in numbers(inner))


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_every_number_is_whole_and_every_program_reads_it_exactly(kind: type[Event]) -> None:
    for number in numbers(kind.model_json_schema()):
        assert number["type"] == "integer"
        assert min(number.get(name, 2**64) for name in ("maximum", "exclusiveMaximum")) <= 2**53
        assert max(number.get(name, -(2**64)) for name in ("minimum", "exclusiveMinimum")) >= -(2**53)


# --- Stored examples -------------------------------------------------------------------------------------------------


def stored() -> list[tuple[str, int, bytes]]:
    """Return every stored entry, with the file and the line it stands on."""
    return [
        (file.name, number, line)
        for file in sorted(HISTORY.glob("*.jsonl"))
        for number, line in enumerate(file.read_bytes().splitlines(), 1)
    ]


def written() -> bytes:
    return b"".join(encode(fact, "history", clock_set=True).data + b"\n" for fact in examples())


def test_the_examples_of_what_is_not_released_are_stored_as_they_are_now(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        NEXT.write_bytes(written())
    assert NEXT.read_bytes() == written()


@pytest.mark.parametrize(("file", "number", "line"), stored())
def test_a_stored_entry_loads_and_is_stored_again_byte_for_byte(file: str, number: int, line: bytes) -> None:
    fact = decode(number, line)
    assert canonical(json.loads(line)) == line
    assert encode(fact, "history", clock_set=True).data == line


def test_every_type_and_version_has_its_stored_example() -> None:
    entries: list[dict[str, Any]] = [json.loads(line) for _, _, line in stored()]
    assert {(one["type"], one["typeversion"]) for one in entries} == set(CATALOGUE)


@pytest.mark.parametrize("kind", EVENTS, ids=type_of)
def test_an_example_fills_every_field(kind: type[Event]) -> None:
    assert all(value not in (None, ()) for _, value in example(kind, 1).event)
