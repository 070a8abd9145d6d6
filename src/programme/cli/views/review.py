"""`programme gate show`: the review that a territory is in, or was last in, with all that was said in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from programme.cli.output import write_json
from programme.cli.session import Session
from programme.cli.views import aftermath
from programme.cli.views.facts import as_data, happened, show_facts
from programme.cli.views.gates import review_as_data
from programme.cli.views.ids import known_territory
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.domain.aggregates.gate_file import GateFile
from programme.domain.aggregates.phase_review import PhaseReview
from programme.domain.event import Event
from programme.domain.events import (
    CriterionAnswered,
    CriterionWaived,
    ReservationAttached,
    ReservationLifted,
    ReviewMigrated,
    ReviewOpened,
)
from programme.domain.fact import Fact
from programme.domain.shaken import Aftermath
from programme.domain.shaken import aftermath as known_since
from programme.domain.timed import Mandate
from programme.domain.vocabulary import Outcome
from programme.domain.words import word


def show(session: Session, *, territory: str, as_of: str | None = None, known_at: str | None = None) -> None:
    """Show the latest review that may have been opened by V: answers, waivers, opinions, votes, decision."""
    with looking(session, as_of, known_at) as look:
        known_territory(look, territory)
        file = look.reading.of(GateFile, territory)
        review = _latest(file, look)
        parts = {name: happened(facts, look.day) for name, facts in _parts(file, review, look).items()}
        if session.json:
            since = [aftermath.as_data(one) for one in _since(parts, look)]
            write_json(_as_data(territory, review, parts, look) | {"known_since": since})
        else:
            _show(territory, review, parts, look)


def _latest(file: GateFile, look: Look) -> Mandate | None:
    reviews = [one for one in file.reviews() if one.start.on.earliest <= look.day]
    return max(reviews, key=lambda one: one.start.position, default=None)


def _parts(file: GateFile, review: Mandate | None, look: Look) -> dict[str, Sequence[Fact]]:
    """Return what was recorded at the gate of a review (of every gate, without one), part by part."""
    opened = review.start.event if review is not None else None
    gate = opened.gate if isinstance(opened, ReviewOpened) else None
    said = look.reading.of(PhaseReview, opened.review) if isinstance(opened, ReviewOpened) else PhaseReview.new("")
    return {
        "migrations": _migrations(file, review),
        "answers": _of_gate(file, CriterionAnswered, gate),
        "waivers": _of_gate(file, CriterionWaived, gate),
        "opinions": said.opinions,
        "proxies": said.proxies,
        "recusals": said.recusals,
        "ballots": said.votes,
        "decisions": review.ends if review is not None else (),
        "reservations": _reservations(file, gate),
    }


def _migrations(file: GateFile, review: Mandate | None) -> list[Fact]:
    """Return what moved a review to another edition of the charter."""
    links = file.editions(review.start).links if review is not None else ()
    return [fact for fact in links if isinstance(fact.event, ReviewMigrated)]


def _of_gate(file: GateFile, kind: type[Event], gate: str | None) -> list[Fact]:
    facts = [fact for fact in file.facts if isinstance(fact.event, kind)]
    return [fact for fact in facts if gate in {None, getattr(fact.event, "gate", None)}]


def _reservations(file: GateFile, gate: str | None) -> list[Fact]:
    """Return the reservations attached at a gate, and what lifted them."""
    attached = _of_gate(file, ReservationAttached, gate)
    ids = {fact.id for fact in attached}
    lifted = [one for one in file.facts if isinstance(one.event, ReservationLifted) and one.event.ends in ids]
    return [*attached, *lifted]


def _as_data(territory: str, review: Mandate | None, parts: dict[str, list[Fact]], look: Look) -> dict[str, Any]:
    told = {name: [_with_fields(fact, look) for fact in facts] for name, facts in parts.items()}
    return {"territory": territory, "review": review_as_data(review, look) if review is not None else None, **told}


def _with_fields(fact: Fact, look: Look) -> dict[str, Any]:
    fields = fact.event.model_dump(mode="json", by_alias=True, exclude={"sources", "doubt"})
    return {**fields, **as_data(fact, look.speaker)}


def _show(territory: str, review: Mandate | None, parts: dict[str, list[Fact]], look: Look) -> None:
    page, speaker = Page(), look.speaker
    if review is None:
        page.text(speaker.text("{territory}: no review has been opened.", territory=territory))
    else:
        _show_review(page, review, look)
    headings = {
        "migrations": speaker.text("Editions"),
        "answers": speaker.text("Answers"),
        "waivers": speaker.text("Waivers"),
        "opinions": speaker.text("Opinions"),
        "proxies": speaker.text("Proxies"),
        "recusals": speaker.text("Recusals"),
        "ballots": speaker.text("Votes"),
        "decisions": speaker.text("Decision"),
        "reservations": speaker.text("Reservations"),
    }
    for name, facts in parts.items():
        show_facts(page, headings[name], facts, speaker)
    aftermath.show(page, _since(parts, look), speaker)
    page.heading(speaker.text("Next"))
    page.text(look.session.spelled(f"programme gate assess {territory}"), 1)


def _since(parts: dict[str, list[Fact]], look: Look) -> list[Aftermath]:
    """Return what is known since each decision of the review."""
    return [known_since(look.reading, one) for one in parts["decisions"]]


def _show_review(page: Page, review: Mandate, look: Look) -> None:
    speaker, told = look.speaker, review_as_data(review, look)
    page.title(f"{speaker.name('territory', told['territory'])} · {speaker.name('gate', told['gate'])}")
    outcome = speaker.sentence(word(Outcome(told["outcome"]))) if told["outcome"] else speaker.text("open")
    page.fields(
        [
            (speaker.text("Review"), f"{told['id']} · {outcome}"),
            (speaker.text("Attempt"), str(told["attempt"])),
            (speaker.text("Opened"), speaker.date(review.start.on)),
            (speaker.text("Proposed by"), speaker.name("office", told["proposer"])),
            (speaker.text("Edition"), told["edition"]),
        ]
    )
