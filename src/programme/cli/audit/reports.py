"""`programme audit verify REPORT`: by its own proof, by the proof of its issue, and by the register if one is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from programme import __version__
from programme.cli import failures
from programme.cli.issuing import made_again
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.refusals import Refused
from programme.domain.sentences import Sentence, say
from programme.register.errors import RegisterError
from programme.register.proofs.checkpoint import origin_of
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import PublicKey
from programme.register.proofs.offline import verify_file
from programme.register.proofs.proof import InclusionProof
from programme.reports.verification import ReportVerdict, said_of, verify_report, vouches

SIZE_LIMIT = 200_000_000  # bytes of a report
ISSUE = ".tlog-proof"
"""How the file of the proof of its issue is called, after the whole name of the report."""


def verify_report_file(session: Session, path: Path, keys: Sequence[PublicKey]) -> ReportVerdict:
    """Return what is found in a report: all that can be checked with what is here.

    :raises OSError: a file cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(SIZE_LIMIT + 1)
    verdict = verify_report(path.name, data[:SIZE_LIMIT], keys)
    if verdict.carried is None:
        return verdict
    verdict.remarks += said_of(verdict)
    vouched = [*_issue(path, data, keys, verdict), *_made_again(session, data, path.name, verdict)]
    verdict.remarks += vouched
    if verdict.seal is None and not vouched:
        what = say("{place}: it stands on no checkpoint, and nothing here vouches for it.", place=path.name)
        verdict.flaws.append(Flaw("checkpoint-missing", what, place=path.name))
    if not vouched:
        verdict.remarks.append(
            say("What it concludes from these entries, and that it leaves none out, is not verified.")
        )
    return verdict


def _issue(path: Path, data: bytes, keys: Sequence[PublicKey], verdict: ReportVerdict) -> Iterator[Sentence]:
    """Yield that the proof of its issue beside it vouches for every byte; note what is wrong with that."""
    beside = path.with_name(path.name + ISSUE)
    if not beside.is_file():
        return
    found, proof = verify_file(beside, keys)
    verdict.flaws += found.flaws
    if found.flaws or not isinstance(proof, InclusionProof):
        return
    if vouches(proof, data):
        number, size = proof.index + 1, proof.signed.checkpoint.size
        yield say("Every byte is that of the issue in entry {number}, sealed under {size}.", number=number, size=size)
    else:
        what = say("{place}: it is not the issue of this report, or the report was changed.", place=beside.name)
        verdict.flaws.append(Flaw("not-issued", what, proof.index + 1, beside.name))


def _made_again(session: Session, data: bytes, name: str, verdict: ReportVerdict) -> Iterator[Sentence]:
    """Yield that the register here makes every byte again; note where it does not."""
    carried = verdict.carried
    if carried is None or session.settings.register() is None:
        return
    proof = carried.proof
    if proof.program != __version__:
        verdict.remarks.append(say("Not made again: version {version} of the program wrote it.", version=proof.program))
        return
    try:
        if proof.signed is not None and proof.signed.checkpoint.origin != origin_of(session.register.programme):
            return
        if proof.order.position > session.register.head():
            verdict.remarks.append(say("Not made again: the register here does not go as far."))
            return
        again = made_again(session, proof.order).text.encode()
    except (Problem, RegisterError, Refused) as error:
        verdict.remarks.append(say("Not made again from the register here: {detail}", detail=_words(error)))
        return
    if again == data:
        yield say("The register here makes it again, every byte.")
    else:
        line = _first_difference(data, again)
        what = say("{place}: line {line} is not as the register here makes it.", place=name, line=line)
        verdict.flaws.append(Flaw("not-reproduced", what, place=f"{name}:{line}"))


def _words(error: Problem | RegisterError | Refused) -> Sentence:
    """Return what is wrong, in words."""
    found = failures.problem_of(error)
    return found.sentences[0] if isinstance(found, Problem) else say("{detail}", detail=str(error))


def _first_difference(found: bytes, expected: bytes) -> int:
    """Return the number of the first line that differs."""
    lines, others = found.split(b"\n"), expected.split(b"\n")
    pairs = enumerate(zip(lines, others, strict=False), 1)
    return next((number for number, (one, other) in pairs if one != other), min(len(lines), len(others)) + 1)
