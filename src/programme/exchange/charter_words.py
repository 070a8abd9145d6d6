"""What pydantic finds wrong with a part of a charter, as people need to hear it: where, what, and what to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from programme.domain.charter import Cites, Words
from programme.domain.demands import Demand
from programme.domain.quorum import VotingRule
from programme.domain.sentences import Sentence, say
from programme.exchange.problems import meant
from programme.exchange.toml_places import Path
from programme.language.validation import choices, worded

_INSIDE: dict[str, type[BaseModel]] = {
    "cites": Cites,
    "voting": VotingRule,
    "title": Words,
    "notice": Words,
    "name": Words,
}
_DEMANDS: dict[str, type[BaseModel]] = {
    get_args(one.model_fields["name"].annotation)[0]: one for one in get_args(get_args(Demand)[0])
}
_CITATION = 'cites = { lines = [836, 838], text = "…" }'


def path_of(error: Mapping[str, Any]) -> Path:
    """Return where in the table an error is; pydantic names in its path which of several models it tried."""
    loc: Path = tuple(part for part in error["loc"] if part != "constrained-str")
    if loc[:1] == ("demand",):
        loc = (loc[0], *loc[2:])
    more = {"union_tag_invalid": "name", "cites_missing": "rule", "lines_backwards": "lines"}.get(error["type"])
    return (*loc, more) if more else loc


def where(path: Path, data: Mapping[str, Any], what: Sentence) -> Sentence:
    """Return a sentence with the part of the charter that it is about."""
    match path:
        case ("gate", int(), "criterion", int(), *_):
            place = {"gate": _id(data, *path[:2]), "criterion": _id(data, *path[:4])}
            return say("gate '{gate}', criterion '{criterion}': {what}", **place, what=what)
        case ("gate", int(), *_):
            return say("gate '{gate}': {what}", gate=_id(data, *path[:2]), what=what)
        case ("phase", str(phase), *_):
            return say("phase '{phase}': {what}", phase=phase, what=what)
        case ("body", int(), *_):
            return say("body '{body}': {what}", body=_id(data, *path[:2]), what=what)
        case ("office", int(), *_):
            return say("office '{office}': {what}", office=_id(data, *path[:2]), what=what)
        case ("term", int(), *_):
            return say("term '{term}': {what}", term=_id(data, *path[:2]), what=what)
    return what


def wording(error: Mapping[str, Any], table: Mapping[str, Any]) -> Sentence:
    """Return what is wrong with a value of a table."""
    if _lacks_its_rule(error) and not table.get("cites"):
        return say("It neither cites the source nor admits to being a hypothesis: 'rule' is missing.")
    return worded(error)


def advice(error: Mapping[str, Any], model: type[BaseModel], table: Mapping[str, Any]) -> Sentence | None:
    """Return what to write instead."""
    if _lacks_its_rule(error) and table.get("cites"):
        return say(
            "Write {source} if the cited text makes it a condition, {hypothesis} if you do.",
            source='rule = "source"',
            hypothesis='rule = "hypothesis"',
        )
    if _lacks_its_rule(error) or error["type"] == "cites_missing":
        return say("Write {hypothesis}, or cite it: {cites}.", hypothesis='rule = "hypothesis"', cites=_CITATION)
    if error["type"] == "extra_forbidden":
        return meant(str(error["loc"][-1]), _words(_inside(error["loc"], model)))
    known = choices(error)
    given = error["ctx"].get("tag", error["input"]) if known else None
    return meant(str(given), known)


def _lacks_its_rule(error: Mapping[str, Any]) -> bool:
    return error["type"] == "missing" and tuple(error["loc"]) == ("rule",)


def _inside(loc: Path, model: type[BaseModel]) -> type[BaseModel]:
    """Return the model of the table that holds the end of a path."""
    if len(loc) == 1:
        return model
    first, second = loc[0], loc[1]
    return _DEMANDS[str(second)] if first == "demand" else _INSIDE[str(first)]


def _words(model: type[BaseModel]) -> list[str]:
    return [one.alias or name for name, one in model.model_fields.items()]


def _id(data: Any, *path: str | int) -> str:
    """Return the id of a part, else its number."""
    for step in path:
        data = data[step]
    given = data.get("id") if isinstance(data, dict) else None
    return str(given if given is not None else int(path[-1]) + 1)
