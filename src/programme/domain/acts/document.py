"""Acts on documents: announced, drafted, validated, signed, filed."""

from __future__ import annotations

from typing import Any, ClassVar

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, argument, asked, existing, option
from programme.domain.acts.known import known_territories
from programme.domain.acts.stakeholder import BORN as STAKEHOLDER_BORN
from programme.domain.aggregates.document import Document
from programme.domain.aggregates.stakeholder import Stakeholder
from programme.domain.dates import ImpreciseDate
from programme.domain.event import Event
from programme.domain.events import DocumentAnnounced, DocumentDrafted, DocumentFiled, DocumentSigned, DocumentValidated
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import Count, DocumentId, DocumentKindId, Hash, StakeholderId, TerritoryId, Title


class _DocumentAct(Act):
    """One status of a document; the first fact about it says what it is."""

    noun: ClassVar[str] = "document"
    creates: ClassVar[str | None] = "document"

    document: DocumentId = argument("The document.", examples=["convention-aix"])
    title: Title | None = option("What it is called; asked for the first time only.")
    kind: DocumentKindId | None = option("Its kind, as criteria name it; asked for the first time only.")
    territories: tuple[TerritoryId, ...] = option(
        "A territory it is about; the whole programme if none is given, the first time.", (), name="territory"
    )

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the fact, which repeats what the document is."""
        document = reading.of(Document, self.document)
        described = self._described(document, reading, obstacles)
        more = self.more(document, reading, obstacles)
        if described is None:
            return []
        (event,) = self.records
        return [self.happening(event, self.day(now), document=self.document, **described, **more)]

    def more(self, document: Document, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return the fields that this status has beside the others."""
        del document, reading, obstacles  # which some statuses need
        return {}

    def _described(self, document: Document, reading: Reading, obstacles: Obstacles) -> dict[str, Any] | None:
        """Return title, kind and territories: as given for a new document, as known of another."""
        known = document.description
        given = {"title": self.title, "kind": self.kind, "territories": self.territories}
        if known is not None:
            said = {name: getattr(known, name) for name in given}
            other = tuple(name for name, value in given.items() if value and value != said[name])
            advice = f"programme entry annul {document.facts[0].position} --reason …"
            sentence = say("{document} is already described otherwise: {fields}.", document=self.document, fields=other)
            obstacles.unless(not other, "described-otherwise", sentence, advice=advice)
            return said
        known_territories(self.territories, reading, obstacles)
        new = say("{document} is new: say what it is called.", document=self.document)
        obstacles.unless(self.title is not None, "title-missing", new, advice="--title")
        kind = say("{document} is new: say of which kind it is.", document=self.document)
        obstacles.unless(self.kind is not None, "kind-missing", kind, advice="--kind")
        return given if self.title is not None and self.kind is not None else None


class AnnounceDocument(_DocumentAct):
    """Record that a document is promised."""

    verb: ClassVar[str] = "announce"
    french: ClassVar[tuple[str, str]] = ("piece", "annoncer")
    records: ClassVar[tuple[type[Event], ...]] = (DocumentAnnounced,)
    example: ClassVar[str] = (
        'programme document announce protocole --title "Protocole de coordination" --kind protocol --due 2018-06'
    )

    due: ImpreciseDate | None = option("When it is to be there.")

    def more(self, document: Document, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return when it is to be there."""
        del document, reading, obstacles  # which other statuses need
        return {"due": self.due}


class DraftDocument(_DocumentAct):
    """Record that a document is written."""

    verb: ClassVar[str] = "draft"
    french: ClassVar[tuple[str, str]] = ("piece", "rediger")
    records: ClassVar[tuple[type[Event], ...]] = (DocumentDrafted,)
    example: ClassVar[str] = "programme document draft convention-aix --on 2018-01-12"


class ValidateDocument(_DocumentAct):
    """Record that a document is agreed on as it stands."""

    verb: ClassVar[str] = "validate"
    french: ClassVar[tuple[str, str]] = ("piece", "valider")
    records: ClassVar[tuple[type[Event], ...]] = (DocumentValidated,)
    example: ClassVar[str] = "programme document validate convention-aix --on 2018-02-05"


class SignDocument(_DocumentAct):
    """Record that a document is signed."""

    verb: ClassVar[str] = "sign"
    french: ClassVar[tuple[str, str]] = ("piece", "signer")
    records: ClassVar[tuple[type[Event], ...]] = (DocumentSigned,)
    example: ClassVar[str] = "programme document sign convention-aix --signatory ville-d-aix --on 2018-03-15"

    signatories: tuple[StakeholderId, ...] = option("A stakeholder that signs.", (), name="signatory")

    def more(self, document: Document, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return who signs."""
        del document  # which other statuses need
        for one in self.signatories:
            existing(obstacles, reading, Stakeholder, one, *STAKEHOLDER_BORN)
        return {"signatories": self.signatories}


class FileDocument(_DocumentAct):
    """Record that a file is deposited, by its fingerprint; the file itself stays outside the register."""

    verb: ClassVar[str] = "file"
    french: ClassVar[tuple[str, str]] = ("piece", "verser")
    records: ClassVar[tuple[type[Event], ...]] = (DocumentFiled,)
    example: ClassVar[str] = "programme document file convention-aix convention-signee.pdf --on 2018-03-20"

    sha256: Hash = asked("The SHA-256 of the file: 64 hexadecimal digits. The command makes it from FILE.")
    file: Title | None = option("What the file is called.", name="file-name")
    size: Count | None = option("How many bytes the file has.")

    def more(self, document: Document, reading: Reading, obstacles: Obstacles) -> dict[str, Any]:
        """Return the fingerprint, of a file that is not deposited yet, with its name and size."""
        del reading  # which other statuses need
        filed = document.hashes.get(self.sha256)
        position = filed.position if filed is not None else 0
        again = say("This file is already deposited (entry {position}).", position=position)
        obstacles.unless(filed is None, "already-filed", again, advice=f"programme entry show {position}")
        return {"sha256": self.sha256, "file": self.file, "size": self.size}
