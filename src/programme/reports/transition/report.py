"""The report on the passage of a territory: the first page, then the 39 points in their eight groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from programme.domain.charter import Words
from programme.domain.sentences import Sentence, say
from programme.language import Lang
from programme.reports.checking import positions_cited
from programme.reports.document import Group, Pair, pairs
from programme.reports.transition.case import Case
from programme.reports.transition.compliance import compliance
from programme.reports.transition.decision import decision
from programme.reports.transition.exposure import exposure
from programme.reports.transition.first_page import FirstPage, first_page
from programme.reports.transition.forward import forward
from programme.reports.transition.identity import identity
from programme.reports.transition.integrity import integrity
from programme.reports.transition.opinions import opinions
from programme.reports.transition.performance import performance


@dataclass(frozen=True, slots=True)
class TransitionReport:
    """The view model of the report: what every renderer is given."""

    case: Case
    programme: str
    title: Sentence
    subject: Sentence
    masthead: tuple[Pair, ...]
    notice: Words | None
    what_if: tuple[Sentence, ...]
    first_page: FirstPage
    groups: tuple[Group, ...]

    @property
    def version(self) -> str:
        """The version of the program that makes it."""
        return self.case.version

    @property
    def timezone(self) -> str:
        """The time zone in which it tells instants."""
        return self.case.rules.timezone

    @property
    def names(self) -> dict[Lang, dict[str, str]]:
        """What it calls things by ``kind:id``, in each language."""
        return self.case.names


def transition_report(case: Case) -> TransitionReport:
    """Return the report on a case."""
    page = first_page(case)
    sections = (identity, compliance, performance, exposure, opinions, decision, forward)
    groups = tuple(section(case) for section in sections)
    return TransitionReport(
        case=case,
        programme=case.rules.name or case.programme,
        title=say("Phase transition report"),
        subject=_subject(case),
        masthead=_masthead(case),
        notice=case.rules.notice,
        what_if=tuple(case.what_if.sentences()) if case.what_if is not None else (),
        first_page=page,
        groups=(*groups, integrity(case, frozenset(_cited(page, groups)))),
    )


def _subject(case: Case) -> Sentence:
    here, to = case.territory.id, Sentence("{phase}", {"phase": case.gate.to})
    if case.gate.from_ is None:
        return say("{territory}: entry into “{to}”", territory=here, to=to)
    left = Sentence("{phase}", {"phase": case.gate.from_})
    return say("{territory}: from “{left}” to “{to}”", territory=here, left=left, to=to)


def _masthead(case: Case) -> tuple[Pair, ...]:
    return pairs(
        "masthead",
        ("status", say("Status"), case.footing.status),
        ("as_of", say("Facts as of"), case.day),
        ("known_at", say("As known at"), case.known_at),
        ("position", say("Last entry counted"), case.position),
    ).pairs


def _cited(page: FirstPage, groups: Iterable[Group]) -> Iterator[int]:
    """Yield the position of every entry that the page and the points cite."""
    for missing in page.missing:
        yield from missing.evidence.positions
    for reservation in page.reservations:
        yield reservation.position
    yield from positions_cited(groups)
