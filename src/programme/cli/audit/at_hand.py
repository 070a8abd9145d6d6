"""What was signed once, held against the register that is here now: an older report shows that one was rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.sentences import Sentence, say
from programme.register.errors import NotARegister
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.log import grown
from programme.register.proofs.note import to_base64
from programme.register.proofs.tree import Frontier
from programme.register.proofs.verification import Verdict


def held_against_register(session: Session, verdict: Verdict) -> Iterator[Sentence]:
    """Yield that the register here begins with the entries that were signed; note where it does not.

    Nothing is said where there is no register, or that of another programme.

    :raises RegisterError: the register here cannot be read.
    """
    is_forged = any(flaw.rule == "signature" for flaw in verdict.flaws)
    if verdict.seal is None or is_forged or session.settings.register() is None:
        return
    place, size, signed = verdict.seal.place, verdict.seal.size, verdict.seal.signed.checkpoint
    try:
        recorder = session.register.recorder
    except (Problem, NotARegister):
        return
    if signed.origin != origin_of(recorder.programme_id):
        return
    if (head := recorder.head()) < size:
        numbers = {"size": size, "head": head}
        what = say("{place}: {size} entries were signed, the register here has {head}.", place=place, **numbers)
        verdict.flaws.append(Flaw("entries-removed", what, head + 1, place))
        return
    (frontier,) = grown(recorder, Frontier(), [size])
    if frontier.root() == signed.root:
        yield say("The register here begins with the entries that were signed.")
        return
    what = say(
        "{place}: the first {size} entries of the register here are not those that were signed "
        "(root {found}, signed {signed}).",
        place=place,
        size=size,
        found=to_base64(frontier.root()),
        signed=to_base64(signed.root),
    )
    verdict.flaws.append(Flaw("entries-changed", what, place=place))
