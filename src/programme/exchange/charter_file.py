"""Charters as TOML files: read and checked, with everything that is wrong at once.

Each part (phase, gate, criterion, body, office, term) is checked by itself, then how they hang together; so a fault in
one part hides none between the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from programme.domain.charter import BodyRules, Charter, Criterion, Gate, Office, Phase, Term, Words
from programme.domain.sentences import Sentence, say
from programme.exchange import toml_places
from programme.exchange.charter_words import advice, path_of, where, wording
from programme.exchange.problems import Problem, meant
from programme.exchange.toml_file import TomlFile
from programme.language.validation import faults

M = TypeVar("M", bound=BaseModel)

LARGEST = 1_000_000
TABLES = ("charter", "phase", "gate", "body", "office", "term")
_UNNAMED = Phase(id="unknown", fr="?", en="?")
OWN = ("id", "name", "title", "notice", "document", "lang", "timezone", "four_eyes")


def load(path: Path) -> Charter:
    """Return the charter that a file holds; its criteria cite the charter's document where they name none.

    :raises MalformedFile: it cannot be read, is no TOML, or is no charter; every problem is there.
    """
    draft = _Draft(TomlFile.read(path, LARGEST))
    charter = draft.charter()
    draft.file.refuse(draft.problems)
    assert charter is not None  # noqa: S101 - without a problem there is a charter
    return charter


@dataclass
class _Draft:
    """A charter that is being checked. ``faulty`` holds the paths at which something is wrong already."""

    file: TomlFile
    problems: list[Problem] = field(default_factory=list)
    faulty: set[toml_places.Path] = field(default_factory=set)

    def charter(self) -> Charter | None:
        """Return the charter; when there is a problem, None, or what is left of it."""
        self.known_keys(self.file.data, TABLES, ())
        if "charter" not in self.file.data:
            self.note((), say("The table [{name}] is missing.", name="charter"))
            return None
        own, phases = self.own(), self.phases()
        parts = {
            "gate": [self.gate(number, table, own.document) for number, table in self.tables("gate")],
            "body": [self.part(BodyRules, table, ("body", number)) for number, table in self.tables("body")],
            "office": [self.part(Office, table, ("office", number)) for number, table in self.tables("office")],
            "term": [self.part(Term, table, ("term", number)) for number, table in self.tables("term")],
        }
        if not phases:
            return None
        fields = {name: getattr(own, name) for name in OWN if name in own.model_fields_set}
        try:
            return Charter.model_validate({**fields, "phases": phases, **parts})
        except ValidationError as error:
            for flaw in error.errors()[0]["ctx"]["flaws"]:
                place = ("charter", *flaw.place[:2]) if flaw.place[0] == "phases" else flaw.place
                if place not in self.faulty:
                    self.note(place, flaw.sentence, meant(str(flaw.sentence.values.get("id")), flaw.known))
            return None

    def own(self) -> Charter:
        """Return the charter's own table as a charter without parts."""
        table = self.table("charter")
        self.known_keys(table, (*OWN, "phases"), ("charter",))
        given = {name: table[name] for name in OWN if name in table}
        nothing = Charter(id="unknown", title=Words(fr="?", en="?"), phases=(_UNNAMED,))
        return self.checked(Charter, {**given, "phases": [_UNNAMED]}, ("charter",)) or nothing

    def phases(self) -> list[Phase]:
        """Return the phases in their order, each under its own name even when something is wrong with it."""
        path, listed = ("charter", "phases"), self.table("charter").get("phases")
        if not isinstance(listed, list) or not listed:
            example = say("Write them in their order: {phases}.", phases='phases = ["first", "second"]')
            self.note(path, say("The list of the phases is missing."), example)
            return []
        tables = self.table("phase")
        self.known_keys(tables, [one for one in listed if isinstance(one, str)], ("phase",))
        return [self.phase(number, one, tables) for number, one in enumerate(listed)]

    def phase(self, number: int, name: object, tables: Mapping[str, Any]) -> Phase:
        """Return a phase; without words it is called by its id."""
        self.checked(Office, {"id": name, "fr": "?", "en": "?"}, ("charter", "phases", number), inside=False)
        table = tables.get(name, {}) if isinstance(name, str) else {}
        words = {} if {"fr", "en"} & set(table) else {"fr": name, "en": name}
        phase = None
        if isinstance(name, str):
            phase = self.checked(Phase, {**words, **table, "id": "unknown"}, ("phase", name))
        return (phase or _UNNAMED).model_copy(update={"id": str(name)})

    def gate(self, number: int, table: Mapping[str, Any], document: str | None) -> Gate:
        """Return a gate with its criteria."""
        path = ("gate", number)
        listed = self.tables("criterion", table, path)
        criteria = tuple(
            self.part(Criterion, _citing(one, document), (*path, "criterion", place)) for place, one in listed
        )
        own = {key: value for key, value in table.items() if key != "criterion"}
        return self.part(Gate, own, path).model_copy(update={"criteria": criteria})

    def part(self, model: type[M], table: Mapping[str, Any], path: toml_places.Path) -> M:
        """Return a part of the charter; when something is wrong with it, the bare names that it gives."""
        absent = {name: "" if one.is_required() else one.default for name, one in model.model_fields.items()}
        names = {name: table.get(one.alias or name, absent[name]) for name, one in model.model_fields.items()}
        return self.checked(model, table, path) or model.model_construct(**names)

    def checked(
        self, model: type[M], value: Mapping[str, Any], path: toml_places.Path, *, inside: bool = True
    ) -> M | None:
        """Return the model of a table, or None after noting all that is wrong; ``inside`` its own path."""
        try:
            return model.model_validate(value, by_alias=True, by_name=False)
        except ValidationError as error:
            for one in faults(error):
                place = (*path, *path_of(one)) if inside else path
                self.note(place, wording(one, value), advice(one, model, value), key=one["type"] == "extra_forbidden")
            return None

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table of the file, empty when it is none."""
        found = self.file.data.get(name, {})
        if isinstance(found, dict):
            return found
        self.note((name,), say("A table is wanted here: [{name}].", name=name))
        return {}

    def tables(
        self, name: str, parent: Mapping[str, Any] | None = None, path: toml_places.Path = ()
    ) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the tables of an array with their numbers."""
        found = (self.file.data if parent is None else parent).get(name, [])
        if not isinstance(found, list):
            dotted = ".".join([*(str(one) for one in path if isinstance(one, str)), name])
            self.note((*path, name), say("Several tables are wanted here: [[{name}]].", name=dotted))
            return
        for number, one in enumerate(found):
            if isinstance(one, dict):
                yield number, one
            else:
                self.note((*path, name, number), say("Named values are wanted here."))

    def known_keys(self, table: Mapping[str, Any], known: Iterable[str], path: toml_places.Path) -> None:
        """Note every key that a table should not have."""
        listed = list(known)
        for key in table:
            if key not in listed:
                unknown = say("'{name}' is not known here.", name=key)
                self.note((*path, key), unknown, meant(key, listed), key=True)

    def note(
        self, path: toml_places.Path, what: Sentence, suggestion: Sentence | None = None, *, key: bool = False
    ) -> None:
        """Note a problem at a path, once."""
        line, column = self.file.place_of(path, key=key)
        problem = self.file.problem(line, column, where(path, self.file.data, what), suggestion)
        if problem not in self.problems:
            self.problems.append(problem)
        self.faulty.add(path)


def _citing(criterion: Mapping[str, Any], document: str | None) -> Mapping[str, Any]:
    """Return a criterion whose citation names a document: the charter's, where it names none."""
    cites = criterion.get("cites")
    if document is None or not isinstance(cites, dict):
        return criterion
    return {**criterion, "cites": {"document": document, **cites}}
