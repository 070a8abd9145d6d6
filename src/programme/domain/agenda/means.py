"""Plans of the means: documents that were promised, calls for projects that are to open or to be answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from programme.domain.agenda.plan import Plan, unless
from programme.domain.aggregates.document import Document
from programme.domain.aggregates.funding import Call
from programme.domain.answer import Answer, some
from programme.domain.events import CallExpected, CallOpened, DocumentAnnounced
from programme.domain.reading import Reading
from programme.domain.sentences import Sentence
from programme.domain.timed import Chain
from programme.domain.vocabulary import DocumentStatus, PlanKind


def documents(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every document that was promised: outstanding until a text of it is on record."""
    for document in reading.every(Document):
        facts = [(fact, fact.event) for fact in document.facts]
        for fact, event in [(fact, event) for fact, event in facts if isinstance(event, DocumentAnnounced)]:
            yield Plan(
                kind=PlanKind.DOCUMENT,
                id=document.id,
                what=Sentence("{title}", {"title": event.title}),
                dates=Chain((fact,)),
                standing=unless(document.has_reached(DocumentStatus.DRAFTED, day)),
                advice=f"programme document draft {document.id} --on …",
                territories=event.territories,
            )


def calls(reading: Reading, day: date) -> Iterator[Plan]:
    """Yield every call for projects, until it opens or is answered, or its date goes by: nobody here is late for it."""
    for call in reading.every(Call):
        answered = some(fact.on.by(day) for fact in call.answered)
        opened = answered | some(fact.on.by(day) for fact in call.opened)
        facts = [(fact, fact.event) for fact in (*call.expected, *call.opened)]
        for fact, event in [(fact, event) for fact, event in facts if isinstance(event, CallExpected | CallOpened)]:
            expected = isinstance(event, CallExpected)
            gone_by = event.due.gone_by(day) if event.due is not None else Answer.YES
            verb = f"announce {call.id}" if expected else f"apply … --call {call.id}"
            yield Plan(
                kind=PlanKind.CALL,
                id=call.id,
                what=Sentence("{title}", {"title": event.title}),
                dates=Chain((fact,)),
                standing=unless((opened if expected else answered) | gone_by),
                advice=f"programme funding {verb} --title … --on …",
                territories=event.territories,
            )
