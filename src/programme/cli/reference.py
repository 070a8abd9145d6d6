"""The reference of all commands, in either language, as Markdown; `generate.py` writes it to ``docs/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.cli import pages, tree
from programme.cli.declared import FORMAT, GLOBALS, VIEWPOINT, Command, Noun, Parameter
from programme.cli.table import COMMON
from programme.language import N_, Lang, Speaker

FILES: dict[Lang, str] = {"en": "commands.md", "fr": "commandes.md"}
CODES = {
    0: N_("done"),
    1: N_("refused by a rule"),
    2: N_("malformed: options, values, files"),
    3: N_("an id on the command line is unknown"),
    4: N_("someone else changed it meanwhile"),
    5: N_("the register is damaged, unreadable or unwritable"),
    70: N_("a fault in the program"),
    130: N_("interrupted"),
}
SHARED = {
    N_("Options of every act: what records something"): COMMON,
    N_("Options of what reads facts"): VIEWPOINT,
    N_("Option of every list"): (FORMAT,),
}


def reference(lang: Lang) -> str:
    """Return the whole page."""
    speaker = Speaker(lang)
    return "\n".join([*_head(speaker), *_shared(speaker), *_exit_codes(speaker), *_all(speaker)])


def _head(speaker: Speaker) -> Iterator[str]:
    yield f"# {speaker.text('Commands')}\n"
    yield f"<!-- {speaker.text('Made by “python -m programme.cli.generate”, not by hand.')} -->\n"
    both = N_("Every command has an English and a French name; both are understood in both languages.")
    yield f"{speaker.text(both)}\n"


def _shared(speaker: Speaker) -> Iterator[str]:
    for title, parameters in {N_("Options of every command"): GLOBALS, **SHARED}.items():
        yield f"## {speaker.text(title)}\n"
        yield from _records(parameters, speaker)


def _exit_codes(speaker: Speaker) -> Iterator[str]:
    yield f"## {speaker.text('Exit codes')}\n"
    yield "| | |\n|---|---|"
    yield from (f"| {code} | {speaker.text(meaning)} |" for code, meaning in CODES.items())
    yield ""


def _all(speaker: Speaker) -> Iterator[str]:
    yield f"## {speaker.text('Commands without a noun')}\n"
    for one in tree.commands_of(""):
        yield from _command(one, speaker)
    for noun in tree.NOUNS:
        yield f"## {_title(noun, speaker)}\n"
        yield f"{speaker.text(noun.help)}\n"
        for one in tree.commands_of(noun.name):
            yield from _command(one, speaker)


def _title(noun: Noun, speaker: Speaker) -> str:
    return pages.name(noun, speaker.lang)


def _command(one: Command, speaker: Speaker) -> Iterator[str]:
    mine, other = (one.french_path, one.path) if speaker.lang == "fr" else (one.path, one.french_path)
    yield f"### `{mine}`{'' if mine == other else f' · `{other}`'}\n"
    yield f"{speaker.text(one.help)}\n"
    shared = {title: parameters for title, parameters in SHARED.items() if set(parameters) <= set(one.parameters)}
    others = {parameter for parameters in shared.values() for parameter in parameters}
    yield from _records([parameter for parameter in one.parameters if parameter not in others], speaker)
    for title in shared:
        yield f"+ {speaker.text(title)}"
    yield from [""] if shared else []
    yield from (f"    {tree.spelled(example, speaker.lang)}" for example in one.examples)
    if one.examples:
        yield ""


def _records(parameters: Iterable[Parameter], speaker: Speaker) -> Iterator[str]:
    records = [pages.record(one, speaker) for one in parameters]
    if records:
        yield "| | |\n|---|---|"
        yield from (f"| `{name.replace('|', chr(92) + '|')}` | {text} |" for name, text in records)
        yield ""
