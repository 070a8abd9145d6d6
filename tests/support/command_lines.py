"""Acts as a person writes them: command lines, and rows of a journal."""

from __future__ import annotations

from typing import Any

from programme.cli import tree
from programme.cli.declared import Parameter

PARAMETERS = {one.path: one.parameters for one in tree.COMMANDS}


def command_line(path: str, fields: dict[str, Any], *more: str) -> list[str]:
    """Return the words of a command: its options, some more, then its arguments."""
    given = [(one, _values(fields[one.name])) for one in PARAMETERS[path] if one.name in fields]
    options = [word for one, values in given if one.is_option for word in _option(one, values)]
    arguments = [value for one, values in given if not one.is_option for value in values]
    return [*path.split(), *options, *more, *(["--", *arguments] if arguments else [])]


def journal_row(path: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the entry of a journal for an act: what each option would be given, under its name."""
    spelled = {one.name: one.spelled.removeprefix("--").lower() for one in PARAMETERS[path]}
    return {"act": path, **{spelled[name]: value for name, value in fields.items() if value is not None}}


def _values(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _option(one: Parameter, values: list[str]) -> list[str]:
    if one.kind == "flag":
        return [one.spelled] if values == ["True"] else []
    return [word for value in values for word in (one.spelled, value)]
