"""Bring the French catalogue up to date with the messages of the program: `./dev python tools/translations.py`.

What is translated stays; a new message comes in empty, one that is gone goes out. French comes out set as printers set
it. The command lists what lacks a translation, and fails while anything does.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from programme.cli.event_reference import gloss
from programme.domain.acts import ALL_ACTS
from programme.domain.events import CATALOGUE
from programme.language.typography import french

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "programme"
FRENCH = PACKAGE / "locale" / "fr" / "LC_MESSAGES" / "programme.po"

MARKS = {"say": 1, "N_": 1, "_": 1, "t": 1, "text": 1, "plural": 2, "ngettext": 2}
"""The functions and methods whose first arguments are messages, and how many of these there are."""
LITERAL = {"say", "N_", "plural"}
"""Those that take nothing but literals; the others may be given a message that is marked elsewhere."""
TEMPLATES = ("*.html", "*.md", "*.svg", "*.j2", "*.jinja")
HEADERS = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:")
"""The headers that are kept; those that babel adds change when nothing else does."""

Message = tuple[str, ...]
"""A message: its English, and its English plural if it counts something."""


class NotLiteral(ValueError):
    """A message that is put together at run time: no translation would ever be found for it."""


def messages_in(source: str, name: str) -> Iterator[Message]:
    """Yield the messages of a Python source that are marked as such.

    :raises NotLiteral: a message is an f-string, or no literal where nothing else is taken.
    """
    for node in ast.walk(ast.parse(source, filename=name)):
        if isinstance(node, ast.Call) and (count := MARKS.get(_called(node))) and len(node.args) >= count:
            yield from _literals(node, count, f"{name}:{node.lineno}")


def _called(call: ast.Call) -> str:
    """Return the name of what is called; ``text`` and ``plural`` are ours as methods of a speaker, or on their own."""
    function = call.func
    if isinstance(function, ast.Attribute):
        ours = function.attr not in {"text", "plural"} or "speaker" in ast.unparse(function.value).lower()
        return function.attr if ours else ""
    return getattr(function, "id", "")


def _literals(call: ast.Call, count: int, place: str) -> Iterator[Message]:
    given = call.args[:count]
    if any(isinstance(one, ast.JoinedStr) for one in given):
        raise NotLiteral(f"{place}: a message cannot be an f-string; give it its values by name")
    choices = [(one.body, one.orelse) if isinstance(one, ast.IfExp) else (one,) for one in given]
    texts = [
        [c.value for c in choice if isinstance(c, ast.Constant) and isinstance(c.value, str)] for choice in choices
    ]
    if all(texts):
        yield from ((text,) for text in texts[0]) if count == 1 else [tuple(text[0] for text in texts)]
    elif _called(call) in LITERAL:
        raise NotLiteral(f"{place}: the message is not a literal")


def messages_of_templates(folder: Path) -> Iterator[tuple[Message, str]]:
    """Yield the messages of the Jinja templates under a folder, each with its file."""
    for pattern in TEMPLATES:
        for path in sorted(folder.rglob(pattern)):
            for _, found, _, _ in extract_from_file("jinja2", path, keywords={"t": None}):
                yield (found,) if isinstance(found, str) else tuple(found), _place(path)


def messages_of_acts() -> Iterator[tuple[Message, str]]:
    """Yield what the help says of every act and of its fields; of each event all that is said of it."""
    for act in ALL_ACTS:
        place = _place_of(act)
        summary = (act.__doc__ or "").partition("\n\n")[0]
        yield (" ".join(summary.split()),), place
        yield from ((((field.description or ""),), place) for field in act.model_fields.values())
    for event in CATALOGUE.values():
        described = (field.description or "" for field in event.model_fields.values())
        yield from (((one,), _place_of(event)) for one in (event.sentence, gloss(event), *described))


def messages_of_click() -> Iterator[tuple[Message, str]]:
    """Yield the messages of click, which has no French of its own."""
    spec = find_spec("click")
    for folder in spec.submodule_search_locations or [] if spec is not None else []:
        for path in sorted(Path(folder).glob("*.py")):
            yield from ((one, "click") for one in messages_in(path.read_text(encoding="utf-8"), path.name))


def messages() -> Iterator[tuple[Message, str]]:
    """Yield every message that the program may show, each with where it comes from."""
    yield from messages_of_acts()
    for path in sorted(PACKAGE.rglob("*.py")):
        found = messages_in(path.read_text(encoding="utf-8"), _place(path))
        yield from ((one, _place(path)) for one in found)
    yield from messages_of_templates(PACKAGE)
    yield from messages_of_click()


def template() -> Catalog:
    """Return the catalogue of every message, without translations."""
    catalog = Catalog(project="programme", fuzzy=False)
    for message, place in messages():
        if message[0]:
            catalog.add(message if len(message) > 1 else message[0], locations=[(place, 0)])
    return catalog


def read(path: Path = FRENCH) -> Catalog:
    """Return the translations of a .po file, or none where there is no file yet."""
    if not path.exists():
        return Catalog(locale="fr", fuzzy=False)
    with path.open("rb") as text:
        return read_po(text, locale="fr", abort_invalid=True)


def brought_up_to_date(french_catalog: Catalog) -> Catalog:
    """Return the catalogue with the messages of today, its French set as printers set it."""
    french_catalog.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    french_catalog.obsolete.clear()
    french_catalog.header_comment = "# The French of programme. New messages: ./dev python tools/translations.py"
    for message in french_catalog:
        if message.id:
            parts = tuple(map(french, translations(message)))
            message.string = parts if message.pluralizable else parts[0]
    return french_catalog


def as_po(catalog: Catalog) -> str:
    """Return a catalogue as the text of a .po file, the same for the same messages."""
    binary = BytesIO()
    write_po(binary, catalog, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    header, blank, entries = binary.getvalue().decode().partition("\n\n")
    kept = [line for line in header.split("\n") if not _is_header(line) or line.startswith(_KEPT)]
    return "\n".join(kept) + blank + entries


def translations(message: BabelMessage) -> tuple[str, ...]:
    """Return the French of a message, one text for each plural form; empty where there is none yet."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def untranslated(catalog: Catalog) -> list[str]:
    """Return the messages that lack a translation, or part of one."""
    return [str(message.id) for message in catalog if message.id and not all(translations(message))]


_KEPT = tuple(f'"{name}' for name in HEADERS)


def _is_header(line: str) -> bool:
    return line.startswith('"')


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _place_of(kind: type) -> str:
    return _place(PACKAGE.parent / Path(*kind.__module__.split("."))) + ".py"


def main() -> int:
    """Write the catalogue anew and list what lacks a translation."""
    catalog = brought_up_to_date(read())
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    FRENCH.write_text(as_po(catalog), encoding="utf-8", newline="\n")
    lacking = untranslated(catalog)
    print(f"{len(catalog)} messages, {len(lacking)} without a translation", *lacking, sep="\n  ")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
