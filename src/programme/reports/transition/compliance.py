"""Group B: what the gate asks, what is found, on which evidence; what is hypothesis and what is waived."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.assessment import CriterionResult
from programme.domain.charter import Words
from programme.domain.events import CriterionAnswered, CriterionWaived
from programme.domain.fact import Fact
from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import Colour, Finding, Rule
from programme.reports.document import (
    Block,
    Code,
    Entries,
    Group,
    Percent,
    Point,
    Ref,
    Value,
    entries,
    notes,
    point,
    table,
)
from programme.reports.transition import settling
from programme.reports.transition.case import Case, place
from programme.reports.transition.indicators import indicators
from programme.reports.transition.phrases import NOTHING


def compliance(case: Case) -> Group:
    """Return points 5 to 10."""
    points = (_criteria(case), _share(case), _evidence(case), indicators(case), _hypotheses(case), _waivers(case))
    return Group("B", say("Compliance"), points)


def _criteria(case: Case) -> Point:
    columns = [
        ("sentence", say("What it asks"), 5),
        ("id", say("Criterion"), 0),
        ("cites", say("The source says"), 0),
        ("rule", say("Made a condition by"), 0),
        ("finding", say("Finding"), 2),
        ("must", say("Mandatory"), 0),
        ("at_decision", say("At the decision"), 0),
        ("justification", say("Justification"), 5),
        ("evidence", say("Entries"), 0),
        ("who_can_settle", say("Who can settle it"), 2),
    ]
    rows = [_criterion(case, result) for result in case.assessment.results]
    blocks = table("criteria", say("Criteria of the gate"), columns, rows)
    return point(5, "criteria", say("Each criterion"), blocks, say("the gate asks nothing"))


def _criterion(case: Case, result: CriterionResult) -> tuple[Value, ...]:
    criterion = result.criterion
    return (
        Words(fr=criterion.fr, en=criterion.en),
        Code(criterion.id),
        criterion.cites,
        criterion.rule,
        result.finding,
        criterion.must,
        stored_findings(case).get(criterion.id),
        _justification(result),
        entries(result.evidence),
        settling.who(case, result) or None,
    )


def _justification(result: CriterionResult) -> Value:
    """Return why: the words of who answered, the motive of the waiver, what is missing, or the facts that count."""
    if result.waiver is not None and isinstance(result.waiver.event, CriterionWaived):
        return say("Waived: {reason}", reason=result.waiver.event.reason)
    answers = [fact.event for fact in result.found.facts if isinstance(fact.event, CriterionAnswered)]
    if answers:
        said = say("{office}: “{because}”", office=answers[-1].answered_by, because=answers[-1].because)
        missing = result.found.missing if result.finding is Finding.UNDECIDABLE else None
        return said if missing is None else Sentence("{said} {missing}", {"said": said, "missing": missing})
    if result.found.missing is not None:
        return result.found.missing
    return say("Facts that count: {number}.", number=len(result.found.facts))


def stored_findings(case: Case) -> dict[str, Finding]:
    """Return what was found of each criterion when the decision was recorded, by criterion."""
    stored = case.decided.event.findings if case.decided is not None else ()
    return {one.criterion: one.finding for one in stored}


def _share(case: Case) -> Point:
    results = case.assessment.results
    rows = [_share_of("all", results), _share_of("mandatory", tuple(r for r in results if r.criterion.must))]
    columns = (
        ("of", say("Of"), 3),
        ("met", say("Met"), 1),
        ("applicable", say("Applicable"), 1),
        ("percent", say("Share"), 1),
        ("colour", say("Colour (indicative)"), 2),
    )
    remarks = (
        say("Indicative only: a share never decides, and a single mandatory criterion that is not met is enough."),
        say("Counted as met: the criteria met. Left out: those that do not apply. A waived criterion is not met."),
        say("Thresholds of PM²: red up to 50%, amber up to 80%, green above. Shares are rounded down."),
    )
    blocks: list[Block] = [*table("shares", say("Compliance"), columns, [row for row in rows if row])]
    blocks += notes("remarks", remarks if blocks else ())
    return point(6, "compliance", say("Compliance in per cent, indicative"), blocks, say("no criterion applies"))


_OF = {"all": say("all criteria"), "mandatory": say("mandatory criteria")}


def _share_of(of: str, results: tuple[CriterionResult, ...]) -> tuple[Value, ...]:
    applicable = [result for result in results if result.finding is not Finding.NOT_APPLICABLE]
    if not applicable:
        return ()
    met = sum(result.finding is Finding.MET for result in applicable)
    percent = 100 * met // len(applicable)
    return _OF[of], met, len(applicable), Percent(percent), colour_of(percent)


def colour_of(percent: int) -> Colour:
    """Return the colour of a share of compliance, by the thresholds of PM²."""
    if percent <= 50:  # noqa: PLR2004 - as the remark says
        return Colour.RED
    return Colour.AMBER if percent <= 80 else Colour.GREEN  # noqa: PLR2004 - the same


def _evidence(case: Case) -> Point:
    columns = (
        ("criterion", say("Criterion"), 2),
        ("entry", say("Entry"), 1),
        ("on", say("When"), 2),
        ("fact", say("Fact"), 6),
        ("sources", say("Sources"), 0),
        ("doubt", say("Doubt"), 0),
        ("part", say("Its part"), 2),
        ("late", say("Recorded after the day of the decision"), 0),
    )
    rows = [row for result in case.assessment.results for row in _rows_of(case, result)]
    blocks = table("evidence", say("Facts behind each finding"), columns, rows)
    silence = say("no fact is on record behind any finding")
    return point(7, "evidence", say("Evidence for each criterion"), blocks, silence)


def _rows_of(case: Case, result: CriterionResult) -> Iterator[tuple[Value, ...]]:
    facts = (*result.found.facts, *result.found.open_facts)
    parts = [(fact, _part(fact)) for fact in result.found.facts]
    parts += [(fact, say("its date would settle it")) for fact in result.found.open_facts]
    parts += [(result.waiver, say("waiver"))] if result.waiver is not None else []
    answers = [fact.event for fact in facts if isinstance(fact.event, CriterionAnswered)]
    named = sorted({position for answer in answers for position in answer.evidence})
    parts += [(case.entry(position), say("named by the answer")) for position in named]
    for fact, part in sorted(parts, key=lambda one: one[0].position):
        yield _evidence_row(case, result, fact, part)


def _part(fact: Fact) -> Sentence:
    return say("answer") if isinstance(fact.event, CriterionAnswered) else say("counts")


def _evidence_row(case: Case, result: CriterionResult, fact: Fact, part: Sentence) -> tuple[Value, ...]:
    return (
        Code(result.criterion.id),
        Entries((fact.position,)),
        fact.on,
        fact.event,
        tuple(Code(source) for source in fact.event.sources) or None,
        fact.event.doubt,
        part,
        True if case.decided is not None and case.decided.is_late(fact) else None,
    )


def _hypotheses(case: Case) -> Point:
    made_up = [one.criterion for one in case.assessment.results if one.criterion.rule is Rule.HYPOTHESIS]
    summary = say(
        "Criteria that no rule of the source makes a condition: {number} of {all}.",
        number=len(made_up),
        all=len(case.assessment.results),
    )
    ids = tuple(Ref("criterion", one.id) for one in made_up)
    return Point(
        9, "hypotheses", say("Criteria that are hypotheses"), notes("hypotheses", (summary, ids) if ids else (summary,))
    )


def _waivers(case: Case) -> Point:
    columns = (
        ("criterion", say("Criterion"), 2),
        ("on", say("Granted"), 2),
        ("reason", say("Motive"), 4),
        ("authorised_by", say("Authorised by"), 2),
        ("until", say("Until"), 2),
        ("holds", say("In force on the day"), 2),
        ("position", say("Entry"), 1),
    )
    rows = [
        (
            Code(event.criterion),
            waiver.start.on,
            event.reason,
            Ref("body", event.authorised_by),
            event.until or say("no end"),
            waiver.holds(case.day),
            Entries((waiver.start.position,)),
        )
        for criterion in case.gate.criteria
        for waiver in sorted(case.file.waivers(case.gate.id, criterion.id), key=lambda one: place(one.start))
        if isinstance(event := waiver.start.event, CriterionWaived)
    ]
    return point(10, "waivers", say("Waivers"), table("waivers", say("Waivers"), columns, rows), NOTHING)
