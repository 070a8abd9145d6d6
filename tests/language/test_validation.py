"""Whatever pydantic finds wrong with an act or a charter is said in our words, in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import programme
from programme.domain.acts import ALL_ACTS, BY_PATH
from programme.domain.charter import Charter
from programme.exchange import journal_file
from programme.language import Speaker
from programme.language.validation import PATTERNS, WORDING, choices, faults, worded

RAISED: dict[
    str, dict[str, list[str]]
] = {  # what pydantic may say of a value by the kind of schema, and by the bound that the schema sets
    "str": {"": ["string_type", "string_unicode"], "max_length": ["string_too_long"], "pattern": []},
    "int": {
        "": ["int_type", "int_parsing", "int_parsing_size", "int_from_float", "finite_number"],
        "ge": ["greater_than_equal"],
        "le": ["less_than_equal"],
        "lt": ["less_than"],
    },
    "bool": {"": ["bool_type", "bool_parsing"]},
    "enum": {"": ["enum"]},
    "literal": {"": ["literal_error"]},
    "tuple": {"": ["tuple_type", "missing", "too_long"], "min_length": ["too_short"]},
    "model": {"": ["model_type"]},
    "model-fields": {"": ["missing", "extra_forbidden", "model_attributes_type"]},
    "tagged-union": {"": ["union_tag_invalid", "union_tag_not_found", "model_attributes_type"]},
    # These hold other schemas, or functions of ours, whose errors are looked for in the sources.
    **{kind: {"": []} for kind in ("model-field", "default", "nullable", "union", "definitions", "definition-ref")},
    **{kind: {"": []} for kind in ("dataclass", "dataclass-args", "dataclass-field")},
    **{kind: {"": []} for kind in ("function-plain", "function-before", "function-after", "no-info")},
}
BOUNDS = {"ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern"}
MODELS: tuple[type[BaseModel], ...] = (*ALL_ACTS, Charter, journal_file._Head, journal_file._Own)


def schemas(model: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """Every schema inside a model's, itself included, without the ways of writing JSON."""
    model.model_rebuild()
    waiting: list[Any] = [model.__pydantic_core_schema__]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("type"), str):
                yield one
            waiting += [
                value
                for key, value in one.items()
                if key not in {"serialization", "metadata", "json_schema_input_schema"}
            ]
        elif isinstance(one, list | tuple):
            waiting += one


def raised(schema: dict[str, Any]) -> list[str]:
    """The types of error that a schema may raise; a kind or bound that the table lacks is an error of this test."""
    by_bound = RAISED[schema["type"]]
    bounds = [name for name in BOUNDS & set(schema) if schema[name] is not None]
    return [kind for bound in ("", *bounds) for kind in by_bound[bound]]


def our_own() -> set[str]:
    """The types of error that our sources raise: ``kind, message = "share", ...``."""
    sources = (path.read_text(encoding="utf-8") for path in Path(programme.__file__).parent.rglob("*.py"))
    return {kind for text in sources if "PydanticCustomError" in text for kind in kinds(ast.parse(text))}


def kinds(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"kind, message", "(kind, message)"}:
            assert isinstance(node.value, ast.Tuple)
            yield ast.literal_eval(node.value.elts[0])


def fault(act: str, **fields: Any) -> dict[str, Any]:
    """The only fault of an act."""
    with pytest.raises(ValidationError) as caught:
        BY_PATH[act].model_validate(fields)
    (only,) = faults(caught.value)
    return only


def english(act: str, **fields: Any) -> str:
    return Speaker("en").sentence(worded(fault(act, **fields)))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_error_that_a_model_may_raise_is_worded(model: type[BaseModel]) -> None:
    assert {kind for schema in schemas(model) for kind in raised(schema)} <= set(WORDING)


def test_every_error_of_our_own_is_worded() -> None:
    assert {"imprecise_date", "share", "blank_text", "cites_missing"} < our_own() <= set(WORDING)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_pattern_says_what_it_is_for(model: type[BaseModel]) -> None:
    assert {schema["pattern"] for schema in schemas(model) if schema["type"] == "str" and "pattern" in schema} <= set(
        PATTERNS
    )


def test_a_fault_is_said_with_the_text_that_was_given() -> None:
    said = english("territory resume", territory="venelles", on="hier")
    assert said == "'hier' is not a date such as 2017, 2017-02, 2017-02-13 or 2017-10/2017-12."


def test_a_bound_is_said() -> None:
    assert english("body rule", body="committee", proxies=51) == "'51' is too large: at most 50."


def test_a_long_text_is_cut() -> None:
    said = english("territory resume", territory="A" * 70)
    assert said == f"'{'A' * 60}…' is no id: lower-case letters and digits, the words joined by hyphens."


def test_a_field_is_named_as_the_reader_writes_it() -> None:
    one = fault("gate waive", territory="venelles", criterion="c", reason="r")
    assert (
        Speaker("fr").sentence(worded({**one, "loc": ("--authorised-by",)}))
        == "Il manque «\u00a0--authorised-by\u00a0»."
    )


def test_a_closed_list_gives_its_values() -> None:
    one = fault("gate vote", territory="venelles", office="president", ballot="yes")
    assert choices(one) == ("for", "against", "abstain")


def test_what_is_no_closed_list_gives_none() -> None:
    assert choices(fault("territory resume", territory="Venelles")) == ()


def test_a_list_is_not_said_to_be_too_short_for_its_faulty_items() -> None:
    assert fault("meeting convene", kinds=["no"], title="T", due="2017")["type"] == "enum"


def test_an_empty_list_is_too_short() -> None:
    assert english("meeting convene", kinds=[], title="T", due="2017") == "At least 1 wanted here."
