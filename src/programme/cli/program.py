"""The commands as click runs them, made one by one from the plain tree when they are asked for."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from programme import __version__
from programme.cli import pages, tree
from programme.cli.declared import Command, Noun
from programme.cli.marking import put_mark
from programme.cli.parameters import global_options, parameters
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import quoted, say
from programme.language import Lang, Speaker


class Invocation:
    """What holds for the whole command line: its language, the global options met so far, the command it names."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.options: dict[str, Any] = {}
        self.command = ""
        self.session: Session | None = None

    @property
    def speaker(self) -> Speaker:
        """Who says what went wrong: with the names of things, if the command came to know them."""
        return self.session.speaker if self.session is not None else Speaker(self.lang)


class Leaf(click.Command):
    """A command that does something: an act, or a function of its own."""

    def __init__(self, declared: Command) -> None:
        super().__init__(declared.verb, params=parameters(declared.parameters, checked=bool(declared.run)))
        self.declared = declared

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pages.of_command(self.declared, ctx.obj.lang, formatter)

    def invoke(self, ctx: click.Context) -> int:
        _one_format(ctx.obj.options, ctx.params)
        session = ctx.obj.session = Session(ctx.obj.options, ctx.obj.lang)
        ctx.call_on_close(session.close)
        put_mark(None)
        return carry_out(session, self.declared, ctx.params)


class Branch(click.Group):
    """Several commands under one name, each found by its English and by its French name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, *rest = args
        found = self.get_command(ctx, name)
        if found is None and not ctx.resilient_parsing:
            raise self._no_such(name, ctx)
        return name, found, rest

    def _no_such(self, name: str, ctx: click.Context) -> Problem:
        """Return what to say of an unknown name, with those that look alike, in the person's language first."""
        sentence = say("There is no command '{name}'.", name=name)
        mine = [pages.name(one, ctx.obj.lang) for one in self.listed()]
        near = get_close_matches(name, mine, cutoff=0.7) or get_close_matches(name, self.list_commands(ctx), cutoff=0.7)
        help = f"programme {ctx.obj.command} --help".replace("  ", " ")
        if not near:
            return Problem(sentence, advice=help)
        return Problem(say("{what} Did you mean {near}?", what=sentence, near=quoted(near)), advice=help)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx  # which the names do not depend on
        return [name for one in self.listed() for name in dict.fromkeys(pages.names(one))]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        named = pages.completed(self.listed(), ctx.obj.lang, incomplete)
        return [CompletionItem(name, help=text) for name, text in named] + click.Command.shell_complete(
            self, ctx, incomplete
        )

    def listed(self) -> list[Noun | Command]:
        """Return the nouns and commands right under this one."""
        raise NotImplementedError


class NounGroup(Branch):
    """The commands about one noun; without a verb, their help."""

    def __init__(self, noun: Noun) -> None:
        super().__init__(noun.name, params=global_options(), callback=_help_if_alone, invoke_without_command=True)
        self.noun = noun

    def listed(self) -> list[Noun | Command]:
        return [*tree.commands_of(self.noun.name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _leaf(ctx, tree.command(self.noun.name, cmd_name))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pages.of_noun(self.noun, ctx.obj.lang, formatter)


class Program(Branch):
    """The whole program; without a command, the status board where there is a register, else the help."""

    def __init__(self) -> None:
        version = click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
        options = [*global_options(), version]
        super().__init__("programme", params=options, callback=_status_if_alone, invoke_without_command=True)
        self.context_settings = {"help_option_names": ["--help", "-h"]}

    def listed(self) -> list[Noun | Command]:
        return [*tree.NOUNS, *tree.commands_of("")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if (noun := tree.noun(cmd_name)) is not None:
            ctx.obj.command = noun.name
            return NounGroup(noun)
        return _leaf(ctx, tree.command("", cmd_name))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pages.of_program(ctx.obj.lang, formatter)


def _leaf(ctx: click.Context, command: Command | None) -> Leaf | None:
    if command is None:
        return None
    ctx.obj.command = command.path
    return Leaf(command)


def _one_format(options: dict[str, Any], given: dict[str, Any]) -> None:
    """Refuse ``--json`` beside another format: nobody can have both.

    :raises Problem: both are given.
    """
    format = given.get("format")
    if options.get("json") and format not in {None, "json"}:
        sentence = say("--json and --format {format} are two formats: give one of them.", format=format)
        raise Problem(sentence, advice=f"--format {format}")


def carry_out(session: Session, command: Command, given: dict[str, Any]) -> int:
    """Run a command and return its exit code."""
    if not command.run:
        from programme.cli.recording import record

        return session.outcome(record(session, command, given))
    if session.options.get("assume"):
        from programme.cli.supposing import assume

        supposed = assume(session, given)
        if supposed is None:
            return Code.REFUSED
        given = supposed
    module, _, function = command.run.partition(":")
    code: int | None = getattr(import_module(module), function)(session, **given)
    return session.outcome(code or 0)


@click.pass_context
def _help_if_alone(ctx: click.Context) -> int:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    return 0


@click.pass_context
def _status_if_alone(ctx: click.Context) -> int:
    if ctx.invoked_subcommand is not None:
        return 0
    session = Session(ctx.obj.options, ctx.obj.lang)
    ctx.call_on_close(session.close)
    status = tree.command("", "status")
    if status is None or session.settings.register() is None:
        click.echo(ctx.get_help())
        return 0
    return carry_out(session, status, {one.name: None for one in status.parameters if not one.of_session})


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"programme {__version__}")
        ctx.exit()
