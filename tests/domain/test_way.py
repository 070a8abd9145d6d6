"""One territory project goes through the four phases, with no register."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.territory_project import TerritoryProject
from programme.domain.charter import Charter
from tests.support.history import History

PHASES = ("amorcage", "consolidation", "decollage", "exemplarite")


def gate(name: str, start: str | None, end: str) -> dict[str, object]:
    criterion = {"id": "c", "must": True, "rule": "hypothesis", "fr": "x", "en": "x", "demand": {"name": "attested"}}
    return {"id": name, "from": start, "to": end, "decided_by": ["committee"], "criterion": [criterion]}


CHARTER = Charter.model_validate(
    {
        "id": "test",
        "title": {"fr": "Essai", "en": "Test"},
        "phases": [{"id": one, "fr": one, "en": one} for one in PHASES],
        "gate": [
            gate("selection", None, "amorcage"),
            *(gate(end, start, end) for start, end in zip(PHASES, PHASES[1:], strict=False)),
        ],
    }
)


def test_a_project_goes_through_the_four_phases() -> None:
    history = History()
    history.do("charter adopt", rules=CHARTER, on="2016-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    history.do("territory propose", territory="venelles", name="Venelles", on="2016-02-01")
    for year in range(2016, 2020):
        history.do("gate open", territory="venelles", on=f"{year}-03-01")
        asked = history.refusal("gate decide", territory="venelles", outcome="passed", on=f"{year}-04-01")
        assert asked == ["criterion-undecidable"]
        history.do("gate answer", territory="venelles", criterion="c", finding="met", because="seen", on=f"{year}-03-15")
        history.do("gate decide", territory="venelles", outcome="passed", on=f"{year}-04-01")
    project = history.reading().of(TerritoryProject, "venelles")
    assert [project.phases_at(date(year, 5, 1)) for year in range(2015, 2020)] == [(None,), *((p,) for p in PHASES)]
    assert history.refusal("gate open", territory="venelles") == ["last-phase"]
