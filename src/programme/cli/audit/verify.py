"""`programme audit verify`: the whole register, or a file that carries its own proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from programme.cli import failures
from programme.cli.audit.at_hand import held_against_register
from programme.cli.audit.deposits import compare_folder
from programme.cli.audit.keys import KEYS, problem_of_key, public, seal_files, trusted_keys
from programme.cli.output import data, write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import Sentence, say
from programme.register.errors import RegisterError
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.keys import PUBLIC, KeyUnusable
from programme.register.proofs.note import to_base64
from programme.register.proofs.offline import verify_bundle, verify_file
from programme.register.proofs.proof import InclusionProof
from programme.register.proofs.verification import Verdict
from programme.register.proofs.verification import verify as verified

SHOWN = 50  # problems told in words; all are counted
LISTED = 10_000  # problems listed in JSON; ``problems_found`` counts all


def verify(
    session: Session,
    *,
    file: str | None = None,
    tree: bool = False,
    keys: tuple[str, ...] = (),
    files: str | None = None,
) -> int:
    """Verify the register and, with ``--files``, a folder; or a file by itself. Print what was found.

    Returns the exit code.

    :raises Problem: a key cannot be used, or the folder is none.
    """
    if file is not None:
        verdict = _of_file(session, Path(file), keys)
        verdict.remarks += held_against_register(session, verdict)
    else:
        verdict = _of_register(session, tree=tree, keys=keys, files=files)
    origin = "register" if verdict.named else "outside" if keys else "beside"
    if session.json:
        write_json(_as_data(verdict, origin, session))
    else:
        _print(verdict, origin, session)
    return Code.DONE if verdict.ok else Code.REGISTER


def _of_register(session: Session, *, tree: bool, keys: tuple[str, ...], files: str | None) -> Verdict:
    trusted, verdict = trusted_keys(keys, session), Verdict()
    try:
        verdict = verified(session.register.recorder, seal_files(session), trusted, tree=tree)
        if not tree:
            verdict.flaws += _views(session)
        if files is not None:
            verdict.flaws += compare_folder(session.register, Path(files))
    except RegisterError as error:
        verdict.flaws.append(Flaw("damaged", _words(error)))
    return verdict


def _of_file(session: Session, path: Path, keys: tuple[str, ...]) -> Verdict:
    """Verify what carries its own proof, with the keys given, else those in the folder ``keys`` beside it."""
    beside = sorted((path.parent / KEYS).glob(f"*{PUBLIC}"))
    given = [public(one) for one in keys or (() if path.is_dir() else map(str, beside))]
    try:
        if path.is_dir():
            return verify_bundle(path, given)
        if _begins_as_report(path):
            from programme.cli.audit.reports import verify_report_file

            return verify_report_file(session, path, given)
        verdict, found = verify_file(path, given)
    except KeyUnusable as error:
        raise problem_of_key(error) from error
    if isinstance(found, InclusionProof) and not session.json:
        data(found.entry.decode(errors="backslashreplace"))
    return verdict


def _begins_as_report(path: Path) -> bool:
    from programme.reports.verification import is_report

    with path.open("rb") as file:
        return is_report(file.read(100))


def _views(session: Session) -> Iterator[Flaw]:
    """Yield the views that do not show what a replay of the entries shows."""
    from programme.cli.views.projection import ALL
    from programme.projections.base.comparison import differences

    for view, position in differences(session.register.recorder, session.place(), ALL.values()):
        sentence = say("The view {view} does not show what the entries say; it can be made again.", view=view)
        yield Flaw("view", sentence, position, f"view {view}")


def _words(error: RegisterError) -> Sentence:
    found = failures.problem_of(error)
    return found.sentences[0] if isinstance(found, Problem) else say("{detail}", detail=str(error))


def _as_data(verdict: Verdict, origin: str, session: Session) -> dict[str, Any]:
    seal = verdict.seal
    return {
        "ok": verdict.ok,
        "entries": verdict.entries,
        "root": to_base64(verdict.root),
        "checkpoint": str(seal.signed) if seal is not None else None,
        "unsealed": verdict.unsealed,
        "keys": [str(key) for key in verdict.keys],
        "keys_from": origin,
        "remarks": [session.speaker.sentence(one) for one in verdict.remarks],
        "problems_found": len(verdict.flaws),
        "problems": [
            {
                "position": flaw.position,
                "problem": session.speaker.sentence(flaw.sentence),
                "rule": flaw.rule,
                "place": flaw.place,
            }
            for flaw in verdict.flaws[:LISTED]
        ],
    }


def _print(verdict: Verdict, origin: str, session: Session) -> None:
    for line in (*_numbers(verdict), *_trust(verdict, origin), *verdict.remarks):
        data(session.speaker.sentence(line))
    for flaw in verdict.flaws[:SHOWN]:
        data(session.speaker.text("Problem: {what}", what=_placed(flaw)))
    if (more := len(verdict.flaws) - SHOWN) > 0:
        data(session.speaker.plural("One problem more: see --json.", "{number} problems more: see --json.", more))
    if verdict.ok:
        data(session.speaker.text("Everything agrees."))
    else:
        data(session.speaker.plural("One thing is wrong.", "{number} things are wrong.", len(verdict.flaws)))


def _placed(flaw: Flaw) -> Sentence:
    """Return what is wrong with the entry that it is about, where its own sentence does not name it."""
    if flaw.rule == "deposit" and flaw.position is not None:
        return say("entry {position}: {what}", position=flaw.position, what=flaw.sentence)
    return flaw.sentence


def _numbers(verdict: Verdict) -> Iterator[Sentence]:
    yield say("Entries: {entries}, root {root}.", entries=verdict.entries, root=to_base64(verdict.root))
    if verdict.seal is None:
        yield say("No checkpoint; unsealed entries: {unsealed}.", unsealed=verdict.unsealed)
        return
    yield say(
        "Sealed up to entry {size}; unsealed since: {unsealed}.", size=verdict.seal.size, unsealed=verdict.unsealed
    )
    for key in verdict.keys:
        yield say("Checked with the key {key}.", key=str(key))


def _trust(verdict: Verdict, origin: str) -> Iterator[Sentence]:
    """Yield that whoever made what was verified may have made the key too, unless it came from outside."""
    if verdict.seal is None or not verdict.keys:
        return
    if origin == "register":
        yield say("The register itself names that key: hold it against the one you were given, or use --key.")
    if origin == "beside":
        yield say("That key lies beside what it verifies: hold it against the one you were given, or use --key.")
