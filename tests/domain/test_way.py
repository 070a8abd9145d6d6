"""One territory project goes through the four phases, with no register."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.territory_project import TerritoryProject
from tests.support.charters import PHASES, charter, criterion
from tests.support.history import History


def test_a_project_goes_through_the_four_phases() -> None:
    history = History()
    history.do("charter adopt", rules=charter(criterion("c")), on="2016-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-02-01")
    answer = {"criterion": "c", "finding": "met", "because": "seen"}
    for year in range(2016, 2020):
        history.do("gate open", territory="venelles", on=f"{year}-03-01")
        asked = history.refusal("gate decide", territory="venelles", outcome="passed", on=f"{year}-04-01")
        assert asked == ["criterion-undecidable"]
        history.do("gate answer", territory="venelles", on=f"{year}-03-15", **answer)
        history.do("gate decide", territory="venelles", outcome="passed", on=f"{year}-04-01")
    project = history.reading().of(TerritoryProject, "venelles")
    assert [project.phases_at(date(year, 5, 1)) for year in range(2015, 2020)] == [(None,), *((p,) for p in PHASES)]
    assert history.refusal("gate open", territory="venelles") == ["last-phase"]
