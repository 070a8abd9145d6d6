"""A YAML text as a tree of texts with their places: nothing is guessed, `2017-02` and `no` stay as they are written.

YAML 1.2 without its dangerous or confusing parts: no anchors and aliases, no tags, one document, little depth.
After an error the tree holds what came before, so that the rest can be read from the next entry on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, StreamMark, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from programme.domain.sentences import Sentence, say

DEEPEST = 8
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(slots=True)
class Scalar:
    """A text, and whether it stands without quotation marks; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    text: str
    plain: bool

    @property
    def is_nothing(self) -> bool:
        """Whether it is no value: nothing at all, ``~`` or ``null``."""
        return self.plain and self.text in _NOTHING


@dataclass(slots=True)
class Sequence:
    """A list. ``whole`` says that its end was reached."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    whole: bool = False


@dataclass(slots=True)
class Mapping:
    """Named values, in the order of the text, names that come twice included."""

    line: int
    column: int
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    whole: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the text ceases to be YAML that is read here, and why."""

    line: int
    column: int
    sentence: Sentence
    suggestion: Sentence | None = None


@dataclass(slots=True)
class Tree:
    """What was read: the root, if there is one, and the fault that ended the reading, if any."""

    root: Node | None = None
    fault: Fault | None = None


def read(text: str) -> Tree:
    """Return the tree of a text that holds no control characters."""
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except _Refused as refused:
        return Tree(builder.root, refused.fault)
    except MarkedYAMLError as error:
        return Tree(builder.root, _worded(error))
    except (YAMLError, ValueError, OverflowError):  # an escape that stands for no character has no mark
        return Tree(builder.root, Fault(*builder.last, say("A backslash in quotation marks begins no character here.")))
    return Tree(builder.root)


class _Refused(Exception):
    """Well-formed YAML that is not read here."""

    def __init__(self, mark: StreamMark, sentence: Sentence, suggestion: Sentence | None = None) -> None:
        self.fault = Fault(mark.line + 1, mark.column + 1, sentence, suggestion)


@dataclass
class _Builder:
    """Makes the tree from the parser's events; ``open`` holds the lists and mappings that have begun."""

    root: Node | None = None
    open: list[Sequence | Mapping] = field(default_factory=list)
    key: list[Node | None] = field(default_factory=list)
    last: tuple[int, int] = (1, 1)

    def take(self, event: Event) -> None:
        """Take one event.

        :raises _Refused: it is not read here.
        """
        mark = event.start_mark
        self.last = (mark.line + 1, mark.column + 1)
        if isinstance(event, NodeEvent):
            _refuse_what_confuses(event)
        match event:
            case DocumentStartEvent() if self.root is not None:
                raise _Refused(mark, say("A second document begins here; a file holds one."))
            case ScalarEvent():
                self.add(Scalar(*self.last, event.value, plain=event.style is None))
            case SequenceStartEvent():
                self.begin(Sequence(*self.last), mark)
            case MappingStartEvent():
                self.begin(Mapping(*self.last), mark)
            case SequenceEndEvent() | MappingEndEvent():
                self.open.pop().whole = True
                self.key.pop()

    def begin(self, node: Sequence | Mapping, mark: StreamMark) -> None:
        if len(self.open) == DEEPEST:
            raise _Refused(mark, say("Lists or named values are nested too deeply."))
        self.add(node)
        self.open.append(node)
        self.key.append(None)

    def add(self, node: Node) -> None:
        """Put a node where it belongs: at the root, in a list, or as a name or a value."""
        holder = self.open[-1] if self.open else None
        if holder is None:
            self.root = node
        elif isinstance(holder, Sequence):
            holder.items.append(node)
        elif (key := self.key[-1]) is None:
            self.key[-1] = node
        else:
            holder.pairs.append((key, node))
            self.key[-1] = None


def _refuse_what_confuses(event: NodeEvent) -> None:
    mark = event.start_mark
    if isinstance(event, AliasEvent):
        raise _Refused(mark, say("Aliases (*{name}) are not read: write the value again.", name=event.anchor))
    if event.anchor is not None:
        raise _Refused(mark, say("Anchors (&{name}) are not read: write the value again.", name=event.anchor))
    tag = getattr(event, "tag", None)
    if tag is not None:
        name = str(tag).replace("tag:yaml.org,2002:", "!!")
        raise _Refused(mark, say("Tags ({name}) are not read: a value is the text that is written.", name=name))


_WORDING: tuple[tuple[str, Sentence, Sentence | None], ...] = (
    ("'\\t'", say("A tab stands where only blanks may: indent with blanks."), None),
    (
        "mapping values are not allowed",
        say("A colon begins a value where there can be none."),
        say("Put a text that holds a colon in quotation marks, and check the indentation."),
    ),
    ("unexpected end of stream", say("A quotation mark or bracket is not closed."), None),
    ("cannot start any token", say("A text cannot begin with this character: put it in quotation marks."), None),
    ("could not find expected ':'", say("A name and a colon are wanted here."), None),
    ("expected ',' or", say("A comma or a closing bracket is missing."), None),
    ("expected <block end>", say("The line is not indented like those it belongs to."), None),
)


def _worded(error: MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    unclosed = "unexpected end of stream" in (error.problem or "")
    if unclosed and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    for told, sentence, suggestion in _WORDING:
        if told in (error.problem or ""):
            return Fault(line, column, sentence, suggestion)
    return Fault(line, column, say("This is not YAML: check the indentation and the quotation marks."))
