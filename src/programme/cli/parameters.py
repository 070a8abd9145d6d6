"""Declared parameters as click takes them: arguments, options, and how a shell completes their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from gettext import gettext as _
from typing import Any

import click
from click.shell_completion import CompletionItem

from programme.cli import tree
from programme.cli.declared import GLOBALS, Parameter
from programme.cli.values import iso_date

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def parameters(declared: tuple[Parameter, ...], *, checked: bool) -> list[click.Parameter]:
    """Return click's parameters, the global options after the declared ones.

    An act checks its own fields, all of them at once; so click checks values and their presence only where asked to.
    """
    return [*(_parameter(one, checked=checked) for one in declared), *global_options()]


def global_options() -> list[click.Parameter]:
    """Return the options that stand before or after any command; their values go to the invocation."""
    return [_option(one, _type(one, checked=True), callback=_keep, expose_value=False) for one in GLOBALS]


class Date(click.ParamType[str]):
    """A date as people write it, turned into the notation of the register."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        del param  # which click tells, and a date does not need
        return iso_date(value, ctx.obj.lang) if ctx is not None else str(value)


class Number(click.ParamType[int]):
    """A whole number, zero or more: positions, days and counts are never less."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch("[0-9]{1,18}", str(value)):
            self.fail(_("{value!r} is not a whole number, zero or more.").format(value=value), param, ctx)
        return int(value)


def _parameter(one: Parameter, *, checked: bool) -> click.Parameter:
    if one.of_session:
        return _option(one, _type(one, checked=checked), callback=_keep, expose_value=False)
    if one.is_option:
        return _option(one, _type(one, checked=checked), required=one.required and checked)
    return click.Argument(
        [one.name],
        type=_type(one, checked=checked),
        required=one.required and checked,
        nargs=-1 if one.many else 1,
        metavar=_(one.spelled),
        shell_complete=_completion(one),
    )


def _option(one: Parameter, type: click.ParamType[Any], **more: Any) -> click.Option:
    names = [one.name, one.spelled, *filter(None, [one.short])]
    if one.kind == "flag":
        return click.Option(names, is_flag=True, **more)
    return click.Option(names, type=type, multiple=one.many, shell_complete=_completion(one), **more)


def _type(one: Parameter, *, checked: bool) -> click.ParamType[Any]:
    if one.kind == "date":
        return Date()
    if checked and one.kind == "choice":
        return click.Choice(one.values)
    return Number() if checked and one.kind == "int" else click.STRING


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value and param.name:
        ctx.obj.options[param.name] = value


def _completion(one: Parameter) -> Complete | None:
    if one.values:
        return lambda _, __, typed: [CompletionItem(value) for value in one.values if value.startswith(typed)]
    if one.kind == "file":
        return lambda _, __, typed: [CompletionItem(typed, type="file")]
    if one.ids:
        return lambda ctx, __, typed: _ids(ctx, _kind(one.ids, ctx), typed)
    return None


def _kind(ids: str, ctx: click.Context) -> str:
    """Return the kind of thing whose ids are meant: it may be the value of another parameter, as in ``of:subject``."""
    named, _, parameter = ids.partition(":")
    given = str(ctx.params.get(parameter, "")) if parameter else named
    noun = tree.noun(given) if parameter else None
    kind = noun.name if noun is not None else given
    return "territory" if kind == "gate" and parameter else kind


def _ids(ctx: click.Context, kind: str, typed: str) -> list[CompletionItem]:
    from programme.cli.ids import known

    return [CompletionItem(id) for id in known(ctx.obj.options, kind) if id.startswith(typed)]
