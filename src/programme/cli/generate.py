"""Makes `table.py` from the acts, then the pages of commands and events: ``python -m programme.cli.generate``.

Tests fail when either is stale.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from programme.cli.declared import REPLACE_WITH, Command, Kind, Parameter
from programme.cli.from_files import MADE_FROM
from programme.domain.acts import ALL_ACTS
from programme.domain.acts.act import Act
from programme.domain.acts.fields import ActField, fields_of
from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.vocabulary import Names

TABLE = Path(__file__).with_name("table.py")
DOCS = Path(__file__).parents[3] / "docs"
COMMON = frozenset(Act.model_fields)


def declared(act: type[Act]) -> Command:
    """Return the command that an act makes: arguments, what is required, the rest, what all acts share."""
    own = [_parameter(one, act.model_fields[one.name]) for one in fields_of(act) if one.name not in COMMON]
    made_from = MADE_FROM.get(act.path(), {})
    own = [one._replace(required=False) if one.name in made_from else one for one in own]
    own.extend((*made_from.values(), *BESIDE.get(act.path(), ())))
    own.sort(key=lambda one: (one.is_option, one.is_option and not one.required))
    first_line = (inspect.getdoc(act) or "").partition("\n")[0]
    return Command(
        act.noun,
        act.verb,
        act.french,
        first_line,
        (*own, *common(act)),
        (act.example,),
        act.everyday,
        creates=act.creates or "",
    )


BESIDE = {"entry annul": (REPLACE_WITH,)}
"""What a command takes beside the fields of its act."""


def common(act: type[Act] = Act) -> tuple[Parameter, ...]:
    """Return the options of the fields that every act has, as one act words them."""
    return tuple(_parameter(one, act.model_fields[one.name]) for one in fields_of(act) if one.name in COMMON)


def table() -> str:
    """Return the text of `table.py`."""
    lines = [
        '"""Every act as a command; made by ``python -m programme.cli.generate``, not by hand."""\n\n',
        "# ruff: noqa: E501, Q000  # a line a parameter, however long; quotes as repr writes them\n# fmt: off\n",
        "from programme.cli.declared import WRITE, Command, Parameter\nfrom programme.language import N_\n\n",
        "COMMON = (\n",
        *(f"    {_written_parameter(one)},\n" for one in common()),
        "    *WRITE,\n)\nACTS = (\n",
        *(_written(declared(act)) for act in ALL_ACTS),
        ")\n",
    ]
    return "".join(lines)


def _parameter(field: ActField, info: FieldInfo) -> Parameter:
    parts = list(_parts(info.annotation, info.metadata))
    kind, values = _kind(parts)
    is_argument = field.is_argument or kind == "file"
    return Parameter(
        field.name,
        field.word.upper() if is_argument else f"--{field.word}",
        field.description,
        kind,
        values,
        field.repeatable,
        field.required,
        str(info.examples[0]) if info.examples else "",
        next((part.kind for part in parts if isinstance(part, Names)), ""),
    )


def _parts(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    """Yield an annotation and all it is made of, marks included."""
    yield annotation
    yield from metadata
    for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _parts(part, list(getattr(part, "__metadata__", ())))


def _kind(parts: list[Any]) -> tuple[Kind, tuple[str, ...]]:
    for part in parts:
        if isinstance(part, type) and issubclass(part, Enum):
            return "choice", tuple(one.value for one in part)
        if get_origin(part) is Literal:
            return "choice", get_args(part)
        if part in KINDS:
            return KINDS[part], ()
    return "text", ()


KINDS: dict[Any, Kind] = {ImpreciseDate: "date", Charter: "file", int: "int"}


def _written(command: Command) -> str:
    """Return a command as source text: messages marked for translation, defaults left out."""
    own = command.parameters[: len(command.parameters) - len(common())]
    rest = {"examples": command.examples, "everyday": command.everyday, "creates": command.creates}
    kept = [f"{name}={value!r}" for name, value in rest.items() if value]
    lines = [
        f"    Command({command.noun!r}, {command.verb!r}, {command.french!r}, N_({command.help!r}), (\n",
        *(f"        {_written_parameter(one)},\n" for one in own),
        *(f"        {one},\n" for one in _written_common(command)),
        f"    ), {', '.join(kept)}),\n",
    ]
    return "".join(lines)


def _written_common(command: Command) -> Iterator[str]:
    """Yield the options common to all acts, each by its place in ``COMMON`` where the act words one of its own way."""
    shared, mine = common(), command.parameters[-len(common()) :]
    if mine == shared:
        yield "*COMMON"
        return
    for place, (theirs, own) in enumerate(zip(shared, mine, strict=True)):
        yield f"COMMON[{place}]" if own == theirs else _written_parameter(own)
    yield "*WRITE"


def _written_parameter(one: Parameter) -> str:
    kept = [
        f"{name}={value!r}"
        for name, value in one._asdict().items()
        if name not in {"name", "spelled", "help"} and value != Parameter._field_defaults[name]
    ]
    spelled = repr(one.spelled) if one.is_option else f"N_({one.spelled!r})"
    return f"Parameter({', '.join([repr(one.name), spelled, f'N_({one.help!r})', *kept])})"


def main() -> None:
    """Write the table, and the reference pages from the table just written."""
    TABLE.write_text(table(), encoding="utf-8")
    from programme.cli import event_reference, reference

    for page in (reference, event_reference):
        for lang, name in page.FILES.items():
            (DOCS / name).write_text(page.reference(lang), encoding="utf-8")


if __name__ == "__main__":
    main()
