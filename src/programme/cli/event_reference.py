"""Every event on one page, in either language, as Markdown: made of the catalogue and the acts by `generate.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from types import ModuleType, NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from programme.cli import tree
from programme.cli.declared import Command
from programme.domain.acts import ALL_ACTS
from programme.domain.acts.act import Act
from programme.domain.charter import Charter
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event, identifiers
from programme.domain.events import CHAPTERS, events_of
from programme.domain.money import Cents
from programme.language import N_, Lang, Speaker

FILES: dict[Lang, str] = {"en": "events.md", "fr": "evenements.md"}
TITLES = {
    "programme": N_("The programme and its charter"),
    "territory": N_("Territory projects"),
    "step": N_("Steps"),
    "body": N_("Bodies, seats, and who may not vote"),
    "meeting": N_("Meetings"),
    "decision": N_("Decisions"),
    "gate": N_("Gates, from the opening of a review to the passage"),
    "stakeholder": N_("Stakeholders"),
    "action": N_("Actions"),
    "partnership": N_("Partnerships and alliances"),
    "budget": N_("The budget"),
    "funding": N_("Funding"),
    "document": N_("Documents"),
    "question": N_("Questions"),
    "group": N_("Groups and their workshops"),
    "flagship": N_("Flagship projects"),
    "indicator": N_("Indicators"),
    "risk": N_("Risks"),
    "ambiguity": N_("Ambiguities of the sources"),
    "spread": N_("Spread and lessons"),
    "person": N_("People"),
    "correction": N_("Corrections"),
    "register": N_("The register itself"),
}
MEANINGS = {
    "action": N_("The action."),
    "as_of": N_("The day on which the gate was judged."),
    "attempt": N_("Which review of this gate it is, counted from 1."),
    "bears": N_("The tags of what it corrects."),
    "charter": N_("The id of the charter, the same in all its editions."),
    "decision": N_("The decision."),
    "due": N_("The date it aims at."),
    "edition": N_("The edition of the charter that counts."),
    "edition_before": N_("The edition of the charter that counted before."),
    "ends": N_("The entry that this one puts an end to."),
    "entries": N_("The entries it annuls."),
    "entry": N_("The entry it corrects."),
    "findings": N_("What was found of each criterion, and the entries it rests on."),
    "four_eyes": N_("Whether somebody else than the proposer approved."),
    "gate": N_("The gate."),
    "hash": N_("The SHA-256 of that edition."),
    "hash_before": N_("The SHA-256 of the edition before."),
    "changes": N_("Each criterion found otherwise, or asked by one of the two editions alone."),
    "without_effect": N_("The positions of the answers and waivers that lose their effect."),
    "key": N_("The public key."),
    "known_at": N_("The last entry that was known when the gate was judged."),
    "least": N_("At least so many seats."),
    "meeting": N_("The meeting."),
    "most": N_("At most so many seats."),
    "new": N_("The value that counts from now on."),
    "of": N_("The type of what it corrects."),
    "old": N_("The value that counted until then."),
    "option": N_("The option."),
    "owner": N_("The office that sees to it."),
    "person": N_("The person."),
    "positions": N_("Their positions."),
    "replaces": N_("The entry whose place it takes; none for the first."),
    "reservation": N_("The reservation."),
    "review": N_("The phase review."),
    "stakeholder": N_("The stakeholder."),
    "tally": N_("The count of the vote; none where the body decides by consensus."),
    "territories": N_("The territories it is about; none for the whole programme."),
    "text": N_("The text."),
    "voting": N_("The rule: quorum, majority, abstentions, proxies, and their bases."),
}
"""What the fields are that no act asks for: the register fills them in."""
OF_ALL = ("sources", "doubt")
KINDS: dict[Any, str] = {
    ImpreciseDate: N_("date"),
    Charter: N_("charter"),
    bool: N_("yes or no"),
    int: N_("number"),
    str: N_("text"),
}
COMMANDS_BESIDE_ACTS = {
    "register-sealed": ("audit seal", "key rotate"),
    "key-rotated": ("key rotate",),
    "report-issued": ("report transition", "report annual", "report decisions", "report completeness"),
}
SHOWING = {"list", "show", "matrix"}


def reference(lang: Lang) -> str:
    """Return the whole page."""
    speaker = Speaker(lang)
    chapters = (line for chapter in CHAPTERS for line in _chapter(chapter, speaker))
    return "\n".join([*_head(speaker), *chapters])


def _head(speaker: Speaker) -> Iterator[str]:
    yield f"# {speaker.text('Events')}\n"
    yield f"<!-- {speaker.text('Made by “python -m programme.cli.generate”, not by hand.')} -->\n"
    for text in (
        N_("Every fact that the register can hold, chapter by chapter. The name and the version are what is stored."),
        N_("`timeline` and `trail` show them all; what else shows an event stands beside it."),
        N_("Each event may also have `sources` (document and lines that say so) and `doubt` (what is doubtful)."),
    ):
        yield f"{speaker.text(text)}\n"


def _chapter(chapter: ModuleType, speaker: Speaker) -> Iterator[str]:
    yield f"## {speaker.text(TITLES[chapter.__name__.rpartition('.')[2]])}\n"
    columns = (N_("Event"), N_("What happened"), N_("Commands that record it"), N_("Commands that show it"))
    yield from _row(*(speaker.text(one) for one in columns))
    yield "|---|---|---|---|"
    for kind in events_of(chapter):
        yield from _row(
            f"[`{kind.type}`](#{kind.type}) {kind.version}",
            speaker.text(gloss(kind)),
            _commands(recording(kind), speaker),
            _commands(showing(kind), speaker),
        )
    yield ""
    for kind in events_of(chapter):
        yield from _fields(kind, speaker)


def _fields(kind: type[Event], speaker: Speaker) -> Iterator[str]:
    yield f"### {kind.type}\n"
    columns = (N_("Field"), N_("Type"), N_("Required"), N_("What it is"))
    yield from _row(*(speaker.text(one) for one in columns))
    yield "|---|---|---|---|"
    for name, field in kind.model_fields.items():
        if name not in OF_ALL:
            required = speaker.text("yes") if field.is_required() else ""
            yield from _row(f"`{name}`", _type(kind, name, speaker), required, speaker.text(meaning(kind, name)))
    yield ""


def gloss(kind: type[Event]) -> str:
    """Return what an event says, as a message: the first paragraph of its docstring."""
    return " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())


def meaning(kind: type[Event], name: str) -> str:
    """Return what a field is, as a message: its own words, else those of the act that asks for it."""
    acts = sorted(_acts(kind), key=lambda act: act.records[0] is not kind)
    asked = (act.model_fields[name] for act in acts if name in act.model_fields)
    own: list[FieldInfo] = [kind.model_fields[name], *asked]
    return next((one.description for one in own if one.description), MEANINGS.get(name, ""))


def recording(kind: type[Event]) -> list[Command]:
    """Return the commands that record an event."""
    paths = {act.path() for act in _acts(kind)} | set(COMMANDS_BESIDE_ACTS.get(kind.type, ()))
    return [one for one in tree.COMMANDS if one.path in paths]


def showing(kind: type[Event]) -> list[Command]:
    """Return the lists and pages of the nouns that record an event."""
    nouns = {one.noun for one in recording(kind) if one.noun}
    return [one for one in tree.COMMANDS if one.noun in nouns and one.verb in SHOWING]


def _acts(kind: type[Event]) -> list[type[Act]]:
    return [act for act in ALL_ACTS if kind in act.records]


def _commands(commands: list[Command], speaker: Speaker) -> str:
    return ", ".join(f"`{one.french_path if speaker.lang == 'fr' else one.path}`" for one in commands)


def _type(kind: type[Event], name: str, speaker: Speaker) -> str:
    """Return the type of a field in words: what it identifies, its closed list, or what it is made of."""
    annotation = kind.model_fields[name].annotation
    named = dict(identifiers(kind)).get(name)
    one = f"id `{named}`" if named is not None else _plain(annotation, speaker)
    return f"{one} ({speaker.text('several')})" if get_origin(annotation) is tuple else one


def _plain(annotation: Any, speaker: Speaker) -> str:
    for part in _parts(annotation):
        if part is Cents:
            return speaker.text("whole cents")
        if isinstance(part, type) and issubclass(part, Enum):
            return ", ".join(f"`{one.value}`" for one in part)
        if get_origin(part) is Literal:
            return ", ".join(f"`{one}`" for one in get_args(part))
        if part in KINDS:
            return speaker.text(KINDS[part])
    return speaker.text("record")


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and all it is made of."""
    yield annotation
    for part in get_args(annotation):
        if part is not NoneType:
            yield from _parts(part)


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
