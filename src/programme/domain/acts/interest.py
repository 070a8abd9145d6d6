"""Acts on interests: declared by the member or, where it has not, noted by someone else for reports to flag."""

from __future__ import annotations

from typing import ClassVar

from programme.domain.acts.act import Circumstances, New, Obstacles, argument, asked, option
from programme.domain.acts.body import BodyAct
from programme.domain.acts.known import known_territory
from programme.domain.event import Event
from programme.domain.events import InterestDeclared, InterestNoted
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import OfficeId, TerritoryId, Text


class DeclareInterest(BodyAct):
    """Record an interest that a member declares."""

    verb: ClassVar[str] = "interest"
    french: ClassVar[tuple[str, str]] = ("instance", "interet")
    records: ClassVar[tuple[type[Event], ...]] = (InterestDeclared,)
    example: ClassVar[str] = 'programme body interest comite-interne pilot --about "Activité de conseil"'

    office: OfficeId = argument("The office that declares.", examples=["pilot"])
    about: Text = asked("What the interest is.")
    territory: TerritoryId | None = option("The territory it is about.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the declaration."""
        self.known(reading, obstacles)
        known_territory(self.territory, reading, obstacles)
        fields = {"body": self.body, "office": self.office, "about": self.about, "territory": self.territory}
        return [self.happening(InterestDeclared, self.day(now), **fields)]


class FlagInterest(BodyAct):
    """Note an interest of a member that the member has not declared, such as several roles held at once."""

    verb: ClassVar[str] = "flag"
    french: ClassVar[tuple[str, str]] = ("instance", "signaler")
    records: ClassVar[tuple[type[Event], ...]] = (InterestNoted,)
    example: ClassVar[str] = (
        'programme body flag comite-interne pilot --about "Aussi vice-présidente et consultante RSE"'
    )

    office: OfficeId = argument("The office that has the interest.", examples=["pilot"])
    about: Text = asked("What the interest is.")
    noted_by: OfficeId | None = option("The office that notes it; the one who records if not given.")
    territory: TerritoryId | None = option("The territory it is about.")

    def decide(self, reading: Reading, now: Circumstances, obstacles: Obstacles) -> list[New]:
        """Return the note; an interest of one's own is declared."""
        self.known(reading, obstacles)
        known_territory(self.territory, reading, obstacles)
        noted_by = self.noted_by or now.by
        own = say("An interest of one's own is declared, not noted.")
        advice = f"programme body interest {self.body} {self.office} --about …"
        obstacles.unless(noted_by != self.office, "own-interest", own, advice=advice)
        fields = {"body": self.body, "office": self.office, "about": self.about, "territory": self.territory}
        return [self.happening(InterestNoted, self.day(now), noted_by=noted_by, **fields)]
