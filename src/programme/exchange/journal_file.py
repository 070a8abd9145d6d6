"""Journals as YAML files: read and checked, with everything that is wrong at once.

Values are the texts that are written, and the models of the acts make what they want of them; so an entry passes the
same checks as a command. Whether the rules allow it is asked later, of the register.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from programme.domain.acts import ALL_ACTS
from programme.domain.acts.act import Act
from programme.domain.acts.fields import fields_of
from programme.domain.canonical import digest
from programme.domain.charter import Charter
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import KEY_PATTERN, Id, OfficeId, Text
from programme.exchange import charter_file
from programme.exchange.journal import Journal, Row
from programme.exchange.problems import MalformedFile, Problem, near
from programme.exchange.text_file import TextFile
from programme.exchange.yaml_model import Checker, Given
from programme.exchange.yaml_recovery import entries_after, whole_items
from programme.exchange.yaml_tree import Fault, Node, Scalar, Sequence, Tree
from programme.exchange.yaml_tree import Mapping as Named
from programme.exchange.yaml_tree import read as read_yaml

LARGEST = 20_000_000
ENTRIES = "entries"


def _instant(value: object) -> datetime:
    with suppress(ValueError, OverflowError):
        found = datetime.fromisoformat(str(value))
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    kind, message = "instant", "'{text}' is not an instant"
    raise PydanticCustomError(kind, message, {"text": str(value)})


Instant = Annotated[datetime, PlainValidator(_instant)]
Key = Annotated[str, Field(pattern=KEY_PATTERN, max_length=80)]


class _Head(BaseModel):
    """What a journal says of all its entries."""

    model_config = ConfigDict(frozen=True)

    journal: Id
    by: OfficeId | None = None
    recorded: Instant | None = None
    notice: Text | None = None


class _Own(BaseModel):
    """What an entry says beside the fields of its act."""

    model_config = ConfigDict(frozen=True)

    key: Key | None = None
    by: OfficeId | None = None
    recorded: Instant | None = None


def read(path: Path, by: str | None = None) -> Journal:
    """Return the journal that a file holds; ``by`` records where the journal names no office.

    :raises MalformedFile: it cannot be read, is no YAML, or is no journal; every problem is there, those of the
        charters it names included.
    """
    reader = _Reader(Checker(TextFile.read(path, LARGEST)), by)
    journal = reader.journal()
    reader.check.file.refuse(reader.check.problems)
    assert journal is not None  # noqa: S101 - without a problem there is a journal
    return journal


@dataclass
class _Reader:
    check: Checker
    by: str | None
    recorded: datetime | None = None
    keys: dict[str, int] = field(default_factory=dict)
    contents: Counter[str] = field(default_factory=Counter)

    def journal(self) -> Journal | None:
        """Return the journal, or None after noting what is wrong."""
        tree = read_yaml(self.check.file.text)
        head = self.head(tree)
        entries = list(self.entries(tree))
        rows = [row for node in entries if (row := self.row(node)) is not None]
        if head is None:
            return None
        return Journal(self.check.file, head.journal, tuple(rows), head.notice)

    def head(self, tree: Tree) -> _Head | None:
        """Return what the journal says of itself; after a fault, what is missing may have come later."""
        root = tree.root
        if not isinstance(root, Named):
            if tree.fault is None:
                at = root or Fault(1, 1, _NO_JOURNAL)
                self.check.note(at, _NO_JOURNAL, say("Begin with {line}.", line="journal: NAME"))
            return None
        given = self.check.named(root)
        self.check.unknown(given, (*_Head.model_fields, ENTRIES))
        if tree.fault is not None and "journal" not in given:
            return None
        head = self.check.model(_Head, given, root)
        self.by = (head.by if head is not None else None) or self.by
        self.recorded = head.recorded if head is not None else None
        return head

    def entries(self, tree: Tree) -> Iterator[Node]:
        """Yield the entries, those after a fault included, which is noted."""
        if isinstance(tree.root, Named):
            found = next((value for name, value in tree.root.pairs if _is_entries(name)), None)
            if found is None and tree.fault is None:
                self.check.note(tree.root, say("'{name}' is missing.", name=ENTRIES))
            elif found is not None and not isinstance(found, Sequence):
                self.check.note(found, say("A list of entries is wanted here, each beginning with a hyphen."))
            yield from whole_items(found)
        if tree.fault is None:
            return
        for one in (tree.fault, *entries_after(self.check.file.lines, tree, ENTRIES)):
            if isinstance(one, Fault):
                self.check.note(one, one.sentence, one.suggestion)
            else:
                yield one

    def row(self, node: Node) -> Row | None:
        """Return an entry, or None after noting what is wrong with it."""
        if not isinstance(node, Named):
            self.check.note(node, say("An entry begins with its act."), say("Write {line}.", line="act: meeting hold"))
            return None
        given = self.check.named(node)
        kind = self.kind(node, given)
        own = self.check.model(_Own, given, node)
        if own is not None and own.key is not None:
            self.once(own.key, given["key"][1])
        if kind is None:
            return None
        self.check.unknown(given, [*(one.word for one in fields_of(kind)), *_Own.model_fields, "act"])
        act = self.check.model(kind, given, node, self.charters(kind, given))
        if act is None or own is None:
            return None
        by = own.by or self.by or self.nobody(node)
        recorded = own.recorded or self.recorded
        return Row(node.line, node.column, own.key or self.made_key(act), act, by, recorded, _places(node))

    def nobody(self, node: Node) -> str:
        """Note, once, that nobody is named who records."""
        self.check.note(node, say("It is not said who records this."), say("Write {line}.", line="by: coordinator"))
        self.by = "nobody"
        return self.by

    def kind(self, node: Named, given: Given) -> type[Act] | None:
        """Return the act that an entry names."""
        if "act" not in given:
            self.check.note(node, say("'{name}' is missing.", name="act"))
            return None
        text = self.check.text(*given["act"])
        if text is None:
            return None
        found = ACTS.get(_plain(text))
        if found is None:
            self.check.note(given["act"][1], say("There is no act '{act}'.", act=text), _acts_like(_plain(text)))
        return found

    def once(self, key: str, at: Node) -> None:
        """Note a key that an earlier entry has."""
        first = self.keys.setdefault(key, at.line)
        if first != at.line:
            self.check.note(at, say("The key '{key}' is taken already, at line {line}.", key=key, line=first))

    def made_key(self, act: Act) -> str:
        """Return the key of an entry that gives none: from what it says, and how often that was said before."""
        content = digest({"act": act.path(), "fields": act.content()})[:12]
        self.contents[content] += 1
        return f"{content}-{self.contents[content]}"

    def charters(self, kind: type[Act], given: Given) -> dict[str, Charter | None]:
        """Return the charters that an entry names by their files, by field; None for one that is no charter."""
        fields = [one for one in fields_of(kind) if kind.model_fields[one.name].annotation is Charter]
        return {one.name: self.charter(*given[one.word]) for one in fields if one.word in given}

    def charter(self, name: Scalar, node: Node) -> Charter | None:
        """Return the charter of a file named relative to the journal."""
        text = self.check.text(name, node)
        if text is None:
            return None
        try:
            return charter_file.load(self.check.file.path.parent / text)
        except MalformedFile as malformed:
            for one in malformed.problems:
                self.malformed(one, node)
            return None

    def malformed(self, problem: Problem, node: Node) -> None:
        """Note a problem of another file; one that is about the file as a whole, where the journal names it."""
        if problem.line:
            self.check.problems.append(problem)
        else:
            whole = say("{path}: {detail}", path=str(problem.path), detail=problem.sentence)
            self.check.note(node, whole, problem.suggestion)


_NO_JOURNAL = say("This is no journal.")


def _is_entries(name: Node) -> bool:
    return isinstance(name, Scalar) and name.text == ENTRIES


def _places(node: Named) -> dict[str, tuple[int, int]]:
    """Return where the values of an entry stand, by their text."""
    values = [value for _, value in node.pairs]
    scalars = [one for value in values for one in (value.items if isinstance(value, Sequence) else [value])]
    return {one.text: (one.line, one.column) for one in scalars if isinstance(one, Scalar)}


def _plain(text: str) -> str:
    """Return words in lower case, without accents and with single blanks."""
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).lower().split())


def _acts_like(text: str) -> Sentence:
    noun = text.partition(" ")[0]
    of_noun = tuple(name for name in ACTS if name.partition(" ")[0] == noun)
    nouns = tuple(dict.fromkeys(act.noun for act in ALL_ACTS if act.noun))
    return near(text, ACTS) or say("Known: {words}.", words=of_noun or nouns)


ACTS = {_plain(name): act for act in ALL_ACTS for name in (act.path(), " ".join(act.french))}
"""Every act by the words of its command, English and French."""
