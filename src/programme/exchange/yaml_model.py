"""Named values of a YAML text as a model, each fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from programme.domain.acts.fields import ActField, fields_of
from programme.domain.sentences import Sentence, say
from programme.exchange.problems import Problem, meant
from programme.exchange.text_file import TextFile
from programme.exchange.yaml_tree import Fault, Node, Scalar, Sequence
from programme.exchange.yaml_tree import Mapping as Named
from programme.language.validation import choices, faults, worded

M = TypeVar("M", bound=BaseModel)
Given = dict[str, tuple[Scalar, Node]]

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})([~?]{0,2})")


@dataclass
class Checker:
    """Makes models of what a file says, and collects what is wrong."""

    file: TextFile
    problems: list[Problem] = field(default_factory=list)

    def note(self, at: Node | Fault, sentence: Sentence, suggestion: Sentence | None = None) -> None:
        """Note a problem at a place of the file."""
        self.problems.append(self.file.problem(at.line, at.column, sentence, suggestion))

    def named(self, mapping: Named) -> Given:
        """Return the values by their names, with these; a name that comes twice is noted, and counts once."""
        given: Given = {}
        for name, value in mapping.pairs:
            if not isinstance(name, Scalar):
                self.note(name, say("A name is wanted here."))
            elif name.text in given:
                line = given[name.text][0].line
                self.note(name, say("'{name}' is given twice; first at line {line}.", name=name.text, line=line))
            else:
                given[name.text] = (name, value)
        return given

    def unknown(self, given: Given, known: Iterable[str]) -> None:
        """Note the names that are not among the known ones."""
        listed = list(known)
        for name, _ in given.values():
            if name.text not in listed:
                self.note(name, say("'{name}' is not known here.", name=name.text), meant(name.text, listed))

    def model(self, model: type[M], given: Given, at: Node, ready: Mapping[str, object] | None = None) -> M | None:
        """Return the model of the given values, or None after noting what is wrong with those that it takes.

        ``ready`` holds values that were made already, by field, or None for one whose fault is noted.
        """
        values: dict[str, object] = dict(ready or {})
        for one in fields_of(model):
            if one.word in given and one.name not in values:
                values[one.name] = self.value(*given[one.word], repeatable=one.repeatable)
        sound = {name: value for name, value in values.items() if value is not None}
        try:
            return model.model_validate(sound)
        except ValidationError as error:
            words = {one.name: one for one in fields_of(model)}
            for fault in faults(error):
                name = str(fault["loc"][0])
                if name in sound or name not in values:
                    self.fault(fault, words[name], given, at)
            return None

    def value(self, name: Scalar, node: Node, *, repeatable: bool) -> str | list[str] | None:
        """Return the text, or texts, that stand after a name, or None after noting that there are none."""
        if isinstance(node, Sequence) and repeatable:
            texts = [self.text(name, one) for one in node.items]
            return None if None in texts else [one for one in texts if one is not None]
        text = self.text(name, node)
        return [text] if repeatable and text is not None else text

    def text(self, name: Scalar, node: Node) -> str | None:
        """Return the text of a node, or None after noting that it is none."""
        if isinstance(node, Scalar) and not node.is_nothing:
            return node.text
        if isinstance(node, Scalar):
            at = node if node.text else name
            self.note(at, say("'{name}' has no value: give one, or leave it out.", name=name.text))
        elif isinstance(node, Sequence):
            self.note(node, say("'{name}' takes one value, not a list.", name=name.text))
        else:
            self.note(node, say("'{name}' takes a text, not named values.", name=name.text))
        return None

    def fault(self, fault: dict[str, Any], about: ActField, given: Given, at: Node) -> None:
        """Note what a model finds wrong."""
        sentence = worded({**fault, "loc": (about.word,)})
        if about.word not in given:
            self.note(at, sentence)
            return
        node = given[about.word][1]
        if isinstance(node, Sequence) and len(fault["loc"]) > 1:
            node = node.items[fault["loc"][1]]
        self.note(node, sentence, _instead(fault))


def _instead(fault: Mapping[str, Any]) -> Sentence | None:
    given = str(fault["input"])
    day = _DAY_FIRST.fullmatch(given) if fault["type"] == "imprecise_date" else None
    if day is not None:
        return say("Did you mean '{word}'?", word=f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}{day[4]}")
    return meant(given, choices(fault))
