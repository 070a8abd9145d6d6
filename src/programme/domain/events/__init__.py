"""The catalogue: every fact the register can hold, a chapter a file, in the order of the manual.

The literal ``type`` is what is stored, for ever. An ``EntryId`` names another entry of the register: what a link of a
chain replaces, or which start an end ends. An event is imported from here, whichever its chapter.
"""

from __future__ import annotations

from types import ModuleType

from programme.domain.event import Event
from programme.domain.events import (
    action,
    ambiguity,
    body,
    budget,
    correction,
    decision,
    document,
    flagship,
    funding,
    gate,
    group,
    indicator,
    meeting,
    partnership,
    person,
    programme,
    question,
    register,
    risk,
    spread,
    stakeholder,
    step,
    territory,
)
from programme.domain.events.action import *
from programme.domain.events.ambiguity import *
from programme.domain.events.body import *
from programme.domain.events.budget import *
from programme.domain.events.correction import *
from programme.domain.events.decision import *
from programme.domain.events.document import *
from programme.domain.events.flagship import *
from programme.domain.events.funding import *
from programme.domain.events.gate import *
from programme.domain.events.group import *
from programme.domain.events.indicator import *
from programme.domain.events.meeting import *
from programme.domain.events.partnership import *
from programme.domain.events.person import *
from programme.domain.events.programme import *
from programme.domain.events.question import *
from programme.domain.events.register import *
from programme.domain.events.risk import *
from programme.domain.events.spread import *
from programme.domain.events.stakeholder import *
from programme.domain.events.step import *
from programme.domain.events.territory import *

CHAPTERS: tuple[ModuleType, ...] = (
    programme,
    territory,
    step,
    body,
    meeting,
    decision,
    gate,
    stakeholder,
    action,
    partnership,
    budget,
    funding,
    document,
    question,
    group,
    flagship,
    indicator,
    risk,
    ambiguity,
    spread,
    person,
    correction,
    register,
)
"""The chapters, in the order of the manual."""


def events_of(chapter: ModuleType) -> tuple[type[Event], ...]:
    """Return the events of a chapter, in the order of its file."""
    return tuple(kind for kind in Event.__subclasses__() if kind.__module__ == chapter.__name__)


CATALOGUE: dict[tuple[str, int], type[Event]] = {
    (kind.type, kind.version): kind for chapter in CHAPTERS for kind in events_of(chapter)
}
"""The closed registry: a stored name and version that is not here is reported, never imported or skipped."""
