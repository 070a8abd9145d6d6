"""Facts in lists and pages: those that may have happened by then, as scripts and as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from programme.cli.views.page import Page
from programme.domain.answer import Answer
from programme.domain.fact import Fact
from programme.language import Speaker

HOLDS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNDECIDABLE: "undecidable"}
"""How scripts read a three-valued answer."""


def happened(facts: Iterable[Fact], day: date) -> list[Fact]:
    """Return the facts that surely or possibly happened by the end of ``day``, in the order of happening."""
    found = [fact for fact in facts if fact.on.earliest <= day]
    return sorted(found, key=lambda fact: (fact.on.earliest, fact.on.latest, fact.position))


def as_data(fact: Fact, speaker: Speaker) -> dict[str, Any]:
    """Return a fact as scripts read it."""
    return {
        "position": fact.position,
        "type": fact.event.type,
        "on": fact.on.text,
        "sentence": speaker.event(fact.event),
        "doubt": fact.event.doubt,
        "source": ", ".join(fact.event.sources) or None,
    }


def show_facts(page: Page, title: str, facts: Iterable[Fact], speaker: Speaker) -> None:
    """Print facts under a title, each with date, entry, sources and doubt; nothing where there are none."""
    listed = list(facts)
    if not listed:
        return
    page.heading(title)
    for fact in listed:
        page.text(f"{speaker.date(fact.on)} · {_told(fact, speaker)}", 1, "- ")
        if fact.event.doubt is not None:
            page.text(speaker.text("Doubt: {doubt}", doubt=fact.event.doubt), 3)


def _told(fact: Fact, speaker: Speaker) -> str:
    sentence, position, sources = speaker.event(fact.event), fact.position, ", ".join(fact.event.sources)
    if not sources:
        return speaker.text("{sentence} (entry {position})", sentence=sentence, position=position)
    values = {"sentence": sentence, "position": position, "sources": sources}
    return speaker.text("{sentence} (entry {position}, source {sources})", **values)
