"""What a report stands on: whether it is a draft or issued, and the checkpoint under which its entries are proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from programme.domain.sentences import Sentence, say
from programme.register.proofs.checkpoint import Checkpoint
from programme.register.proofs.note import to_base64
from programme.reports.document import Block, Code, Value, notes, pairs
from programme.reports.document import entries as listed


@dataclass(frozen=True, slots=True)
class Footing:
    """The status of a report, and its checkpoint, if any. A copy ``with_names`` is neither draft nor issued."""

    issued: bool = False
    checkpoint: Checkpoint | None = None
    with_names: bool = False

    @property
    def status(self) -> Sentence:
        """The status in words."""
        if self.with_names:
            return say("copy with the names of persons, which cannot be made again byte for byte")
        return say("issued") if self.issued else say("draft")

    @property
    def stored(self) -> str:
        """The status as scripts read it."""
        return "issued" if self.issued else "draft"

    @property
    def options(self) -> str:
        """The options that make a report on the same footing again; nothing is recorded a second time."""
        size = f" --checkpoint {self.checkpoint.size}" if self.checkpoint is not None else ""
        return size + (" --issue --dry-run" if self.issued else "")

    def proof(self, cited: Iterable[int]) -> tuple[Block, ...]:
        """Return what is said of the proof of the entries cited."""
        signed = self.checkpoint
        open_ = [position for position in cited if signed is None or position > signed.size]
        block = pairs(
            "proof",
            ("checkpoint", say("Signed checkpoint, entries"), signed.size if signed is not None else None),
            ("root", say("Root of these entries"), Code(to_base64(signed.root)) if signed is not None else None),
            ("open", say("Entries cited that are not sealed under it, not yet provable"), listed(open_)),
        )
        return (block, *notes("proof_remarks", self._remarks()))

    def _remarks(self) -> Iterator[Value]:
        if self.with_names:
            yield say("A copy with names carries no proof; the report without them does.")
            return
        if self.checkpoint is None:
            yield say("No checkpoint covers this report: nothing in it can be proven yet.")
        else:
            yield say("The proof of each entry stands at the end of the file; it verifies without the register.")
        if not self.issued:
            yield say("This is a draft: the register does not know it.")
        else:
            yield say("The register knows this report by the SHA-256 of its bytes.")
