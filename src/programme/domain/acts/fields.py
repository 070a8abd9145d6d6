"""The fields of an act as every door names them: the command line, the journal and the reference page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_origin

from pydantic.fields import FieldInfo

from programme.domain.acts.act import Act


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
def fields_of(act: type[Act]) -> tuple[ActField, ...]:
    """Return the fields of an act, in the order of the model."""
    return tuple(_field(name, info) for name, info in act.model_fields.items())


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
