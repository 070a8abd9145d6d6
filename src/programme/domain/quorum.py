"""Quorum, majority, proxies and recusals: arithmetic only, every base of count and rounding said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from programme.domain.vocabulary import Ballot, Count, OfficeId, Rule

_SHARE = re.compile(r"([0-9]{1,3})/([1-9][0-9]{0,2})")


class Share(Fraction):
    """A part of a whole from 0 to 1, written ``1/2``."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _share,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda share: f"{share.numerator}/{share.denominator}", return_schema=core_schema.str_schema()
            ),
            json_schema_input_schema=core_schema.str_schema(pattern=_SHARE.pattern),
        )


def _share(value: object) -> Share:
    if isinstance(value, Share):
        return value
    found = _SHARE.fullmatch(str(value))
    if found is None or (share := Share(int(found[1]), int(found[2]))) > 1:
        kind, message = "share", "'{text}' is not a share such as 1/2"
        raise PydanticCustomError(kind, message, {"text": str(value)})
    return share


class VotingRule(BaseModel):
    """How a body counts its votes.

    ``quorum`` is a share of ``quorum_of``; ``majority`` a share of ``majority_of``, to be exceeded when
    ``strictly``, reached otherwise; ``abstentions`` says whether they stand in the base of a majority of the
    votes cast. ``recused`` members leave every base, or stay in it. Shares of a base round ``rounding``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    quorum: Share = Share(0)
    quorum_of: Literal["seats", "filled-seats"] = "seats"
    majority: Share = Share(1, 2)
    strictly: bool = True
    majority_of: Literal["cast", "present", "seats"] = "cast"
    abstentions: Literal["ignored", "counted"] = "ignored"
    proxies_per_holder: Annotated[int, Field(ge=0, le=50)] = 1
    proxies_count_for_quorum: bool = True
    recused: Literal["excluded", "counted"] = "excluded"
    rounding: Literal["up", "down"] = "up"
    rule: Rule = Rule.HYPOTHESIS


@dataclass(frozen=True, slots=True)
class CastBallot:
    """One ballot of an office, cast by itself or by ``cast_by`` who holds its proxy."""

    office: OfficeId
    ballot: Ballot
    cast_by: OfficeId | None = None


class Tally(BaseModel):
    """The count of a vote, each number beside the one it is compared with."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    votes_for: Count
    votes_against: Count
    abstentions: Count
    present: Count
    represented: Count
    recused: Count
    seats: Count
    quorum_base: Count
    quorum_needed: Count
    quorum_counted: Count
    majority_base: Count
    majority_needed: Count

    @property
    def quorate(self) -> bool:
        """Whether enough members take part."""
        return self.quorum_counted >= self.quorum_needed

    @property
    def carried(self) -> bool:
        """Whether enough members are for it; nothing is carried by nobody."""
        return self.votes_for >= max(1, self.majority_needed)


def count(rule: VotingRule, ballots: Iterable[CastBallot], *, seats: int, filled: int, recused: int) -> Tally:
    """Count the ballots under a rule. Ballots of recused members are left out by the caller, who names them."""
    cast = list(ballots)
    votes_for, against, abstained = (sum(one.ballot is kind for one in cast) for kind in Ballot)
    represented = sum(one.cast_by is not None for one in cast)
    leaving = recused if rule.recused == "excluded" else 0
    quorum_base = max(0, (seats if rule.quorum_of == "seats" else filled) - leaving)
    base = _majority_base(rule, len(cast), abstained, max(0, seats - leaving))
    return Tally(
        votes_for=votes_for,
        votes_against=against,
        abstentions=abstained,
        present=len(cast) - represented,
        represented=represented,
        recused=recused,
        seats=seats,
        quorum_base=quorum_base,
        quorum_needed=_part(quorum_base, rule.quorum, rule.rounding),
        quorum_counted=len(cast) if rule.proxies_count_for_quorum else len(cast) - represented,
        majority_base=base,
        majority_needed=_needed(base, rule),
    )


def proxies_beyond(rule: VotingRule, ballots: Iterable[CastBallot]) -> dict[OfficeId, int]:
    """Return how many proxies each holder used, for those who used more than the rule allows."""
    used: dict[OfficeId, int] = {}
    for one in ballots:
        if one.cast_by is not None:
            used[one.cast_by] = used.get(one.cast_by, 0) + 1
    return {holder: number for holder, number in used.items() if number > rule.proxies_per_holder}


def _majority_base(rule: VotingRule, cast: int, abstained: int, seats: int) -> int:
    if rule.majority_of == "seats":
        return seats
    if rule.majority_of == "present" or rule.abstentions == "counted":
        return cast
    return cast - abstained


def _needed(base: int, rule: VotingRule) -> int:
    exact = base * rule.majority
    if rule.strictly:
        return int(exact) + 1
    return _part(base, rule.majority, rule.rounding)


def _part(base: int, share: Fraction, rounding: str) -> int:
    exact = base * share
    down = exact.numerator // exact.denominator
    return down if rounding == "down" or exact == down else down + 1
