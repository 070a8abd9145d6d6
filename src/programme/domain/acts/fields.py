"""The fields of an act as every door names them: the command line, the journal and the reference page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class ActField:
    """One field of an act.

    ``name`` is the model's own, ``word`` the one that people write: the option without its hyphens, or the name of
    the argument. A ``repeatable`` field takes several values.
    """

    name: str
    word: str
    description: str
    is_argument: bool
    required: bool
    repeatable: bool


@cache
def fields_of(model: type[BaseModel]) -> tuple[ActField, ...]:
    """Return the fields of an act, or of another model that people fill in, in its order."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def _field(name: str, info: FieldInfo) -> ActField:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return ActField(
        name=name,
        word=str(extra.get("option") or name.replace("_", "-")),
        description=info.description or "",
        is_argument=extra.get("place") == "argument",
        required=info.is_required(),
        repeatable=get_origin(info.annotation) is tuple,
    )
