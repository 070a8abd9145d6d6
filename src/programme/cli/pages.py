"""The help pages, written from the plain tree in the language of the person, the other language's names beside."""

from __future__ import annotations

from collections.abc import Iterable

from click import HelpFormatter

from programme.cli import tree
from programme.cli.declared import GLOBALS, Command, Noun, Parameter
from programme.language import N_, Lang, Speaker

METAVARS = {
    "text": N_("TEXT"),
    "date": N_("DATE"),
    "int": N_("NUMBER"),
    "file": N_("FILE"),
}
HELP_AND_VERSION = (
    Parameter("help", "--help", N_("Show this page."), "flag", short="-h"),
    Parameter("version", "--version", N_("Show the version."), "flag"),
)


def of_program(lang: Lang, page: HelpFormatter) -> None:
    """Write the page of the whole program: the everyday commands, then all nouns and commands."""
    speaker = Speaker(lang)
    _usage(page, speaker, "programme", speaker.text("[OPTIONS] COMMAND [ARGUMENTS]..."))
    _paragraph(page, speaker.text("Keeps the register of an experimental programme: who decided what, when, and why."))
    _section(
        page,
        speaker,
        speaker.text("Every day"),
        [(_path(one, lang), speaker.text(one.help)) for one in tree.everyday()],
    )
    nouns = [(_named(one, lang), speaker.text(one.help)) for one in tree.NOUNS]
    _section(page, speaker, speaker.text("Nouns, each with its own verbs"), nouns)
    others = [one for one in tree.commands_of("") if not one.everyday]
    _section(
        page, speaker, speaker.text("Other commands"), [(_named(one, lang), speaker.text(one.help)) for one in others]
    )
    _globals(page, speaker, HELP_AND_VERSION)
    _examples(page, speaker, [one.examples[0] for one in tree.everyday() if one.examples][:3])


def of_noun(noun: Noun, lang: Lang, page: HelpFormatter) -> None:
    """Write the page of a noun: its verbs."""
    speaker = Speaker(lang)
    name = noun.french if lang == "fr" else noun.name
    _usage(page, speaker, f"programme {name}", speaker.text("[OPTIONS] COMMAND [ARGUMENTS]..."))
    _paragraph(page, speaker.text(noun.help))
    commands = tree.commands_of(noun.name)
    _section(page, speaker, speaker.text("Commands"), [(_named(one, lang), speaker.text(one.help)) for one in commands])
    _globals(page, speaker, HELP_AND_VERSION[:1])
    _also(page, speaker, noun.french if lang == "en" else noun.name, name)
    _examples(page, speaker, [example for one in commands for example in one.examples[:1]][:3])


def of_command(command: Command, lang: Lang, page: HelpFormatter) -> None:
    """Write the page of a command: arguments, options, examples."""
    speaker = Speaker(lang)
    arguments = [one for one in command.parameters if not one.is_option]
    pieces = [speaker.text("[OPTIONS]"), *(_in_usage(one, speaker) for one in arguments)]
    _usage(page, speaker, f"programme {_path(command, lang)}", " ".join(pieces))
    _paragraph(page, speaker.text(command.help))
    _section(page, speaker, speaker.text("Arguments"), [record(one, speaker) for one in arguments])
    options = [one for one in command.parameters if one.is_option]
    _section(page, speaker, speaker.text("Options"), [record(one, speaker) for one in options])
    _globals(page, speaker, HELP_AND_VERSION[:1])
    _also(page, speaker, command.french_path if lang == "en" else command.path, _path(command, lang))
    _examples(page, speaker, command.examples)


def completed(listed: Iterable[Noun | Command], lang: Lang, typed: str) -> list[tuple[str, str]]:
    """Return the names that begin as typed, with what they mean: of this language, else of the other one."""
    speaker = Speaker(lang)
    both = [(*names(one), one.help) for one in listed]
    mine = [(french if lang == "fr" else english, help) for english, french, help in both]
    other = [(english if lang == "fr" else french, help) for english, french, help in both]
    found = [one for one in mine if one[0].startswith(typed)] or [one for one in other if one[0].startswith(typed)]
    return [(name, speaker.text(help)) for name, help in found]


def names(one: Noun | Command) -> tuple[str, str]:
    """Return the English and the French word of a noun, or of a command after its noun."""
    return (one.verb, one.french[1]) if isinstance(one, Command) else (one.name, one.french)


def name(one: Noun | Command, lang: Lang) -> str:
    """Return the word of a noun, or of a command after its noun, in a language."""
    return names(one)[lang == "fr"]


def _path(command: Command, lang: Lang) -> str:
    return command.french_path if lang == "fr" else command.path


def _named(one: Noun | Command, lang: Lang) -> str:
    """Return the name in this language, with that of the other one where they differ."""
    mine, other = names(one)[:: -1 if lang == "fr" else 1]
    return mine if mine == other else f"{mine} ({other})"


def _usage(page: HelpFormatter, speaker: Speaker, program: str, arguments: str) -> None:
    page.write_usage(program, arguments, prefix=speaker.text("Usage: "))


def _paragraph(page: HelpFormatter, text: str) -> None:
    page.write_paragraph()
    with page.indentation():
        page.write_text(text)


def _section(page: HelpFormatter, speaker: Speaker, title: str, records: list[tuple[str, str]]) -> None:
    if records:
        _heading(page, speaker, title)
        with page.indentation():
            page.write_dl(records, col_max=34)


def _globals(page: HelpFormatter, speaker: Speaker, more: tuple[Parameter, ...]) -> None:
    _section(
        page, speaker, speaker.text("Options of every command"), [record(one, speaker) for one in (*GLOBALS, *more)]
    )


def _also(page: HelpFormatter, speaker: Speaker, other: str, mine: str) -> None:
    if other != mine:
        _paragraph(page, speaker.text("Also: programme {name}", name=other))


def _examples(page: HelpFormatter, speaker: Speaker, examples: Iterable[str]) -> None:
    lines = [tree.spelled(one, speaker.lang) for one in examples]
    if lines:
        _heading(page, speaker, speaker.text("Examples"))
        for line in lines:
            page.write(f"  {line}\n")


def _heading(page: HelpFormatter, speaker: Speaker, title: str) -> None:
    """Write a heading; in French a space stands before the colon."""
    page.write_paragraph()
    page.write(speaker.text("{title}:", title=title) + "\n")


def _in_usage(one: Parameter, speaker: Speaker) -> str:
    name = speaker.text(one.spelled) + ("..." if one.many else "")
    return name if one.required else f"[{name}]"


def record(one: Parameter, speaker: Speaker) -> tuple[str, str]:
    """Return how a parameter is spelled, and what it is for."""
    notes = [speaker.text("required")] if one.required and one.is_option else []
    notes += [speaker.text("repeatable")] if one.many and one.is_option else []
    told = f"  [{', '.join(notes)}]" if notes else ""
    return _spelled(one, speaker), speaker.text(one.help) + told


def _spelled(one: Parameter, speaker: Speaker) -> str:
    if not one.is_option:
        return speaker.text(one.spelled)
    names = ", ".join(filter(None, [one.short, one.spelled]))
    if one.kind == "flag":
        return names
    return f"{names} {'|'.join(one.values) if one.values else speaker.text(METAVARS[one.kind])}"
