"""How a report carries its proof: folded away at the end of the page, in a block of code, or under a key."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import escape, unescape

from programme.register.proofs.note import MalformedNote
from programme.reports.proof import NO_DIGEST, Proof
from programme.reports.wording import Wording

_END = {"html": "</body>\n</html>\n", "md": "", "json": "\n}\n"}
_FOUND = {
    "html": re.compile(r'<details class="proof">\n<summary>[^<\n]*</summary>\n<pre>\n([^<]*)\n</pre>\n</details>\n'),
    "md": re.compile(r"\n```json\n(.*)\n```\n\Z", re.DOTALL),
    "json": re.compile(r',\n  "proof": (.*)\n\}\n\Z', re.DOTALL),
}
_BEGINNINGS = {"<!DOCTYPE html>": "html", "{": "json", "# ": "md"}


@dataclass(frozen=True, slots=True)
class Carried:
    """A report as a file: its format, its proof, and its text without the proof."""

    format: str
    proof: Proof
    text: str


def format_of(text: str) -> str | None:
    """Return the format of a report by how it begins, or None where it is none."""
    return next((found for start, found in _BEGINNINGS.items() if text.lstrip("\n").startswith(start)), None)


def with_proof(text: str, proof: Proof, wording: Wording) -> str:
    """Return the text of a report with its proof, and with the digest of the whole."""
    end, write = _END[wording.format], _WRITTEN[wording.format]
    block = write(str(replace(proof, digest=NO_DIGEST)), wording)
    whole = f"{text.removesuffix(end)}{block}{end}"
    return _with_digest(whole, NO_DIGEST, digest_of(whole))


def taken(text: str, format: str) -> Carried:
    """Return a report and the proof that it carries, in that format.

    :raises MalformedNote: it carries none, or one that is not written as it should be.
    """
    found = list(_FOUND[format].finditer(text))
    if len(found) != 1:
        raise MalformedNote("the report carries no proof")
    inside = found[0][1]
    proof = Proof.parse(unescape(inside) if format == "html" else inside)
    if format == "html" and _escaped(str(proof)) != inside:
        raise MalformedNote("the proof is not written in the one way")
    rest = _END["json"] if format == "json" else text[found[0].end() :]
    return Carried(format, proof, text[: found[0].start()] + rest)


def is_whole(text: str, proof: Proof) -> bool:
    """Return whether the digest in a proof is that of the file."""
    return digest_of(_with_digest(text, proof.digest, NO_DIGEST)) == proof.digest


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _with_digest(text: str, old: str, new: str) -> str:
    """Return the text with another digest in its proof: the last place where one stands so."""
    before, line, after = text.rpartition(f'"digest": "{old}"')
    return before + line.replace(old, new) + after


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _html(proof: str, wording: Wording) -> str:
    summary = _escaped(wording.t("Proof of the entries cited, for those who check"))
    return f'<details class="proof">\n<summary>{summary}</summary>\n<pre>\n{_escaped(proof)}\n</pre>\n</details>\n'


def _markdown(proof: str, wording: Wording) -> str:
    return f"\n## {wording.t('Proof of the entries cited, for those who check')}\n\n```json\n{proof}\n```\n"


def _json(proof: str, _wording: Wording) -> str:
    return f',\n  "proof": {proof}'


_WRITTEN = {"html": _html, "md": _markdown, "json": _json}
