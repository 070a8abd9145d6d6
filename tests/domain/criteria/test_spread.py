"""Spread, by hand: other territories and groups that start from the results of a territory."""

from __future__ import annotations

from programme.domain.vocabulary import Finding
from tests.support.one_gate import AIX, VENELLES, before_a_gate, findings, found

MET, UNMET, UNDECIDABLE = Finding.MET, Finding.UNMET, Finding.UNDECIDABLE


def test_results_are_spread_once_they_are_handed_over_to_another_group() -> None:
    history = before_a_gate(name="spread", at_least=1, handed_over=True)
    group = {"territory": AIX, "group": "Deuxième groupement"}
    history.do("territory spread", **group, on="2020-03")
    assert findings(history, "2020-12-31") == [UNMET]
    history.do("territory spread", **group, handed_over=["Cycle d'ateliers"], on="2020-09")
    assert findings(history, "2020-08-31", "2020-09-15", "2020-09-30") == [UNMET, UNDECIDABLE, MET]
    missing = found(history, "2020-08-31").found.missing
    assert missing is not None
    assert "handed over" in missing.template
    assert missing.values == {"found": 0, "wanted": 1}


def test_one_group_counts_once_however_often_it_receives() -> None:
    history = before_a_gate(name="spread", at_least=2)
    for name, handed_over in (("Second", "A"), ("second", "B")):
        history.do("territory spread", territory=AIX, group=name, handed_over=[handed_over], on="2020-01")
    assert findings(history, "2020-12-31") == [UNMET]
    missing = found(history, "2020-12-31").found.missing
    assert missing is not None
    assert missing.values == {"found": 1, "wanted": 2}
    history.do("territory spread", territory=VENELLES, origin=AIX, on="2020-02")
    assert findings(history, "2020-12-31") == [MET]


def test_it_is_the_territory_whose_results_are_spread_that_counts() -> None:
    for scope, expected in (("territory", [MET, UNMET]), ("programme", [MET, MET])):
        history = before_a_gate(name="spread", scope=scope)
        history.do("territory spread", territory=VENELLES, origin=AIX, on="2020-02")
        assert [*findings(history, "2020-12-31"), *findings(history, "2020-12-31", territory=VENELLES)] == expected


def test_in_the_whole_programme_it_counts_wherever_it_is() -> None:
    history = before_a_gate(name="spread", scope="programme")
    history.do("territory spread", territory=AIX, group="Deuxième groupement", on="2020-02")
    assert findings(history, "2020-12-31", territory=VENELLES) == [MET]
