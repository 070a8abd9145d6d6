"""`programme status`: where each territory stands, what blocks it, and what to record next."""

from __future__ import annotations

from collections.abc import Sequence

from programme.cli.output import data, write_json
from programme.cli.session import Session
from programme.cli.views.line import line_as_data, show_line
from programme.cli.views.look import Look, looking
from programme.cli.views.page import Page
from programme.domain.sentences import Sentence, say
from programme.language import Speaker
from programme.projections.agenda import NextStep, agenda
from programme.projections.board import Board, board

MOST = 7  # steps shown; more would not be read


def status(
    session: Session, *, charter: str | None = None, as_of: str | None = None, known_at: str | None = None
) -> None:
    """Show the board and the next steps; with ``charter``, gates judged by that edition, whichever counts."""
    with looking(session, as_of, known_at) as look:
        if charter is not None:
            from programme.cli.supposing import judge_by

            judge_by(session, look.reading, charter, look.position)
        found = board(look.views, look.day, look.known_at, charter)
        steps = agenda(look.views, look.day, look.known_at)
        speaker = Speaker(session.lang, _names(found, session.lang))
        if session.json:
            write_json(_as_data(found, steps, speaker))
        else:
            _show(found, steps, speaker, look)


def _names(found: Board, lang: str) -> dict[str, str]:
    names = {name: words.fr if lang == "fr" else words.en for name, words in found.names.items()}
    return names | {f"territory:{line.id}": line.name for line in found.territories}


def _as_data(found: Board, steps: Sequence[NextStep], speaker: Speaker) -> dict[str, object]:
    return {
        "programme": {"id": found.id, "name": found.name, "calendar_phase": found.calendar_phase},
        "as_of": found.as_of.isoformat(),
        "known_at": found.known_at,
        "head": found.head,
        "notice": speaker.words(found.notice) if found.notice is not None else None,
        "territories": [line_as_data(line, speaker) for line in found.territories],
        "next": [
            {
                "kind": step.kind,
                "position": step.position,
                "sentence": speaker.sentence(step.sentence),
                "command": step.command,
            }
            for step in steps
        ],
    }


def _show(found: Board, steps: Sequence[NextStep], speaker: Speaker, look: Look) -> None:
    page = Page()
    page.title(f"{found.name} · {speaker.date(found.as_of)}")
    for sentence in _under_the_title(found, look):
        page.text(speaker.sentence(sentence))
    if not found.territories:
        page.heading(speaker.text("No territory yet. Propose one: {command}", command=_first_act(look)))
    for line in found.territories:
        show_line(page, line, speaker)
    if steps:
        page.heading(speaker.text("To record next"))
        _show_steps(page, steps, speaker, look)


def _first_act(look: Look) -> str:
    return look.session.spelled("programme territory propose … --name …")


def _under_the_title(found: Board, look: Look) -> list[Sentence]:
    said = []
    if found.notice is not None:
        said.append(Sentence("{text}", {"text": found.notice}))
    if found.adopted_after:
        said.append(say("Judged by rules adopted after that day."))
    if found.edition is None:
        said.append(say("No charter is adopted: there are no rules to judge by."))
    if found.calendar_phase is not None:
        said.append(say("Phase planned by the calendar: {phase}.", phase=found.calendar_phase))
    if look.known_at is not None:
        said.append(say("As known at entry {position} of {head}.", position=found.known_at, head=found.head))
    return said


def _show_steps(page: Page, steps: Sequence[NextStep], speaker: Speaker, look: Look) -> None:
    for number, step in enumerate(steps[:MOST], 1):
        page.text(speaker.sentence(step.sentence), 1, f"{number}. ")
        data(f"       {look.session.spelled(step.command)}")
    if len(steps) > MOST:
        more = len(steps) - MOST
        page.text(speaker.plural("And {number} more thing.", "And {number} more things.", more), 1)
