"""A refusal names everything that is missing: data first, sentences second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from programme.domain.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in the way.

    ``rule`` is a stable name for scripts; ``source`` cites the document and lines that make the rule, if any;
    ``advice`` holds the command to run next.
    """

    rule: str
    sentence: Sentence
    source: str | None = None
    who_can_settle: str | None = None
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownId(Reason):
    """An identifier that nothing in the register bears; ``near`` holds those that look alike."""

    kind: str = ""
    id: str = ""
    near: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Malformed(Reason):
    """A value that is none of those which its field takes; which field that is, only the register knows."""


class Refused(Exception):
    """An act that the rules do not allow, with every reason."""

    def __init__(self, act: str, reasons: Iterable[Reason]) -> None:
        self.act = act
        self.reasons = tuple(reasons)
        super().__init__(f"{act} refused: {', '.join(reason.rule for reason in self.reasons)}")


def unknown(kind: str, wanted: str, known: Iterable[str]) -> UnknownId:
    """Return the reason for an id that is not among the known ones, with those that look alike."""
    listed = sorted(set(known))
    near = tuple(get_close_matches(wanted, listed, n=3, cutoff=0.6))
    advice = f"programme {kind} list" if kind in LISTED_KINDS else LISTED_BY.get(kind)
    sentence = say("Unknown {kind}: '{id}'.", kind=KINDS[kind], id=wanted)
    return UnknownId("unknown-id", sentence, advice=advice, kind=kind, id=wanted, near=near)


KINDS = {
    "territory": say("territory"),
    "body": say("body"),
    "meeting": say("meeting"),
    "decision": say("decision"),
    "step": say("step"),
    "action": say("action"),
    "seat": say("seat"),
    "question": say("question"),
    "stakeholder": say("stakeholder"),
    "partnership": say("partnership"),
    "document": say("document"),
    "line": say("budget line"),
    "indicator": say("indicator"),
    "risk": say("risk"),
    "ambiguity": say("ambiguity"),
    "assumption": say("reading of the budget"),
    "call": say("call for projects"),
    "funding": say("funding request"),
    "cycle": say("cycle of workshops"),
    "flagship": say("flagship project"),
    "office": say("office"),
    "gate": say("gate"),
    "phase": say("phase"),
    "criterion": say("criterion"),
    "reservation": say("reservation"),
    "review": say("review"),
    "entry": say("entry"),
    "edition": say("edition"),
    "person": say("person"),
}
LISTED_BY = {
    "entry": "programme trail",
    "edition": "programme charter list",
    "office": "programme charter show",
    "phase": "programme charter show",
    "criterion": "programme charter show",
    "line": "programme budget show",
    "assumption": "programme budget show",
    "call": "programme funding list",
    "seat": "programme body list",
    "reservation": "programme gate list",
    "cycle": "programme meeting list",
    "review": "programme gate list",
}
"""Where the ids of a kind are found that has no list of its own."""
LISTED_KINDS = {
    "person",
    "territory",
    "body",
    "meeting",
    "decision",
    "step",
    "action",
    "question",
    "gate",
    "stakeholder",
    "partnership",
    "document",
    "funding",
    "indicator",
    "risk",
    "ambiguity",
    "flagship",
}
