"""How a vote is counted, in words: the rule with every base and rounding, the quorum, the count, the majority."""

from __future__ import annotations

from programme.domain.quorum import Tally, VotingRule
from programme.domain.sentences import Sentence, say
from programme.reports.document import Value

_BASES = {
    "seats": say("the seats"),
    "filled-seats": say("the filled seats"),
    "cast": say("the votes cast"),
    "present": say("those taking part"),
}


def rule_in_words(rule: VotingRule | None) -> Value:
    """Return every base of count and rounding of a rule, a sentence each."""
    if rule is None:
        return say("consensus: no voting rule is set")
    majority = (
        say("majority: more than {share} of {base}", share=_share(rule.majority), base=_BASES[rule.majority_of])
        if rule.strictly
        else say("majority: at least {share} of {base}", share=_share(rule.majority), base=_BASES[rule.majority_of])
    )
    return (
        say("quorum: at least {share} of {base}", share=_share(rule.quorum), base=_BASES[rule.quorum_of]),
        majority,
        say("abstentions are counted") if rule.abstentions == "counted" else say("abstentions are not counted"),
        say("recused members are not counted") if rule.recused == "excluded" else say("recused members are counted"),
        say("proxies per member: {number}", number=rule.proxies_per_holder),
        say("proxies count for the quorum") if rule.proxies_count_for_quorum else say("proxies do not count for it"),
        say("shares are rounded up") if rule.rounding == "up" else say("shares are rounded down"),
    )


def _share(share: object) -> str:
    numerator, denominator = getattr(share, "numerator", 0), getattr(share, "denominator", 1)
    return f"{numerator}/{denominator}" if denominator != 1 else str(numerator)


def quorum(tally: Tally | None) -> Sentence | None:
    if tally is None:
        return None
    values = {"counted": tally.quorum_counted, "base": tally.quorum_base, "needed": tally.quorum_needed}
    if tally.quorate:
        return say("reached: {counted} of {base} take part, {needed} needed", **values)
    return say("not reached: {counted} of {base} take part, {needed} needed", **values)


def count(tally: Tally | None) -> Sentence | None:
    if tally is None:
        return None
    return say(
        "{votes_for} for, {votes_against} against, {abstentions} abstaining; "
        "{present} present, {represented} by proxy, {recused} recused",
        votes_for=tally.votes_for,
        votes_against=tally.votes_against,
        abstentions=tally.abstentions,
        present=tally.present,
        represented=tally.represented,
        recused=tally.recused,
    )


def majority(tally: Tally | None) -> Sentence | None:
    if tally is None:
        return None
    values = {"votes": tally.votes_for, "base": tally.majority_base, "needed": max(1, tally.majority_needed)}
    if tally.carried:
        return say("reached: {votes} for, of {base}, {needed} needed", **values)
    return say("not reached: {votes} for, of {base}, {needed} needed", **values)
