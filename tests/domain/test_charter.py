"""The charter: it cites or confesses, hangs together, and has one hash however it is written."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from programme.domain.canonical import digest
from programme.domain.charter import Charter, Cites, Criterion, Flaw
from programme.domain.sentences import say
from tests.support.charters import PHASES, charter, criterion


def gate(name: str = "g", start: str | None = None, end: str = "amorcage", **more: Any) -> dict[str, Any]:
    return {"id": name, "from": start, "to": end, **more}


def errors(data: dict[str, Any], model: type[Charter | Criterion | Cites] = Charter) -> list[tuple[Any, str]]:
    """Return the place and kind of each error."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


def flaws(**parts: Any) -> tuple[Flaw, ...]:
    """Return what does not hold together in a charter of four phases."""
    with pytest.raises(ValidationError) as caught:
        charter(**parts)
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == ("charter", ())
    found: tuple[Flaw, ...] = error["ctx"]["flaws"]
    return found


# --- Cite or confess -------------------------------------------------------------------------------------------------

CITED = {"lines": [229, 232], "text": "Une ligne rouge"}


def test_a_criterion_says_who_makes_it_a_condition() -> None:
    silent = {name: value for name, value in criterion("c").items() if name != "rule"}
    assert errors(silent, Criterion) == [(("rule",), "missing")]


def test_a_rule_of_the_source_cites_it() -> None:
    assert errors({**criterion("c"), "rule": "source"}, Criterion) == [((), "cites_missing")]
    assert Criterion.model_validate({**criterion("c"), "rule": "source", "cites": CITED}).rule == "source"


def test_a_hypothesis_may_cite_what_led_to_it() -> None:
    assert Criterion.model_validate(criterion("c")).reference is None
    assert Criterion.model_validate({**criterion("c"), "cites": CITED}).reference == "229-232"


@pytest.mark.parametrize(
    ("cites", "reference"),
    [
        ({"document": "bilan-2016-2017", "lines": [836, 838], "text": "T"}, "bilan-2016-2017:836-838"),
        ({"document": "bilan-2016-2017", "lines": [753, 753], "text": "T"}, "bilan-2016-2017:753"),
        ({"lines": [1, 1], "text": "T"}, "1"),
    ],
)
def test_a_citation_refers_to_document_and_lines(cites: dict[str, Any], reference: str) -> None:
    assert Cites.model_validate(cites).reference == reference


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ([838, 836], [((), "lines_backwards")]),
        ([0, 2], [(("lines", 0), "greater_than_equal")]),
        ([1], [(("lines", 1), "missing")]),
    ],
)
def test_lines_are_counted_from_one_and_go_forwards(lines: list[int], wrong: list[tuple[Any, str]]) -> None:
    assert errors({"lines": lines, "text": "T"}, Cites) == wrong


# --- Shape -----------------------------------------------------------------------------------------------------------


def test_an_unknown_demand_is_refused() -> None:
    asked = {**criterion("c"), "demand": {"name": "believed"}}
    assert errors(asked, Criterion) == [(("demand",), "union_tag_invalid")]


@pytest.mark.parametrize(
    ("demand", "place"),
    [
        ({"name": "meetings"}, ("kind",)),
        ({"name": "meetings", "kind": "party"}, ("kind",)),
        ({"name": "meetings", "kind": "workshop", "at_least": 0}, ("at_least",)),
        ({"name": "done", "steps": []}, ()),
        ({"name": "seats", "body": "b", "categories": []}, ("categories",)),
        ({"name": "decided"}, ("subject",)),
        ({"name": "settled", "what": "weather"}, ("what",)),
        ({"name": "attested", "by_other_than": "pilot"}, ("by_other_than",)),
        ({"name": "attested", "scope": "world"}, ("scope",)),
        ({"name": "attested", "at_least": 2}, ("at_least",)),
    ],
)
def test_a_demand_takes_its_own_parameters_only(demand: dict[str, Any], place: tuple[str, ...]) -> None:
    (found,) = errors({**criterion("c"), "demand": demand}, Criterion)
    assert found[0] == ("demand", demand["name"], *place)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ({"surprise": 1}, [(("surprise",), "extra_forbidden")]),
        ({"id": "Not An Id"}, [(("id",), "string_pattern_mismatch")]),
        ({"title": {"fr": "Essai"}}, [(("title", "en"), "missing")]),
        ({"title": {"fr": "Essai", "en": " "}}, [(("title", "en"), "blank_text")]),
        ({"phases": []}, [(("phases",), "too_short")]),
        ({"lang": "de"}, [(("lang",), "literal_error")]),
        ({"timezone": "Europe/Aix"}, [(("timezone",), "timezone")]),
        ({"timezone": "../etc"}, [(("timezone",), "timezone")]),
        ({"timezone": ""}, [(("timezone",), "timezone")]),
        ({"four_eyes": "closed"}, [(("four_eyes",), "literal_error")]),
    ],
)
def test_a_charter_of_another_shape_is_refused(part: dict[str, Any], wrong: list[tuple[Any, str]]) -> None:
    data = charter().as_data()
    assert errors({**data, **part}) == wrong


def test_a_charter_is_french_in_paris_and_flags_its_lack_of_four_eyes_unless_it_says_otherwise() -> None:
    rules = charter()
    assert (rules.lang, rules.timezone, rules.four_eyes) == ("fr", "Europe/Paris", "flagged")
    assert charter(timezone="UTC").timezone == "UTC"


# --- Hanging together ------------------------------------------------------------------------------------------------


def test_ids_are_given_once() -> None:
    words = {"fr": "x", "en": "x"}
    twice = [{"id": "a", **words}, {"id": "b", **words}, {"id": "a", **words}]
    found = flaws(
        phases=[*({"id": one, **words} for one in PHASES), {"id": "amorcage", **words}],
        gate=[gate("g", criterion=[criterion("c"), criterion("c")]), gate("g", "amorcage", "consolidation")],
        bodies=twice,
        office=twice,
    )
    assert [(one.place, one.sentence.values["id"]) for one in found] == [
        (("phases", 4, "id"), "amorcage"),
        (("gate", 1, "id"), "g"),
        (("body", 2, "id"), "a"),
        (("office", 2, "id"), "a"),
        (("gate", 0, "criterion", 1, "id"), "c"),
    ]
    assert {one.sentence.template for one in found} == {"'{id}' appears twice."}


def test_two_gates_may_ask_a_criterion_of_the_same_name() -> None:
    charter(gate=[gate("a", criterion=[criterion("c")]), gate("b", PHASES[0], PHASES[1], criterion=[criterion("c")])])


def test_a_gate_leads_from_and_to_phases_that_there_are() -> None:
    found = flaws(gate=[gate("a", "amorçage".replace("ç", "s"), "nowhere")])
    assert found == (
        Flaw(("gate", 0, "from"), say("There is no phase '{id}'.", id="amorsage"), PHASES),
        Flaw(("gate", 0, "to"), say("There is no phase '{id}'.", id="nowhere"), PHASES),
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, "consolidation"),
        ("amorcage", "decollage"),
        ("amorcage", "amorcage"),
        ("consolidation", "amorcage"),
        ("exemplarite", "amorcage"),
    ],
)
def test_a_gate_skips_no_phase_and_never_leads_back(start: str | None, end: str) -> None:
    (found,) = flaws(gate=[gate("a", start, end)])
    assert found == Flaw(("gate", 0, "to"), say("The gate does not lead to the next phase."))


def test_one_gate_leads_out_of_each_phase() -> None:
    leaves = [gate("a"), gate("b", PHASES[0], PHASES[1]), gate("c", PHASES[0], PHASES[1]), gate("d")]
    assert flaws(gate=leaves) == (
        Flaw(("gate", 2, "from"), say("Another gate leaves phase '{id}' already.", id="amorcage")),
        Flaw(("gate", 3, "from"), say("Another gate leads into the programme already.")),
    )


# --- Looking up ------------------------------------------------------------------------------------------------------


def test_parts_are_found_by_their_id() -> None:
    words = {"fr": "x", "en": "x"}
    rules = charter(
        criterion("c"), bodies=[{"id": "committee", "seats": 5, **words}], office=[{"id": "pilot", **words}]
    )
    found = (rules.phase("amorcage"), rules.gate("decollage"), rules.gate_from(None), rules.gate_from("decollage"))
    assert [one.id for one in found if one is not None] == ["amorcage", "decollage", "selection", "exemplarite"]
    selection, committee = rules.gate("selection"), rules.body("committee")
    assert selection is not None
    assert committee is not None
    assert [one.id for one in (selection.criterion("c"), committee) if one is not None] == ["c", "committee"]
    assert committee.seats == 5
    assert rules.office_ids() == {"pilot"}


def test_what_is_not_there_is_none() -> None:
    rules = charter(criterion("c"))
    assert [rules.phase("x"), rules.gate("x"), rules.gate_from("exemplarite"), rules.body("x")] == [None] * 4
    assert rules.gates[0].criterion("x") is None
    assert rules.office_ids() == frozenset()


def test_a_territory_enters_the_first_phase_at_once_where_no_gate_leads_into_it() -> None:
    whole = charter(criterion("c"))
    rest = whole.model_copy(update={"gates": whole.gates[1:]})
    assert (whole.entry_phase, rest.entry_phase) == (None, "amorcage")
    before, after = rest.gate_from(None), rest.gate_from("amorcage")
    assert before is after is rest.gates[0]


# --- One hash --------------------------------------------------------------------------------------------------------


def written() -> dict[str, Any]:
    asked = {**criterion("c"), "cites": CITED, "fr": "Créé à l’été"}
    return charter(asked, bodies=[{"id": "b", "fr": "B", "en": "B", "voting": {"quorum": "1/2"}}]).as_data()


def backwards(value: Any) -> Any:
    """Return the same JSON value with its keys in the opposite order."""
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(one) for one in value] if isinstance(value, list) else value


def test_the_hash_does_not_depend_on_the_order_of_keys_nor_on_the_layout() -> None:
    rules = Charter.model_validate(written())
    assert Charter.model_validate(backwards(written())).hash == rules.hash
    assert Charter.model_validate_json(json.dumps(written(), indent=4)).hash == rules.hash


def test_the_hash_does_not_depend_on_how_a_value_is_written() -> None:
    rules = Charter.model_validate(written())
    data = json.loads(json.dumps(written()))
    data["gate"][0]["criterion"][0]["fr"] = unicodedata.normalize("NFD", "  Créé à l’été\n")
    data["body"][0]["voting"]["quorum"] = "2/4"
    data["notice"] = None
    assert Charter.model_validate(data).hash == rules.hash


@pytest.mark.parametrize(
    "change",
    [
        {"four_eyes": "required"},
        {"id": "other"},
        {"notice": {"fr": "N", "en": "N"}},
        {"phases": [{"id": one, "fr": one, "en": one, "planned": "2018"} for one in PHASES]},
        {"gate": []},
    ],
)
def test_another_rule_has_another_hash(change: dict[str, Any]) -> None:
    assert Charter.model_validate({**written(), **change}).hash != Charter.model_validate(written()).hash


def test_the_order_of_gates_is_part_of_the_charter() -> None:
    data = written()
    assert Charter.model_validate({**data, "gate": data["gate"][::-1]}).hash != Charter.model_validate(data).hash


def test_the_hash_is_the_sha256_of_the_charter_as_data_and_it_reads_back() -> None:
    rules = Charter.model_validate(written())
    assert rules.hash == digest(rules.as_data())
    assert Charter.model_validate(rules.as_data()) == rules


def test_a_planned_window_may_be_written_as_a_year_or_a_day_of_toml() -> None:
    phases = [{"id": one, "fr": one, "en": one} for one in PHASES]
    planned = charter(phases=[{**phases[0], "planned": 2018}, {**phases[1], "planned": date(2018, 1, 1)}, *phases[2:]])
    assert [str(one.planned) for one in planned.phases] == ["2018", "2018-01-01", "None", "None"]
